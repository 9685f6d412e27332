"""In plain words: what part of a difference between claims addition explains.

It shows what adds up and what does not. Whether the sources meant it so is not told: a sum that
fits is a possibility, and the sentences say no more than that.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from homeward.language import _, cached_by_language, ngettext
from homeward.model import Direction, Side, Stance
from homeward.store.frames import Frames, bounds, rows, whole
from homeward.view.arithmetic import Reading, is_rounded, makes, numbers_of, readings, varied
from homeward.view.commitments import Promise, rounds
from homeward.view.event_words import event_date
from homeward.view.style import WAYS
from homeward.view.words import number

_MOST_READINGS = 4
"""Breakdowns into more parts are not told part by part: the sentence says what holds of all."""


@dataclass(frozen=True, kw_only=True)
class Explanation:
    """A sentence, and whether it explains (part of) a difference."""

    words: str
    explains: bool
    total: int | None = None
    """What a way of adding up the parts makes; None for other sentences."""
    about_difference: bool = False
    """Whether it speaks of a difference between numbers told, not of a breakdown alone."""


def explanations(frames: Frames, event: Any, claims: Sequence[Any]) -> list[Explanation]:
    """Return what addition says about the numbers that the claims on an event tell.

    ``event`` is a row of ``Frames.events``, ``claims`` are its rows of ``Frames.claims``. Empty
    when no number differs and no breakdown does.
    """
    made = []
    kinds = event.differs_on.split(";")
    parts_of = _parts(frames).get(event.event_id, [])
    for direction in Direction:
        parts = [part for part in parts_of if part.direction == direction and whole(part.people)]
        told = numbers_told(claims, direction)
        if "breakdown" in kinds:
            made += _breakdown(parts, told, direction, claims)
        explained = {each.total for each in made if each.explains}
        made += [
            found
            for other, found in _differences(event, parts, told, direction)
            # That a breakdown tells one part otherwise explains the number that it makes.
            if found.explains or other not in explained
        ]
    made += _series(frames, event)
    return made


def numbers_told(claims: Iterable[Any], direction: Direction) -> set[int]:
    """Return every number that a claim about the event itself tells for a direction."""
    told: set[int | None] = set()
    for claim in claims:
        if claim.scope == "event" and claim.stance in (Stance.ASSERTS, Stance.DISPUTES):
            told |= set(bounds(claim, direction))
            told |= {whole(own[direction]) for _side, own in claim.own_counts}
    return {people for people in told if people is not None}


def _breakdown(
    parts: Sequence[Any], told: set[int], direction: Direction, claims: Sequence[Any]
) -> list[Explanation]:
    parts = [part for part in parts if part.relation == "part"]
    people = [int(part.people) for part in parts]
    if len(people) < 2:
        return []
    side_by_side, *inside = readings(people)
    made = [
        Explanation(
            words=_("Side by side the parts {way} make {sum}: {verdict}.").format(
                way=WAYS[direction], sum=_sum(people), verdict=_verdict(side_by_side.total, told)
            ),
            explains=side_by_side.total in told,
        )
    ]
    if len(people) <= _MOST_READINGS:
        made += [
            _inside(reading, parts, told)
            for reading in inside
            # Places lie inside one another; soldiers do not lie inside civilians.
            if reading.total in told or parts[reading.inside or 0].category == "place"
        ]
    elif side_by_side.total in told:
        made.append(
            Explanation(
                words=_(
                    "With any one of them read as lying inside another, the sum would be short by "
                    "as many."
                ),
                explains=False,
            )
        )
    return made + _variants(people, told, claims)


def _inside(reading: Reading, parts: Sequence[Any], told: set[int]) -> Explanation:
    assert reading.inside is not None
    inner = parts[reading.inside]
    rest = [int(part.people) for at, part in enumerate(parts) if at != reading.inside]
    words = _(
        "With the {people} (“{label}”) inside another part, the others make {sum}: {verdict}."
    )
    return Explanation(
        words=words.format(
            people=number(int(inner.people)),
            label=inner.label,
            sum=_sum(rest),
            verdict=_verdict(reading.total, told),
        ),
        explains=reading.total in told,
    )


def _variants(people: Sequence[int], told: set[int], claims: Sequence[Any]) -> list[Explanation]:
    """Tell of breakdowns that name one part otherwise, each once."""
    seen: dict[tuple[int, int], Explanation] = {}
    for claim in claims:
        if "breakdown" not in claim.differs_on.split(";"):
            continue
        named = [each for each in numbers_of(claim.statement) if each in people or each not in told]
        other = varied(people, named)
        if other is None or other in seen:
            continue
        words = _(
            "With {other} instead of {own}, as {speaker} tells it, they make {sum}: {verdict}."
        )
        seen[other] = Explanation(
            words=words.format(
                other=number(other[1]),
                own=number(other[0]),
                speaker=claim.publisher or claim.claimants or claim.claimant,
                sum=_sum(named),
                verdict=_verdict(sum(named), told),
            ),
            explains=sum(named) in told,
            total=sum(named),
            about_difference=True,
        )
    return list(seen.values())


def _differences(
    event: Any, parts: Sequence[Any], told: set[int], direction: Direction
) -> list[tuple[int, Explanation]]:
    best = whole(getattr(event, f"{direction}_best"))
    low, high = (whole(getattr(event, f"{direction}_{bound}")) for bound in ("low", "high"))
    if best is None or low == high:
        return []
    return [
        (other, _difference(best, other, parts, direction))
        for other in sorted(told | {low or best, high or best})
        if other != best and (low or 0) <= other <= (high or 0)
    ]


def _difference(best: int, other: int, parts: Sequence[Any], direction: Direction) -> Explanation:
    gap = abs(best - other)
    head = _("{first} and {second} {way} differ by {gap}.").format(
        first=number(min(best, other)),
        second=number(max(best, other)),
        way=WAYS[direction],
        gap=number(gap),
    )
    ways = makes(gap, [int(part.people) for part in parts])
    if ways:
        alternatives = _(", or ").join(_named([parts[at] for at in way]) for way in ways)
        reason = _("As many are: {parts}. One count may hold them and the other not.").format(
            parts=alternatives
        )
    elif is_rounded(best, other):
        reason = _("{told} may be {exact} rounded.").format(told=number(other), exact=number(best))
    else:
        reason = (
            _("Arithmetic explains nothing of it: no part that is told makes it up.")
            if parts
            else _("Arithmetic explains nothing of it: no parts are told.")
        )
        return Explanation(words=f"{head} {reason}", explains=False, about_difference=True)
    return Explanation(words=f"{head} {reason}", explains=True, about_difference=True)


def _named(parts: Sequence[Any]) -> str:
    return " + ".join(f"{number(int(part.people))} (“{part.label}”)" for part in parts)


def _sum(people: Sequence[int]) -> str:
    if len(people) == 1:
        return number(people[0])
    return f"{' + '.join(number(each) for each in people)} = {number(sum(people))}"


def _verdict(total: int, told: set[int]) -> str:
    if total in told:
        return _("a number that is told")
    if not told:
        return _("no total is told")
    nearest = min(told, key=lambda each: (abs(each - total), each))
    gap = number(abs(nearest - total))
    if total < nearest:
        return _("{gap} short of the {told} told").format(gap=gap, told=number(nearest))
    return _("{gap} more than the {told} told").format(gap=gap, told=number(nearest))


def _series(frames: Frames, event: Any) -> list[Explanation]:
    """Tell where the difference of a whole series lies, for its members and its commitment."""
    return _series_by_event(frames).get(event.event_id, [])


@cached_by_language(4)
def _series_by_event(frames: Frames) -> Mapping[str, list[Explanation]]:
    made: dict[str, list[Explanation]] = {}
    for each in rounds(frames):
        for commitment in each.commitments:
            for promise in commitment.promises:
                for event_id, found in _of_promise(commitment.event, promise):
                    made.setdefault(event_id, []).append(found)
    return made


def _of_promise(commitment: Any, promise: Promise) -> list[tuple[str, Explanation]]:
    if len(promise.deliveries) < 2:
        return []
    by_side = promise.deliveries[-1].total_by_side
    kyiv, moscow = by_side[Side.UKRAINE], by_side[Side.RUSSIA]
    apart = [each for each in promise.deliveries if len(set(each.by_side.values())) > 1]
    if kyiv == moscow or len(apart) != 1:
        return []
    at = apart[0].event
    others = len(promise.deliveries) - 1
    words = ngettext(
        "What serves the commitment of {promised} adds up to {kyiv} {way} by Kyiv's count and "
        "{moscow} by Moscow's. {others} other event is counted alike: the whole difference of "
        "{gap} lies in {day}.",
        "What serves the commitment of {promised} adds up to {kyiv} {way} by Kyiv's count and "
        "{moscow} by Moscow's. The {others} other events are counted alike: the whole difference "
        "of {gap} lies in {day}.",
        others,
    ).format(
        promised=event_date(commitment),
        kyiv=number(kyiv),
        moscow=number(moscow),
        way=WAYS[promise.direction],
        others=number(others),
        gap=number(abs(kyiv - moscow)),
        day=event_date(at),
    )
    # It says where the difference lies, not why.
    found = Explanation(words=words, explains=False)
    return [(commitment.event_id, found), (at.event_id, found)]


@cached_by_language(4)
def _parts(frames: Frames) -> Mapping[str, list[Any]]:
    made: dict[str, list[Any]] = {}
    for part in rows(frames.parts):
        made.setdefault(part.event_id, []).append(part)
    return made
