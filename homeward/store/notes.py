"""What the record says about itself: its contradictions, and the questions still open.

They are for people to read beside the record, and are not loaded into the store.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from homeward.errors import RecordFaulty
from homeward.model import Kind
from homeward.store.columns import Parser, one_of, required, text, whole
from homeward.store.record import Row, read_rows


class Topic(StrEnum):
    """What an open question is about."""

    LEFT_OUT = "left_out"
    UNSOURCED = "unsourced"
    GAP = "gap"
    OVERLAP = "overlap"


@dataclass(frozen=True, kw_only=True)
class Contradiction:
    """Something that the sources tell differently; ``event_ids`` name the events it touches."""

    number: int
    topic: str
    event_ids: tuple[str, ...]
    statement: str


@dataclass(frozen=True, kw_only=True)
class OpenQuestion:
    """Something that the record lacks or holds with doubt; ``kind`` is None for all kinds.

    ``source`` says where it was seen, in words or by address; blank where it concerns
    the record itself.
    """

    topic: Topic
    kind: Kind | None
    statement: str
    source: str


_CONTRADICTION_COLUMNS: Mapping[str, Parser] = {
    "number": whole,
    "topic": required,
    "event_ids": required,
    "statement": required,
}

_QUESTION_COLUMNS: Mapping[str, Parser] = {
    "topic": one_of(Topic),
    "kind": one_of(Kind, blank=True),
    "statement": required,
    "source": text,
}


def read_contradictions(folder: Path, *, known_events: Collection[str]) -> list[Contradiction]:
    """Read ``contradictions.csv`` in the folder of the record, in the order of the file.

    Raises RecordFaulty with every fault: a cell that does not fit, an event that is not
    among ``known_events``, numbers that do not count up from 1.
    """
    faults: list[str] = []
    found = []
    for expected, row in enumerate(
        _read(folder / "contradictions.csv", _CONTRADICTION_COLUMNS), start=1
    ):
        at = f"contradictions.csv, row {row['row']}"
        event_ids = tuple(part.strip() for part in row["event_ids"].split(";"))
        faults += [
            f"{at}: event {event_id or '(blank)'} is not known"
            for event_id in event_ids
            if event_id not in known_events
        ]
        faults += [
            f"{at}: names {event_id} twice"
            for event_id, times in Counter(event_ids).items()
            if times > 1
        ]
        if row["number"] != expected:
            faults.append(f"{at}: the number must be {expected}, not {row['number']}")
        found.append(
            Contradiction(
                number=expected,
                topic=row["topic"],
                event_ids=event_ids,
                statement=row["statement"],
            )
        )
    _raise_if_any(faults)
    return found


def read_open_questions(folder: Path) -> list[OpenQuestion]:
    """Read ``open_questions.csv`` in the folder of the record, in the order of the file.

    Raises RecordFaulty with every fault.
    """
    return [
        OpenQuestion(
            topic=Topic(row["topic"]),
            kind=Kind(row["kind"]) if row["kind"] else None,
            statement=row["statement"],
            source=row["source"],
        )
        for row in _read(folder / "open_questions.csv", _QUESTION_COLUMNS)
    ]


def _read(path: Path, columns: Mapping[str, Parser]) -> list[Row]:
    faults: list[str] = []
    rows = read_rows(path, columns, faults)
    _raise_if_any(faults)
    return rows


def _raise_if_any(faults: list[str]) -> None:
    if faults:
        raise RecordFaulty(faults)
