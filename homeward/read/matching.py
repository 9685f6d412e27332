"""Compare what a sentence states with a happening that is being put together."""

from __future__ import annotations

from collections.abc import Sequence

from homeward.read.drafts import Draft
from homeward.read.statements import Statement

_NEAR_DAYS = 6


def same_day(draft: Draft, statement: Statement) -> bool:
    """Tell whether a statement begins on the draft's day."""
    return (
        draft.days is not None
        and statement.when is not None
        and draft.days[0] == statement.when.days[0]
    )


def compatible(draft: Draft, statement: Statement) -> bool:
    """Tell whether a statement's time overlaps the draft's."""
    if draft.days is None or statement.when is None:
        return True
    first, last = statement.when.days
    return first <= draft.days[1] and draft.days[0] <= last


def same_figures(draft: Draft, statement: Statement, *, day: bool) -> bool:
    """Tell whether a statement repeats the draft's numbers, days apart: another's report."""
    if draft.days is None or statement.when is None or statement.another:
        return False
    if abs((draft.days[0] - statement.when.days[0]).days) > _NEAR_DAYS:
        return False
    shared = [
        way for way, count in statement.counts.items()
        if any(count.best == known.best for known in draft.figures(way))
    ]  # fmt: skip
    said = {v.name for s in draft.statements for v in s.voices}
    anew = any(v.name not in said for v in statement.voices)
    return bool(shared) and not day and (anew or statement.when.weak)


def same_figure_draft(drafts: Sequence[Draft], statement: Statement) -> Draft | None:
    """Return the first draft that has one of a statement's figures; None when none has."""
    for draft in drafts:
        for way, count in statement.counts.items():
            if any(count.best == known.best for known in draft.figures(way)):
                return draft
    return None


def conflicts(draft: Draft, statement: Statement) -> bool:
    """Tell whether a statement gives a direction another figure than the draft has."""
    return any(
        draft.figures(way) and all(count.best != known.best for known in draft.figures(way))
        for way, count in statement.counts.items()
    )


def find_dated(drafts: Sequence[Draft], statement: Statement) -> Draft | None:
    """Return the first draft of a statement's own day; None when none is."""
    return next((d for d in drafts if d.days is not None and compatible(d, statement)
                 and same_day(d, statement)), None)  # fmt: skip
