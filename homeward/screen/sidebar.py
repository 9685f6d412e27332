"""The sidebar: every facet with how many events each choice would show."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import streamlit as st

from homeward.geo.gazetteer import Gazetteer
from homeward.language import N_, Words, _, language
from homeward.screen.area import draw_area
from homeward.screen.state import Choice, reset
from homeward.view import style
from homeward.view.filters import Dispute, Shown, Status
from homeward.view.words import number


def draw_sidebar(shown: Shown, *, places: Gazetteer, today: dt.date) -> None:
    """Draw the filters; their values are in the session already."""
    facets = shown.facets
    with st.sidebar:
        st.text_input(
            _("Search"),
            key="words",
            placeholder=_("summary, claim, source, place"),
            help=_("Every word has to occur in the event's summary, claims, sources or places."),
        )
        _boxes(
            _("Kind"), "kind", facets.kinds, {kind: s.name for kind, s in style.KIND_STYLES.items()}
        )
        _regions(shown, places)
        draw_area(shown)
        _boxes(_("Role of place"), "role", facets.roles, style.ROLE_NAMES, style.ROLE_EXPLANATIONS)
        _boxes(_("Side"), "direction", facets.directions, style.DIRECTION_NAMES)
        _boxes(_("Status"), "status", facets.statuses, style.STATUS_NAMES, _STATUS_EXPLANATIONS)
        _disputes(shown)
        st.caption(_("Nothing ticked means everything. Numbers: events each choice would show."))
        st.button(_("Reset filters"), on_click=reset, kwargs={"today": today}, width="stretch")


_STATUS_EXPLANATIONS = Words(
    {
        Status.UNDISPUTED: N_("several sources, which agree"),
        Status.DISPUTED: N_("sources differ on a number, a day, a place or the meaning"),
        Status.SINGLE_SOURCE: N_("one claim only"),
    }
)


def _boxes(
    title: str,
    facet: str,
    counts: Mapping[Choice, int],
    names: Mapping[Choice, str],
    explanations: Mapping[Choice, str] | None = None,
) -> None:
    st.markdown(f"**{title}**")
    for choice, name in names.items():
        st.checkbox(
            f"{name} · {number(counts[choice])}",
            key=f"{facet}:{choice}",
            help=(explanations or {}).get(choice),
        )


def _regions(shown: Shown, places: Gazetteer) -> None:
    counts = shown.facets.regions
    names = {code: _region_name(code, places) for code in counts}
    ordered = sorted(
        counts,
        # A country stands before its regions; the countries with most events come first.
        key=lambda code: (
            -counts.get(code[:2], 0),
            code[:2],
            len(code) > 2,
            names[code],
        ),
    )
    # Labels carry counts, which change; setting the value anew keeps the choice with them.
    st.session_state["region"] = [
        code for code in st.session_state.get("region", []) if code in counts
    ]
    st.multiselect(
        _("Region"),
        ordered,
        key="region",
        format_func=lambda code: (
            f"{names[code]} · {number(counts[code])}"
            if len(code) == 2
            else f"{names[code]}, {names.get(code[:2], code[:2])} · {number(counts[code])}"
        ),
        placeholder=_("Country, oblast or region"),
        help=_("An event is in a region when one of its places is."),
    )


def _disputes(shown: Shown) -> None:
    counts = shown.facets.disputes
    # Labels carry counts, which change; setting the value anew keeps the choice with them.
    st.session_state["dispute"] = list(st.session_state.get("dispute", []))
    st.multiselect(
        _("Dispute about"),
        [str(dispute) for dispute in Dispute],
        key="dispute",
        format_func=lambda word: (
            f"{style.DISPUTE_NAMES[Dispute(word)]} · {number(counts[Dispute(word)])}"
        ),
        placeholder=_("On what the sources differ"),
    )


def _region_name(code: str, places: Gazetteer) -> str:
    place = places.get(f"iso:{code}")
    return place.name_in(language()) if place else code
