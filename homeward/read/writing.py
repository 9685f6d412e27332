"""Write what was put together as an event with its day, numbers and claims."""

from __future__ import annotations

from homeward.model import Direction, Kind, Stance
from homeward.read.dates import Days, Form, month_days, prefix_date
from homeward.read.dating import Method, Published
from homeward.read.drafts import Draft
from homeward.read.findings import Claim, Event, EventPlace, Quote

_LONG_DAYS = 62


def event_of(
    draft: Draft, published: Published, places: tuple[EventPlace, ...], *, in_stages: bool
) -> Event:
    """Write a draft as an event; ``in_stages`` says that the news is a series of handovers."""
    days = _days(draft, published, in_stages=in_stages)
    if days is not None and days[0] == days[1] and _is_inferred(draft, published):
        draft.flags.add("date_inferred")
    return Event(
        kind=draft.kind, topic=draft.topic, focus=draft.focus, date=prefix_date(days),
        round=draft.round, to_ukraine=draft.counts.get(Direction.TO_UKRAINE),
        to_russia=draft.counts.get(Direction.TO_RUSSIA), places=places, claims=_claims(draft),
        flags=tuple(sorted(draft.flags)),
    )  # fmt: skip


def _is_inferred(draft: Draft, published: Published) -> bool:
    """Tell whether no date or weekday in the text gives the day by itself."""
    if draft.days is None:
        return True
    forms = {s.when.form for s in draft.statements if s.when is not None}
    return published.method is Method.SOLVED and Form.FULL not in forms


def _days(draft: Draft, published: Published, *, in_stages: bool) -> Days | None:
    """Return the days of an event; the news without a day of its own is as old as the text."""
    days, told = draft.days, published.days
    if not draft.focus or told is None or draft.kind is Kind.COMMITMENT:
        return days
    if days is None:
        series = in_stages and told[0] == told[1]
        return month_days(told[0].year, told[0].month) if series else told
    if prefix_date(days) is None or (days[1] - days[0]).days > _LONG_DAYS:
        return told
    return days


def _claims(draft: Draft) -> tuple[Claim, ...]:
    claims: list[Claim] = []
    for statement in draft.statements:
        s = statement.sentence
        quote = Quote(exact=s.text, start=s.start, end=s.end)
        told = {
            "to_ukraine": statement.counts.get(Direction.TO_UKRAINE),
            "to_russia": statement.counts.get(Direction.TO_RUSSIA),
        }
        if not statement.voices:
            claims.append(
                Claim(claimant=None, side=None, stance=Stance.ASSERTS, quote=quote, **told)
            )
        claims.extend(
            Claim(claimant=v.name, side=v.side, stance=v.stance, quote=quote, **told)
            for v in statement.voices
        )
    return tuple(claims)
