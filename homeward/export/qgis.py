"""Styles by which QGIS draws the layers of the GeoPackage as Homeward draws them.

QGIS reads them from the table ``layer_styles`` when it opens the file.
"""

from __future__ import annotations

import datetime as dt
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

import pandas as pd

from homeward.view import style

_SHAPES = {"circle": "circle", "square": "square", "diamond": "diamond", "triangle": "triangle"}
_SMALLEST_MM, _MM_PER_ROOT_PERSON = 2.6, 0.26
"""The dashboard's sizes (diameters of 10 pixels, 1 pixel a root) in millimetres."""


def style_rows(made_on: dt.date) -> list[dict[str, Any]]:
    """Return the rows of ``layer_styles``: the default style of places, events and regions."""
    styles = {
        "events": (
            "geom",
            _by_kind("kind", "coalesce(to_ukraine_best, 0) + coalesce(to_russia_best, 0)"),
        ),
        "places": ("geom", _by_kind("kind", "coalesce(share, 0)")),
        "regions": ("geom", _outlines()),
    }
    return [
        {
            "f_table_catalog": "",
            "f_table_schema": "",
            "f_table_name": layer,
            "f_geometry_column": column,
            "styleName": "Homeward",
            "styleQML": qml,
            "styleSLD": "",
            "useAsDefault": True,
            "description": "As Homeward draws it",
            "owner": "",
            "ui": "",
            "update_time": pd.Timestamp(made_on, tz="UTC"),
        }
        for layer, (column, qml) in styles.items()
    ]


def _by_kind(attribute: str, people: str) -> str:
    """Return a style with a symbol a kind, its area growing with the number of people."""
    root = Element("qgis", version="3.34", styleCategories="Symbology")
    renderer = SubElement(root, "renderer-v2", type="categorizedSymbol", attr=attribute)
    categories = SubElement(renderer, "categories")
    symbols = SubElement(renderer, "symbols")
    size = f"max({_SMALLEST_MM}, {_MM_PER_ROOT_PERSON} * sqrt({people}))"
    for index, (kind, looks) in enumerate(style.KIND_STYLES.items()):
        SubElement(
            categories,
            "category",
            value=str(kind),
            label=looks.plural,
            symbol=str(index),
            render="true",
            type="string",
        )
        symbol = SubElement(symbols, "symbol", name=str(index), type="marker", alpha="0.8")
        layer = SubElement(symbol, "layer", {"class": "SimpleMarker", "enabled": "1"})
        _options(
            layer,
            {
                "name": _SHAPES[looks.shape],
                "color": looks.colour,
                "outline_color": "#ffffff",
                "outline_width": "0.2",
                "size": str(_SMALLEST_MM),
                "size_unit": "MM",
            },
        )
        defined = SubElement(layer, "data_defined_properties")
        outer = SubElement(defined, "Option", type="Map")
        SubElement(outer, "Option", name="name", value="", type="QString")
        properties = SubElement(outer, "Option", name="properties", type="Map")
        own = SubElement(properties, "Option", name="size", type="Map")
        SubElement(own, "Option", name="active", value="true", type="bool")
        SubElement(own, "Option", name="expression", value=size, type="QString")
        SubElement(own, "Option", name="type", value="3", type="int")
        SubElement(outer, "Option", name="type", value="collection", type="QString")
    return ElementTree.tostring(root, encoding="unicode")


def _outlines() -> str:
    root = Element("qgis", version="3.34", styleCategories="Symbology")
    renderer = SubElement(root, "renderer-v2", type="singleSymbol")
    symbols = SubElement(renderer, "symbols")
    symbol = SubElement(symbols, "symbol", name="0", type="fill", alpha="1")
    layer = SubElement(symbol, "layer", {"class": "SimpleFill", "enabled": "1"})
    _options(
        layer,
        {
            "color": "0,60,90,13",
            "style": "solid",
            "outline_color": "#6b7379",
            "outline_style": "dash",
            "outline_width": "0.3",
        },
    )
    return ElementTree.tostring(root, encoding="unicode")


def _options(layer: Element, values: dict[str, str]) -> None:
    holder = SubElement(layer, "Option", type="Map")
    for name, value in values.items():
        SubElement(holder, "Option", name=name, value=value, type="QString")
