"""List items are marked as a browser marks them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.reading import marks
from tests.ingest.conftest import UNTIMED


@pytest.mark.parametrize(
    ("number", "kind", "mark"),
    [
        (7, "1", "7."),
        (7, "disc", "7."),
        (26, "a", "z."),
        (27, "a", "aa."),
        (53, "A", "BA."),
        (9, "i", "ix."),
        (1994, "I", "MCMXCIV."),
        (3999, "i", "mmmcmxcix."),
        (4000, "i", "4000."),
        (0, "a", "0."),
        (-3, "i", "-3."),
    ],
)
def test_each_kind_of_list_counts_in_its_way(number: int, kind: str, mark: str) -> None:
    """What letters or Roman numbers cannot say is said in figures."""
    assert marks.numbered(number, kind) == mark


@UNTIMED
@given(st.integers(-(10**9), 10**9), st.sampled_from("1aAiI"))
def test_a_mark_is_short(number: int, kind: str) -> None:
    """Whatever number a page asks for."""
    assert 1 < len(marks.numbered(number, kind)) <= 16
