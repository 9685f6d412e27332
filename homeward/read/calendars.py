"""Resolve the dates of a text against a publication date that may only be an interval."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from homeward.read.asides import find_asides
from homeward.read.date_owners import is_beside_talks, is_dateline, is_of_agreement, is_of_talks
from homeward.read.dates import DateExpression, Days, Form, absolute, resolve
from homeward.read.distances import (
    comma_between,
    distance,
    gap,
    is_of_saying,
    is_quoted,
    is_set_off,
    talks_told,
    tells_otherwise,
)
from homeward.read.lexicon import word_list
from homeward.read.sentences import Sentence

_DAY = dt.timedelta(days=1)
_PLANNED = frozenset({"tomorrow", "nextweek"})
_LONG = frozenset({"lastyear", "lastmonth", "thisyear"})
_VAGUE = frozenset({"thisyear"})
_WAR_REACH = 6
_FRESH_DAYS = 6
_HELD = 12
"""Words that a clause about talks may take up to its day, and talks before that clause."""
_PARTICIPLES = word_list("calendars_participles")
_BEGUN = 3
_LINE_SIGNS = frozenset(":.—–-")
_DATELINE_SIGNS = frozenset("-–—./:(")


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The days a statement names; ``weak`` when the time belongs to the saying, not the doing."""

    days: Days
    form: Form
    weak: bool = False
    recalled: bool = False


class Almanac:
    """The dates of one document: its publication interval and the day named last."""

    def __init__(self, published: Days | None, *, years: Iterable[int] = ()) -> None:
        self.published = published
        self._anchor: dt.date | None = None
        self._anchor_recalled = False
        self._line: tuple[int, Days] | None = None
        years = sorted(set(years))
        self._year = years[-1] if years else None
        self._era: tuple[int, dt.date] | None = None
        self._paragraph = 0

    @property
    def anchor(self) -> dt.date | None:
        """The day that the text named last; None where it has named none."""
        return self._anchor

    def of_the_news(self) -> When | None:
        """Return the day of publication as the time of what is told; None where it is open."""
        if self.published is None or self.published[0] != self.published[1]:
            return None
        return When(days=self.published, form=Form.RELATIVE)

    def sample(self) -> list[dt.date]:
        """Return publication days to try: all of a short interval, else its ends and months."""
        if self.published is None:
            return []
        first, last = self.published
        span = (last - first).days
        if span <= 31:
            return [first + _DAY * i for i in range(span + 1)]
        return [first + _DAY * i for i in range(0, span, 15)] + [last]

    def days(self, expression: DateExpression) -> Days | None:
        """Return the days an expression may mean whatever the publication day; None when open."""
        fixed = absolute(expression)
        if fixed is not None:
            return fixed
        then = self._in_era(expression)
        if then is not None:
            return then
        if self.published is None or (
            expression.form is Form.MONTH_DAY
            and self._year is not None
            and self.published[0] != self.published[1]
        ):
            if expression.form is Form.MONTH_DAY and self._year is not None:
                return resolve(expression, dt.date(self._year, 12, 31), None)
            if self.published is None:
                return None
        if (
            expression.form is Form.MONTH_DAY and self.published[0].year == self.published[1].year
        ) and ((self.published[1] - self.published[0]).days > 31):
            return resolve(expression, self.published[1], self._anchor)
        found = {resolve(expression, day, self._anchor) for day in self.sample()}
        found.discard(None)
        options = [days for days in found if days is not None]
        if not options:
            return None
        return min(d[0] for d in options), max(d[1] for d in options)

    def _in_era(self, expression: DateExpression) -> Days | None:
        """Return a day of the past year just named: "28 February 2022 … 29 March".

        None where no other year than the publication's was named in the paragraph before or here.
        """
        if self._era is None or expression.form is not Form.MONTH_DAY or expression.modifier:
            return None
        paragraph, begun = self._era
        if not 0 <= self._paragraph - paragraph <= 1:
            return None
        days = resolve(expression, dt.date(begun.year, 12, 31), None)
        return days if days is not None and days[0] >= begun else None

    def note(self, days: Days | None) -> None:
        """Remember the day that the text named last, for "the day before"."""
        if days is not None and days[0] == days[1]:
            self._anchor = days[0]

    def observe(self, sentence: Sentence, *, recalled: bool) -> None:
        """Take the last day that a sentence names as the one that "then" will mean."""
        for expression in sentence.dates:
            if expression.form is Form.FULL and not expression.since and self.published:
                named = absolute(expression)
                past = named is not None and named[0].year < self.published[0].year
                self._era = (sentence.paragraph, named[0]) if named and past else None
            if (
                expression.form
                in (
                    Form.FULL,
                    Form.MONTH_DAY,
                    Form.DAY,
                    Form.WEEKDAY,
                    Form.RELATIVE,
                    Form.AGO,
                )
                and expression.word not in _PLANNED
            ):
                self.note(self.days(expression))
                self._anchor_recalled = recalled

    def open_line(self, sentence: Sentence) -> None:
        """Remember the day that a line of a chronology opens with: "2 August: the largest …"."""
        self._paragraph = sentence.paragraph
        if not sentence.dates:
            return
        opening = sentence.dates[0]
        behind = sentence.tokens[opening.last + 1 : opening.last + 2]
        marked = not behind or behind[0].text in _LINE_SIGNS
        days = self.days(opening)
        if opening.first == 0 and marked and days is not None and days[0] == days[1]:
            self._line = (sentence.paragraph, days)

    def when(self, sentence: Sentence, *, near: int | None, talks: bool = False) -> When | None:
        """Return the time that a sentence gives to what stands at token ``near``.

        Times of a war's beginning, of a subordinate clause and after "since" do not count.
        """
        options: list[tuple[int, bool, DateExpression, Days]] = []
        before = self._anchor
        counted = near is not None and not sentence.dates
        if counted and self._line and self._line[0] == sentence.paragraph:
            return When(days=self._line[1], form=Form.MONTH_DAY)
        asides = find_asides(sentence)
        for expression in sentence.dates:
            if expression.since or expression.form is Form.YEAR:
                continue
            if not talks and sentence.is_framed(expression.first):
                continue
            if any(a.holds(expression.first) and not a.holds(near or 0) for a in asides):
                continue
            if expression.word in _VAGUE and len(sentence.numerals) > 0:
                # "for the second time this year" dates nothing that is counted
                continue
            if expression.word in _PLANNED or is_dateline(sentence, expression):
                continue
            if talks and is_beside_talks(sentence, expression):
                continue
            if not talks and expression.word == "samepost":
                # "In the same message he offered …": what is told there need not be of its day.
                continue
            days = self.days(expression)
            if days is None:
                continue
            self.note(days)
            if self._aside(sentence, expression, near, talks=talks):
                continue
            if not talks and (
                is_of_talks(sentence, expression)
                or is_of_agreement(sentence, expression, fresh=self._is_fresh(days))
            ):
                continue
            apart = gap(sentence, expression, near)
            if expression.last_day is not None:
                # A series told as one happened on its first day.
                days = (days[0], days[0])
            weak = self._weak(sentence, expression) or self._stamps(sentence, expression, days)
            options.append((apart, weak, expression, days))
        self._anchor = before
        if not options:
            silent = all(e.since or e.form is Form.YEAR for e in sentence.dates)
            if sentence.has("then") and before is not None and silent:
                return When(
                    days=(before, before), form=Form.RELATIVE, recalled=self._anchor_recalled
                )
            return None
        options.sort(key=lambda o: (o[1], o[3][0] != o[3][1], o[0]))
        _, weak, expression, days = options[0]
        return When(days=days, form=expression.form, weak=weak)

    def _is_fresh(self, days: Days) -> bool:
        """Tell whether days lie at the publication rather than weeks before it."""
        return self.published is not None and (self.published[1] - days[0]).days <= _FRESH_DAYS

    def _aside(
        self, sentence: Sentence, expression: DateExpression, near: int | None, *, talks: bool
    ) -> bool:
        """Tell whether a date stands in a clause about something else."""
        behind = [t.norm for t in sentence.tokens[expression.last + 1 : expression.last + 2]]
        if behind and behind[0] in _PARTICIPLES:
            # "7 Haziran'da yaşanan tartışma" is another matter than the exchange.
            at = expression.last + 2
            if not any(
                sentence.between(cls, at, at + 2) for cls in ("noun", "talks", "body", "captive")
            ):
                return True
        for mark in sentence.all("begun"):
            if 0 < expression.first - mark.last <= _BEGUN and len(sentence.dates) > 1:
                # "The exchange that began on Monday went on today."
                return True
        recent = expression.form in (Form.WEEKDAY, Form.RELATIVE) and expression.word not in _LONG
        for mark in () if recent else sentence.all("war"):
            deeds = any(mark.last < a.first < expression.first for a in sentence.all("act"))
            reach = _WAR_REACH if deeds else 2 * _WAR_REACH
            if mark.last < expression.first <= mark.last + reach and not comma_between(
                sentence, mark.last, expression.first
            ):
                return True
        for mark in sentence.all("sub"):
            if tells_otherwise(sentence, mark, expression):
                return True
            if mark.first < expression.first and sentence.tokens[mark.first - 1].text == ",":
                end = next(
                    (
                        i
                        for i in range(mark.first, len(sentence.tokens))
                        if sentence.tokens[i].text in ",;"
                    ),
                    len(sentence.tokens),
                )
                told = sentence.between("noun", mark.first - 3, mark.first - 1)
                told += talks_told(sentence, mark) if talks else []
                held = talks and bool(sentence.between("met", mark.first, expression.first))
                if told and expression.first - mark.first <= (_HELD if held else 7 if talks else 4):
                    # "the latest transfer, which was on November 20"
                    continue
                if expression.last < end and not (near is not None and mark.first < near < end):
                    return True
        return False

    def _stamps(self, sentence: Sentence, expression: DateExpression, days: Days) -> bool:
        """Tell whether the publication's own day only opens the report: "July 7 - Russia …"."""
        behind = sentence.tokens[expression.last + 1 : expression.last + 2]
        stamped = bool(behind) and behind[0].text in _DATELINE_SIGNS
        return expression.first == 0 and stamped and days == self.published

    def is_weak(self, sentence: Sentence, expression: DateExpression) -> bool:
        """Tell whether a date is that of the saying rather than of the doing."""
        return self._weak(sentence, expression)

    def _weak(self, sentence: Sentence, expression: DateExpression) -> bool:
        """Tell whether a date is nearer to a verb of saying than to one of doing."""
        if distance(expression, sentence.all("agree")) <= 1:
            # "the delegations 'agreed today to exchange 314 prisoners'"
            return False
        if expression.word == "today" and is_quoted(sentence, expression):
            # What a speaker calls today need not be the day of the report.
            return True
        if is_of_saying(sentence, expression):
            return True
        speech = distance(
            expression,
            [m for m in sentence.all("speech") if not is_set_off(sentence, expression, m)],
        )
        doing = distance(
            expression, [m for cls in ("act", "noun", "met", "talks") for m in sentence.all(cls)]
        )
        return speech <= 2 and speech < doing
