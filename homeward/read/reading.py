"""Read a document: from its text to events, each with the words that support it."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from homeward.read.agreements import with_agreements
from homeward.read.date_words import publication_words, with_date_words
from homeward.read.dating import Published, publication
from homeward.read.events import build_events
from homeward.read.findings import Event, Quote
from homeward.read.formats import Stored, load
from homeward.read.language import detect_language
from homeward.read.paragraphs import Paragraph, split_paragraphs
from homeward.read.places import Places
from homeward.read.sentences import split_sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a document says.

    ``text`` is what every offset counts in; ``paragraphs`` tell which stretches were taken for
    boilerplate or repetition; ``published_quote`` are the words that tell the day of
    publication, None where it is known in another way. Events stand in the order in which the
    text tells them.
    """

    text: str
    language: str
    published: Published
    paragraphs: list[Paragraph]
    events: list[Event]
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    media_type: str = "text/plain"
    published_quote: Quote | None = None


def read_document(
    data: bytes,
    name: str = "",
    *,
    places: Places,
    published: dt.date | None = None,
    publisher: str | None = None,
    url: str | None = None,
) -> Reading:
    """Read the bytes of a file: plain text, HTML, PDF, DOCX or EML, in any encoding.

    What the caller knows (``published``, ``publisher``, ``url``) goes before what the file
    tells. Raises DocumentUnreadable, with the reason, when there is no text to read.
    """
    stored: Stored = load(data, name)
    reading = read_text(
        stored.text,
        places=places,
        published=published,
        metadata=stored.published,
        main=stored.main,
    )
    return dataclasses.replace(
        reading,
        title=stored.title,
        publisher=publisher or stored.publisher,
        url=url or stored.url,
        media_type=stored.media_type,
    )


def read_text(
    text: str,
    *,
    places: Places,
    published: dt.date | None = None,
    metadata: dt.date | None = None,
    main: Collection[str] | None = None,
) -> Reading:
    """Read a decoded text.

    ``published`` is the day when the caller knows it, ``metadata`` the day that the file itself
    tells; ``main`` the folded lines that a page's markup shows to be the article.
    """
    language = detect_language(text)
    paragraphs = split_paragraphs(text, main=main)
    sentences = split_sentences(text, paragraphs, language=language)
    when = publication(text, sentences, language=language, given=published, metadata=metadata)
    events = build_events(sentences, published=when, language=language, places=places)
    events = with_date_words(events, sentences, published=when)
    return Reading(
        text=text,
        language=language,
        published=when,
        paragraphs=paragraphs,
        events=with_agreements(events, sentences, places=places, language=language),
        published_quote=publication_words(text, when, language=language),
    )
