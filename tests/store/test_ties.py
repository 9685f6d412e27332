"""A commitment collects the events that serve it, from documents too."""

from __future__ import annotations

import dataclasses
import datetime as dt
import threading
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading import add, clock, first, from_documents, proposals
from record_copy import DATA

from homeward.errors import DecisionRefused
from homeward.geo.gazetteer import Gazetteer
from homeward.model import Direction, Kind, Relation
from homeward.read.findings import Agreement, Quote
from homeward.read.places import Places
from homeward.store.decisions import Desk
from homeward.store.engine import open_store
from homeward.store.framing import read_frames
from homeward.store.join import Facts
from homeward.store.load import load_record
from homeward.store.settling import settle
from homeward.store.ties import Told, Undertaking, clear_tie, fulfilments
from homeward.store.tying import Proposed, read_tie_decisions, read_ties

STATED = (
    "Kyiv, 4 June 2026. Ukraine received the bodies of 517 soldiers on Thursday, within the 6,000 "
    "agreed on 2 June 2025, the Coordination Headquarters for the Treatment of Prisoners of War "
    "said."
)
PLAIN = (
    "Kyiv, 16 June 2026. Ukraine received the bodies of 733 soldiers on Tuesday, the Coordination "
    "Headquarters for the Treatment of Prisoners of War said."
)
PROMISE = (
    "Istanbul, 9 June 2026. Negotiators of Russia and Ukraine met in Istanbul on Tuesday and held "
    "a round of talks. The sides agreed to hand over 900 bodies of soldiers to Ukraine, Rustem "
    "Umerov said."
)
WORDS = Quote(exact="under the Istanbul agreements", start=0, end=29)
ISTANBUL = "geonames:745044"


def ties(desk: Desk, event_id: str) -> list[Proposed]:
    return read_ties(desk.engine, [event_id], places=desk.places).get(event_id, [])


def links(engine: sa.Engine) -> list[tuple[object, ...]]:
    return from_documents(engine)["event_links"]


def test_words_that_name_the_promise_propose_the_tie_with_its_reasons(
    desk: Desk, places: Places
) -> None:
    event_id = desk.accept(first(desk.engine, places, STATED))
    best = ties(desk, event_id)[0]
    assert (best.tie.other_event_id, best.is_linked) == ("CM-2025-06-02-bodies", False)
    assert best.tie.words == "within the 6,000 agreed on 2 June 2025"
    assert "The text names the number that was promised." in best.tie.reasons
    assert links(desk.engine) == [], "a proposal is no link"


def test_a_tie_is_kept_with_who_and_when_shown_in_the_chain_and_undone(
    desk: Desk, places: Places
) -> None:
    event_id = desk.accept(first(desk.engine, places, STATED))
    desk.tie(ties(desk, event_id)[0].tie, is_tied=True)
    frames = read_frames(desk.engine)
    (link,) = frames.links[frames.links["origin"] == "document"].itertuples()
    assert (link.event_id, link.relation) == (event_id, Relation.FULFILS)
    assert link.other_event_id == "CM-2025-06-02-bodies"
    assert "Tied by Olena" in link.note
    assert "within the 6,000 agreed" in link.note
    (decision,) = read_tie_decisions(desk.engine, [event_id])
    assert (decision.who, decision.decided_at.date()) == ("Olena", clock().date())
    desk.undo_tie(decision.tie_decision_id)
    assert links(desk.engine) == []
    (undone,) = read_tie_decisions(desk.engine, [event_id])
    assert undone.undone_by == "Olena"
    with pytest.raises(DecisionRefused, match="undone already"):
        desk.undo_tie(decision.tie_decision_id)


def test_a_refused_tie_is_remembered_and_makes_no_link(desk: Desk, places: Places) -> None:
    event_id = desk.accept(first(desk.engine, places, STATED))
    desk.tie(ties(desk, event_id)[0].tie, is_tied=False)
    shown = ties(desk, event_id)[0]
    assert shown.decision is not None
    assert not shown.decision.is_tied
    assert links(desk.engine) == []


def test_of_two_who_decide_about_a_tie_at_once_the_second_is_told(
    desk: Desk, places: Places
) -> None:
    tie = ties(desk, desk.accept(first(desk.engine, places, STATED)))[0].tie
    told: list[str] = []

    def decide(*, is_tied: bool) -> None:
        try:
            desk.tie(tie, is_tied=is_tied)
        except DecisionRefused as error:
            told.append(str(error))

    threads = [threading.Thread(target=decide, kwargs={"is_tied": each}) for each in (True, False)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(told) == 1
    assert "Somebody else" in told[0]


def test_a_link_goes_and_returns_with_its_event(desk: Desk, places: Places) -> None:
    proposal = first(desk.engine, places, STATED)
    event_id = desk.accept(proposal)
    tie = ties(desk, event_id)[0].tie
    desk.tie(tie, is_tied=True)
    (accepted,) = proposals(desk.engine, proposal.document_id)
    desk.reject(accepted, reason="A drill")
    assert links(desk.engine) == []
    with pytest.raises(DecisionRefused, match="holds no event"):
        desk.tie(dataclasses.replace(tie, other_event_id="CM-2025-07-23-3000"), is_tied=True)
    (rejected,) = proposals(desk.engine, proposal.document_id)
    assert desk.accept(rejected) == event_id
    assert len(links(desk.engine)) == 1


def test_a_commitment_of_a_document_is_tied_to_its_round_and_gets_its_deliveries(
    desk: Desk, places: Places
) -> None:
    made = {
        proposal.event.kind: desk.accept(proposal)
        for proposal in proposals(desk.engine, add(desk.engine, places, PROMISE).document_id)
    }
    delivered = desk.accept(first(desk.engine, places, PLAIN))
    (origin,) = ties(desk, made[Kind.COMMITMENT])
    assert origin.tie.relation is Relation.AGREED_AT
    assert origin.tie.other_event_id == made[Kind.NEGOTIATION_ROUND]
    assert "One document tells of both." in origin.tie.reasons
    best = ties(desk, delivered)[0].tie
    assert best.other_event_id == made[Kind.COMMITMENT]
    assert not best.is_stated, "dates, kind and direction alone propose it"


def test_the_rule_takes_only_what_words_state(
    loaded: sa.Engine, gazetteer: Gazetteer, places: Places
) -> None:
    for text in (STATED, PLAIN, PROMISE):
        add(loaded, places, text, by_rule=True)
    settle(loaded, places=gazetteer)
    made = {(relation, str(other)[:2]) for _, relation, other, *_ in links(loaded)}
    assert made == {("fulfils", "CM"), ("agreed_at", "DE")}
    assert all("by the rule" in str(link) for link in links(loaded))


def _told(day: str, people: int, key: str = "x", *agreements: Agreement) -> Told:
    when = dt.date.fromisoformat(day)
    return Told(
        facts=Facts(
            key=key, kind=Kind.BODY_REPATRIATION, days=(when, when),
            counts={Direction.TO_UKRAINE: (people, people)},
        ),
        agreements=agreements,
    )  # fmt: skip


def _promise(day: str = "2025-06-02", key: str = "c", **given: object) -> Undertaking:
    when = dt.date.fromisoformat(day)
    values: dict[str, object] = {
        "facts": Facts(
            key=key, kind=Kind.COMMITMENT, days=(when, when),
            counts={Direction.TO_UKRAINE: (6000, 6000)},
        ),
        "topics": frozenset({Kind.BODY_REPATRIATION}),
        "directions": frozenset({Direction.TO_UKRAINE}),
        "venues": frozenset({ISTANBUL}),
    }  # fmt: skip
    return Undertaking(**{**values, **given})  # type: ignore[arg-type]


def test_nothing_fulfils_a_promise_made_later_or_about_something_else() -> None:
    event = _told("2025-06-11", 1212)
    assert fulfilments(event, [_promise()], places={})
    assert not fulfilments(event, [_promise("2025-06-12")], places={})
    captives = _promise(topics=frozenset({Kind.PRISONER_EXCHANGE}))
    assert not fulfilments(event, [captives], places={})
    other_way = _promise(directions=frozenset({Direction.TO_RUSSIA}))
    assert not fulfilments(event, [other_way], places={})


def test_words_that_mean_another_agreement_tie_to_none() -> None:
    geneva = Agreement(quote=WORDS, venues=("geonames:2660646",))
    assert not fulfilments(_told("2025-06-11", 1212, "x", geneva), [_promise()], places={})
    istanbul = Agreement(quote=WORDS, venues=(ISTANBUL,))
    (tie,) = fulfilments(_told("2025-06-11", 1212, "x", istanbul), [_promise()], places={})
    assert tie.is_stated


def test_two_promises_that_words_fit_alike_need_a_person() -> None:
    istanbul = Agreement(quote=WORDS, venues=(ISTANBUL,))
    event = _told("2025-06-11", 1212, "x", istanbul)
    assert clear_tie(fulfilments(event, [_promise()], places={}))
    two = [_promise(), _promise("2025-06-01", key="d")]
    assert clear_tie(fulfilments(event, two, places={})) is None


def test_a_closed_promise_is_tied_only_by_words() -> None:
    closed = _promise(closed_on="2025-06-05")
    assert not fulfilments(_told("2025-06-11", 1212), [closed], places={})
    stated = Agreement(quote=WORDS, day="--06-02", people=6000)
    assert fulfilments(_told("2025-06-11", 1212, "x", stated), [closed], places={})


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(order=st.permutations([STATED, PLAIN, PROMISE]), once=st.booleans())
def test_no_order_of_ingest_changes_the_ties(
    order: list[str],
    once: bool,
    tmp_path_factory: pytest.TempPathFactory,
    gazetteer: Gazetteer,
    places: Places,
    outcomes: list[object],
) -> None:
    folder: Path = tmp_path_factory.mktemp("order")
    engine = open_store(f"sqlite:///{folder / 'store.sqlite3'}")
    load_record(engine, DATA / "record", places=gazetteer, now=clock)
    for text in order:
        add(engine, places, text, by_rule=True)
        if not once:
            settle(engine, places=gazetteer)
    settle(engine, places=gazetteer)
    held = from_documents(engine)
    engine.dispose()
    outcomes.append(held)
    assert held["event_links"]
    assert held == outcomes[0]


@pytest.fixture(scope="module")
def outcomes() -> list[object]:
    return []
