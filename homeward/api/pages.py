"""Pages of a list: a part of it, how long it is in all, and links to the parts beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from homeward.api.operation import JSON, Answer, Call
from homeward.export.citation import LICENCE, LICENCE_URL
from homeward.view.compact import compact_json


def to_json(value: Any) -> bytes:
    """Write plain values as JSON, in UTF-8; the same values, the same bytes."""
    return compact_json(value).encode()


def window(call: Call, total: int) -> slice:
    """Return which rows of a list of so many are asked for."""
    limit, offset = call.asked.values["limit"], call.asked.values["offset"]
    return slice(min(offset, total), min(offset + limit, total))


def links(call: Call, total: int) -> dict[str, str]:
    """Return the addresses of this page and of those before and after it, as far as there are."""
    limit, offset = call.asked.values["limit"], call.asked.values["offset"]
    found = {"self": call.again()}
    if offset + limit < total:
        found["next"] = call.again(offset=offset + limit)
    if offset > 0:
        before = max(0, min(offset, total) - limit)
        found["prev"] = call.again(offset=before or None)
    return found


def link_header(found: Mapping[str, str]) -> dict[str, str]:
    """Return links as the header for programs that do not look into the answer."""
    return {"Link": ", ".join(f'<{address}>; rel="{rel}"' for rel, address in found.items())}


def page(call: Call, name: str, lines: Sequence[Any], total: int) -> Answer:
    """Answer with a page of a list, named after what it holds."""
    found = links(call, total)
    body = {
        "total": total,
        "limit": call.asked.values["limit"],
        "offset": call.asked.values["offset"],
        "record_version": call.held.chooser.frames.version,
        "licence": LICENCE,
        "licence_url": LICENCE_URL,
        "links": found,
        name: lines,
    }
    return Answer(body=to_json(body), media_type=JSON, headers=link_header(found))
