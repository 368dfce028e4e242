"""The real bot, in a process of its own, against the loopback Slack."""

import itertools
import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.settings import Settings
from ingest.ingest import ingest
from tests.conftest import PAPERS, ROOT
from tests.e2e.botprocess import BotProcess
from tests.fakeslack.people import Member
from tests.fakeslack.server import FakeSlack
from tests.fakeslack.shapes import Payload

LODESTAR = "What did the inspection say about the Lodestar team?"
CASELOADS = "What did the inspection say about caseloads?"
FOOTBALL = "Who won the football?"
ZEPHYR = "The Zephyr review will close the Lodestar team’s office in Wexcombe next April."
"""What only the paper for members says."""
CLOSING = "Which office will the Zephyr review close?"

PUBLIC_PAPERS = (
    "2023-03-inspection-report.pdf",
    "2024-06-scrutiny-minutes.html",
    "2025-03-blog-eighteen.html",
)
BOTH = pytest.mark.parametrize("mode", ["socket", "http"], indirect=True)
"""For tests of what may differ between the two ways in which Slack reaches the bot."""

Trust = Callable[..., None]
NewBot = Callable[..., BotProcess]

_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def open_papers(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """An index of three public papers; nobody may write to it."""
    folder = tmp_path_factory.mktemp("papers")
    for name in (*PUBLIC_PAPERS, "papers.toml"):
        shutil.copy(PAPERS / name, folder / name)
    found = replace(Settings.from_environment({}), index=tmp_path_factory.mktemp("open"))
    ingest([folder / name for name in PUBLIC_PAPERS], found)
    return found


@pytest.fixture(scope="session")
def papers(open_papers: Settings, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The same with one paper more, which is for members; nobody may write to it."""
    folder = tmp_path_factory.mktemp("closed")
    (folder / "note.txt").write_text(f"Note for members\n\n{ZEPHYR}\n", "utf-8")
    about = ['file = "note.txt"', 'access = "members"', 'title = "Note for members"']
    about += ['council = "Kesterwold Council"', "date = 2025-04-02", 'kind = "committee_report"']
    (folder / "papers.toml").write_text("\n".join(["[[paper]]", *about, ""]), "utf-8")
    found = replace(open_papers, index=tmp_path_factory.mktemp("all") / "index")
    shutil.copytree(open_papers.index, found.index)
    ingest([folder / "note.txt"], found)
    return found


@pytest.fixture(scope="session")
def manifest() -> Payload:
    """The app's manifest, with one command that the bot does not know any more."""
    known: Payload = json.loads((ROOT / "manifest.json").read_text("utf-8"))
    known["features"]["slash_commands"].append({"command": "/minutes", "description": "Gone"})
    return known


@pytest.fixture(scope="session")
def roles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the roles that the bots of all tests read; a test may fill it by `trust`."""
    file = tmp_path_factory.mktemp("roles") / "roles.toml"
    file.touch()
    return file


def _running(
    request: pytest.FixtureRequest, factory: pytest.TempPathFactory, *, http: bool
) -> Iterator[BotProcess]:
    papers, roles = request.getfixturevalue("papers"), request.getfixturevalue("roles")
    with ExitStack() as stack:
        slack = stack.enter_context(FakeSlack.start(manifest=request.getfixturevalue("manifest")))
        bot = BotProcess(
            slack, papers, factory.mktemp("state"), http=http, COUNCILBOT_ROLES=str(roles)
        )
        yield stack.enter_context(bot).start()


@pytest.fixture(scope="session")
def socket_bot(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[BotProcess]:
    """One bot for many tests, over Socket Mode."""
    yield from _running(request, tmp_path_factory, http=False)


@pytest.fixture(scope="session")
def http_bot(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[BotProcess]:
    """One bot for many tests, over HTTP."""
    yield from _running(request, tmp_path_factory, http=True)


@pytest.fixture
def mode(request: pytest.FixtureRequest) -> str:
    """Which of the two bots a test has."""
    return str(getattr(request, "param", "socket"))


@pytest.fixture
def bot(mode: str, request: pytest.FixtureRequest, roles: Path) -> Iterator[BotProcess]:
    """A bot that is running, in a Slack in which nothing has been said; nobody is trusted."""
    running: BotProcess = request.getfixturevalue(f"{mode}_bot")
    running.slack.reset()
    yield running
    roles.write_text("", "utf-8")


@pytest.fixture
def slack(bot: BotProcess) -> FakeSlack:
    """The Slack of the bot that is running."""
    return bot.slack


@pytest.fixture
def alice(slack: FakeSlack) -> Member:
    """Somebody of whom the bot has never heard."""
    return slack.member(f"alice{next(_numbers)}")


@pytest.fixture
def bob(slack: FakeSlack) -> Member:
    """Somebody else."""
    return slack.member(f"bob{next(_numbers)}")


@pytest.fixture
def channel(slack: FakeSlack) -> str:
    """The id of a channel that is new, and in which the bot is."""
    return slack.channel(f"room{next(_numbers)}").id


@pytest.fixture
def trust(roles: Path, bot: BotProcess) -> Trust:
    """Let members, and the channels that are named, read the papers for members."""

    def write(*members: Member, channels: tuple[str, ...] = (), direct_only: bool = False) -> None:
        lines = ['direct_only = ["members"]'] if direct_only else []
        lines += ["[members]", *(f'{one.id} = ["members"]' for one in members)]
        lines += ["[channels]", *(f'{one} = ["members"]' for one in channels)]
        roles.write_text("\n".join(lines), "utf-8")

    return write


@pytest.fixture
def new_bot(papers: Settings, manifest: Payload, tmp_path: Path) -> Iterator[NewBot]:
    """Make bots of the test's own, each with a Slack unless it is given one; none is started."""
    with ExitStack() as stack:

        def make(
            given: FakeSlack | None = None,
            *,
            state: Path = tmp_path,
            http: bool = False,
            installed: bool = False,
            **extra: str,
        ) -> BotProcess:
            own = given or stack.enter_context(FakeSlack.start(manifest=manifest))
            made = BotProcess(own, papers, state, http=http, installed=installed, **extra)
            return stack.enter_context(made)

        yield make
