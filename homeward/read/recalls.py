"""Read what a phrase of a sentence only recalls as a happening of its own day."""

from __future__ import annotations

from collections.abc import Sequence

from homeward.model import Direction, Kind, Side
from homeward.read.asides import Aside
from homeward.read.calendars import Almanac, When
from homeward.read.directions import away_from, directions
from homeward.read.heads import Tally
from homeward.read.sentences import Sentence
from homeward.read.statements import Statement
from homeward.read.sums import add_number
from homeward.read.voices import Voice

_FRESH_DAYS = 3
_LONG_DAYS = 40
_HOME = {"ukraine": Direction.TO_UKRAINE, "russia": Direction.TO_RUSSIA}


def read_asides(
    sentence: Sentence,
    voices: Sequence[Voice],
    asides: Sequence[Aside],
    counted: Sequence[Tally],
    *,
    kind: Kind | None,
    almanac: Almanac,
    language: str,
) -> list[Statement]:
    """Return a statement for each phrase that recalls a happening: "after the swap of 6 June".

    ``kind`` is what the sentence or the text is about, where the phrase itself names neither
    the dead nor captives.
    """
    found = []
    for aside in asides:
        days = almanac.days(aside.date)
        inside = [item for item in counted if aside.holds(item.numeral.first)]
        what = next((item.kind for item in inside if item.kind), None)
        what = what or _named(sentence, aside) or kind
        if days is None or what is None or (days[1] - days[0]).days > _LONG_DAYS:
            continue
        if aside.noun is None and not inside:
            continue
        published = almanac.published
        fresh = aside.among or (
            published is not None and (published[1] - days[1]).days <= _FRESH_DAYS
        )
        statement = Statement(
            kind=what, topic=what, sentence=sentence, voices=list(voices), recalled=not fresh,
            when=When(days=days, form=aside.date.form, recalled=not fresh),
        )  # fmt: skip
        for item in inside:
            ways = directions(sentence, item, language=language, speaker=None, previous=None)
            ways = ways or _way_within(sentence, aside)
            add_number(statement, item, ways, sentence)
        found.append(statement)
    return found


def _way_within(sentence: Sentence, aside: Aside) -> frozenset[Direction]:
    """Return the way that a phrase itself tells: "whom Russia handed over on 18 April"."""
    to = {m.value for m in sentence.between("to", aside.first, aside.last)}
    sides = {m.value for m in sentence.between("side", aside.first, aside.last)}
    deeds = {m.value for m in sentence.between("act", aside.first, aside.last)}
    if len(to) == 1:
        return frozenset({_HOME[to.pop()]})
    if len(sides) != 1:
        return frozenset()
    (side,) = sides
    if "give" in deeds:
        return frozenset({away_from(Side(side))})
    return frozenset({_HOME[side]}) if "receive" in deeds else frozenset()


def _named(sentence: Sentence, aside: Aside) -> Kind | None:
    """Return the kind that a phrase names: the dead, a repatriation, or captives."""

    def has(cls: str) -> bool:
        return bool(sentence.between(cls, aside.first, aside.last))

    noun = aside.noun.value if aside.noun is not None else ""
    if has("body") or has("dead") or noun == "repatriation":
        return Kind.BODY_REPATRIATION
    return Kind.PRISONER_EXCHANGE if has("captive") or has("captivity") else None
