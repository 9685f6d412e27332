"""The interface for programs on the dashboard's own server, over the same frames."""

from __future__ import annotations

import datetime as dt
import threading

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send


def interface_routes(base: str = "") -> list[BaseRoute]:
    """Return the routes under ``/api``, below the server's base path (see `base_path`)."""
    return [Route(f"{base}/api", _to_the_page), Mount(f"{base}/api", _WhenAsked())]


class FeedLinks:
    """ASGI middleware by which feed readers find the feed from the address of the dashboard.

    The page itself is Streamlit's; a header can say what its head cannot.
    """

    def __init__(self, app: ASGIApp, *, base: str = "") -> None:
        self._app = app
        self._base = base

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the call on, with the links added to the dashboard's own page."""
        if scope["type"] != "http" or scope["path"].rstrip("/") != self._base:
            await self._app(scope, receive, send)
            return

        async def send_with_links(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).append("Link", _feeds(self._base))
            await send(message)

        await self._app(scope, receive, send_with_links)


def _feeds(base: str) -> str:
    return (
        f'<{base}/api/feed.atom>; rel="alternate"; type="application/atom+xml", '
        f'<{base}/api/feed.json>; rel="alternate"; type="application/feed+json"'
    )


def _to_the_page(request: Request) -> Response:
    return RedirectResponse(f"{request.url.path}/")


class _WhenAsked:
    """Load the interface when it is first asked for: a visitor's first page must not wait."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._app: list[ASGIApp] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand the call on."""
        if not self._app:
            await run_in_threadpool(self._load)
        await self._app[0](scope, receive, send)

    def _load(self) -> None:
        with self._lock:
            if not self._app:
                from homeward.api.app import Interface
                from homeward.api.holder import Holder
                from homeward.screen import loaders

                holder = Holder(
                    state=loaders.state,
                    chooser=loaders.chooser_at,
                    data_folder=loaders.settings().data_folder,
                    today=lambda: dt.datetime.now(dt.UTC).date(),
                )
                self._app.append(Interface(holder).app())
