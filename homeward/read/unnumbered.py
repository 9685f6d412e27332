"""Find undertakings told without numbers, and those known from their being put off."""

from __future__ import annotations

from collections.abc import Sequence

from homeward.model import Kind
from homeward.read.calendars import Almanac
from homeward.read.encounters import offered_by_a_third
from homeward.read.lexicon import Mark
from homeward.read.modality import CONDITIONS, is_frame, offers_itself
from homeward.read.sentences import Sentence
from homeward.read.statements import Statement
from homeward.read.tense import mood_of
from homeward.read.topics import is_foreign, sentence_kind
from homeward.read.voices import Voice


def read_undertakings(
    sentence: Sentence,
    voices: Sequence[Voice],
    *,
    almanac: Almanac,
    language: str,
    recalled: bool,
    about_talks: bool,
) -> list[Statement]:
    """Return undertakings told without numbers: "they also agreed on a swap of the wounded".

    What was postponed had been agreed: a quarrel over a postponed exchange tells of one too.
    """
    if is_foreign(sentence):
        return []
    if offered_by_a_third(sentence):
        return []
    postponed = sentence.has("postponed")
    mood = mood_of(sentence, language=language)
    announced = about_talks and any(m.value in {"exchange", "give", "free"} for m in mood.firm)
    if not mood.agreed and not postponed and not announced:
        return []
    happened = mood.done or (sentence.has("noun") and sentence.has("met"))
    if happened and mood.agreed and all(is_frame(sentence, m) for m in mood.agreed):
        # "Under the Istanbul agreements Russia handed over …" agrees on nothing anew.
        return []
    if announced and not mood.agreed and CONDITIONS & {t.norm for t in sentence.tokens}:
        return []
    if announced and not mood.agreed:
        swap = any(m.value in {"exchange", "free"} for m in mood.firm)
        kinds = _kinds_named(sentence) or ([Kind.PRISONER_EXCHANGE] if swap else [])
    elif postponed:
        kinds = _kinds_named(sentence)
    else:
        refusals = sentence.all("refuse")
        if refusals and refusals[0].first < mood.agreed[0].last:
            return []
        if refusals and sentence.has("offer") and not offers_itself(sentence):
            # Orban proposed an exchange, but Kyiv turned it down.
            return []
        if mood.done and mood.done[0].first < mood.agreed[0].first:
            return []
        if not _agreed_on(sentence, mood.agreed):
            return []
        kind = sentence_kind(sentence)
        kinds = [kind] if kind is not None else _kinds_named(sentence)
    near = sentence.all("agree")
    when = almanac.when(sentence, near=near[0].first, talks=True) if near else None
    return [
        Statement(
            kind=Kind.COMMITMENT, topic=kind, sentence=sentence, voices=list(voices),
            recalled=recalled, when=when,
        )
        for kind in kinds
    ]  # fmt: skip


def is_named_apart(other: Statement) -> bool:
    """Tell whether a second thing is undertaken: "agreed to swap the wounded, and 6,000 bodies".

    Not so in "willing to turn over the bodies of 65 captured servicemen".
    """
    if other.topic is not Kind.PRISONER_EXCHANGE:
        return True
    sentence = other.sentence
    swaps = sentence.has("act", "exchange") or sentence.has("act", "free")
    return swaps or sentence.has("noun", "exchange")


def _kinds_named(sentence: Sentence) -> list[Kind]:
    """Return the kinds that a sentence names, the dead before the captives."""
    kinds = []
    if sentence.has("body") or sentence.has("dead") or sentence.has("noun", "repatriation"):
        kinds.append(Kind.BODY_REPATRIATION)
    if sentence.has("captive") or sentence.has("captivity") or sentence.has("noun", "exchange"):
        kinds.append(Kind.PRISONER_EXCHANGE)
    return kinds


def _agreed_on(sentence: Sentence, agreed: Sequence[Mark]) -> bool:
    """Tell whether what was agreed on is a handover or an exchange, not "anything"."""
    objects = [m for cls in ("noun", "act", "body", "captive", "dead") for m in sentence.all(cls)]
    return any(
        0 < o.first - a.last <= 14 or 0 < a.first - o.last <= 5 for a in agreed for o in objects
    )
