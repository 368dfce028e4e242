"""Hits by meaning and by words, over the sample papers."""

import datetime
from collections.abc import Iterable

import pytest

from bot.question import understand
from bot.search import HITS, fuse, search
from corpus.filters import Filters
from corpus.shelf import Generation
from corpus.vectors import Near

PUBLIC = frozenset({"public"})


def names(generation: Generation, text: str, filters: Filters) -> set[str]:
    """The papers that are found."""
    found = search(understand(text, filters), generation, PUBLIC)
    return {hit.passage.document.name for hit in found.hits}


def test_finds_by_words(generation: Generation) -> None:
    """A name that no model knows stands in one paper's passages first."""
    found = search(understand("Lodestar"), generation, PUBLIC)

    assert "Lodestar" in found.hits[0].passage.text


def test_finds_by_meaning(generation: Generation) -> None:
    """The papers say agency social workers, never temps."""
    found = search(
        understand("how many temps do we rely on instead of permanent staff"), generation, PUBLIC
    )

    assert any("agency" in hit.passage.text.casefold() for hit in found.hits[:5])


def test_finds_no_more_than_can_be_ranked(generation: Generation) -> None:
    """Each of the two searches brings more than are looked at."""
    assert len(search(understand("children"), generation, PUBLIC).hits) <= HITS


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
    found = names(generation, "caseloads", filters)

    assert found
    assert found <= wanted


def test_finds_nothing_without_a_label(generation: Generation) -> None:
    """An empty allow-list opens nothing."""
    assert search(understand("caseloads"), generation, frozenset()).hits == ()


def test_knows_how_rare_the_question_s_words_are(generation: Generation) -> None:
    """Words that only ask are left out."""
    rarity = search(
        understand("What did they say about the Lodestar children?"), generation, PUBLIC
    ).rarity

    assert rarity.keys() == {"lodestar", "children"}
    assert rarity["lodestar"] > rarity["children"]


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
    ranked = [[Near(name, 1.0) for name in names] for names in lists]

    assert list(fuse(*ranked)) == wanted
