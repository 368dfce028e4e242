"""Reading what is asked."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.question import MOST_CHARACTERS, plain, understand
from corpus.errors import BadQuestion
from corpus.filters import Filters
from tests.corpus.conftest import UNTIMED


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
@UNTIMED
def test_any_text_is_understood_or_refused(text: str) -> None:
    """No question fails in any other way."""
    try:
        question = understand(text)
    except BadQuestion:
        return
    assert question.asked.strip() == question.asked != ""


@pytest.mark.parametrize(
    "text",
    [
        "and in Thornley?",
        "What about agency staff?",
        "anything on supervision?",
        "How about the same for agency staff?",
        "Who moved it?",
        "Are they falling?",
    ],
)
def test_a_message_that_leans_on_the_one_before_is_searched_with_it(text: str) -> None:
    """What is searched for holds both, and the answer can say so."""
    before = understand("How high were caseloads in Kesterwold?")

    question = understand(text, before=before)

    assert question.follows
    assert question.mended
    assert question.own == question.asked == text
    assert question.understood == f"How high were caseloads in Kesterwold? {text}"


@pytest.mark.parametrize("text", ["and in 2019?", "what about 2019?", "and by 2019?"])
def test_a_follow_up_s_year_takes_the_place_of_the_one_before(text: str) -> None:
    """What is asked is not about both."""
    before = understand("How high were caseloads in 2016?")

    assert understand(text, before=before).understood == f"How high were caseloads? {text}"


def test_a_follow_up_without_a_year_keeps_the_one_before() -> None:
    """The conversation stays in it."""
    before = understand("How high were caseloads in 2016?")

    assert "2016" in understand("and agency staff?", before=before).understood


@pytest.mark.parametrize(
    "text",
    ["why?", "Who said that?", "which page?", "go on", "and which report is it from?", "says who?"],
)
def test_a_message_that_asks_for_the_source_is_the_question_before(text: str) -> None:
    """Quotes come with their source; the words that ask for it would only mislead."""
    before = understand("How high were caseloads?")

    question = understand(text, before=before)

    assert question.asked == text
    assert question.understood == "How high were caseloads?"
    assert question.mended


def test_a_conversation_is_kept_through_several_follow_ups() -> None:
    """The matter was named in the first."""
    first = understand("How high were caseloads?")
    second = understand("and agency staff?", before=first)

    third = understand("what about Thornley?", before=second)

    assert third.understood == "How high were caseloads? and agency staff? what about Thornley?"
    assert third.own == "what about Thornley?"


def test_a_message_that_asks_for_the_source_leaves_the_conversation_where_it_was() -> None:
    """What comes next leans on the same as before."""
    first = understand("How high were caseloads?")
    second = understand("which page?", before=first)

    third = understand("and agency staff?", before=second)

    assert third.understood == "How high were caseloads? and agency staff?"


@pytest.mark.parametrize("text", ["and in 2019?", "why?", "what about agency staff?"])
def test_a_first_message_leans_on_nothing(text: str) -> None:
    """However it begins."""
    question = understand(text)

    assert (question.understood, question.follows, question.mended) == (text, False, False)


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
    before = understand("Caseloads?", Filters(council="kesterwold"))

    for text in ("why?", "and agency staff?"):
        assert understand(text, before=before).filters.council == "kesterwold"


def test_a_follow_up_s_own_filters_take_the_place_of_those_before() -> None:
    """They are given by hand."""
    before = understand("Caseloads?", Filters(council="kesterwold"))

    for text in ("why?", "and agency staff?"):
        question = understand(text, Filters(kind="minutes"), before)
        assert question.filters == Filters(kind="minutes")


def test_a_message_that_stands_alone_drops_the_filters_of_the_question_before() -> None:
    """They were that question's."""
    before = understand("Caseloads?", Filters(council="kesterwold"))

    assert understand("Who chairs the board?", before=before).filters == Filters()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Hi, how high were caseloads?", "how high were caseloads?"),
        ("Good morning. When did they meet?", "When did they meet?"),
        ("Please tell me who chairs the board", "who chairs the board"),
        ("Could you find out whether the plan passed?", "the plan passed?"),
        ("can you find me the page", "the page"),
        ("I’d like to know when it met", "when it met"),
        ("Quick question about the board: who chairs it?", "who chairs it?"),
        ("Who chairs it, please?", "Who chairs it?"),
        ("Who chairs it? Many thanks!", "Who chairs it?"),
        ("ok so who chairs it", "who chairs it"),
    ],
)
def test_courtesies_are_no_part_of_what_is_asked(text: str, wanted: str) -> None:
    """They tell nothing, and no paper has them."""
    assert plain(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "How high were caseloads?",
        "Android phones",
        "Hire cars",
        "So-called rapid reviews",
        "Who said thanks to staff?",
        "Another inspector said so",
        "please",
        "hello",
        "Thanks!",
        "???",
    ],
)
def test_what_is_asked_is_left_as_it_is(text: str) -> None:
    """Words that only begin like a courtesy, and a message that is nothing else."""
    assert plain(text) == text


@given(st.text(max_size=200) | st.from_regex(r"(please|hi|tell me|thanks|so|who|[ ,.?]){0,9}"))
@example("0.?PLEASE")
@UNTIMED
def test_what_is_asked_is_part_of_the_text(text: str) -> None:
    """Nothing is added, something stays, and a question mark after a courtesy moves up."""
    asked = plain(text)

    assert asked.removesuffix("?") in text
    assert asked.count("?") <= text.count("?")
    assert bool(asked) == bool(text)
