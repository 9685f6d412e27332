"""A language model is asked over real HTTP; whatever its server does is one clear sentence."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest
from pydantic import SecretStr

from homeward.errors import ModelUnavailable, SettingsInvalid
from homeward.screen.chat import asked_model, model_of
from homeward.settings import Settings
from tests.chat_server import Answer, chat_service, completion, raw

KEY = "sk-very-secret"
MESSAGES = [{"role": "user", "content": "Hello"}]


def settings_of(url: str, *, seconds: float = 5.0) -> Settings:
    return Settings(
        llm_url=url, llm_model="small", llm_key=SecretStr(KEY), llm_timeout_seconds=seconds
    )


def test_without_settings_no_model_is_asked() -> None:
    assert model_of(Settings(llm_url="", llm_model="")) is None
    with pytest.raises(SettingsInvalid, match="HOMEWARD_LLM_URL"):
        asked_model(Settings(llm_url="", llm_model=""))


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://x/v1", "nonsense", "http://"])
def test_an_address_that_makes_no_sense_is_refused(url: str) -> None:
    with pytest.raises(SettingsInvalid, match="http"):
        model_of(settings_of(url))


def test_the_question_is_a_chat_completion_with_the_key_in_its_header() -> None:
    with chat_service(completion("Good day")) as asked:
        ask, name = asked_model(settings_of(asked.url))
        assert ask(MESSAGES) == "Good day"
    ((path, headers, body),) = asked.requests
    assert path == "/v1/chat/completions"
    assert headers["Authorization"] == f"Bearer {KEY}"
    assert (name, body["model"], body["messages"]) == ("small", "small", MESSAGES)
    assert KEY not in repr(settings_of(asked.url))


def drip(handler: BaseHTTPRequestHandler, _asked: dict[str, Any]) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _ in range(200):
        try:
            handler.wfile.write(b" ")
            handler.wfile.flush()
        except OSError:
            return
        threading.Event().wait(0.02)


def silence(_handler: BaseHTTPRequestHandler, _asked: dict[str, Any]) -> None:
    threading.Event().wait(0.6)


def hang_up(handler: BaseHTTPRequestHandler, _asked: dict[str, Any]) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b"{")


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (raw(f'{{"error": "bad key {KEY}"}}'.encode(), status=401), "HTTP status 401"),
        (raw(b"", status=500), "HTTP status 500"),
        (raw(b"", status=302, Location="http://127.0.0.1:1/"), "HTTP status 302"),
        (raw(b"<html>"), "no chat completion"),
        (raw(b"[]"), "no chat completion"),
        (raw(b'{"choices": []}'), "no chat completion"),
        (raw(b"[" * 100_000), "no chat completion"),
        (raw(json.dumps({"choices": [{"message": {"content": None}}]}).encode()), "no chat"),
        (raw(b"a" * 1_500_000), "larger than 1 MB"),
        (hang_up, "broke off|no chat completion"),
        (drip, "within 0.3 seconds"),
        (silence, "within 0.3 seconds"),
    ],
)  # fmt: skip
def test_whatever_its_server_does_is_one_sentence_without_the_key(
    answer: Answer, told: str
) -> None:
    with chat_service(answer) as asked:
        ask, _ = asked_model(settings_of(asked.url, seconds=0.3))
        with pytest.raises(ModelUnavailable, match=told) as raised:
            ask(MESSAGES)
    assert KEY not in str(raised.value)
    assert "\n" not in str(raised.value)
    assert len(asked.requests) == 1, "a redirect is not followed"


def test_a_server_that_is_not_there_is_named_so() -> None:
    with chat_service(completion("")) as asked:
        pass
    ask, _ = asked_model(settings_of(asked.url))
    with pytest.raises(ModelUnavailable, match="cannot be reached"):
        ask(MESSAGES)
