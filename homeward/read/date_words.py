"""Find the words that tell a date: the publication's, and each event's own."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from homeward.read.calendars import Almanac
from homeward.read.date_finder import find_dates
from homeward.read.dates import DateExpression, Form, absolute, prefix_date
from homeward.read.dating import Method, Published, solve
from homeward.read.findings import Event, Quote
from homeward.read.lexicon import load_lexicon
from homeward.read.paragraphs import split_paragraphs
from homeward.read.sentences import Sentence, split_sentences
from homeward.read.tokens import Token, tokenise

_HEAD_LINES = 8
_HEAD = 70
_MOST_DATED = 60


def with_date_words(
    events: Sequence[Event], sentences: Sequence[Sentence], *, published: Published
) -> list[Event]:
    """Return the events, each with the words of its sentences that tell its date.

    An event dated by other means (as the news of the day, as of its round) gets none.
    """
    years = [
        e.year for s in sentences for e in s.dates if e.form is Form.FULL and e.year and not e.since
    ]
    almanac = Almanac(published.days, years=years)
    told: dict[int, list[tuple[str, Quote]]] = {}
    for sentence in sentences:
        for expression in sentence.dates:
            days = None if expression.since else almanac.days(expression)
            if days is None:
                continue
            almanac.note(days)
            quote = _quote(sentence.tokens, expression, sentence.text, sentence.start)
            for date in {prefix_date(days), prefix_date((days[0], days[0]))} - {None}:
                told.setdefault(sentence.start, []).append((str(date), quote))
        almanac.observe(sentence, recalled=False)
    return [dataclasses.replace(event, date_quote=_words(event, told)) for event in events]


def _words(event: Event, told: dict[int, list[tuple[str, Quote]]]) -> Quote | None:
    for claim in event.claims:
        for date, quote in told.get(claim.quote.start, ()):
            if date == event.date:
                return quote
    return None


def publication_words(text: str, published: Published, *, language: str) -> Quote | None:
    """Return the words at the head of a text that tell the day of publication.

    None when they do not stand there: the day was given, is the file's own, or was worked
    out from several hints.
    """
    if published.days is None or published.method is Method.SOLVED:
        return None
    codes = [language] if language == "en" else [language, "en"]
    at, lines = 0, 0
    while at < len(text) and lines < _HEAD_LINES:
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        line, start, at = text[at : min(end, at + _HEAD)], at, end + 1
        if not line.strip():
            continue
        lines += 1
        tokens = tokenise(line)
        for code in codes:
            for expression in find_dates(tokens, load_lexicon(code).marks(tokens), line):
                if expression.form is Form.FULL and absolute(expression) == published.days:
                    return _quote(tokens, expression, line, 0, shift=start)
    return None


def solving_words(text: str, *, language: str) -> list[Quote]:
    """Return the words from which the day of a text without a date was worked out.

    A sentence takes part if the outcome is another without it.
    """
    sentences = split_sentences(text, split_paragraphs(text), language=language)
    dated = [each for each in sentences if each.dates][:_MOST_DATED]
    outcome = solve(dated)
    if outcome is None:
        return []
    return [
        _quote(sentence.tokens, expression, sentence.text, sentence.start)
        for sentence in dated
        if solve([each for each in dated if each is not sentence]) != outcome
        for expression in sentence.dates
    ]


def _quote(
    tokens: Sequence[Token], expression: DateExpression, text: str, begins: int, *, shift: int = 0
) -> Quote:
    """Quote an expression; tokens count from the text's beginning, which lies at ``begins``."""
    start, end = tokens[expression.first].start, tokens[expression.last].end
    return Quote(exact=text[start - begins : end - begins], start=start + shift, end=end + shift)
