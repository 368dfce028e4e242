"""The ranker, from marked questions to the file that ships."""

import json
import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from click.testing import CliRunner, Result

from corpus.errors import BadCases, UsedWrongly
from corpus.export import source_of
from corpus.ranker import Ranker
from corpus.settings import Settings
from evals.commands import evaluate
from evals.ranker import recipe
from evals.ranker.comparison import Row
from evals.ranker.examples import Example, load, save
from evals.ranker.figures import Figures, Judged, figures
from evals.ranker.folds import FOLDS, fold_of, ranker_of
from evals.ranker.recipe import FIRST, READ_AGAIN, REPLAYED, SECOND, WORTH, Recipe
from evals.ranker.training import Schedule
from tests.evals.ranker.conftest import example

ROW = Row("binary", 0.1, {}, 2.0)
PAPERS = tuple(f"paper-{at}" for at in range(8))


class Lesson(NamedTuple):
    """What a model was trained on."""

    sets: list[tuple[list[Example], float]]
    start: Path
    schedule: Schedule


class Made:
    """What was done, in place of doing it."""

    def __init__(self) -> None:
        self.trained: dict[str, Lesson] = {}
        self.judged: list[tuple[str, Example]] = []
        self.shipped: dict[Path, tuple[str, float]] = {}
        self.cut: list[tuple[Path, list[list[str]]]] = []

    def train(
        self,
        sets: list[tuple[list[Example], float]],
        start: Path,
        target: Path,
        schedule: Schedule,
    ) -> None:
        assert target.name not in self.trained
        self.trained[target.name] = Lesson(sets, start, schedule)
        target.mkdir()
        (target / "config.json").write_text("{}", "utf-8")

    def judge(self, model: Path, some: Sequence[Example]) -> list[Judged]:
        self.judged += [(model.name, one) for one in some]
        return [Judged(one, tuple(map(float, one.right))) for one in some]

    def ship(self, trained: Path, weight: float, folder: Path) -> None:
        self.shipped[folder] = trained.name, weight

    def cutting(self, source: Path, target: Path, sets: list[list[str]]) -> None:
        self.cut.append((source, sets))
        target.mkdir(exist_ok=True)


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> Made:
    """Nothing is trained; what would be is noted."""
    noted = Made()
    for name, instead in (
        ("train", noted.train),
        ("judged", noted.judge),
        ("ship", noted.ship),
        ("cut", noted.cutting),
    ):
        monkeypatch.setattr(recipe, name, instead)
    return noted


def found(*papers: str, question: str = "How many?", beside: str = "a") -> list[Example]:
    """An example of each paper, whose second sentence is right; its last is of another paper."""
    return [
        example(
            *(False, True, False), paper=paper, question=question, papers=(paper, paper, beside)
        )
        for paper in papers
    ]


@pytest.fixture
def plan(tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Recipe:
    """Two sets to train on, two to finish on and one to report, found already."""
    monkeypatch.setattr(recipe, "claim", lambda *_: None)
    held = {
        "train/ofsted": found("a", "b", question="One?"),
        "train/other": found("c", question="Two?"),
        "bench/first": found(*PAPERS),
        "bench/second": found(*(f"{paper}-more" for paper in PAPERS)),
        "bench/unseen": found("x", "y"),
    }
    work = tmp_path / "work"
    for name, some in held.items():
        save(some, work / "examples" / f"{name.replace('/', '-')}.jsonl")
    one, two, three, four, five = (tmp_path / name for name in held)
    return Recipe((one, two), (three, four), (five,), work, settings, lambda _: None)


def of_fold(some: Sequence[Example], fold: int) -> list[Example]:
    """Those whose papers are in a fold."""
    return [one for one in some if fold_of(one.paper) == fold]


def held_in(plan: Recipe, name: str) -> list[Example]:
    """The examples of a set."""
    return load(plan.work / "examples" / f"{name}.jsonl")


def test_no_ranker_is_trained_on_a_paper_that_it_judges(
    plan: Recipe, done: Made, tmp_path: Path
) -> None:
    """Neither as it starts nor as it is finished."""
    plan.make(tmp_path / "out")

    for fold in range(FOLDS):
        name = f"fold-{fold}"
        lesson = done.trained[name]
        read = {
            paper
            for sets in (lesson.sets, done.trained["first"].sets)
            for some, _ in sets
            for one in some
            for paper in (one.paper, *one.papers)
        }
        judged = {one.paper for model, one in done.judged if model == name}
        assert judged
        assert not judged & read
        assert {fold_of(paper) for paper in judged} == {fold}


@pytest.mark.parametrize("measured", ["second", "unseen"])
def test_a_set_about_papers_that_it_is_measured_by_is_refused(
    plan: Recipe, done: Made, measured: str
) -> None:
    """Its figures would be too good."""
    plan = replace(plan, **{measured: (plan.first[1],)})

    with pytest.raises(BadCases, match=r"other asks about c, and so does a set .*: leave"):
        plan.make(plan.work / "out")

    assert done.trained == {}


def test_what_is_finished_on_may_not_be_reported_as_unseen(plan: Recipe, done: Made) -> None:
    """It is refused before anything is trained, not after an hour."""
    with pytest.raises(BadCases, match=r"second asks about .*: leave"):
        replace(plan, unseen=plan.second[1:]).make(plan.work / "out")

    assert done.trained == {}


def test_a_paper_that_is_measured_is_not_shown_as_what_is_wrong(
    plan: Recipe, done: Made, tmp_path: Path
) -> None:
    """Its sentences are left out of the questions about other papers."""
    save(found("a", "b", beside="x"), plan.work / "examples" / "train-ofsted.jsonl")
    save(found("c", beside=PAPERS[0]), plan.work / "examples" / "train-other.jsonl")

    plan.make(tmp_path / "out")

    for some, _ in done.trained["first"].sets:
        assert all(one.right == (False, True) for one in some)


@pytest.mark.parametrize(
    "do",
    [lambda one: one.make(one.work / "out"), lambda one: one.compare(9)],
    ids=["make", "compare"],
)
def test_what_was_made_of_other_questions_is_not_gone_on_with(
    plan: Recipe, done: Made, monkeypatch: pytest.MonkeyPatch, do: Callable[[Recipe], object]
) -> None:
    """It is asked before anything is done."""
    asked: list[Any] = []

    def refuse(*given: Any) -> None:
        asked.append(given)
        raise UsedWrongly("another")

    monkeypatch.setattr(recipe, "claim", refuse)

    with pytest.raises(UsedWrongly):
        do(plan)

    ((work, uses, named),) = asked
    assert (work, uses) == (plan.work, (plan.first, plan.second, plan.unseen))
    assert repr(FIRST) in named
    assert plan.settings.model in named
    assert done.trained == {}


def test_a_question_is_not_read_too_often(plan: Recipe, done: Made, tmp_path: Path) -> None:
    """Where there are few, training is short."""
    plan.make(tmp_path / "out")

    assert done.trained["first"].schedule.visits == READ_AGAIN * 3
    assert done.trained["second"].schedule.visits == READ_AGAIN * (3 + 2 * len(PAPERS))


def test_every_example_is_judged_once(plan: Recipe, done: Made, tmp_path: Path) -> None:
    """By the fold that leaves its paper out; what is only reported by the ranker that ships."""
    plan.make(tmp_path / "out")

    expected = [
        *(("second", one) for one in held_in(plan, "bench-unseen")),
        *(
            (f"fold-{fold_of(one.paper)}", one)
            for name in ("bench-first", "bench-second")
            for one in held_in(plan, name)
        ),
    ]
    assert sorted(done.judged, key=repr) == sorted(expected, key=repr)


def test_a_fold_is_trained_on_all_other_papers(plan: Recipe, done: Made, tmp_path: Path) -> None:
    """Of every set to finish on; what ships is trained on all."""
    plan.make(tmp_path / "out")

    for name in ("bench-first", "bench-second"):
        some = held_in(plan, name)
        for fold in range(FOLDS):
            hidden = {one for one in ("a", *PAPERS) if fold_of(one) == fold}
            others = [one.apart(hidden) for one in some if one not in of_fold(some, fold)]
            assert others in [part for part, _ in done.trained[f"fold-{fold}"].sets]
        assert some in [part for part, _ in done.trained["second"].sets]


def test_the_second_training_goes_on_from_the_first(
    plan: Recipe, done: Made, tmp_path: Path
) -> None:
    """Which goes on from the cut embedding model."""
    plan.make(tmp_path / "out")

    starts = {name: (one.start.name, one.schedule.rate) for name, one in done.trained.items()}
    folds = {f"fold-{fold}": ("first", SECOND.rate) for fold in range(FOLDS)}
    assert starts == {"first": ("start", FIRST.rate), "second": ("first", SECOND.rate), **folds}


def test_sets_have_the_shares_that_they_are_worth(plan: Recipe, done: Made, tmp_path: Path) -> None:
    """The second training goes over the first one's sets again, for a part of it."""
    plan.make(tmp_path / "out")

    first = [share for _, share in done.trained["first"].sets]
    assert sum(first) == pytest.approx(1)
    assert first[0] / first[1] == pytest.approx(WORTH["ofsted"] / 2)
    new = (1 - REPLAYED) / 2
    assert [share for _, share in done.trained["second"].sets] == pytest.approx(
        [first[0] * REPLAYED, first[1] * REPLAYED, new, new]
    )


def test_a_set_is_told_by_its_own_folder(plan: Recipe, done: Made, tmp_path: Path) -> None:
    """Also where the one that it lies in has a hyphen."""
    some = found("d", question="Three?")
    save(some, plan.work / "examples" / "more-to-train-squad2.jsonl")
    folder = tmp_path / "more-to-train" / "squad2"

    replace(plan, first=(*plan.first, folder), second=()).make(tmp_path / "out")

    (_, (_, other), (last, share)) = done.trained["first"].sets
    assert last == some
    assert share / other == pytest.approx(WORTH["squad2"] / 2)


def test_the_vocabulary_is_chosen_by_what_is_trained_on_first(
    plan: Recipe, done: Made, tmp_path: Path
) -> None:
    """Questions and their sentences, each set by itself."""
    plan.make(tmp_path / "out")

    ((_, sets),) = done.cut
    texts = ["sentence 0", "sentence 1", "sentence 2"]
    assert [one for at, one in enumerate(sets) if one not in sets[:at]] == [
        ["One?", *texts] * 2,
        ["Two?", *texts],
    ]


def test_the_ranker_of_all_papers_ships(plan: Recipe, done: Made, tmp_path: Path) -> None:
    """And the folds' beside the work; the second sentences need more than 0.1 to come first."""
    plan.make(tmp_path / "out")

    folds = {ranker_of(plan.work, fold): (f"fold-{fold}", 0.13) for fold in range(FOLDS)}
    assert done.shipped == {tmp_path / "out": ("second", 0.13), **folds}


def test_figures_are_of_the_sets_that_are_finished_on_or_reported(
    plan: Recipe, done: Made, tmp_path: Path
) -> None:
    """At the weight that the ranker ships with."""
    told = plan.make(tmp_path / "out")

    assert set(told) == {"bench-unseen", "bench-first", "bench-second"}
    first = done.judge(Path("any"), held_in(plan, "bench-first"))
    assert told["bench-first"] == figures(first, 0.13)
    assert told["bench-first"].first == 1.0


def test_a_set_without_an_answerable_question_is_not_reported(
    plan: Recipe, done: Made, tmp_path: Path
) -> None:
    """There is no right sentence that could come first."""
    nothing = [example(False, False, answerable=False)]
    save(nothing, plan.work / "examples" / "bench-unseen.jsonl")

    told = plan.make(tmp_path / "out")

    assert set(told) == {"bench-first", "bench-second"}


def test_a_ranker_may_have_no_sets_to_finish_on(plan: Recipe, done: Made, tmp_path: Path) -> None:
    """Then the first training ships, and there are no folds."""
    told = replace(plan, second=()).make(tmp_path / "out")

    assert list(done.trained) == ["first"]
    assert done.shipped == {tmp_path / "out": ("first", 0.13)}
    assert set(told) == {"bench-unseen"}


def test_a_ranker_of_which_nothing_is_reported_has_a_weight(
    plan: Recipe, done: Made, tmp_path: Path
) -> None:
    """That of one that has been measured."""
    assert replace(plan, second=(), unseen=()).make(tmp_path / "out") == {}

    assert done.shipped == {tmp_path / "out": ("first", recipe.DEFAULT_WEIGHT)}


def test_what_is_compared_is_trained_on_the_first_sets(
    plan: Recipe, done: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And judged on all others, since none is finished on them; no ranker is made."""
    asked: list[Any] = []

    def compare(*given: Any) -> list[Row]:
        asked.append(given)
        return [ROW]

    monkeypatch.setattr(recipe, "compare", compare)

    assert plan.compare(60) == [ROW]

    ((sets, others, starts, work, visits),) = asked
    assert [some for some, _ in sets] == [
        held_in(plan, "train-ofsted"),
        held_in(plan, "train-other"),
    ]
    assert sets[0][1] / sets[1][1] == pytest.approx(WORTH["ofsted"] / 2)
    names = ("bench-first", "bench-second", "bench-unseen")
    assert others == {name: held_in(plan, name) for name in names}
    assert starts == (plan.work / "start", source_of(plan.settings.model))
    assert (work, visits) == (plan.work / "comparison-60", 60)
    assert (done.trained, done.shipped) == ({}, {})


@pytest.mark.parametrize("most", [2, 9])
def test_no_more_questions_are_looked_up_than_are_read(
    plan: Recipe, done: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    """Of the sets to train on; of those that are reported, all are."""
    write(tmp_path / "train", *TOWNS)
    write(tmp_path / "bench", "Wendlebury", "Ashcombe")
    monkeypatch.setattr(recipe, "FIRST", Schedule(visits=most))
    folders = {"first": (tmp_path / "train",), "second": (), "unseen": (tmp_path / "bench",)}

    replace(plan, **folders, work=tmp_path / "new").make(tmp_path / "out")

    ((some, _),) = done.trained["first"].sets
    assert len({one.question for one in some}) == min(most, len(TOWNS))
    assert len(done.judged) == 2


def test_what_is_done_is_not_done_again(plan: Recipe, done: Made, tmp_path: Path) -> None:
    """Only what is missing is trained; `Made.train` refuses to train the same again."""
    said: list[str] = []
    plan = replace(plan, say=said.append)
    told = plan.make(tmp_path / "out")
    (plan.work / "fold-1" / "config.json").unlink()
    (plan.work / "fold-1").rmdir()
    del done.trained["fold-1"]
    said.clear()

    assert plan.make(tmp_path / "out") == told

    assert [line for line in said if line.startswith("Training")] == [
        f"Training: fold-1, {done.trained['fold-1'].schedule.visits:,} questions."
    ]
    assert len(done.cut) == 1


def test_a_vocabulary_that_was_broken_off_is_cut_again(
    plan: Recipe, done: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is not taken for whole."""

    def broken_off(source: Path, target: Path, sets: list[list[str]]) -> None:
        target.mkdir()
        (target / "config.json").write_text("{}", "utf-8")
        raise KeyboardInterrupt

    monkeypatch.setattr(recipe, "cut", broken_off)
    with pytest.raises(KeyboardInterrupt):
        plan.make(tmp_path / "out")
    monkeypatch.setattr(recipe, "cut", done.cutting)

    plan.make(tmp_path / "out")

    assert len(done.cut) == 1
    assert (plan.work / "start").is_dir()


QUESTION = "How many children did each social worker of {} have?"
ANSWER = "Each social worker of {} had nineteen children in December."
TOWNS = ("Haxelby", "Kesterwold", "Aldermere", "Otterby")


def write(folder: Path, *towns: str) -> None:
    """A set of papers, each of which answers a question."""
    (folder / "docs").mkdir(parents=True)
    lines = []
    for town in towns:
        text = f"{ANSWER.format(town)}\n\nVisits in {town} were late, and the records were thin.\n"
        (folder / "docs" / f"{town}.txt").write_text(text, "utf-8")
        gold = [{"doc": town, "text": ANSWER.format(town)}]
        lines.append({"question": QUESTION.format(town), "answerable": True, "gold": gold})
    text = "".join(json.dumps(line) + "\n" for line in lines)
    (folder / "questions.jsonl").write_text(text, "utf-8")


class Whole(NamedTuple):
    """A ranker that was made from papers, by the command."""

    folder: Path
    found: Result
    records: list[logging.LogRecord]
    again: dict[str, Figures]
    """What a second run, which may not train, makes of it."""


@pytest.fixture(scope="module")
def whole(bert: Path, tmp_path_factory: pytest.TempPathFactory) -> Whole:
    """Made of two tiny sets, with few visits."""
    folder = tmp_path_factory.mktemp("whole")
    one, two, work, out = (folder / name for name in ("train", "bench", "work", "out"))
    write(one, "Wendlebury")
    write(two, *TOWNS)
    records: list[logging.LogRecord] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = records.append  # type: ignore[method-assign]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(recipe, "source_of", lambda _: bert)
        patch.setattr(recipe, "FIRST", Schedule(visits=8, batch=4))
        patch.setattr(recipe, "SECOND", Schedule(visits=4, batch=4))
        logging.getLogger().addHandler(handler)
        places = ["--finish", str(two), "--work", str(work), "--out", str(out)]
        found = CliRunner().invoke(evaluate, ["ranker", str(one), *places])
        logging.getLogger().removeHandler(handler)

        def refuse(*_: object) -> None:
            raise AssertionError

        for name in ("train", "cut"):
            patch.setattr(recipe, name, refuse)
        patch.setattr("evals.ranker.sets.ingest", refuse)
        patch.setattr(recipe, "ship", lambda *_: None)
        settings = Settings.from_environment()
        again = Recipe((one,), (two,), (), work, settings, lambda _: None).make(out)
    return Whole(folder, found, records, again)


def test_a_ranker_is_made_of_papers_and_questions(whole: Whole) -> None:
    """Which scores, as do those of the folds."""
    assert whole.found.exit_code == 0, whole.found.output

    for folder in (
        whole.folder / "out",
        *(ranker_of(whole.folder / "work", at) for at in range(FOLDS)),
    ):
        assert len(Ranker(folder).scores("How many?", ["Nineteen.", "Late."])) == 2


def test_the_command_prints_figures_and_nothing_else(whole: Whole) -> None:
    """What shows that it gets on goes aside."""
    (line,) = whole.found.stdout.splitlines()
    (name,) = whole.again

    assert line.startswith(f"{name}: right sentence first ")
    assert line.endswith("; 4 questions")
    assert "Training: fold-0, 4 questions." in whole.found.stderr


def test_no_library_complains_of_how_it_is_used(whole: Whole) -> None:
    """As the quantiser does, on the root logger."""
    assert [one.getMessage() for one in whole.records if one.name == "root"] == []


def test_a_second_run_finds_the_same_without_training(whole: Whole) -> None:
    """Its figures are those that were printed."""
    (again,) = whole.again.values()

    assert f"first {again.first:.3f} (" in whole.found.stdout
    assert again.questions == len(TOWNS)
