"""A page of its own: one HTML file with map, table and cards that makes no request at all."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from homeward.export.about import about, area_names
from homeward.export.limits import PAGE_EVENTS, latest, left_out_words
from homeward.export.page_assets import policy, script, styles
from homeward.export.page_context import context_nodes
from homeward.export.page_data import boundaries, dump, page_data
from homeward.export.page_table import table_nodes
from homeward.language import N_, _, language
from homeward.view.filters import Shown
from homeward.view.headline import headline, shown_words, sides_note
from homeward.view.markup import Node, element, to_html
from homeward.view.summary import summarise
from homeward.view.words import day

_SUBTITLE = N_(
    "The return of the dead, the exchange of prisoners and the negotiations between Ukraine and "
    "Russia"
)
_NEEDS_SCRIPTS = N_(
    "Map and cards need scripts, which this browser has switched off; the table below holds the "
    "same events."
)
_MAP_LABEL = N_("Map of the shown events; the table below holds the same")


def page(shown: Shown, *, data_folder: Path, made_on: dt.date, title: str = "") -> bytes:
    """Return the page of what is shown; it opens from disk in any browser.

    More than ``limits.PAGE_EVENTS`` are cut to the latest, and the page says so. The same
    input gives the same bytes. All values stand in the page as JSON or as text
    nodes; its policy lets only its own scripts run and nothing be loaded.
    """
    whole, shown = shown, latest(shown, PAGE_EVENTS)
    said = about(shown, made_on=made_on, names=area_names(data_folder))
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", **{"http-equiv": "Content-Security-Policy", "content": policy()}),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", title or f"Homeward: {shown_words(shown)}"),
        element("link", rel="icon", href="data:,"),
        element("style", styles()),
    )
    body = element(
        "body",
        *_opening(shown, said, title, left_out=left_out_words(whole, shown)),
        element("noscript", element("p", _(_NEEDS_SCRIPTS))),
        element(
            "main",
            _atlas(),
            *context_nodes(shown, data_folder),
            element("h2", _("Events")),
            *table_nodes(shown),
        ),
        _foot(said, made_on),
        _json("homeward-boundaries", boundaries(data_folder)),
        _json("homeward-data", dump(page_data(shown, data_folder))),
        element("script", script()),
    )
    return b"<!DOCTYPE html>\n" + to_html(element("html", head, body, lang=language())).encode()


def _opening(shown: Shown, said: dict[str, Any], title: str, *, left_out: str) -> list[Node]:
    summary = summarise(shown)
    filters = "; ".join(said["filters"]) or _("Everything in the record")
    sides = sides_note(summary)
    return [
        element(
            "header",
            element("h1", title or "Homeward"),
            element("p", _(_SUBTITLE)),
            class_="hw-title",
        ),
        element(
            "p", _("Shown: {count}. {filters}.").format(count=shown_words(shown), filters=filters)
        ),
        *([element("p", left_out, class_="hw-note-line", id="left-out")] if left_out else []),
        element("div", *headline(summary), class_="hw-headline"),
        *([element("p", sides, class_="hw-note-line")] if sides else []),
    ]


def _atlas() -> Node:
    return element(
        "div",
        element("div", element("div", id="map", role="application", aria_label=_(_MAP_LABEL))),
        element("section", id="card", tabindex="-1", aria_label=_("What is selected")),
        id="atlas",
    )


def _foot(said: dict[str, Any], made_on: dt.date) -> Node:
    return element(
        "footer",
        element(
            "p",
            _("Record version {version}. Made on {day}.").format(
                version=said["record_version"], day=day(made_on)
            ),
        ),
        element(
            "p",
            _("Licence: {licence}. {attribution}").format(
                licence=said["licence"], attribution=said["attribution"]
            ),
        ),
        element("p", _("Cite as: {citation}").format(citation=said["citation"])),
        element("p", said["caution"]),
    )


def _json(name: str, text: str) -> Node:
    return element("script", text, type="application/json", id=name)
