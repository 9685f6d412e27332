"""The chain of a promise as markup: who told which number, and what was delivered by when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from homeward.language import N_, Words, _
from homeward.model import DatePrecision, Side
from homeward.store.frames import Frames
from homeward.view import style
from homeward.view.addresses import event_address
from homeward.view.commitments import Delivery, Promise
from homeward.view.disputes import COLUMNS, claims_by_event, tellings
from homeward.view.event_words import event_date
from homeward.view.markup import Node, element
from homeward.view.words import day_and_month, number

_LEAST_SHARE = 0.07
"""A piece of a bar narrower than this has no room for its number."""

_COUNTS = Words({Side.UKRAINE: N_("Kyiv's count"), Side.RUSSIA: N_("Moscow's count")})


def as_told(frames: Frames, event_id: str) -> list[Node]:
    """Return what each party says was promised, and what it says was delivered in all."""
    claims = claims_by_event(frames).get(event_id, [])
    promised = tellings(frames, [claim for claim in claims if claim.scope == "event"])
    delivered = tellings(frames, [claim for claim in claims if claim.scope == "series"])
    columns = [
        (head, cells)
        for head, told in ((_("Promised"), promised), (_("Delivered in all"), delivered))
        if (cells := {side: _numbers(tellings_) for side, tellings_ in told.items()})
        and any(cells.values())
    ]
    lines = [
        element(
            "tr",
            element("th", COLUMNS[side], scope="row"),
            *(element("td", *cells.get(side, [])) for _head, cells in columns),
        )
        for side in COLUMNS
        if any(cells.get(side) for _head, cells in columns)
    ]
    if not lines:
        return []
    head = (_("As told by"), *(head for head, _cells in columns))
    table = element(
        "table",
        element("thead", element("tr", *(element("th", words, scope="col") for words in head))),
        element("tbody", *lines),
    )
    return [element("div", table, class_="hw-as-told")]


def _numbers(tellings_: Sequence[Any]) -> list[Node]:
    by_number: dict[str, dict[str, None]] = {}
    for telling in tellings_:
        if not telling.numbers:
            continue
        words = telling.numbers.replace(", " + _("in the whole series"), "")
        by_number.setdefault(words, {}).update(dict.fromkeys(telling.speakers))
    return [
        element("div", element("strong", words), " ", element("small", "; ".join(speakers)))
        for words, speakers in by_number.items()
    ]


def chain(promise: Promise) -> list[Node]:
    """Return the sum, the bar and the steps of what was delivered, a bar for each count.

    Where the governments count alike there is one bar, of the best figures. Empty when no
    delivery has a number.
    """
    told = [delivery for delivery in promise.deliveries if delivery.people]
    if not told:
        return []
    by_side = promise.deliveries[-1].total_by_side
    if by_side[Side.UKRAINE] == by_side[Side.RUSSIA]:
        counts: list[Side | None] = [None]
    else:
        counts = [Side.UKRAINE, Side.RUSSIA]
    largest = max([promise.best or 0, promise.delivered, *by_side.values()])
    made = []
    for side in counts:
        people = [_people(delivery, side) for delivery in told]
        if side is not None or len(people) > 1:
            made.append(element("p", *_sum_words(people, side), class_="hw-sum"))
        made.append(_bar(promise, told, people, largest))
    made += _steps(promise, told, largest)
    return made


def _people(delivery: Delivery, side: Side | None) -> int:
    best = delivery.people or 0
    return best if side is None else delivery.by_side.get(side, best)


def _sum_words(people: Sequence[int], side: Side | None) -> list[Node | str]:
    parts = " + ".join(number(each) for each in people)
    words = f"{parts} = {number(sum(people))}" if len(people) > 1 else parts
    if side is None:
        return [words]
    return [element("strong", _COUNTS[side]), f": {words}"]


def _bar(promise: Promise, told: Sequence[Delivery], people: Sequence[int], largest: int) -> Node:
    """Draw each delivery as a piece with its number and day; the mark is what was promised."""
    pieces = []
    for delivery, count in zip(told, people, strict=True):
        share = count / largest
        inside = (
            [element("span", number(count)), element("small", _short_day(delivery.event))]
            if share >= _LEAST_SHARE
            else []
        )
        pieces.append(
            element(
                "a",
                *inside,
                class_="hw-piece",
                href=event_address(delivery.event.event_id),
                style=f"width:{100 * share:.3f}%",
                title=f"{event_date(delivery.event)}: {number(count)}",
                aria_label=f"{event_date(delivery.event)}: {number(count)}",
            )
        )
    if promise.best:
        at = 100 * promise.best / largest
        pieces.append(element("span", class_="hw-met", style=f"left:{at:.3f}%"))
    return element("div", *pieces, class_="hw-bar")


def _short_day(event: Any) -> str:
    if event.date_precision != DatePrecision.DAY or pd.isna(event.starts_on):
        return event_date(event)
    return day_and_month(event.starts_on.date())


def _steps(promise: Promise, told: Sequence[Delivery], largest: int) -> list[Node]:
    """Draw the running total along time, from the promise to the last delivery.

    Left out where no day is known or all came on the day of the promise.
    """
    begun = promise.promised_on
    days = [delivery.event.starts_on for delivery in told]
    if begun is None or any(pd.isna(each) for each in days) or max(days) <= begun:
        return []
    # A little room at the end, so that the last step is seen to stand.
    whole = (max(days) - begun).days * 1.06
    columns, labels = [], []
    for at, delivery in enumerate(told):
        left = 100 * (days[at] - begun).days / whole
        until = 100 * (days[at + 1] - begun).days / whole if at + 1 < len(told) else 100.0
        height = 100 * delivery.total / largest
        columns.append(
            element(
                "span",
                class_="hw-step",
                style=f"left:{left:.2f}%;width:{max(0.0, until - left):.2f}%;height:{height:.2f}%",
                title=_("{total} by {day}").format(
                    total=number(delivery.total), day=event_date(delivery.event)
                ),
            )
        )
    if promise.best:
        level = 100 * promise.best / largest
        columns.append(element("span", class_="hw-level", style=f"bottom:{level:.2f}%"))
    first, last = told[0], told[-1]
    labels = [
        element("span", _("promised {day}").format(day=day_and_month(begun.date()))),
        element(
            "span",
            _("{first} to {last}: {total} {way}").format(
                first=_short_day(first.event),
                last=_short_day(last.event),
                total=number(last.total),
                way=style.WAYS[promise.direction],
            )
            if first is not last
            else _("{day}: {total} {way}").format(
                day=_short_day(last.event),
                total=number(last.total),
                way=style.WAYS[promise.direction],
            ),
        ),
    ]
    words = _("Running total in time: {steps}").format(
        steps="; ".join(f"{event_date(each.event)} {number(each.total)}" for each in told)
    )
    return [
        element("div", *columns, class_="hw-steps", role="img", aria_label=words),
        element("div", *labels, class_="hw-step-days"),
    ]
