"""The page of disputed events as markup: what each side tells in columns, then the arithmetic."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from homeward.language import _, ngettext
from homeward.model import Kind, Side
from homeward.view import style
from homeward.view.addresses import event_address
from homeward.view.disputes import COLUMNS, DisputedEvent, Telling
from homeward.view.event_words import event_date, numbers_in_short
from homeward.view.filters import Dispute, Filter
from homeward.view.markup import Node, element
from homeward.view.words import number

_MOST_TOLD = 4
_MOST_SPEAKERS = 5


def disputed_section(each: DisputedEvent, chosen: Filter) -> Node:
    """Return a disputed event; its title leads to its card, with the filter kept."""
    event = each.event
    kind = style.KIND_STYLES[Kind(event.kind)]
    title = f"{event_date(event)} · {kind.name}"
    short = numbers_in_short(event)
    return element(
        "article",
        element(
            "h2", element("a", title, href=event_address(event.event_id, chosen)),
            *([f" · {short}"] if short else []),
        ),
        element(
            "p",
            _("Disputed: "),
            *(
                element("span", style.DISPUTE_NAMES[dispute], class_="hw-status")
                for dispute in each.disputes
            ),
            class_="hw-chips",
        ),
        told_columns(each.columns),
        *_spread(each),
        element(
            "p",
            element(
                "a",
                ngettext(
                    "The {claims} claim with its words and source",
                    "All {claims} claims with their words and sources",
                    event.claims,
                ).format(claims=number(event.claims)),
                href=event_address(event.event_id, chosen),
            ),
            class_="hw-quiet",
        ),
        class_="hw-disputed",
        style=f"border-left-color:{kind.colour}",
    )  # fmt: skip


def told_columns(columns: Mapping[Side, Sequence[Telling]]) -> Node:
    """Return what is told, a column a side; a side that tells nothing is said to be silent."""
    cells = []
    for side in COLUMNS:
        told = columns.get(side, ())
        body: list[Node] = [_telling(telling) for telling in told[:_MOST_TOLD]]
        if len(told) > _MOST_TOLD:
            words = _("{more} more on the event's card.")
            body.append(
                element("p", words.format(more=number(len(told) - _MOST_TOLD)), class_="hw-quiet")
            )
        if not told:
            body = [element("p", _("No number or difference told."), class_="hw-quiet")]
        cells.append(
            element("div", element("h3", COLUMNS[side]), *body, class_=f"hw-told hw-told-{side}")
        )
    return element("div", *cells, class_="hw-columns")


def _telling(telling: Telling) -> Node:
    parts: list[Node | str] = []
    if telling.numbers:
        parts.append(element("strong", telling.numbers))
    if telling.about:
        topics = ", ".join(style.DISPUTE_NAMES[Dispute(word)] for word in telling.about.split(";"))
        parts.append(element("em", topics))
    if telling.statement:
        parts.append(element("span", telling.statement))
    speakers = list(telling.speakers[:_MOST_SPEAKERS])
    if len(telling.speakers) > _MOST_SPEAKERS:
        more = len(telling.speakers) - _MOST_SPEAKERS
        speakers.append(_("{more} more").format(more=number(more)))
    parts.append(element("small", "; ".join(speakers)))
    return element("p", *parts)


def _spread(each: DisputedEvent) -> list[Node]:
    made = []
    if each.spread:
        made.append(element("p", element("strong", _("Spread: ")), " ".join(each.spread)))
    if each.explanations:
        lines = [
            element("li", told.words, class_="hw-explains" if told.explains else "")
            for told in each.explanations
        ]
        made.append(element("div", element("h3", _("What arithmetic says")), element("ul", *lines)))
    elif not each.spread:
        made.append(
            element(
                "p",
                _("The numbers agree, or none is told: arithmetic explains nothing here."),
                class_="hw-quiet",
            )
        )
    return made


def in_numbers(found: Sequence[DisputedEvent]) -> str:
    """Say how many events are disputed, on how many about numbers, and what addition explains."""
    apart = [each for each in found if each.spread]
    explained = sum(_explained(each) for each in apart)
    return " ".join(
        [
            ngettext(
                "The sources differ on {events} shown event;",
                "The sources differ on {events} shown events;",
                len(found),
            ).format(events=number(len(found))),
            ngettext(
                "on {events} of them about the number.",
                "on {events} of them about the number.",
                len(apart),
            ).format(events=number(len(apart))),
            _(
                "Addition of the parts explains a difference in {events}, and none in {rest}."
            ).format(events=number(explained), rest=number(len(apart) - explained))
            if apart
            else "",
        ]
    ).strip()


def _explained(each: DisputedEvent) -> bool:
    return any(told.explains and told.about_difference for told in each.explanations)
