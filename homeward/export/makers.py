"""How each file is made from an order.

Each imports its module when it is first asked for: drawing and geographic formats take a
while to load, and most visitors take one file or none.
"""

from __future__ import annotations

from collections.abc import Callable

from homeward.export.about import area_names
from homeward.export.order import Order


def events_csv(order: Order) -> bytes:
    """Make the table of events."""
    from homeward.export import tables

    return tables.events_csv(order.shown)


def places_csv(order: Order) -> bytes:
    """Make the table of places."""
    from homeward.export.layers import PLACE_COLUMNS, place_lines
    from homeward.export.tables import to_csv

    return to_csv(place_lines(order.shown), PLACE_COLUMNS)


def claims_csv(order: Order) -> bytes:
    """Make the table of claims."""
    from homeward.export.layers import CLAIM_COLUMNS, claim_lines
    from homeward.export.tables import to_csv

    return to_csv(claim_lines(order.shown), CLAIM_COLUMNS)


def workbook(order: Order) -> bytes:
    """Make the workbook."""
    from homeward.export import workbook as maker

    return maker.workbook(order.shown, made_on=order.made_on, names=area_names(order.data_folder))


def geojson(order: Order) -> bytes:
    """Make the GeoJSON."""
    from homeward.export import geojson as maker

    return maker.geojson(order.shown, made_on=order.made_on, names=area_names(order.data_folder))


def geopackage(order: Order) -> bytes:
    """Make the GeoPackage."""
    from homeward.export import geofiles

    return geofiles.geopackage(
        order.shown,
        data_folder=order.data_folder,
        made_on=order.made_on,
        names=area_names(order.data_folder),
    )


def geoparquet(order: Order) -> bytes:
    """Make the GeoParquet."""
    from homeward.export import geofiles

    return geofiles.geoparquet(
        order.shown, made_on=order.made_on, names=area_names(order.data_folder)
    )


def kml(order: Order) -> bytes:
    """Make the KML."""
    from homeward.export import kml as maker

    return maker.kml(order.shown, made_on=order.made_on, names=area_names(order.data_folder))


def kmz(order: Order) -> bytes:
    """Make the packed KML."""
    from homeward.export import kml as maker

    return maker.kmz(order.shown, made_on=order.made_on, names=area_names(order.data_folder))


def csv_bundle(order: Order) -> bytes:
    """Pack the three tables with what they mean."""
    from homeward.export import bundle

    return bundle.csv_bundle(
        order.shown,
        data_folder=order.data_folder,
        made_on=order.made_on,
        names=area_names(order.data_folder),
    )


def full_json(order: Order) -> bytes:
    """Make the JSON of everything."""
    from homeward.export import full

    return full.full_json(order.shown, made_on=order.made_on, names=area_names(order.data_folder))


def picture(file_format: str) -> Callable[[Order], bytes]:
    """Return what makes a picture of a format."""

    def make(order: Order) -> bytes:
        from homeward.export.picture import map_picture

        return map_picture(
            order.shown,
            data_folder=order.data_folder,
            made_on=order.made_on,
            format=file_format,
            extent=order.extent or "ukraine",
            size=order.size,
            dpi=order.dpi,
            title=order.title,
        )

    return make


def page(order: Order) -> bytes:
    """Make the page of its own."""
    from homeward.export import page as maker

    return maker.page(
        order.shown, data_folder=order.data_folder, made_on=order.made_on, title=order.title
    )


def report_html(order: Order) -> bytes:
    """Make the report for the screen."""
    from homeward.export import report_html as maker
    from homeward.export.report import own_extent

    return maker.report_html(
        order.shown,
        data_folder=order.data_folder,
        made_on=order.made_on,
        extent=order.extent or own_extent(order.shown),
        title=order.title,
    )


def report_pdf(order: Order) -> bytes:
    """Make the report for print."""
    from homeward.export import report_pdf as maker
    from homeward.export.report import own_extent

    return maker.report_pdf(
        order.shown,
        data_folder=order.data_folder,
        made_on=order.made_on,
        extent=order.extent or own_extent(order.shown),
        title=order.title,
    )
