"""councilbot absent, as a user runs it."""

import json

import pytest

from corpus.receipts import receipts
from corpus.settings import Settings
from tests.conftest import Cli, command


@pytest.fixture
def run(sample: Settings) -> Cli:
    """The command with the sample papers."""
    return command(sample)


def test_says_what_is_not_there_and_what_was_searched(run: Cli) -> None:
    """With the papers, their files and the wordings, and what comes nearest as something else."""
    found = run("absent", "bus fare", "--in", "improvement plan")

    assert found.returncode == 0
    told = " ".join(found.stdout.split())
    assert told.startswith("“bus fare” is not in these 2 papers of Kesterwold Council,")
    assert "Children’s Improvement Plan 2023–2025" in told
    assert "2024-03-action-tracker.docx" in told
    assert "also fares" in told or "buses, fares" in told
    assert "Not searched: other words for the same" in told
    assert "headers and footers that are left out" in told
    assert "nearest passages, which are something else" in told
    assert found.stderr == ""


def test_shows_every_mention_and_fails_where_it_is_there(run: Cli) -> None:
    """The claim is wrong, so the exit code is 1; each mention has its receipt."""
    found = run("absent", "neglect", "--in", "improvement plan")

    assert found.returncode == 1
    assert "“neglect” is not absent: 3 sentences mention it" in " ".join(found.stdout.split())
    assert len(list(receipts(found.stdout))) == 3


def test_a_long_list_is_cut_and_counted(run: Cli) -> None:
    """An object has all of it."""
    found = run("absent", "caseloads")

    assert len(list(receipts(found.stdout))) == 20
    assert "more mentions: --all or --json gives every one." in found.stdout


def test_shows_a_number_as_it_is_written(run: Cli) -> None:
    """And finds it in another unit."""
    found = run("absent", "£2.1m", "--in", "2023-06-improvement-plan.docx")

    assert found.returncode == 1
    told = " ".join(found.stdout.split())
    assert "has set aside £2.1 million in 2023/24" in told
    assert "“2.1 million”" in told
    assert "“2100000”, in other units" in told


def test_prints_an_object(run: Cli) -> None:
    """With the same answer, every paper and every mention."""
    found = run("absent", "LADO", "--in", "Ofsted report", "--json")
    told = json.loads(found.stdout)

    assert found.returncode == 1
    assert told["absent"] is False
    assert told["searched"]["in"] == ["Ofsted report"]
    assert [one["pages"] for one in told["papers"]] == [6, 10]
    assert told["papers"][1]["pages_without_words"] == [10]
    (mention,) = told["mentions"]
    assert mention["wordings"] == ["designated officer"]
    assert mention["receipt"]


def test_refuses_in_one_line(run: Cli) -> None:
    """What cannot be answered is neither yes nor no."""
    found = run("absent", "zebra", "--in", "target operating model")

    assert found.returncode == 2
    assert "No paper here is called “target operating model”" in found.stderr
    assert found.stderr.count("\n") == 1
    assert found.stdout == ""
