"""One test a fault: each is made in a copy of the real record and must be reported with its row."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
import sqlalchemy as sa
from record_copy import DATA, RecordCopy

from homeward.errors import RecordFaulty
from homeward.geo.gazetteer import Gazetteer
from homeward.store import schema
from homeward.store.checks import check_record
from homeward.store.columns import COLUMNS
from homeward.store.load import load_record, stored_version
from homeward.store.record import read_record

Faults = Callable[[], list[str]]

EVENT = "BR-2024-11-08"


@pytest.fixture
def faults(record: RecordCopy, gazetteer: Gazetteer) -> Faults:
    """Return what is wrong with the copied record, whoever finds it."""

    def find() -> list[str]:
        try:
            read = read_record(record.folder)
        except RecordFaulty as error:
            return error.faults
        return check_record(read, known_places=gazetteer.keys())

    return find


def test_the_real_record_has_no_fault(faults: Faults) -> None:
    assert faults() == []


def test_an_event_without_a_claim_is_reported(record: RecordCopy, faults: Faults) -> None:
    row = record.add("events", **record.rows("events")[0] | {"event_id": "BR-2030-01-01"})
    assert faults() == [f"events.csv, row {row}: BR-2030-01-01 has no claim"]


def test_a_claim_without_a_claimant_is_reported(record: RecordCopy, faults: Faults) -> None:
    row = record.row_of("claims", claim_id=f"{EVENT}-c01")
    record.drop("claim_actors", claim_id=f"{EVENT}-c01")
    assert faults() == [f"claims.csv, row {row}: {EVENT}-c01 has no claimant in claim_actors.csv"]


@pytest.mark.parametrize("table", ["event_places", "event_parts", "known_events"])
def test_a_place_that_the_gazetteer_lacks_is_reported(
    record: RecordCopy, faults: Faults, table: str
) -> None:
    rows = record.rows(table)
    row = next(number for number, cells in enumerate(rows, start=2) if cells["place_id"])
    record.change(table, row, place_id="own:nowhere")
    assert faults() == [f"{table}.csv, row {row}: place own:nowhere is not in the gazetteer"]


@pytest.mark.parametrize("table", ["event_actors", "claim_actors"])
def test_an_unknown_actor_is_reported(record: RecordCopy, faults: Faults, table: str) -> None:
    row = record.add(table, **record.rows(table)[0] | {"actor_id": "xx-nobody"})
    assert faults() == [f"{table}.csv, row {row}: actor_id xx-nobody is not known"]


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("claims", "event_id"),
        ("event_parts", "event_id"),
        ("event_places", "event_id"),
        ("event_actors", "event_id"),
        ("event_links", "event_id"),
        ("event_links", "other_event_id"),
        ("claim_actors", "claim_id"),
        ("commitment_statuses", "event_id"),
        ("commitment_statuses", "claim_id"),
    ],
)
def test_a_reference_to_nothing_is_reported(
    record: RecordCopy, faults: Faults, table: str, column: str
) -> None:
    row = len(record.rows(table)) + 1
    record.change(table, row, **{column: "nothing"})
    assert f"{table}.csv, row {row}: {column} nothing is not known" in faults()


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ("actors", "actor_id"),
        ("events", "event_id"),
        ("claims", "claim_id"),
        ("known_events", "known_event_id"),
    ],
)
def test_a_duplicate_id_is_reported(
    record: RecordCopy, faults: Faults, table: str, key: str
) -> None:
    first = record.rows(table)[0]
    row = record.add(table, **first)
    assert faults() == [f"{table}.csv, row {row}: {key} {first[key]} stands already in row 2"]


def test_parts_above_their_total_are_reported(record: RecordCopy, faults: Faults) -> None:
    row = record.row_of("event_parts", event_id=EVENT, label="Bakhmut")
    record.change("event_parts", row, people="90")
    (fault,) = faults()
    assert fault.startswith("event_parts.csv, row ")
    assert f"the parts of {EVENT} to_ukraine make 564, above the total of 563" in fault


def test_a_subset_above_the_total_is_reported(record: RecordCopy, faults: Faults) -> None:
    row = record.row_of("event_parts", event_id="BR-2022-06-28", label="Azovstal")
    record.change("event_parts", row, people="47")
    assert faults() == [f"event_parts.csv, row {row}: Azovstal 47 is above the total of 46"]


def test_people_outside_the_total_may_exceed_it(record: RecordCopy, faults: Faults) -> None:
    record.add(
        "event_parts",
        event_id=EVENT,
        label="elsewhere",
        direction="to_ukraine",
        people="9000",
        relation="outside",
        category="other",
    )
    assert faults() == []


def test_a_count_at_a_place_with_no_direction_is_reported(
    record: RecordCopy, faults: Faults
) -> None:
    row = record.row_of("event_places", event_id=EVENT, people="320")
    record.change("event_places", row, direction="")
    assert faults() == [f"event_places.csv, row {row}: 320 people with no direction"]


def test_a_breakdown_with_no_direction_is_reported(record: RecordCopy, faults: Faults) -> None:
    row = record.row_of("event_parts", event_id=EVENT, label="Bakhmut")
    record.change("event_parts", row, direction="")
    assert faults() == [
        f"event_parts.csv, row {row}: direction '' is not one of to_russia, to_ukraine"
    ]


@pytest.mark.parametrize(
    ("direction", "column"), [("to_russia", "to_ukraine"), ("to_ukraine", "to_russia")]
)
def test_a_count_against_the_events_direction_is_reported(
    record: RecordCopy, faults: Faults, direction: str, column: str
) -> None:
    row = record.row_of("events", event_id=EVENT)
    record.change("events", row, direction=direction)
    assert any(
        fault.startswith(f"events.csv, row {row}: ") and column in fault for fault in faults()
    )


def test_an_event_with_a_count_and_no_direction_is_reported(
    record: RecordCopy, faults: Faults
) -> None:
    row = record.row_of("events", event_id=EVENT)
    record.change("events", row, direction="")
    assert [fault for fault in faults() if fault.startswith(f"events.csv, row {row}: ")]


@pytest.mark.parametrize("date", ["2024-11-31", "8 November 2024", "2024-13"])
def test_a_bad_date_is_reported(record: RecordCopy, faults: Faults, date: str) -> None:
    row = record.row_of("events", event_id=EVENT)
    record.change("events", row, date=date)
    (fault,) = faults()
    assert fault.startswith(f"events.csv, row {row}: date ")


@pytest.mark.parametrize(
    ("date", "precision"), [("2024-11", "day"), ("2024-11-08", "month"), ("2024-11", "week")]
)
def test_a_date_that_is_not_as_long_as_its_precision_is_reported(
    record: RecordCopy, faults: Faults, date: str, precision: str
) -> None:
    row = record.row_of("events", event_id=EVENT)
    record.change("events", row, date=date, date_precision=precision)
    assert faults() == [f"events.csv, row {row}: the date {date} is not as long as a {precision}"]


@pytest.mark.parametrize("table", ["events", "known_events"])
def test_an_end_before_the_beginning_is_reported(
    record: RecordCopy, faults: Faults, table: str
) -> None:
    rows = record.rows(table)
    row = next(n for n, cells in enumerate(rows, start=2) if cells["date_precision"] == "day")
    record.change(table, row, ends_on="2021-01-01")
    assert faults() == [f"{table}.csv, row {row}: ends on 2021-01-01, before it begins"]


def test_a_week_that_begins_in_mid_week_is_reported(record: RecordCopy, faults: Faults) -> None:
    row = record.row_of("events", event_id="PX-2023-04-16")
    record.change("events", row, date="2023-04-16")
    assert faults() == [f"events.csv, row {row}: the week of 2023-04-16 does not begin on a Monday"]


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://example.org/x",
        "//example.org/x",
        "https://",
        "https:///path",
        "http://[::1",
        "example.org",
    ],
)
def test_an_address_that_is_not_http_is_reported(
    record: RecordCopy, faults: Faults, address: str
) -> None:
    record.change("claims", 2, source_url=address)
    (fault,) = faults()
    assert fault.startswith("claims.csv, row 2: source_url ")


@pytest.mark.parametrize("number", ["-1", "1.5", "1,000", "about 5", "１２", "²"])
def test_a_number_that_is_not_whole_is_reported(
    record: RecordCopy, faults: Faults, number: str
) -> None:
    record.change("claims", 2, to_ukraine_best=number)
    assert faults() == [
        f"claims.csv, row 2: to_ukraine_best {number!r} is not a whole number of people"
    ]


def test_bounds_that_fall_are_reported(record: RecordCopy, faults: Faults) -> None:
    row = record.row_of("claims", claim_id=f"{EVENT}-c01")
    record.change("claims", row, to_ukraine_low="564")
    assert faults() == [f"claims.csv, row {row}: to_ukraine must rise from low to high"]


def test_a_number_in_a_claim_that_tells_none_is_reported(
    record: RecordCopy, faults: Faults
) -> None:
    row = record.row_of("claims", claim_id=f"{EVENT}-c01")
    record.change("claims", row, scope="none")
    assert faults() == [f"claims.csv, row {row}: has a number, but its scope is none"]


def test_a_round_of_talks_with_a_count_of_people_is_reported(
    record: RecordCopy, faults: Faults
) -> None:
    row = record.row_of("events", event_id="NR-2024-11-08")
    record.change("events", row, to_ukraine="5", direction="to_ukraine")
    assert faults() == [f"events.csv, row {row}: a round of negotiation has no count of people"]


def test_an_event_kept_out_of_totals_without_a_reason_is_reported(
    record: RecordCopy, faults: Faults
) -> None:
    row = record.row_of("events", event_id="BR-2024-05-31")
    record.change("events", row, counted="no", weakness="")
    assert faults() == [f"events.csv, row {row}: is kept out of sums without a reason"]


@pytest.mark.parametrize(
    ("table", "column", "word"),
    [
        ("events", "kind", "airlift"),
        ("events", "counted", "perhaps"),
        ("claims", "stance", "shouts"),
        ("claims", "scope", "galaxy"),
        ("event_places", "role", "border"),
        ("event_places", "geo_precision", "roughly"),
        ("event_links", "relation", "likes"),
        ("actors", "side", "both"),
        ("commitment_statuses", "status", "done"),
    ],
)
def test_a_word_outside_its_closed_set_is_reported(
    record: RecordCopy, faults: Faults, table: str, column: str, word: str
) -> None:
    record.change(table, 3, **{column: word})
    assert any(
        fault.startswith(f"{table}.csv, row 3: {column} {word!r} is n") for fault in faults()
    )


def test_a_kind_of_difference_that_nobody_knows_is_reported(
    record: RecordCopy, faults: Faults
) -> None:
    record.change("claims", 2, differs_on="count;colour")
    assert faults() == [
        "claims.csv, row 2: differs_on 'colour' is not one of "
        "breakdown, count, date, identity, nature, place, status, who"
    ]


def test_columns_that_are_missing_or_unknown_are_named(record: RecordCopy, faults: Faults) -> None:
    rows = record.rows("event_actors")
    record.write(
        "event_actors",
        [{"event_id": row["event_id"], "who": row["actor_id"]} for row in rows],
        columns=["event_id", "who"],
    )
    (fault,) = faults()
    assert fault.startswith("event_actors.csv, row 1: ")
    assert "missing actor_id, part" in fault
    assert "unknown who" in fault


def test_a_row_with_too_few_cells_is_reported(record: RecordCopy, faults: Faults) -> None:
    path = record.folder / "event_actors.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[4] = lines[4].split(",")[0]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert faults() == ["event_actors.csv, row 5: has 1 cells, not 3"]


@pytest.mark.parametrize("name", [*(f"{table}.csv" for table in COLUMNS), "record.toml"])
def test_a_missing_file_is_reported(record: RecordCopy, faults: Faults, name: str) -> None:
    (record.folder / name).unlink()
    (fault,) = faults()
    assert fault.startswith(f"{name}: ")


def test_a_file_in_another_encoding_is_reported(record: RecordCopy, faults: Faults) -> None:
    path = record.folder / "claims.csv"
    path.write_bytes(path.read_text(encoding="utf-8").encode("utf-16"))
    (fault,) = faults()
    assert fault.startswith("claims.csv: is not a UTF-8 CSV file")


def test_every_fault_is_reported_at_once_with_its_file_and_row(
    record: RecordCopy, faults: Faults
) -> None:
    record.change("events", 5, date="2022-03-99")
    record.change("claims", 7, source_url="nowhere")
    record.change("claims", 9, stance="shouts")
    found = faults()
    assert len(found) == 3
    assert [fault.split(": ")[0] for fault in found] == [
        "events.csv, row 5",
        "claims.csv, row 7",
        "claims.csv, row 9",
    ]


@pytest.mark.parametrize("fault", ["read", "checked"])
def test_a_fault_leaves_the_store_as_it_was(
    loaded: sa.Engine,
    record: RecordCopy,
    gazetteer: Gazetteer,
    now: Callable[[], dt.datetime],
    fault: str,
) -> None:
    before = contents(loaded)
    record.raise_version()
    if fault == "read":
        record.change("events", 2, date="never")
    else:
        record.drop("claims", event_id="BR-2024-06-14")
    with pytest.raises(RecordFaulty, match="nothing was loaded") as caught:
        load_record(loaded, record.folder, places=gazetteer, now=now)
    assert caught.value.faults
    assert contents(loaded) == before
    assert stored_version(loaded) != ("next", "")


def contents(engine: sa.Engine) -> dict[str, list[tuple[object, ...]]]:
    with engine.connect() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(sa.select(table))]
            for table in schema.metadata.sorted_tables
        }


def test_the_bundled_record_is_where_the_tests_think_it_is() -> None:
    assert {path.stem for path in (DATA / "record").glob("*.csv")} >= COLUMNS.keys()
