"""The report as PDF for print and files: A4, with its fonts in it."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import matplotlib as mpl
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    Image,
    KeepTogether,
    LongTable,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
)

from homeward.export.drawing.chart import timeline_picture
from homeward.export.drawing.paper import writable
from homeward.export.drawing.sheet import REPORT
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
from homeward.view.filters import Shown
from homeward.view.method import METHOD
from homeward.view.words import day

_MARGIN = 16 * mm
_PADDING = 6  # which a frame of reportlab has inside its margins
_TEXT_WIDTH = A4[0] - 2 * _MARGIN - 2 * _PADDING
_DPI = 250.0
_CHART_HEIGHT = 108.0
_LINE = HexColor("#d9dee2")


@lru_cache(maxsize=1)
def _styles() -> dict[str, ParagraphStyle]:
    """Register the fonts and return the styles."""
    fonts = Path(mpl.get_data_path()) / "fonts" / "ttf"
    for name, file in (
        ("Homeward", "DejaVuSans.ttf"),
        ("Homeward-Bold", "DejaVuSans-Bold.ttf"),
    ):
        pdfmetrics.registerFont(TTFont(name, str(fonts / file)))
    pdfmetrics.registerFontFamily("Homeward", normal="Homeward", bold="Homeward-Bold")
    body = ParagraphStyle("body", fontName="Homeward", fontSize=8.5, leading=11.5)
    quiet = ParagraphStyle("quiet", body, fontSize=7.2, leading=9.6, textColor=HexColor("#565d63"))
    cell = ParagraphStyle("cell", body, fontSize=7, leading=8.8, splitLongWords=1)
    return {
        "body": body,
        "quiet": quiet,
        "cell": cell,
        "title": ParagraphStyle(
            "title", body, fontName="Homeward-Bold", fontSize=16, leading=20, spaceAfter=4
        ),
        "head": ParagraphStyle(
            "head",
            body,
            fontName="Homeward-Bold",
            fontSize=11,
            leading=14,
            spaceBefore=12,
            spaceAfter=4,
            keepWithNext=1,
        ),
        "topic": ParagraphStyle("topic", body, spaceBefore=3, keepWithNext=1),
        "value": ParagraphStyle("value", body, fontName="Homeward-Bold", fontSize=13, leading=17),
        "source": ParagraphStyle("source", cell, leftIndent=18, firstLineIndent=-18, spaceAfter=2),
    }


def report_pdf(
    shown: Shown,
    *,
    data_folder: Path,
    made_on: dt.date,
    extent: str = "ukraine",
    title: str = "",
) -> bytes:
    """Write the report on what is shown as PDF; the same input gives the same bytes."""
    report = make_report(shown, data_folder=data_folder, made_on=made_on, title=title)
    drawn = map_picture(
        shown,
        data_folder=data_folder,
        made_on=made_on,
        extent=extent,
        size=REPORT,
        title=_(MAP_TITLE),
    )
    chart = timeline_picture(
        shown,
        made_on=made_on,
        format="png",
        dpi=_DPI,
        width=_TEXT_WIDTH,
        height=_CHART_HEIGHT,
    )
    style = _styles()
    said = report.said
    story: list[Any] = [
        _words(report.title, "title"),
        _words(f"{report.period}. {report.chosen}.", "body"),
        _words(
            holds_words(report),
            "quiet",
        ),
        Spacer(1, 8),
        *_figures(report),
        KeepTogether(
            [_words(_(MAP_TITLE), "head"), _image(drawn, REPORT.height / REPORT.width)],
        ),
        KeepTogether(
            [
                _words(_("When: the shown events over time"), "head"),
                _image(chart, _CHART_HEIGHT / _TEXT_WIDTH),
            ]
        ),
        *([_words(_("Events"), "head"), *_listed(report)] if report.events else []),
        *_differences(report),
        _words(_("How to read this, and how to cite it"), "head"),
    ]
    for words in METHOD:
        story += [_words(_(words), "body"), Spacer(1, 4)]
    story += [
        KeepTogether(
            [
                _words(said["attribution"], "quiet"),
                Spacer(1, 4),
                _words(report.apa, "body"),
                Spacer(1, 4),
                *(_words(line, "quiet") for line in report.bibtex.splitlines()),
            ]
        ),
        _words(_("Sources"), "head"),
        *(_reference(each) for each in report.references),
    ]
    out = io.BytesIO()
    document = SimpleDocTemplate(
        out,
        pagesize=A4,
        leftMargin=_MARGIN,
        rightMargin=_MARGIN,
        topMargin=_MARGIN,
        bottomMargin=_MARGIN + 4 * mm,
        title=writable(report.title),
        author="Homeward",
        lang=language(),
        invariant=1,
    )
    foot = _("Homeward, record version {version}, made on {day}").format(
        version=said["record_version"], day=day(made_on)
    )

    def number_page(canvas: Any, _: Any) -> None:
        canvas.setFont("Homeward", 7)
        canvas.setFillColor(style["quiet"].textColor)
        canvas.drawString(_MARGIN + _PADDING, 11 * mm, foot)
        canvas.drawRightString(A4[0] - _MARGIN - _PADDING, 11 * mm, str(canvas.getPageNumber()))

    document.build(story, onFirstPage=number_page, onLaterPages=number_page)
    return out.getvalue()


def _words(words: str, style: str) -> Paragraph:
    """Return words as a paragraph; nothing in them is taken for markup."""
    return Paragraph(escape(writable(words)), _styles()[style])


def _image(png: bytes, height_by_width: float) -> Image:
    return Image(io.BytesIO(png), width=_TEXT_WIDTH, height=_TEXT_WIDTH * height_by_width)


def _figures(report: Report) -> list[Any]:
    if not report.events:
        return [_words(_(NOTHING), "body")]
    cells = []
    for figure in report.figures:
        value = ParagraphStyle("own", _styles()["value"], textColor=HexColor(figure.colour))
        cells.append(
            [
                Paragraph(escape(figure.value), value),
                _words(figure.name, "body"),
                *(_words(line, "quiet") for line in figure.lines),
            ]
        )
    if not cells:
        return []
    table = Table([cells], colWidths=[_TEXT_WIDTH / len(cells)] * len(cells))
    table.setStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0)])
    return [table]


_EVENT_WIDTHS = (0.12, 0.13, 0.14, 0.2, 0.31, 0.1)


_ROWS_A_TABLE = 200
"""reportlab's time for a table grows with the square of its rows, so a long one is parted."""


def _listed(report: Report) -> list[Any]:
    events = report.events
    left_out = [_words(report.left_out, "body"), Spacer(1, 4)] if report.left_out else []
    return left_out + [
        _event_table(events[first : first + _ROWS_A_TABLE])
        for first in range(0, len(events), _ROWS_A_TABLE)
    ]


def _event_table(events: Sequence[EventLine]) -> LongTable:
    heads = (
        _("Date"),
        _("Kind and status"),
        _("Numbers"),
        _("Places"),
        _("What happened"),
        _("Sources"),
    )
    lines = [[Paragraph(f"<b>{head}</b>", _styles()["cell"]) for head in heads]]
    lines += [_event(event) for event in events]
    table = LongTable(
        lines,
        colWidths=[part * _TEXT_WIDTH for part in _EVENT_WIDTHS],
        repeatRows=1,
        splitInRow=1,  # a row higher than a page goes on on the next
    )
    table.setStyle(
        [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LINEBELOW", (0, 0), (-1, -1), 0.4, _LINE),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 5),
            ("TOPPADDING", (0, 0), (-1, -1), 2),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
        ]
    )
    return table


def _event(event: EventLine) -> list[Any]:
    kind = f'<font color="{event.colour}">{escape(event.kind)}</font><br/>{escape(event.status)}'
    what = escape(writable(event.summary))
    if event.weak_spots:
        weak = escape(writable(" ".join(event.weak_spots)))
        what += f'<br/><font color="#565d63">{weak}</font>'
    what += f'<br/><font color="#565d63">{escape(writable(event.event_id))}</font>'
    return [
        _words(event.date, "cell"),
        Paragraph(kind, _styles()["cell"]),
        _words(event.numbers, "cell"),
        _words(event.places or _("not told"), "cell"),
        Paragraph(what, _styles()["cell"]),
        Paragraph(", ".join(_reference_link(each) for each in event.references), _styles()["cell"]),
    ]


def _differences(report: Report) -> list[Any]:
    made: list[Any] = []
    if report.contradictions:
        made.append(_words(_("What the sources tell differently"), "head"))
        for each in report.contradictions:
            topic, told = escape(writable(each.topic)), escape(writable(each.statement))
            made += [Paragraph(f"<b>{topic}.</b> {told}", _styles()["body"]), Spacer(1, 3)]
    if report.disputes:
        made.append(_words(_("Disputed events, one by one"), "head"))
        for dispute in report.disputes:
            made.append(Paragraph(f"<b>{escape(writable(dispute.head))}</b>", _styles()["topic"]))
            made += [_words(f"– {words}", "quiet") for words in dispute.sentences]
            made.append(Spacer(1, 3))
    return made


def _reference_link(number: int) -> str:
    return f'<a href="#source-{number}" color="#005a8c">{number}</a>'


def _reference(reference: Reference) -> Paragraph:
    title = f"{reference.title}. " if reference.title else ""
    words = f"{reference.number}. {reference.publisher}, {reference.published}. {title}"
    anchor = f'<a name="source-{reference.number}"/>'
    url = "".join(reference.url.split())
    # Only such an address is one; all else stays text.
    if url.casefold().startswith(("http://", "https://")):
        shown = escape(writable(url))
        where = f'<a href={quoteattr(url)} color="#005a8c">{shown}</a>'
    else:
        where = escape(writable(reference.url)) or _("no address")
    # On a line of its own an address is broken as seldom as can be.
    return Paragraph(f"{anchor}{escape(writable(words))}<br/>{where}", _styles()["source"])
