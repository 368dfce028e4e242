"""A loopback Slack, questions as they come from it, and a check of all that would go there."""

import asyncio
import datetime
import time
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot import statefile
from bot.audit import Audit
from bot.roles import RolesFile
from bot.slack import posting
from bot.slack.asked import Asked, Way, key_of
from bot.slack.given import GivenAnswers
from bot.slack.ledger import Ledger
from bot.slack.messages import Message
from bot.slack.papers import Papers
from bot.slack.replies import Replies
from bot.slack.workspaces import only
from corpus.documents import Page
from corpus.settings import Settings
from corpus.shelf import Shelf
from tests.bot.conftest import FEW, KESTERWOLD
from tests.bot.slack.stubs import Stub
from tests.conftest import ROOT
from tests.corpus.conftest import document, shelve, start  # noqa: F401 a fixture
from tests.fakeslack import blocks
from tests.fakeslack.server import FakeSlack

HOSTILE = "<!channel> <@U1> *bold* <https://evil.example|click> & @here :tada: \u202etxet"
MANIFEST = ROOT / "manifest.json"
MEMBERS = "members"
EXEMPT = document(
    "The average caseload of the exempt team was 31 children.",
    "exempt.txt",
    title="Exempt appendix",
    kind="minutes",
    council=KESTERWOLD,
    date=datetime.date(2024, 9, 2),
    access=MEMBERS,
)
"""A paper that not everybody may read."""
PAGED = replace(
    document(
        "A retention payment of £3,000 a year is offered to each experienced social worker.",
        "payments.pdf",
        title="Retention payments",
        kind="committee_report",
        council=KESTERWOLD,
        date=datetime.date(2024, 7, 2),
        url="https://papers.kesterwold.example/payments.pdf",
    ),
    pages=(Page(1, None, 0),),
)
"""A paper of which a page could be shown, were its file kept."""
PUBLIC_QUESTION = "What was the average caseload of social workers in December?"
EXEMPT_QUESTION = "What was the average caseload of the exempt team?"

Done = TypeVar("Done")


def asked(**known: Any) -> Asked:
    """A question that a member asks in a channel."""
    return replace(
        Asked("C1:1.0", Way.MENTION, "T1", "U1", "C1", "1.0", "caseloads?", 0.0), **known
    )


def asked_in(slack: FakeSlack, text: str = "What about caseloads?", **known: Any) -> Asked:
    """A question that stands in the loopback Slack's general channel."""
    alice = slack.member("alice")
    said = alice.mention("general", text)
    place = {"channel": said.channel, "thread": said.ts, "team": slack.workspace.team_id}
    key = key_of(said.channel, said.ts)
    return asked(**{"key": key, "user": alice.id, "text": text, **place, **known})


def said(slack: FakeSlack, question: Asked) -> list[str]:
    """The texts that stand in the question's thread."""
    with slack.journal.changed:
        thread = slack.workspace.channels[question.channel].thread(question.thread)
        return [one.payload["text"] for one in thread]


def taken(message: Message) -> Message:
    """A message that Slack takes: its text is there, and its blocks are not too many or long."""
    assert message["text"]
    assert blocks.complaints(message.get("blocks", [])) == []
    assert blocks.cost(message.get("blocks", [])) <= blocks.MOST_CHARACTERS
    return message


def texts(part: object) -> list[str]:
    """Every text in some blocks, in order."""
    if isinstance(part, list):
        return [text for one in part for text in texts(one)]
    if isinstance(part, dict):
        own = [part["text"]] if isinstance(part.get("text"), str) else []
        return own + [text for one in part.values() for text in texts(one)]
    return []


def run(work: Coroutine[Any, Any, Done]) -> Done:
    """Do something in an event loop of its own, within ten seconds."""
    return asyncio.run(asyncio.wait_for(work, 10))


@pytest.fixture(autouse=True)
def quick_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test waits for the disk; what a process that is killed has written stays anyway."""
    care = statefile._CARE.replace("synchronous = full", "synchronous = off")
    monkeypatch.setattr(statefile, "_CARE", care)


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    """A loopback Slack with the app of the manifest."""
    with FakeSlack.start(manifest=MANIFEST) as running:
        yield running


@pytest.fixture
def speaker(slack: FakeSlack) -> AsyncWebClient:
    """A client that makes each call once."""
    return AsyncWebClient(slack.bot_token, base_url=slack.api_url, retry_handlers=[])


@pytest.fixture
def asked_here(slack: FakeSlack) -> Asked:
    """A question in the general channel of the loopback Slack."""
    return asked_in(slack)


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing waits before it is tried again."""
    monkeypatch.setattr(posting, "_PAUSES", (0, 0))
    monkeypatch.setattr(posting, "patient", list)
    monkeypatch.setattr("random.random", lambda: 0.0)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A ledger."""
    opened = Ledger(tmp_path / "state" / "slack.sqlite")
    yield opened
    opened.close()


@pytest.fixture
def given_answers(tmp_path: Path) -> Iterator[GivenAnswers]:
    """A memory of answers."""
    opened = GivenAnswers(tmp_path / "state" / "slack.sqlite")
    yield opened
    opened.close()


@pytest.fixture
def audit(tmp_path: Path) -> Iterator[Audit]:
    """An audit."""
    opened = Audit(tmp_path / "state" / "audit.sqlite")
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def filed_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings whose index holds a few public papers and one that is not; nobody writes to it."""
    found = replace(Settings.from_environment({}), index=tmp_path_factory.mktemp("filed"))
    shelve(found, *FEW, PAGED, EXEMPT)
    return found


@pytest.fixture(scope="session")
def papers(filed_settings: Settings) -> Iterator[Papers]:
    """The papers of that index, without a reranker and a chat model."""
    shelf = Shelf(filed_settings)
    with ThreadPoolExecutor(1) as pool:
        yield Papers(shelf, None, lambda answer: answer, pool)
    shelf.close()


class Memory(NamedTuple):
    """What is kept beside the ledger."""

    given: GivenAnswers
    audit: Audit


@pytest.fixture
def memory(given_answers: GivenAnswers, audit: Audit) -> Memory:
    """What is kept beside the ledger."""
    return Memory(given_answers, audit)


@dataclass
class RoleBook:
    """A file of roles that a test can change."""

    file: Path

    def give(self, member: str, *channels: str) -> None:
        """Let a member read the exempt paper, by themselves and in some channels."""
        lines = ["[members]", f'{member} = ["{MEMBERS}"]', "[channels]"]
        lines += [f'{channel} = ["{MEMBERS}"]' for channel in channels]
        self.file.write_text("\n".join(lines), encoding="utf-8")


@pytest.fixture
def roles(tmp_path: Path) -> RoleBook:
    """A file of roles in which nobody has one."""
    book = RoleBook(tmp_path / "roles.toml")
    book.file.write_text("", encoding="utf-8")
    return book


MakeReplies = Callable[[], Coroutine[Any, Any, Replies]]


@pytest.fixture
def make_replies(
    papers: Papers, memory: Memory, roles: RoleBook, speaker: AsyncWebClient
) -> MakeReplies:
    """Make the bot's replies, on the loop that is to use them."""

    async def make() -> Replies:
        book = RolesFile(roles.file)
        return Replies(papers, memory.given, memory.audit, book, await only(speaker))

    return make


@pytest.fixture
def stub(speaker: AsyncWebClient) -> Stub:
    """Replies that are no trouble."""
    return Stub(speaker)


@pytest.fixture
def arrived(slack: FakeSlack) -> Asked:
    """A question that has just come."""
    return asked_in(slack, "caseloads", at=time.time())
