"""Count those who are named beside a number: "55 Russians along with Viktor Medvedchuk" is 56."""

from __future__ import annotations

from homeward.read.heads import Tally
from homeward.read.lexicon import word_list
from homeward.read.sentences import Sentence
from homeward.read.tokens import Token, TokenKind

_WITH = tuple(tuple(words.split()) for words in sorted(word_list("companions_with")))
_AND = word_list("companions_and")
_MORE = word_list("companions_more")
_BEHIND = word_list("companions_behind")
_ONE = word_list("companions_one")
_SINGLE = word_list("companions_single")
_ONE_WORDS = 4
_TITLE_WORDS = 5
_NAMES = (2, 3)
_ONE_BODY = word_list("companions_one_body")


def companions(sentence: Sentence, item: Tally) -> int:
    """Return how many people named by their names go with the counted; 0 where none does.

    Matches "55 Russians along with the politician Viktor Medvedchuk"; not "55 Russians, and
    Volodymyr Zelensky said".
    """
    tokens = sentence.tokens
    start = item.last + 1
    while start < len(tokens) and start <= item.last + 4 and not _joins(tokens, start):
        if tokens[start].kind is not TokenKind.WORD:
            return 0
        start += 1
    length = _joins(tokens, start) if start < len(tokens) else 0
    if not length:
        return 0
    plain = tokens[start].norm in _AND
    first = start + length
    if _is_one_more(sentence, first):
        return 1
    while first < len(tokens) and first < start + length + _TITLE_WORDS:
        end = first
        while end < len(tokens) and _is_name(sentence, end):
            end += 1
        if end - first in _NAMES:
            behind = tokens[end] if end < len(tokens) else None
            closed = behind is None or behind.text in ",.;:()–—" or behind.norm in _BEHIND
            said = any(
                start <= m.first <= last
                for cls, last in (("speech", end + 3), ("act", first))
                for m in sentence.all(cls)
            )
            return 1 if not said and (closed or not plain) else 0
        if tokens[first].kind is not TokenKind.WORD:
            return 0
        first += 1
    return 0


def companions_before(sentence: Sentence, item: Tally) -> int:
    """Return 1 for the one named before "and 55 others", "та ще 55"; 0 where nobody is.

    Matches "freed Viktor Medvedchuk and 55 others"; not "Zelensky and 55 officers".
    """
    tokens = sentence.tokens
    at = item.numeral.first - 1
    more = {t.norm for t in tokens[item.numeral.last + 1 : item.last + 1]} & _MORE
    if at > 0 and tokens[at].norm in _MORE:
        at, more = at - 1, {tokens[at].norm}
    if at >= 1 and tokens[at].norm in _AND and tokens[at - 1].norm in _ONE:
        # "Американец и 64 военных"
        return 1
    if at < 1 or not more or tokens[at].norm not in _AND:
        return 0
    return 1 if _is_name(sentence, at - 1) else 0


def _is_one_more(sentence: Sentence, first: int) -> bool:
    """Tell whether one more person stands at a token: "and an American", "і громадянин США".

    Not where he speaks: "і громадянин США повідомив". English needs its "a" or "one".
    """
    tokens = sentence.tokens
    for i in range(first, min(first + _ONE_WORDS, len(tokens))):
        if tokens[i].kind is TokenKind.SIGN:
            return False
        if tokens[i].norm in _ONE:
            latin = tokens[i].norm.isascii()
            single = any(t.norm in _SINGLE for t in tokens[first:i])
            return (single or not latin) and not sentence.between("speech", i, i + 3)
    return False


def named_dead(sentence: Sentence) -> int:
    """Return how many of the dead a sentence tells by their names; 0 where none is named.

    Matches "the bodies of Christopher Parry and Andrew Bagshaw", "the body of Joshua Jones"; not
    "the bodies of soldiers, Andriy Yusov said".
    """
    for body in sentence.all("body"):
        stops = [
            m.first for cls in ("act", "speech", "sub", "accord") for m in sentence.all(cls)
            if m.first > body.last
        ]  # fmt: skip
        end = min(stops, default=len(sentence.tokens))
        names = 0
        i = body.last + 1
        while i < end and (
            sentence.tokens[i].kind is TokenKind.WORD or sentence.tokens[i].text in ",–—"
        ):
            first = i
            while i < end and _is_name(sentence, i):
                i += 1
            names += i - first in _NAMES
            i += i == first
        if names > 1 or (names and sentence.tokens[body.first].norm in _ONE_BODY):
            return names
    return 0


def _joins(tokens: list[Token], i: int) -> int:
    """Return how many words at a token mean "along with"; 0 when they do not."""
    for words in _WITH:
        if tuple(t.norm for t in tokens[i : i + len(words)]) == words:
            return len(words)
    return 1 if tokens[i].norm in _AND else 0


def _is_name(sentence: Sentence, i: int) -> bool:
    token = sentence.tokens[i]
    if token.kind is not TokenKind.WORD or not token.text[:1].isupper() or token.text.isupper():
        return False
    return not any(
        m.first <= i <= m.last
        for cls in ("adj", "national", "side", "month", "weekday", "to", "from")
        for m in sentence.all(cls)
    )
