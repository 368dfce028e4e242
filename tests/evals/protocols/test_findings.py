"""The shares that a protocol counts."""

from dataclasses import replace

from evals.cases import Case, Expected, Group
from evals.protocols.findings import Tried, findings, shares
from evals.recorded import Recorded
from evals.statistics import wilson
from tests.evals.protocols.conftest import CASE, STRANGE

ANSWERED = Recorded("K-1", "answered")


def case(number: int) -> Case:
    """A case about a paper of its own."""
    group = Group((Expected("x", f"{number}.txt"),))
    return replace(CASE, id=f"K-{number}", expected=(group,))


def test_a_share_has_its_number_and_interval() -> None:
    """Wilson's, where every case counts once."""
    tried = [
        Tried(case(number), "number", ANSWERED, {"answers": counts})
        for number, counts in enumerate((True, False, True))
    ]
    (share,) = shares(tried)

    assert (share.name, share.value, share.right, share.total) == ("answers", 2 / 3, 2, 3)
    assert (share.low, share.high) == wilson(2, 3)
    assert share.cases == 3


def test_a_case_that_is_asked_five_times_is_one_case() -> None:
    """Ten cases that all change or all stay tell less than fifty."""
    tried = [
        Tried(case(number % 10), "", ANSWERED, {"answers": number % 2 == 0}) for number in range(50)
    ]
    tried.append(Tried(case(0), "", ANSWERED, {"answers": False}))
    (share,) = shares(tried)

    assert (share.cases, share.total, share.right) == (10, 51, 25)
    assert share.high - share.low > 1.5 * (wilson(25, 51).high - wilson(25, 51).low)


def test_each_sort_is_counted_by_itself() -> None:
    """In the order in which they came, over those questions to which a share applies."""
    tried = [
        Tried(CASE, "z", ANSWERED, {"answers": True, "quotes": True}),
        Tried(STRANGE, "a", ANSWERED, {"answers": False}),
    ]
    found = findings("p", "sort", tried)

    assert list(found.sorts) == ["z", "a"]
    assert [(one.name, one.value, one.total) for one in found.sorts["a"]] == [("answers", 0, 1)]
    assert [(one.name, one.value, one.total) for one in found.whole] == [
        ("answers", 0.5, 2),
        ("quotes", 1, 1),
    ]


def test_a_breakdown_is_counted_nowhere_and_named() -> None:
    """Each case once."""
    broken = Tried(CASE, "a", Recorded("K-1", "failed"), {})
    found = findings("p", "sort", [broken, broken])

    assert (found.whole, found.sorts, found.failed) == ((), {"a": ()}, ["K-1"])


def test_questions_about_one_paper_are_drawn_together() -> None:
    """By the paper that is expected, or by the case where none is."""
    assert Tried(CASE, "", ANSWERED, {}).paper == "minutes.txt"
    assert Tried(STRANGE, "", ANSWERED, {}).paper == "K-3"
