"""Say where the counted only likely went: the speaker's own people, "our defenders"."""

from __future__ import annotations

from homeward.model import Direction, Kind, Side
from homeward.read.clauses import clause_bounds, governing_act
from homeward.read.heads import Tally
from homeward.read.sentences import Sentence

_HOME = {Side.UKRAINE: Direction.TO_UKRAINE, Side.RUSSIA: Direction.TO_RUSSIA}
_HOMEWARD = frozenset({"receive", "home", "return", "free"})


def likely_directions(
    sentence: Sentence, tally: Tally, *, speaker: Side | None, topic: Kind
) -> frozenset[Direction]:
    """Return the direction that is only likely: "our defenders", the speaker's own people.

    Russia speaks mostly of Ukraine's dead, if not of those "received".
    """
    first, last = clause_bounds(sentence, tally.numeral.first)
    act = governing_act(sentence, tally)
    if any(m.value == "defender" and first <= m.first <= last for m in sentence.all("people")):
        return frozenset({Direction.TO_UKRAINE})
    if act is None or speaker not in _HOME or act.value not in _HOMEWARD:
        return frozenset()
    theirs = topic is Kind.BODY_REPATRIATION and speaker is Side.RUSSIA
    return frozenset() if theirs and act.value != "receive" else frozenset({_HOME[speaker]})
