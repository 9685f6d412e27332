"""The annotated articles: events, counts, places and quotes must stay as good as they are."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from homeward.model import Count
from homeward.read.findings import Event
from homeward.read.places import Places
from homeward.read.reading import Reading, read_text

CORPUS = Path(__file__).parent.parent / "corpus"
FOLDERS = {
    path.stem: folder
    for folder in (CORPUS, CORPUS / "more")
    for path in sorted((folder / "gold").glob("*.json"))
}
IDS = sorted(FOLDERS)
KNOWN_GAPS = {
    "203": "an essay that names neither side and counts the dead as sacks",
    "406": "a live blog whose today is the day before the publication",
    "409": "a report that counts the dead without saying of what it speaks",
    "411": "an interview that speaks of bodies in its last answer only",
    "413": "an exchange whose numbers only the agreement before it gives",
    "418": "one more told by his name in the text and not in the headline",
    "445": "an undertaking whose other half only the other side tells",
    "448": "figures of the week, one thing a line",
    "468": "an offer whose day only the known talks give",
    "423": "three dead told by their names in a text about captives",
}
INVENTED = {
    "203": "an essay that names neither side and counts the dead as sacks",
    "413": "an exchange whose numbers only the agreement before it gives",
    "448": "figures of the week, one thing a line",
    "427": "consultations that only produced an agreement",
    "315": "an old exchange that is named only as the time since when",
}


@pytest.fixture(scope="module")
def readings(places: Places) -> dict[str, Reading]:
    found = {}
    for name in IDS:
        told = json.loads((FOLDERS[name] / "texts" / f"{name}.json").read_text("utf-8"))[
            "published"
        ]
        day = None if told == "unknown" else dt.date.fromisoformat(told)
        text = (FOLDERS[name] / "texts" / f"{name}.txt").read_text("utf-8")
        found[name] = read_text(text, places=places, published=day)
    return found


def gold_events(name: str) -> list[dict]:
    return json.loads((FOLDERS[name] / "gold" / f"{name}.json").read_text("utf-8"))["events"]


def best(count: Count | dict | None) -> int | None:
    if isinstance(count, Count):
        return count.best if count.best is not None else count.low
    return None if count is None else count["best"]


def fits(event: Event, gold: dict) -> bool:
    return (
        event.kind.value == gold["kind"]
        and event.date == gold["date"]
        and best(event.to_ukraine) == best(gold["to_ukraine"])
        and best(event.to_russia) == best(gold["to_russia"])
    )


@pytest.mark.parametrize("name", IDS)
def test_the_news_is_found_with_day_and_counts(name: str, readings: dict[str, Reading]) -> None:
    if name in KNOWN_GAPS:
        pytest.xfail(KNOWN_GAPS[name])
    for gold in gold_events(name):
        if gold["focus"]:
            assert any(fits(event, gold) for event in readings[name].events), gold


@pytest.mark.parametrize("name", IDS)
def test_nothing_is_invented(name: str, readings: dict[str, Reading]) -> None:
    if name in INVENTED:
        pytest.xfail(INVENTED[name])
    gold = gold_events(name)
    if not gold:
        assert readings[name].events == []
    kinds = [event["kind"] for event in gold]
    for event in readings[name].events:
        assert event.kind.value in kinds


@pytest.mark.parametrize("name", IDS)
def test_every_quote_is_in_the_text(name: str, readings: dict[str, Reading]) -> None:
    reading = readings[name]
    for event in reading.events:
        for quote in [c.quote for c in event.claims] + [p.quote for p in event.places]:
            assert reading.text[quote.start : quote.end] == quote.exact


def test_places_and_their_roles_reach_the_ceiling(readings: dict[str, Reading]) -> None:
    right = answered = wanted = 0
    for name, reading in readings.items():
        for gold in gold_events(name):
            event = next((e for e in reading.events if fits(e, gold)), None)
            if event is None:
                continue
            found = {(p.name, p.role.value) for p in event.places}
            told = {(p["name"], p["role"]) for p in gold["places"]}
            right += len(found & told)
            answered += len(found)
            wanted += len(told)
    assert 2 * right / (answered + wanted) >= 0.95
