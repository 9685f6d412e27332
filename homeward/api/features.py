"""OGC API – Features, Part 1: landing page, conformance, collections, items (GeoJSON, CRS84)."""

from __future__ import annotations

from typing import Any

import numpy as np

from homeward.api import schemas
from homeward.api.feature_sets import COLLECTIONS, Collection
from homeward.api.filtering import FILTER, OFFSET, limit
from homeward.api.operation import JSON, Answer, Call, Operation
from homeward.api.pages import link_header, links, to_json, window
from homeward.api.parameters import Parameter
from homeward.api.space_time import BBOX, DATETIME
from homeward.export.citation import LICENCE_URL
from homeward.language import N_

GEOJSON = "application/geo+json"
OPENAPI_TYPE = "application/vnd.oai.openapi+json;version=3.1"
CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
_GREGORIAN = "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian"

CLASSES = (
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
)
"""What is conformed to. Not oas30: the description is of OpenAPI 3.1."""


def _link(rel: str, address: str, media_type: str = JSON, title: str = "") -> dict[str, str]:
    made = {"rel": rel, "href": address, "type": media_type}
    return made | ({"title": title} if title else {})


def _landing(call: Call) -> Answer:
    body = {
        "title": "Homeward",
        "description": "The return of the dead, the exchange of prisoners and the negotiations "
        "between Ukraine and Russia, as features.",
        "links": [
            _link("self", call.address("ogc")),
            _link("service-desc", call.address("openapi.json"), OPENAPI_TYPE),
            _link("service-doc", call.address(""), "text/html"),
            _link("conformance", call.address("ogc/conformance")),
            _link("data", call.address("ogc/collections")),
        ],
    }
    return Answer(body=to_json(body), media_type=JSON)


def _conformance(_call: Call) -> Answer:
    return Answer(body=to_json({"conformsTo": CLASSES}), media_type=JSON)


def _described(call: Call, collection: Collection) -> dict[str, Any]:
    at = f"ogc/collections/{collection.name}"
    extent: dict[str, Any] = {"spatial": {"bbox": [_bounds(call, collection)], "crs": CRS84}}
    events = call.held.chooser.frames.events
    if collection.timed and events["starts_on"].notna().any():
        first, last = events["starts_on"].min().date(), events["ends_on"].max().date()
        interval = [f"{first}T00:00:00Z", f"{last}T23:59:59Z"]
        extent["temporal"] = {"interval": [interval], "trs": _GREGORIAN}
    return {
        "id": collection.name,
        "title": collection.title,
        "description": collection.says,
        "extent": extent,
        "itemType": "feature",
        "crs": [CRS84],
        "links": [
            _link("self", call.address(at)),
            _link("items", call.address(f"{at}/items"), GEOJSON, collection.title),
            _link("license", LICENCE_URL, "text/html"),
        ],
    }


def _bounds(call: Call, collection: Collection) -> list[float]:
    if not collection.timed:
        return [-180.0, -90.0, 180.0, 90.0]
    places = call.held.chooser.frames.event_places
    if places.empty:
        return [-180.0, -90.0, 180.0, 90.0]
    lows, highs = places[["lon", "lat"]].min(), places[["lon", "lat"]].max()
    return [float(lows["lon"]), float(lows["lat"]), float(highs["lon"]), float(highs["lat"])]


def _collections(call: Call) -> Answer:
    body = {
        "links": [_link("self", call.address("ogc/collections"))],
        "collections": [_described(call, each) for each in COLLECTIONS.values()],
    }
    return Answer(body=to_json(body), media_type=JSON)


def _asked_for(call: Call) -> Collection:
    name = call.path["collection"]
    if name not in COLLECTIONS:
        raise call.refusal(
            404,
            N_("There is no collection {name!r}; there are {known}."),
            name=name[:60],
            known=", ".join(COLLECTIONS),
        )
    return COLLECTIONS[name]


def _collection(call: Call) -> Answer:
    return Answer(body=to_json(_described(call, _asked_for(call))), media_type=JSON)


def _items(call: Call) -> Answer:
    collection, contents = _asked_for(call), call.held.contents
    shown = call.held.chooser.choose(call.asked.chosen)
    values = call.asked.values
    found = np.flatnonzero(collection.fits(contents, shown, values["bbox"], values["datetime"]))
    here = found[window(call, len(found))]
    every = contents.once(collection.features)
    made = [every[row] for row in here]
    if collection.finish:
        made = collection.finish(contents, shown, here, made)
    beside = links(call, len(found))
    body = {
        "type": "FeatureCollection",
        "numberMatched": len(found),
        "numberReturned": len(made),
        "links": [
            *(_link(rel, address, GEOJSON) for rel, address in beside.items()),
            _link("collection", call.address(f"ogc/collections/{collection.name}")),
        ],
        "features": made,
    }
    return Answer(body=to_json(body), media_type=GEOJSON, headers=link_header(beside))


def _item(call: Call) -> Answer:
    collection, contents = _asked_for(call), call.held.contents
    wanted = call.path["feature_id"]
    for each in contents.once(collection.features):
        if each["id"] == wanted:
            at = f"ogc/collections/{collection.name}"
            beside = [
                _link("self", call.address(f"{at}/items/{wanted}"), GEOJSON),
                _link("collection", call.address(at)),
            ]
            return Answer(body=to_json({**each, "links": beside}), media_type=GEOJSON)
    raise call.refusal(
        404,
        N_("{collection} holds no feature {name!r}."),
        collection=collection.name,
        name=wanted[:60],
    )


_LINK = {
    "type": "object",
    "required": ["href", "rel"],
    "properties": {"href": schemas.ADDRESS, "rel": schemas.TEXT, "type": schemas.TEXT},
}
_LINKED = {
    "type": "object",
    "required": ["links"],
    "properties": {"links": schemas.list_of(_LINK)},
}
_FEATURE: dict[str, Any] = {
    "type": "object",
    "required": ["type", "geometry", "properties", "id"],
    "properties": {
        "type": {"const": "Feature"},
        "id": schemas.TEXT,
        "geometry": {"type": ["object", "null"]},
        "properties": {"type": "object"},
    },
}
_FEATURES = {
    "type": "object",
    "required": ["type", "features", "links", "numberMatched", "numberReturned"],
    "properties": {
        "type": {"const": "FeatureCollection"},
        "numberMatched": schemas.WHOLE,
        "numberReturned": schemas.WHOLE,
        "links": schemas.list_of(_LINK),
        "features": schemas.list_of(_FEATURE),
    },
}

_COLLECTION_ID = Parameter(
    name="collection",
    says="The collection.",
    schema={"type": "string", "enum": list(COLLECTIONS)},
    example="places-of-events",
)
_FEATURE_ID = Parameter(
    name="feature_id",
    says="The id of a feature.",
    schema={"type": "string", "maxLength": 500},
    example="BR-2024-11-08.1",
)
_GROUP = "OGC API – Features"

OPERATIONS = (
    Operation(
        name="ogc",
        path="/ogc",
        summary="The landing page: the address to give to QGIS or ogr2ogr.",
        group=_GROUP,
        make=_landing,
        schema=_LINKED,
    ),
    Operation(
        name="ogc_conformance",
        path="/ogc/conformance",
        summary="What of the standard is conformed to.",
        group=_GROUP,
        make=_conformance,
        schema=schemas.thing(conformsTo=schemas.list_of(schemas.ADDRESS)),
    ),
    Operation(
        name="ogc_collections",
        path="/ogc/collections",
        summary="The collections of features.",
        group=_GROUP,
        make=_collections,
        schema=_LINKED,
    ),
    Operation(
        name="ogc_collection",
        path="/ogc/collections/{collection}",
        summary="One collection: what it holds, where and when.",
        group=_GROUP,
        make=_collection,
        path_parameters=(_COLLECTION_ID,),
        schema=_LINKED,
    ),
    Operation(
        name="ogc_items",
        path="/ogc/collections/{collection}/items",
        summary="The features of a collection that fit, a page of them.",
        group=_GROUP,
        make=_items,
        parameters=(BBOX, DATETIME, limit(100), OFFSET, *FILTER),
        path_parameters=(_COLLECTION_ID,),
        media_type=GEOJSON,
        schema=_FEATURES,
        example="bbox=33.6,46.3,40.6,50.4&datetime=2025-06-01/2025-06-30",
    ),
    Operation(
        name="ogc_item",
        path="/ogc/collections/{collection}/items/{feature_id}",
        summary="One feature.",
        group=_GROUP,
        make=_item,
        path_parameters=(_COLLECTION_ID, _FEATURE_ID),
        media_type=GEOJSON,
        schema=_FEATURE,
    ),
)
