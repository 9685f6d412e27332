"""The interface on the real server: beside the dashboard, and read by GDAL as QGIS does."""

from __future__ import annotations

import csv
import gzip
import json
import shutil
import subprocess
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from homeward.store.frames import Frames, whole
from tests.serving import dashboard


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with dashboard(tmp_path_factory.mktemp("home")) as served:
        yield served


def get(address: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    request = urllib.request.Request(address, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.status, dict(answer.headers.items()), answer.read()
    except urllib.error.HTTPError as error:
        return error.code, dict(error.headers.items()), error.read()


def gdal(program: str, *arguments: str) -> str:
    assert shutil.which(program), "GDAL's programs are missing (Debian: apt-get install gdal-bin)"
    done = subprocess.run([program, *arguments], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "ERROR" not in done.stderr, done.stderr
    return done.stdout


def test_the_dashboard_and_the_interface_do_not_get_into_each_others_way(address: str) -> None:
    status, headers, page = get(f"{address}/")
    assert status == 200
    assert '</api/feed.atom>; rel="alternate"; type="application/atom+xml"' in headers["link"]
    assert b"streamlit" in page.lower()
    status, headers, body = get(f"{address}/api/events?limit=1")
    assert (status, headers["content-type"]) == (200, "application/json")
    assert json.loads(body)["links"]["self"] == f"{address}/api/events?limit=1"
    status, headers, body = get(f"{address}/api")
    assert b"Interface for programs" in body
    assert headers["content-security-policy"].startswith("default-src 'self'")
    assert headers["x-content-type-options"] == "nosniff"
    status, headers, body = get(f"{address}/api/none")
    assert (status, headers["content-type"]) == (404, "application/problem+json")


def test_an_answer_is_packed_once_and_may_be_kept(address: str) -> None:
    _, headers, packed = get(f"{address}/api/events", **{"Accept-Encoding": "gzip"})
    assert headers["content-encoding"] == "gzip"
    assert json.loads(gzip.decompress(packed))["total"] > 100
    status, _, body = get(f"{address}/api/events", **{"If-None-Match": headers["etag"]})
    assert (status, body) == (304, b"")


def test_gdal_finds_the_collections(address: str) -> None:
    listed = gdal("ogrinfo", "-ro", f"OAPIF:{address}/api/ogc")
    for name in ("places-of-events", "events", "regions"):
        assert name in listed


def rows(address: str, collection: str, folder: Path, *options: str) -> list[dict[str, Any]]:
    target = folder / f"{collection}.csv"
    gdal(
        "ogr2ogr", "-f", "CSV", str(target), f"OAPIF:{address}/api/ogc", collection,
        "-oo", "PAGE_SIZE=50", "-lco", "GEOMETRY=AS_XY", *options,
    )  # fmt: skip
    with target.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_gdal_reads_every_place_with_the_values_of_the_store(
    address: str, tmp_path: Path, frames: Frames
) -> None:
    read = rows(address, "places-of-events", tmp_path)
    places = frames.event_places
    assert len(read) == len(places)
    stored = {
        (place.event_id, place.place_id, place.role, place.direction or ""): place
        for place in places.itertuples()
    }
    best = frames.events.set_index("event_id")["to_ukraine_best"]
    for row in read:
        place = stored[row["event_id"], row["place_id"], row["role"], row["side"]]
        assert (row["place_name"], row["geo_precision"]) == (place.name, place.geo_precision)
        assert float(row["X"]) == pytest.approx(place.lon, abs=1e-5)
        assert float(row["Y"]) == pytest.approx(place.lat, abs=1e-5)
        told = whole(best[row["event_id"]])
        assert row["to_ukraine_best"] == ("" if told is None else str(told))


def test_gdal_asks_for_a_box_and_gets_what_lies_in_it(
    address: str, tmp_path: Path, frames: Frames
) -> None:
    read = rows(address, "places-of-events", tmp_path, "-spat", "36", "46", "40", "50")
    places = frames.event_places
    inside = places[places["lon"].between(36, 40) & places["lat"].between(46, 50)]
    assert len(read) == len(inside) > 0


def test_gdal_reads_events_without_a_place_and_the_outlines(
    address: str, tmp_path: Path, frames: Frames
) -> None:
    assert len(rows(address, "events", tmp_path)) == len(frames.events)
    told = gdal("ogrinfo", "-ro", "-al", "-so", f"OAPIF:{address}/api/ogc", "regions")
    assert "Polygon" in told or "Unknown" in told
    assert "Feature Count: 2" in told
