"""The words of a date are known: the publication's, each event's, and what solved a day."""

from __future__ import annotations

from pathlib import Path

import pytest

from homeward.geo.gazetteer import Gazetteer
from homeward.read.date_words import solving_words
from homeward.read.places import Places
from homeward.read.reading import read_text
from homeward.settings import PROJECT_FOLDER

SAMPLES = PROJECT_FOLDER / "data" / "samples"
DOCUMENTS = sorted((PROJECT_FOLDER / "tests" / "documents").glob("*.txt"))


@pytest.fixture(scope="session")
def places(gazetteer: Gazetteer) -> Places:
    return Places(gazetteer)


def test_the_dateline_and_the_weekday_of_the_news_are_quoted(places: Places) -> None:
    text = "Київ, 12 червня 2025 року\n\nУ четвер Україна повернула тіла 517 військових."
    reading = read_text(text, places=places)
    assert reading.published_quote is not None
    assert reading.published_quote.exact.startswith("12 червня 2025")
    (event,) = reading.events
    assert event.date_quote is not None
    assert event.date_quote.exact == "четвер"


def test_a_day_that_no_words_tell_has_none(places: Places) -> None:
    reading = read_text(
        "Kyiv, 4 May 2026. Ukraine has received the bodies of 517 soldiers, officials said.",
        places=places,
    )
    (event,) = reading.events
    assert event.date == "2026-05-04"
    assert event.date_quote is None


def test_what_a_day_was_worked_out_from_is_quoted() -> None:
    text = (SAMPLES / "five_hundred_sixty_three.txt").read_text("utf-8")
    assert [each.exact for each in solving_words(text, language="en")] == ["May last year"]
    assert solving_words("Nothing is dated here.", language="en") == []


@pytest.mark.parametrize("path", DOCUMENTS[::7], ids=lambda path: path.stem)
def test_every_quoted_date_is_in_the_text(path: Path, places: Places) -> None:
    reading = read_text(path.read_text("utf-8"), places=places)
    quotes = [event.date_quote for event in reading.events] + [reading.published_quote]
    for quote in quotes:
        if quote is not None:
            assert reading.text[quote.start : quote.end] == quote.exact
