"""The headline: the totals of what is shown in words, each saying what it includes."""

from __future__ import annotations

from homeward.model import Kind
from homeward.view.markup import Node, element
from homeward.view.style import KIND_STYLES, WAYS
from homeward.view.summary import Summary, Total
from homeward.view.words import number, number_range, plural

_PEOPLE = {Kind.BODY_REPATRIATION: "bodies", Kind.PRISONER_EXCHANGE: "prisoners"}
_EVENTS = {Kind.BODY_REPATRIATION: "handover", Kind.PRISONER_EXCHANGE: "exchange"}


def headline(summary: Summary) -> list[Node]:
    """Return the headline's figures; kinds of which nothing is shown are left out."""
    figures = [
        _figure(total) for total in summary.totals if total.events or total.untold or total.left_out
    ]
    if summary.rounds or summary.indirect_rounds:
        figures.append(_rounds(summary))
    return figures


def _figure(total: Total) -> Node:
    colour = KIND_STYLES[total.kind].text_colour
    value = number(total.best) if total.events else "not told"
    return _box(colour, value, f"{_PEOPLE[total.kind]} {WAYS[total.direction]}", _lines(total))


def _box(colour: str, value: str, name: str, lines: list[str]) -> Node:
    return element(
        "div",
        element("div", value, class_="hw-figure-value", style=f"color:{colour}"),
        element("div", name, class_="hw-figure-name"),
        *(element("div", line, class_="hw-figure-line") for line in lines),
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


def _rounds(summary: Summary) -> Node:
    lines = []
    if summary.indirect_rounds:
        lines.append(f"and {plural(summary.indirect_rounds, 'meeting')} without one of the parties")
    if summary.commitments:
        lines.append(f"{plural(summary.commitments, 'commitment')}, never counted as returned")
    name = "negotiation round" if summary.rounds == 1 else "negotiation rounds"
    colour = KIND_STYLES[Kind.NEGOTIATION_ROUND].text_colour
    return _box(colour, number(summary.rounds), name, lines)


def sides_note(summary: Summary) -> str:
    """Say how the two governments' totals are made, if they differ anywhere."""
    if all(total.by_ukraine == total.by_russia for total in summary.totals if total.events):
        return ""
    return (
        "A government's count takes its own number where it gave one and the record's best figure "
        "where it did not."
    )
