"""Hits by meaning and by words, over the sample papers."""

import datetime
from collections.abc import Iterable

import numpy as np
import pytest

from bot.question import Question, understand
from bot.scope import scoped
from bot.search import CANDIDATES, HITS, Found, fuse, search
from corpus.filters import Filters
from corpus.near import Near
from corpus.settings import Settings
from corpus.shelf import Generation, Shelf
from tests.corpus.conftest import PUBLIC, document, shelve


def find(index: Generation, question: str | Question, labels: frozenset[str] = PUBLIC) -> Found:
    """What is found for a question, in the papers that it is about."""
    asked = understand(question) if isinstance(question, str) else question
    return search(asked, scoped(asked, index, labels), index, labels)


def names(found: Found) -> set[str]:
    """The papers that are found."""
    return {hit.passage.document.name for hit in found.hits}


def test_finds_by_words(generation: Generation) -> None:
    """A name that no model knows stands in one paper's passages first."""
    assert "Lodestar" in find(generation, "Lodestar").hits[0].passage.text


def test_finds_by_meaning(generation: Generation) -> None:
    """The papers say agency social workers, never temps."""
    found = find(generation, "how many temps do we rely on instead of permanent staff")

    assert any("agency" in hit.passage.text.casefold() for hit in found.hits[:5])


def test_finds_no_more_than_can_be_ranked(generation: Generation) -> None:
    """Each of the two searches brings more than are looked at."""
    assert len(find(generation, "children").hits) <= HITS


def test_each_passage_is_found_once_and_the_best_come_first(generation: Generation) -> None:
    """Although two searches find it."""
    hits = find(generation, "What did the inspection say about caseloads?").hits

    assert len({hit.passage.id for hit in hits}) == len(hits) > 1
    assert [hit.fused for hit in hits] == sorted((hit.fused for hit in hits), reverse=True)


def test_a_hit_has_a_vector_for_each_of_its_sentences(generation: Generation) -> None:
    """What ranking compares with the question's."""
    for hit in find(generation, "caseloads").hits:
        assert len(hit.sentences) == len(hit.passage.sentences)
        assert -1.001 <= hit.similarity <= 1.001


def test_courtesies_are_not_searched_for(generation: Generation) -> None:
    """They are about nothing."""
    bare = find(generation, "what caused the rise in caseloads?")
    kind = find(generation, "Hi, could you tell me what caused the rise in caseloads, please?")

    assert np.allclose(bare.vector, kind.vector, atol=0.05)
    assert {term.word for term in kind.terms} == {term.word for term in bare.terms}


def test_a_follow_up_is_looked_for_by_what_is_new_in_it(generation: Generation) -> None:
    """And by what it leans on."""
    first = understand("What did the inspection say about caseloads?")
    found = find(generation, understand("and about the Lodestar team?", before=first))

    weights = {term.word: term.weight for term in found.terms}
    assert "Lodestar" in found.hits[0].passage.text
    assert 0 < weights["caseload"] < weights["lodestar"]


def test_a_follow_up_s_vector_leans_to_what_is_new_in_it(generation: Generation) -> None:
    """It is nearer to that than the whole conversation is, and as long as any other."""
    first = understand("What did the inspection say about caseloads?")
    follow_up = understand("and about the Lodestar team?", before=first)
    new, whole = map(generation.question, (follow_up.own, follow_up.understood))

    vector = find(generation, follow_up).vector

    assert float(vector @ new) > float(whole @ new) + 0.05
    assert np.isclose(np.linalg.norm(vector), 1.0, atol=1e-3)


@pytest.mark.parametrize(
    ("text", "names_found"),
    [
        ("How has the caseload changed over the years?", {"long.txt", "short.txt"}),
        ("What is the caseload of team 7?", {"long.txt"}),
    ],
    ids=["several", "one"],
)
def test_each_of_a_few_papers_is_searched_by_itself(
    settings: Settings, text: str, names_found: set[str]
) -> None:
    """Where it is asked what several say; else a long one may crowd out the others."""
    lines = [f"The caseload of team {number} was {number + 9}." for number in range(CANDIDATES + 9)]
    shelve(settings, document("\n".join(lines), "long.txt"), document("A hub opened.", "short.txt"))
    shelf = Shelf(settings)
    with shelf.reading() as index:
        found = find(index, text)
    shelf.close()

    assert names(found) == names_found


def test_only_the_papers_that_a_question_is_about_are_searched(generation: Generation) -> None:
    """By meaning and by words alike."""
    found = find(generation, "What did the 2018 inspection report say about caseloads?")

    assert names(found) == {"2018-01-inspection-report.pdf"}


def test_a_year_that_chose_the_papers_is_no_more_searched_for(generation: Generation) -> None:
    """Every passage of these papers would tell it."""
    chosen = find(generation, "What did the 2018 inspection report say about caseloads?")
    mentioned = find(generation, "Was there a promise for 2018 about caseloads?")

    assert "2018" not in {term.word for term in chosen.terms}
    assert "2018" in {term.word for term in mentioned.terms}


@pytest.mark.parametrize(
    ("filters", "wanted"),
    [
        (
            Filters(kind="blog"),
            {"2023-03-blog-harsh-judgement.html", "2025-03-blog-eighteen.html"},
        ),
        (
            Filters(since=datetime.date(2025, 1, 1)),
            {
                "2025-01-scorecard.xlsx",
                "2025-02-improvement-board-letter.txt",
                "2025-03-blog-eighteen.html",
            },
        ),
        (
            Filters(until=datetime.date(2023, 3, 28)),
            {
                "2018-01-inspection-report.pdf",
                "2023-03-blog-harsh-judgement.html",
                "2023-03-inspection-report.pdf",
            },
        ),
    ],
    ids=["kind", "since", "until"],
)
def test_finds_only_what_passes_the_filters(
    generation: Generation, filters: Filters, wanted: set[str]
) -> None:
    """By meaning and by words alike."""
    found = names(find(generation, understand("caseloads", filters)))

    assert found
    assert found <= wanted


def test_finds_nothing_without_a_label(generation: Generation) -> None:
    """An empty allow-list opens nothing."""
    assert find(generation, "caseloads", frozenset()).hits == ()


def test_knows_how_much_the_question_s_words_tell(generation: Generation) -> None:
    """Words that only ask are left out."""
    terms = find(generation, "What did they say about the Lodestar children?").terms

    weights = {term.word: term.weight for term in terms}
    assert weights.keys() == {"lodestar", "children"}
    assert weights["lodestar"] > weights["children"]


def test_knows_which_words_no_paper_has(generation: Generation) -> None:
    """They speak against no sentence more than against another."""
    terms = find(generation, "Lodestar zeppelins?").terms

    assert {term.word: term.seen for term in terms} == {"lodestar": True, "zeppelin": False}


@pytest.mark.parametrize(
    ("lists", "wanted"),
    [
        ([["a", "b"], ["b", "c"]], ["b", "a", "c"]),
        ([["a"], []], ["a"]),
        ([[], []], []),
    ],
    ids=["both", "one", "none"],
)
def test_fuses_by_rank(lists: Iterable[list[str]], wanted: list[str]) -> None:
    """What both lists hold comes before what one holds."""
    ranked = [[Near(name, 1.0) for name in some] for some in lists]

    assert list(fuse(*ranked)) == wanted
