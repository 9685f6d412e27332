"""Tell whether the words beside a name make it a part of a longer name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum

from homeward.read.mention_names import NameMatch, Word
from homeward.read.mention_words import mention_words

# matches the gap of "Paris Hilton", "Tiger-Cats" and "Wall St."; must not match that of "Rome, he"
_CLOSE = re.compile(r"[ \u00a0]|\n|-")
# matches the ending of Çeşme'de; must not match a closing quotation mark
ENDING = re.compile(r"['’](?:d[ae]n?|t[ae]n?|y[ae]|n[ae]|deki|daki|teki|taki|[ae])\b")
_NUMBER = re.compile(r" (?:\d+[-–]\d+|[12]\d{3}\b)")  # matches " 2-1" and " 2024"; not " 40 men"
# matches what follows Stade in "Stade de France"; must not match " de la"
_OF_MORE = re.compile(r" (?:de|du|del|della) [A-Z]")
_AMPERSAND = re.compile(r" ?& ?[A-Z]")  # matches " & Sons"; must not match " and sons"
# matches what follows Lakeview in "Lakeview and Harrison streets"; not in "Paris and its streets"
_STREETS = re.compile(r"(?: and [A-Z]\w+)? (?:streets|avenues|roads|drives|boulevards|lanes)\b")
# matches what follows "Sheriff" in "County Sheriff’s Office"; not in "County Sheriff Ray Nutt"
_OFFICE_OF = re.compile(r"[’']s [A-Z]")
_ABBREVIATED = 4  # Sen., Capt.


class Part(IntEnum):
    """What a name is part of."""

    NOTHING = 0
    INSTITUTION = 1
    """It is no mention, but the institution is where the place is."""
    OTHER = 2
    """A person, a street, a work, an event."""


def part_of(
    text: str,
    words: Sequence[Word],
    match: NameMatch,
    *,
    named: frozenset[int],
    english: bool,
) -> Part:
    """Tell what longer name a name stands in."""
    if _STREETS.match(text, match.end):
        return Part.OTHER
    before = _part_before(text, words, match, english=english)
    return before or _part_after(text, words, match, named=named)


def _part_before(text: str, words: Sequence[Word], match: NameMatch, *, english: bool) -> Part:
    if not match.first:
        return Part.NOTHING
    before = words[match.first - 1]
    gap = text[before.end : match.start]
    lower = before.text.lower()
    if gap == ". " and before.text[0].isupper() and len(lower) <= _ABBREVIATED:
        titled = lower != "st" and lower in mention_words("titles_before")
        return Part.OTHER if titled else Part.NOTHING
    if not _CLOSE.fullmatch(gap) or gap == "\n":
        return Part.NOTHING
    if gap == "-" and (match.place_id is not None or before.text in mention_words("party_letters")):
        return Part.NOTHING  # D-Calif, R-Ohio
    if gap == "-":
        joined = before.text[0].isupper() and lower not in mention_words("before")
        return Part.OTHER if joined and not match.text.isupper() else Part.NOTHING
    if english and lower in mention_words("foreign_of") and match.first > 1:
        return Part.OTHER if words[match.first - 2].text[0].isupper() else Part.NOTHING
    if lower in ("of", "for", "the"):
        institution = _names_institution(text, words, match.first - 1)
        return Part.INSTITUTION if institution else Part.NOTHING
    if lower in mention_words("clubs") and before.text[0].isupper():
        return Part.OTHER
    if not before.text[0].isupper() or lower in mention_words("before"):
        return Part.NOTHING
    if lower in mention_words("demonyms"):
        return Part.NOTHING
    begins = begins_sentence(text, before.start)
    if begins and (lower in mention_words("starters") or lower.endswith("ing")):
        return Part.NOTHING
    if english or lower in mention_words("given_names"):
        return Part.OTHER
    if ENDING.match(text, match.end):
        return Part.NOTHING  # Fransa Cumhurbaşkanı Paris'ten
    if lower in mention_words("titles_before"):
        return Part.OTHER
    # Уряд Франції, МИД Польши, Heyet Ankara'da: a noun that begins the sentence, or an office
    return Part.NOTHING if begins or before.text.isupper() else Part.OTHER


def _names_institution(text: str, words: Sequence[Word], of: int) -> bool:
    """Tell whether "Bank of", "University of the" or the like stands before a position."""
    if words[of].text.lower() == "the":
        of -= 1
        if of < 0 or words[of].text.lower() not in ("of", "for"):
            return False
    if not of:
        return False
    earlier = words[of - 1]
    if not _CLOSE.fullmatch(text[earlier.end : words[of].start]):
        return False
    return earlier.text[0].isupper() and earlier.text.lower() in mention_words("institutions")


def _part_after(
    text: str, words: Sequence[Word], match: NameMatch, *, named: frozenset[int]
) -> Part:
    if _NUMBER.match(text, match.end) or _AMPERSAND.match(text, match.end):
        return Part.OTHER
    if _OF_MORE.match(text, match.end):
        return Part.OTHER
    if match.last + 1 >= len(words):
        return Part.NOTHING
    after = words[match.last + 1]
    gap = text[match.end : after.start]
    lower = after.text.lower()
    if not after.text[0].isupper() or not _CLOSE.fullmatch(gap) or gap == "\n":
        return Part.NOTHING
    if match.text.endswith(".") and lower in mention_words("starters"):
        return Part.NOTHING
    if gap == "-":
        return Part.NOTHING if match.last + 1 in named else Part.OTHER
    if _OFFICE_OF.match(text, after.end):
        return Part.INSTITUTION
    if lower in mention_words("after"):
        office = lower in mention_words("offices") and _goes_on(text, words, match.last + 1)
        return Part.INSTITUTION if office else Part.NOTHING
    if lower in mention_words("streets"):
        return Part.OTHER
    if lower in mention_words("organisations"):
        return Part.INSTITUTION
    if after.text.isupper() and len(after.text) == 2:
        return Part.NOTHING
    long = match.place_id is not None or _goes_further(text, words, match.last + 1)
    return Part.INSTITUTION if long else Part.OTHER


def _goes_further(text: str, words: Sequence[Word], position: int) -> bool:
    """Tell whether another capital word follows: "Kansas Highway Patrol"."""
    if position + 1 >= len(words):
        return False
    after = words[position + 1]
    return text[words[position].end : after.start] == " " and after.text[0].isupper()


def _goes_on(text: str, words: Sequence[Word], position: int) -> bool:
    """Tell whether a county or a city goes on as an office: "Walker County Sheriff's Office"."""
    if position + 1 >= len(words):
        return False
    after = words[position + 1]
    if text[words[position].end : after.start] != " " or not after.text[0].isupper():
        return False
    return after.text.lower() in mention_words("organisations")


def begins_sentence(text: str, at: int) -> bool:
    """Tell whether a sentence begins at a position."""
    before = text[max(0, at - 8) : at].rstrip(" \u00a0\"“«'(‘")
    return before[-1:] in ("", ".", "!", "?", "\n", ":", "—", "–", "”")
