"""Tell who met whom: both sides, the writer's side and the other, delegations that agreed."""

from __future__ import annotations

from collections.abc import Sequence

from homeward.read.dates import DateExpression, Form
from homeward.read.lexicon import Mark, word_list
from homeward.read.modality import is_frame
from homeward.read.sentences import Sentence

_WITH = frozenset({"with", "з", "із", "зі", "с", "со"})
_EXACT = (Form.FULL, Form.MONTH_DAY, Form.DAY, Form.WEEKDAY)
_FIRST = word_list("rounds_first")
_THEY = word_list("arrivals_they")
_REACH = 8
_TITLE = 4
"""Words of a title between "with" and a name, or between a name and its verb."""
_LEADERS = tuple(word_list("encounters_leaders"))
_UKRAINES = ("zelensk", "зеленськ", "зеленск")
_OF_THE_SIDES = (*_UKRAINES, "putin", "путин", "путін")
_TURKISH_WITH = frozenset({"ile", "ve"})
_AS = frozenset({"as", "як", "как"})
_OPENING = 4
_THEIRS = word_list("rounds_they")


def both_named(sentence: Sentence) -> bool:
    """Tell whether both sides are named in a sentence."""
    named = {m.value for cls in ("side", "adj", "national") for m in sentence.all(cls)}
    return {"ukraine", "russia"} <= named


def sat_together(sentence: Sentence) -> bool:
    """Tell whether negotiators of two sides are named: "Lavrov and Rubio talked on Tuesday".

    The human rights commissioners of both sides are such too.
    """
    return any(
        len({m.value for m in sentence.all(cls)}) > 1 for cls in ("negotiator", "commissioner")
    )


def of_leaders(sentence: Sentence, talks: Sequence[Mark]) -> bool:
    """Tell whether a head of state met somebody: "Putin held talks with Witkoff on Thursday".

    Not so where both sides' leaders or delegations did, nor where a leader only speaks of it.
    """
    if sentence.has("delegates", "delegates") and len(sentence.all("delegates")) > 1:
        return False
    leaders = {i: t.norm for i, t in enumerate(sentence.tokens) if t.norm.startswith(_LEADERS)}
    if not leaders or ({"putin", "путин", "путін"} & {n[:5] for n in leaders.values()} and any(
        n.startswith(_UKRAINES) for n in leaders.values()
    )):  # fmt: skip
        return False
    met = [*talks, *sentence.all("met"), *sentence.all("meet")]
    for at in leaders:
        before = {t.norm for t in sentence.tokens[max(0, at - _TITLE) : at]}
        behind = {t.norm for t in sentence.tokens[at + 1 : at + 3]}
        if (before & _WITH or behind & _TURKISH_WITH) and any(
            abs(m.first - at) <= _REACH for m in met
        ):
            return True
        if any(0 < m.first - at <= _TITLE for m in met) and not sentence.between(
            "speech", at, at + _TITLE
        ):
            return True
    return False


def offered_by_a_third(sentence: Sentence) -> bool:
    """Tell whether another state's leader offers: "Orban proposed a truce and an exchange"."""
    offers = sentence.all("offer")
    if not offers:
        return False
    before = [t.norm for t in sentence.tokens[: offers[0].first]]
    return any(n.startswith(_LEADERS) and not n.startswith(_OF_THE_SIDES) for n in before)


def with_them(sentence: Sentence) -> bool:
    """Tell whether the writer's side met the other: "our people spoke with the Russian side"."""
    ours = sentence.has("us") or sentence.has("own") or sentence.has("self")
    return ours and any(
        _WITH & {t.norm for t in sentence.tokens[max(0, m.first - 2) : m.first]}
        for m in sentence.all("side")
    )


def agreed_there(sentence: Sentence) -> bool:
    """Tell whether delegations agreed on something on a day: they sat together then.

    Not so in "under the agreements reached in Istanbul on 2 June", told of something else.
    """
    agreed = sentence.all("agree")
    if not agreed or not sentence.has("delegates") or is_frame(sentence, agreed[0]):
        return False
    if {t.norm for t in sentence.tokens[max(0, agreed[0].first - 2) : agreed[0].first]} & _AS:
        return False
    near = [d for d in sentence.dates if d.form in _EXACT and _is_beside(sentence, d, agreed[0])]
    return bool(near)


def _is_beside(sentence: Sentence, date: DateExpression, mark: Mark) -> bool:
    """Tell whether a date stands near a word, no comma between."""
    first, last = min(date.first, mark.first), max(date.last, mark.last)
    signs = any(t.text in ",;:" for t in sentence.tokens[first:last])
    return last - first <= _REACH and not signs


def first_time(sentence: Sentence, met: Sequence[Mark]) -> int | None:
    """Return 1 for "They first met on 28 February"; None for "first met in three years"."""
    for mark in met:
        words = [t.norm for t in sentence.tokens[max(0, mark.first - 3) : mark.first]]
        if _FIRST & set(words) and _THEY & set(words):
            return 1
    return None


def their_holding(sentence: Sentence) -> list[Mark]:
    """Return the verb of "They began on Friday and ended on Saturday"; nothing for other deeds."""
    if sentence.has("noun") or sentence.has("act") or sentence.has("plan"):
        return []
    opening = sentence.tokens[:_OPENING]
    theirs = any(t.norm in _THEIRS for t in opening)
    return [m for m in sentence.all("met") if theirs and m.first <= _OPENING][:1]
