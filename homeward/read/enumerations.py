"""Add up people told in one breath: "five officers, 17 soldiers and eight civilians"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from homeward.model import Count
from homeward.read.heads import Tally
from homeward.read.lexicon import word_list
from homeward.read.sentences import Sentence

_AND = frozenset({"and", "та", "і", "й", "и", "ve", "ile", "plus", "also"})
_REACH = 8
"""Words from one number of an enumeration to the next."""
_MEN = word_list("enumerations_men")
_WOMEN = word_list("enumerations_women")
_PARTING = ("act", "side", "to", "from", "reverse", "sub", "part", "equal", "speech", "nest")
_OPENS = frozenset(":–—(")
_WHOLES = 6
"""Words before an enumeration in which the whole that it divides may stand."""


def enumerated(sentence: Sentence, counted: Sequence[Tally]) -> list[Tally]:
    """Return what a sentence counts with each enumeration as one count.

    Matches "two civilians and 42 soldiers", "42 men and three women"; not "95 Ukrainians and 95
    Russians", "20 soldiers and 20 soldiers more" nor "22: two officers and 20 privates", whose
    parts divide a whole.
    """
    result: list[Tally] = []
    group: list[Tally] = []
    kinds: set[str] = set()
    for item in counted:
        own = _kinds(sentence, item)
        if group and own and not own & kinds and _goes_on(sentence, group[-1], item):
            group.append(item)
            kinds |= own
            continue
        result += _merged(sentence, group)
        group, kinds = [item], own
        if not own:
            result.append(item)
            group = []
    return result + _merged(sentence, group)


def _merged(sentence: Sentence, group: list[Tally]) -> list[Tally]:
    """Return one count for an enumeration; the counts as they are where they divide a whole."""
    if len(group) < 2:
        return group
    best = [item.numeral.best or 0 for item in group]
    whole = sum(best)
    if any(n.best == whole for n in sentence.numerals) or _divides(sentence, group[0]):
        return group
    last = group[-1]
    numeral = replace(
        group[0].numeral, last=last.numeral.last, count=Count.exactly(whole), weak=False
    )
    nation = next((item.nation for item in group if item.nation is not None), None)
    kind = next((item.kind for item in group if item.kind is not None), None)
    return [
        replace(
            group[0], numeral=numeral, kind=kind, nation=nation, civilian=False,
            own=any(item.own for item in group), last=last.last,
        )
    ]  # fmt: skip


def _divides(sentence: Sentence, first: Tally) -> bool:
    """Tell whether an enumeration stands behind a sign that opens the parts of a whole."""
    at = first.numeral.first
    opened = at > 0 and sentence.tokens[at - 1].text in _OPENS
    return opened and any(
        0 < at - n.last <= _WHOLES and not n.weak for n in sentence.numerals
    )  # fmt: skip


def _goes_on(sentence: Sentence, before: Tally, item: Tally) -> bool:
    """Tell whether a number is told in one breath with the one before."""
    first, last = before.numeral.last + 1, item.numeral.first - 1
    if before.part or item.part or last - first >= _REACH or last < first:
        return False
    if before.numeral.partner is not None or item.numeral.partner is not None:
        return False
    if before.nation is not None and item.nation is not None and before.nation != item.nation:
        return False
    exact = all(
        t.numeral.best is not None and t.numeral.count.low == t.numeral.count.high
        for t in (before, item)
    )
    closing = sentence.tokens[last]
    joined = closing.text == "," or closing.norm in _AND
    inside = any(sentence.between(cls, first, last) for cls in _PARTING)
    signs = any(t.text in ";:.–—()" for t in sentence.tokens[first : last + 1])
    return exact and joined and not inside and not signs


def _kinds(sentence: Sentence, item: Tally) -> set[str]:
    """Return the kinds of people named behind a number: ranks, civilians, men and women."""
    first, last = item.numeral.last + 1, item.last
    kinds = {m.value for m in sentence.between("rank", first, last)}
    if any(m.value == "civilian" for m in sentence.between("people", first, last)):
        kinds.add("civilian")
    words = {t.norm for t in sentence.tokens[first : last + 1]}
    if words & _MEN:
        kinds.add("men")
    if words & _WOMEN:
        kinds.add("women")
    return kinds
