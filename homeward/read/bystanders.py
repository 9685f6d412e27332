"""Tell whom something else was done to: interviewed captives, listed names, bodies buried."""

from __future__ import annotations

from homeward.model import Kind
from homeward.read.clauses import clause_bounds
from homeward.read.heads import Tally
from homeward.read.lexicon import Mark
from homeward.read.sentences import Sentence
from homeward.read.tokens import TokenKind

_REACH = 9
"""Words between a verb and the number that it governs."""
_TAKEN = frozenset({"took", "take", "takes", "taken", "taking"})
_PASSIVES = frozenset({"were", "was", "been", "have", "had", "has", "було", "были", "був", "был"})
_SIDED = ("to", "from", "us", "own", "reverse", "national", "noun", "agree")
_HEIRS = 7


def is_bystander(sentence: Sentence, item: Tally, *, language: str) -> bool:
    """Tell whether the verb that governs a number is of another deed than a handover.

    Matches "the mission spoke with 117 former captives and 62 Russian prisoners", "Ukraine took
    32 prisoners"; not "received and identified 45", "buried those of the 45 that Russia returned".
    """
    if _is_capture(sentence, item):
        return True
    others = sentence.all("otherdeed")
    if not others:
        return False
    at = item.numeral.first
    first, last = clause_bounds(sentence, at)
    if language == "tr":
        behind = [m for m in _verbs(sentence) if item.numeral.last < m.first <= last]
        return bool(behind) and behind[0].cls == "otherdeed"
    ahead = [m for m in _verbs(sentence) if first <= m.first and m.last < at]
    if not ahead or ahead[-1].cls != "otherdeed":
        return False
    verb = ahead[-1]
    parted = any(t.text in ",()" for t in sentence.tokens[verb.last + 1 : at])
    if at - verb.last > _REACH or parted:
        return False
    # "identified 45 of those handed over" is another deed; "met and 45 were handed over" is not.
    told = [m for m in sentence.all("act") if item.last < m.first <= item.last + 3]
    return not told or sentence.tokens[told[0].first - 1].norm not in _PASSIVES


def _verbs(sentence: Sentence) -> list[Mark]:
    """Return the verbs of handing over and of other deeds, in order; of a place the latter."""
    others = sentence.all("otherdeed")
    taken = {i for m in others for i in range(m.first, m.last + 1)}
    acts = [
        m for m in sentence.all("act")
        # who are "117 звільнених військовополонених" is told by no verb
        if m.first not in taken and not any(m.first == n.last + 1 for n in sentence.numerals)
    ]  # fmt: skip
    return sorted([*acts, *others], key=lambda m: m.first)


def _is_capture(sentence: Sentence, item: Tally) -> bool:
    """Tell whether a number was taken prisoner: "took 32 prisoners", not "took 32 back"."""
    at = item.numeral.first
    if item.kind is not Kind.PRISONER_EXCHANGE or not at:
        return False
    if sentence.tokens[at - 1].norm not in _TAKEN or item.own:
        return False
    behind = sentence.tokens[item.last + 1 : item.last + 2]
    back = bool(behind) and behind[0].norm in {"back", "home", "in"}
    return not back and not any(sentence.has(cls) for cls in ("noun", "from", "reverse", "each"))


def goes_to_kin(sentence: Sentence) -> bool:
    """Tell whether bodies only went to relatives: "the bodies of two were handed to families".

    Not where a side that gave or received is named, or captives.
    """
    if not sentence.has("kin") or sentence.has("captive") or sentence.has("captivity"):
        return False
    if not (sentence.has("body") or sentence.has("dead")):
        return False
    if any(sentence.has(cls) for cls in _SIDED):
        return False
    return any(
        0 < k.first - a.last <= _HEIRS or 0 < a.first - k.last <= _HEIRS
        for k in sentence.all("kin") for a in sentence.all("act")
    )  # fmt: skip


def gives_things(sentence: Sentence, act: Mark, *, language: str) -> bool:
    """Tell whether a verb hands over no people but things: "handed Russia a list of 1,000".

    Not so in "handed over, by a list, 1,000 bodies" nor "handed over 1,000 bodies and documents".
    """
    if act.value not in {"give", "receive"}:
        return False
    for thing in sentence.all("thing"):
        if language == "tr":
            first, last = thing.last + 1, act.first - 1
        else:
            first, last = act.last + 1, thing.first - 1
        if not 0 <= last - first + 1 <= 5:
            continue
        between = sentence.tokens[first : last + 1]
        if any(t.kind is not TokenKind.WORD for t in between):
            continue
        heads = ("body", "dead", "captive", "people", "national")
        if not any(sentence.between(cls, first, last) for cls in heads):
            return True
    return False
