"""KML for Google Earth and others: a placemark a place of an event, with its time."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement
from xml.sax.saxutils import escape

from homeward.export.about import about, about_lines
from homeward.export.geojson import position
from homeward.export.layers import PLACE_COLUMNS, WHOLE_COLUMNS, Line, placed_events
from homeward.export.packing import pack
from homeward.export.tables import COLUMNS
from homeward.model import Kind, Role
from homeward.view import style
from homeward.view.filters import Shown

_NAMESPACE = "http://www.opengis.net/kml/2.2"
_TOLD_IN_WORDS = {"places", "summary", "weak_spots", "record_version"}
"""Fields that are no data of a placemark, since its description or the file's tells them."""

FIELDS = tuple(
    name for name in dict.fromkeys((*COLUMNS, *PLACE_COLUMNS)) if name not in _TOLD_IN_WORDS
)
"""The data of a placemark: the columns of events and places."""

_SCHEMA = "event-place"
_OPENS = {name: f'<SimpleData name="{name}">' for name in FIELDS}


def kml(shown: Shown, *, made_on: dt.date, names: Mapping[str, str] | None = None) -> bytes:
    """Write the shown events as KML, in a folder a kind; an event without a place has no point.

    Every placemark has the days between which the event may have been, and the values of
    FIELDS as SchemaData, left out where not told. A description is HTML by the rules of KML,
    so texts in it are escaped twice and stay texts. Looks and the meaning of fields are said
    once a file. The same input gives the same bytes.
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
    schema = SubElement(document, "Schema", id=_SCHEMA, name=_SCHEMA)
    for name in FIELDS:
        SubElement(schema, "SimpleField", name=name, type=_simple_type(name))
    whole = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True).decode()
    head, ends, foot = whole.partition("</Document>")
    # Thousands of placemarks are written as text: a tree of them takes many times as long.
    parts = [head]
    lines = placed_events(shown)
    for kind, looks in style.KIND_STYLES.items():
        of_kind = [line for line in lines if line["kind"] == kind]
        if of_kind:
            parts += ["<Folder>", _tag("name", looks.plural)]
            parts += [_placemark(line) for line in of_kind]
            parts.append("</Folder>")
    return "".join([*parts, ends, foot]).encode()


def kmz(shown: Shown, *, made_on: dt.date, names: Mapping[str, str] | None = None) -> bytes:
    """Write the KML packed, as Google Earth and QGIS open it: a twentieth of the size."""
    return pack({"doc.kml": kml(shown, made_on=made_on, names=names)})


def _simple_type(name: str) -> str:
    if name in WHOLE_COLUMNS:
        return "int"
    return "double" if name in ("lat", "lon") else "string"


def _placemark(line: Line) -> str:
    kind = style.KIND_STYLES[Kind(line["kind"])]
    where = line["place_name"] or "place not told"
    role = style.ROLE_NAMES[Role(line["role"])] if line["role"] else ""
    description = _html(
        [
            ("", line["summary"]),
            ("Role of the place", role),
            ("To Ukraine", _range(line, "to_ukraine")),
            ("To Russia", _range(line, "to_russia")),
            ("Status", line["status"].replace("_", " ")),
            ("What is weak", line["weak_spots"]),
            ("Sources", line["source_urls"]),
        ]
    )
    values = "".join(
        f"{_OPENS[field]}{escape(xml_text(str(value)))}</SimpleData>"
        for field in FIELDS
        if (value := line[field]) is not None and value != ""
    )
    return "".join(
        [
            "<Placemark>",
            _tag("name", f"{kind.name}, {line['date'] or 'date not told'}, {where}"),
            '<Snippet maxLines="0"/>',
            _tag("description", description),
            _span(line),
            f"<styleUrl>#{line['kind']}</styleUrl>",
            f'<ExtendedData><SchemaData schemaUrl="#{_SCHEMA}">{values}</SchemaData>',
            "</ExtendedData>",
            _point(line),
            "</Placemark>",
        ]
    )


def _span(line: Line) -> str:
    if not line["first_day"]:
        return ""
    begin, end = _tag("begin", line["first_day"]), line["last_day"] or line["first_day"]
    return f"<TimeSpan>{begin}{_tag('end', end)}</TimeSpan>"


def _point(line: Line) -> str:
    if line["lat"] is None:
        return ""
    lon, lat = position(line["lat"], line["lon"])
    return f"<Point>{_tag('coordinates', f'{lon},{lat}')}</Point>"


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


def _tag(name: str, words: str) -> str:
    return f"<{name}>{escape(xml_text(words))}</{name}>"


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
