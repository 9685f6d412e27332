"""The word lists that tell places from what is only named after them."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import lru_cache

from homeward.read.lexicon import TABLES


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    with (TABLES / "mention_words.csv").open(encoding="utf-8", newline="") as lines:
        return {row["list"]: frozenset(row["words"].split("|")) for row in csv.DictReader(lines)}


def mention_words(name: str) -> frozenset[str]:
    """Return a list of ``mention_words.csv`` by its name, as written there; raises KeyError."""
    return _lists()[name]


@lru_cache
def mention_table(name: str) -> Mapping[str, tuple[str, ...]]:
    """Return a table of two columns by its file: each word with what may stand in its stead."""
    with (TABLES / name).open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines)
        next(rows)
        return {word: tuple(others.split("|")) for word, others in rows}
