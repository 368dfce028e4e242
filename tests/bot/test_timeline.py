"""What papers say of a term, the oldest first."""

import datetime
from collections.abc import Iterator

import pytest

from bot.mentions import Mention, mentions
from bot.timeline import EACH, history, substantial
from bot.wordings import wordings
from corpus.documents import Document, Passage, Span
from corpus.filters import Filters
from corpus.settings import Settings
from corpus.shelf import Generation, Shelf
from tests.corpus.conftest import PUBLIC, document, passages, shelve

ALIKE = "The average caseload of social workers was 19 in June."


@pytest.fixture
def few(settings: Settings) -> Iterator[Generation]:
    """Papers that print a sentence alike, one of them of another council and one undated."""
    about = {"council": "Kesterwold Council", "kind": "minutes"}
    day = datetime.date(2024, 6, 25)
    shelve(
        settings,
        document(ALIKE, "draft.txt", date=day, status="draft", **about),
        document(ALIKE, "confirmed.txt", date=day, status="confirmed", **about),
        document(ALIKE, "other.txt", council="Leeds", date=day),
        document(f"{ALIKE}\nNo caseload is safe from what we do here.", "undated.txt", **about),
        document("Nothing.", "early.txt", date=datetime.date(2020, 1, 1), **about),
    )
    shelf = Shelf(settings)
    with shelf.reading() as papers:
        yield papers
    shelf.close()


def held(sentence: str, kind: str = "paragraph") -> Mention:
    """A mention of agency workers in a sentence."""

    class Cut:
        def passage_at(self, whole: Document, span: Span) -> Passage | None:
            (one,) = passages(whole)
            return Passage(whole, one.start, one.end, kind=kind, sentences=one.sentences)

    (one,) = mentions(wordings("agency workers", {}, {}), document(sentence), Cut())
    return one


@pytest.mark.parametrize(
    "sentence",
    [
        "Agency workers cost the council more than permanent ones.",
        "The council spent £3.9 million on agency workers last year.",
        "There is now a reduced reliance on agency workers",
    ],
)
def test_a_sentence_about_it_is_substantial(sentence: str) -> None:
    """It names the term early and says something."""
    assert substantial(held(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Agency workers.",
        "They met foster carers, agency workers, teachers and others.",
        "They met managers and agency workers in every one of the teams.",
        "Travel was said by the member who moved the motion that evening in the chamber to cost"
        " less than any agency workers.",
    ],
)
def test_a_passing_word_is_not(sentence: str) -> None:
    """A heading, one of a list, or the last word of something else."""
    assert not substantial(held(sentence))


def test_what_is_decided_is_substantial_whatever_its_length() -> None:
    """Each limb of a resolution counts."""
    assert substantial(held("Note agency workers.", kind="resolution"))


def test_papers_come_by_date(generation: Generation) -> None:
    """The oldest first, each with at most so many quotes."""
    found = history("caseloads", generation, PUBLIC)

    days = [one.paper.details.date for one in found.entries]
    assert days == sorted(day for day in days if day)
    assert max(len(one.quotes) for one in found.entries) == EACH
    assert found.mentions == sum(one.mentions for one in found.entries)
    assert all(len(one.quotes) + len(one.rest) == one.mentions for one in found.entries)


def test_a_paper_that_only_names_it_is_listed_without_a_quote(generation: Generation) -> None:
    """So that every mention is told of."""
    found = history("agency social workers", generation, PUBLIC)

    (passing,) = [one for one in found.entries if not one.quotes]
    assert passing.paper.name == "2024-06-performance-report.pdf"
    assert passing.more == passing.mentions == 1


def test_what_papers_of_one_council_print_alike_counts_once(few: Generation) -> None:
    """For the confirmed paper, with the draft beside it; another council's is its own."""
    found = history("caseload", few, PUBLIC)

    told = {one.paper.name: one for one in found.entries}
    assert list(told) == ["confirmed.txt", "other.txt", "undated.txt"]
    (quote,) = told["confirmed.txt"].quotes
    assert [one.passage.document.name for one in quote.also] == ["draft.txt", "undated.txt"]
    assert found.mentions == 3


def test_what_is_undated_comes_last(few: Generation) -> None:
    """It cannot be placed."""
    assert history("caseload", few, PUBLIC).entries[-1].paper.name == "undated.txt"


def test_a_compound_is_no_mention(few: Generation, settings: Settings) -> None:
    """“Multi-agency” says nothing of agencies."""
    shelve(settings, document("They like multi-agency work and agency-led talks.", "agency.txt"))
    shelf = Shelf(settings)
    with shelf.reading() as papers:
        assert not history("agency", papers, PUBLIC).mentions
    shelf.close()


def test_grades_are_those_of_the_councils_inspections(generation: Generation) -> None:
    """In the reports' own words, whatever kind of paper is asked for."""
    found = history("caseloads", generation, PUBLIC, Filters(kind="minutes"))

    assert {one.paper.details.kind for one in found.entries} == {"minutes"}
    assert [one.overall for one in found.graded] == [
        "Requires improvement to be good",
        "Inadequate",
    ]
