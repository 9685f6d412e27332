from __future__ import annotations

import base64
import datetime as dt
import itertools
from collections import defaultdict
from dataclasses import replace
from typing import Any

import numpy as np
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st
from strategies import filters

from homeward.language import languages, speaking
from homeward.store import schema
from homeward.store.engine import writing
from homeward.store.frames import Frames
from homeward.store.framing import read_frames
from homeward.view.filters import Chooser, Filter
from homeward.view.marks import Mark, make_marks
from homeward.view.playback import playback_settings, played, time_payload
from homeward.view.varints import varints

EPOCH = dt.date(1970, 1, 1)


def read_varints(written: bytes) -> list[int]:
    numbers, value, shift = [], 0, 0
    for byte in written:
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            numbers.append(value)
            value = shift = 0
    return numbers


def read_rows(sent: dict[str, Any]) -> list[tuple[int, int, list[tuple[int, int]]]]:
    """Return first day, last day and rows of each event, as the scripts read them."""
    numbers = iter(read_varints(base64.b64decode(sent["rows"])))
    events, rows = next(numbers), next(numbers)
    starts = np.cumsum([next(numbers) for _ in range(events)]).tolist()
    ends = [start + next(numbers) for start in starts]
    sizes = [next(numbers) for _ in range(events)]
    marks = [next(numbers) for _ in range(rows)]
    codes = [next(numbers) for _ in range(rows)]
    assert next(numbers, None) is None
    told = iter(zip(marks, codes, strict=True))
    return [
        (first, last, [next(told) for _ in range(size)])
        for first, last, size in zip(starts, ends, sizes, strict=True)
    ]


def add_up(rows: list[tuple[int, int]], marks: list[Mark]) -> dict[Any, tuple[Any, ...]]:
    codes = defaultdict(list)
    for at, code in rows:
        codes[at].append(code)
    return {
        marks[at].key: (
            len(here),
            sum(code // 4 - 1 for code in here if code > 3) if max(here) > 3 else None,
            sum(code >> 1 & 1 for code in here),
            any(code & 1 for code in here),
        )
        for at, here in codes.items()
    }


def numbers_of(marks: list[Mark]) -> dict[Any, tuple[Any, ...]]:
    return {mark.key: (mark.events, mark.people, mark.untold, mark.in_region) for mark in marks}


@given(st.lists(st.integers(0, 2**40)))
def test_whole_numbers_read_back_as_they_were(numbers: list[int]) -> None:
    assert read_varints(varints(np.array(numbers, dtype=np.int64))) == numbers


@given(filters(), st.floats(0, 1), st.integers(1, 800))
def test_what_events_bring_adds_up_to_the_marks_of_any_day_and_window(
    chooser: Chooser, chosen: Filter, share: float, window: int
) -> None:
    shown = chooser.choose(chosen)
    marks = make_marks(shown)
    sent = time_payload(shown, marks)
    events = read_rows(sent)
    assert len(events) + sent["undated"] == shown.count
    if not events:
        assert (sent["first_day"], sent["last_day"]) == (None, None)
        return
    first, last = sent["first_day"], sent["last_day"]
    cursor = first + round(share * (last - first))
    up_to = [rows for starts, _, rows in events if starts <= cursor]
    on = EPOCH + dt.timedelta(days=cursor)
    expected = chooser.choose(replace(chosen, first_on=chosen.first_on or dt.date.min, last_on=on))
    assert len(up_to) == expected.count
    assert add_up(list(itertools.chain.from_iterable(up_to)), marks) == numbers_of(
        make_marks(expected)
    )

    begins = max(on - dt.timedelta(days=window - 1), chosen.first_on or dt.date.min)
    inside = [rows for starts, ends, rows in events if starts <= cursor and ends > cursor - window]
    expected = chooser.choose(replace(chosen, first_on=begins, last_on=on))
    assert len(inside) == expected.count
    assert add_up(list(itertools.chain.from_iterable(inside)), marks) == numbers_of(
        make_marks(expected)
    )


@given(filters())
def test_time_runs_over_the_chosen_period_and_where_it_is_open_over_the_events(
    chooser: Chooser, frames: Frames, chosen: Filter
) -> None:
    shown = chooser.choose(chosen)
    sent = time_payload(shown, make_marks(shown))
    rows = frames.events.iloc[played(shown)]
    if rows.empty:
        assert sent["first_day"] is None
        return
    assert rows["starts_on"].is_monotonic_increasing
    first, last = (EPOCH + dt.timedelta(days=sent[end]) for end in ("first_day", "last_day"))
    assert first == (chosen.first_on or rows["starts_on"].min().date())
    assert last == (chosen.last_on or rows["ends_on"].max().date())


def test_an_event_of_a_month_occupies_its_month(chooser: Chooser, frames: Frames) -> None:
    months = frames.events[frames.events["date_precision"] == "month"]
    shown = chooser.choose(Filter(words=str(months.iloc[0]["event_id"]).casefold()))
    assert shown.count == 1
    ((first, last, _),) = read_rows(time_payload(shown, make_marks(shown)))
    assert (EPOCH + dt.timedelta(days=first)).day == 1
    assert (EPOCH + dt.timedelta(days=last + 1)).day == 1
    assert last - first in (27, 28, 29, 30)


def test_an_event_without_a_date_is_told_and_not_played(loaded: sa.Engine) -> None:
    with writing(loaded).begin() as connection:
        connection.execute(
            sa.update(schema.events)
            .where(schema.events.c.event_id == "BR-2024-11-08")
            .values(starts_on=None, ends_on=None, date="", date_precision=None)
        )
    shown = Chooser(read_frames(loaded)).choose(Filter())
    marks = make_marks(shown)
    sent = time_payload(shown, marks)
    assert sent["undated"] == 1
    assert sent["words"]["undated"].startswith("{number} event without")
    events = read_rows(sent)
    assert len(events) == shown.count - 1
    without = shown.events.copy()
    without[(shown.frames.events["event_id"] == "BR-2024-11-08").to_numpy()] = False
    places = shown.frames.event_places["event"].to_numpy(dtype=np.int64)
    alone = replace(
        shown,
        events=without,
        event_places=shown.event_places & without[places],
        in_region=shown.in_region & without[places],
    )
    assert add_up([row for event in events for row in event[2]], marks) == numbers_of(
        make_marks(alone)
    )


def test_the_record_takes_a_few_kilobytes(chooser: Chooser) -> None:
    shown = chooser.choose(Filter())
    sent = time_payload(shown, make_marks(shown))
    assert len(sent["rows"]) < 5_000
    assert len(sent["layers"]["rows"]) < 1_000


def test_the_selected_event_is_told_by_its_place_in_the_playback(chooser: Chooser) -> None:
    shown = chooser.choose(Filter())
    marks = make_marks(shown)
    ids = chooser.frames.events["event_id"].to_numpy()[played(shown)].tolist()
    sent = time_payload(shown, marks, selected="BR-2024-11-08")
    assert ids[sent["selected"]] == "BR-2024-11-08"
    assert time_payload(shown, marks)["selected"] is None
    assert time_payload(shown, marks, selected="no such event")["selected"] is None


def test_words_keep_their_blanks_in_every_language(chooser: Chooser) -> None:
    shown = chooser.choose(Filter())
    for code in languages():
        with speaking(code):
            words = time_payload(shown, make_marks(shown))["words"]
            assert all(f"{{{name}}}" in words["up_to"] for name in ("date", "shown", "all"))
            assert all(f"{{{name}}}" in words["between"] for name in ("first", "date", "shown"))
            settings = playback_settings()
            assert "{number}" in settings["words"]["times"]
            assert all(days in name for days, name in settings["words"]["windows"].items())
