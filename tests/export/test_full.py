from __future__ import annotations

import datetime as dt
import json

import pandas as pd
from hostile_text import HOSTILE

from homeward.export.full import full_json
from homeward.model import Kind
from homeward.view.filters import Chooser, Filter, Shown

DAY = dt.date(2026, 6, 1)


def test_every_claim_of_the_shown_events_is_told(chooser: Chooser) -> None:
    shown = chooser.choose(Filter(kinds=frozenset({Kind.COMMITMENT})))
    read = json.loads(full_json(shown, made_on=DAY))
    assert read["homeward"]["events"] == shown.count == len(read["events"])
    held = shown.frames.claims.set_index("claim_id")
    for event in read["events"]:
        assert [claim["claim_id"] for claim in event["claims"]] == event["claim_ids"]
        for claim in event["claims"]:
            row = held.loc[claim["claim_id"]]
            for name in ("statement", "publisher", "source_url", "stance", "scope", "said_on"):
                assert claim[name] == row[name]
            best = row["to_ukraine_best"]
            assert claim["to_ukraine_best"] == (None if pd.isna(best) else best)


def test_parts_links_and_statuses_go_with_their_event(chooser: Chooser) -> None:
    shown = chooser.choose(Filter())
    events = json.loads(full_json(shown, made_on=DAY))["events"]
    for name, frame in (
        ("parts", shown.frames.parts),
        ("links", shown.frames.links),
        ("commitment_statuses", shown.frames.statuses),
        ("participants", shown.frames.participants),
        ("places", shown.frames.event_places),
    ):
        assert sum(len(event[name]) for event in events) == len(frame), name


def test_hostile_text_comes_back_unchanged(hostile: Shown) -> None:
    (event,) = json.loads(full_json(hostile, made_on=DAY))["events"]
    assert event["summary"] == HOSTILE
    assert event["claims"][0]["statement"] == HOSTILE


def test_the_same_choice_gives_the_same_bytes(chooser: Chooser) -> None:
    shown = chooser.choose(Filter())
    assert full_json(shown, made_on=DAY) == full_json(shown, made_on=DAY)
