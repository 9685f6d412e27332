"""Every word on the screen comes from the catalogues, or from the record."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from homeward import language
from homeward.settings import PROJECT_FOLDER
from homeward.store.frames import Frames
from tests.pages.visible import visible

# matches a word in Latin letters such as "Map"; must not match "2025" or a name in Ukrainian
WORD = re.compile(r"[A-Za-z]{2,}")

# matches the address of "[Sumy](./?place=x)"; must not match "Sumy (north)"
MARKDOWN_ADDRESS = re.compile(r"(?<=\])\([^()\s]*\)")

PARTS = ("context", "links", "take_away", "tray")
"""The parts of the map page that are drawn only while they are open."""

NAMES = {"English", "BibTeX", "Homeward", "streamlit_folium.st_folium"}
"""What is called the same in every language, and the name of the map's component."""
MARKED = re.compile(r"⟦[^⟦⟧]*⟧")


class Marking:
    """A catalogue that brackets whatever passes through it."""

    def gettext(self, words: str) -> str:
        return f"⟦{words}⟧"

    def ngettext(self, one: str, many: str, count: int) -> str:
        return f"⟦{one if count == 1 else many}⟧"


@pytest.fixture
def marking(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Bracket every word that passes a catalogue, in a language called uk."""
    monkeypatch.setattr(language, "_translations", lambda _code: Marking())
    with language.speaking("en"):
        yield


@pytest.fixture
def record_words(frames: Frames) -> set[str]:
    """Return every cell of the record that is text, and its pieces: they are not translated."""
    found = set()
    for file in (PROJECT_FOLDER / "data" / "record").glob("*.csv"):
        with file.open(encoding="utf-8", newline="") as lines:
            found |= {cell for row in csv.reader(lines) for cell in row if cell}
    for frame in vars(frames).values():
        if hasattr(frame, "columns"):
            for column in frame.columns[frame.dtypes.astype(str).isin(["object", "str", "string"])]:
                found |= {cell for cell in frame[column] if isinstance(cell, str) and cell}
    return found


SPLITS = (r"\n", r" \((?=[^()]*\)?$)", r" · |\): ", r": | \(|\)", r"[,;·()/]")
"""Where a text is cut, coarsely first: what stands between may be the record's."""


def is_known(text: str, record_words: set[str], everything: str, splits: Sequence[str]) -> bool:
    text = text.strip(" ·,;:()[]—–.“”\xa0")
    if not WORD.search(text) or text in record_words | NAMES:
        return True
    if len(text) > 12 and text in everything:
        return True
    if not splits:
        return False
    pieces = re.split(splits[0], text)
    return all(is_known(piece, record_words, everything, splits[1:]) for piece in pieces)


def outside(texts: Iterable[str], record_words: set[str]) -> list[str]:
    """Return the texts with a word that is neither bracketed nor the record's."""
    everything = "\n".join(record_words)
    left = []
    for text in texts:
        rest = MARKDOWN_ADDRESS.sub("", text)
        while MARKED.search(rest):
            rest = MARKED.sub("\n", rest)
        if not is_known(rest, record_words, everything, SPLITS):
            left.append(text[:160])
    return left


def check(page: AppTest, record_words: set[str]) -> None:
    left = outside(visible(page), record_words)
    assert not left, "\n".join(left)


def test_the_check_finds_words_that_passed_no_catalogue() -> None:
    assert outside(iter(["⟦Map⟧ of places", "⟦⟦Kind⟧ · 3⟧", "Sumy"]), {"Sumy"}) == [
        "⟦Map⟧ of places"
    ]


def test_every_word_of_the_map_page_is_in_the_catalogues(
    open_map: Any, marking: None, record_words: set[str]
) -> None:
    for view in (
        {"event": ["BR-2025-06-16"], "kind": ["nonsense"], "x": ["1"]},
        {"place": ["geonames:713174"], "from": ["2025-06-02"], "to": ["2025-06-01"]},
        {"q": ["⟦no event has these words⟧"]},
    ):
        check(open_map(unfolded=PARTS, lang=["uk"], **view), record_words)


@pytest.mark.parametrize("script", ["charts.py", "differences.py", "rounds.py", "sources.py"])
def test_every_word_of_another_page_is_in_the_catalogues(
    script: str, open_map: Any, marking: None, record_words: set[str]
) -> None:
    page = open_map(lang=["uk"])
    page.switch_page(str(PROJECT_FOLDER / "pages" / script)).run()
    assert not page.exception
    check(page, record_words)


ARTICLE = (
    "Київ, 4 червня 2026. У четвер Україна повернула тіла 517 військових в межах домовленостей, "
    "досягнутих 2 червня 2025 року у Стамбулі, повідомив Координаційний штаб."
)


def test_every_word_of_the_documents_page_is_in_the_catalogues(
    open_map: Any, marking: None, record_words: set[str]
) -> None:
    page = open_map(lang=["uk"])
    page.switch_page(str(PROJECT_FOLDER / "pages" / "documents.py")).run()
    check(page, record_words)
    page.text_area[0].set_value(ARTICLE)
    next(each for each in page.button if "Read it" in each.label).click().run()
    assert not page.exception
    check(page, record_words)
