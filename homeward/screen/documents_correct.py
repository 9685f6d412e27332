"""Correcting an event read from a document: kind, date, numbers, and which places are meant."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import streamlit as st

from homeward.errors import DecisionRefused
from homeward.model import Count, Direction, Kind, Role, interval
from homeward.read.findings import Event, EventPlace
from homeward.screen.documents import desk, say
from homeward.screen.loaders import gazetteer, settings
from homeward.store.proposals import Proposal
from homeward.view import style
from homeward.view.choosing import choosing_map
from homeward.view.proposals import count_of
from homeward.view.words import plural

_NONE = "none"
_MOST_PEOPLE = 1_000_000


def draw_corrections(proposal: Proposal) -> None:
    """Draw an event's values as fields; saving keeps them beside what was read."""
    unsure = [place for place in proposal.event.places if len(_options(place)) > 1]
    words = "Correct it"
    if unsure:
        words += f" · {plural(len(unsure), 'place')} with other candidates"
    with st.expander(words):
        key = f"{proposal.proposal_id}:{proposal.version}"
        kind = st.selectbox(
            "Kind",
            list(Kind),
            index=list(Kind).index(proposal.event.kind),
            format_func=lambda each: style.KIND_STYLES[each].name,
            key=f"kind:{key}",
        )
        date = st.text_input(
            "Date",
            value=proposal.event.date or "",
            placeholder="2025-06-11, 2025-06 or 2025; blank where not told",
            max_chars=10,
            key=f"date:{key}",
        )
        counts = {way: _draw_count(proposal, way, key) for way in Direction}
        places = _draw_places(proposal, key)
        columns = st.columns(2)
        columns[0].button(
            "Save the correction",
            key=f"save:{key}",
            on_click=_save,
            args=(proposal, kind, date, counts, places),
            width="stretch",
        )
        if proposal.corrected is not None:
            columns[1].button(
                "Back to what was read",
                key=f"as_read:{key}",
                on_click=_correct,
                args=(proposal, proposal.found),
                width="stretch",
            )


def _draw_count(proposal: Proposal, way: Direction, key: str) -> tuple[int | None, ...]:
    count = count_of(proposal, way) or Count()
    columns = st.columns(3)
    bounds = (("lowest", count.low), ("best", count.best), ("highest", count.high))
    return tuple(
        column.number_input(
            f"{style.DIRECTION_NAMES[way]}, {name}",
            min_value=0,
            max_value=_MOST_PEOPLE,
            value=value,
            step=1,
            key=f"{way}:{name}:{key}",
        )
        for column, (name, value) in zip(columns, bounds, strict=True)
    )


def _options(place: EventPlace) -> list[str]:
    known = gazetteer()
    ids = [place.place_id, *place.candidates]
    return list(dict.fromkeys(each for each in ids if each and each in known))


def _draw_places(proposal: Proposal, key: str) -> list[tuple[EventPlace, str, Role]]:
    """Draw every place with the places its name may mean; return what is chosen."""
    chosen: list[tuple[EventPlace, str, Role]] = []
    for number, place in enumerate(proposal.event.places):
        options = _options(place)
        box = f"place:{number}:{key}"
        columns = st.columns([3, 2])
        # Options are set by a click on the map before the box is drawn.
        st.session_state.setdefault(box, options[0] if options else _NONE)
        names = {each: _place_words(each, options) for each in [*options, _NONE]}
        place_id = str(
            columns[0].selectbox(
                f"“{place.quote.exact}”", list(names), key=box, format_func=names.__getitem__
            )
        )
        role = columns[1].selectbox(
            "Role",
            [str(each) for each in Role],
            index=list(Role).index(place.role),
            format_func=_role_name,
            key=f"role:{number}:{key}",
        )
        chosen.append((place, place_id, Role(str(role))))
    _draw_map(proposal, key)
    return chosen


def _role_name(role: str) -> str:
    return style.ROLE_NAMES[Role(role)]


def _place_words(place_id: str, options: Sequence[str]) -> str:
    if place_id == _NONE:
        return "leave this place out"
    place = gazetteer()[place_id]
    number = f"{list(options).index(place_id) + 1}. " if len(options) > 1 else ""
    precision = style.GEO_PRECISION_NAMES[place.geo_precision]
    return f"{number}{gazetteer().address(place)} ({precision})"


def _draw_map(proposal: Proposal, key: str) -> None:
    """Draw the candidates for one name at a time; a click chooses."""
    unsure = {
        number: place
        for number, place in enumerate(proposal.event.places)
        if len(_options(place)) > 1
    }
    if not unsure:
        return
    number = st.pills(
        "Candidates on a map: click the one that is meant",
        list(unsure),
        default=next(iter(unsure)),
        key=f"name:{key}",
        format_func=lambda each: f"“{unsure[each].quote.exact}”",
    )
    if number is None:
        return
    box = f"place:{number}:{key}"
    chart = f"map:{box}"

    def pick() -> None:
        picked = st.session_state[chart]["selection"].get("pick") or []
        if picked:
            st.session_state[box] = picked[0]["place_id"]

    places = [gazetteer()[each] for each in _options(unsure[number])]
    chosen = st.session_state[box]
    st.vega_lite_chart(
        choosing_map(places, chosen=chosen, data_folder=settings().data_folder),
        key=chart,
        on_select=pick,
        selection_mode="pick",
        width="stretch",
    )


def _save(
    proposal: Proposal,
    kind: Kind,
    date: str,
    counts: dict[Direction, tuple[int | None, ...]],
    places: list[tuple[EventPlace, str, Role]],
) -> None:
    date = date.strip()
    try:
        if date:
            interval(date)
        to_ukraine, to_russia = (_count(counts[way]) for way in Direction)
    except ValueError as error:
        say(f"Not saved: {error}.", error=True)
        return
    corrected = dataclasses.replace(
        proposal.event,
        kind=kind,
        topic=proposal.event.topic if kind is proposal.event.kind else kind,
        date=date or None,
        to_ukraine=to_ukraine,
        to_russia=to_russia,
        places=tuple(
            _placed(place, place_id, role) for place, place_id, role in places if place_id != _NONE
        ),
    )
    _correct(proposal, corrected)


def _count(bounds: tuple[int | None, ...]) -> Count | None:
    low, best, high = bounds
    if low is best is high is None:
        return None
    return Count(low=low, best=best, high=high)


def _placed(place: EventPlace, place_id: str, role: Role) -> EventPlace:
    if place_id == place.place_id:
        return dataclasses.replace(place, role=role)
    known = gazetteer()[place_id]
    candidates = tuple(dict.fromkeys([*filter(None, [place.place_id]), *place.candidates]))
    return dataclasses.replace(
        place,
        name=known.name,
        place_id=place_id,
        country=known.country,
        role=role,
        geo_precision=known.geo_precision,
        lat=known.lat,
        lon=known.lon,
        candidates=candidates,
    )


def _correct(proposal: Proposal, event: Event) -> None:
    if event == proposal.event:
        say("Nothing was changed.")
        return
    try:
        desk().correct(proposal, event)
    except DecisionRefused as error:
        say(str(error), error=True)
    else:
        say("The correction is kept beside what was read.")
