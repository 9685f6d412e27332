"""The description is valid, and says what the handlers do; the page shows all of it."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import Any

import jsonschema
import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator
from starlette.testclient import TestClient

from homeward.api.filtering import FILTER
from homeward.api.operations import OPERATIONS
from homeward.api.parameters import Parameter, read_parameters, takes
from homeward.api.problems import Problem
from homeward.view.filters import PARAMETERS


@pytest.fixture(scope="session")
def described(client: TestClient) -> dict[str, Any]:
    told: dict[str, Any] = client.get("/api/openapi.json").json()
    return told


def test_the_description_is_valid(described: dict[str, Any]) -> None:
    OpenAPIV31SpecValidator(described).validate()
    assert described["openapi"].startswith("3.1")
    assert described["servers"] == [{"url": "http://homeward.example/api"}]


def test_every_filter_of_the_dashboard_is_described(described: dict[str, Any]) -> None:
    told = {each["name"]: each for each in described["paths"]["/events"]["get"]["parameters"]}
    assert set(PARAMETERS) <= set(told)
    undescribed = [each.name for each in FILTER if each.says.startswith("The dashboard's ")]
    assert undescribed == []


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda each: each.name)
def test_what_is_described_can_be_asked_for(client: TestClient, operation: Any) -> None:
    if operation.heavy:
        return  # their own tests make them
    path = operation.path
    for parameter in operation.path_parameters:
        path = path.replace(f"{{{parameter.name}}}", parameter.example)
    answer = client.get(f"/api{path}?{operation.example}")
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].split("; charset")[0] == operation.media_type
    asked = {parameter.name: parameter.example for parameter in operation.parameters}
    asked.pop("offset", None)
    for name, example in asked.items():
        assert example, f"{name} has no example"
        answer = client.get(f"/api{path}", params={name: example})
        assert answer.status_code == 200, answer.text


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda each: each.name)
def test_what_a_schema_lets_through_the_check_lets_through(operation: Any) -> None:
    """A schema's own examples, edges and what lies beyond them, checked by both."""
    for parameter in operation.parameters:
        if parameter.name == "region" or parameter.read or "format" in parameter.schema:
            continue  # these depend on the record, or on more than a schema says
        if parameter.name in ("area", "view"):
            continue
        for value, text in _values(parameter):
            by_schema = _fits(parameter, value)
            try:
                read_parameters([parameter], [(parameter.name, text)], known_regions=())
                by_check = True
            except Problem:
                by_check = False
            assert by_check == by_schema, (parameter.name, text)


def _values(parameter: Parameter) -> list[tuple[Any, str]]:
    schema = parameter.schema["items"] if parameter.many else parameter.schema
    if schema["type"] in ("integer", "number"):
        low, high = schema["minimum"], schema["maximum"]
        return [(each, str(each)) for each in (low, high, low - 1, high + 1, low + 0.5)]
    texts = [*schema.get("enum", []), "nonsense", "x" * schema.get("maxLength", 10)]
    texts.append("x" * (schema.get("maxLength", 10) + 1))
    return [(text, text) for text in texts]


def _fits(parameter: Parameter, value: Any) -> bool:
    wanted = [value] if parameter.many else value
    return jsonschema.Draft202012Validator(parameter.schema).is_valid(wanted)


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.loaded: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        values = dict(attrs)
        if tag == "a":
            self.links.append(values["href"] or "")
        self.loaded += [values[name] or "" for name in ("src", "srcset") if name in values]
        if tag == "link" and values.get("rel") == "stylesheet":
            self.loaded.append(values["href"] or "")

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_the_page_shows_every_path_and_parameter_and_needs_no_script(client: TestClient) -> None:
    answer = client.get("/api/")
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    page = _Page()
    page.feed(answer.text)
    said = "\n".join(page.texts)
    for operation in OPERATIONS:
        assert f"GET /api{operation.path}" in page.texts
        assert operation.summary in page.texts
    for parameter in FILTER:
        assert parameter.name in page.texts
        assert parameter.says in said
    assert takes(FILTER[0].schema["items"]) in said
    assert "script" not in page.tags
    assert page.loaded == []


def test_every_link_of_the_page_leads_somewhere(client: TestClient) -> None:
    page = _Page()
    page.feed(client.get("/api/").text)
    anchors = [link for link in page.links if link.startswith("#")]
    assert anchors
    for link in page.links:
        if link.startswith("http://homeward.example/api/") and "/export." not in link:
            assert client.get(link).status_code == 200, link
        else:
            assert link.startswith(("#", "http://homeward.example/")), link


def test_the_feeds_are_found_from_the_page(client: TestClient) -> None:
    text = client.get("/api/").text
    assert 'type="application/atom+xml"' in text
    assert 'type="application/feed+json"' in text


def test_the_description_never_changes_by_itself(client: TestClient) -> None:
    told = [client.get("/api/openapi.json").content for _ in range(2)]
    assert told[0] == told[1]
    assert json.loads(told[0])
