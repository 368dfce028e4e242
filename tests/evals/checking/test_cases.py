"""Marked words are read in both shapes, and ours are marked as the papers have them."""

import json
from collections import Counter
from pathlib import Path

import pytest

from corpus.errors import BadCases
from corpus.folding import fold
from corpus.shelf import Generation
from evals.checking.cases import CHECKS, KINDS, Marked, cases
from evals.index import LABELS
from tests.conftest import SHARED

YAML = """schema: 1
set: {name: a, version: 1}
checks:
- id: check-001
  words: "So be it."
  verdict: %s
  kinds: [%s]
"""
OURS = cases([CHECKS])
QUOTED = [one for one in OURS if not one.id > "check-095"]
"""But for claims, whose words are the claimant's own."""
HYPHENS = str.maketrans({"-": " ", "–": " "})


def test_a_file_for_people_is_read(tmp_path: Path) -> None:
    """Only words and their verdict are needed."""
    (tmp_path / "a.yaml").write_text(YAML % ("altered", "number, left-out"), "utf-8")

    assert cases([tmp_path]) == [
        Marked("check-001", "So be it.", "altered", kinds=("number", "left-out"))
    ]


def test_the_shared_shape_is_read_as_ours(tmp_path: Path) -> None:
    """What it calls absent is not found."""
    line = {"id": "a", "claim": "So be it.", "said_of": None, "verdict": "absent"}
    gold = {"gold": [{"doc": "letter", "page": 2, "text": "So be it!"}], "verdict": "altered"}
    other = {**line, **gold, "id": "b", "said_of": "Bury 2020"}
    (tmp_path / "a.jsonl").write_text(f"{json.dumps(line)}\n{json.dumps(other)}\n", "utf-8")

    assert cases([tmp_path / "a.jsonl"]) == [
        Marked("a", "So be it.", "not found"),
        Marked("b", "So be it.", "altered", "Bury 2020", "letter", 2),
    ]


@pytest.mark.skipif(not SHARED.exists(), reason="the shared benches are not here")
def test_the_shared_cases_can_be_read() -> None:
    """All of them."""
    assert len(cases([SHARED / "bench" / "quote-check"])) == 32


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("a.yaml", YAML % ("perhaps", ""), "verdict"),
        ("a.yaml", YAML % ("altered", "sense"), "sense is no kind"),
        ("a.yaml", (YAML % ("exact", "")).replace("set:", "sets:"), "set: Field required"),
        ("a.yaml", "checks: [", "not valid YAML"),
        ("a.jsonl", "{", "line 1 is not valid JSON"),
        ("a.jsonl", '{"claim": "a", "gold": 3}', "id"),
        ("a.jsonl", "", "There are no words"),
        ("a.jsonl", '{"id": "a", "claim": "a", "verdict": "exact"}\n' * 2, "Two cases"),
    ],
)
def test_what_cannot_be_used_is_told(tmp_path: Path, name: str, text: str, told: str) -> None:
    """With the file and what is wrong."""
    (tmp_path / name).write_text(text, "utf-8")

    with pytest.raises(BadCases, match=told):
        cases([tmp_path])


def test_ours_are_of_every_verdict() -> None:
    """Enough of each to count."""
    assert min(Counter(one.verdict for one in OURS).values()) >= 8
    assert len(OURS) >= 100
    assert set(KINDS) - {"stitched"} == {kind for one in OURS for kind in one.kinds}


def test_ours_are_marked_as_the_papers_have_them(generation: Generation) -> None:
    """Told by looking for the words alone, without the check."""
    texts = {one.name: fold(one.text.translate(HYPHENS)) for one in generation.documents(LABELS)}
    for one in QUOTED:
        words = one.words.translate(HYPHENS)
        where = [name for name, text in texts.items() if any(text.find(words))]
        if one.verdict in ("exact", "elsewhere") and one.about != "page break":
            assert one.source in where, one.id
        elif one.verdict in ("altered", "not found") and "capitals" not in one.kinds:
            assert not where, one.id


def test_the_pages_of_ours_are_those_of_the_papers(generation: Generation) -> None:
    """Where one is marked, the words stand on it."""
    documents = {one.name: one for one in generation.documents(LABELS)}
    for one in OURS:
        document = documents.get(one.source)
        assert (document is None) == (not one.source), one.id
        if document and one.page:
            found = list(fold(document.text).find(one.words))
            pages = [page.number for at in found if (page := document.page_at(at.start))]
            assert not found or one.page in pages, one.id
