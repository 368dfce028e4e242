"""councilbot eval run and score, as an evaluator runs them."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner, Result

from bot.answer import answer
from bot.question import Question
from bot.quotes import Answer
from corpus.errors import BadCases, BadRun, UsedWrongly
from corpus.settings import Settings
from corpus.shelf import Generation
from evals import runs
from evals.commands import evaluate
from evals.measures import MEASURES
from tests.conftest import Cli, command
from tests.evals.conftest import Made

HARD = """\
schema: 1
set: {name: hard, version: 1}
questions:
- id: hard-1
  question: What did the inspection say about the Lodestar team?
  answerable: false
  why: it does say
  category: number
  split: dev
"""
TWO = f"""\
{HARD}\
- id: hard-2
  question: How high is the tide in Alaska today?
  answerable: false
  why: not ours
  category: date
  split: test
"""


Eval = Callable[..., Result]


@pytest.fixture
def evals(sample: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Eval:
    """`councilbot eval` in this process, over the sample papers, its runs in `tmp_path / "runs"`."""
    monkeypatch.setenv("COUNCILBOT_INDEX", str(sample.index))
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: CliRunner().invoke(evaluate, list(map(str, arguments)))


def written(tmp_path: Path, text: str) -> Path:
    """A file of questions."""
    file = tmp_path / "cases.yaml"
    file.write_text(text, "utf-8")
    return file


def test_what_came_out_is_printed(made_run: Made) -> None:
    """With a table of values and intervals, and exit code 0."""
    assert made_run.printed.returncode == 0, made_run.printed.stdout
    line = next(one for one in made_run.printed.stdout.splitlines() if "hit@1" in one)
    assert " to " in line
    assert "category" in made_run.printed.stdout
    assert str(made_run.folder) in made_run.printed.stderr


def test_everything_that_came_of_a_run_is_in_its_folder(made_run: Made) -> None:
    """On what it was made, the answers, what is measured of them, and all of it together."""
    run = runs.read(made_run.folder)

    assert run.setting.id == made_run.folder.name
    assert run.setting.ranker
    assert len(run.answers) == len(run.cases) == len(runs.scores(run)) > 30
    assert not run.left
    values = {one.name: one.value for one in runs.summary(run).whole}
    assert values["verbatim"] == values["right page"] == values["resolves"] == 1
    assert {name for name in values if not name.startswith("seconds")} <= set(MEASURES)
    assert {"passage ndcg@10", "auroc", "seconds p95", "seconds p50 of search"} <= set(values)


def test_our_measures_agree_with_bench(
    made_run: Made, generation: Generation, bench: ModuleType
) -> None:
    """
    On the same answers, but for words that stand twice: it takes the first place of any.

    Nor does it know of quotes that are acceptable.
    """
    ours, theirs = [], []
    for one in runs.scores(runs.read(made_run.folder)):
        quotes = [(quote.source, quote.text) for quote in one.recorded.quotes]
        if one.case.acceptable:
            continue
        gold = [(one.source, one.quote) for group in one.case.expected for one in group.any]
        texts = {name: bench.Reference(generation.named(name).text) for name, _ in quotes + gold}
        once = all(texts[name].text.count(bench.fold(words)) == 1 for name, words in quotes + gold)
        if not (quotes and gold and once and len(gold) == len(one.case.expected)):
            continue
        first, said, wanted = (
            [(name, *span) for name, words in some for span in texts[name].find(words)]
            for some in (quotes[:1], quotes, gold)
        )
        all_said, all_wanted, both = bench.overlap(said, wanted)
        ious = []
        for span in wanted:
            one_said, one_wanted, shared = bench.overlap(first, [span])
            ious.append(shared / (one_said + one_wanted - shared))
        names = ("quote precision", "quote recall", "quote iou@1")
        ours.append([one.measures[name][0] for name in names])
        theirs.append([both / all_said, both / all_wanted, max(ious)])

    assert len(ours) > 30
    for mine, other in zip(zip(*ours, strict=True), zip(*theirs, strict=True), strict=True):
        assert bench.mean(mine) == pytest.approx(bench.mean(other), abs=0.002)


def test_answers_are_scored_again_without_the_bot(
    made_run: Made, evals: Eval, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """To the same numbers, written down where the old ones were."""
    folder = shutil.copytree(made_run.folder, tmp_path / "again")
    for file in ("scores.jsonl", "summary.json"):
        (folder / file).unlink()

    monkeypatch.delattr("evals.run.answer")

    found = evals("score", folder)

    assert found.exit_code == 0, found.output
    for file in ("scores.jsonl", "summary.json"):
        assert (folder / file).read_bytes() == (made_run.folder / file).read_bytes()


def test_a_document_that_is_gone_is_told_in_one_line(
    made_run: Made, evals: Eval, tmp_path: Path
) -> None:
    """The index is another than the run was made on: used wrongly."""
    folder = shutil.copytree(made_run.folder, tmp_path / "again")
    answers = (folder / "answers.jsonl").read_text("utf-8")
    gone = runs.read(folder).pairs[0][1].found[0].document
    (folder / "answers.jsonl").write_text(answers.replace(gone, "0123456789abcdef"), "utf-8")

    fault = evals("score", folder).exception

    assert isinstance(fault, BadRun)
    assert str(fault).startswith("The index has no document 0123456789abcdef")


def test_a_run_that_was_killed_goes_on_where_it_stopped(
    sample: Settings, made_run: Made, tmp_path: Path
) -> None:
    """What is written down stays as it is; the line that was being written is written again."""
    folder = shutil.copytree(made_run.folder, tmp_path / "runs" / made_run.folder.name)
    whole = (folder / "answers.jsonl").read_bytes()
    lines = whole.splitlines(keepends=True)
    kept = b"".join(lines[:-2])
    (folder / "answers.jsonl").write_bytes(kept + lines[-2][:100])

    found = command(sample)("eval", "run", "--out", tmp_path / "runs", "--resume", "newest")

    assert found.returncode == 0, found.stderr
    assert (folder / "answers.jsonl").read_bytes().startswith(kept)
    before, after = runs.read(made_run.folder), runs.read(folder)
    assert [one.quotes for one in after.answers.values()] == [
        one.quotes for one in before.answers.values()
    ]


def test_a_run_is_not_gone_on_with_as_another(
    made_run: Made, evals: Eval, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Or its answers would be of two bots, or of cases that it was not begun with."""
    monkeypatch.setenv("COUNCILBOT_RANKER", "none")

    other = evals("run", "--resume", made_run.folder).exception
    half = evals("run", "--resume", made_run.folder, "--split", "dev").exception

    assert isinstance(other, BadRun)
    assert "something else (its ranker)" in str(other)
    assert isinstance(half, UsedWrongly)
    assert "by itself" in str(half)


@pytest.mark.parametrize(
    ("what", "other"),
    [("commit", "0" * 40), ("threshold", 0.9), ("edition", "99"), ("versions", {"python": "2.7"})],
)
def test_a_run_is_not_gone_on_with_by_another_bot(
    made_run: Made, evals: Eval, tmp_path: Path, what: str, other: object
) -> None:
    """What it was begun on is named, and its scores stay."""
    folder = shutil.copytree(made_run.folder, tmp_path / "again")
    setting = json.loads((folder / "setting.json").read_text("utf-8"))
    (folder / "setting.json").write_text(json.dumps(setting | {what: other}), "utf-8")

    fault = evals("run", "--resume", folder).exception

    assert isinstance(fault, BadRun)
    assert f"(its {what})" in str(fault)
    assert (folder / "summary.json").exists()


def test_a_run_without_the_ranker_says_so(evals: Eval, tmp_path: Path) -> None:
    """Whether its scores will do is not for this command to say: exit code 0."""
    found = evals("run", written(tmp_path, HARD), "--json", "--fast")

    assert found.exit_code == 0
    printed = json.loads(found.stdout)
    assert printed["scores"]["abstained when not"]["value"] == 0
    assert runs.read(Path(printed["run"])).setting.options == {"fast": "True"}


@pytest.mark.parametrize(
    ("options", "asked"),
    [
        ([], ["hard-1", "hard-2"]),
        (["--split", "test"], ["hard-2"]),
        (["--category", "number"], ["hard-1"]),
        (["--limit", "1"], ["hard-1"]),
    ],
)
def test_some_of_the_cases_can_be_asked(
    evals: Eval, tmp_path: Path, options: list[str], asked: list[str]
) -> None:
    """Of one half, since tuning on it must not see the other; of one sort; the first few."""
    evals("run", written(tmp_path, TWO), "--fast", *options)

    (folder,) = runs.listed()
    assert [case.id for case in runs.read(folder).cases] == asked


def test_a_bot_that_breaks_down_is_exit_code_3(
    evals: Eval, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """It did not abstain; the other cases are asked, and --resume asks this one again."""

    def sometimes(question: Question, *rest: object) -> Answer:
        if "Alaska" in question.asked:
            raise ZeroDivisionError
        return answer(question, *rest)

    with monkeypatch.context() as patch:
        patch.setattr("evals.run.answer", sometimes)
        found = evals("run", written(tmp_path, TWO), "--fast", "--json")
    again = evals("run", "--resume", "newest", "--json")

    assert (found.exit_code, again.exit_code) == (3, 0)
    before, after = (json.loads(one.stdout)["scores"] for one in (found, again))
    assert (before["abstained when not"]["of"], before["right outcome"]["of"]) == (1, 2)
    assert after["abstained when not"]["of"] == 2


def test_questions_that_cannot_be_read_end_in_one_line(cli: Cli, tmp_path: Path) -> None:
    """And exit code 2, whether or not there is an index."""
    found = cli("eval", "run", tmp_path / "none.yaml")

    assert found.returncode == 2
    assert found.stderr == f"councilbot: There is no file or folder {tmp_path / 'none.yaml'}.\n"


def test_nothing_is_asked_where_a_case_expects_what_no_paper_says(
    evals: Eval, tmp_path: Path
) -> None:
    """And no run is begun."""
    wrong = HARD.replace("answerable: false", "answerable: true").replace(
        "why: it does say", "expected: [{any: [{quote: Not there, source: none.pdf}]}]"
    )

    fault = evals("run", written(tmp_path, wrong)).exception

    assert isinstance(fault, BadCases)
    assert "there is no paper none.pdf" in str(fault)
    assert not runs.listed()


def test_a_split_without_cases_is_told(evals: Eval, tmp_path: Path) -> None:
    """And no run is begun."""
    fault = evals("run", written(tmp_path, HARD), "--split", "test").exception

    assert isinstance(fault, UsedWrongly)
    assert not runs.listed()


def test_what_is_left_of_a_run_is_told(evals: Eval, made_run: Made, tmp_path: Path) -> None:
    """Its measures are of some of its cases only."""
    folder = shutil.copytree(made_run.folder, tmp_path / "again")
    answers = (folder / "answers.jsonl").read_bytes().splitlines(keepends=True)
    (folder / "answers.jsonl").write_bytes(b"".join(answers[:3]))

    found = evals("score", folder)

    assert f"only 3 of its {len(answers)} cases" in " ".join(found.stdout.split())
    assert runs.summary(runs.read(folder)).left == len(answers) - 3


def test_a_run_without_answers_is_not_scored(evals: Eval, made_run: Made, tmp_path: Path) -> None:
    """It says how to go on with it."""
    folder = shutil.copytree(made_run.folder, tmp_path / "again")
    (folder / "answers.jsonl").unlink()

    fault = evals("score", folder).exception

    assert isinstance(fault, BadRun)
    assert "--resume" in str(fault)


def test_a_run_that_is_not_there_is_told(evals: Eval, tmp_path: Path) -> None:
    """By the command that makes one."""
    fault = evals("score", tmp_path).exception

    assert isinstance(fault, BadRun)
    assert str(fault).endswith("make one with  councilbot eval run")
