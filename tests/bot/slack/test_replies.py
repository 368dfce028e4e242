"""What is said to a question."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from bot.audit import Audit
from bot.question import MOST_CHARACTERS
from bot.quotes import Answer, Sentence, Summary
from bot.slack import replies as module
from bot.slack.asked import Asked, Way
from bot.slack.given import GivenAnswers
from bot.slack.pace import MOST
from bot.slack.papers import Papers
from bot.slack.prompts import Prompt, prompts
from bot.slack.replies import Replies, Reply
from tests.bot.conftest import FEW
from tests.bot.slack.conftest import (
    EXEMPT,
    HOSTILE,
    PAGED,
    PUBLIC_QUESTION,
    MakeReplies,
    asked,
    run,
    taken,
    texts,
)
from tests.fakeslack.blocks import elements

HERE = asked(text=PUBLIC_QUESTION)
Say = Callable[..., list[Reply]]


@pytest.fixture
def say(make_replies: MakeReplies) -> Say:
    """What is said to some questions, one after another."""

    def saying(*questions: Asked) -> list[Reply]:
        async def all_of_them() -> list[Reply]:
            replies = await make_replies()
            return [await replies.to(one, f"ref{at}") for at, one in enumerate(questions)]

        return run(all_of_them())

    return saying


def buttons(reply: Reply) -> set[str]:
    """What can be done with an answer."""
    blocks = taken(reply.message)["blocks"]
    return {one["action_id"] for block in blocks for one in elements(block)}


def test_an_answer_has_quotes_and_buttons(say: Say, given_answers: GivenAnswers) -> None:
    """Which find it again by its id."""
    (reply,) = say(HERE)

    assert FEW[1].text.splitlines()[0] in texts(reply.message["blocks"])
    assert {"show_context", "copy_quote", "vote", "delete_answer"} <= buttons(reply)
    (kept,) = given_answers.recent("U1", 5)
    assert kept.id in repr(reply.message)
    assert (kept.key, kept.question.asked) == (HERE.key, PUBLIC_QUESTION)


@pytest.mark.parametrize("text", ["", "help", "HELP", "?", "<@U0BOT>", "<@U0BOT> help "])
def test_help_is_given_to_who_asks_nothing(say: Say, audit: Audit, text: str) -> None:
    """With what is here; no paper is shown, so none is written down."""
    (reply,) = say(replace(HERE, text=text))

    assert "Ask what a paper says" in taken(reply.message)["text"]
    assert "4 papers of Kesterwold Council" in reply.message["text"]
    assert list(audit.export()) == []


@pytest.mark.parametrize("text", ["…", "q" * (MOST_CHARACTERS + 1)], ids=["no words", "too long"])
def test_a_question_that_cannot_be_asked_is_refused_in_one_line(say: Say, text: str) -> None:
    """That says what to do."""
    (reply,) = say(replace(HERE, text=text))

    said = taken(reply.message)["text"]
    assert "blocks" not in reply.message
    assert "\n" not in said
    assert "question" in said


def test_hostile_words_are_only_words(say: Say) -> None:
    """Where they are said back."""
    (reply,) = say(replace(HERE, thread="", text=HOSTILE.replace("<", "&lt;")))

    assert "<" not in taken(reply.message)["text"]


def test_a_member_who_asks_too_much_is_told_to_wait(say: Say) -> None:
    """And others are not."""
    many = [replace(HERE, key=f"C1:{n}", text="help") for n in range(MOST + 1)]

    *_, last, other = say(*many, replace(HERE, user="U2", text="help"))

    assert taken(last.message)["text"].startswith("That is a lot of questions: please ask again")
    assert (last.yields, other.yields) == (True, False)
    assert "lot of questions" not in other.message["text"]


def test_what_is_shown_is_written_down(say: Say, audit: Audit) -> None:
    """Who, where, how, which papers and places, and with which labels."""
    say(HERE)

    (entry,) = audit.export()
    assert {key: entry[key] for key in ("who", "team", "place", "way", "reference")} == {
        "who": "U1",
        "team": "T1",
        "place": "C1",
        "way": "mention",
        "reference": "ref0",
    }
    assert entry["outcome"] == "answered"
    assert entry["labels"] == ["public"]
    assert entry["edition"]
    assert {one["document_id"] for one in entry["shown"]} <= {one.id for one in (*FEW, PAGED)}
    assert entry["shown"]


def test_what_was_asked_is_not_written_down(say: Say, audit: Audit, tmp_path: Path) -> None:
    """In the audit, where it would be kept for a year."""
    say(HERE)

    written = b"".join(one.read_bytes() for one in tmp_path.glob("state/audit.sqlite*"))
    assert b"mention" in written
    assert b"social" not in written


def test_an_abstention_is_written_down_too(say: Say, audit: Audit) -> None:
    """With its reason."""
    say(replace(HERE, text="Who won the football?"))

    (entry,) = audit.export()
    assert entry["outcome"] == "not-said"


def test_a_follow_up_leans_on_the_question_before_it(say: Say) -> None:
    """In the same thread."""
    _, reply = say(HERE, replace(HERE, key="C1:2.0", text="and in Haxelby?"))

    assert "Understood as: " in reply.message["text"]
    assert "social workers" in reply.message["text"].splitlines()[0]


@pytest.mark.parametrize("change", [{"thread": "9.0"}, {"channel": "C2"}, {"key": HERE.key}])
def test_leans_on_no_other_thread_and_not_on_itself(say: Say, change: dict[str, Any]) -> None:
    """An edited question is a new one."""
    later = {"key": "C1:2.0", **change}
    _, reply = say(HERE, replace(HERE, text="and in Haxelby?", **later))

    assert "Understood as" not in reply.message["text"]


def test_private_questions_lean_on_nothing(say: Say) -> None:
    """They are in no thread, and those of others would be taken for it."""
    private = replace(HERE, thread="", way=Way.COMMAND)
    _, reply = say(private, replace(private, key="command:2", text="and in Haxelby?"))

    assert "Understood as" not in reply.message["text"]


def test_a_private_answer_says_the_question_back_and_can_be_shared(say: Say) -> None:
    """It quotes public papers only."""
    (reply,) = say(replace(HERE, thread="", way=Way.COMMAND))

    assert reply.message["text"].startswith(f"You asked: {PUBLIC_QUESTION}\n")
    assert "share_answer" in buttons(reply)
    assert not {"delete_answer", "show_page"} & buttons(reply)


def test_what_a_chat_model_wrote_is_handed_on(make_replies: MakeReplies, papers: Papers) -> None:
    """So that it can be streamed."""
    summary = Summary((Sentence("It was 19.", (1,)),))

    def summarised(answer: Answer) -> Answer:
        return replace(answer, summary=summary)

    async def saying() -> Reply:
        replies = replace(await make_replies(), papers=replace(papers, summarised=summarised))
        return await replies.to(HERE, "ref")

    reply = run(saying())

    assert reply.summary == summary
    assert "It was 19. [1]" in texts(reply.message["blocks"])


def test_examples_are_found_once(
    make_replies: MakeReplies, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For each set of labels, since it takes a second; none names a paper that they hide."""
    found: list[list[Prompt]] = []

    def counts(*about: Any) -> list[Prompt]:
        found.append(prompts(*about))
        return found[-1]

    monkeypatch.setattr(module, "prompts", counts)

    async def asking() -> tuple[list[Prompt], ...]:
        replies: Replies = await make_replies()
        public, all_of_them = frozenset({"public"}), frozenset({"public", "members"})
        some = [await replies.examples(one) for one in (public, all_of_them, public)]
        return tuple(some)

    public, _, again = run(asking())

    assert len(found) == 2
    assert public is again
    assert EXEMPT.details.title not in repr(public)


def test_threads_find_examples_once(
    make_replies: MakeReplies, papers: Papers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those that ask meanwhile wait for what one of them finds."""
    both = Event()
    found: list[int] = []

    def counts(*_: Any) -> list[Prompt]:
        found.append(1)
        if len(found) == 2:
            both.set()
        both.wait(0.2)
        return []

    monkeypatch.setattr(module, "prompts", counts)

    async def asking(pool: ThreadPoolExecutor) -> None:
        replies = replace(await make_replies(), papers=replace(papers, pool=pool))
        await asyncio.gather(*(replies.examples(frozenset({"public"})) for _ in range(2)))

    with ThreadPoolExecutor(2) as pool:
        run(asking(pool))

    assert found == [1]
