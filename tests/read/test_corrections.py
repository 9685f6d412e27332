"""Numbers that a text takes back, days written in words, and numbers that belong to names."""

from __future__ import annotations

import datetime as dt

import pytest

from homeward.read.places import Places
from homeward.read.reading import read_text

PUBLISHED = dt.date(2025, 6, 12)


def events(text: str, places: Places) -> set[tuple[str, str | None, int | None, int | None]]:
    reading = read_text(text, places=places, published=PUBLISHED)
    return {
        (
            e.kind.value,
            e.date,
            e.to_ukraine.best if e.to_ukraine else None,
            e.to_russia.best if e.to_russia else None,
        )
        for e in reading.events
    }


@pytest.mark.parametrize(
    "text",
    [
        "Russia hands over bodies\n\nRussia handed over 44 bodies to Ukraine on Wednesday.\n\n"
        "Correction: an earlier version of this report said that 62 bodies were handed over.",
        "Росія передала тіла\n\nУ середу Росія передала Україні 44 тіла полеглих.\n\n"
        "Виправлено: у першій версії новини йшлося про 62 тіла.",
        "Россия передала тела\n\nВ среду Россия передала Украине 44 тела погибших.\n\n"
        "Исправлено: в предыдущей версии новости говорилось о 62 телах.",
        "Россия передала тела\n\nВ среду Россия передала Украине не 62, а 44 тела погибших.",
    ],
)
def test_number_that_a_correction_takes_back_is_not_counted(text: str, places: Places) -> None:
    assert events(text, places) == {("body_repatriation", "2025-06-11", 44, None)}


def test_number_that_a_correction_sets_right_is_counted(places: Places) -> None:
    text = (
        "Росія передала тіла\n\nУ середу Росія передала Україні тіла полеглих.\n\n"
        "Редакція помилково написала про 62 тіла, насправді Україні передали 44 тіла."
    )
    assert events(text, places) == {("body_repatriation", "2025-06-11", 44, None)}


@pytest.mark.parametrize(
    "text",
    [
        "Двадцять дев'ятого травня Росія передала Україні тіла сорока чотирьох полеглих воїнів.",
        "Двадцать девятого мая Россия передала Украине тела сорока четырех погибших солдат.",
        "On the twenty-ninth of May Russia handed Ukraine the bodies of forty-four soldiers.",
    ],
)
def test_day_in_words_dates_a_handover_counted_in_words(text: str, places: Places) -> None:
    assert events(text, places) == {("body_repatriation", "2025-05-29", 44, None)}


def test_number_of_an_aircraft_counts_nobody(places: Places) -> None:
    text = (
        "Кремль: тела с борта Ил-76 готовы передать\n\n"
        "Россия готова передать Украине тела 65 военных, заявили в Кремле 11 июня."
    )
    assert events(text, places) == {("commitment", "2025-06-11", 65, None)}


def test_lines_of_a_chronology_have_the_day_that_opens_them(places: Places) -> None:
    text = (
        "Обмены телами: хроника\n\n"
        "2 мая: крупнейшая операция весны. Украине передали 250 тел, России – 38.\n"
        "28 мая: Украине передали 80 тел."
    )
    assert events(text, places) == {
        ("body_repatriation", "2025-05-02", 250, 38),
        ("body_repatriation", "2025-05-28", 80, None),
    }


def test_exchange_dated_after_the_publication_has_not_happened(places: Places) -> None:
    text = (
        "Песков: шесть тысяч тел\n\n"
        "О третьем раунде переговоров Песков сказал, что дату назовут после 22 июня в Стамбуле."
    )
    assert events(text, places) == set()
