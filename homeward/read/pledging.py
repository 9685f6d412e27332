"""Part the undertakings of one document: what was agreed in June, and what is offered today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from homeward.model import Direction, Kind
from homeward.read.dates import Days, Form
from homeward.read.drafts import Draft
from homeward.read.sentences import Sentence
from homeward.read.statements import Statement
from homeward.read.tense import Mood

_SAME_DAYS = 1
"""Days between an agreement and its report."""
_ONE_MATTER_DAYS = 7
"""Days within which the same numbers mean the same undertaking."""
_REPORTED_DAYS = 3
"""Days between a round and the report of what was agreed there."""
_BESIDE = 2
_LATELY = 2
"""Sentences behind a round that still speak of what it brought."""


@dataclass(slots=True)
class Pledge:
    """The statements of one undertaking, with the day they name for its making."""

    topic: Kind
    statements: list[Statement] = field(default_factory=list)
    days: Days | None = None
    sure: bool = False
    """Whether the day stands right at the word of agreeing: "agreed on Thursday"."""

    def figures(self) -> dict[Direction, set[int]]:
        """Return the numbers told for each direction."""
        found: dict[Direction, set[int]] = {}
        for statement in self.statements:
            for way, count in statement.counts.items():
                if count.best is not None:
                    found.setdefault(way, set()).add(count.best)
        return found


def part_undertakings(statements: Sequence[Statement], rounds: Sequence[Draft]) -> list[Pledge]:
    """Return the undertakings told of, for the dead and for captives, in the order told.

    One of another day is another one; one without a day is that of the same numbers, or the
    one told last.
    """
    found: list[Pledge] = []
    for topic in (Kind.BODY_REPATRIATION, Kind.PRISONER_EXCHANGE):
        pledges: list[Pledge] = []
        for statement in (s for s in statements if s.topic is topic):
            days = _own_days(statement, rounds)
            pledge = _meant(pledges, statement, days)
            if pledge is None:
                pledge = Pledge(topic)
                pledges.append(pledge)
            pledge.statements.append(statement)
            if statement.when is not None and _is_day_of_agreeing(statement):
                pledge.days, pledge.sure = statement.when.days, True
            pledge.days = pledge.days or days
        found += pledges
    return found


def _own_days(statement: Statement, rounds: Sequence[Draft]) -> Days | None:
    """Return the day that a statement names itself, or that of the round it tells of."""
    for draft in rounds:
        if draft.days is not None and any(s.sentence is statement.sentence
                                          for s in draft.statements):  # fmt: skip
            return draft.days
    when = statement.when
    if when is not None and not when.weak and when.days[0] == when.days[1]:
        return when.days
    if when is None and not statement.recalled and not statement.sentence.has("offer"):
        # What the news of a round says without a day was agreed at that round.
        return next((d.days for d in rounds if d.focus and d.days is not None), None)
    return None


def _is_day_of_agreeing(statement: Statement) -> bool:
    """Tell whether a day stands right at the word of agreeing: "agreed today to exchange"."""
    sentence, when = statement.sentence, statement.when
    exact = when is not None and when.days[0] == when.days[1] and not statement.recalled
    return exact and any(
        0 < date.first - mark.last <= _BESIDE
        for date in sentence.dates if date.form in (Form.WEEKDAY, Form.RELATIVE)
        for mark in sentence.all("agree")
    )  # fmt: skip


def _meant(pledges: Sequence[Pledge], statement: Statement, days: Days | None) -> Pledge | None:
    """Return the undertaking that a statement goes on about; None for one told anew."""
    own = {way: c.best for way, c in statement.counts.items() if c.best is not None}
    for pledge in pledges:
        same = any(best in pledge.figures().get(way, ()) for way, best in own.items())
        apart = _apart(pledge.days, days)
        if same and (apart is None or apart <= _ONE_MATTER_DAYS):
            return pledge
    for pledge in reversed(pledges):
        apart = _apart(pledge.days, days)
        if apart is not None:
            if apart <= _SAME_DAYS:
                return pledge
            continue
        if _is_other(pledge, own, statement):
            continue
        return pledge
    return None


def _is_other(pledge: Pledge, own: dict[Direction, int], statement: Statement) -> bool:
    """Tell whether other numbers are offered than were agreed: 3,000 more beside 6,000 each."""
    known = pledge.figures()
    differs = any(known.get(way) and best not in known[way] for way, best in own.items())
    if not differs:
        return False
    offers = statement.sentence.has("offer")
    return offers is not any(s.sentence.has("offer") for s in pledge.statements)


def _apart(first: Days | None, second: Days | None) -> int | None:
    """Return how many days lie between two days; None where one is not known."""
    if first is None or second is None:
        return None
    if first[0] <= second[1] and second[0] <= first[1]:
        return 0
    return min(abs((first[0] - second[0]).days), abs((first[1] - second[0]).days))


def _announces(own: Days, draft: Draft) -> bool:
    """Tell whether a day is that of a round, or of the report of what it brought."""
    return draft.days is not None and (
        _apart(draft.days, own) == 0 or 0 <= (own[0] - draft.days[1]).days <= _REPORTED_DAYS
    )


def round_meant(pledge: Pledge, rounds: Sequence[Draft], *, beside_another: bool) -> Draft | None:
    """Return the round at which something was agreed: of the same sentence, the one just told.

    Else the latest; None where the undertaking has another day of its own.
    """
    statements, own = pledge.statements, pledge.days
    if pledge.sure:
        return next((d for d in rounds if d.days is not None and _apart(d.days, own) == 0), None)
    dated = [d for d in rounds if d.days is not None]
    for draft in dated:
        if any(s.sentence is t.sentence for s in draft.statements for t in statements):
            return draft
    if own is not None:
        return next((d for d in reversed(dated) if _announces(own, d)), None)
    first = min(s.sentence.index for s in statements)
    near = [
        (first - t.sentence.index, i)
        for i, d in enumerate(dated) for t in d.statements
        if 0 < first - t.sentence.index <= _LATELY
        and t.sentence.paragraph == statements[0].sentence.paragraph
    ]  # fmt: skip
    if near:
        return dated[min(near)[1]]
    if beside_another:
        # What is offered beside an agreement need not be of the latest round.
        return None
    return max(dated, key=lambda d: d.days[0].toordinal() if d.days else 0) if dated else None


def pledged_before(told: Statement | None, sentence: Sentence, mood: Mood) -> Kind | None:
    """Return what was undertaken just before, where a sentence only gives the numbers of it.

    As in: They agreed to swap the wounded. Medinsky put the number at 1,000 from each side.
    Not so where the sentence has a deed or a day of its own.
    """
    if told is None or not sentence.has("each") or sentence.dates or sentence.has("noun"):
        return None
    near = sentence.index - told.sentence.index == 1
    same = sentence.paragraph == told.sentence.paragraph
    if not near or not same or told.counts or mood.done or mood.refused or sentence.has("act"):
        return None
    return told.topic


def only_announces(undertaken: Draft, transfers: Sequence[Draft]) -> bool:
    """Tell whether words about the future only foretold the news: "would exchange 50 each".

    Not so where something was agreed or offered, or where the numbers are others' and no day is
    named.
    """
    if any(s.sentence.has("agree") or s.sentence.has("offer") for s in undertaken.statements):
        return False
    return any(
        d.focus and d.topic is undertaken.topic and (
            d.counts == undertaken.counts
            or (d.days is not None and d.days == undertaken.days)
        )
        for d in transfers
    )  # fmt: skip
