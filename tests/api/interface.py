"""The interface where the dashboard has it, for a client in the same process."""

from __future__ import annotations

import datetime as dt

from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.testclient import TestClient

from homeward.api.app import Interface
from homeward.api.holder import Holder
from homeward.api.workshop import Workshop

TODAY = dt.date(2026, 6, 1)


def client_over(holder: Holder, *, workshop: Workshop | None = None) -> TestClient:
    """Return a client of the interface where the dashboard has it: below /api."""
    app = Starlette(routes=[Mount("/api", Interface(holder, workshop=workshop).app())])
    return TestClient(app, base_url="http://homeward.example", follow_redirects=False)
