"""Whether a run may follow the one before, in a few cases whose numbers are known."""

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.errors import BadGates, BadRun
from evals.gates import Drops, Gates, NewlyWrong, Verdict, judge, read
from evals.scored import Estimate, Summary
from evals.standing import Standing
from tests.evals.test_comparison import COUNT, LATER, of
from tests.evals.test_runs import SETTING

GATES = Gates({}, Drops(0.05, ()), NewlyWrong(COUNT))
DROP = replace(GATES, drops=Drops(0.05, ("hit@1",)))
TEXT = """\
[floors]
verbatim = 1.0
[drops]
alpha = 0.05
measures = ["hit@1"]
[newly_wrong]
most = 3
"""


def verdicts(gates: Gates, before: Standing, after: Standing) -> list[Verdict]:
    """What the gates say of two runs of the same setting."""
    return judge(gates, Summary((), {}), (SETTING, before), (LATER, after))


@pytest.mark.parametrize(("value", "held"), [(0.5, True), (0.499, False)])
def test_a_floor_holds_from_its_value_on(value: float, held: bool) -> None:
    """With what was counted."""
    gates = replace(GATES, floors={"hit@1": 0.5})
    summary = Summary((Estimate("hit@1", value, 0, 1, 6, 12, 12),), {})

    first, *_ = judge(gates, summary, (SETTING, of([1])), (LATER, of([1])))

    assert first == (held, f"hit@1 is {value:.3f} (6 of 12; floor 0.500)")


def test_a_floor_of_which_nothing_was_counted_does_not_hold() -> None:
    """A bot that quotes nothing is not verbatim."""
    first, *_ = verdicts(replace(GATES, floors={"verbatim": 1.0}), of([1]), of([1]))

    assert first == (False, "verbatim (floor 1.000): nothing was counted")


def test_a_drop_by_more_than_chance_does_not_hold() -> None:
    """All its numbers are told."""
    first, _ = verdicts(DROP, of([1] * COUNT), of([0.5] * COUNT))

    assert first == (
        False,
        "hit@1 1.000 -> 0.500: -0.500 (-0.500 to -0.500), p 0.0005 (alpha 0.05);"
        " of 12 cases 0 better, 12 worse",
    )


@pytest.mark.parametrize("after", [[1] * COUNT, [0.5] * 4 + [1] * 8])
def test_a_rise_and_a_drop_that_may_be_chance_hold(after: list[float]) -> None:
    """Four papers of twelve can fall by chance."""
    first, _ = verdicts(DROP, of([0.9] * COUNT if after[0] == 1 else [1] * COUNT), of(after))

    assert first.held


def test_a_measure_that_is_gone_does_not_hold() -> None:
    """It was there before; one that is in neither run asks nothing."""
    gone, _ = verdicts(DROP, of([1, None]), of([None, None]))
    never, _ = verdicts(replace(DROP, drops=Drops(0.05, ("hit@3",))), of([1, None]), of([1, None]))

    assert gone == (False, "hit@1: no case has it in both runs")
    assert never == (True, "hit@3 applies to no case")


def test_five_newly_wrong_are_too_many_where_three_may_be() -> None:
    """Though as many are newly right; each is named with its question."""
    gates = replace(GATES, newly_wrong=NewlyWrong(3))
    before, after = of([1] * 5 + [0] * 5), of([0] * 5 + [1] * 5)

    (one,) = verdicts(gates, before, after)

    assert not one.held
    first, *named = one.told.splitlines()
    assert first == "5 newly wrong (at most 3)"
    assert [line.strip() for line in named] == [f"c{at}: What of c{at}?" for at in range(5)]
    (three,) = verdicts(gates, before, of([0] * 3 + [1] * 7))
    assert three.held


def test_a_run_of_other_cases_is_not_gated() -> None:
    """It is told how to make it the baseline."""
    with pytest.raises(BadRun, match=r"different cases .* councilbot eval baseline"):
        judge(GATES, Summary((), {}), (SETTING, of([1])), (replace(LATER, cases="x"), of([1])))


def test_a_run_without_the_ranker_is_gated_only_with_its_like() -> None:
    """The setting of these says that they were fast."""
    slow = replace(LATER, options={})

    with pytest.raises(BadRun, match="--fast"):
        judge(GATES, Summary((), {}), (SETTING, of([1])), (slow, of([1])))


def test_our_gates_can_be_read() -> None:
    """What holds of every quote has no tolerance."""
    ours = read()

    assert [ours.floors[name] for name in ("verbatim", "right page", "resolves")] == [1, 1, 1]
    assert 0 < ours.drops.alpha <= 0.05


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (TEXT.replace("=", ":"), "cannot be read as TOML"),
        (TEXT.replace("verbatim", "verbatin"), "verbatin is not measured"),
        (TEXT.replace('"hit@1"', '"hit@1", "auroc"'), "auroc is of no single case"),
        (TEXT.replace("most", "least"), "newly_wrong.most: Field required"),
        (TEXT.replace("0.05", '"low"'), "drops.alpha"),
        (TEXT.replace("0.05", "0.0"), "drops.alpha"),
        (TEXT.replace("0.05", "5"), "drops.alpha"),
        (TEXT.replace("3", "-1"), "newly_wrong.most"),
        (TEXT.replace("verbatim", '"unsupported answers"'), "unsupported answers less is better"),
    ],
)
def test_gates_that_cannot_be_used_are_told(tmp_path: Path, wrong: str, message: str) -> None:
    """In one line, that names the file and what is wrong in it."""
    file = tmp_path / "gates.toml"
    file.write_text(wrong, "utf-8")

    with pytest.raises(BadGates, match=message) as told:
        read(file)

    assert str(told.value).startswith(str(file))
    assert "\n" not in str(told.value)


def test_gates_that_are_not_there_are_told(tmp_path: Path) -> None:
    """By the name of the file."""
    with pytest.raises(BadGates, match=r"There is no file .*none\.toml"):
        read(tmp_path / "none.toml")
