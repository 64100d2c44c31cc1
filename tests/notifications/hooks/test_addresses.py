"""Where a webhook may lead."""

import pytest

from notifications.hooks.addresses import is_allowed, read, resolve
from notifications.hooks.errors import AddressNotUsable


@pytest.mark.parametrize(
    "url",
    [
        "http://contoh.org/",
        "ftp://contoh.org/",
        "https://",
        "https://user:secret@contoh.org/",
        "https://contoh.org/#part",
        "https://contoh.org:99999/",
        "https://localhost/",
        "https://balai.local/",
        "https://db.internal/",
        "https://intranet/",
        "https://127.0.0.1/",
        "https://10.0.0.8/",
        "https://169.254.169.254/latest/",
        "https://[::1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://contoh.org/\nHost: x",
        "https://contoh.org/ä",
    ],
)
def test_address_that_is_not_plain_https_or_leads_inside_is_refused(url: str) -> None:
    with pytest.raises(AddressNotUsable):
        read(url)


def test_parts_of_a_good_one() -> None:
    found = read("https://Contoh.Org:8443/in?a=1")

    assert (found.host, found.port, found.path, found.authority) == (
        "contoh.org",
        8443,
        "/in?a=1",
        "contoh.org:8443",
    )


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("127.0.0.1", False),
        ("0.0.0.0", False),  # noqa: S104  # an address, not a bind
        ("10.1.2.3", False),
        ("100.64.0.1", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("ff02::1", False),
        ("::ffff:10.0.0.1", False),
        ("::ffff:93.184.216.34", True),
        ("64:ff9b::a00:1", False),
        ("2002:0a00:0001::1", False),
        ("2001:db8::1", False),
    ],
)
def test_only_public_addresses_are_allowed_also_inside_ipv6(address: str, allowed: bool) -> None:
    assert is_allowed(address) is allowed


def test_name_that_leads_inside_is_refused_when_it_is_resolved(settings: object) -> None:
    inside = read("https://contoh.org/")

    with pytest.raises(AddressNotUsable) as refused:
        resolve(type(inside)("https", "localhost", 443, "/"))

    assert refused.value.because == "leads to a private address"
