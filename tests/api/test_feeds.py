"""The feeds hold what was added or changed, the latest first, as feed readers read them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import feedparser
import jsonschema
import pandas as pd
import pytest
import sqlalchemy as sa
from hostile import HOSTILE, insert_hostile
from starlette.testclient import TestClient

from homeward.api.feeds import OPERATIONS
from homeward.store import schema
from homeward.store.engine import writing
from homeward.store.frames import Frames

Serve = Callable[[sa.Engine], TestClient]
NAMES = {"a": "http://www.w3.org/2005/Atom"}


def read(client: TestClient, query: str = "") -> Any:
    answer = client.get(f"/api/feed.atom?{query}")
    assert answer.status_code == 200, answer.text
    parsed = feedparser.parse(answer.content)
    assert not parsed.bozo, parsed.get("bozo_exception")
    assert parsed.version == "atom10"
    return parsed


def test_a_feed_reader_reads_the_events_newly_added(client: TestClient, frames: Frames) -> None:
    parsed = read(client, "limit=200")
    assert parsed.feed.title == "Homeward: events newly added or changed"
    assert parsed.feed.author == "The Homeward maintainers"
    assert len(parsed.entries) == len(frames.events)
    events = frames.events.set_index("event_id")
    for entry in parsed.entries:
        event = events.loc[entry.link.partition("event=")[2]]
        assert entry.summary == event["summary"]
        assert pd.Timestamp(entry.updated) == event["changed_at"]
        assert pd.Timestamp(entry.published) == event["added_at"]
        assert entry.tags[0].term == event["kind"]


def test_the_feed_has_all_that_atom_asks_for(client: TestClient) -> None:
    root = ElementTree.fromstring(client.get("/api/feed.atom?limit=5").content)
    assert root.tag == "{http://www.w3.org/2005/Atom}feed"
    ids = []
    for each in [root, *root.findall("a:entry", NAMES)]:
        for tag in ("id", "title", "updated"):
            (found,) = each.findall(f"a:{tag}", NAMES)
            assert found.text
        updated = each.findtext("a:updated", "", NAMES)
        assert dt.datetime.fromisoformat(updated).tzinfo
        ids.append(each.findtext("a:id", "", NAMES))
        assert ids[-1].startswith("urn:uuid:")
    assert len(set(ids)) == len(ids) == 6
    assert root.findtext("a:author/a:name", "", NAMES)
    links = {link.get("rel"): link.get("href", "") for link in root.findall("a:link", NAMES)}
    assert links["self"] == "http://homeward.example/api/feed.atom?limit=5"
    assert links["next"] == "http://homeward.example/api/feed.atom?limit=5&offset=5"
    assert links["alternate"] == "http://homeward.example/"


def test_an_id_never_changes(client: TestClient) -> None:
    entries = client.get("/api/feed.json?q=563&from=2024-11-08&to=2024-11-08").json()["items"]
    ids = {each["url"].partition("event=")[2]: each["id"] for each in entries}
    assert ids["BR-2024-11-08"] == "urn:uuid:b0eb3c45-aba4-5128-b919-a8bee64605b1"
    assert {entry.id for entry in read(client, "q=563&from=2024-11-08&to=2024-11-08").entries} == (
        set(ids.values())
    )


def test_both_feeds_hold_the_same_events_by_filter(client: TestClient) -> None:
    query = "kind=prisoner_exchange&region=UA-74&limit=200"
    told = client.get(f"/api/feed.json?{query}").json()
    parsed = read(client, query)
    assert [each["id"] for each in told["items"]] == [entry.id for entry in parsed.entries]
    total = client.get("/api/events?kind=prisoner_exchange&region=UA-74&limit=1").json()["total"]
    assert len(told["items"]) == total > 0
    assert told["home_page_url"] == ("http://homeward.example/?kind=prisoner_exchange&region=UA-74")
    assert parsed.feed.id != read(client).feed.id, "a feed of another filter is another feed"


def test_the_json_feed_fits_its_schema(client: TestClient) -> None:
    operation = OPERATIONS[1]
    assert operation.schema
    told = client.get("/api/feed.json?kind=commitment&limit=3").json()
    jsonschema.Draft202012Validator(operation.schema).validate(told)
    second = client.get(told["next_url"]).json()
    assert not {each["id"] for each in told["items"]} & {each["id"] for each in second["items"]}


def test_what_changed_last_comes_first(loaded: sa.Engine, serve: Serve) -> None:
    client = serve(loaded)
    before = client.get("/api/feed.json?limit=200").json()["items"]
    moved = before[100]
    event_id = moved["url"].partition("event=")[2]
    events = schema.events
    later = dt.datetime(2027, 3, 4, 5, 6, 7, tzinfo=dt.UTC)
    insert_hostile(loaded)  # raises the number of events, by which the store's state changes
    with writing(loaded).begin() as connection:
        connection.execute(
            sa.update(events).where(events.c.event_id == event_id).values(changed_at=later)
        )
    after = client.get("/api/feed.json?limit=200").json()["items"]
    assert after[0]["id"] == moved["id"]
    assert after[0]["date_modified"] == "2027-03-04T05:06:07Z"
    assert after[0]["date_published"] == moved["date_published"]
    assert read(client, "limit=1").feed.updated == "2027-03-04T05:06:07Z"


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x1f", "\ufffe", "\x7f"])
def test_characters_that_xml_cannot_hold_break_no_feed(
    loaded: sa.Engine, serve: Serve, character: str
) -> None:
    insert_hostile(loaded)
    events = schema.events
    with writing(loaded).begin() as connection:
        connection.execute(
            sa.update(events)
            .where(events.c.event_id == HOSTILE)
            .values(summary=f"Before{character}after {HOSTILE}")
        )
    parsed = read(serve(loaded), "q=onerror")
    (summary,) = [each.summary for each in parsed.entries if "Before" in each.summary]
    assert "after" in summary
    root = ElementTree.fromstring(serve(loaded).get("/api/feed.atom?q=onerror").content)
    texts = [each.text for each in root.findall("a:entry/a:summary", NAMES)]
    assert any(text and text.endswith(HOSTILE) for text in texts)


def test_a_feed_is_told_in_the_language_asked_for(client: TestClient) -> None:
    english = client.get("/api/feed.json?limit=3").json()
    ukrainian = client.get("/api/feed.json?limit=3&lang=uk").json()
    assert [each["id"] for each in ukrainian["items"]] == [each["id"] for each in english["items"]]
    for one, other in zip(english["items"], ukrainian["items"], strict=True):
        assert one["title"].isascii() or "–" in one["title"]
        assert any("а" <= letter <= "я" for letter in other["title"])
    assert read(client, "lang=uk").feed.language == "uk"


def test_an_empty_feed_is_a_feed(client: TestClient) -> None:
    parsed = read(client, "q=no+such+words+anywhere")
    assert parsed.entries == []
    assert parsed.feed.updated
