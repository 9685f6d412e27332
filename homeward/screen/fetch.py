"""Fetching a web address for a person: public machines only, in bounded time and size.

The name is resolved once, every address it has is checked, and the connection goes to a
checked address: a name that resolves otherwise a moment later reaches nothing. The same
holds for every redirect.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from homeward.errors import PageUnavailable
from homeward.language import _
from homeward.screen.public_addresses import (
    OFFLINE,
    Resolve,
    checked,
    host_of,
    port_of,
    public_addresses,
    resolve_name,
)

LONGEST_SECONDS = 10.0

LARGEST_BYTES = 10_000_000

_MOST_REDIRECTS = 5

_CHUNK = 65_536

Connect = Callable[[str, int, float], socket.socket]


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """What an address gave: its bytes, and the address after redirects."""

    data: bytes
    url: str
    content_type: str

    @property
    def name(self) -> str:
        """A name whose ending helps to tell what the bytes are."""
        path = urlsplit(self.url).path.lower()
        ending = next(
            (each for each in (".pdf", ".docx", ".eml", ".txt") if path.endswith(each)), ""
        )
        if ending:
            return f"page{ending}"
        return "page.txt" if self.content_type == "text/plain" else "page.html"


def connect_to(address: str, port: int, seconds: float) -> socket.socket:
    """Open a connection to an IP address."""
    return socket.create_connection((address, port), timeout=seconds)


def fetch(
    url: str,
    *,
    resolve: Resolve = resolve_name,
    connect: Connect = connect_to,
    seconds: float = LONGEST_SECONDS,
    largest: int = LARGEST_BYTES,
) -> Page:
    """Fetch an http(s) address, following redirects, within ``seconds`` in all.

    Raises AddressRefused for an address that must not be fetched (another scheme, a
    private, loopback, link-local or otherwise not public machine, also behind a redirect),
    and PageUnavailable when nothing, or too much, comes back.
    """
    deadline = time.monotonic() + seconds
    for _redirect in range(_MOST_REDIRECTS + 1):
        parts = checked(url)
        addresses = public_addresses(parts, resolve, deadline)
        answer = _ask(parts, addresses, connect, deadline, seconds, largest)
        if isinstance(answer, Page):
            return answer
        url = urljoin(parts.geturl(), answer)
    raise PageUnavailable(
        _("The address redirects more than {most} times.").format(most=_MOST_REDIRECTS)
    )


@contextmanager
def _cut_off(connection: socket.socket, deadline: float) -> Iterator[None]:
    """Shut a connection at the deadline, however slowly the other side goes on sending."""

    def shut() -> None:
        with suppress(OSError):
            connection.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(max(0.0, deadline - time.monotonic()), shut)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _ask(
    parts: SplitResult,
    addresses: list[str],
    connect: Connect,
    deadline: float,
    seconds: float,
    largest: int,
) -> Page | str:
    """Return the page, or the address it redirects to."""
    host = host_of(parts)
    late = _("{host} did not answer within {seconds} seconds.").format(
        host=host, seconds=f"{seconds:.0f}"
    )
    try:
        plain = _connected(addresses, port_of(parts), connect, deadline)
        # The plain socket stays open under the one wrapped around it until both are closed.
        with plain, _cut_off(plain, deadline):
            client = http.client.HTTPConnection(host, port_of(parts))
            client.sock = _secured(plain, parts, host)
            try:
                return _answer(client, parts, host, deadline, largest)
            finally:
                client.close()
    except TimeoutError as error:
        raise PageUnavailable(late) from error
    except ssl.SSLCertVerificationError as error:
        raise PageUnavailable(
            _("{host} does not prove who it is ({reason}).").format(
                host=host, reason=error.verify_message
            )
        ) from error
    except (OSError, http.client.HTTPException, zlib.error) as error:
        if isinstance(error, PageUnavailable):
            raise
        if time.monotonic() >= deadline:
            raise PageUnavailable(late) from error
        reason = str(error) or type(error).__name__
        raise PageUnavailable(
            _("{host} cannot be reached: {reason}. {offline}").format(
                host=host, reason=reason, offline=_(OFFLINE)
            )
        ) from error


def _connected(addresses: list[str], port: int, connect: Connect, deadline: float) -> socket.socket:
    last: OSError | None = None
    for address in addresses:
        left = deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        try:
            return connect(address, port, left)
        except OSError as error:
            last = error
    assert last is not None
    raise last


def _secured(plain: socket.socket, parts: SplitResult, host: str) -> socket.socket:
    if parts.scheme.lower() != "https":
        return plain
    return ssl.create_default_context().wrap_socket(plain, server_hostname=host)


def _answer(
    client: http.client.HTTPConnection,
    parts: SplitResult,
    host: str,
    deadline: float,
    largest: int,
) -> Page | str:
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    if parts.query:
        path += "?" + quote(parts.query, safe="/?%:@!$&'()*+,;=~-._")
    client.request(
        "GET",
        path,
        headers={
            "User-Agent": "homeward/1.0 (atlas of returns; reads one page for a person)",
            "Accept": "text/html,application/xhtml+xml,text/plain,application/pdf,*/*;q=0.5",
            "Accept-Encoding": "gzip, identity",
            "Connection": "close",
        },
    )
    response = client.getresponse()
    if response.status in (301, 302, 303, 307, 308) and (to := response.getheader("Location")):
        return to
    if response.status != 200:
        raise PageUnavailable(
            _("{host} answered with {status} {reason}.").format(
                host=host, status=response.status, reason=response.reason
            )
        )
    return Page(
        data=_body(response, host, deadline, largest),
        url=parts.geturl(),
        content_type=response.headers.get_content_type(),
    )


def _body(response: http.client.HTTPResponse, host: str, deadline: float, largest: int) -> bytes:
    encoding = (response.getheader("Content-Encoding") or "identity").strip().lower()
    if encoding not in ("identity", "gzip", "x-gzip", ""):
        raise PageUnavailable(
            _("{host} packed the page in a way that is not read ({encoding}).").format(
                host=host, encoding=encoding
            )
        )
    unpack = zlib.decompressobj(31) if "gzip" in encoding else None
    data = bytearray()
    while chunk := response.read1(_CHUNK):
        data += unpack.decompress(chunk, largest + 1 - len(data)) if unpack else chunk
        if len(data) > largest:
            raise PageUnavailable(
                _("The page has more than {size} MB, which is more than is fetched.").format(
                    size=f"{largest / 1e6:.0f}"
                )
            )
    if time.monotonic() >= deadline:
        raise TimeoutError
    missing = response.length
    if missing:
        raise PageUnavailable(_("{host} broke off before the page had ended.").format(host=host))
    return bytes(data)
