"""Guess the dictionary form of an inflected Ukrainian or Russian name.

Names of the war are inflected by table; this is for the rest of the world: Лондоні, Парижем,
Варшаву. A guess counts only when it is the name of a place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_CYRILLIC = re.compile("[а-яіїєґё]")  # matches ї; must not match i
# case ending (folded, so without ь) and what may stand in its stead
_ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ського", ("ськ", "ский", "ський")),
    ("ого", ("ий", "ый", "ое", "е")),
    ("ому", ("ий", "ый", "е")),
    ("ом", ("", "ий", "ый", "о")),
    ("ем", ("", "ий", "е", "ье")),
    ("єм", ("й",)),
    ("ою", ("а",)),
    ("ею", ("я", "а")),
    ("єю", ("я",)),
    ("ой", ("а", "ая")),
    ("ей", ("я", "а", "и")),
    ("ах", ("и", "ы", "а")),
    ("ях", ("и", "я")),
    ("ів", ("и",)),
    ("ии", ("ия",)),
    ("ию", ("ия", "ий")),
    ("ії", ("ія",)),
    ("ію", ("ія",)),
    ("зі", ("га",)),
    ("ці", ("ка", "ц")),
    ("сі", ("ха",)),
    ("и", ("а", "я", "", "і")),
    ("ы", ("а",)),
    ("і", ("", "а", "я", "о")),
    ("е", ("", "а", "я", "о")),
    ("є", ("я", "й")),
    ("у", ("а", "", "о")),
    ("ю", ("я", "", "й", "е", "є")),
    ("я", ("", "й", "е", "є")),
    ("а", ("", "о")),
)
_LEAST_STEM = 3


def base_forms(key: str) -> Iterator[str]:
    """Yield folded names that a folded Cyrillic name may be an inflected form of."""
    if not _CYRILLIC.search(key):
        return
    head, _, last = key.rpartition(" ")
    for ending, bases in _ENDINGS:
        if last.endswith(ending) and len(last) - len(ending) >= _LEAST_STEM:
            stem = last[: len(last) - len(ending)]
            for base in bases:
                yield f"{head} {stem}{base}".lstrip()
                if head and head.endswith(("ом", "ого", "ому", "ем")):
                    yield f"{re.sub('(ом|ого|ому|ем)$', 'ий', head)} {stem}{base}"
