"""Find every place that a text names, of any country: towns, regions, countries.

Names come from the gazetteer as they are, by longest match at word borders. A name that is
part of a person's or an institution's name is no mention: "Jack London", "Bank of England".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import ahocorasick

from homeward.geo.gazetteer import Gazetteer
from homeward.geo.names import fold_text
from homeward.geo.ranking import Candidate
from homeward.model import GeoPrecision
from homeward.read.lexicon import word_list

_WORD_BEFORE = re.compile(r"([^\W\d_][\w’'-]*)[ \u00a0]\Z")  # matches "Jack "; not "in, "
_WORD_AFTER = re.compile(r"[ \u00a0-]([^\W\d_][\w’'-]*)")  # matches " Bridge"; not ", where"
_LETTER = re.compile(r"[^\W\d_]")  # matches "ї"; not "1" or "-"
_WORDS = re.compile(r"[^\W\d_]+")  # matches "Rome"; not "2025"
_ENDING = re.compile(r"['’][a-zçğışöü]{1,5}\Z")  # matches the 'da of İstanbul'da; not O'Fallon
_SHORTEST = 3
_CANDIDATES = 5
_CONTEXT_COUNTRIES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A place as named from ``start`` to ``end``; the best candidate comes first."""

    start: int
    end: int
    text: str
    candidates: tuple[Candidate, ...]


class MentionFinder:
    """Find the names of a gazetteer in texts; build once, use for many."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._automaton = ahocorasick.Automaton()
        for name, _ in gazetteer.names():
            if len(name) >= _SHORTEST and name not in self._automaton:
                self._automaton.add_word(name, len(name))
        self._automaton.make_automaton()
        self._ask = lru_cache(maxsize=20_000)(self._candidates)

    def find(self, text: str, *, language: str | None = None) -> list[PlaceMention]:
        """Return the mentions of a text in order, without overlap.

        Turkish case endings are cut off unless the language is known to be another.
        """
        spans = self._spans(text, endings=language in (None, "tr"))
        first = [(a, b, self._ask(text[a:b], ())) for a, b in spans]
        countries = Counter(
            c[0].place.country
            for _, _, c in first
            if c and c[0].place.geo_precision is GeoPrecision.COUNTRY and c[0].place.country
        )
        context = tuple(sorted(code for code, _ in countries.most_common(_CONTEXT_COUNTRIES)))
        found = []
        for start, end, plain in first:
            candidates = self._ask(text[start:end], context) if context else plain
            if candidates:
                found.append(
                    PlaceMention(start=start, end=end, text=text[start:end], candidates=candidates)
                )
        return found

    def _candidates(self, name: str, context: tuple[str, ...]) -> tuple[Candidate, ...]:
        return tuple(self._gazetteer.candidates(name, context=context)[:_CANDIDATES])

    def _spans(self, text: str, *, endings: bool) -> list[tuple[int, int]]:
        """Return where names stand, the longest first at each place."""
        folded = fold_text(text)
        matches: dict[int, int] = {}
        for last, length in self._automaton.iter(folded.text):
            start, end = last - length + 1, last + 1
            if _inside_word(folded.text, start, end):
                continue
            matches[start] = max(matches.get(start, 0), end)
        spans: list[tuple[int, int]] = []
        reached = 0
        for start in sorted(matches):
            if start < reached:
                continue
            begin, end = folded.span(start, matches[start])
            ending = _ENDING.search(text, begin, end) if endings else None
            end = ending.start() if ending else end
            if self._is_place_name(text, begin, end):
                spans.append((begin, end))
                reached = matches[start]
        return spans

    def _is_place_name(self, text: str, start: int, end: int) -> bool:
        """Tell whether a name is written as one and belongs to no longer name."""
        written = text[start:end]
        if not written[:1].isupper():
            return False
        if _is_title(text, start, end):
            return True
        before = _WORD_BEFORE.search(text, max(0, start - 40), start)
        after = _WORD_AFTER.match(text, end)
        allowed_before = word_list("mentions_before")
        allowed_after = word_list("mentions_after")
        if before is not None:
            word = before.group(1)
            if word.lower() in {"of", "for"} and _names_institution(text, before.start()):
                return False
            capital = word[:1].isupper() and not _begins_sentence(text, before.start())
            given = word.lower() in word_list("mentions_given_names")
            if given or (capital and word.lower() not in allowed_before):
                return False
        if after is not None:
            word = after.group(1)
            if word[:1].isupper() and word.lower() not in allowed_after:
                return False
        return True


def _names_institution(text: str, at: int) -> bool:
    """Tell whether "Bank", "University" or the like stands before a position."""
    earlier = _WORD_BEFORE.search(text, max(0, at - 40), at)
    return earlier is not None and earlier.group(1).lower() in word_list("mentions_institutions")


def _inside_word(text: str, start: int, end: int) -> bool:
    """Tell whether a match is cut out of a longer word."""
    left = start > 0 and _LETTER.match(text[start - 1]) is not None
    right = end < len(text) and _LETTER.match(text[end]) is not None
    return left or right


def _begins_sentence(text: str, at: int) -> bool:
    return text[:at].rstrip(" \u00a0\"“«'(")[-1:] in ("", ".", "!", "?", "\n", ":", "—", "–")


def _is_title(text: str, start: int, end: int) -> bool:
    """Tell whether the line is a title in capitals, where capital letters say nothing."""
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line = text[line_start : line_end if line_end >= 0 else len(text)]
    if len(line) > 160 or line.rstrip()[-1:] in ".!?":
        return False
    words: Sequence[str] = [w for w in _WORDS.findall(line) if len(w) > 3]
    return len(words) > 3 and sum(w[:1].isupper() for w in words) >= 0.7 * len(words)
