"""councilbot eval compare, gate, baseline and threshold, as an evaluator runs them."""

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from corpus.errors import CouncilbotError
from corpus.settings import Settings
from evals import runs, standing
from evals.cases import digest
from evals.commands import evaluate
from evals.recorded import Recorded
from evals.scored import Scored, Summary
from evals.standing import BASELINE
from evals.summary import shares
from tests.conftest import command
from tests.evals.conftest import Made

Rewritten = Callable[[list[Scored]], list[Scored]]


def called(*arguments: object) -> Result:
    """What `councilbot eval` does with these."""
    return CliRunner().invoke(evaluate, list(map(str, arguments)))


def refused(*arguments: object) -> str:
    """The one line in which `councilbot eval` says why it does not; its exit code is 2."""
    error = called(*arguments).exception
    assert isinstance(error, CouncilbotError)
    assert error.exit_code == 2
    assert "\n" not in str(error)
    return str(error)


@pytest.fixture
def other(made_run: Made, tmp_path: Path) -> Callable[[Rewritten], Path]:
    """Makes a run of which some scores are others."""

    def make(rewritten: Rewritten) -> Path:
        run = runs.read(made_run.folder)
        some = rewritten(runs.scores(run))
        asked = [one.case for one in some]
        made = replace(run.setting, id="other", cases=digest(asked))
        folder = runs.begin(tmp_path, made, asked)
        for one in some:
            runs.add(folder, one.recorded)
        runs.keep(folder, some, Summary(tuple(shares(some)), {}))
        return folder

    return make


def worse(some: list[Scored]) -> list[Scored]:
    """The first five that were right are wrong."""
    right = [one.case.id for one in some if one.right][:5]
    return [replace(one, right=False) if one.case.id in right else one for one in some]


def test_runs_are_compared(made_run: Made, other: Callable[[Rewritten], Path]) -> None:
    """In a table that fits a terminal, and with the questions that flipped."""
    found = called("compare", made_run.folder, other(worse))

    assert found.exit_code == 0
    line = next(one for one in found.stdout.splitlines() if one.startswith("answered when"))
    assert "+0.000 to +0.000" in line
    assert "right -> wrong: 5" in found.stdout
    assert "wrong -> right: 0" in found.stdout
    assert all(len(one) <= 80 for one in found.stdout.split("right ->")[0].splitlines())


def test_a_program_gets_the_same(made_run: Made, other: Callable[[Rewritten], Path]) -> None:
    """As one object."""
    found = json.loads(called("compare", made_run.folder, other(worse), "--json").stdout)

    assert len(found["newly_wrong"]) == 5
    assert {"name", "difference", "low", "high", "p", "better", "worse", "same"} <= set(
        found["differences"][0]
    )


def test_runs_of_other_cases_are_compared_only_by_force(
    made_run: Made, other: Callable[[Rewritten], Path]
) -> None:
    """Then those in both are, and it says so."""
    fewer = other(lambda some: some[:20])

    assert "--force" in refused("compare", made_run.folder, fewer)
    forced = called("compare", made_run.folder, fewer, "--force")
    assert forced.exit_code == 0
    assert ": 20 cases\n" in forced.stdout
    assert "asked in one run only, and are left out" in forced.stdout


def test_our_own_cases_pass_their_gates(made_run: Made, sample: Settings) -> None:
    """As `make evals` and an evaluator see it: a line for each gate, and exit code 0."""
    found = command(sample)("eval", "gate", made_run.folder)

    assert found.returncode == 0, found.stdout + found.stderr
    assert {line.split()[0] for line in found.stdout.splitlines()} == {"pass"}
    assert "verbatim is 1.000" in found.stdout
    assert "newly wrong (at most 3)" in found.stdout


def test_a_gate_that_does_not_hold_is_exit_code_1(
    made_run: Made, other: Callable[[Rewritten], Path]
) -> None:
    """Its line says FAIL."""
    found = called("gate", other(worse), "--baseline", made_run.folder)

    assert found.exit_code == 1
    assert "\nFAIL  5 newly wrong (at most 3)\n" in found.stdout


def test_a_program_gets_the_verdicts(made_run: Made, other: Callable[[Rewritten], Path]) -> None:
    """As one object, with the same exit code."""
    found = called("gate", other(worse), "--baseline", made_run.folder, "--json")

    told = json.loads(found.stdout)
    assert (found.exit_code, told["held"], told["failed"]) == (1, False, [])
    assert told["gates"][-1]["told"].startswith("5 newly wrong (at most 3)")


def test_gates_of_ones_own_can_be_asked(
    made_run: Made, other: Callable[[Rewritten], Path], tmp_path: Path
) -> None:
    """In a file."""
    file = tmp_path / "gates.toml"
    file.write_text(
        "[floors]\n[drops]\nalpha = 0.05\nmeasures = []\n[newly_wrong]\nmost = 5\n", "utf-8"
    )

    found = called("gate", other(worse), "--baseline", made_run.folder, "--gates", file)

    assert found.exit_code == 0
    assert found.stdout.startswith("pass  5 newly wrong (at most 5)\n")


def test_a_run_in_which_the_bot_failed_is_exit_code_3(
    made_run: Made, other: Callable[[Rewritten], Path], tmp_path: Path
) -> None:
    """And is no baseline."""

    def failed(some: list[Scored]) -> list[Scored]:
        case = some[0].case
        broken = Recorded(case.id, "failed", "ZeroDivisionError")
        return [Scored(case, broken, {"right outcome": (0.0, 1.0)}), *some[1:]]

    folder = other(failed)

    found = called("gate", folder, "--baseline", made_run.folder)

    assert found.exit_code == 3
    assert found.stdout.splitlines()[-1].startswith("FAIL  the bot failed on 1: ")
    compared = called("compare", made_run.folder, folder)
    assert compared.exit_code == 3
    assert "The bot failed on 0 cases before and 1 after" in compared.stdout
    assert "no baseline" in refused("baseline", folder, "--out", tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_a_run_becomes_the_baseline(made_run: Made, tmp_path: Path) -> None:
    """Against which it passes without its folder."""
    folder = shutil.copytree(made_run.folder, tmp_path / "run")

    written = called("baseline", folder, "--out", tmp_path / "new")

    assert written.exit_code == 0
    assert sum(file.stat().st_size for file in (tmp_path / "new").iterdir()) < 100_000
    assert called("gate", folder, "--baseline", tmp_path / "new").exit_code == 0
    assert called("compare", tmp_path / "new", folder).exit_code == 0


def test_our_baseline_has_a_name(made_run: Made) -> None:
    """And is compared as a run is."""
    named = called("compare", "baseline", made_run.folder)

    assert named.exit_code == 0
    assert named.stdout == called("compare", BASELINE, made_run.folder).stdout


def test_a_run_of_that_name_does_not_stand_in_for_our_baseline(
    made_run: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By its path it can still be named."""
    shutil.copytree(made_run.folder, tmp_path / "runs" / "baseline")
    monkeypatch.chdir(tmp_path)

    ours = standing.read(BASELINE)[0].id
    assert called("compare", "baseline", "baseline").stdout.startswith(f"{ours} -> {ours}")


def test_a_threshold_is_chosen_on_the_dev_cases(made_run: Made) -> None:
    """What it would make of the test cases stands beside it; all of it fits a terminal."""
    found = called("threshold", made_run.folder)

    assert found.exit_code == 0
    lines = found.stdout.splitlines()
    assert "dev cases, by which it is chosen, and" in lines[0]
    (most,) = (one.split() for one in lines if one.startswith("most right"))
    assert len(most) == 2 + 9
    assert float(lines[-1].removeprefix("For bot/abstention.py:  THRESHOLD = ")) == float(most[2])
    assert all(len(one) <= 80 for one in lines)
    assert "…" not in found.stdout


def test_a_threshold_is_chosen_by_risk(made_run: Made) -> None:
    """With the most answers that such a risk allows; with none there is none."""
    by_risk = called("threshold", made_run.folder, "--risk", "0.5")

    assert by_risk.exit_code == 0
    (row,) = (one.split() for one in by_risk.stdout.splitlines() if "risk up to 0.5" in one)
    assert float(row[6]) <= 0.5
    assert f"THRESHOLD = {float(row[4]):g}\n" in by_risk.stdout
    told = json.loads(called("threshold", made_run.folder, "--risk", "0.5", "--json").stdout)
    assert f"{told['threshold']:.3f}" == row[4]
    assert f"{told['choices']['risk up to 0.5']['test']['risk']:.3f}" == row[10]


def test_a_risk_that_cannot_be_had_is_exit_code_1(
    made_run: Made, other: Callable[[Rewritten], Path]
) -> None:
    """It is said that no threshold has it."""
    hopeless = other(
        lambda some: [replace(one, measures={"right outcome": (0.0, 1.0)}) for one in some]
    )

    found = called("threshold", hopeless, "--risk", "0.1")

    assert found.exit_code == 1
    assert found.stdout.endswith("No threshold has a risk of at most 0.1 on the dev cases.\n")


def test_a_run_without_dev_cases_chooses_nothing(
    made_run: Made, other: Callable[[Rewritten], Path]
) -> None:
    """The test cases are not tuned on."""
    unseen = other(lambda some: [one for one in some if one.case.split == "test"])

    assert "no dev cases" in refused("threshold", unseen)


@pytest.mark.parametrize("name", ["gate", "baseline", "threshold"])
def test_a_run_that_is_not_there_is_told(name: str) -> None:
    """By the command that makes one."""
    assert "councilbot eval run" in refused(name, "none")
