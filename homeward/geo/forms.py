"""Peel from a place name the words that say what kind of place is meant.

"Donetsk Oblast", "Donetsk direction" and "near Donetsk" share a name and mean three
places; the words and their meanings are in ``data/geography/forms.csv``.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from homeward.geo.names import normalise


class Meaning(StrEnum):
    """What the words around a name say of it."""

    OBLAST = "oblast"
    DIRECTION = "direction"
    DISTRICT = "district"
    NEAR = "near"
    SETTLEMENT = "settlement"
    COUNTRY = "country"


@dataclass(frozen=True, slots=True)
class Reading:
    """A name without the words around it, folded, and what those words meant."""

    key: str
    meaning: Meaning | None


@dataclass(frozen=True, slots=True)
class FormTable:
    """The form words of all languages, folded: ``before`` and ``after`` a name."""

    before: dict[str, Meaning | None]
    after: dict[str, Meaning | None]

    @classmethod
    def load(cls, folder: Path) -> FormTable:
        """Read ``forms.csv`` from the geography folder."""
        before: dict[str, Meaning | None] = {}
        after: dict[str, Meaning | None] = {}
        with (folder / "forms.csv").open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                meaning = Meaning(row["meaning"]) if row["meaning"] else None
                side = before if row["position"] == "before" else after
                side[normalise(row["form"])] = meaning
        return cls(before, after)

    def readings(self, key: str) -> list[Reading]:
        """Return the folded name as it is, then with ever more form words taken off.

        The outermost word decides: "near the city of Bakhmut" is near Bakhmut.
        """
        found = [Reading(key, None)]
        meaning: Meaning | None = None
        while True:
            peeled = self._peel(key)
            if peeled is None:
                return found
            key, inner = peeled
            meaning = meaning or inner
            found.append(Reading(key, meaning))

    def _peel(self, key: str) -> tuple[str, Meaning | None] | None:
        words = key.split(" ")
        for size in range(min(4, len(words) - 1), 0, -1):
            tail, head = " ".join(words[-size:]), " ".join(words[:size])
            if tail in self.after:
                return " ".join(words[:-size]), self.after[tail]
            if head in self.before:
                return " ".join(words[size:]), self.before[head]
        return None

    def words_for(self, *meanings: Meaning) -> list[str]:
        """Return the words that stand after a name with one of these meanings."""
        return [word for word, meaning in self.after.items() if meaning in meanings]
