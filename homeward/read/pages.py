"""Read a web page: its visible text in order, its article, its date and publisher.

The text is made here, without recursion, so that a page nested ten thousand deep is read
like any other. Which lines are the article is told by the page's own markup: what stands in
``article`` or ``main`` where there is one, never in navigation, and not nothing but links.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

_SKIPPED = frozenset({"script", "style", "noscript", "template", "svg", "iframe", "head", "select"})
_ASIDE = frozenset({"nav", "footer", "aside", "form", "button"})
_ARTICLE = frozenset({"article", "main"})
_WATCHED = _ASIDE | _ARTICLE | {"a", "h1"}
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
_LEAST_ARTICLE = 120


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
class _Line:
    """One line of visible text: how much of it is links, and where it stands."""

    text: str = ""
    linked: int = 0
    article: bool = False
    aside: bool = False
    heading: bool = False


@dataclass
class _Found:
    lines: list[_Line] = field(default_factory=list)
    meta: dict[str, str] = field(default_factory=dict)
    ld: list[str] = field(default_factory=list)
    canonical: str | None = None
    title: str = ""


class _Visible(HTMLParser):
    """Collect visible text line by line, and the page's own metadata."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found = _Found()
        self._skip = 0
        self._skip_tag = ""
        self._open: dict[str, int] = {}
        self._pieces: list[str] = []
        self._linked = 0
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
        if tag == "body":
            self._skip = 0
        if tag in _SKIPPED and not self._skip:
            self._skip, self._skip_tag = 1, tag
        elif self._skip and tag == self._skip_tag:
            self._skip += 1
        if tag in _BLOCKS:
            self._line()
        if tag in _WATCHED:
            self._open[tag] = self._open.get(tag, 0) + 1

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self._in_title = False
        if tag == "script":
            self._in_ld = False
        if self._skip and tag == self._skip_tag:
            self._skip -= 1
        if tag in _BLOCKS:
            self._line()
        if self._open.get(tag):
            self._open[tag] -= 1

    def handle_data(self, data: str) -> None:
        if self._in_ld:
            self.found.ld.append(data)
        elif self._in_title:
            self.found.title += data
        elif not self._skip:
            self._pieces.append(data)
            if self._open.get("a"):
                self._linked += len(data.strip())

    def _line(self) -> None:
        """End the line that is being collected."""
        text = " ".join("".join(self._pieces).split())
        if text:
            self.found.lines.append(
                _Line(
                    text=text, linked=self._linked,
                    article=any(self._open.get(tag) for tag in _ARTICLE),
                    aside=any(self._open.get(tag) for tag in _ASIDE),
                    heading=bool(self._open.get("h1")),
                )
            )  # fmt: skip
        self._pieces, self._linked = [], 0

    def close(self) -> None:
        """Read what is left, also of a page that ends in mid-sentence."""
        super().close()
        self._line()


def fold_line(line: str) -> str:
    """Reduce a line to its words, to compare it with the same line written otherwise."""
    return " ".join(word.lower() for word in _WORDS.findall(line))


def read_page(html: str) -> Page:
    """Read a decoded page. Never raises for broken markup: what can be seen is read."""
    parser = _Visible()
    parser.feed(html)
    parser.close()
    found = parser.found
    text = "\n".join(line.text for line in found.lines if line.text)
    return Page(
        text=text,
        published=_published(found),
        title=found.meta.get("og:title") or found.title.strip() or None,
        publisher=found.meta.get("og:site_name"),
        url=found.canonical or found.meta.get("og:url"),
        main=_main_lines(found),
    )


def _main_lines(found: _Found) -> frozenset[str] | None:
    """Return the folded lines of the article, or None where the markup does not tell."""
    lines = [line for line in found.lines if line.text]
    inside = [line for line in lines if line.article and not line.aside]
    enough = sum(len(line.text) for line in inside) >= _LEAST_ARTICLE
    chosen = inside if enough else [line for line in lines if not line.aside]
    article = [line for line in chosen if line.linked < 0.8 * len(line.text)]
    if not article:
        return None
    titles = [line for line in lines if line.heading] + article
    return frozenset(fold_line(line.text) for line in titles)


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
