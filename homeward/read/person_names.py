"""Find the names of persons: capitalised words in a row, their titles left out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from homeward.read.institutions import is_name_word
from homeward.read.lexicon import word_list
from homeward.read.sentences import Sentence
from homeward.read.tokens import fold

_FUNCTION_WORDS = word_list("actors_function_words")


def person_runs(sentence: Sentence, titles: frozenset[str]) -> Iterable[tuple[int, int]]:
    """Yield runs of capitalised words (persons), titles left out."""
    start: int | None = None
    tokens = sentence.tokens
    blocked = {
        i
        for cls in ("month", "weekday", "adj", "national")
        for m in sentence.all(cls)
        for i in (m.first, m.last)
    }
    for i, token in enumerate([*tokens, None]):
        named = (
            token is not None
            and is_name_word(token)
            and i not in blocked
            and fold(token.text).removesuffix("'s") not in titles
            and not token.text.isupper()
        )
        if named:
            start = i if start is None else start
            if token is not None and token.norm.endswith("'s") and start is not None:
                yield start, i
                start = None
        elif start is not None:
            if tokens[start].norm in _FUNCTION_WORDS:
                start += 1
            if start <= i - 1:
                yield start, i - 1
            start = None


def mere_titles(
    sentence: Sentence,
    offices: Sequence[tuple[int, int]],
    runs: Sequence[tuple[int, int]],
    surnames: Collection[int],
    humans: Collection[str],
) -> list[tuple[int, int]]:
    """Return the offices that only are the title of the person behind: "Sözcü Peskov".

    ``surnames`` are the last words of persons named in full elsewhere.
    """
    ends = {last for _, last in offices}
    persons = {
        max((e + 1 for e in ends if first <= e < last), default=first): last for first, last in runs
    }
    return [
        (first, last) for first, last in offices
        if last + 1 in persons
        and (
            persons[last + 1] > last + 1
            or persons[last + 1] in surnames
            or sentence.tokens[last].norm in humans
        )
    ]  # fmt: skip
