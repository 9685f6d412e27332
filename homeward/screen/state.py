"""What a visitor chose: in the widgets, in the session, and in the address.

The session holds the filter and the selection; widgets are seeded from it and the
address mirrors it. Opening an address, or going back to one, seeds the widgets anew.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

import streamlit as st

from homeward.errors import AreaNotUnderstood
from homeward.language import N_, Words, _
from homeward.model import Direction, Kind, Role
from homeward.view.area import Ring, area_words, parse_area
from homeward.view.filters import PARAMETERS, Chooser, Dispute, Filter, Status, parse_filter
from homeward.view.timeline import FIRST_DAY

Choice = TypeVar("Choice", bound=StrEnum)

SELECTION = ("event", "place")
_SESSION = "homeward_view"

LIST_PAGE = "page"
"""The parameter of the address that names a page of a list."""

# matches "2" and "17"; must not match "0", "-1", "two" or "99999"
_PAGE_NUMBER = re.compile(r"[1-9][0-9]{0,3}")

CHOICES = {"kind": Kind, "role": Role, "direction": Direction, "status": Status}
"""The facets shown as one tick box a choice; box keys are ``facet:choice``."""


_UNKNOWN = Words(
    {
        "event": N_("The link names an event that the store does not hold: {value}"),
        "place": N_("The link names a place that the store does not hold: {value}"),
    }
)

OUTER = ("embed", "embed_options", "lang")
"""Parameters of the address that are not the map page's own."""


@dataclass
class View:
    """The state of one visitor's map page."""

    chosen: Filter = field(default_factory=Filter)
    event: str = ""
    place: str = ""
    notes: list[str] = field(default_factory=list)
    """What in the address was left out, and why."""
    faults: list[str] = field(default_factory=list)
    """The same of what was written into a field."""
    address: dict[str, list[str]] | None = None
    """The address parameters as last read or written; None before the first run."""
    page: str = ""
    """The page that last asked for the view."""
    list_page: int = 1
    """Which page of its list is shown, where the page has one; another filter begins anew."""
    read: Filter | None = None
    """What the widgets said last."""

    def parameters(self) -> dict[str, list[str]]:
        """Return the address parameters of this view."""
        selection = {"event": [self.event] if self.event else [], "place": [self.place]}
        if not self.place:
            del selection["place"]
        number = {LIST_PAGE: [str(self.list_page)]} if self.list_page > 1 else {}
        chosen = {name: values for name, values in selection.items() if values}
        return self.chosen.to_parameters() | chosen | number


def open_view(
    chooser: Chooser, *, today: dt.date, page: str = "map", has_list: bool = False
) -> View:
    """Return the visitor's view: from the address when that is new, else from the widgets.

    ``page`` names the page that asks: coming from another one, the filter comes along.
    ``has_list`` tells that it shows a list in pages, one of which the address may name.
    """
    view: View = st.session_state.setdefault(_SESSION, View())
    address = {name: st.query_params.get_all(name) for name in st.query_params}
    # A page that is gone to begins with a bare address; only what frames all pages stays.
    bare = not set(address) - set(OUTER)
    came = view.page != page or "period" not in st.session_state
    view.page = page
    if came:
        view.list_page = 1
    if came and bare and view.address is not None:
        view.address = address
        _seed(view.chosen, today)
        view.read = _read_widgets(today, [])
    elif address != view.address:
        _follow(view, address, chooser, has_list=has_list)
        _seed(view.chosen, today)
        view.read = _read_widgets(today, [])
    else:
        view.faults = []
        view.chosen = _read_widgets(today, view.faults)
        if view.chosen != view.read:
            view.read, view.list_page = view.chosen, 1
    return view


def _follow(view: View, address: dict[str, list[str]], chooser: Chooser, *, has_list: bool) -> None:
    view.address = address
    number = (address.get(LIST_PAGE) or [""])[-1]
    view.list_page = int(number) if has_list and _PAGE_NUMBER.fullmatch(number) else 1
    view.chosen, view.notes = parse_filter(address, known_regions=chooser.regions)
    known = {
        "event": set(chooser.frames.events["event_id"]),
        "place": set(chooser.frames.event_places["place_id"]),
    }
    for name in SELECTION:
        value = (address.get(name) or [""])[-1]
        if value and value not in known[name]:
            view.notes.append(_UNKNOWN[name].format(value=value[:60]))
            value = ""
        setattr(view, name, value)
    known_names = (*PARAMETERS, *SELECTION, *OUTER, *((LIST_PAGE,) if has_list else ()))
    unknown = [name for name in address if name not in known_names]
    if unknown:
        view.notes.append(
            _("The link holds {names}, which means nothing here.").format(
                names=", ".join(name[:40] for name in unknown[:5])
            )
        )


def selected_place() -> str:
    """Return the place that is selected on the map; blank without one."""
    view = st.session_state.get(_SESSION)
    return view.place if view else ""


def write_address(view: View) -> None:
    """Bring the address bar in step with the view."""
    parameters = view.parameters()
    kept = {name: values for name, values in (view.address or {}).items() if name in OUTER}
    parameters |= kept
    if parameters != view.address:
        st.query_params.from_dict(parameters)
        view.address = parameters


def _seed(chosen: Filter, today: dt.date) -> None:
    state = st.session_state
    of_facet = {
        "kind": chosen.kinds,
        "role": chosen.roles,
        "direction": chosen.directions,
        "status": chosen.statuses,
    }
    for facet, choices in CHOICES.items():
        for choice in choices:
            state[f"{facet}:{choice}"] = choice in of_facet[facet]
    state["region"] = sorted(chosen.regions)
    state["dispute"] = [str(dispute) for dispute in Dispute if dispute in chosen.disputes]
    state["words"] = chosen.words
    state["area"] = area_words(chosen.area) if chosen.area else ""
    state["view"] = area_words(chosen.view) if chosen.view else ""
    first = min(max(chosen.first_on or FIRST_DAY, FIRST_DAY), today)
    last = min(max(chosen.last_on or today, first), today)
    state["period"] = (first, last)


def _outline(key: str, faults: list[str]) -> Ring:
    text = st.session_state.get(key, "").strip()
    try:
        return parse_area(text) if text else ()
    except AreaNotUnderstood as error:
        faults.append(str(error))
        return ()


def _read_widgets(today: dt.date, faults: list[str]) -> Filter:
    state = st.session_state

    def ticked(facet: str, choices: type[Choice]) -> frozenset[Choice]:
        return frozenset(choice for choice in choices if state.get(f"{facet}:{choice}"))

    first, last = state["period"]
    return Filter(
        kinds=ticked("kind", Kind),
        roles=ticked("role", Role),
        directions=ticked("direction", Direction),
        statuses=ticked("status", Status),
        disputes=frozenset(Dispute(word) for word in state.get("dispute", ())),
        regions=frozenset(state.get("region", ())),
        words=state.get("words", "").strip(),
        area=_outline("area", faults),
        view=_outline("view", faults),
        first_on=None if first <= FIRST_DAY else first,
        last_on=None if last >= today else last,
    )


def reset(*, today: dt.date) -> None:
    """Choose everything again; the selection goes with it."""
    view = st.session_state[_SESSION]
    view.chosen, view.event, view.place, view.notes, view.faults = Filter(), "", "", [], []
    _seed(view.chosen, today)


def select(*, event: str = "", place: str = "") -> None:
    """Select an event or a place, or nothing; an event keeps the place it was reached from."""
    view = st.session_state[_SESSION]
    view.event = event
    if not event or place:
        view.place = place


def is_embedded() -> bool:
    """Tell whether the page is shown in a frame of another site, as its address asks."""
    return bool(st.context.is_embedded)
