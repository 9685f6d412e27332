"""Read what each sentence of a document says was handed over, exchanged or undertaken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from homeward.model import Direction, Kind, Side
from homeward.read.answers import answer, answered_way, count_names, none_back
from homeward.read.asides import find_asides
from homeward.read.bare import bare_of_both, bare_statement, each_day, taken_back
from homeward.read.besides import comes_besides, counts_soldiers
from homeward.read.calendars import Almanac
from homeward.read.clauses import clause_bounds
from homeward.read.counting import is_extra, is_joined, tallies
from homeward.read.directions import away_from, directions
from homeward.read.enumerations import enumerated
from homeward.read.heads import Tally
from homeward.read.likely import likely_directions
from homeward.read.modality import Modality, modality_of
from homeward.read.pledging import pledged_before
from homeward.read.ranks import joins_rank
from homeward.read.recalls import read_asides
from homeward.read.revisions import revise, revised
from homeward.read.segments import Segment, has_other_day, only_way, segments
from homeward.read.sentences import Sentence
from homeward.read.shared import is_mutual, is_repeated, is_taken_of, names_deal
from homeward.read.statements import Statement
from homeward.read.sums import add_number, complete, follow_base, is_pair_on_top
from homeward.read.tense import mood_of
from homeward.read.topics import (
    exchanges_both,
    frees_somebody,
    is_any_swap,
    is_elsewhere,
    is_evacuation,
    is_foreign,
    kind_beside,
    names_captives,
    names_the_deed,
    nearest_kind,
    only_arrives,
    sentence_kind,
    unnamed_kind,
)
from homeward.read.totals import counts_exchanges, goes_on_summing, is_cumulative
from homeward.read.voices import Voice
from homeward.read.wholes import of_the_larger, uncounted

_OPENING = 4
_LATELY = 2
_FAR = 99


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
    lost: Sentence | None = None
    """The sentence before, when it spoke of losses in the war."""
    named_at: int = -_FAR
    """Which sentence named the dead or captives last."""
    heard: Side | None = None
    """The side that spoke last."""
    home: Side | None = None
    """The side for which the text is written, as far as it shows."""
    seen: dict[int, Kind] = field(default_factory=dict)
    """What each number told before counted."""
    pledged: Statement | None = None
    """The last undertaking told, whose numbers the next sentence may give."""
    told: Statement | None = None
    """The last handover told with numbers, for "and Ukraine received as many"."""

    base: Statement | None = None
    """The last exchange told of soldiers alone, which civilians may come besides."""
    civilians: set[int] = field(default_factory=set)
    """Numbers of civilians told with others."""

    def transfers(
        self, sentence: Sentence, voices: Sequence[Voice], *, recalled: bool
    ) -> list[Statement]:
        """Return what a sentence says was handed over, exchanged or undertaken."""
        if is_foreign(sentence):
            return []
        mood = mood_of(sentence, language=self.language)
        if sentence.has("wrong") and not sentence.has("right"):
            return taken_back(sentence, voices, mood, topic=self.topic, almanac=self.almanac)
        counted = tallies(
            sentence, topic=self.topic, lately=sentence.index - self.named_at <= _LATELY
        )
        lately = self.told is not None and sentence.index - self.told.sentence.index <= _LATELY
        counted = enumerated(sentence, revised(sentence, counted))
        if revise(self.told, sentence) or is_evacuation(sentence):
            return []
        counted = of_the_larger(sentence, counted, self.told if lately else None)
        if names_captives(sentence) or sentence.has("body") or sentence.has("dead"):
            self.named_at = sentence.index
        kind = sentence_kind(sentence)
        if self.topic is not None and is_any_swap(sentence, counted, about_talks=self.about_talks):
            kind = self.topic
            same = {self.seen[n.best] for n in sentence.numerals if n.best in self.seen}
            # "The Ukrainians spoke of an exchange, 6,000 against 6,000": of the bodies told before.
            kind = same.pop() if len(same) == 1 else kind
        if kind is None and names_the_deed(sentence):
            kind = self.topic
        found: dict[tuple[Kind, Modality], Statement] = {}
        done: list[Statement] = []
        sided = (v.side for v in voices if v.side in (Side.UKRAINE, Side.RUSSIA))
        speaker: Side | None = next(sided, None)
        if speaker is not None:
            self.heard = speaker
        elif sentence.has("self") or sentence.has("us") or sentence.has("own"):
            # Who says "we" is who spoke last, else the side for which the text is written.
            speaker = self.heard or (None if answered_way(self.told, sentence) else self.home)
        previous = answered_way(self.told, sentence)
        since = any(date.since for date in sentence.dates)
        running = (
            self.total is not None and self.total.paragraph == sentence.paragraph
            and sentence.index - self.total.index == 1 and not sentence.dates
        )  # fmt: skip
        running = running or self._counts_losses(sentence)
        cumulative = (sentence.has("cumul") or since) and not sentence.has("superlative")
        before = Modality.OTHER
        pledged = pledged_before(self.pledged, sentence, mood)
        detailed = uncounted(sentence, {item.numeral.first for item in counted})
        asides = find_asides(sentence)
        parts = segments(sentence, counted, almanac=self.almanac)
        part: Segment | None = None
        summed: Tally | None = None
        for item in counted:
            at = item.numeral.first
            if at in detailed or any(a.among or a.holds(at) for a in asides):
                continue
            if names_deal(sentence, item, counted) or (only_arrives(sentence, item) and not lately):
                continue
            topic = item.kind or kind or nearest_kind(sentence, item)
            if topic is None and is_elsewhere(sentence):
                continue
            topic = topic or unnamed_kind(sentence, self.topic, mixed=self.mixed)
            if topic is None or item.child:
                continue
            modality = modality_of(
                sentence,
                item,
                mood,
                language=self.language,
                about_talks=self.about_talks,
                kind=kind,
                told_before=lately,
                told_at_all=self.told is not None,
            )
            if pledged is not None:
                topic, modality = item.kind or pledged, Modality.AGREED
            if modality is Modality.OTHER and (
                not sentence.between("act", *clause_bounds(sentence, at))
                if item.kind is None and not item.civilian
                else item.civilian and is_joined(sentence, item)
            ):
                # "185 soldiers and 20 civilians": what is said of those before is said of them.
                modality = before
            if modality is Modality.OTHER:
                continue
            if modality is Modality.DONE and sentence.is_framed(item.numeral.first):
                # the "1000 for 1000" of "under the 1000 for 1000 agreement"
                continue
            before = modality
            if item.numeral.weak and not any(s.counts or s.undirected for s in found.values()):
                # "one body", "one person" are turns of speech; "and one civilian" counts.
                continue
            if running and item.numeral.best is not None:
                continue
            if (cumulative or counts_exchanges(sentence)) and (
                is_cumulative(sentence, item) or goes_on_summing(sentence, item, summed)
            ):
                summed = item
                continue
            if sentence.has("losses") and not (sentence.has("body") and mood.done):
                continue
            if is_mutual(sentence, item) or is_taken_of(sentence, item):
                continue
            ways = frozenset[Direction]()
            if item.civilian and item.nation is None and previous is not None:
                # "185 soldiers and 20 civilians": they went the way of those before them.
                ways = frozenset({previous}) if is_joined(sentence, item) else ways
            if previous is not None and item.nation is None and joins_rank(sentence, item):
                ways = frozenset({previous})
            ways = ways or directions(
                sentence, item, language=self.language, speaker=speaker, previous=previous
            )
            likely = frozenset[Direction]()
            if not ways and modality is Modality.DONE:
                likely = ways = likely_directions(sentence, item, speaker=speaker, topic=topic)
            elif not ways and speaker is not None and sentence.has("offer"):
                # Who offers gives: what Moscow says it offered would go to Ukraine.
                likely = ways = frozenset({away_from(speaker)})
            if not ways and parts:
                ways = only_way(sentence, [*done, *found.values()])
            statement = found.get((topic, modality))
            before_part, part = part, next((p for p in parts if p.holds(item.numeral.first)), None)
            if statement is not None and modality is Modality.DONE and part is not before_part:
                # "116 on 4 February, and fifty on 8 January"
                done.append(found.pop((topic, modality)))
                statement = None
            if (
                statement is not None
                and modality is Modality.DONE
                and has_other_day(statement, item, ways, almanac=self.almanac)
            ):
                # "390 people yesterday, and 307 today": two happenings in one sentence.
                done.append(found.pop((topic, modality)))
                statement = None
            if statement is None:
                statement = found[topic, modality] = self._start(
                    sentence, voices, topic, modality, item, recalled
                )
                statement.when = part.when if part is not None else statement.when
            add_number(statement, item, ways, sentence)
            statement.likely |= likely
            if len(ways) == 1:
                previous = next(iter(ways))
        if not found and not counted and counts_exchanges(sentence):
            # "70 exchanges since 2022." – what the next sentence counts is a total too.
            self.total = sentence
        if sentence.has("zero") and not found:
            none_back(self.told, sentence)
        complete(sentence, found)
        equal = any(not is_repeated(sentence, m) for m in sentence.all("equal"))
        if equal and not any(s.counts for s in found.values()):
            answer(self.told, sentence)
        for statement in found.values():
            statement.extra |= is_pair_on_top(self.told, statement)
            follow_base(self.told, statement, self.heard)
            for count in statement.counts.values():
                if count.best is not None:
                    self.seen[count.best] = statement.topic
            if statement.kind is statement.topic and (statement.counts or statement.undirected):
                self.told = statement
                if counts_soldiers(statement) and not statement.extra:
                    self.base = statement
            elif sentence.has("people", "civilian"):
                self.civilians |= {n.best for n in sentence.numerals if n.best is not None}
        if not found and kind is None and exchanges_both(sentence):
            return bare_of_both(sentence, voices, mood, almanac=self.almanac, recalled=recalled)
        if not found and kind is None and mood.done:
            kind = kind_beside(sentence, mood.done[0])
        living = self.topic is Kind.PRISONER_EXCHANGE and sentence.has("people")
        living = living and not is_elsewhere(sentence) and frees_somebody(sentence, mood.done)
        if kind is None and living and mood.done and sentence.dates:
            kind = self.topic
        if not found and kind is not None:
            bare = bare_statement(
                sentence, voices, kind, mood, almanac=self.almanac, recalled=recalled
            )
            if bare is not None:
                found[kind, Modality.DONE] = bare
                count_names(bare, sentence)
                done += each_day(bare, almanac=self.almanac)
        told = read_asides(
            sentence, voices, asides, counted, kind=kind or self.topic, almanac=self.almanac,
            language=self.language,
        )  # fmt: skip
        return [*done, *found.values(), *told]

    def _counts_losses(self, sentence: Sentence) -> bool:
        """Tell whether a number goes on about losses: "How many died? He spoke of 46,000"."""
        before, self.lost = self.lost, sentence if sentence.has("losses") else None
        follows = before is not None and before.paragraph == sentence.paragraph
        handed = any(sentence.has(cls) for cls in ("act", "noun", "body", "captive"))
        return follows and not handed

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
        besides = (
            kind is Kind.PRISONER_EXCHANGE and item.numeral.best not in self.civilians
            and comes_besides(self.base, sentence, item)
        )  # fmt: skip
        return Statement(
            kind=kind, topic=topic, sentence=sentence, voices=list(voices), when=when,
            recalled=recalled, another=sentence.has("another"),
            extra=besides or (kind is Kind.PRISONER_EXCHANGE and is_extra(sentence, item)),
            civilians=besides or item.civilian or sentence.has("people", "civilian"),
        )  # fmt: skip
