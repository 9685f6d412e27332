"""Choose among the places that bear the names of one text: they support each other.

A name with its container ("Paris, Texas") is told by it. The rest is told by what else
the text names: places nearby, in the same state, in the same country. Points are on the
scale of `Bearer.prior`, powers of ten of inhabitants.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from homeward.geo.ranking import Candidate, distance_km
from homeward.model import GeoPrecision
from homeward.read.mention_bearers import Bearer

_CONTAINED = 6.0
_CONTAINS = 1.5
_ALIKE = 1.4  # lists are of like things: "Montana and Wyoming"
_LISTED = 0.5  # "Niger, Nigeria" is a list of countries and may yet be a region of one
_HINTED = 0.7
_NEAR_SUPPORT = 3.2
_NEAR_SATURATION = 1.3
_COUNTRY_SUPPORT = 1.3
_COUNTRY_SATURATION = 0.9
_NEAR_KM = 150.0
_NEAR_REGION_KM = 500.0
_SAME_COUNTRY = 0.4
_SAME_REGION = 0.6
_ROUNDS = 3
_REGION_REACH_KM = 450.0
_DISTRICT_REACH_KM = 120.0
_MOST_TOGETHER = 24
_NODES = 1000
_KEYS_TOGETHER = 100
REGION = 2
_COUNTRY_LEVEL = 3
_WIDE_REGIONS = ("GB",)
_LEVELS = {
    GeoPrecision.COUNTRY: 3,
    GeoPrecision.ADMIN1: 2,
    GeoPrecision.AREA: 1,
}
Floats = NDArray[np.float64]


@dataclass(slots=True)
class Question:
    """A name of a text: its bearers, the names that follow as its containers, and in lists."""

    bearers: tuple[Bearer, ...]
    containers: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)


def resolve(
    questions: Mapping[str, Question], hinted: Collection[str] = ()
) -> dict[str, list[Candidate]]:
    """Return for each name of a text its candidates, best first.

    ``hinted``: countries (alpha-2) that other words of the text speak of: "Nigerian".
    A long text is taken by parts of a hundred names, so that memory stays bounded.
    """
    keys = list(questions)
    scores = _first_scores(questions)
    for key in keys:
        for position, bearer in enumerate(questions[key].bearers):
            if bearer.place.country in hinted and _level(bearer) < _COUNTRY_LEVEL:
                scores[key][position] += _HINTED
    for first in range(0, len(keys), _KEYS_TOGETHER):
        part = keys[first : first + _KEYS_TOGETHER]
        if len(part) > 1:
            _support(part, questions, scores)
    return {key: _ranked(questions[key].bearers, scores[key]) for key in keys}


def contained(inner: Bearer, outer: Bearer) -> bool:
    """Tell whether a place lies in a country, a region or a district."""
    if _level(inner) >= _level(outer) or inner.place.place_id == outer.place.place_id:
        return False
    if inner.place.country != outer.place.country:
        return False
    if outer.place.geo_precision is GeoPrecision.COUNTRY:
        return True
    if outer.place.geo_precision is GeoPrecision.ADMIN1 and inner.place.admin1:
        return inner.place.admin1 == outer.place.admin1
    kilometres = distance_km(_point(inner), _point(outer))
    reach = _REGION_REACH_KM if _level(outer) == REGION else _DISTRICT_REACH_KM
    return kilometres <= reach


def level_of(bearers: Sequence[Bearer]) -> int:
    """Return what the likeliest bearer is: 0 town, 1 area, 2 region (`REGION`), 3 country."""
    return _level(bearers[0]) if bearers else 0


def _level(bearer: Bearer) -> int:
    return _LEVELS.get(bearer.place.geo_precision, 0)


def _point(bearer: Bearer) -> tuple[float, float]:
    return (bearer.place.lat, bearer.place.lon)


def _first_scores(questions: Mapping[str, Question]) -> dict[str, Floats]:
    """Return each bearer's prior with what containers, things contained and lists add."""
    scores = {
        key: np.array([bearer.prior for bearer in question.bearers])
        for key, question in questions.items()
    }
    for key, question in questions.items():
        for name in question.containers:
            if name in questions and name != key:
                _add_container(scores[key], scores[name], question, questions[name])
        for name in question.beside[:1]:
            if name in questions and name != key:
                _add_likeness(scores[key], question, questions[name])
                _add_likeness(scores[name], questions[name], question)
    return scores


def _add_container(inner: Floats, outer: Floats, name: Question, container: Question) -> None:
    """Add points for bearers that lie in a bearer of the container, and for that one."""
    listed = level_of(name.bearers) >= level_of(container.bearers)
    holds = np.zeros_like(outer)
    for position, bearer in enumerate(name.bearers):
        inside = [contained(bearer, each) for each in container.bearers]
        if any(inside):
            inner[position] += _LISTED if listed else _CONTAINED
            holds[inside] = _CONTAINS
    outer += holds


def _add_likeness(scores: Floats, question: Question, beside: Question) -> None:
    """Add points for bearers of the level of a region or country that stands beside."""
    level = level_of(beside.bearers)
    for position, bearer in enumerate(question.bearers):
        if level >= REGION and _level(bearer) == level:
            scores[position] += _ALIKE


def _support(
    keys: Sequence[str], questions: Mapping[str, Question], scores: dict[str, Floats]
) -> None:
    """Add to each bearer what the likely bearers of the other names give it."""
    most = min(_MOST_TOGETHER, _NODES // len(keys))
    tops = {key: np.argsort(-scores[key], kind="stable")[:most] for key in keys}
    bearers = [questions[key].bearers[i] for key in keys for i in tops[key]]
    owner = np.array([n for n, key in enumerate(keys) for _ in tops[key]])
    base = np.concatenate([scores[key][tops[key]] for key in keys])
    near, country = _ties(bearers)
    alone = owner[:, None] == owner[None, :]
    near[alone] = 0.0
    country[alone] = 0.0
    total = base
    for _ in range(_ROUNDS):
        likely = np.zeros_like(total)
        for number in range(len(keys)):
            mine = owner == number
            power = np.exp(1.5 * (total[mine] - total[mine].max()))
            likely[mine] = power / power.sum()
        near_told = np.zeros_like(total)
        country_told = np.zeros_like(total)
        for number in range(len(keys)):  # of each other name only its best tie counts
            mine = owner == number
            near_told += (near[:, mine] * likely[mine]).max(axis=1)
            country_told += (country[:, mine] * likely[mine]).max(axis=1)
        total = base + _NEAR_SUPPORT * (1.0 - np.exp(-near_told / _NEAR_SATURATION))
        total += _COUNTRY_SUPPORT * (1.0 - np.exp(-country_told / _COUNTRY_SATURATION))
    for number, key in enumerate(keys):
        rest = np.full_like(scores[key], total[owner == number].min() - base.max())
        rest += scores[key]
        rest[tops[key]] = total[owner == number]
        scores[key] = rest


def _ties(bearers: Sequence[Bearer]) -> tuple[Floats, Floats]:
    """Return how each bearer (column) speaks for each other (row): by nearness, by country."""
    lat = np.radians([bearer.place.lat for bearer in bearers])
    lon = np.radians([bearer.place.lon for bearer in bearers])
    apart = np.sin(lat)[:, None] * np.sin(lat)[None, :] + np.cos(lat)[:, None] * np.cos(lat)[
        None, :
    ] * np.cos(lon[:, None] - lon[None, :])
    kilometres = 6371.0 * np.arccos(np.clip(apart, -1.0, 1.0))
    level = np.array([_level(bearer) for bearer in bearers])
    wide = np.maximum(level[:, None], level[None, :]) >= 2
    near = np.exp(-kilometres / np.where(wide, _NEAR_REGION_KM, _NEAR_KM))
    near *= np.where((level[:, None] == 3) | (level[None, :] == 3), 0.3, 1.0)
    country = np.array([bearer.place.country or f"-{n}" for n, bearer in enumerate(bearers)])
    region = np.array([_region(bearer) or f"-{n}" for n, bearer in enumerate(bearers)])
    near += _SAME_REGION * (region[:, None] == region[None, :])
    same: Floats = _SAME_COUNTRY * (country[:, None] == country[None, :])
    return near, same


def _region(bearer: Bearer) -> str | None:
    """Return the first-level region where it is small enough to tell something."""
    return None if bearer.place.country in _WIDE_REGIONS else bearer.place.admin1


def _ranked(bearers: Sequence[Bearer], scores: Floats) -> list[Candidate]:
    found = [
        Candidate(bearer.place, round(float(points), 3), bearer.reason)
        for bearer, points in zip(bearers, scores, strict=True)
    ]
    return sorted(found, key=lambda each: (-each.score, each.place.place_id))
