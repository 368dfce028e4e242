"""Unions of stretches, and what is measured on them, in fractions that can be checked by eye."""

import importlib.util
from collections.abc import Sequence
from itertools import pairwise
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.measures.spans import (
    best_iou,
    characters,
    iou,
    letters,
    meets,
    precision,
    rank,
    recall,
    shared,
    size,
    union,
)
from evals.places import Stretch
from tests.conftest import SHARED

BENCH = SHARED / "bench" / "bench.py"
needs_bench = pytest.mark.skipif(not BENCH.is_file(), reason="bench.py is not in the project")

stretches = st.lists(
    st.builds(
        lambda document, start, length: Stretch(document, start, start + length),
        st.sampled_from(["d1", "d2"]),
        st.integers(0, 60),
        st.integers(0, 30),
    ),
    max_size=8,
)


def at(start: int, end: int, document: str = "d1") -> Stretch:
    """Characters of a document."""
    return Stretch(document, start, end)


def held(some: Sequence[Stretch]) -> set[tuple[str, int]]:
    """Every character of some stretches."""
    return {(one.document, place) for one in some for place in range(one.start, one.end)}


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    """The independent measurements that `bench.py` makes."""
    spec = importlib.util.spec_from_file_location("bench", BENCH)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@given(stretches)
def test_a_union_holds_the_same_characters_once(some: list[Stretch]) -> None:
    """In order, apart from one another, and none of them empty."""
    found = union(some)

    assert held(found) == held(some)
    assert sum(map(characters, found)) == len(held(some)) == size(some)
    assert all(
        one.document < other.document or one.end < other.start for one, other in pairwise(found)
    )


@given(stretches, stretches)
def test_what_is_shared_is_what_both_hold(some: list[Stretch], others: list[Stretch]) -> None:
    """Character by character, and in whatever order they are given."""
    assert held(shared(some, others)) == held(some) & held(others)
    assert shared(some, others) == shared(others, some)


@given(stretches, stretches)
def test_shares_are_never_more_than_all(quoted: list[Stretch], wanted: list[Stretch]) -> None:
    """Whatever overlaps: counted one by one, quotes that overlap would count twice."""
    groups = [[one] for one in wanted]

    assert 0 <= (precision(quoted, wanted) or 0) <= 1
    assert 0 <= (recall(quoted, groups) or 0) <= 1
    assert 0 <= iou(quoted, wanted) <= 1


@needs_bench
@given(quoted=stretches, wanted=stretches)
def test_precision_recall_and_iou_agree_with_bench(
    bench: ModuleType, quoted: list[Stretch], wanted: list[Stretch]
) -> None:
    """On any quotes and any expected words."""
    said, gold, both = bench.overlap(quoted, wanted)

    assert (precision(quoted, wanted) or 0) == pytest.approx(both / said if said else 0)
    assert (recall(quoted, [[one] for one in wanted]) or 0) == pytest.approx(
        both / gold if gold else 0
    )
    whole = said + gold - both
    assert iou(quoted, wanted) == pytest.approx(both / whole if whole else 0)


def test_quotes_that_overlap_count_once() -> None:
    """5 of the 10 characters are quoted, though two quotes hold them."""
    quoted = [at(0, 5), at(0, 5), at(2, 5)]

    assert recall(quoted, [[at(0, 10)]]) == 5 / 10
    assert precision(quoted, [at(0, 10)]) == 5 / 5


def test_quotes_that_only_touch_share_nothing() -> None:
    """One ends where the other begins."""
    assert shared([at(0, 5)], [at(5, 9)]) == ()
    assert precision([at(0, 5)], [at(5, 9)]) == 0
    assert not meets(at(0, 5), at(5, 9))


def test_of_a_group_the_best_quoted_counts() -> None:
    """The others are not missed: any one is enough."""
    group = [at(0, 100), at(200, 300, "d2")]

    assert recall([at(200, 300, "d2")], [group]) == 1
    assert recall([at(200, 250, "d2"), at(0, 20)], [group]) == 50 / 100


def test_every_group_is_wanted() -> None:
    """10 of the 40 characters of two groups."""
    assert recall([at(0, 10)], [[at(0, 10)], [at(50, 80)]]) == 10 / 40


def test_nothing_quoted_has_no_precision_and_no_recall() -> None:
    """A share of nothing is not 0; what is expected and not quoted is."""
    assert precision([], [at(0, 10)]) is None
    assert recall([], [[at(0, 10)]]) == 0
    assert recall([at(0, 10)], []) is None


def test_the_first_quote_is_held_against_what_is_most_like_it() -> None:
    """50 shared, of 100 quoted and 50 expected; the second quote is not looked at."""
    groups = [[at(0, 50)], [at(90, 300)]]

    assert best_iou([at(0, 100), at(90, 300)], groups) == 50 / 100
    assert best_iou([], groups) == 0


@pytest.mark.parametrize(
    ("start", "end", "hit"),
    [
        (0, 100, True),
        (20, 40, True),
        (0, 1000, True),
        (50, 150, True),
        (51, 151, False),
        (100, 200, False),
        (50, 50, False),
    ],
    ids=["equal", "inside", "around", "half", "less than half", "beside", "empty"],
)
def test_half_of_the_shorter_is_a_hit(start: int, end: int, *, hit: bool) -> None:
    """The expected words are characters 0 to 100."""
    assert meets(at(start, end), at(0, 100)) is hit
    assert meets(at(0, 100), at(start, end)) is hit


def test_the_same_place_in_another_document_is_no_hit() -> None:
    """A quote must be of the right paper."""
    assert not meets(at(0, 100), at(0, 100, "d2"))


def test_rank_is_that_of_the_first_hit() -> None:
    """From 1; 0 when there is none."""
    groups = [[at(0, 100), at(200, 300)]]

    assert rank([at(500, 600), at(200, 300)], groups) == 2
    assert rank([at(500, 600)], groups) == 0


def test_white_space_and_marks_weigh_nothing() -> None:
    """Three of the four letters are quoted, and of twelve characters four."""
    length = letters({"d1": "ab   ,,  c d"})

    assert size([at(0, 12)], length) == 4
    assert recall([at(0, 10)], [[at(0, 12)]], length) == 3 / 4
    assert not meets(at(2, 9), at(0, 12), length)
