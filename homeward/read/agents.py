"""Say which side did what a verb says: its subject, or nobody where the verb is a passive."""

from __future__ import annotations

from homeward.model import Kind, Side
from homeward.read.clauses import subject_before
from homeward.read.heads import Tally
from homeward.read.lexicon import Mark, word_list
from homeward.read.persons import person_doing
from homeward.read.sentences import Sentence
from homeward.read.tense import is_nominal

_BEING = word_list("agents_being")
_SUFFERED = ("kal", "özgür", "kurtul", "kavuş", "birakil", "edil", "veril", "aliniyor")
"""Turkish verbs whose subject is the counted themselves: "serbest kaldı", "bırakıldı"."""
_DEEDS = frozenset({"give", "return", "free"})


def agent(
    sentence: Sentence,
    act: Mark,
    tally: Tally,
    *,
    first: int,
    language: str,
    speaker: Side | None,
) -> Side | None:
    """Return the side that did something to the counted; None where the words do not tell.

    ``first`` is where the clause begins. Who only tells of "the return of 150" or that "150
    were freed" did nothing, but the dead that "were handed over" Russia says to have given.
    """
    at = tally.numeral.first
    if act.value in _DEEDS and is_named(sentence, act, language):
        return _possessor(sentence, act)
    verb = max(act.first, at) if language == "tr" else act.first
    side = subject_before(sentence, verb, first)
    announced = act.first >= first > 0 and sentence.tokens[first - 1].text == ":"
    side = side or subject_before(sentence, max(act.first, at), first)
    if not announced:
        # "Kyiv: 175 freed": whoever stands before the colon freed nobody.
        side = side or subject_before(sentence, act.first)
    if act.value in _DEEDS and is_suffered(sentence, act, tally, language):
        dead = tally.kind is Kind.BODY_REPATRIATION
        told = side is Side.RUSSIA and act.value != "free" and (dead or act.value == "give")
        return side if told else None
    return side or person_doing(sentence, act, speaker)


def is_named(sentence: Sentence, act: Mark, language: str) -> bool:
    """Tell whether a deed is only named: "the return of 150", "повернення 150"; no verb."""
    if language != "en":
        return language in {"uk", "ru"} and is_nominal(sentence, act, language)
    if not is_nominal(sentence, act, language) and sentence.tokens[act.first].norm != "the":
        return False
    behind = [t.norm for t in sentence.tokens[act.last : act.last + 2]]
    return "of" in behind


def is_suffered(sentence: Sentence, act: Mark, tally: Tally, language: str) -> bool:
    """Tell whether the counted are the subject of a verb: "187 were freed", not "Kyiv freed 187".

    Nor in "the 187 that Kyiv freed".
    """
    if language == "tr":
        words = [t.norm for t in sentence.tokens[act.first : act.last + 1]]
        return any(word.startswith(_SUFFERED) for word in words)
    if language != "en" or act.first < tally.numeral.last:
        return False
    before = {t.norm for t in sentence.tokens[max(0, act.first - 2) : act.first + 1]}
    if before & _BEING:
        return True
    return not sentence.between("side", tally.numeral.last + 1, act.first - 1)


def _possessor(sentence: Sentence, act: Mark) -> Side | None:
    """Return the side of "Russia's return of 1,000 bodies"."""
    before = [m for m in sentence.all("adj") if m.last == act.first - 1]
    return Side(before[0].value) if before else None
