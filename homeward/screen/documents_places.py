"""Correcting the places of an event: which is meant, its role and share, one more, one less."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence

import streamlit as st

from homeward.language import _, language
from homeward.model import Role
from homeward.read.findings import EventPlace, Quote
from homeward.screen.loaders import gazetteer, settings
from homeward.store.proposals import Proposal
from homeward.view import style
from homeward.view.choosing import choosing_map

_NONE = "none"
_MOST_PEOPLE = 1_000_000
_MOST_CANDIDATES = 8


def options_of(place: EventPlace) -> list[str]:
    """Return the ids of the known places that a name may mean, the one taken first."""
    known = gazetteer()
    ids = [place.place_id, *place.candidates]
    return list(dict.fromkeys(each for each in ids if each and each in known))


def draw_places(proposal: Proposal, text: str, key: str) -> tuple[EventPlace, ...]:
    """Draw every place as fields, and a field for one more; return what is chosen."""
    added: list[EventPlace] = st.session_state.setdefault(f"added:{key}", [])
    places = [*proposal.event.places, *added]
    chosen = [_draw_place(place, f"{number}:{key}") for number, place in enumerate(places)]
    _draw_map(places, key)
    _draw_search(proposal, text, key, added)
    return tuple(place for place in chosen if place is not None)


def _draw_place(place: EventPlace, key: str) -> EventPlace | None:
    options = options_of(place)
    box = f"place:{key}"
    columns = st.columns([4, 3, 2])
    # Options are set by a click on the map before the box is drawn.
    st.session_state.setdefault(box, options[0] if options else _NONE)
    words = {each: _place_words(each, options) for each in options}
    words[_NONE] = _("leave this place out") if options else _("not in the gazetteer")
    place_id = str(
        columns[0].selectbox(_name(place), list(words), key=box, format_func=words.__getitem__)
    )
    role = columns[1].selectbox(
        _("Role"),
        list(Role),
        index=list(Role).index(place.role),
        format_func=style.ROLE_NAMES.__getitem__,
        key=f"role:{key}",
    )
    share = columns[2].number_input(
        _("Share"),
        min_value=0,
        max_value=_MOST_PEOPLE,
        value=place.count,
        step=1,
        key=f"share:{key}",
        help=_("How many of the event's people this place stands for, if that is told."),
    )
    if place_id == _NONE and options:
        return None
    return dataclasses.replace(
        _placed(place, place_id) if options else place, role=Role(str(role)), count=share
    )


def _name(place: EventPlace) -> str:
    return f"“{place.quote.exact}”" if place.quote.exact else _("Added place")


def _place_words(place_id: str, options: Sequence[str]) -> str:
    place = gazetteer()[place_id]
    number = f"{list(options).index(place_id) + 1}. " if len(options) > 1 else ""
    precision = style.GEO_PRECISION_NAMES[place.geo_precision]
    return f"{number}{gazetteer().address(place, language=language())} ({precision})"


def _placed(place: EventPlace, place_id: str) -> EventPlace:
    if place_id == place.place_id:
        return place
    known = gazetteer()[place_id]
    candidates = tuple(dict.fromkeys([*filter(None, [place.place_id]), *place.candidates]))
    return dataclasses.replace(
        place,
        name=known.name,
        place_id=place_id,
        country=known.country,
        geo_precision=known.geo_precision,
        lat=known.lat,
        lon=known.lon,
        candidates=candidates,
    )


def _draw_map(places: Sequence[EventPlace], key: str) -> None:
    """Draw the candidates for one name at a time; a click chooses."""
    unsure = {number: place for number, place in enumerate(places) if len(options_of(place)) > 1}
    if not unsure:
        return
    number = st.pills(
        _("Candidates on a map: click the one that is meant"),
        list(unsure),
        default=next(iter(unsure)),
        key=f"name:{key}",
        format_func=lambda each: _name(unsure[each]),
    )
    if number is None:
        return
    box = f"place:{number}:{key}"
    _draw_candidates(
        options_of(unsure[number]),
        box,
        chosen=st.session_state[box],
        take=lambda picked: st.session_state.__setitem__(box, picked),
    )


def _draw_candidates(
    ids: Sequence[str], key: str, *, chosen: str, take: Callable[[str], None]
) -> None:
    chart = f"map:{key}"

    def pick() -> None:
        picked = st.session_state[chart]["selection"].get("pick") or []
        if picked and picked[0]["place_id"] in ids:
            take(picked[0]["place_id"])

    places = [gazetteer()[each] for each in ids]
    st.vega_lite_chart(
        choosing_map(places, chosen=chosen, data_folder=settings().data_folder),
        key=chart,
        on_select=pick,
        selection_mode="pick",
        width="stretch",
    )


def _draw_search(proposal: Proposal, text: str, key: str, added: list[EventPlace]) -> None:
    """Draw a field for a place that reading did not find; the gazetteer tells what it may be."""
    field = f"search:{key}"
    name = st.text_input(
        _("Add a place"), key=field, max_chars=100, placeholder=_("Sumy, Bakhmut direction, …")
    ).strip()
    if not name:
        return
    found = [each.place for each in gazetteer().candidates(name)[:_MOST_CANDIDATES]]
    ids = list(dict.fromkeys(place.place_id for place in found))
    if not ids:
        st.caption(_("The gazetteer knows no place of that name."))
        return
    box = f"candidate:{key}:{name}"
    st.session_state.setdefault(box, ids[0])
    words = {each: _place_words(each, ids) for each in ids}
    columns = st.columns([4, 3, 2], vertical_alignment="bottom")
    place_id = columns[0].selectbox(_("Which one"), ids, key=box, format_func=words.__getitem__)
    role = columns[1].selectbox(
        _("Its role"), list(Role), format_func=style.ROLE_NAMES.__getitem__, key=f"as:{key}"
    )
    if len(ids) > 1:
        _draw_candidates(
            ids, box, chosen=str(place_id),
            take=lambda picked: st.session_state.__setitem__(box, picked),
        )  # fmt: skip

    def add() -> None:
        taken = next(place for place in found if place.place_id == place_id)
        start = text.find(name)
        quote = (
            Quote(exact=name, start=start, end=start + len(name))
            if start >= 0
            else Quote(exact="", start=0, end=0)
        )
        added.append(
            EventPlace(
                name=taken.name, place_id=taken.place_id, country=taken.country,
                role=Role(str(role)), geo_precision=taken.geo_precision,
                lat=taken.lat, lon=taken.lon, count=None, quote=quote, candidates=tuple(ids),
            )
        )  # fmt: skip
        st.session_state[field] = ""

    columns[2].button(_("Add it"), key=f"add:{key}", on_click=add, width="stretch")
