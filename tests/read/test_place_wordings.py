"""One-line wordings of what happened at a place: the roles before the bar, the text behind it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from homeward.read.places import Places
from homeward.read.reading import read_text

FOLDER = Path(__file__).parents[1] / "wordings" / "places"
LINES = [
    (path.stem, *line.split(" | ", 1))
    for path in sorted(FOLDER.glob("*.txt"))
    for line in path.read_text("utf-8").splitlines()
]


@pytest.mark.parametrize(("language", "wanted", "text"), LINES)
def test_a_wording_tells_what_happened_at_its_places(
    language: str, wanted: str, text: str, places: Places
) -> None:
    reading = read_text(text, places=places, published=dt.date(2025, 8, 15))
    found = {f"{p.name}:{p.role.value}" for event in reading.events for p in event.places}
    assert reading.language == language
    assert found == (set() if wanted == "NONE" else set(wanted.split("; ")))
