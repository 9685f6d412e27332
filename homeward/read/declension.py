"""Decline the nouns that name institutions and people: джерело, джерела, джерелу."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

_SHORTEST = 4
_ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    # The longest ending that fits decides; what stands for it is an oblique case.
    ("ець", ("ця", "цю", "цем", "цеві", "ців", "цям", "цями")),
    ("ний", ("ного", "ному", "ним", "ною")),
    ("ный", ("ного", "ному", "ным", "ном")),
    ("ная", ("ной", "ную")),
    ("ена", ("еної", "ену", "еною", "еній")),
    ("ие", ("ия", "ию", "ием", "ии")),
    ("ия", ("ии", "ию", "ией")),
    ("ія", ("ії", "ію", "ією")),
    ("ия", ("ии", "ию", "ией")),
    ("ння", ("нню", "нням", "нні")),
    ("ко", ()),
    ("ло", ("ла", "лу", "лом", "лі", "ел", "елами")),
    ("во", ("ва", "ву", "вом", "ві", "ве")),
    ("ь", ("я", "ю", "ем", "ей", "ям", "ями")),
    ("й", ("я", "ю", "єм", "ем")),
    ("а", ("и", "ы", "і", "е", "у", "ою", "ой", "ам", "ами")),
    ("ы", ("ов", "ам", "ами", "ах")),
    ("и", ("ів", "ов", "ей", "ам", "ами", "ах")),
)
_CONSONANT = ("а", "у", "ом", "ові", "і", "е", "ів", "ов", "ам", "ами")


@lru_cache(maxsize=8)
def declined(nouns: frozenset[str]) -> Mapping[str, str]:
    """Return the oblique forms of Ukrainian and Russian nouns, each with its noun.

    Matches "источника" with "источник"; a form that is itself one of the nouns is left out.
    """
    found: dict[str, str] = {}
    for noun in sorted(nouns):
        if len(noun) < _SHORTEST or noun.isascii() or " " in noun:
            continue
        for form in _forms(noun):
            if form not in nouns:
                found.setdefault(form, noun)
    return found


def _forms(noun: str) -> Iterable[str]:
    for ending, others in _ENDINGS:
        if noun.endswith(ending):
            stem = noun[: -len(ending)]
            return [stem + other for other in others]
    return [noun + ending for ending in _CONSONANT] if noun[-1] not in "еєоюяїі" else []


_ADJECTIVES = (
    # The ending of an oblique case, and those of the masculine, feminine and neuter nominative.
    ("ському", "ський", "ська", "ське"),
    ("ського", "ський", "ська", "ське"),
    ("ським", "ський", "ська", "ське"),
    ("ській", "ський", "ська", "ське"),
    ("ської", "ський", "ська", "ське"),
    ("скому", "ский", "ская", "ское"),
    ("ском", "ский", "ская", "ское"),
    ("ского", "ский", "ская", "ское"),
    ("ским", "ский", "ская", "ское"),
    ("ской", "ский", "ская", "ское"),
    ("ному", "ний", "на", "не"),
    ("ного", "ний", "на", "не"),
    ("ній", "ний", "на", "не"),
    ("ної", "ний", "на", "не"),
    ("вому", "вий", "ва", "ве"),
    ("вого", "вий", "ва", "ве"),
    ("вій", "вий", "ва", "ве"),
    ("ном", "ный", "ная", "ное"),
    ("ной", "ный", "ная", "ное"),
    ("вом", "вый", "вая", "вое"),
    ("вой", "вый", "вая", "вое"),
)


def agreeing(word: str, noun: str) -> str | None:
    """Return an adjective as it stands before a noun in the nominative; None for other words.

    Matches "російському" before відомство: російське; not "своєму".
    """
    gender = 2 if noun.endswith(("о", "е")) else 1 if noun.endswith(("а", "я")) else 0
    for ending, *nominative in _ADJECTIVES:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word[: -len(ending)] + nominative[gender]
    return None
