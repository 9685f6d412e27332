"""Fold place names and running text to one form, so that spellings of a name meet.

Case, diacritics, apostrophes, Latin and Cyrillic soft signs and hyphens carry no
difference between places; the alphabet does, so Cyrillic stays Cyrillic.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

_APOSTROPHES = "'’‘ʼʹ′`´ˈ՚＇"
_DASHES = "-‐‑‒–—―−"
_SIGNS = "ьъ"
_KEPT_WHOLE = "йїў"  # NFKD would split these; they are letters, not accents
_PLAIN = {
    "ё": "е", "ґ": "г", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe",
    "þ": "th", "ı": "i", "ə": "a", "«": '"', "»": '"', "“": '"', "”": '"',
}  # fmt: skip


class _FoldTable(dict[int, str]):
    """The folding of each character, worked out once and remembered."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_character(chr(code))
        return folded


def _is_dropped(character: str) -> bool:
    return character in _APOSTROPHES or unicodedata.category(character) in ("Mn", "Cf")


def _fold_character(character: str) -> str:
    if _is_dropped(character):
        return ""
    if character in _DASHES or character.isspace():
        return " "
    folded = ""
    for lower in character.casefold():
        if lower in _KEPT_WHOLE:
            folded += lower
        elif lower in _PLAIN:
            folded += _PLAIN[lower]
        elif lower not in _SIGNS and not _is_dropped(lower):
            parts = unicodedata.normalize("NFKD", lower)
            # № comes apart into No, which wants folding again
            folded += parts if parts == lower else "".join(map(_fold_character, parts))
    return folded


_TABLE = _FoldTable()


def normalise(name: str) -> str:
    """Fold a name for comparison; the result is its own folding.

    Spaces are single and none stand at the ends. An empty result means that the name
    has no letter to go by.
    """
    return " ".join(unicodedata.normalize("NFC", name).translate(_TABLE).split())


@dataclass(frozen=True, slots=True)
class FoldedText:
    """A text folded as names are, with the way back to the original characters.

    ``starts[i]`` and ``ends[i]`` bound the original characters that gave ``text[i]``;
    a soft sign or accent belongs to the letter before it.
    """

    text: str
    starts: list[int]
    ends: list[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the original start and end of a non-empty stretch of the folded text."""
        return self.starts[start], self.ends[end - 1]


def fold_text(text: str) -> FoldedText:
    """Fold a running text, keeping for each folded character where it came from.

    Runs of white space and dashes become one space; nothing is trimmed, so an empty
    text alone gives an empty folding.
    """
    folded: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    position, length = 0, len(text)
    while position < length:
        following = position + 1
        while following < length and unicodedata.combining(text[following]):
            following += 1
        cluster = text[position:following]
        if len(cluster) > 1:
            cluster = unicodedata.normalize("NFC", cluster)
        letters = cluster.translate(_TABLE)
        if not letters and cluster not in _APOSTROPHES and ends:
            ends[-1] = following
        for letter in letters:
            if letter == " " and folded and folded[-1] == " ":
                continue
            folded.append(letter)
            starts.append(position)
            ends.append(following)
        position = following
    return FoldedText("".join(folded), starts, ends)
