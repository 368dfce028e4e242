"""A survey says what is known of each paper, and shelves none."""

from pathlib import Path

from ingest.papers import papers
from ingest.survey import survey
from tests.ingest.conftest import typeset

REPORT = """
#set page(width: 16cm, height: 20cm)
#set par(spacing: 2em)
= Inspection of Kesterwold local authority children’s services
#v(1em)
Inspection dates: 3 to 14 March 2023

Judgement Grade

Overall effectiveness Good

#lorem(60)

== What needs to improve?
- Visits to children.

== Help: good
1. Caseloads fell.

2. Visits rose.
"""


def test_a_paper_is_surveyed_as_it_would_be_shelved(folder: Path) -> None:
    """With its grade and its numbered paragraphs."""
    (folder / "report.pdf").write_bytes(typeset(REPORT))

    (found,) = survey(papers([folder]))

    assert found.document is not None
    assert found.document.details.kind == "ofsted_ilacs"
    assert (found.overall, found.numbered) == ("Good", 2)
    assert {one.kind for one in found.passages} >= {"grade", "recommendation", "finding"}


def test_a_paper_that_cannot_be_read_is_refused(folder: Path) -> None:
    """With the reason, and the others are surveyed still."""
    (folder / "a.txt").write_text("Caseloads rose.")
    (folder / "b.pdf").write_text("<html>Not found")

    found = list(survey(papers([folder])))

    assert [bool(one.document) for one in found] == [True, False]
    assert "b.pdf is not a PDF" in found[1].refusal


def test_a_paper_without_grades_has_no_overall_one(folder: Path) -> None:
    """Nor has one that was refused."""
    (folder / "a.txt").write_text("Caseloads rose.")
    (folder / "b.txt").write_text("")

    assert [one.overall for one in survey(papers([folder]))] == ["", ""]
