"""Warming up: the first visitor's browser loads the page while the server loads the record."""

from __future__ import annotations

import datetime as dt
import logging
import threading
import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from homeward.screen.sockets import send_at_once

if TYPE_CHECKING:
    from homeward.view.filters import Shown

_BEFORE_DRAWING_SECONDS = 12.0
"""Drawing takes a second of one core, which the first visitor's page needs more."""


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
        from homeward.view.filters import Filter
        from homeward.view.table import table

        loaders.gazetteer()
        shown = loaders.chooser().choose(Filter())
        table(shown.frames)
        time.sleep(_BEFORE_DRAWING_SECONDS)
        draw_once(shown, data_folder=loaders.settings().data_folder)
    except Exception:
        # The page will meet the same fault and say so to its visitor; here it is only noted.
        _LOGGER.exception("Warming up failed; the pages will say why.")


def draw_once(shown: Shown, *, data_folder: Path) -> None:
    """Draw a map and drop it: fonts and boundaries are then at hand for the first asked for."""
    from homeward.export.formats import FORMATS, Order

    FORMATS["png"].make(Order(shown=shown, data_folder=data_folder, made_on=dt.date(2022, 2, 24)))
