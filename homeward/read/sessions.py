"""Join the statements of rounds of negotiation into events."""

from __future__ import annotations

from collections.abc import Sequence

from homeward.model import Kind
from homeward.read.calendars import When
from homeward.read.dates import Days
from homeward.read.drafts import Draft
from homeward.read.merge import is_ahead
from homeward.read.statements import Statement

_LEAD_SENTENCES = 7
_LATELY_DAYS = 7


def merge_rounds(
    statements: Sequence[Statement], *, published: Days | None, about_talks: bool
) -> list[Draft]:
    """Return the rounds of negotiation that a text tells of, one for each day or number.

    A round without a day of its own joins the one that it can only mean: the same number,
    the same venue's only other round, or the news.
    """
    drafts: list[Draft] = []
    undated: list[Statement] = []
    firm = [s.when for s in statements if s.when and not s.when.weak and _is_day(s.when)]
    for statement in statements:
        if is_ahead(statement, published):
            continue
        if statement.when is None or (statement.when.weak and _is_dated_by(statement.when, firm)):
            # "have met, their host said on Thursday": the day is that of the saying.
            undated.append(statement)
            continue
        draft = _round_on(drafts, statement)
        if draft is None:
            draft = Draft(kind=Kind.NEGOTIATION_ROUND, topic=Kind.NEGOTIATION_ROUND)
            drafts.append(draft)
        _join(draft, statement)
    for statement in undated:
        draft = _round_meant(drafts, statement)
        if about_talks and not statement.recalled and statement.sentence.index < _LEAD_SENTENCES:
            recent = [
                d for d in drafts
                if (d.days is None or _is_fresh(d.days, published))
                and not (d.round and statement.round and d.round != statement.round)
            ]  # fmt: skip
            draft = min(recent, key=lambda d: _sentences_apart(d, statement)) if recent else None
        if (
            draft is not None and about_talks and not statement.recalled
            and statement.sentence.has("met") and draft.days is not None
            and not _is_fresh(draft.days, published) and not draft.focus
            and all(s.round is not None for s in draft.statements)
            and statement.round is None
        ):  # fmt: skip
            # A live page that recalls the first round on its last line tells of another.
            news = [d for d in drafts if d.days is None or _is_fresh(d.days, published)]
            draft = news[0] if news else draft
        if draft is None and (
            statement.round is not None or (about_talks and not statement.recalled)
        ):
            draft = Draft(kind=Kind.NEGOTIATION_ROUND, topic=Kind.NEGOTIATION_ROUND)
            drafts.append(draft)
        if draft is not None:
            _join(draft, statement)
    drafts = _drop_vague([d for d in drafts if d.days is not None or _was_held(d)])
    for draft in drafts:
        lead = any(s.sentence.index < _LEAD_SENTENCES and not s.recalled for s in draft.statements)
        fresh = draft.days is None or _is_fresh(draft.days, published)
        draft.focus = about_talks and lead and fresh
        if draft.days is None and draft.focus:
            draft.days = published
    return drafts


def _is_dated_by(telling: When, firm: Sequence[When]) -> bool:
    """Tell whether a round lately told with its own day is the one told of on another day."""
    return any(abs((telling.days[0] - when.days[0]).days) <= _LATELY_DAYS for when in firm)


def _sentences_apart(draft: Draft, statement: Statement) -> int:
    """Return how many sentences away a round is told from a statement."""
    at = statement.sentence.index
    return min(abs(s.sentence.index - at) for s in draft.statements)


def _was_held(draft: Draft) -> bool:
    """Tell whether a sentence says that the negotiators met, rather than that they will."""
    return any(s.sentence.has("met") or s.sentence.has("meet") for s in draft.statements)


def _is_fresh(days: Days, published: Days | None) -> bool:
    """Tell whether days lie at the publication or shortly before it."""
    if published is None:
        return True
    return -3 <= (published[0] - days[0]).days <= 3 or published[0] <= days[0] <= published[1]


def _join(draft: Draft, statement: Statement) -> None:
    draft.statements.append(statement)
    draft.round = draft.round or statement.round
    when = statement.when
    if when is None or (when.weak and draft.days is not None):
        return
    if (
        draft.days is None
        or (draft.weak and not when.weak)
        or (draft.days[0] != draft.days[1] and when.days[0] == when.days[1])
    ):
        draft.days, draft.weak = when.days, when.weak


def _round_on(drafts: Sequence[Draft], statement: Statement) -> Draft | None:
    """Return the draft whose days overlap the statement's, unless their numbers differ."""
    assert statement.when is not None
    first, last = statement.when.days
    for draft in drafts:
        if draft.days is None:
            continue
        if statement.round and draft.round and statement.round != draft.round:
            continue
        if first <= draft.days[1] and draft.days[0] <= last:
            return draft
        if statement.round and statement.round == draft.round:
            return draft
    return None


def _round_meant(drafts: Sequence[Draft], statement: Statement) -> Draft | None:
    if statement.round is not None:
        same = [d for d in drafts if d.round == statement.round]
        if same:
            return same[0]
        if all(d.round is not None for d in drafts):
            return None
    free = [d for d in drafts if d.round is None or statement.round is None]
    return max(free, key=lambda d: d.days[0].toordinal() if d.days else 0) if free else None


def _drop_vague(drafts: list[Draft]) -> list[Draft]:
    """Join a round known only by its week or month to the day's round inside it."""
    exact = [d for d in drafts if d.days is not None and d.days[0] == d.days[1]]
    kept = []
    for draft in drafts:
        if draft.days is not None and draft.days[0] != draft.days[1]:
            inside = [
                d for d in exact
                if d.days is not None and draft.days[0] <= d.days[0] <= draft.days[1]
                and not (d.round and draft.round and d.round != draft.round)
            ]  # fmt: skip
            if inside:
                inside[0].statements.extend(draft.statements)
                continue
        kept.append(draft)
    return kept


def _is_day(when: When) -> bool:
    """Tell whether a time is one day."""
    return when.days[0] == when.days[1]
