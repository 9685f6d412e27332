"""The report as one HTML file: opens from disk, prints well, asks nothing of anybody."""

from __future__ import annotations

import base64
import datetime as dt
from pathlib import Path

from homeward.export.drawing.chart import timeline_picture
from homeward.export.picture import map_picture
from homeward.export.report import (
    MAP_TITLE,
    NOTHING,
    EventLine,
    Reference,
    Report,
    holds_words,
    make_report,
)
from homeward.language import _, language
from homeward.settings import PROJECT_FOLDER
from homeward.view.filters import Shown
from homeward.view.markup import Node, element, to_html
from homeward.view.method import METHOD

_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'"
_STYLE = PROJECT_FOLDER / "homeward" / "assets" / "report.css"


def report_html(
    shown: Shown,
    *,
    data_folder: Path,
    made_on: dt.date,
    extent: str = "ukraine",
    title: str = "",
) -> bytes:
    """Write the report on what is shown as one HTML file; the same input, the same bytes."""
    report = make_report(shown, data_folder=data_folder, made_on=made_on, title=title)
    drawn = map_picture(
        shown,
        data_folder=data_folder,
        made_on=made_on,
        format="svg",
        extent=extent,
        title=_(MAP_TITLE),
    )
    chart = timeline_picture(shown, made_on=made_on, format="svg")
    page = element(
        "html",
        element(
            "head",
            element("meta", charset="utf-8"),
            element("meta", **{"http-equiv": "Content-Security-Policy", "content": _POLICY}),
            element("meta", name="viewport", content="width=device-width, initial-scale=1"),
            element("title", f"{report.title}: {report.period}"),
            element("style", _STYLE.read_text(encoding="utf-8")),
        ),
        element(
            "body",
            element("h1", report.title),
            element("p", f"{report.period}. {report.chosen}."),
            element(
                "p",
                holds_words(report),
                class_="quiet",
            ),
            *_figures(report),
            _image(drawn, _("Map of the places of the shown events; the table tells the same.")),
            element("h2", _("When: the shown events over time")),
            _image(chart, _("Events over time by kind; the table tells the same.")),
            element("h2", _("Events")),
            *([element("p", report.left_out)] if report.left_out else []),
            element("div", _events(report), class_="wide"),
            *_differences(report),
            element("h2", _("How to read this, and how to cite it")),
            *(element("p", _(words)) for words in METHOD),
            element("p", report.said["attribution"], class_="quiet"),
            element("p", report.apa),
            element("pre", report.bibtex),
            element("h2", _("Sources")),
            element("ol", *(_reference(each) for each in report.references)),
        ),
        lang=language(),
    )
    return b"<!DOCTYPE html>\n" + to_html(page).encode()


def _figures(report: Report) -> list[Node]:
    made = [
        element(
            "div",
            element("div", figure.value, class_="value", style=f"color:{figure.colour}"),
            element("div", figure.name, class_="name"),
            *(element("div", line, class_="quiet") for line in figure.lines),
        )
        for figure in report.figures
    ]
    if not report.events:
        return [element("p", _(NOTHING))]
    return [element("div", *made, class_="figures")]


def _image(svg: bytes, words: str) -> Node:
    address = "data:image/svg+xml;base64," + base64.b64encode(svg).decode("ascii")
    return element("img", src=address, alt=words)


def _events(report: Report) -> Node:
    heads = (
        _("Date"),
        _("Kind"),
        _("Numbers"),
        _("Places"),
        _("Status"),
        _("What happened"),
        _("Sources"),
    )
    return element(
        "table",
        element("thead", element("tr", *(element("th", head, scope="col") for head in heads))),
        element("tbody", *(_event(event) for event in report.events)),
    )


def _event(event: EventLine) -> Node:
    weak = " ".join(event.weak_spots)
    references: list[Node | str] = []
    for number in event.references:
        references += [", "] if references else []
        references.append(element("a", str(number), href=f"#source-{number}"))
    return element(
        "tr",
        element("th", event.date, scope="row"),
        element("td", event.kind, style=f"color:{event.colour}"),
        element("td", event.numbers),
        element("td", event.places or _("not told")),
        element("td", event.status),
        element(
            "td",
            event.summary,
            *([element("div", weak, class_="quiet")] if weak else []),
            element("div", event.event_id, class_="quiet"),
        ),
        element("td", *references),
        id=f"event-{event.event_id}",
    )


def _differences(report: Report) -> list[Node]:
    made: list[Node] = []
    if report.contradictions:
        made.append(element("h2", _("What the sources tell differently")))
        made.append(
            element(
                "ul",
                *(
                    element("li", element("strong", f"{each.topic}. "), each.statement)
                    for each in report.contradictions
                ),
            )
        )
    if report.disputes:
        made.append(element("h2", _("Disputed events, one by one")))
        made += [
            element(
                "div",
                element("strong", element("a", each.head, href=f"#event-{each.event_id}")),
                element("ul", *(element("li", words) for words in each.sentences)),
            )
            for each in report.disputes
        ]
    return made


def _reference(reference: Reference) -> Node:
    words = f"{reference.publisher}, {reference.published}. "
    title = f"{reference.title}. " if reference.title else ""
    # Only such an address is one; all else stays text.
    if reference.url.casefold().startswith(("http://", "https://")):
        where: Node | str = element(
            "a", reference.url, href=reference.url, rel="noopener noreferrer"
        )
    else:
        where = reference.url or _("no address")
    return element("li", words, title, where, id=f"source-{reference.number}")
