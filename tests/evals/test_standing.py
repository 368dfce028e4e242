"""How each case of a run stands, kept in a small file."""

from pathlib import Path

import pytest

from corpus.errors import BadRun
from evals import runs
from evals.cases import QUESTIONS, Case, cases, digest
from evals.recorded import Recorded
from evals.scored import Scored, Summary
from evals.standing import BASELINE, Standing, read, save, standing
from tests.evals.test_runs import ANSWERED, CASES, SETTING

SOME = [
    Scored(CASES[0], ANSWERED, {"hit@1": (1.0, 1.0), "verbatim": (2.0, 3.0)}, (), True),
    Scored(CASES[1], Recorded("b", "answered"), {"abstained when not": (0.0, 1.0)}, (), False),
]
STANDING = Standing(
    ("a", "b"),
    ("Why — “so”?", "When?"),
    ("a.pdf", "b"),
    (True, False),
    {
        "verbatim": (0.6667, None),
        "hit@1": (1.0, None),
        "abstained when not": (None, 0.0),
    },
)


def test_a_case_stands_by_its_paper_and_by_what_applies_to_it() -> None:
    """One without an answer stands by itself."""
    assert standing(SOME) == STANDING


def test_a_baseline_is_read_as_it_was_written(tmp_path: Path) -> None:
    """In a folder of its own."""
    save(SETTING, STANDING, tmp_path / "new")

    assert read(tmp_path / "new") == (SETTING, STANDING)


def test_a_baseline_has_a_line_for_each_measure(tmp_path: Path) -> None:
    """Without a word of the papers."""
    save(SETTING, STANDING, tmp_path)

    text = (tmp_path / "standing.json").read_text("utf-8")
    assert '"hit@1": [1,null],' in text.splitlines()
    assert "é" not in text


def test_a_run_stands_as_it_was_measured(tmp_path: Path) -> None:
    """Read from its folder."""
    folder = runs.begin(tmp_path, SETTING, CASES)
    for one in SOME:
        runs.add(folder, one.recorded)
    runs.keep(folder, SOME, Summary((), {}))

    assert read(folder) == (SETTING, STANDING)


def test_a_run_that_was_broken_off_is_told(tmp_path: Path) -> None:
    """By the command that goes on with it."""
    folder = runs.begin(tmp_path, SETTING, CASES)
    runs.add(folder, ANSWERED)
    runs.keep(folder, SOME[:1], Summary((), {}))

    with pytest.raises(BadRun, match=r"1 of its 2 cases.*--resume"):
        read(folder)


def test_a_baseline_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """By the command that writes one."""
    save(SETTING, STANDING, tmp_path)
    (tmp_path / "standing.json").write_text('{"cases": []}', "utf-8")

    with pytest.raises(BadRun, match="councilbot eval baseline"):
        read(tmp_path)


def test_our_baseline_is_of_our_cases() -> None:
    """All of them, as they are asked today."""
    setting, kept = read(BASELINE)
    ours: list[Case] = cases([QUESTIONS])

    assert setting.cases == digest(ours)
    assert list(kept.cases) == [case.id for case in ours]
    assert setting.ranker
    assert "fast" not in setting.options
