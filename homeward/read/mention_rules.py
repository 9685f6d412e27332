"""Judge by the words around it whether a name names a place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum

from homeward.read.mention_names import NameMatch, Word
from homeward.read.mention_surroundings import ENDING, Part, part_of
from homeward.read.mention_words import mention_words

_SPACES = (" ", "\u00a0", "\n")
_WORDS = re.compile(r"[^\W\d_]+")  # matches "Rome"; not "2025"
# matches what follows the place of " (Reuters) -", ", March 3 (Xinhua) --" and " — Police"
_DATELINE = re.compile(
    r"(?:, [^.\n]{2,40}?\.?)?(?:,? [A-Z][a-z]{2,8}\.? \d{1,2})?"
    r"(?: \([^)\n]{2,25}\))? ?(?:[-–—]{1,2}|:)\s"
)
_LINE_START = re.compile(r"(?:\A|\n|[.\d] )\W{0,2}\Z")  # matches "2009 "; must not match "in "
_ADJECTIVE = re.compile(r"[сц]ь?к(?:ий|а|ая|е|ое|ого|ої|ой|ому|ому|им|ую|у|і|ие|их)\Z")
_LOWER_NEXT = re.compile(r" [а-яіїєґ]")  # matches " суд"; must not match ", "
_TITLE_LENGTH = 160


class Verdict(IntEnum):
    """What the words around a name say."""

    NO = 0
    CONTEXT = 1
    """No mention, but it tells where the text is: "Knoxville Police Department"."""
    UNSURE = 2
    YES = 3


class Standing(IntEnum):
    """How well known the best known bearer of a name is."""

    SMALL = 0
    SIZEABLE = 1
    LARGE = 2
    MAJOR = 3
    """A country, a region, an area, a city of a million."""


def judge(
    text: str,
    words: Sequence[Word],
    match: NameMatch,
    *,
    standing: Standing,
    word: bool,
    people: frozenset[str],
    named: frozenset[int],
    english: bool,
) -> Verdict:
    """Judge one name.

    ``word``: it is a common word as well; ``people``: words of people's names; ``named``: at
    which words names of places begin. A name that is not well known needs a word that
    speaks for a place.
    """
    lower = match.text.lower()
    if any(lower in mention_words(name) for name in ("never", "demonyms", "starters")):
        return Verdict.NO
    title = match.place_id is None and is_title(text, match.start, match.end)
    part = Part.NOTHING if title else part_of(text, words, match, named=named, english=english)
    if part is not Part.NOTHING:
        tells = part is Part.INSTITUTION and standing >= Standing.LARGE and not word
        return Verdict.CONTEXT if tells else Verdict.NO
    if match.place_id is not None:
        return Verdict.YES
    before_noun = _LOWER_NEXT.match(text, match.end) is not None
    if _ADJECTIVE.search(match.text) and (before_noun or standing < Standing.SIZEABLE):
        return Verdict.NO
    if match.guessed and standing < Standing.LARGE:
        return Verdict.NO
    evidence = _evidence(text, words, match)
    if word and evidence is Verdict.UNSURE and words[match.first - 1].text in ("of", "for"):
        evidence = Verdict.NO
    if not english and ENDING.match(text, match.end):
        evidence = Verdict.YES
    person = match.first == match.last and match.text in people
    namelike = lower in mention_words("surnames") or lower in mention_words("given_names")
    if person:
        return _judge_person(text, match, evidence, standing)
    if standing is Standing.MAJOR:
        return Verdict.YES
    if namelike and evidence is Verdict.NO and _does_what_people_do(text, words, match):
        return Verdict.NO
    if evidence is Verdict.YES:
        return Verdict.UNSURE if word and standing is Standing.SMALL else Verdict.YES
    if standing is Standing.LARGE:
        doubtful = (word or namelike or title) and evidence is Verdict.NO
        return Verdict.UNSURE if doubtful else Verdict.YES
    sure = evidence is Verdict.UNSURE and not word and not namelike
    return Verdict.YES if sure else Verdict.UNSURE


def _judge_person(text: str, match: NameMatch, evidence: Verdict, standing: Standing) -> Verdict:
    """Judge a name that a person of the text bears."""
    if evidence is Verdict.YES or (evidence and standing is Standing.MAJOR):
        return Verdict.YES
    followed = text[match.end : match.end + 2] == ", "
    return Verdict.UNSURE if evidence or followed else Verdict.NO


def _evidence(text: str, words: Sequence[Word], match: NameMatch) -> Verdict:
    """Tell whether something speaks for a place: YES strongly, UNSURE weakly, NO nothing."""
    start = text[max(0, match.start - 4) : match.start]
    heads = match.text.isupper() or match.start < 3 or text[match.start - 1] == "\n"
    if heads and _LINE_START.search(start) and _DATELINE.match(text, match.end):
        return Verdict.YES
    before = words[match.first - 1] if match.first else None
    after = words[match.last + 1] if match.last + 1 < len(words) else None
    found = Verdict.NO
    if before is not None and text[before.end : match.start] in _SPACES:
        found = _evidence_before(words, match.first - 1, after.text if after else "")
    if after is None or text[match.end : after.start] != " ":
        return found
    speaks = after.text in mention_words("place_nouns")
    return Verdict.YES if speaks else found


def _evidence_before(words: Sequence[Word], position: int, follows: str) -> Verdict:
    lower = words[position].text.lower()
    earlier = words[position - 1].text.lower() if position else ""
    if lower == "of" and (
        earlier in mention_words("place_nouns") or earlier in mention_words("before")
    ):
        return Verdict.YES
    if lower == "the":
        lower = earlier
    if lower == "from" and follows == "to":
        return Verdict.YES
    if lower in mention_words("weak_locative"):
        return Verdict.UNSURE
    return Verdict.YES if lower in mention_words("locative") else Verdict.NO


def _does_what_people_do(text: str, words: Sequence[Word], match: NameMatch) -> bool:
    """Tell whether a verb of people follows: "Lincoln said"."""
    if match.last + 1 >= len(words):
        return False
    after = words[match.last + 1]
    return text[match.end : after.start] in (" ", ", ") and after.text in mention_words("verbs")


def is_title(text: str, start: int, end: int) -> bool:
    """Tell whether the line is a title in capitals, where capital letters say nothing."""
    line_start = text.rfind("\n", max(0, start - _TITLE_LENGTH), start) + 1
    line_start = line_start or max(0, start - _TITLE_LENGTH)
    line_end = text.find("\n", end, end + _TITLE_LENGTH)
    line_end = line_end if line_end >= 0 else min(len(text), end + _TITLE_LENGTH)
    if line_end - line_start > _TITLE_LENGTH:
        return False
    line = text[line_start:line_end]
    if line.rstrip()[-1:] in ".!?":
        return False
    words = [w for w in _WORDS.findall(line) if len(w) > 3]
    return len(words) > 3 and sum(w[:1].isupper() for w in words) >= 0.7 * len(words)
