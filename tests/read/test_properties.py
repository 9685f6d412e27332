"""What must hold whatever the text: same in, same out; noise and order change nothing."""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from homeward.read.places import Places
from homeward.read.reading import Reading, read_text

DOCUMENTS = Path(__file__).parent.parent / "documents"
NAMES = ["en_parts_told_wrongly", "uk_parts", "ru_exchange", "tr_bodies", "founding_1212"]
BOILERPLATE = {
    "en": "\n\nRead also:\nCourt frees 12 suspects after 3 years\nMost read: 7,400 homes dark\n",
    "uk": "\n\nЧитайте також:\nЗвільнено 12 підозрюваних\nТарифи 2026: плюс 300 гривень\n",
    "ru": "\n\nЧитайте также:\nОсвобождены 12 подозреваемых\nКурс доллара: 98 рублей\n",
    "tr": "\n\nİLGİLİ HABERLER\n12 şüpheli serbest bırakıldı\nDolar 40 lira oldu\n",
}
UNRELATED = [
    "The weather stayed mild in the west of the country.",
    "A new bridge was opened to traffic by the mayor.",
    "Schools begin the term with a week of sport.",
]


def facts(reading: Reading) -> list[tuple]:
    return [
        (e.kind, e.date, e.round, e.to_ukraine, e.to_russia, e.flags,
         tuple((p.name, p.role, p.count) for p in e.places))
        for e in reading.events
    ]  # fmt: skip


def text_of(name: str) -> str:
    return (DOCUMENTS / f"{name}.txt").read_text("utf-8")


PUBLISHED = dt.date(2025, 6, 12)


@pytest.mark.parametrize("name", NAMES)
def test_reading_is_deterministic(name: str, places: Places) -> None:
    text = text_of(name)
    first = read_text(text, places=places, published=PUBLISHED)
    again = read_text(text, places=places, published=PUBLISHED)
    assert facts(first) == facts(again)


@pytest.mark.parametrize("name", NAMES)
def test_boilerplate_changes_no_event(name: str, places: Places) -> None:
    text = text_of(name)
    plain = read_text(text, places=places, published=PUBLISHED)
    noisy = read_text(text + BOILERPLATE[plain.language], places=places, published=PUBLISHED)
    assert facts(plain) == facts(noisy)


@pytest.mark.parametrize("name", NAMES)
def test_a_repeated_text_is_no_second_claim(name: str, places: Places) -> None:
    text = text_of(name)
    once = read_text(text, places=places, published=PUBLISHED)
    twice = read_text(f"{text}\n{text}", places=places, published=PUBLISHED)
    assert facts(once) == facts(twice)
    assert [len(e.claims) for e in once.events] == [len(e.claims) for e in twice.events]


@pytest.mark.parametrize("name", ["en_parts_told_wrongly", "founding_1212"])
@pytest.mark.parametrize("seed", range(5))
def test_shuffling_unrelated_paragraphs_changes_no_event(
    name: str, seed: int, places: Places
) -> None:
    text = text_of(name)
    order = UNRELATED[:]
    random.Random(seed).shuffle(order)
    plain = read_text(text + "\n" + "\n".join(UNRELATED), places=places, published=PUBLISHED)
    shuffled = read_text(text + "\n" + "\n".join(order), places=places, published=PUBLISHED)
    assert facts(plain) == facts(shuffled)


WORDS = st.sampled_from(
    [
        "Russia",
        "Ukraine",
        "bodies",
        "of",
        "563",
        "soldiers",
        "returned",
        "to",
        "and",
        "Kyiv",
        "on",
        "Friday",
        "1,212",
        "prisoners",
        "freed",
        "Istanbul",
        "talks",
        ".",
        ",",
        "—",
        "“",
        "”",
        "said",
        "agreed",
        "12",
        "June",
        "2025",
        "тіла",
        "повернули",
        "передала",
        "50",
        "на",
        "полонених",
        "в",
        "среду",
        "bin",
        "askerin",
        "naaşı",
        "\n",
        "each",
        "side",
        "more",
        "than",
        "hundreds",
        "the",
    ]
)


@settings(
    max_examples=200, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(words=st.lists(WORDS, max_size=60))
def test_any_text_is_read_and_quoted_exactly(words: list[str], places: Places) -> None:
    text = " ".join(words)
    if not text.strip():
        return
    reading = read_text(text, places=places, published=PUBLISHED)
    for event in reading.events:
        for quote in [c.quote for c in event.claims] + [p.quote for p in event.places]:
            assert reading.text[quote.start : quote.end] == quote.exact
        if event.date is not None:
            assert event.date[:4].isdigit()
