"""Small pieces of HTML built as a tree: text goes in as text and cannot become markup."""

from __future__ import annotations

from xml.etree import ElementTree

Node = ElementTree.Element


def element(tag: str, *children: Node | str, **attributes: str) -> Node:
    """Make an element; ``class_`` is the attribute class. Children are nodes or plain text."""
    made = ElementTree.Element(
        tag, {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
    )
    last: Node | None = None
    for child in children:
        if isinstance(child, str):
            if last is None:
                made.text = (made.text or "") + child
            else:
                last.tail = (last.tail or "") + child
        else:
            made.append(child)
            last = child
    return made


def to_html(*nodes: Node) -> str:
    """Write nodes as HTML, every text and attribute escaped."""
    return "".join(ElementTree.tostring(node, encoding="unicode", method="html") for node in nodes)
