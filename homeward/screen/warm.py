"""Warming up: the first visitor's browser loads the page while the server loads the record."""

from __future__ import annotations

import logging
import threading
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any

from homeward.screen.sockets import send_at_once

_LOGGER = logging.getLogger(__name__)


@asynccontextmanager
async def warm_up(_app: Any) -> AsyncGenerator[None, None]:
    """Load what every page needs in a thread beside the server, from its start on."""
    send_at_once()
    threading.Thread(target=_load, name="warm-up", daemon=True).start()
    yield


def _load() -> None:
    try:
        # Imported here: these imports are what the warming up takes out of the first visit.
        # Not streamlit_folium: a component registers with the runtime of a running page.
        from homeward.screen import loaders
        from homeward.view import map as _folium_s_imports  # noqa: F401
        from homeward.view.table import table

        loaders.gazetteer()
        table(loaders.chooser().frames)
    except Exception:
        # The page will meet the same fault and say so to its visitor; here it is only noted.
        _LOGGER.exception("Warming up failed; the pages will say why.")
