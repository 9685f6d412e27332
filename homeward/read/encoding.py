"""Decode bytes of unknown encoding, or say that they are no text."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from homeward.errors import DocumentUnreadable
from homeward.language import _

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CANDIDATES = [
    "cp1251",
    "koi8_u",
    "koi8_r",
    "cp866",
    "cp1254",
    "iso8859_9",
    "cp1252",
    "mac_cyrillic",
    "iso8859_5",
]
_DECLARED = re.compile(
    # matches <meta charset="windows-1251">; must not match charset in plain prose
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?([\w-]+)""",
    re.IGNORECASE,
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffd]")  # matches NUL; not a tab or line break
_WORDS = re.compile(r"[^\W\d_]{2,}")  # matches "тіла"; not "1,212"
_TOLERATED = 0.005


def decode(data: bytes, *, charset: str | None = None, html: bool = False) -> str:
    """Decode bytes: by byte-order mark, UTF-8, what the text declares, then by likelihood.

    Raises DocumentUnreadable when what comes out is not text.
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _checked(_attempt(data, name), data)
    text = _attempt(data, "utf-8")
    if text is not None:
        return _checked(text, data)
    declared = charset
    if declared is None and html and (match := _DECLARED.search(data[:4096])):
        declared = match.group(1).decode("ascii")
    if declared is not None and (text := _attempt(data, declared)) is not None:
        return _checked(text, data)
    lenient = data.decode("utf-8", errors="replace")
    if lenient.count("\ufffd") <= max(2, _TOLERATED * len(lenient)):
        return _checked(lenient, data)
    if b"\x00" in data[:4096]:
        raise DocumentUnreadable(_("The file is binary, not text."))
    best = from_bytes(data[:200_000], cp_isolation=_CANDIDATES, threshold=0.4).best()
    if best is not None and (text := _attempt(data, best.encoding)) is not None:
        return _checked(text, data)
    raise DocumentUnreadable(_("The encoding of the file cannot be told; save it as UTF-8."))


def _attempt(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None


def _checked(text: str | None, data: bytes) -> str:
    """Return a text that reads as one; refuse control characters in number and wordless noise."""
    if text is None:
        raise DocumentUnreadable(_("The encoding of the file is broken; save it as UTF-8."))
    controls = len(_CONTROLS.findall(text[:100_000]))
    if controls > max(3, 0.01 * min(len(text), 100_000)):
        raise DocumentUnreadable(_("The file is binary, not text."))
    letters = sum(len(word) for word in _WORDS.findall(text[:20_000]))
    if letters < 0.15 * len(text[:20_000].strip()) and len(text) > 400:
        raise DocumentUnreadable(_("The file holds no words that can be read."))
    return text
