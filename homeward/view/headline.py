"""The headline: the totals of what is shown in words, each saying what it includes."""

from __future__ import annotations

from dataclasses import dataclass

from homeward.model import Kind
from homeward.view.filters import Shown
from homeward.view.markup import Node, element
from homeward.view.style import KIND_STYLES, WAYS
from homeward.view.summary import Summary, Total
from homeward.view.words import number, number_range, plural

_PEOPLE = {Kind.BODY_REPATRIATION: "bodies", Kind.PRISONER_EXCHANGE: "prisoners"}
_EVENTS = {Kind.BODY_REPATRIATION: "handover", Kind.PRISONER_EXCHANGE: "exchange"}


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A headline number: its value, what it counts, and lines that say what it includes."""

    value: str
    name: str
    colour: str
    lines: tuple[str, ...]


def headline(summary: Summary) -> list[Node]:
    """Return the headline's figures as markup."""
    return [_box(figure) for figure in figures(summary)]


def figures(summary: Summary) -> list[Figure]:
    """Return the headline's figures; kinds of which nothing is shown are left out."""
    made = [
        _figure(total) for total in summary.totals if total.events or total.untold or total.left_out
    ]
    if summary.rounds or summary.indirect_rounds:
        made.append(_rounds(summary))
    return made


def _figure(total: Total) -> Figure:
    return Figure(
        value=number(total.best) if total.events else "not told",
        name=f"{_PEOPLE[total.kind]} {WAYS[total.direction]}",
        colour=KIND_STYLES[total.kind].text_colour,
        lines=tuple(_lines(total)),
    )


def _box(figure: Figure) -> Node:
    return element(
        "div",
        element("div", figure.value, class_="hw-figure-value", style=f"color:{figure.colour}"),
        element("div", figure.name, class_="hw-figure-name"),
        *(element("div", line, class_="hw-figure-line") for line in figure.lines),
        class_="hw-figure",
    )


def _lines(total: Total) -> list[str]:
    lines = []
    if total.low != total.high:
        lines.append(f"{number_range(total.low, total.high)} over the claims")
    if total.by_ukraine != total.by_russia:
        lines.append(f"Kyiv's count {number(total.by_ukraine)}, Moscow's {number(total.by_russia)}")
    includes = [plural(total.events, _EVENTS[total.kind])]
    if total.untold:
        includes.append(f"{number(total.untold)} more without a number")
    if total.left_out:
        includes.append(f"{number(total.left_out)} kept out, as it may lie inside another")
    return [*lines, "; ".join(includes)]


def _rounds(summary: Summary) -> Figure:
    lines = []
    if summary.indirect_rounds:
        lines.append(f"and {plural(summary.indirect_rounds, 'meeting')} without one of the parties")
    if summary.commitments:
        lines.append(f"{plural(summary.commitments, 'commitment')}, never counted as returned")
    name = "negotiation round" if summary.rounds == 1 else "negotiation rounds"
    return Figure(
        value=number(summary.rounds),
        name=name,
        colour=KIND_STYLES[Kind.NEGOTIATION_ROUND].text_colour,
        lines=tuple(lines),
    )


def shown_words(shown: Shown) -> str:
    """Say how much is shown: "62 of 177 events"."""
    return f"{number(shown.count)} of {plural(len(shown.frames.events), 'event')}"


def sides_note(summary: Summary) -> str:
    """Say how the two governments' totals are made, if they differ anywhere."""
    if all(total.by_ukraine == total.by_russia for total in summary.totals if total.events):
        return ""
    return (
        "A government's count takes its own number where it gave one and the record's best figure "
        "where it did not."
    )
