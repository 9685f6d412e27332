"""Tell whether the dead had fallen, or were found, at a place that a sentence names."""

from __future__ import annotations

from collections.abc import Sequence

from homeward.read.clauses import clause_bounds
from homeward.read.lexicon import Mark, word_list
from homeward.read.numbers import Numeral
from homeward.read.places import GOVERNED, Mention
from homeward.read.sentences import Sentence
from homeward.read.tokens import TokenKind

_FROM = frozenset({"from", "з", "із", "из", "с"})
_LISTS = frozenset({",", "—", "–", "-", "(", ":"}) | word_list("voices_and")
_WHENCE = 9
"""Words between a number and "from Bakhmut" at most."""
_BESIDE = 6
"""Words between a place and its number in a list of shares."""
_WHERE = 16
_DIED = 9
_HOME = 6
_UNDER = frozenset({"-", "near", "outside", "around", "під", "под", "the"})


def is_recovery(
    sentence: Sentence,
    mention: Mention,
    words: dict[str, list[Mark]],
    mentions: Sequence[Mention],
    *,
    located: bool,
    asked: bool,
) -> bool:
    """Tell whether the dead had fallen or were found there.

    ``asked`` says that a sentence before opened the list: "Where did they fall?".
    """
    if mention.kind in ("country", "city") or mention.name in GOVERNED:
        return False
    if _is_home(words, mention) or _is_of_others(sentence):
        return False
    first, last = clause_bounds(sentence, mention.first)
    fought = list(words.get("fought", []))
    directed = any(
        m.value == "direction" and 0 < m.first - mention.last <= 3
        for m in words.get("regionword", [])
    )
    counted = any(first <= n.first <= last for n in sentence.numerals)
    told = sentence.has("body") or sentence.has("part") or not sentence.has("act")
    if told and _whence(sentence, mention, words, first, last):
        # also without a verb: "Ще тридцять чотири — з-під Бахмута"
        return True
    if directed and (counted or sentence.has("body") or sentence.has("dead") or fought):
        return True
    if _is_share(sentence, mention, words, mentions, asked=asked):
        return True
    if _is_where(sentence, mention, fought):
        return True
    into = bool(mention.first) and any(
        t.norm == "into" for t in sentence.tokens[max(0, mention.first - 3) : mention.first]
    )
    if not (located or directed or into or _listed(sentence, mention)):
        return False
    if any(m.value == "strong" for m in fought):
        return True
    if any(0 < m.first - mention.last <= 2 for m in words.get("destword", [])):
        # "На Полтавщині зустріли чотирьох полеглих"
        return False
    return bool(fought) and (
        counted or sentence.has("body") or sentence.has("dead") or sentence.has("people")
    )


def number_beside(
    sentence: Sentence, mention: Mention, mentions: Sequence[Mention]
) -> Numeral | None:
    """Return the number told right beside a name: "Donetsk — 21", "6 — Херсон"; None for none."""
    options = []
    for numeral in sentence.numerals:
        if numeral.best is None:
            continue
        before = numeral.last < mention.first
        first, last = (numeral.last, mention.first) if before else (mention.last, numeral.first)
        between = sentence.tokens[first + 1 : last]
        words = sum(t.kind is TokenKind.WORD for t in between)
        inside = [m.first for m in mentions] + [n.first for n in sentence.numerals]
        parted = any(t.text in ";." for t in between) or any(first < i < last for i in inside)
        if words <= _BESIDE and not parted:
            commas = sum(t.text == "," for t in between)
            options.append((commas, len(between), not before, numeral.first, numeral))
    return min(options)[-1] if options else None


def _whence(
    sentence: Sentence, mention: Mention, words: dict[str, list[Mark]], first: int, last: int
) -> bool:
    """Tell whether so many came "from" the place: "34 from Bakhmut", "з-під Бахмута — 34"."""
    led = [
        i for i in range(max(0, mention.first - 3), mention.first)
        if sentence.tokens[i].norm in _FROM
    ]  # fmt: skip
    under = bool(led) and sentence.tokens[led[-1] + 1].norm in _UNDER
    if not led or under:
        return bool(led) and _counted_near(sentence, mention, first, last)
    if any(led[-1] - 2 <= m.last < led[-1] for m in words.get("destword", [])):
        # "two more were brought from Dnipro": from where they lay now
        return False
    return _counted_near(sentence, mention, first, last)


def _counted_near(sentence: Sentence, mention: Mention, first: int, last: int) -> bool:
    """Tell whether a number stands within some words of a name, in its clause."""
    return any(
        first <= n.first <= last
        and min(abs(mention.first - n.last), abs(n.first - mention.last)) <= _WHENCE
        for n in sentence.numerals
    )


def _is_share(
    sentence: Sentence,
    mention: Mention,
    words: dict[str, list[Mark]],
    mentions: Sequence[Mention],
    *,
    asked: bool,
) -> bool:
    """Tell whether a place is told with its share: "Pokrovsk accounts for 310", "77 Donetsk"."""
    beside = number_beside(sentence, mention, mentions)
    if beside is None:
        return False
    if asked:
        return True
    if words.get("destword") or words.get("handoverword"):
        return False
    if any(
        0 < m.first - mention.last <= _DIED or 0 < mention.first - m.last <= _DIED
        for m in words.get("account", [])
    ):
        return True
    dead = sentence.has("body") or sentence.has("dead") or words.get("fought")
    listed = [
        m for m in mentions
        if m.kind not in ("country", "city") and m.name not in GOVERNED
        and number_beside(sentence, m, mentions) is not None
    ]  # fmt: skip
    return bool(dead) and len(listed) > 1 and not sentence.has("captive")


def _is_where(sentence: Sentence, mention: Mention, fought: Sequence[Mark]) -> bool:
    """Tell whether the name is said to be where they died: "Soledar, …, is where 51 died"."""
    return any(
        0 < where.first - mention.last <= _WHERE
        and any(m.value == "strong" and 0 < m.first - where.last <= _DIED for m in fought)
        for where in sentence.all("sub")
        if sentence.tokens[where.first].norm in ("where", "де", "где")
    )


def _is_of_others(sentence: Sentence) -> bool:
    """Tell whether a sentence gives a total, or is of civilians found: no word of the handover."""
    civilians = sentence.has("people", "civilian") and not sentence.has("body")
    return sentence.has("cumul") or (civilians and sentence.has("topicnot"))


def _is_home(words: dict[str, list[Mark]], mention: Mention) -> bool:
    """Tell whether the name is where somebody came from or was buried: "a sergeant from Odesa"."""
    return any(
        0 < mention.first - m.last <= _HOME or 0 < m.first - mention.last <= 2
        for m in words.get("homeword", [])
    )


def _listed(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether the name stands in a list of names: ", Luhansk," or "— Kharkiv,"."""
    return bool(mention.first) and sentence.tokens[mention.first - 1].norm in _LISTS
