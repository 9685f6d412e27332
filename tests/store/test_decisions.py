"""What people decide holds, is kept with who and when, and can be undone."""

from __future__ import annotations

import dataclasses
import datetime as dt
import threading

import pytest
from reading import FIRST_HANDOVER, HANDOVER_2024, add, clock, first, from_documents, proposals
from record_copy import RecordCopy

from homeward.errors import DecisionRefused
from homeward.geo.gazetteer import Gazetteer
from homeward.model import Count, Kind
from homeward.read.places import Places
from homeward.store.decisions import Desk, What, read_decisions
from homeward.store.framing import read_frames, store_state
from homeward.store.load import load_record
from homeward.store.proposals import Proposal, State
from homeward.store.settling import settle

NEW = (
    "Kyiv, 4 May 2026. Ukraine received the bodies of 517 soldiers on Monday, the Coordination "
    "Headquarters for the Treatment of Prisoners of War said. They had fallen near Pokrovsk in "
    "Donetsk region."
)
LATER = dt.datetime(2027, 1, 2, tzinfo=dt.UTC)


def now_of(desk: Desk, proposal: Proposal) -> Proposal:
    return next(
        each
        for each in proposals(desk.engine, proposal.document_id)
        if each.proposal_id == proposal.proposal_id
    )


def test_an_accepted_event_is_on_the_map_at_once_with_its_origin(
    desk: Desk, places: Places
) -> None:
    proposal = first(desk.engine, places, NEW, publisher="Pravda of Tests")
    before = store_state(desk.engine)
    event_id = desk.accept(proposal)
    assert store_state(desk.engine) != before
    frames = read_frames(desk.engine)
    (event,) = frames.events[frames.events["event_id"] == event_id].itertuples()
    assert (event.kind, event.date, event.origin) == ("body_repatriation", "2026-05-04", "document")
    assert (event.to_ukraine_best, event.direction, event.summed) == (517, "to_ukraine", True)
    assert event.status == "single_source"
    placed = frames.event_places[frames.event_places["event_id"] == event_id]
    assert "Pokrovsk" in set(placed["name"])
    assert set(placed["admin1"]) == {"UA-14"}
    (claim,) = [
        each
        for each in frames.claims[frames.claims["event_id"] == event_id].itertuples()
        if each.to_ukraine_best == 517
    ]
    assert claim.statement in NEW
    assert claim.publisher == "Pravda of Tests"
    assert claim.sides == ("ukraine",)


def test_undoing_an_acceptance_leaves_nothing_behind(desk: Desk, places: Places) -> None:
    proposal = first(desk.engine, places, NEW, publisher="A paper nobody knows")
    before = from_documents(desk.engine)
    desk.accept(proposal)
    assert from_documents(desk.engine) != before
    (decision,) = read_decisions(desk.engine)
    state = store_state(desk.engine)
    desk.undo(decision.decision_id)
    assert store_state(desk.engine) != state
    assert from_documents(desk.engine) == before
    assert now_of(desk, proposal).state is State.PROPOSED
    (decision,) = read_decisions(desk.engine)
    assert (decision.who, decision.what, decision.undone_by) == ("Olena", What.ACCEPT, "Olena")
    with pytest.raises(DecisionRefused, match="undone already"):
        desk.undo(decision.decision_id)


def test_joining_and_undoing_leaves_a_known_event_as_it_was(desk: Desk, places: Places) -> None:
    before = read_frames(desk.engine)
    proposal = first(desk.engine, places, HANDOVER_2024)
    desk.accept(proposal, event_id="BR-2024-11-08")
    joined = read_frames(desk.engine)
    assert len(joined.claims) > len(before.claims)
    assert len(joined.events) == len(before.events)
    ours = joined.claims[joined.claims["origin"] == "document"]
    # 154 is a part of the 563, and must not widen the range of the whole.
    assert set(ours.loc[ours["to_ukraine_best"] == 154, "scope"]) <= {"partial"}
    desk.undo(read_decisions(desk.engine)[0].decision_id)
    after = read_frames(desk.engine)
    assert before.events.equals(after.events)


def test_a_corrected_event_tells_the_corrected_values(desk: Desk, places: Places) -> None:
    proposal = first(desk.engine, places, NEW)
    event = dataclasses.replace(
        proposal.event, date="2026-05-03", to_ukraine=Count.exactly(571), places=()
    )
    desk.correct(proposal, event)
    corrected = now_of(desk, proposal)
    assert corrected.found == proposal.found
    desk.accept(corrected)
    frames = read_frames(desk.engine)
    (row,) = frames.events[frames.events["origin"] == "document"].itertuples()
    assert (row.date, row.to_ukraine_low, row.to_ukraine_high) == ("2026-05-03", 571, 571)
    assert not (frames.event_places["event_id"] == row.event_id).any()
    claims = frames.claims[frames.claims["event_id"] == row.event_id]
    assert "The number was corrected by a person." in set(claims["note"])


def test_correcting_an_accepted_event_moves_it_on_the_map(desk: Desk, places: Places) -> None:
    proposal = first(desk.engine, places, NEW)
    desk.accept(proposal)
    state = store_state(desk.engine)
    accepted = now_of(desk, proposal)
    desk.correct(accepted, dataclasses.replace(accepted.event, date="2026-05"))
    assert store_state(desk.engine) != state
    frames = read_frames(desk.engine)
    assert list(frames.events[frames.events["origin"] == "document"]["date"]) == ["2026-05"]


def test_a_rejected_event_leaves_the_map_and_keeps_its_reason(desk: Desk, places: Places) -> None:
    proposal = first(desk.engine, places, NEW)
    desk.accept(proposal)
    desk.reject(now_of(desk, proposal), reason="It is a drill.")
    rejected = now_of(desk, proposal)
    assert (rejected.state, rejected.reason) == (State.REJECTED, "It is a drill.")
    assert from_documents(desk.engine)["events"] == []
    desk.undo(read_decisions(desk.engine)[0].decision_id)
    assert now_of(desk, proposal).state is State.ACCEPTED
    assert len(from_documents(desk.engine)["events"]) == 1


def test_decisions_are_undone_latest_first(desk: Desk, places: Places) -> None:
    proposal = first(desk.engine, places, NEW)
    desk.correct(proposal, dataclasses.replace(proposal.event, date="2026-05"))
    desk.accept(now_of(desk, proposal))
    accept, correct = read_decisions(desk.engine)
    with pytest.raises(DecisionRefused, match="later decision"):
        desk.undo(correct.decision_id)
    desk.undo(accept.decision_id)
    desk.undo(correct.decision_id)
    assert now_of(desk, proposal).event == proposal.found


def test_of_two_who_decide_at_once_the_second_is_told(desk: Desk, places: Places) -> None:
    seen = first(desk.engine, places, NEW)
    other = dataclasses.replace(desk, who="Ivan")
    told: list[str] = []

    def decide(which: Desk) -> None:
        try:
            which.accept(seen)
        except DecisionRefused as error:
            told.append(str(error))

    threads = [threading.Thread(target=decide, args=(which,)) for which in (desk, other)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(told) == 1
    assert "Somebody else" in told[0]
    assert len(read_decisions(desk.engine)) == 1
    assert len(from_documents(desk.engine)["events"]) == 1


def test_nobody_decides_without_a_name(desk: Desk, places: Places) -> None:
    proposal = first(desk.engine, places, NEW)
    with pytest.raises(DecisionRefused, match="name"):
        dataclasses.replace(desk, who="  ").accept(proposal)
    assert read_decisions(desk.engine) == []


def test_an_event_is_joined_only_to_one_of_its_kind_that_there_is(
    desk: Desk, places: Places
) -> None:
    proposal = first(desk.engine, places, NEW)
    with pytest.raises(DecisionRefused, match="holds no event"):
        desk.accept(proposal, event_id="BR-1999-01-01")
    with pytest.raises(DecisionRefused, match="another kind"):
        desk.accept(proposal, event_id="NR-2025-06-02")
    event_id = desk.accept(proposal)
    with pytest.raises(DecisionRefused, match="itself"):
        desk.accept(now_of(desk, proposal), event_id=event_id)


def test_the_rule_leaves_alone_what_a_person_took_back(
    desk: Desk, places: Places, gazetteer: Gazetteer
) -> None:
    proposal = first(desk.engine, places, NEW)
    desk.accept(proposal)
    desk.undo(read_decisions(desk.engine)[0].decision_id)
    add(desk.engine, places, NEW, by_rule=True)
    settle(desk.engine, places=gazetteer)
    assert now_of(desk, proposal).state is State.PROPOSED


def test_a_newer_record_keeps_what_people_accepted(
    desk: Desk, places: Places, gazetteer: Gazetteer, record: RecordCopy
) -> None:
    desk.accept(first(desk.engine, places, NEW))
    desk.accept(first(desk.engine, places, HANDOVER_2024), event_id="BR-2024-11-08")
    before = from_documents(desk.engine)
    record.change("events", 3, summary="Told in other words.")
    assert load_record(desk.engine, record.folder, places=gazetteer, now=clock)
    after = from_documents(desk.engine)
    assert {name: after[name] for name in ("events", "claims")} == {
        name: before[name] for name in ("events", "claims")
    }


def test_the_kind_can_be_corrected(desk: Desk, places: Places) -> None:
    proposal = first(desk.engine, places, FIRST_HANDOVER)
    kind = Kind.COMMITMENT
    desk.correct(proposal, dataclasses.replace(proposal.event, kind=kind))
    desk.accept(now_of(desk, proposal))
    frames = read_frames(desk.engine)
    (row,) = frames.events[frames.events["origin"] == "document"].itertuples()
    assert row.kind == kind
    assert not row.summed
