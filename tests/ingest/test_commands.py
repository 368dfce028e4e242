"""councilbot ingest, as a user runs it."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.settings import Settings
from ingest.ingest import ingest as run
from tests.conftest import Cli, environment
from tests.ingest.conftest import drawn_pdf

OUTCOMES = ["added", "changed", "unchanged", "removed", "refused"]


def write(folder: Path, **words: str) -> None:
    """Put a text for each name into a folder."""
    for name, text in words.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")


def counts(shown: str) -> list[int]:
    """The numbers of the table that was printed."""
    lines = [line.split() for line in shown.splitlines()]
    assert ["papers", *OUTCOMES] in lines
    (row,) = [line for line in lines if line and all(cell.isdigit() for cell in line)]
    return [int(cell) for cell in row]


@pytest.fixture
def done(folder: Path, settings: Settings) -> Path:
    """A folder of two papers that were ingested, and of one that was refused."""
    write(folder, a="Caseloads rose.", b="Nobody left.", c="")
    run([folder], settings)
    return folder


def test_a_summary_counts_what_became_of_the_papers(done: Path, cli: Cli) -> None:
    """Added, changed, unchanged, removed and refused, in one table."""
    write(done, a="Caseloads fell.", d="They rose.")
    (done / "b.txt").unlink()

    ran = cli("ingest", done)

    assert counts(ran.stdout) == [1, 1, 0, 1, 1]


def test_each_refusal_is_one_line_with_its_reason(folder: Path, cli: Cli) -> None:
    """The line is not broken, so that a program may read it."""
    name = "a" * 120 + ".pdf"
    write(folder, a="Caseloads rose.", b="")
    (folder / name).write_bytes(b"%PDF-1.7 rubbish")

    ran = cli("ingest", folder)

    refusals = {line for line in ran.stdout.splitlines() if line.startswith("refused: ")}
    assert refusals == {
        f"refused: {name} is damaged or not a PDF: get the paper again.",
        "refused: b.txt is empty: get the paper again.",
    }


def test_a_refused_file_is_named_as_it_is(folder: Path, cli: Cli) -> None:
    """Brackets and colons in a name are no markup."""
    names = ["[red]a.pdf", "minutes [draft].pdf", "plan :memo:.pdf"]
    for name in names:
        (folder / name).write_bytes(b"")

    ran = cli("ingest", folder)

    assert [line for line in ran.stdout.splitlines() if line.startswith("refused: ")] == [
        f"refused: {name} is empty: get the paper again." for name in names
    ]


def test_copies_are_named(folder: Path, cli: Cli) -> None:
    """With the file that stands for both."""
    write(folder, a="Caseloads rose.", b="Caseloads rose.")

    ran = cli("ingest", folder)

    assert "b.txt is the same file as a.txt." in ran.stdout.splitlines()


def test_one_object_is_printed_for_programs(folder: Path, cli: Cli) -> None:
    """Nothing else is on its stream."""
    write(folder, a="Caseloads rose.", b="Caseloads rose.", c="")

    ran = cli("ingest", folder, "--json")

    assert json.loads(ran.stdout) == {
        "added": [f"{folder}/a.txt"],
        "changed": [],
        "unchanged": [],
        "removed": [],
        "refused": {f"{folder}/c.txt": "c.txt is empty: get the paper again."},
        "warnings": {},
        "copies": {f"{folder}/b.txt": f"{folder}/a.txt"},
        "renamed": {},
        "twins": {},
        "passages": 1,
    }
    assert ran.stdout.count("\n") == 1


def test_names_are_printed_as_they_are_written(folder: Path, cli: Cli) -> None:
    """Welsh councils have papers too."""
    (folder / "Cofnodion y Tŷ.txt").write_text("Caseloads rose.", encoding="utf-8")

    assert "Cofnodion y Tŷ.txt" in cli("ingest", folder, "--json").stdout


def test_what_has_not_changed_is_summed_up_too(done: Path, cli: Cli) -> None:
    """With what is still refused, and why."""
    ran = cli("ingest", done)

    assert counts(ran.stdout) == [0, 0, 2, 0, 1]
    assert "refused: c.txt is empty: get the paper again." in ran.stdout.splitlines()


def test_quiet_says_nothing_when_nothing_has_changed(done: Path, cli: Cli) -> None:
    """Not even what was refused before."""
    ran = cli("ingest", "--quiet", done)

    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")


def test_quiet_says_what_has_changed(done: Path, cli: Cli) -> None:
    """The same table."""
    write(done, a="Caseloads fell.")

    assert counts(cli("ingest", "--quiet", done).stdout) == [0, 1, 1, 0, 1]


def test_a_name_that_is_no_text_is_printed_as_far_as_it_is(folder: Path, cli: Cli) -> None:
    """Programs and people both are told of the file."""
    write(folder, a="Caseloads rose.")
    (folder / os.fsdecode(b"caf\xe9.txt")).write_text("Nobody left.", encoding="utf-8")

    refused = json.loads(cli("ingest", folder, "--json").stdout)["refused"]

    assert list(refused) == [f"{folder}/caf\ufffd.txt"]
    assert "rename it and try again." in cli("ingest", folder).stdout


def test_quiet_says_what_is_newly_refused(done: Path, cli: Cli) -> None:
    """A paper that cannot be read any more is a change that somebody must know of."""
    write(done, b="")

    assert "refused: b.txt is empty" in cli("ingest", "--quiet", done).stdout


def test_some_papers_that_cannot_be_read_are_no_failure(done: Path, cli: Cli) -> None:
    """The others were taken in."""
    assert cli("ingest", done).returncode == 0


def test_no_paper_that_can_be_read_is_a_failure(folder: Path, cli: Cli) -> None:
    """The reasons are printed, and then the failure."""
    write(folder, a="", b="")

    ran = cli("ingest", folder)

    assert counts(ran.stdout) == [0, 0, 0, 0, 2]
    assert ran.stderr == "councilbot: None of these papers could be read.\n"
    assert ran.returncode == 2


def test_a_copy_is_a_paper_that_can_be_read(done: Path, cli: Cli, tmp_path: Path) -> None:
    """Where all the other papers are refused, it is no failure."""
    other = tmp_path / "other"
    other.mkdir()
    write(other, a="Caseloads rose.", e="")

    assert cli("ingest", other).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere"], "councilbot: There is no file or folder nowhere.\n"),
        ([], "councilbot: Missing argument 'PATHS...'. Try  councilbot --help\n"),
        (["--nonsense"], "councilbot: No such option"),
    ],
)
def test_wrong_use_is_one_line(cli: Cli, arguments: list[str], message: str) -> None:
    """And exit code 2, and no traceback."""
    ran = cli("ingest", *arguments)

    assert ran.returncode == 2
    assert ran.stderr.startswith(message)
    assert ran.stderr.count("\n") == 1
    assert ran.stdout == ""


def test_a_folder_without_papers_is_wrong_use(folder: Path, cli: Cli) -> None:
    """The line names it."""
    ran = cli("ingest", folder)

    assert ran.returncode == 2
    assert ran.stderr == f"councilbot: There are no papers in {folder}.\n"


def test_a_fault_in_papers_toml_is_wrong_use(folder: Path, cli: Cli) -> None:
    """One line names the file and the entry, and nothing is written."""
    write(folder, a="Caseloads rose.")
    (folder / "papers.toml").write_text('[[paper]]\nfile = "a.txt"\nkind = "x"\n')

    ran = cli("ingest", folder)

    assert ran.returncode == 2
    assert f"{folder}/papers.toml: a.txt: kind must be one of" in ran.stderr
    assert ran.stderr.count("\n") == 1


def test_the_index_may_be_named(folder: Path, cli: Cli, settings: Settings, tmp_path: Path) -> None:
    """The option goes before the environment."""
    write(folder, a="Caseloads rose.")

    cli("ingest", folder, "--index", tmp_path / "elsewhere")

    assert (tmp_path / "elsewhere" / "CURRENT").exists()
    assert not settings.index.exists()


def test_several_paths_may_be_given(folder: Path, cli: Cli) -> None:
    """Files and folders."""
    write(folder, a="Caseloads rose.", b="Nobody left.", c="They rose.")

    ran = cli("ingest", folder / "a.txt", folder / "c.txt")

    assert counts(ran.stdout) == [2, 0, 0, 0, 0]


def test_help_says_what_it_does(cli: Cli) -> None:
    """And which variable of the environment it stands in for."""
    ran = cli("ingest", "--help")

    assert "Read papers, files or whole folders, into the index." in ran.stdout
    assert "COUNCILBOT_INDEX" in ran.stdout
    assert ran.returncode == 0


def test_no_progress_is_shown_to_a_program(done: Path, cli: Cli) -> None:
    """Where the errors do not go to a terminal, nothing but errors goes there."""
    assert cli("ingest", done).stderr == ""


def test_progress_is_shown_on_a_terminal(done: Path, settings: Settings) -> None:
    """On the stream of the errors, so that the object can still be read."""
    ours, theirs = pty.openpty()

    ran = subprocess.run(
        [Path(sys.executable).with_name("councilbot"), "ingest", done, "--json"],
        env=environment(settings, TERM="xterm"),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=theirs,
        check=True,
    )

    os.close(theirs)
    shown = os.read(ours, 65536).decode()
    os.close(ours)
    assert "Reading papers" in shown
    assert json.loads(ran.stdout)["unchanged"] == [f"{done}/a.txt", f"{done}/b.txt"]


def test_what_was_left_out_is_one_line_that_names_the_paper(folder: Path, cli: Cli) -> None:
    """In the summary, and in the object that a program reads."""
    drawn = "BT /F1 12 Tf 72 600 Td (Caseloads rose.) Tj 1 g 0 -50 Td (They fell.) Tj ET"
    (folder / "a.pdf").write_bytes(drawn_pdf(drawn))
    (folder / "b.pdf").write_bytes(drawn_pdf(drawn + " "))
    said = "page 1: text that is invisible or of the colour of what is behind it was left out"

    shown, as_json = cli("ingest", folder / "a.pdf"), cli("ingest", folder / "b.pdf", "--json")

    assert f"a.pdf: {said}." in shown.stdout.splitlines()
    assert json.loads(as_json.stdout)["warnings"] == {str(folder / "b.pdf"): [said]}


def test_ocr_that_is_insisted_on_and_is_not_installed_is_an_outside_failure(
    folder: Path, cli: Cli
) -> None:
    """One line says what to install."""
    write(folder, a="Caseloads rose.")

    ran = cli("ingest", folder, "--ocr", "always", PATH="/nowhere")

    assert ran.returncode == 3
    assert "--ocr always needs ocrmypdf and tesseract" in ran.stderr


def test_a_report_says_what_is_known_and_indexes_nothing(
    cli: Cli, folder: Path, settings: Settings
) -> None:
    """A table of the papers, and the refused ones with their reasons."""
    (folder / "minutes.txt").write_text("Minutes of Kesterwold Council\n\n4 May 2023\n\nIt rose.\n")
    (folder / "empty.txt").write_text("")

    done = cli("ingest", folder, "--report")

    assert done.returncode == 0
    assert "minutes (95%)" in done.stdout
    assert "refused: empty.txt is empty" in done.stdout
    assert not settings.index.exists()


def test_a_report_may_be_an_object(cli: Cli, folder: Path) -> None:
    """For a program to read."""
    (folder / "minutes.txt").write_text("Minutes of Kesterwold Council\n\n4 May 2023\n\nIt rose.\n")

    found = json.loads(cli("ingest", folder, "--report", "--json").stdout)

    assert [(one["kind"], one["date"]) for one in found["papers"]] == [("minutes", "2023-05-04")]
