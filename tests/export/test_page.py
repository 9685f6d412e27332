"""The page of its own: everything inside, nothing asked of anybody."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import json
import re
from html.parser import HTMLParser

import pytest
import sqlalchemy as sa

from homeward.export.page import page
from homeward.export.page_assets import _ENDS_SCRIPT, _IMAGE, script, styles, whole
from homeward.export.page_data import inert, page_data
from homeward.model import Kind
from homeward.settings import Settings
from homeward.store.framing import read_frames
from homeward.view.filters import Chooser, Filter
from homeward.view.lines import make_lines
from homeward.view.regions import recovered
from tests.hostile import DAY as HOSTILE_DAY
from tests.hostile import FRIENDLY_URL, HOSTILE, HOSTILE_PLACE, HOSTILE_URL, insert_hostile

DAY = dt.date(2026, 6, 1)
DATA = Settings().data_folder


class Reader(HTMLParser):
    """Reads the page as a browser would: scripts by id, words of the rest."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts: dict[str, str] = {}
        self.addresses: list[str] = []
        self.policy = ""
        self.tags: set[str] = set()
        self.handlers: list[str] = []
        self.words: list[str] = []
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        self._inside = f"{tag}#{known.get('id') or ''}" if tag in ("script", "style") else ""
        self.tags.add(tag)
        self.handlers += [name for name in known if name.startswith("on")]
        if known.get("http-equiv"):
            self.policy = known.get("content") or ""
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
    assert set(re.findall(r"url\([^)]*\)", reader.scripts["style#"])) <= {"url(#default#VML)"}
    assert "sourceMappingURL" not in reader.scripts["script#"]
    assert reader.tags.isdisjoint({"img", "iframe", "object", "embed", "base", "form"})


def test_addresses_stand_only_in_claims(chooser: Chooser) -> None:
    shown = chooser.choose(Filter(words="Antalya"))
    reader = read(page(shown, data_folder=DATA, made_on=DAY))
    claims = shown.frames.claims
    known = set(claims[claims["event_id"].isin(shown.event_rows()["event_id"])]["source_url"])
    data = json.loads(reader.scripts["script#homeward-data"])
    told = {claim["url"] for event in data["events"].values() for claim in event.pop("claims")}
    assert told == known
    assert "http" not in json.dumps(data)
    assert "http" not in " ".join(reader.words)


def test_the_policy_allows_the_own_script_and_style_by_their_digests(chooser: Chooser) -> None:
    shown = chooser.choose(Filter(words="Antalya"))
    reader = read(page(shown, data_folder=DATA, made_on=DAY))
    rules = dict(rule.strip().split(" ", 1) for rule in reader.policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert rules["img-src"] == "data:"
    for name, rule in (("script#", "script-src"), ("style#", "style-src")):
        digest = hashlib.sha256(reader.scripts[name].encode()).digest()
        assert rules[rule] == f"'sha256-{base64.b64encode(digest).decode()}'"


def test_the_playback_names_its_events_in_the_order_of_their_first_days(chooser: Chooser) -> None:
    shown = chooser.choose(Filter(regions=frozenset({"UA-14", "TR"})))
    data = page_data(shown, DATA)
    begins = shown.event_rows().set_index("event_id")["starts_on"]
    assert sorted(data["played"]) == sorted(begins.index)
    assert begins[data["played"]].is_monotonic_increasing
    assert data["sent"]["time"]["rows"]
    assert data["playback"]["words"]["play"] == "Play"


def test_the_regions_and_lines_of_the_page_are_those_of_what_is_shown(chooser: Chooser) -> None:
    shown = chooser.choose(Filter(regions=frozenset({"UA-14"}), first_on=dt.date(2024, 1, 1)))
    layers = page_data(shown, DATA)["sent"]["layers"]
    found = {total.region: total.people for total in recovered(shown).regions}
    assert {region: people for region, people, *_rest in layers["regions"]} == found
    assert found["UA-14"]
    assert layers["period"][0] == "2024-01-01"
    assert len(layers["lines"]) == len(make_lines(shown))


def test_the_context_of_the_period_is_on_the_map_and_in_words(chooser: Chooser) -> None:
    shown = chooser.choose(Filter(first_on=dt.date(2024, 7, 1), last_on=dt.date(2024, 12, 31)))
    names = [each["name"] for each in page_data(shown, DATA)["settings"]["context"]]
    assert "Ukrainian incursion into Kursk oblast begins" in names
    assert "Siege of Mariupol" not in names
    words = " ".join(read(page(shown, data_folder=DATA, made_on=DAY)).words)
    assert f"Context: {len(names)} dated events in this period" in words
    assert "Ukrainian incursion into Kursk oblast begins" in words


def test_a_page_without_events_says_so(chooser: Chooser) -> None:
    shown = chooser.choose(Filter(words="no such word"))
    reader = read(page(shown, data_folder=DATA, made_on=DAY))
    assert "No event of the record matches" in " ".join(reader.words)


def test_hostile_text_stays_text(loaded: sa.Engine) -> None:
    insert_hostile(loaded)
    shown = Chooser(read_frames(loaded)).choose(Filter(first_on=HOSTILE_DAY, last_on=HOSTILE_DAY))
    clean = read(page(shown, data_folder=DATA, made_on=DAY, title="Title"))
    reader = read(page(shown, data_folder=DATA, made_on=DAY, title=HOSTILE))
    assert reader.tags == clean.tags
    assert reader.addresses == ["data:,"]
    assert reader.handlers == []
    assert set(reader.scripts) == set(clean.scripts), "no script that is not our own"
    text = reader.scripts["script#homeward-data"]
    assert not re.search("[<>&\u2028\u2029]", text)
    data = json.loads(text)
    assert data["events"][HOSTILE]["summary"] == HOSTILE, "nothing of it is lost"
    assert data["places"][HOSTILE_PLACE]["name"] == HOSTILE
    assert {claim["url"] for claim in data["events"][HOSTILE]["claims"]} == {
        HOSTILE_URL,
        FRIENDLY_URL,
    }


def test_json_inside_the_page_reads_back_as_it_was() -> None:
    value = {"text": HOSTILE + "\u0000 </SCRIPT >"}
    assert json.loads(inert(json.dumps(value, ensure_ascii=False))) == value


def test_an_asset_that_would_end_its_element_is_refused() -> None:
    for text in ("a </script> b", "a </SCRIPT b", "a <!-- b"):
        with pytest.raises(ValueError, match="would end"):
            whole(text, _ENDS_SCRIPT)
    assert whole("a <script\r\n </style", _ENDS_SCRIPT) == "a <script\n </style"
    assert "</script" not in script().casefold()
    assert "</style" not in styles().casefold()


def test_pictures_of_leaflet_are_left_out_and_nothing_else() -> None:
    assert _IMAGE.sub("none", "a { b: url(images/layers.png); }") == "a { b: none; }"
    assert _IMAGE.sub("none", "a { b: url(#default#VML); }") == "a { b: url(#default#VML); }"


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
