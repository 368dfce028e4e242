"""Of papers that say the same, one answers."""

import datetime
from dataclasses import replace

import pytest

from corpus.documents import Details, Document, Page
from corpus.twins import Twin, likeness, sketch, twins

DAY = datetime.date(2024, 6, 25)
WORDS = " ".join(f"word{number} team{number % 7} rose" for number in range(300))
MINUTES = Details(kind="minutes", council="Kesterwold Council", body="Scrutiny", date=DAY)


def paper(name: str, text: str = WORDS, **details: object) -> Document:
    """A document with these words."""
    return Document(name, f"{name}.txt", replace(MINUTES, **details), text)


def found(*papers: Document) -> list[Twin]:
    """Which of these papers others answer for."""
    return twins(map(sketch, papers))


def test_the_confirmed_minutes_answer_for_the_draft() -> None:
    """Whichever was read first, and though a figure was corrected."""
    draft = paper("a", WORDS.replace("word7 ", "word8 "), status="draft")
    confirmed = paper("b", status="confirmed")

    assert found(draft, confirmed) == found(confirmed, draft) == [Twin("a", "b")]


def test_a_draft_that_was_rewritten_in_half_is_still_the_draft() -> None:
    """Minutes of one meeting and one committee are versions of each other."""
    half = WORDS[: len(WORDS) * 3 // 4] + " ".join(f"other{number}" for number in range(200))

    assert found(paper("a", half, status="draft"), paper("b", status="confirmed")) == [
        Twin("a", "b")
    ]


def test_a_paper_with_pages_answers_for_the_web_page() -> None:
    """A page can be cited."""
    web = paper("z", kind="committee_report")
    printed = replace(paper("a", kind="committee_report"), pages=(Page(1, "1", 0),))

    assert found(web, printed) == [Twin("z", "a")]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"date": datetime.date(2024, 9, 25)}, id="day"),
        pytest.param({"council": "Leeds"}, id="council"),
        pytest.param({"access": "members"}, id="access"),
    ],
)
def test_papers_that_differ_in_what_matters_are_no_twins(other: dict[str, object]) -> None:
    """The same words of another day, council or access label are another paper."""
    assert found(paper("a"), paper("b", **other)) == []


def test_a_council_that_is_not_known_agrees_with_any() -> None:
    """A web page often does not name it."""
    assert found(paper("a", council=""), paper("b", status="final")) == [Twin("a", "b")]


def test_other_words_are_no_twin() -> None:
    """Two papers of one meeting are two papers."""
    assert found(paper("a"), paper("b", WORDS.replace("word", "thing"))) == []


def test_of_three_the_best_answers_for_both_others() -> None:
    """Nobody is sent to a paper that is passed over itself."""
    three = [paper("a", status="draft"), paper("b"), paper("c", status="confirmed")]

    assert found(*three) == [Twin("a", "c"), Twin("b", "c")]


def test_likeness_is_near_the_true_one() -> None:
    """Half of the shingles in common is a Jaccard likeness of a third."""
    first, second = (" ".join(f"{at}" for at in range(low, low + 2000)) for low in (0, 1000))

    assert likeness(sketch(paper("a", first)), sketch(paper("b", second))) == pytest.approx(
        1 / 3, abs=0.12
    )


def test_empty_papers_are_no_twins() -> None:
    """Nothing is like nothing."""
    assert found(paper("a", ""), paper("b", "")) == []
