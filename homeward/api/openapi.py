"""The description of the interface (OpenAPI 3.1), made of what requests are checked with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from homeward import __version__
from homeward.api import problems
from homeward.api.operation import Operation
from homeward.api.parameters import Parameter
from homeward.export.citation import LICENCE, LICENCE_URL

CAUTION = (
    "Counts follow published claims and are no statistic of casualties. A null is not a zero: "
    "no source was seen."
)


def describe(operations: Sequence[Operation], *, address: str) -> dict[str, Any]:
    """Return the description; ``address`` is that of the interface, without a last slash."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Homeward",
            "version": __version__,
            "summary": "The return of the dead, the exchange of prisoners and the negotiations "
            "between Ukraine and Russia, read-only.",
            "description": CAUTION,
            "license": {"name": LICENCE, "url": LICENCE_URL},
        },
        "servers": [{"url": address}],
        "paths": {each.path: {"get": _operation(each)} for each in operations},
        "components": {
            "schemas": {"Problem": problems.SCHEMA},
            "headers": {
                "ETag": {
                    "description": "Send it back as If-None-Match: 304 while nothing changed.",
                    "schema": {"type": "string"},
                }
            },
        },
    }


def _operation(operation: Operation) -> dict[str, Any]:
    content: dict[str, Any] = {}
    if operation.schema is not None:
        content["schema"] = operation.schema
    elif not operation.media_type.startswith("text/"):
        content["schema"] = {"type": "string", "contentMediaType": operation.media_type}
    return {
        "operationId": operation.name,
        "summary": operation.summary,
        "tags": [operation.group],
        "parameters": [
            *(_parameter(each, where="path") for each in operation.path_parameters),
            *(_parameter(each, where="query") for each in operation.parameters),
        ],
        "responses": {
            "200": {
                "description": operation.summary,
                "headers": {"ETag": {"$ref": "#/components/headers/ETag"}},
                "content": {operation.media_type: content},
            },
            "304": {"description": "Nothing changed since the ETag sent as If-None-Match."},
            **_refusals(operation),
        },
    }


def _refusals(operation: Operation) -> dict[str, Any]:
    why = {"400": "A parameter is unknown or wrong; the problem holds a sentence for each."}
    if operation.path_parameters:
        why["404"] = "There is nothing of that name."
    if operation.heavy:
        why["413"] = "The file would be too large to be made here."
    why["503"] = "Too much is being made, or the store cannot be read; see Retry-After."
    problem = {"schema": {"$ref": "#/components/schemas/Problem"}}
    return {
        status: {"description": words, "content": {problems.MEDIA_TYPE: problem}}
        for status, words in why.items()
    }


def _parameter(parameter: Parameter, *, where: str) -> dict[str, Any]:
    made: dict[str, Any] = {
        "name": parameter.name,
        "in": where,
        "description": parameter.says,
        "required": where == "path",
        "schema": parameter.schema,
    }
    if parameter.schema["type"] == "array":
        made["style"], made["explode"] = "form", parameter.many
    return made
