from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homeward.view.words import counted, date_words, day, events_counted, number, number_range, span

DAY = dt.date(2025, 6, 11)


def test_thousands_stand_apart() -> None:
    assert [number(people) for people in (0, 999, 1212, 16301)] == ["0", "999", "1,212", "16,301"]


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (1245, 1248, "1,245–1,248"),
        (563, 563, "563"),
        (0, 0, "0"),
        (1000, None, "at least 1,000"),
        (None, 60, "up to 60"),
        (None, 0, "up to 0"),
        (None, None, "not told"),
    ],
)
def test_a_range_says_what_is_known_of_it(low: int | None, high: int | None, words: str) -> None:
    assert number_range(low, high) == words


@pytest.mark.parametrize(
    ("date", "precision", "last", "words"),
    [
        ("2025-06-11", "day", None, "11 June 2025"),
        ("2025-06-11", None, None, "11 June 2025"),
        ("2026-01-23", "day", dt.date(2026, 1, 24), "23–24 January 2026"),
        ("2023-04-10", "week", dt.date(2023, 4, 16), "week of 10 April 2023"),
        ("2025-06", "month", dt.date(2025, 6, 30), "June 2025, day not told"),
        ("2022", "year", None, "2022, day not told"),
        (None, None, None, "date not told"),
        ("", "", None, "date not told"),
    ],
)
def test_a_date_is_written_as_finely_as_it_is_known(
    date: str | None, precision: str | None, last: dt.date | None, words: str
) -> None:
    assert date_words(date, precision, last) == words


@pytest.mark.parametrize(("date", "words"), [("2025-06", "June 2025"), ("2025", "2025")])
def test_a_short_date_never_pretends_to_a_day(date: str, words: str) -> None:
    written = date_words(date, None)
    assert written.startswith(words)
    assert "1 " not in written.removeprefix(words)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (DAY, DAY, "11 June 2025"),
        (DAY, dt.date(2025, 6, 16), "11–16 June 2025"),
        (dt.date(2025, 5, 31), DAY, "31 May – 11 June 2025"),
        (dt.date(2024, 12, 30), dt.date(2025, 1, 15), "30 December 2024 – 15 January 2025"),
    ],
)
def test_a_span_says_month_and_year_once(first: dt.date, last: dt.date, words: str) -> None:
    assert span(first, last) == words


@given(st.dates(), st.dates())
def test_a_span_ends_with_its_last_day(one: dt.date, other: dt.date) -> None:
    first, last = sorted((one, other))
    assert span(first, last).endswith(day(last))
    assert span(first, last).startswith(str(first.day))


def test_a_noun_follows_its_number() -> None:
    assert [events_counted(n) for n in (0, 1, 2, 1000)] == [
        "0 events",
        "1 event",
        "2 events",
        "1,000 events",
    ]
    assert counted("{count} value", "{count} values", 1) == "1 value"
