"""Find every place that a text names, of any country: towns, regions, countries, areas.

A name that is part of a person's, an institution's or a street's name is no mention: "Jack
London", "Bank of England", "Memphis Street". Neither is an adjective or a people: "Turkish",
"Georgians". A capital that stands for its government is one: the word is its name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from homeward.geo.gazetteer import Gazetteer
from homeward.geo.ranking import Candidate
from homeward.geo.world import WorldPlaces
from homeward.read.mention_bearers import Bearers
from homeward.read.mention_hints import hinted_countries
from homeward.read.mention_names import NameIndex, NameMatch, words_of
from homeward.read.mention_people import person_words
from homeward.read.mention_ranking import REGION, Question, contained, level_of, resolve
from homeward.read.mention_rules import Standing, Verdict, judge

_CANDIDATES = 5
# matches the comma in "Pandi, Bulacan" and the bracket in "Paris (Texas)"
CONTAINER_GAP = re.compile(r",\s|,? in (?:the )?| \(|, (?:the )?capital of (?:the )?")
LIST_GAP = re.compile(r",\s(?:and |or )?|\s(?:and|or|to|та|і|й|и|ve|und|et|y)\s|-|–|/")
_ENGLISH = re.compile(r"\bthe\b")  # matches "in the"; must not match "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A place as named from ``start`` to ``end``; the best candidate comes first."""

    start: int
    end: int
    text: str
    candidates: tuple[Candidate, ...]


class MentionFinder:
    """Find the names of places in texts; build once, use for many."""

    def __init__(self, gazetteer: Gazetteer, world: WorldPlaces) -> None:
        self._index = NameIndex(gazetteer, world)
        self._bearers = Bearers(gazetteer, world)

    def find(self, text: str, *, language: str | None = None) -> list[PlaceMention]:
        """Return the mentions of a text in order, without overlap.

        ``language`` (ISO 639-1) is told by the text's own words where it is None.
        """
        words = words_of(text)
        english = language == "en" if language else _ENGLISH.search(text) is not None
        matches = self._index.matches(text, words, english=english)
        people = person_words(text, words)
        named = frozenset(match.first for match in matches)
        verdicts = [
            judge(
                text,
                words,
                match,
                standing=self._bearers.standing(match, english=english),
                word=self._bearers.is_word(match),
                people=people,
                named=named,
                english=english,
            )
            for match in matches
        ]
        self._settle(text, matches, verdicts)
        judged = list(zip(matches, verdicts, strict=True))
        told = [match for match, verdict in judged if verdict in (Verdict.YES, Verdict.CONTEXT)]
        questions, asked = self._questions(text, told)
        found = resolve(questions, hinted_countries(text))
        mentions = []
        for match, verdict in judged:
            candidates = found[asked[match.start]] if verdict is Verdict.YES else []
            if candidates:
                mentions.append(
                    PlaceMention(
                        start=match.start,
                        end=match.end,
                        text=match.text,
                        candidates=tuple(candidates[:_CANDIDATES]),
                    )
                )
        return mentions

    def _settle(self, text: str, matches: Sequence[NameMatch], verdicts: list[Verdict]) -> None:
        """Settle the unsure names by what stands beside them and by the rest of the text."""
        for position, match in enumerate(matches[:-1]):
            if verdicts[position] is not Verdict.UNSURE:
                continue
            after = matches[position + 1]
            if verdicts[position + 1] <= Verdict.CONTEXT:
                continue
            gap = text[match.end : after.start]
            if CONTAINER_GAP.fullmatch(gap) and self._lies_in(match, after):
                verdicts[position] = Verdict.YES
        sure: set[str] = set()
        for match, verdict in zip(matches, verdicts, strict=True):
            if verdict is Verdict.YES:
                sure.add(match.key)
                sure.update(each.place.place_id for each in self._bearers.of(match)[:1])
        for position, match in enumerate(matches):
            if verdicts[position] is not Verdict.UNSURE:
                continue
            likeliest = [each.place.place_id for each in self._bearers.of(match)[:1]]
            if not sure.isdisjoint([match.key, *likeliest]) or self._listed(
                text, matches, verdicts, position
            ):
                verdicts[position] = Verdict.YES

    def _listed(
        self,
        text: str,
        matches: Sequence[NameMatch],
        verdicts: Sequence[Verdict],
        position: int,
    ) -> bool:
        """Tell whether a list puts a name beside a sure one; a word must be well known."""
        match = matches[position]
        large = self._bearers.standing(match, english=True) >= Standing.LARGE
        if position and verdicts[position - 1] is Verdict.YES:
            gap = text[matches[position - 1].end : match.start]
            if LIST_GAP.fullmatch(gap) and (large or not self._bearers.is_word(match)):
                return True
        if large and position + 1 < len(matches) and verdicts[position + 1] is Verdict.YES:
            return LIST_GAP.fullmatch(text[match.end : matches[position + 1].start]) is not None
        return False

    def _lies_in(self, inner: NameMatch, outer: NameMatch) -> bool:
        return any(
            contained(one, other)
            for one in self._bearers.of(inner)
            for other in self._bearers.of(outer)
        )

    def _lists_regions(self, text: str, kept: Sequence[NameMatch], position: int) -> bool:
        """Tell whether a name stands in a list between two regions or between two countries."""
        if not position:
            return False
        before, match, after = kept[position - 1 : position + 2]
        if not LIST_GAP.fullmatch(text[before.end : match.start]):
            return False
        levels = {level_of(self._bearers.of(beside)) for beside in (before, after)}
        return len(levels) == 1 and min(levels) >= REGION

    def _questions(
        self, text: str, kept: Sequence[NameMatch]
    ) -> tuple[dict[str, Question], dict[int, str]]:
        """Return what is asked of a text, and which question each match (by start) is of.

        A name is asked once, but again with another container: two St. Petersburgs.
        """
        questions: dict[str, Question] = {}
        asked: dict[int, str] = {}
        for position, match in enumerate(kept):
            name = _name_of(match)
            after = kept[position + 1] if position + 1 < len(kept) else None
            gap = text[match.end : after.start] if after else ""
            chained = CONTAINER_GAP.fullmatch(gap) and not self._lists_regions(text, kept, position)
            container = _name_of(after) if after and chained and self._lies_in(match, after) else ""
            held = questions.get(name)
            if container and held and held.containers and container not in held.containers:
                name = f"{name}, {container}"
            question = questions.setdefault(name, Question(self._bearers.of(match)))
            asked[match.start] = name
            if container and container not in question.containers:
                question.containers.append(container)
            if after and LIST_GAP.fullmatch(gap):
                question.beside.append(_name_of(after))
        return questions, asked


def _name_of(match: NameMatch) -> str:
    """Return what is one question in a text: a name, and apart from it the region's."""
    return match.place_id or (f"{match.key} (region)" if match.regional else match.key)
