"""Reports as a browser's parser and a PDF reader see them."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace
from html.parser import HTMLParser

import pypdf
import pytest
from record_copy import DATA

from homeward.export.report import make_report, own_extent
from homeward.export.report_html import report_html
from homeward.export.report_pdf import report_pdf
from homeward.model import Kind
from homeward.view.filters import Chooser, Filter, Shown
from homeward.view.words import number

DAY = dt.date(2026, 6, 1)
JUNE = Filter(
    kinds=frozenset({Kind.BODY_REPATRIATION}),
    first_on=dt.date(2025, 6, 11),
    last_on=dt.date(2025, 6, 16),
)


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        known = dict(attrs)
        self.ids += [value for name, value in attrs if name == "id" and value]
        if address := known.get("href") or known.get("src"):
            self.links.append(address)

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def read(written: bytes) -> Reader:
    reader = Reader()
    reader.feed(written.decode())
    return reader


def test_the_headline_is_the_record_s(chooser: Chooser) -> None:
    report = make_report(chooser.choose(JUNE), data_folder=DATA, made_on=DAY)
    first = report.figures[0]
    assert (first.value, first.name) == ("6,057", "bodies to Ukraine")
    assert "Kyiv's count 6,057, Moscow's 6,060" in first.lines
    assert report.period == "11–16 June 2025"


def test_every_event_rests_on_its_references(chooser: Chooser) -> None:
    shown = chooser.choose(Filter())
    report = make_report(shown, data_folder=DATA, made_on=DAY)
    assert [event.event_id for event in report.events] == list(shown.event_rows()["event_id"])
    by_number = {reference.number: reference for reference in report.references}
    assert list(by_number) == list(range(1, len(by_number) + 1))
    claims = shown.frames.claims
    for event in report.events:
        of_event = claims[(claims["event_id"] == event.event_id) & (claims["source_url"] != "")]
        assert set(of_event["source_url"]) == {
            by_number[each].url for each in event.references if by_number[each].url
        }


def test_contradictions_are_those_that_touch_a_shown_event(chooser: Chooser) -> None:
    shown = chooser.choose(JUNE)
    report = make_report(shown, data_folder=DATA, made_on=DAY)
    ids = set(shown.event_rows()["event_id"])
    assert report.contradictions
    assert all(ids & set(each.event_ids) for each in report.contradictions)
    assert {each.event_id for each in report.disputes} == set(
        shown.event_rows().query("status == 'disputed'")["event_id"]
    )


def test_the_html_leads_to_its_own_parts_and_to_sources_only(chooser: Chooser) -> None:
    shown = chooser.choose(JUNE)
    reader = read(report_html(shown, data_folder=DATA, made_on=DAY))
    sources = {url for urls in shown.event_rows()["source_urls"] for url in urls.split() if url}
    for link in reader.links:
        if link.startswith("#"):
            assert link[1:] in reader.ids
        else:
            assert link.startswith("data:image/svg+xml;base64,") or link in sources
    assert "script" not in reader.tags
    assert len(reader.ids) == len(set(reader.ids))
    assert "11–16 June 2025" in " ".join(reader.words)


def test_the_pdf_tells_the_same(chooser: Chooser) -> None:
    shown = chooser.choose(JUNE)
    document = pypdf.PdfReader(io.BytesIO(report_pdf(shown, data_folder=DATA, made_on=DAY)))
    words = " ".join(" ".join(page.extract_text().split()) for page in document.pages)
    assert "6,057" in words
    for event in shown.event_rows()["event_id"]:
        assert event in words
    assert f"Holds {number(shown.count)} of 177 events" in words
    assert document.metadata is not None
    assert document.metadata.title == "Repatriations of bodies between Ukraine and Russia"
    fonts = {
        font.get_object()["/BaseFont"]
        for page in document.pages
        for font in page["/Resources"]["/Font"].values()
        if "/FontDescriptor" in font.get_object()
    }
    assert fonts
    assert all("DejaVu" in font for font in fonts)


def test_hostile_text_stays_text(hostile: Shown) -> None:
    reader = read(report_html(hostile, data_folder=DATA, made_on=DAY, title="</title><script>"))
    assert not {"script", "iframe"} & set(reader.tags)
    assert reader.tags.count("img") == 2
    assert not [link for link in reader.links if link.startswith("javascript")]
    made = report_pdf(hostile, data_folder=DATA, made_on=DAY, title="</para><b>")
    assert b"javascript" not in made
    document = pypdf.PdfReader(io.BytesIO(made))
    words = " ".join(" ".join(page.extract_text().split()) for page in document.pages)
    assert "</para><b>" in words
    assert "Їжак" in words
    links = [
        note.get_object().get("/A", {}).get("/URI")
        for page in document.pages
        for note in page.get("/Annots", [])
    ]
    assert not [link for link in links if link and not link.startswith("http")]


@pytest.mark.parametrize("chosen", [JUNE, Filter(words="no such words")])
def test_the_same_choice_gives_the_same_bytes(chooser: Chooser, chosen: Filter) -> None:
    shown = chooser.choose(chosen)
    for write in (report_html, report_pdf):
        first = write(shown, data_folder=DATA, made_on=DAY)
        assert first == write(shown, data_folder=DATA, made_on=DAY)


def pages(written: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(written)).pages]


def test_no_page_of_the_pdf_ends_with_a_heading(chooser: Chooser) -> None:
    shown = chooser.choose(Filter())
    report = make_report(shown, data_folder=DATA, made_on=DAY)
    heads = {dispute.head for dispute in report.disputes} | {"Events", "Sources"}
    for text in pages(report_pdf(shown, data_folder=DATA, made_on=DAY)):
        # The foot's two parts, the page's number and the record's version, come first or last.
        lines = [line for line in text.splitlines() if line.strip()]
        body = [line for line in lines if not line.startswith("Homeward, record") and line != ""]
        body = [line for line in body if not line.strip().isdigit()]
        assert body[-1].strip() not in heads


def test_references_in_the_pdf_lead_to_their_sources(chooser: Chooser) -> None:
    written = report_pdf(chooser.choose(JUNE), data_folder=DATA, made_on=DAY)
    report = make_report(chooser.choose(JUNE), data_folder=DATA, made_on=DAY)
    links = [
        annotation.get_object()
        for page in pypdf.PdfReader(io.BytesIO(written)).pages
        for annotation in page.get("/Annots", ())
    ]
    targets = {(str(link["/Dest"][0]), link["/Dest"][3]) for link in links if "/Dest" in link}
    assert len(targets) == len(report.references)


def test_a_report_of_a_region_has_a_map_of_that_region(chooser: Chooser) -> None:
    assert own_extent(chooser.choose(Filter())) == "ukraine"
    assert own_extent(chooser.choose(Filter(regions=frozenset({"UA-14"})))) == "shown"


def test_exchanges_without_a_number_are_not_told_as_none(chooser: Chooser) -> None:
    june = Filter(first_on=dt.date(2025, 6, 1), last_on=dt.date(2025, 6, 30))
    report = make_report(chooser.choose(june), data_folder=DATA, made_on=DAY)
    lines = [line for figure in report.figures for line in figure.lines]
    assert "7 exchanges without a number" in lines
    assert not any(line.startswith("0 exchanges") for line in lines)


@pytest.mark.parametrize("text", ["Ж" * 10_000, "слово " * 2_000, "\u202eabc\x00\x85\ufffe"])
def test_texts_of_any_length_go_into_the_pdf(chooser: Chooser, text: str) -> None:
    shown = chooser.choose(JUNE)
    frames = shown.frames
    long = replace(
        shown,
        frames=replace(
            frames,
            events=frames.events.assign(summary=text, weakness=text),
            event_places=frames.event_places.assign(name=text),
            claims=frames.claims.assign(source_title=text, publisher=text),
        ),
    )
    read = pages(report_pdf(long, data_folder=DATA, made_on=DAY, title=text))
    assert "Sources" in "".join(read)
