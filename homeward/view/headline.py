"""The headline: the totals of what is shown in words, each saying what it includes."""

from __future__ import annotations

from dataclasses import dataclass

from homeward.language import N_, Words, _, ngettext
from homeward.model import Direction, Kind
from homeward.view.filters import Shown
from homeward.view.markup import Node, element
from homeward.view.style import KIND_STYLES
from homeward.view.summary import Summary, Total
from homeward.view.words import counted, number, number_range

_NAMES = Words(
    {
        (Kind.BODY_REPATRIATION, Direction.TO_UKRAINE): N_("bodies to Ukraine"),
        (Kind.BODY_REPATRIATION, Direction.TO_RUSSIA): N_("bodies to Russia"),
        (Kind.PRISONER_EXCHANGE, Direction.TO_UKRAINE): N_("prisoners to Ukraine"),
        (Kind.PRISONER_EXCHANGE, Direction.TO_RUSSIA): N_("prisoners to Russia"),
    }
)


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
        value=number(total.best) if total.events else _("not told"),
        name=_NAMES[total.kind, total.direction],
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
        told = number_range(total.low, total.high)
        lines.append(_("{range} over the claims").format(range=told))
    if total.by_ukraine != total.by_russia:
        lines.append(
            _("Kyiv's count {kyiv}, Moscow's {moscow}").format(
                kyiv=number(total.by_ukraine), moscow=number(total.by_russia)
            )
        )
    includes = [_events(total)] if total.events or not total.untold else [_untold(total)]
    if total.events and total.untold:
        includes.append(
            counted("{count} more without a number", "{count} more without a number", total.untold)
        )
    if total.left_out:
        includes.append(
            counted(
                "{count} kept out, as it may lie inside another",
                "{count} kept out, as they may lie inside others",
                total.left_out,
            )
        )
    return [*lines, "; ".join(includes)]


def _events(total: Total) -> str:
    if total.kind is Kind.BODY_REPATRIATION:
        return counted("{count} handover", "{count} handovers", total.events)
    return counted("{count} exchange", "{count} exchanges", total.events)


def _untold(total: Total) -> str:
    """Say of how many events no number is told, where that is so of all."""
    if total.kind is Kind.BODY_REPATRIATION:
        return counted(
            "{count} handover without a number", "{count} handovers without a number", total.untold
        )
    return counted(
        "{count} exchange without a number", "{count} exchanges without a number", total.untold
    )


def _rounds(summary: Summary) -> Figure:
    lines = []
    if summary.indirect_rounds:
        lines.append(
            counted(
                "and {count} meeting without one of the parties",
                "and {count} meetings without one of the parties",
                summary.indirect_rounds,
            )
        )
    if summary.commitments:
        lines.append(
            counted(
                "{count} commitment, never counted as returned",
                "{count} commitments, never counted as returned",
                summary.commitments,
            )
        )
    name = ngettext("negotiation round", "negotiation rounds", summary.rounds)
    return Figure(
        value=number(summary.rounds),
        name=name,
        colour=KIND_STYLES[Kind.NEGOTIATION_ROUND].text_colour,
        lines=tuple(lines),
    )


def shown_words(shown: Shown) -> str:
    """Say how much is shown: "62 of 177 events"."""
    of = len(shown.frames.events)
    return ngettext("{shown} of {count} event", "{shown} of {count} events", of).format(
        shown=number(shown.count), count=number(of)
    )


def sides_note(summary: Summary) -> str:
    """Say how the two governments' totals are made, if they differ anywhere."""
    if all(total.by_ukraine == total.by_russia for total in summary.totals if total.events):
        return ""
    return _(
        "A government's count takes its own number where it gave one and the record's best figure "
        "where it did not."
    )
