"""What every request passes: bounded addresses, reading only, and leave for pages of others."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders, QueryParams
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from homeward.api.problems import MEDIA_TYPE, Problem
from homeward.language import ENGLISH, _, languages, speaking

LONGEST_ADDRESS = 8_000
"""Characters of path and parameters; the longest filter of the dashboard is far shorter."""

METHODS = "GET, HEAD, OPTIONS"


class Border:
    """ASGI middleware: CORS for reading, answers to OPTIONS, and a bound on addresses.

    Refusals are told in the language that the address asks for, even where all else in it is
    wrong. Nothing here depends on cookies, so any page may read it.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer what needs no more, pass the rest on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_open(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Access-Control-Allow-Origin"] = "*"
                headers["Access-Control-Expose-Headers"] = (
                    "ETag, Link, Retry-After, Content-Disposition"
                )
                headers["Cross-Origin-Resource-Policy"] = "cross-origin"
            await send(message)

        length = len(scope["path"]) + len(scope.get("query_string", b""))
        answer: ASGIApp = self._app
        speak_of = _language(scope)
        if scope["method"] == "OPTIONS":
            answer = Response(
                status_code=204,
                headers={
                    "Allow": METHODS,
                    "Access-Control-Allow-Methods": METHODS,
                    "Access-Control-Allow-Headers": "If-None-Match, Accept, Content-Type, Range",
                    "Access-Control-Max-Age": "86400",
                },
            )
        elif length > LONGEST_ADDRESS:
            with speaking(speak_of):
                words = _("An address holds at most {count} characters.")
            answer = problem_response(Problem(414, [words.format(count=LONGEST_ADDRESS)]))
        with speaking(speak_of):
            await answer(scope, receive, send_open)


def _language(scope: Scope) -> str:
    asked = QueryParams(scope.get("query_string", b"")).get("lang", ENGLISH)
    return asked if asked in languages() else ENGLISH


def problem_response(problem: Problem) -> Response:
    """Return a problem as a response."""
    return JSONResponse(
        problem.values(),
        status_code=problem.status,
        media_type=MEDIA_TYPE,
        headers={"Cache-Control": "no-store", **problem.headers},
    )
