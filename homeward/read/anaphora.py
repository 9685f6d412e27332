"""Follow which town a text means by "the Turkish city", "the capital" or "in the same place"."""

from __future__ import annotations

import csv
import dataclasses
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from homeward.read.lexicon import TABLES, Lexicon, word_list
from homeward.read.places import GOVERNED, Mention, Places
from homeward.read.sentences import Sentence

_TOWN = word_list("anaphora_town")
_CAPITAL = word_list("anaphora_capital")
_SAME = word_list("anaphora_same")
_THE = word_list("anaphora_the")
_THERE = frozenset(tuple(words.split()) for words in word_list("anaphora_there"))
_THERE_FIRST = frozenset(words[0] for words in _THERE)
_REACH = 2
_BEHIND = 5
_OF = frozenset({"of", "arab"}) | word_list("anaphora_capital") | word_list("anaphora_town")
_GOVERNMENTS = {"Moscow": "Moscow", "Russia": "Moscow", "Kyiv": "Kyiv", "Ukraine": "Kyiv"}
_TOWNS = ("town", "capital", "other")


@lru_cache(maxsize=2)
def _hosts(folder: Path = TABLES) -> tuple[Lexicon, dict[str, str]]:
    """Return the words that name a country or what is its own, and its capital by its code."""
    with (folder / "hosts.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    lexicon = Lexicon([("host", row["country"], row["patterns"]) for row in rows])
    return lexicon, {row["country"]: row["capital"] for row in rows}


class Follower:
    """Remember the towns named last, so that "the Turkish city" is one of them."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._towns: list[Mention] = []
        self._government: Mention | None = None
        self.venue: Mention | None = None
        """The town where negotiators met last."""

    def meant(self, sentence: Sentence, mentions: Sequence[Mention]) -> list[Mention]:
        """Return the towns that a sentence means without naming them, and note its own.

        Matches "the Turkish city", "столиця Саудівської Аравії", "там же"; not "the city
        council" nor "Istanbul, the city that …", which names its town itself.
        """
        found: list[Mention] = []
        for mention in reversed(mentions):
            if mention.name in _GOVERNMENTS:
                # Who is named first in the last sentence that names one.
                self._government = self._capital(_GOVERNMENTS[mention.name], mention.first)
        for i, token in enumerate(sentence.tokens):
            word = token.norm
            town = None
            if word in _TOWN or word in _CAPITAL:
                if any(abs(m.first - i) <= _REACH and m.kind in _TOWNS for m in mentions):
                    continue
                town = self._named_by(sentence, i, capital=word in _CAPITAL)
            elif word in _THERE_FIRST and (
                tuple(t.norm for t in sentence.tokens[i : i + 2]) in _THERE
            ):
                town = self.venue or (self._towns[-1] if self._towns else None)
            if town is not None:
                found.append(dataclasses.replace(town, first=i, last=i, kind="city"))
        for mention in mentions:
            if mention.kind in _TOWNS and mention.name not in GOVERNED:
                self._towns.append(mention)
        return found

    def _named_by(self, sentence: Sentence, at: int, *, capital: bool) -> Mention | None:
        """Return the town that a noun stands for, by the country or the "same" beside it."""
        lexicon, capitals = _hosts()
        first = max(0, at - _REACH)
        beside = sentence.tokens[first : at + 1 + _BEHIND]
        hosts = [
            m.value for m in lexicon.marks(beside)
            if not _is_parted(sentence, first + m.first, at)
            and (first + m.first < at or sentence.tokens[first + m.first - 1].norm in _OF)
        ]  # fmt: skip
        for country in hosts:
            if capital:
                return self._capital(capitals[country], at)
            for town in reversed(self._towns):
                if town.place is not None and town.place.country == country:
                    return town
        if hosts:
            return None
        if not capital and any(t.norm in _SAME for t in beside[: at - first]):
            return self._towns[-1] if self._towns else None
        led = capital and at and sentence.tokens[at - 1].norm in _THE
        return self._government if led else None

    def _capital(self, name: str, at: int) -> Mention | None:
        options = self._places.resolve(name)
        if not options:
            return None
        return Mention(first=at, last=at, name=name, kind="town", place=options[0])


def _is_parted(sentence: Sentence, one: int, other: int) -> bool:
    first, last = sorted((one, other))
    return any(t.text in ",;:.–—" for t in sentence.tokens[first + 1 : last])
