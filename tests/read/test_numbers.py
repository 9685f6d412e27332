"""Numbers in four languages: what is one, what it counts, and what is none."""

from __future__ import annotations

import pytest

from homeward.model import Count, Kind, Side
from homeward.read.heads import Tally, tally
from homeward.read.paragraphs import split_paragraphs
from homeward.read.sentences import Sentence, split_sentences


def sentence(text: str, language: str) -> Sentence:
    (first, *_) = split_sentences(text, split_paragraphs(text), language=language)
    return first


def counted(text: str, language: str) -> list[Tally]:
    said = sentence(text, language)
    return [item for n in said.numerals if (item := tally(said, n)).headed]


@pytest.mark.parametrize(
    ("language", "text", "people"),
    [
        ("en", "The bodies of 1,212 soldiers arrived.", 1212),
        ("en", "One hundred and seventy-five prisoners were freed.", 175),
        ("en", "A thousand soldiers came home.", 1000),
        ("en", "Twenty-seven bodies were returned.", 27),
        ("uk", "Повернули тіла 6 057 захисників.", 6057),
        ("uk", "Звільнено сто двадцять одного військового.", 121),
        ("uk", "Двоє цивільних повернулися.", 2),
        ("ru", "Переданы тела тысячи военных.", 1000),
        ("ru", "Освобождены полсотни солдат.", 50),
        ("tr", "Ukrayna'ya 6 bin 57 askerin naaşı verildi.", 6057),
        ("tr", "Bin iki yüz askerin naaşı iade edildi.", 1200),
    ],
)
def test_number_is_read(language: str, text: str, people: int) -> None:
    assert [item.numeral.best for item in counted(text, language)] == [people]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The 63rd exchange took place in 2025."),
        ("en", "Men aged 25 came home at 14:35."),
        ("en", "It cost $14 million, or 15% of the budget."),
        ("en", "A 25-year-old told his story after 33 months."),
        ("uk", "Це 64-й обмін, найстаршому 60 років."),
        ("uk", "Долар – 41 гривня, 25 відсотків."),
        ("ru", "Ему 59 лет, это 5-й обмен с 2022 года."),
        ("tr", "Bu, 2022 yılından beri 65. takas."),
    ],
)
def test_years_ages_money_times_and_ordinals_count_nobody(language: str, text: str) -> None:
    assert counted(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("en", "More than 500 bodies were returned.", Count(low=500, best=500, high=None)),
        ("en", "About 500 bodies were returned.", Count(low=450, best=500, high=550)),
        ("en", "Almost 1,000 bodies were returned.", Count(low=None, best=1000, high=1000)),
        ("en", "Hundreds of bodies were returned.", Count(low=200, best=None, high=None)),
        ("uk", "Повернули понад 900 тіл.", Count(low=900, best=900, high=None)),
        ("ru", "Передали не менее 1200 тел.", Count(low=1200, best=1200, high=None)),
        ("tr", "En az 100 cenaze teslim edildi.", Count(low=100, best=100, high=None)),
    ],
)
def test_vague_numbers_are_ranges(language: str, text: str, count: Count) -> None:
    assert [item.numeral.count for item in counted(text, language)] == [count]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "a swap of 1,000 for 1,000"),
        ("en", "the thousand-for-thousand swap"),
        ("uk", "обмін «1000 на 1000»"),
        ("ru", "обмен 84 на 84"),
    ],
)
def test_n_for_n_is_one_pair(language: str, text: str) -> None:
    first, second = sentence(text, language).numerals
    assert (first.partner, second.partner) == (1, 0)


def test_head_tells_kind_nation_and_part() -> None:
    (bodies,) = counted("Moscow returned the bodies of 909 Ukrainian soldiers.", "en")
    assert bodies.kind is Kind.BODY_REPATRIATION
    assert bodies.nation is Side.UKRAINE
    (captives,) = counted("Kyiv freed 55 Russian prisoners.", "en")
    assert captives.kind is Kind.PRISONER_EXCHANGE
    assert captives.nation is Side.RUSSIA
    (share,) = counted("Of those, 89 bodies came from Bakhmut.", "en")
    assert share.part
