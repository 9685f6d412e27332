"""Own-words documents in four languages, one hard case each, with what a careful reader finds."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from homeward.model import Count
from homeward.read.places import Places
from homeward.read.reading import Reading, read_text

TESTS = Path(__file__).parent.parent
NAMES = sorted(path.stem for path in (TESTS / "documents").glob("*.txt"))


def best(count: Count | None) -> int | None:
    return None if count is None else (count.best if count.best is not None else count.low)


def read(name: str, places: Places) -> tuple[Reading, dict]:
    golden = json.loads((TESTS / "golden" / f"{name}.json").read_text("utf-8"))
    published = golden.get("published")
    text = (TESTS / "documents" / f"{name}.txt").read_text("utf-8")
    day = dt.date.fromisoformat(published) if published else None
    return read_text(text, places=places, published=day), golden


@pytest.mark.parametrize("name", NAMES)
def test_document_reads_as_a_careful_reader_reads_it(name: str, places: Places) -> None:
    reading, golden = read(name, places)
    found = [(e.kind.value, e.date, best(e.to_ukraine), best(e.to_russia)) for e in reading.events]
    wanted = [(e["kind"], e["date"], e["to_ukraine"], e["to_russia"]) for e in golden["events"]]
    assert sorted(map(str, found)) == sorted(map(str, wanted))
    assert (
        sorted({f for e in reading.events for f in e.flags} - {"date_inferred"}) == golden["flags"]
    )


@pytest.mark.parametrize("name", NAMES)
def test_places_have_their_roles_and_shares(name: str, places: Places) -> None:
    reading, golden = read(name, places)
    if "places" not in golden:
        pytest.skip("places are not what this document tests")
    found = {(p.name, p.role.value, p.count) for e in reading.events for p in e.places}
    assert found == {(p["name"], p["role"], p["count"]) for p in golden["places"]}


@pytest.mark.parametrize("name", NAMES)
def test_claims_name_their_claimants_and_quote_exactly(name: str, places: Places) -> None:
    reading, golden = read(name, places)
    said = " | ".join(str(c.claimant) for e in reading.events for c in e.claims)
    for claimant in golden.get("claimants", []):
        assert claimant in said
    for event in reading.events:
        assert event.claims
        for quote in [c.quote for c in event.claims] + [p.quote for p in event.places]:
            assert reading.text[quote.start : quote.end] == quote.exact


@pytest.mark.parametrize("name", ["founding_563", "founding_1212"])
def test_undated_document_is_dated_by_what_it_mentions(name: str, places: Places) -> None:
    reading, golden = read(name, places)
    assert reading.published.method == "solved"
    assert reading.published.days is not None
    assert [day.isoformat() for day in reading.published.days] == golden["solved"]
