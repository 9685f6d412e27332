"""The parameters of the interface: one table describes them and checks what is asked with.

A parameter's ``schema`` is JSON Schema, as it stands in the description of the interface.
What it allows is what `read_parameters` lets pass.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from homeward.api.problems import Problem
from homeward.language import _
from homeward.view.filters import Filter, parse_filter

MOST_PARAMETERS = 100
"""More of them in one address are refused."""

_SHOWN_LENGTH = 40

_WHOLE = re.compile(
    # matches 0, 12 and -5; must not match 1.5, +3, ٣ or 12345678901
    r"\A-?[0-9]{1,9}\Z"
)
_DECIMAL = re.compile(
    # matches 144, 0.5 and -3.25; must not match 1e5, nan, .5 or 1,5
    r"\A-?[0-9]{1,9}(?:\.[0-9]{1,12})?\Z"
)
_DAY = re.compile(
    # matches 2025-06-11; must not match 20250611, 2025-W24-3 or 11.06.2025
    r"\A[0-9]{4}-[0-9]{2}-[0-9]{2}\Z"
)


@dataclass(frozen=True, kw_only=True)
class Parameter:
    """One parameter of an address.

    ``many``: it may be given several times, and any of the values holds. ``read`` turns the
    text into a value where the schema alone does not; it raises ValueError with a sentence.
    """

    name: str
    says: str
    schema: Mapping[str, Any]
    example: str = ""
    many: bool = False
    of_filter: bool = False
    read: Callable[[str], Any] | None = None


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What is asked for: the filter of the dashboard, and the other parameters by name."""

    chosen: Filter
    values: Mapping[str, Any]


def read_parameters(
    parameters: Sequence[Parameter],
    given: Iterable[tuple[str, str]],
    *,
    known_regions: Iterable[str],
) -> Asked:
    """Read the parameters of an address; those not given take the default of their schema.

    Raises Problem (400) with one sentence for each that is unknown or wrong.
    """
    pairs = list(given)
    if len(pairs) > MOST_PARAMETERS:
        words = _("An address holds at most {count} parameters.")
        raise Problem(400, [words.format(count=MOST_PARAMETERS)])
    known = {parameter.name: parameter for parameter in parameters}
    texts: dict[str, list[str]] = {}
    for name, text in pairs:
        texts.setdefault(name, []).append(text)
    sentences: list[str] = []
    values = {
        parameter.name: parameter.schema.get("default")
        for parameter in parameters
        if not parameter.of_filter
    }
    filtering: dict[str, list[str]] = {}
    for name, told in texts.items():
        parameter = known.get(name)
        if parameter is None:
            sentences.append(_unknown(name, known))
        elif len(told) > 1 and not parameter.many:
            words = _("{parameter} is given {count} times, and may be given once.")
            sentences.append(words.format(parameter=name, count=len(told)))
        elif wrong := [fault for text in told if (fault := _fault(parameter, text))]:
            sentences += wrong
        elif parameter.of_filter:
            filtering[name] = told
        else:
            try:
                values[name] = _value(parameter, told[0])
            except ValueError as error:
                words = _("{parameter} is not understood: {reason}")
                sentences.append(words.format(parameter=f"{name}={_short(told[0])}", reason=error))
    # The dashboard goes on without what it does not understand; a program is told instead.
    chosen, notes = parse_filter(filtering, known_regions=known_regions, refusing=True)
    sentences += notes
    if sentences:
        raise Problem(400, sentences)
    return Asked(chosen=chosen, values=values)


def _unknown(name: str, known: Mapping[str, Parameter]) -> str:
    if not known:
        return _("{parameter} is no parameter here; there are none.").format(parameter=_short(name))
    return _("{parameter} is no parameter here; there are {known}.").format(
        parameter=_short(name), known=", ".join(known)
    )


def _fault(parameter: Parameter, text: str) -> str:
    schema = parameter.schema
    if parameter.many:
        schema = schema["items"]
    if _fits(schema, text):
        return ""
    return _("{parameter} is not understood; it takes {allowed}.").format(
        parameter=f"{parameter.name}={_short(text)}", allowed=takes(schema)
    )


def _fits(schema: Mapping[str, Any], text: str) -> bool:
    kind = schema["type"]
    if kind == "array":
        return True  # read by a function of its own
    if kind in ("integer", "number"):
        if not (_WHOLE if kind == "integer" else _DECIMAL).match(text):
            return False
        return bool(schema["minimum"] <= float(text) <= schema["maximum"])
    if schema.get("format") == "date":
        return _is_day(text)
    if "enum" in schema:
        return text in schema["enum"]
    return len(text) <= int(schema["maxLength"])


def _is_day(text: str) -> bool:
    if not _DAY.match(text):
        return False
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return True


def takes(schema: Mapping[str, Any]) -> str:
    """Say in words what a schema allows."""
    kind = schema["type"]
    if kind == "array":
        words = _("{count} or more numbers with commas between")
        return words.format(count=schema["minItems"])
    if kind in ("integer", "number"):
        words = (
            _("a whole number from {least} to {most}")
            if kind == "integer"
            else _("a number from {least} to {most}")
        )
        return words.format(least=schema["minimum"], most=schema["maximum"])
    if schema.get("format") == "date":
        return _("a day such as 2025-06-11")
    if "enum" in schema:
        return ", ".join(schema["enum"])
    return _("a text of at most {count} characters").format(count=schema["maxLength"])


def _value(parameter: Parameter, text: str) -> Any:
    if parameter.read:
        return parameter.read(text)
    match parameter.schema["type"]:
        case "integer":
            return int(text)
        case "number":
            return float(text)
    return text


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN_LENGTH else text[:_SHOWN_LENGTH] + "…"
