"""Which web addresses may be fetched: those of public machines, each address of a name checked."""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as ResolvingTimeout
from urllib.parse import SplitResult, urlsplit

from homeward.errors import AddressRefused, PageUnavailable
from homeward.language import N_, _

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

Resolve = Callable[[str, int], list[str]]

OFFLINE = N_("Is this machine online? Pasting the text or uploading a file works without it.")

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


def resolve_name(host: str, port: int) -> list[str]:
    """Return every IP address of a host. Raises OSError when it has none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(each[4][0]) for each in found))


def checked(url: str) -> SplitResult:
    """Return the parts of an address. Raises AddressRefused unless it is plain http(s)."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError as error:
        raise AddressRefused(_("This is no web address: {error}.").format(error=error)) from error
    if parts.scheme.lower() not in ("http", "https"):
        raise AddressRefused(_("Only addresses that begin with http:// or https:// are fetched."))
    if not parts.hostname or port == 0:
        raise AddressRefused(_("The address names no machine."))
    if parts.username is not None or parts.password is not None:
        raise AddressRefused(_("An address with a user name or a password is not fetched."))
    if any(ord(char) < 33 for char in url.strip()):
        raise AddressRefused(_("The address holds spaces or control characters."))
    return parts


def is_public(address: str) -> bool:
    """Tell whether an IP address belongs to the public network, whatever it is wrapped in."""
    try:
        found: Address = ipaddress.ip_address(address.split("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if inner is None and found in _NAT64:
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is not None:
            found = inner
    return found.is_global and not (
        found.is_multicast or found.is_reserved or found.is_unspecified or found.is_loopback
    )


def port_of(parts: SplitResult) -> int:
    """Return the port of an address, that of its scheme where it names none."""
    return parts.port or (443 if parts.scheme.lower() == "https" else 80)


def host_of(parts: SplitResult) -> str:
    """Return the host of an address in ASCII. Raises AddressRefused where it has none."""
    host = parts.hostname or ""
    if host.isascii():
        return host
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise AddressRefused(_("The name of the machine cannot be written as a host.")) from error


def public_addresses(parts: SplitResult, resolve: Resolve, deadline: float) -> list[str]:
    """Return every IP address of a host by the deadline, all of them public.

    Raises AddressRefused where one is not, PageUnavailable where the name is not resolved.
    """
    host = host_of(parts)
    pool = ThreadPoolExecutor(1, thread_name_prefix="resolve")
    try:
        left = max(0.01, deadline - time.monotonic())
        addresses = pool.submit(resolve, host, port_of(parts)).result(timeout=left)
    except ResolvingTimeout as error:
        raise PageUnavailable(
            _("The name {host} was not resolved in time. {offline}").format(
                host=host, offline=_(OFFLINE)
            )
        ) from error
    except (OSError, UnicodeError) as error:
        raise PageUnavailable(
            _("The name {host} is not known. {offline}").format(host=host, offline=_(OFFLINE))
        ) from error
    finally:
        pool.shutdown(wait=False)
    if not addresses:
        raise PageUnavailable(
            _("The name {host} is not known. {offline}").format(host=host, offline=_(OFFLINE))
        )
    # One private address among public ones is how a name is turned against its reader.
    if not all(is_public(address) for address in addresses):
        raise AddressRefused(
            _(
                "{host} is this machine or one of a private network; such addresses are not "
                "fetched."
            ).format(host=host)
        )
    return addresses
