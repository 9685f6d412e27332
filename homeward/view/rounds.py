"""The page of rounds as markup: each round, its commitments, and how far they were met."""

from __future__ import annotations

from typing import Any

from homeward.model import Side
from homeward.store.frames import Frames
from homeward.view import style
from homeward.view.cards import event_date
from homeward.view.commitments import Commitment, Delivery, Promise, Round
from homeward.view.markup import Node, element
from homeward.view.words import number, number_range, plural


def round_section(each: Round, frames: Frames) -> Node:
    """Return a round with its venue, its words and its commitments."""
    event = each.event
    if event is None:
        head = [element("h2", "Commitments that the record ties to no round")]
    else:
        label = f" · {event.round}" if event.round else ""
        head = [
            element("h2", f"{event_date(event)}{label}"),
            element("p", _venue(frames, event), class_="hw-quiet"),
            element("p", event.summary),
        ]
        if event.indirect:
            head.append(
                element(
                    "p", "Indirect: a meeting without one of the two parties.", class_="hw-quiet"
                )
            )
        head.append(_sources(frames, event))
    commitments = [_commitment(commitment, frames) for commitment in each.commitments]
    if not commitments:
        commitments = [element("p", "The record holds no commitment made here.", class_="hw-quiet")]
    return element("section", *head, *commitments, class_="hw-round")


def _venue(frames: Frames, event: Any) -> str:
    places = frames.event_places[frames.event_places["event_id"] == event.event_id]
    names = list(dict.fromkeys(places["name"]))
    took_part = frames.participants[frames.participants["event_id"] == event.event_id]
    people = list(dict.fromkeys(took_part["name"]))
    return " · ".join(part for part in ("; ".join(names), "; ".join(people)) if part)


def _sources(frames: Frames, event: Any) -> Node:
    link = _event_link(event.event_id, plural(event.claims, "claim") + " and their sources")
    return element("p", link, class_="hw-quiet")


def _event_link(event_id: str, words: str) -> Node:
    # Relative, so that it holds under any base path; event ids are checked on arrival.
    return element("a", words, href=f"./?event={event_id}")


def _commitment(commitment: Commitment, frames: Frames) -> Node:
    event = commitment.event
    status = commitment.status
    title = element("h3", f"Commitment of {event_date(event)}: ")
    title.append(
        element(
            "span",
            style.COMMITMENT_STATUS_NAMES[status] if status else "status not told",
            class_=f"hw-status hw-status-{status}" if status else "hw-status",
        )
    )
    views = [
        element(
            "li",
            element("strong", style.COMMITMENT_STATUS_NAMES[view.status]),
            f" ({view.said_by or 'over all views'}{view.as_of and ', ' + view.as_of}): "
            f"{view.statement}",
        )
        for view in commitment.statuses
    ]
    return element(
        "article",
        title,
        element("p", event.summary),
        *(_promise(promise) for promise in commitment.promises),
        *([element("ul", *views)] if views else []),
        _sources(frames, event),
        class_="hw-commitment",
    )


def _promise(promise: Promise) -> Node:
    way = style.WAYS[promise.direction]
    promised = (
        f"{number_range(promise.low, promise.high)} promised {way}"
        if promise.best is not None
        else f"number {way} not told"
    )
    if not promise.deliveries:
        return element("p", f"{promised}; the record ties no event to it.")
    last = promise.deliveries[-1]
    delivered = f"{number(promise.delivered)} delivered"
    sides = {last.total_by_side[Side.UKRAINE], last.total_by_side[Side.RUSSIA]}
    if len(sides) > 1:
        delivered += (
            f" (Kyiv counts {number(last.total_by_side[Side.UKRAINE])}, "
            f"Moscow {number(last.total_by_side[Side.RUSSIA])})"
        )
    untold = sum(delivery.people is None for delivery in promise.deliveries)
    if untold:
        delivered += f"; {plural(untold, 'event')} without a number"
    parts = [element("p", element("strong", f"{promised}: "), delivered)]
    if promise.best:
        parts.append(_bar(promise))
    parts.append(_deliveries(promise))
    return element("div", *parts, class_="hw-promise")


def _bar(promise: Promise) -> Node:
    """Draw each delivery as a piece of a bar; the mark stands where the promise is met."""
    best = promise.best or 1
    whole = max(best, promise.delivered)
    pieces = [
        element(
            "span",
            class_="hw-piece",
            style=f"width:{100 * (delivery.people or 0) / whole:.3f}%",
            title=f"{event_date(delivery.event)}: {number(delivery.people or 0)}",
        )
        for delivery in promise.deliveries
        if delivery.people
    ]
    mark = element("span", class_="hw-met", style=f"left:{100 * best / whole:.3f}%")
    words = f"{number(promise.delivered)} of {number(best)} delivered"
    return element("div", *pieces, mark, class_="hw-bar", role="img", aria_label=words)


def _deliveries(promise: Promise) -> Node:
    head = (
        "Event",
        style.DIRECTION_NAMES[promise.direction],
        "Kyiv counts",
        "Moscow counts",
        "Running total",
        "Who ties it to the commitment",
    )
    lines = [_delivery(delivery) for delivery in promise.deliveries]
    return element(
        "details",
        element("summary", plural(len(lines), "event")),
        element(
            "table",
            element("thead", element("tr", *(element("th", words, scope="col") for words in head))),
            element("tbody", *lines),
        ),
    )


def _delivery(delivery: Delivery) -> Node:
    event = delivery.event
    people = "not told" if delivery.people is None else number(delivery.people)
    return element(
        "tr",
        element("th", _event_link(event.event_id, event_date(event)), scope="row"),
        element("td", people, class_="hw-number"),
        element("td", _count(delivery.by_side.get(Side.UKRAINE)), class_="hw-number"),
        element("td", _count(delivery.by_side.get(Side.RUSSIA)), class_="hw-number"),
        element("td", number(delivery.total), class_="hw-number"),
        element("td", delivery.note),
    )


def _count(count: int | None) -> str:
    return "" if count is None else number(count)
