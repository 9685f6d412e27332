"""Tell the numbers of a sentence that only divide another, or only add up both directions.

Of "230 – 213 soldiers, 11 officers and six civilians" the last three divide the first; of "1,041
bodies: Ukraine received 1,000 and Russia 41" the first adds up the last two.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from homeward.read.heads import Tally
from homeward.read.lexicon import word_list
from homeward.read.numbers import Numeral
from homeward.read.sentences import Sentence
from homeward.read.statements import Statement

_FEWEST = 3
"""Numbers that a whole and its parts make at least."""
_OPENS = frozenset("–—:(,")
_SIDED = ("adj", "national", "side", "to")
_TOTALS = word_list("merge_totals") | word_list("wholes_totals")
_NEAR_TOTAL = 3
_REACH = 5
"""Words from a number within which it is told whose people it counts."""
_DEEDS = frozenset({"give", "receive", "exchange"})
_ENDS = frozenset(",;:–—")
_AND = frozenset({"and", "while", "та", "і", "й", "а", "и", "ve"})


def of_the_larger(sentence: Sentence, counted: list[Tally], told: Statement | None) -> list[Tally]:
    """Return what a sentence counts without those who are told to be part of a larger exchange.

    ``told`` is what was told just before: behind "The ten were part of a far larger deal" it
    keeps its day and loses its number.
    """
    larger = sentence.all("larger")
    if not larger:
        return counted
    if told is not None:
        told.counts.clear()
        told.undirected.clear()
    return [item for item in counted if item.numeral.first > larger[0].last]


def uncounted(sentence: Sentence, people: Collection[int]) -> frozenset[int]:
    """Return the first tokens of the numbers that are no count of one direction by themselves.

    ``people`` are the first tokens of the numbers that count people: no other is a whole.

    Matches the last two of "189 of its people, 187 soldiers and two civilians", the first of
    "190 prisoners, 95 Ukrainians and 95 Russians" and the last of "185 soldiers and 20 civilians,
    205 people in all"; nothing of "1,000 bodies and 38", whose numbers add up to none.
    """
    numerals = [n for n in sentence.numerals if n.best is not None]
    if len(numerals) < _FEWEST:
        return frozenset()
    for i in range(len(numerals) - 2):
        if numerals[i].first not in people:
            continue
        parts = _summing(numerals, range(i + 1, len(numerals)), numerals[i].best or 0)
        if parts and _is_opened(sentence, numerals[i], parts[0]):
            return _left_out(sentence, numerals[i], parts)
    for i in range(2, len(numerals)):
        if numerals[i].first not in people:
            continue
        parts = _summing(numerals, range(i - 1, -1, -1), numerals[i].best or 0)
        if parts and _is_total(sentence, numerals[i]):
            return _left_out(sentence, numerals[i], parts[::-1])
    return frozenset()


def _summing(numerals: Sequence[Numeral], order: range, whole: int) -> list[Numeral]:
    """Return the neighbours that add up to a number; empty where none do, or one alone does."""
    reached, parts = 0, []
    for j in order:
        if numerals[j].partner is not None:
            return []
        reached += numerals[j].best or 0
        parts.append(numerals[j])
        if reached >= whole:
            return parts if reached == whole and len(parts) > 1 else []
    return []


def _is_opened(sentence: Sentence, whole: Numeral, part: Numeral) -> bool:
    """Tell whether a sign or a word opens a breakdown between a number and the next."""
    between = sentence.tokens[whole.last + 1 : part.first]
    if any(t.text in _OPENS for t in between):
        return True
    spaced = [t.start for t in between if t.text == "-" and t.start not in {o.end for o in between}]
    if spaced and sentence.tokens[whole.last].end not in spaced:
        return True
    return bool(sentence.between("part", whole.last + 1, part.first - 1))


def _is_total(sentence: Sentence, numeral: Numeral) -> bool:
    """Tell whether a word names a number as the sum of those before it: "205 in all"."""
    near = sentence.tokens[max(0, numeral.first - _NEAR_TOTAL) : numeral.last + 1 + _NEAR_TOTAL]
    words = [t.norm for t in near]
    return bool(set(words) & _TOTALS) or any(a == "in" and b == "all" for a, b in pairwise(words))


def _left_out(sentence: Sentence, whole: Numeral, parts: Sequence[Numeral]) -> frozenset[int]:
    """Return the whole where its parts went two ways, else the parts."""
    if len(parts) == 2 and _goes_two_ways(sentence, parts):
        return frozenset({whole.first})
    if _goes_on(sentence, parts):
        return frozenset()
    if len({n.best for n in parts}) == 1 and len(parts) == 2:
        # "190, of whom 95 … and 95 …" leaves open what divides them.
        return frozenset()
    return frozenset(n.first for n in parts)


def _goes_on(sentence: Sentence, parts: Sequence[Numeral]) -> bool:
    """Tell whether another deed stands between the parts: "20 civilians, and gave Russia 185"."""
    return any(
        m.value in _DEEDS
        for a, b in pairwise(parts) for m in sentence.between("act", a.last + 1, b.first - 1)
    )  # fmt: skip


def _goes_two_ways(sentence: Sentence, parts: Sequence[Numeral]) -> bool:
    """Tell whether one part is of Ukraine's people, or went there, and the other of Russia's."""
    sides = []
    for number in parts:
        at = number.first
        ahead = max((n.last for n in sentence.numerals if n.last < at), default=-1)
        behind = min(
            (n.first for n in sentence.numerals if n.first > number.last),
            default=len(sentence.tokens),
        )
        end = next(
            (
                i for i in range(number.last + 1, min(behind, number.last + _REACH))
                if sentence.tokens[i].text in _ENDS or sentence.tokens[i].norm in _AND
            ),
            min(behind, number.last + _REACH),
        )  # fmt: skip
        start = next(
            (
                i for i in range(at - 1, max(ahead, at - _REACH), -1)
                if sentence.tokens[i].text in _ENDS or sentence.tokens[i].norm in _AND
            ),
            max(ahead, at - _REACH),
        )  # fmt: skip
        marks = [m for cls in _SIDED for m in sentence.all(cls)]
        right = [m for m in marks if number.last < m.first < end]
        left = [m for m in marks if start < m.first and m.last < at]
        nearest = min([*right, *left], key=lambda m: max(m.first - at, at - m.last), default=None)
        sides.append(nearest.value if nearest is not None else None)
    return None not in sides and len(set(sides)) == len(sides)
