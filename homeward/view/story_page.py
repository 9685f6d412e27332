"""The story of a place as markup: what it adds up to, then every event on a line of its own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from homeward.language import N_, Words, _
from homeward.model import GeoPrecision, Kind, Role
from homeward.store.frames import bounds, whole
from homeward.view import style
from homeward.view.addresses import event_address
from homeward.view.chart import PEOPLE
from homeward.view.event_words import event_date, numbers_in_short
from homeward.view.markup import Node, element
from homeward.view.story import Amount, Entry, Running, Story, Stream
from homeward.view.words import counted, number, number_range, place_name

HAPPENED = Words(
    {
        Role.RECOVERY: N_("Recovered from here"),
        Role.HELD: N_("Held here"),
        Role.HANDOVER: N_("Handed over here"),
        Role.VENUE: N_("Met here"),
        Role.DESTINATION: N_("Brought here"),
    }
)


def summary(told: Story) -> Node:
    """Return what the place adds up to, a line for each role and kind."""
    lines = [_total(stream, running) for stream, running in told.totals.items()]
    meetings = sum(entry.stream.kind is Kind.NEGOTIATION_ROUND for entry in told.entries)
    agreed = sum(_commitments(entry) for entry in told.entries)
    if meetings or agreed:
        lines.append(
            "; ".join(
                part
                for part in (
                    counted("{count} round of talks", "{count} rounds of talks", meetings)
                    if meetings
                    else "",
                    counted("{count} commitment made here", "{count} commitments made here", agreed)
                    if agreed
                    else "",
                )
                if part
            )
        )
    return element("ul", *(element("li", line) for line in lines), class_="hw-text")


def _commitments(entry: Entry) -> int:
    return len(entry.agreed) + (entry.stream.kind is Kind.COMMITMENT)


def _total(stream: Stream, running: Running) -> str:
    events = counted("{count} event", "{count} events", running.told + running.untold)
    if not running.told:
        return _("{happened}: {people}, number not told; {events}").format(
            happened=HAPPENED[stream.role], people=PEOPLE[stream.kind], events=events
        )
    words = _("{happened}: {number} {people} in {events}").format(
        happened=HAPPENED[stream.role],
        number=number_range(running.low, running.high),
        people=PEOPLE[stream.kind],
        events=events,
    )
    return f"{words}; {_lacking(running)}" if running.untold else words


def _lacking(running: Running) -> str:
    return counted(
        "{count} of them without a number for this place",
        "{count} of them without a number for this place",
        running.untold,
    )


def what_it_is(told: Story) -> str:
    """Say what is known of the place, and which other places count as parts of it."""
    precision = style.GEO_PRECISION_NAMES[GeoPrecision(told.place.place_precision)]
    names = ", ".join(sorted(place_name(other) for other in told.inside))
    if not names:
        return precision
    return _("{precision}, with {places}").format(precision=precision, places=names)


def timeline(told: Story) -> Node:
    """Return the events of the place, oldest first; each leads to its card."""
    return element("ol", *(_entry(entry) for entry in told.entries), class_="hw-story")


def _entry(entry: Entry) -> Node:
    event = entry.event
    kind = style.KIND_STYLES[Kind(event.kind)]
    parts: list[Node] = [
        element("a", event_date(event), href=event_address(event.event_id)),
        element("strong", _happened(entry)),
    ]
    if entry.places:
        names = _("In {places}").format(places="; ".join(_named(row) for row in entry.places))
        parts.append(element("span", names, class_="hw-quiet"))
    if entry.running is not None and entry.running.told:
        words = _("{number} told by then").format(
            number=number_range(entry.running.low, entry.running.high)
        )
        parts.append(element("span", words, class_="hw-running"))
    if entry.amount is not None and entry.running is None:
        parts.append(element("span", _("Kept out of totals."), class_="hw-quiet"))
    parts += _agreed(entry.agreed)
    parts.append(element("span", event.summary, lang="en", class_="hw-words"))
    return element("li", *parts, style=f"border-left-color:{kind.colour}")


def _happened(entry: Entry) -> str:
    kind, role = entry.stream.kind, entry.stream.role
    if kind is Kind.NEGOTIATION_ROUND:
        label = numbers_in_short(entry.event)
        return f"{HAPPENED[role]}: {label}" if label else HAPPENED[role]
    if kind is Kind.COMMITMENT:
        return _("Agreed here: {numbers}").format(numbers=numbers_in_short(entry.event))
    words = _("{happened}: {number} {people}").format(
        happened=HAPPENED[role], number=_number(entry.amount), people=PEOPLE[kind]
    )
    of_event = _numbers(entry)
    if role in (Role.RECOVERY, Role.HELD):
        return _("{words} (of {all})").format(words=words, all=of_event)
    return f"{words} ({of_event})"


def _numbers(entry: Entry) -> str:
    """Write the event's numbers in the directions that the place has to do with."""
    told = []
    for way in entry.ways:
        low, _best, high = bounds(entry.event, way)
        if low is not None:
            told.append(f"{number_range(low, high)} {style.WAYS[way]}")
    return ", ".join(told) or _("number not told")


def _number(amount: Amount | None) -> str:
    if amount is None or not amount.is_told:
        return _("not told how many")
    return number_range(amount.low, amount.high)


def _named(row: Any) -> str:
    people = whole(row.people)
    return place_name(row) if people is None else f"{place_name(row)} {number(people)}"


def _agreed(commitments: Iterable[Any]) -> list[Node]:
    return [
        element(
            "span",
            _("Agreed here: "),
            element("a", numbers_in_short(each), href=event_address(each.event_id)),
            class_="hw-agreed",
        )
        for each in commitments
    ]
