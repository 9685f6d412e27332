"""Say to which side the counted went, from nations, verbs and the words around a number."""

from __future__ import annotations

from homeward.model import Direction, Side
from homeward.read.agents import agent
from homeward.read.aims import aimed_at
from homeward.read.clauses import clause_bounds, governing_act, subject_before
from homeward.read.heads import Tally
from homeward.read.lexicon import Mark
from homeward.read.payments import paid_with
from homeward.read.persons import given_first, owner, person_given, sent_to_it
from homeward.read.sentences import Sentence
from homeward.read.sides import is_each

_HOME = {Side.UKRAINE: Direction.TO_UKRAINE, Side.RUSSIA: Direction.TO_RUSSIA}
_OTHER = {Side.UKRAINE: Side.RUSSIA, Side.RUSSIA: Side.UKRAINE}
_BOTH = frozenset({Direction.TO_UKRAINE, Direction.TO_RUSSIA})
_ELLIPSES = frozenset({"–", "—", "-", "one", "side"})
_OFFERED = 4
_STANDS = 3
_GIVERS = frozenset({"росіяни", "россияне", "українці", "украинцы"})
_HEADS = 7
_ANSWERING = 3
_AIMED = 2


def opposite(direction: Direction) -> Direction:
    """Return the other way."""
    return Direction.TO_RUSSIA if direction is Direction.TO_UKRAINE else Direction.TO_UKRAINE


def away_from(side: Side) -> Direction:
    """Return where goes what a side gives; Ukraine for any side but Ukraine."""
    return Direction.TO_RUSSIA if side is Side.UKRAINE else Direction.TO_UKRAINE


def directions(
    sentence: Sentence,
    tally: Tally,
    *,
    language: str,
    speaker: Side | None,
    previous: Direction | None,
) -> frozenset[Direction]:
    """Return the directions of a number; empty where the words do not tell.

    ``speaker`` is the claimant's side, for "its own" and "our men"; ``previous`` the direction
    of the number before, for "in return".
    """
    at = tally.numeral.first
    first, last = clause_bounds(sentence, at)
    if tally.nation is None and is_each(sentence, tally, first, last):
        return _BOTH
    act = governing_act(sentence, tally)
    if tally.nation is not None:
        if _nation_gives(sentence, tally):
            return frozenset({away_from(tally.nation)})
        return frozenset({_HOME[tally.nation]})
    if tally.own:
        aimed = [
            m for m in sentence.all("to")
            if act is not None and act.value == "give" and 0 < m.first - act.last <= _AIMED
            and m.last < at
        ]  # fmt: skip
        if aimed:
            # "ready to hand over to Ukraine another 2,239 bodies of its dead"
            return frozenset({_HOME[Side(aimed[-1].value)]})
        side = owner(sentence, act, at, (first, last), speaker=speaker, language=language)
        if side in _HOME:
            return frozenset({_HOME[side]})
    paid = paid_with(sentence, tally)
    if paid is not None:
        ways = directions(sentence, paid, language=language, speaker=speaker, previous=None)
        return frozenset(opposite(way) for way in ways) if len(ways) == 1 else frozenset()
    if previous is not None and _gives_too(sentence, tally, act, previous):
        return frozenset({opposite(previous)})
    if previous is not None and _other_side_named(sentence, tally, previous):
        return frozenset({opposite(previous)})
    beside = tally.numeral.last
    if previous is not None and any(
        beside < m.first <= beside + 4 for m in sentence.all("reverse")
    ):
        return frozenset({opposite(previous)})
    if (
        previous is not None
        and any(0 < at - m.last <= _ANSWERING for m in sentence.all("reverse"))
        and not any(sentence.between(cls, first, last) for cls in ("side", "to", "from"))
    ):
        # As in: gave back 563, and in return 37 bodies were received.
        return frozenset({opposite(previous)})
    named = _side_behind_dash(sentence, tally)
    if named is not None:
        return frozenset({_HOME[named]})
    stands = [
        m for m in sentence.all("side")
        if 0 < m.first - tally.last <= _STANDS
        and [t.norm for t in sentence.tokens[m.first - 2 : m.first]] == ["on", "the"]
        and not any(tally.last < n.first < m.first for n in sentence.numerals)
    ]  # fmt: skip
    if stands and act is not None and act.value in {"free", "home"}:
        # As in: freed 185 soldiers on the Ukrainian side.
        return frozenset({_HOME[Side(stands[0].value)]})
    receiver = person_given(sentence, at, speaker) or given_first(sentence, act, at, (first, last))
    if receiver in _HOME:
        return frozenset({_HOME[receiver]})
    behind = next((m for m in sentence.all("to") if 0 < m.first - tally.last <= 2), None)
    if behind is not None and language == "en":
        # as in: 95 men were returned to Ukraine and 95 to Russia
        return frozenset({_HOME[Side(behind.value)]})
    if act is not None and act.value == "give":
        # "handed Ukraine the bodies": the side right behind the verb receives.
        for mark in sentence.all("side"):
            if mark.first in (act.last, act.last + 1) and act.last < at and language == "en":
                return frozenset({_HOME[Side(mark.value)]})
    receiver = sent_to_it(sentence, act)
    if receiver is not None:
        return frozenset({_HOME[receiver]})
    to = aimed_at(sentence, at, (first, last))
    if to is not None:
        taken = act is not None and act.value == "receive" and to.last < min(act.first, at)
        if not taken:
            return frozenset({_HOME[Side(to.value)]})
    came_from = [
        m for m in sentence.all("from")
        if first <= m.first <= last and not _spent(sentence, m, act, at)
    ]  # fmt: skip
    if came_from:
        nearest = min(came_from, key=lambda m: min(abs(m.first - at), abs(m.last - at)))
        by = sentence.tokens[nearest.first].norm == "by"
        if by and act is not None and act.value == "receive" and act.last < nearest.first:
            # "45 bodies were received by Russia"
            return frozenset({_HOME[Side(nearest.value)]})
        return frozenset({_HOME[_OTHER[Side(nearest.value)]]})
    asked = [
        m for m in sentence.all("side") for o in sentence.all("offer")
        if m.first == o.last + 1 and m.last < at and at - m.last <= _HEADS
    ]  # fmt: skip
    if asked and language == "en":
        # "his country has offered Ukraine the remains of a further 3,000"
        return frozenset({_HOME[Side(asked[-1].value)]})
    offered = [m for m in sentence.all("offer") if 0 < at - m.last <= _OFFERED]
    if offered and not any(offered[-1].last < a.first < at for a in sentence.all("act")):
        giver = subject_before(sentence, offered[-1].first) or speaker
        if giver in _HOME:
            # "Moscow had in addition offered 3,000 bodies"
            return frozenset({away_from(Side(giver))})
    if act is not None and language == "tr":
        adjoining = [m for m in sentence.all("side") if m.last == at - 1]
        way = _by_act(act.value, Side(adjoining[0].value), language, tally) if adjoining else None
        if way is not None:
            # "Ukrayna 909, Rusya 41 naaş aldı"
            return frozenset({way})
    if act is not None:
        side = agent(sentence, act, tally, first=first, language=language, speaker=speaker)
        value = "give" if act.value == "return" and _is_promised(sentence, act) else act.value
        way = _by_act(value, side, language, tally)
        if way is not None and value == "return" and way is previous and language == "en":
            # As in: Moscow had delivered 1,212 bodies and Kyiv had returned 27.
            way = opposite(way)
        if way is not None:
            return frozenset({way})
    if previous is not None and any(first <= m.first <= last for m in sentence.all("reverse")):
        return frozenset({opposite(previous)})
    giver = who_offers(sentence, at)
    return frozenset({away_from(giver)}) if giver is not None else frozenset()


def who_offers(sentence: Sentence, at: int) -> Side | None:
    """Return the side that offers what is counted: "Medinsky offered to hand over 3,000"."""
    for mark in sentence.all("offer"):
        giver = subject_before(sentence, mark.first)
        named = [
            m for m in sentence.all("negotiator")
            if m.last < mark.first and m.value in (Side.UKRAINE, Side.RUSSIA)
        ]  # fmt: skip
        giver = giver or (Side(named[-1].value) if named else None)
        if giver is not None and (mark.first < at or sentence.tokens[mark.first].norm != "offer"):
            return giver
    return None


def _nation_gives(sentence: Sentence, tally: Tally) -> bool:
    """Tell whether those named behind a number give: "ще 22 росіяни віддали понад домовлене"."""
    return any(
        m.first == tally.numeral.last + 1 and act.first == m.last + 1
        and sentence.tokens[m.last].norm in _GIVERS
        for m in sentence.all("national") for act in sentence.all("act", "give")
    )  # fmt: skip


def _is_promised(sentence: Sentence, act: Mark) -> bool:
    """Tell whether a return is undertaken: "Moscow undertook to return 6,000" gives them."""
    return any(0 < act.first - m.last <= 3 for m in sentence.all("agree"))


def _spent(sentence: Sentence, mark: Mark, act: Mark | None, at: int) -> bool:
    """Tell whether "from Russia" belongs to a number before: "got 121 from Russia, gave 29"."""
    if act is None or not mark.last < act.first < at:
        return False
    return any(mark.first < n.first < act.first or n.last < mark.first for n in sentence.numerals)


def _side_behind_dash(sentence: Sentence, tally: Tally) -> Side | None:
    """Return the side of "45 – to Russia": behind the number, set off by a dash."""
    last = tally.numeral.last
    if last + 2 < len(sentence.tokens) and sentence.tokens[last + 1].text in "–—":
        for cls in ("to", "side", "adj"):
            for mark in sentence.all(cls):
                if mark.first in (last + 2, last + 3):
                    return Side(mark.value)
    return None


def _gives_too(sentence: Sentence, tally: Tally, act: Mark | None, previous: Direction) -> bool:
    """Tell whether the other side does likewise: "Moscow freed 84, Kyiv 33", not "to Kyiv 33"."""
    at = tally.numeral.first
    if act is None or act.value not in {"give", "free"} or act.first > at:
        return False
    if any(act.first < n.first < at for n in sentence.numerals if not n.weak):
        beside = [m for m in sentence.all("side") if m.last in (at - 1, at - 2)]
        aimed = any(m.last == s.last for m in sentence.all("to") for s in beside)
        return (
            bool(beside) and not aimed and away_from(Side(beside[-1].value)) is opposite(previous)
        )
    return False


def _other_side_named(sentence: Sentence, tally: Tally, previous: Direction) -> bool:
    """Tell whether a verbless clause names the other side: "Ukraine got 1,000, Russia 31"."""
    at = tally.numeral.first
    earlier = max((n.last for n in sentence.numerals if n.last < at and not n.weak), default=-1)
    if any(earlier < m.first < at for m in sentence.all("act")):
        return False
    last = tally.numeral.last
    there = [t.norm for t in sentence.tokens[last + 1 : last + 3]] == ["on", "the"]
    # As in: 63 were on the Ukrainian side and 17 on the Russian.
    named = [m for m in sentence.all("adj") if there and m.first == last + 3]
    named = named or [
        m for cls in ("to", "side") for m in sentence.all(cls) if earlier < m.first < at
    ]  # fmt: skip
    if not named:
        # "The Ukrainian side took 1000 bodies, the Russian – 38."
        named = [
            m for m in sentence.all("adj")
            if earlier < m.first < at
            and (m.last + 1 == at or sentence.tokens[m.last + 1].text in _ELLIPSES)
        ]  # fmt: skip
    named = named or [
        m for m in sentence.all("negotiator")
        if earlier < m.first < at and m.value in set(Side)
        and sentence.between("speech", m.last, at)
    ]  # fmt: skip
    if not named:
        return False
    # "Ukraine to Russia 31": of two sides the one behind receives.
    side = Side(max(named, key=lambda m: m.first).value)
    return side in _HOME and _HOME[side] is not previous


def _by_act(value: str, side: Side | None, language: str, tally: Tally) -> Direction | None:
    """Return where the counted went when ``side`` did what the verb says."""
    if side not in _HOME:
        return None
    if value == "give":
        return _HOME[_OTHER[side]]
    if value in {"receive", "home"}:
        return _HOME[side]
    if value == "return":
        # In Ukrainian and Russian a state "returns" its own; in English it gives back.
        if language in {"en", "uk"} and side is Side.RUSSIA:
            return _HOME[_OTHER[side]]
        return _HOME[side]
    if value == "free":
        return _HOME[_OTHER[side]] if language in {"en", "tr"} else _HOME[side]
    return None
