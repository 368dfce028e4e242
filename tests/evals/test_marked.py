"""Questions that people marked the answers of."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.documents import Details, Document, Span
from corpus.errors import BadCases
from evals.marked import ENOUGH, Letters, Marked, answers, marked, papers

LINE = {
    "id": "1",
    "question": "How many?",
    "answerable": True,
    "gold": [{"doc": "report", "text": "There were 24."}],
}


def document(text: str) -> Document:
    """A paper that says just this."""
    return Document("d1", "report.txt", Details(), text)


def test_a_set_is_read(tmp_path: Path) -> None:
    """A question a line, with the words of the papers that answer it."""
    (tmp_path / "questions.jsonl").write_text(json.dumps(LINE) + "\n", "utf-8")

    assert marked(tmp_path) == [Marked("How many?", True, (("report", "There were 24."),))]


@pytest.mark.parametrize("text", ["{", '{"question": "Why?"}', "[]", None])
def test_a_set_that_cannot_be_read_is_told_in_one_line(tmp_path: Path, text: str | None) -> None:
    """Also one that is not there."""
    if text is not None:
        (tmp_path / "questions.jsonl").write_text(text, "utf-8")

    with pytest.raises(BadCases, match=r"questions\.jsonl cannot be read"):
        marked(tmp_path)


def test_a_line_ends_where_a_file_s_line_does(tmp_path: Path) -> None:
    """Not at a line separator of Unicode within a question; empty lines are none."""
    row = {"question": "How\u2028many?", "answerable": False, "gold": []}
    text = json.dumps(row, ensure_ascii=False) + "\n\n"
    (tmp_path / "questions.jsonl").write_text(text, "utf-8")

    assert marked(tmp_path) == [Marked("How\u2028many?", answerable=False)]


def test_a_set_says_which_paper_a_question_is_about(tmp_path: Path) -> None:
    """Where it knows."""
    lines = [LINE | {"scope": "letter"}, LINE]
    text = "".join(json.dumps(line) + "\n" for line in lines)
    (tmp_path / "questions.jsonl").write_text(text, "utf-8")

    assert [one.within for one in marked(tmp_path)] == ["letter", ""]


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (Marked("Why?", True, (("report", "24"), ("minutes", "25"))), "report"),
        (Marked("Why?", True, (("report", "24"),), within="letter"), "report"),
        (Marked("Why?", False, within="letter"), "letter"),
        (Marked("Why?", False), "Why?"),
    ],
)
def test_a_question_is_about_the_paper_that_answers_it(one: Marked, expected: str) -> None:
    """Else about the one that its set names; else it stands for itself."""
    assert one.paper == expected


def test_papers_lie_in_docs(tmp_path: Path) -> None:
    """Where no list says otherwise."""
    assert papers(tmp_path) == [tmp_path / "docs"]


def test_papers_can_be_listed(tmp_path: Path) -> None:
    """A line each, seen from the folder of the questions; some are elsewhere."""
    (tmp_path / "docs.txt").write_text(f"../report.pdf\n\n  {tmp_path}/letter.pdf \n", "utf-8")

    assert papers(tmp_path) == [tmp_path.parent / "report.pdf", tmp_path / "letter.pdf"]


@pytest.mark.parametrize("content", [b"\xff.pdf", b"nul\0.pdf"])
def test_a_list_that_cannot_be_read_is_told_in_one_line(tmp_path: Path, content: bytes) -> None:
    """Not in a traceback."""
    (tmp_path / "docs.txt").write_bytes(content)

    with pytest.raises(BadCases, match=r"docs\.txt cannot be read"):
        papers(tmp_path)


def test_words_are_found_by_their_letters_alone() -> None:
    """Whatever their case, dashes and spaces, and every time."""
    letters = Letters(document("It’s over-\noptimism. OVER OPTIMISM!"))

    found = list(letters.places("over–optimism"))

    assert [place.end - place.start for place in found] == [12, 12]
    assert found[0].end <= found[1].start


@given(before=st.text(max_size=40), words=st.text(min_size=1, max_size=40))
def test_the_letters_of_a_place_are_where_its_characters_are(before: str, words: str) -> None:
    """A span of the document and its letters are the same place."""
    letters = Letters(document(f"{before} {words}"))
    span = letters.span(Span(len(before) + 1, len(before) + 1 + len(words)))

    places = list(letters.places(words))

    assert span in places or span.start == span.end or not places


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        (Span(0, 100), True),
        (Span(60, 100), True),
        (Span(61, 100), False),
        (Span(100, 200), False),
        (Span(0, ENOUGH), True),
    ],
)
def test_a_sentence_answers_when_it_shares_forty_letters(span: Span, *, expected: bool) -> None:
    """As bench.py counts."""
    assert answers(span, [Span(0, 100)]) is expected


def test_half_of_a_short_mark_is_enough() -> None:
    """A mark of twenty letters can never share forty."""
    assert answers(Span(10, 60), [Span(0, 20)])
    assert not answers(Span(11, 60), [Span(0, 20)])
    assert not answers(Span(0, 60), [])
