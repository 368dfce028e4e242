"""What a child hands back is the reading that it made, or it is nothing."""

import datetime
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.reading.blocks import Reading
from ingest.reading.plain import packed, unpacked
from tests.ingest.conftest import READINGS, UNTIMED


@UNTIMED
@given(READINGS, st.none() | st.dates(), st.lists(st.integers(1, 99), max_size=3))
def test_a_reading_goes_there_and_back(
    reading: Reading, day: datetime.date | None, unread: list[int]
) -> None:
    """Nothing of it is lost or changed."""
    whole = replace(reading, date=day, unread=tuple(unread), warnings=("page 1: it is odd",))

    assert unpacked(packed(whole)) == whole


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"null",
        b"[]",
        b'{"pages": 3, "paged": true}',
        b'{"pages": [{"blocks": [{"text": 3}]}], "paged": true}',
        b'{"pages": [{"blocks": [{"text": "a", "role": "king"}]}], "paged": true}',
        b'{"pages": [], "paged": true, "unread": ["x"]}',
        b'{"pages": [{"blocks": [{"text": "\\ud800"}]}], "paged": true}',
        b"\x80\x04N.",
    ],
)
def test_anything_else_is_no_reading(data: bytes) -> None:
    """A child that was taken over can make nothing but a reading."""
    with pytest.raises(ValueError, match="no reading"):
        unpacked(data)


@UNTIMED
@given(st.binary(max_size=99))
def test_any_bytes_are_a_reading_or_an_error(data: bytes) -> None:
    """And only one kind of error."""
    try:
        found = unpacked(data)
    except ValueError:
        return
    assert isinstance(found, Reading)
