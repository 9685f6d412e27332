"""The language of words: English in the code, other languages from their catalogues."""

from __future__ import annotations

import pytest

from homeward.language import N_, Words, _, cached_by_language, language, languages, speaking


def test_english_is_spoken_unless_another_language_is_chosen() -> None:
    assert language() == "en"
    assert _("Map") == "Map"


def test_ukrainian_is_offered_and_named_in_itself() -> None:
    assert languages() == {"en": "English", "uk": "Українська"}


def test_within_a_block_words_are_told_in_its_language_and_after_it_as_before() -> None:
    with speaking("uk"):
        assert _("Map") == "Карта"
    assert _("Map") == "Map"


@pytest.mark.parametrize("code", ["xx", "", "../en", "UK", "en; DROP"])
def test_a_language_without_a_catalogue_means_english(code: str) -> None:
    with speaking(code):
        assert language() == "en"


def test_words_that_a_catalogue_lacks_stay_english() -> None:
    with speaking("uk"):
        assert _("Words that nobody has ever translated") == "Words that nobody has ever translated"


def test_blank_words_stay_blank() -> None:
    with speaking("uk"):
        assert _("") == ""


def test_names_of_things_are_told_in_the_language_of_the_moment() -> None:
    names = Words({1: N_("Map")})
    assert dict(names) == {1: "Map"}
    with speaking("uk"):
        assert dict(names) == {1: "Карта"}


def test_what_is_kept_for_one_language_is_not_told_in_another() -> None:
    asked = []

    @cached_by_language(4)
    def title(number: int) -> str:
        asked.append(number)
        return f"{_('Map')} {number}"

    assert (title(1), title(1)) == ("Map 1", "Map 1")
    with speaking("uk"):
        assert title(1) == "Карта 1"
    assert title(1) == "Map 1"
    assert asked == [1, 1]
