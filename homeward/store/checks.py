"""What the rows of the record owe to each other.

Each rule returns sentences that name the file and the row; none of them stops at the
first fault, so that whoever mends the record sees all of it at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator

from homeward.model import DatePrecision, Direction, Kind, Relation, interval
from homeward.store.record import Record, Row

_PREFIX_LENGTHS = {
    DatePrecision.DAY: 10,
    DatePrecision.WEEK: 10,
    DatePrecision.MONTH: 7,
    DatePrecision.YEAR: 4,
}

_MONDAY = 0

_KEYS = {
    "actors": "actor_id",
    "events": "event_id",
    "claims": "claim_id",
    "known_events": "known_event_id",
}


def check_record(record: Record, *, known_places: Collection[str]) -> list[str]:
    """Return every fault of the record as a sentence, in the order of the files."""
    return [
        fault
        for rule in (
            _duplicate_ids,
            _unknown_references,
            _dates,
            _counts,
            _breakdowns,
            _events_without_claims,
        )
        for fault in rule(record)
    ] + list(_unknown_places(record, known_places))


def _at(table: str, row: Row) -> str:
    return f"{table}.csv, row {row['row']}"


def _duplicate_ids(record: Record) -> Iterator[str]:
    for table, key in _KEYS.items():
        seen: dict[str, int] = {}
        for row in record.tables[table]:
            first = seen.setdefault(row[key], row["row"])
            if first != row["row"]:
                yield f"{_at(table, row)}: {key} {row[key]} stands already in row {first}"


def _unknown_references(record: Record) -> Iterator[str]:
    ids = {key: {row[key] for row in record.tables[table]} for table, key in _KEYS.items()}
    for table, rows in record.tables.items():
        for row in rows:
            for column, target in (
                ("event_id", "event_id"),
                ("other_event_id", "event_id"),
                ("actor_id", "actor_id"),
                ("claim_id", "claim_id"),
            ):
                value = row.get(column)
                if value and value not in ids[target]:
                    yield f"{_at(table, row)}: {column} {value} is not known"


def _unknown_places(record: Record, known_places: Collection[str]) -> Iterator[str]:
    for table in ("event_places", "event_parts", "known_events"):
        for row in record.tables[table]:
            if row["place_id"] and row["place_id"] not in known_places:
                yield f"{_at(table, row)}: place {row['place_id']} is not in the gazetteer"


def _dates(record: Record) -> Iterator[str]:
    for table in ("events", "known_events"):
        for row in record.tables[table]:
            date, precision = row["date"], row["date_precision"]
            if bool(date) != bool(precision):
                yield f"{_at(table, row)}: a date and its precision go together"
            elif date and len(date) != _PREFIX_LENGTHS[DatePrecision(precision)]:
                yield f"{_at(table, row)}: the date {date} is not as long as a {precision}"
            elif date and row["ends_on"]:
                last = interval(str(row["ends_on"]))[1]
                if last < interval(date)[0]:
                    yield f"{_at(table, row)}: ends on {row['ends_on']}, before it begins"
            if (
                precision == DatePrecision.WEEK
                and len(date) == _PREFIX_LENGTHS[DatePrecision.WEEK]
                and interval(date)[0].weekday() != _MONDAY
            ):
                yield f"{_at(table, row)}: the week of {date} does not begin on a Monday"


def _counts(record: Record) -> Iterator[str]:
    for row in record.tables["claims"]:
        for direction in Direction:
            bounds = [row[f"{direction}_{bound}"] for bound in ("low", "best", "high")]
            known = [bound for bound in bounds if bound is not None]
            if known != sorted(known):
                yield f"{_at('claims', row)}: {direction} must rise from low to high"
        has_number = any(
            row[f"{direction}_{bound}"] is not None
            for direction in Direction
            for bound in ("low", "best", "high")
        )
        if has_number and row["scope"] == "none":
            yield f"{_at('claims', row)}: has a number, but its scope is none"
    for row in record.tables["event_places"]:
        if row["people"] is not None and not row["direction"]:
            yield f"{_at('event_places', row)}: {row['people']} people with no direction"
    for row in record.tables["events"]:
        counted = [row[direction] for direction in Direction if row[direction] is not None]
        if counted and row["kind"] == Kind.NEGOTIATION_ROUND:
            yield f"{_at('events', row)}: a round of negotiation has no count of people"
            continue
        for direction in Direction:
            if row[direction] and row["direction"] not in (direction, "both"):
                yield (
                    f"{_at('events', row)}: {direction} is {row[direction]}, but the direction "
                    f"is {row['direction'] or 'blank'}"
                )


def _breakdowns(record: Record) -> Iterator[str]:
    totals = {
        (row["event_id"], str(direction)): row[direction]
        for row in record.tables["events"]
        for direction in Direction
    }
    sums: Counter[tuple[str, str, str]] = Counter()
    rows: dict[tuple[str, str, str], Row] = {}
    for row in record.tables["event_parts"]:
        if row["people"] is None or row["relation"] == "outside":
            continue
        # Breakdowns of one total by different measures (by place, by rank) each have
        # to fit it; only parts of one measure may be added up.
        measure = "place" if row["category"] == "place" else "people"
        key = (row["event_id"], row["direction"], measure)
        rows[key] = row
        total = totals.get(key[:2])
        if row["relation"] == "part":
            sums[key] += row["people"]
        elif total is not None and row["people"] > total:
            yield (
                f"{_at('event_parts', row)}: {row['label']} {row['people']} is above "
                f"the total of {total}"
            )
    for key, people in sums.items():
        total = totals.get(key[:2])
        if total is not None and people > total:
            yield (
                f"{_at('event_parts', rows[key])}: the parts of {key[0]} {key[1]} make "
                f"{people}, above the total of {total}"
            )


def _events_without_claims(record: Record) -> Iterator[str]:
    claimed = {row["event_id"] for row in record.tables["claims"]}
    claimants: Counter[str] = Counter()
    for row in record.tables["claim_actors"]:
        claimants[row["claim_id"]] += row["part"] == "claimant"
    for row in record.tables["events"]:
        if row["event_id"] not in claimed:
            yield f"{_at('events', row)}: {row['event_id']} has no claim"
    for row in record.tables["claims"]:
        if not claimants[row["claim_id"]]:
            yield f"{_at('claims', row)}: {row['claim_id']} has no claimant in claim_actors.csv"
    linked = {
        row["event_id"]
        for row in record.tables["event_links"]
        if row["relation"] == Relation.MAY_OVERLAP
    }
    for row in record.tables["events"]:
        if not row["counted"] and row["event_id"] not in linked and not row["weakness"]:
            yield f"{_at('events', row)}: is kept out of sums without a reason"
