"""Choose the numbers of a sentence that count people, and tell totals from the rest."""

from __future__ import annotations

from homeward.model import Count, Kind, Side
from homeward.read.heads import Tally, tally
from homeward.read.lexicon import Mark, word_list
from homeward.read.measures import is_unit
from homeward.read.numbers import Numeral
from homeward.read.paragraphs import Standing
from homeward.read.parts import is_anaphoric
from homeward.read.sentences import Sentence
from homeward.read.tokens import TokenKind
from homeward.read.unheaded import counts_unheaded

_JOINS = word_list("statements_joins")
_OF = frozenset({"of", "из", "з", "із"})
_GROUND = 6
_JOINED = 5
_ABOARD = word_list("counting_aboard")
_ABOARD_REACH = 10
_EACH_A = word_list("sides_distributive")
"""Turkish number words that say "a thousand each" by themselves."""
_AMONG = frozenset({"among", "amongst", "серед", "среди", "з-поміж", "arasinda"})
_INSTEAD = word_list("counting_instead")
_DENIED = frozenset({"not", "не", "ні", "нет", "ані", "değil"})
_WEAK_EXTRA = word_list("shared_weak_extra")
_NEXT_TO = frozenset({"another", "further", "ще", "еще"})
_TOPS = 3
_TOO = frozenset({"и", "і", "й", "also", "de", "da"})
_OUTSIDE = ("обмен", "обмін", "exchange", "swap")
_KIN = tuple(word_list("counting_kin"))
_SPANS = frozenset({"and", "to", "до", "-", "–", "ile"})
_ALREADY = frozenset({"already", "уже", "вже", "artik"})
"""Before a number these make it a running total: "already 4,349 freed"."""


def tallies(sentence: Sentence, *, topic: Kind | None, lately: bool = True) -> list[Tally]:
    """Return what the numerals of a sentence count, those that count people only.

    ``lately`` says whether the sentences just before name whom "there were 212" would count.
    """
    kept: list[Tally] = []
    for numeral in sentence.numerals:
        if is_corrected(sentence, numeral.first):
            continue
        item = tally(sentence, numeral)
        if _is_listed(sentence, item) or _is_kin(sentence, numeral) or _is_span(sentence, numeral):
            continue
        if numeral.weak and not (item.headed and item.last - numeral.last <= 2):
            continue
        before = sentence.tokens[numeral.first - 1].norm if numeral.first else ""
        if (
            before in _ALREADY
            or _is_aboard(sentence, numeral)
            or _is_ground(sentence, numeral)
            or _is_replaced(sentence, numeral.first)
        ):
            continue
        if any(
            m.first <= numeral.first <= m.last
            and sentence.tokens[m.first].norm not in _EACH_A
            for m in sentence.all("each")
        ):  # fmt: skip
            continue
        if is_anaphoric(sentence, numeral):
            if not lately:
                continue
        elif not item.headed and not counts_unheaded(sentence, item, topic):
            continue
        kept.append(item)
    return kept


def _is_kin(sentence: Sentence, numeral: Numeral) -> bool:
    """Tell whether relatives are counted: "300 relatives of soldiers", not "300 soldiers"."""
    return any(
        sentence.tokens[i].norm.startswith(_KIN) and not sentence.between("people", i, i + 2)
        for i in range(numeral.last + 1, min(numeral.last + 3, len(sentence.tokens)))
    )


def _is_aboard(sentence: Sentence, numeral: Numeral) -> bool:
    """Tell whether those aboard an aircraft are counted: "на борту були 65 полонених"."""
    near = sentence.tokens[max(0, numeral.first - _ABOARD_REACH) : numeral.last + _ABOARD_REACH]
    return any(t.norm in _ABOARD for t in near)


def _is_span(sentence: Sentence, numeral: Numeral) -> bool:
    """Tell whether a number opens a span of something else: "between 15 and 22 years"."""
    last = numeral.last
    tokens = sentence.tokens[last + 1 : last + 4]
    joined = len(tokens) > 2 and tokens[0].norm in _SPANS and tokens[1].kind is TokenKind.NUMBER
    return joined and is_unit(sentence.tokens, last + 3)


def _is_ground(sentence: Sentence, numeral: Numeral) -> bool:
    """Tell whether an open number is only what something is found in: "among the over 6,000"."""
    opened = sentence.numerals[0].first == 1 and sentence.tokens[0].norm in _OF
    if opened and sentence.has("else"):
        # "Of 418 persons repatriated, 131 had been named"
        return True
    if numeral.count.high is not None or numeral.first > _GROUND:
        return False
    return any(t.norm in _AMONG for t in sentence.tokens[: numeral.first])


def is_corrected(sentence: Sentence, at: int) -> bool:
    """Tell whether what stands at a token is taken back: "an earlier version gave 102 …".

    What follows "the correct number is" in the same sentence holds, and so does "but 44" behind
    "not 62"; the 62 does not.
    """
    if at and sentence.tokens[at - 1].norm in _DENIED:
        return True
    wrong = sentence.all("wrong")
    if not wrong:
        return False
    right = [*sentence.all("right"), *sentence.all("rightly")]
    return not any(wrong[0].first < m.first < at for m in right)


def _is_replaced(sentence: Sentence, at: int) -> bool:
    """Tell whether a number did not come true: "instead of 160 only 90"."""
    before = [t.norm for t in sentence.tokens[max(0, at - 3) : at]]
    return bool(set(before) & _INSTEAD)


def is_extra(sentence: Sentence, item: Tally) -> bool:
    """Tell whether wounded or civilians are told as coming on top of an exchange."""
    alone = len([n for n in sentence.numerals if not n.weak]) == 1
    civilian = item.civilian or (alone and sentence.has("people", "civilian"))
    before = [t.norm for t in sentence.tokens[max(0, item.numeral.first - 1) : item.numeral.first]]
    if item.civilian and alone and before and before[0] in _TOO and _behind_act(sentence, item):
        return True
    if item.civilian and alone and item.nation is Side.RUSSIA:
        # Residents of the Kursk region go home beside the servicemen, never among them.
        return True
    if civilian or sentence.has("frail"):
        return any(_tops(sentence, item, m, alone=alone) for m in sentence.all("extra"))
    # As in: 22 defenders returned outside the exchange.
    return any(
        t.norm.startswith(_OUTSIDE) for m in sentence.all("extra")
        for t in sentence.tokens[m.first : m.last + 1]
    )  # fmt: skip


def _behind_act(sentence: Sentence, item: Tally) -> bool:
    """Tell whether "и" stands between a verb and a number: "Домой едут и 20 гражданских"."""
    acts = [m for m in sentence.all("act") if m.last < item.numeral.first]
    return bool(acts) and item.numeral.first - acts[-1].last <= _TOPS


def _tops(sentence: Sentence, item: Tally, mark: Mark, *, alone: bool) -> bool:
    """Tell whether a word says that a number comes on top of those told before.

    "Another 22" does, "another stage" does not; "22 too" does where no other number stands by.
    """
    behind = mark.first > item.numeral.last
    words = [t.norm for t in sentence.tokens[mark.first : mark.last + 1]]
    if set(words) & _NEXT_TO and set(words) <= _WEAK_EXTRA:
        return not behind and item.numeral.first - mark.last <= _TOPS
    if alone or not behind:
        return True
    # "31 were delivered over and above that", but not "246, and as a gesture 31 more"
    others = [n.first for n in sentence.numerals if n.first > item.numeral.last and not n.weak]
    return not any(
        first - mark.last <= _TOPS for first in others if first > mark.first
    ) and not any(first < mark.first for first in others)


def is_joined(sentence: Sentence, item: Tally) -> bool:
    """Tell whether a number is joined to the one before it: "soldiers and 24 civilians"."""
    first = item.numeral.first
    if {t.norm for t in sentence.tokens[max(0, first - 3) : first]} & _JOINS:
        return True
    # A headline joins by a comma: "45 soldiers, two civilians freed".
    listed = first > 0 and sentence.tokens[first - 1].text == ","
    before = [n for n in sentence.numerals if 0 < first - n.last <= _JOINED]
    headline = sentence.standing is not Standing.BODY
    return (
        headline and listed and item.civilian and bool(before)
        and not sentence.between("act", before[-1].last, first)
    )  # fmt: skip


def _is_listed(sentence: Sentence, item: Tally) -> bool:
    """Tell whether a number counts the names on a list: "a list of 640 prisoners"."""
    return any(0 < item.numeral.first - m.last <= 3 for m in sentence.all("list"))


def add_counts(a: Count, b: Count) -> Count:
    """Add two counts; an open end stays open."""

    def add(x: int | None, y: int | None) -> int | None:
        return None if x is None or y is None else x + y

    return Count(low=add(a.low, b.low), best=add(a.best, b.best), high=add(a.high, b.high))
