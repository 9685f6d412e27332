"""Everything that can be asked for, in the order of the page that shows it."""

from __future__ import annotations

from dataclasses import replace

from homeward.api import exporting, features, feeds, lists
from homeward.api.filtering import LANGUAGE, REFUSALS_LANGUAGE
from homeward.api.openapi import describe
from homeward.api.operation import Answer, Call, Operation
from homeward.api.pages import to_json
from homeward.api.reference import reference


def _openapi(call: Call) -> Answer:
    return Answer(
        body=to_json(describe(OPERATIONS, address=call.api.rstrip("/"))),
        media_type=features.OPENAPI_TYPE,
    )


def _page(call: Call) -> Answer:
    return Answer(body=reference(OPERATIONS, call=call), media_type="text/html")


def _with_language(operation: Operation) -> Operation:
    """Let every operation be asked in a language, be it only for its refusals."""
    if any(each.name == LANGUAGE.name for each in operation.parameters):
        return operation
    return replace(operation, parameters=(*operation.parameters, REFUSALS_LANGUAGE))


_OPERATIONS: tuple[Operation, ...] = (
    *lists.OPERATIONS,
    *exporting.OPERATIONS,
    *feeds.OPERATIONS,
    *features.OPERATIONS,
    Operation(
        name="openapi",
        path="/openapi.json",
        summary="The description of this interface, for programs (OpenAPI 3.1).",
        group="Description",
        make=_openapi,
        media_type=features.OPENAPI_TYPE,
        schema={"type": "object"},
    ),
    Operation(
        name="reference",
        path="/",
        summary="The description of this interface, for people: this page.",
        group="Description",
        make=_page,
        media_type="text/html",
    ),
)

OPERATIONS: tuple[Operation, ...] = tuple(_with_language(each) for each in _OPERATIONS)
