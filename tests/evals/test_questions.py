"""Our own cases: enough of every sort, said word for word by the papers, and split by half."""

import re
from collections.abc import Callable, Iterator

import pytest

from corpus.shelf import Generation
from evals.cases import QUESTIONS, Case, Expected, cases
from evals.index import LABELS

OURS = cases([QUESTIONS])
SCANNED = cases([QUESTIONS / "scanned"])
NEAR = ("false-premise", "near-miss")
FIGURES = ("number", "date")
TRAPS = {
    "ellipsis",
    "fuzzy match",
    "joined pages",
    "lowered threshold",
    "stitched quote",
    "two roles",
}
"""What goes wrong elsewhere and a question can show; the head of `traps.yaml` lists the others."""


def every(case: Case) -> Iterator[Expected]:
    """All of a case's quotes, needed or not."""
    for group in case.expected:
        yield from group.any
    yield from case.acceptable


def of_several_papers(case: Case) -> bool:
    """Whether no paper alone has a quote of every group."""
    papers = [{one.source for one in group.any} for group in case.expected]
    return len(papers) > 1 and not set.intersection(*papers)


def states_figures(case: Case) -> bool:
    """Whether it asks for a figure or a date, and says which."""
    return case.category in FIGURES and bool(case.must_include)


@pytest.mark.parametrize(
    ("sort", "least"),
    [
        (lambda _: True, 180),
        (lambda case: not case.answerable, 45),
        (lambda case: case.unanswerable_kind in NEAR, 18),
        (lambda case: case.difficulty == "multi-document", 24),
        (lambda case: bool(case.history), 18),
        (lambda case: any(one.speaker for one in every(case)), 18),
        (states_figures, 20),
    ],
    ids=["all", "unanswerable", "near", "several papers", "follow-ups", "speakers", "figures"],
)
def test_there_are_enough_of_each_sort(sort: Callable[[Case], bool], least: int) -> None:
    """So that a rate over them says something."""
    assert sum(map(sort, OURS)) >= least


def test_each_trap_that_a_question_can_show_is_a_case() -> None:
    """By name."""
    assert {trap for case in OURS for trap in case.traps} >= TRAPS


def test_a_case_is_of_several_papers_where_none_alone_answers() -> None:
    """And is never single where it needs several passages."""
    for case in OURS:
        assert (case.difficulty == "multi-document") == of_several_papers(case), case.id
        assert (case.difficulty == "single") == (len(case.expected) < 2), case.id


def test_every_paper_is_asked_about(generation: Generation) -> None:
    """Of those that anybody may read, whatever their kind."""
    papers = {paper.name for paper in generation.documents(LABELS)}

    asked = {one.source for case in OURS for one in every(case)}
    read_by_ocr = {one.source for case in SCANNED for one in every(case)}
    assert asked <= papers <= asked | read_by_ocr


@pytest.mark.parametrize("case", OURS, ids=lambda case: case.id)
def test_its_quotes_stand_word_for_word(case: Case, generation: Generation) -> None:
    """At the page and the occurrence that the case gives, in a paper that anybody may read."""
    for one in every(case):
        document = generation.named(one.source)
        assert document
        assert document.details.access == "public"
        starts = [found.start() for found in re.finditer(re.escape(one.quote), document.text)]
        meant = starts[one.occurrence - 1 :][:1] if one.occurrence else starts
        pages = [document.page_at(start) for start in meant]
        on_page = [page for page in pages if (page and page.number) == one.page]
        assert len(on_page) == 1, one
        assert case.as_of is None or (document.details.date or case.as_of) <= case.as_of


@pytest.mark.parametrize("case", OURS, ids=lambda case: case.id)
def test_what_quotes_must_and_must_not_say_fits_what_is_expected(case: Case) -> None:
    """A nugget is in some expected quote; what is forbidden is in none."""
    needed = [one.quote for group in case.expected for one in group.any]
    for nugget in case.must_include:
        assert any(words in quote for words in nugget.any for quote in needed), nugget
    for words in case.must_not_include:
        assert not any(words in one.quote for one in every(case)), words


def test_what_is_not_answerable_says_why() -> None:
    """And of what kind it is."""
    assert all(case.answerable != bool(case.why and case.unanswerable_kind) for case in OURS)


def test_every_case_was_written_and_read_again() -> None:
    """By whom is said."""
    assert all(case.author and case.reviewed_by for case in [*OURS, *SCANNED])


def test_the_halves_are_even() -> None:
    """As a whole, and of those that are answerable."""
    for some in (OURS, [case for case in OURS if case.answerable]):
        dev = sum(case.split == "dev" for case in some)
        assert 0.45 <= dev / len(some) <= 0.55


def test_no_id_is_used_twice() -> None:
    """Not even where OCR is needed."""
    assert len({case.id for case in [*OURS, *SCANNED]}) == len(OURS) + len(SCANNED)
