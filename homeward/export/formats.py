"""Every file that can be made of what is shown, by the ending of its name.

The dashboard, the command line and the interface for programs make files through here, so
that the same choice gives the same bytes wherever it is asked for.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from homeward.errors import SettingsInvalid
from homeward.export.about import area_names
from homeward.view.filters import Shown


@dataclass(frozen=True, kw_only=True)
class Order:
    """What a file is made from; extent, size, dpi and title are for pictures, pages, reports.

    ``extent`` and ``size`` are as in `homeward.export.picture`; ``dpi`` None is the size's own.
    """

    shown: Shown
    data_folder: Path
    made_on: dt.date
    extent: str = "ukraine"
    size: str = "screen"
    dpi: float | None = None
    title: str = ""


@dataclass(frozen=True, kw_only=True)
class Format:
    """A kind of file: its ending without the first dot, what it holds, and how it is made."""

    suffix: str
    holds: str
    media_type: str
    make: Callable[[Order], bytes]


# Each imports its module when it is first asked for: drawing and geographic formats take a
# while to load, and most visitors take one file or none.
def _events_csv(order: Order) -> bytes:
    from homeward.export.tables import events_csv

    return events_csv(order.shown)


def _places_csv(order: Order) -> bytes:
    from homeward.export.layers import PLACE_COLUMNS, place_lines
    from homeward.export.tables import to_csv

    return to_csv(place_lines(order.shown), PLACE_COLUMNS)


def _claims_csv(order: Order) -> bytes:
    from homeward.export.layers import CLAIM_COLUMNS, claim_lines
    from homeward.export.tables import to_csv

    return to_csv(claim_lines(order.shown), CLAIM_COLUMNS)


def _workbook(order: Order) -> bytes:
    from homeward.export.workbook import workbook

    return workbook(order.shown, made_on=order.made_on, names=area_names(order.data_folder))


def _geojson(order: Order) -> bytes:
    from homeward.export.geojson import geojson

    return geojson(order.shown, made_on=order.made_on, names=area_names(order.data_folder))


def _geopackage(order: Order) -> bytes:
    from homeward.export.geofiles import geopackage

    return geopackage(
        order.shown,
        data_folder=order.data_folder,
        made_on=order.made_on,
        names=area_names(order.data_folder),
    )


def _geoparquet(order: Order) -> bytes:
    from homeward.export.geofiles import geoparquet

    return geoparquet(order.shown, made_on=order.made_on, names=area_names(order.data_folder))


def _kml(order: Order) -> bytes:
    from homeward.export.kml import kml

    return kml(order.shown, made_on=order.made_on, names=area_names(order.data_folder))


def _full_json(order: Order) -> bytes:
    from homeward.export.full import full_json

    return full_json(order.shown, made_on=order.made_on, names=area_names(order.data_folder))


def _picture(file_format: str) -> Callable[[Order], bytes]:
    def make(order: Order) -> bytes:
        from homeward.export.picture import map_picture

        return map_picture(
            order.shown,
            data_folder=order.data_folder,
            made_on=order.made_on,
            format=file_format,
            extent=order.extent,
            size=order.size,
            dpi=order.dpi,
            title=order.title,
        )

    return make


def _page(order: Order) -> bytes:
    from homeward.export.page import page

    return page(
        order.shown, data_folder=order.data_folder, made_on=order.made_on, title=order.title
    )


def _report_html(order: Order) -> bytes:
    from homeward.export.report_html import report_html

    return report_html(
        order.shown,
        data_folder=order.data_folder,
        made_on=order.made_on,
        extent=order.extent,
        title=order.title,
    )


def _report_pdf(order: Order) -> bytes:
    from homeward.export.report_pdf import report_pdf

    return report_pdf(
        order.shown,
        data_folder=order.data_folder,
        made_on=order.made_on,
        extent=order.extent,
        title=order.title,
    )


FORMATS = {
    each.suffix: each
    for each in (
        Format(
            suffix="csv", holds="the events as a table", media_type="text/csv", make=_events_csv
        ),
        Format(
            suffix="places.csv",
            holds="the events' places as a table",
            media_type="text/csv",
            make=_places_csv,
        ),
        Format(
            suffix="claims.csv",
            holds="the claims as a table",
            media_type="text/csv",
            make=_claims_csv,
        ),
        Format(
            suffix="xlsx",
            holds="events, places and claims as a workbook",
            media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            make=_workbook,
        ),
        Format(
            suffix="geojson",
            holds="the places as GeoJSON",
            media_type="application/geo+json",
            make=_geojson,
        ),
        Format(
            suffix="gpkg",
            holds="events, places, claims and regions as a GeoPackage",
            media_type="application/geopackage+sqlite3",
            make=_geopackage,
        ),
        Format(
            suffix="parquet",
            holds="the places as GeoParquet",
            media_type="application/vnd.apache.parquet",
            make=_geoparquet,
        ),
        Format(
            suffix="kml",
            holds="the places as KML",
            media_type="application/vnd.google-earth.kml+xml",
            make=_kml,
        ),
        Format(
            suffix="json",
            holds="everything about the events as JSON",
            media_type="application/json",
            make=_full_json,
        ),
        Format(
            suffix="png", holds="the map as a picture", media_type="image/png", make=_picture("png")
        ),
        Format(
            suffix="svg",
            holds="the map as a drawing",
            media_type="image/svg+xml",
            make=_picture("svg"),
        ),
        Format(
            suffix="pdf",
            holds="the map for print",
            media_type="application/pdf",
            make=_picture("pdf"),
        ),
        Format(
            suffix="html",
            holds="a page of its own with map, table and cards",
            media_type="text/html",
            make=_page,
        ),
        Format(
            suffix="report.html",
            holds="a report for the screen",
            media_type="text/html",
            make=_report_html,
        ),
        Format(
            suffix="report.pdf",
            holds="a report for print",
            media_type="application/pdf",
            make=_report_pdf,
        ),
    )
}
"""All formats by suffix; a name that ends in ``.claims.csv`` is that and not a ``.csv``."""


def format_of(file_name: str) -> Format:
    """Return the format that a file's name asks for by its ending, the longest that fits.

    Raises SettingsInvalid with all endings when none does.
    """
    fitting = [suffix for suffix in FORMATS if f".{file_name.casefold()}".endswith(f".{suffix}")]
    if not fitting:
        raise SettingsInvalid(
            f"{file_name[-40:]!r} ends like no file that can be made; it may end in "
            f"{', '.join(f'.{suffix}' for suffix in FORMATS)}."
        )
    return FORMATS[max(fitting, key=len)]
