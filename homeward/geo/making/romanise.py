"""Write Ukrainian names in Latin letters, by the Cabinet of Ministers' table of 2010."""

from __future__ import annotations

import csv
import re
from pathlib import Path

# matches Кривий and Ріг in "Кривий Ріг"; must not split Кам'янка at its apostrophe
_WORD = re.compile(r"[\w'’]+")


class Romanisation:
    """The official romanisation of Ukrainian, read from ``romanisation.csv``."""

    def __init__(self, folder: Path) -> None:
        with (folder / "romanisation.csv").open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines))
        self._at_start = {row["letter"]: row["at_start"] for row in rows}
        self._elsewhere = {row["letter"]: row["elsewhere"] for row in rows}

    def write(self, name: str) -> str | None:
        """Romanise a name, or return None when it holds a letter that is not Ukrainian."""
        if any(
            character.lower() not in self._elsewhere
            for word in _WORD.findall(name)
            for character in word
        ):
            return None
        return _WORD.sub(lambda match: self._write_word(match.group()), name)

    def _write_word(self, word: str) -> str:
        # the table's one rule for a pair of letters: зг is zgh, so as not to read as zh
        lower = word.lower()
        written = "".join(
            "gh" if letter == "г" and index and lower[index - 1] == "з"
            else (self._elsewhere if index else self._at_start)[letter]
            for index, letter in enumerate(lower)
        )  # fmt: skip
        return written[:1].upper() + written[1:] if word[:1].isupper() else written


def skeleton(name: str) -> str:
    """Reduce a Latin spelling to what all romanisations of one Ukrainian name share.

    Zaporizhzhya, Zaporizhzhia and Zaporizhzhja give the same skeleton.
    """
    folded = re.sub(r"[^a-z]", "", name.lower())  # matches ' in Luhans'k; must not match k
    folded = re.sub(r"[jy](?=[aeiu])", "i", folded)  # matches y in ya; must not match y in yts
    return re.sub(r"[iyj]+", "i", folded)  # matches iy in Mykolaiyiv; must not match ie's e
