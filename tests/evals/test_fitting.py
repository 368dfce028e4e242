"""Fitting weights to marked questions."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np

from bot.evidence import Evidence
from bot.ranking import WEIGHTS, Signals
from corpus.settings import Settings
from corpus.shelf import Generation
from evals import fitting
from evals.fitting import Sample
from evals.marked import Marked
from tests.conftest import command

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


def sample_of(*rows: dict[str, float], right: list[bool], answerable: bool = True) -> Sample:
    """A question whose sentences have these signals."""
    blank = dict.fromkeys(Signals._fields, 0.0)
    evidence = dict.fromkeys(Evidence._fields, 0.0) | {"meaning": 0.8 if answerable else 0.2}
    return Sample(
        answerable=answerable,
        signals=np.array([list((blank | row).values()) for row in rows]),
        right=np.array(right),
        evidence=tuple(evidence.values()),
        settled=False,
    )


def test_a_marked_sentence_is_told_from_the_others(generation: Generation) -> None:
    """Among those that are found for its question."""
    found, _ = fitting.samples([FIGURE, NOTHING], generation)

    assert found.right.any()
    assert not found.right.all()
    assert found.signals.shape == (len(found.right), len(Signals._fields))


def test_a_question_without_an_answer_has_no_right_sentence(generation: Generation) -> None:
    """Whatever is found for it."""
    (found,) = fitting.samples([NOTHING], generation)

    assert not found.answerable
    assert not found.right.any()


def test_a_question_that_is_always_abstained_from_is_told(generation: Generation) -> None:
    """Its confidence does not matter."""
    asked = Marked("What did Ofsted say about Leeds?", False)

    (found,) = fitting.samples([asked], generation)

    assert found.settled


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
    """Nearness told the answerable questions from the others here."""
    sets = [
        [
            sample_of({}, right=[True]),
            sample_of({}, right=[False], answerable=False),
        ]
        * 10
    ]

    weights, constant = fitting.confidence(sets)

    assert weights.meaning > 0 > constant


def test_settled_questions_do_not_shape_confidence() -> None:
    """A council that is not held says nothing of nearness."""
    near = sample_of({}, right=[True])
    far = sample_of({}, right=[False], answerable=False)
    odd = replace(far, settled=True, evidence=tuple([9.0] * len(Evidence._fields)))

    assert fitting.confidence([[near, far] * 5 + [odd]]) == fitting.confidence([[near, far] * 5])


def test_the_command_prints_what_the_bot_holds(sample: Settings, tmp_path: Path) -> None:
    """From the folders of two sets, and their indexes."""
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        gold = [{"doc": doc, "text": text} for doc, text in FIGURE.gold]
        lines = [
            {"question": FIGURE.question, "answerable": True, "gold": gold},
            {"question": NOTHING.question, "answerable": False, "gold": []},
        ]
        text = "".join(json.dumps(line) + "\n" for line in lines)
        (tmp_path / name / "questions.jsonl").write_text(text, "utf-8")
        (tmp_path / f"index-{name}").symlink_to(sample.index)

    found = command(sample)(
        "eval", "fit", tmp_path / "one", tmp_path / "two", "--indexes", tmp_path
    )

    assert found.returncode == 0, found.stderr
    assert "WEIGHTS = Signals(meaning=" in found.stdout
    assert "_WEIGHTS = Evidence(meaning=" in found.stdout
