"""Correcting who says what of an event: claimant, side, stance."""

from __future__ import annotations

import dataclasses

import streamlit as st

from homeward.language import _
from homeward.model import Side, Stance
from homeward.read.findings import Claim
from homeward.store.proposals import Proposal
from homeward.view import style

_MOST_SHOWN = 12


def draw_claims(proposal: Proposal, key: str) -> tuple[Claim, ...]:
    """Draw every claim as fields under its words; return what is chosen."""
    claims = proposal.event.claims
    chosen = [_draw_claim(claim, f"{number}:{key}")
              for number, claim in enumerate(claims[:_MOST_SHOWN])]  # fmt: skip
    return (*chosen, *claims[_MOST_SHOWN:])


def _draw_claim(claim: Claim, key: str) -> Claim:
    words = " ".join(claim.quote.exact.split())
    st.text(f"“{words[:160]}{'…' if len(words) > 160 else ''}”")
    columns = st.columns([4, 3, 3])
    claimant = columns[0].text_input(
        _("Who says it"),
        value=claim.claimant or "",
        placeholder=_("The document itself"),
        max_chars=120,
        key=f"claimant:{key}",
    )
    sides = [None, *Side]
    side = columns[1].selectbox(
        _("Side"),
        sides,
        index=sides.index(claim.side),
        format_func=lambda each: style.SIDE_NAMES[each] if each else _("not told"),
        key=f"side:{key}",
    )
    stance = columns[2].selectbox(
        _("What they do"),
        list(Stance),
        index=list(Stance).index(claim.stance),
        format_func=style.STANCE_NAMES.__getitem__,
        key=f"stance:{key}",
    )
    return dataclasses.replace(
        claim, claimant=" ".join(claimant.split()) or None, side=side, stance=Stance(str(stance))
    )
