"""Places of any country in running text, and names that only look like them."""

from __future__ import annotations

import pytest

from homeward.geo.gazetteer import Gazetteer
from homeward.read.mentions import MentionFinder
from homeward.settings import PROJECT_FOLDER


@pytest.fixture(scope="module")
def finder() -> MentionFinder:
    return MentionFinder(Gazetteer.load(PROJECT_FOLDER / "data"))


def found(finder: MentionFinder, text: str) -> list[tuple[str, str | None]]:
    return [(m.text, m.candidates[0].place.country) for m in finder.find(text)]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Floods hit Bologna in northern Italy.", [("Bologna", "IT"), ("Italy", "IT")]),
        ("He flew from Nairobi to Los Angeles.", [("Nairobi", "KE"), ("Los Angeles", "US")]),
        ("Президент прибув до Києва.", [("Києва", "UA")]),
        ("Görüşmeler İstanbul'da yapıldı.", [("İstanbul", "TR")]),
        (
            "Fires spread in California, and Bavaria sent help.",
            [("California", "US"), ("Bavaria", "DE")],
        ),
    ],
)
def test_places_are_found(
    finder: MentionFinder, text: str, places: list[tuple[str, str | None]]
) -> None:
    assert found(finder, text) == places


@pytest.mark.parametrize(
    "text",
    [
        "Jack London wrote about dogs.",
        "The Bank of England kept its rate.",
        "They may march on in august company.",
        "The Washington Post reported it.",
    ],
)
def test_persons_institutions_and_words_are_no_places(finder: MentionFinder, text: str) -> None:
    assert found(finder, text) == []


def test_offsets_are_those_of_the_text(finder: MentionFinder) -> None:
    text = "Сьогодні в Парижі — і в Paris, France."
    for mention in finder.find(text):
        assert text[mention.start : mention.end] == mention.text


def test_a_region_of_any_country_is_an_area(finder: MentionFinder) -> None:
    (mention,) = finder.find("Snow fell all over Catalonia.")
    assert mention.candidates[0].place.place_id == "iso:ES-CT"
    assert mention.candidates[0].place.geo_precision == "admin1"


def test_a_turkish_ending_is_cut_off_only_where_the_text_may_be_turkish(
    finder: MentionFinder,
) -> None:
    text = "Heyet Ankara'da kaldı."
    assert [m.text for m in finder.find(text, language="tr")] == ["Ankara"]
    assert [m.text for m in finder.find("She left Paris' suburbs.", language="fr")] == ["Paris"]
