"""What cannot be read says why; what looks odd but can be read is read."""

from __future__ import annotations

import io
import random

import pytest

from homeward.errors import DocumentUnreadable
from homeward.read.formats import LARGEST_BYTES, load
from homeward.read.places import Places
from homeward.read.reading import read_document
from tests.bad_files import archive_of_no_document, scan

SENTENCE = "Тіла 563 загиблих захисників повернули в Україну 8 листопада 2024 року."


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"", "empty.txt", "empty"),
        (b" \n\t \n", "blank.txt", "empty"),
        (random.Random(1).randbytes(20_000), "noise.txt", "binary|encoding|words"),
        (b"\x7fELF\x02\x01\x01\x00" + bytes(5000), "program", "binary"),
        (b"a" * (LARGEST_BYTES + 1), "large.txt", "MB"),
        (scan(), "scan.pdf", "no text"),
        (b"%PDF-1.7 broken", "broken.pdf", "broken"),
        (b"plain words", "named.pdf", "named as a PDF"),
        (archive_of_no_document(), "archive.docx", "zip archive"),
        (b"PK\x03\x04 broken", "broken.docx", "broken"),
        (b"plain words", "named.docx", "named as a DOCX"),
        (b"<html><body><script>let a = 1</script></body></html>", "script.html", "no text"),
    ],
)
def test_unreadable_file_says_why(data: bytes, name: str, reason: str) -> None:
    with pytest.raises(DocumentUnreadable, match=reason):
        load(data, name)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251", "koi8_u", "iso8859_5"]
)
def test_every_usual_encoding_is_read(encoding: str, places: Places) -> None:
    text = SENTENCE + " Про це повідомив Координаційний штаб. " + "Рідні чекали на них довго. " * 5
    reading = read_document(text.encode(encoding, errors="replace"), "t.txt", places=places)
    assert reading.events[0].to_ukraine is not None
    assert reading.events[0].to_ukraine.best == 563


def test_a_few_broken_bytes_do_not_stop_reading(places: Places) -> None:
    data = SENTENCE.encode() * 30 + b"\xff\xfe"
    assert read_document(data, "t.txt", places=places).events


def test_html_nested_ten_thousand_deep_is_read(places: Places) -> None:
    html = "<div>" * 10_000 + f"<p>{SENTENCE}</p>" + "</div>" * 10_000
    reading = read_document(
        f"<html><body>{html}</body></html>".encode(), "deep.html", places=places
    )
    assert reading.events[0].date == "2024-11-08"


def test_html_gives_article_date_and_publisher(places: Places) -> None:
    body = "".join(f"<p>{SENTENCE} Рідні дочекалися. Речення для обсягу {i}.</p>" for i in range(6))
    html = (
        '<html><head><meta property="article:published_time" content="2024-11-08T10:00:00+02:00">'
        '<meta property="og:site_name" content="Новини"></head><body>'
        "<nav><a href='/'>Обмін: повернули 99 полонених</a></nav>"
        f"<article><h1>Повернення</h1>{body}</article><footer>2025 Усі права</footer></body></html>"
    )
    reading = read_document(html.encode(), "page.html", places=places)
    assert reading.publisher == "Новини"
    assert reading.published.method == "metadata"
    assert [e.kind for e in reading.events] == ["body_repatriation"]
    assert "<p>" not in reading.text


def test_docx_is_read(places: Places) -> None:
    import docx

    document = docx.Document()
    document.add_paragraph("Репатріація")
    document.add_paragraph(SENTENCE)
    buffer = io.BytesIO()
    document.save(buffer)
    reading = read_document(buffer.getvalue(), "letter.docx", places=places)
    assert reading.events[0].to_ukraine is not None


def test_message_is_read_with_its_date(places: Places) -> None:
    message = (
        "From: a@example.org\r\nSubject: =?utf-8?b?0J7QsdC80ZbQvQ==?=\r\n"
        "Date: Fri, 08 Nov 2024 10:00:00 +0200\r\nMIME-Version: 1.0\r\n"
        "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        "Сьогодні Україні передали тіла 563 загиблих захисників.\r\n"
    )
    reading = read_document(message.encode(), "mail.eml", places=places)
    assert reading.published.value == "2024-11-08"
    assert reading.events[0].date == "2024-11-08"
