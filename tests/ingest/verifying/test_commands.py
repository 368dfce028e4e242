"""councilbot verify, as a user runs it."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.documents import Span
from corpus.receipts import receipt
from corpus.settings import Settings
from tests.conftest import Cli, command
from tests.ingest.verifying.conftest import EXEMPT, REPORT, of, stored


@pytest.fixture
def cli(few: Path, settings: Settings) -> Cli:
    """The command with the index of a few papers."""
    return command(replace(settings, index=few))


@pytest.fixture
def sentence(few: Path) -> str:
    """Words of the report's second page."""
    document = stored(few, REPORT)
    start = document.pages[1].start + 200
    return document.text[start : start + 60].strip()


def test_a_true_receipt_is_told_with_the_words_and_their_source(
    few: Path, cli: Cli, sentence: str
) -> None:
    """And exit code 0."""
    ran = cli("verify", of(stored(few, REPORT), sentence))

    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith("TRUE  ")
    assert sentence in " ".join(ran.stdout.split())
    assert "page 2" in ran.stdout
    assert ran.stdout.endswith("1 true, 0 false, 0 cannot tell.\n")


def test_a_false_one_ends_in_1_and_one_that_cannot_be_told_in_3(
    few: Path, cli: Cli, sentence: str
) -> None:
    """Where there are both, the false one counts."""
    made = of(stored(few, REPORT), sentence)
    false, unknown = made._replace(page=9), made._replace(document="0" * 16)

    assert cli("verify", made, unknown).returncode == 3
    ran = cli("verify", made, unknown, false, "--json")

    assert ran.returncode == 1
    told = json.loads(ran.stdout)
    assert told["verdict"] == "false"
    assert told["counts"] == {"true": 1, "false": 1, "cannot tell": 1}
    assert [one["verdict"] for one in told["receipts"]] == ["true", "cannot tell", "false"]


def test_a_hidden_paper_is_told_of_as_if_it_were_not_there(few: Path, cli: Cli) -> None:
    """COUNCILBOT_ACCESS opens it."""
    made = receipt(stored(few, EXEMPT), Span(0, 40))
    unknown = made._replace(document="0" * 16)

    hidden, absent = cli("verify", made), cli("verify", unknown)

    assert hidden.returncode == absent.returncode == 3
    assert hidden.stdout.replace(made.document, unknown.document) == absent.stdout
    assert cli("verify", made, COUNCILBOT_ACCESS="public,members").returncode == 0


def test_an_altered_quotation_with_a_true_receipt_is_false(
    few: Path, cli: Cli, sentence: str, tmp_path: Path
) -> None:
    """The paper's words and the file's are both shown."""
    made = of(stored(few, REPORT), sentence)
    first, rest = sentence.split(" ", 1)
    (tmp_path / "a.txt").write_text(f"“{first} never {rest}” ({made}) “He said so.”", "utf-8")

    ran = cli("verify", tmp_path / "a.txt")

    assert ran.returncode == 1
    assert "The file: “" in ran.stdout
    assert "The paper: “" in ran.stdout
    assert "1 quotation has no receipt" in ran.stdout


def test_what_is_piped_in_is_verified(few: Path, cli: Cli, sentence: str) -> None:
    """As an answer straight from `ask --json`."""
    quote = {"text": sentence, "receipt": str(of(stored(few, REPORT), sentence))}

    assert cli("verify", "-", stdin=json.dumps([quote])).returncode == 0


def test_a_file_may_show_anything(few: Path, cli: Cli, sentence: str) -> None:
    """Half a letter, a control character: it is told, and nothing breaks."""
    hostile = {"text": "\ud800\x1b[2J", "receipt": str(of(stored(few, REPORT), sentence))}

    for option in ((), ("--json",)):
        ran = cli("verify", "-", *option, stdin=json.dumps(hostile))
        assert (ran.returncode, ran.stderr) == (1, "")
        assert "\x1b" not in ran.stdout


def test_what_is_neither_a_receipt_nor_a_file_is_used_wrongly(cli: Cli) -> None:
    """In one line."""
    ran = cli("verify", "9f3c21aa")

    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == "councilbot: 9f3c21aa is no receipt and no file: give one of the two.\n"


def test_what_is_too_long_for_a_files_name_is_used_wrongly(cli: Cli) -> None:
    """In one line too."""
    ran = cli("verify", "a" * 300)

    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.endswith("is no receipt and no file: give one of the two.\n")
