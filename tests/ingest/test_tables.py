"""What a survey found can be read by people and by programs."""

import datetime
from io import StringIO
from pathlib import Path

from rich.console import Console

from corpus.documents import Details, Document, Passage
from ingest.papers import Paper
from ingest.survey import Surveyed
from ingest.tables import as_object, table

DETAILS = Details(
    title="Inspection of Kesterwold",
    kind="ofsted_ilacs",
    council="Kesterwold",
    date=datetime.date(2023, 3, 14),
    began=datetime.date(2023, 3, 3),
    published=datetime.date(2023, 5, 2),
    status="final",
    author="Ann Day",
    licence="You may reuse it under the Open Government Licence.",
    grades=(("Care leavers", "Good"), ("Overall effectiveness", "Inadequate")),
    sure=0.95,
)


def surveyed(details: Details) -> Surveyed:
    """A paper of which this is known, of two passages."""
    document = Document("d", "a.pdf", details, "1. It rose. It fell.")
    passages = (Passage(document, 0, 11, number="1"), Passage(document, 12, 20))
    return Surveyed(Paper(Path("a.pdf"), {}), document, passages, ("Page 2 has no text.",))


def shown(one: Surveyed) -> str:
    """The table of one paper as printed, its spaces as one."""
    console = Console(width=200, record=True, file=StringIO())
    console.print(table([one]))
    return " ".join(console.export_text().split())


def test_a_paper_is_a_row() -> None:
    """With the overall grade before the others."""
    row = shown(surveyed(DETAILS))

    assert "a.pdf ofsted_ilacs (95%) 3 March 2023 to 14 March 2023" in row
    assert row.index("Inadequate: Overall effectiveness") < row.index("Good: Care leavers")
    assert "published 2 May 2023" in row
    assert "Open Government Licence" in row


def test_what_is_not_known_is_said_to_be_unknown() -> None:
    """A blank would say that there is none."""
    assert shown(surveyed(Details(title="A"))).count("unknown") == 4


def test_a_paper_is_an_object() -> None:
    """With all that is known of it."""
    assert as_object([surveyed(DETAILS)]) == {
        "papers": [
            {
                "file": "a.pdf",
                "title": "Inspection of Kesterwold",
                "kind": "ofsted_ilacs",
                "sure": 0.95,
                "council": "Kesterwold",
                "body": "unknown",
                "began": "2023-03-03",
                "date": "2023-03-14",
                "published": "2023-05-02",
                "overall": "Inadequate",
                "grades": {"Care leavers": "Good", "Overall effectiveness": "Inadequate"},
                "status": "final",
                "author": "Ann Day",
                "licence": "You may reuse it under the Open Government Licence.",
                "passages": 2,
                "numbered": 1,
                "warnings": ["Page 2 has no text."],
            }
        ],
        "refused": {},
    }


def test_a_refused_paper_has_its_reason() -> None:
    """It is none of the papers."""
    refused = Surveyed(Paper(Path("a.pdf"), {}), refusal="a.pdf is empty.")

    assert as_object([refused]) == {"papers": [], "refused": {"a.pdf": "a.pdf is empty."}}
