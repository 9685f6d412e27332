"""Statements: what one sentence asserts about handovers, exchanges and undertakings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from homeward.model import Count, Direction, Kind, Side
from homeward.read.calendars import Almanac, When
from homeward.read.companions import companions
from homeward.read.counting import (
    add_counts,
    counts_exchanges,
    is_cumulative,
    is_extra,
    is_joined,
    is_mutual,
    is_repeated,
    is_taken_of,
    tallies,
)
from homeward.read.directions import (
    away_from,
    directions,
    likely_directions,
)
from homeward.read.heads import Tally
from homeward.read.lexicon import Mark, word_list
from homeward.read.modality import Modality, is_frame, modality_of
from homeward.read.paragraphs import Standing
from homeward.read.sentences import Sentence
from homeward.read.tense import Mood, mood_of
from homeward.read.topics import (
    is_foreign,
    kind_beside,
    names_captives,
    names_swap_of_people,
    nearest_kind,
    sentence_kind,
)
from homeward.read.voices import Voice


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
    supposed: bool = False
    """Whether its direction is only that of the text's other numbers."""
    extra: bool = False
    """Whether it adds to an exchange told before: "in addition, 22 wounded were handed over"."""
    civilians: bool = False
    """Whether what it adds are civilians: "20 civilians are returning with them"."""
    towards: Direction | None = None
    """The way told where no number is."""
    formula: bool = False
    """Whether the numbers are the "1000 for 1000" of a deal rather than a count of people."""


_OPENING = 4
_BESIDE = 7
_NEAR = 2
_LATELY = 2
_FAR = 99
_SINCE = frozenset({"since", "after", "before", "until"})
_ABOUT = word_list("statements_about")
_NONE = frozenset({"no", "without", "жодного", "жодної", "никакого", "нет", "немає", "hiçbir"})


@dataclass(slots=True, kw_only=True)
class Reader:
    """Read the statements of transfers out of one document's sentences."""

    language: str
    almanac: Almanac
    topic: Kind | None
    about_talks: bool = False
    mixed: bool = False
    """Whether the text speaks of the dead and of captives alike."""
    total: Sentence | None = None
    """The sentence before, when it only counted exchanges."""
    named_at: int = -_FAR
    """Which sentence named the dead or captives last."""
    heard: Side | None = None
    """The side that spoke last."""
    home: Side | None = None
    """The side for which the text is written, as far as it shows."""
    told: Statement | None = None
    """The last handover told with numbers, for "and Ukraine received as many"."""

    def transfers(
        self, sentence: Sentence, voices: Sequence[Voice], *, recalled: bool
    ) -> list[Statement]:
        """Return what a sentence says was handed over, exchanged or undertaken."""
        if is_foreign(sentence):
            return []
        mood = mood_of(sentence, language=self.language)
        if sentence.has("wrong") and not sentence.has("right"):
            return self._taken_back(sentence, voices, mood)
        counted = tallies(
            sentence, topic=self.topic, lately=sentence.index - self.named_at <= _LATELY
        )
        if names_captives(sentence) or sentence.has("body") or sentence.has("dead"):
            self.named_at = sentence.index
        kind = sentence_kind(sentence)
        if (
            kind is Kind.PRISONER_EXCHANGE
            and self.topic is not None
            and not names_captives(sentence)
            and not sentence.has("frail")
            and not names_swap_of_people(sentence, counted)
            and not (self.about_talks and not sentence.has("dead"))
        ):
            kind = self.topic
        if kind is None and sentence.has("noun", "operation"):
            kind = self.topic
        found: dict[tuple[Kind, Modality], Statement] = {}
        done: list[Statement] = []
        sided = (v.side for v in voices if v.side in (Side.UKRAINE, Side.RUSSIA))
        speaker: Side | None = next(sided, None)
        if speaker is not None:
            self.heard = speaker
        elif sentence.has("self") or sentence.has("us") or sentence.has("own"):
            # Who says "we" is who spoke last, else the side for which the text is written.
            speaker = self.heard or (None if self._answered(sentence) else self.home)
        previous = self._answered(sentence)
        since = any(date.since for date in sentence.dates)
        running = (
            self.total is not None and self.total.paragraph == sentence.paragraph
            and sentence.index - self.total.index == 1 and not sentence.dates
        )  # fmt: skip
        cumulative = (sentence.has("cumul") or since) and not sentence.has("superlative")
        before = Modality.OTHER
        for item in counted:
            topic = item.kind or kind or nearest_kind(sentence, item)
            topic = topic or self._unnamed(sentence)
            if topic is None or item.child:
                continue
            modality = modality_of(
                sentence,
                item,
                mood,
                language=self.language,
                about_talks=self.about_talks,
                kind=kind,
                told_before=self.told is not None
                and sentence.index - self.told.sentence.index == 1,
            )
            if modality is Modality.OTHER and item.civilian and is_joined(sentence, item):
                # "185 soldiers and 20 civilians": what is said of those before is said of them.
                modality = before
            if modality is Modality.OTHER:
                continue
            before = modality
            if item.numeral.weak and not any(s.counts or s.undirected for s in found.values()):
                # "one body", "one person" are turns of speech; "and one civilian" counts.
                continue
            if running and item.numeral.best is not None:
                continue
            if ((cumulative or counts_exchanges(sentence)) and is_cumulative(sentence, item)) or (
                sentence.has("losses") and not (sentence.has("body") and mood.done)
            ):
                continue
            if is_mutual(sentence, item) or is_taken_of(sentence, item):
                continue
            ways = frozenset[Direction]()
            if item.civilian and item.nation is None and previous is not None:
                # "185 soldiers and 20 civilians": they went the way of those before them.
                ways = frozenset({previous}) if is_joined(sentence, item) else ways
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
            if (
                statement is not None
                and modality is Modality.DONE
                and self._other_day(statement, sentence, item, ways)
            ):
                # "390 people yesterday, and 307 today": two happenings in one sentence.
                done.append(found.pop((topic, modality)))
                statement = None
            if statement is None:
                statement = found[topic, modality] = self._start(
                    sentence, voices, topic, modality, item, recalled
                )
            self._add(statement, item, ways, sentence)
            statement.likely |= likely
            if len(ways) == 1:
                previous = next(iter(ways))
        if not found and not counted and counts_exchanges(sentence):
            # "70 exchanges since 2022." – what the next sentence counts is a total too.
            self.total = sentence
        if sentence.has("zero") and not found:
            self._none_back(sentence)
        self._equal(sentence, found)
        self._opposed(sentence, found)
        equal = any(not is_repeated(sentence, m) for m in sentence.all("equal"))
        if equal and not any(s.counts for s in found.values()):
            self._answer(sentence)
        for statement in found.values():
            if statement.kind is statement.topic and (statement.counts or statement.undirected):
                self.told = statement
        if not found and kind is None and mood.done:
            kind = kind_beside(sentence, mood.done[0])
        living = self.topic is Kind.PRISONER_EXCHANGE and sentence.has("people")
        if kind is None and living and mood.done and sentence.dates:
            kind = self.topic
        if not found and kind is not None:
            bare = self._bare(sentence, voices, kind, mood, recalled)
            if bare is not None:
                found[kind, Modality.DONE] = bare
        return [*done, *found.values()]

    def _unnamed(self, sentence: Sentence) -> Kind | None:
        """Return what "95 men were returned" speaks of: the living, where the text has both."""
        living = self.mixed and sentence.has("people") and sentence.has("act")
        return Kind.PRISONER_EXCHANGE if living else self.topic

    def _other_day(
        self,
        statement: Statement,
        sentence: Sentence,
        item: Tally,
        ways: frozenset[Direction],
    ) -> bool:
        """Tell whether a number has another day of its own than those before it."""
        if statement.when is None or item.part or len(sentence.dates) < 2:
            return False
        when = self.almanac.when(sentence, near=item.numeral.first)
        if when is None or when.weak or when.days == statement.when.days:
            return False
        exact = when.days[0] == when.days[1]
        told = bool(ways & set(statement.counts)) or (not ways and bool(statement.undirected))
        return exact and told

    @staticmethod
    def _theirs(topic: Kind, speaker: Side | None) -> bool:
        """Tell whether the speaker's side says nothing: Russia speaks mostly of Ukraine's dead."""
        return topic is Kind.BODY_REPATRIATION and speaker is Side.RUSSIA

    def _start(
        self,
        sentence: Sentence,
        voices: Sequence[Voice],
        topic: Kind,
        modality: Modality,
        item: Tally,
        recalled: bool,
    ) -> Statement:
        agreed = modality is Modality.AGREED
        when = self.almanac.when(sentence, near=item.numeral.first, talks=agreed)
        kind = Kind.COMMITMENT if modality is Modality.AGREED else topic
        return Statement(
            kind=kind, topic=topic, sentence=sentence, voices=list(voices), when=when,
            recalled=recalled, another=sentence.has("another"),
            extra=kind is Kind.PRISONER_EXCHANGE and is_extra(sentence, item),
            civilians=item.civilian or sentence.has("people", "civilian"),
        )  # fmt: skip

    def _add(
        self, statement: Statement, item: Tally, ways: frozenset[Direction], sentence: Sentence
    ) -> None:
        count = item.numeral.count
        together = companions(sentence, item) if statement.kind is statement.topic else 0
        if together and not item.part:
            count = add_counts(count, Count.exactly(together))
        if any(
            m.last < item.numeral.first and not is_repeated(sentence, m)
            for m in sentence.all("equal")
        ):
            # What follows "as many" only divides it: "… fighters, 33 officers and 17 soldiers".
            return
        if item.part:
            statement.parts.append((item, ways))
            return
        if not ways:
            if statement.undirected and self._adds(
                statement, sentence, item, statement.undirected[-1]
            ):
                statement.undirected[-1] = add_counts(statement.undirected[-1], count)
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
                statement.counts[way] = add_counts(statement.undirected.pop(), count)
            elif known is None or _told_finer(known, count, both=len(ways) == 2):
                statement.counts[way] = count
            elif self._adds(statement, sentence, item, known):
                statement.counts[way] = add_counts(known, count)
            elif len(ways) == 1:
                statement.parts.append((item, ways))

    def _adds(self, statement: Statement, sentence: Sentence, item: Tally, known: Count) -> bool:
        """Tell whether a number is told beside another: "157 soldiers plus 24 civilians"."""
        before = [
            t.norm for t in sentence.tokens[max(0, item.numeral.first - 3) : item.numeral.first]
        ]
        joined = is_joined(sentence, item)
        if is_extra(sentence, item) and not item.part and statement.topic is not statement.kind:
            return False
        near = item.numeral.first - _BESIDE
        if sentence.has("extra") and not item.part and known.best is not None:
            also = [m for m in sentence.all("extra") if near <= m.first < item.numeral.first]
            people = [
                m for m in sentence.all("people", "civilian")
                if near <= m.first <= item.numeral.last + 3
            ]  # fmt: skip
            if also and people and (item.numeral.best or known.best) < known.best:
                # as in: with them civilians are returning too – 20 of our people
                return True
        more = bool(set(before) & {"another", "ще", "еще", "plus", "additional", "further"})
        if more and not item.part and item.numeral.best is not None and known.best is not None:
            living = statement.topic is Kind.PRISONER_EXCHANGE and not statement.parts
            return living and item.numeral.best < known.best
        return joined and item.civilian and item.numeral.best is not None

    def _equal(self, sentence: Sentence, found: dict[tuple[Kind, Modality], Statement]) -> None:
        """Fill the other direction where the text says "the same number"."""
        if not any(not is_repeated(sentence, m) for m in sentence.all("equal")):
            return
        for statement in found.values():
            if not statement.counts and len(statement.undirected) == 1:
                # "146 were freed; the same number of Russians were sent home"
                statement.counts = dict.fromkeys(Direction, statement.undirected.pop())
                statement.symmetric = True
            elif len(statement.counts) == 1:
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
        if self.told is None or len(self.told.counts) + len(self.told.undirected) != 1:
            return
        if self.told.undirected and self.told.sentence.has("mutual"):
            return
        sided = any(sentence.has(cls) for cls in ("reverse", "side", "adj", "national", "to"))
        if (
            sided
            and (sentence.has("act") or sentence.has("reverse"))
            and not sentence.has("recall")
        ):
            self.told.symmetric = True
            if self.told.undirected:
                if sentence.index - self.told.sentence.index > _NEAR:
                    return
                self.told.counts = dict.fromkeys(Direction, self.told.undirected.pop())
                return
            ((way, count),) = self.told.counts.items()
            self.told.counts[next(d for d in Direction if d is not way)] = count

    def _taken_back(
        self, sentence: Sentence, voices: Sequence[Voice], mood: Mood
    ) -> list[Statement]:
        """Return what is left of a sentence whose number is taken back: the day of the matter."""
        counted = any(not n.weak for n in sentence.numerals)
        kind = sentence_kind(sentence) or self.topic
        if not counted or len(sentence.dates) != 1 or kind is None or not mood.done:
            return []
        bare = self._bare(sentence, voices, kind, mood, recalled=False)
        return [bare] if bare is not None and sentence.index < _OPENING else []

    def _none_back(self, sentence: Sentence) -> None:
        """Complete the handover told before: "in return Russia received not a single body"."""
        told = self.told
        if told is None or len(told.counts) != 1 or told.kind is not Kind.BODY_REPATRIATION:
            return
        near = sentence.index - told.sentence.index <= _NEAR
        if near and (sentence.has("reverse") or sentence.has("act", "receive")):
            (way,) = told.counts
            told.counts[next(d for d in Direction if d is not way)] = Count.exactly(0)

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
        if any(sentence.has(cls) for cls in ("generic", "losses", "parcel")) or (
            sentence.has("cumul") and not opening
        ):
            # "… on Monday, a combined total of more than 300 being freed" is news all the same.
            return None
        if any(
            m.first > 0 and sentence.tokens[m.first - 1].norm in _NONE for m in sentence.all("noun")
        ):
            return None
        if not mood.done and _only_spoken_of(sentence):
            return None
        if sentence.has("people", "child") and not names_captives(sentence):
            return None
        when = self.almanac.when(sentence, near=None)
        if sentence.standing is not Standing.BODY and when and when.days[0] != when.days[1]:
            # "Return of the fallen, July – September" is what a report is about, no happening.
            when = None
        return Statement(
            kind=kind, topic=kind, sentence=sentence, voices=list(voices),
            when=when, recalled=recalled, towards=_towards(sentence),
        )  # fmt: skip


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


def _told_finer(known: Count, count: Count, *, both: bool) -> bool:
    """Tell whether a number makes another exact: "over 200, to be precise 230", "206, 103 each"."""
    if known.best is None or count.best is None:
        return False
    if both and known.best == 2 * count.best:
        return True
    exact = count.low == count.high
    return known.high is None and exact and known.best <= count.best <= 1.5 * known.best


def _is_agreed_noun(sentence: Sentence, agreed: Mark) -> bool:
    """Tell whether what was agreed has come about: "the exchange agreed at … has begun"."""
    behind = any(0 < agreed.first - m.last <= 2 for m in sentence.all("noun"))
    return behind and any(m.first > agreed.last for m in sentence.all("met"))
