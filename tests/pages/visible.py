"""Every word that a page puts before its reader, as AppTest sees it."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from streamlit.testing.v1 import AppTest

SHOWN_FIELDS = {"label", "help", "placeholder", "body", "text", "options", "title", "url_title",
                "caption", "content", "value", "content_icon"}  # fmt: skip
"""The fields of Streamlit's messages in which words stand; others hold ids, keys and styles."""

# matches <p class="x"> and <!-- note -->; must not match 3 < 4
_TAG = re.compile(
    r"<style>.*?</style>|<script>.*?</script>|<!--.*?-->|</?[a-zA-Z][^>]*>", re.DOTALL
)
_TOLD_IN_TAGS = re.compile(r'(?:title|aria-label|alt)="([^"]*)"')


def visible(page: AppTest) -> Iterator[str]:
    """Yield every piece of text of a page: labels, helps, texts, words handed to scripts."""
    for root in page._tree.children.values():
        yield from _of_node(root)


def _of_node(node: Any) -> Iterator[str]:
    proto = getattr(node, "proto", None)
    if proto is not None:
        yield from _of_proto(proto)
    if getattr(node, "type", "") in ("arrow_data_frame", "dataframe", "table"):
        yield from _of_frame(node)
    for child in getattr(node, "children", {}).values():
        yield from _of_node(child)


def _of_frame(node: Any) -> Iterator[str]:
    columns = getattr(node.proto, "columns", "")
    if columns:
        yield from (str(each.get("label") or "") for each in json.loads(columns).values())


def _of_proto(message: Any) -> Iterator[str]:
    name = type(message).__name__
    if name == "ComponentInstance":
        yield from _of_map(message)
        return
    if name == "BidiComponent":
        yield from _of_values(json.loads(message.json or "{}").get("words", {}))
        return
    for field, value in message.ListFields():
        values = value if isinstance(value, (list, tuple)) or _repeated(value) else [value]
        for each in values:
            if isinstance(each, str):
                if field.name in SHOWN_FIELDS:
                    yield from _texts(each)
            elif hasattr(each, "ListFields"):
                yield from _of_proto(each)


def _repeated(value: Any) -> bool:
    return "Repeated" in type(value).__name__


def _texts(text: str) -> Iterator[str]:
    if "<" not in text:
        yield text
        return
    yield from (html.unescape(told) for told in _TOLD_IN_TAGS.findall(text))
    yield from (html.unescape(piece) for piece in _TAG.split(text) if piece.strip())


def _of_values(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _of_values(each)
    elif isinstance(value, list):
        for each in value:
            yield from _of_values(each)


def _of_map(message: Any) -> Iterator[str]:
    """Yield the words that the map's scripts are handed, out of their base64 of JSON."""
    import base64

    for encoded in re.findall(r'decode\(\\*"([A-Za-z0-9+/=]+)', message.json_args):
        sent = json.loads(base64.b64decode(encoded))
        yield from _of_values(sent.get("words", {}))
        yield from _of_values([kind["name"] for kind in sent.get("kinds", {}).values()])
        yield sent.get("caption", "")
