"""Zip archives that are the same bytes every time."""

from io import BytesIO
from zipfile import ZipFile

from hypothesis import given
from hypothesis import strategies as st

from corpus.typesetting.archive import parts, zipped

NAMES = st.text("abc/.", min_size=1, max_size=8)


@given(st.dictionaries(NAMES, st.binary(max_size=20), max_size=5))
def test_an_archive_holds_its_parts(some: dict[str, bytes]) -> None:
    """Each under its name, unchanged."""
    assert parts(zipped(some)) == some


def test_the_order_in_which_parts_are_given_does_not_matter() -> None:
    """Nor does the hour."""
    assert zipped({"a": b"1", "b": b"2"}) == zipped({"b": b"2", "a": b"1"})


def test_one_part_may_stand_first() -> None:
    """As the type of an OpenDocument file must."""
    archive = zipped({"a": b"", "mimetype": b"", "b": b""}, first="mimetype")

    assert ZipFile(BytesIO(archive)).namelist() == ["mimetype", "a", "b"]
