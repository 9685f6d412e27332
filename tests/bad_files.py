"""Files that cannot be read, each with what its reason must say, and some odd ones that can."""

from __future__ import annotations

import io
import random
import zipfile
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class File:
    """A file for upload; ``reason`` is a pattern of what is said, blank where it can be read."""

    name: str
    data: bytes
    reason: str = ""


def scan() -> bytes:
    """Return a PDF without text."""
    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.add_blank_page(width=200, height=200)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def archive_of_no_document() -> bytes:
    """Return a ZIP that is no Word document."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("readme.txt", "nothing of Word here")
    return buffer.getvalue()


def _broken_encoding() -> bytes:
    text = "Тіла 563 загиблих захисників повернули в Україну 8 листопада 2024 року. "
    return text.encode() * 3 + b"\xff\xfe\xd0"


def bad_files() -> list[File]:
    """Return one file for each way in which a file cannot be read."""
    return [
        File(name="empty.txt", data=b"", reason="empty"),
        File(name="noise.txt", data=random.Random(1).randbytes(20_000), reason="binary|encoding"),
        File(name="large.txt", data=b"A line of words.\n" * 3_000_000, reason="51 MB"),
        File(name="half.txt", data=_broken_encoding(), reason="encoding"),
        File(name="scan.pdf", data=scan(), reason="no text"),
        File(name="archive.docx", data=archive_of_no_document(), reason="zip archive"),
    ]


def odd_files() -> list[File]:
    """Return files that look odd and are read all the same."""
    news = "Ukraine received the bodies of 517 soldiers on Monday 4 May 2026, officials said."
    deep = "<div>" * 10_000 + f"<p>{news}</p>" + "</div>" * 10_000
    return [
        File(name="deep.html", data=f"<html><body>{deep}</body></html>".encode()),
    ]  # fmt: skip
