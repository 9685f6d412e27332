"""Tell whether a number is meant for each side."""

from __future__ import annotations

from homeward.read.heads import Tally
from homeward.read.lexicon import Mark, word_list
from homeward.read.sentences import Sentence

_DISTRIBUTIVE = word_list("sides_distributive")
_SPEAKERS = 3
_REACH = 6
_GIVEN = 4
_WHERE = frozenset({"in", "from", "of", "в", "у"})
_THAT = frozenset({"that", "що", "что"})
_AND = frozenset({"and", "та", "і", "и", "ve"})


def is_each(sentence: Sentence, tally: Tally, first: int, last: int) -> bool:
    """Tell whether the number is meant for each side."""
    if tally.numeral.partner is not None:
        other = sentence.numerals[tally.numeral.partner]
        return other.best == tally.numeral.best and tally.nation is None
    if is_halved(sentence, tally):
        return False
    at = tally.numeral.first
    if gives_each_other(sentence, tally):
        return True
    for token in sentence.tokens[tally.numeral.last + 1 : tally.numeral.last + 6]:
        if token.norm in {"each", "apiece"}:
            return True
        if token.text in ",.;:":
            break
    sides = {m.value for m in sentence.all("side") if first <= m.first <= last}
    ahead = max((n.last for n in sentence.numerals if n.last < at and not n.weak), default=first)
    if len(sides) == 2 and any(t.norm == "each" for t in sentence.tokens[max(first, ahead) : at]):
        # Not of "175 prisoners each, and Moscow freed another 22".
        own = any(t.norm == "each" for t in sentence.tokens[ahead + 1 : ahead + _REACH])
        return not own or ahead == first
    if any(
        sentence.tokens[i].norm == "each"
        for m in sentence.all("act") if first <= m.first < at for i in (m.first - 1, m.first)
        if i >= first
    ):  # fmt: skip
        # "They will each free 1,200."
        return True
    for mark in sentence.all("each"):
        word = sentence.tokens[mark.last].norm
        if word in _DISTRIBUTIVE:
            # "45'er kişi", not "yirmi er ve çavuş", who are privates
            if tally.numeral.first <= mark.first <= tally.numeral.last:
                return True
            if mark.first == at - 1 or (word != "по" and tally.numeral.last < mark.first <= at + 3):
                return True
            continue
        if first <= mark.first <= last and not _cut_off(sentence, mark, tally):
            return not is_of_speakers(sentence, mark)
    return False


def gives_each_other(sentence: Sentence, tally: Tally) -> bool:
    """Tell whether both give a number: "to give each other 6,000", not "6,000 to each other"."""
    if len([n for n in sentence.numerals if not n.weak]) > 1:
        return False
    for mark in sentence.all("mutual"):
        gives = any((a.value == "give" and 0 <= mark.first - a.last <= 1) or
                    (a.value == "give" and a.first <= mark.first <= a.last)
                    for a in sentence.all("act"))  # fmt: skip
        if gives and 0 < tally.numeral.first - mark.last <= _GIVEN:
            return True
    return False


def is_halved(sentence: Sentence, tally: Tally) -> bool:
    """Tell whether both sides share a number: "190 captives, half of them from either country".

    Not where a number of its own stands before the halves: "190 captives, 95 each, in equal
    numbers".
    """
    return any(
        m.first > tally.numeral.last
        and not any(tally.numeral.last < n.first < m.first for n in sentence.numerals if not n.weak)
        for m in sentence.all("halved")
    ) or (bool(sentence.has("halved")) and len([n for n in sentence.numerals if not n.weak]) == 1)


def is_of_speakers(sentence: Sentence, each: Mark) -> bool:
    """Tell whether both sides only speak: "according to officials on either side"."""
    before = sentence.tokens[each.first - 1].norm if each.first else ""
    if before in _THAT:
        # "told reporters that each side would free 1,200"
        return False
    return any(
        0 < each.first - m.last <= _SPEAKERS for cls in ("accord", "speech")
        for m in sentence.all(cls)
    ) or (
        # as in: officials in both capitals reported
        before in _WHERE
        and any(0 < m.first - each.last <= _SPEAKERS for m in sentence.all("speech"))
    )  # fmt: skip


def _cut_off(sentence: Sentence, mark: Mark, tally: Tally) -> bool:
    """Tell whether "either side" belongs to another, nearer number."""
    at = tally.numeral.first
    reach = min(abs(mark.first - at), abs(mark.first - tally.numeral.last))
    return any(
        abs(mark.first - n.first) < reach
        and not n.weak
        and not tally.numeral.first <= n.first <= tally.numeral.last
        and not mark.first <= n.first <= mark.last
        and not (tally.last < n.first and sentence.tokens[n.first - 1].norm in _AND)
        and not (n.last < at and sentence.tokens[at - 1].norm in _AND)
        for n in sentence.numerals
    )
