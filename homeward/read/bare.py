"""Read the sentences that tell of a transfer without any number."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from homeward.model import Direction, Kind
from homeward.read.asides import dated_noun
from homeward.read.bystanders import goes_to_kin
from homeward.read.calendars import Almanac
from homeward.read.dates import other_days
from homeward.read.lexicon import Mark, word_list
from homeward.read.modality import is_frame
from homeward.read.paragraphs import Standing
from homeward.read.sentences import Sentence
from homeward.read.statements import Statement
from homeward.read.tense import Mood
from homeward.read.topics import names_captives, sentence_kind
from homeward.read.voices import Voice

_OPENING = 4
_SINCE = frozenset({"since", "after", "before", "until"})
_ABOUT = word_list("statements_about")
_NONE = frozenset({"no", "without", "жодного", "жодної", "никакого", "нет", "немає", "hiçbir"})


def bare_statement(
    sentence: Sentence,
    voices: Sequence[Voice],
    kind: Kind,
    mood: Mood,
    *,
    almanac: Almanac,
    recalled: bool,
) -> Statement | None:
    """Return a statement without numbers, where the sentence tells of one done transfer."""
    if not (sentence.has("noun") or mood.done) or mood.refused or mood.planned_only:
        return None
    if (mood.agreed and not all(is_frame(sentence, m) for m in mood.agreed)) and (
        not mood.done_before(mood.agreed[0])
        and not _is_agreed_noun(sentence, mood.agreed[0])
        and not (sentence.has("met") and sentence.all("met")[0].first < mood.agreed[0].first)
    ):
        return None
    opening = (
        sentence.index < _OPENING and sentence.has("noun")
        and any(not d.since for d in sentence.dates)
    )  # fmt: skip
    listed = any(d.others for d in sentence.dates)
    if (
        (sentence.has("generic") and not listed)
        or sentence.has("losses")
        or (sentence.has("parcel"))
        or (sentence.has("cumul") and not opening)
    ):
        # "… on Monday, a combined total of more than 300 being freed" is news all the same.
        return None
    if any(
        m.first > 0 and sentence.tokens[m.first - 1].norm in _NONE for m in sentence.all("noun")
    ):
        return None
    if not mood.done and (sentence.has("else") or _only_spoken_of(sentence)):
        # "sentenced for selling lists of prisoners due for exchange"
        return None
    if _only_describes(sentence, mood) or goes_to_kin(sentence) or _only_greets(sentence, mood):
        return None
    if sentence.has("wait") and not mood.done:
        # "1,212 bodies have stood at the place of exchange since Friday"
        return None
    if sentence.has("people", "child") and not names_captives(sentence):
        return None
    dated = dated_noun(sentence)
    when = almanac.when(sentence, near=dated.first if dated is not None else None)
    if _only_defines(sentence, mood) and (when is None or when.weak):
        return None
    if sentence.standing is not Standing.BODY and when and when.days[0] != when.days[1]:
        # "Return of the fallen, July – September" is what a report is about, no happening.
        when = None
    return Statement(
        kind=kind, topic=kind, sentence=sentence, voices=list(voices),
        when=when, recalled=recalled, towards=_towards(sentence),
    )  # fmt: skip


def each_day(bare: Statement, *, almanac: Almanac) -> list[Statement]:
    """Return a statement for each further day of "exchanges were held on 9, 10 and 12 June"."""
    found = []
    for date in bare.sentence.dates:
        days = almanac.days(date) if date.others else None
        if days is None or bare.when is None or bare.when.days != days:
            continue
        for day in other_days(date, days):
            when = dataclasses.replace(bare.when, days=(day, day))
            found.append(dataclasses.replace(bare, when=when))
    return found


def bare_of_both(
    sentence: Sentence, voices: Sequence[Voice], mood: Mood, *, almanac: Almanac, recalled: bool
) -> list[Statement]:
    """Return a statement of the dead and one of captives: "an exchange of prisoners and bodies"."""
    told = (
        bare_statement(sentence, voices, kind, mood, almanac=almanac, recalled=recalled)
        for kind in (Kind.BODY_REPATRIATION, Kind.PRISONER_EXCHANGE)
    )
    return [statement for statement in told if statement is not None]


def taken_back(
    sentence: Sentence, voices: Sequence[Voice], mood: Mood, *, topic: Kind | None, almanac: Almanac
) -> list[Statement]:
    """Return what is left of a sentence whose number is taken back: the day of the matter."""
    counted = any(not n.weak for n in sentence.numerals)
    kind = sentence_kind(sentence) or topic
    if not counted or len(sentence.dates) != 1 or kind is None or not mood.done:
        return []
    bare = bare_statement(sentence, voices, kind, mood, almanac=almanac, recalled=False)
    return [bare] if bare is not None and sentence.index < _OPENING else []


def _only_describes(sentence: Sentence, mood: Mood) -> bool:
    """Tell whether a handover only says who was buried: "buried 12 men, whose bodies came back".

    Not so where a handover itself is named, or where the main clause tells of one.
    """
    if not sentence.has("bodysign") or sentence.has("noun") or not mood.done:
        return False
    behind = [m.first for m in sentence.all("sub")]
    return bool(behind) and all(min(behind) < m.first for m in mood.done)


def _only_defines(sentence: Sentence, mood: Mood) -> bool:
    """Tell whether a handover only says who is spoken of: "a soldier whose body was returned"."""
    behind = min((m.first for m in sentence.all("sub")), default=len(sentence.tokens))
    return not sentence.has("noun") and bool(mood.done) and all(behind < m.first for m in mood.done)


def _only_greets(sentence: Sentence, mood: Mood) -> bool:
    """Tell whether somebody is only welcomed: "the town met him", "громада зустріла морпіха"."""
    if sentence.has("noun") or not mood.done:
        return False
    meetings = {m.first for m in sentence.all("meet")}
    return all(m.first in meetings for m in mood.done)


def _only_spoken_of(sentence: Sentence) -> bool:
    """Tell whether an exchange is only talked about: "told him of the swap on Tuesday"."""
    nouns = sentence.all("noun")
    if nouns and all(
        {t.norm for t in sentence.tokens[max(0, m.first - 3) : m.first]} & _SINCE for m in nouns
    ):
        # "had been living in Turkey since a prisoner exchange last September"
        return True
    if not sentence.has("speech") or sentence.has("met"):
        return False
    return bool(nouns) and all(
        {t.norm for t in sentence.tokens[max(0, m.first - 3) : m.first]} & _ABOUT for m in nouns
    )


def _towards(sentence: Sentence) -> Direction | None:
    """Return the way that a sentence without numbers tells: "remains came back to Ukraine"."""
    sides = {m.value for m in sentence.all("to")}
    if sides == {"ukraine"}:
        return Direction.TO_UKRAINE
    return Direction.TO_RUSSIA if sides == {"russia"} else None


def _is_agreed_noun(sentence: Sentence, agreed: Mark) -> bool:
    """Tell whether what was agreed has come about: "the exchange agreed at … has begun"."""
    behind = any(0 < agreed.first - m.last <= 2 for m in sentence.all("noun"))
    return behind and any(m.first > agreed.last for m in sentence.all("met"))
