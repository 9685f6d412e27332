"""The words that tie a handover to an agreement are found in every language, with their hints."""

from __future__ import annotations

import pytest

from homeward.geo.gazetteer import Gazetteer
from homeward.model import Kind
from homeward.read.findings import Agreement
from homeward.read.places import Places
from homeward.read.reading import read_text

ISTANBUL = "geonames:745044"


@pytest.fixture(scope="session")
def places(gazetteer: Gazetteer) -> Places:
    return Places(gazetteer)


def tied(text: str, places: Places) -> list[Agreement]:
    """Return the agreements of the news."""
    found = [
        agreement
        for event in read_text(text, places=places).events
        if event.focus and event.kind is Kind.BODY_REPATRIATION
        for agreement in event.agreements
    ]
    assert all(text[each.quote.start : each.quote.end] == each.quote.exact for each in found)
    return found


@pytest.mark.parametrize(
    ("text", "words", "hints"),
    [
        (
            "Kyiv, 12 June 2025. Ukraine received the bodies of 517 soldiers on Thursday, within "
            "the 6,000 agreed on 2 June, the Coordination Headquarters said.",
            "within the 6,000 agreed on 2 June",
            ((), "--06-02", 6000),
        ),
        (
            "Kyiv, 12 June 2025. Ukraine received the bodies of 517 soldiers on Thursday. The "
            "handover was made in line with the agreements reached in Istanbul, officials said.",
            "in line with the agreements reached in Istanbul",
            ((ISTANBUL,), "", None),
        ),
        (
            "Київ, 12 червня 2025. Україна повернула тіла 517 військових у четвер. Репатріація "
            "відбулася в межах домовленостей, досягнутих 2 червня у Стамбулі, повідомив "
            "Координаційний штаб.",
            "в межах домовленостей, досягнутих 2 червня у Стамбулі",
            ((ISTANBUL,), "--06-02", None),
        ),
        (
            "Москва, 12 июня 2025. Россия передала Украине тела 517 военнослужащих. Передача "
            "прошла в рамках стамбульских договоренностей, сообщило Минобороны России.",
            "в рамках стамбульских договоренностей",
            ((ISTANBUL,), "", None),
        ),
        (
            "12 Haziran 2025. Rusya, Ukrayna'ya 517 askerin cenazesini teslim etti. Teslim, "
            "İstanbul'da 2 Haziran'da varılan anlaşma kapsamında yapıldı, dedi bakanlık.",
            "İstanbul'da 2 Haziran'da varılan anlaşma kapsamında",
            ((ISTANBUL,), "--06-02", None),
        ),
    ],
)
def test_words_under_an_agreement_are_found(
    text: str, words: str, hints: tuple[object, ...], places: Places
) -> None:
    (agreement,) = tied(text, places)
    assert agreement.quote.exact == words
    assert (agreement.venues, agreement.day, agreement.people) == hints


@pytest.mark.parametrize(
    "text",
    [
        "12 June 2025. Ukraine received the bodies of 517 soldiers on Thursday. The sides agreed "
        "on another swap.",
        "12 June 2025. Ukraine received the bodies of 517 soldiers on Thursday, within two days of "
        "the talks.",
        "12 червня 2025. Україна повернула тіла 517 військових у четвер. Сторони досягли нових "
        "домовленостей.",
        "12 июня 2025. Россия передала Украине тела 517 военнослужащих. Стороны заключили "
        "соглашение.",
        "12 Haziran 2025. Rusya, Ukrayna'ya 517 askerin cenazesini teslim etti. Taraflar yeni bir "
        "anlaşma imzaladı.",
    ],
)
def test_a_new_agreement_ties_nothing(text: str, places: Places) -> None:
    assert tied(text, places) == []
