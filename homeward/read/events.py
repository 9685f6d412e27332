"""From the sentences of a document to its events."""

from __future__ import annotations

from collections.abc import Sequence

from homeward.model import Kind, Side
from homeward.read.accords import set_frame
from homeward.read.actors import Register
from homeward.read.arrivals import date_by_arrival, date_by_paragraph, date_by_report
from homeward.read.calendars import Almanac, When
from homeward.read.chapters import Chapters
from homeward.read.dates import Form
from homeward.read.dating import Published
from homeward.read.drafts import Draft
from homeward.read.figures import flag_parts, settle
from homeward.read.findings import Event, EventPlace
from homeward.read.gathering import gather_places
from homeward.read.merge import merge_transfers
from homeward.read.places import Places
from homeward.read.pledging import only_announces
from homeward.read.reader import Reader
from homeward.read.roles import Roles
from homeward.read.rounds import (
    read_further_rounds,
    read_round,
    talks_of,
)
from homeward.read.sentences import Sentence
from homeward.read.sessions import merge_rounds
from homeward.read.shares import RolePlace
from homeward.read.sittings import only_of_talks
from homeward.read.statements import Statement
from homeward.read.subject import (
    home_side,
    is_about_talks,
    is_about_this_war,
    is_mixed,
    is_recall_section,
    is_recalling,
    topic_of,
)
from homeward.read.support import add_support
from homeward.read.topics import tells_plainly
from homeward.read.undertakings import merge_undertakings
from homeward.read.unnumbered import is_named_apart, read_undertakings
from homeward.read.voices import Listener, Voice
from homeward.read.ways import settle_as, settle_directions
from homeward.read.writing import event_of

_LEAD = 5
_DEEP = 5
_THOSE = frozenset({"тих", "тех", "those", "these"})
_FRESH_DAYS = 8
_AT_WAR = frozenset({"UA", "RU"})
_TRANSFERS = (Kind.BODY_REPATRIATION, Kind.PRISONER_EXCHANGE)


def build_events(
    sentences: Sequence[Sentence], *, published: Published, language: str, places: Places
) -> list[Event]:
    """Return the events of a document in the order told, the news before what it recalls."""
    register = Register(sentences, language=language)
    if not is_about_this_war(sentences, register, language=language):
        return []
    listener = Listener(register, language=language)
    years = [
        e.year for s in sentences for e in s.dates if e.form is Form.FULL and e.year and not e.since
    ]
    almanac = Almanac(published.days, years=years)
    about_talks = is_about_talks(sentences)
    reader = Reader(
        language=language, almanac=almanac, topic=topic_of(sentences), about_talks=about_talks,
        mixed=is_mixed(sentences), home=home_side(sentences, language=language),
    )  # fmt: skip
    heard: list[tuple[Sentence, list[Voice]]] = []
    statements: list[Statement] = []
    recalling = False
    spoken: tuple[int, Voice] | None = None
    day: tuple[int, When] | None = None
    roles = Roles(places, language=language)
    venues: dict[int, list[RolePlace]] = {}
    recalls: set[int] = set()
    sat: int | None = None
    chapters, mixed = Chapters(topic=reader.topic), reader.mixed
    for sentence in sentences:
        set_frame(sentence, language=language)
        reader.topic, elsewhere = chapters.read(sentence)
        if elsewhere:
            continue
        reader.mixed = mixed and chapters.kind is None
        roles.mentions(sentence)
        voices = listener.voices(sentence)
        heard.append((sentence, voices))
        if is_recall_section(sentence):
            recalling = True
        almanac.open_line(sentence)
        recalled = recalling or (is_recalling(sentence) and not sentence.has("wrong"))
        if recalled:
            recalls.add(sentence.index)
        found = reader.transfers(sentence, voices, recalled=recalled)
        for statement in found:
            unsaid = not voices and statement.kind is Kind.COMMITMENT
            if unsaid and spoken is not None and spoken[0] == sentence.paragraph:
                statement.voices = [spoken[1]]
        if voices:
            spoken = (sentence.paragraph, voices[0])
        here = (
            roles.read(sentence, Kind.NEGOTIATION_ROUND)
            if talks_of(sentence)
            or sentence.has("agree")
            or sentence.has("met")
            or (sentence.has("meet") and (sentence.has("own") or sentence.has("delegates")))
            else []
        )
        venues[sentence.index] = here
        sitting = read_round(
            sentence,
            voices,
            almanac=almanac,
            language=language,
            # "broken off after a meeting in the same city" tells of no sitting there.
            venue=any(p.mention.kind != "city" or not sentence.has("postponed") for p in here),
            about_talks=about_talks,
            recalled=recalled,
            going_on=sat is not None and sentence.index - sat == 1,
            abroad=any(p.place.country not in _AT_WAR for p in here),
        )
        if sitting is not None:
            sat = sentence.index
            found = [s for s in found if not only_of_talks(s, sitting)]
            found.append(sitting)
            found.extend(read_further_rounds(sentence, sitting, almanac=almanac, language=language))
        if not any(s.kind in (*_TRANSFERS, Kind.COMMITMENT) for s in found):
            found.extend(
                read_undertakings(
                    sentence,
                    voices,
                    almanac=almanac,
                    language=language,
                    recalled=recalled,
                    about_talks=about_talks,
                )
            )
        else:
            found.extend(
                other for other in read_undertakings(
                    sentence, voices, almanac=almanac, language=language, recalled=recalled,
                    about_talks=about_talks,
                )
                if is_named_apart(other)
                and all(s.kind is Kind.COMMITMENT and s.topic is not other.topic
                       for s in found if s.kind in (*_TRANSFERS, Kind.COMMITMENT))
            )  # fmt: skip
        reader.pledged = next(
            (s for s in reversed(found) if s.kind is Kind.COMMITMENT), reader.pledged
        )
        date_by_report(statements, found, sentence, almanac)
        date_by_arrival(statements, found, sentence, almanac)
        day = date_by_paragraph(found, sentence, day, almanac, recalled=recalled)
        statements.extend(found)
        almanac.observe(sentence, recalled=recalled)
    reader.topic = chapters.topic
    speakers: set[Side] = {
        voice.side for _, voices in heard for voice in voices
        if voice.side in (Side.UKRAINE, Side.RUSSIA)
    }  # fmt: skip
    home = home_side(sentences, language=language)
    drafts = _conclude(statements, sentences, published, speakers, home)
    add_support(drafts, heard, recalls, topic=reader.topic)
    gathered = gather_places(drafts, sentences, roles, venues, recalls, reader.topic)
    for draft, placed in zip(drafts, gathered, strict=True):
        if draft.kind in _TRANSFERS:
            flag_parts(draft, _shares(placed, sentences))
    in_stages = any(s.has("series") for s in sentences[:8] if s.index not in recalls)
    return [
        event_of(draft, published, gathered[i], in_stages=in_stages)
        for i, draft in enumerate(drafts)
    ]


def _conclude(
    statements: Sequence[Statement],
    sentences: Sequence[Sentence],
    published: Published,
    speakers: set[Side],
    home: Side | None,
) -> list[Draft]:
    """Merge statements into events and leave out what the text does not support."""
    for kind in _TRANSFERS:
        own = [s for s in statements if s.kind is kind]
        settle_directions(own, speakers=speakers, home=home)
        others = [s for s in statements if s.kind in _TRANSFERS and s.kind is not kind]
        if not any(s.counts for s in own):
            settle_as(own, others)
    transfers = merge_transfers(
        [s for s in statements if s.kind in _TRANSFERS], published=published.days
    )
    for draft in transfers:
        settle(draft)
    _same_news_same_day(transfers, published)
    about_talks = is_about_talks(sentences)
    rounds = merge_rounds(
        [s for s in statements if s.kind is Kind.NEGOTIATION_ROUND],
        published=published.days,
        about_talks=about_talks,
    )
    undertakings = merge_undertakings(
        [s for s in statements if s.kind is Kind.COMMITMENT], rounds, published=published.days,
        denied=any(s.has("deny", "denies") for s in sentences),
    )  # fmt: skip
    undertakings = [u for u in undertakings if not only_announces(u, transfers)]
    transfers = [d for d in transfers if not _only_promised(d, undertakings)]
    if any(d.focus for d in undertakings):
        for draft in transfers:
            # Where the news is a promise, handovers told late are only recalled.
            draft.focus &= any(s.sentence.index <= _LEAD for s in draft.statements)
    return [d for d in transfers if _is_told(d)] + rounds + undertakings


def _only_promised(draft: Draft, undertakings: Sequence[Draft]) -> bool:
    """Tell whether undated figures only repeat an undertaking: "confirmed the 1,000 each"."""
    if draft.days is not None or not draft.counts or any(s.when for s in draft.statements):
        return False
    first = min(s.sentence.index for s in draft.statements)
    return len(draft.counts) == 2 and any(
        u.counts == draft.counts and min(s.sentence.index for s in u.statements) < first
        for u in undertakings
    )


def _shares(places: Sequence[EventPlace], sentences: Sequence[Sentence]) -> list[tuple[int, bool]]:
    """Return the shares of places in the order told, and whether each lies in the one before.

    "Of those, 89 …" at the head of a sentence takes its part of the share told last.
    """
    told = sorted(
        ((p.quote.start, p.count) for p in places if p.count is not None), key=lambda t: t[0]
    )
    shares: list[tuple[int, bool]] = []
    last = -1
    for start, count in told:
        sentence = next(s for s in sentences if s.start <= start < s.end)
        opens = any(m.first <= 1 for m in sentence.all("nest"))
        # "звідти вивезли 22 тіла з тих тридцяти восьми"
        within = any(
            (n.best, False) in shares and _THOSE & {sentence.tokens[n.first - 1].norm}
            for n in sentence.numerals if n.first
        )  # fmt: skip
        shares.append((count, (opens or within) and bool(shares) and sentence.index != last))
        last = sentence.index
    return shares


def _same_news_same_day(drafts: Sequence[Draft], published: Published) -> None:
    """Give the bodies of an exchange day the day of the captives, and the other way round."""
    news = published.days
    dated = [
        d for d in drafts
        if d.focus and d.days is not None and d.days[0] == d.days[1]
        and not (news is not None and (news[0] - d.days[0]).days > _FRESH_DAYS)
    ]  # fmt: skip
    for draft in drafts:
        told = draft.counts or any(tells_plainly(s.sentence) for s in draft.statements)
        if draft.focus and told and draft.days is None and dated:
            draft.days = dated[0].days


def _is_told(draft: Draft) -> bool:
    """Tell whether a transfer has a number or a day; "hundreds" alone is no number."""
    if draft.days is None and all(s.sentence.index > _DEEP for s in draft.statements):
        # A number deep in a text that has no day is a fact of the matter, no news.
        return False
    counted = any(c.best is not None for c in draft.counts.values())
    vague = draft.days is not None and draft.days[0] != draft.days[1]
    if draft.kind is Kind.BODY_REPATRIATION and draft.focus and not counted and vague:
        # "Among the bodies sent this month are Russians" tells of no handover.
        return False
    if draft.days is not None or any(c.best is not None for c in draft.counts.values()):
        return True
    return draft.focus and any(
        s.sentence.index < _LEAD and tells_plainly(s.sentence) for s in draft.statements
    )
