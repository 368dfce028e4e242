"""The whole app in one process with the loopback Slack, over real sockets."""

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.feedback import Feedback
from bot.roles import RolesFile
from bot.slack import posting
from bot.slack.desk import Desk
from bot.slack.directory import Directory
from bot.slack.home import About
from bot.slack.ledger import Ledger
from bot.slack.listeners import register
from bot.slack.listeners.office import Office
from bot.slack.papers import Papers
from bot.slack.replies import Replies
from bot.slack.workspaces import Team
from tests.bot.slack.conftest import PUBLIC_QUESTION, Memory, RoleBook
from tests.fakeslack.bolt import Bolt
from tests.fakeslack.people import Member
from tests.fakeslack.reading import Reading
from tests.fakeslack.server import FakeSlack


@pytest.fixture
def feedback(tmp_path: Path) -> Iterator[Feedback]:
    """The votes."""
    opened = Feedback(tmp_path / "state" / "feedback.sqlite")
    yield opened
    opened.close()


@pytest.fixture
def staff(
    papers: Papers, memory: Memory, roles: RoleBook, speaker: AsyncWebClient, slack: FakeSlack
) -> Callable[[Ledger, Feedback], Office]:
    """An office whose one workspace is the loopback Slack's."""
    team = Team(speaker, Directory(speaker, slack.workspace.team_id))

    async def teams(_: str) -> Team:
        return team

    def made(ledger: Ledger, feedback: Feedback) -> Office:
        replies = Replies(papers, memory.given, memory.audit, RolesFile(roles.file), teams)
        desk = Desk(replies, ledger, asyncio.Semaphore(2))
        return Office(desk, feedback, About(30, 365))

    return made


@pytest.fixture
def office(
    staff: Callable[[Ledger, Feedback], Office],
    slack: FakeSlack,
    ledger: Ledger,
    feedback: Feedback,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Office]:
    """The office of an app that is connected to the loopback Slack."""
    monkeypatch.setattr(posting, "patient", list)
    monkeypatch.setattr(posting, "_PAUSES", (0, 0))
    made = staff(ledger, feedback)

    def listen(app: AsyncApp) -> None:
        register(app, made)

    with Bolt(slack, listen):
        slack.connected()
        yield made


@pytest.fixture
def alice(slack: FakeSlack) -> Member:
    """A member of the workspace."""
    return slack.member("alice")


@pytest.fixture
def bob(slack: FakeSlack) -> Member:
    """Another."""
    return slack.member("bob")


@pytest.fixture
def answer(office: Office, alice: Member) -> Reading:
    """An answer in the general channel to a question of Alice's."""
    return alice.mention("general", PUBLIC_QUESTION).reply()


@pytest.fixture
def whispered(office: Office, alice: Member) -> Reading:
    """An answer that only Alice sees."""
    alice.slash("/ask", PUBLIC_QUESTION)
    (reading,) = alice.sees_privately("general")
    return reading


def told(member: Member, count: int = 1) -> str:
    """The last thing that a member was told privately in the general channel."""
    return member.sees_privately("general", count)[-1].text
