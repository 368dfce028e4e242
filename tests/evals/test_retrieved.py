"""Marked questions with what our own search and ranking find for them."""

import pytest

from corpus.shelf import Generation
from evals.marked import Marked
from evals.retrieved import Retrieved, retrieved

QUESTION = "What is the average caseload of social workers?"
IN_MINUTES = ("minutes", "The average caseload of social workers was 19 children")
IN_LETTER = ("letter", "social workers has come down to 17 children.")


def found_for(index: Generation, *gold: tuple[str, str], within: str = "") -> Retrieved:
    """What is found for the question when these words are marked."""
    (found,) = retrieved([Marked(QUESTION, bool(gold), gold, within)], index)
    return found


def answering(found: Retrieved) -> list[str]:
    """The sentences that are held to answer, in alphabetical order."""
    told = zip(found.ranked, found.right, strict=True)
    return sorted(candidate.text for candidate, right in told if right)


def names(found: Retrieved) -> set[str]:
    """The papers whose sentences are found."""
    return {candidate.hit.passage.document.name for candidate in found.ranked}


def test_the_marked_sentence_alone_is_right(small: Generation) -> None:
    """Though another paper says nearly the same."""
    found = found_for(small, IN_MINUTES)

    assert answering(found) == [
        "The average caseload of social workers was 19 children in December."
    ]
    assert len(found.ranked) > 1


def test_any_marked_sentence_is_right(small: Generation) -> None:
    """In whichever paper."""
    found = found_for(small, IN_MINUTES, IN_LETTER)

    assert [text[-12:] for text in answering(found)] == ["17 children.", "in December."]


def test_every_marked_place_of_one_paper_is_right(small: Generation) -> None:
    """Not only the last."""
    found = found_for(small, IN_MINUTES, ("minutes", "when the hub in Haxelby would open"))

    assert len(answering(found)) == 2


@pytest.mark.parametrize(
    "gold",
    [
        pytest.param(("elsewhere", IN_MINUTES[1]), id="a-paper-that-is-not-held"),
        pytest.param(("letter", IN_MINUTES[1]), id="words-of-another-paper"),
        pytest.param(
            ("exempt", "social workers at the secret hub was 31 children"), id="a-secret-paper"
        ),
    ],
)
def test_what_is_not_found_makes_nothing_right(small: Generation, gold: tuple[str, str]) -> None:
    """The sentences stand all the same."""
    found = found_for(small, gold)

    assert found.ranked
    assert not any(found.right)


def test_only_public_papers_are_searched(small: Generation) -> None:
    """What is trained on may be shipped to anybody."""
    assert names(found_for(small)) == {"minutes.txt", "letter.txt"}


def test_a_question_about_one_paper_is_asked_of_that_paper(small: Generation) -> None:
    """As its set says."""
    found = found_for(small, IN_LETTER, within="letter")

    assert names(found) == {"letter.txt"}
    assert found.scope.narrowed


@pytest.mark.parametrize("within", ["elsewhere", "exempt", ""])
def test_a_question_about_a_paper_that_is_not_held_is_asked_of_all(
    small: Generation, within: str
) -> None:
    """And a secret paper is not held."""
    found = found_for(small, within=within)

    assert names(found) == {"minutes.txt", "letter.txt"}
    assert not found.scope.narrowed


def test_the_best_sentence_is_first(small: Generation) -> None:
    """As the bot ranks."""
    scores = [candidate.score for candidate in found_for(small).ranked]

    assert scores == sorted(scores, reverse=True)


def test_each_question_is_told_in_its_turn(small: Generation) -> None:
    """With the question that was marked, and how it was understood."""
    asked = [Marked("When would the hub in Haxelby open?", False), Marked(QUESTION, False)]

    found = list(retrieved(asked, small))

    assert [one.marked for one in found] == asked
    assert [one.asked.understood for one in found] == [one.question for one in asked]
