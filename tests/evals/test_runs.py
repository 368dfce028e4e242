"""The folder of a run."""

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.errors import BadRun
from evals import runs
from evals.cases import Case, Expected, Group, digest
from evals.recorded import Found, Recorded, Setting, Shown
from evals.scored import Estimate, Scored, Summary

DAY = datetime.date(2024, 2, 9)
STARTED = datetime.datetime(2026, 11, 26, 16, 15, tzinfo=datetime.UTC)
CASES = (
    Case(
        "a",
        "Why — “so”?",
        True,
        "date",
        "dev",
        (Group((Expected("so", "a.pdf", 3, "Cllr Day", DAY, 2),)),),
        as_of=DAY,
        history=("What?",),
    ),
    Case("b", "When?", False, "date", "dev", why="not said"),
)
SETTING = Setting(
    runs.identity(CASES, STARTED),
    STARTED,
    digest(CASES),
    "0" * 12,
    33,
    "1",
    options={"fast": "yes"},
)
ANSWERED = Recorded(
    "a",
    "answered",
    confidence=0.5,
    quotes=(Shown("so — “é”", "d1", "a.pdf", 0, 8, 3, "Cllr Day", DAY, "https://a.example"),),
    found=(Found("d1", 0, 8, 3),),
    seconds={"whole": 0.25},
)
ABSTAINED = Recorded("b", "abstained", "not-said")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A run that has just begun."""
    return runs.begin(tmp_path, SETTING, CASES)


def test_what_is_written_is_read(folder: Path) -> None:
    """The setting, the cases and the answers, to the last accent."""
    runs.add(folder, ANSWERED)
    runs.add(folder, ABSTAINED)

    found = runs.read(folder)

    assert (found.setting, found.cases) == (SETTING, CASES)
    assert found.pairs == [(CASES[0], ANSWERED), (CASES[1], ABSTAINED)]
    assert digest(found.cases) == found.setting.cases


def test_what_is_measured_is_read_with_its_case_and_answer(folder: Path) -> None:
    """And what came out over all of them."""
    runs.add(folder, ANSWERED)
    some = [Scored(CASES[0], ANSWERED, {"hit@1": (1.0, 1.0)}, (((0, 2), (5, 8)),), True)]
    whole = Summary((Estimate("hit@1", 1, 0.2, 1, 1, 1, 1),), {"date": ()})

    runs.keep(folder, some, whole)

    assert runs.scores(runs.read(folder)) == some
    assert runs.summary(runs.read(folder)) == whole


def test_a_line_that_was_not_written_to_its_end_is_dropped(folder: Path) -> None:
    """And the next answer has a line of its own."""
    runs.add(folder, ANSWERED)
    file = folder / "answers.jsonl"
    file.write_bytes(file.read_bytes() + b'{"case":"b","out')
    assert list(runs.read(folder).answers) == ["a"]

    runs.go_on(folder)
    runs.add(folder, ABSTAINED)

    assert list(runs.read(folder).answers) == ["a", "b"]


def test_a_run_that_is_gone_on_with_is_not_scored_any_more(folder: Path) -> None:
    """Or what is broken off again would pass for what was measured before."""
    runs.add(folder, ANSWERED)
    runs.keep(folder, [Scored(CASES[0], ANSWERED, {})], Summary((), {}))

    runs.go_on(folder)

    with pytest.raises(BadRun, match="is not scored"):
        runs.summary(runs.read(folder))
    with pytest.raises(BadRun, match="is not scored"):
        runs.scores(runs.read(folder))


def test_what_failed_is_asked_again_and_the_last_answer_counts(folder: Path) -> None:
    """A run that is complete has nothing left."""
    runs.add(folder, Recorded("a", "failed", "ZeroDivisionError"))
    runs.add(folder, ABSTAINED)
    found = runs.read(folder)
    assert (found.left, found.failed) == ([CASES[0]], ["a"])

    runs.add(folder, ANSWERED)

    found = runs.read(folder)
    assert (found.left, found.failed) == ([], [])


def test_runs_are_listed_by_when_they_were_made(folder: Path, tmp_path: Path) -> None:
    """Whatever they are called; a baseline, and what cannot be read, is not among them."""
    started = STARTED - datetime.timedelta(hours=1)
    before = runs.begin(tmp_path, replace(SETTING, id="renamed", started=started), CASES)
    (tmp_path / "other").mkdir()
    baseline = tmp_path / "z-baseline"
    baseline.mkdir()
    (baseline / "setting.json").write_bytes((folder / "setting.json").read_bytes())
    broken = runs.begin(tmp_path, replace(SETTING, id="z-broken"), CASES)
    (broken / "setting.json").write_text("{}", "utf-8")

    assert runs.listed(tmp_path) == [before, folder]
    assert runs.found("newest", tmp_path) == folder
    assert runs.found(before.name, tmp_path) == before == runs.found(str(before))


def test_a_run_is_not_begun_twice(folder: Path, tmp_path: Path) -> None:
    """What is there is not written over."""
    with pytest.raises(BadRun, match="There is a run in"):
        runs.begin(tmp_path, SETTING, CASES)


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        ("setting.json", None, "is not the folder of a run"),
        ("cases.jsonl", None, "is not the folder of a run"),
        ("setting.json", b"{}", "setting.json holds what no run"),
        ("answers.jsonl", b"[]\n", "answers.jsonl holds what no run"),
        ("answers.jsonl", b'{"case": "a", "outcome": "perhaps"}\n', "holds what no run"),
    ],
)
def test_a_folder_that_is_no_run_is_told(
    folder: Path, file: str, content: bytes | None, message: str
) -> None:
    """In one line, that names the file."""
    if content is None:
        (folder / file).unlink()
    else:
        (folder / file).write_bytes(content)

    with pytest.raises(BadRun, match=message):
        runs.read(folder)


def test_a_run_that_is_not_scored_is_told(folder: Path, tmp_path: Path) -> None:
    """With the command that does it; a name of no run with the one that makes one."""
    with pytest.raises(BadRun, match="councilbot eval score"):
        runs.summary(runs.read(folder))
    with pytest.raises(BadRun, match="councilbot eval run"):
        runs.found("other", tmp_path)
    with pytest.raises(BadRun, match="councilbot eval run"):
        runs.found("newest", tmp_path / "none")
