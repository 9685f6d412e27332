"""A page of its own: one HTML file with map, table and cards that makes no request at all."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

from xstatic.pkg import leaflet

from homeward.export.about import about, area_names, shown_words
from homeward.settings import PROJECT_FOLDER
from homeward.view import map as atlas
from homeward.view.cards import CARD_WORDS, as_script, event_card, place_card
from homeward.view.filters import Shown
from homeward.view.headline import headline
from homeward.view.marks import make_marks
from homeward.view.markup import Node, element, to_html
from homeward.view.summary import summarise
from homeward.view.table import rows_shown, table

_OWN = PROJECT_FOLDER / "homeward" / "assets"
_SHOWN_COLUMNS = (
    ("Known as", "Date", False),
    ("Kind", "Kind", False),
    ("To Ukraine", "To Ukraine", True),
    ("To Russia", "To Russia", True),
    ("Range", "Range", False),
    ("Places", "Places", False),
    ("Status", "Status", False),
    ("Claims", "Claims", True),
    ("Summary", "Summary", False),
)
"""Columns of the table: the name in ``view.table``, the head, whether it sorts as a number."""


def page(shown: Shown, *, data_folder: Path, made_on: dt.date, title: str = "") -> bytes:
    """Return the page of what is shown; it opens from disk in any browser.

    The same input gives the same bytes. All values stand in the page as JSON or as text
    nodes; its policy lets only its own scripts run and nothing be loaded.
    """
    said = about(shown, made_on=made_on, names=area_names(data_folder))
    script = _script()
    made = element(
        "html",
        element(
            "head",
            element("meta", charset="utf-8"),
            element(
                "meta", **{"http-equiv": "Content-Security-Policy", "content": _policy(script)}
            ),
            element("meta", name="viewport", content="width=device-width, initial-scale=1"),
            element("title", title or f"Homeward: {shown_words(shown)}"),
            element("link", rel="icon", href="data:,"),
            element("style", _styles()),
        ),
        element(
            "body",
            *_head(shown, said, title),
            element(
                "div",
                element("div", id="map", role="application", aria_label="Map"),
                element("section", id="card", tabindex="-1", aria_label="Selected"),
                id="atlas",
            ),
            element("h2", "Events"),
            element("div", _table(shown), id="holder"),
            _foot(said),
            _json("homeward-boundaries", _boundaries(data_folder)),
            _json("homeward-data", _dump(_data(shown))),
            element("script", script),
        ),
        lang="en",
    )
    return b"<!DOCTYPE html>\n" + to_html(made).encode()


def _data(shown: Shown) -> dict[str, Any]:
    marks = make_marks(shown)
    ids = list(shown.event_rows()["event_id"])
    places = dict.fromkeys(mark.place_id for mark in marks)
    return {
        "centre": list(atlas.CENTRE),
        "zoom": atlas.ZOOM,
        "settings": atlas.settings(),
        "sent": atlas.payload(marks, selected=None, caption=shown_words(shown)),
        "events": {event_id: event_card(shown.frames, event_id) for event_id in ids},
        "places": {place_id: place_card(shown, place_id) for place_id in places},
        "words": CARD_WORDS,
        "back": "← all events of this place",
    }


def _head(shown: Shown, said: dict[str, Any], title: str) -> list[Node]:
    name = element(
        "div",
        element("h1", title or "Homeward"),
        element(
            "p",
            "the return of the dead, the exchange of prisoners and the negotiations between "
            "Ukraine and Russia",
        ),
        class_="hw-title",
    )
    filters = "; ".join(said["filters"]) or "Everything in the record"
    return [
        name,
        element("p", f"Shown: {shown_words(shown)}. {filters}."),
        element("div", *headline(summarise(shown)), class_="hw-headline"),
    ]


def _table(shown: Shown) -> Node:
    lines = rows_shown(table(shown.frames), shown)
    head = element(
        "tr",
        *(
            element(
                "th",
                element("button", words, type="button"),
                scope="col",
                data_numeric="yes" if numeric else "no",
            )
            for _, words, numeric in _SHOWN_COLUMNS
        ),
    )
    body = [_row(line) for line in lines.to_dict("records")]
    return element("table", element("thead", head), element("tbody", *body), id="table")


def _row(line: dict[Any, Any]) -> Node:
    cells = []
    for column, _, numeric in _SHOWN_COLUMNS:
        value = line[column]
        text = "" if value is None or value != value or str(value) == "<NA>" else str(value)
        if column == "Known as":
            opens = element("button", text, type="button", data_event=str(line["Event"]))
            day = line["Date"].date().isoformat() if line["Date"] == line["Date"] else ""
            cells.append(element("td", opens, data_sort=day))
        elif numeric:
            words = f"{int(text):,}" if text else ""
            cells.append(element("td", words, class_="hw-number", data_sort=text))
        else:
            cells.append(element("td", text))
    return element("tr", *cells)


def _foot(said: dict[str, Any]) -> Node:
    return element(
        "footer",
        element("p", f"Record version {said['record_version']}. Made on {said['made_on']}."),
        element("p", said["attribution"]),
        element("p", f"Cite as: {said['citation']}"),
        element(
            "p",
            "Summing these numbers gives no casualty statistic: bodies include unidentified and "
            "misattributed remains.",
        ),
    )


def _json(name: str, text: str) -> Node:
    return element("script", text, type="application/json", id=name)


def _dump(value: Any) -> str:
    return _inert(json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")))


def _inert(text: str) -> str:
    """Write the characters with which a script element could be left as JSON escapes."""
    for character, escaped in (
        ("<", "\\u003c"),
        (">", "\\u003e"),
        ("&", "\\u0026"),
        ("\u2028", "\\u2028"),
        ("\u2029", "\\u2029"),
    ):
        text = text.replace(character, escaped)
    return text


@cache
def _boundaries(data_folder: Path) -> str:
    return _inert((data_folder / "geography" / "basemap.json").read_text(encoding="utf-8"))


@cache
def _script() -> str:
    """Join the scripts: Leaflet, Homeward's own, the card, and what ties them together."""
    parts = [Path(leaflet.BASE_DIR, "leaflet.js").read_text(encoding="utf-8")]
    parts += [(_OWN / name).read_text(encoding="utf-8") for name in atlas.SCRIPTS]
    parts.append(as_script((_OWN / "card.js").read_text(encoding="utf-8")))
    parts.append((_OWN / "standalone.js").read_text(encoding="utf-8"))
    return _whole("\n;\n".join(parts), "script")


@cache
def _styles() -> str:
    names = (*atlas.STYLES, "card.css", "page.css", "standalone.css")
    parts = [Path(leaflet.BASE_DIR, "leaflet.css").read_text(encoding="utf-8")]
    parts += [(_OWN / name).read_text(encoding="utf-8") for name in names]
    return _whole("\n".join(parts), "style")


def _whole(text: str, tag: str) -> str:
    # Browsers hash what they parse, in which line ends are single.
    text = text.replace("\r\n", "\n").replace("sourceMappingURL=", "source map ")
    assert f"</{tag}" not in text.casefold(), f"an asset would end the {tag} it stands in"
    return text


def _policy(script: str) -> str:
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode("ascii")
    return (
        f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
