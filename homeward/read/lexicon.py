"""Find the words of the trigger tables in a row of tokens.

A table row is a class, a value and patterns separated by ``|``. A pattern is one or more
words; a word may end in ``*`` (any ending), and ``..`` stands for up to six words between.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from homeward.read.tokens import Token, TokenKind, fold
from homeward.settings import PROJECT_FOLDER

TABLES = PROJECT_FOLDER / "data" / "reading"
LANGUAGES = ("en", "uk", "ru", "tr")
_GAP = ".."
_GAP_WORDS = 6


@dataclass(frozen=True, slots=True)
class Mark:
    """A trigger found: tokens ``first`` to ``last`` (inclusive) mean ``value`` of class ``cls``."""

    cls: str
    value: str
    first: int
    last: int


@dataclass(slots=True)
class _Node:
    exact: dict[str, _Node] = field(default_factory=dict)
    stems: dict[str, _Node] = field(default_factory=dict)
    gap: _Node | None = None
    meanings: list[tuple[str, str]] = field(default_factory=list)

    def follow(self, word: str) -> list[_Node]:
        """Return the nodes that a word leads to, an exact word before the longest stem."""
        found = []
        if (node := self.exact.get(word)) is not None:
            found.append(node)
        if self.stems:
            lengths = range(len(word), 1, -1)
            found.extend(self.stems[word[:n]] for n in lengths if word[:n] in self.stems)
        return found


class Lexicon:
    """The trigger words of one language."""

    def __init__(self, rows: Iterable[tuple[str, str, str]]) -> None:
        self._root = _Node()
        self._starts: dict[str, list[_Node]] = {}
        for cls, value, patterns in rows:
            for pattern in patterns.split("|"):
                self._add(pattern.strip(), cls, value)

    def _add(self, pattern: str, cls: str, value: str) -> None:
        node = self._root
        for word in pattern.replace("-", " - ").split():
            if word == _GAP:
                node.gap = node.gap or _Node()
                node = node.gap
            elif word.endswith("*"):
                node = node.stems.setdefault(fold(word[:-1]), _Node())
            else:
                node = node.exact.setdefault(fold(word), _Node())
        node.meanings.append((cls, value))

    def marks(self, tokens: Sequence[Token]) -> list[Mark]:
        """Return every trigger in the tokens, the longest match of each class at each place."""
        marks: list[Mark] = []
        for first, token in enumerate(tokens):
            if token.kind is TokenKind.NUMBER:
                continue
            word = token.norm
            nodes = self._starts.get(word)
            if nodes is None:
                nodes = self._starts[word] = self._root.follow(word) + (
                    self._root.follow(word[:-2]) if word.endswith("'s") else []
                )
            if nodes:
                best: dict[str, Mark] = {}
                for node in nodes:
                    self._walk(node, tokens, first, first, best)
                marks.extend(best.values())
        return marks

    def _walk(
        self, node: _Node, tokens: Sequence[Token], first: int, last: int, best: dict[str, Mark]
    ) -> None:
        for cls, value in node.meanings:
            if cls not in best or last > best[cls].last:
                best[cls] = Mark(cls, value, first, last)
        if last + 1 < len(tokens) and (node.exact or node.stems):
            for child in node.follow(tokens[last + 1].norm):
                self._walk(child, tokens, first, last + 1, best)
        if node.gap is not None:
            for step in range(1, _GAP_WORDS + 2):
                if last + step >= len(tokens) or tokens[last + step].text in ";:.":
                    break
                for child in node.gap.follow(tokens[last + step].norm):
                    self._walk(child, tokens, first, last + step, best)


@lru_cache(maxsize=8)
def load_lexicon(language: str, folder: Path = TABLES) -> Lexicon:
    """Load the triggers, vague words and calendar of a language; any other reads as English."""
    language = language if language in LANGUAGES else "en"
    rows: list[tuple[str, str, str]] = []
    with (folder / f"triggers_{language}.csv").open(encoding="utf-8", newline="") as file:
        rows += [(row["class"], row["value"], row["patterns"]) for row in csv.DictReader(file)]
    for name in ("vague.csv", "calendar.csv"):
        with (folder / name).open(encoding="utf-8", newline="") as file:
            rows += [
                (row["class"], row["value"], row["patterns"])
                for row in csv.DictReader(file)
                if row["language"] == language
            ]
    return Lexicon(rows)


@lru_cache(maxsize=2)
def _word_lists(folder: Path) -> dict[str, frozenset[str]]:
    with (folder / "words.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["list"]: frozenset(fold(word) for word in row["words"].split("|"))
            for row in csv.DictReader(file)
        }


def word_list(name: str, folder: Path = TABLES) -> frozenset[str]:
    """Return a list of small words of all languages, by its name in ``words.csv``."""
    return _word_lists(folder)[name]


@lru_cache(maxsize=8)
def number_words(language: str, folder: Path = TABLES) -> dict[str, int]:
    """Return the number words of a language and their values."""
    return _values(folder / "numbers.csv", language)


@lru_cache(maxsize=8)
def ordinals(language: str, folder: Path = TABLES) -> dict[str, int]:
    """Return the ordinal words of a language and their numbers."""
    return _values(folder / "ordinals.csv", language)


def _values(table: Path, language: str) -> dict[str, int]:
    with table.open(encoding="utf-8", newline="") as file:
        return {
            fold(word): int(row["value"])
            for row in csv.DictReader(file)
            if row["language"] == language
            for word in row["words"].split("|")
        }
