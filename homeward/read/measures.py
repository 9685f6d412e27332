"""Tell numbers that count no people by their form: money, measures, ordinals, times and years."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from homeward.read.lexicon import word_list
from homeward.read.tokens import Token, TokenKind

_BEFORE_MONEY = set("$€£₴₽№#")
_AFTER_MONEY = set("$€£₴₽%‰°")
_UNTIL = frozenset({"to", "до", "-", "–"})
_AGES = ("річн", "літн", "летн", "yaş")
_ELDEST = word_list("measures_ages")
_ELDEST_REACH = 6
_PEOPLE = ("soldier", "service", "prison", "people", "військ", "солдат", "воен", "полон", "asker")
_PARTIES = frozenset({"сторони", "стороны", "sides", "parties", "taraflar"})
_UNITS = word_list("numbers_units")
_UNIT_WORDS = frozenset(word for word in _UNITS if not word.endswith("*"))
_UNIT_STEMS = tuple(sorted(word[:-1] for word in _UNITS if word.endswith("*")))


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


def is_unit(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether token i names a measure: money, time, distance, percent."""
    if i >= len(tokens):
        return False
    word = tokens[i].norm
    if word == "per" and i + 1 < len(tokens) and tokens[i + 1].norm.startswith("cent"):
        return True
    if word in _AFTER_MONEY:
        return True
    return word in _UNIT_WORDS or word.startswith(_UNIT_STEMS)


def _is_many(tokens: Sequence[Token], last: int) -> bool:
    """Tell whether the parties behind a number do something: "1200 на 1200 сторони досягли"."""
    figures = tokens[last].text
    return figures.isdigit() and len(figures) > 1 and tokens[last + 1].norm in _PARTIES


def _is_designation(tokens: Sequence[Token], first: int) -> bool:
    """Tell whether a number belongs to a name: Il-76, Су-34, "No. 9"; not "May-9 and" words."""
    if first < 2:
        return False
    sign, word = tokens[first - 1], tokens[first - 2]
    if sign.text == "." and word.norm == "no":
        return True
    glued = sign.text in "-‑" and _glued(tokens, first - 1) and _glued(tokens, first - 2)
    return glued and word.kind is TokenKind.WORD and word.text[:1].isupper()


def is_excluded(tokens: Sequence[Token], first: int, last: int) -> bool:
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
    if _is_ordinal(tokens, last) or (is_unit(tokens, last + 1) and not _is_many(tokens, last)):
        return True
    if any(t.norm in _ELDEST for t in tokens[max(0, first - _ELDEST_REACH) : first]) and not (
        last + 1 < len(tokens) and tokens[last + 1].norm.startswith(_PEOPLE)
    ):
        # "the oldest of the freed is 58", "наймолодшому 22"
        return True
    until = [t.norm for t in tokens[last + 1 : last + 2]]
    if until and until[0] in _UNTIL and is_unit(tokens, last + 3):
        # "від 18 до 25 років", "18 to 25 years"
        return True
    # "25-year-old", "29-річного", "18 + "
    return (
        last + 2 < len(tokens)
        and tokens[last + 1].text in {"-", "‑", "+"}
        and (
            tokens[last + 1].text == "+" or is_unit(tokens, last + 2)
            or tokens[last + 2].norm.startswith(_AGES)
        )
    )  # fmt: skip


def is_year(tokens: Sequence[Token], first: int, last: int, heads: Collection[int]) -> bool:
    """Tell whether a bare number is rather a year: 1990 to 2039, ungrouped, no people after it."""
    token = tokens[first]
    if first != last or token.kind is not TokenKind.NUMBER or len(token.text) != 4:
        return False
    return 1900 <= int(token.text) <= 2039 and not (heads & {last + 1, last + 2})  # type: ignore[operator]
