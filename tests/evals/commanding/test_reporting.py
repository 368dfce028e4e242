"""councilbot eval report, as an evaluator runs it."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner, Result

from corpus.errors import BadRun
from evals import runs
from evals.commands import evaluate
from tests.evals.report.sample import SETTING, sample, whole

SOME = sample()


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the sample's run, in `runs` of the folder in which one works."""
    monkeypatch.chdir(tmp_path)
    folder = runs.begin(runs.RUNS, SETTING, [scored.case for scored in SOME])
    for scored in SOME:
        runs.add(folder, scored.recorded)
    runs.keep(folder, SOME, whole())
    return folder


def reported(*arguments: object) -> Result:
    """What comes of the command."""
    return CliRunner().invoke(evaluate, ["report", *map(str, arguments)])


@pytest.mark.parametrize("run", [[], ["newest"], [SETTING.id], [f"runs/{SETTING.id}"]])
def test_a_run_is_found_by_its_folder_its_id_or_as_the_newest(run: list[str]) -> None:
    """And is printed where no file is named."""
    found = reported(*run)

    assert found.exit_code == 0
    assert found.stdout.startswith(f"Run {SETTING.id}\n")
    assert "hit@1" in found.stdout


def test_every_form_is_written_to_its_file(tmp_path: Path) -> None:
    """And nothing is printed but where they are."""
    options = {"--html": "a.html", "--markdown": "a.md", "--csv": "a.csv", "--junit": "a.xml"}
    found = reported("newest", *(part for option in options.items() for part in option))

    assert found.exit_code == 0
    assert found.stdout == ""
    assert found.stderr.splitlines() == [f"Written: {name}" for name in options.values()]
    assert (tmp_path / "a.html").read_text("utf-8").startswith("<!doctype html>")
    assert (tmp_path / "a.md").read_text("utf-8").startswith("### councilbot eval")
    assert len((tmp_path / "a.csv").read_text("utf-8").splitlines()) == len(SOME) + 1
    assert ET.parse(tmp_path / "a.xml").getroot().tag == "testsuite"  # noqa: S314 our own words


def test_a_form_can_be_printed() -> None:
    """So that it can be handed on."""
    assert reported("--markdown", "-").stdout.startswith("### councilbot eval")


def test_a_run_that_is_not_there_is_told() -> None:
    """In one line, with what to do."""
    assert isinstance(reported("no-such-run").exception, BadRun)


def test_a_run_that_is_not_scored_is_told(kept: Path) -> None:
    """It has no numbers to report."""
    (kept / "scores.jsonl").unlink()
    found = reported()

    assert isinstance(found.exception, BadRun)
    assert "eval score" in str(found.exception)
