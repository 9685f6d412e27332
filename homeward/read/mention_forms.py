"""Guess the dictionary form of an inflected Ukrainian or Russian name.

Names of the war are inflected by table; this is for the rest of the world: Лондоні, Парижем,
Варшаву. A guess counts only when it is the name of a place. ``mention_endings.csv`` holds the
endings, folded (so without ь), and what may stand in their stead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from homeward.read.mention_words import mention_table

_CYRILLIC = re.compile("[а-яіїєґё]")  # matches ї; must not match i
_LEAST_STEM = 3


def base_forms(key: str) -> Iterator[str]:
    """Yield folded names that a folded Cyrillic name may be an inflected form of."""
    if not _CYRILLIC.search(key):
        return
    head, _, last = key.rpartition(" ")
    for ending, bases in mention_table("mention_endings.csv").items():
        if last.endswith(ending) and len(last) - len(ending) >= _LEAST_STEM:
            stem = last[: len(last) - len(ending)]
            for base in bases:
                yield f"{head} {stem}{base}".lstrip()
                if head and head.endswith(("ом", "ого", "ому", "ем")):
                    yield f"{re.sub('(ом|ого|ому|ем)$', 'ий', head)} {stem}{base}"
