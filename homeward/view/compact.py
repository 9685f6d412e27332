"""Plain values as JSON for programs: compact, and the same text for the same values."""

from __future__ import annotations

import json


def compact_json(value: object) -> str:
    """Write plain values as JSON without spaces. Raises ValueError for what JSON cannot hold."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
