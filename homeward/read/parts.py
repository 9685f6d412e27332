"""Tell the numbers that are told as a part of another: "of those, 89", "20'si sivil 205 kişi"."""

from __future__ import annotations

from homeward.read.lexicon import Mark, word_list
from homeward.read.numbers import Numeral
from homeward.read.sentences import Sentence

_AMONG_REACH = 4
_DEEDS = frozenset({"give", "receive", "exchange"})
_AMONG = frozenset({"among", "серед", "среди"})
_STOP_SIGNS = frozenset(".;:!?()—–|")
_POSSESSIVES = word_list("heads_possessives")
_DIVIDES_REACH = 9
_OPENS = 2
_AMONG_ALL = word_list("counting_among")
_BEING = word_list("parts_being")
_AND = frozenset({"and", "та", "і", "й", "и", "ve"})
_SIGNS = frozenset("–—:,(")
_OF = frozenset({"із", "з", "из"})
_PARTIES = frozenset({"ülke", "ülkeler", "taraf", "taraflar", "devlet", "tarafin", "ülkenin"})
_UNCOUNTED = 4
"""Words of "military personnel" and the like before the "and"."""


def is_anaphoric(sentence: Sentence, numeral: Numeral) -> bool:
    """Tell whether a number counts those named before: "There were 757 of them"."""
    before = [t.norm for t in sentence.tokens[max(0, numeral.first - 2) : numeral.first]]
    return before in (["there", "were"], ["there", "are"])


def _is_whole_of(sentence: Sentence, numeral: Numeral) -> bool:
    """Tell whether a number is the whole of "279 of the 935"."""
    return any(0 < numeral.first - n.last <= 3 for n in sentence.numerals) and any(
        t.norm == "of" for t in sentence.tokens[max(0, numeral.first - 2) : numeral.first]
    )


def is_part(sentence: Sentence, numeral: Numeral) -> bool:
    """Tell whether the number is told as a part of another: "of those, 89", "87 of the freed"."""
    if is_anaphoric(sentence, numeral) or numeral.partner is not None:
        # "Handover of the dead: 909 for 34" divides nothing.
        return False
    if _divides_next(sentence, numeral) or _is_told_among(sentence, numeral):
        return True
    if _is_beside_uncounted(sentence, numeral) or _is_of_nation(sentence, numeral):
        return True
    for mark in sentence.all("part"):
        if any(m.last == mark.first - 1 for m in sentence.all("side")):
            # "Ukrayna ile Rusya arasında": between the two, not among the counted.
            continue
        if mark.first and sentence.tokens[mark.first - 1].norm in _PARTIES:
            # "iki ülke arasında yapılan değişimde"
            continue
        if 0 < mark.first - numeral.last <= _AMONG_REACH and sentence.tokens[
            mark.first
        ].norm.startswith(("arasinda", "aralarinda")):
            # "52 askerin de aralarında olduğu 90 kişi"
            return any(n.first > mark.last for n in sentence.numerals)
        if numeral.last < mark.first <= numeral.last + 2:
            beside = sentence.tokens[numeral.last + 1 : mark.first]
            if sentence.tokens[mark.first].norm == "of" and (
                sentence.between("body", numeral.last + 1, mark.first - 1)
            ):
                # "909 bodies of the fallen", not "87 of the fallen"
                continue
            return not any(t.text in _STOP_SIGNS or t.text == "," for t in beside)
        if numeral.last < mark.first and _is_among(sentence, numeral, mark):
            return True
        if mark.last < numeral.first and _holds(sentence, mark):
            continue
        opens = sentence.tokens[mark.first].norm != "of" or mark.first <= 1
        if mark.last < numeral.first and opens and not _is_whole_of(sentence, numeral):
            between = sentence.tokens[mark.last + 1 : numeral.first]
            if _goes_on(sentence, mark, numeral):
                continue
            if not any(t.text in ";—–" for t in between):
                return True
    return False


def _is_told_among(sentence: Sentence, numeral: Numeral) -> bool:
    """Tell whether the number stands behind "among … were": "Among the 563 were those of 65".

    Not so where it stands for those among whom somebody was: the 563.
    """
    opened = next((i for i, t in enumerate(sentence.tokens[:_OPENS]) if t.norm in _AMONG_ALL), None)
    if opened is None or numeral.first <= opened:
        return False
    between = sentence.tokens[opened + 1 : numeral.first]
    grounds = [t.norm for t in between[-2:]] == ["of", "the"]
    if grounds or any(t.text in ";:" for t in between):
        return False
    return any(t.norm in _BEING or t.text in "–—" for t in between)


def _goes_on(sentence: Sentence, mark: Mark, numeral: Numeral) -> bool:
    """Tell whether another deed follows the parts: "20 of them civilians, and gave Russia 185"."""
    inside = [n for n in sentence.numerals if mark.last < n.first < numeral.first and not n.weak]
    if not inside:
        return False
    first, last = inside[-1].last + 1, numeral.first - 1
    deeds = any(m.value in _DEEDS for m in sentence.between("act", first, last))
    return deeds or bool(
        sentence.between("to", first, last) or sentence.between("reverse", first, last)
    )


def _is_among(sentence: Sentence, numeral: Numeral, mark: Mark) -> bool:
    """Tell whether a number counts some of those told before: "21 officers were among them"."""
    words = sentence.tokens[mark.first : mark.last + 1]
    if words[0].norm not in _AMONG or len(words) < 2:
        return False
    between = sentence.tokens[numeral.last + 1 : mark.first]
    nested = any(numeral.last < n.first < mark.first for n in sentence.numerals)
    return not nested and not any(t.text in _STOP_SIGNS or t.text == "," for t in between)


def is_suffixed(sentence: Sentence, numeral: Numeral) -> bool:
    """Tell whether a Turkish number has the ending of a part: "20'si"."""
    behind = sentence.tokens[numeral.last + 1 : numeral.last + 4]
    return len(behind) == 3 and behind[0].text in "'’" and behind[1].norm in _POSSESSIVES


def _is_of_nation(sentence: Sentence, numeral: Numeral) -> bool:
    """Tell whether a number is of people known: "74 of the Ukrainians returned were wounded"."""
    words = [t.norm for t in sentence.tokens[numeral.last + 1 : numeral.last + 3]]
    known = words == ["of", "the"] or (bool(words) and words[0] in _OF)
    return known and any(
        m.first == numeral.last + (3 if words[0] == "of" else 2) for m in sentence.all("national")
    )  # fmt: skip


def _is_beside_uncounted(sentence: Sentence, numeral: Numeral) -> bool:
    """Tell whether a number is joined to people not counted, who together divide a whole.

    Matches the four of "75 Ukrainians – soldiers and four civilians"; not "75, soldiers of the
    marines, came home and four civilians with them" nor the 20 of "185 soldiers and 20 civilians".
    """
    tokens = sentence.tokens
    if numeral.first < 4 or tokens[numeral.first - 1].norm not in _AND:
        return False
    for i in range(numeral.first - 2, max(0, numeral.first - 2 - _UNCOUNTED), -1):
        if any(n.first <= i <= n.last for n in sentence.numerals):
            return False
        if tokens[i].text in _SIGNS:
            beside = sentence.between("people", i + 1, numeral.first - 2)
            soldiers = beside and beside[-1].last == numeral.first - 2
            whole = any(n.last < i and not n.weak for n in sentence.numerals)
            if tokens[i].text == "," and sentence.between("rank", i - 2, i):
                # "22 soldiers, officers and 20 civilians" adds
                return False
            return bool(soldiers) and whole
    return False


def _divides_next(sentence: Sentence, numeral: Numeral) -> bool:
    """Tell whether a Turkish number takes its part of the next: the 20 of "20'si sivil 205 kişi".

    Not where it is told whose people they are: "41'i Rus".
    """
    if not is_suffixed(sentence, numeral):
        return False
    if any(m.first == numeral.last + 3 for m in sentence.all("adj")):
        return False
    whole = next((n for n in sentence.numerals if n.first > numeral.last), None)
    more = whole is not None and (whole.best or 0) > (numeral.best or 0)
    return more and whole is not None and whole.first - numeral.last <= _DIVIDES_REACH


def _holds(sentence: Sentence, part: Mark) -> bool:
    """Tell whether a Turkish clause says that the next number holds the part before it."""
    behind = [t.norm for t in sentence.tokens[part.last + 1 : part.last + 2]]
    among = sentence.tokens[part.first].norm.startswith(("arasinda", "aralarinda"))
    return among and bool(behind) and behind[0].startswith(("oldu", "bulun", "yer"))
