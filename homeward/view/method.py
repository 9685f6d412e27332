"""The page of sources and method as markup: contradictions and open questions."""

from __future__ import annotations

from collections.abc import Iterable

from homeward.language import N_, Words, _
from homeward.store.notes import Contradiction, OpenQuestion, Topic
from homeward.view.markup import Node, element

METHOD = (
    N_(
        "The record was compiled from published pages (agency items, official statements, local "
        "and international media in English, Ukrainian, Russian, Turkish and other languages). "
        "Every claim is told in our own words with who says it, who published it, when, and "
        "where. An event is what follows from one or more claims: two governments' reports of one "
        "handover are two claims and one event."
    ),
    N_(
        "Where claims differ, the event carries the lowest, the best and the highest number. "
        "Officials' claims make the range; an outlet's own number widens it only where no "
        "official gave one. The best figure is the record's. A government's total adds its own "
        "number where it gave one and the best figure where it did not."
    ),
    N_(
        "Totals never count twice: a promise is not a return, a total of a series does not count "
        "beside its single handovers, and an event that may lie inside another is kept out and "
        "says so. A blank is not a zero: it means that no source was seen."
    ),
    N_(
        "A place has a role: where the dead were found or had fought, where they were held, where "
        "the transfer took place, where negotiators met, where people were brought. A place "
        "stands for the number that was told for it, or for the whole event where everybody "
        "passed there; what was not told is not divided up. Places are drawn as finely as they "
        "are known."
    ),
    N_(
        "Borders are drawn by international law: Crimea and Sevastopol are Ukraine. Summing the "
        "record gives no casualty statistic: bodies include unidentified and misattributed "
        "remains."
    ),
)
"""How the record was made and is read, a paragraph each."""

_TOPICS = Words(
    {
        Topic.GAP: N_("Checked against official running totals"),
        Topic.OVERLAP: N_("Guarded against counting twice"),
        Topic.LEFT_OUT: N_("Seen, but left out"),
        Topic.UNSOURCED: N_("Still to be found in a source"),
    }
)


def method_text() -> Node:
    """Return how the record was made and is read."""
    return element("div", *(element("p", _(paragraph)) for paragraph in METHOD), class_="hw-text")


def contradiction_list(contradictions: Iterable[Contradiction]) -> Node:
    """Return the contradictions, each with links to the events that it touches."""
    return element(
        "ol",
        *(
            element(
                "li",
                element("strong", f"{each.topic}. "),
                f"{each.statement} ",
                *_event_links(each.event_ids),
            )
            for each in contradictions
        ),
        class_="hw-text",
    )


def _event_links(event_ids: Iterable[str]) -> list[Node | str]:
    made: list[Node | str] = []
    for event_id in event_ids:
        made += [", " if made else "", element("a", event_id, href=f"./?event={event_id}")]
    return made


def question_lists(questions: Iterable[OpenQuestion]) -> Node:
    """Return the open questions, by topic."""
    questions = list(questions)
    parts: list[Node] = []
    for topic, title in _TOPICS.items():
        of_topic = [question for question in questions if question.topic is topic]
        if of_topic:
            parts.append(element("h3", title))
            parts.append(
                element(
                    "ul",
                    *(
                        element(
                            "li",
                            question.statement,
                            f" ({question.source})" if question.source else "",
                        )
                        for question in of_topic
                    ),
                )
            )
    return element("div", *parts, class_="hw-text")
