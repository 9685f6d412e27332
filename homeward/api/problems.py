"""What a program is told when it gets no answer: a JSON problem (RFC 9457), a sentence a fault."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from http import HTTPStatus

MEDIA_TYPE = "application/problem+json"

SCHEMA = {
    "type": "object",
    "additionalProperties": False,
    "required": ["type", "title", "status", "detail", "errors"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "All sentences together."},
        "errors": {
            "type": "array",
            "items": {"type": "string"},
            "description": "One sentence for each thing that is wrong.",
        },
    },
}


class Problem(Exception):
    """An answer that cannot be given, with its status and a sentence for each fault."""

    def __init__(
        self, status: int, sentences: Sequence[str], *, headers: Mapping[str, str] | None = None
    ) -> None:
        self.status = status
        self.sentences = list(sentences)
        self.headers = dict(headers or {})
        super().__init__(" ".join(self.sentences))

    def values(self) -> dict[str, object]:
        """Return the problem as plain values for JSON, by `SCHEMA`."""
        return {
            "type": "about:blank",
            "title": HTTPStatus(self.status).phrase,
            "status": self.status,
            "detail": " ".join(self.sentences),
            "errors": self.sentences,
        }
