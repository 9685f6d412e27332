"""Turn the bytes of a file into its text, whatever the file is: text, HTML, PDF, DOCX, EML.

What cannot be read raises DocumentUnreadable, with a reason that a person can act on.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path

from homeward.errors import DocumentUnreadable
from homeward.language import _
from homeward.read.encoding import decode
from homeward.read.pages import read_page

LARGEST_BYTES = 20_000_000
_LARGEST_CHARACTERS = 2_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """A document's text as it is kept: offsets of everything read count in ``text``.

    A plain text is kept exactly as decoded. Of HTML, PDF, DOCX and EML the readable text is
    kept; ``main`` holds the folded lines of the article where the page tells them apart.
    """

    text: str
    media_type: str
    published: dt.date | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    main: frozenset[str] | None = None


def read_file(path: Path) -> bytes:
    """Return a file's bytes; raises DocumentUnreadable when it is missing or far too large.

    A file over LARGEST_BYTES is refused by its size, before it is read.
    """
    try:
        size = path.stat().st_size
        if size > LARGEST_BYTES:
            raise DocumentUnreadable(
                _("The file has {size} MB; at most {most} MB are read.").format(
                    size=f"{size / 1e6:.0f}", most=f"{LARGEST_BYTES / 1e6:.0f}"
                )
            )
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise DocumentUnreadable(
            _("The file cannot be opened: {reason}.").format(reason=reason)
        ) from error


def load(data: bytes, name: str = "") -> Stored:
    """Read the bytes of a document; ``name`` (a file name or address) only helps to tell its type.

    Raises DocumentUnreadable for what is empty, too large, binary, encrypted, broken or
    without text.
    """
    if not data.strip():
        raise DocumentUnreadable(_("The file is empty."))
    if len(data) > LARGEST_BYTES:
        raise DocumentUnreadable(
            _("The file has {size} MB; at most {most} MB are read.").format(
                size=f"{len(data) / 1e6:.0f}", most=f"{LARGEST_BYTES / 1e6:.0f}"
            )
        )
    stored = _reader(data, name.lower())(data)
    if not stored.text.strip("\ufeff\u200b \t\r\n"):
        raise DocumentUnreadable(_("The file holds no text that can be read."))
    if len(stored.text) > _LARGEST_CHARACTERS:
        raise DocumentUnreadable(
            _("The file holds {count} characters; at most {most} are read. Divide it.").format(
                count=f"{len(stored.text):,}", most=f"{_LARGEST_CHARACTERS:,}"
            )
        )
    return stored


def _reader(data: bytes, name: str) -> Callable[[bytes], Stored]:
    """Choose by content first: names lie more often than bytes."""
    if data.startswith(b"%PDF-") or (name.endswith(".pdf") and b"%PDF-" in data[:1024]):
        return _pdf
    if data.startswith(b"PK\x03\x04"):
        return _docx
    if name.endswith((".pdf", ".docx")):
        kind = name.rsplit(".", 1)[-1].upper()
        raise DocumentUnreadable(
            _("The file is named as a {kind} document but is none.").format(kind=kind)
        )
    if name.endswith(".eml") or data[:2000].startswith(
        (b"Return-Path:", b"Received:", b"MIME-Version:")
    ):
        return _eml
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if name.endswith((".html", ".htm", ".xhtml")) or head.startswith((b"<!doctype html", b"<html")):
        return _html
    if b"<html" in head or (b"<body" in head and b"<p" in head):
        return _html
    return _plain


def _plain(data: bytes) -> Stored:
    return Stored(text=decode(data), media_type="text/plain")


def _html(data: bytes) -> Stored:
    page = read_page(decode(data, html=True))
    return Stored(
        text=page.text, media_type="text/html", published=page.published, title=page.title,
        publisher=page.publisher, url=page.url, main=page.main,
    )  # fmt: skip


def _pdf(data: bytes) -> Stored:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise DocumentUnreadable(_("The PDF is protected by a password."))
        text = "\n\n".join(_joined_lines(page.extract_text() or "") for page in reader.pages)
        title = reader.metadata.title if reader.metadata else None
    except DocumentUnreadable:
        raise
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OSError,
            RecursionError, NotImplementedError) as error:  # fmt: skip
        raise DocumentUnreadable(_("The PDF is broken: {error}.").format(error=error)) from error
    if not text.strip():
        raise DocumentUnreadable(
            _("The PDF holds no text, only pictures; have it recognised first.")
        )
    return Stored(text=text, media_type="application/pdf", title=title)


def _joined_lines(page: str) -> str:
    """Join the lines of a page that one paragraph was broken into."""
    joined: list[str] = []
    for line in page.splitlines():
        line = line.strip()
        if (
            joined
            and line
            and joined[-1]
            and not joined[-1].endswith((".", "!", "?", ":", "”", "»"))
        ) and (len(joined[-1]) > 60 or line[:1].islower()):
            joined[-1] += " " + line
            continue
        joined.append(line)
    return "\n".join(joined)


def _docx(data: bytes) -> Stored:
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            unpacked = sum(entry.file_size for entry in archive.infolist())
        if "word/document.xml" not in names:
            raise DocumentUnreadable(_("The file is a zip archive, not a Word document."))
        if unpacked > 10 * LARGEST_BYTES:
            raise DocumentUnreadable(_("The Word document unpacks to more than can be read."))
        document = docx.Document(io.BytesIO(data))
        lines = [paragraph.text for paragraph in document.paragraphs]
        for table in document.tables:
            lines += [" | ".join(cell.text for cell in row.cells) for row in table.rows]
        title = document.core_properties.title or None
    except (
        zipfile.BadZipFile,
        PackageNotFoundError,
        KeyError,
        ValueError,
        SyntaxError,
        OSError,
    ) as error:
        if isinstance(error, DocumentUnreadable):
            raise
        raise DocumentUnreadable(
            _("The Word document is broken: {error}.").format(error=error)
        ) from error
    return Stored(
        text="\n".join(lines),
        media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        title=title,
    )


def _eml(data: bytes) -> Stored:
    message = message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)
    body = message.get_body(preferencelist=("plain", "html"))
    if body is None:
        raise DocumentUnreadable(_("The message holds no text."))
    payload = body.get_payload(decode=True)
    if not isinstance(payload, bytes):
        raise DocumentUnreadable(_("The message holds no text."))
    charset = body.get_content_charset()
    text = decode(payload, charset=charset, html=body.get_content_type() == "text/html")
    if body.get_content_type() == "text/html":
        page = read_page(text)
        text, _main = page.text, page.main
    subject = str(message.get("Subject", "")).strip()
    published = None
    try:
        published = parsedate_to_datetime(str(message["Date"])).date() if message["Date"] else None
    except (TypeError, ValueError):
        published = None
    return Stored(
        text=f"{subject}\n\n{text}" if subject else text,
        media_type="message/rfc822", published=published, title=subject or None, main=None,
    )  # fmt: skip
