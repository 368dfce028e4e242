"""Ranked measures, as fractions and as trec_eval has them."""

import math

import pytest
import pytrec_eval
from hypothesis import given
from hypothesis import strategies as st

from evals.measures.ranked import retrieval
from evals.places import Place, Stretch
from evals.recorded import Found


def found(*numbers: int, document: str = "d1") -> tuple[Found, ...]:
    """Passages of a hundred characters each, ten on a page, by their numbers from 0."""
    return tuple(Found(document, 100 * n, 100 * n + 100, n // 10 + 1) for n in numbers)


def place(number: int, document: str = "d1", *, paged: bool = True) -> Place:
    """The words of the passage with this number."""
    pages = (number // 10 + 1,) if paged else ()
    return Place(Stretch(document, 100 * number + 10, 100 * number + 90), pages)


def values(level: str, *arguments: object) -> dict[str, float]:
    """The measures of one level, without its name."""
    return {
        name.removeprefix(f"{level} "): rate.value
        for name, rate in retrieval(*arguments).items()
        if name.startswith(level)
    }


def test_ranks_by_hand() -> None:
    """Two relevant passages, at ranks 2 and 7."""
    ranked = found(9, 1, 8, 7, 6, 5, 2)

    ideal = 1 + 1 / math.log2(3)
    assert values("passage", ranked, [[place(1)], [place(2)]]) == pytest.approx(
        {
            "recall@1": 0,
            "recall@5": 1 / 2,
            "recall@10": 2 / 2,
            "ndcg@10": (1 / math.log2(3) + 1 / math.log2(8)) / ideal,
            "rr@10": 1 / 2,
        }
    )


def test_the_eleventh_comes_too_late() -> None:
    """For a reciprocal rank and for a gain."""
    ranked = found(*range(20, 30), 1)

    assert set(values("passage", ranked, [[place(1)]]).values()) == {0}


def test_nothing_found_counts_as_0() -> None:
    """And is not left out of a mean."""
    assert set(values("passage", (), [[place(1)]]).values()) == {0}


def test_any_place_of_a_group_is_enough() -> None:
    """The first is found at once, and the second is not missed."""
    group = [place(1), place(2, "d2")]

    assert set(values("passage", found(1), [group]).values()) == {1}
    assert values("passage", found(1, 2), [[place(1), place(2)]])["ndcg@10"] == 1


def test_a_passage_that_only_repeats_keeps_the_next_waiting() -> None:
    """The second group is found third."""
    groups = [[place(1), place(2)], [place(3)]]

    ndcg = values("passage", found(1, 2, 3), groups)["ndcg@10"]

    assert ndcg == pytest.approx((1 + 1 / math.log2(4)) / (1 + 1 / math.log2(3)))


def test_pages_and_papers_count_once() -> None:
    """Ten passages of one page are one page, found first; its paper too."""
    ranked = (*found(*range(10)), *found(3, document="d2"))

    assert values("page", ranked, [[place(3, "d2")]])["rr@10"] == 1 / 2
    assert values("paper", ranked, [[place(3, "d2")]])["rr@10"] == 1 / 2


def test_a_paper_that_holds_two_groups_is_one_paper() -> None:
    """Found or not."""
    groups = [[place(1)], [place(25)], [place(3, "d2")], [place(4, "d2")]]

    assert values("paper", found(7), groups)["recall@1"] == 1 / 2


def test_pages_are_left_out_where_a_group_has_none() -> None:
    """As in a web page."""
    measured = retrieval(found(1), [[place(1)], [place(2, paged=False)]])

    assert not any(name.startswith("page ") for name in measured)
    assert len(measured) == 10


def test_words_over_two_pages_are_found_on_either() -> None:
    """A passage is on the page on which it begins."""
    over = Place(Stretch("d1", 950, 1050), (1, 2))

    assert values("page", found(9), [[over]])["recall@1"] == 1
    assert values("page", found(10), [[over]])["recall@1"] == 1


@given(
    ranked=st.lists(st.integers(0, 30), unique=True, max_size=30),
    wanted=st.sets(st.integers(0, 40), min_size=1, max_size=5),
)
def test_agrees_with_trec_eval(ranked: list[int], wanted: set[int]) -> None:
    """Fed with scores of its own, strictly decreasing."""
    measured = values("passage", found(*ranked), [[place(number)] for number in sorted(wanted)])

    evaluator = pytrec_eval.RelevanceEvaluator(
        {"q": {str(number): 1 for number in wanted}}, {"recall.1,5,10", "ndcg_cut.10"}
    )
    scores = {str(number): 1 / (1 + rank) for rank, number in enumerate(ranked)}
    expected = evaluator.evaluate({"q": scores}).get("q", {}) if scores else {}
    first = next((rank for rank, number in enumerate(ranked, 1) if number in wanted), 99)
    assert measured == pytest.approx(
        {
            "recall@1": expected.get("recall_1", 0),
            "recall@5": expected.get("recall_5", 0),
            "recall@10": expected.get("recall_10", 0),
            "ndcg@10": expected.get("ndcg_cut_10", 0),
            "rr@10": 1 / first if first <= 10 else 0,
        }
    )
