"""Statements: what one sentence asserts about handovers, exchanges and undertakings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from homeward.model import Count, Direction, Kind, Side
from homeward.read.calendars import Almanac, When
from homeward.read.directions import (
    away_from,
    clause_bounds,
    directions,
    governing_act,
    likely_directions,
)
from homeward.read.heads import Tally, tally
from homeward.read.lexicon import Mark, word_list
from homeward.read.paragraphs import Standing
from homeward.read.sentences import Sentence
from homeward.read.tense import Mood, mood_of
from homeward.read.tokens import TokenKind
from homeward.read.voices import Voice


class Modality(StrEnum):
    """Whether the thing was done, undertaken, or neither."""

    DONE = "done"
    AGREED = "agreed"
    OTHER = "other"


@dataclass(slots=True, kw_only=True)
class Statement:
    """What one sentence says about one happening.

    ``topic`` is the kind of what is handed over, also for a commitment; ``when`` is None where
    the sentence names no time of its own.
    """

    kind: Kind
    topic: Kind
    sentence: Sentence
    voices: list[Voice] = field(default_factory=list)
    counts: dict[Direction, Count] = field(default_factory=dict)
    when: When | None = None
    recalled: bool = False
    another: bool = False
    round: int | None = None
    parts: list[tuple[Tally, frozenset[Direction]]] = field(default_factory=list)
    undirected: list[Count] = field(default_factory=list)
    symmetric: bool = False
    likely: frozenset[Direction] = frozenset()
    """Directions that only the speaker's side tells, not the words about the handover."""
    extra: bool = False
    """Whether it adds to an exchange told before: "in addition, 22 wounded were handed over"."""
    formula: bool = False
    """Whether the numbers are the "1000 for 1000" of a deal rather than a count of people."""


_JOINS = word_list("statements_joins")
_SPOTS = frozenset({"place", "point", "site", "spot", "date", "location", "місце", "место"})
_NONE = frozenset({"no", "without", "жодного", "жодної", "никакого", "нет", "немає", "hiçbir"})
_FRAMES = word_list("statements_frames")
_PRONOUNS = frozenset({"it", "they", "he", "she", "had", "has"})
_COUNTING = frozenset(
    {"number", "figure", "apiece", "кількість", "число", "sayısı", "своїх", "своих"}
)
_FIRST = ("first", "largest", "biggest", "перш", "перв", "ilk", "найбільш", "крупн")
_ALREADY = frozenset({"already", "уже", "вже", "artik"})
"""Before a number these make it a running total: "already 4,349 freed"."""


def sentence_kind(sentence: Sentence) -> Kind | None:
    """Return whether a sentence speaks of bodies or of captives; None for neither or both."""
    remains = sentence.has("body") or sentence.has("bodysign")
    body = remains or sentence.has("dead") or sentence.has("noun", "repatriation")
    held = sentence.has("captive") or sentence.has("captivity")
    captive = held or sentence.has("act", "free") or sentence.has("noun", "exchange")
    if remains and not held:
        return Kind.BODY_REPATRIATION
    if body and not captive:
        return Kind.BODY_REPATRIATION
    if captive and not body:
        return Kind.PRISONER_EXCHANGE
    return None


def _names_captives(sentence: Sentence) -> bool:
    """Tell whether a sentence names captives: "the exchange" alone may be of bodies."""
    return sentence.has("captive") or sentence.has("captivity")


def on_topic(sentence: Sentence) -> bool:
    """Tell whether a sentence names the dead, captives, an exchange or a handover at all."""
    return any(
        sentence.has(cls) for cls in ("body", "dead", "captive", "captivity", "noun")
    ) or sentence.has("act", "exchange")


def tells_plainly(sentence: Sentence) -> bool:
    """Tell whether a side itself did something to the dead or captives: "Ukraine has received …".

    Such a sentence tells of one handover even without number or day.
    """
    if any(sentence.has(cls) for cls in ("generic", "plan", "refuse", "cumul")):
        return False
    if any(date.since for date in sentence.dates):
        return False
    things = [m for cls in ("body", "captive", "dead") for m in sentence.all(cls)]
    sides = sentence.all("side")
    return any(
        any(0 < act.first - side.last <= 3 for side in sides)
        and any(0 < thing.first - act.last <= 8 for thing in things)
        for act in sentence.all("act")
        if act.value in {"give", "receive", "exchange", "free"}
    )


def is_foreign(sentence: Sentence) -> bool:
    """Tell whether a sentence speaks of another war: its parties are named and ours are not."""
    return sentence.has("foreign") and not (
        sentence.has("side") or sentence.has("national") or sentence.has("adj")
    )


@dataclass(slots=True, kw_only=True)
class Reader:
    """Read the statements of transfers out of one document's sentences."""

    language: str
    almanac: Almanac
    topic: Kind | None
    told: Statement | None = None
    """The last handover told with numbers, for "and Ukraine received as many"."""

    def transfers(
        self, sentence: Sentence, voices: Sequence[Voice], *, recalled: bool
    ) -> list[Statement]:
        """Return what a sentence says was handed over, exchanged or undertaken."""
        if is_foreign(sentence):
            return []
        mood = mood_of(sentence, language=self.language)
        tallies = self._tallies(sentence)
        kind = sentence_kind(sentence)
        if (
            kind is Kind.PRISONER_EXCHANGE
            and self.topic is not None
            and not _names_captives(sentence)
        ):
            kind = self.topic
        if kind is None and sentence.has("noun", "operation"):
            kind = self.topic
        found: dict[tuple[Kind, Modality], Statement] = {}
        speaker = next((v.side for v in voices if v.side in (Side.UKRAINE, Side.RUSSIA)), None)
        previous = self._answered(sentence)
        since = any(date.since for date in sentence.dates)
        cumulative = (sentence.has("cumul") or since) and not sentence.has("superlative")
        for item in tallies:
            topic = item.kind or kind or self._nearest_kind(sentence, item) or self.topic
            if topic is None or item.child:
                continue
            modality = self._modality(sentence, item, mood)
            if modality is Modality.OTHER:
                continue
            if item.numeral.weak and not any(s.counts or s.undirected for s in found.values()):
                # "one body", "one person" are turns of speech; "and one civilian" counts.
                continue
            if (cumulative and _is_cumulative(sentence, item)) or (
                sentence.has("losses") and not (sentence.has("body") and mood.done)
            ):
                continue
            if _is_mutual(sentence, item):
                continue
            ways = frozenset[Direction]()
            if item.civilian and item.nation is None and previous is not None:
                # "185 soldiers and 20 civilians": they went the way of those before them.
                ways = frozenset({previous}) if _is_joined(sentence, item) else ways
            ways = ways or directions(
                sentence, item, language=self.language, speaker=speaker, previous=previous
            )
            likely = frozenset[Direction]()
            if not ways and modality is Modality.DONE:
                likely = ways = likely_directions(
                    sentence, item, speaker=None if self._theirs(topic, speaker) else speaker
                )
            elif not ways and speaker is not None and sentence.has("offer"):
                # Who offers gives: what Moscow says it offered would go to Ukraine.
                likely = ways = frozenset({away_from(speaker)})
            statement = found.get((topic, modality))
            if statement is None:
                statement = found[topic, modality] = self._start(
                    sentence, voices, topic, modality, item, recalled
                )
            self._add(statement, item, ways, sentence)
            statement.likely |= likely
            if len(ways) == 1:
                previous = next(iter(ways))
        self._equal(sentence, found)
        self._opposed(sentence, found)
        if sentence.has("equal") and not any(s.counts for s in found.values()):
            self._answer(sentence)
        for statement in found.values():
            if statement.kind is statement.topic and statement.counts:
                self.told = statement
        if not found and kind is None and mood.done:
            kind = self._kind_beside(sentence, mood.done[0])
        living = self.topic is Kind.PRISONER_EXCHANGE and sentence.has("people")
        if kind is None and living and mood.done and sentence.dates:
            kind = self.topic
        if not found and kind is not None:
            bare = self._bare(sentence, voices, kind, mood, recalled)
            if bare is not None:
                found[kind, Modality.DONE] = bare
        return list(found.values())

    @staticmethod
    def _theirs(topic: Kind, speaker: Side | None) -> bool:
        """Tell whether the speaker's side says nothing: Russia speaks mostly of Ukraine's dead."""
        return topic is Kind.BODY_REPATRIATION and speaker is Side.RUSSIA

    def _tallies(self, sentence: Sentence) -> list[Tally]:
        """Return what the numerals of a sentence count, those that count people only."""
        kept: list[Tally] = []
        for numeral in sentence.numerals:
            item = tally(sentence, numeral)
            if _is_listed(sentence, item):
                continue
            if numeral.weak and not (item.headed and item.last - numeral.last <= 2):
                continue
            before = sentence.tokens[numeral.first - 1].norm if numeral.first else ""
            if before in _ALREADY:
                continue
            if any(m.first <= numeral.first <= m.last for m in sentence.all("each")):
                continue
            if not item.headed and not self._bare_counts(sentence, item):
                continue
            kept.append(item)
        return kept

    def _bare_counts(self, sentence: Sentence, item: Tally) -> bool:
        """Tell whether a number without a noun still counts people.

        "took 27 of its own", "1,200 more", "the 205 who came back", "Ukrayna'ya bin",
        "205 from each side", "50 на 50".
        """
        tokens = sentence.tokens
        first, last = item.numeral.first, item.numeral.last
        if sentence.has("people", "child"):
            return False
        if item.own or item.numeral.partner is not None:
            return True
        if not on_topic(sentence) and self.topic is None:
            return False
        near = range(max(0, first - 3), first)
        if any(m.last in near for m in sentence.all("act")):
            return True
        if any(m.first - 3 <= last <= m.last + 2 for m in sentence.all("another")) and sentence.has(
            "act"
        ):
            return True
        if any(
            m.first in (last + 1, last + 2) for m in [*sentence.all("each"), *sentence.all("part")]
        ):
            return True
        if any(m.first == m.last == first - 1 for m in sentence.all("each")):
            return True
        if any(
            m.last in (first - 1, first - 2) for m in [*sentence.all("to"), *sentence.all("side")]
        ):
            dashed = first > 0 and tokens[first - 1].text in "–—"
            return (dashed or sentence.has("act")) and len(sentence.numerals) > 1
        if (
            any(m.first in (last + 1, last + 2) for m in sentence.all("act"))
            and first > 0
            and (
                tokens[first - 1].norm in {"the", "other", "all", "first"}
                or (
                    tokens[first - 1].norm in {"and", "та", "і", "и", "ve"}
                    and len(sentence.numerals) > 1
                )
            )
        ):
            return True
        adjective = [m for m in sentence.all("adj") if m.first == last + 1]
        if adjective and on_topic(sentence):
            behind = adjective[0].last + 1
            if behind >= len(tokens) or tokens[behind].kind is TokenKind.SIGN:
                return True
        if any(m.last in (first - 1, first - 2) for m in sentence.all("us")):
            return True
        opening = first == 0 or tokens[first - 1].text in ":,;"
        if opening and any(m.first == last + 1 for m in sentence.all("act")):
            return True
        following = tokens[last + 1].norm if last + 1 < len(tokens) else ""
        if following in {"–", "—"} and len(sentence.numerals) > 1:
            return any(m.first in (last + 2, last + 3) for m in sentence.all("side"))
        return following in {
            "that",
            "whom",
            "which",
            "що",
            "что",
            "who",
            "men",
            "were",
            "people",
            "які",
            "которые",
        } and sentence.has("act")

    def _nearest_kind(self, sentence: Sentence, item: Tally) -> Kind | None:
        """Return the kind of the dead or captive word nearest to a number, in its clause."""
        first, last = clause_bounds(sentence, item.numeral.first)
        options = [
            (min(abs(m.first - item.numeral.first), abs(m.last - item.numeral.first)), kind)
            for cls, kind in (
                ("body", Kind.BODY_REPATRIATION),
                ("dead", Kind.BODY_REPATRIATION),
                ("captive", Kind.PRISONER_EXCHANGE),
                ("captivity", Kind.PRISONER_EXCHANGE),
            )
            for m in sentence.all(cls)
            if first <= m.first <= last
        ]
        return min(options, key=lambda option: option[0])[1] if options else None

    @staticmethod
    def _kind_beside(sentence: Sentence, act: Mark) -> Kind | None:
        """Return the kind of what stands nearest behind a verb: "received its dead, …"."""
        behind = [
            (m.first, kind)
            for cls, kind in (
                ("body", Kind.BODY_REPATRIATION),
                ("dead", Kind.BODY_REPATRIATION),
                ("captive", Kind.PRISONER_EXCHANGE),
            )
            for m in sentence.all(cls)
            if 0 < m.first - act.last <= 8
        ]
        return min(behind)[1] if behind else None

    def _modality(self, sentence: Sentence, item: Tally, mood: Mood) -> Modality:
        """Tell whether a counted transfer was done, undertaken, or is only spoken of."""
        act = governing_act(sentence, item)
        at = item.numeral.first
        first, last = clause_bounds(sentence, at)
        if act is not None and act in mood.negated:
            return Modality.OTHER
        if any(
            0 < m.first - item.last <= 3 and m.first > 0
            and sentence.tokens[m.first - 1].norm in _PRONOUNS
            for m in mood.agreed
        ):  # fmt: skip
            # "the 6,000 soldiers it promised"
            return Modality.AGREED
        agreed = [m for m in mood.agreed if first <= m.first <= last or m.last < at]
        if act is not None and act in mood.done:
            later_agree = [m for m in agreed if m.first > act.last]
            if (
                not agreed
                or later_agree
                or act.first < agreed[0].first
                or self._under(sentence, agreed[-1])
            ):
                return Modality.DONE
            return (
                Modality.DONE
                if mood.done_before(agreed[0])
                else (Modality.AGREED if act in mood.nominal else Modality.DONE)
            )
        if mood.refused and not agreed:
            return Modality.OTHER
        if agreed and not all(self._under(sentence, m) for m in agreed):
            return Modality.AGREED if not mood.refused else Modality.OTHER
        if act is not None and act in mood.planned:
            return Modality.AGREED if act in mood.firm else Modality.OTHER
        if mood.planned_only and act is None and sentence.has("firm") and self.language != "en":
            # "сторони обміняються": a future tense that is its own verb.
            return Modality.AGREED
        if mood.planned_only and act is None and sentence.has("firm") and sentence.has("each"):
            return Modality.AGREED
        if mood.planned_only:
            return Modality.AGREED if mood.firm and act in mood.firm else Modality.OTHER
        if act is not None or sentence.has("noun") or sentence.has("us"):
            return Modality.DONE
        if sentence.has("to") and item.kind is not None:
            return Modality.DONE
        if sentence.has("speech") and any(t.norm in _COUNTING for t in sentence.tokens):
            # "Moscow put the number at 195 apiece"
            return Modality.DONE
        if sentence.standing is not Standing.BODY and item.kind is not None:
            return Modality.DONE
        return Modality.OTHER

    def _under(self, sentence: Sentence, mark: Mark) -> bool:
        """Tell whether an agreement is only the frame: "under the deal", "as agreed"."""
        beside = sentence.tokens[max(0, mark.first - 1) : mark.last + 2]
        if any(t.norm in _SPOTS for t in beside):
            return True
        before = {t.norm for t in sentence.tokens[max(0, mark.first - 5) : mark.first]}
        return bool(before & _FRAMES)

    def _start(
        self,
        sentence: Sentence,
        voices: Sequence[Voice],
        topic: Kind,
        modality: Modality,
        item: Tally,
        recalled: bool,
    ) -> Statement:
        when = self.almanac.when(sentence, near=item.numeral.first)
        kind = Kind.COMMITMENT if modality is Modality.AGREED else topic
        return Statement(
            kind=kind, topic=topic, sentence=sentence, voices=list(voices), when=when,
            recalled=recalled, another=sentence.has("another"),
            extra=kind is Kind.PRISONER_EXCHANGE and _is_extra(sentence, item),
        )  # fmt: skip

    def _add(
        self, statement: Statement, item: Tally, ways: frozenset[Direction], sentence: Sentence
    ) -> None:
        count = item.numeral.count
        if any(m.last < item.numeral.first for m in sentence.all("equal")):
            # What follows "as many" only divides it: "… fighters, 33 officers and 17 soldiers".
            return
        if item.part:
            statement.parts.append((item, ways))
            return
        if not ways:
            if statement.undirected and self._adds(
                statement, sentence, item, statement.undirected[-1]
            ):
                statement.undirected[-1] = _sum(statement.undirected[-1], count)
            else:
                statement.undirected.append(count)
            return
        if len(ways) == 2:
            statement.symmetric = True
            statement.formula = item.numeral.partner is not None
        for way in ways:
            known = statement.counts.get(way)
            if (
                known is None
                and statement.undirected
                and self._adds(statement, sentence, item, count)
            ):
                statement.counts[way] = _sum(statement.undirected.pop(), count)
            elif known is None:
                statement.counts[way] = count
            elif self._adds(statement, sentence, item, known):
                statement.counts[way] = _sum(known, count)
            elif len(ways) == 1:
                statement.parts.append((item, ways))

    def _adds(self, statement: Statement, sentence: Sentence, item: Tally, known: Count) -> bool:
        """Tell whether a number is told beside another: "157 soldiers plus 24 civilians"."""
        before = [
            t.norm for t in sentence.tokens[max(0, item.numeral.first - 3) : item.numeral.first]
        ]
        joined = _is_joined(sentence, item)
        more = bool(set(before) & {"another", "ще", "еще", "plus", "additional", "further"})
        if more and not item.part and item.numeral.best is not None and known.best is not None:
            living = statement.topic is Kind.PRISONER_EXCHANGE and not statement.parts
            return living and item.numeral.best < known.best
        return joined and item.civilian and item.numeral.best is not None

    def _equal(self, sentence: Sentence, found: dict[tuple[Kind, Modality], Statement]) -> None:
        """Fill the other direction where the text says "the same number"."""
        if not sentence.has("equal"):
            return
        for statement in found.values():
            if len(statement.counts) == 1:
                ((way, count),) = statement.counts.items()
                other = next(d for d in Direction if d is not way)
                statement.counts[other] = count
                statement.symmetric = True

    @staticmethod
    def _opposed(sentence: Sentence, found: dict[tuple[Kind, Modality], Statement]) -> None:
        """Direct a number by its counterpart: "1,212 crossed over; 27 came the other way"."""
        if not sentence.has("reverse"):
            return
        for statement in found.values():
            if len(statement.counts) == 1 and len(statement.undirected) == 1:
                (way,) = statement.counts
                other = next(d for d in Direction if d is not way)
                statement.counts[other] = statement.undirected.pop()

    def _answered(self, sentence: Sentence) -> Direction | None:
        """Return the direction that a sentence beginning with "in return" answers."""
        answers = any(m.first <= 1 for m in sentence.all("reverse"))
        if answers and self.told is not None and len(self.told.counts) == 1:
            return next(iter(self.told.counts))
        return None

    def _answer(self, sentence: Sentence) -> None:
        """Complete the handover told before: "in return Ukraine received as many"."""
        if self.told is None or len(self.told.counts) != 1:
            return
        if sentence.has("act") or sentence.has("reverse"):
            ((way, count),) = self.told.counts.items()
            self.told.symmetric = True
            self.told.counts[next(d for d in Direction if d is not way)] = count

    def _bare(
        self,
        sentence: Sentence,
        voices: Sequence[Voice],
        kind: Kind,
        mood: Mood,
        recalled: bool,
    ) -> Statement | None:
        """Return a statement without numbers, where the sentence tells of one done transfer."""
        if not (sentence.has("noun") or mood.done) or mood.refused or mood.planned_only:
            return None
        if (mood.agreed and not all(self._under(sentence, m) for m in mood.agreed)) and (
            not mood.done_before(mood.agreed[0])
        ):
            return None
        if any(sentence.has(cls) for cls in ("generic", "cumul", "losses", "parcel")):
            return None
        if any(
            m.first > 0 and sentence.tokens[m.first - 1].norm in _NONE for m in sentence.all("noun")
        ):
            return None
        return Statement(
            kind=kind, topic=kind, sentence=sentence, voices=list(voices),
            when=self.almanac.when(sentence, near=None), recalled=recalled,
        )  # fmt: skip


def _is_extra(sentence: Sentence, item: Tally) -> bool:
    """Tell whether wounded or civilians are told as coming on top of an exchange."""
    return sentence.has("extra") and (item.civilian or sentence.has("frail"))


def _is_joined(sentence: Sentence, item: Tally) -> bool:
    """Tell whether a number is joined to the one before it: "soldiers and 24 civilians"."""
    first = item.numeral.first
    return bool({t.norm for t in sentence.tokens[max(0, first - 3) : first]} & _JOINS)


def _is_cumulative(sentence: Sentence, item: Tally) -> bool:
    """Tell whether a number is a running total: "since …" in its own stretch between commas.

    Where that stretch holds no number, the words speak of every number of the sentence.
    """
    since = [date.first for date in sentence.dates if date.since]
    for at in [*(mark.first for mark in sentence.all("cumul")), *since]:
        first, last = _stretch(sentence, at)
        inside = [n for n in sentence.numerals if first <= n.first <= last]
        ranked = bool(sentence.between("superlative", first, last)) or any(
            t.norm.startswith(_FIRST) for t in sentence.tokens[first : last + 1]
        )
        if not inside and ranked:
            continue
        if not inside or item.numeral in inside:
            return True
    return False


def _stretch(sentence: Sentence, at: int) -> tuple[int, int]:
    """Return the tokens between the commas around a token."""
    tokens = sentence.tokens
    first = next((i + 1 for i in range(at, -1, -1) if tokens[i].text in ",;—–"), 0)
    last = next(
        (i - 1 for i in range(at, len(tokens)) if tokens[i].text in ",;—–"), len(tokens) - 1
    )
    return first, last


def _is_mutual(sentence: Sentence, item: Tally) -> bool:
    """Tell whether a number adds up both directions: "returned almost 1,000 to each other"."""
    if item.nation is not None or not sentence.has("mutual") or sentence.has("each"):
        return False
    return len([n for n in sentence.numerals if not n.weak]) == 1


def _is_listed(sentence: Sentence, item: Tally) -> bool:
    """Tell whether a number counts the names on a list: "a list of 640 prisoners"."""
    return any(0 < item.numeral.first - m.last <= 3 for m in sentence.all("list"))


def _sum(a: Count, b: Count) -> Count:
    """Add two counts; an open end stays open."""

    def add(x: int | None, y: int | None) -> int | None:
        return None if x is None or y is None else x + y

    return Count(low=add(a.low, b.low), best=add(a.best, b.best), high=add(a.high, b.high))
