"""Only public addresses are connected to."""

import pytest

from corpus.errors import SiteNotReachable
from ingest.moderngov.addresses import PrivateAddress, checked, is_public, resolved


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "0.0.0.0", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1",  # noqa: S104
        "fec0::1", "ff02::1", "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::a00:1",
        "2001:0:4136:e378:8000:63bf:80ff:fffe",
    ],
)  # fmt: skip
def test_an_address_indoors_is_not_public(address: str) -> None:
    """Nor is one that wraps such an address in one of version 6."""
    assert not is_public(address)


@pytest.mark.parametrize("address", ["151.101.1.1", "2a04:4e42::81", "::ffff:151.101.1.1"])
def test_an_address_of_the_internet_is_public(address: str) -> None:
    """In both versions."""
    assert is_public(address)


def test_one_private_address_is_enough_to_refuse_a_name() -> None:
    """Else the answer would depend on which of them is tried."""
    with pytest.raises(PrivateAddress):
        checked("council.example", 443, lambda host, port: ["151.101.1.1", "10.0.0.1"])


def test_the_address_to_connect_to_is_the_first() -> None:
    """It was looked up once, and is not looked up again."""
    assert checked("council.example", 443, lambda host, port: ["151.101.1.1"]) == "151.101.1.1"


def test_a_name_may_be_allowed_indoors() -> None:
    """By whoever calls this, and by that name alone."""
    found = checked("test", 80, lambda host, port: ["127.0.0.1"], indoors={"test"})

    assert found == "127.0.0.1"


def test_a_name_that_nobody_knows_is_one_line() -> None:
    """It names the host."""
    with pytest.raises(SiteNotReachable, match=r"^nowhere\.invalid is not known"):
        resolved("nowhere.invalid", 443)
