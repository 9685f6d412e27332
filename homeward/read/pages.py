"""Read a web page: its visible text in order, its article, its date and publisher.

The text is made here, without recursion, so that a page nested ten thousand deep is read
like any other; trafilatura only says which of the lines are the article.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

_SKIPPED = frozenset({"script", "style", "noscript", "template", "svg", "iframe", "head", "select"})
_ASIDE = frozenset({"nav", "footer", "aside", "form", "button"})
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "br",
        "li",
        "ul",
        "ol",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "tr",
        "table",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "aside",
        "nav",
        "blockquote",
        "figure",
        "figcaption",
        "dd",
        "dt",
        "dl",
        "pre",
        "hr",
        "td",
        "th",
        "form",
    ]
)
_VOID = frozenset(
    [
        "br",
        "hr",
        "img",
        "input",
        "meta",
        "link",
        "area",
        "base",
        "col",
        "embed",
        "source",
        "track",
        "wbr",
    ]
)
_DATE_KEYS = frozenset(
    {"article:published_time", "og:published_time", "datepublished", "pubdate", "date",
     "dc.date", "dc.date.issued", "publish-date", "parsely-pub-date", "sailthru.date"}
)  # fmt: skip
_ISO_DAY = re.compile(r"\b(20\d{2})-(\d{2})-(\d{2})")  # matches 2025-06-11T10:00; not 2025-6-1
_WORDS = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")  # matches "п'ять"; not "—"
_DEEPEST_FOR_TRAFILATURA = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page's text and what its markup tells; ``main`` is None where the article is not told."""

    text: str
    published: dt.date | None
    title: str | None
    publisher: str | None
    url: str | None
    main: frozenset[str] | None


@dataclass
class _Found:
    pieces: list[str] = field(default_factory=list)
    meta: dict[str, str] = field(default_factory=dict)
    ld: list[str] = field(default_factory=list)
    canonical: str | None = None
    title: str = ""
    deepest: int = 0


class _Visible(HTMLParser):
    """Collect visible text line by line, and the page's own metadata."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found = _Found()
        self._skip = 0
        self._skip_tag = ""
        self._depth = 0
        self._in_title = False
        self._in_ld = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {key: value or "" for key, value in attrs}
        if tag == "meta":
            key = (
                values.get("property") or values.get("name") or values.get("itemprop") or ""
            ).lower()
            if key and values.get("content"):
                self.found.meta.setdefault(key, values["content"])
            return
        if tag == "link" and values.get("rel", "").lower() == "canonical":
            self.found.canonical = values.get("href")
        if tag == "time" and values.get("datetime"):
            self.found.meta.setdefault("time", values["datetime"])
        if tag == "title":
            self._in_title = True
        if tag == "script" and values.get("type") == "application/ld+json":
            self._in_ld = True
        if tag in _VOID:
            if tag in _BLOCKS:
                self._line()
            return
        self._depth += 1
        self.found.deepest = max(self.found.deepest, self._depth)
        if tag == "body":
            self._skip = 0
        if tag in _SKIPPED and not self._skip:
            self._skip, self._skip_tag = 1, tag
        elif self._skip and tag == self._skip_tag:
            self._skip += 1
        if tag in _BLOCKS:
            self._line()

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self._in_title = False
        if tag == "script":
            self._in_ld = False
        self._depth = max(0, self._depth - 1)
        if self._skip and tag == self._skip_tag:
            self._skip -= 1
        if tag in _BLOCKS:
            self._line()

    def handle_data(self, data: str) -> None:
        if self._in_ld:
            self.found.ld.append(data)
        elif self._in_title:
            self.found.title += data
        elif not self._skip:
            self.found.pieces.append(data.replace("\r", " ").replace("\n", " "))

    def _line(self) -> None:
        if not self._skip:
            self.found.pieces.append("\n")


def fold_line(line: str) -> str:
    """Reduce a line to its words, to compare it with the same line written otherwise."""
    return " ".join(word.lower() for word in _WORDS.findall(line))


def read_page(html: str) -> Page:
    """Read a decoded page. Never raises for broken markup: what can be seen is read."""
    parser = _Visible()
    parser.feed(html)
    parser.close()
    found = parser.found
    lines = [" ".join(line.split()) for line in "".join(found.pieces).split("\n")]
    text = "\n".join(line for line in lines if line)
    return Page(
        text=text,
        published=_published(found),
        title=found.meta.get("og:title") or found.title.strip() or None,
        publisher=found.meta.get("og:site_name"),
        url=found.canonical or found.meta.get("og:url"),
        main=_main_lines(html, found, text),
    )


def _main_lines(html: str, found: _Found, text: str) -> frozenset[str] | None:
    """Return the folded lines of the article, or None where telling is not safe."""
    if found.deepest > _DEEPEST_FOR_TRAFILATURA or len(html) > 3_000_000:
        return None
    import trafilatura

    try:
        main = trafilatura.extract(
            html, include_comments=False, include_tables=True, favor_recall=True
        )
    except (RecursionError, ValueError, TypeError, AttributeError):
        return None
    if not main or len(main) < 0.2 * len(text):
        return None
    lines = {fold_line(line.lstrip("-#*|> ")) for line in main.splitlines() if line.strip()}
    title = found.meta.get("og:title") or found.title
    return frozenset(
        lines | {fold_line(title)} | {fold_line(line) for line in text.splitlines()[:1]}
    )


def _published(found: _Found) -> dt.date | None:
    """Return the publication day that the page's metadata tell; the structured data first."""
    for block in found.ld:
        try:
            told = json.loads(block)
        except (ValueError, RecursionError):
            continue
        for node in told if isinstance(told, list) else [told]:
            nodes = node.get("@graph", [node]) if isinstance(node, dict) else []
            for part in nodes if isinstance(nodes, list) else []:
                value = part.get("datePublished") if isinstance(part, dict) else None
                if isinstance(value, str) and (day := _day(value)) is not None:
                    return day
    for key in (*sorted(_DATE_KEYS), "time"):
        if key in found.meta and (day := _day(found.meta[key])) is not None:
            return day
    return None


def _day(written: str) -> dt.date | None:
    match = _ISO_DAY.search(written)
    if match is None:
        return None
    try:
        return dt.date(*(int(part) for part in match.groups()))
    except ValueError:
        return None
