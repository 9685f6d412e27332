"""From the sentences of a document to its events."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from homeward.model import Direction, Kind, Side, Stance
from homeward.read.actors import Register
from homeward.read.calendars import Almanac
from homeward.read.dates import Days, Form, month_days, prefix_date
from homeward.read.dating import Method, Published
from homeward.read.drafts import Draft
from homeward.read.figures import flag_parts, settle, settle_as, settle_directions
from homeward.read.findings import Claim, Event, EventPlace, Quote
from homeward.read.gathering import gather_places
from homeward.read.merge import merge_transfers
from homeward.read.paragraphs import Standing
from homeward.read.places import Places
from homeward.read.roles import RolePlace, Roles
from homeward.read.rounds import (
    both_named,
    read_further_rounds,
    read_round,
    read_undertakings,
    talks_of,
)
from homeward.read.sentences import Sentence
from homeward.read.statements import Reader, Statement
from homeward.read.support import add_support
from homeward.read.topics import sentence_kind, tells_plainly
from homeward.read.undertakings import merge_rounds, merge_undertakings
from homeward.read.voices import Listener, Voice

_LEAD = 5
_DEEP = 5
_LONG_DAYS = 62
_TRANSFERS = (Kind.BODY_REPATRIATION, Kind.PRISONER_EXCHANGE)


def is_about_this_war(sentences: Sequence[Sentence], register: Register, *, language: str) -> bool:
    """Tell whether a text is about Ukraine and Russia at all, rather than about another war."""
    ours = sum(
        s.has("side") or s.has("national") or s.has("adj") or s.has("to") or s.has("from")
        for s in sentences
    )
    theirs = sum(s.has("foreign") for s in sentences)
    lead = [s for s in sentences[:_LEAD] if s.has("foreign")]
    if theirs > ours or (lead and len(lead) >= 2 and theirs * 2 > ours):
        return False
    sides = {m.value for s in sentences for cls in ("side", "adj", "national", "to", "from")
             for m in s.all(cls)}  # fmt: skip
    if "ukraine" in sides or language == "uk":
        return True
    return any(n.side is Side.UKRAINE for s in sentences[:_LEAD] for n in register.named(s))


def topic_of(sentences: Sequence[Sentence]) -> Kind | None:
    """Return what the text is about: bodies, captives or negotiations."""
    votes: Counter[Kind] = Counter()
    for sentence in sentences[:_LEAD]:
        kind = sentence_kind(sentence)
        if kind is not None:
            votes[kind] += 3 if sentence.standing is Standing.HEADLINE else 1
    if not votes:
        for sentence in sentences:
            kind = sentence_kind(sentence)
            if kind is not None:
                votes[kind] += 1
    if votes:
        return votes.most_common(1)[0][0]
    # Soldiers who "were returned", and no word of the dead anywhere: they are alive.
    living = any(s.has("act") and s.has("people") for s in sentences[:_LEAD])
    return Kind.PRISONER_EXCHANGE if living else None


def _names_talks(sentence: Sentence) -> bool:
    """Tell whether a sentence speaks of negotiations rather than of any meeting."""
    return (
        sentence.has("talks", "talks")
        or sentence.has("talks", "round")
        or sentence.has("delegates")
    )


def is_about_talks(sentences: Sequence[Sentence]) -> bool:
    """Tell whether the news is a round of negotiation rather than a handover."""
    head = [s for s in sentences[:2] if s.standing is Standing.HEADLINE] or list(sentences[:1])
    if any(_names_talks(s) for s in head):
        return True
    if any(talks_of(s) for s in head) and any(_names_talks(s) for s in sentences[:3]):
        return True
    lead = [s for s in sentences[:3] if s.standing is Standing.BODY][:1]
    if any(talks_of(s) and s.has("met") and (s.has("delegates") or both_named(s)) for s in lead):
        # "A meeting of the envoys in Abu Dhabi has closed with a deal on prisoners".
        return True
    transfer = any(
        s.has("body") or s.has("dead") or s.has("captive") or s.has("noun") for s in head
    )
    return not transfer and any(talks_of(s) for s in sentences[:3])


def _is_recall_section(sentence: Sentence) -> bool:
    """Tell whether a short line opens a part that only recalls: "Background:"."""
    heads = sentence.all("recallhead")
    return (
        bool(heads)
        and heads[0].first <= 1
        and (
            sentence.standing is Standing.HEADING
            or len(sentence.tokens) <= 8
            or (
                len(sentence.tokens) > heads[0].last + 1
                and sentence.tokens[heads[0].last + 1].text == ":"
            )
        )
    )


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
        language=language, almanac=almanac, topic=topic_of(sentences), about_talks=about_talks
    )
    heard: list[tuple[Sentence, list[Voice]]] = []
    statements: list[Statement] = []
    recalling = False
    spoken: tuple[int, Voice] | None = None
    roles = Roles(places, language=language)
    venues: dict[int, list[RolePlace]] = {}
    recalls: set[int] = set()
    for sentence in sentences:
        voices = listener.voices(sentence)
        heard.append((sentence, voices))
        if _is_recall_section(sentence):
            recalling = True
        recalled = recalling or sentence.has("recall")
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
            if talks_of(sentence) or sentence.has("agree") or sentence.has("met")
            else []
        )
        venues[sentence.index] = here
        sitting = read_round(
            sentence,
            voices,
            almanac=almanac,
            language=language,
            venue=bool(here),
            about_talks=about_talks,
            recalled=recalled,
        )
        if sitting is not None:
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
                if all(s.kind is Kind.COMMITMENT and s.topic is not other.topic
                       for s in found if s.kind in (*_TRANSFERS, Kind.COMMITMENT))
            )  # fmt: skip
        statements.extend(found)
        almanac.observe(sentence, recalled=recalled)
    speakers: set[Side] = {
        voice.side for _, voices in heard for voice in voices
        if voice.side in (Side.UKRAINE, Side.RUSSIA)
    }  # fmt: skip
    drafts = _conclude(statements, sentences, published, speakers)
    add_support(drafts, heard, recalls, topic=reader.topic)
    gathered = gather_places(drafts, sentences, roles, venues, recalls, reader.topic)
    for draft, placed in zip(drafts, gathered, strict=True):
        if draft.kind in _TRANSFERS:
            flag_parts(draft, _shares(placed, sentences))
    in_stages = any(s.has("series") for s in sentences[:8] if s.index not in recalls)
    return [
        _event(draft, published, gathered[i], in_stages=in_stages) for i, draft in enumerate(drafts)
    ]


def _conclude(
    statements: Sequence[Statement],
    sentences: Sequence[Sentence],
    published: Published,
    speakers: set[Side],
) -> list[Draft]:
    """Merge statements into events and leave out what the text does not support."""
    for kind in _TRANSFERS:
        own = [s for s in statements if s.kind is kind]
        settle_directions(own, speakers=speakers)
        others = [s for s in statements if s.kind in _TRANSFERS and s.kind is not kind]
        if not any(s.counts for s in own):
            settle_as(own, others)
    transfers = merge_transfers(
        [s for s in statements if s.kind in _TRANSFERS], published=published.days
    )
    for draft in transfers:
        settle(draft)
    _same_news_same_day(transfers)
    about_talks = is_about_talks(sentences)
    rounds = merge_rounds(
        [s for s in statements if s.kind is Kind.NEGOTIATION_ROUND],
        published=published.days,
        about_talks=about_talks,
    )
    undertakings = merge_undertakings(
        [s for s in statements if s.kind is Kind.COMMITMENT], rounds, published=published.days
    )
    return [d for d in transfers if _is_told(d)] + rounds + undertakings


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
        shares.append((count, opens and bool(shares) and sentence.index != last))
        last = sentence.index
    return shares


def _same_news_same_day(drafts: Sequence[Draft]) -> None:
    """Give the bodies of an exchange day the day of the captives, and the other way round."""
    dated = [d for d in drafts if d.focus and d.days is not None and d.days[0] == d.days[1]]
    for draft in drafts:
        if draft.focus and draft.counts and draft.days is None and dated:
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


def _event(
    draft: Draft, published: Published, places: tuple[EventPlace, ...], *, in_stages: bool
) -> Event:
    days = _days(draft, published, in_stages=in_stages)
    if days is not None and days[0] == days[1] and _is_inferred(draft, published):
        draft.flags.add("date_inferred")
    return Event(
        kind=draft.kind, topic=draft.topic, focus=draft.focus, date=prefix_date(days),
        round=draft.round, to_ukraine=draft.counts.get(Direction.TO_UKRAINE),
        to_russia=draft.counts.get(Direction.TO_RUSSIA), places=places, claims=_claims(draft),
        flags=tuple(sorted(draft.flags)),
    )  # fmt: skip


def _is_inferred(draft: Draft, published: Published) -> bool:
    """Tell whether no date or weekday in the text gives the day by itself."""
    if draft.days is None:
        return True
    forms = {s.when.form for s in draft.statements if s.when is not None}
    return published.method is Method.SOLVED and Form.FULL not in forms


def _days(draft: Draft, published: Published, *, in_stages: bool) -> Days | None:
    """Return the days of an event; the news without a day of its own is as old as the text."""
    days, told = draft.days, published.days
    if not draft.focus or told is None or draft.kind is Kind.COMMITMENT:
        return days
    if days is None:
        series = in_stages and told[0] == told[1]
        return month_days(told[0].year, told[0].month) if series else told
    if prefix_date(days) is None or (days[1] - days[0]).days > _LONG_DAYS:
        return told
    return days


def _claims(draft: Draft) -> tuple[Claim, ...]:
    claims: list[Claim] = []
    for statement in draft.statements:
        s = statement.sentence
        quote = Quote(exact=s.text, start=s.start, end=s.end)
        told = {
            "to_ukraine": statement.counts.get(Direction.TO_UKRAINE),
            "to_russia": statement.counts.get(Direction.TO_RUSSIA),
        }
        if not statement.voices:
            claims.append(
                Claim(claimant=None, side=None, stance=Stance.ASSERTS, quote=quote, **told)
            )
        claims.extend(
            Claim(claimant=v.name, side=v.side, stance=v.stance, quote=quote, **told)
            for v in statement.voices
        )
    return tuple(claims)
