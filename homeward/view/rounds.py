"""The page of rounds as markup: each round, its commitments, and how far they were met."""

from __future__ import annotations

from typing import Any

from homeward.language import _
from homeward.model import Side
from homeward.store.frames import Frames, rows
from homeward.view import style
from homeward.view.chains import as_told, chain
from homeward.view.commitments import Commitment, Delivery, Promise, Round
from homeward.view.event_words import event_date
from homeward.view.markup import Node, element
from homeward.view.words import counted, events_counted, number, number_range, place_name


def round_section(each: Round, frames: Frames) -> Node:
    """Return a round with its venue, its words and its commitments."""
    event = each.event
    if event is None:
        head = [element("h2", _("Commitments that the record ties to no round"))]
    else:
        label = f" · {event.round}" if event.round else ""
        head = [
            element("h2", f"{event_date(event)}{label}"),
            element("p", _venue(frames, event), class_="hw-quiet"),
            element("p", event.summary, lang="en"),
        ]
        if event.indirect:
            head.append(
                element(
                    "p", _("Indirect: a meeting without one of the two parties."), class_="hw-quiet"
                )
            )
        head.append(_sources(frames, event))
    commitments = [_commitment(commitment, frames) for commitment in each.commitments]
    if not commitments:
        commitments = [
            element("p", _("The record holds no commitment made here."), class_="hw-quiet")
        ]
    return element("section", *head, *commitments, class_="hw-round")


def _venue(frames: Frames, event: Any) -> str:
    places = frames.event_places[frames.event_places["event_id"] == event.event_id]
    names = list(dict.fromkeys(place_name(place) for place in rows(places)))
    took_part = frames.participants[frames.participants["event_id"] == event.event_id]
    people = list(dict.fromkeys(took_part["name"]))
    return " · ".join(part for part in ("; ".join(names), "; ".join(people)) if part)


def _sources(frames: Frames, event: Any) -> Node:
    link = _event_link(event.event_id, _claims_and_sources(event.claims))
    return element("p", link, class_="hw-quiet")


def _claims_and_sources(count: int) -> str:
    return counted("{count} claim and its source", "{count} claims and their sources", count)


def _event_link(event_id: str, words: str) -> Node:
    # Relative, so that it holds under any base path; event ids are checked on arrival.
    return element("a", words, href=f"./?event={event_id}")


def _commitment(commitment: Commitment, frames: Frames) -> Node:
    event = commitment.event
    status = commitment.status
    title = element("h3", _("Commitment of {date}: ").format(date=event_date(event)))
    title.append(
        element(
            "span",
            style.COMMITMENT_STATUS_NAMES[status] if status else _("status not told"),
            class_=f"hw-status hw-status-{status}" if status else "hw-status",
        )
    )
    over_all = _("over all views")
    views = [
        element(
            "li",
            element("strong", style.COMMITMENT_STATUS_NAMES[view.status]),
            f" ({view.said_by or over_all}{view.as_of and ', ' + view.as_of}): ",
            element("span", view.statement, lang="en"),
        )
        for view in commitment.statuses
    ]
    return element(
        "article",
        title,
        element("p", event.summary, lang="en"),
        *as_told(frames, event.event_id),
        *(_promise(promise) for promise in commitment.promises),
        *([element("ul", *views)] if views else []),
        _sources(frames, event),
        class_="hw-commitment",
    )


def _promise(promise: Promise) -> Node:
    way = style.WAYS[promise.direction]
    promised = (
        _("{range} promised {way}").format(range=number_range(promise.low, promise.high), way=way)
        if promise.best is not None
        else _("number {way} not told").format(way=way)
    )
    if not promise.deliveries:
        return element(
            "p", _("{promised}; the record ties no event to it.").format(promised=promised)
        )
    last = promise.deliveries[-1]
    delivered = (
        _("{delivered} of {promised} delivered").format(
            delivered=number(promise.delivered), promised=number(promise.best)
        )
        if promise.best
        else _("{count} delivered").format(count=number(promise.delivered))
    )
    sides = {last.total_by_side[Side.UKRAINE], last.total_by_side[Side.RUSSIA]}
    if len(sides) > 1:
        delivered += " " + _("(Kyiv counts {kyiv}, Moscow {moscow})").format(
            kyiv=number(last.total_by_side[Side.UKRAINE]),
            moscow=number(last.total_by_side[Side.RUSSIA]),
        )
    untold = sum(delivery.people is None for delivery in promise.deliveries)
    if untold:
        delivered += "; " + counted(
            "{count} event without a number", "{count} events without a number", untold
        )
    parts = [element("p", element("strong", f"{promised}: "), delivered)]
    parts += chain(promise)
    parts.append(_deliveries(promise))
    return element("div", *parts, class_="hw-promise")


def _deliveries(promise: Promise) -> Node:
    head = (
        _("Event"),
        style.DIRECTION_NAMES[promise.direction],
        _("Kyiv counts"),
        _("Moscow counts"),
        *_running_heads(promise),
        _("Who ties it to the commitment"),
    )
    lines = [_delivery(delivery, apart=_apart(promise)) for delivery in promise.deliveries]
    return element(
        "details",
        element("summary", events_counted(len(lines))),
        element(
            "table",
            element("thead", element("tr", *(element("th", words, scope="col") for words in head))),
            element("tbody", *lines),
        ),
    )


def _apart(promise: Promise) -> bool:
    """Tell whether the two governments' running totals part somewhere."""
    return any(len(set(each.total_by_side.values())) > 1 for each in promise.deliveries)


def _running_heads(promise: Promise) -> tuple[str, ...]:
    if _apart(promise):
        return (_("Running total, Kyiv"), _("Running total, Moscow"))
    return (_("Running total"),)


def _delivery(delivery: Delivery, *, apart: bool) -> Node:
    event = delivery.event
    totals = delivery.total_by_side.values() if apart else (delivery.total,)
    people = _("not told") if delivery.people is None else number(delivery.people)
    return element(
        "tr",
        element("th", _event_link(event.event_id, event_date(event)), scope="row"),
        element("td", people, class_="hw-number"),
        element("td", _count(delivery.by_side.get(Side.UKRAINE)), class_="hw-number"),
        element("td", _count(delivery.by_side.get(Side.RUSSIA)), class_="hw-number"),
        *(element("td", number(total), class_="hw-number") for total in totals),
        element("td", delivery.note, *_origin(delivery)),
    )


def _count(count: int | None) -> str:
    return "" if count is None else number(count)


def _origin(delivery: Delivery) -> list[Node | str]:
    if not delivery.is_from_document:
        return []
    return [" ", element("span", _("added from a document"), class_="hw-origin")]
