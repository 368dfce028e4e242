"""The question sets of others, as cases."""

import json
from pathlib import Path

import pytest

from corpus.errors import BadCases
from evals.cases import Expected, Nugget
from evals.importing.formats import FORMATS, imported
from tests.conftest import SHARED


def lines(file: Path, *rows: object) -> None:
    """Write an object a line."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")


@pytest.fixture
def bench(tmp_path: Path) -> Path:
    """A folder as `bench.py` reads it."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.txt").write_text("Yes. It was agreed. No. It was agreed.", "utf-8")
    (tmp_path / "docs" / "b.pdf").touch()
    gold = [
        {"doc": "a", "start": 24, "end": 38, "text": "It was agreed."},
        {"doc": "b", "page": 3, "text": "agreed"},
    ]
    lines(
        tmp_path / "questions.jsonl",
        {"id": "1", "question": "Why?", "answerable": True, "category": "figure", "gold": gold,
         "answer": "Five"},
        {"id": "2", "question": "When?", "answerable": False, "gold": [], "answer": "Not said"},
    )  # fmt: skip
    return tmp_path


def test_of_bench_any_gold_span_is_enough(bench: Path) -> None:
    """Under the paper's whole name, with its page, and which of like places is meant."""
    one, two = imported("bench", bench, "test").cases

    (group,) = one.expected
    assert group.any == (
        Expected("It was agreed.", "a.txt", occurrence=2), Expected("agreed", "b.pdf", page=3),
    )  # fmt: skip
    assert (one.category, one.split, one.traps, one.notes) == (
        "number", "test", ("figure",), "Answer: Five",
    )  # fmt: skip
    assert (two.answerable, two.why, two.category) == (False, "Not said", "date")


def test_of_squad_the_sentence_of_an_answer_is_expected(tmp_path: Path) -> None:
    """And it must hold the answer; the papers are the articles."""
    context = "In 1066 they came. They won in 1066. In 1066 they came."
    asked = [
        {"id": "1", "question": " Who came? ", "is_impossible": False,
         "answers": [{"text": "they", "answer_start": 45}, {"text": "1066", "answer_start": 31}]},
        {"id": "2", "question": "Who lost?", "is_impossible": True, "answers": []},
    ]  # fmt: skip
    paragraphs = [{"context": "First.", "qas": []}, {"context": context, "qas": asked}]
    file = tmp_path / "dev.json"
    file.write_text(json.dumps({"data": [{"title": "The Normans", "paragraphs": paragraphs}]}))

    found = imported("squad", file, "dev")

    one, two = found.cases
    assert found.papers == {"The_Normans.txt": f"First.\n\n{context}\n"}
    assert one.question == "Who came?"
    assert one.expected[0].any == (
        Expected("In 1066 they came.", "The_Normans.txt", occurrence=2),
        Expected("They won in 1066.", "The_Normans.txt"),
    )
    assert one.must_include == (Nugget("they", ("they", "1066")),)
    assert (two.answerable, two.unanswerable_kind) == (False, "near-miss")


def test_of_legalbench_rag_every_snippet_is_needed(tmp_path: Path) -> None:
    """And the papers are those of its corpus that lies beside it."""
    (tmp_path / "corpus" / "nda").mkdir(parents=True)
    (tmp_path / "corpus" / "nda" / "x y.txt").write_text("No. Yes. No.", "utf-8")
    snippets = [
        {"file_path": "nda/x y.txt", "span": [9, 12], "answer": "No."},
        {"file_path": "nda/gone.txt", "span": [0, 4], "answer": "Yes."},
    ]
    (tmp_path / "benchmarks").mkdir()
    file = tmp_path / "benchmarks" / "nda.json"
    file.write_text(json.dumps({"tests": [{"query": "May they?", "snippets": snippets}]}))

    found = imported("legalbench-rag", file, "test")

    (case,) = found.cases
    assert [group.any for group in case.expected] == [
        (Expected("No.", "nda_x_y.txt", occurrence=2),), (Expected("Yes.", "nda_gone.txt"),),
    ]  # fmt: skip
    assert (case.id, case.difficulty) == ("nda-0001", "multi-passage")
    assert found.papers == {"nda_x_y.txt": "No. Yes. No."}


@pytest.fixture
def beir(tmp_path: Path) -> Path:
    """A folder of BEIR."""
    folder = tmp_path / "scifact"
    lines(
        folder / "corpus.jsonl",
        {"_id": "d1", "title": "One", "text": "Of one."},
        {"_id": "d2", "title": "", "text": "Of two."},
    )
    lines(folder / "queries.jsonl", {"_id": "1", "text": "One?"}, {"_id": "2", "text": "Two?"})
    (folder / "qrels").mkdir()
    (folder / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\n1\td1\t1\n1\td2\t0\n")
    return folder


def test_of_beir_the_whole_of_a_relevant_document_is_expected(beir: Path) -> None:
    """And a query without one is left out."""
    found = imported("beir", beir, "test")

    (case,) = found.cases
    assert (case.id, case.question) == ("scifact-1", "One?")
    assert case.expected[0].any == (Expected("Of one.", "d1.txt"),)
    assert found.papers == {"d1.txt": "One\n\nOf one.\n", "d2.txt": "Of two.\n"}


def test_beir_without_judgements_is_refused(beir: Path) -> None:
    """In one line."""
    (beir / "qrels" / "test.tsv").unlink()

    with pytest.raises(BadCases, match="has no judgements"):
        imported("beir", beir, "test")


@pytest.mark.parametrize("kind", sorted(FORMATS))
@pytest.mark.parametrize("text", ["", "[]", "{}", '{"data": 1, "tests": [3]}', "{" * 9, "\x00"])
def test_what_is_of_another_format_is_refused(tmp_path: Path, kind: str, text: str) -> None:
    """In one line that names it, whatever it holds; or it holds nothing."""
    names = ("questions.jsonl", "corpus.jsonl", "queries.jsonl", "set.json")
    for name in names:
        (tmp_path / name).write_text(text, "utf-8")
    path = tmp_path if kind in ("bench", "beir") else tmp_path / "set.json"

    try:
        found = imported(kind, path, "test")
    except BadCases as error:
        refusal = str(error)
        assert str(tmp_path) in refusal
        assert "\n" not in refusal
    else:
        assert found.cases == ()


@pytest.mark.parametrize("name", ["a", "a b"])
def test_two_texts_never_have_one_file(beir: Path, name: str) -> None:
    """One would be written over the other."""
    row = {"_id": name, "title": "", "text": "Of it."}
    lines(
        beir / "corpus.jsonl", {"_id": "d1", "title": "", "text": "x"}, row, {**row, "_id": "a_b"}
    )

    if name == "a":
        assert len(imported("beir", beir, "test").papers) == 3
    else:
        with pytest.raises(BadCases, match="not a question set of the format beir"):
            imported("beir", beir, "test")


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs the shared question sets")
def test_the_questions_about_inspections_are_imported() -> None:
    """Each quote with the name of a report that is there."""
    folder = SHARED / "bench" / "ofsted"
    listed = (folder / "docs.txt").read_text("utf-8").split("\n")

    found = imported("bench", folder, "test").cases

    named = {one.source for case in found for group in case.expected for one in group.any}
    assert len(found) == 78
    assert named <= {Path(line).name for line in listed}
