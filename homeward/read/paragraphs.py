"""Divide a text into paragraphs and mark what is headline, boilerplate or repetition.

Nothing is deleted: offsets stay true, and a reader can still see what was left aside.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from homeward.read.lexicon import TABLES
from homeward.read.tokens import fold


class Standing(StrEnum):
    """What a paragraph is to the article."""

    HEADLINE = "headline"
    BODY = "body"
    HEADING = "heading"
    BOILERPLATE = "boilerplate"
    REPEAT = "repeat"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A stretch of text from ``start`` to ``end`` and its standing."""

    start: int
    end: int
    standing: Standing


_LINE = re.compile(r"[^\n\r]+")  # matches a line's text; not its line break
_WORDS = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")  # matches "1212", "п'ять"; not "—"
_FULL_STOP = re.compile(r"[.!?…][\"»”)]?\s*\Z")  # matches "today.”"; not "Background:"
_SEVERAL = re.compile(
    r"[.!?][»”\"]? +[«“\"]?[^\W\d_a-zа-яіїєґ]"
)  # matches "home. The"; not "p.m. on"
_LONG = 220
_SHORT = 170


@lru_cache(maxsize=4)
def _starters(folder: Path = TABLES) -> dict[str, tuple[tuple[str, str], ...]]:
    with (folder / "boilerplate.csv").open(encoding="utf-8", newline="") as file:
        rows = [
            (fold(pattern), row["scope"])
            for row in csv.DictReader(file)
            for pattern in row["patterns"].split("|")
        ]
    rows.sort(key=lambda row: -len(row[0]))
    return {
        letter: tuple(row for row in rows if row[0][:1] == letter)
        for letter in {row[0][:1] for row in rows}
    }


def _scope(line: str) -> str:
    """Tell what a line starts: boilerplate ("section" or only "line") or nothing ("")."""
    folded = " ".join(fold(line).split()).lstrip("-–—•*#▪|[(►▶ ").strip()
    for starter, scope in _starters().get(folded[:1], ()):
        if folded.startswith(starter):
            rest = folded[len(starter) :]
            if rest[:1].isalnum():
                continue
            rest = rest.strip(" :：…")
            if scope == "line":
                # "Photo: ..." is a caption; "Photos show that 200 were freed" is a sentence.
                if (
                    rest and not folded[len(starter) :].lstrip().startswith((":", "|", "©", "/"))
                ) and (_FULL_STOP.search(line) and len(line) > 120):
                    return ""
                return "line"
            if not rest:
                return "section"
            return "line" if folded[len(starter) :].lstrip().startswith((":", "|")) else ""
    return ""


def split_paragraphs(text: str, *, main: Collection[str] | None = None) -> list[Paragraph]:
    """Return the paragraphs of a text (its non-empty lines), in order, each with its standing.

    ``main`` holds the folded lines that a page's own markup shows to be the article; other
    lines are then boilerplate.
    """
    found: list[Paragraph] = []
    seen: set[str] = set()
    in_section = False
    for match in _LINE.finditer(text):
        line = match.group()
        stripped = line.strip(" \t\u00a0\ufeff\u200b")
        if not stripped:
            continue
        start = match.start() + line.index(stripped)
        key = " ".join(word.lower() for word in _WORDS.findall(stripped))
        scope = _scope(stripped)
        is_sentence = bool(_FULL_STOP.search(stripped))
        if scope == "section":
            in_section = True
        elif in_section and len(stripped) >= _LONG and is_sentence:
            in_section = False
        if (
            not key
            or scope
            or in_section
            or stripped.count(" | ") >= 2
            or (main is not None and key not in main)
        ):
            standing = Standing.BOILERPLATE
        elif key in seen:
            standing = Standing.REPEAT
        elif not found or all(p.standing is Standing.BOILERPLATE for p in found):
            standing = Standing.HEADLINE if len(stripped) < _LONG else Standing.BODY
        elif not is_sentence and len(stripped) < _SHORT and not _SEVERAL.search(stripped):
            standing = Standing.HEADING
        else:
            standing = Standing.BODY
        if standing not in (Standing.BOILERPLATE, Standing.REPEAT):
            seen.add(key)
        found.append(Paragraph(start=start, end=start + len(stripped), standing=standing))
    return found
