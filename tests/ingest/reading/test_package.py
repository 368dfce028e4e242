"""An office file is looked into before a byte of it is unpacked."""

import struct

import pytest

from corpus.errors import UnreadablePaper
from ingest.reading import package
from tests.ingest.conftest import packed

PARTS = packed({"a.xml": "x", "b.xml": "x"})


def claiming(unpacked: int, stored: int = 1) -> bytes:
    """An archive whose last part says that it unpacks to so much from so much."""
    content = bytearray(PARTS)
    entry = content.rindex(b"PK\x01\x02")
    content[entry + 20 : entry + 28] = struct.pack("<II", stored, unpacked)
    return bytes(content)


def test_the_parts_are_named() -> None:
    """By them the formats are told apart."""
    assert package.parts(PARTS, "a.docx") == {"a.xml", "b.xml"}


@pytest.mark.parametrize(
    ("unpacked", "stored", "reason"),
    [
        (200_000_001, 200_000_001, "unpacks to over 200 MB"),
        (20_000_001, 200_000, "unpacks to far more than a paper"),
    ],
    ids=["large", "dense"],
)
def test_a_file_that_unpacks_to_too_much_is_refused(
    unpacked: int, stored: int, reason: str
) -> None:
    """By what it says of itself."""
    with pytest.raises(UnreadablePaper, match=rf"^a\.docx {reason}"):
        package.parts(claiming(unpacked, stored), "a.docx")


@pytest.mark.parametrize(
    ("unpacked", "stored"), [(199_999_999, 199_999_999), (20_000_000, 1), (90_000_000, 900_000)]
)
def test_a_file_at_the_limits_is_looked_into(unpacked: int, stored: int) -> None:
    """The limits themselves are allowed."""
    assert len(package.parts(claiming(unpacked, stored), "a.docx")) == 2


def test_a_part_that_is_longer_than_it_says_is_refused() -> None:
    """The limit cannot be got round by a wrong size."""
    with pytest.raises(UnreadablePaper, match=r"^a\.docx is damaged: get the paper again\.$"):
        package.part(claiming(100, 100), "a.docx", "b.xml")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", PARTS[:-10]])
def test_a_damaged_archive_is_refused(content: bytes) -> None:
    """It cannot be looked into."""
    with pytest.raises(UnreadablePaper, match=r"^a\.docx is damaged: get the paper again\.$"):
        package.parts(content, "a.docx")
