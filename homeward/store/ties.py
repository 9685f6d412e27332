"""Which commitment an event serves, and at which round a commitment was made: the weighing.

Weighing looks at the words of the documents and at two sets of facts only, so what it says
does not depend on which document came first.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from homeward.geo.ranking import distance_km
from homeward.language import _
from homeward.model import Direction, Kind, Place, Relation
from homeward.read.findings import Agreement
from homeward.store.join import Facts

LEAST = 0.35
"""From this score on a tie is proposed to a person."""

CLEAR = 0.1
"""The rule takes a stated tie only if it leads the next one by this much."""

_LONGEST_DAYS = 120
"""Without words, only what comes this soon after a promise is proposed as its delivery."""

_YEAR_DAYS = 365
_WEEK_DAYS = 7
_SAME_TOWN_KILOMETRES = 25.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Undertaking:
    """A commitment as ties are weighed by it.

    ``topics`` are the kinds of events that can serve it, empty when nothing tells;
    ``closed_on`` is the day from which it counts as met or lapsed (ISO 8601), or blank;
    ``made_at`` are the points, and ``venues`` the ids, of where it was agreed.
    """

    facts: Facts
    topics: frozenset[Kind] = frozenset()
    directions: frozenset[Direction] = frozenset()
    closed_on: str = ""
    venues: frozenset[str] = frozenset()
    made_at: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Tie:
    """That one event may serve or follow from another, how likely (0 to 1), and why.

    ``is_stated`` tells that a document's own words point to the other event; ``words`` are
    those words with the document they stand in.
    """

    event_id: str
    relation: Relation
    other_event_id: str
    score: float
    reasons: tuple[str, ...]
    is_stated: bool = False
    words: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """An event with the agreements that its documents tie it to."""

    facts: Facts
    agreements: tuple[Agreement, ...] = ()
    documents: frozenset[str] = field(default_factory=frozenset)


def fulfilments(
    told: Told, undertakings: Sequence[Undertaking], *, places: Mapping[str, Place]
) -> list[Tie]:
    """Return the commitments that an event may serve, best first."""
    found = [tie for each in undertakings if (tie := _fulfils(told, each, places))]
    return sorted(found, key=lambda tie: (-tie.score, tie.other_event_id))


def clear_tie(found: Sequence[Tie]) -> Tie | None:
    """Return the tie that the rule may take: stated in words, and clearly the best."""
    if not found or not found[0].is_stated:
        return None
    second = found[1].score if len(found) > 1 else 0.0
    return found[0] if found[0].score - second >= CLEAR else None


def _fulfils(told: Told, promise: Undertaking, places: Mapping[str, Place]) -> Tie | None:
    event, made = told.facts, promise.facts
    if event.days is None or made.days is None or event.days[1] < made.days[0]:
        return None
    if promise.topics and event.kind not in promise.topics:
        return None
    if promise.directions and event.counts and not promise.directions & set(event.counts):
        return None
    gap = max((event.days[0] - made.days[0]).days, 0)
    reasons: list[str] = []
    hints = [_hints(each, promise, places) for each in told.agreements]
    fitting = [hint for hint in hints if hint is not None]
    if hints and not fitting:
        return None  # the words mean another agreement
    words, stated = "", False
    score = _number_weight(event, made, reasons)
    if fitting:
        weight, why, quote = max(fitting, key=lambda hint: hint[0])
        words, stated = quote, bool(why)
        reasons[:0] = why or [_("The text says that it was done under an agreement.")]
        score += weight + 0.15 * max(0.0, 1 - gap / _YEAR_DAYS)
    elif gap > _LONGEST_DAYS or not promise.directions & set(event.counts):
        return None
    else:
        score += 0.2 + 0.25 * (1 - gap / _LONGEST_DAYS)
        reasons.append(_("The same kind and direction as promised."))
    reasons.append(_("{days} days after the promise.").format(days=gap))
    if promise.closed_on and promise.closed_on < event.days[0].isoformat():
        if not stated:
            return None
        score -= 0.25
        reasons.append(_("The commitment counts as closed before that day."))
    score = round(min(max(score, 0.0), 1.0), 2)
    if score < LEAST:
        return None
    return Tie(
        event_id=event.key, relation=Relation.FULFILS, other_event_id=made.key, score=score,
        reasons=tuple(reasons), is_stated=stated, words=words,
    )  # fmt: skip


def _number_weight(event: Facts, made: Facts, reasons: list[str]) -> float:
    equal = [way for way, people in event.counts.items() if made.counts.get(way) == people]
    if not equal:
        return 0.0
    reasons.append(_("The number is the one that was promised."))
    return 0.2


def _hints(
    agreement: Agreement, promise: Undertaking, places: Mapping[str, Place]
) -> tuple[float, list[str], str] | None:
    """Weigh the words about an agreement; None when they mean another one."""
    weight, reasons = 0.2, []
    made = promise.facts
    if agreement.day and made.days is not None:
        if not any(_is_on(agreement.day, day.isoformat()) for day in made.days):
            return None
        weight += 0.3
        reasons.append(_("The text names the day of the promise."))
    if agreement.venues and (promise.venues or promise.made_at):
        if not _is_made_at(agreement.venues, promise, places):
            return None
        weight += 0.25
        reasons.append(_("The text names the place where it was agreed."))
    if agreement.people is not None and made.counts:
        if not any(low <= agreement.people <= high for low, high in made.counts.values()):
            return None
        weight += 0.3
        reasons.append(_("The text names the number that was promised."))
    return weight, reasons, agreement.quote.exact


def _is_on(hint: str, day: str) -> bool:
    """Tell whether ``--06-02``, ``2025-06-02`` or ``2025-06`` may be a day."""
    return day.endswith(hint[1:]) if hint.startswith("--") else day.startswith(hint)


def _is_made_at(venues: Collection[str], promise: Undertaking, places: Mapping[str, Place]) -> bool:
    if promise.venues & set(venues):
        return True
    named = [places[each] for each in venues if each in places]
    return any(
        distance_km((place.lat, place.lon), point) <= _SAME_TOWN_KILOMETRES
        for place in named
        for point in promise.made_at
    )


def origins(told: Told, rounds: Sequence[Told]) -> list[Tie]:
    """Return the rounds at which a commitment may have been made, best first."""
    found = [tie for each in rounds if (tie := _agreed_at(told, each))]
    return sorted(found, key=lambda tie: (-tie.score, tie.other_event_id))


def _agreed_at(told: Told, sitting: Told) -> Tie | None:
    made, held = told.facts, sitting.facts
    if made.days is None or held.days is None or max(made.width, held.width) > _WEEK_DAYS:
        return None
    if made.days[1] < held.days[0] or held.days[1] < made.days[0]:
        return None
    score, reasons = 0.4, [_("Both are of the same days.")]
    near = set(made.names) & set(held.names) or any(
        distance_km(here, there) <= _SAME_TOWN_KILOMETRES
        for here in made.points
        for there in held.points
    )
    if near:
        score += 0.35
        reasons.append(_("Both were at the same place."))
    if told.documents & sitting.documents:
        score += 0.2
        reasons.append(_("One document tells of both."))
    return Tie(
        event_id=made.key, relation=Relation.AGREED_AT, other_event_id=held.key,
        score=round(score, 2), reasons=tuple(reasons), is_stated=len(reasons) > 1,
    )  # fmt: skip
