"""The page that shows the interface to people: what can be asked for, with links to try.

Like the interface itself it is in English: its words are those of the parameters and values.
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from homeward.api.openapi import CAUTION
from homeward.api.operation import Call, Operation
from homeward.api.parameters import Parameter, takes
from homeward.settings import PROJECT_FOLDER
from homeward.view.markup import Node, element, to_html

STYLE = PROJECT_FOLDER / "homeward" / "assets" / "interface.css"


def reference(operations: Sequence[Operation], *, call: Call) -> bytes:
    """Return the page as HTML; it needs no script and loads nothing."""
    groups = list(dict.fromkeys(each.group for each in operations))
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", "Homeward: interface for programs"),
        _feed(call, "feed.atom", "application/atom+xml"),
        _feed(call, "feed.json", "application/feed+json"),
        element("link", rel="service-desc", href=call.address("openapi.json")),
        element("style", STYLE.read_text(encoding="utf-8")),
    )
    body = element(
        "body",
        element(
            "main",
            element("h1", "Interface for programs"),
            element("p", *_introduction(call)),
            element("p", CAUTION),
            _contents(groups),
            *(_group(group, operations, call) for group in groups),
        ),
    )
    page = element("html", head, body, lang="en")
    return b"<!doctype html>\n" + to_html(page).encode()


def _feed(call: Call, path: str, media_type: str) -> Node:
    return element(
        "link",
        rel="alternate",
        type=media_type,
        title="Homeward: events newly added or changed",
        href=call.address(path),
    )


def _introduction(call: Call) -> list[Node | str]:
    return [
        "Everything is read-only and comes from the same record as the ",
        element("a", "dashboard", href=call.site),
        f", version {call.held.chooser.frames.version}. ",
        "The filter's parameters are those in the dashboard's address. ",
        "For programs: ",
        element("a", "openapi.json", href=call.address("openapi.json")),
        ".",
    ]


def _contents(groups: Sequence[str]) -> Node:
    links = [element("li", element("a", group, href=f"#{_anchor(group)}")) for group in groups]
    return element("nav", element("ul", *links))


def _anchor(group: str) -> str:
    return "".join(letter for letter in group.casefold() if letter.isascii() and letter.isalnum())


def _group(group: str, operations: Sequence[Operation], call: Call) -> Node:
    of_group = [each for each in operations if each.group == group]
    return element(
        "section",
        element("h2", group, id=_anchor(group)),
        *(_operation(each, call) for each in of_group),
    )


def _operation(operation: Operation, call: Call) -> Node:
    address = _example(operation, call)
    children = [
        element("h3", element("code", f"GET /api{operation.path}")),
        element("p", operation.summary),
        element("p", "Try: ", element("a", address, href=address)),
    ]
    asked = [*operation.path_parameters, *operation.parameters]
    if asked:
        children.append(
            element(
                "details",
                element("summary", "Parameters"),
                element(
                    "table",
                    element(
                        "tr",
                        *(
                            element("th", words, scope="col")
                            for words in ("Name", "Meaning", "Takes", "Such as", "Default")
                        ),
                    ),
                    *(_row(each) for each in asked),
                ),
            )
        )
    return element("article", *children, id=operation.name)


def _row(parameter: Parameter) -> Node:
    schema = parameter.schema["items"] if parameter.many else parameter.schema
    allowed = takes(schema)
    if parameter.many:
        allowed = f"{allowed}; may be repeated"
    default = parameter.schema.get("default")
    return element(
        "tr",
        element("td", element("code", parameter.name)),
        element("td", parameter.says),
        element("td", allowed),
        element("td", parameter.example),
        element("td", "" if default is None else str(default)),
    )


def _example(operation: Operation, call: Call) -> str:
    path = operation.path
    for parameter in operation.path_parameters:
        path = path.replace(f"{{{parameter.name}}}", quote(parameter.example, safe=""))
    address = call.api.rstrip("/") + path
    return f"{address}?{operation.example}" if operation.example else address
