"""Cases begun from quotes and votes."""

import datetime
import json
from itertools import islice
from pathlib import Path

import pytest

from corpus.errors import BadCases
from corpus.shelf import Generation
from evals.casefiles import as_yaml, write
from evals.cases import QUESTIONS, Case, Expected, Questions, Set, read
from evals.drafting import as_text, from_feedback, from_quote, ids
from evals.linting.library import Library

GOOD = {
    "question": "How high are caseloads?", "outcome": "answered", "good": True, "reason": "",
    "shown": [{"document": "letter.txt", "text": "come down to 17 children", "page": None}],
    "at": "2026-01-01",
}  # fmt: skip


def votes(tmp_path: Path, *some: object) -> Path:
    """What `councilbot feedback export` wrote."""
    file = tmp_path / "votes.jsonl"
    file.write_text("".join(json.dumps(one) + "\n" for one in some), "utf-8")
    return file


def drafts(tmp_path: Path, index: Generation, *some: object) -> list[Case]:
    """The cases that are begun of some votes."""
    return from_feedback(votes(tmp_path, *some), Library(index), ["Why?"], iter("abcdef"))


@pytest.mark.parametrize(
    ("used", "following"),
    [
        (["K-0009", "K-0010", "X-99"], ["K-0011", "K-0012"]),
        (["q9"], ["q10", "q11"]),
        (["none"], ["CASE-0001", "CASE-0002"]),
    ],
)
def test_ids_go_on_after_the_highest(tmp_path: Path, used: list[str], following: list[str]) -> None:
    """As most of those in use are written, in folders of folders too."""
    (tmp_path / "more").mkdir()
    some = [Case(one, "Why?", answerable=False, category="date", split="dev") for one in used]
    write(tmp_path / "more" / "a.jsonl", some)

    assert list(islice(ids([tmp_path]), 2)) == following


def test_our_own_ids_are_never_used_again() -> None:
    """Those of the scanned papers' cases are in a folder of their own."""
    used = {case.id for file in QUESTIONS.rglob("*.yaml") for case in read(file).questions}

    assert not set(islice(ids([QUESTIONS]), 5)) & used


def test_a_quote_becomes_a_case(small: Generation) -> None:
    """In the paper's own words, and from no paper that is not public."""
    case = from_quote("the average caseload of social  workers", "How high?", Library(small), "a")

    assert case
    assert [(one.source, one.quote) for one in case.expected[0].any] == [
        ("letter.txt", "The average caseload of social workers"),
        ("minutes.txt", "The average caseload of social workers"),
    ]
    assert (case.id, case.question, case.answerable) == ("a", "How high?", True)


def test_words_that_no_public_paper_says_become_none(small: Generation) -> None:
    """Also where another paper says them."""
    assert from_quote("the secret hub was 31", "", Library(small), "a") is None


def test_a_good_vote_expects_what_was_shown_first(tmp_path: Path, small: Generation) -> None:
    """If a public paper says it still."""
    other = {**GOOD, "question": "What of the hub?",
             "shown": [{"document": "exempt.txt", "text": "secret hub"}]}  # fmt: skip

    one, two = drafts(tmp_path, small, GOOD, other)

    assert one.expected[0].any == (Expected("come down to 17 children", "letter.txt"),)
    assert (two.answerable, two.expected) == (False, ())
    assert "no public paper" in two.notes


def test_a_good_vote_for_an_abstention_tells_why(tmp_path: Path, small: Generation) -> None:
    """A person says what kind it is."""
    (one,) = drafts(tmp_path, small, {**GOOD, "outcome": "not-said", "shown": []})

    assert not one.answerable
    assert "not-said" in one.why


def test_a_bad_vote_keeps_its_reason(tmp_path: Path, small: Generation) -> None:
    """And expects nothing yet."""
    (one,) = drafts(tmp_path, small, {**GOOD, "good": False, "reason": "old figure"})

    assert (one.answerable, one.notes) == (False, "Voted against (answered): old figure")


def test_a_question_is_begun_once(tmp_path: Path, small: Generation) -> None:
    """And not if it is among the cases already."""
    again = {**GOOD, "question": "how high are caseloads"}

    assert len(drafts(tmp_path, small, GOOD, again, {**GOOD, "question": "why ?"})) == 1


@pytest.mark.parametrize("line", ["{", "[]", '{"question": "x"}', '{"question": 1, "shown": 3}'])
def test_what_is_no_export_is_refused(tmp_path: Path, line: str, small: Generation) -> None:
    """In one line."""
    file = tmp_path / "votes.jsonl"
    file.write_text(line, "utf-8")

    with pytest.raises(BadCases, match="feedback export"):
        from_feedback(file, Library(small), [], iter("a"))


def test_a_draft_can_be_put_into_a_file(tmp_path: Path) -> None:
    """At its end, as it was printed."""
    case = Case(
        "a", "", answerable=True, category="date", split="dev",
        as_of=datetime.date(2024, 6, 4),
    )  # fmt: skip
    file = tmp_path / "a.yaml"
    file.write_text(as_yaml(Questions(1, Set("x", 1), ())).replace(" []", ""), "utf-8")

    file.write_text(file.read_text("utf-8") + as_text([case]), "utf-8")

    assert read(file).questions == (case,)
    assert 'reviewed_by: ""' in file.read_text("utf-8")
