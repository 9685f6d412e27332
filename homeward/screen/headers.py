"""Security headers: nothing is loaded from elsewhere, and only the embed form may be framed.

A page that can be framed by others can be laid under what a visitor means to click. The embed
form has nothing that could be done by such a click; the pages on which something is decided
stay out of frames.
"""

from __future__ import annotations

from urllib.parse import parse_qs

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

TILE_HOST = "https://tile.openstreetmap.org"


def content_policy(*, tiles: bool) -> str:
    """Return the content security policy; only online tiles open it to one other host.

    Streamlit's charts and components compile scripts at run time (``unsafe-eval``) and
    place styles inline; addresses of other machines stay shut all the same.
    """
    images = "'self' data: blob:" + (f" {TILE_HOST}" if tiles else "")
    return "; ".join(
        [
            "default-src 'self'",
            "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
            "style-src 'self' 'unsafe-inline'",
            f"img-src {images}",
            "font-src 'self' data:",
            "connect-src 'self' ws: wss: data: blob:",
            "worker-src 'self' blob:",
            "frame-src 'self' blob: data:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
        ]
    )


def frame_ancestors(path: str, query: str, *, base: str, sites: str) -> str:
    """Return who may show an address in a frame: the given sites the embed form, else ourselves.

    ``base`` is the path under which the server's addresses lie, ``sites`` are sources of a
    content security policy. The map's own frame counts too: a browser asks it about every page
    around it, and it shows nothing by itself.
    """
    below = path.removeprefix(f"/{base.strip('/')}").strip("/")
    is_embed_form = not below and "true" in parse_qs(query).get("embed", [])
    is_component = below.startswith("component/")
    return sites if is_embed_form or is_component else "'self'"


class SecurityHeaders:
    """ASGI middleware that adds the headers to every answer."""

    def __init__(self, app: ASGIApp, *, tiles: bool, embed_sites: str = "", base: str = "") -> None:
        self._app = app
        self._policy = content_policy(tiles=tiles)
        self._embed_sites = f"'self' {embed_sites}".strip()
        self._base = base

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the call on, with headers added to the start of an HTTP answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        ancestors = frame_ancestors(
            scope["path"],
            scope.get("query_string", b"").decode("latin-1"),
            base=self._base,
            sites=self._embed_sites,
        )
        policy = f"{self._policy}; frame-ancestors {ancestors}"

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.setdefault("Content-Security-Policy", policy)
                headers.setdefault("X-Content-Type-Options", "nosniff")
                headers.setdefault("Referrer-Policy", "strict-origin-when-cross-origin")
                headers.setdefault("Permissions-Policy", "geolocation=(), camera=(), microphone=()")
            await send(message)

        await self._app(scope, receive, send_with_headers)
