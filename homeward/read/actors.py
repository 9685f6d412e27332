"""Find who is named in a sentence: known actors, persons, institutions, capitals as governments."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from homeward.model import Side
from homeward.read.declension import declined
from homeward.read.institutions import (
    institution_spans,
    oblique_spans,
    quoted_names,
    turkish_oblique_spans,
)
from homeward.read.lexicon import TABLES, Lexicon, word_list
from homeward.read.person_names import mere_titles, person_runs
from homeward.read.sentences import Sentence
from homeward.read.spelling import is_possessive, slavic_office
from homeward.read.tokens import fold

_SMALL = frozenset({"of", "in", "the", "for", "at", "from"})
_HUMANS = word_list("antecedents_humans")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Somebody named at tokens ``first`` to ``last``; ``name`` is how a claim will call them."""

    name: str
    side: Side | None
    first: int
    last: int
    capital: bool = False
    """Whether it is a capital or a country standing for its government."""
    oblique: bool = False
    """Whether it stands in a case that no subject has: "собеседника газеты"."""


@lru_cache(maxsize=8)
def _actors(language: str, folder: Path = TABLES) -> tuple[Lexicon, dict[str, str]]:
    rows, sides = [], {}
    with (folder / "actors.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["language"] == language:
                rows.append(("actor", row["name"], row["patterns"]))
                sides[row["name"]] = row["side"]
    return Lexicon(rows), sides


@lru_cache(maxsize=16)
def word_set(table: str, language: str, folder: Path = TABLES) -> frozenset[str]:
    """Return the words that a table lists for a language, folded."""
    with (folder / table).open(encoding="utf-8", newline="") as file:
        return frozenset(
            fold(word)
            for row in csv.DictReader(file)
            if row["language"] == language
            for word in row["words"].split("|")
        )


CAPITALS = frozenset(
    fold(word)
    for word in [
        "Kyiv",
        "Kiev",
        "Moscow",
        "Kremlin",
        "Ukraine",
        "Russia",
        "Київ",
        "Москва",
        "Кремль",
        "Україна",
        "Росія",
        "Киев",
        "Украина",
        "Россия",
        "Moskova",
        "Ukrayna",
        "Rusya",
    ]
)


class Register:
    """Who is named in one document, so that a surname finds its full name again."""

    def __init__(self, sentences: Sequence[Sentence], *, language: str) -> None:
        self._language = language
        self._lexicon, self._sides = _actors(language)
        self._titles = word_set("titles.csv", language)
        self._institutions = word_set("institutions.csv", language)
        self._written: dict[str, str] = {}
        self._full: dict[str, str] = {}
        self._side_of: dict[str, Side | None] = {}
        self._cache: dict[int, list[Named]] = {}
        self._spans: dict[int, list[tuple[int, int]]] = {}
        self._titled: set[tuple[int, int]] = set()
        """Words that stand behind a title, by sentence: "Sözcü Peskov"."""
        for sentence in sentences:
            self._note_persons(sentence)

    def named(self, sentence: Sentence) -> list[Named]:
        """Return everybody named in a sentence, in order, without overlap."""
        if sentence.index not in self._cache:
            self._cache[sentence.index] = self._find(sentence)
        return self._cache[sentence.index]

    def is_person(self, name: str) -> bool:
        """Tell whether a name is that of a person: two or three names, none of an institution."""
        words = name.split()
        if not 2 <= len(words) <= 3 or not all(w[:1].isupper() for w in words):
            return False
        forms = declined(self._institutions)
        return not name.isupper() and not any(
            fold(w) in self._institutions or fold(w) in forms for w in words
        )

    def side(self, name: str | None) -> Side | None:
        """Return the side that somebody named before speaks for, as far as known."""
        return None if name is None else self._side_of.get(name)

    def _note_persons(self, sentence: Sentence) -> None:
        for first, last in self._runs(sentence):
            if last - first in (1, 2):
                words = [t.text for t in sentence.tokens[first : last + 1]]
                if fold(words[-1]) in self._institutions or fold(words[0]) in self._institutions:
                    continue
                surname = self._stem(words[-1])
                known = self._full.get(surname)
                full = " ".join(words)
                if known is None or len(full) < len(known):
                    self._full[surname] = full

    def _stem(self, word: str) -> str:
        word = fold(word).split("'")[0]
        if self._language in {"uk", "ru"} and len(word) > 4:
            return word[: max(4, len(word) - 3)] if len(word) > 7 else word[:4]
        if self._language in {"uk", "ru"} and len(word) == len("Коца"):
            return word[:-1] if word[-1] in "ауюяеиі" else word
        return word

    def _runs(self, sentence: Sentence) -> list[tuple[int, int]]:
        """Return the runs of capitalised words of a sentence, found once."""
        if sentence.index not in self._spans:
            self._spans[sentence.index] = list(person_runs(sentence, self._titles))
        return self._spans[sentence.index]

    def _find(self, sentence: Sentence) -> list[Named]:
        found: list[Named] = []
        taken: set[int] = set()

        def keep(
            name: str, side: Side | None, first: int, last: int, *, oblique: bool = False
        ) -> None:
            span = set(range(first, last + 1))
            if span & taken:
                return
            taken.update(span)
            side = side or self._side_near(sentence, first, last) or self._side_of.get(name)
            if self._side_of.get(name) is None:
                self._side_of[name] = side
            found.append(
                Named(
                    name=name, side=side, first=first, last=last,
                    capital=fold(name) in CAPITALS, oblique=oblique,
                )
            )  # fmt: skip

        spans = self._offices(sentence)
        slavic = self._language in {"uk", "ru"}
        obliques = list(oblique_spans(sentence, self._institutions)) if slavic else []
        held = [(first, last) for first, last, _ in obliques]
        actors = self._lexicon.marks(sentence.tokens)
        for mark in sorted(actors, key=lambda m: m.first - m.last):
            if not sentence.tokens[mark.first].text[:1].isupper():
                if len(fold(mark.value)) > 12 and mark.last > mark.first:
                    pass
                else:
                    continue
            if fold(mark.value) in CAPITALS and is_possessive(sentence, mark.first, mark.last):
                continue
            if fold(mark.value) in CAPITALS and any(
                first <= mark.first <= last and last > first for first, last in [*spans, *held]
            ):
                # "Представители Киева не подтвердили": they speak, not the capital.
                continue
            name = self._as_written(sentence, mark.value, mark.first, mark.last)
            keep(name, Side(self._sides[mark.value]), mark.first, mark.last)
        for first, last in quoted_names(sentence):
            text = sentence.tokens
            keep(
                sentence.text[text[first].start - sentence.start : text[last].end - sentence.start],
                None, first, last,
            )  # fmt: skip
        for first, end in spans:
            text = sentence.tokens
            # "a source in the Security Service": who is known is named for himself.
            last = next((i - 1 for i in range(first + 1, end + 1) if i in taken), end)
            while last > first and text[last].norm in _SMALL:
                last -= 1
            if last < end and not any(t.norm in self._institutions for t in text[first : last + 1]):
                continue
            name = sentence.text[
                text[first].start - sentence.start : text[last].end - sentence.start
            ]
            keep(self._bare(name), None, first, last)
        for first, last, name in obliques:
            keep(name, None, first, last, oblique=True)
        if self._language == "tr":
            for first, last, name in turkish_oblique_spans(sentence, self._institutions):
                keep(name, None, first, last, oblique=True)
        for start, last in self._runs(sentence):
            # "Госсекретарь Марко Рубио": the title stands for itself.
            first = next((i for i in range(start, last + 1) if i not in taken), start)
            titled = [i for i in range(first, last + 1) if (sentence.index, i) in self._titled]
            first = titled[-1] if titled else first
            surname = sentence.tokens[last].text
            full = self._full.get(self._stem(surname))
            if last > first:
                words = [t.text for t in sentence.tokens[first : last + 1]]
                keep(self._bare(full or " ".join(words)), None, first, last)
            elif full is not None and len(surname) > 3:
                keep(self._bare(full), None, first, last)
            elif (sentence.index, first) in self._titled:
                keep(self._bare(surname.split("'")[0].split("’")[0]), None, first, last)
        return sorted(found, key=lambda n: n.first)

    def _offices(self, sentence: Sentence) -> list[tuple[int, int]]:
        """Return the institutions of a sentence, the longest first, without mere titles.

        "Ukrayna Devlet Başkanlığı Ofisi Başkanı Andriy Yermak" is a person, no office.
        """
        spans = sorted(
            institution_spans(sentence, self._institutions, language=self._language),
            key=lambda s: s[0] - s[1],
        )
        if self._language in {"uk", "ru"}:
            return spans
        runs = self._runs(sentence)
        surnames = {
            last for _, last in runs if self._stem(sentence.tokens[last].text) in self._full
        }
        titles = mere_titles(sentence, spans, runs, surnames, _HUMANS)
        self._titled.update((sentence.index, last + 1) for _, last in titles)
        return [s for s in spans if not any(t[0] <= s[0] and s[1] <= t[1] for t in titles)]

    @staticmethod
    def _bare(name: str) -> str:
        return name.removesuffix("'s").removesuffix("’s").strip(" ,")

    def _as_written(self, sentence: Sentence, name: str, first: int, last: int) -> str:
        """Prefer the text's own spelling of a known actor, once it has written it in full."""
        if self._language != "en":
            return self._full_turkish(sentence, name, first, last)
        words = sentence.text[
            sentence.tokens[first].start - sentence.start : sentence.tokens[last].end
            - sentence.start
        ]
        written = self._bare(words)
        spelled = self._full.get(self._stem(written.split()[-1])) if " " not in written else written
        if fold(name) in CAPITALS or name.isupper():
            return written
        if " " in written and len(written.split()) == len(name.split()):
            self._written[name] = written
            return written
        if name in self._written:
            return self._written[name]
        if spelled and last == first and len(spelled.split()) == len(name.split()):
            return spelled
        # Only a surname stands in the text: it is named as it stands.
        return written if " " not in written and " " in name and written[:1].isupper() else name

    def _full_turkish(self, sentence: Sentence, name: str, first: int, last: int) -> str:
        if self._language == "tr" and last == first and fold(name) not in CAPITALS:
            full = self._full.get(self._stem(sentence.tokens[first].text))
            if full:
                return self._bare(full).split("'")[0]
            # Only a surname stands in the text: it is named as it stands.
            return sentence.tokens[first].text.split("'")[0].split("’")[0] if " " in name else name
        if self._language in {"uk", "ru"} and fold(name) not in CAPITALS:
            return slavic_office(sentence, name, first, last)
        if self._language == "tr" and last > first:
            words = " ".join(t.text for t in sentence.tokens[first : last + 1])
            return words.split("'")[0] if len(words.split()) == len(name.split()) else name
        return name

    def _side_near(self, sentence: Sentence, first: int, last: int) -> Side | None:
        for cls in ("adj", "side"):
            for mark in sentence.all(cls):
                if first - 6 <= mark.first <= last + 4:
                    return Side(mark.value)
        return None
