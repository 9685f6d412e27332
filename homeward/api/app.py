"""The interface as an ASGI application, to be mounted at ``/api``."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Mapping
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from homeward import __version__
from homeward.api.border import METHODS, Border, problem_response
from homeward.api.filtering import LANGUAGE
from homeward.api.holder import Held, Holder
from homeward.api.kept import Kept, Shelf, pack
from homeward.api.operation import Call, Operation
from homeward.api.operations import OPERATIONS
from homeward.api.parameters import read_parameters
from homeward.api.problems import Problem
from homeward.api.workshop import Workshop
from homeward.errors import HomewardError
from homeward.language import ENGLISH, _, speaking

_LOGGER = logging.getLogger(__name__)

_KEPT_BYTES = 64_000_000
_FRESH_SECONDS = 60


class Interface:
    """Answer requests: check them, look whether the asker has it already, make it, keep it."""

    def __init__(self, holder: Holder, *, workshop: Workshop | None = None) -> None:
        self._holder = holder
        self._shelf = Shelf(_KEPT_BYTES)
        self._workshop = workshop or Workshop()

    def app(self) -> Starlette:
        """Return the application."""
        handlers: Mapping[Any, Any] = {
            Problem: _on_problem,
            HTTPException: _on_http,
            HomewardError: _on_own_error,
            Exception: _on_fault,
        }
        return Starlette(
            routes=[self._route(each) for each in OPERATIONS],
            exception_handlers=handlers,
            middleware=[Middleware(Border)],
        )

    def _route(self, operation: Operation) -> Route:
        async def answer(request: Request) -> Response:
            return await self._answer(operation, request)

        path = operation.path
        for name in ("event_id", "feature_id"):  # ids may hold a slash
            path = path.replace(f"{{{name}}}", f"{{{name}:path}}")
        return Route(path, answer, methods=["GET"], name=operation.name)

    async def _answer(self, operation: Operation, request: Request) -> Response:
        call, etag, found = await run_in_threadpool(self._look, operation, request)
        if _has_already(request, etag):
            return Response(status_code=304, headers=_headers(etag))
        if found is None:
            if operation.heavy:
                found = await self._workshop.make(etag, lambda: _make(operation, call))
            else:
                found = await run_in_threadpool(_make, operation, call)
            self._shelf.put(etag, found)
        return _response(request, etag, found)

    def _look(self, operation: Operation, request: Request) -> tuple[Call, str, Kept | None]:
        """Check a request; return it with its ETag and the answer where one is kept."""
        with speaking(ENGLISH):  # what is held serves every language
            held = self._holder.now()
        given = tuple(request.query_params.multi_items())
        asked = read_parameters(operation.parameters, given, known_regions=held.chooser.regions)
        origin = f"{request.url.scheme}://{request.url.netloc}"
        # The dashboard lies beside the interface, below the same base path.
        root = request.scope.get("root_path", "").rstrip("/")
        call = Call(
            holder=self._holder,
            held=held,
            asked=asked,
            given=given,
            path={name: str(value) for name, value in request.path_params.items()},
            here=request.url.path.removeprefix(root),
            api=f"{origin}{root}/",
            site=f"{origin}{root.rpartition('/')[0]}/",
        )
        etag = _etag(held, operation, call, self._holder.today().isoformat())
        return call, etag, self._shelf.get(etag)


def _etag(held: Held, operation: Operation, call: Call, today: str) -> str:
    """Return the same text for the same answer; weak, since it may come packed or not."""
    told = (__version__, held.state, operation.name, call.path, call.given, call.api, call.here)
    digest = hashlib.sha256(repr((told, today if operation.daily else "")).encode())
    return f'W/"{digest.hexdigest()[:32]}"'


def _has_already(request: Request, etag: str) -> bool:
    told = request.headers.get("if-none-match", "")
    bare = etag.removeprefix("W/")
    return any(each.strip().removeprefix("W/") == bare for each in told.split(","))


def _make(operation: Operation, call: Call) -> Kept:
    # What is kept for all to choose from must not be made in the language of the first.
    spoken = LANGUAGE in operation.parameters
    with speaking(call.language if spoken else ENGLISH):
        return pack(operation.make(call))


def _headers(etag: str) -> dict[str, str]:
    return {
        "ETag": etag,
        "Cache-Control": f"public, max-age={_FRESH_SECONDS}",
        "Vary": "Accept-Encoding",
    }


def _response(request: Request, etag: str, kept: Kept) -> Response:
    answer = kept.answer
    headers = {**_headers(etag), **answer.headers}
    body = answer.body
    if kept.packed is not None and takes_gzip(request.headers.get("accept-encoding", "")):
        body, headers["Content-Encoding"] = kept.packed, "gzip"
    media_type = answer.media_type
    if media_type.startswith("text/"):
        media_type += "; charset=utf-8"
    # The header is set here: Starlette would add a charset to it where it is none of ours.
    headers["Content-Type"] = media_type
    response = Response(body, headers=headers)
    if request.method == "HEAD":
        response.body = b""
    return response


def takes_gzip(accepted: str) -> bool:
    """Tell whether an Accept-Encoding takes gzip; a weight of 0 refuses it."""
    weights: dict[str, bool] = {}
    for each in accepted.casefold().split(","):
        coding, _, weight = each.partition(";")
        weights[coding.strip()] = weight.replace(" ", "") not in (
            "q=0",
            "q=0.0",
            "q=0.00",
            "q=0.000",
        )
    return weights.get("gzip", weights.get("*", False))


async def _on_problem(_request: Request, problem: Exception) -> Response:
    assert isinstance(problem, Problem)
    return problem_response(problem)


async def _on_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    headers = dict(error.headers or {})
    if error.status_code == 405:
        words = _("{method} does nothing here: the interface is read-only.")
        sentence = words.format(method=request.method[:20])
        headers["Allow"] = METHODS
    elif error.status_code == 404:
        sentence = _("There is nothing at this address; /api/ lists what there is.")
    else:
        sentence = str(error.detail)
    return problem_response(Problem(error.status_code, [sentence], headers=headers))


async def _on_own_error(_request: Request, error: Exception) -> Response:
    # The sentence may name folders of this machine: it is for the log.
    _LOGGER.error("The interface cannot answer: %s", error)
    return problem_response(
        Problem(503, [_("The store cannot be read at present.")], headers={"Retry-After": "30"})
    )


async def _on_fault(_request: Request, _error: Exception) -> Response:
    return problem_response(Problem(500, [_("A fault of ours kept this from being answered.")]))
