"""Share roles and numbers out among the names of a list of places."""

from __future__ import annotations

from dataclasses import dataclass

from homeward.model import GeoPrecision, Place, Role
from homeward.read.clauses import clause_bounds
from homeward.read.lexicon import word_list
from homeward.read.places import Mention
from homeward.read.sentences import Sentence
from homeward.read.tokens import Token, TokenKind

_LIST_GAP = word_list("roles_list_gap")
_SHARED = (Role.RECOVERY, Role.HELD, Role.VENUE)
_LIST_SIGNS = frozenset(",;:–—-()'’")


@dataclass(frozen=True, slots=True, kw_only=True)
class RolePlace:
    """A place with its role, where it stands in the sentence, and its share if told."""

    place: Place
    name: str
    role: Role
    mention: Mention
    count: int | None = None


def share_of(sentence: Sentence, mention: Mention, used: set[int]) -> int | None:
    """Return the number told for this place: the nearest in its clause, each used once."""
    _first, _last = clause_bounds(sentence, mention.first)
    options = []
    for numeral in sentence.numerals:
        if numeral.best is None or numeral.first in used:
            continue
        if numeral.weak and not any(
            sentence.between(cls, numeral.last + 1, numeral.last + 2)
            for cls in ("body", "people", "dead")
        ):
            continue
        between = sentence.tokens[
            min(numeral.last, mention.last) + 1 : max(numeral.first, mention.first)
        ]
        if any(t.text == ";" for t in between):
            continue
        crossed = any(
            n is not numeral
            and min(numeral.last, mention.last) < n.first < max(numeral.first, mention.first)
            for n in sentence.numerals
        )
        commas = sum(t.text == "," for t in between)
        gap = len(between)
        if gap <= 12 and not crossed:
            before = numeral.last < mention.first
            options.append((commas, not before, gap, numeral.best, numeral.first))
    if not options:
        return None
    *_, best, first = min(options)
    used.add(first)
    return best


def spread_roles(sentence: Sentence, mentions: list[Mention], roles: list[Role | None]) -> None:
    """Give every name of one list the role of its neighbours: "the X, Y and Z directions"."""
    counted = {k for n in sentence.numerals for k in range(n.first, n.last + 1)}
    counted |= {k for d in sentence.dates for k in range(d.first, d.last + 1)}
    pairs = list(range(len(mentions) - 1))
    for i in [*pairs, *reversed(pairs)]:
        a, b = mentions[i], mentions[i + 1]
        told = [r for r in (roles[i], roles[i + 1]) if r is not None]
        if len(told) != 1 or told[0] not in _SHARED or "country" in (a.kind, b.kind):
            continue
        gap = [sentence.tokens[k] for k in range(a.last + 1, b.first) if k not in counted]
        if gap and len(gap) <= 7 and all(_joins_list(t) for t in gap):
            roles[i] = roles[i + 1] = told[0]


def _joins_list(token: Token) -> bool:
    """Tell whether a word may stand between two names of one list: ", 53'ü" and "and the"."""
    if token.kind is TokenKind.NUMBER or token.text in _LIST_SIGNS:
        return True
    return token.norm in _LIST_GAP


def finest(found: list[RolePlace]) -> list[RolePlace]:
    """Drop a country that only holds a finer place of the same role."""
    countries = {
        r.place.country for r in found if r.place.geo_precision is not GeoPrecision.COUNTRY
    }
    roles = {
        (r.role, r.place.country)
        for r in found
        if r.place.geo_precision is not GeoPrecision.COUNTRY
    }
    assert countries is not None
    return [
        r
        for r in found
        if not (
            r.place.geo_precision is GeoPrecision.COUNTRY and (r.role, r.place.country) in roles
        )
    ]
