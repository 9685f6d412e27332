"""Find the clause around a number, the verb that governs it and who does it."""

from __future__ import annotations

from homeward.model import Side
from homeward.read.heads import Tally
from homeward.read.lexicon import Mark, word_list
from homeward.read.sentences import Sentence

_BREAKS = frozenset({"while", "whereas", "but", "а", "але", "whilst"})
_TURKISH_PAST = ("di", "ti", "du", "tu", "dü", "tü")
TURKISH_REPORTED = ("klerini", "klarini")
"""Endings of what a speaker says that they did: "verdiklerini"."""
_FOR = frozenset({"üzere", "için"})
_TURKISH_WITH = ("'yla", "'yle", "'la", "'le")
_STATE = word_list("clauses_state")
_PREPOSITIONS = word_list("directions_prepositions")


def clause_bounds(sentence: Sentence, at: int) -> tuple[int, int]:
    """Return the first and last token of the clause around a token."""
    if sentence.breaks is None:
        sentence.breaks = _breaks(sentence)
    first, last = 0, len(sentence.tokens) - 1
    for i in sentence.breaks:
        if i < at:
            first = i + 1
        elif i > at:
            return first, i - 1
    return first, last


def _breaks(sentence: Sentence) -> list[int]:
    """Return the tokens that part the clauses of a sentence."""
    # ", взамен Киеву отдали 75": what is given in return is a clause of its own.
    returns = {m.first for m in sentence.all("reverse")}
    last = len(sentence.tokens) - 1
    return [
        i for i, token in enumerate(sentence.tokens)
        if token.text in ";—–:"
        or (
            token.text == "," and i < last
            and (sentence.tokens[i + 1].norm in _BREAKS or i + 1 in returns)
        )
        or _ends_sentence(sentence, i)
        or _verb_ends(sentence, i)
        or _turkish_verb_ends(sentence, i)
        or (token.norm in _BREAKS and token.norm != "а")
    ]  # fmt: skip


def _verb_ends(sentence: Sentence, i: int) -> bool:
    """Tell whether a Turkish "ve" stands behind a verb and so opens a clause: "… verdi ve …"."""
    if sentence.tokens[i].norm != "ve":
        return False
    finite = i > 0 and sentence.tokens[i - 1].norm.endswith(_TURKISH_PAST)
    return finite and any(m.last == i - 1 for m in sentence.all("act"))


def _turkish_verb_ends(sentence: Sentence, i: int) -> bool:
    """Tell whether a comma stands behind a Turkish verb: "205 kişiyi geri aldı, Rusya'ya …"."""
    if sentence.tokens[i].text != "," or i == 0:
        return False
    finite = sentence.tokens[i - 1].norm.endswith((*_TURKISH_PAST, *TURKISH_REPORTED))
    return finite and any(m.last == i - 1 for m in sentence.all("act"))


def _ends_sentence(sentence: Sentence, i: int) -> bool:
    """Tell whether a full stop inside a quotation ends a sentence there: "… home. With them …"."""
    tokens = sentence.tokens
    return (
        tokens[i].text in ".!?"
        and 0 < i < len(tokens) - 2
        and tokens[i + 1].text[:1].isupper()
        and len(tokens[i - 1].text) > 2
        and tokens[i - 1].text[:1].islower()
    )


def subject_before(sentence: Sentence, before: int, floor: int = 0) -> Side | None:
    """Return the side named last before a token, as a subject rather than an object."""
    marks = sentence.all("side")
    bodies = [
        m for m in sentence.all("adj")
        if m.last + 1 < len(sentence.tokens) and sentence.tokens[m.last + 1].norm in _STATE
    ]  # fmt: skip
    if bodies:
        # "the Russian delegation promised"
        marks = sorted([*marks, *bodies], key=lambda m: m.first)
    for mark in reversed(marks):
        if mark.last >= before or mark.first < floor:
            continue
        if any(
            other.first <= mark.first <= other.last
            for cls in ("to", "from")
            for other in sentence.all(cls)
        ):
            continue
        if _is_whose(sentence, mark):
            continue
        previous = sentence.tokens[mark.first - 1].norm if mark.first else ""
        if previous in _PREPOSITIONS or sentence.tokens[mark.last].norm.endswith(_TURKISH_WITH):
            continue
        if any(a.last == mark.first - 1 and a.value == "give" for a in sentence.all("act")):
            continue
        return Side(mark.value)
    return None


def _is_whose(sentence: Sentence, mark: Mark) -> bool:
    """Tell whether a side only says whose people are told of: "1000 Ukrayna askerinin"."""
    own = any(m.first == mark.first and m.last == mark.last for m in sentence.all("adj"))
    return own and any(
        m.first == mark.last + 1 for cls in ("people", "body", "captive", "dead")
        for m in sentence.all(cls)
    )  # fmt: skip


def whole_acts(sentence: Sentence) -> list[Mark]:
    """Return the verbs without those inside others: "won the release of" is one deed."""
    acts = sentence.all("act")
    if len(acts) < 2:
        return acts
    return [
        m for m in acts
        if not any(
            a.first <= m.first and m.last <= a.last and a.last - a.first > m.last - m.first
            for a in acts
        )
    ]  # fmt: skip


def governing_act(sentence: Sentence, tally: Tally) -> Mark | None:
    """Return the verb that the counted people depend on: the nearest before, else after."""
    first, last = clause_bounds(sentence, tally.numeral.first)
    acts = whole_acts(sentence)
    numbers = [n for n in sentence.numerals if n is not tally.numeral and not n.weak]

    def free(a: int, b: int) -> bool:
        return not any(a < n.first < b for n in numbers)

    left = [m for m in acts if first <= m.first < tally.numeral.first and not m.last > last]
    aside = next(
        (
            m.first
            for m in sentence.all("sub")
            if m.first > tally.numeral.last and sentence.tokens[m.first - 1].text == ","
        ),
        last + 1,
    )
    right = [
        m for m in acts
        if tally.numeral.last < m.first <= last and m.first < aside and not _is_purpose(sentence, m)
    ]  # fmt: skip
    # "The remains of 1,000 people … were handed over": a subject before its verb.
    if right and free(tally.numeral.last, right[0].first):
        near_left = bool(left) and tally.numeral.first - left[-1].last <= 6
        if near_left and _only_frames(sentence, left[-1], tally.numeral.first):
            near_left = False
        if near_left and right[0].first == tally.numeral.last + 1:
            # "1245 тел передала Москва Киеву, пятьдесят одно получила"
            between = sentence.tokens[left[-1].last + 1 : tally.numeral.first]
            near_left = not any(t.text == "," for t in between)
        if not near_left:
            return right[0]
    if left:
        return left[-1]
    if right:
        return right[0]
    before = [m for m in acts if m.first < tally.numeral.first]
    rest = [m for m in acts if m.first < aside]
    return before[-1] if before else (rest[0] if rest else None)


def _only_frames(sentence: Sentence, act: Mark, at: int) -> bool:
    """Tell whether an exchange is only what is spoken of: "Under it, he said, 1,200 were freed".

    Matches "Under that exchange, Medinsky said, 1,200"; not "received, on Friday, 1,200".
    """
    named = any(m.first <= act.first <= m.last for m in sentence.all("noun"))
    commas = sum(t.text == "," for t in sentence.tokens[act.last + 1 : at])
    return named and commas > 0 and bool(sentence.between("speech", act.last + 1, at))


def _is_purpose(sentence: Sentence, act: Mark) -> bool:
    """Tell whether a Turkish verb only says what for: "kavuşturulmak üzere", not "verildi"."""
    return any(t.norm in _FOR for t in sentence.tokens[act.last + 1 : act.last + 2])
