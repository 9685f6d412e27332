"""Security headers: nothing is loaded from elsewhere, nothing of ours is framed by others."""

from __future__ import annotations

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


class SecurityHeaders:
    """ASGI middleware that adds the headers to every answer."""

    def __init__(self, app: ASGIApp, *, tiles: bool) -> None:
        self._app = app
        self._policy = content_policy(tiles=tiles)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the call on, with headers added to the start of an HTTP answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.setdefault("Content-Security-Policy", self._policy)
                headers.setdefault("X-Content-Type-Options", "nosniff")
                headers.setdefault("Referrer-Policy", "strict-origin-when-cross-origin")
                headers.setdefault("Permissions-Policy", "geolocation=(), camera=(), microphone=()")
            await send(message)

        await self._app(scope, receive, send_with_headers)
