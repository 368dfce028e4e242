"""The confusion table counts every case once, and its figures are those of its cases."""

from evals.checking.cases import Marked
from evals.checking.figures import VERDICTS, figures
from evals.checking.judging import Judged


def case(marked: str, given: str, seconds: float = 0.1) -> Judged:
    """A case that is marked so and was given that."""
    return Judged(Marked("a", "a", marked), given, seconds=seconds)  # type: ignore[arg-type]


SOME = [
    case("exact", "exact"),
    case("exact", "altered", 0.9),
    case("altered", "altered"),
    case("elsewhere", "exact"),
]


def test_each_case_is_counted_in_its_row_and_column() -> None:
    """And in no other."""
    told = figures(SOME)

    assert told.confusion["exact"] == dict.fromkeys(VERDICTS, 0) | {"exact": 1, "altered": 1}
    assert sum(sum(row.values()) for row in told.confusion.values()) == 4


def test_accuracy_is_the_share_of_right_verdicts_with_wilson_s_interval() -> None:
    """2 of 4: Wilson (1927) gives 0.150 to 0.850."""
    told = figures(SOME)

    assert told.accuracy == (2, 4)
    assert [round(end, 3) for end in told.interval] == [0.15, 0.85]


def test_one_that_is_falsely_called_exact_breaks_the_gate() -> None:
    """Whatever the rest is."""
    assert not figures(SOME).holds(0.0)
    assert figures(SOME[:3]).holds(0.6)
    assert not figures(SOME[:3]).holds(0.7)


def test_time_is_told_as_the_middle_and_the_slow_end() -> None:
    """In seconds."""
    told = figures(SOME)

    assert told.median == 0.1
    assert 0.1 < told.slowest <= 0.9
