"""Documents come into the store whole or not at all, once."""

from __future__ import annotations

import threading

import pytest
import sqlalchemy as sa
from reading import FIRST_HANDOVER, HANDOVER_2024, add, clock, everything, proposals

from homeward.errors import DocumentUnreadable
from homeward.read.places import Places
from homeward.store import documents, schema
from homeward.store.document_list import list_documents
from homeward.store.documents import (
    add_document,
    find_document,
    note_unread,
    read_unread,
)
from homeward.store.engine import open_store
from homeward.store.framing import store_state
from homeward.store.proposals import SettledBy, State, event_from, values_of


def test_a_document_is_kept_with_its_events_and_their_quotes(
    engine: sa.Engine, places: Places
) -> None:
    added = add(engine, places, FIRST_HANDOVER, publisher="A paper", url="https://example.org/a")
    assert added.is_new
    found = find_document(engine, added.document_id)
    assert found is not None
    document, kept = found
    assert document.document_id.startswith("sha256:")
    assert document.text == FIRST_HANDOVER.decode()
    assert (document.publisher, document.url) == ("A paper", "https://example.org/a")
    assert document.published_method == "solved"
    assert document.title.startswith("Kyiv takes delivery")
    handover = kept[0].event
    assert handover.date == "2025-06-11"
    assert all(proposal.state is State.PROPOSED for proposal in kept)
    for proposal in kept:
        for told in (*proposal.event.claims, *proposal.event.places):
            assert document.text[told.quote.start : told.quote.end] == told.quote.exact


def test_adding_a_document_twice_changes_nothing(engine: sa.Engine, places: Places) -> None:
    add(engine, places, FIRST_HANDOVER)
    before = everything(engine)
    again = add(engine, places, FIRST_HANDOVER, name="another name.txt")
    assert not again.is_new
    assert everything(engine) == before


def test_the_same_text_from_the_same_address_is_one_document(
    engine: sa.Engine, places: Places
) -> None:
    page = "<html><body><p>Ukraine received the bodies of 120 soldiers on 3 May 2023.</p>{}</body>"
    one = add(engine, places, page.format(""), url="https://example.org/a", name="page.html")
    two = add(
        engine, places, page.format("<!-- 2 -->"), url="https://example.org/a", name="page.html"
    )
    assert (one.is_new, two.is_new) == (True, False)
    assert two.document_id == one.document_id


def test_documents_wait_without_changing_what_the_map_shows(
    loaded: sa.Engine, places: Places
) -> None:
    before = store_state(loaded)
    add(loaded, places, FIRST_HANDOVER)
    assert store_state(loaded) == before


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02\xff" * 200, b"PK\x03\x04nothing"])
def test_what_cannot_be_read_leaves_the_store_as_it_was(
    engine: sa.Engine, places: Places, data: bytes
) -> None:
    before = everything(engine)
    with pytest.raises(DocumentUnreadable):
        add(engine, places, data)
    assert everything(engine) == before


def test_nothing_is_half_stored_when_storing_breaks_off(
    engine: sa.Engine, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_off(_event: object) -> None:
        raise KeyboardInterrupt

    before = everything(engine)
    monkeypatch.setattr(documents, "values_of", break_off)
    with pytest.raises(KeyboardInterrupt):
        add(engine, places, FIRST_HANDOVER)
    assert everything(engine) == before


def test_an_event_survives_its_way_through_json(engine: sa.Engine, places: Places) -> None:
    for data in (FIRST_HANDOVER, HANDOVER_2024):
        for proposal in proposals(engine, add(engine, places, data).document_id):
            assert event_from(values_of(proposal.event)) == proposal.event


def test_the_rule_gets_undecided_events_of_a_known_document(
    engine: sa.Engine, places: Places
) -> None:
    key = add(engine, places, FIRST_HANDOVER).document_id
    assert {each.settled_by for each in proposals(engine, key)} == {SettledBy.NOBODY}
    add(engine, places, FIRST_HANDOVER, by_rule=True)
    assert {each.settled_by for each in proposals(engine, key)} == {SettledBy.RULE}


def test_an_unread_file_is_listed_until_it_can_be_read(engine: sa.Engine, places: Places) -> None:
    for _ in range(2):
        note_unread(engine, "a.txt", "The file is empty.", now=clock)
    assert [(name, reason) for name, reason, _ in read_unread(engine)] == [
        ("a.txt", "The file is empty.")
    ]
    add(engine, places, HANDOVER_2024, name="a.txt")
    assert read_unread(engine) == []


def test_documents_are_found_by_words_and_by_what_waits(engine: sa.Engine, places: Places) -> None:
    add(engine, places, FIRST_HANDOVER)
    add(engine, places, "Nothing of the kind is told here, and 100% of it.")
    found, total = list_documents(engine)
    assert (len(found), total) == (2, 2)
    assert [each.proposed > 0 for each in list_documents(engine, words="KYIV first")[0]] == [True]
    add(engine, places, "Погода у Стамбулі тепла.")
    assert list_documents(engine, words="стамбулі")[1] == 1
    assert list_documents(engine, words="100%")[1] == 1
    assert list_documents(engine, words="1_0%")[1] == 0
    assert list_documents(engine, state=State.PROPOSED)[1] == 1
    assert list_documents(engine, state=State.REJECTED)[1] == 0


def test_two_people_adding_one_document_at_once_add_it_once(store_url: str, places: Places) -> None:
    errors: list[BaseException] = []

    def work() -> None:
        opened = open_store(store_url)
        try:
            add_document(opened, FIRST_HANDOVER, "a.txt", places=places, now=clock)
        except BaseException as error:
            errors.append(error)
        finally:
            opened.dispose()

    open_store(store_url).dispose()
    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    opened = open_store(store_url)
    with opened.connect() as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(schema.documents)) == 1
    opened.dispose()


def test_a_fault_of_ours_in_one_document_is_told_as_its_reason(
    engine: sa.Engine, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RecursionError("too deep")

    before = everything(engine)
    monkeypatch.setattr(documents, "read_document", fail)
    with pytest.raises(DocumentUnreadable, match="RecursionError: too deep"):
        add(engine, places, HANDOVER_2024)
    assert everything(engine) == before


def test_a_name_that_is_no_text_can_be_kept(engine: sa.Engine, places: Places) -> None:
    name = b"caf\xe9.txt".decode("utf-8", "surrogateescape")
    added = add(engine, places, HANDOVER_2024, name=name)
    found = find_document(engine, added.document_id)
    assert found is not None
    assert found[0].name == "caf?.txt"
    note_unread(engine, name, "The file is empty.", now=clock)
    assert read_unread(engine)[0][0] == "caf?.txt"
