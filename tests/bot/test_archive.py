"""councilbot audit and feedback, as an officer runs them."""

import json
import sqlite3
import tomllib
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from importlib.metadata import EntryPoint
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from bot.archive import audit, feedback
from bot.audit import Audit
from bot.feedback import Feedback
from bot.slack.ledger import Ledger
from corpus.errors import BadSetting, UsedWrongly
from tests.bot.slack.conftest import asked
from tests.bot.test_audit import ANN, BEN, ENTRY
from tests.bot.test_feedback import VOTE
from tests.conftest import ROOT

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run a command whose state is in a folder of the test's own."""

    def invoke(group: click.Group, *arguments: str, stdin: str = "", **extra: str) -> Result:
        state = {"COUNCILBOT_STATE": str(tmp_path), **extra}
        return CliRunner(env=state).invoke(group, arguments, input=stdin)

    return invoke


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A folder in which Ann has two entries and a vote, and Ben has one of each."""
    with closing(Audit(tmp_path / "audit.sqlite")) as opened:
        for number, who in enumerate((ANN, BEN, ANN)):
            opened.write(replace(ENTRY, who=who, at=ENTRY.at + timedelta(days=number)))
    with closing(Ledger(tmp_path / "slack.sqlite")) as ledger:
        for number, who in enumerate((ANN, BEN)):
            ledger.receive(asked(key=f"C1:{number}.0", user=who, text="Unforgettable words?"))
    with closing(Feedback(tmp_path / "feedback.sqlite")) as votes:
        votes.vote(replace(VOTE, question="How much is £5?"))
        votes.vote(replace(VOTE, member=BEN))
    return tmp_path


def lines(found: Result) -> list[dict[str, object]]:
    """What a command printed, an object a line."""
    return [json.loads(line) for line in found.stdout.splitlines()]


def test_both_are_commands_of_councilbot() -> None:
    """As pyproject.toml names them."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = project["entry-points"]["councilbot.commands"]

    assert EntryPoint("audit", named["audit"], "councilbot.commands").load() is audit
    assert EntryPoint("feedback", named["feedback"], "councilbot.commands").load() is feedback


def test_a_whole_audit_is_said_with_its_head(run: Run, kept: Path) -> None:
    """So that somebody may note it down, and check it later."""
    found = run(audit, "verify")
    head = found.stdout.split()[-1]

    assert found.exit_code == 0
    assert found.stdout == (
        f"The audit is whole: 3 entries, 0 of them erased of who asked.\nHead: {head}\n"
    )
    assert run(audit, "verify", "--noted", head).exit_code == 0


def test_a_broken_audit_exits_1_and_names_the_entry(run: Run, kept: Path) -> None:
    """In one line."""
    with closing(sqlite3.connect(kept / "audit.sqlite")) as database, database:
        database.execute("update entry set said = replace(said, '412', '41') where number = 2")

    found = run(audit, "verify")

    assert found.exit_code == 1
    assert found.stderr.startswith("councilbot: The audit is broken at entry 2:")
    assert found.stdout == ""


def test_a_noted_head_that_is_not_in_the_audit_exits_1(run: Run, kept: Path) -> None:
    """The whole file may have been written anew."""
    found = run(audit, "verify", "--noted", "0" * 64)

    assert found.exit_code == 1
    assert found.stderr.startswith("councilbot: The head that was noted is not in the audit")


def test_entries_are_printed_one_a_line(run: Run, kept: Path) -> None:
    """All of them, one person's, or those of some days."""
    numbers = {
        options: [one["number"] for one in lines(run(audit, "export", *options))]
        for options in (
            (),
            ("--who", ANN),
            ("--from", "2026-03-02"),
            ("--to", "2026-03-02"),
            ("--from", "2026-03-02", "--to", "2026-03-02"),
        )
    }

    assert list(numbers.values()) == [[1, 2, 3], [1, 3], [2, 3], [1, 2], [2]]


def test_a_member_is_erased_everywhere(run: Run, kept: Path) -> None:
    """And is told how much of each there was."""
    found = run(audit, "erase", ANN, "--yes")

    assert found.exit_code == 0
    assert found.stdout == (
        f"Erased of {ANN}: 2 entries of the audit.\nErased of {ANN}: 1 votes.\n"
        f"Erased of {ANN}: 0 questions.\n"
        f"Erased of {ANN}: 1 questions that wait for an answer.\n"
    )
    assert ANN.encode() not in b"".join(one.read_bytes() for one in kept.iterdir())
    assert len(lines(run(feedback, "export"))) == 1
    with closing(Ledger(kept / "slack.sqlite")) as ledger:
        assert [one.user for one in ledger.unfinished()] == [BEN]
    assert "3 entries, 2 of them erased" in run(audit, "verify").stdout


def test_erasing_asks_first(run: Run, kept: Path) -> None:
    """It cannot be undone."""
    found = run(audit, "erase", ANN, stdin="n\n")

    assert found.exit_code != 0
    assert len(lines(run(audit, "export", "--who", ANN))) == 2


def test_a_legal_hold_refuses_to_erase(run: Run, kept: Path) -> None:
    """In one line, with exit code 1."""
    found = run(audit, "erase", ANN, "--yes", COUNCILBOT_LEGAL_HOLD="1")

    assert found.exit_code == 1
    assert found.stderr == (
        "councilbot: COUNCILBOT_LEGAL_HOLD is set: nothing is erased until the hold is lifted.\n"
    )
    assert len(lines(run(audit, "export", "--who", ANN))) == 2


def test_a_hold_that_is_misspelt_erases_nothing(run: Run, kept: Path) -> None:
    """Somebody meant it."""
    found = run(audit, "erase", ANN, "--yes", COUNCILBOT_LEGAL_HOLD="on!")

    assert isinstance(found.exception, BadSetting)
    assert len(lines(run(audit, "export", "--who", ANN))) == 2


@pytest.mark.parametrize("who", ["@ann", "ann@kesterwold.example", "u0canaryann", "", "U"])
def test_what_is_no_slack_id_is_refused(run: Run, kept: Path, who: str) -> None:
    """Nothing would be found, and somebody would believe it erased."""
    for arguments in (("erase", who, "--yes"), ("export", "--who", who)):
        found = run(audit, *arguments)

        assert isinstance(found.exception, UsedWrongly)
        assert str(found.exception).startswith(f"{who!r} is no Slack id")


def test_erasing_where_nothing_is_kept_finds_nothing(run: Run, tmp_path: Path) -> None:
    """And makes no file."""
    found = run(audit, "erase", ANN, "--yes")

    assert found.stdout == (
        f"Erased of {ANN}: 0 entries of the audit.\nErased of {ANN}: 0 votes.\n"
        f"Erased of {ANN}: 0 questions.\n"
        f"Erased of {ANN}: 0 questions that wait for an answer.\n"
    )
    assert list(tmp_path.iterdir()) == []


def test_votes_are_printed_or_written_to_a_file(run: Run, kept: Path) -> None:
    """The same lines, as they were typed; only its owner reads the file, also one of before."""
    (kept / "votes.jsonl").touch(mode=0o644)

    printed = run(feedback, "export")
    written = run(feedback, "export", "--out", str(kept / "votes.jsonl"))

    assert "How much is £5?" in printed.stdout
    assert written.stdout == ""
    assert (kept / "votes.jsonl").read_text(encoding="utf-8") == printed.stdout
    assert (kept / "votes.jsonl").stat().st_mode & 0o077 == 0
    assert ANN not in printed.stdout


def test_a_file_that_cannot_be_written_is_said(run: Run, kept: Path) -> None:
    """In one line."""
    found = run(feedback, "export", "--out", str(kept / "nowhere" / "votes.jsonl"))

    assert isinstance(found.exception, UsedWrongly)
    assert "votes.jsonl cannot be written (No such file or directory)" in str(found.exception)


@pytest.mark.parametrize(
    ("group", "arguments"),
    [(audit, ["verify"]), (audit, ["export"]), (feedback, ["export", "--out", "votes.jsonl"])],
)
def test_a_file_that_is_not_there_is_said(
    run: Run, tmp_path: Path, group: click.Group, arguments: list[str]
) -> None:
    """And is not made."""
    found = run(group, *arguments)

    assert isinstance(found.exception, UsedWrongly)
    assert str(found.exception).startswith(f"There is no {group.name} yet in {tmp_path}")
    assert list(tmp_path.iterdir()) == []
