"""Find in a text every stretch that is written like the name of a place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from homeward.geo.gazetteer import Gazetteer
from homeward.geo.names import normalise
from homeward.geo.world import WorldKind, WorldPlaces
from homeward.read.mention_forms import base_forms
from homeward.read.mention_words import mention_table, mention_words

_WORD = re.compile(r"(?<!\w)[^\W\d_]+(?!\w)")  # matches "Rome"; not "2025" or "Rome2"
# matches the gaps of "New York", "Guinea-Bissau", "Côte d'Ivoire", "St. Louis"; not of "in, Rome"
_INNER_GAP = re.compile(r"\.?[ \u00a0]|\n|[-‐‑–'’ʼ]")
# matches the text before Ill in "Springfield, Ill." and Calif in "D-Calif"; not before "in LA"
_BEFORE_STATE = re.compile(r"(?:[^\W\d_]\.?,\s?|\b[DRI]-|\([DRI]-)\Z")
_MOST_WORDS = 6
_SHORTEST = 3
_ACRONYM = 4
_SHORTEST_BASE = 4
_REGIONS = (WorldKind.REGION, WorldKind.DISTRICT)
_AFTER_APOSTROPHE = "'’ʼ"
_PLAIN_ENDING = "s"
# matches what follows "LIMA" in "LIMA, Peru" and "ROME (AP)"; must not match what follows "NATO"
_DATELINE_TAIL = re.compile(r"(?:,[^.\n]{2,30})?(?: \(|,? [A-Z][a-z]+\.? \d| ?[-–—]{1,2} |: )")


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters and where it stands."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A name as written; ``first`` and ``last`` are the positions of its words."""

    start: int
    end: int
    text: str
    key: str
    first: int
    last: int
    place_id: str | None = None
    """The place, where the written form (a short name) leaves no choice."""
    guessed: bool = False
    """The key is a guess at the dictionary form."""
    regional: bool = False
    """A word after it says that the region of that name is meant."""


def words_of(text: str) -> list[Word]:
    """Return the words of a text in order."""
    return [Word(m.start(), m.end(), m.group()) for m in _WORD.finditer(text)]


class NameIndex:
    """All names that may be found: those of the gazetteer, of the world, and short ones."""

    def __init__(self, gazetteer: Gazetteer, world: WorldPlaces) -> None:
        self._world = world
        self._keys: set[str] = set()
        self._regional: set[str] = set()
        for key, place_id in gazetteer.names():
            if len(key) >= _SHORTEST:
                self._keys.add(key)
                if place_id.startswith("iso:") and "-" in place_id:
                    self._regional.add(key)
        self._keys |= world.other_names.keys()
        forms = sorted(world.short_names, key=len, reverse=True)
        # matches U.S. in "the U.S. said"; must not match US in "US$5" or "USSR"
        self._short = re.compile(r"(?<![\w.])(?:" + "|".join(map(re.escape, forms)) + r")(?![\w$])")

    def matches(self, text: str, words: list[Word], *, english: bool) -> list[NameMatch]:
        """Return the names of a text in order, the longest at each place, none overlapping.

        Case endings after an apostrophe are left out of names, but not in English: Sana'a.
        """
        short = {match.first: match for match in self._short_matches(text, words)}
        found: list[NameMatch] = []
        position = 0
        while position < len(words):
            match = self._longest(text, words, position, english=english)
            named = short.get(position)
            if named is not None and (match is None or named.end >= match.end):
                match = named
            if match is None:
                position += 1
            else:
                found.append(match)
                position = match.last + 1
        return found

    def _short_matches(self, text: str, words: list[Word]) -> Iterator[NameMatch]:
        starts = [word.start for word in words]
        for found in self._short.finditer(text):
            name = self._world.short_names[found.group()]
            before = text[max(0, found.start() - 4) : found.start()]
            if name.after_comma and not _BEFORE_STATE.search(before):
                continue
            first = bisect_left(starts, found.start())
            last = bisect_left(starts, found.end()) - 1
            yield NameMatch(
                found.start(), found.end(), found.group(), normalise(found.group()),
                first, last, name.place_id,
            )  # fmt: skip

    def _longest(
        self, text: str, words: list[Word], first: int, *, english: bool
    ) -> NameMatch | None:
        word = words[first]
        if not word.text[0].isupper():
            return None
        lasts = [first]
        while len(lasts) < _MOST_WORDS and lasts[-1] + 1 < len(words):
            gap = text[words[lasts[-1]].end : words[lasts[-1] + 1].start]
            if not _INNER_GAP.fullmatch(gap):
                break
            lasts.append(lasts[-1] + 1)
        for last in reversed(lasts):
            written = text[word.start : words[last].end]
            if last > first and self._ends_in_case(text, words, first, last, english=english):
                continue
            key = self._known_key(written, words[last].text)
            if key and not self._is_acronym(text, written, word.end):
                guessed = key not in (normalise(written), *_saints(normalise(written)))
                match = NameMatch(
                    word.start, words[last].end, written, key, first, last, guessed=guessed
                )
                return self._with_region(text, words, match)
        return None

    def _with_region(self, text: str, words: list[Word], match: NameMatch) -> NameMatch:
        """Take in a word that says that a region is meant: "Borno State"."""
        if match.last + 1 >= len(words):
            return match
        after = words[match.last + 1]
        if text[match.end : after.start] != " " or after.text.lower() not in mention_words(
            "region_words"
        ):
            return match
        rows = self._world.rows(match.key)
        known = match.key in self._regional
        if not known and not any(self._world.kind(row) in _REGIONS for row in rows):
            return match
        if after.text[0].islower():
            return replace(match, regional=True)
        written = text[match.start : after.end]
        return replace(match, end=after.end, text=written, last=match.last + 1, regional=True)

    def _ends_in_case(
        self, text: str, words: list[Word], first: int, last: int, *, english: bool
    ) -> bool:
        """Tell whether a word is the ending of the one before: "China's", "Londra'da"."""
        word = words[last]
        if text[word.start - 1] not in _AFTER_APOSTROPHE or not word.text[0].islower():
            return False
        shorter = normalise(text[words[first].start : words[last - 1].end])
        return word.text == _PLAIN_ENDING or (not english and shorter in self._keys)

    def _known_key(self, written: str, last_word: str) -> str | None:
        """Return the folded name as the tables have it, or None."""
        key = normalise(written)
        if len(key) < _SHORTEST or f"{written}." in self._world.short_names:
            return None
        if key in self._keys or (last_word[0].isupper() and key in self._world.index):
            return key
        for other in _saints(key):
            if other in self._keys or other in self._world.index:
                return other
        if len(key) >= _SHORTEST_BASE and last_word[0].isupper():
            for base in base_forms(key):
                if base in self._keys or base in self._world.index:
                    return base
        return None

    def _is_acronym(self, text: str, written: str, end: int) -> bool:
        """Tell whether capitals are an acronym (WHO) and no dateline (LIMA, Peru)."""
        if not written.isupper() or len(written) > _ACRONYM:
            return False
        return _DATELINE_TAIL.match(text, end) is None


def _saints(key: str) -> list[str]:
    """Return other ways to write a folded name: "st. louis" for "saint louis"."""
    head, _, tail = key.partition(" ")
    others = mention_table("mention_spellings.csv").get(head.rstrip("."), ())
    return [f"{other} {tail}" for other in others if tail]
