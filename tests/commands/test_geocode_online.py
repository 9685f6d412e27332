"""The geocode command with the online service switched on, against a service of our own."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest
from click.testing import CliRunner

from homeward.commands.geocode import command

NAME = "Zzyzx Crossing"
FOUND = [{"lat": "50.5", "lon": "30.5", "display_name": NAME, "importance": 0.1}]


class _Handler(BaseHTTPRequestHandler):
    status = 200
    asked: ClassVar[list[tuple[str, str]]] = []

    def do_GET(self) -> None:
        self.asked.append((self.path, self.headers["User-Agent"]))
        body = json.dumps(FOUND).encode()
        self.send_response(self.status)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[type[_Handler]]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    _Handler.status, _Handler.asked = 200, []
    monkeypatch.setenv("HOMEWARD_HOME", str(tmp_path))
    monkeypatch.setenv("HOMEWARD_NOMINATIM_DOMAIN", f"127.0.0.1:{server.server_port}")
    monkeypatch.setenv("HOMEWARD_NOMINATIM_SCHEME", "http")
    yield _Handler
    server.shutdown()
    thread.join()
    server.server_close()


def ask(monkeypatch: pytest.MonkeyPatch, online: bool) -> Any:
    monkeypatch.setenv("HOMEWARD_ONLINE_GEOCODER", "yes" if online else "no")
    return CliRunner().invoke(command, [NAME])


def test_nothing_is_asked_unless_it_is_switched_on(
    service: type[_Handler], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ask(monkeypatch, online=False).exit_code == 1
    assert service.asked == []


def test_an_answer_is_kept_in_the_store_and_asked_for_once(
    service: type[_Handler], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = ask(monkeypatch, online=True)
    assert first.exit_code == 0
    assert "50.5000, 30.5000" in first.output
    assert "from nominatim" in first.output
    again = ask(monkeypatch, online=True)
    assert "from cache" in again.output
    assert len(service.asked) == 1
    assert service.asked[0][1].startswith("homeward/")


def test_a_failing_service_is_noted_and_nothing_crashes(
    service: type[_Handler], monkeypatch: pytest.MonkeyPatch
) -> None:
    service.status = 503
    answer = ask(monkeypatch, online=True)
    assert answer.exit_code == 1
    assert "Traceback" not in answer.output
    assert "geocoder" in answer.output
