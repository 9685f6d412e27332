"""Find the words that frame a deed by an agreement: "under the deal reached in Istanbul on …"."""

from __future__ import annotations

import csv
import dataclasses
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from homeward.read.dates import Form
from homeward.read.lexicon import TABLES, Lexicon, Mark
from homeward.read.sentences import Sentence
from homeward.read.tokens import TokenKind

_REACH = 9
"""Words between "within" and "agreed", and between "agreement" and its place or day."""

_FEWEST = 20
"""A smaller number in such words counts rounds, days or stages, not people."""

_BREAKS = {";", ":", "."}
_STOPS = _BREAKS | {",", "(", ")", "—", "–"}
_EXACT = (Form.FULL, Form.MONTH_DAY, Form.DAY, Form.WEEKDAY, Form.RELATIVE)
_REACHED = ("досягнут", "достигнут", "укладен", "заключен", "reached", "struck", "made")
_BETWEEN = frozenset({"between", "with", "of", "of the", "між", "з", "между", "с"})


@lru_cache(maxsize=8)
def agreement_words(language: str, folder: Path = TABLES) -> Lexicon:
    """Load the words that tie a deed to an agreement, in one language."""
    with (folder / "agreements.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["language"] == language]
    return Lexicon([(row["class"], row["value"], row["patterns"]) for row in rows])


def linked_pair(sentence: Sentence, marks: Sequence[Mark]) -> tuple[int, int] | None:
    """Return the first and last token of a link word with its noun."""
    nouns = [mark for mark in marks if mark.cls == "noun"]
    for link in (mark for mark in marks if mark.cls == "link"):
        for noun in nouns:
            if link.value == "after":
                first, last = noun, link
                span = (_phrase_start(sentence, noun.first), link.last)
            else:
                first, last = link, noun
                span = (link.first, max(link.last, noun.last))
            if link.first <= noun.first and noun.last <= link.last:
                return span  # "as agreed" holds both
            if not 0 < last.first - first.last <= _REACH:
                continue
            if any(t.text in _BREAKS for t in sentence.tokens[first.last + 1 : last.first]):
                continue
            if link.value == "number" and not counted_between(sentence, *span):
                continue
            return span
    return None


def counted_between(sentence: Sentence, first: int, last: int) -> int | None:
    """Return the number of people that stands between two tokens."""
    for numeral in sentence.numerals:
        if first <= numeral.first and numeral.last <= last and (numeral.best or 0) >= _FEWEST:
            return numeral.best
    return None


def _phrase_start(sentence: Sentence, noun: int) -> int:
    """Return where the words about a noun begin: Turkish puts its place and day before it."""
    at = noun
    while at > 0 and noun - at < _REACH and sentence.tokens[at - 1].text not in _STOPS:
        at -= 1
    return at


def clause_end(sentence: Sentence, last: int) -> int:
    """Return the last token that may still tell of an agreement named at a token."""
    at = last
    while at + 1 < len(sentence.tokens) and at - last < _REACH:
        token = sentence.tokens[at + 1]
        is_number = sentence.tokens[at].kind is TokenKind.NUMBER
        if token.text in (";", ".", "—", "–", "(") or (token.text == "," and is_number):
            break
        at += 1
    return at


def frame_of(sentence: Sentence, *, language: str) -> tuple[int, int] | None:
    """Return the first and last token of the words that only name the agreement; None for none.

    Matches "under the agreements reached in Istanbul on 2 June" of "… Russia handed over 1,000
    bodies on Friday", and not a word further; nothing in "the sides agreed on 2 June".
    """
    if not sentence.has("agree"):
        return None
    pair = linked_pair(sentence, agreement_words(language).marks(sentence.tokens))
    if pair is None:
        return None
    first, last = pair
    return first, last if language == "tr" else _frame_end(sentence, last)


def set_frame(sentence: Sentence, *, language: str) -> None:
    """Note which words of a sentence only name an agreement, and what they no longer tell.

    "Від 2 червня" in them begins no stretch of time; and where the sentence has a day of its
    own, "under the Istanbul agreements" makes no running total of its numbers.
    """
    sentence.frame = frame_of(sentence, language=language)
    if sentence.frame is None:
        return
    sentence.dates = [
        dataclasses.replace(date, since=False) if sentence.is_framed(date.first) else date
        for date in sentence.dates
    ]
    own = [d for d in sentence.dates if not sentence.is_framed(d.first) and d.form in _EXACT]
    if own and "cumul" in sentence.by_class:
        sentence.by_class["cumul"] = [
            m for m in sentence.by_class["cumul"] if not sentence.is_framed(m.first)
        ]


def _frame_end(sentence: Sentence, noun: int) -> int:
    """Return the last token that still belongs to the name of an agreement."""
    tokens, at = sentence.tokens, noun
    starts = {m.first for cls in ("act", "speech") for m in sentence.all(cls)}
    sides = {
        m.first for m in sentence.all("side")
        if m.first and tokens[m.first - 1].norm not in _BETWEEN
    }  # fmt: skip
    # "under the deal on Thursday 307 came home": the news' day, but not behind "reached"
    days = {d.first for d in sentence.dates if d.form in (Form.WEEKDAY, Form.RELATIVE)}
    while at + 1 < len(tokens) and at - noun < _REACH:
        token = tokens[at + 1]
        if token.text in _STOPS:
            behind = tokens[at + 2].norm if at + 2 < len(tokens) else ""
            if token.text != "," or not behind.startswith(_REACHED):
                break
        if at + 1 in starts | sides:
            break
        reached = any(t.norm.startswith(_REACHED) for t in tokens[noun : at + 1])
        if at + 1 in days and not reached:
            break
        at += 1
    return at
