"""What the record covers and where it is weak, as small tables."""

from __future__ import annotations

import pandas as pd

from homeward.language import _
from homeward.model import Kind, Stance
from homeward.store.frames import Frames
from homeward.view.style import KIND_STYLES


def events_by_year(frames: Frames) -> pd.DataFrame:
    """Count events by kind (rows) and year of their first day (columns, then "All")."""
    events = frames.events
    years = events["starts_on"].dt.year.astype("Int64").astype("string").fillna(_("no date"))
    counted = pd.crosstab(events["kind"], years)
    counted = counted.reindex([str(kind) for kind in Kind], fill_value=0)
    counted[_("All")] = counted.sum(axis=1)
    counted.index = pd.Index([style.plural for style in KIND_STYLES.values()], name=_("Kind"))
    counted.columns.name = None
    return counted


def weak_spots_in_numbers(frames: Frames) -> pd.DataFrame:
    """Count what is weak in the store; columns: What, Number, Of."""
    events, claims = frames.events, frames.claims
    lines = [
        (_("Events that rest on a single source"), (events["claims"] == 1).sum(), len(events)),
        (_("Events whose sources differ"), (events["status"] == "disputed").sum(), len(events)),
        (_("Events without an exact day"), (events["date_precision"] != "day").sum(), len(events)),
        (_("Events with an inferred date"), events["date_inferred"].sum(), len(events)),
        (
            _("Events without a place"),
            (~events["event_id"].isin(set(frames.event_places["event_id"]))).sum(),
            len(events),
        ),
        (_("Events kept out of totals"), (~events["counted"]).sum(), len(events)),
        (_("Claims without an address"), (claims["source_url"] == "").sum(), len(claims)),
        (
            _("Claims without a date of publication"),
            (claims["published_on"] == "").sum(),
            len(claims),
        ),
        (_("Claims seen in a republished text"), claims["republisher"].sum(), len(claims)),
        (_("Claims that dispute or deny"), (claims["stance"] != Stance.ASSERTS).sum(), len(claims)),
    ]
    return pd.DataFrame(
        [(what, int(number), of) for what, number, of in lines],
        columns=[_("What"), _("Number"), _("Of")],
    )
