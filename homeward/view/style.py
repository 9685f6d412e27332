"""How things look and what they are called: colours, shapes and words, in one place.

Colours are Okabe and Ito's (2008), told apart with any colour vision; every kind has a
shape of its own as well, so that nothing rests on colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from homeward.model import (
    CommitmentStatus,
    Direction,
    GeoPrecision,
    Kind,
    Role,
    Side,
    Stance,
)
from homeward.view.filters import Dispute, Status


@dataclass(frozen=True, kw_only=True)
class KindStyle:
    """How a kind of event is drawn and named."""

    name: str
    plural: str
    colour: str
    text_colour: str
    """The colour darkened until it reads as text on white (WCAG 2.2 AA, 4.5 : 1)."""
    shape: str


KIND_STYLES = {
    Kind.BODY_REPATRIATION: KindStyle(
        name="Repatriation of bodies",
        plural="Repatriations of bodies",
        colour="#0072B2",
        text_colour="#005A8C",
        shape="circle",
    ),
    Kind.PRISONER_EXCHANGE: KindStyle(
        name="Prisoner exchange",
        plural="Prisoner exchanges",
        colour="#E69F00",
        text_colour="#8A5A00",
        shape="square",
    ),
    Kind.NEGOTIATION_ROUND: KindStyle(
        name="Negotiation round",
        plural="Negotiation rounds",
        colour="#009E73",
        text_colour="#00664B",
        shape="diamond",
    ),
    Kind.COMMITMENT: KindStyle(
        name="Commitment",
        plural="Commitments",
        colour="#CC79A7",
        text_colour="#94416F",
        shape="triangle",
    ),
}

ROLE_NAMES = {
    Role.RECOVERY: "Place of recovery",
    Role.HELD: "Held (morgue or captivity)",
    Role.HANDOVER: "Place of handover",
    Role.VENUE: "Venue of talks",
    Role.DESTINATION: "Destination",
}
ROLE_EXPLANATIONS = {
    Role.RECOVERY: "where the dead were found or had fought",
    Role.HELD: "morgues, places of captivity",
    Role.HANDOVER: "where the transfer took place",
    Role.VENUE: "where negotiators met",
    Role.DESTINATION: "where they were brought",
}
DIRECTION_NAMES = {Direction.TO_UKRAINE: "To Ukraine", Direction.TO_RUSSIA: "To Russia"}
WAYS = {Direction.TO_UKRAINE: "to Ukraine", Direction.TO_RUSSIA: "to Russia"}
"""The same within a sentence."""

STATUS_NAMES = {
    Status.UNDISPUTED: "Undisputed",
    Status.DISPUTED: "Disputed",
    Status.SINGLE_SOURCE: "Single source",
}
DISPUTE_NAMES = {
    Dispute.COUNT: "The number",
    Dispute.DATE: "The day",
    Dispute.PLACE: "The place",
    Dispute.BREAKDOWN: "The breakdown",
    Dispute.NATURE: "What was agreed or done",
    Dispute.IDENTITY: "Who the dead or the people are",
    Dispute.STATUS: "Whether it was carried out",
    Dispute.WHO: "Who took part",
}
SIDE_NAMES = {
    Side.UKRAINE: "Ukraine",
    Side.RUSSIA: "Russia",
    Side.THIRD_PARTY: "Third party",
    Side.MEDIA: "Media",
}
STANCE_NAMES = {
    Stance.ASSERTS: "says",
    Stance.DISPUTES: "disputes",
    Stance.DENIES: "denies",
    Stance.DECLINES: "neither confirms nor denies",
}
COMMITMENT_STATUS_NAMES = {
    CommitmentStatus.OPEN: "Open",
    CommitmentStatus.PARTLY_MET: "Partly met",
    CommitmentStatus.MET: "Met",
    CommitmentStatus.DISPUTED: "Disputed",
    CommitmentStatus.LAPSED: "Lapsed",
}
GEO_PRECISION_NAMES = {
    GeoPrecision.EXACT: "exact spot",
    GeoPrecision.SETTLEMENT: "town or village",
    GeoPrecision.NEAR: "near the town",
    GeoPrecision.ADMIN1: "oblast or region",
    GeoPrecision.AREA: "wider area",
    GeoPrecision.COUNTRY: "country",
    GeoPrecision.UNKNOWN: "precision unknown",
}

SMALLEST_RADIUS = 5.0
"""Pixels: below it a mark can be neither seen nor hit (WCAG 2.2, 2.5.8 asks for 24 px targets;
the hit area is larger than the drawing)."""

RADIUS_PER_ROOT_PERSON = 0.5
"""Pixels per square root of a person, so that area is proportional to people."""

SIZE_LEGEND = (100, 1000, 5000)
"""The numbers of people whose sizes the legend shows."""


def radius(people: int) -> float:
    """Return a mark's radius in pixels for a number of people; its area grows with them."""
    return float(max(SMALLEST_RADIUS, RADIUS_PER_ROOT_PERSON * people**0.5))
