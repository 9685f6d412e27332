"""Addresses are fetched from public machines only, within bounds, and fail with clear words."""

from __future__ import annotations

import gzip
import http.server
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import pytest

from homeward.errors import AddressRefused, PageUnavailable
from homeward.screen.fetch import Connect, fetch
from homeward.screen.public_addresses import Resolve, is_public

PUBLIC = "93.184.215.14"
ANSWERS: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/page": (200, {"Content-Type": "text/html; charset=utf-8"}, b"<p>Words.</p>"),
    "/gzip": (200, {"Content-Encoding": "gzip"}, gzip.compress(b"<p>Packed.</p>")),
    "/bomb": (200, {"Content-Encoding": "gzip"}, gzip.compress(b"0" * 3_000_000)),
    "/large": (200, {}, b"0" * 300_000),
    "/away": (302, {"Location": "http://127.0.0.1/secret"}, b""),
    "/name": (301, {"Location": "http://inside.example/secret"}, b""),
    "/file": (302, {"Location": "file:///etc/passwd"}, b""),
    "/on": (302, {"Location": "/page"}, b""),
    "/round": (302, {"Location": "/round"}, b""),
    "/none": (404, {}, b""),
    "/short": (200, {"Content-Length": "500"}, b"only this"),
}


class Server(http.server.BaseHTTPRequestHandler):
    asked: list[str] = []  # noqa: RUF012

    def do_GET(self) -> None:
        self.asked.append(self.path)
        if self.path == "/slow":
            with suppress(OSError):
                self.wfile.write(b"HTTP/1.0 200 OK\r\n")
                for _ in range(100):
                    self.wfile.write(b"X-Drip: 1\r\n")
                    self.wfile.flush()
                    time.sleep(0.05)
            return
        status, headers, body = ANSWERS[self.path]
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        with suppress(OSError):
            self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()


@pytest.fixture
def reach(port: int) -> Connect:
    """Reach the test's own server whatever public address is connected to."""

    def connect(address: str, _port: int, seconds: float) -> socket.socket:
        assert is_public(address), f"connected to {address}"
        return socket.create_connection(("127.0.0.1", port), timeout=seconds)

    return connect


def names(**addresses: str | list[str]) -> Resolve:
    def resolve(host: str, _port: int) -> list[str]:
        found = addresses.get(host.split(".")[0], [])
        if not found and host[0].isdigit():
            return [host]
        if not found:
            raise OSError("no such name")
        return [found] if isinstance(found, str) else found

    return resolve


OPEN = names(open=PUBLIC, inside="10.0.0.7")


def test_a_page_of_a_public_machine_is_fetched(reach: Connect) -> None:
    page = fetch("http://open.example/page", resolve=OPEN, connect=reach)
    assert page.data == b"<p>Words.</p>"
    assert (page.url, page.content_type) == ("http://open.example/page", "text/html")
    assert page.name == "page.html"


def test_a_packed_page_is_unpacked(reach: Connect) -> None:
    page = fetch("http://open.example/gzip", resolve=OPEN, connect=reach)
    assert page.data == b"<p>Packed.</p>"


def test_a_redirect_is_followed_and_told(reach: Connect) -> None:
    page = fetch("http://open.example/on", resolve=OPEN, connect=reach)
    assert page.url == "http://open.example/page"


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "127.1", "2130706433"],
)
def test_a_server_on_this_machine_is_refused_and_never_asked(port: int, host: str) -> None:
    Server.asked.clear()
    with pytest.raises((AddressRefused, PageUnavailable)) as caught:
        fetch(f"http://{host}:{port}/page")
    if host in ("127.0.0.1", "localhost"):
        assert isinstance(caught.value, AddressRefused)
    assert Server.asked == []


@pytest.mark.parametrize("path", ["/away", "/name", "/file"])
def test_a_redirect_to_a_private_machine_or_a_file_is_refused(reach: Connect, path: str) -> None:
    Server.asked.clear()
    with pytest.raises(AddressRefused):
        fetch(f"http://open.example{path}", resolve=OPEN, connect=reach)
    assert Server.asked == [path]


def test_a_name_with_one_private_address_is_refused(reach: Connect) -> None:
    mixed = names(open=[PUBLIC, "192.168.1.1"])
    with pytest.raises(AddressRefused, match="private network"):
        fetch("http://open.example/page", resolve=mixed, connect=reach)


def test_the_connection_goes_to_the_address_that_was_checked(reach: Connect) -> None:
    """A name that resolves otherwise the second time is not asked a second time."""
    answers = iter([[PUBLIC], ["127.0.0.1"]])
    connected: list[str] = []

    def connect(address: str, port: int, seconds: float) -> socket.socket:
        connected.append(address)
        return reach(address, port, seconds)

    page = fetch("http://turning.example/page", resolve=lambda *_: next(answers), connect=connect)
    assert page.data
    assert connected == [PUBLIC]


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.0.1", "169.254.169.254", "100.64.0.1",
     "0.0.0.0", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1",
     "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "ff02::1", "nonsense"],
)  # fmt: skip
def test_private_loopback_and_link_local_addresses_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", [PUBLIC, "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_public_addresses_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    ["ftp://open.example/", "file:///etc/passwd", "javascript:alert(1)", "open.example/page", "",
     "http://", "http://user:word@open.example/", "http://open.example:99999/", "http://[::1/",
     "http://open.example/a b\r\nHost: x"],
)  # fmt: skip
def test_what_is_no_plain_web_address_is_refused(url: str, reach: Connect) -> None:
    with pytest.raises(AddressRefused):
        fetch(url, resolve=OPEN, connect=reach)


@pytest.mark.parametrize(
    ("path", "said"),
    [("/none", "404"), ("/round", "redirects more than 5"), ("/large", "more than 0 MB"),
     ("/bomb", "more than 0 MB"), ("/short", "broke off")],
)  # fmt: skip
def test_what_gives_no_page_says_why(path: str, said: str, reach: Connect) -> None:
    with pytest.raises(PageUnavailable, match=said):
        fetch(f"http://open.example{path}", resolve=OPEN, connect=reach, largest=200_000)


def test_a_machine_that_drips_is_cut_off_in_time(reach: Connect) -> None:
    started = time.monotonic()
    with pytest.raises(PageUnavailable, match="did not answer within"):
        fetch("http://open.example/slow", resolve=OPEN, connect=reach, seconds=0.6)
    assert time.monotonic() - started < 3


def test_a_name_server_that_never_answers_is_given_up(reach: Connect) -> None:
    released = threading.Event()

    def resolve(*_: Any) -> list[str]:
        released.wait(5)
        return [PUBLIC]

    try:
        with pytest.raises(PageUnavailable, match="not resolved in time"):
            fetch("http://open.example/page", resolve=resolve, connect=reach, seconds=0.3)
    finally:
        released.set()


def test_without_a_network_the_other_ways_are_named(reach: Connect) -> None:
    with pytest.raises(PageUnavailable, match="Pasting the text or uploading a file works"):
        fetch("http://unknown.example/page", resolve=OPEN, connect=reach)


def test_a_machine_that_refuses_connections_is_told(port: int) -> None:
    def refuse(*_: Any) -> socket.socket:
        raise ConnectionRefusedError("refused")

    connect: Callable[..., socket.socket] = refuse
    with pytest.raises(PageUnavailable, match="cannot be reached"):
        fetch("http://open.example/page", resolve=OPEN, connect=connect)
