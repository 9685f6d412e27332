"""The lists hold what the filter shows, in bounded pages, as their schemas describe them."""

from __future__ import annotations

from typing import Any

import jsonschema
import pytest
from starlette.testclient import TestClient

from homeward.api.lists import OPERATIONS
from homeward.export.tables import event_lines
from homeward.model import Kind
from homeward.store.frames import Frames
from homeward.view.commitments import rounds
from homeward.view.filters import Chooser, Filter, parse_filter

LISTS = ["events", "claims", "places", "regions", "commitments"]
FILTERS = [
    "",
    "kind=body_repatriation&region=UA-14",
    "status=disputed&from=2025-06-01&to=2025-12-31",
    "role=handover&direction=to_ukraine&q=belarus",
]


def get(client: TestClient, address: str) -> Any:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return answer.json()


def everything(client: TestClient, name: str, query: str) -> list[Any]:
    """Follow the links from page to page."""
    address, found = f"/api/{name}?{query}&limit=7".replace("?&", "?"), []
    while address:
        page = get(client, address)
        assert len(page[name]) <= 7
        found += page[name]
        address = page["links"].get("next", "")
    assert len(found) == page["total"]
    return found


@pytest.mark.parametrize("query", FILTERS)
def test_the_events_are_exactly_those_that_the_dashboard_shows(
    client: TestClient, chooser: Chooser, query: str
) -> None:
    parameters: dict[str, list[str]] = {}
    for pair in filter(None, query.split("&")):
        name, value = pair.split("=")
        parameters.setdefault(name, []).append(value)
    chosen, notes = parse_filter(parameters, known_regions=chooser.regions)
    assert not notes
    lines = event_lines(chooser.choose(chosen))
    assert lines
    told = everything(client, "events", query)
    assert [each["event_id"] for each in told] == [line["event_id"] for line in lines]
    for each, line in zip(told, lines, strict=True):
        shared = set(each) & set(line) - {"places", "claim_ids", "source_urls"}
        assert len(shared) > 15
        assert {name: each[name] for name in shared} == {name: line[name] for name in shared}
        assert " ".join(each["source_urls"]) == line["source_urls"]


def test_an_event_alone_tells_its_claims_places_and_links(
    client: TestClient, frames: Frames
) -> None:
    told = get(client, "/api/events/BR-2024-11-08")
    claims = frames.claims[frames.claims["event_id"] == "BR-2024-11-08"]
    assert [each["claim_id"] for each in told["claims"]] == list(claims["claim_id"])
    assert [each["statement"] for each in told["claims"]] == list(claims["statement"])
    assert told["links"] == {
        "self": "http://homeward.example/api/events/BR-2024-11-08",
        "dashboard": "http://homeward.example/?event=BR-2024-11-08",
        "collection": "http://homeward.example/api/events",
    }
    assert client.get(told["links"]["self"]).json() == told


def test_the_claims_are_those_about_the_events_shown(client: TestClient, frames: Frames) -> None:
    query = "kind=prisoner_exchange&from=2025-05-01&to=2025-06-30"
    events = {each["event_id"] for each in everything(client, "events", query)}
    claims = frames.claims[frames.claims["event_id"].isin(events)]
    told = everything(client, "claims", query)
    assert {each["claim_id"] for each in told} == set(claims["claim_id"])


def test_a_place_tells_how_many_events_it_has(client: TestClient, frames: Frames) -> None:
    places = {each["place_id"]: each for each in everything(client, "places", "role=recovery")}
    own = frames.event_places[frames.event_places["role"] == "recovery"]
    counts = own.groupby("place_id")["event_id"].nunique()
    assert {place_id: each["events"] for place_id, each in places.items()} == dict(counts)
    assert all(set(each["roles"]) == {"recovery"} for each in places.values())


def test_a_region_tells_how_many_events_choosing_it_shows(client: TestClient) -> None:
    for each in everything(client, "regions", "kind=body_repatriation"):
        page = get(client, f"/api/events?kind=body_repatriation&region={each['region']}&limit=1")
        assert page["total"] == each["events"]
        assert each["name"] != each["region"]


def test_a_commitment_tells_what_was_delivered(client: TestClient, frames: Frames) -> None:
    told = {each["event_id"]: each for each in everything(client, "commitments", "")}
    made = [commitment for each in rounds(frames) for commitment in each.commitments]
    assert set(told) == {each.event.event_id for each in made}
    for each in made:
        promises = told[each.event.event_id]["promises"]
        assert [promise["delivered"] for promise in promises] == [
            promise.delivered for promise in each.promises
        ]


def test_commitments_and_events_of_other_kinds_are_not_mixed(
    client: TestClient, chooser: Chooser
) -> None:
    assert everything(client, "commitments", "kind=prisoner_exchange") == []
    shown = chooser.choose(Filter(kinds=frozenset({Kind.COMMITMENT})))
    assert len(everything(client, "commitments", "")) == shown.count


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda each: each.name)
def test_an_answer_holds_exactly_what_its_schema_describes(
    client: TestClient, operation: Any
) -> None:
    assert operation.schema
    path = operation.path.replace("{event_id}", "BR-2024-11-08")
    told = get(client, f"/api{path}" + ("" if "{" in operation.path else "?limit=1000"))
    jsonschema.Draft202012Validator(operation.schema).validate(told)


def test_every_event_alone_fits_its_schema(client: TestClient, frames: Frames) -> None:
    (operation,) = [each for each in OPERATIONS if each.name == "event"]
    assert operation.schema
    validator = jsonschema.Draft202012Validator(operation.schema)
    for event_id in frames.events["event_id"]:
        validator.validate(get(client, f"/api/events/{event_id}"))


def test_the_links_lead_from_page_to_page_and_back(client: TestClient) -> None:
    first = get(client, "/api/events?kind=body_repatriation&limit=10")
    assert "prev" not in first["links"]
    second = get(client, first["links"]["next"])
    assert second["events"][0] != first["events"][0]
    assert get(client, second["links"]["prev"])["events"] == first["events"]
    header = client.get(first["links"]["next"]).headers["link"]
    assert f'<{second["links"]["prev"]}>; rel="prev"' in header
    beyond = get(client, "/api/events?offset=1000000")
    assert beyond["events"] == []
    assert "next" not in beyond["links"]
    assert get(client, beyond["links"]["prev"])["events"]
