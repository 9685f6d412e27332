"""The language of the words that people read: one catalogue a language, English in the code.

Words are written in the code in English and marked with ``_`` (or ``ngettext`` where they
follow a number, or ``N_`` where they are only noted now and told later). A catalogue,
``homeward/catalogues/CODE.po``, holds them in another language; adding one adds a language.
"""

from __future__ import annotations

import gettext as _gettext
import io
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache, partial, wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

CATALOGUES = Path(__file__).resolve().parent / "catalogues"

ENGLISH = "en"

Key = TypeVar("Key")
Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")

_chosen: ContextVar[str] = ContextVar("language", default=ENGLISH)


@cache
def languages() -> dict[str, str]:
    """Return every language that can be chosen by its code, named in itself; English first."""
    codes = [ENGLISH, *sorted(path.stem for path in CATALOGUES.glob("*.po"))]
    return {
        code: (Locale.parse(code).get_display_name(code) or code).capitalize() for code in codes
    }


def language() -> str:
    """Return the code of the language in which words are told now."""
    return _chosen.get()


def locale() -> str:
    """Return the locale of numbers and dates; English is British, as its words are."""
    return "en_GB" if language() == ENGLISH else language()


def speak(code: str) -> None:
    """Tell words in a language from now on, in this thread or task; unknown ones mean English."""
    _chosen.set(code if code in languages() else ENGLISH)


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Tell words in a language within a block."""
    before = _chosen.set(code if code in languages() else ENGLISH)
    try:
        yield
    finally:
        _chosen.reset(before)


@cache
def _translations(code: str) -> _gettext.NullTranslations:
    if code == ENGLISH:
        return _gettext.NullTranslations()
    with (CATALOGUES / f"{code}.po").open("rb") as file:
        catalogue = read_po(file, locale=code)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return _gettext.GNUTranslations(compiled)


def _(words: str) -> str:
    """Tell words in the chosen language; in English where its catalogue lacks them."""
    return _translations(_chosen.get()).gettext(words) if words else ""


def ngettext(one: str, many: str, count: int) -> str:
    """Tell words in the form that a number asks for."""
    return _translations(_chosen.get()).ngettext(one, many, count)


def N_(words: str) -> str:  # noqa: N802 - the name by which catalogues are gathered
    """Note words for the catalogues; whoever shows them tells them with ``_``."""
    return words


class Words(Mapping[Key, str]):
    """Names of things, noted in English (with ``N_``), told in the language of the moment."""

    def __init__(self, noted: Mapping[Key, str]) -> None:
        self._noted = dict(noted)

    def __getitem__(self, key: Key) -> str:
        return _(self._noted[key])

    def __iter__(self) -> Iterator[Key]:
        return iter(self._noted)

    def __len__(self) -> int:
        return len(self._noted)


def cached_by_language(
    maxsize: int,
) -> Callable[[Callable[Parameters, Result]], Callable[Parameters, Result]]:
    """Keep the last results of a function that tells words, apart for each language."""

    def decorate(function: Callable[Parameters, Result]) -> Callable[Parameters, Result]:
        kept = lru_cache(maxsize=maxsize)(partial(_call, function))

        @wraps(function)
        def told(*args: Parameters.args, **kwargs: Parameters.kwargs) -> Result:
            result: Result = kept(_chosen.get(), *args, **kwargs)  # type: ignore[arg-type]
            return result

        return told

    return decorate


def _call(function: Callable[..., Any], _language: str, *args: Any, **kwargs: Any) -> Any:
    return function(*args, **kwargs)
