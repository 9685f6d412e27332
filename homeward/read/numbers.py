"""Read numbers of people and bodies: digits, number words of four languages, vague amounts.

A numeral is found wherever one stands; whether it counts anybody is decided by what stands
around it (see ``heads``). Years, ages, money, percentages, times and ordinals are left out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from homeward.model import Count
from homeward.read.lexicon import Mark, number_words, word_list
from homeward.read.measures import is_excluded, is_year
from homeward.read.tokens import Token, TokenKind

_LARGEST = 2_000_000
_GROUPED = re.compile(r"[,.\s’']")  # matches the comma of 1,212; not the digits of 1212
_MULTIPLIERS = (1_000, 1_000_000)
_JOINS = {"en": {"and"}, "ru": {"и"}, "uk": {"і", "й", "та"}}
"""What joins the words of one number: "a thousand and three", "тысяча и три"."""
_BUNDLES = {10: word_list("numbers_tens"), 12: word_list("numbers_dozens")}


_QUOTES = frozenset('-‑–—"«»“”')
_DATIVE = frozenset({"bine", "yuze", "yüze"})
_EXCHANGED = frozenset({"обмен на", "обмін на", "exchange for"})
_ALONE = frozenset({"ila"})
"""Turkish "990 ila 1010" needs no word before it."""
_OUT_OF = word_list("numbers_out_of")
_TEN = 10
_EACH_ENDINGS = frozenset({"er", "ar", "şer", "şar"})
_THOUSANDS = frozenset({"bin", "yüz"})
_TRADED = 3
_TRADE_JOINS = frozenset({"for", "на", "karşilik", "karşiliğinda"})
_OR_MORE = word_list("numbers_or_more")
_RANGE_OPENS = word_list("numbers_range_opens")
_RANGE_JOINS = word_list("numbers_range_joins")
_PAIR_JOINS = word_list("numbers_pair_joins")


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """A number at tokens ``first`` to ``last``; ``weak`` ones (one, bir) need a head."""

    first: int
    last: int
    count: Count
    weak: bool = False
    partner: int | None = None
    """The index of the other numeral of an “N for N”, in the list of numerals."""

    @property
    def best(self) -> int | None:
        """The figure as written; None for a vague amount."""
        return self.count.best


def _digits(token: Token) -> int | None:
    """Return the whole number that a token writes; None for a decimal fraction."""
    written = token.text
    parts = _GROUPED.split(written)
    if len(parts) > 1 and not all(len(part) == 3 for part in parts[1:]):
        return None
    value = int("".join(parts))
    return value if value <= _LARGEST else None


def _words_value(values: Sequence[int]) -> int:
    """Compose the values of number words: [2, 1000, 100, 5] is 2,105, [12, 100] is 1,200."""
    total, current = 0, 0
    for value in values:
        if value in _MULTIPLIERS:
            total += max(current, 1) * value
            current = 0
        elif value == 100 and 0 < current < 20:
            current *= 100
        else:
            current += value
    return total + current


def _composes(values: Sequence[int], value: int) -> bool:
    """Tell whether a number word may follow the ones before it in one number."""
    last = values[-1]
    if value == 100 and 10 < last < 20:
        return len(values) == 1
    if value in _MULTIPLIERS or (value == 100 and last < 10):
        return last not in _MULTIPLIERS and last < value
    if last in _MULTIPLIERS or last == 100:
        return value < last
    if last >= 100:
        return value < 100
    return last >= 10 and last % 10 == 0 and value < 10


def find_numerals(
    tokens: Sequence[Token],
    marks: Sequence[Mark],
    *,
    language: str,
    taken: Collection[int] = (),
) -> list[Numeral]:
    """Return the numerals of a sentence, in order.

    ``taken`` holds the tokens that already belong to dates. A range of the count is open
    (None) where the text says "more than" or "hundreds of".
    """
    words = number_words(language)
    joins = _JOINS.get(language, set())
    heads = {m.first for m in marks if m.cls in {"people", "body", "dead", "captive", "national"}}
    vague = {m.first: m for m in marks if m.cls == "some"}
    softening = [m for m in marks if m.cls in {"atleast", "about", "almost", "upto"}]
    # "не менее" is read before the "менее" inside it.
    before = {m.last: m for m in sorted(softening, key=lambda m: -m.first)}
    found: list[Numeral] = []
    i = 0
    while i < len(tokens):
        token = tokens[i]
        value = None
        if i in taken:
            i += 1
            continue
        if i in vague and token.norm not in words:
            mark = vague[i]
            low = int(mark.value)
            count = Count(low=2 * low if low >= 100 else low, best=None, high=None)
            found.append(Numeral(first=i, last=mark.last, count=count))
            i = mark.last + 1
            continue
        if token.kind is TokenKind.NUMBER:
            value = _digits(token)
        elif token.kind is TokenKind.WORD:
            value = words.get(token.norm)
        if value is None:
            i += 1
            continue
        last, values = i, [value]
        j = i + 1
        while j < len(tokens) and j not in taken:
            step = tokens[j]
            if tokens[last].norm in _DATIVE:
                # "6 bine 6 bin" are two numbers
                break
            if _is_each_ending(tokens, j):
                # "6'şar bin"
                j += 2
                continue
            if step.text == "-" or (
                step.norm in joins and values[-1] >= 100 and token.kind is TokenKind.WORD
            ):
                j += 1
                continue
            bundle = next((n for n, names in _BUNDLES.items() if step.norm in names), None)
            if bundle is not None and len(values) == 1 and 1 < value < 10:
                # "два десятка", "two dozen"
                values, last = [value * bundle], j
                break
            following = words.get(step.norm) if step.kind is TokenKind.WORD else None
            if step.kind is TokenKind.NUMBER and values[-1] in _MULTIPLIERS and language == "tr":
                following = _digits(step)
            if following is None or not _composes(values, following):
                break
            if tokens[j - 1].text == "-" and values[-1] >= 100:
                break
            values.append(following)
            last = j
            j += 1
        if is_excluded(tokens, i, last) or is_year(tokens, i, last, heads):
            i = last + 1
            continue
        people = _words_value(values)
        if people > _LARGEST or people == 0:
            i = last + 1
            continue
        count = Count.exactly(people)
        mark_before = before.get(i - 1) or before.get(
            i - 2 if i and tokens[i - 1].norm in {"a", "the"} else -9
        )
        if mark_before is not None and not _hands_over(tokens, mark_before):
            count = _softened(mark_before.cls, people, tokens, i, last)
        elif _is_open(tokens, last):
            count = Count(low=people, best=people, high=None)
        weak = token.kind is TokenKind.WORD and people < 2
        found.append(Numeral(first=i, last=last, count=count, weak=weak))
        i = last + 1
    return _pair(_ranged(_without_fractions(found, tokens), tokens), tokens)


def _is_each_ending(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a number bears the ending of "each" before its thousands: "6'şar bin"."""
    if at + 2 >= len(tokens) or tokens[at].text not in "'’":
        return False
    return tokens[at + 1].norm in _EACH_ENDINGS and tokens[at + 2].norm in _THOUSANDS


def _is_open(tokens: Sequence[Token], last: int) -> bool:
    """Tell whether "or more", "с лишним", "fazla" stands behind a number: at least as many."""
    behind = [t.norm for t in tokens[last + 1 : last + 3]]
    if not behind:
        return False
    return behind[0].startswith(("fazla", "askin")) or " ".join(behind) in _OR_MORE


def _hands_over(tokens: Sequence[Token], mark: Mark) -> bool:
    """Tell whether "over" belongs to a verb: "hand over 3,000", not "for over 3,000"."""
    over = mark.first == mark.last and tokens[mark.first].norm == "over"
    return over and mark.first > 0 and tokens[mark.first - 1].norm.startswith(("hand", "turn"))


def _softened(cls: str, people: int, tokens: Sequence[Token], first: int, last: int) -> Count:
    """Turn "more than 500", "about 500", "almost 500", "up to 500" into ranges."""
    if cls == "atleast":
        return Count(low=people, best=people, high=None)
    if cls == "almost":
        return Count(low=None, best=people, high=people)
    if cls == "upto":
        # "from 10 to 20" and "до 25 лет" are caught before; "up to 100" says no more than that.
        return Count(low=None, best=people, high=people) if people >= 20 else Count.exactly(people)
    if people < 20:
        return Count.exactly(people)
    spread = max(1, people // 10)
    return Count(low=people - spread, best=people, high=people + spread)


def _without_fractions(found: list[Numeral], tokens: Sequence[Token]) -> list[Numeral]:
    """Leave out the numbers of "nine out of ten", "дев'ять із десяти", which count nobody."""
    kept: list[Numeral] = []
    for numeral in found:
        before = kept[-1] if kept else None
        if before is not None and before.best is not None and numeral.best is not None:
            between = " ".join(t.norm for t in tokens[before.last + 1 : numeral.first])
            if before.best < numeral.best <= _TEN and between in _OUT_OF:
                kept.pop()
                continue
        kept.append(numeral)
    return kept


def _ranged(found: list[Numeral], tokens: Sequence[Token]) -> list[Numeral]:
    """Join the two numbers of "between 990 and 1,010", "від 200 до 250", "990 ila 1010".

    Not those of "from 84 to 190 prisoners", which tell of a change only by their verb, nor
    those of "1,000 and 38".
    """
    result: list[Numeral] = []
    for numeral in found:
        before = result[-1] if result else None
        if before is not None and before.best is not None and numeral.best is not None:
            between = " ".join(t.norm for t in tokens[before.last + 1 : numeral.first])
            opened = before.first > 0 and tokens[before.first - 1].norm in _RANGE_OPENS
            plain = before.count.low == before.count.high or opened
            near = before.best < numeral.best <= 2 * before.best
            if plain and near and ((opened and between in _RANGE_JOINS) or between in _ALONE):
                count = Count(low=before.best, best=None, high=numeral.best)
                result[-1] = replace(before, last=numeral.last, count=count, weak=False)
                continue
        result.append(numeral)
    return result


def _pair(found: list[Numeral], tokens: Sequence[Token]) -> list[Numeral]:
    """Join the two numbers of "1000 for 1000", "50 на 50", "1000'e 1000", "bine bin"."""
    result = list(found)
    for k in range(len(found) - 1):
        left, right = found[k], found[k + 1]
        between = [t.norm for t in tokens[left.last + 1 : right.first] if t.text not in _QUOTES]
        joined = " ".join(between) in _PAIR_JOINS or " ".join(between[-2:]) in _EXCHANGED
        joined = joined or (not between and tokens[left.last].norm in _DATIVE)
        # "185 servicemen for 185"
        alike = left.best is not None and left.best == right.best and 1 < len(between) <= _TRADED
        joined = joined or (alike and between[-1] in _TRADE_JOINS)
        if joined:
            result[k] = replace(left, partner=k + 1)
            result[k + 1] = replace(right, partner=k)
    return result
