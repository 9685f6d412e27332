"""The marked text is the text, whole and in order, with every quote in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from homeward.geo.gazetteer import Gazetteer
from homeward.model import Count
from homeward.read.places import Places
from homeward.read.reading import read_document
from homeward.settings import PROJECT_FOLDER
from homeward.store.proposals import Proposal, SettledBy, State
from homeward.view.choosing import choosing_map
from homeward.view.proposals import LONGEST_TEXT, count_words, legend, segments, told

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
                if quote.start <= piece["start"] < quote.end and piece["colours"]
            )
            assert marked == quote.exact


def test_a_text_without_events_is_one_plain_piece() -> None:
    assert segments("Nothing.", []) == [
        {"text": "Nothing.", "start": 0, "end": 8, "colours": [], "place": ""}
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
    for value in shown["values"]:
        assert text[value["start"] : value["end"]] == value["exact"]
    assert "The parts that the text tells do not make its total." in shown["notes"]


def test_the_legend_names_only_the_kinds_there_are(gazetteer: Gazetteer) -> None:
    _, proposals = read(DOCUMENTS / "founding_563.txt", gazetteer)
    assert [each["name"] for each in legend(proposals)] == ["Repatriation of bodies"]
    assert legend([]) == []


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
