"""Scores on made-up answers, whose arithmetic can be checked by eye."""

from dataclasses import replace

import pytest

from bot.question import understand
from bot.quotes import Answer, Quote, Reason
from corpus.documents import Details, Document, Page, Passage, Span
from evals.cases import Case
from evals.measures import Place, Rate, Scored, covered, hits, measure, rank, right_pages

DOCUMENT = Document("d1", "d1.pdf", Details(), "x" * 1000, (Page(1, None, 0), Page(2, None, 500)))
PASSAGE = Passage(DOCUMENT, 0, 1000)


def quote(start: int, end: int) -> Quote:
    """Characters of the document."""
    return Quote(PASSAGE, start, end)


def place(start: int, end: int, page: int | None = None, document: str = "d1") -> Place:
    """Where expected words stand."""
    return Place(document, Span(start, end), page)


def scored(*quotes: Quote, groups: tuple[tuple[Place, ...], ...] = ()) -> Scored:
    """A case with its answer; without groups it is not answerable."""
    case = Case("a", "Why?", bool(groups), "date", "dev")
    answer = Answer(understand("Why?"), quotes, reason=None if quotes else Reason.NOT_SAID)
    return Scored(case, answer, groups, len(quotes))


@pytest.mark.parametrize(
    ("start", "end", "hit"),
    [
        (0, 100, True),
        (20, 40, True),
        (0, 1000, True),
        (50, 150, True),
        (51, 151, False),
        (100, 200, False),
    ],
    ids=["equal", "inside", "around", "half", "less than half", "beside"],
)
def test_half_of_the_shorter_is_a_hit(start: int, end: int, *, hit: bool) -> None:
    """The expected words are characters 0 to 100."""
    assert hits(quote(start, end), place(0, 100)) is hit


def test_the_same_place_in_another_document_is_no_hit() -> None:
    """A quote must be of the right paper."""
    assert not hits(quote(0, 100), place(0, 100, document="d2"))


def test_rank_is_that_of_the_first_hit() -> None:
    """From 1; 0 when there is none."""
    groups = ((place(0, 100), place(200, 300)),)

    assert rank(scored(quote(500, 600), quote(200, 300), groups=groups)) == 2
    assert rank(scored(quote(500, 600), groups=groups)) == 0


def test_every_group_must_be_hit() -> None:
    """One quote of a group is enough."""
    groups = ((place(0, 100), place(200, 300)), (place(400, 500),), (place(800, 900),))

    assert covered(scored(quote(200, 300), quote(400, 500), groups=groups)) == 2


def test_pages_are_counted_where_they_are_known() -> None:
    """Characters from 500 on are on page 2."""
    groups = ((place(0, 100, 1),), (place(600, 700, 1),), (place(300, 400),))
    answer = scored(quote(0, 100), quote(600, 700), quote(300, 400), groups=groups)

    assert right_pages(answer) == Rate(1, 2)


def test_measures_a_handful_by_hand() -> None:
    """Three answerable cases, two not."""
    group = ((place(0, 100),),)
    some = [
        scored(quote(0, 100), groups=group),
        scored(quote(500, 600), quote(0, 100), groups=group),
        scored(groups=group),
        scored(),
        scored(quote(0, 100)),
    ]

    rates = measure(some)

    assert {name: rate.value for name, rate in rates.items()} == {
        "verbatim": 4 / 4,
        "right page": 0,
        "hit@1": 1 / 3,
        "hit@3": 2 / 3,
        "groups covered": 2 / 3,
        "answered when answerable": 2 / 3,
        "abstained when not": 1 / 2,
        "right outcome": 3 / 5,
    }


def test_a_quote_that_is_not_verbatim_is_counted() -> None:
    """Its text, read again, was another."""
    altered = replace(scored(quote(0, 100)), verbatim=0)

    assert measure([altered])["verbatim"] == Rate(0, 1)
