"""Find the sittings of negotiators that were held, and undertakings without numbers."""

from __future__ import annotations

from collections.abc import Sequence

from homeward.model import Kind
from homeward.read.calendars import Almanac, When
from homeward.read.encounters import (
    agreed_there,
    both_named,
    first_time,
    of_leaders,
    sat_together,
    their_holding,
    with_them,
)
from homeward.read.lasting import ends_later, first_day
from homeward.read.lexicon import Mark, ordinals, word_list
from homeward.read.sentences import Sentence
from homeward.read.sittings import days_apart, exact_days, further_rounds, is_ordinal
from homeward.read.statements import Statement
from homeward.read.topics import is_foreign
from homeward.read.voices import Voice

_AFTER = word_list("rounds_after")
_SETTING = word_list("rounds_setting")
_RANKED = word_list("rounds_ranked")
_TIMES = word_list("sittings_times")
_SINCE = frozenset({"since"})
_REACH = 8
_HELD = 18
_OPENED = 2
"""Words between a colon and the first of the days that it opens."""
_CLAUSE = 17
"""Words between a sitting and its day at most."""


def talks_of(sentence: Sentence) -> list[Mark]:
    """Return the words for a sitting of negotiators, a bare "meeting" only with delegates."""
    marks = [m for m in sentence.all("talks") if m.value == "talks"]
    rounds = sentence.all("talks", "round")
    meetings = sentence.all("talks", "meeting")
    if sentence.has("delegates"):
        meetings += sentence.all("talks", "meetverb")
    if marks or sentence.has("delegates"):
        return sorted(marks + rounds + meetings, key=lambda m: m.first)
    return sorted(marks + rounds, key=lambda m: m.first) if rounds else meetings


def round_number(sentence: Sentence, talks: Sequence[Mark], language: str) -> int | None:
    """Return the number of a round: "second round", "2-й раунд", "третій раунд"."""
    numbers = ordinals(language)
    for mark in sentence.all("talks", "round"):
        for i in (mark.first - 1, mark.first - 2, mark.first - 3, mark.last + 1):
            if 0 <= i < len(sentence.tokens):
                token = sentence.tokens[i]
                if token.norm in numbers:
                    if i < mark.first and not is_ordinal(token.norm, language):
                        # "two rounds" are no second one
                        break
                    return numbers[token.norm]
                if token.text.isdigit() and int(token.text) < 20 and i == mark.first - 3:
                    return int(token.text)
    return None


def read_round(
    sentence: Sentence,
    voices: Sequence[Voice],
    *,
    almanac: Almanac,
    language: str,
    venue: bool,
    about_talks: bool,
    recalled: bool,
    going_on: bool = False,
    abroad: bool = False,
) -> Statement | None:
    """Return the round that a sentence tells of as held; None where it tells of none.

    ``venue`` says whether the sentence names a place where negotiators met, ``going_on``
    whether the sentence before told of a round, ``abroad`` whether the place lies in neither
    country.
    """
    talks = talks_of(sentence)
    gathers = sentence.has("delegates") or (about_talks and venue and bool(sentence.dates))
    if not talks and gathers and sentence.has("meet"):
        talks = sentence.all("meet")[:1]
    if (
        not talks
        and about_talks
        and sentence.has("met")
        and sentence.has("delegates")
        and sentence.dates
    ):
        talks = sentence.all("met")[:1]
    settled: list[Mark] = []
    counted = any(sentence.has(cls) for cls in ("people", "captive", "body", "dead"))
    sat = bool(sentence.dates) or sentence.has("met")
    if not talks and venue and not counted and sat and both_named(sentence):
        # "Envoys of Kyiv and Moscow talked on Belarusian soil on Monday."
        talks = [*sentence.all("delegates"), *sentence.all("meet")][:1]
    if not talks and venue and not sentence.numerals and sentence.dates and with_them(sentence):
        talks = [*sentence.all("meet"), *sentence.all("met")][:1]
    if not talks and sentence.has("meet") and (venue or sentence.dates) and sat_together(sentence):
        talks = sentence.all("meet")[:1]
    if not talks and going_on and not counted and sentence.dates:
        talks = their_holding(sentence)
    if not talks and venue and agreed_there(sentence):
        # "On 2 June in Istanbul the delegations agreed on a swap."
        talks = settled = sentence.all("agree")[:1]
    if not talks or is_foreign(sentence):
        return None
    bare = all(t.value in {"meeting", "meetverb"} for t in talks)
    ours = both_named(sentence) or sat_together(sentence)
    ours = ours or (sentence.has("meet") and with_them(sentence))
    if bare and (
        not (about_talks or abroad or sentence.has("delegates") or ours)
        or not (about_talks or abroad or sentence.has("met") or not _is_setting(sentence, talks[0]))
    ):
        # Families meet too, and so do councils.
        return None
    ahead = {p.last + 1 for p in sentence.all("plan")}
    if language == "tr" and any(t.first in ahead for t in talks):
        # "İstanbul'da yapılacak görüşmeler" are still to be held.
        return None
    titles = {d.first for d in sentence.all("delegates")}
    titled = all(t.value == "talks" and {t.last, t.last + 1} & titles for t in talks)
    if titled and language in {"en", "tr"} and not sentence.has("met"):
        # "the head of the negotiating team" holds no talks.
        return None
    if of_leaders(sentence, talks):
        return None
    near = talks[0]
    plans = [m for m in sentence.all("plan") if abs(m.first - near.first) <= _REACH]
    # "bir araya gelecek" is still to come
    met = [
        m for m in sentence.all("met")
        if not any(p.first <= m.last and m.first <= p.last for p in sentence.all("plan"))
    ]  # fmt: skip
    met += settled
    number = round_number(sentence, talks, language) or first_time(sentence, met)
    when = almanac.when(sentence, near=near.first, talks=True)
    apart = days_apart(sentence, near, almanac=almanac)
    held = [
        m for m in met
        if any(
            abs(m.first - t.first) <= _HELD
            and not _is_parted(sentence, min(m.first, t.first), max(m.first, t.first))
            for t in talks
        )
    ]  # fmt: skip
    if when is not None and not _date_near(sentence, [*talks, *held]):
        when = None
    if when is None and ends_later(sentence) and not recalled and not plans:
        when = almanac.of_the_news()
    if number is not None and when is not None and _has_other_day(sentence, when, almanac):
        number = None
    if when is not None and when.days[0] == when.days[1]:
        when = first_day(sentence, when, almanac=almanac)
    if when is not None and when.weak and not venue and not (met and about_talks):
        when = None
    beside = when is not None and (_date_beside(sentence, talks) or _dated_clause(sentence, talks))
    done = sentence.has("noun") or (counted and sentence.has("act"))
    setting = _is_setting(sentence, near) and not settled
    if setting and not beside and done and number is None:
        # "the exchange agreed at the Istanbul meeting has begun on Monday"
        return None
    framed = beside and venue and _is_setting(sentence, near)
    if (
        ((plans or sentence.has("refuse") or (recalled and not beside)) and not met)
        and (not (beside and venue) or plans)
        and not framed
    ):
        return None
    if len(exact_days(sentence, almanac=almanac)) < 2 and any(
        t.norm in _TIMES
        and not (i and is_ordinal(sentence.tokens[i - 1].norm, language))
        and not (i and sentence.tokens[i - 1].norm in _RANKED)
        for i, t in enumerate(sentence.tokens)
    ):
        return None
    parted = any(_is_parted(sentence, near.last, d.first) for d in sentence.dates)
    if done and when is None and number is None and parted and not sentence.has("delegates"):
        # As in: the talks bore fruit; an exchange was completed on Wednesday.
        return None
    if apart is not None:
        when, beside, recalled = apart, True, True
    led = {t.norm for t in sentence.tokens[max(0, near.first - 4) : near.first]} & _AFTER
    vague = when is None or when.days[0] != when.days[1]
    if led & _SINCE and vague and number is None:
        # "the first transfer since the talks ended in June"
        return None
    if led and not met and not beside:
        if number is None:
            return None
        recalled = True
    definite = when is not None or number is not None or venue
    if not definite and not (met and (sentence.has("delegates") or about_talks)):
        return None
    known = (number is not None or (recalled and beside and about_talks)) and when is not None
    if not met and not (venue or known or sentence.has("delegates")):
        return None
    return Statement(
        kind=Kind.NEGOTIATION_ROUND, topic=Kind.NEGOTIATION_ROUND, sentence=sentence,
        voices=list(voices), when=when, recalled=recalled, round=number,
    )  # fmt: skip


def _has_other_day(sentence: Sentence, when: When, almanac: Almanac) -> bool:
    """Tell whether a numbered round has a day of its own: "…, after the third round on July 23"."""
    for mark in sentence.all("talks", "round"):
        behind = [d for d in sentence.dates if 0 < d.first - mark.last <= _REACH]
        if behind and not any(d.last < mark.first and mark.first - d.last <= 3
                              for d in sentence.dates):  # fmt: skip
            days = almanac.days(behind[0])
            return days is not None and days[0] == days[1] and days[0] != when.days[0]
    return False


def _is_setting(sentence: Sentence, talks: Mark) -> bool:
    """Tell whether talks are where something else was said: "at Monday's talks in Istanbul"."""
    before = sentence.tokens[max(0, talks.first - 4) : talks.first]
    return any(t.norm in _SETTING for t in before)


def read_further_rounds(
    sentence: Sentence, told: Statement, *, almanac: Almanac, language: str
) -> list[Statement]:
    """Return the other rounds of a sentence: "… on June 2, after a first meeting on May 16"."""
    talks = [*talks_of(sentence), *sentence.all("talks", "round")]
    return further_rounds(sentence, told, talks, almanac=almanac, language=language)


def _date_near(sentence: Sentence, marks: Sequence[Mark]) -> bool:
    """Tell whether a date stands within a clause's reach of the talks or of their being held."""
    return any(
        (abs(d.first - m.last) <= _CLAUSE or abs(m.first - d.last) <= _CLAUSE)
        and not _is_parted(sentence, m.last, d.first)
        for d in sentence.dates
        for m in marks
    )


def _is_parted(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether a colon or semicolon parts two tokens.

    Not that of "at 8:37 p.m." nor of "met three times: on 28 February …".
    """
    tokens = sentence.tokens
    return any(
        tokens[i].text == ";"
        or (
            tokens[i].text == ":"
            and tokens[i].end < tokens[i + 1].start
            and not any(0 < d.first - i <= _OPENED for d in sentence.dates)
        )
        for i in range(first, min(last, len(tokens) - 1))
    )


def _dated_clause(sentence: Sentence, talks: Sequence[Mark]) -> bool:
    """Tell whether a clause dates the talks: "the third meeting (it was held on July 23)"."""
    return any(
        0 < m.first - t.last <= _REACH and 0 < d.first - m.last <= _OPENED
        for t in talks for m in sentence.all("met") for d in sentence.dates
    )  # fmt: skip


def _date_beside(sentence: Sentence, talks: Sequence[Mark]) -> bool:
    """Tell whether a date stands right at the word for talks."""
    return any(
        abs(d.first - m.last) <= 4 or abs(m.first - d.last) <= 4
        for d in sentence.dates
        for m in talks
    )
