"""Roles of places: what happened there, and what only names the people."""

from __future__ import annotations

import datetime as dt

import pytest

from homeward.read.places import Places
from homeward.read.reading import read_text

PUBLISHED = dt.date(2025, 8, 15)


def roles(text: str, places: Places) -> set[tuple[str, str]]:
    reading = read_text(text, places=places, published=PUBLISHED)
    return {(p.name, p.role.value) for event in reading.events for p in event.places}


@pytest.mark.parametrize(
    "text",
    [
        "206 Ukrainian and Russian prisoners swapped in Kursk captives' deal on Thursday.",
        "The exchange took place on Thursday: Ukraine let go of 103 Russians captured in the "
        "Kursk region.",
        "Tatyana Moskalkova, the commissioner in Moscow, said that Russia had undertaken to "
        "release 400 Ukrainians.",
    ],
)
def test_where_people_were_captured_or_sit_in_office_nothing_is_handed_over(
    text: str, places: Places
) -> None:
    assert roles(text, places) == set()


def test_where_the_exchange_took_place_it_was_handed_over(places: Places) -> None:
    text = "The exchange of 84 Ukrainian prisoners took place on Thursday in the Chernihiv region."
    assert roles(text, places) == {("Chernihiv Oblast", "handover")}


def test_planes_carry_the_freed_to_where_they_go(places: Places) -> None:
    text = (
        "Ukraine freed 84 Russian prisoners on Thursday. Aircraft of the Aerospace Forces will "
        "carry them to Moscow, the Russian Defence Ministry said."
    )
    assert roles(text, places) == {("Moscow", "destination")}


def test_who_confirms_the_figure_of_an_undertaking_is_its_claimant(places: Places) -> None:
    text = (
        "Делегації України та Росії зустрілися у Стамбулі в четвер.\n\n"
        "Домовлено повернути по 6 тисяч тіл загиблих воїнів з кожної сторони. "
        "Цю цифру підтвердив заступник міністра Сергій Кислиця."
    )
    events = read_text(text, places=places, published=PUBLISHED).events
    promise = next(e for e in events if e.kind.value == "commitment")
    assert "Сергій Кислиця" in {c.claimant for c in promise.claims}
