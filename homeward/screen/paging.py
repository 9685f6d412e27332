"""Lists in pages: which one the visitor sees, chosen above the list and kept in the address."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import streamlit as st

from homeward.language import _
from homeward.screen.state import View, write_address
from homeward.view.addresses import list_address
from homeward.view.markup import Node, element
from homeward.view.words import number

PAGE = 20
"""So many of a list on a page."""

_KEY = "list_page"

T = TypeVar("T")


def page_of(found: Sequence[T], view: View) -> Sequence[T]:
    """Draw the choice of page, where there is more than one; return what the page holds.

    A page that the list has not, as in an old link, is its last.
    """
    pages = _pages(found)
    if view.list_page > pages:
        view.list_page = pages
        write_address(view)
    if pages > 1:
        st.session_state[_KEY] = view.list_page
        columns = st.columns([3, 2], vertical_alignment="center")
        words = _("Shown here: {span} of {count}.")
        columns[0].write(words.format(span=_span(view.list_page, found), count=number(len(found))))
        columns[1].pagination(pages, key=_KEY, on_change=_turn, args=(view,))
    return found[(view.list_page - 1) * PAGE : view.list_page * PAGE]


def page_links(found: Sequence[object], view: View, *, address: str) -> list[Node]:
    """Return links to the pages before and after, for the foot of the list; none for one page."""
    pages = _pages(found)
    if pages == 1:
        return []
    links = []
    for step, words in ((-1, _("← Before: {span}")), (1, _("Next: {span} →"))):
        page = view.list_page + step
        if 1 <= page <= pages:
            to = list_address(address, view.chosen, page)
            links.append(element("a", words.format(span=_span(page, found)), href=to))
    label = _("Pages of the list")
    return [element("nav", *links, aria_label=label, class_="hw-pages")]


def _turn(view: View) -> None:
    view.list_page = int(st.session_state[_KEY])


def _pages(found: Sequence[object]) -> int:
    return max(1, -(-len(found) // PAGE))


def _span(page: int, found: Sequence[object]) -> str:
    first, last = (page - 1) * PAGE + 1, min(page * PAGE, len(found))
    return number(first) if first == last else f"{number(first)}–{number(last)}"
