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
        ("minutes 1 July 2023", set()),
        ("minutes 18th July 2023", {"2023-07-scrutiny-minutes.html"}),
        ("commissioner 31 December 2023", set()),
        ("commissioner 30 November 2023", {"2024-01-commissioner-report.pdf"}),
        ("Kesterwold Council’s 2018 Ofsted inspection", {"2018-01-inspection-report.pdf"}),
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


@pytest.mark.parametrize(
    ("said_of", "unknown"),
    [
        ("Planning Committee minutes 18 July 2023", "Planning"),
        ("Kesterwold housing strategy commissioner", "housing strategy"),
        ("Jane Smith, minutes July 2023", "Jane Smith"),
        ("not Kesterwold 2018", "not"),
        ("scrutiny committee minutes, Tuesday 18 July 2023", ""),
        ("Kesterwold Borough Council, March 2023", ""),
    ],
)
def test_words_that_name_nothing_are_kept(
    generation: Generation, said_of: str, unknown: str
) -> None:
    """A housing report is none on children, though the council and the year be right."""
    found = named(said_of, generation, PUBLIC)

    assert found.papers
    assert (found.unknown, bool(found.voice)) == (unknown, bool(unknown))


@pytest.mark.parametrize("said_of", ["Rhodri Penhallick", "Strategic Workforce Lead"])
def test_a_person_who_wrote_papers_may_speak_in_others(
    generation: Generation, said_of: str
) -> None:
    """Both are that person's words."""
    found = named(said_of, generation, PUBLIC)

    assert (len(found.papers), found.some, found.unknown) == (32, False, "")


def test_what_tells_of_a_paper_is_left_out_only_where_a_paper_is_named(
    generation: Generation,
) -> None:
    """A council and a year name all that is of them."""
    all_of_them, own = (
        {one.details.kind for one in named(said_of, generation, PUBLIC).papers}
        for said_of in ("Kesterwold 2023", "Kesterwold 2023 report")
    )

    assert {"motion", "blog"} <= all_of_them
    assert not {"motion", "blog"} & own
