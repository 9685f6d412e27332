"""Join the statements of one document into events: one event per happening."""

from __future__ import annotations

from collections.abc import Sequence

from homeward.model import Kind
from homeward.read.calendars import When
from homeward.read.dates import Days, Form
from homeward.read.drafts import Draft
from homeward.read.matching import (
    compatible,
    conflicts,
    find_dated,
    same_day,
    same_figure_draft,
    same_figures,
)
from homeward.read.paragraphs import Standing
from homeward.read.running_totals import is_total, without_running_totals
from homeward.read.statements import Statement

_LEAD_SENTENCES = 4
_NEXT = 2
_FAR_DAYS = 8


def _is_lead(statement: Statement) -> bool:
    return (
        statement.sentence.index < _LEAD_SENTENCES
        or statement.sentence.standing is Standing.HEADLINE
    )


def merge_transfers(statements: Sequence[Statement], *, published: Days | None) -> list[Draft]:
    """Return the events of handovers and exchanges already done, the news first."""
    drafts: list[Draft] = []
    statements = [s for s in statements if not (is_ahead(s, published) or is_total(s))]
    for kind in (Kind.BODY_REPATRIATION, Kind.PRISONER_EXCHANGE):
        own = without_running_totals([s for s in statements if s.kind is kind])
        drafts.extend(_without_vague(_merge_kind(own, kind, published)))
    return drafts


def _without_vague(drafts: list[Draft]) -> list[Draft]:
    """Join what is told of a month to the same number's own day: "a month ago 1,000 came"."""
    kept: list[Draft] = []
    for draft in drafts:
        days, known = draft.days, draft.figures_known()
        finer = [
            d for d in drafts
            if days is not None and days[0] != days[1] and not draft.focus
            and d.days is not None and d.days[0] == d.days[1]
            and days[0] <= d.days[0] <= days[1] and known and known <= d.figures_known()
        ]  # fmt: skip
        if finer:
            finer[0].statements.extend(draft.statements)
        else:
            kept.append(draft)
    return kept


def is_ahead(statement: Statement, published: Days | None) -> bool:
    """Tell whether a statement is dated after the publication: it can only be planned."""
    when = statement.when
    return published is not None and when is not None and when.days[0] > published[1]


def _is_old(when: When | None, published: Days | None) -> bool:
    """Tell whether a time lies well before the news."""
    if when is None or published is None:
        return False
    return (published[0] - when.days[1]).days > _FAR_DAYS


def _merge_kind(statements: Sequence[Statement], kind: Kind, published: Days | None) -> list[Draft]:
    lead = Draft(kind=kind, topic=kind, focus=True)
    others: list[Draft] = []
    newest = _newest(statements)
    for statement in statements:
        when = statement.when
        target = None
        recalled = statement.recalled or (when is not None and when.recalled)
        if when is not None and (
            _is_old(when, published)
            or recalled
            or _is_earlier(lead, statement, published)
            or _is_before(statement, newest)
        ):
            target = find_dated(others, statement) or (
                lead
                if same_day(lead, statement) or same_figures(lead, statement, day=True)
                else None
            )
            if (
                target is None
                and others
                and others[-1].days is None
                and (statement.sentence.index - others[-1].statements[-1].sentence.index == 1)
            ):
                target = others[-1]
            if target is None:
                target = Draft(kind=kind, topic=kind)
                others.append(target)
        elif statement.recalled and when is None:
            target = same_figure_draft([lead, *others], statement)
            if target is None or conflicts(target, statement):
                if len(statement.counts) < 2:
                    continue
                target = Draft(kind=kind, topic=kind)
                others.append(target)
        elif _goes_on(others, lead, statement):
            target = others[-1]
        elif (
            when is None
            or when.weak
            or not lead.statements
            or lead.days is None
            or compatible(lead, statement)
            or same_figures(lead, statement, day=False)
            or _dates_the_news(lead, statement)
        ) or _is_other_report(lead, statement):
            target = lead
        else:
            target = find_dated(others, statement)
            if target is None:
                target = Draft(kind=kind, topic=kind, focus=_is_lead(statement))
                others.append(target)
        _put(target, statement)
    news = _undated_news(lead, others, published)
    if news is not None:
        for statement in lead.statements:
            _put(news, statement)
        return others
    if lead.statements:
        return [lead, *others]
    for draft in others:
        # A chronicle or a late report has no fresher news than what it tells.
        draft.focus = bool(draft.figures_known()) and not any(s.recalled for s in draft.statements)
    return others


def _is_other_report(lead: Draft, statement: Statement) -> bool:
    """Tell whether words without numbers only date the news otherwise: "in Moscow, to Thursday".

    Not so where another handover is told, or the day before or after.
    """
    when = statement.when
    if statement.counts or statement.undirected or statement.another or when is None:
        return False
    if lead.days is None or when.form not in (Form.WEEKDAY, Form.MONTH_DAY, Form.FULL):
        return False
    return abs((when.days[0] - lead.days[0]).days) <= 1


def _goes_on(others: Sequence[Draft], lead: Draft, statement: Statement) -> bool:
    """Tell whether a sentence goes on about an earlier happening, told just before it.

    As in: In October Ukraine got back 205. According to Moscow, 205 crossed the border in the
    opposite direction.
    """
    if not others or statement.when is not None or not statement.counts:
        return False
    before, other = others[-1].statements[-1], others[-1]
    near = statement.sentence.index - before.sentence.index == 1
    near = near and statement.sentence.paragraph == before.sentence.paragraph
    known = lead.figures_known()
    return (
        near and statement.sentence.has("reverse") and bool(other.figures_known())
        and not any(other.figures(way) for way in statement.counts)
        and not any(c.best in known for c in statement.counts.values())
    )  # fmt: skip


def _dates_the_news(lead: Draft, statement: Statement) -> bool:
    """Tell whether a sentence without numbers gives the day of news that only has its telling's.

    "… given back, the administration wrote on Friday. The coffins were received on Tuesday."
    """
    near = statement.sentence.index - lead.statements[-1].sentence.index
    return lead.weak and not statement.counts and not statement.undirected and near <= _NEXT


def _undated_news(lead: Draft, others: Sequence[Draft], published: Days | None) -> Draft | None:
    """Return the dated happening that undated news can only mean; None where it is its own.

    It shares a figure with it, or the news has no figure at all; what is only recalled is never
    meant.
    """
    if not lead.statements or lead.days is not None:
        return None
    told = [
        d for d in others
        if d.days is not None and d.figures_known() and not any(s.recalled for s in d.statements)
    ]  # fmt: skip
    if published is not None and published[0] == published[1] and _is_headed(lead):
        # News that a headline tells of is no happening of weeks ago.
        told = [
            d for d in told
            if d.days and (d.days[0] == d.days[1] or (published[0] - d.days[1]).days <= _FAR_DAYS)
        ]  # fmt: skip
    known = lead.figures_known()
    for draft in told:
        theirs = draft.figures_known()
        if known - theirs and theirs - known:
            # "a thousand for 35", and a thousand for 38 a month ago
            continue
        if known & theirs:
            draft.focus = True
            return draft
    if not known and told:
        for draft in told:
            draft.focus = True
        return told[0]
    return None


def _is_headed(lead: Draft) -> bool:
    """Tell whether a headline and the opening tell of a happening with its numbers."""
    told = [s for s in lead.statements if s.counts]
    return len(told) > 1 and told[0].sentence.standing is Standing.HEADLINE


def _is_earlier(lead: Draft, statement: Statement, published: Days | None) -> bool:
    """Tell whether a dated statement with other figures comes some days before the news."""
    if published is None or statement.when is None or not statement.counts:
        return False
    if (published[0] - statement.when.days[1]).days <= 2:
        return False
    return conflicts(lead, statement) and not same_day(lead, statement)


def _newest(statements: Sequence[Statement]) -> Draft | None:
    """Return what is told of the latest day that has numbers of its own."""
    dated = [
        s for s in statements
        if s.when is not None and s.counts and not s.recalled and not s.when.weak
        and s.when.days[0] == s.when.days[1]
    ]  # fmt: skip
    if not dated:
        return None
    last = max(s.when.days for s in dated if s.when is not None)
    kind = dated[0].kind
    told = [s for s in dated if s.when is not None and s.when.days == last]
    return Draft(kind=kind, topic=kind, statements=told, days=last)


def _is_before(statement: Statement, newest: Draft | None) -> bool:
    """Tell whether a statement has an earlier day than the news, and other numbers."""
    if newest is None or newest.days is None or statement.when is None or not statement.counts:
        return False
    exact = statement.when.days[0] == statement.when.days[1]
    return exact and statement.when.days[1] < newest.days[0] and conflicts(newest, statement)


def _put(draft: Draft, statement: Statement) -> None:
    draft.statements.append(statement)
    when = statement.when
    if when is None:
        return
    exact = when.days[0] == when.days[1]
    fresh = draft.days is None or (draft.weak and not when.weak and exact)
    finer = (
        draft.days is not None and draft.days[0] != draft.days[1] and when.days[0] == when.days[1]
    )
    if fresh or (
        finer and draft.days is not None and draft.days[0] <= when.days[0] <= draft.days[1]
    ):
        draft.days, draft.weak = when.days, when.weak
