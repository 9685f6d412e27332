"""Feeds of events newly added or changed, the latest first: Atom (RFC 4287) and JSON Feed 1.1."""

from __future__ import annotations

import re
import uuid
from typing import Any
from urllib.parse import urlencode
from xml.etree import ElementTree

import numpy as np

from homeward.api import schemas
from homeward.api.contents import Contents, instant
from homeward.api.filtering import FILTER, LANGUAGE, OFFSET, limit
from homeward.api.operation import Answer, Call, Operation
from homeward.api.pages import link_header, links, to_json, window
from homeward.export.citation import AUTHOR, LICENCE, LICENCE_URL
from homeward.language import _, language
from homeward.store.frames import rows
from homeward.view import style
from homeward.view.event_words import event_date, numbers_in_short

ATOM = "application/atom+xml"
JSON_FEED = "application/feed+json"
_NAMESPACE = "http://www.w3.org/2005/Atom"
_IDS = uuid.UUID("6f0a1c5e-6a0b-5d0e-9a53-6d1e3a1f7c42")
"""The namespace of the feeds' ids: an event has the same id on every server, for ever."""

_NEVER = "2022-02-24T00:00:00Z"
"""What an empty feed says of its last change: every feed has to say something."""

_NOT_XML = re.compile(
    # matches the characters that XML 1.0 cannot hold, such as U+0000 and U+FFFE; must not
    # match a line end, a tab or any letter
    r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)

Entry = dict[str, str]


def urn(*words: str) -> str:
    """Return the id of what these words name."""
    return f"urn:uuid:{uuid.uuid5(_IDS, '/'.join(words))}"


def latest_first(contents: Contents) -> list[int]:
    """Return the rows of the events, the latest changed first; of one moment by their dates."""
    events = contents.frames.events
    changed = events["changed_at"].to_numpy(dtype="datetime64[s]").astype(np.int64)
    return [int(row) for row in np.lexsort((-np.arange(len(events)), -changed))]


def _entries(call: Call) -> tuple[list[Entry], int]:
    shown = call.held.chooser.choose(call.asked.chosen)
    found = [row for row in call.held.contents.once(latest_first) if shown.events[row]]
    here = found[window(call, len(found))]
    events = rows(shown.frames.events.iloc[here])
    return [_entry(call, event) for event in events], len(found)


def _entry(call: Call, event: Any) -> Entry:
    said = [event_date(event), numbers_in_short(event)]
    return {
        "id": urn("event", event.event_id),
        "title": _("{kind}, {date_and_numbers}").format(
            kind=style.KIND_STYLES[event.kind].name,
            date_and_numbers=", ".join(each for each in said if each),
        ),
        "summary": event.summary,
        "kind": event.kind,
        "added_at": instant(event.added_at),
        "changed_at": instant(event.changed_at),
        "page": call.dashboard(event.event_id),
        "data": call.address(f"events/{event.event_id}"),
    }


def _feed(call: Call, entries: list[Entry]) -> Entry:
    parameters = call.asked.chosen.to_parameters()
    chosen = "&".join(f"{name}={value}" for name in parameters for value in parameters[name])
    return {
        "id": urn("feed", chosen),
        "title": _("Homeward: events newly added or changed"),
        "subtitle": chosen,
        "changed_at": max((entry["changed_at"] for entry in entries), default=_NEVER),
        "page": call.site + (f"?{urlencode(parameters, doseq=True)}" if chosen else ""),
    }


def _atom(call: Call) -> Answer:
    entries, total = _entries(call)
    feed, found = _feed(call, entries), links(call, total)
    root = ElementTree.Element("feed", {"xmlns": _NAMESPACE, "xml:lang": language()})
    _text(root, "id", feed["id"])
    _text(root, "title", feed["title"])
    if feed["subtitle"]:
        _text(root, "subtitle", feed["subtitle"])
    _text(root, "updated", feed["changed_at"])
    _text(ElementTree.SubElement(root, "author"), "name", AUTHOR)
    _text(root, "rights", f"{LICENCE}, {LICENCE_URL}")
    for rel, address in found.items():
        # RFC 5005 calls the page before "previous"; HTTP calls it "prev".
        _link(root, "previous" if rel == "prev" else rel, address, ATOM)
    _link(root, "alternate", feed["page"], "text/html")
    for entry in entries:
        made = ElementTree.SubElement(root, "entry")
        _text(made, "id", entry["id"])
        _text(made, "title", entry["title"])
        _text(made, "updated", entry["changed_at"])
        _text(made, "published", entry["added_at"])
        _text(made, "summary", entry["summary"])
        ElementTree.SubElement(made, "category", {"term": entry["kind"]})
        _link(made, "alternate", entry["page"], "text/html")
        _link(made, "related", entry["data"], "application/json")
    body = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return Answer(body=body, media_type=ATOM, headers=link_header(found))


def _text(parent: ElementTree.Element, tag: str, words: str) -> None:
    ElementTree.SubElement(parent, tag).text = _NOT_XML.sub("\ufffd", words)


def _link(parent: ElementTree.Element, rel: str, address: str, media_type: str) -> None:
    attributes = {"rel": rel, "href": _NOT_XML.sub("", address), "type": media_type}
    ElementTree.SubElement(parent, "link", attributes)


def _json_feed(call: Call) -> Answer:
    entries, total = _entries(call)
    feed, found = _feed(call, entries), links(call, total)
    body: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed["title"],
        "home_page_url": feed["page"],
        "feed_url": found["self"],
        "language": language(),
        "authors": [{"name": AUTHOR}],
        "items": [
            {
                "id": entry["id"],
                "url": entry["page"],
                "title": entry["title"],
                "content_text": entry["summary"],
                "date_published": entry["added_at"],
                "date_modified": entry["changed_at"],
                "tags": [entry["kind"]],
            }
            for entry in entries
        ],
    }
    if feed["subtitle"]:
        body["description"] = feed["subtitle"]
    if "next" in found:
        body["next_url"] = found["next"]
    return Answer(body=to_json(body), media_type=JSON_FEED, headers=link_header(found))


_PAGING = (limit(50, most=200), OFFSET, LANGUAGE)

_ITEM = schemas.thing(
    id=schemas.TEXT,
    url=schemas.ADDRESS,
    title=schemas.TEXT,
    content_text=schemas.TEXT,
    date_published=schemas.INSTANT,
    date_modified=schemas.INSTANT,
    tags=schemas.list_of(schemas.TEXT),
)
_FEED_SCHEMA = {
    "type": "object",
    "additionalProperties": False,
    "required": ["version", "title", "items"],
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": schemas.TEXT,
        "description": schemas.TEXT,
        "home_page_url": schemas.ADDRESS,
        "feed_url": schemas.ADDRESS,
        "next_url": schemas.ADDRESS,
        "language": schemas.TEXT,
        "authors": schemas.list_of(schemas.thing(name=schemas.TEXT)),
        "items": schemas.list_of(_ITEM),
    },
}

OPERATIONS = (
    Operation(
        name="feed_atom",
        path="/feed.atom",
        summary="Events newly added or changed, the latest first, as an Atom feed.",
        group="Feeds",
        make=_atom,
        parameters=FILTER + _PAGING,
        media_type=ATOM,
        example="kind=prisoner_exchange",
    ),
    Operation(
        name="feed_json",
        path="/feed.json",
        summary="The same as a JSON Feed.",
        group="Feeds",
        make=_json_feed,
        parameters=FILTER + _PAGING,
        media_type=JSON_FEED,
        schema=_FEED_SCHEMA,
        example="region=UA-14",
    ),
)
