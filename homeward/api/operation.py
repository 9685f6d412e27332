"""One thing that can be asked for: where, with which parameters, and what answers it.

Routes, the description of the interface and its page are all made of these.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlencode

from homeward.api.holder import Held, Holder
from homeward.api.parameters import Asked, Parameter
from homeward.api.problems import Problem
from homeward.language import ENGLISH, _, speaking

JSON = "application/json"


@dataclass(frozen=True, kw_only=True)
class Call:
    """One request, its parameters checked.

    ``api`` is the address of the interface, ``site`` that of the dashboard, both absolute and
    ending in a slash; ``given`` the parameters as they came, ``path`` what the path names.
    """

    holder: Holder
    held: Held
    asked: Asked
    given: tuple[tuple[str, str], ...]
    path: Mapping[str, str]
    here: str
    api: str
    site: str

    @property
    def language(self) -> str:
        """Return the language that is asked for."""
        return self.asked.values.get("lang") or ENGLISH

    def refusal(self, status: int, words: str, **named: str) -> Problem:
        """Return a refusal in the language that is asked for; ``words`` are noted with ``N_``."""
        with speaking(self.language):
            return Problem(status, [_(words).format(**named)])

    def address(self, path: str) -> str:
        """Return the absolute address of a path of the interface."""
        return self.api + quote(path.lstrip("/"))

    def again(self, **changed: Any) -> str:
        """Return the address of this request with some parameters set, or left out by None."""
        kept = [(name, text) for name, text in self.given if name not in changed]
        kept += [(name, str(value)) for name, value in changed.items() if value is not None]
        return self.address(self.here) + (f"?{urlencode(kept)}" if kept else "")

    def dashboard(self, event_id: str) -> str:
        """Return the address at which the dashboard shows an event."""
        return f"{self.site}?{urlencode({'event': event_id})}"


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What is sent back: the bytes, what they are, and further headers."""

    body: bytes
    media_type: str
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Operation:
    """One thing that can be asked for.

    ``path`` is below the interface's address, with names in braces; ``answers`` the media
    type and the JSON Schema of what comes (None: no JSON). ``heavy`` work is made by few at a
    time. ``daily``: the answer holds today's date. ``examples`` fill the braces for a link.
    """

    name: str
    path: str
    summary: str
    group: str
    make: Callable[[Call], Answer]
    parameters: tuple[Parameter, ...] = ()
    path_parameters: tuple[Parameter, ...] = ()
    media_type: str = JSON
    schema: Mapping[str, Any] | None = None
    heavy: bool = False
    daily: bool = False
    example: str = ""
