"""Complete what was told before: "in return as many", "not a single one", the dead by names."""

from __future__ import annotations

from homeward.model import Count, Direction, Kind
from homeward.read.clauses import subject_before
from homeward.read.companions import named_dead
from homeward.read.sentences import Sentence
from homeward.read.statements import Statement

_NEAR = 2
_LATELY = 2


def answered_way(told: Statement | None, sentence: Sentence) -> Direction | None:
    """Return the direction that a sentence answers: "in return …", "42 went the other way"."""
    if told is None or len(told.counts) != 1:
        return None
    reverse = sentence.all("reverse")
    near = sentence.index - told.sentence.index <= _LATELY + 1
    alone = len([n for n in sentence.numerals if not n.weak]) == 1
    said = max((m.last for m in sentence.all("speech")), default=-1)
    sided = any(
        m.first > said for cls in ("side", "to", "from", "adj", "national")
        for m in sentence.all(cls)
    )  # fmt: skip
    if any(m.first <= 1 for m in reverse) or (reverse and near and alone and not sided):
        return next(iter(told.counts))
    return None


def answer(told: Statement | None, sentence: Sentence) -> None:
    """Complete the handover told before: "in return Ukraine received as many"."""
    if told is None or len(told.counts) + len(told.undirected) != 1:
        return
    if told.undirected and told.sentence.has("mutual"):
        return
    sided = any(sentence.has(cls) for cls in ("reverse", "side", "adj", "national", "to"))
    if sided and (sentence.has("act") or sentence.has("reverse")) and not sentence.has("recall"):
        told.symmetric = True
        if told.undirected:
            if sentence.index - told.sentence.index > _NEAR:
                return
            told.counts = dict.fromkeys(Direction, told.undirected.pop())
            return
        ((way, count),) = told.counts.items()
        told.counts[next(d for d in Direction if d is not way)] = count


def none_back(told: Statement | None, sentence: Sentence) -> None:
    """Complete the handover told before: "in return Russia received not a single body"."""
    if told is None or len(told.counts) != 1 or told.kind is not Kind.BODY_REPATRIATION:
        return
    near = sentence.index - told.sentence.index <= _NEAR
    if near and (sentence.has("reverse") or sentence.has("act", "receive")):
        (way,) = told.counts
        told.counts[next(d for d in Direction if d is not way)] = Count.exactly(0)


def count_names(bare: Statement, sentence: Sentence) -> None:
    """Count the dead who are told by their names alone."""
    names = named_dead(sentence) if bare.kind is Kind.BODY_REPATRIATION else 0
    if not names or any(not n.weak for n in sentence.numerals):
        return
    sides = {m.value for m in sentence.all("to")}
    givers = {m.value for cls in ("side", "from") for m in sentence.all(cls)}
    for act in sentence.all("act", "give"):
        giver = subject_before(sentence, act.first)
        givers = {giver.value} if giver is not None else givers
    if sides == {"ukraine"} or (not sides and givers == {"russia"}):
        bare.counts[Direction.TO_UKRAINE] = Count.exactly(names)
    else:
        bare.undirected.append(Count.exactly(names))
