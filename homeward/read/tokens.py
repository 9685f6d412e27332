"""Cut text into words, numbers and signs with their offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache


class TokenKind(StrEnum):
    """What a token is made of."""

    WORD = "word"
    NUMBER = "number"
    SIGN = "sign"


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or sign; ``norm`` is what tables are compared with.

    Positional on purpose: documents hold thousands of them.
    """

    kind: TokenKind
    text: str
    norm: str
    start: int
    end: int


_TOKEN = re.compile(
    # matches "1,212", "6 057", "п'ятьох", "Ukrayna'ya"; "10:15" must come out as three tokens
    r"(?P<number>\d{1,3}(?:[,.\u00a0\u202f\u2009 ’']\d{3})+(?![\d])|\d+(?:[.,]\d+)?)"
    r"|(?P<word>[^\W\d_]+(?:['’ʼ`´][^\W\d_]+)*)"
    r"|(?P<sign>[^\w\s])"
)

FOLD = str.maketrans(
    {"’": "'", "ʼ": "'", "`": "'", "´": "'", "ё": "е", "Ё": "е", "İ": "i", "I": "i", "ı": "i"}
    | {"â": "a", "î": "i", "û": "u", "Â": "a"}
)


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """Bring a word into the one spelling that the tables are compared in.

    Lower case, one kind of apostrophe, no difference between the Turkish i and ı nor
    between е and ё.
    """
    return word.translate(FOLD).lower()


def tokenise(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Return the tokens of a stretch of text, in order, with offsets into the whole text."""
    kinds = {"number": TokenKind.NUMBER, "word": TokenKind.WORD, "sign": TokenKind.SIGN}
    tokens = []
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        kind = kinds[match.lastgroup or "sign"]
        written = match.group()
        norm = fold(written) if kind is TokenKind.WORD else written
        if norm.endswith("'s"):
            norm = norm[:-2] + "'s"
        tokens.append(Token(kind, written, norm, match.start(), match.end()))
    return tokens
