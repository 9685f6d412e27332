"""Join the statements of undertakings into events."""

from __future__ import annotations

from collections.abc import Sequence

from homeward.model import Direction, Kind
from homeward.read.calendars import When
from homeward.read.dates import Days
from homeward.read.drafts import Draft
from homeward.read.figures import settle
from homeward.read.pledging import part_undertakings, round_meant
from homeward.read.statements import Statement

_LEAD_SENTENCES = 7
_ANNOUNCED_DAYS = 3


def merge_undertakings(
    statements: Sequence[Statement],
    rounds: Sequence[Draft],
    *,
    published: Days | None,
    denied: bool = False,
) -> list[Draft]:
    """Return the undertakings of a text, those for the dead and those for captives.

    An undertaking is dated by the round at which it was agreed, else by the news; one that is
    ``denied`` has no day where only that of the telling is known.
    """
    drafts: list[Draft] = []
    pledges = part_undertakings(statements, rounds)
    for pledge in pledges:
        own = pledge.statements
        draft = Draft(kind=Kind.COMMITMENT, topic=pledge.topic, statements=own)
        settle(draft)
        _widen_symmetric(draft)
        offered = all(s.sentence.has("offer") for s in own)
        beside = offered and any(p.topic is pledge.topic and p is not pledge for p in pledges)
        source = round_meant(pledge, rounds, beside_another=beside)
        announced = next((s.when for s in own if s.when is not None and _is_day(s.when)), None)
        if source is not None and announced is not None and _long_before(source, announced):
            source = None
        if source is not None:
            draft.days = source.days
        else:
            draft.days = pledge.days or (announced.days if announced is not None else None)
        draft.focus = any(s.sentence.index < _LEAD_SENTENCES and not s.recalled for s in own)
        if (
            source is None
            and not draft.counts
            and all(s.sentence.has("postponed") and not s.sentence.has("agree") for s in own)
        ):
            continue
        offered = all(
            s.sentence.has("offer") or not s.sentence.has("agree") for s in own if s.counts
        )
        # "is ready to hand over" is said with the news; "offered" may have been any day
        ready = any(
            s.sentence.has("firm") and s.sentence.has("offer") and not s.recalled
            for s in own if s.counts
        )  # fmt: skip
        if denied and source is None and all(_was_before(s) for s in own):
            draft.days = None
        elif draft.days is None and draft.focus and not (offered and draft.counts and not ready):
            draft.days = published
        if draft.counts or draft.days is not None:
            drafts.append(draft)
    counted = any(d.counts for d in drafts)
    return [d for d in drafts if d.counts or not (counted and _only_postponed(d))]


def _was_before(statement: Statement) -> bool:
    """Tell whether only the day of the telling is known: "said on Thursday that it had agreed"."""
    sentence, when = statement.sentence, statement.when
    return (
        when is not None and when.weak
        and any(sentence.tokens[m.first - 1].norm == "had" for m in sentence.all("agree"))
    )  # fmt: skip


def _only_postponed(draft: Draft) -> bool:
    """Tell whether what was undertaken is known only from its being put off."""
    return all(
        s.sentence.has("postponed") and not s.sentence.has("agree") for s in draft.statements
    )


def _is_day(when: When) -> bool:
    """Tell whether a time is one day."""
    return when.days[0] == when.days[1]


def _long_before(source: Draft, announced: When) -> bool:
    """Tell whether a round only lies behind what was announced days later."""
    if source.focus or source.days is None:
        return False
    if any(s.sentence.has("agree") and not s.counts for s in source.statements):
        # "The understanding was reached at last week's talks."
        return False
    return (announced.days[0] - source.days[1]).days > _ANNOUNCED_DAYS


def _widen_symmetric(draft: Draft) -> None:
    """Keep the directions of one statement together: a symmetric promise speaks for both."""
    for statement in draft.statements:
        if statement.symmetric:
            for way in Direction:
                draft.counts[way] = statement.counts[way]
            return
