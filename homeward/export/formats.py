"""Every file that can be made of what is shown, by the ending of its name.

The dashboard, the command line and the interface for programs make files through here, so
that the same choice gives the same bytes wherever it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import StrEnum

from homeward.errors import SettingsInvalid
from homeward.export import makers
from homeward.export.limits import PAGE_EVENTS, REPORT_EVENTS
from homeward.export.order import Order
from homeward.language import ENGLISH, N_, _, speaking

__all__ = ["FORMATS", "Format", "Group", "Order", "format_of"]


class Group(StrEnum):
    """What a file is for."""

    PICTURE = "picture"
    PAGE = "page"
    REPORT = "report"
    DATA = "data"


@dataclass(frozen=True, kw_only=True)
class Format:
    """A kind of file: its ending without the first dot, what it holds, and how it is made.

    ``name`` and ``holds`` are noted for the catalogues. ``takes`` names the fields of an order
    that change the file. ``most_events`` is how many events it tells one by one, None all.
    """

    suffix: str
    group: Group
    name: str
    holds: str
    media_type: str
    write: Callable[[Order], bytes]
    takes: Collection[str] = ()
    most_events: int | None = None

    def make(self, order: Order) -> bytes:
        """Make the file, in the order's language where people read it."""
        with speaking(ENGLISH if self.group is Group.DATA else order.language):
            return self.write(order)


_DRAWN = ("extent", "size", "title", "language")
_READ = ("extent", "title", "language")

FORMATS = {
    each.suffix: each
    for each in (
        Format(
            suffix="csv",
            group=Group.DATA,
            name=N_("Events (CSV)"),
            holds=N_("the events as a table"),
            media_type="text/csv",
            write=makers.events_csv,
        ),
        Format(
            suffix="places.csv",
            group=Group.DATA,
            name=N_("Places (CSV)"),
            holds=N_("the events' places as a table"),
            media_type="text/csv",
            write=makers.places_csv,
        ),
        Format(
            suffix="claims.csv",
            group=Group.DATA,
            name=N_("Claims (CSV)"),
            holds=N_("the claims as a table"),
            media_type="text/csv",
            write=makers.claims_csv,
        ),
        Format(
            suffix="csv.zip",
            group=Group.DATA,
            name=N_("All tables (CSV, packed)"),
            holds=N_("the three tables, packed, with what they mean"),
            media_type="application/zip",
            write=makers.csv_bundle,
        ),
        Format(
            suffix="xlsx",
            group=Group.DATA,
            name=N_("Workbook (Excel)"),
            holds=N_("events, places and claims as a workbook"),
            media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            write=makers.workbook,
        ),
        Format(
            suffix="geojson",
            group=Group.DATA,
            name=N_("Places (GeoJSON)"),
            holds=N_("the places as GeoJSON"),
            media_type="application/geo+json",
            write=makers.geojson,
        ),
        Format(
            suffix="gpkg",
            group=Group.DATA,
            name=N_("Layers (GeoPackage)"),
            holds=N_("events, places, claims and regions as a GeoPackage"),
            media_type="application/geopackage+sqlite3",
            write=makers.geopackage,
        ),
        Format(
            suffix="parquet",
            group=Group.DATA,
            name=N_("Places (GeoParquet)"),
            holds=N_("the places as GeoParquet"),
            media_type="application/vnd.apache.parquet",
            write=makers.geoparquet,
        ),
        Format(
            suffix="kml",
            group=Group.DATA,
            name=N_("Places (KML)"),
            holds=N_("the places as KML"),
            media_type="application/vnd.google-earth.kml+xml",
            write=makers.kml,
        ),
        Format(
            suffix="kmz",
            group=Group.DATA,
            name=N_("Places (KMZ)"),
            holds=N_("the same KML, packed"),
            media_type="application/vnd.google-earth.kmz",
            write=makers.kmz,
        ),
        Format(
            suffix="json",
            group=Group.DATA,
            name=N_("Everything (JSON)"),
            holds=N_("everything about the events as JSON"),
            media_type="application/json",
            write=makers.full_json,
        ),
        Format(
            suffix="png",
            group=Group.PICTURE,
            name=N_("Picture (PNG)"),
            holds=N_("the map as a picture"),
            media_type="image/png",
            write=makers.picture("png"),
            takes=(*_DRAWN, "dpi"),
        ),
        Format(
            suffix="svg",
            group=Group.PICTURE,
            name=N_("Drawing (SVG)"),
            holds=N_("the map as a drawing"),
            media_type="image/svg+xml",
            write=makers.picture("svg"),
            takes=_DRAWN,
        ),
        Format(
            suffix="pdf",
            group=Group.PICTURE,
            name=N_("Print (PDF)"),
            holds=N_("the map for print"),
            media_type="application/pdf",
            write=makers.picture("pdf"),
            takes=_DRAWN,
        ),
        Format(
            suffix="html",
            group=Group.PAGE,
            name=N_("Page (HTML)"),
            holds=N_("a page of its own with map, table and cards"),
            media_type="text/html",
            write=makers.page,
            takes=("title", "language"),
            most_events=PAGE_EVENTS,
        ),
        Format(
            suffix="report.html",
            group=Group.REPORT,
            name=N_("Report (HTML)"),
            holds=N_("a report for the screen"),
            media_type="text/html",
            write=makers.report_html,
            takes=_READ,
            most_events=REPORT_EVENTS,
        ),
        Format(
            suffix="report.pdf",
            group=Group.REPORT,
            name=N_("Report (PDF)"),
            holds=N_("a report for print"),
            media_type="application/pdf",
            write=makers.report_pdf,
            takes=_READ,
            most_events=REPORT_EVENTS,
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
            _("{name} ends like no file that can be made; it may end in {endings}.").format(
                name=repr(file_name[-40:]), endings=", ".join(f".{suffix}" for suffix in FORMATS)
            )
        )
    return FORMATS[max(fitting, key=len)]
