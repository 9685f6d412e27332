"""Taking away what is shown: files made when they are asked for, exactly as filtered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from threading import BoundedSemaphore

import streamlit as st

from homeward.export.formats import FORMATS, Format, Group, Order
from homeward.export.limits import latest, left_out_words
from homeward.language import N_, Words, _, language, ngettext
from homeward.screen.fold import fold
from homeward.screen.language import keep_choice
from homeward.screen.loaders import settings
from homeward.screen.present_view import PRESENT_VIEW, draw_present_view, present_view
from homeward.view.filters import Shown
from homeward.view.words import number

_GROUPS = Words(
    {
        Group.PICTURE: N_("Map pictures"),
        Group.PAGE: N_("A page of its own: one file that opens from disk"),
        Group.REPORT: N_("A report, with the map, a timeline, the differences and the sources"),
        Group.DATA: N_("Data"),
    }
)
_EXTENTS = Words(
    {
        "ukraine": N_("Ukraine"),
        "east": N_("The east of Ukraine"),
        "sumy-kursk": N_("Sumy and Kursk"),
        "istanbul": N_("Istanbul"),
        "region": N_("Ukraine and its neighbours"),
        "shown": N_("What is shown"),
        PRESENT_VIEW: N_("The map's present view"),
    }
)
_SIZES = Words(
    {
        "screen": N_("Screen"),
        "a4": N_("A4, landscape"),
        "slide": N_("Slide (16:9)"),
        "square": N_("Square"),
    }
)
_SHARPNESS = Words({"screen": N_("Screen"), "print": N_("Print (300 dpi)")})
_PRINT_DPI = 300.0
_LONGEST_TITLE = 120
_IN_A_ROW = 4

_at_once = BoundedSemaphore(2)
"""Files made at the same time: more would only slow each other and everybody's pages down."""


@st.fragment
def draw_take_away(shown: Shown, *, today: dt.date) -> None:
    """Draw a button a file once the part is opened; nothing is made before one is pressed.

    A file is made in a thread of its own, so that pages of others go on; the button turns
    a spinner meanwhile.
    """
    heading = ngettext("Take away this event", "Take away these {count} events", shown.count)
    with fold(heading.format(count=number(shown.count)), key="take_away") as is_open:
        if is_open:
            _offer(shown, today)


def _offer(shown: Shown, today: dt.date) -> None:
    st.caption(
        _(
            "Each file holds exactly what is shown, with its sources, the filters, the licence and "
            "the version of the record."
        )
    )
    order = _options(Order(shown=shown, data_folder=settings().data_folder, made_on=today))
    for group in Group:
        formats = [each for each in FORMATS.values() if each.group is group]
        st.markdown(f"**{_GROUPS[group]}**")
        for words in _left_out(shown, formats):
            st.caption(words)
        for first in range(0, len(formats), _IN_A_ROW):
            row = formats[first : first + _IN_A_ROW]
            for column, each in zip(st.columns(_IN_A_ROW), row, strict=False):
                with column:
                    _button(each, order)


def _options(order: Order) -> Order:
    """Draw the choices for maps, pages and reports; return the order with them."""
    beside = st.columns([3, 2, 2, 4], vertical_alignment="bottom")
    offered = [name for name in _EXTENTS if name != PRESENT_VIEW or present_view()]
    for key, names in (("extent", offered), ("size", _SIZES), ("dpi", _SHARPNESS)):
        keep_choice(f"take:{key}", names)
    extent = beside[0].selectbox(
        _("Part of the map"),
        offered,
        key="take:extent",
        format_func=_EXTENTS.__getitem__,
        help=_("For map pictures and reports."),
    )
    size = beside[1].selectbox(
        _("Size"), list(_SIZES), key="take:size", format_func=_SIZES.__getitem__
    )
    sharp = beside[2].selectbox(
        _("Sharpness"),
        list(_SHARPNESS),
        key="take:dpi",
        format_func=_SHARPNESS.__getitem__,
        help=_("For PNG; SVG and PDF are sharp at any size."),
    )
    title = beside[3].text_input(
        _("Title"),
        key="take:title",
        max_chars=_LONGEST_TITLE,
        placeholder=_("as the filters say"),
    )
    draw_present_view()
    return replace(
        order,
        extent=present_view() if extent == PRESENT_VIEW else extent,
        size=size,
        dpi=_PRINT_DPI if sharp == "print" else None,
        title=title.strip(),
        language=language(),
    )


def _left_out(shown: Shown, formats: list[Format]) -> Iterator[str]:
    """Say what bounded files will leave out, before anybody makes one."""
    for most in sorted({each.most_events for each in formats if each.most_events}):
        words = left_out_words(shown, latest(shown, most))
        if words:
            yield words


def _button(each: Format, order: Order) -> None:
    st.download_button(
        _(each.name),
        data=partial(_make, each, order),
        file_name=f"homeward-{order.made_on.isoformat()}.{each.suffix}",
        mime=each.media_type,
        key=f"take:{each.suffix}",
        help=_(each.holds),
        on_click="ignore",
        width="stretch",
    )


def _make(each: Format, order: Order) -> bytes:
    with _at_once:
        return each.make(order)
