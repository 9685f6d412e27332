"""The shown events as a table: a row an event, for spreadsheets and scripts."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from homeward.model import Direction
from homeward.store.frames import rows, whole
from homeward.view.event_words import weak_spots
from homeward.view.filters import Shown

COLUMNS = (
    "event_id",
    "kind",
    "date",
    "date_precision",
    "first_day",
    "last_day",
    "date_inferred",
    *(
        f"{direction}_{what}"
        for direction in Direction
        for what in ("low", "best", "high", "by_ukraine", "by_russia")
    ),
    "in_totals",
    "status",
    "differs_on",
    "places",
    "summary",
    "weak_spots",
    "claims",
    "claim_ids",
    "source_urls",
    "origin",
    "record_version",
)
"""The columns of the table of events, in order; a blank cell means: not told."""

# Wide forms are read as plain ones where East Asian input is set.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def events_csv(shown: Shown) -> bytes:
    """Return the shown events as CSV, in the order of their dates; columns COLUMNS."""
    return to_csv(event_lines(shown), COLUMNS)


def to_csv(lines: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> bytes:
    """Write lines as CSV (RFC 4180); None is a blank cell.

    UTF-8 with a byte order mark, so that spreadsheets read Cyrillic. A text that a
    spreadsheet would run as a formula (it begins with = + - @, plain or wide, a tab or a
    line end) gets an apostrophe in front, by which spreadsheets know text; all other texts
    and numbers are never touched.
    """
    output = io.StringIO(newline="")
    writer = csv.writer(output, lineterminator="\r\n")
    writer.writerow(columns)
    for line in lines:
        writer.writerow([_harmless(line[column]) for column in columns])
    return b"\xef\xbb\xbf" + output.getvalue().encode()


def event_lines(shown: Shown) -> list[dict[str, Any]]:
    """Return the shown events as plain values by COLUMNS; None means: not told."""
    frames = shown.frames
    claim_ids: dict[str, list[str]] = {}
    for event_id, claim_id in zip(
        frames.claims["event_id"], frames.claims["claim_id"], strict=True
    ):
        claim_ids.setdefault(event_id, []).append(claim_id)
    places = _place_words(shown)
    held = shown.event_rows()
    return [
        {
            "event_id": event.event_id,
            "kind": event.kind,
            "date": event.date,
            "date_precision": event.date_precision,
            "first_day": first_day,
            "last_day": last_day,
            "date_inferred": _yes_no(event.date_inferred),
            **{
                f"{direction}_{what}": whole(getattr(event, f"{direction}_{what}"))
                for direction in Direction
                for what in ("low", "best", "high", "by_ukraine", "by_russia")
            },
            "in_totals": _yes_no(event.summed),
            "status": event.status,
            "differs_on": event.differs_on,
            "places": places.get(event.event_id, ""),
            "summary": event.summary,
            "weak_spots": " ".join(weak_spots(event)),
            "claims": int(event.claims),
            "claim_ids": " ".join(claim_ids.get(event.event_id, ())),
            "source_urls": event.source_urls,
            "origin": event.origin,
            "record_version": frames.version,
        }
        for event, first_day, last_day in zip(
            rows(held), day_words(held["starts_on"]), day_words(held["ends_on"]), strict=True
        )
    ]


def _place_words(shown: Shown) -> dict[str, str]:
    """Say each shown place of an event: "Donetsk Oblast (recovery, admin1, 320)"."""
    words: dict[str, list[str]] = {}
    for row in rows(shown.frames.event_places[shown.event_places]):
        told = [row.role, row.geo_precision]
        if not pd.isna(row.people):
            told.append(str(int(row.people)))
        words.setdefault(row.event_id, []).append(f"{row.name} ({', '.join(told)})")
    return {event_id: "; ".join(said) for event_id, said in words.items()}


def _harmless(value: Any) -> Any:
    if isinstance(value, str) and value.startswith(_FORMULA_STARTS):
        return f"'{value}"
    return "" if value is None else value


def day_words(days: pd.Series) -> list[str | None]:
    """Return days as 2025-06-11, None where there is none; all at once, since each is slow."""
    return [None if pd.isna(words) else str(words) for words in days.dt.strftime("%Y-%m-%d")]


def _yes_no(value: Any) -> str:
    return "yes" if value else "no"
