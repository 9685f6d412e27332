"""The Documents page: bring one in, decide about its events, find them on the map, undo."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.testing.v1 import AppTest

from homeward.screen import loaders
from homeward.settings import PROJECT_FOLDER
from homeward.store import schema
from homeward.store.framing import read_frames
from homeward.view.cards import event_card
from tests.bad_files import bad_files, odd_files
from tests.chat_server import chat_service, completion, raw

ENTRY = PROJECT_FOLDER / "homeward" / "screen" / "entry.py"
PAGE = PROJECT_FOLDER / "pages" / "documents.py"
SECONDS = 60

NEW = (
    "Kyiv, 4 May 2026. Ukraine received the bodies of 517 soldiers on Monday, the Coordination "
    "Headquarters for the Treatment of Prisoners of War said. They had fallen in Donetsk region."
)
HOSTILE = (
    "<img src=x onerror=alert(1)> `${1}` **Kyiv**, 4 May 2026\n\nUkraine received the bodies of "
    "519 soldiers on Monday, officials in Kyiv said </script><script>alert(1)</script>."
)


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    """Open the Documents page over a store of its own."""
    monkeypatch.setenv("HOMEWARD_HOME", str(tmp_path))
    st.cache_resource.clear()
    opened = AppTest.from_file(str(ENTRY), default_timeout=SECONDS).run()
    opened.switch_page(str(PAGE)).run()
    assert not opened.exception
    yield opened
    loaders.engine().dispose()
    st.cache_resource.clear()


@pytest.fixture
def store(page: AppTest) -> sa.Engine:
    return loaders.engine()


def paste(page: AppTest, text: str) -> AppTest:
    page.text_area[0].set_value(text)
    press(page, "Read it")
    return page


def press(page: AppTest, label: str) -> None:
    next(button for button in page.button if button.label == label).click().run()
    assert not page.exception, page.exception


def write_name(page: AppTest, name: str) -> None:
    page.text_input(key="name_field").set_value(name).run()


def said(page: AppTest) -> str:
    return " ".join(each.value for each in page.toast).replace("\\", "")


def rows(store: sa.Engine, table: sa.Table) -> list[Any]:
    with store.connect() as connection:
        return list(connection.execute(sa.select(table)))


def test_a_sample_is_offered_as_a_first_try(page: AppTest, store: sa.Engine) -> None:
    page.button_group(key="way").set_value("sample").run()
    page.button(key="sample:first_handover_june_2025.txt").click().run()
    assert not page.exception
    assert "1 document read" in said(page)
    options = [radio.value for radio in page.radio]
    assert options[0] == "BR-2025-06-11"
    assert "CM-2025-06-02-bodies" in options
    assert any("published 11–15 June 2025" in each.value for each in page.caption)


def test_an_accepted_event_is_on_the_map_and_undoing_takes_it_away(
    page: AppTest, store: sa.Engine
) -> None:
    events = len(read_frames(store).events)
    paste(page, NEW)
    write_name(page, "Olena")
    press(page, "Accept")
    assert "on the map as DE-" in said(page)
    assert len(loaders.chooser().frames.events) == events + 1
    (decision,) = rows(store, schema.decisions)
    assert (decision.who, decision.what) == ("Olena", "accept")
    (event_id,) = [row.event_id for row in rows(store, schema.proposals) if row.event_id]
    assert any(f"?event={event_id}" in each.value for each in page.markdown)
    the_map = AppTest.from_file(str(ENTRY), default_timeout=SECONDS)
    the_map.query_params["event"] = [event_id]
    the_map.run()
    assert not the_map.exception
    assert not the_map.warning
    press(page, "Undo")
    assert len(loaders.chooser().frames.events) == events
    (decision,) = rows(store, schema.decisions)
    assert decision.undone_by == "Olena"


def test_without_a_name_nothing_is_decided_and_the_page_says_why(
    page: AppTest, store: sa.Engine
) -> None:
    paste(page, NEW)
    press(page, "Accept")
    assert any("write your name" in each.value for each in page.error)
    assert rows(store, schema.decisions) == []


def test_joining_names_the_known_event_and_its_reasons(page: AppTest, store: sa.Engine) -> None:
    sample = PROJECT_FOLDER / "data" / "samples" / "five_hundred_sixty_three.txt"
    paste(page, sample.read_text("utf-8"))
    write_name(page, "Ivan")
    assert any("563" in caption for caption in page.radio[0].proto.captions)
    press(page, "Join to BR-2024-11-08")
    joined = [row for row in rows(store, schema.claims) if row.origin == "document"]
    assert {row.event_id for row in joined} == {"BR-2024-11-08"}
    card = event_card(loaders.chooser().frames, "BR-2024-11-08")
    assert card is not None
    marked = [claim for claim in card["claims"] if "added from a document" in str(claim["notes"])]
    assert len(marked) == len(joined)


def test_a_correction_is_kept_beside_what_was_read(page: AppTest, store: sa.Engine) -> None:
    paste(page, NEW)
    write_name(page, "Olena")
    next(field for field in page.text_input if field.label == "Date").set_value("2026-05-03").run()
    best = [field for field in page.number_input if field.label.startswith("To Ukraine")]
    for field in best:
        field.set_value(571)
    page.run()
    press(page, "Save the correction")
    (proposal,) = rows(store, schema.proposals)
    assert proposal.found["to_ukraine"]["best"] == 517
    assert proposal.corrected["to_ukraine"]["best"] == 571
    assert proposal.corrected["date"] == "2026-05-03"
    press(page, "Back to what was read")
    (proposal,) = rows(store, schema.proposals)
    assert proposal.corrected is None


def test_a_correction_that_makes_no_sense_is_refused(page: AppTest, store: sa.Engine) -> None:
    paste(page, NEW)
    write_name(page, "Olena")
    next(field for field in page.text_input if field.label == "Date").set_value("May").run()
    press(page, "Save the correction")
    assert any("Not saved" in each.value for each in page.error)
    assert rows(store, schema.proposals)[0].corrected is None


def test_another_candidate_of_a_place_can_be_chosen(page: AppTest, store: sa.Engine) -> None:
    paste(page, NEW)
    write_name(page, "Olena")
    (box,) = [each for each in page.selectbox if each.label == "“Donetsk”"]
    town = next(option for option in box.options if option.startswith("2."))
    box.set_value(_value_of(page, box, town)).run()
    press(page, "Save the correction")
    (proposal,) = rows(store, schema.proposals)
    assert proposal.found["places"][0]["place_id"] == "iso:UA-14"
    assert proposal.corrected["places"][0]["place_id"].startswith("geonames:")


def _value_of(page: AppTest, box: Any, label: str) -> str:
    (proposal,) = rows(loaders.engine(), schema.proposals)
    place = proposal.found["places"][0]
    ids = list(dict.fromkeys([place["place_id"], *place["candidates"]]))
    return str(ids[list(box.options).index(label)])


def test_a_rejected_event_is_listed_with_its_reason(page: AppTest, store: sa.Engine) -> None:
    paste(page, NEW)
    write_name(page, "Olena")
    next(field for field in page.text_input if field.label == "Why").set_value("A drill").run()
    press(page, "Reject this event")
    assert any("Rejected: A drill" in each.value.replace("\\", "") for each in page.caption)
    assert rows(store, schema.proposals)[0].state == "rejected"
    (listed,) = [each for each in page.expander if each.label == "Rejected events (1)"]
    assert list(listed.dataframe[0].value["Reason"]) == ["A drill"]


def test_uploaded_files_are_read_and_the_bad_ones_are_named(
    page: AppTest, store: sa.Engine
) -> None:
    page.button_group(key="way").set_value("upload").run()
    (uploader,) = page.get("file_uploader")
    uploader.set_value(
        [("good.txt", NEW.encode(), "text/plain"), ("empty.txt", b"", "text/plain"),
         ("archive.docx", b"PK\x03\x04 nothing", "application/zip")]
    )  # fmt: skip
    press(page, "Read them")
    assert "1 document read" in said(page)
    errors = " ".join(each.value for each in page.error).replace("\\", "")
    assert "empty.txt: The file is empty." in errors
    assert "archive.docx: " in errors
    assert {row.name for row in rows(store, schema.unread_documents)} == {
        "empty.txt", "archive.docx",
    }  # fmt: skip
    assert any(each.label == "Not read (2)" for each in page.expander)


@pytest.mark.parametrize("address", ["http://127.0.0.1:8501/", "file:///etc/passwd", ""])
def test_an_address_that_must_not_be_fetched_is_refused(
    page: AppTest, store: sa.Engine, address: str
) -> None:
    page.button_group(key="way").set_value("address").run()
    next(field for field in page.text_input if field.label == "Address").set_value(address)
    press(page, "Fetch and read it")
    assert len(page.error) == 1
    assert rows(store, schema.documents) == []


def test_an_empty_paste_says_so(page: AppTest, store: sa.Engine) -> None:
    paste(page, "  ")
    assert any("empty" in each.value for each in page.error)


def test_a_text_without_events_is_kept_and_says_so(page: AppTest, store: sa.Engine) -> None:
    paste(page, "The weather was fine, and nobody went anywhere.")
    assert any("No handover" in each.value for each in page.info)
    assert len(rows(store, schema.documents)) == 1


def test_hostile_text_never_becomes_markup(page: AppTest, store: sa.Engine) -> None:
    paste(page, HOSTILE)
    write_name(page, "<b>Eve</b> :smile:")
    press(page, "Accept")
    shown = [each.value for kind in ("markdown", "caption", "subheader") for each in page.get(kind)]
    for words in shown:
        assert "<img" not in words.replace("\\<", "")
        assert "<b>" not in words.replace("\\<", "")


def test_a_link_opens_its_document_and_nonsense_is_ignored(page: AppTest, store: sa.Engine) -> None:
    paste(page, NEW)
    (document,) = rows(store, schema.documents)
    assert page.query_params["document"] == document.document_id
    page.query_params["document"] = "sha256:nothing"
    del page.session_state["homeward_document"]
    page.run()
    assert not page.exception
    assert any("does not hold" in each.value for each in page.warning)


def test_the_name_is_remembered_when_another_page_was_open(page: AppTest) -> None:
    paste(page, NEW)
    write_name(page, "Olena")
    page.switch_page(str(PROJECT_FOLDER / "pages" / "rounds.py")).run()
    page.switch_page(str(PAGE)).run()
    assert page.text_input(key="name_field").value == "Olena"


WITHIN = (
    "Kyiv, 4 June 2026. Ukraine received the bodies of 517 soldiers on Thursday, within the 6,000 "
    "agreed on 2 June 2025, the Coordination Headquarters for the Treatment of Prisoners of War "
    "said."
)


def test_a_tie_to_a_commitment_is_proposed_taken_and_shown_in_the_chain(
    page: AppTest, store: sa.Engine
) -> None:
    paste(page, WITHIN)
    write_name(page, "Olena")
    press(page, "Accept")
    assert any("Does it fulfil a commitment?" in each.value for each in page.markdown)
    page.button(key=_tie_key(page)).click().run()
    assert not page.exception
    (link,) = [row for row in rows(store, schema.event_links) if row.origin == "document"]
    assert (link.relation, link.other_event_id) == ("fulfils", "CM-2025-06-02-bodies")
    assert any("Tied by Olena" in each.value for each in page.caption)
    chain = AppTest.from_file(str(ENTRY), default_timeout=SECONDS).run()
    chain.switch_page(str(PROJECT_FOLDER / "pages" / "rounds.py")).run()
    assert any("added from a document" in str(each.proto) for each in chain.get("html"))
    undo = next(each for each in page.button if str(each.key).startswith("undo_tie:"))
    undo.click().run()
    assert [row for row in rows(store, schema.event_links) if row.origin == "document"] == []
    told = " ".join(each.value for each in page.text)
    assert "Olena: " in told
    assert "tied to CM-2025-06-02-bodies — undone by Olena" in told


def _tie_key(page: AppTest) -> str:
    return next(
        str(each.key) for each in page.button if str(each.key).endswith("CM-2025-06-02-bodies")
    )


def field(elements: Any, label: str) -> Any:
    return next(each for each in elements if each.label == label)


def test_a_place_is_added_with_its_role_and_share_and_taken_away_again(
    page: AppTest, store: sa.Engine
) -> None:
    paste(page, NEW)
    write_name(page, "Olena")
    field(page.text_input, "Add a place").set_value("Sumy").run()
    field(page.selectbox, "Its role").set_value("handover").run()
    press(page, "Add it")
    assert not field(page.text_input, "Add a place").value
    press(page, "Save the correction")
    (proposal,) = rows(store, schema.proposals)
    (added,) = [each for each in proposal.corrected["places"] if each["role"] == "handover"]
    assert added["name"] == "Sumy"
    assert added["quote"]["exact"] == "", "the text does not name it"
    field(page.selectbox, "Added place").set_value("none").run()
    press(page, "Save the correction")
    (proposal,) = rows(store, schema.proposals)
    assert proposal.corrected is None, "nothing differs from what was read"
    decisions = rows(store, schema.decisions)
    assert [each.what for each in decisions] == ["correct", "correct"]
    told = " ".join(each.value for each in page.text)
    assert "Place: not told → Sumy, Place of handover" in told
    assert "Place: Sumy, Place of handover → not told" in told


def test_claimant_stance_share_and_direction_are_corrected_and_undone(
    page: AppTest, store: sa.Engine
) -> None:
    paste(page, NEW)
    write_name(page, "Olena")
    field(page.text_input, "Who says it").set_value("A volunteer")
    field(page.selectbox, "What they do").set_value("disputes")
    field(page.number_input, "Share").set_value(12)
    next(each for each in page.checkbox if "other way round" in each.label).check().run()
    press(page, "Save the correction")
    (proposal,) = rows(store, schema.proposals)
    now = proposal.corrected
    assert now["to_ukraine"] is None
    assert now["to_russia"]["best"] == 517
    assert now["places"][0]["count"] == 12
    claim = now["claims"][0]
    assert (claim["claimant"], claim["stance"]) == ("A volunteer", "disputes")
    assert claim["to_ukraine"] is None
    assert claim["to_russia"]["best"] == 517
    told = " ".join(each.value for each in page.text)
    assert "To Russia: not told → 517" in told
    assert "→ A volunteer" in told
    press(page, "Undo")
    assert rows(store, schema.proposals)[0].corrected is None


def test_a_model_is_asked_only_where_one_is_set_and_a_person_asks(
    page: AppTest, store: sa.Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not [each for each in page.checkbox if each.key == "ask_model"]
    told = {
        "events": [
            {
                "kind": "prisoner_exchange",
                "to_russia": {"value": 88, "quote": "88 sailors went home"},
                "to_ukraine": {"value": 99, "quote": "99 sailors went home"},
                "claims": [{"stance": "asserts", "quote": "88 sailors went home"}],
            }
        ]
    }
    with chat_service(completion(told)) as asked:
        monkeypatch.setenv("HOMEWARD_LLM_URL", asked.url)
        monkeypatch.setenv("HOMEWARD_LLM_MODEL", "small-model")
        monkeypatch.setenv("HOMEWARD_LLM_KEY", "sk-very-secret")
        loaders.settings.clear()
        page.run()
        page.checkbox(key="ask_model").check().run()
        paste(page, NEW + "\n\nIn the south, 88 sailors went home, it was heard.")
    assert "small-model proposed 1 event more" in said(page)
    assert "1 value was dropped" in said(page)
    read, proposed = sorted(rows(store, schema.proposals), key=lambda row: row.position)
    assert (read.settled_by, proposed.settled_by) == ("", "model")
    assert proposed.found["to_ukraine"] is None
    assert proposed.found["to_russia"]["best"] == 88
    shown = [str(each.proto) for each in page.get("bidi_component")]
    assert any("proposed by a language model (small-model)" in each for each in shown)
    assert "sk-very-secret" not in str([each.value for each in page.toast]) + "".join(shown)


def test_a_model_that_fails_leaves_what_was_read(
    page: AppTest, store: sa.Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    with chat_service(raw(b"", status=503)) as asked:
        monkeypatch.setenv("HOMEWARD_LLM_URL", asked.url)
        monkeypatch.setenv("HOMEWARD_LLM_MODEL", "small-model")
        loaders.settings.clear()
        page.run()
        page.checkbox(key="ask_model").check().run()
        paste(page, NEW)
    (error,) = [each.value.replace("\\", "") for each in page.error]
    assert "HTTP status 503" in error
    assert "What reading found stays." in error
    assert len(rows(store, schema.proposals)) == 1


def test_every_bad_file_is_named_on_the_page_and_the_odd_ones_are_read(
    page: AppTest, store: sa.Engine
) -> None:
    page.button_group(key="way").set_value("upload").run()
    (uploader,) = page.get("file_uploader")
    files = [*bad_files(), *odd_files()]
    uploader.set_value([(file.name, file.data, "application/octet-stream") for file in files])
    press(page, "Read them")
    errors = [each.value.replace("\\", "") for each in page.error]
    assert len(errors) == len(bad_files())
    for file in bad_files():
        (error,) = [each for each in errors if each.startswith(f"{file.name}: ")]
        assert re.search(file.reason, error), error
    assert {row.name for row in rows(store, schema.documents)} == {
        file.name for file in odd_files()
    }
    (listed,) = [each for each in page.expander if each.label == f"Not read ({len(bad_files())})"]
    shown = listed.dataframe[0].value
    assert set(shown["File or address"]) == {file.name for file in bad_files()}
    assert all(shown["Reason"])


def test_several_files_show_how_far_reading_is(
    page: AppTest, store: sa.Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[float, str]] = []
    plain = DeltaGenerator.progress

    def progress(self: DeltaGenerator, value: float, text: str | None = None, **more: Any) -> Any:
        told.append((value, text or ""))
        return plain(self, value, text, **more)

    monkeypatch.setattr(DeltaGenerator, "progress", progress)
    page.button_group(key="way").set_value("upload").run()
    (uploader,) = page.get("file_uploader")
    uploader.set_value(
        [(f"{number}.txt", f"{NEW} {number}".encode(), "text/plain") for number in range(4)]
    )
    press(page, "Read them")
    assert "4 documents read" in said(page)
    assert "Reading 3 of 4" in [words for _, words in told]
    assert [value for value, _ in told] == sorted(value for value, _ in told)


def test_without_a_network_the_page_says_so_and_pasting_still_works(
    page: AppTest, store: sa.Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def offline(*_: object, **__: object) -> object:
        raise socket.gaierror(-3, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", offline)
    page.button_group(key="way").set_value("address").run()
    field(page.text_input, "Address").set_value("https://news.example/article")
    press(page, "Fetch and read it")
    (error,) = [each.value.replace("\\", "") for each in page.error]
    assert "online" in error
    assert any(each.label == "Not read (1)" for each in page.expander)
    page.button_group(key="way").set_value("paste").run()
    paste(page, NEW)
    assert len(rows(store, schema.documents)) == 1


def test_of_two_people_who_decide_on_the_page_the_second_is_told(
    page: AppTest, store: sa.Engine
) -> None:
    paste(page, NEW)
    write_name(page, "Olena")
    (document,) = rows(store, schema.documents)
    other = AppTest.from_file(str(ENTRY), default_timeout=SECONDS).run()
    other.query_params["document"] = document.document_id
    other.switch_page(str(PAGE)).run()
    write_name(other, "Ivan")
    press(page, "Accept")
    next(each for each in other.button if each.label == "Accept").click().run()
    assert not other.exception
    assert any("Somebody else has decided" in each.value for each in other.error)
    assert [row.who for row in rows(store, schema.decisions)] == ["Olena"]
