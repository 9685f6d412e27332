"""The word lists that tell places from what is only named after them."""

from __future__ import annotations

import csv
from functools import lru_cache

from homeward.read.lexicon import TABLES


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    with (TABLES / "mention_words.csv").open(encoding="utf-8", newline="") as lines:
        return {row["list"]: frozenset(row["words"].split("|")) for row in csv.DictReader(lines)}


def mention_words(name: str) -> frozenset[str]:
    """Return a list of ``mention_words.csv`` by its name, in small letters; raises KeyError."""
    return _lists()[name]
