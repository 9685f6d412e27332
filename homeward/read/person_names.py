"""Find the names of persons: capitalised words in a row, their titles left out."""

from __future__ import annotations

from collections.abc import Iterable

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
