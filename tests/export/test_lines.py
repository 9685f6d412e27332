"""The lines that every format writes, compared with the frames and read by plain readers."""

from __future__ import annotations

import datetime as dt
import io
import json
import sqlite3
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.parquet as pq
import pytest
import shapely
from record_copy import DATA

from homeward.export.geofiles import geopackage, geoparquet
from homeward.export.geojson import features
from homeward.export.layers import CLAIM_COLUMNS, PLACE_COLUMNS, claim_lines, place_lines
from homeward.export.tables import COLUMNS, event_lines
from homeward.model import Role
from homeward.view.filters import Chooser, Filter, Shown

DAY = dt.date(2026, 6, 1)
CHOICES = {
    "all": Filter(),
    "a region": Filter(regions=frozenset({"UA-14"})),
    "a role": Filter(roles=frozenset({Role.VENUE})),
    "none": Filter(words="no such words"),
}
SAME_OF_EVENT = ("kind", "date", "date_precision", "status", "differs_on", "summary", "origin")
SAME_OF_CLAIM = (
    "claim_id", "event_id", "carriers", "stance", "scope", "differs_on", "said_on", "statement",
    "publisher", "source_title", "source_url", "published_on", "language", "note", "origin",
)  # fmt: skip
SAME_OF_PLACE = (
    "event_id", "role", "place_id", "name_uk", "country", "admin1", "lat", "lon",
    "geo_precision", "claimed_by",
)  # fmt: skip


@pytest.fixture(params=CHOICES.values(), ids=CHOICES.keys())
def shown(request: pytest.FixtureRequest, chooser: Chooser) -> Shown:
    return chooser.choose(request.param)


def whole(value: Any) -> int | None:
    return None if pd.isna(value) else int(value)


def truth(value: Any) -> str:
    return "yes" if value else "no"


def test_an_event_s_line_says_what_its_row_says(shown: Shown) -> None:
    held = shown.frames.events[shown.events]
    lines = event_lines(shown)
    assert len(lines) == len(held) == shown.count
    for line, (_, row) in zip(lines, held.iterrows(), strict=True):
        assert tuple(line) == COLUMNS
        assert line["event_id"] == row["event_id"]
        for name in SAME_OF_EVENT:
            assert line[name] == row[name], (row["event_id"], name)
        for name, column in (("first_day", "starts_on"), ("last_day", "ends_on")):
            assert line[name] == (None if pd.isna(row[column]) else str(row[column])[:10])
        assert line["date_inferred"] == truth(row["date_inferred"])
        assert line["in_totals"] == truth(row["summed"])
        assert line["claims"] == row["claims"]
        claims = shown.frames.claims
        of_event = claims[claims["event_id"] == row["event_id"]]
        assert line["claim_ids"].split() == list(of_event["claim_id"])


def test_a_place_s_line_says_what_its_row_says(shown: Shown) -> None:
    held = shown.frames.event_places.assign(in_region=shown.in_region)[shown.event_places]
    held = held.sort_values("event", kind="stable")
    lines = place_lines(shown)
    assert len(lines) == len(held)
    for line, (_, row) in zip(lines, held.iterrows(), strict=True):
        assert tuple(line) == PLACE_COLUMNS
        for name in SAME_OF_PLACE:
            own = "place_name_uk" if name == "name_uk" else name
            assert line[own] == row[name], (row["event_id"], name)
        assert line["place_name"] == row["name"]
        assert line["side"] == row["direction"]
        assert line["share"] == whole(row["share"])
        assert line["people"] == whole(row["people"])
        assert line["inferred"] == truth(row["inferred"])
        assert line["in_region"] == truth(row["in_region"])
        assert line["kind"] == shown.frames.events.loc[row["event"], "kind"]


def test_a_claim_s_line_says_what_its_row_says(shown: Shown) -> None:
    held = shown.frames.claims.set_index("claim_id", drop=False)
    ids = set(shown.event_rows()["event_id"])
    lines = claim_lines(shown)
    assert {line["claim_id"] for line in lines} == set(held[held["event_id"].isin(ids)].index)
    assert len(lines) == len({line["claim_id"] for line in lines})
    for line in lines:
        assert tuple(line) == CLAIM_COLUMNS
        row = held.loc[line["claim_id"]]
        for name in SAME_OF_CLAIM:
            assert line[name] == row[name], (line["claim_id"], name)
        for column in ("to_ukraine", "to_russia"):
            for bound in ("low", "best", "high"):
                name = f"{column}_{bound}"
                assert line[name] == whole(row[name]), (line["claim_id"], name)
        assert line["claimants"] == (row["claimants"] or row["claimant"])
        assert line["sides"] == "; ".join(row["sides"])


def test_the_places_of_every_format_are_the_shown_places(shown: Shown) -> None:
    lines = {(line["event_id"], line["place_row"]): line for line in place_lines(shown)}
    placed = [each for each in features(shown) if each["geometry"]]
    assert len(placed) == len(lines) == int(shown.event_places.sum())
    assert sum(each["properties"]["in_region"] for each in placed) == sum(
        line["in_region"] == "yes" for line in lines.values()
    )


def test_a_feature_says_whether_it_lies_in_a_chosen_region(chooser: Chooser) -> None:
    made = features(chooser.choose(CHOICES["a region"]))
    inside = [each["properties"] for each in made if each["properties"]["in_region"]]
    outside = [each["properties"] for each in made if each["properties"]["in_region"] is False]
    assert inside
    assert outside
    assert {each["admin1"] for each in inside} == {"UA-14"}
    assert "UA-14" not in {each["admin1"] for each in outside}


def test_geoparquet_without_geopandas_has_the_same_points(shown: Shown) -> None:
    table = pq.read_table(io.BytesIO(geoparquet(shown, made_on=DAY)))
    said = json.loads(table.schema.metadata[b"geo"])
    column = said["columns"][said["primary_column"]]
    assert column["encoding"] == "WKB"
    assert column["crs"]["id"] == {"authority": "EPSG", "code": 4326}
    held = shown.frames.event_places[shown.event_places]
    points = [shapely.from_wkb(each) for each in table["geometry"].to_pylist() if each]
    assert sorted((point.y, point.x) for point in points) == sorted(
        zip(held["lat"], held["lon"], strict=True)
    )


def test_sqlite_alone_reads_the_geopackage(shown: Shown, tmp_path: Path) -> None:
    path = tmp_path / "homeward.gpkg"
    path.write_bytes(geopackage(shown, data_folder=DATA, made_on=DAY))
    store = sqlite3.connect(path)
    try:
        assert store.execute("pragma integrity_check").fetchone() == ("ok",)
        assert store.execute("pragma application_id").fetchone() == (0x47504B47,)
        kept = dict(store.execute("select table_name, data_type from gpkg_contents"))
        ids = [row[0] for row in store.execute("select event_id from events order by fid")]
        shares = store.execute("select event_id, share from places order by fid").fetchall()
    finally:
        store.close()
    assert {name for name, kind in kept.items() if kind == "features"} == {
        "events", "places", "regions",
    }  # fmt: skip
    assert kept["claims"] == kept["about"] == "attributes"
    assert ids == list(shown.event_rows()["event_id"])
    held = shown.frames.event_places[shown.event_places].sort_values("event", kind="stable")
    assert shares == [
        (event_id, whole(share))
        for event_id, share in zip(held["event_id"], held["share"], strict=True)
    ]
