"""Rankers that are trained alike but for their loss or their size, side by side."""

import math
import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from evals.ranker import comparison
from evals.ranker.comparison import HALF, TAUGHT, WHOLE, Found, Row, Starts, compare, table
from evals.ranker.figures import area, figures
from evals.ranker.training import LOSSES, Schedule, judged, train
from tests.evals.ranker.conftest import example, made

VISITS = 8
NAMES = [*LOSSES, "margin", HALF, TAUGHT, WHOLE]
SETS = [
    ([example(True, False, False, question=f"how late {at}?") for at in range(3)], 0.5),
    ([example(False, False, answerable=False, question="how high?")], 0.5),
]
UNSEEN = {
    "answerable": [example(False, True, paper="minutes"), example(True, False, paper="plan")],
    "mixed": [
        example(False, True, False),
        example(False, False, question="how high?", answerable=False),
    ],
    "unanswerable": [example(False, False, answerable=False)],
}


@dataclass(frozen=True)
class Compared:
    """A comparison, and the folder that it was made in."""

    work: Path
    starts: Starts
    rows: list[Row]
    taught: list[tuple[str, Path, Schedule]]
    """What was trained, from which start, and how."""


@pytest.fixture(scope="module")
def compared(bert: Path, tmp_path_factory: pytest.TempPathFactory) -> Compared:
    """Of rankers that have hardly learnt anything."""
    work = tmp_path_factory.mktemp("work") / "comparison"
    taught: list[tuple[str, Path, Schedule]] = []

    def noted(sets: Any, start: Path, target: Path, schedule: Schedule) -> None:
        assert sets == SETS
        taught.append((target.name, start, schedule))
        train(sets, start, target, replace(schedule, batch=4))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(comparison, "train", noted)
        whole = made(work.with_name("whole"), seed=1)
        rows = compare(SETS, UNSEEN, Starts(bert, whole), work, VISITS)
    return Compared(work, Starts(bert, whole), rows, taught)


def test_every_loss_is_compared_and_a_teacher_and_a_smaller_model(compared: Compared) -> None:
    """In the order in which they are trained."""
    assert [row.name for row in compared.rows] == NAMES


def test_all_are_trained_alike_but_for_what_is_compared(compared: Compared, bert: Path) -> None:
    """For the same visits; from the same start, but for its layers or its words."""
    plain = Schedule(VISITS)
    margins = replace(plain, teacher=compared.work / "odds-and-order")
    assert [schedule for _, _, schedule in compared.taught] == [
        *(replace(plain, loss=loss) for loss in LOSSES),
        margins,
        plain,
        margins,
        plain,
    ]
    *others, half, again, whole = [start for _, start, _ in compared.taught]
    assert others == [bert] * 4
    assert half == again != bert
    assert whole == compared.starts.whole


def test_the_smaller_model_has_half_of_the_layers(compared: Compared) -> None:
    """Of two, one."""
    from transformers import AutoConfig

    layers = [
        AutoConfig.from_pretrained(compared.work / name).num_hidden_layers
        for name, _, _ in compared.taught
    ]

    assert layers == [2, 2, 2, 2, 1, 1, 2]


def test_a_row_says_what_its_ranker_makes_of_what_it_has_not_read(compared: Compared) -> None:
    """Each set by itself; one without an answerable question is left out."""
    for (name, _, _), row in zip(compared.taught, compared.rows, strict=True):
        assert set(row.found) == {"answerable", "mixed"}
        for one, found in row.found.items():
            held = judged(compared.work / name, UNSEEN[one])
            assert found.first == figures(held, row.weight).first
            assert found.area == pytest.approx(area(held, row.weight), nan_ok=True)


def test_a_ranker_is_asked_once_what_it_says(
    compared: Compared, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Judging takes longer than training does, for so few visits."""

    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(comparison, "judged", refuse)

    rows = compare(SETS, UNSEEN, compared.starts, compared.work, VISITS)

    assert table(rows) == table(compared.rows)


def test_a_row_says_how_long_a_step_took(compared: Compared) -> None:
    """Of any ranker that was trained in one go."""
    assert all(0 < row.seconds < 60 for row in compared.rows)


def test_what_was_broken_off_goes_on(
    compared: Compared, bert: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is trained already is not trained again, and its row is the same."""
    work = tmp_path / "comparison"
    shutil.copytree(compared.work, work)
    shutil.rmtree(work / "margin")
    taught: list[str] = []

    def noted(_: Any, __: Path, target: Path, ___: Schedule) -> None:
        taught.append(target.name)
        shutil.copytree(compared.work / target.name, target)

    monkeypatch.setattr(comparison, "train", noted)

    rows = compare(SETS, UNSEEN, compared.starts, work, VISITS)

    assert taught == ["margin"]
    assert table(rows) == table(compared.rows)


def test_a_smaller_start_that_was_broken_off_is_written_again(
    bert: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is not taken for whole."""
    whole = comparison.thin

    def broken_off(source: Path, target: Path) -> None:
        whole(source, target)
        raise KeyboardInterrupt

    monkeypatch.setattr(comparison, "train", lambda _, __, target, ___: target.mkdir())
    monkeypatch.setattr(comparison, "_row", lambda *_: None)
    monkeypatch.setattr(comparison, "thin", broken_off)
    with pytest.raises(KeyboardInterrupt):
        compare(SETS, {}, Starts(bert, bert), tmp_path, VISITS)
    thinned: list[Path] = []
    monkeypatch.setattr(comparison, "thin", lambda _, target: thinned.append(target))

    compare(SETS, {}, Starts(bert, bert), tmp_path, VISITS)

    assert len(thinned) == 1


def test_nothing_need_be_judged(compared: Compared, bert: Path) -> None:
    """Then only the times are told."""
    rows = compare(SETS, {}, compared.starts, compared.work, VISITS)

    assert all(row.found == {} for row in rows)
    assert table(rows).startswith("| trained with | weight | seconds a step |\n")


def test_the_table_is_markdown() -> None:
    """A line for each ranker; a dash where there is no figure."""
    rows = [
        Row("one", 0.1, {"set": Found(0.5, 0.75), "more": Found(1.0, math.nan)}, 2.0),
        Row("two", 0.0, {"set": Found(0.25, 0.5), "more": Found(0.0, 0.125)}, math.nan),
    ]

    assert table(rows).splitlines() == [
        "| trained with | weight | set: right first | set: area under curve |"
        " more: right first | more: area under curve | seconds a step |",
        "| --- | --- | --- | --- | --- | --- | --- |",
        "| one | 0.1 | 0.500 | 0.750 | 1.000 | – | 2.000 |",
        "| two | 0 | 0.250 | 0.500 | 0.000 | 0.125 | – |",
    ]
