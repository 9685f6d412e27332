"""The charts of what is shown: for each its title, numbers, a summary in words and a table."""

from __future__ import annotations

from typing import Any

import pandas as pd

from homeward.language import _
from homeward.model import Direction, GeoPrecision, Kind
from homeward.store.frames import rows
from homeward.view import style
from homeward.view.chart import NOT_TOLD, PEOPLE, TITLES, Chart, ChartKey
from homeward.view.chart_numbers import (
    RETURNS,
    cumulative_bodies,
    names_of_events,
    per_month,
    places_of_recovery,
    promise_to_delivery,
)
from homeward.view.event_words import event_date
from homeward.view.filters import Shown
from homeward.view.words import counted, day, month, number, number_range, place_name


def charts(shown: Shown) -> list[Chart]:
    """Return all charts of what is shown, in their order on the page; some may be empty."""
    return [_months(shown), _cumulative(shown), _days(shown), _recovery(shown)]


def _months(shown: Shown) -> Chart:
    numbers = per_month(shown)
    sums = [
        _("{people} {kind} {way}").format(
            people=number(int(of_kind["people"].sum()))
            if of_kind["events"].any()
            else _("not told how many"),
            kind=PEOPLE[kind],
            way=style.WAYS[way],
        )
        for kind in RETURNS
        for way in Direction
        if len(of_kind := numbers[(numbers["kind"] == kind) & (numbers["direction"] == way)])
    ]
    summary = _("Over the shown months: {sums}.").format(sums=", ".join(sums)) if sums else ""
    if numbers["people"].any():
        by_month = numbers.groupby(["month", "kind", "direction"])["people"].sum()
        largest: Any = by_month.idxmax()
        when, kind, way = largest
        summary += " " + _("The largest month: {month}, {people} {kind} {way}.").format(
            month=month(when), people=number(int(by_month.max())), kind=PEOPLE[Kind(kind)],
            way=style.WAYS[Direction(way)],
        )  # fmt: skip
    untold = int(numbers["untold"].sum()) if len(numbers) else 0
    dateless = int(numbers[numbers["month"].isna()]["people"].sum()) if len(numbers) else 0
    notes = [
        _("Best figures; the table has the range over the claims."),
        counted(
            "{count} number was not told and is not drawn.",
            "{count} numbers were not told and are not drawn.",
            untold,
        )
        if untold
        else "",
        _("{people} people of events without any date are in the table only.").format(
            people=number(dateless)
        )
        if dateless
        else "",
    ]
    table = pd.DataFrame(
        {
            _("Month"): [_month(when) for when in numbers["month"]],
            _("Kind"): [style.KIND_STYLES[Kind(kind)].name for kind in numbers["kind"]],
            _("Side"): [style.DIRECTION_NAMES[Direction(way)] for way in numbers["direction"]],
            _("People"): [
                number(people) if events else _(NOT_TOLD)
                for people, events in zip(numbers["people"], numbers["events"], strict=True)
            ],
            _("Range"): [
                number_range(low, high) if events else _(NOT_TOLD)
                for low, high, events in zip(
                    numbers["low"], numbers["high"], numbers["events"], strict=True
                )
            ],
            _("Events"): numbers["events"],
            _("Not told"): numbers["untold"],
        }
    )
    return Chart(
        key=ChartKey.MONTHS,
        title=TITLES[ChartKey.MONTHS],
        summary=summary,
        note=" ".join(note for note in notes if note),
        numbers=numbers,
        table=table,
        labels={},
    )


def _month(when: pd.Timestamp) -> str:
    return _("date not told") if pd.isna(when) else month(when)


def _cumulative(shown: Shown) -> Chart:
    numbers = cumulative_bodies(shown)
    told = []
    for way in Direction:
        of_way = numbers[numbers["direction"] == way]
        if of_way.empty:
            continue
        last = of_way.iloc[-1]
        words = _("{best} {way} by {day} ({range} over the claims)")
        if last["low"] == last["high"]:
            words = _("{best} {way} by {day}")
        told.append(
            words.format(
                best=number(int(last["best"])),
                way=style.WAYS[way],
                day=day(last["day"]),
                range=number_range(int(last["low"]), int(last["high"])),
            )
        )
    table = pd.DataFrame(
        {
            _("Day"): [day(when) for when in numbers["day"]],
            _("Side"): [style.DIRECTION_NAMES[Direction(way)] for way in numbers["direction"]],
            _("Lowest"): numbers["low"],
            _("Best"): numbers["best"],
            _("Highest"): numbers["high"],
            _("Handovers"): numbers["events"],
        }
    )
    return Chart(
        key=ChartKey.CUMULATIVE,
        title=TITLES[ChartKey.CUMULATIVE],
        summary=_("Bodies: {told}.").format(told="; ".join(told)) if told else "",
        note=_(
            "The band runs from the lowest to the highest number claimed; where it is as thin as "
            "the line, the claims agree or nearly so. Handovers whose number was not told add "
            "nothing. A running sum begins at the first shown handover."
        ),
        numbers=numbers,
        table=table,
        labels={},
    )


def _days(shown: Shown) -> Chart:
    numbers = promise_to_delivery(shown)
    events = names_of_events(shown)
    ids = dict.fromkeys([*numbers["commitment"], *numbers["delivery"]])
    labels = {event_id: event_date(events[event_id]) for event_id in ids}
    summary = ""
    if len(numbers):
        first = numbers.groupby("commitment")["days_low"].min()
        summary = _(
            "{deliveries} of {commitments}. The first came {low} to {high} days after its promise; "
            "the longest wait was {last} days."
        ).format(
            deliveries=counted("{count} delivery", "{count} deliveries", len(numbers)),
            commitments=counted("{count} commitment", "{count} commitments", len(first)),
            low=number(int(first.min())),
            high=number(int(first.max())),
            last=number(int(numbers["days_high"].max())),
        )
    table = pd.DataFrame(
        {
            _("Promised"): [labels[event_id] for event_id in numbers["commitment"]],
            _("Delivered"): [labels[event_id] for event_id in numbers["delivery"]],
            _("Days"): [
                number_range(low, high)
                for low, high in zip(numbers["days_low"], numbers["days_high"], strict=True)
            ],
            _("Kind"): [style.KIND_STYLES[Kind(kind)].name for kind in numbers["kind"]],
            _("People, both sides"): [
                _(NOT_TOLD) if pd.isna(people) else number(int(people))
                for people in numbers["people"]
            ],
            _("Event"): numbers["delivery"],
        }
    )
    return Chart(
        key=ChartKey.DAYS,
        title=TITLES[ChartKey.DAYS],
        summary=summary,
        note=_(
            "Deliveries that the filter shows and that somebody ties to a commitment. A bar "
            "instead of a dot: the day of the promise or of the delivery is not known exactly. "
            "Hollow: the number was not told. Commitments without any delivery are on the page of "
            "rounds."
        ),
        numbers=numbers,
        table=table,
        labels=labels,
    )


def _recovery(shown: Shown) -> Chart:
    numbers = places_of_recovery(shown)
    places = shown.frames.event_places.drop_duplicates("place_id")
    labels = {place.place_id: place_name(place) for place in rows(places)}
    known = numbers[numbers["people"].notna()]
    summary = ""
    if len(numbers):
        summary = _("{places}, {known} of them with a number.").format(
            places=counted("{count} place of recovery", "{count} places of recovery", len(numbers)),
            known=number(len(known)),
        )
    if len(known):
        summary += " " + _("Most bodies are told for {place}: {people}.").format(
            place=labels[known.iloc[0]["place_id"]], people=number(int(known.iloc[0]["people"]))
        )
    table = pd.DataFrame(
        {
            _("Place"): [labels[place_id] for place_id in numbers["place_id"]],
            _("Known as"): [
                style.GEO_PRECISION_NAMES[GeoPrecision(precision)]
                for precision in numbers["precision"]
            ],
            _("Bodies"): [
                _(NOT_TOLD) if pd.isna(people) else number(int(people))
                for people in numbers["people"]
            ],
            _("Events"): numbers["events"],
            _("Without a number"): numbers["untold"],
        }
    )
    return Chart(
        key=ChartKey.RECOVERY,
        title=TITLES[ChartKey.RECOVERY],
        summary=summary,
        note=_(
            "An oblast and a town in it are separate places, as they are told. Most handovers name "
            "places without numbers: those add nothing, and a place without any number stands at "
            "the end as “not told”."
        ),
        numbers=numbers,
        table=table,
        labels=labels,
    )
