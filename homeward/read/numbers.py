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
from homeward.read.tokens import Token, TokenKind

_LARGEST = 2_000_000
_GROUPED = re.compile(r"[,.\s’']")  # matches the comma of 1,212; not the digits of 1212
_MULTIPLIERS = (1_000, 1_000_000)
_JOINS = {"en": {"and"}}
_BEFORE_MONEY = set("$€£₴₽№#")
_AFTER_MONEY = set("$€£₴₽%‰°")
_BUNDLES = {10: word_list("numbers_tens"), 12: word_list("numbers_dozens")}
_UNTIL = frozenset({"to", "до", "-", "–"})
_UNITS = word_list("numbers_units")
_UNIT_WORDS = frozenset(word for word in _UNITS if not word.endswith("*"))
_UNIT_STEMS = tuple(sorted(word[:-1] for word in _UNITS if word.endswith("*")))


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


def _glued(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether token i touches its right neighbour."""
    return i + 1 < len(tokens) and tokens[i].end == tokens[i + 1].start


def _is_ordinal(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether the number at i is written as an ordinal: 63rd, 63-й, 65-та, 5'inci, №65."""
    if _glued(tokens, i):
        after = tokens[i + 1]
        if after.kind is TokenKind.WORD:
            return True
        if (
            after.text in "-‑'’"
            and _glued(tokens, i + 1)
            and tokens[i + 2].kind is TokenKind.WORD
            and len(tokens[i + 2].text) <= 4
            and tokens[i + 2].norm not in {"for", "на", "за", "year", "ти", "х", "ю", "me"}
        ):
            return after.text in "-‑" or tokens[i + 2].norm.endswith(("nci", "ncu", "nci"))
    return i > 0 and tokens[i - 1].norm in {"number", "no", "номер", "№", "numara"}


def _is_unit(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether token i names a measure: money, time, distance, percent."""
    if i >= len(tokens):
        return False
    word = tokens[i].norm
    if word == "per" and i + 1 < len(tokens) and tokens[i + 1].norm.startswith("cent"):
        return True
    if word in _AFTER_MONEY:
        return True
    return word in _UNIT_WORDS or word.startswith(_UNIT_STEMS)


def _is_designation(tokens: Sequence[Token], first: int) -> bool:
    """Tell whether a number belongs to a name: Il-76, Су-34, "No. 9"; not "May-9 and" words."""
    if first < 2:
        return False
    sign, word = tokens[first - 1], tokens[first - 2]
    if sign.text == "." and word.norm == "no":
        return True
    glued = sign.text in "-‑" and _glued(tokens, first - 1) and _glued(tokens, first - 2)
    return glued and word.kind is TokenKind.WORD and word.text[:1].isupper()


def _excluded(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether the number at first..last counts no people by its form alone."""
    if first > 0:
        before = tokens[first - 1].text
        if before in _BEFORE_MONEY or (
            before in ":./" and tokens[first - 1].end == tokens[first].start
        ):
            return True
        if tokens[first - 1].norm in {"aged", "age", "under", "usd", "yuzde", "№"}:
            return True
        if _is_designation(tokens, first):
            return True
    if (_glued(tokens, last) and tokens[last + 1].text in ":/" and last + 2 < len(tokens)) and (
        tokens[last + 2].kind is TokenKind.NUMBER
    ):
        return True
    if _is_ordinal(tokens, last) or _is_unit(tokens, last + 1):
        return True
    until = [t.norm for t in tokens[last + 1 : last + 2]]
    if until and until[0] in _UNTIL and _is_unit(tokens, last + 3):
        # "від 18 до 25 років", "18 to 25 years"
        return True
    # "25-year-old", "18 + "
    return (
        last + 2 < len(tokens)
        and tokens[last + 1].text in {"-", "‑", "+"}
        and (tokens[last + 1].text == "+" or _is_unit(tokens, last + 2))
    )


def _is_year(tokens: Sequence[Token], first: int, last: int, heads: Collection[int]) -> bool:
    """Tell whether a bare number is rather a year: 1990 to 2039, ungrouped, no people after it."""
    token = tokens[first]
    if first != last or token.kind is not TokenKind.NUMBER or len(token.text) != 4:
        return False
    return 1900 <= int(token.text) <= 2039 and not (heads & {last + 1, last + 2})  # type: ignore[operator]


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
    return last >= 20 and last % 10 == 0 and value < 10


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
            if step.text == "-" or (step.norm in joins and values[-1] >= 100):
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
        if _excluded(tokens, i, last) or _is_year(tokens, i, last, heads):
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
        elif (last + 1 < len(tokens) and tokens[last + 1].norm.startswith(("fazla", "askin"))) or (
            last + 2 < len(tokens)
            and tokens[last + 1].norm == "or"
            and tokens[last + 2].norm == "more"
        ):
            count = Count(low=people, best=people, high=None)
        weak = token.kind is TokenKind.WORD and people < 2
        found.append(Numeral(first=i, last=last, count=count, weak=weak))
        i = last + 1
    return _pair(found, tokens)


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


def _pair(found: list[Numeral], tokens: Sequence[Token]) -> list[Numeral]:
    """Join the two numbers of "1000 for 1000", "50 на 50", "1000'e 1000", "bine bin"."""
    result = list(found)
    for k in range(len(found) - 1):
        left, right = found[k], found[k + 1]
        between = [t.norm for t in tokens[left.last + 1 : right.first] if t.text not in '-‑–—"«»“”']
        joined = between in (["for"], ["against"], ["на"], ["for", "a"], ["for", "another"], ["за"])
        joined = joined or (len(between) == 2 and between[0] == "'" and between[1] in {"e", "a"})
        joined = joined or between[-2:] in (["обмен", "на"], ["обмін", "на"], ["exchange", "for"])
        joined = joined or between in (
            ["'", "e", "karşi"],
            ["'", "a", "karşi"],
            ["'", "ye", "karşi"],
            ["'", "ya", "karşi"],
            ["'", "e", "karşilik"],
            ["karşiliginda"],
        )
        if joined:
            result[k] = replace(left, partner=k + 1)
            result[k + 1] = replace(right, partner=k)
    return result
