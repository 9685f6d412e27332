"""A review tells each matter under the name of its chapter."""

from __future__ import annotations

import datetime as dt

import pytest

from homeward.model import Kind
from homeward.read.places import Places
from homeward.read.reading import read_text

PUBLISHED = dt.date(2025, 8, 15)
TALKS = {
    "en": "Delegations of Ukraine and Russia held the third round of talks in Istanbul on 23 July.",
    "uk": "Делегації України та Росії провели третій раунд переговорів у Стамбулі 23 липня.",
    "ru": "Делегации Украины и России провели третий раунд переговоров в Стамбуле 23 июля.",
    "tr": "Ukrayna ve Rusya heyetleri 23 Temmuz'da İstanbul'da üçüncü tur müzakereleri yaptı.",
}


@pytest.mark.parametrize(
    ("name", "kind"),
    [("The fallen.", Kind.BODY_REPATRIATION), ("Captives.", Kind.PRISONER_EXCHANGE)],
)
def test_chapter_says_who_was_returned(name: str, kind: Kind, places: Places) -> None:
    text = (
        "JULY IN UKRAINE\n\nPrisoners and the fallen came home from Russia.\n\n"
        f"{name} A thousand soldiers were returned to Ukraine on 17 July."
    )
    events = read_text(text, places=places, published=PUBLISHED).events
    assert {e.kind for e in events if e.to_ukraine and e.to_ukraine.best == 1000} == {kind}


@pytest.mark.parametrize(
    ("language", "name", "held"),
    [
        ("en", "Sport.", False), ("en", "Talks.", True), ("en", "Sport helped, he says.", True),
        ("uk", "Спорт.", False), ("uk", "Перемовини.", True),
        ("ru", "Спорт.", False), ("ru", "Переговоры.", True),
        ("tr", "Spor.", False), ("tr", "Müzakereler.", True),
    ],
)  # fmt: skip
def test_chapter_on_sport_holds_no_round_of_talks(
    language: str, name: str, held: bool, places: Places
) -> None:
    events = read_text(f"{name} {TALKS[language]}", places=places, published=PUBLISHED).events
    assert any(e.kind is Kind.NEGOTIATION_ROUND for e in events) is held
