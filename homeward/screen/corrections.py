"""What a correction changed, line by line: what it was, and what it is now."""

from __future__ import annotations

from collections.abc import Iterator

from homeward.language import _
from homeward.model import Direction
from homeward.read.findings import Claim, Event, EventPlace
from homeward.store.claim_rows import count_of
from homeward.view import style
from homeward.view.proposals import count_words
from homeward.view.words import date_words, number

ARROW = " → "


def changes(before: Event, after: Event) -> list[str]:
    """Return a sentence for each value that differs; none for events that are alike."""
    return list(_changes(before, after))


def _changes(before: Event, after: Event) -> Iterator[str]:
    yield from _changed(
        _("Kind"), style.KIND_STYLES[before.kind].name, style.KIND_STYLES[after.kind].name
    )
    yield from _changed(_("Date"), _date(before), _date(after))
    yield from _changed(_("Round"), str(before.round or ""), str(after.round or ""))
    for way in Direction:
        old, new = count_of(before, way), count_of(after, way)
        yield from _changed(
            style.DIRECTION_NAMES[way],
            count_words(old) if old else "",
            count_words(new) if new else "",
        )
    yield from _places(before, after)
    for number_, (old_claim, new_claim) in enumerate(
        zip(before.claims, after.claims, strict=False), start=1
    ):
        name = _("Claim {number}").format(number=number_)
        yield from _changed(name, _claim(old_claim), _claim(new_claim))


def _changed(name: str, old: str, new: str) -> Iterator[str]:
    if old != new:
        nothing = _("not told")
        yield f"{name}: {old or nothing}{ARROW}{new or nothing}"


def _date(event: Event) -> str:
    return date_words(event.date, None) if event.date else ""


def _places(before: Event, after: Event) -> Iterator[str]:
    """Follow places by the words that name them; added ones have words of their own or none."""
    old = {_words_of(place): place for place in before.places}
    new = {_words_of(place): place for place in after.places}
    for key in [*old, *(each for each in new if each not in old)]:
        yield from _changed(_("Place"), _place(old.get(key)), _place(new.get(key)))


def _words_of(place: EventPlace) -> tuple[object, ...]:
    if place.quote.exact:
        return place.quote.start, place.quote.end
    return place.place_id, place.role


def _place(place: EventPlace | None) -> str:
    if place is None:
        return ""
    share = [number(place.count)] if place.count is not None else []
    return ", ".join([place.name, style.ROLE_NAMES[place.role], *share])


def _claim(claim: Claim) -> str:
    who = claim.claimant or _("The document itself")
    side = [style.SIDE_NAMES[claim.side]] if claim.side else []
    counts = [
        f"{count_words(count)} {style.WAYS[way]}"
        for way in Direction
        if (count := count_of(claim, way))
    ]
    return ", ".join([who, *side, style.STANCE_NAMES[claim.stance], *counts])
