"""The table of events holds exactly what is shown, and is safe to open."""

from __future__ import annotations

import csv
import datetime as dt
import io

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from homeward.export.tables import COLUMNS, _harmless, events_csv
from homeward.model import Direction, Kind
from homeward.view.filters import Chooser, Filter

JUNE = Filter(
    kinds=frozenset({Kind.BODY_REPATRIATION}),
    first_on=dt.date(2025, 6, 11),
    last_on=dt.date(2025, 6, 16),
)


def read(written: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("chosen", [Filter(), JUNE, Filter(words="no such words")])
def test_the_file_holds_exactly_the_shown_events(chooser: Chooser, chosen: Filter) -> None:
    shown = chooser.choose(chosen)
    lines = read(events_csv(shown))
    assert [line["event_id"] for line in lines] == list(shown.event_rows()["event_id"])


def test_every_value_is_the_store_s(chooser: Chooser) -> None:
    shown = chooser.choose(Filter())
    events = shown.frames.events.set_index("event_id")
    for line in read(events_csv(shown)):
        event = events.loc[line["event_id"]]
        for direction in Direction:
            for what in ("low", "best", "high", "by_ukraine", "by_russia"):
                value = event[f"{direction}_{what}"]
                assert line[f"{direction}_{what}"] == ("" if pd.isna(value) else str(value))
        assert line["date"] == event["date"]
        assert line["date_precision"] == event["date_precision"]
        assert line["summary"] == event["summary"]
        assert line["source_urls"].split() == event["source_urls"].split()
        assert len(line["claim_ids"].split()) == event["claims"]
        assert line["record_version"] == shown.frames.version


def test_places_are_told_with_role_precision_and_share(chooser: Chooser) -> None:
    (line,) = [
        line
        for line in read(events_csv(chooser.choose(Filter())))
        if line["event_id"] == "BR-2024-11-08"
    ]
    assert "Donetsk Oblast (recovery, admin1, 320)" in line["places"]


def test_the_columns_stand_in_their_order(chooser: Chooser) -> None:
    first = events_csv(chooser.choose(JUNE)).decode("utf-8-sig").splitlines()[0]
    assert first.split(",") == list(COLUMNS)


@given(st.text())
def test_no_text_begins_as_a_formula(text: str) -> None:
    made = _harmless(text)
    assert not made.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert made in (text, f"'{text}")


def test_the_same_choice_gives_the_same_bytes(chooser: Chooser) -> None:
    assert events_csv(chooser.choose(JUNE)) == events_csv(chooser.choose(JUNE))
