"""Fitting weights to marked questions."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner, Result

from bot.evidence import Evidence
from bot.ranking import WEIGHTS, Signals
from bot.reranking import Reranker
from corpus.ranker import SHIPPED
from corpus.settings import Settings
from corpus.shelf import Generation
from evals import fitting
from evals.commands import evaluate
from evals.fitting import Sample
from evals.marked import Marked
from evals.ranker.folds import fold_of, ranker_of
from tests.evals.conftest import Fond

FIGURE = Marked(
    "What was the average caseload when inspectors came?",
    True,
    (
        (
            "2023-03-inspection-report",
            "social workers in the safeguarding teams were each responsible for an average of 24",
        ),
    ),
)
NOTHING = Marked("Who won the cup final?", False)


def nobody(asked: Marked) -> Reranker:
    """A ranker that has nothing to say."""
    return Fond("no such words")


def sample_of(*rows: dict[str, float], right: list[bool], answerable: bool = True) -> Sample:
    """A question whose sentences have these signals; the ranker is surer than the words are."""
    blank = dict.fromkeys(Signals._fields, 0.0)
    nothing = Evidence(*[0.0] * len(Evidence._fields))
    evidence = nothing._replace(meaning=0.8 if answerable else 0.2)
    return Sample(
        answerable=answerable,
        signals=np.array([list((blank | row).values()) for row in rows]),
        right=np.array(right),
        evidence=evidence,
        read=evidence._replace(ranker=3.0 if answerable else -3.0, read=1.0),
        settled=False,
    )


def test_a_marked_sentence_is_told_from_the_others(generation: Generation) -> None:
    """Among those that are found for its question."""
    found, _ = fitting.samples([FIGURE, NOTHING], generation, nobody)

    assert found.right.any()
    assert not found.right.all()
    assert found.signals.shape == (len(found.right), len(Signals._fields))


def test_a_question_without_an_answer_has_no_right_sentence(generation: Generation) -> None:
    """Whatever is found for it."""
    (found,) = fitting.samples([NOTHING], generation, nobody)

    assert not found.answerable
    assert not found.right.any()


def test_a_question_that_is_always_abstained_from_is_told(generation: Generation) -> None:
    """Its confidence does not matter."""
    asked = Marked("What did Ofsted say about Leeds?", False)

    (found,) = fitting.samples([asked], generation, nobody)

    assert found.settled


def test_the_ranker_changes_what_is_first_and_what_speaks_for_it(small: Generation) -> None:
    """Beside what our own ranking puts first, of which the ranker has said nothing."""
    asked = Marked("What is the average caseload of social workers?", False)

    (found,) = fitting.samples([asked], small, lambda _: Fond("seen alone"))

    assert (found.evidence.ranker, found.evidence.read) == (0.0, 0.0)
    assert (found.read.ranker, found.read.read) == (1.0, 1.0)
    assert found.read.meaning < found.evidence.meaning


def test_each_question_has_its_own_ranker(small: Generation) -> None:
    """One that was not trained on its paper."""
    asked = []

    def ranker(one: Marked) -> Reranker:
        asked.append(one)
        return nobody(one)

    list(fitting.samples([FIGURE, NOTHING], small, ranker))

    assert asked == [FIGURE, NOTHING]


def test_a_signal_that_tells_gets_more_weight() -> None:
    """And one that misleads gets less."""
    sets = [[sample_of({"words": 1.0}, {"context": 1.0}, right=[True, False])] * 5]

    fitted = fitting.ranking(sets)

    assert fitted.words > WEIGHTS.words
    assert fitted.context < WEIGHTS.context


def test_a_signal_that_no_set_has_keeps_its_weight() -> None:
    """Nothing was learnt of it."""
    sets = [[sample_of({"words": 1.0}, {"context": 1.0}, right=[True, False])]]

    assert fitting.ranking(sets).kind == WEIGHTS.kind


def test_confidence_rises_with_what_tells() -> None:
    """Nearness, and what the ranker says, told the answerable questions from the others here."""
    sets = [[sample_of({}, right=[True]), sample_of({}, right=[False], answerable=False)] * 10]

    alone, read = fitting.confidence(sets)

    assert alone.weights.meaning > 0 > alone.constant
    assert read.weights.ranker > 0


@pytest.mark.parametrize("signal", ["ranker", "read", "defined"])
def test_a_signal_that_is_never_seen_keeps_no_weight_in_confidence(signal: str) -> None:
    """Without the ranker nothing is known of what it says; that it has read says nothing."""
    sets = [[sample_of({}, right=[True]), sample_of({}, right=[False], answerable=False)] * 10]

    alone, read = fitting.confidence(sets)

    assert getattr(alone.weights, signal) == 0
    assert signal == "ranker" or getattr(read.weights, signal) == 0


def test_every_set_counts_the_same_in_confidence() -> None:
    """However many times its questions are asked."""
    one = [sample_of({}, right=[True]), sample_of({}, right=[False], answerable=False)]
    odd = [replace(one[0], answerable=False), replace(one[1], answerable=True)]

    assert fitting.confidence([one * 9, odd]) == fitting.confidence([one, odd])


def test_settled_questions_do_not_shape_confidence() -> None:
    """A council that is not held says nothing of nearness."""
    near = sample_of({}, right=[True])
    far = sample_of({}, right=[False], answerable=False)
    nine = Evidence(*[9.0] * len(Evidence._fields))
    odd = replace(far, settled=True, evidence=nine, read=nine)

    assert fitting.confidence([[near, far] * 5 + [odd]]) == fitting.confidence([[near, far] * 5])


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> set[Path]:
    """The folders of the rankers that the command opens; none of them has anything to say."""
    folders: set[Path] = set()

    def ranker(folder: Path) -> Reranker:
        folders.add(folder)
        return Fond("no such words")

    monkeypatch.setattr("evals.commanding.training.opened", ranker)
    return folders


def fit(sample: Settings, folder: Path, *more: str) -> Result:
    """Fit to two sets, which have the same questions."""
    for name in ("one", "two"):
        (folder / name).mkdir()
        gold = [{"doc": doc, "text": text} for doc, text in FIGURE.gold]
        lines = [
            {"question": FIGURE.question, "answerable": True, "gold": gold},
            {"question": NOTHING.question, "answerable": False, "gold": []},
        ]
        text = "".join(json.dumps(line) + "\n" for line in lines)
        (folder / name / "questions.jsonl").write_text(text, "utf-8")
        (folder / f"index-{name}").symlink_to(sample.index)
    sets = [str(folder / name) for name in ("one", "two")]
    return CliRunner().invoke(evaluate, ["fit", *sets, "--indexes", str(folder), *more])


def test_the_command_prints_what_the_bot_holds(
    sample: Settings, tmp_path: Path, opened: set[Path]
) -> None:
    """From the folders of two sets, and their indexes; what shows that it gets on goes aside."""
    found = fit(sample, tmp_path)

    assert found.exit_code == 0, found.output
    weights, alone, read = found.stdout.splitlines()
    assert weights.startswith("WEIGHTS = Signals(meaning=")
    assert alone.startswith("ALONE = Line(weights=Evidence(meaning=")
    assert read.startswith("READ = Line(weights=Evidence(meaning=")
    assert found.stderr == "one: 2 questions\ntwo: 2 questions\n"


def test_the_command_reads_with_the_ranker_that_ships(
    sample: Settings, tmp_path: Path, opened: set[Path]
) -> None:
    """Where no other is named."""
    fit(sample, tmp_path)

    assert opened == {SHIPPED}


def test_the_command_reads_with_rankers_that_have_not_seen_the_paper(
    sample: Settings, tmp_path: Path, opened: set[Path]
) -> None:
    """Where they have been trained."""
    fit(sample, tmp_path, "--work", str(tmp_path))

    folds = {fold_of(one.paper) for one in (FIGURE, NOTHING, Marked(FIGURE.question, False))}
    assert opened == {ranker_of(tmp_path, fold) for fold in folds}
