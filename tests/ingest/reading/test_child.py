"""What became of a paper in the process that read it."""

import pytest

from ingest.reading import child, limits
from ingest.reading.blocks import Block, Page, Reading
from ingest.reading.plain import unpacked


def test_a_paper_that_was_read_is_handed_back() -> None:
    """As plain data."""
    found = child.outcome(b"Caseloads rose.", "a.txt")

    assert found[:1] == b"R"
    assert unpacked(found[1:]) == Reading((Page((Block("Caseloads rose."),)),), paged=False)


def test_a_refusal_is_handed_back_as_it_is() -> None:
    """It is written for people."""
    assert child.outcome(b"", "a.pdf") == b"Ua.pdf is empty: get the paper again."


def test_a_name_that_is_no_text_does_not_matter() -> None:
    """Some systems let a file have one."""
    assert child.outcome(b"", "a\udcff.pdf") == b"Ua?.pdf is empty: get the paper again."


@pytest.mark.parametrize(
    ("letters", "sign"), [(limits.MOST_CHARACTERS, b"R"), (limits.MOST_CHARACTERS + 1, b"U")]
)
def test_a_paper_may_hold_only_so_much_text(letters: int, sign: bytes) -> None:
    """More is no paper; the limit itself is allowed."""
    found = child.outcome(b"x" * letters, "a.txt")

    assert found[:1] == sign
