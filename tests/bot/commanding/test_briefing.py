"""councilbot brief, as a user runs it."""

import json
from pathlib import Path

import pytest

from corpus.settings import Settings
from tests.conftest import PAPERS, Cli, command

AGENDA = "2023-11-scrutiny-agenda.pdf"


@pytest.fixture
def run(sample: Settings) -> Cli:
    """The command with the sample papers."""
    return command(sample)


def test_prints_a_brief(run: Cli) -> None:
    """Of a committee and a date."""
    found = run("brief", "scrutiny committee 7 November 2023")

    assert (found.returncode, found.stderr) == (0, "")
    assert found.stdout.startswith("Brief: Children and Families Overview and Scrutiny Committee")
    assert "\n36. THE VIRTUAL SCHOOL\n\n  What was decided before\n    “RESOLVED" in found.stdout
    assert "\n      receipt e95c5cb94cdac24a." in found.stdout


def test_writes_a_word_file(run: Cli, tmp_path: Path) -> None:
    """Of an agenda on this machine."""
    file = tmp_path / "brief.docx"

    found = run("brief", PAPERS / AGENDA, "--docx", file)

    assert found.stdout.startswith(f"Wrote {file}: 4 items, ")
    assert file.read_bytes().startswith(b"PK")


def test_prints_an_object(run: Cli) -> None:
    """One line of JSON."""
    found = json.loads(run("brief", AGENDA, "--json").stdout)

    assert (found["agenda"], found["meeting"]) == (AGENDA, "2023-11-07")
    assert [one["number"] for one in found["items"]] == ["35", "36", "37", "38"]
    assert found["items"][0]["quotes"][0]["part"] == "decided"
    assert found["items"][0]["quotes"][0]["receipt"]


@pytest.mark.parametrize(
    "of",
    [
        "agenda.pdf",
        "scrutiny committee 14 November 2023",
        "?",
        str(PAPERS),
        "caseloads before 1 January 2010",
        f"{'a' * 9000}.pdf",
    ],
)
def test_what_cannot_be_briefed_is_one_line(run: Cli, of: str) -> None:
    """With what to do."""
    found = run("brief", of)

    assert (found.returncode, found.stdout) == (2, "")
    assert found.stderr.startswith("councilbot: ")
    assert found.stderr.count("\n") == 1
    assert len(found.stderr) < 500


def test_a_council_without_papers_is_one_line(run: Cli) -> None:
    """In place of a brief of nothing."""
    found = run("brief", "caseloads", "--council", "Nowhere")

    assert (found.returncode, found.stdout) == (2, "")
    assert "Here are papers of Kesterwold Council." in found.stderr


def test_a_file_that_cannot_be_written_is_told(run: Cli, tmp_path: Path) -> None:
    """Not a traceback."""
    found = run("brief", AGENDA, "--docx", tmp_path / "none" / "brief.docx")

    assert found.returncode == 2
    assert found.stderr == (
        f"councilbot: {tmp_path / 'none' / 'brief.docx'} cannot be written:"
        " name a place where you may write.\n"
    )
