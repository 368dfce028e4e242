"""Questions that a member is offered."""

import datetime
from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.answer import answer
from bot.overview import Overview, overview
from bot.question import Question, understand
from bot.quotes import Answer, Quote, Reason
from bot.slack.prompts import LONGEST, MOST, TRIES, prompts
from bot.subjects import Described, Subject
from corpus.documents import Details
from corpus.holdings import Held
from corpus.shelf import Generation
from tests.bot.conftest import MakePassage
from tests.corpus.conftest import PUBLIC

Replies = Callable[..., Callable[[Question], Answer]]

NOW = datetime.datetime(2024, 7, 1, tzinfo=datetime.UTC)
HEADING = "2 Caseloads"
TEXT = "The average caseload of a social worker is now 19 children."


def told(*subjects: Subject, council: str = "", **details: object) -> Described:
    """A paper that is about these subjects."""
    about = {"title": "Item 2", "kind": "minutes", "date": datetime.date(2024, 6, 25)}
    known = Details(**{**about, "council": council, **details})  # type: ignore[arg-type]
    return Described(Held("0123456789abcdef", "paper.txt", known, 9), "caseloads", subjects)


def offered(*papers: Described, councils: tuple[str, ...] = ()) -> Overview:
    """An overview of these papers."""
    return Overview(NOW, len(papers), councils, described=papers)


@pytest.fixture
def replies(make_passage: MakePassage) -> Replies:
    """A bot that answers every question with one quote."""

    def making(
        text: str = TEXT, confidence: float = 1.0, **known: object
    ) -> Callable[[Question], Answer]:
        passage = replace(make_passage(text, (), **known), section=("Minutes", HEADING))
        quote = Quote(passage, 0, len(text))
        return lambda question: Answer(question, (quote,), confidence)

    return making


CASELOADS = Subject("caseloads", HEADING)


def test_offers_what_the_paper_answers(replies: Replies) -> None:
    """As Slack takes it: a title to read and a message to send."""
    found = prompts(offered(told(CASELOADS)), replies())

    assert found[0] == {
        "title": "What do the latest minutes say about caseloads?",
        "message": "What do the latest minutes say about caseloads?",
    }


@pytest.mark.parametrize(
    "known",
    [
        {"confidence": 0.5},
        {"text": "Item 2"},
        {"text": "Recommendation 3."},
    ],
    ids=["unsure", "a-title", "a-number"],
)
def test_offers_nothing_that_is_answered_badly(replies: Replies, known: dict[str, object]) -> None:
    """Not surely, or with a heading only."""
    assert prompts(offered(told(CASELOADS)), replies(**known)) == []


def test_offers_nothing_that_the_bot_abstains_on() -> None:
    """However it is asked."""
    found = prompts(offered(told(CASELOADS)), lambda one: Answer(one, reason=Reason.NOT_SAID))

    assert found == []


def test_the_quote_must_be_of_the_section(replies: Replies) -> None:
    """Or the question is not answered from where it was drawn."""
    assert prompts(offered(told(Subject("caseloads", "7 The hub"))), replies()) == []


def test_the_quote_must_hold_the_words(replies: Replies) -> None:
    """Where a question was drawn from no section."""
    assert prompts(offered(told(Subject("social workers"))), replies())
    assert prompts(offered(told(Subject("foster carers"))), replies()) == []


def test_the_quote_must_be_of_the_paper(replies: Replies) -> None:
    """A question about the minutes is not one about the motion."""
    other = told(CASELOADS)
    other = other._replace(paper=other.paper._replace(id="another"))

    assert prompts(offered(other), replies()) == []


def test_tries_are_bounded() -> None:
    """Whatever there is to ask."""
    asked: list[str] = []

    def abstains(question: Question) -> Answer:
        asked.append(question.asked)
        return Answer(question, reason=Reason.NOT_SAID)

    papers = [told(*(Subject(f"matter {n}{m}") for m in range(9))) for n in range(9)]
    prompts(offered(*papers), abstains)

    assert len(asked) == len(set(asked)) == TRIES


def test_the_same_question_is_tried_once(replies: Replies) -> None:
    """Two papers of a kind may be about the same."""
    papers = [told(CASELOADS), told(CASELOADS)]

    found = [one["message"] for one in prompts(offered(*papers), replies())]

    assert len(found) == len(set(found))


def test_no_more_than_slack_shows(replies: Replies) -> None:
    """One of each paper first."""
    papers = [told(Subject(f"{n}. caseloads", HEADING)) for n in range(6)]

    found = prompts(offered(*papers), replies())

    assert [one["message"].split()[-2] for one in found] == ["0.", "1.", "2.", "3."]
    assert len(found) == MOST


def test_a_question_says_which_council(replies: Replies) -> None:
    """Where there are papers of several."""
    paper = told(CASELOADS, council="Leeds")

    (first, *_) = prompts(offered(paper, councils=("Bury", "Leeds")), replies())

    assert first["message"] == "What do the latest minutes in Leeds say about caseloads?"


@pytest.mark.parametrize(
    "council", ["<!channel>", "*Leeds*", "@here", "Leeds :tada" + "x" * LONGEST]
)
def test_a_question_holds_nothing_that_means_something_to_slack(
    replies: Replies, council: str
) -> None:
    """It is sent as if the member had typed it; what does not fit is not cut."""
    paper = told(CASELOADS, council=council, title=council)

    assert prompts(offered(paper, councils=("Bury", council)), replies()) == []


def test_a_long_question_is_shortened_where_it_is_shown(
    replies: Replies,
) -> None:
    """And whole where it is sent."""
    words = "the recruitment and retention of social workers in the north"

    (first, *_) = prompts(offered(told(Subject(words, HEADING))), replies())

    assert first["message"].endswith(f"{words}?")
    assert len(first["title"]) <= 60
    assert first["title"].endswith("…")


def test_no_papers_no_prompts(replies: Replies) -> None:
    """There is nothing to ask."""
    assert prompts(offered(), replies()) == []


def test_the_sample_papers_answer_what_is_offered(generation: Generation) -> None:
    """Four questions, by the bot itself, each answered from a paper that it is about."""
    whole = overview(generation, PUBLIC)

    found = prompts(whole, lambda question: answer(question, generation, PUBLIC))

    assert len(found) == MOST
    for one in found:
        quotes = answer(understand(one["message"]), generation, PUBLIC).quotes
        assert quotes[0].passage.document.id in {paper.paper.id for paper in whole.described}
