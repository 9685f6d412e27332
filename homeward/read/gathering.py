"""Bring the places of a document to the events they belong to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from homeward.model import GeoPrecision, Kind, Role
from homeward.read.drafts import Draft
from homeward.read.findings import EventPlace, Quote
from homeward.read.places import GOVERNED
from homeward.read.roles import Roles
from homeward.read.sentences import Sentence
from homeward.read.shares import RolePlace
from homeward.read.statements import Statement
from homeward.read.topics import is_foreign, sentence_kind

_TRANSFERS = (Kind.BODY_REPATRIATION, Kind.PRISONER_EXCHANGE)


def gather_places(
    drafts: Sequence[Draft],
    sentences: Sequence[Sentence],
    roles: Roles,
    venues: Mapping[int, Sequence[RolePlace]],
    recalled: set[int],
    topic: Kind | None,
) -> list[tuple[EventPlace, ...]]:
    """Return the places of each draft, in the order of the drafts.

    A sentence that supports no event of its own speaks of the news, unless it recalls.
    """
    gathered: list[dict[tuple[str, Role], EventPlace]] = [{} for _ in drafts]
    for i, draft in enumerate(drafts):
        if draft.kind in _TRANSFERS:
            continue
        # What others say of it may name other talks: "such matters belong to the talks in Minsk".
        own = [s for s in draft.statements if s.when is not None or s.counts or s.round]
        rest = [s for s in draft.statements if s not in own]
        for statement in [*own, *rest]:
            here = _told_of(draft, statement, drafts, venues.get(statement.sentence.index, ()))
            known = [p for p in gathered[i].values() if p.role is Role.VENUE]
            for found in here:
                if statement in rest and found.place.name in GOVERNED:
                    continue
                if not known or _is_within(found, known):
                    _add(gathered[i], found, statement.sentence)
        wide = {p.country for p in gathered[i].values() if p.geo_precision is GeoPrecision.COUNTRY}
        if len(wide) == len(gathered[i]) == 1:
            # "the round in Switzerland", and "agreed in Geneva" elsewhere
            for sentence in sentences:
                for found in venues.get(sentence.index, ()):
                    if found.place.country in wide and found.place.name not in GOVERNED:
                        _add(gathered[i], found, sentence)
    for kind in _TRANSFERS:
        focus = next((i for i, d in enumerate(drafts) if d.kind is kind and d.focus), None)
        behind: tuple[int, int] | None = None
        for sentence in sentences:
            if is_foreign(sentence):
                continue
            owners = [
                i for i, d in enumerate(drafts)
                if d.kind is kind and any(s.sentence is sentence for s in d.statements)
            ]  # fmt: skip
            if sentence.has("attack") and not owners:
                continue
            about = sentence_kind(sentence)
            follows = behind == (sentence.paragraph, sentence.index - 1)
            if owners or (follows and about in (kind, None)):
                behind = (sentence.paragraph, sentence.index)
            if about is None and follows and not owners:
                # "501 bodies were brought. Most had fallen near Avdiivka."
                about = kind
            if about not in (kind, None) or (about is None and not owners and kind is not topic):
                continue
            if not owners and focus is not None and sentence.index not in recalled:
                owners = [focus]
            if not owners:
                continue
            for found in roles.read(sentence, kind):
                for i in owners[:1]:
                    _add(gathered[i], found, sentence)
    _share_venues(drafts, gathered)
    return [_without_wholes(places) for places in gathered]


def _told_of(
    draft: Draft, told: Statement, drafts: Sequence[Draft], here: Sequence[RolePlace]
) -> Sequence[RolePlace]:
    """Return the venues of a sentence that are a draft's where it tells of several sittings.

    "On 28 February in the Gomel region, … and again on Monday in Brest": each day has its own.
    """
    days = sorted(
        d.days for d in drafts
        if d.kind is Kind.NEGOTIATION_ROUND and d.days is not None
        and any(s.sentence is told.sentence and s.when is not None for s in d.statements)
    )  # fmt: skip
    if len(here) < 2 or len(days) != len(here) or draft.days not in days:
        return here
    return [here[days.index(draft.days)]]


def _is_within(found: RolePlace, known: Sequence[EventPlace]) -> bool:
    """Tell whether a venue only tells more exactly where the known one is: Istanbul in Turkey."""
    wide = (GeoPrecision.COUNTRY, GeoPrecision.ADMIN1)
    exact = found.place.geo_precision is GeoPrecision.EXACT
    return any(
        p.country == found.place.country and (exact or p.geo_precision in wide) for p in known
    )


def _without_wholes(places: dict[tuple[str, Role], EventPlace]) -> tuple[EventPlace, ...]:
    """Leave out a country where a place inside it has the same role."""
    finer = {
        (p.country, p.role) for p in places.values() if p.geo_precision is not GeoPrecision.COUNTRY
    }
    towns = {
        (p.country, p.role) for p in places.values()
        if p.geo_precision is GeoPrecision.SETTLEMENT and p.role is Role.VENUE
    }  # fmt: skip
    places = {
        k: p for k, p in places.items()
        if p.geo_precision is not GeoPrecision.EXACT or (p.country, p.role) not in towns
    }  # fmt: skip
    return tuple(
        p for p in places.values()
        if p.geo_precision is not GeoPrecision.COUNTRY or (p.country, p.role) not in finer
    )  # fmt: skip


def _add(into: dict[tuple[str, Role], EventPlace], found: RolePlace, sentence: Sentence) -> None:
    place, key = found.place, (found.place.place_id, found.role)
    known = into.get(key)
    if known is not None and (known.count is not None or found.count is None):
        return
    start = sentence.tokens[found.mention.first].start
    end = sentence.tokens[found.mention.last].end
    quote = Quote(
        exact=sentence.text[start - sentence.start : end - sentence.start], start=start, end=end
    )
    into[key] = EventPlace(
        name=found.name, place_id=place.place_id, country=place.country, role=found.role,
        geo_precision=place.geo_precision, lat=place.lat, lon=place.lon, count=found.count,
        quote=quote, candidates=found.mention.candidates,
    )  # fmt: skip


def _share_venues(
    drafts: Sequence[Draft], gathered: Sequence[dict[tuple[str, Role], EventPlace]]
) -> None:
    """Give an undertaking the venue of the round that it was agreed at."""
    for i, draft in enumerate(drafts):
        if draft.kind is not Kind.COMMITMENT or gathered[i]:
            continue
        for j, other in enumerate(drafts):
            if other.kind not in _TRANSFERS and other.days == draft.days and gathered[j]:
                gathered[i].update(gathered[j])
                break
