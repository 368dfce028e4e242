"""Cases and runs for other suites."""

import datetime
import json
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.errors import BadCases
from corpus.shelf import Generation
from evals.cases import Case, Expected, Group
from evals.exporting import (
    bench,
    inspect,
    inspect_scores,
    ragas,
    squad,
    squad_predictions,
    trec,
    trec_run,
)
from evals.linting.library import Library
from evals.marked import Marked, marked
from evals.recorded import Found, Recorded, Shown
from evals.scored import Scored

QUOTE = Expected("come down to 17 children", "letter.txt")
YES = Case("y 1", "How many?", answerable=True, category="number", split="dev",
           expected=(Group((QUOTE, Expected("was 19 children", "minutes.txt", page=2))),))  # fmt: skip
NO = Case("n", "And in Wirral?", answerable=False, category="number", split="dev",
          why="Not held.", history=("How many?",))  # fmt: skip
SHOWN = Shown("The caseload was 19.", "d1", "minutes.txt", 0, 20)
ANSWERED = Recorded(
    "y 1", "answered", confidence=0.9, quotes=(SHOWN,),
    found=(Found("d1", 0, 9, 1), Found("d2", 0, 9), Found("d1", 9, 19, 2)),
)  # fmt: skip
ABSTAINED = Recorded("n", "abstained", reason="not-said")


def rows(text: str) -> list[dict[str, object]]:
    """The objects of lines of JSON."""
    return [json.loads(line) for line in text.splitlines()]


def test_inspect_is_given_samples() -> None:
    """With what is expected as their target, and never an empty one, which anything holds."""
    yes, no = rows(inspect([YES, NO]))

    assert yes["input"] == "How many?"
    assert yes["target"] == ["come down to 17 children"]
    assert no["input"] == [
        {"role": "user", "content": "How many?"}, {"role": "user", "content": "And in Wirral?"},
    ]  # fmt: skip
    assert no["target"] == "NO ANSWER"
    assert no["metadata"] == {
        "answerable": False, "why": "Not held.", "category": "number", "split": "dev",
    }  # fmt: skip


def test_a_ranker_is_given_marked_questions(tmp_path: Path) -> None:
    """Which it reads: every quote answers; a follow-up says too little by itself."""
    (tmp_path / "questions.jsonl").write_text(bench([YES, NO, replace(NO, history=())]), "utf-8")

    assert marked(tmp_path) == [
        Marked("How many?", answerable=True,
               gold=(("letter", "come down to 17 children"), ("minutes", "was 19 children"))),
        Marked("And in Wirral?", answerable=False),
    ]  # fmt: skip


def test_a_ranker_is_given_what_is_acceptable_too() -> None:
    """Else it would be shown as wrong."""
    (row,) = rows(bench([replace(YES, acceptable=(Expected("was nineteen", "plan.pdf"),))]))

    assert {"doc": "plan", "text": "was nineteen"} in row["gold"]  # type: ignore[operator]


def test_inspect_is_given_scores() -> None:
    """By the ids of its samples."""
    scored = [
        Scored(YES, ANSWERED, {"hit@1": (1, 1)}, right=True),
        Scored(NO, replace(ABSTAINED, outcome="failed", reason=""), {}),
    ]

    yes, no = rows(inspect_scores(scored))

    assert (yes["id"], yes["value"], yes["answer"]) == ("y 1", "C", "The caseload was 19.")
    assert (no["id"], no["value"], no["explanation"]) == ("n", "I", "failed")


def test_trec_is_given_judgements() -> None:
    """A needed paper above one that is to the point, and no line of what has no answer."""
    case = replace(YES, acceptable=(replace(QUOTE, source="a b.txt"), QUOTE))

    assert trec([case, NO], "paper").splitlines() == [
        "y%201 0 a%20b.txt 1", "y%201 0 letter.txt 2", "y%201 0 minutes.txt 2",
    ]  # fmt: skip
    assert trec([YES], "page").splitlines()[-1] == "y%201 0 minutes.txt#page=2 2"


def test_trec_is_given_a_run() -> None:
    """Each paper once, with scores that fall, so that no two are tied."""
    names = {"d1": "minutes.txt", "d2": "letter.txt"}

    assert trec_run([ANSWERED, ABSTAINED], names, "paper", "run 1").splitlines() == [
        "y%201 Q0 minutes.txt 1 1 run%201", "y%201 Q0 letter.txt 2 0 run%201",
    ]  # fmt: skip
    assert len(trec_run([ANSWERED], names, "page", "r").splitlines()) == 3


def test_squad_is_given_papers_and_answers(small: Generation) -> None:
    """Each answer stands where it says."""
    article, none = json.loads(squad([YES, NO], Library(small)))["data"]

    (paragraph,) = article["paragraphs"]
    (asked,) = paragraph["qas"]
    (answer,) = asked["answers"]
    at = answer["answer_start"]
    assert article["title"] == "letter.txt"
    assert paragraph["context"][at : at + len(answer["text"])] == answer["text"]
    assert none["paragraphs"][0]["qas"][0]["is_impossible"]


def test_what_no_paper_says_cannot_be_given_to_squad(small: Generation) -> None:
    """One line says how to find what is wrong."""
    case = replace(YES, expected=(Group((replace(QUOTE, quote="18 children"),)),))

    with pytest.raises(BadCases, match="councilbot eval lint"):
        squad([case], Library(small))


def test_squad_is_given_answers() -> None:
    """An empty one where the bot abstained."""
    found = json.loads(squad_predictions([ANSWERED, ABSTAINED]))

    assert found == {"y 1": "The caseload was 19.", "n": ""}


def test_ragas_is_given_rows() -> None:
    """With what was answered where a run is given, of the cases that it asked."""
    yes, no = rows(ragas([YES, NO]))
    (answered,) = rows(ragas([YES, NO], {"y 1": ANSWERED}))

    assert yes["reference_contexts"] == ["come down to 17 children", "was 19 children"]
    assert no["reference"] == "The papers do not say. Not held."
    assert "response" not in yes
    assert answered["response"] == "The caseload was 19."
    assert answered["retrieved_contexts"] == ["The caseload was 19."]


def test_days_are_written_as_text() -> None:
    """As JSON has none."""
    (row,) = rows(inspect([replace(YES, as_of=datetime.date(2024, 6, 4))]))

    assert isinstance(row["metadata"], dict)
    assert row["metadata"]["as_of"] == "2024-06-04"
