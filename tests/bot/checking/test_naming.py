"""What words are said to be from."""

import pytest

from bot.checking.naming import named
from corpus.shelf import Generation
from tests.corpus.conftest import PUBLIC


@pytest.mark.parametrize(
    ("said_of", "papers"),
    [
        ("2023-03-inspection-report.pdf", {"2023-03-inspection-report.pdf"}),
        ("Kesterwold, 24 March 2023", {"2023-03-inspection-report.pdf"}),
        ("page 3 of 2023-03-inspection-report.pdf", {"2023-03-inspection-report.pdf"}),
        ("Wirral 2016", set()),
        ("Kesterwold 1999", set()),
        ("Our Say", {"2024-05-our-say-promise.md"}),
        ("scrutiny minutes 16 April 2024", set()),
        ("inspection report February 2023", {"2023-03-inspection-report.pdf"}),
        ("inspection report August 2023", set()),
        ("the report", set()),
        ("Orkney ferry timetable", set()),
    ],
)
def test_papers_are_named_by_what_is_known_of_them(
    generation: Generation, said_of: str, papers: set[str]
) -> None:
    """By file name, council, day and year; what is not held names none."""
    assert {one.name for one in named(said_of, generation, PUBLIC).papers} == papers


@pytest.mark.parametrize(
    ("said_of", "page"),
    [("page 6 of the report", 6), ("p. 12", 12), ("pp 3", 3), ("Kesterwold 2023", None)],
)
def test_a_page_is_named(generation: Generation, said_of: str, page: int | None) -> None:
    """As people write it."""
    assert named(said_of, generation, PUBLIC).page == page


def test_a_person_is_named(generation: Generation) -> None:
    """Whose words may stand in any paper."""
    found = named("Councillor Harkaway", generation, PUBLIC)

    assert (found.voice, found.some) == ({"harkaway"}, False)
    assert len(found.papers) == 32
