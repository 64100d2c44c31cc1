"""Where a webhook may lead: to public addresses only, each one checked before anything is connected."""

import socket
from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

from django.conf import settings

from notifications.hooks.errors import AddressNotUsable

USUAL_PORTS = {"https": 443, "http": 80}
_NAT64 = ip_network("64:ff9b::/96")
# Names that lead inside wherever they are asked for.
_INSIDE = (".localhost", ".local", ".internal", ".home.arpa", ".lan")


@dataclass(frozen=True)
class Target:
    """What to connect to: the name for TLS and the Host header, and the one address that was checked."""

    scheme: str
    host: str
    port: int
    path: str
    address: str = ""

    @property
    def authority(self) -> str:
        """What the Host header says."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == USUAL_PORTS[self.scheme] else f"{host}:{self.port}"


def read(url: str) -> Target:
    """The parts of a webhook's address, without asking the network. Raises AddressNotUsable."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").encode("idna").decode().rstrip(".").lower()
        port = parts.port
    except (ValueError, UnicodeError) as unreadable:
        raise AddressNotUsable("unreadable") from unreadable
    if parts.scheme != "https" and not (parts.scheme == "http" and settings.HOOKS_MAY_STAY_INSIDE):
        raise AddressNotUsable("not https")
    if not host or parts.username is not None or parts.fragment or not url.isascii() or not url.isprintable():
        raise AddressNotUsable("no plain address")
    if not settings.HOOKS_MAY_STAY_INSIDE:
        _expect_outside(host)
    path = f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"
    return Target(parts.scheme, host, port or USUAL_PORTS[parts.scheme], path.replace(" ", "%20"))


def resolve(target: Target) -> Target:
    """With the address to connect to. Every address of the name must be public. Raises AddressNotUsable."""
    try:
        found = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
    except OSError as unknown:
        raise AddressNotUsable("name not found") from unknown
    addresses = [str(entry[4][0]) for entry in found]
    if not addresses or not all(is_allowed(address) for address in addresses):
        raise AddressNotUsable("leads to a private address")
    return Target(target.scheme, target.host, target.port, target.path, addresses[0])


def is_allowed(address: str) -> bool:
    """Whether this IP address is out in the public Internet, also the IPv4 address that it may carry inside."""
    if settings.HOOKS_MAY_STAY_INSIDE:
        return ip_address(address).is_loopback
    return all(each.is_global and not each.is_multicast for each in _meant(address))


def _meant(address: str) -> Iterator[IPv4Address | IPv6Address]:
    """The address itself, and those it stands for on the way."""
    ip = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address):
        if ip.ipv4_mapped:
            yield ip.ipv4_mapped
            return
        if ip.sixtofour:
            yield ip.sixtofour
        if ip.teredo:
            yield from ip.teredo
        if ip in _NAT64:
            yield IPv4Address(int(ip) & 0xFFFFFFFF)
            return
    yield ip


def _expect_outside(host: str) -> None:
    if not {".", ":"} & set(host) or host.endswith(_INSIDE):
        raise AddressNotUsable("name of an inner network")
    try:
        literal = str(ip_address(host))
    except ValueError:
        return
    if not is_allowed(literal):
        raise AddressNotUsable("leads to a private address")
