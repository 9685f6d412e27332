"""How things look and what they are called: colours, shapes and words, in one place.

Colours are Okabe and Ito's (2008), told apart with any colour vision; every kind has a
shape of its own as well, so that nothing rests on colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from homeward.language import N_, Words, _
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

    noted_name: str
    noted_plural: str
    colour: str
    text_colour: str
    """The colour darkened until it reads as text on white (WCAG 2.2 AA, 4.5 : 1)."""
    shape: str

    @property
    def name(self) -> str:
        """Name one event of the kind."""
        return _(self.noted_name)

    @property
    def plural(self) -> str:
        """Name several events of the kind."""
        return _(self.noted_plural)


KIND_STYLES = {
    Kind.BODY_REPATRIATION: KindStyle(
        noted_name=N_("Repatriation of bodies"),
        noted_plural=N_("Repatriations of bodies"),
        colour="#0072B2",
        text_colour="#005A8C",
        shape="circle",
    ),
    Kind.PRISONER_EXCHANGE: KindStyle(
        noted_name=N_("Prisoner exchange"),
        noted_plural=N_("Prisoner exchanges"),
        colour="#E69F00",
        text_colour="#8A5A00",
        shape="square",
    ),
    Kind.NEGOTIATION_ROUND: KindStyle(
        noted_name=N_("Negotiation round"),
        noted_plural=N_("Negotiation rounds"),
        colour="#009E73",
        text_colour="#00664B",
        shape="diamond",
    ),
    Kind.COMMITMENT: KindStyle(
        noted_name=N_("Commitment"),
        noted_plural=N_("Commitments"),
        colour="#CC79A7",
        text_colour="#94416F",
        shape="triangle",
    ),
}

ROLE_NAMES = Words(
    {
        Role.RECOVERY: N_("Place of recovery"),
        Role.HELD: N_("Held (morgue or captivity)"),
        Role.HANDOVER: N_("Place of handover"),
        Role.VENUE: N_("Venue of talks"),
        Role.DESTINATION: N_("Destination"),
    }
)
ROLE_EXPLANATIONS = Words(
    {
        Role.RECOVERY: N_("where the dead were found or had fought"),
        Role.HELD: N_("morgues, places of captivity"),
        Role.HANDOVER: N_("where the transfer took place"),
        Role.VENUE: N_("where negotiators met"),
        Role.DESTINATION: N_("where they were brought"),
    }
)
DIRECTION_NAMES = Words(
    {Direction.TO_UKRAINE: N_("To Ukraine"), Direction.TO_RUSSIA: N_("To Russia")}
)
WAYS = Words({Direction.TO_UKRAINE: N_("to Ukraine"), Direction.TO_RUSSIA: N_("to Russia")})
"""The same within a sentence."""

STATUS_NAMES = Words(
    {
        Status.UNDISPUTED: N_("Undisputed"),
        Status.DISPUTED: N_("Disputed"),
        Status.SINGLE_SOURCE: N_("Single source"),
    }
)
DISPUTE_NAMES = Words(
    {
        Dispute.COUNT: N_("The number"),
        Dispute.DATE: N_("The day"),
        Dispute.PLACE: N_("The place"),
        Dispute.BREAKDOWN: N_("The breakdown"),
        Dispute.NATURE: N_("What was agreed or done"),
        Dispute.IDENTITY: N_("Who the dead or the people are"),
        Dispute.STATUS: N_("Whether it was carried out"),
        Dispute.WHO: N_("Who took part"),
    }
)
SIDE_NAMES = Words(
    {
        Side.UKRAINE: N_("Ukraine"),
        Side.RUSSIA: N_("Russia"),
        Side.THIRD_PARTY: N_("Third party"),
        Side.MEDIA: N_("Media"),
    }
)
STANCE_NAMES = Words(
    {
        Stance.ASSERTS: N_("says"),
        Stance.DISPUTES: N_("disputes"),
        Stance.DENIES: N_("denies"),
        Stance.DECLINES: N_("neither confirms nor denies"),
    }
)
COMMITMENT_STATUS_NAMES = Words(
    {
        CommitmentStatus.OPEN: N_("Open"),
        CommitmentStatus.PARTLY_MET: N_("Partly met"),
        CommitmentStatus.MET: N_("Met"),
        CommitmentStatus.DISPUTED: N_("Disputed"),
        CommitmentStatus.LAPSED: N_("Lapsed"),
    }
)
GEO_PRECISION_NAMES = Words(
    {
        GeoPrecision.EXACT: N_("exact spot"),
        GeoPrecision.SETTLEMENT: N_("town or village"),
        GeoPrecision.NEAR: N_("near the town"),
        GeoPrecision.ADMIN1: N_("oblast or region"),
        GeoPrecision.AREA: N_("wider area"),
        GeoPrecision.COUNTRY: N_("country"),
        GeoPrecision.UNKNOWN: N_("precision unknown"),
    }
)

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
