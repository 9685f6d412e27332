"""Many ways of telling the same, one a line: each must be read alike, whatever verb it has."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from homeward.model import Count, Kind
from homeward.read.findings import Event
from homeward.read.places import Places
from homeward.read.reading import read_text

WORDINGS = Path(__file__).parent.parent / "wordings"
PUBLISHED = dt.date(2025, 8, 15)
KINDS = {
    "BR": Kind.BODY_REPATRIATION,
    "PE": Kind.PRISONER_EXCHANGE,
    "NR": Kind.NEGOTIATION_ROUND,
    "CM": Kind.COMMITMENT,
}
LINES = [
    pytest.param(line, id=f"{path.stem}-{number}")
    for path in sorted(WORDINGS.glob("*.txt"))
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
]


def told(count: Count | None) -> str:
    if count is None:
        return "-"
    return str(count.low if count.best is None else count.best)


def flags_of(event: Event) -> frozenset[str]:
    """Return the flags of what does not agree; a day that is inferred is none."""
    return frozenset(str(flag) for flag in event.flags) - {"date_inferred"}


@pytest.mark.parametrize("line", LINES)
def test_wording_is_read_as_what_it_tells(line: str, places: Places) -> None:
    wanted, text = (part.strip() for part in line.split("|", 1))
    text = text.replace(" ¶ ", "\n\n")
    events = {
        (KINDS[kind], day, to_ukraine, to_russia, frozenset(flags))
        for kind, day, to_ukraine, to_russia, *flags in (
            event.split() for event in wanted.split(";") if event.strip() != "NONE"
        )
    }
    reading = read_text(text, places=places, published=PUBLISHED)
    assert {
        (e.kind, e.date or "-", told(e.to_ukraine), told(e.to_russia), flags_of(e))
        for e in reading.events
    } == events
