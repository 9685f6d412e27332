"""Answers kept in memory, the least used going first when there are too many bytes of them."""

from __future__ import annotations

import gzip
import threading
from collections import OrderedDict
from dataclasses import dataclass

from homeward.api.operation import Answer

_PACKED_TYPES = ("text/", "application/json", "application/geo+json", "application/problem+json",
                 "image/svg+xml", "application/atom+xml", "application/feed+json",
                 "application/vnd.google-earth.kml+xml", "application/vnd.oai.openapi+json",
                 "application/geopackage+sqlite3")  # fmt: skip
"""Media types that are worth packing; pictures, workbooks and PDFs are packed already."""

_SMALLEST_PACKED = 500


@dataclass(frozen=True, kw_only=True)
class Kept:
    """An answer, with its bytes packed by gzip where that pays (None where it does not)."""

    answer: Answer
    packed: bytes | None

    @property
    def size(self) -> int:
        """Return how many bytes it holds."""
        return len(self.answer.body) + len(self.packed or b"")


def pack(answer: Answer) -> Kept:
    """Pack an answer; the same answer, the same bytes."""
    body, packed = answer.body, None
    if answer.media_type.startswith(_PACKED_TYPES) and len(body) >= _SMALLEST_PACKED:
        packed = gzip.compress(body, 5, mtime=0)
    return Kept(answer=answer, packed=packed if packed and len(packed) < len(body) else None)


class Shelf:
    """A store of answers by key that never holds more than so many bytes."""

    def __init__(self, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._bytes = 0
        self._kept: OrderedDict[str, Kept] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: str) -> Kept | None:
        """Return what is kept under a key, None where nothing is."""
        with self._lock:
            kept = self._kept.get(key)
            if kept is not None:
                self._kept.move_to_end(key)
            return kept

    def put(self, key: str, kept: Kept) -> None:
        """Keep an answer; one larger than a quarter of the room is not kept at all."""
        if kept.size > self._most_bytes // 4:
            return
        with self._lock:
            before = self._kept.pop(key, None)
            self._bytes += kept.size - (before.size if before else 0)
            self._kept[key] = kept
            while self._bytes > self._most_bytes:
                _, oldest = self._kept.popitem(last=False)
                self._bytes -= oldest.size

    @property
    def size(self) -> int:
        """Return how many bytes are kept."""
        return self._bytes
