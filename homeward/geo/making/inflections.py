"""Make ``inflections.csv``: the names of the war as texts inflect them.

The rules are in ``inflection_rules.csv`` (case endings of Ukrainian and Russian),
``adjectives.csv`` and ``adjective_compounds.csv`` (бахмутському напрямку) and
``endings.csv`` (Turkish). Forms are folded; a form that is already a name of its
place is left out.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from homeward.geo.names import normalise

CASES = ("genitive", "dative", "accusative", "instrumental", "locative")
LEAST_POPULATION = 10_000
"""Ukrainian towns from this size are inflected; smaller ones when ``places.csv`` names them."""

_TURKISH_LEAST_LETTERS = 4
_REGION_WORDS = ("Oblast", "Region", "Krai", "Republic")
# Донецька alone is any feminine thing of Donetsk, and у Донецьку is the city
_NOT_ALONE = ("а", "ая", "у", "ую")
_UKRAINIAN = set("іїєґ'")
_RUSSIAN = set("ыэёъ")


def rows_of(path: Path) -> list[dict[str, str]]:
    """Read a CSV file with a header as a list of rows."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@dataclass(frozen=True)
class Rules:
    """Case endings by language and part of speech, longest ending first."""

    endings: dict[tuple[str, str], list[tuple[str, tuple[str, ...]]]]

    @classmethod
    def load(cls, folder: Path) -> Rules:
        """Read ``inflection_rules.csv``."""
        endings: dict[tuple[str, str], list[tuple[str, tuple[str, ...]]]] = {}
        for row in rows_of(folder / "inflection_rules.csv"):
            rule = (row["ending"], tuple(row[case] for case in CASES))
            endings.setdefault((row["language"], row["part"]), []).append(rule)
        for rules in endings.values():
            rules.sort(key=lambda rule: -len(rule[0]))
        return cls(endings)

    def decline(self, name: str, language: str) -> list[str]:
        """Return a name in the five oblique cases, or nothing when no rule fits.

        In a name of two words the first is declined as an adjective (Нова Каховка) or,
        where it is none, stays (Посад-Покровське, Абу-Дабі).
        """
        if "(" in name or name.endswith("область"):
            return []
        first, space, last = name.rpartition(" ")
        nouns = self._apply(last, language, "noun")
        if not nouns or " " in first:
            return []
        if not space:
            return nouns
        adjectives = self._apply(first, language, "adjective") or [first] * len(CASES)
        return [f"{one} {other}" for one, other in zip(adjectives, nouns, strict=True)]

    def _apply(self, word: str, language: str, part: str) -> list[str]:
        if word[-1:].lower() in "еиіїуюэ" and part == "noun" and not self._has_rule(word, language):
            return []
        for ending, forms in self.endings.get((language, part), []):
            if word.endswith(ending):
                return [word[: len(word) - len(ending)] + form for form in forms]
        return []

    def _has_rule(self, word: str, language: str) -> bool:
        return any(ending and word.endswith(ending) for ending, _ in self.endings[language, "noun"])


def make_inflections(
    settlements: Iterable[dict[str, str]],
    areas: Iterable[dict[str, str]],
    places: Iterable[dict[str, str]],
    folder: Path,
) -> list[dict[str, str]]:
    """Return rows of place_id, form, language and kind (noun, adjective or compound).

    ``settlements``, ``areas`` and ``places`` have the columns of ``places.csv``.
    """
    rules = Rules.load(folder)
    places = list(places)
    by_hand = {row["place_id"] for row in places}
    named = _names_by_place(settlements, areas, places)
    found: dict[tuple[str, str, str], str] = {}

    def note(place_id: str, form: str, language: str, kind: str) -> None:
        folded = normalise(form)
        if len(folded) > 2:
            found.setdefault((place_id, folded, kind), language)

    for place_id, record in named.items():
        for language, name in record.cyrillic():
            for form in rules.decline(name, language):
                note(place_id, form, language, "noun")
        for name in record.latin if place_id in by_hand else ():
            for form in _turkish(name, folder):
                note(place_id, form, "tr", "noun")
    for place_id, language, stem in _stems(named, folder):
        for form, kind in _adjective_forms(language, stem, place_id, folder):
            note(place_id, form, language, kind)
    own = {
        (place_id, normalise(name))
        for place_id, record in named.items()
        for name in (*record.latin, *(name for _, name in record.cyrillic()))
    }
    return [
        {"place_id": place_id, "form": form, "language": language, "kind": kind}
        for (place_id, form, kind), language in sorted(found.items())
        if (place_id, form) not in own
    ]


@dataclass
class _Named:
    uk: str = ""
    ru: str = ""
    other: tuple[str, ...] = ()
    latin: tuple[str, ...] = ()

    def cyrillic(self) -> Iterator[tuple[str, str]]:
        if self.uk:
            yield "uk", self.uk
        if self.ru:
            yield "ru", self.ru
        for name in self.other:
            letters = set(name.lower())
            if not letters & _RUSSIAN:
                yield "uk", name
            if not letters & _UKRAINIAN:
                yield "ru", name


def _names_by_place(*tables: Iterable[dict[str, str]]) -> dict[str, _Named]:
    named: dict[str, _Named] = {}
    for row in (row for table in tables for row in table):
        record = named.setdefault(row["place_id"], _Named())
        record.uk = row["name_uk"] or record.uk
        record.ru = row["name_ru"] or record.ru
        spelled = [row["name"], *(row.get("aliases") or "").split("|")]
        record.latin += tuple(name for name in spelled if name and ord(name[0]) < 0x250)
        record.other += tuple(name for name in spelled if "Ѐ" <= name[:1] <= "ӿ" and len(name) > 3)
    return named


def _turkish(name: str, folder: Path) -> Iterator[str]:
    if len(name) < _TURKISH_LEAST_LETTERS or name.count(" ") > 1 or "(" in name:
        return
    if name.endswith(_REGION_WORDS):
        return
    for row in rows_of(folder / "endings.csv"):
        if row["joins"] == "yes":
            yield name + row["ending"]


def _stems(named: dict[str, _Named], folder: Path) -> Iterator[tuple[str, str, str]]:
    for place_id, record in named.items():
        for language, name, ending in (
            ("uk", record.uk, "а область"),
            ("ru", record.ru, "ая область"),
        ):
            if name.endswith(ending):
                yield place_id, language, name.removesuffix(ending)
    for row in rows_of(folder / "adjectives.csv"):
        yield row["place_id"], row["language"], row["stem"]


def _adjective_forms(
    language: str, stem: str, place_id: str, folder: Path
) -> Iterator[tuple[str, str]]:
    is_region = place_id.startswith("iso:")
    for row in rows_of(folder / "adjective_compounds.csv"):
        if row["language"] != language:
            continue
        adjective = stem + row["adjective_ending"]
        yield adjective, "adjective"
        if row["meaning"] == "oblast" and is_region:
            yield f"{adjective} {row['noun']}", "noun"
            if row["adjective_ending"] not in _NOT_ALONE:
                yield adjective, "noun"  # as in Донецької та Луганської областей
        elif row["meaning"] == "direction" or (row["meaning"] == "district" and not is_region):
            yield f"{adjective} {row['noun']}", "compound"
