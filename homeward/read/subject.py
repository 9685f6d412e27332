"""Say what a document is about: this war or another, bodies, captives or negotiations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from homeward.model import Kind, Side
from homeward.read.actors import CAPITALS, Register
from homeward.read.encounters import both_named, sat_together
from homeward.read.paragraphs import Standing
from homeward.read.rounds import talks_of
from homeward.read.sentences import Sentence
from homeward.read.tokens import fold
from homeward.read.topics import sentence_kind

_OUR = frozenset({"our", "ours"})
_LEAD = 5
_TRANSFERS = frozenset({"exchange", "free", "return", "give"})
"""Deeds that tell of captives by themselves: who is brought away may be fleeing."""
_DEEP = 4
_SELDOM = 2
_SITTING = 6
_NEGOTIATION = (
    "medinsk", "мединск", "мединськ", "стамбул", "istanbul", "umerov", "умеров", "умєров",
    "lubinets", "лубинец", "лубінец", "moskalkova", "москальков", "zelensk", "зеленск", "зеленськ",
)  # fmt: skip
"""Who and what belongs to no other of Russia's exchanges."""


def is_about_this_war(sentences: Sequence[Sentence], register: Register, *, language: str) -> bool:
    """Tell whether a text is about Ukraine and Russia at all, rather than about another war."""
    ours = sum(
        s.has("side") or s.has("national") or s.has("adj") or s.has("to") or s.has("from")
        for s in sentences
    )
    named = [
        s.index for s in sentences
        if s.has("side") or s.has("national") or s.has("adj") or s.has("to") or s.has("from")
    ]  # fmt: skip
    theirs = sum(s.has("foreign") for s in sentences)
    lead = [s for s in sentences[:_LEAD] if s.has("foreign")]
    if theirs > ours or (lead and len(lead) >= 2 and theirs * 2 > ours):
        return False
    negotiated = any(name in s.text.casefold() for s in sentences for name in _NEGOTIATION)
    known = language == "uk" or any(
        n.side in (Side.UKRAINE, Side.RUSSIA) and not CAPITALS & set(fold(n.name).split())
        for s in sentences for n in register.named(s)
    )  # fmt: skip
    known = known or any(_names_both(s) for s in sentences)
    if named and named[0] >= _DEEP and len(named) <= _SELDOM and not (negotiated or known):
        # "Kyiv, a village in Kurgan region": names that turn up late and by the way.
        return False
    sides = {m.value for s in sentences for cls in ("side", "adj", "national", "to", "from")
             for m in s.all(cls)}  # fmt: skip
    if "ukraine" in sides or language == "uk":
        return True
    if not theirs and negotiated:
        return True
    if sides == {"russia"} and _is_ours(sentences) and any(s.has("dead") for s in sentences):
        # "Our fallen", and the Russian side as the other one.
        return not theirs
    return any(n.side is Side.UKRAINE for s in sentences[:_LEAD] for n in register.named(s))


def _names_both(sentence: Sentence) -> bool:
    """Tell whether one sentence names both sides: "a Russian went back, and Kyiv gave nobody"."""
    named = {
        m.value for cls in ("side", "adj", "national", "to", "from") for m in sentence.all(cls)
    }
    return {"ukraine", "russia"} <= named


def home_side(sentences: Sequence[Sentence], *, language: str) -> Side | None:
    """Return the only side that a text names, or the one whose language it is written in."""
    named = {
        m.value for s in sentences for cls in ("side", "adj", "national", "to", "from")
        for m in s.all(cls)
    }  # fmt: skip
    if language == "uk" or named == {"ukraine"}:
        return Side.UKRAINE
    if named == {"russia"} and any(s.has("from", "russia") for s in sentences):
        # Who came out of Russian captivity went to Ukraine.
        return Side.UKRAINE
    return Side.UKRAINE if named == {"russia"} and _is_ours(sentences) else None


def _is_ours(sentences: Sequence[Sentence]) -> bool:
    """Tell whether a text speaks for one side, as "our people" and "to us"."""
    return any(
        s.has("us") or any(s.tokens[m.first].norm in _OUR for m in s.all("own"))
        for s in sentences
    )  # fmt: skip


def is_mixed(sentences: Sequence[Sentence]) -> bool:
    """Tell whether the opening names captives as well as bodies: a day of both."""
    lead = sentences[:_LEAD]
    dead = any(s.has("body") or s.has("dead") for s in lead)
    return dead and any(s.has("captive") or s.has("captivity") for s in lead)


def topic_of(sentences: Sequence[Sentence]) -> Kind | None:
    """Return what the text is about: bodies, captives or negotiations."""
    votes: Counter[Kind] = Counter()
    for sentence in sentences[:_LEAD]:
        kind = sentence_kind(sentence)
        if kind is not None:
            votes[kind] += 3 if sentence.standing is Standing.HEADLINE else 1
    if not votes:
        for sentence in sentences:
            kind = sentence_kind(sentence)
            if kind is not None:
                votes[kind] += 1
    if votes:
        return votes.most_common(1)[0][0]
    # Soldiers who "were returned", and no word of the dead anywhere: they are alive.
    # Who only "went home" may come from anywhere.
    living = any(
        (s.has("people") or s.has("national")) and any(_frees(s, m.value) for m in s.all("act"))
        for s in sentences[:_LEAD]
    ) or any(s.has("people", "defender") and s.has("act") for s in sentences[:_LEAD])
    return Kind.PRISONER_EXCHANGE if living else None


def _frees(sentence: Sentence, deed: str) -> bool:
    """Tell whether a deed may be done to captives: "Ukraine brought home 157 soldiers"."""
    if deed in _TRANSFERS or sentence.has("from"):
        return True
    return deed == "receive" and (sentence.has("side") or sentence.has("national"))


def _names_talks(sentence: Sentence) -> bool:
    """Tell whether a sentence speaks of negotiations rather than of any meeting."""
    return (
        sentence.has("talks", "talks")
        or sentence.has("talks", "round")
        or sentence.has("delegates")
        or (sentence.has("meet") and sat_together(sentence))
    )


def is_about_talks(sentences: Sequence[Sentence]) -> bool:
    """Tell whether the news is a round of negotiation rather than a handover."""
    head = [s for s in sentences[:2] if s.standing is Standing.HEADLINE] or list(sentences[:1])
    if any(_names_talks(s) for s in head):
        return True
    if any(talks_of(s) for s in head) and any(_names_talks(s) for s in sentences[:3]):
        return True
    lead = [s for s in sentences[:3] if s.standing is Standing.BODY][:1]
    if any(talks_of(s) and s.has("met") and (s.has("delegates") or both_named(s)) for s in lead):
        # "A meeting of the envoys in Abu Dhabi has closed with a deal on prisoners".
        return True
    transfer = any(
        s.has("body") or s.has("dead") or s.has("captive") or s.has("noun") or s.has("act")
        for s in head
    )
    handed = [s for s in sentences[:_SITTING] if s.has("act") and sentence_kind(s) is not None]
    if not handed and any(s.has("meet") and s.has("delegates") for s in sentences[:_SITTING]):
        # "… he told the two teams, which sat at one long table."
        return True
    return not transfer and any(
        talks_of(s) and (_names_talks(s) or both_named(s)) for s in sentences[:3]
    )


def is_recall_section(sentence: Sentence) -> bool:
    """Tell whether a short line opens a part that only recalls: "Background:"."""
    heads = sentence.all("recallhead")
    return (
        bool(heads)
        and heads[0].first <= 1
        and (
            sentence.standing is Standing.HEADING
            or len(sentence.tokens) <= 8
            or (
                len(sentence.tokens) > heads[0].last + 1
                and sentence.tokens[heads[0].last + 1].text == ":"
            )
        )
    )


def is_recalling(sentence: Sentence) -> bool:
    """Tell whether a sentence recalls: "previously", "минулого разу"; not "a day earlier"."""
    dated = {i for d in sentence.dates for i in range(d.first, d.last + 1)}
    return any(m.first not in dated for m in sentence.all("recall"))
