"""Who is shown what: by their role, where they are, and as Slack says at that moment."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any, NamedTuple

import pytest
from structlog.testing import capture_logs

from bot.audit import Audit
from bot.slack.asked import Asked
from bot.slack.desk import Desk
from bot.slack.given import GivenAnswers
from bot.slack.ledger import Ledger
from bot.slack.papers import Papers
from bot.slack.replies import Reader, Reply, reader_of
from corpus.errors import AuditNotWritten
from tests.bot.slack.conftest import (
    EXEMPT,
    EXEMPT_QUESTION,
    PUBLIC_QUESTION,
    MakeReplies,
    RoleBook,
    asked,
    asked_in,
    run,
    said,
)
from tests.bot.slack.stubs import Stub, take
from tests.fakeslack.server import FakeSlack

PUBLIC = frozenset({"public"})
ALL = PUBLIC | {"members"}


class Council(NamedTuple):
    """Slack and the roles, in which a test may change something."""

    slack: FakeSlack
    roles: RoleBook


@pytest.fixture
def council(slack: FakeSlack, roles: RoleBook) -> Council:
    """The loopback Slack, and roles."""
    return Council(slack, roles)


@pytest.fixture
def question(slack: FakeSlack) -> Asked:
    """A question in a channel, which the exempt paper answers."""
    return asked_in(slack, EXEMPT_QUESTION)


def answered(make_replies: MakeReplies, question: Asked) -> Reply:
    """What is said to a question."""

    async def saying() -> Reply:
        return await (await make_replies()).to(question, "ref")

    return run(saying())


def shows_exempt(reply: Reply) -> bool:
    """Whether anything of the exempt paper is in a message."""
    return any(words in repr(reply.message) for words in (EXEMPT.text, str(EXEMPT.details.title)))


def test_slack_is_not_asked_about_a_member_without_a_role(
    make_replies: MakeReplies, slack: FakeSlack, question: Asked
) -> None:
    """They read what is public, whatever Slack says."""
    reply = answered(make_replies, question)

    assert not shows_exempt(reply)
    assert slack.calls_of("users.info") == slack.calls_of("conversations.info") == []


def test_a_member_with_a_role_is_shown_more_where_that_is_allowed(
    make_replies: MakeReplies, roles: RoleBook, question: Asked, audit: Audit
) -> None:
    """And the audit has the labels."""
    roles.give(question.user, question.channel)

    assert shows_exempt(answered(make_replies, question))
    (entry,) = audit.export()
    assert entry["labels"] == ["members", "public"]
    assert EXEMPT.id in [one["document_id"] for one in entry["shown"]]


@pytest.mark.parametrize("private", [True, False])
def test_a_channel_that_is_not_named_shows_public_papers_only(
    make_replies: MakeReplies, roles: RoleBook, question: Asked, private: bool
) -> None:
    """Others read along there; a private answer in it they do not."""
    roles.give(question.user)
    if private:
        question = replace(question, thread="", respond="https://hooks.example/1")

    assert shows_exempt(answered(make_replies, question)) is private


def test_an_answer_of_papers_that_are_not_public_cannot_be_shared(
    make_replies: MakeReplies, roles: RoleBook, question: Asked
) -> None:
    """There is no button for it."""
    roles.give(question.user)

    reply = answered(make_replies, replace(question, thread=""))

    assert shows_exempt(reply)
    assert "share_answer" not in repr(reply.message)


@pytest.mark.parametrize("shown", [PUBLIC, ALL])
def test_slack_is_asked_again_before_what_is_not_public_is_shown(
    make_replies: MakeReplies,
    council: Council,
    question: Asked,
    monkeypatch: pytest.MonkeyPatch,
    shown: frozenset[str],
) -> None:
    """What it told a minute ago may not be true any more."""
    council.roles.give(question.user, question.channel)
    reading = Papers.answer
    monkeypatch.setattr(Papers, "answer", lambda papers, asked, _: reading(papers, asked, shown))

    answered(make_replies, question)

    times = 2 if "members" in shown else 1
    assert len(council.slack.calls_of("users.info")) == times
    assert len(council.slack.calls_of("conversations.info")) == times


Change = Callable[[Council], object]
CHANGES: list[Change] = [
    lambda here: here.slack.member("alice", guest="single"),
    lambda here: here.slack.member("alice", deleted=True),
    lambda here: here.slack.channel("general", shared=True),
    lambda here: here.slack.fail("users.info", error="internal_error", times=None),
    lambda here: here.roles.file.write_text("", encoding="utf-8"),
    lambda here: here.roles.file.unlink(),
]


@pytest.mark.parametrize("change", CHANGES, ids=range(len(CHANGES)))
def test_rights_that_are_lost_while_the_answer_is_made_are_lost(
    make_replies: MakeReplies,
    council: Council,
    question: Asked,
    monkeypatch: pytest.MonkeyPatch,
    change: Change,
) -> None:
    """It is made again, of what is public; where Slack does not tell, nobody has a right."""
    council.roles.give(question.user, question.channel)
    reading: Callable[..., Awaitable[Any]] = Papers.answer
    changes = [change]

    async def and_meanwhile(*about: Any) -> Any:
        found = await reading(*about)
        if changes:
            changes.pop()(council)
        return found

    monkeypatch.setattr(Papers, "answer", and_meanwhile)

    assert not shows_exempt(answered(make_replies, question))


@pytest.mark.parametrize(
    ("where", "allowed"),
    [
        (("", "", True), ALL),
        (("T0OTHER00", "", True), PUBLIC),
        (("", "general", True), ALL),
        (("", "general", False), PUBLIC),
    ],
)
def test_rights_depend_on_who_reads_and_where(
    make_replies: MakeReplies,
    council: Council,
    where: tuple[str, str, bool],
    allowed: frozenset[str],
) -> None:
    """In the app's home one is alone; of another workspace nobody has a role."""
    team, channel, privately = where
    alice = council.slack.member("alice").id
    council.roles.give(alice)
    place = council.slack.channel(channel).id if channel else ""
    reader = Reader(alice, team or council.slack.workspace.team_id, place, privately)

    async def looking() -> frozenset[str]:
        return await (await make_replies()).rights(reader)

    assert run(looking()) == allowed


def test_a_reader_is_who_asked() -> None:
    """In the workspace where they did."""
    question = asked(thread="", workspace="T2")

    assert reader_of(question) == Reader("U1", "T1", "C1", True, "T2")


def test_what_cannot_be_written_down_is_not_shown(
    make_replies: MakeReplies, audit: Audit, given_answers: GivenAnswers, question: Asked
) -> None:
    """Nor remembered."""
    audit.close()

    with pytest.raises(AuditNotWritten):
        answered(make_replies, question)
    assert given_answers.recent(question.user, 5) == []


@pytest.mark.usefixtures("at_once")
def test_who_asks_is_told_that_something_went_wrong(
    make_replies: MakeReplies, audit: Audit, ledger: Ledger, stub: Stub, slack: FakeSlack
) -> None:
    """When the audit cannot be written; and no paper's word is said."""
    question = asked_in(slack, PUBLIC_QUESTION)
    audit.close()

    async def refused(_: Desk) -> None:
        await (await make_replies()).to(question, "ref")

    stub.meanwhile = [refused]
    with capture_logs() as logs:
        take(stub, ledger, question)

    (text,) = said(slack, question)
    assert text.startswith("Something went wrong here, and your question was not answered.")
    assert [one["fault"] for one in logs if one["event"] == "not answered"] == ["AuditNotWritten"]
