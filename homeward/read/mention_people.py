"""Gather the words of a text that are parts of people's names."""

from __future__ import annotations

import re

from homeward.read.mention_names import Word
from homeward.read.mention_words import mention_words

_AGE = re.compile(r", \d{1,3}[,.;]")  # matches ", 34, of"; must not match ", 2025"
_MOST_NAMES = 4
# matches the gap of "Ron DeSantis" and "J.B. Pritzker"; must not match that of "Ron, DeSantis"
_NAME_GAP = re.compile(r"\.? |-|\.|\. \"?|[’']| [“\"‘]|[”\"’] ")


def person_words(text: str, words: list[Word]) -> frozenset[str]:
    """Return the words (as written) that stand in people's names.

    A name begins with a given name or a title; words before an age are one as well.
    """
    given = mention_words("given_names")
    titles = mention_words("titles_before")
    organisations = mention_words("organisations")
    found: set[str] = set()
    for position, word in enumerate(words):
        if not word.text[0].isupper():
            continue
        lower = word.text.lower()
        if lower not in given and lower not in titles:
            continue
        run = _capital_run(text, words, position)
        names = run[1:]
        if any(name.text.lower() in organisations for name in names):
            continue
        found.update(name.text for name in names)
    for position, word in enumerate(words):
        if word.text[0].isupper() and _AGE.match(text, word.end) and position:
            before = words[position - 1]
            gap = text[before.end : word.start]
            if before.text[0].isupper() and _NAME_GAP.fullmatch(gap):
                found.add(word.text)
    return frozenset(found)


def _capital_run(text: str, words: list[Word], first: int) -> list[Word]:
    """Return a word and the capital words that go on with it."""
    run = [words[first]]
    for word in words[first + 1 : first + 1 + _MOST_NAMES]:
        if not word.text[0].isupper() or (word.text.isupper() and len(word.text) > 2):
            break
        if not _NAME_GAP.fullmatch(text[run[-1].end : word.start]):
            break
        run.append(word)
    return run
