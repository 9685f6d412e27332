"""Say what a number counts: bodies, captives or people, of which nation, whole or part."""

from __future__ import annotations

from dataclasses import dataclass

from homeward.model import Kind, Side
from homeward.read.lexicon import Mark, word_list
from homeward.read.numbers import Numeral
from homeward.read.sentences import Sentence

_RIGHT_WINDOW = 9
_LEFT_WINDOW = 5
_AHEAD = 10
_GENITIVE = ("цев", "ців", "иян", "іян", "янок")
_AMONG_REACH = 4
_HEADS = ("body", "dead", "captive", "national", "people")
_STOPS = word_list("heads_stops")
_STOP_SIGNS = frozenset(".;:!?()—–|")
_LINKS = word_list("heads_links")
_POSSESSIVES = word_list("heads_possessives")
_DIVIDES_REACH = 9
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
    possessed = _suffixed(sentence, numeral)
    people = [m for m in sentence.all("adj") if possessed and m.first == numeral.last + 3]
    headed = bool(marks or left or people)
    kind = None
    classes = {m.cls for m in marks + left}
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
        child=child, part=sentence.listed or _is_part(sentence, numeral),
        last=max(end, numeral.last),
    )  # fmt: skip


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
        ):
            break
        i -= 1
        steps += 1
    if not found:
        found = _counted_heads(sentence, numeral)
    return found


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


def is_anaphoric(sentence: Sentence, numeral: Numeral) -> bool:
    """Tell whether a number counts those named before: "There were 757 of them"."""
    before = [t.norm for t in sentence.tokens[max(0, numeral.first - 2) : numeral.first]]
    return before in (["there", "were"], ["there", "are"])


def _is_whole_of(sentence: Sentence, numeral: Numeral) -> bool:
    """Tell whether a number is the whole of "279 of the 935"."""
    return any(0 < numeral.first - n.last <= 3 for n in sentence.numerals) and any(
        t.norm == "of" for t in sentence.tokens[max(0, numeral.first - 2) : numeral.first]
    )


def _is_part(sentence: Sentence, numeral: Numeral) -> bool:
    """Tell whether the number is told as a part of another: "of those, 89", "87 of the freed"."""
    if is_anaphoric(sentence, numeral) or numeral.partner is not None:
        # "Handover of the dead: 909 for 34" divides nothing.
        return False
    if _divides_next(sentence, numeral):
        return True
    for mark in sentence.all("part"):
        if any(m.last == mark.first - 1 for m in sentence.all("side")):
            # "Ukrayna ile Rusya arasında": between the two, not among the counted.
            continue
        if 0 < mark.first - numeral.last <= _AMONG_REACH and sentence.tokens[
            mark.first
        ].norm.startswith(("arasinda", "aralarinda")):
            # "52 askerin de aralarında olduğu 90 kişi"
            return any(n.first > mark.last for n in sentence.numerals)
        if numeral.last < mark.first <= numeral.last + 2:
            beside = sentence.tokens[numeral.last + 1 : mark.first]
            return not any(t.text in _STOP_SIGNS or t.text == "," for t in beside)
        if mark.last < numeral.first and _holds(sentence, mark):
            continue
        opens = sentence.tokens[mark.first].norm != "of" or mark.first <= 1
        if mark.last < numeral.first and opens and not _is_whole_of(sentence, numeral):
            between = sentence.tokens[mark.last + 1 : numeral.first]
            if not any(t.text in ";—–" for t in between):
                return True
    return False


def _suffixed(sentence: Sentence, numeral: Numeral) -> bool:
    """Tell whether a Turkish number has the ending of a part: "20'si"."""
    behind = sentence.tokens[numeral.last + 1 : numeral.last + 4]
    return len(behind) == 3 and behind[0].text in "'’" and behind[1].norm in _POSSESSIVES


def _divides_next(sentence: Sentence, numeral: Numeral) -> bool:
    """Tell whether a Turkish number takes its part of the next: the 20 of "20'si sivil 205 kişi".

    Not where it is told whose people they are: "41'i Rus".
    """
    if not _suffixed(sentence, numeral):
        return False
    if any(m.first == numeral.last + 3 for m in sentence.all("adj")):
        return False
    whole = next((n for n in sentence.numerals if n.first > numeral.last), None)
    more = whole is not None and (whole.best or 0) > (numeral.best or 0)
    return more and whole is not None and whole.first - numeral.last <= _DIVIDES_REACH


def _holds(sentence: Sentence, part: Mark) -> bool:
    """Tell whether a Turkish clause says that the next number holds the part before it."""
    behind = [t.norm for t in sentence.tokens[part.last + 1 : part.last + 2]]
    among = sentence.tokens[part.first].norm.startswith(("arasinda", "aralarinda"))
    return among and bool(behind) and behind[0].startswith(("oldu", "bulun", "yer"))
