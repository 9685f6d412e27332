"""Attach to the news what others say of it without giving numbers of their own."""

from __future__ import annotations

from collections.abc import Sequence

from homeward.model import Kind
from homeward.read.drafts import Draft
from homeward.read.lexicon import word_list
from homeward.read.sentences import Sentence
from homeward.read.statements import Statement
from homeward.read.topics import is_foreign, on_topic, sentence_kind
from homeward.read.voices import Voice

_LEAD = 5
_REACH = 9
_TELLING = 20
"""The smallest figure that tells which event is meant."""
_FAR = 9
"""Sentences within which what a side's officials say is of the news."""
_VOICED = 8
"""Sentences with a speaker, from the first, that are of the news whoever speaks."""
_RELATIVES = word_list("support_relatives")
_TRANSFERS = (Kind.BODY_REPATRIATION, Kind.PRISONER_EXCHANGE)


def add_support(
    drafts: Sequence[Draft],
    heard: Sequence[tuple[Sentence, list[Voice]]],
    recalled: set[int],
    *,
    topic: Kind | None,
) -> None:
    """Add attributed sentences about the news to its event, as claims without numbers.

    Where the news is only an undertaking (a quarrel over it), they support that instead.
    """
    news = [d for d in drafts if d.focus and d.kind in _TRANSFERS]
    news = news or [d for d in drafts if d.focus and d.kind is Kind.COMMITMENT]
    news = news or [d for d in drafts if d.focus and d.kind is Kind.NEGOTIATION_ROUND]
    told = [d for d in drafts if not any(s.recalled for s in d.statements)] or drafts
    news = news or sorted(told, key=lambda d: min(s.sentence.index for s in d.statements))[:1]
    if not news:
        return
    sittings = [d for d in drafts if d.focus and d.kind is Kind.NEGOTIATION_ROUND]
    sittings = sittings or [d for d in news if d.kind is Kind.NEGOTIATION_ROUND]
    news.sort(key=lambda d: d.topic is not topic)
    spoken = [s.index for s, voices in heard if voices]
    early = set(spoken[:_VOICED])
    used = {s.sentence.index for d in drafts for s in d.statements}
    for sentence, voices in heard:
        if not voices or sentence.index in used:
            continue
        if sentence.index in recalled and not _said_before(sentence):
            continue
        officials = any(v.side is not None for v in voices) and not sentence.has("else")
        near = sentence.index <= (_FAR if officials else _LEAD) or sentence.has("this")
        near = near or (sentence.index in early and not _tells_otherwise(sentence))
        promise = _promised_just_before(drafts, sentence)
        if promise is not None:
            promise.statements.append(
                Statement(
                    kind=promise.kind, topic=promise.topic, sentence=sentence, voices=voices
                )
            )  # fmt: skip
            continue
        of_talks = sentence.has("talks") or (
            (sentence.index <= _REACH or near)
            and not _speaks_of_it(sentence)
            and sentence_kind(sentence) is None
        )
        if sittings and not is_foreign(sentence) and of_talks:
            sittings[0].statements.append(
                Statement(
                    kind=Kind.NEGOTIATION_ROUND, topic=Kind.NEGOTIATION_ROUND, sentence=sentence,
                    voices=voices,
                )
            )  # fmt: skip
            continue
        if is_foreign(sentence) or not (near or _speaks_of_it(sentence)):
            continue
        kind = sentence_kind(sentence)
        if not (
            sentence.has("captive")
            or sentence.has("captivity")
            or sentence.has("body")
            or sentence.has("noun", "repatriation")
        ):
            # "Russia has not confirmed the exchange": of whatever the news exchanged.
            kind = None
        fitting = _of_figure(drafts, sentence) or [
            d for d in news if kind is None or d.topic is kind
        ]
        if draft_is_promise(fitting):
            # What is said of one promise is said of all that were given that day.
            days = {d.days for d in fitting}
            fitting += [
                d for d in drafts
                if d.kind is Kind.COMMITMENT and d.days in days and d not in fitting
            ]  # fmt: skip
        for draft in fitting if draft_is_promise(fitting) else fitting[:1]:
            draft.statements.append(
                Statement(kind=draft.kind, topic=draft.topic, sentence=sentence, voices=voices)
            )


def _tells_otherwise(sentence: Sentence) -> bool:
    """Tell whether a sentence is of attacks, losses or another matter, not of the news."""
    other = any(sentence.has(cls) for cls in ("attack", "losses"))
    private = any(t.norm in _RELATIVES for t in sentence.tokens)
    return (other or private) and not _speaks_of_it(sentence)


def _said_before(sentence: Sentence) -> bool:
    """Tell whether only the saying was earlier: "Budanov had earlier said that …"."""
    return not sentence.dates and any(
        abs(r.first - m.last) <= 2 or abs(m.first - r.last) <= 2
        for r in sentence.all("recall")
        for m in sentence.all("speech")
    )


def _promised_just_before(drafts: Sequence[Draft], sentence: Sentence) -> Draft | None:
    """Return the undertaking that "he confirmed this figure" is said of; None where it is none."""
    if not sentence.has("this"):
        return None
    return next(
        (
            d for d in drafts
            if d.kind is Kind.COMMITMENT and any(
                s.sentence.paragraph == sentence.paragraph
                and sentence.index - s.sentence.index == 1 for s in d.statements
            )
        ),
        None,
    )  # fmt: skip


def _of_figure(drafts: Sequence[Draft], sentence: Sentence) -> list[Draft]:
    """Return the one event of the news whose figure a sentence repeats; empty for none or more."""
    told = {n.best for n in sentence.numerals if n.best is not None and n.best >= _TELLING}
    found = [
        d for d in drafts
        if d.focus and d.kind is not Kind.NEGOTIATION_ROUND and told & d.figures_known()
    ]  # fmt: skip
    return found if len(found) == 1 else []


def draft_is_promise(drafts: Sequence[Draft]) -> bool:
    """Tell whether the events are undertakings."""
    return bool(drafts) and drafts[0].kind is Kind.COMMITMENT


def _speaks_of_it(sentence: Sentence) -> bool:
    if sentence.has("talks") and not on_topic(sentence):
        return False
    return (
        on_topic(sentence)
        or (sentence.has("act") and sentence.has("people"))
        or sentence.has("part")
        or (sentence.has("refuse") and sentence.has("plan"))
    )
