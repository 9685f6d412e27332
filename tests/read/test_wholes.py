"""Numbers that divide another, and numbers that add up both directions."""

from __future__ import annotations

import pytest

from homeward.read.heads import tally
from homeward.read.paragraphs import split_paragraphs
from homeward.read.sentences import split_sentences
from homeward.read.wholes import uncounted


def left_out(text: str, language: str) -> list[int | None]:
    (said, *_) = split_sentences(text, split_paragraphs(text), language=language)
    found = uncounted(said, {n.first for n in said.numerals if tally(said, n).headed})
    return [n.best for n in said.numerals if n.first in found]


@pytest.mark.parametrize(
    ("language", "text", "parts"),
    [
        ("en", "Back came 189 of its people, 187 soldiers and two civilians.", [187, 2]),
        ("en", "Home are 230 men – 213 soldiers, 11 officers and six others.", [213, 11, 6]),
        ("uk", "Повернулися 189 людей, із них 187 військових і двоє цивільних.", [187, 2]),
        ("ru", "Вернулись 205 человек: 185 военных и 20 гражданских.", [185, 20]),
        ("en", "Freed were 185 soldiers and 20 civilians, 205 people in all.", [185, 20]),
    ],
)
def test_parts_of_a_whole_are_no_counts_of_their_own(
    language: str, text: str, parts: list[int]
) -> None:
    assert left_out(text, language) == parts


@pytest.mark.parametrize(
    ("language", "text", "whole"),
    [
        ("en", "They swapped 190 prisoners, 95 Ukrainians and 95 Russians.", 190),
        ("en", "They exchanged 1,041 bodies: Ukraine got 1,000 and Russia 41.", 1041),
        ("tr", "Takasta 95'i Ukraynalı, 95'i Rus olmak üzere toplam 190 esir döndü.", 190),
    ],
)
def test_sum_of_both_directions_is_the_count_of_neither(
    language: str, text: str, whole: int
) -> None:
    assert left_out(text, language) == [whole]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Russia handed over 1,000 bodies and received 38."),
        ("en", "Ukraine got 215 people for 55 Russians and five commanders."),
        ("uk", "Обмін 246 на 246, а ще 31 на 15."),
        ("uk", "Звістка для 197 родин: 175 захисників звільнено, ще 22 поранених передано."),
    ],
)
def test_numbers_that_add_up_to_none_all_count(language: str, text: str) -> None:
    assert left_out(text, language) == []
