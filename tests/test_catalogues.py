"""Every catalogue holds every marked word, and keeps what is filled in."""

from __future__ import annotations

import ast
import string
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from homeward.language import CATALOGUES
from homeward.settings import PROJECT_FOLDER

KEYWORDS: dict[str, Any] = {"_": None, "N_": None, "ngettext": (1, 2), "counted": (1, 2)}


def marked_words() -> set[str | tuple[str, ...]]:
    found = set()
    for folder in ("homeward", "pages"):
        for _file, _line, words, _notes, _context in extract_from_dir(
            str(PROJECT_FOLDER / folder), [("**.py", "python")], keywords=KEYWORDS
        ):
            found.add(words)
    return found


@pytest.fixture(scope="module")
def marked() -> set[str | tuple[str, ...]]:
    return marked_words()


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.stem, abort_invalid=True)


def fields(words: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(words) if name is not None}


catalogues = pytest.mark.parametrize(
    "path", sorted(CATALOGUES.glob("*.po")), ids=lambda path: path.stem
)


@catalogues
def test_a_catalogue_holds_every_marked_word_and_no_other(
    path: Path, marked: set[str | tuple[str, ...]]
) -> None:
    held = {message.id for message in read(path) if message.id}
    # Run `make catalogues` and translate what it adds.
    assert held - marked == set()
    assert marked - held == set()


@catalogues
def test_no_word_of_a_catalogue_is_left_untranslated_or_guessed(path: Path) -> None:
    for message in read(path):
        if message.id:
            told = message.string if isinstance(message.string, tuple) else (message.string,)
            assert all(told), f"{message.id} is not translated"
            assert not message.fuzzy, f"{message.id} is a guess"


@catalogues
def test_a_translation_fills_in_the_same_values_as_the_english(path: Path) -> None:
    for message in read(path):
        if not message.id:
            continue
        noted = message.id if isinstance(message.id, tuple) else (message.id,)
        told = message.string if isinstance(message.string, tuple) else (message.string,)
        wanted = fields(noted[-1])
        for words in told:
            assert fields(words) == wanted, message.id
            assert words.count("**") == noted[0].count("**"), message.id
            assert words[-1:].isspace() == noted[0][-1:].isspace(), message.id


def test_the_gathering_sees_words_in_each_of_the_four_ways(
    marked: set[str | tuple[str, ...]],
) -> None:
    assert {"Map", "Repatriation of bodies", ("{count} event", "{count} events")} <= marked
    assert ("negotiation round", "negotiation rounds") in marked


def test_no_word_is_marked_inside_a_formatted_string_where_the_gathering_misses_it() -> None:
    missed = []
    for folder in ("homeward", "pages"):
        for path in (PROJECT_FOLDER / folder).rglob("*.py"):
            for text in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(text, ast.JoinedStr):
                    missed += [
                        f"{path.name}:{call.lineno}"
                        for call in ast.walk(text)
                        if isinstance(call, ast.Call)
                        and isinstance(call.func, ast.Name)
                        and call.func.id in KEYWORDS
                        and call.args
                        and isinstance(call.args[0], ast.Constant)
                    ]
    assert missed == []
