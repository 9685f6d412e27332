"""Bringing documents in on the page: pasted, uploaded, from an address, or a sample."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import streamlit as st

from homeward.errors import AddressRefused, DocumentUnreadable, PageUnavailable
from homeward.language import N_, Words, _
from homeward.read.places import Places
from homeward.screen.documents import choose_document, now, say
from homeward.screen.documents_model import draw_model_choice, suggest
from homeward.screen.fetch import fetch
from homeward.screen.loaders import engine, gazetteer, settings
from homeward.store.documents import Added, add_document, note_unread
from homeward.view.words import counted, events_counted


class Way(StrEnum):
    """How a document is brought in."""

    PASTE = "paste"
    UPLOAD = "upload"
    ADDRESS = "address"
    SAMPLE = "sample"


WAY_NAMES = Words(
    {
        Way.PASTE: N_("Paste text"),
        Way.UPLOAD: N_("Upload files"),
        Way.ADDRESS: N_("Web address"),
        Way.SAMPLE: N_("Try a sample"),
    }
)

SAMPLES = Words(
    {
        "first_handover_june_2025.txt": N_("The first handover of June 2025, told without a date"),
        "five_hundred_sixty_three.txt": N_("563 returned, with parts that can be read in two ways"),
    }
)


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where a document comes from: its name, what gives its bytes, and what is known of it."""

    name: str
    load: Callable[[], tuple[bytes, str, str | None]]
    published: dt.date | None = None
    publisher: str | None = None


@st.cache_resource(show_spinner=False)
def reading_places() -> Places:
    """Return what reading knows of places, made once."""
    return Places(gazetteer())


def draw_add() -> None:
    """Draw the ways to bring documents in."""
    way = st.segmented_control(
        _("How"),
        list(Way),
        default=Way.PASTE,
        key="way",
        label_visibility="collapsed",
        format_func=WAY_NAMES.__getitem__,
    )
    match way:
        case Way.UPLOAD:
            _draw_upload()
        case Way.ADDRESS:
            _draw_address()
        case Way.SAMPLE:
            _draw_samples()
        case _:
            _draw_paste()
    draw_model_choice()


def _draw_paste() -> None:
    with st.form("paste", border=False):
        text = st.text_area(
            _("Text of the article"),
            height=180,
            placeholder=_("English, Ukrainian, Russian or Turkish"),
        )
        published, publisher, url = _about()
        pressed = st.form_submit_button(_("Read it"), type="primary")
    if pressed:
        data = text.encode("utf-8", "replace")
        address = url if url.lower().startswith(("http://", "https://")) else None
        _take_in(
            [Source(name=_("Pasted text"), load=lambda: (data, "pasted.txt", address),
                    published=published, publisher=publisher)]
        )  # fmt: skip


def _draw_upload() -> None:
    with st.form("upload", border=False, clear_on_submit=True):
        files = st.file_uploader(
            _("Text, HTML, PDF, DOCX or EML, several at once"), accept_multiple_files=True
        )
        published, publisher, _address = _about(with_address=False)
        pressed = st.form_submit_button(_("Read them"), type="primary")
    if not pressed:
        return
    if not files:
        st.info(_("Choose files first."))
        return
    _take_in(
        [
            Source(
                name=file.name,
                load=lambda file=file: (file.getvalue(), file.name, None),  # type: ignore[misc]
                published=published,
                publisher=publisher,
            )
            for file in files
        ]
    )


def _draw_address() -> None:
    with st.form("address", border=False):
        url = st.text_input(_("Address"), placeholder="https://…", max_chars=2000)
        st.caption(
            _(
                "Only public http and https addresses, at most 10 seconds and 10 MB. Without a "
                "network, paste the text or upload the file."
            )
        )
        pressed = st.form_submit_button(_("Fetch and read it"), type="primary")
    if pressed:
        _take_in([Source(name=url.strip() or _("No address"), load=lambda: _fetched(url))])


def _draw_samples() -> None:
    st.caption(
        _(
            "Two short texts in our own words. Read one, compare each value with its words, and "
            "join the events to the known ones."
        )
    )
    for name, title in SAMPLES.items():
        data = (settings().data_folder / "samples" / name).read_bytes()
        if st.button(title, key=f"sample:{name}"):
            _take_in(
                [Source(name=name, load=lambda data=data, name=name: (data, name, None))]  # type: ignore[misc]
            )


def _about(*, with_address: bool = True) -> tuple[dt.date | None, str | None, str]:
    columns = st.columns(3 if with_address else 2)
    published = columns[0].date_input(
        _("Published on, if you know it"),
        value=None,
        format="DD.MM.YYYY",
        min_value=dt.date(2014, 1, 1),
    )
    publisher = columns[1].text_input(_("Publisher, if you know it"), max_chars=200)
    url = columns[2].text_input(_("Its address"), max_chars=2000) if with_address else ""
    day = published if isinstance(published, dt.date) else None
    return day, publisher.strip() or None, url.strip()


def _fetched(url: str) -> tuple[bytes, str, str | None]:
    page = fetch(url)
    return page.data, page.name, page.url


def _take_in(sources: list[Source]) -> None:
    """Read sources one after the other, say what came of them, and show the first."""
    added: list[Added] = []
    bar = st.progress(0.0, text=_("Reading"))
    for number, source in enumerate(sources):
        words = _("Reading {number} of {all}").format(number=number + 1, all=len(sources))
        bar.progress(number / len(sources), text=words)
        try:
            data, reads_as, url = source.load()
            one = add_document(
                engine(), data, source.name, places=reading_places(), now=now, url=url,
                reads_as=reads_as, published=source.published, publisher=source.publisher,
            )  # fmt: skip
        except (DocumentUnreadable, AddressRefused, PageUnavailable) as error:
            note_unread(engine(), source.name, str(error), now=now)
            say(f"{source.name}: {error}", error=True)
            continue
        added.append(one)
        suggest(one.document_id, places=reading_places())
    bar.empty()
    if added:
        new = sum(each.is_new for each in added)
        words = (
            _("{documents} read, {events} found.")
            if new == len(added)
            else _("{documents} read ({known} known already), {events} found.")
        )
        say(
            words.format(
                documents=counted("{count} document", "{count} documents", len(added)),
                known=len(added) - new,
                events=events_counted(sum(each.events for each in added)),
            )
        )
        choose_document(added[0].document_id)
    st.rerun()
