"""Find to which side the counted are said to go: "to Russia", "Україні", "Киеву"."""

from __future__ import annotations

from homeward.read.clauses import whole_acts
from homeward.read.lexicon import Mark
from homeward.read.sentences import Sentence

_DASHES = frozenset({"–", "—", "-"})
_WHERE = frozenset({"в", "у", "во"})
_LOCATIVES = frozenset({"москве", "москві", "киеве", "києві", "україні", "украине"})
"""Case forms that tell where, behind a "в": "в Москве утверждают" sends nothing there."""


def aimed_at(sentence: Sentence, at: int, clause: tuple[int, int]) -> Mark | None:
    """Return the side named nearest a number as where its people go; None where none is."""
    first, last = clause
    to = [
        m for m in sentence.all("to")
        if first <= m.first <= last
        and not _of_next_deed(sentence, m, at)
        and not _of_next_number(sentence, m, at)
        and not _is_where(sentence, m)
        and not any(f.first <= m.first and m.last <= f.last for f in sentence.all("from"))
    ]  # fmt: skip
    return min(to, key=lambda m: _apart(sentence, m, at), default=None)


def _apart(sentence: Sentence, mark: Mark, at: int) -> int:
    """Return how far a mark is from a token, a comma between counting as five words."""
    first, last = sorted((mark.first, at))
    commas = sum(t.text == "," for t in sentence.tokens[first:last])
    return min(abs(mark.first - at), abs(mark.last - at)) + 5 * commas


def _of_next_deed(sentence: Sentence, mark: Mark, at: int) -> bool:
    """Tell whether "to Russia" belongs to a later verb: "took 909 and gave 41 to Russia"."""
    if mark.first > at and sentence.between("act", mark.first, mark.last):
        # As in: "157 came out of captivity there, Украина получила 157".
        return any(n.first > mark.last for n in sentence.numerals)
    acts = [m for m in whole_acts(sentence) if at < m.first < mark.first]
    return any(
        a.first < n.first < mark.first for a in acts for n in sentence.numerals if not n.weak
    )


def _of_next_number(sentence: Sentence, mark: Mark, at: int) -> bool:
    """Tell whether a side stands right before a later number: "Україні 212, росіянам – 45"."""
    if mark.first < at or sentence.tokens[mark.first - 1].text != ",":
        return False
    behind = [i for i in (mark.last + 1, mark.last + 2) if i < len(sentence.tokens)]
    if behind and sentence.tokens[behind[0]].text not in _DASHES:
        behind = behind[:1]
    return any(n.first in behind for n in sentence.numerals)


def _is_where(sentence: Sentence, mark: Mark) -> bool:
    """Tell whether a side is only where something is said or done: "в Москве утверждают"."""
    if mark.first != mark.last or sentence.tokens[mark.first].norm not in _LOCATIVES:
        return False
    return mark.first > 0 and sentence.tokens[mark.first - 1].norm in _WHERE
