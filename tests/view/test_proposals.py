"""The marked text is the text, whole and in order, with every quote in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from homeward.geo.gazetteer import Gazetteer
from homeward.model import Count, Kind
from homeward.read.places import Places
from homeward.read.reading import read_document
from homeward.settings import PROJECT_FOLDER
from homeward.store.marks import marks_of
from homeward.store.proposals import Proposal, SettledBy, State
from homeward.view.choosing import choosing_map
from homeward.view.marking import LINES, LONGEST_TEXT, legend, segments
from homeward.view.proposals import count_words, told

DOCUMENTS = PROJECT_FOLDER / "tests" / "documents"
NAMES = ["founding_1212.txt", "founding_563.txt", "uk_two_sides.txt", "tr_exchange.txt"]


def read(path: Path, gazetteer: Gazetteer) -> tuple[str, list[Proposal]]:
    reading = read_document(path.read_bytes(), path.name, places=Places(gazetteer))
    made = [
        Proposal(
            proposal_id=f"x.{position}", document_id="sha256:x", position=position, found=event,
            corrected=None, state=State.PROPOSED, settled_by=SettledBy.NOBODY, event_id=None,
            reason="", version=1,
        )
        for position, event in enumerate(reading.events, start=1)
    ]  # fmt: skip
    return reading.text, made


@pytest.mark.parametrize("name", NAMES)
def test_the_pieces_are_the_text_and_every_quote_is_marked(name: str, gazetteer: Gazetteer) -> None:
    text, proposals = read(DOCUMENTS / name, gazetteer)
    pieces = segments(text, proposals)
    assert "".join(piece["text"] for piece in pieces) == text
    assert all(text[piece["start"] : piece["end"]] == piece["text"] for piece in pieces)
    assert proposals
    for proposal in proposals:
        for claim in proposal.event.claims:
            quote = claim.quote
            marked = "".join(
                piece["text"]
                for piece in pieces
                if quote.start <= piece["start"] < quote.end and piece["kinds"]
            )
            assert marked == quote.exact


def test_a_text_without_events_is_one_plain_piece() -> None:
    assert segments("Nothing.", []) == [
        {"text": "Nothing.", "start": 0, "end": 8, "kinds": [], "marks": []}
    ]


def test_a_very_long_text_is_cut(gazetteer: Gazetteer) -> None:
    pieces = segments("a" * (LONGEST_TEXT + 5), [])
    assert sum(len(piece["text"]) for piece in pieces) == LONGEST_TEXT


def test_each_value_has_its_words(gazetteer: Gazetteer) -> None:
    text, proposals = read(DOCUMENTS / "founding_563.txt", gazetteer)
    shown = told(proposals[0], places=gazetteer)
    values = {value["value"]: value for value in shown["values"]}
    assert "Donetsk Oblast, 320 (oblast or region)" in values
    assert "563" in values["563"]["exact"]
    date, *others = shown["values"]
    assert (date["value"], "exact" in date) == ("2024", False), "no words of the text say 2024"
    for value in others:
        assert text[value["start"] : value["end"]] == value["exact"]
    assert "The parts that the text tells do not make its total." in shown["notes"]


def test_the_legend_names_only_the_marks_there_are(gazetteer: Gazetteer) -> None:
    text, proposals = read(DOCUMENTS / "founding_563.txt", gazetteer)
    names = [each["name"] for each in legend(segments(text, proposals), proposals)]
    assert names[0] == "Repatriation of bodies"
    assert "Name of a place" in names
    assert "Negotiation round" not in names
    assert legend([], []) == []


LEFT_ASIDE = """Kyiv, 4 May 2026

Ukraine received the bodies of 517 soldiers on Monday, officials in Kyiv said.

Another paragraph tells of the weather, which was fine.

Another paragraph tells of the weather, which was fine.

Read also
"""


def test_what_was_left_aside_and_the_words_of_dates_are_marked(gazetteer: Gazetteer) -> None:
    reading = read_document(LEFT_ASIDE.encode(), "a.txt", places=Places(gazetteer))
    text, proposals = reading.text, [
        Proposal(
            proposal_id="x.1", document_id="x", position=1, found=reading.events[0],
            corrected=None, state=State.PROPOSED, settled_by=SettledBy.NOBODY, event_id=None,
            reason="", version=1,
        )
    ]  # fmt: skip
    pieces = segments(text, proposals, marks_of(reading))
    assert "".join(piece["text"] for piece in pieces) == text, "nothing is deleted"

    def marked(name: str) -> list[str]:
        return [piece["text"] for piece in pieces if name in piece["marks"]]

    assert marked("repeat") == ["Another paragraph tells of the weather, which was fine."]
    assert marked("boilerplate") == ["Read also"]
    assert marked("date") == ["4 May 2026", "Monday"]
    names = [each["name"] for each in legend(pieces, proposals)]
    assert {"Words of a date", "Left aside: told before"} <= set(names)
    date = told(proposals[0], places=gazetteer)["values"][0]
    assert (date["name"], date["exact"]) == ("Date", "Monday")


def test_every_kind_underlines_in_its_own_way() -> None:
    assert len(set(LINES.values())) == len(Kind)


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (Count.exactly(1212), "1,212"),
        (Count(low=1000), "at least 1,000"),
        (Count(low=1000, best=1200, high=1300), "1,000–1,300, best 1,200"),
        (Count(best=7), "7"),
        (Count(), "not told"),
    ],
)
def test_a_count_is_written_as_a_range(count: Count, words: str) -> None:
    assert count_words(count) == words


def test_the_choosing_map_holds_every_candidate_and_nothing_from_elsewhere(
    gazetteer: Gazetteer,
) -> None:
    places = [gazetteer[each] for each in ("iso:UA-14", "geonames:709717", "geonames:565348")]
    spec = choosing_map(places, chosen="geonames:709717", data_folder=PROJECT_FOLDER / "data")
    rows = spec["layer"][1]["data"]["values"]
    assert {row["place_id"] for row in rows} == {place.place_id for place in places}
    assert rows[-1]["place_id"] == "geonames:709717"
    assert "http" not in str(spec)
    assert 1 < len(spec["layer"][0]["data"]["values"]) < 90
