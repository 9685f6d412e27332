"""KML for Google Earth and others: a placemark a place of an event, with its time."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from homeward.export.about import about, about_lines
from homeward.export.geojson import position
from homeward.export.layers import PLACE_COLUMNS, Line, placed_events
from homeward.export.tables import COLUMNS
from homeward.model import Kind, Role
from homeward.view import style
from homeward.view.filters import Shown

_NAMESPACE = "http://www.opengis.net/kml/2.2"
_FIELDS = tuple(dict.fromkeys((*COLUMNS, *PLACE_COLUMNS)))


def kml(shown: Shown, *, made_on: dt.date, names: Mapping[str, str] | None = None) -> bytes:
    """Write the shown events as KML, in a folder a kind; an event without a place has no point.

    Every placemark has the days between which the event may have been, and all values as
    ExtendedData. A description is HTML by the rules of KML, so texts in it are escaped
    twice and stay texts. The same input gives the same bytes.
    """
    said = about(shown, made_on=made_on, names=names)
    root = Element("kml", xmlns=_NAMESPACE)
    document = SubElement(root, "Document")
    _text(document, "name", "Homeward")
    _text(document, "description", _html(about_lines(said)))
    for kind, looks in style.KIND_STYLES.items():
        made = SubElement(document, "Style", id=str(kind))
        icon = SubElement(made, "IconStyle")
        _text(icon, "color", _abgr(looks.colour))
        _text(icon, "scale", "0.9")
    lines = placed_events(shown)
    for kind, looks in style.KIND_STYLES.items():
        of_kind = [line for line in lines if line["kind"] == kind]
        if of_kind:
            folder = SubElement(document, "Folder")
            _text(folder, "name", looks.plural)
            for line in of_kind:
                _placemark(folder, line)
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _placemark(folder: Element, line: Line) -> None:
    mark = SubElement(folder, "Placemark")
    kind = style.KIND_STYLES[Kind(line["kind"])]
    where = line["place_name"] or "place not told"
    _text(mark, "name", f"{kind.name}, {line['date'] or 'date not told'}, {where}")
    SubElement(mark, "Snippet", maxLines="0")
    role = style.ROLE_NAMES[Role(line["role"])] if line["role"] else ""
    _text(
        mark,
        "description",
        _html(
            [
                ("", line["summary"]),
                ("Role of the place", role),
                ("To Ukraine", _range(line, "to_ukraine")),
                ("To Russia", _range(line, "to_russia")),
                ("Status", line["status"].replace("_", " ")),
                ("What is weak", line["weak_spots"]),
                ("Sources", line["source_urls"]),
            ]
        ),
    )
    if line["first_day"]:
        span = SubElement(mark, "TimeSpan")
        _text(span, "begin", line["first_day"])
        _text(span, "end", line["last_day"] or line["first_day"])
    _text(mark, "styleUrl", f"#{line['kind']}")
    extended = SubElement(mark, "ExtendedData")
    for field in _FIELDS:
        value = line[field]
        if value is not None and value != "":
            held = SubElement(extended, "Data", name=field)
            _text(held, "value", str(value))
    if line["lat"] is not None:
        point = SubElement(mark, "Point")
        lon, lat = position(line["lat"], line["lon"])
        _text(point, "coordinates", f"{lon},{lat}")


def _range(line: Line, direction: str) -> str:
    low, high = line[f"{direction}_low"], line[f"{direction}_high"]
    if low is None:
        return ""
    return str(low) if low == high else f"{low} to {'more' if high is None else high}"


def _html(lines: list[tuple[str, Any]]) -> str:
    return "".join(
        f"<p>{f'<b>{html.escape(name)}:</b> ' if name else ''}{html.escape(str(words))}</p>"
        for name, words in lines
        if words
    )


def _text(parent: Element, tag: str, words: str) -> None:
    SubElement(parent, tag).text = xml_text(words)


# matches "\x0b", "\ufffe" and lone surrogates; must not match "\n", "ї" or "\U0001f54a"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(words: str) -> str:
    """Return words without the control characters that XML 1.0 cannot hold, not even escaped."""
    return _NOT_XML.sub("", words)


def _abgr(colour: str) -> str:
    """Turn #rrggbb into KML's order: opacity, blue, green, red."""
    return f"ff{colour[5:7]}{colour[3:5]}{colour[1:3]}".lower()
