"""Dates: what is written, and which days it may mean on a day of publication."""

from __future__ import annotations

import datetime as dt

import pytest

from homeward.read.date_finder import find_dates
from homeward.read.dates import prefix_date, resolve
from homeward.read.lexicon import load_lexicon
from homeward.read.tokens import tokenise

WEDNESDAY = dt.date(2025, 6, 11)


def meant(text: str, published: dt.date, language: str = "en") -> list[str | None]:
    tokens = tokenise(text)
    marks = load_lexicon(language).marks(tokens)
    return [prefix_date(resolve(e, published, None)) for e in find_dates(tokens, marks, text)]


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("on Wednesday", "en", "2025-06-11"),
        ("on Thursday", "en", "2025-06-05"),
        ("yesterday", "en", "2025-06-10"),
        ("on June 2", "en", "2025-06-02"),
        ("2 June 2025", "en", "2025-06-02"),
        ("on December 30", "en", "2024-12-30"),
        ("in April", "en", "2025-04"),
        ("in May last year", "en", "2024-05"),
        ("last August", "en", "2024-08"),
        ("last month", "en", "2025-05"),
        ("two days ago", "en", "2025-06-09"),
        ("last Wednesday", "en", "2025-06-04"),
        ("on Tuesday last week", "en", "2025-06-03"),
        ("у вівторок минулого тижня", "uk", "2025-06-03"),
        ("geçen hafta salı günü", "tr", "2025-06-03"),
        ("on Oct. 18", "en", "2024-10-18"),
        ("New Year's Eve", "en", "2024-12-31"),
        ("3 days ago", "en", "2025-06-08"),
        ("11.06.2025", "en", "2025-06-11"),
        ("2025-06-11", "en", "2025-06-11"),
        ("у середу", "uk", "2025-06-11"),
        ("2 червня", "uk", "2025-06-02"),
        ("торік", "uk", "2024"),
        ("в понедельник", "ru", "2025-06-09"),
        ("16 мая", "ru", "2025-05-16"),
        ("накануне", "ru", "2025-06-10"),
        ("2 Haziran'da", "tr", "2025-06-02"),
        ("pazartesi günü", "tr", "2025-06-09"),
        ("geçen ay", "tr", "2025-05"),
    ],
)
def test_expression_means_its_day(text: str, language: str, day: str) -> None:
    assert meant(text, WEDNESDAY, language) == [day]


def test_last_august_depends_on_the_month_it_is_said_in() -> None:
    assert meant("last August", dt.date(2025, 6, 11)) == ["2024-08"]
    assert meant("last August", dt.date(2025, 9, 11)) == ["2025-08"]
    assert meant("last August", dt.date(2025, 8, 11)) == ["2024-08"]


@pytest.mark.parametrize(
    "text", ["they may be freed", "troops march on", "the bodies of 2,025 men", "a 1-on-1 meeting"]
)
def test_words_that_only_look_like_dates_are_none(text: str) -> None:
    assert meant(text, WEDNESDAY) == []


def test_a_range_of_days_begins_with_its_first() -> None:
    tokens = tokenise("from 11 to 16 June")
    (expression,) = find_dates(tokens, load_lexicon("en").marks(tokens), "from 11 to 16 June")
    assert (expression.day, expression.last_day) == (11, 16)


@pytest.mark.parametrize(
    ("text", "language"),
    [("on one Thursday", "en"), ("every Friday", "en"), ("her perşembe", "tr")],
)
def test_weekday_that_is_any_is_no_day(text: str, language: str) -> None:
    assert meant(text, WEDNESDAY, language) == []


@pytest.mark.parametrize(
    ("text", "language"),
    [("on June 9, 10 and 12", "en"), ("9, 10 та 12 червня", "uk"), ("9, 10 и 12 июня", "ru")],
)
def test_days_of_a_list_are_kept_apart(text: str, language: str) -> None:
    tokens = tokenise(text)
    (expression,) = find_dates(tokens, load_lexicon(language).marks(tokens), text)
    assert (expression.day, expression.others, expression.last_day) == (9, (10, 12), None)


@pytest.mark.parametrize("text", ["on the eve of Easter", "300, 12 June"])
def test_feast_and_number_beside_a_date_are_no_days(text: str) -> None:
    tokens = tokenise(text)
    found = find_dates(tokens, load_lexicon("en").marks(tokens), text)
    assert all(not e.others and e.word != "eve" for e in found)
