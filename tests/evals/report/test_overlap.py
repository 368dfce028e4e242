"""Texts with what they share marked."""

from hypothesis import given
from hypothesis import strategies as st

from evals.report.overlap import LONGEST, cut, same

TEXTS = st.text("ab \n“—é😀", max_size=40)
STRETCHES = st.lists(st.tuples(st.integers(-5, 60), st.integers(-5, 60)), max_size=6)


@given(TEXTS, STRETCHES)
def test_the_pieces_are_the_text(text: str, stretches: list[tuple[int, int]]) -> None:
    """Whatever is marked, nothing is lost, doubled or empty, and the marks are counted."""
    found = cut(text, stretches)

    assert "".join(piece.text for piece in found.pieces) == text
    assert all(piece.text for piece in found.pieces)
    assert found.overlap == sum(len(piece.text) for piece in found.pieces if piece.marked)


@given(TEXTS, STRETCHES)
def test_a_character_is_marked_when_a_stretch_holds_it(
    text: str, stretches: list[tuple[int, int]]
) -> None:
    """And only then."""
    found = [piece.marked for piece in cut(text, stretches).pieces for _ in range(len(piece.text))]

    assert found == [any(start <= at < end for start, end in stretches) for at in range(len(text))]


def test_of_a_very_long_text_the_end_is_left_out() -> None:
    """And told of; what is marked is counted all the same."""
    found = cut("a" * (LONGEST + 7), [(LONGEST - 1, LONGEST + 3)])

    assert sum(len(piece.text) for piece in found.pieces) == LONGEST
    assert (found.left_out, found.overlap, found.length) == (7, 4, LONGEST + 7)


def test_the_same_words_are_found_in_another_print() -> None:
    """As quotation marks, dashes and case differ between a paper and a case."""
    text = "It said: “Over‑optimism — AGAIN”."

    ((start, end),) = same(text, ["over-optimism - again", "nowhere"])

    assert text[start:end] == "Over‑optimism — AGAIN"
