"""Which papers somebody's words name."""

import pytest

from bot.naming import named
from corpus.shelf import Generation
from tests.corpus.conftest import PUBLIC

PLAN, TRACKER = "2023-06-improvement-plan.docx", "2024-03-action-tracker.docx"


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (PLAN, [PLAN]),
        ("improvement plan", [PLAN, TRACKER]),
        ("the Improvement Plan", [PLAN, TRACKER]),
        ("improvement_plan", [PLAN, TRACKER]),
        ("Ofsted report", ["2018-01-inspection-report.pdf", "2023-03-inspection-report.pdf"]),
        ("the commissioner", ["2024-01-commissioner-report.pdf"]),
        ("scrutiny July 2023", ["2023-07-scrutiny-minutes.html"]),
        ("action tracker", [TRACKER]),
        ("target operating model", []),
        ("the", []),
        ("", []),
    ],
)
def test_names_by_file_kind_or_what_is_known(
    words: str, names: list[str], generation: Generation
) -> None:
    """A kind means the papers of it; other words must all be known of a paper."""
    found = named(words, generation.holdings(PUBLIC).papers)

    assert sorted(one.name for one in found) == names


def test_names_by_id(generation: Generation) -> None:
    """As a receipt has it."""
    papers = generation.holdings(PUBLIC).papers

    assert named(papers[3].id, papers) == [papers[3]]
