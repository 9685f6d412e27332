"""Find the place names of a sentence that matter to the return of the dead and the captive.

Inflected names come from ``data/reading/place_forms.csv``; every other capitalised name is
asked of the gazetteer. What a place has to do with an event is decided in ``roles``.
"""

from __future__ import annotations

import csv
import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from homeward.geo.gazetteer import Gazetteer
from homeward.model import GeoPrecision, Place
from homeward.read.lemmas import nominatives
from homeward.read.lexicon import TABLES, Lexicon, Mark, word_list
from homeward.read.sentences import Sentence
from homeward.read.tokens import Token, TokenKind, fold

GOVERNED = ("Moscow", "Kyiv")
"""Capitals of the two sides, which mostly stand for their governments."""
_THEATRE = ("UA", "RU", "BY")
"""Countries whose towns are known by their name alone at the head of a sentence."""
_LONG = 5
_OPENS = word_list("places_opens")
_LEADS = word_list("places_leads")
_NEVER = word_list("places_never")
_BELITTLED = frozenset({"рф", "росія", "росії", "росію", "росією", "москва", "москви", "москві"})
"""Names that the Ukrainian press writes without a capital letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place name at tokens ``first`` to ``last``.

    ``kind`` is capital (of an oblast), oblast, region, area, country, site, town or other;
    ``adjective`` marks "Istanbul talks", "російських моргів".
    """

    first: int
    last: int
    name: str
    kind: str
    place: Place | None
    candidates: tuple[str, ...] = ()
    display: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form:
    name: str
    display: str
    kind: str


@lru_cache(maxsize=2)
def _forms(folder: Path = TABLES) -> tuple[Lexicon, dict[str, _Form]]:
    rows, forms = [], {}
    with (folder / "place_forms.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            # A name has one row for the town and one for the land around: Суми, Сумщина.
            key = f"{row['name']}/{row['kind']}"
            rows.append(("place", key, row["patterns"]))
            forms[key] = _Form(name=row["name"], display=row["display"], kind=row["kind"])
    return Lexicon(rows), forms


@lru_cache(maxsize=8)
def role_words(language: str, folder: Path = TABLES) -> Lexicon:
    """Return the words of a language that give a place its role."""
    with (folder / "place_roles.csv").open(encoding="utf-8", newline="") as file:
        return Lexicon(
            [
                (row["class"], row["value"], row["patterns"])
                for row in csv.DictReader(file)
                if row["language"] == language
            ]
        )


class Places:
    """The place names that reading knows, with the gazetteer behind them."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self._found: dict[tuple[str, GeoPrecision | None, tuple[str, ...]], list[Place]] = {}

    @classmethod
    def load(cls, folder: Path) -> Places:
        """Load the gazetteer of the data folder."""
        return cls(Gazetteer.load(folder))

    def resolve(
        self, name: str, *, prefer: GeoPrecision | None = None, context: tuple[str, ...] = ()
    ) -> list[Place]:
        """Return the places a name may mean, best first; empty when the gazetteer has none."""
        key = (name, prefer, context)
        if key not in self._found:
            if len(self._found) > 20_000:
                self._found.clear()
            self._found[key] = [
                candidate.place
                for candidate in self.gazetteer.candidates(name, prefer=prefer, context=context)
            ]
        return self._found[key]

    def mentions(self, sentence: Sentence, *, context: tuple[str, ...] = ()) -> list[Mention]:
        """Return the place names of a sentence in order, longest first, without overlap."""
        lexicon, forms = _forms()
        found: list[Mention] = []
        taken: set[int] = set()
        for mark in sorted(lexicon.marks(sentence.tokens), key=lambda m: (m.first, -m.last)):
            span = range(mark.first, mark.last + 1)
            lower = not sentence.tokens[mark.first].text[:1].isupper() and len(span) == 1
            if taken & set(span) or lower:
                token = sentence.tokens[mark.first]
                if not _is_slavic_adjective(token) and token.norm not in _BELITTLED:
                    continue
                if taken & set(span):
                    continue
            form = forms[mark.value]
            taken.update(span)
            found.append(self._known(form, mark, context))
        for first, last in _capitalised(sentence, taken):
            mention = self._other(sentence, first, last, context)
            if mention is not None:
                found.append(mention)
                taken.update(range(mention.first, mention.last + 1))
        return sorted(found, key=lambda m: m.first)

    def _known(self, form: _Form, mark: Mark, context: tuple[str, ...]) -> Mention:
        options = self.resolve(form.name, context=context)
        return Mention(
            first=mark.first, last=mark.last, name=form.name, kind=form.kind,
            place=options[0] if options else None, display=form.display,
            candidates=tuple(p.place_id for p in options[:5]),
        )  # fmt: skip

    def _other(
        self, sentence: Sentence, first: int, last: int, context: tuple[str, ...]
    ) -> Mention | None:
        """Ask the gazetteer for a capitalised run and for its ends."""
        for a, b in ((first, last),):
            start, end = sentence.tokens[a].start, sentence.tokens[b].end
            name = sentence.text[start - sentence.start : end - sentence.start]
            name = name.removesuffix("'s").removesuffix("’s")
            if len(name) < 4 or fold(name) in _NEVER:
                continue
            options = self.resolve(name, context=context)
            if not options and _is_led(sentence, first):
                options = self._village(name)
            if options and (first or options[0].country in _THEATRE):
                place = options[0]
                kind = {
                    GeoPrecision.COUNTRY: "country",
                    GeoPrecision.ADMIN1: "region",
                    GeoPrecision.AREA: "area",
                    GeoPrecision.EXACT: "site",
                }.get(place.geo_precision, "other")
                return Mention(
                    first=a, last=b, name=place.name, kind=kind, place=place,
                    candidates=tuple(p.place_id for p in options[:5]),
                )  # fmt: skip
        return None

    def _village(self, name: str) -> list[Place]:
        """Return what an inflected name of a village means: "возле Курдюмовки"."""
        for written in nominatives(name):
            options = [
                p for p in self.resolve(written)
                if p.country in _THEATRE and any(fold(n) == fold(written) for n in p.names.values())
            ]  # fmt: skip
            if options and options[0].geo_precision is GeoPrecision.SETTLEMENT:
                return options
        return []

    def oblast(self, mention: Mention) -> Place | None:
        """Return the first-level region that bears a mention's name."""
        options = self.resolve(mention.name, prefer=GeoPrecision.ADMIN1)
        for place in options:
            if place.geo_precision is GeoPrecision.ADMIN1:
                return place
        if mention.place is not None:
            return self.gazetteer.oblast_named_after(mention.place)
        return None


def near(place: Place) -> Place:
    """Return a settlement at the precision "near"."""
    return dataclasses.replace(place, geo_precision=GeoPrecision.NEAR)


def _is_slavic_adjective(token: Token) -> bool:
    """Tell whether a lower-case word is an adjective of a place: "стамбульських"."""
    word = token.norm
    return any(s in word for s in ("ськ", "ск", "цьк", "цк")) and word[:1] >= "а" and len(word) > 6


def _is_led(sentence: Sentence, first: int) -> bool:
    """Tell whether a preposition of place leads to a name: "під Невельським", "у селі Степове"."""
    return any(t.norm in _LEADS for t in sentence.tokens[max(0, first - 2) : first])


def _may_open(sentence: Sentence) -> bool:
    """Tell whether the first word may be a town: "Soledar, which …", "Авдіївка – 21"."""
    if len(sentence.tokens) < 2 or len(sentence.tokens[0].text) < _LONG:
        return False
    return sentence.tokens[1].norm in _OPENS


def _capitalised(sentence: Sentence, taken: set[int]) -> Sequence[tuple[int, int]]:
    """Return runs of capitalised words that are not yet known for a place."""
    runs: list[tuple[int, int]] = []
    start: int | None = None
    blocked = {
        i
        for cls in ("month", "weekday", "side", "adj", "national")
        for m in sentence.all(cls)
        for i in range(m.first, m.last + 1)
    }
    for i, token in enumerate([*sentence.tokens, None]):
        is_name = (
            token is not None
            and i not in taken
            and i not in blocked
            and token.kind is TokenKind.WORD
            and token.text[:1].isupper()
            and (i > 0 or _may_open(sentence))
            and fold(token.text) not in {"the", "he", "she", "it"}
        )
        if is_name:
            start = i if start is None else start
        elif start is not None:
            beside = (token is not None and i in blocked and token.text[:1].isupper()) or (
                start - 1 in blocked and sentence.tokens[start - 1].text[:1].isupper()
            )
            if i - start <= 3 and not beside:
                runs.append((start, i - 1))
            start = None
    return runs
