"""`check --file` prints, writes what is asked for and no more, and exits by what it found."""

import json
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result

from bot.commanding.checking import check
from corpus.errors import BadDraft, UsedWrongly
from corpus.settings import Settings

EXACT = "Inspectors said “caseloads of social workers were too high”."
WRONG = "Inspectors said “caseloads of social workers were just right”."


@pytest.fixture
def text(tmp_path: Path) -> Path:
    """A text with one quotation that is exact."""
    file = tmp_path / "speech.txt"
    file.write_text(EXACT, "utf-8")
    return file


def run(settings: Settings, file: Path, *options: str | Path) -> Result:
    """What the command does with a file and the index of a few papers."""
    given = ["--file", file, "--index", settings.index, *options]
    return CliRunner().invoke(check, list(map(str, given)))


def test_all_exact(few_settings: Settings, text: Path) -> None:
    """It prints a line for each quotation and a summary, writes nothing and exits 0."""
    done = run(few_settings, text)
    assert done.exit_code == 0
    assert "1. EXACT: “caseloads of social workers were too high”" in done.stdout
    assert "1 quotation: 1 exact." in done.stdout
    assert list(text.parent.iterdir()) == [text]


def test_one_is_not_exact(few_settings: Settings, text: Path) -> None:
    """It exits 1."""
    text.write_text(WRONG, "utf-8")
    done = run(few_settings, text)
    assert done.exit_code == 1
    assert "1. EXACT" not in done.stdout


def test_it_writes_what_is_asked_for(few_settings: Settings, text: Path) -> None:
    """A page and a Word file, whole, over older ones, and nothing beside them."""
    html, word = text.parent / "out.html", text.parent / "out.docx"
    html.write_text("old")
    assert run(few_settings, text, "--html", html, "--docx", word).exit_code == 0
    assert html.read_text("utf-8").startswith("<!doctype html>")
    assert len(list(docx.Document(str(word)).comments)) == 1
    assert set(text.parent.iterdir()) == {text, html, word}


def test_json(few_settings: Settings, text: Path) -> None:
    """An object with each quotation, its verdict and its place in the text."""
    (one,) = json.loads(run(few_settings, text, "--json").stdout)["quotations"]
    assert (one["verdict"], one["said_of"]) == ("exact", "Ofsted")
    assert EXACT[one["start"] : one["end"]] == one["words"]


def test_never_over_the_text(few_settings: Settings, text: Path) -> None:
    """Neither by its name, nor by another name of it, nor two outputs over one another."""
    link = text.parent / "link.html"
    link.symlink_to(text)
    other = text.parent / "other"
    for options in (("--html", text), ("--html", link), ("--html", other, "--docx", other)):
        done = run(few_settings, text, *options)
        assert isinstance(done.exception, UsedWrongly)
    assert text.read_text("utf-8") == EXACT


def test_a_place_where_nothing_can_be_written(few_settings: Settings, text: Path) -> None:
    """It is told in one line."""
    done = run(few_settings, text, "--html", text.parent / "absent" / "out.html")
    assert isinstance(done.exception, UsedWrongly)
    assert "cannot be written" in str(done.exception)


def test_another_format(few_settings: Settings, tmp_path: Path) -> None:
    """It is told before the index is opened."""
    done = run(few_settings, tmp_path / "speech.pdf")
    assert isinstance(done.exception, BadDraft)


def test_a_file_is_no_folder(few_settings: Settings, text: Path) -> None:
    """It is told in one line too."""
    done = run(few_settings, text, "--html", text / "out.html")
    assert isinstance(done.exception, UsedWrongly)
    assert "cannot be written" in str(done.exception)
