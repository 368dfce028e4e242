"""Reading what is asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.question import MOST_CHARACTERS, narrowed, understand
from corpus.errors import BadQuestion
from corpus.filters import Filters

COUNCILS = ("Wirral Council", "City of Bradford Metropolitan District Council", "Leeds")


@pytest.mark.parametrize("text", ["", "   ", "\n", "???", "\u200b", "\U000e0041"])
def test_refuses_a_question_without_words(text: str) -> None:
    """There is nothing to search for."""
    with pytest.raises(BadQuestion, match="empty"):
        understand(text)


def test_refuses_a_question_that_is_too_long() -> None:
    """The message says how long is allowed."""
    with pytest.raises(BadQuestion, match="10,000 characters: ask it in 1,000"):
        understand("x" * 10_000)


def test_takes_a_question_of_the_longest_length() -> None:
    """The limit itself is allowed."""
    assert understand("x" * MOST_CHARACTERS).asked == "x" * MOST_CHARACTERS


def test_leaves_out_characters_that_do_not_show() -> None:
    """Tag characters and direction overrides can hide words from a reader."""
    hidden = "what about\U000e0069\U000e0067\u202e caseloads?"

    assert understand(hidden).asked == "what about caseloads?"


@given(st.text(max_size=300))
def test_any_text_is_understood_or_refused(text: str) -> None:
    """No question fails in any other way."""
    try:
        question = understand(text)
    except BadQuestion:
        return
    assert question.asked.strip() == question.asked != ""


@pytest.mark.parametrize(
    "text", ["and in 2019?", "What about agency staff?", "anything on supervision?", "why?"]
)
def test_a_message_that_leans_on_the_one_before_is_searched_with_it(text: str) -> None:
    """What is searched for holds both, and the answer can say so."""
    before = understand("How high were caseloads in Wirral?")

    question = understand(text, before=before)

    assert question.follows
    assert question.understood == f"How high were caseloads in Wirral? {text}"


def test_a_message_that_stands_alone_is_searched_alone() -> None:
    """A thread may turn to another matter."""
    before = understand("How high were caseloads?")

    question = understand("Who chairs the improvement board?", before=before)

    assert not question.follows
    assert question.understood == "Who chairs the improvement board?"


def test_a_long_thread_stays_within_the_limit() -> None:
    """Only the end of a conversation is kept."""
    question = understand("How high were caseloads?")
    for _ in range(200):
        question = understand("and what about agency staff?", before=question)

    assert len(question.understood) <= MOST_CHARACTERS


def test_a_follow_up_keeps_the_filters_of_the_question_before() -> None:
    """What is asked next is about the same council."""
    before = understand("Caseloads?", Filters(council="wirral"))

    assert understand("and why?", before=before).filters.council == "wirral"


@pytest.mark.parametrize(
    ("text", "council"),
    [
        ("What did Ofsted say about caseloads in Wirral?", "wirral"),
        ("bradford 2018 - what % of ICPCs were on time?", "bradford"),
        ("What about Leeds' front door?", "leeds"),
        ("How does Wirral compare with Leeds?", ""),
        ("What about Bradfordshire?", ""),
        ("What about caseloads?", ""),
    ],
)
def test_narrows_to_the_one_council_that_is_named(text: str, council: str) -> None:
    """Two councils, a longer name or none leave the question as it is."""
    assert narrowed(understand(text), COUNCILS).filters.council == council


def test_the_longer_of_two_names_is_meant() -> None:
    """North Lincolnshire is not Lincolnshire."""
    councils = ("Lincolnshire County Council", "North Lincolnshire Council")

    question = narrowed(understand("What about North Lincolnshire?"), councils)

    assert question.filters.council == "north lincolnshire"


def test_a_council_set_by_hand_is_kept() -> None:
    """An option outranks a word in the question."""
    question = understand("What about Leeds?", Filters(council="wirral"))

    assert narrowed(question, COUNCILS).filters.council == "wirral"
