"""Say what a number counts: bodies, captives or people, of which nation, whole or part."""

from __future__ import annotations

from dataclasses import dataclass

from homeward.model import Kind, Side
from homeward.read.lexicon import Mark, word_list
from homeward.read.numbers import Numeral
from homeward.read.parts import is_part, is_suffixed
from homeward.read.sentences import Sentence

_RIGHT_WINDOW = 9
_LEFT_WINDOW = 5
_AHEAD = 10
_GENITIVE = ("цев", "ців", "иян", "іян", "янок")
_HEADS = ("body", "dead", "captive", "national", "people")
_STOPS = word_list("heads_stops")
_STOP_SIGNS = frozenset(".;:!?()—–|")
_LINKS = word_list("heads_links")
_AND = word_list("companions_and")
_OPENING = 2
_ARMIES = word_list("heads_armies")
_SERVING = frozenset({"from", "of", "in", "with", "serving"})
_ARMY_REACH = 4
_COUNT_WORDS = word_list("heads_count_words")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """A numeral with what it counts.

    ``kind`` is None where the words leave open whether the people are dead or captive;
    ``nation`` is the side whose people they are; ``own`` means "of its own".
    """

    numeral: Numeral
    kind: Kind | None
    headed: bool
    nation: Side | None = None
    own: bool = False
    civilian: bool = False
    child: bool = False
    part: bool = False
    last: int = 0


def _window(sentence: Sentence, numeral: Numeral) -> int:
    """Return the last token that may belong to what the numeral counts."""
    others = {n.first for n in sentence.numerals}
    taken = {i for d in sentence.dates for i in range(d.first, d.last + 1)}
    last = numeral.last
    for i in range(numeral.last + 1, min(numeral.last + 1 + _RIGHT_WINDOW, len(sentence.tokens))):
        token = sentence.tokens[i]
        if i in others or i in taken or token.text in _STOP_SIGNS:
            break
        if token.norm in _STOPS and i > numeral.last + 1:
            break
        if token.norm in _STOPS and token.norm not in {"з", "із", "из"}:
            break
        if token.text == "," and i > numeral.last + 1 and not _adjective_list(sentence, i):
            break
        if token.norm in _AND and any(m.first == i + 1 for m in sentence.all("act")):
            # "вернула из плена 32 человека и получила тела 62 погибших"
            break
        last = i
    return last


def _adjective_list(sentence: Sentence, i: int) -> bool:
    """Tell whether a comma joins two adjectives before the head ("dead, missing soldiers")."""
    return bool(sentence.between("body", i + 1, i + 2) or sentence.between("people", i + 1, i + 2))


def tally(sentence: Sentence, numeral: Numeral) -> Tally:
    """Return what a numeral counts, as the words beside it tell."""
    first, last = numeral.first, _window(sentence, numeral)
    marks: list[Mark] = []
    end = numeral.last
    for cls in _HEADS:
        for mark in sentence.between(cls, numeral.last + 1, last):
            marks.append(mark)
            end = max(end, mark.last)
    left = _left_heads(sentence, numeral)
    if not marks and not left:
        marks = _shared_heads(sentence, numeral)
    left = _left_standing(sentence, numeral) or left
    possessed = is_suffixed(sentence, numeral)
    people = [m for m in sentence.all("adj") if possessed and m.first == numeral.last + 3]
    headed = bool(marks or left or people)
    kind = None
    classes = {m.cls for m in marks + left}
    if not left and "captive" in classes and classes & {"body", "dead"}:
        # "32 captives and the bodies of 62 soldiers": the head that stands nearest.
        named = [m for m in marks if m.cls in {"body", "dead", "captive"}]
        classes = {min(named, key=lambda m: m.first).cls}
    if classes & {"body", "dead"}:
        kind = Kind.BODY_REPATRIATION
    elif "captive" in classes:
        kind = Kind.PRISONER_EXCHANGE
    civilian = bool(any(m.cls == "people" and m.value == "civilian" for m in marks))
    child = any(m.value == "child" for m in marks + left)
    nation = _nation(sentence, numeral, marks, left, last)
    if people:
        # "95'i Ukraynalı, 95'i Rus"
        nation = Side(people[0].value)
    own = any(
        not any(numeral.last < n.first < m.first for n in sentence.numerals)
        for m in sentence.between("own", numeral.last + 1, last + 4)
    ) or bool(sentence.between("own", first - 2, first - 1))
    counted = _count_word(sentence, numeral)
    if counted is not None and not own:
        # "Moscow put the number of its men at 45"
        own = bool(sentence.between("own", counted, first - 1))
    return Tally(
        numeral=numeral, kind=kind, headed=headed, nation=nation, own=own, civilian=civilian,
        child=child, part=_is_item(sentence) or is_part(sentence, numeral),
        last=max(end, numeral.last),
    )  # fmt: skip


def _is_item(sentence: Sentence) -> bool:
    """Tell whether a line of a list divides what was told before; not one with its own day."""
    dated = any(d.first <= _OPENING for d in sentence.dates)
    return sentence.listed and not dated


def _shared_heads(sentence: Sentence, numeral: Numeral) -> list[Mark]:
    """Return the heads of the next number: those of "157 Ukrainian and 157 Russian prisoners"."""
    beside = next((m for m in sentence.all("adj") if m.first == numeral.last + 1), None)
    if beside is None or beside.last + 2 >= len(sentence.tokens):
        return []
    other = next((n for n in sentence.numerals if n.first == beside.last + 2), None)
    if other is None or sentence.tokens[beside.last + 1].norm not in _AND:
        return []
    last = _window(sentence, other)
    return [m for cls in _HEADS for m in sentence.between(cls, other.last + 1, last)
            if m.cls != "national"]  # fmt: skip


def _left_heads(sentence: Sentence, numeral: Numeral) -> list[Mark]:
    """Return the heads before a numeral: "the bodies of another 563", "naaş sayısı 31"."""
    found: list[Mark] = []
    i = numeral.first - 1
    steps = 0
    counted = False
    while i >= 0 and steps <= _LEFT_WINDOW:
        token = sentence.tokens[i]
        here = [m for cls in ("body", "dead", "captive") for m in sentence.all(cls) if m.last == i]
        if here:
            found.extend(here)
            break
        if token.norm in _COUNT_WORDS:
            counted = True
        if (token.norm not in _LINKS and token.text != "(" and not counted) and (
            not (token.text == "," and sentence.tokens[i + 1].norm in _LINKS)
            and not _in_apposition(sentence, numeral, i)
        ):
            break
        i -= 1
        steps += 1
    if not found:
        found = _counted_heads(sentence, numeral)
    return found


def _left_standing(sentence: Sentence, numeral: Numeral) -> list[Mark]:
    """Return the body that "those of 65 prisoners" stands for, named before."""
    before = [t.norm for t in sentence.tokens[max(0, numeral.first - 2) : numeral.first]]
    if before != ["those", "of"]:
        return []
    return [m for m in sentence.all("body") if m.last < numeral.first - 2][-1:]


def _in_apposition(sentence: Sentence, numeral: Numeral, i: int) -> bool:
    """Tell whether a number is set off by commas behind its head: "the last batch of bodies, 49,".

    Not in "bodies, 49 in all" nor in "bodies, 49 of them named".
    """
    behind = sentence.tokens[numeral.last + 1 : numeral.last + 2]
    return (
        i == numeral.first - 1 and sentence.tokens[i].text == ","
        and bool(behind) and behind[0].text == ","
    )  # fmt: skip


def _count_word(sentence: Sentence, numeral: Numeral) -> int | None:
    """Return where "number" or "toll" stands before a numeral, no other numeral between."""
    start = next(
        (
            i
            for i in range(numeral.first - 1, max(-1, numeral.first - 16), -1)
            if sentence.tokens[i].norm in _COUNT_WORDS
        ),
        None,
    )
    if start is None or any(
        start < n.first < numeral.first for n in sentence.numerals if n is not numeral
    ):
        return None
    return start


def _counted_heads(sentence: Sentence, numeral: Numeral) -> list[Mark]:
    """Return the heads of "the number of Russian soldiers whose bodies … at 24"."""
    start = _count_word(sentence, numeral)
    if start is None:
        return []
    return [
        m
        for cls in _HEADS
        for m in sentence.all(cls)
        if start - 4 <= m.first and m.last < numeral.first
    ]


def _nation(
    sentence: Sentence, numeral: Numeral, marks: list[Mark], left: list[Mark], last: int
) -> Side | None:
    """Return the side whose people are counted, when an adjective or a noun says so."""
    for mark in marks + left:
        if mark.cls == "national":
            return Side(mark.value)
    for adjective in sentence.all("adj"):
        if adjective.first == numeral.last + 1:
            return Side(adjective.value)
    served = _army(sentence, max((m.last for m in marks), default=numeral.last))
    if served is not None:
        return served
    ahead = _named_ahead(sentence, numeral) if not marks and not left else None
    if ahead is not None:
        return ahead
    heads = [m for m in marks if m.cls in _HEADS]
    reach = max((m.last for m in heads), default=numeral.last)
    for adjective in sentence.between("adj", numeral.last + 1, min(last, reach + 4)):
        if adjective.first <= reach or sentence.tokens[reach + 1].norm == "of":
            return Side(adjective.value)
    # Slavic genitives follow the head: "тіла військових України", "бойцов ВСУ".
    for adjective in sentence.between("adj", reach + 1, min(last, reach + 2)):
        turkish = sentence.tokens[adjective.first].norm in {"rus", "ukrayna", "rusya"}
        frail = any(m.last == reach for m in sentence.all("frail"))
        if adjective.first == reach + 1 and heads and (frail or not turkish):
            return Side(adjective.value)
    if left and not marks:
        begin = min(m.first for m in left)
        for adjective in sentence.between("adj", max(0, begin - 3), numeral.first - 1):
            return Side(adjective.value)
    return None


def _army(sentence: Sentence, reach: int) -> Side | None:
    """Return in whose army the counted served: "157 captives from the Ukrainian army"."""
    behind = [t.norm for t in sentence.tokens[reach + 1 : reach + 2 + _ARMY_REACH]]
    if not behind or behind[0] not in _SERVING or not set(behind) & _ARMIES:
        return None
    for adjective in sentence.between("adj", reach + 2, reach + 1 + _ARMY_REACH):
        return Side(adjective.value)
    return None


def _named_ahead(sentence: Sentence, numeral: Numeral) -> Side | None:
    """Return the nation told ahead of a bare number: "украинцев, по данным Киева, вернулось 230".

    Only the genitive counts: "украинцы получили 230" tells who received.
    """
    for i in range(numeral.first - 1, max(-1, numeral.first - _AHEAD), -1):
        token = sentence.tokens[i]
        if token.text in ";:.—–" or any(n.first <= i <= n.last for n in sentence.numerals):
            return None
        for mark in sentence.all("national"):
            if mark.last == i and token.norm.endswith(_GENITIVE):
                return Side(mark.value)
    return None
