"""A report on what is shown: what stands in it, whatever it is written as.

``report_html`` and ``report_pdf`` (in modules of their own) write it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from homeward.export.about import about, area_names, filter_words, held_words, region_names
from homeward.export.citation import apa, bibtex
from homeward.export.drawing.sheet import period_words, title_words
from homeward.export.limits import REPORT_EVENTS, latest, left_out_words
from homeward.language import N_, _
from homeward.model import Kind, Role
from homeward.store.frames import rows
from homeward.store.notes import Contradiction, read_contradictions
from homeward.view import style
from homeward.view.chosen import without_period
from homeward.view.differences import differences
from homeward.view.event_words import event_date, numbers_in_short, weak_spots
from homeward.view.filters import Shown, Status
from homeward.view.headline import Figure, figures
from homeward.view.summary import summarise
from homeward.view.words import date_words, day, place_name

MAP_TITLE = N_("Where: the places of the shown events")
NOTHING = N_("No event of the record fits; widen the period or the filters.")


@dataclass(frozen=True, kw_only=True)
class Reference:
    """A source: a page with an address, or what is known of one without."""

    number: int
    publisher: str
    title: str
    published: str
    url: str


@dataclass(frozen=True, kw_only=True)
class EventLine:
    """An event as it stands in the report's table; ``references`` are numbers."""

    event_id: str
    date: str
    kind: str
    colour: str
    numbers: str
    places: str
    status: str
    summary: str
    weak_spots: tuple[str, ...]
    references: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class Dispute:
    """An event whose sources differ, with a sentence for each thing they differ on."""

    event_id: str
    head: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Report:
    """All that a report says, in words."""

    title: str
    period: str
    chosen: str
    said: Mapping[str, Any]
    left_out: str
    figures: tuple[Figure, ...]
    events: tuple[EventLine, ...]
    contradictions: tuple[Contradiction, ...]
    disputes: tuple[Dispute, ...]
    references: tuple[Reference, ...]
    apa: str
    bibtex: str


def make_report(shown: Shown, *, data_folder: Path, made_on: dt.date, title: str = "") -> Report:
    """Gather a report on what is shown: numbers, events, contradictions, references.

    A contradiction of the record is told when it touches a shown event. References are
    numbered in the order in which events first rest on them, a page once. Numbers, map and
    timeline are of all that is shown; of more than ``limits.REPORT_EVENTS`` events only the
    latest are told one by one, and ``left_out`` says so.
    """
    frames = shown.frames
    said = about(shown, made_on=made_on, names=area_names(data_folder))
    listed = latest(shown, REPORT_EVENTS)
    references, of_event = _references(listed)
    events = rows(listed.event_rows())
    claims: dict[str, list[Any]] = {}
    for claim in rows(frames.claims):
        claims.setdefault(claim.event_id, []).append(claim)
    ids = set(shown.event_rows()["event_id"])
    notes = read_contradictions(data_folder / "record", known_events=set(frames.events["event_id"]))
    places = _places(listed)
    filters = filter_words(
        without_period(shown.chosen), region_names(shown) | dict(area_names(data_folder))
    )
    return Report(
        title=title or title_words(shown.chosen),
        period=period_words(shown.chosen, made_on=made_on),
        chosen="; ".join(filters) or _("All kinds of events, all regions"),
        said=said,
        left_out=left_out_words(shown, listed),
        figures=tuple(figures(summarise(shown))),
        events=tuple(
            EventLine(
                event_id=event.event_id,
                date=event_date(event),
                kind=style.KIND_STYLES[Kind(event.kind)].name,
                colour=style.KIND_STYLES[Kind(event.kind)].text_colour,
                numbers=numbers_in_short(event),
                places=places.get(event.event_id, ""),
                status=style.STATUS_NAMES[Status(event.status)],
                summary=event.summary,
                weak_spots=tuple(weak_spots(event)),
                references=of_event.get(event.event_id, ()),
            )
            for event in events
        ),
        contradictions=tuple(note for note in notes if ids & set(note.event_ids)),
        disputes=tuple(
            Dispute(
                event_id=event.event_id,
                head=f"{event_date(event)}, {_small(style.KIND_STYLES[Kind(event.kind)].name)}",
                sentences=tuple(
                    differences(
                        event, claims.get(event.event_id, []), most_speakers=len(frames.claims)
                    )
                ),
            )
            for event in events
            if event.status == Status.DISPUTED
        ),
        references=references,
        apa=apa(version=frames.version, accessed_on=made_on),
        bibtex=bibtex(version=frames.version, accessed_on=made_on),
    )


def own_extent(shown: Shown) -> str:
    """Return the extent of a report's map: around what is shown where regions are chosen."""
    chosen = shown.chosen
    return "shown" if chosen.regions or chosen.area or chosen.view else "ukraine"


def holds_words(report: Report) -> str:
    """Say how much a report holds, of which record, and when it was made."""
    return _("Holds {count}. Record version {version}. Made on {day}.").format(
        count=held_words(report.said),
        version=report.said["record_version"],
        day=day(dt.date.fromisoformat(report.said["made_on"])),
    )


def _small(words: str) -> str:
    return words[:1].casefold() + words[1:]


def _places(shown: Shown) -> dict[str, str]:
    """Say the shown places of each event, by role."""
    found: dict[str, dict[Role, list[str]]] = {}
    for place in rows(shown.frames.event_places[shown.event_places]):
        names = found.setdefault(place.event_id, {}).setdefault(Role(place.role), [])
        name = place_name(place)
        if name not in names:
            names.append(name)
    return {
        event_id: "; ".join(
            f"{style.ROLE_NAMES[role]}: {', '.join(by_role[role])}"
            for role in Role
            if role in by_role
        )
        for event_id, by_role in found.items()
    }


def _references(shown: Shown) -> tuple[tuple[Reference, ...], dict[str, tuple[int, ...]]]:
    order = {event_id: index for index, event_id in enumerate(shown.event_rows()["event_id"])}
    claims = [claim for claim in rows(shown.frames.claims) if claim.event_id in order]
    claims.sort(key=lambda claim: order[claim.event_id])
    known: dict[tuple[str, ...], Reference] = {}
    of_event: dict[str, list[int]] = {}
    for claim in claims:
        source = (claim.publisher, claim.source_title, claim.published_on)
        key = (claim.source_url,) if claim.source_url else source
        if key not in known:
            known[key] = Reference(
                number=len(known) + 1,
                publisher=claim.publisher or _("publisher not told"),
                title=claim.source_title,
                published=date_words(claim.published_on, None)
                if claim.published_on
                else _("undated"),
                url=claim.source_url,
            )
        numbers = of_event.setdefault(claim.event_id, [])
        if known[key].number not in numbers:
            numbers.append(known[key].number)
    return tuple(known.values()), {event: tuple(sorted(found)) for event, found in of_event.items()}
