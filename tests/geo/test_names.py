from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homeward.geo.names import fold_text, normalise


@pytest.mark.parametrize(
    "spellings",
    [
        ("Luhansk", "Luhans'k", "Luhans’k", "LUHANSK"),
        ("Донецьк", "Донецк", "ДОНЕЦЬК"),
        ("Артёмовск", "Артемовск"),
        ("Dolmabahçe", "Dolmabahce"),
        ("İstanbul", "Istanbul", "ıstanbul"),
        ("Łódź", "Lodz"),
        ("Абу-Дабі", "Абу Дабі", "Абу–Дабі"),
        ("Куп'янськ", "Купʼянськ", "Куп’янськ"),
    ],
)
def test_spellings_of_one_name_fold_to_one_form(spellings: tuple[str, ...]) -> None:
    assert len({normalise(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("Київ", "Киев"), ("Йошкар", "Иошкар"), ("Суми", "Сумы"), ("Kyiv", "Київ")]
)
def test_letters_of_their_own_stay_apart(one: str, other: str) -> None:
    assert normalise(one) != normalise(other)


@given(st.text(max_size=40))
def test_a_folded_name_is_its_own_folding(name: str) -> None:
    assert normalise(normalise(name)) == normalise(name)


@given(st.text(max_size=60))
def test_folded_text_agrees_with_the_folded_name(text: str) -> None:
    assert " ".join(fold_text(text).text.split()) == normalise(text)


@given(st.text(max_size=60))
def test_offsets_rise_and_stay_inside_the_text(text: str) -> None:
    folded = fold_text(text)
    assert len(folded.starts) == len(folded.ends) == len(folded.text)
    assert folded.starts == sorted(folded.starts)
    assert all(
        0 <= start < end <= len(text) for start, end in zip(folded.starts, folded.ends, strict=True)
    )


@pytest.mark.parametrize("name", ["Маріуполь", "Слов'янськ", "Çırağan", "Novaya  Huta", "Бахмуті"])
def test_a_name_is_cut_out_of_a_text_whole(name: str) -> None:
    text = f"… – {name}, сказано."
    folded = fold_text(text)
    start = folded.text.index(normalise(name))
    begin, end = folded.span(start, start + len(normalise(name)))
    assert text[begin:end] == name


def test_a_soft_sign_belongs_to_its_letter_and_a_closing_quote_does_not() -> None:
    folded = fold_text("‘Маріуполь’")
    begin, end = folded.span(0, len(folded.text))
    assert "‘Маріуполь’"[begin:end] == "Маріуполь"
