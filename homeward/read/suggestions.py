"""What a language model proposed about a text, kept only where the text's own words bear it out.

A value whose quote does not stand in the text letter for letter is dropped, and counted; so is
a number that its quote does not hold, and a date that its quote does not tell. Nothing in an
answer is believed beyond that, and no answer, however broken, is an error of ours.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from homeward.errors import ModelUnavailable
from homeward.language import _
from homeward.model import Count, GeoPrecision, Kind, Role, Stance, interval
from homeward.read.calendars import Almanac
from homeward.read.date_finder import find_dates
from homeward.read.dates import Days
from homeward.read.findings import Claim, Event, EventPlace, Quote
from homeward.read.lexicon import load_lexicon
from homeward.read.numbers import find_numerals
from homeward.read.places import Places
from homeward.read.tokens import tokenise

_MOST_EVENTS = 30
_MOST_OF_EACH = 40
_LONGEST_QUOTE = 600
_LONGEST_NAME = 120
_MOST_PEOPLE = 1_000_000

Closed = TypeVar("Closed", Kind, Role, Stance)


@dataclass(frozen=True, kw_only=True, slots=True)
class Suggestions:
    """Events that a model proposed, with how many values were dropped for want of words."""

    events: tuple[Event, ...]
    dropped: int


def suggestions_in(
    answer: str, text: str, *, model: str, published: Days | None, language: str, places: Places
) -> Suggestions:
    """Return what of a model's answer the text bears out.

    ``model`` is its name. Raises ModelUnavailable when the answer holds no JSON object of
    the form that was asked for.
    """
    told = _object_in(answer).get("events")
    if not isinstance(told, list):
        raise ModelUnavailable(_("The language model's answer is not in the form asked for."))
    checker = _Checker(text, model=model, published=published, language=language, places=places)
    events = [event for each in told[:_MOST_EVENTS] if (event := checker.event(each))]
    checker.dropped += len(told[_MOST_EVENTS:])
    return Suggestions(events=tuple(dict.fromkeys(events)), dropped=checker.dropped)


def _object_in(answer: str) -> dict[str, Any]:
    """Return the first JSON object of an answer; models like to talk around it."""
    start = answer.find("{")
    try:
        found, _end = json.JSONDecoder().raw_decode(answer, start) if start >= 0 else (None, 0)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise ModelUnavailable(_("The language model's answer is no JSON object."))
    return found


class _Checker:
    """Holds the values of one answer against the text."""

    def __init__(
        self, text: str, *, model: str, published: Days | None, language: str, places: Places
    ) -> None:
        self._text = text
        self._model = model
        self._language = language
        self._places = places
        self._almanac = Almanac(published)
        self.dropped = 0

    def event(self, told: object) -> Event | None:
        """Return an event with what is borne out; None (and one dropped) without any words."""
        kind = _member(Kind, told.get("kind")) if isinstance(told, dict) else None
        if not isinstance(told, dict) or kind is None:
            self.dropped += 1
            return None
        to_ukraine = self._count(told.get("to_ukraine"))
        to_russia = self._count(told.get("to_russia"))
        date = self._date(told.get("date"))
        claims = tuple(self._claims(told.get("claims"), to_ukraine, to_russia))
        if not claims:
            words = next((each[1] for each in (to_ukraine, to_russia) if each), None)
            if words is None:
                self.dropped += 1
                return None
            claims = (self._claim(None, Stance.ASSERTS, words, to_ukraine, to_russia),)
        topic = _member(Kind, told.get("topic"))
        promised = kind is Kind.COMMITMENT and topic in (
            Kind.BODY_REPATRIATION, Kind.PRISONER_EXCHANGE,
        )  # fmt: skip
        number = self._number(told.get("round")) if kind is Kind.NEGOTIATION_ROUND else None
        return Event(
            kind=kind, topic=topic if promised and topic else kind, focus=True,
            date=date[0] if date else None, round=number[0] if number else None,
            to_ukraine=Count.exactly(to_ukraine[0]) if to_ukraine else None,
            to_russia=Count.exactly(to_russia[0]) if to_russia else None,
            places=tuple(dict.fromkeys(self._placed(told.get("places")))), claims=claims,
            flags=(), date_quote=date[1] if date else None, proposed_by=self._model,
        )  # fmt: skip

    def _quote(self, told: object) -> Quote | None:
        exact = told.get("quote") if isinstance(told, dict) else None
        if not isinstance(exact, str) or not 2 <= len(exact.strip()) <= _LONGEST_QUOTE:
            return None
        start = self._text.find(exact)
        return Quote(exact=exact, start=start, end=start + len(exact)) if start >= 0 else None

    def _number(self, told: object) -> tuple[int, Quote] | None:
        """Return a number that its own quote holds."""
        if told is None:
            return None
        value, quote = told.get("value") if isinstance(told, dict) else None, self._quote(told)
        if (
            quote is None
            or not isinstance(value, int)
            or isinstance(value, bool)
            or not 0 < value <= _MOST_PEOPLE
        ):
            self.dropped += 1
            return None
        tokens = tokenise(quote.exact)
        marks = load_lexicon(self._language).marks(tokens)
        dates = find_dates(tokens, marks, quote.exact)
        taken = {i for date in dates for i in range(date.first, date.last + 1)}
        numerals = find_numerals(tokens, marks, language=self._language, taken=taken)
        if all(numeral.best != value for numeral in numerals):
            self.dropped += 1
            return None
        return value, quote

    _count = _number

    def _date(self, told: object) -> tuple[str, Quote] | None:
        """Return a date that its own quote tells, no finer than it tells it."""
        if told is None:
            return None
        value, quote = told.get("value") if isinstance(told, dict) else None, self._quote(told)
        if quote is not None and isinstance(value, str):
            try:
                first, last = interval(value)
            except ValueError:
                first, last = None, None
            tokens = tokenise(quote.exact)
            marks = load_lexicon(self._language).marks(tokens)
            for expression in find_dates(tokens, marks, quote.exact):
                days = self._almanac.days(expression)
                if first and last and days and first <= days[0] and days[1] <= last:
                    return value, quote
        self.dropped += 1
        return None

    def _claims(
        self, told: object, to_ukraine: tuple[int, Quote] | None,
        to_russia: tuple[int, Quote] | None,
    ) -> Iterator[Claim]:  # fmt: skip
        for each in self._listed(told):
            quote = self._quote(each)
            stance = _member(Stance, each.get("stance", "asserts"))
            who = each.get("claimant")
            if quote is None or stance is None or not (who is None or self._is_named(who)):
                self.dropped += 1
                continue
            yield self._claim(who, stance, quote, to_ukraine, to_russia)

    def _claim(
        self, who: str | None, stance: Stance, quote: Quote,
        to_ukraine: tuple[int, Quote] | None, to_russia: tuple[int, Quote] | None,
    ) -> Claim:  # fmt: skip
        def told_here(number: tuple[int, Quote] | None) -> Count | None:
            inside = number is not None and quote.start <= number[1].start < quote.end
            return Count.exactly(number[0]) if number and inside else None

        return Claim(
            claimant=who, side=None, stance=stance, quote=quote,
            to_ukraine=told_here(to_ukraine), to_russia=told_here(to_russia),
        )  # fmt: skip

    def _is_named(self, who: object) -> bool:
        named = isinstance(who, str) and 2 <= len(who.strip()) <= _LONGEST_NAME
        return named and str(who) in self._text

    def _placed(self, told: object) -> Iterator[EventPlace]:
        for each in self._listed(told):
            quote, role, name = self._quote(each), _member(Role, each.get("role")), each.get("name")
            if quote is None or role is None or not isinstance(name, str) or (
                name not in quote.exact or not name.strip() or len(name) > _LONGEST_NAME
            ):  # fmt: skip
                self.dropped += 1
                continue
            options = self._places.resolve(name)
            place = options[0] if options else None
            yield EventPlace(
                name=place.name if place else name, place_id=place.place_id if place else None,
                country=place.country if place else None, role=role,
                geo_precision=place.geo_precision if place else GeoPrecision.UNKNOWN,
                lat=place.lat if place else None, lon=place.lon if place else None, count=None,
                quote=quote, candidates=tuple(option.place_id for option in options[:5]),
            )  # fmt: skip

    def _listed(self, told: object) -> Iterator[dict[str, Any]]:
        if told is None:
            return
        listed = told if isinstance(told, list) else [told]
        for each in listed[:_MOST_OF_EACH]:
            if isinstance(each, dict):
                yield each
            else:
                self.dropped += 1
        self.dropped += len(listed[_MOST_OF_EACH:])


def _member(closed: type[Closed], value: object) -> Closed | None:
    return closed(value) if isinstance(value, str) and value in list(closed) else None
