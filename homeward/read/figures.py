"""Choose the low, best and high figure of an event, and flag what does not agree."""

from __future__ import annotations

from collections.abc import Sequence

from homeward.model import Count, Direction, Kind, Side, Stance
from homeward.read.disagreement import flag_disagreement
from homeward.read.drafts import Draft
from homeward.read.heads import Tally
from homeward.read.lexicon import word_list
from homeward.read.paragraphs import Standing
from homeward.read.statements import Statement

_REACH = 8
_BREAKDOWN = 3
"""Parts that a breakdown of the whole has at least."""
_SLIGHT = 100
_REST = word_list("figures_rest")


def settle(draft: Draft) -> None:
    """Choose low, best and high of each direction, and flag speakers who disagree."""
    for way in Direction:
        # "Dozens" and "hundreds" are no number.
        figures = [f for f in draft.figures(way) if f.best is not None or f.high is not None]
        if not figures:
            continue
        if draft.kind is not Kind.COMMITMENT:
            figures = _sure(draft, way) or _without_formulas(draft, way)
            figures = _without_both_ways(draft, way, figures)
        if not figures:
            continue
        total = (
            _headlined(draft, way, figures) or _receivers_figure(draft, way, figures)
            or _whole(draft, figures) or _total(figures)
        )  # fmt: skip
        draft.counts[way] = total
    for way in Direction:
        if way in draft.counts or draft.kind is Kind.COMMITMENT:
            continue
        shares = [
            item.numeral.count
            for s in draft.statements for item, ways in s.parts
            if ways == frozenset({way}) and not item.civilian and _is_told_apart(s, item)
        ]  # fmt: skip
        if shares and (draft.counts or len(shares) == 1):
            # "909 went to Ukraine, 43 of them to Russia": a share that alone went that way.
            draft.counts[way] = shares[0]
    _add_extras(draft)
    flag_disagreement(draft)


def _is_told_apart(statement: Statement, item: Tally) -> bool:
    """Tell whether a share went its own way by its own words: "43 of them to Russia".

    Not so in "49 came back, 23 of them women".
    """
    if item.nation is not None or item.own or not item.part:
        return True
    reach = range(item.numeral.first, item.last + _REACH)
    return any(m.first in reach for m in statement.sentence.all("to"))


def _add_extras(draft: Draft) -> None:
    """Add what came on top of an even exchange: 175 each, and 22 wounded besides, is 197."""
    best = {way: count.best for way, count in draft.counts.items()}
    even = len(best) == 2 and len(set(best.values())) == 1
    added: set[tuple[Direction, int | None]] = set()
    for statement in draft.statements:
        over = [*(statement.counts.items() if statement.extra else ()), *statement.on_top.items()]
        for way, count in over:
            if (way, count.best) in added:
                # Told by the other side as well.
                continue
            added.add((way, count.best))
            known = draft.counts.get(way)
            if known is None:
                draft.counts[way] = count
            elif (
                (even or statement.civilians or way in statement.on_top) and known.best is not None
                and count.best is not None and count.best < known.best
                and not _holds(draft.figures(way), known.best, count.best)
            ):  # fmt: skip
                draft.counts[way] = Count.exactly(known.best + count.best)


def _holds(figures: Sequence[Count], whole: int, more: int) -> bool:
    """Tell whether a whole holds what came on top: 205 beside 185, and 20 civilians besides."""
    return any(figure.best == whole - more for figure in figures)


def _sure(draft: Draft, way: Direction) -> list[Count]:
    """Return the figures that have this direction by their own words, where others only may."""
    told = [s for s in draft.statements if way in s.counts and not s.extra]
    if not any(s.supposed for s in told):
        return []
    return [s.counts[way] for s in told if not s.supposed and not s.formula]


def _without_formulas(draft: Draft, way: Direction) -> list[Count]:
    """Leave out the "1000 for 1000" of a deal where the text counts otherwise: "303 are free"."""
    plain = {
        c.best for s in draft.statements if not s.formula and not s.extra
        for c in s.counts.values()
    }  # fmt: skip
    here = any(way in s.counts and not s.formula and not s.extra for s in draft.statements)
    return [
        s.counts[way] for s in draft.statements
        if way in s.counts and not s.extra
        and (
            not s.formula or not any(_rivals(p, s.counts[way]) for p in plain)
            or (s.counts[way].best in plain and not here)
        )
    ]  # fmt: skip


def _rivals(plain: int | None, count: Count) -> bool:
    """Tell whether a number may be the count of what a formula names: 303 of "1000 for 1000"."""
    return plain is not None and count.best is not None and plain <= count.best <= plain * 5


def _without_both_ways(draft: Draft, way: Direction, figures: list[Count]) -> list[Count]:
    """Leave out "three hundred went home" where 150 went each way."""
    other = next(d for d in Direction if d is not way)
    here = {c.best for c in figures if c.best is not None}
    there = {c.best for c in draft.figures(other) if c.best is not None}
    sums = {a + b for a in here for b in there}
    return [c for c in figures if c.best not in sums] or figures


def _headlined(draft: Draft, way: Direction, figures: Sequence[Count]) -> Count | None:
    """Return the exact figure that the headline and the text both give; None where none is.

    A report that takes one side's figure for its own keeps it, whatever the other side tells.
    """
    first = [
        s.counts[way] for s in draft.statements
        if way in s.counts and s.sentence.standing is Standing.HEADLINE and not s.extra
    ]  # fmt: skip
    told = [f for f in figures if first and f == first[0] and f.low == f.high]
    return told[0] if len(told) > 1 else None


def _receivers_figure(draft: Draft, way: Direction, figures: Sequence[Count]) -> Count | None:
    """Return the exact figure of the side that received, where the two sides' figures differ."""
    side = Side.UKRAINE if way is Direction.TO_UKRAINE else Side.RUSSIA
    told: dict[Side | None, Count] = {
        v.side: s.counts[way]
        for s in draft.statements
        if way in s.counts and s.counts[way] in figures and s.counts[way].low == s.counts[way].high
        for v in s.voices[:1]
        if v.stance is Stance.ASSERTS
    }
    if side not in told or len({c.best for c in told.values()}) != 2:
        return None
    return told[side]


def _whole(draft: Draft, figures: Sequence[Count]) -> Count | None:
    """Return the figure that the text's other numbers add up to: 254 of 221, 25, 4 and 4.

    A share may be told twice, in a title and in the text; a whole is told once at least.
    """
    if draft.kind is Kind.COMMITMENT:
        return None
    largest = max(figures, key=lambda f: f.best or 0)
    told = [
        number.best for s in draft.statements for number in s.sentence.numerals
        if number.best is not None
    ]  # fmt: skip
    parts = [n for n in told if largest.best is not None and n < largest.best]
    if largest.best is None or len(set(told)) < 3:
        return None
    for first in range(len(parts)):
        reached = 0
        for last in range(first, len(parts)):
            reached += parts[last]
            if reached == largest.best and last > first + 1:
                return largest
    return None


def _total(figures: Sequence[Count]) -> Count:
    """Return the figure told most often; on a tie the one told first, exact before vague."""
    tally: dict[int | None, int] = {}
    for figure in figures:
        tally[figure.best] = tally.get(figure.best, 0) + 1
    ranked = sorted(
        figures,
        key=lambda f: (-tally[f.best], f.low != f.high, figures.index(f)),
    )
    first = figures[0]
    if tally[ranked[0].best] == tally[first.best] and (
        first.low == first.high or ranked[0].low != ranked[0].high
    ):
        return first
    return ranked[0]


def flag_parts(draft: Draft, shares: Sequence[tuple[int, bool]]) -> None:
    """Flag a breakdown that, read as told, does not give the total.

    ``shares`` are the numbers told as parts, in order, with whether each is told as a part of
    the one before ("of those, 89"). Both readings are kept: the parts stand as they are told.
    Parts that leave all but a hundredth of the total are told as the whole of it; those that
    leave more are only some of it.
    """
    totals = {c.best for c in draft.counts.values() if c.best is not None}
    if len(totals) != 1:
        return
    (total,) = totals
    shares = [share for share in shares if share[0] != total]
    if len(shares) < 2:
        return
    plain = sum(share for share, _ in shares)
    told = sum(share for share, nested in shares if not nested)
    nearly = len(shares) >= _BREAKDOWN and 0 < total - plain <= total // _SLIGHT
    if told != total and (plain == total or told > total or (nearly and not _has_rest(draft))):
        draft.flags.add("parts_do_not_sum")


def _has_rest(draft: Draft) -> bool:
    """Tell whether a text tells of the rest of a breakdown without a number: "the others …"."""
    sentences = [s.sentence for s in draft.statements]
    return any(t.norm in _REST for sentence in sentences for t in sentence.tokens)
