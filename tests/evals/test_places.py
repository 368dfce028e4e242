"""Where expected words stand, over the sample papers and a small one."""

import datetime
from collections.abc import Mapping

import pytest

from corpus.documents import Details, Document, Page
from corpus.errors import BadCases
from corpus.shelf import Generation
from evals.cases import QUESTIONS, Case, Expected, Group, cases
from evals.places import Stretch, acceptable, groups, places

CASE = Case("a", "What about the Lodestar team?", True, "number", "dev")
REPORT = "2023-03-inspection-report.pdf"
DAY = datetime.date(2024, 2, 9)
DOCUMENT = Document(
    "d1",
    "d1.pdf",
    Details(date=DAY),
    "It fell.  It rose. It fell.",
    (Page(1, None, 0), Page(2, None, 13)),
)


class Held:
    """Documents by their names and ids."""

    def __init__(self, *some: Document) -> None:
        self._some: Mapping[str, Document] = {one.name: one for one in some}

    def named(self, name: str) -> Document | None:
        return self._some.get(name)

    def read(self, document: str) -> Document | None:
        return next((one for one in self._some.values() if one.id == document), None)


def test_every_quote_that_our_cases_expect_stands_in_its_paper(generation: Generation) -> None:
    """On its page, as we read it."""
    for case in cases([QUESTIONS]):
        assert all(groups(case, generation))
        assert len(acceptable(case, generation)) >= len(case.acceptable)


@pytest.mark.parametrize(
    ("expected", "message"),
    [
        (Expected("Caseloads", "none.pdf"), "a: there is no paper none.pdf in the index"),
        (Expected("Caseloads fell to 3.", REPORT), f"a: {REPORT} does not say: Caseloads fell"),
        (Expected("Overall effectiveness Inadequate", REPORT, 9), "does not say on page 9"),
    ],
    ids=["paper", "words", "page"],
)
def test_a_case_that_expects_what_no_paper_says_is_refused(
    generation: Generation, expected: Expected, message: str
) -> None:
    """It would count against the bot for ever."""
    with pytest.raises(BadCases, match=message):
        places(expected, CASE, generation)


def test_every_place_of_the_words_will_do() -> None:
    """With its pages, and the day of the paper where the case gives none."""
    first, second = places(Expected("it fell", "d1.pdf"), CASE, Held(DOCUMENT))

    assert first.stretch == Stretch("d1", 0, 7)
    assert (first.pages, second.pages) == ((1,), (2,))
    assert (first.page, first.speaker, first.date) == (None, None, None)


def test_words_over_a_page_break_are_on_both_pages() -> None:
    """White space is no part of them."""
    (place,) = places(Expected("it rose", "d1.pdf"), CASE, Held(DOCUMENT))

    assert place.pages == (1, 2)


@pytest.mark.parametrize(
    ("occurrence", "page", "start"), [(1, None, 0), (2, None, 19), (2, 2, 19), (None, 2, 19)]
)
def test_one_of_several_places_can_be_meant(
    occurrence: int | None, page: int | None, start: int
) -> None:
    """By its number, counted in the whole paper, or by its page."""
    wanted = Expected("It fell.", "d1.pdf", page, occurrence=occurrence)

    assert [place.stretch.start for place in places(wanted, CASE, Held(DOCUMENT))] == [start]


@pytest.mark.parametrize(("occurrence", "page"), [(3, None), (0, None), (1, 2)])
def test_a_place_that_is_not_there_is_refused(occurrence: int, page: int | None) -> None:
    """Which is not the same as any place."""
    wanted = Expected("It fell.", "d1.pdf", page, occurrence=occurrence)

    with pytest.raises(BadCases, match=r"a: d1\.pdf does not say"):
        places(wanted, CASE, Held(DOCUMENT))


def test_what_the_citation_must_say_comes_from_the_case() -> None:
    """The speaker, and another day than the paper's."""
    day = datetime.date(2023, 1, 1)
    wanted = Expected("It rose", "d1.pdf", speaker="Cllr Day", date=day)
    case = Case("a", "Who?", True, "who-said", "dev", (Group((wanted,)),), acceptable=(wanted,))

    (((place,),), (fine,)) = groups(case, Held(DOCUMENT)), acceptable(case, Held(DOCUMENT))

    assert (place.speaker, place.date) == ("Cllr Day", day)
    assert fine == place
