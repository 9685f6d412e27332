"""The page of its own: everything inside, nothing asked of anybody."""

from __future__ import annotations

import datetime as dt
import json
import re
from html.parser import HTMLParser

from homeward.export.page import page
from homeward.model import Kind
from homeward.settings import Settings
from homeward.view.filters import Chooser, Filter

DAY = dt.date(2026, 6, 1)
DATA = Settings().data_folder


class Reader(HTMLParser):
    """Reads the page as a browser would: scripts by id, words of the rest."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts: dict[str, str] = {}
        self.addresses: list[str] = []
        self.words: list[str] = []
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        self._inside = f"{tag}#{known.get('id') or ''}" if tag in ("script", "style") else ""
        self.addresses += [value for name, value in attrs if name in ("src", "href") and value]

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.scripts[self._inside] = self.scripts.get(self._inside, "") + data
        else:
            self.words.append(data)


def read(written: bytes) -> Reader:
    reader = Reader()
    reader.feed(written.decode())
    return reader


def test_the_page_holds_exactly_the_shown_events(chooser: Chooser) -> None:
    shown = chooser.choose(Filter(kinds=frozenset({Kind.NEGOTIATION_ROUND})))
    reader = read(page(shown, data_folder=DATA, made_on=DAY))
    data = json.loads(reader.scripts["script#homeward-data"])
    assert list(data["events"]) == list(shown.event_rows()["event_id"])
    assert {mark[2] for mark in data["sent"]["marks"]} == {"negotiation_round"}
    text = " ".join(reader.words)
    assert f"{shown.count} of {len(shown.events)} events" in text
    assert "Kind: Negotiation round" in text


def test_nothing_is_loaded_from_anywhere(chooser: Chooser) -> None:
    reader = read(page(chooser.choose(Filter()), data_folder=DATA, made_on=DAY))
    assert reader.addresses == ["data:,"]
    assert "@import" not in reader.scripts["style#"]
    assert not re.search(r"url\((?!#)[^)]*http", reader.scripts["style#"])


def test_the_whole_record_fits_into_three_megabytes(chooser: Chooser) -> None:
    assert len(page(chooser.choose(Filter()), data_folder=DATA, made_on=DAY)) < 3_000_000


def test_the_same_choice_gives_the_same_bytes(chooser: Chooser) -> None:
    shown = chooser.choose(Filter())
    made = page(shown, data_folder=DATA, made_on=DAY)
    assert made == page(shown, data_folder=DATA, made_on=DAY)


def test_a_title_stays_text(chooser: Chooser) -> None:
    hostile = "</title><script>alert(1)</script>"
    shown = chooser.choose(Filter(words="Antalya"))
    written = page(shown, data_folder=DATA, made_on=DAY, title=hostile).decode()
    assert "<script>alert" not in written
    assert "&lt;script&gt;alert" in written


def test_licence_citation_and_version_are_told(chooser: Chooser) -> None:
    shown = chooser.choose(Filter(words="Antalya"))
    text = " ".join(read(page(shown, data_folder=DATA, made_on=DAY)).words)
    assert "CC BY 4.0" in text
    assert f"Record version {shown.frames.version}" in text
    assert "Accessed 1 June 2026" in text
