"""Joining with what is known: reasons, numbers, and an outcome that no order changes."""

from __future__ import annotations

import datetime as dt
import itertools
import random

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st
from reading import FIRST_HANDOVER, HANDOVER_2024, add, everything, first, from_documents, proposals
from record_copy import DATA

from homeward.geo.gazetteer import Gazetteer
from homeward.model import Direction, Kind
from homeward.read.places import Places
from homeward.store.engine import open_store
from homeward.store.framing import read_frames, store_state
from homeward.store.join import (
    DOUBT,
    JOIN,
    Facts,
    clear_match,
    compare,
    facts_of,
    known_facts,
    matches,
)
from homeward.store.load import load_record
from homeward.store.proposals import State
from homeward.store.settling import settle


def facts(day: str | None, to_ukraine: int | None = None, **given: object) -> Facts:
    days = None
    if day:
        when = dt.date.fromisoformat(day)
        days = (when, when)
    counts = {} if to_ukraine is None else {Direction.TO_UKRAINE: (to_ukraine, to_ukraine)}
    values = {"key": "x", "kind": Kind.BODY_REPATRIATION, "days": days, "counts": counts}
    return Facts(**{**values, **given})  # type: ignore[arg-type]


def score(one: Facts, other: Facts) -> float:
    found = compare(one, other)
    return found.score if found else 0.0


def test_the_founding_documents_find_their_events(loaded: sa.Engine, places: Places) -> None:
    with loaded.connect() as connection:
        known = known_facts(connection)
    joined = {}
    for data in (FIRST_HANDOVER, HANDOVER_2024):
        for proposal in proposals(loaded, add(loaded, places, data).document_id):
            match = clear_match(matches(facts_of(proposal.event, key="x"), known))
            joined[match.event_id if match else None] = match
    assert {
        "BR-2025-06-11", "NR-2025-06-02", "NR-2025-05-16", "CM-2025-06-02-bodies", "BR-2024-11-08",
    } <= set(joined)  # fmt: skip
    reasons = joined["BR-2024-11-08"].reasons  # type: ignore[union-attr]
    assert "The numbers to Ukraine agree (563)." in reasons
    assert any("Bakhmut" in reason for reason in reasons)


def test_one_number_told_a_day_apart_is_one_event_and_another_number_is_not() -> None:
    assert score(facts("2025-06-11", 1212), facts("2025-06-12", 1212)) >= JOIN
    assert score(facts("2025-06-11", 1212), facts("2025-06-13", 1200)) <= DOUBT
    assert compare(facts("2025-06-11", 1212), facts("2025-06-21", 1212)) is None
    assert compare(facts("2024-06-11", 1212), facts("2025-06-11", 1212)) is None


def test_another_kind_is_never_joined() -> None:
    other = facts("2025-06-11", 1212, kind=Kind.PRISONER_EXCHANGE)
    assert compare(facts("2025-06-11", 1212), other) is None


def test_the_same_day_with_another_number_is_left_to_a_person() -> None:
    assert DOUBT <= score(facts("2025-06-11", 1212), facts("2025-06-11", 900)) < JOIN


def test_a_round_number_without_a_day_does_not_join() -> None:
    assert score(facts(None, 1000), facts("2025-07-17", 1000)) < JOIN


def test_a_number_inside_the_known_range_agrees() -> None:
    known = facts("2025-06-16", counts={Direction.TO_UKRAINE: (1245, 1248)})
    assert score(facts("2025-06-16", 1247), known) >= JOIN


def test_two_equally_good_matches_need_a_person() -> None:
    known = [facts("2025-06-11", 1212, key="a"), facts("2025-06-11", 1212, key="b")]
    assert clear_match(matches(facts("2025-06-11", 1212), known)) is None
    assert clear_match(matches(facts("2025-06-11", 1212), known[:1])) is not None


@given(
    st.lists(
        st.tuples(
            st.one_of(st.none(), st.dates(dt.date(2025, 6, 1), dt.date(2025, 6, 9))),
            st.one_of(st.none(), st.integers(1, 2000)),
        ),
        min_size=2,
        max_size=2,
    )
)
def test_comparing_is_the_same_both_ways(told: list[tuple[dt.date | None, int | None]]) -> None:
    one, other = (facts(str(day) if day else None, people) for day, people in told)
    assert score(one, other) == score(other, one)


TELLINGS = [
    "Kyiv, 4 May 2026. Ukraine received the bodies of 517 soldiers on Monday, the Coordination "
    "Headquarters for the Treatment of Prisoners of War said.",
    "Moscow, 5 May 2026. The bodies of 517 Ukrainian soldiers were handed over to Ukraine on "
    "Tuesday, Vladimir Medinsky said. Russia received the bodies of 41 soldiers.",
    "5 травня 2026 року. Україна повернула тіла 517 військових, повідомили у Координаційному "
    "штабі.",
    "5 May 2026. The bodies of 733 soldiers were returned to Ukraine on Saturday.",
    "6 May 2026. Ukraine and Russia exchanged 205 prisoners each on Wednesday.",
    "6 May 2026. 205 Ukrainian prisoners of war came home on Wednesday in an exchange, Volodymyr "
    "Zelenskyy said.",
    "In 2026 the bodies of 517 soldiers were returned to Ukraine.",
]


def test_the_order_of_ingest_does_not_change_the_events(
    tmp_path_factory: pytest.TempPathFactory, gazetteer: Gazetteer, places: Places
) -> None:
    outcomes = []
    texts = [*TELLINGS, FIRST_HANDOVER.decode(), HANDOVER_2024.decode()]
    chance = random.Random(7)
    for turn in range(4):
        folder = tmp_path_factory.mktemp("order")
        engine = open_store(f"sqlite:///{folder / 'homeward.sqlite3'}")
        load_record(
            engine, DATA / "record", places=gazetteer,
            now=lambda: dt.datetime(2026, 6, 1, tzinfo=dt.UTC),
        )  # fmt: skip
        for text in texts:
            add(engine, places, text, by_rule=True)
            if turn % 2:  # settled after every document, or once in the end
                settle(engine, places=gazetteer)
        settle(engine, places=gazetteer)
        outcomes.append(from_documents(engine))
        engine.dispose()
        chance.shuffle(texts)
    for one, other in itertools.pairwise(outcomes):
        assert one == other
    assert outcomes[0]["events"]


def test_two_sides_reports_of_one_handover_become_one_event(
    loaded: sa.Engine, gazetteer: Gazetteer, places: Places
) -> None:
    for text in TELLINGS[:2]:
        add(loaded, places, text, by_rule=True)
    settle(loaded, places=gazetteer)
    frames = read_frames(loaded)
    (event,) = frames.events[frames.events["origin"] == "document"].itertuples()
    assert event.to_ukraine_best == 517
    assert event.to_russia_best == 41
    assert event.claims >= 2
    claims = frames.claims[frames.claims["event_id"] == event.event_id]
    sides = {side for sides in claims["sides"] for side in sides}
    assert sides >= {"ukraine", "russia"}


def test_settling_twice_changes_nothing(
    loaded: sa.Engine, gazetteer: Gazetteer, places: Places
) -> None:
    for text in TELLINGS:
        add(loaded, places, text, by_rule=True)
    settle(loaded, places=gazetteer)
    before, state = everything(loaded), store_state(loaded)
    settle(loaded, places=gazetteer)
    assert everything(loaded) == before
    assert store_state(loaded) == state


def test_what_is_in_doubt_waits_with_its_reason(
    loaded: sa.Engine, gazetteer: Gazetteer, places: Places
) -> None:
    text = "12 June 2025. The bodies of 900 soldiers were returned to Ukraine on Wednesday."
    proposal = first(loaded, places, text, by_rule=True)
    settle(loaded, places=gazetteer)
    (proposal,) = proposals(loaded, proposal.document_id)
    assert proposal.state is State.PROPOSED
    assert "BR-2025-06-11" in proposal.reason
    assert "900 and" in proposal.reason
    assert from_documents(loaded)["events"] == []


def test_joining_adds_claims_and_never_a_second_event(
    loaded: sa.Engine, gazetteer: Gazetteer, places: Places
) -> None:
    before = read_frames(loaded).events
    add(loaded, places, FIRST_HANDOVER, by_rule=True, publisher="A paper")
    settle(loaded, places=gazetteer)
    after = read_frames(loaded).events
    assert list(after["event_id"]) == list(before["event_id"])
    of_day = after["event_id"] == "BR-2025-06-11"
    assert int(after[of_day]["claims"].iloc[0]) > int(before[of_day]["claims"].iloc[0])
    assert int(after[of_day]["to_ukraine_best"].iloc[0]) == 1212
    summed = [frame.loc[frame["summed"], "to_ukraine_best"].sum() for frame in (before, after)]
    assert summed[0] == summed[1]
