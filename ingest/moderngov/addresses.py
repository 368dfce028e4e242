"""Which addresses may be connected to: public ones, so that no page can lead us indoors."""

import socket
from collections.abc import Callable, Collection
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from corpus.errors import SiteNotReachable

_NAT64 = IPv6Network("64:ff9b::/96")
Address = IPv4Address | IPv6Address
Resolve = Callable[[str, int], list[str]]


class PrivateAddress(Exception):
    """A name leads to an address that is not on the public internet."""


def resolved(host: str, port: int) -> list[str]:
    """The addresses that a name has now."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise SiteNotReachable(f"{host} is not known: is the address right?") from error
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def checked(
    host: str, port: int, resolve: Resolve = resolved, indoors: Collection[str] = ()
) -> str:
    """
    The address to connect to; raises `PrivateAddress` when any that the name has is not public.

    The names in `indoors` may have private ones.
    """
    addresses = resolve(host, port)
    if host not in indoors and not all(is_public(address) for address in addresses):
        raise PrivateAddress(host)
    return addresses[0]


def is_public(address: str) -> bool:
    """
    Whether an address is on the public internet, and every other that it stands for.

    >>> [is_public(one) for one in ("151.101.1.1", "10.0.0.1", "::ffff:127.0.0.1", "fe80::1%eth0")]
    [True, False, False, False]
    """
    found = ip_address(address.partition("%")[0])
    return all(
        one.is_global and not one.is_multicast and not getattr(one, "is_site_local", False)
        for one in _meant(found)
    )


def _meant(address: Address) -> list[Address]:
    """The address, or the IPv4 addresses that it wraps."""
    if isinstance(address, IPv4Address):
        return [address]
    wrapped = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in _NAT64:
        wrapped.append(IPv4Address(int(address) & 0xFFFFFFFF))
    return [one for one in wrapped if one] or [address]
