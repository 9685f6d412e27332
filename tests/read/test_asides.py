"""A phrase may recall another handover, a frame name an agreement, a list tell several days."""

from __future__ import annotations

import pytest

from homeward.read.accords import frame_of
from homeward.read.asides import find_asides
from homeward.read.paragraphs import split_paragraphs
from homeward.read.sentences import Sentence, split_sentences


def only_sentence(text: str, language: str) -> Sentence:
    (sentence,) = split_sentences(text, split_paragraphs(text), language=language)
    return sentence


def words(sentence: Sentence, first: int, last: int) -> str:
    tokens = sentence.tokens
    return sentence.text[tokens[first].start - sentence.start : tokens[last].end - sentence.start]


@pytest.mark.parametrize(
    ("text", "language", "phrase"),
    [
        ("It was the largest since the exchange in May.", "en", "since the exchange in May"),
        ("They came after the handover of 1,200 on 17 July.", "en", "on 17 July"),
        ("Це найбільший обмін після обміну 23 липня.", "uk", "після обміну 23 липня"),
        ("Это больше, чем в обмене 23 июля.", "ru", "чем в обмене 23 июля"),
        ("23 Temmuz'daki takastan bu yana ilk kez.", "tr", "23 Temmuz"),
        ("It was the first swap since June 26.", "en", "June 26"),
        ("He was one of the 1,212 returned on 11 June.", "en", "1,212 returned on 11 June"),
    ],
)
def test_phrase_that_recalls_is_found(text: str, language: str, phrase: str) -> None:
    sentence = only_sentence(text, language)
    (aside,) = find_asides(sentence)
    assert phrase in words(sentence, aside.first, aside.last)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The exchange took place on 6 June.", "en"),
        ("Nothing came after the exchange.", "en"),
        ("It was the first swap since the invasion of 24 February 2022.", "en"),
        ("Обмін відбувся 23 липня.", "uk"),
    ],
)
def test_news_itself_is_no_aside(text: str, language: str) -> None:
    assert find_asides(only_sentence(text, language)) == []


@pytest.mark.parametrize(
    ("text", "language", "frame"),
    [
        (
            "Under the agreements reached in Istanbul on 2 June Russia gave 1,000 bodies.", "en",
            "Under the agreements reached in Istanbul on 2 June",
        ),
        (
            "У межах домовленостей, досягнутих 2 червня, Україна отримала 1000 тіл.", "uk",
            "У межах домовленостей, досягнутих 2 червня",
        ),
        (
            "2 Haziran'da varılan mutabakat çerçevesinde 1000 naaş verildi.", "tr",
            "2 Haziran'da varılan mutabakat çerçevesinde",
        ),
    ],
)  # fmt: skip
def test_frame_holds_the_agreement_and_not_the_deed(text: str, language: str, frame: str) -> None:
    sentence = only_sentence(text, language)
    found = frame_of(sentence, language=language)
    assert found is not None
    assert words(sentence, *found) == frame


def test_agreeing_itself_is_no_frame() -> None:
    sentence = only_sentence("The sides agreed on a swap in Istanbul on 2 June.", "en")
    assert frame_of(sentence, language="en") is None
