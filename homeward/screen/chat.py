"""Asking a language model over HTTP (OpenAI-compatible chat completions), when one is set.

The key goes to the address that was set and nowhere else: redirects are not followed, and
neither key nor answer is ever part of a message.
"""

from __future__ import annotations

import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from http.client import HTTPException
from urllib.parse import urlsplit

from homeward.errors import ModelUnavailable, SettingsInvalid
from homeward.language import _
from homeward.read.asking import Ask, Messages
from homeward.settings import Settings

_LARGEST_BYTES = 1_000_000
_CHUNK = 65_536


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_args: object, **_named: object) -> None:
        return None


def model_of(settings: Settings) -> tuple[Ask, str] | None:
    """Return what asks the model that the settings name, and its name; None when none is set.

    Raises SettingsInvalid when its address makes no sense.
    """
    if not (settings.llm_url and settings.llm_model):
        return None
    parts = urlsplit(settings.llm_url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise SettingsInvalid(_("HOMEWARD_LLM_URL must be an http or https address."))
    address = settings.llm_url.rstrip("/")
    if not address.endswith("/chat/completions"):
        address += "/chat/completions"
    model, key = settings.llm_model, settings.llm_key.get_secret_value()
    seconds = settings.llm_timeout_seconds

    def ask(messages: Messages) -> str:
        return _ask(address, model, key, messages, seconds=seconds)

    return ask, model


def asked_model(settings: Settings) -> tuple[Ask, str]:
    """Return the model of the settings. Raises SettingsInvalid when none is set."""
    found = model_of(settings)
    if found is None:
        raise SettingsInvalid(_("Set HOMEWARD_LLM_URL and HOMEWARD_LLM_MODEL to ask a model."))
    return found


def _ask(address: str, model: str, key: str, messages: Messages, *, seconds: float) -> str:
    sent = {"model": model, "messages": messages, "temperature": 0, "stream": False}
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    if key:
        headers["Authorization"] = f"Bearer {key}"
    request = urllib.request.Request(  # noqa: S310 - the scheme was checked with the settings
        address, data=json.dumps(sent).encode(), headers=headers, method="POST"
    )
    # Proxies of the environment would be handed the key.
    opener = urllib.request.build_opener(_NoRedirects, urllib.request.ProxyHandler({}))
    end = time.monotonic() + seconds
    try:
        with opener.open(request, timeout=seconds) as response:
            data = _read(response.read1, end)
    except ModelUnavailable:
        raise
    except urllib.error.HTTPError as error:
        error.close()
        raise ModelUnavailable(
            _("The language model's server refused the question (HTTP status {code}).").format(
                code=error.code
            )
        ) from None
    except TimeoutError:
        raise ModelUnavailable(_slow(seconds)) from None
    except urllib.error.URLError as error:
        if isinstance(error.reason, TimeoutError):
            raise ModelUnavailable(_slow(seconds)) from None
        raise ModelUnavailable(_("The language model's server cannot be reached.")) from None
    except (OSError, HTTPException, ValueError):
        raise ModelUnavailable(_("The language model's server broke off its answer.")) from None
    return _content(data)


def _slow(seconds: float) -> str:
    return _("The language model gave no answer within {seconds} seconds.").format(
        seconds=f"{seconds:g}"
    )


def _read(read: Callable[[int], bytes], end: float) -> bytes:
    """Read an answer in bounded time and size: a server may drip for ever."""
    pieces: list[bytes] = []
    size = 0
    while piece := read(_CHUNK):
        pieces.append(piece)
        size += len(piece)
        if size > _LARGEST_BYTES:
            raise ModelUnavailable(_("The language model's answer is larger than 1 MB."))
        if time.monotonic() > end:
            raise TimeoutError
    return b"".join(pieces)


def _content(data: bytes) -> str:
    try:
        content = json.loads(data)["choices"][0]["message"]["content"]
    except (ValueError, KeyError, IndexError, TypeError, RecursionError):
        content = None
    if not isinstance(content, str):
        raise ModelUnavailable(_("The language model's server sent no chat completion."))
    return content
