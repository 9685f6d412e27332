"""The paper: a figure whose unit is the point (1/72 inch), with text that says what it should.

Figures are matplotlib's `Figure`, never pyplot, which is not safe between threads. What
makes files repeatable is set here once and never changed: a context that sets and
resets matplotlib's settings would not be safe between threads either.
"""

from __future__ import annotations

import io
import re
import unicodedata
from functools import lru_cache
from typing import Any

import matplotlib as mpl
from matplotlib import font_manager
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_pdf import FigureCanvasPdf
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path
from matplotlib.patheffects import Normal, Stroke

FORMATS = ("png", "svg", "pdf")

mpl.rcParams["svg.fonttype"] = "none"  # text stays text
mpl.rcParams["svg.hashsalt"] = "homeward"  # the same names inside the file every time
mpl.rcParams["pdf.fonttype"] = 42  # fonts go in whole, as TrueType

FAMILY = "DejaVu Sans"  # comes with matplotlib and holds Latin, Cyrillic and Turkish letters

_NO_LIGATURES = ("-liga",)
"""Joined letters would each bring a font of their own into a PDF, and hide from its search."""

INK = "#24292e"
QUIET = "#565d63"
HALO = "#ffffff"
_HALOED, _UNDER = "halo", "under"
_HALO_STYLE = (
    b'<style type="text/css">#halo text{paint-order:stroke;stroke:#fff;'
    b"stroke-width:2.2px;stroke-opacity:.9}</style>"
)
_COMMANDS = frozenset({"Cc", "Cf"})
_UNKNOWN_SIGN = "\N{REPLACEMENT CHARACTER}"


class Paper:
    """A sheet of a given size in points that is drawn on and then written as a file."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self.figure = Figure(figsize=(width / 72, height / 72), facecolor="white")
        self.axes = self.figure.add_axes((0, 0, 1, 1))
        self.axes.set(xlim=(0, width), ylim=(0, height))
        self.axes.set_axis_off()

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        size: float,
        colour: str = INK,
        bold: bool = False,
        align: str = "left",
        halo: bool = False,
        over: float = 10.0,
    ) -> None:
        """Write one line with its baseline at y; no sign in it is taken for a formula."""
        made = self.axes.text(
            x,
            y,
            writable(words),
            fontproperties=_font(bold, size),
            color=colour,
            ha=align,
            va="baseline",
            parse_math=False,
            fontfeatures=_NO_LIGATURES,
            zorder=over,
        )
        if halo:
            # Path effects turn text into outlines. So the halo is a text of its own under the
            # true one; in SVG a style does it (see `write`).
            made.set_gid(_HALOED)
            under = self.axes.text(
                x,
                y,
                writable(words),
                fontproperties=_font(bold, size),
                color=HALO,
                ha=align,
                va="baseline",
                parse_math=False,
                fontfeatures=_NO_LIGATURES,
                zorder=over - 0.5,
            )
            under.set_path_effects([Stroke(linewidth=2.2, foreground=HALO, alpha=0.9), Normal()])
            under.set_gid(_UNDER)

    def paragraph(
        self, x: float, top: float, words: str, *, width: float, size: float, **looks: Any
    ) -> float:
        """Write words over as many lines as they need; return where the next line would begin."""
        y = top
        for line in wrapped(words, width=width, size=size, bold=bool(looks.get("bold"))):
            y -= size
            self.text(x, y, line, size=size, **looks)
            y -= size * 0.35
        return y

    def shape(self, path: Path, **looks: Any) -> PathPatch:
        """Draw a path given in points."""
        patch = PathPatch(path, **looks)
        self.axes.add_artist(patch)
        return patch

    def box(self, x: float, y: float, width: float, height: float, **looks: Any) -> Rectangle:
        """Draw a rectangle given in points."""
        patch = Rectangle((x, y), width, height, **looks)
        self.axes.add_artist(patch)
        return patch

    def write(self, file_format: str, *, dpi: float, title: str) -> bytes:
        """Write the sheet; the same sheet gives the same bytes, since no time is noted in it."""
        out = io.BytesIO()
        said = {"Creator": "Homeward", "Title": writable(title)}
        self.figure.set_dpi(dpi)
        if file_format == "svg":
            for text in [each for each in self.axes.texts if each.get_gid() == _UNDER]:
                text.remove()
            canvas: Any = FigureCanvasSVG(self.figure)
            canvas.print_svg(out, metadata=said | {"Date": None})
            styled = out.getvalue().replace(b"<defs>", _HALO_STYLE + b"<defs>", 1)
            return _PATH.sub(_rounded, styled)
        if file_format == "pdf":
            canvas = FigureCanvasPdf(self.figure)
            canvas.print_pdf(out, metadata=said | {"CreationDate": None})
            return out.getvalue()
        canvas = FigureCanvasAgg(self.figure)
        canvas.print_png(
            out,
            metadata={"Software": "Homeward", "Title": writable(title)},
            pil_kwargs={"compress_level": 4, "dpi": (dpi, dpi)},
        )
        return out.getvalue()


# matches d="M 1.234567 2.5 L 3 4"; must not match id="…"
_PATH = re.compile(rb' d="[^"]*"')
_DECIMALS = re.compile(rb"(\.\d\d)\d+")


def _rounded(path: re.Match[bytes]) -> bytes:
    """Cut coordinates to hundredths of a point, finer than any printer, and half the file."""
    return _DECIMALS.sub(rb"\1", path[0])


# matches " ", "\n" and tabs; must not match the no-break spaces within "6 084"
_GAPS = re.compile(r"[^\S\u00a0\u202f]+")


def wrapped(words: str, *, width: float, size: float, bold: bool = False) -> list[str]:
    """Break words into lines no wider than so many points; a longer word stands alone, cut."""
    lines: list[str] = []
    for word in filter(None, _GAPS.split(words)):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size=size, bold=bold) <= width:
            lines[-1] = longer
        else:
            lines.append(shortened(word, width=width, size=size, bold=bold))
    return lines


def shortened(words: str, *, width: float, size: float, bold: bool = False) -> str:
    """Cut words that are wider than so many points, saying so with an ellipsis."""
    if text_width(words, size=size, bold=bold) <= width:
        return words
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        if text_width(words[:middle] + "…", size=size, bold=bold) <= width:
            low = middle
        else:
            high = middle - 1
    return words[:low] + "…"


def text_width(words: str, *, size: float, bold: bool = False) -> float:
    """Return the width of a line in points."""
    return _width_of_hundred(writable(words), bold) * size / 100


@lru_cache(maxsize=4096)
def writable(words: str) -> str:
    """Return words in one line, with a sign in place of letters that the font does not hold.

    matplotlib warns of such letters and draws an empty box. Signs that are no letters but
    commands (control characters, marks of direction) are left out: no paper obeys them.
    """
    held = _letters()
    letters = "".join(
        letter
        for letter in words
        if letter.isspace() or unicodedata.category(letter) not in _COMMANDS
    )
    return "".join(
        letter if ord(letter) in held else _UNKNOWN_SIGN
        for letter in " ".join(filter(None, _GAPS.split(letters)))
    )


@lru_cache(maxsize=1)
def _letters() -> frozenset[int]:
    return frozenset(_face(bold=False).get_charmap()) & frozenset(_face(bold=True).get_charmap())


@lru_cache(maxsize=64)
def _font(bold: bool, size: float) -> FontProperties:
    return FontProperties(family=FAMILY, weight="bold" if bold else "normal", size=size)


def _face(*, bold: bool) -> Any:
    return font_manager.get_font(font_manager.findfont(_font(bold, 100)))


@lru_cache(maxsize=8192)
def _width_of_hundred(words: str, bold: bool) -> float:
    face = _face(bold=bold)
    face.set_size(100, 72)
    face.set_text(words, 0.0, features=_NO_LIGATURES)
    return float(face.get_width_height()[0]) / 64
