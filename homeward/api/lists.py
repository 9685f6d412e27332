"""The lists: events, claims, places, regions and commitments that fit the filter."""

from __future__ import annotations

from typing import Any

import numpy as np

from homeward.api import schemas
from homeward.api.filtering import FILTER, PAGING
from homeward.api.operation import JSON, Answer, Call, Operation
from homeward.api.pages import page, to_json, window
from homeward.api.parameters import Parameter
from homeward.export.citation import LICENCE, LICENCE_URL
from homeward.language import N_
from homeward.view.filters import Shown


def _shown(call: Call) -> Shown:
    return call.held.chooser.choose(call.asked.chosen)


def _events(call: Call) -> Answer:
    found = np.flatnonzero(_shown(call).events)
    lines = call.held.contents.events_at(found[window(call, len(found))])
    return page(call, "events", lines, len(found))


def _event(call: Call) -> Answer:
    event_id = call.path["event_id"]
    row = call.held.contents.row_of.get(event_id)
    if row is None:
        raise call.refusal(404, N_("The store holds no event {name!r}."), name=event_id[:60])
    body = {
        **call.held.contents.full_at(np.array([row]))[0],
        "licence": LICENCE,
        "licence_url": LICENCE_URL,
        "links": {
            "self": call.address(f"events/{event_id}"),
            "dashboard": call.dashboard(event_id),
            "collection": call.address("events"),
        },
    }
    return Answer(body=to_json(body), media_type=JSON)


def _claims(call: Call) -> Answer:
    claims, of_event = call.held.contents.claims
    found = np.flatnonzero(_shown(call).events[of_event])
    lines = [claims[row] for row in found[window(call, len(found))]]
    return page(call, "claims", lines, len(found))


def _whole_list(call: Call, name: str, lines: list[dict[str, Any]]) -> Answer:
    return page(call, name, lines[window(call, len(lines))], len(lines))


def _places(call: Call) -> Answer:
    return _whole_list(call, "places", call.held.contents.places(_shown(call)))


def _regions(call: Call) -> Answer:
    return _whole_list(call, "regions", call.held.contents.regions(_shown(call)))


def _commitments(call: Call) -> Answer:
    shown, row_of = _shown(call), call.held.contents.row_of
    lines = [
        each for each in call.held.contents.commitments if shown.events[row_of[each["event_id"]]]
    ]
    return _whole_list(call, "commitments", lines)


EVENT_ID = Parameter(
    name="event_id",
    says="The id of an event.",
    schema={"type": "string", "maxLength": 500},
    example="BR-2024-11-08",
)

OPERATIONS = (
    Operation(
        name="events",
        path="/events",
        summary="The events that fit, by date, each with its numbers, places and sources.",
        group="Lists",
        make=_events,
        parameters=FILTER + PAGING,
        schema=schemas.page_of("events", schemas.EVENT),
        example="kind=body_repatriation&region=UA-14&limit=20",
    ),
    Operation(
        name="event",
        path="/events/{event_id}",
        summary="One event with everything that is held about it: claims, breakdown, links.",
        group="Lists",
        make=_event,
        path_parameters=(EVENT_ID,),
        schema=schemas.FULL_EVENT,
    ),
    Operation(
        name="claims",
        path="/claims",
        summary="The claims about the events that fit: who says what, where it was published.",
        group="Lists",
        make=_claims,
        parameters=FILTER + PAGING,
        schema=schemas.page_of("claims", schemas.CLAIM),
        example="status=disputed&from=2025-06-01",
    ),
    Operation(
        name="places",
        path="/places",
        summary="The places of the events that fit, with how many events each has by role.",
        group="Lists",
        make=_places,
        parameters=FILTER + PAGING,
        schema=schemas.page_of("places", schemas.PLACE),
        example="role=handover",
    ),
    Operation(
        name="regions",
        path="/regions",
        summary="The regions of the record, with how many events choosing each would show.",
        group="Lists",
        make=_regions,
        parameters=FILTER + PAGING,
        schema=schemas.page_of("regions", schemas.REGION),
        example="kind=prisoner_exchange",
    ),
    Operation(
        name="commitments",
        path="/commitments",
        summary="The commitments that fit: what was promised, what was delivered, who says what.",
        group="Lists",
        make=_commitments,
        parameters=FILTER + PAGING,
        schema=schemas.page_of("commitments", schemas.COMMITMENT),
        example="direction=to_ukraine",
    ),
)
