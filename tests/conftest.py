"""What tests share: settings of their own, the sample papers as an index, a ranker, the CLI."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from filelock import FileLock

os.environ["HF_HUB_OFFLINE"] = "1"

from corpus import ranker
from corpus.settings import Settings
from corpus.shelf import Generation, Shelf
from evals.ranker.shipping import ship
from evals.ranker.training import TOKENS
from ingest.ingest import ingest
from tests.tinybert import tiny_bert

ROOT = Path(__file__).parents[1]
PAPERS = ROOT / "corpus" / "papers"
SHARED = ROOT.parent / "shared"
"""Real input that is not part of the project; tests that need it are skipped without it."""

WEIGHT = 0.25
"""What a point of the tests' ranker's score adds to a sentence's."""

Cli = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings with an index and a state of the test's own, and the machine's exported model."""
    default = Settings.from_environment({})
    return replace(default, index=tmp_path / "index", state=tmp_path / "state")


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Settings:
    """Settings whose index holds the sample papers, one for all workers; nobody may write to it."""
    own = tmp_path_factory.getbasetemp()
    index = (own if worker_id == "master" else own.parent) / "sample"
    found = replace(Settings.from_environment({}), index=index)
    with FileLock(index.with_suffix(".lock")):
        if not (index / "CURRENT").exists():
            ingest([PAPERS], found)
    return found


@pytest.fixture(scope="session")
def shelf(sample: Settings) -> Iterator[Shelf]:
    """The sample papers' index, open for reading."""
    opened = Shelf(sample)
    yield opened
    opened.close()


@pytest.fixture
def generation(shelf: Shelf) -> Iterator[Generation]:
    """The sample papers' generation."""
    with shelf.reading() as found:
        yield found


@pytest.fixture(scope="session")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a cross-encoder of which a ranker can be made; it has learnt nothing."""
    return tiny_bert(tmp_path_factory.mktemp("trained"), longest=TOKENS)


@pytest.fixture(scope="session")
def ranker_folder(trained: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a ranker, as ours is shipped; nobody may write to it."""
    folder = tmp_path_factory.mktemp("shipped") / "ranker"
    ship(trained, WEIGHT, folder)
    return folder


@pytest.fixture
def unloaded() -> Iterator[None]:
    """A process that has loaded no ranker, before the test and after it."""
    _forget_rankers()
    yield
    _forget_rankers()


def _forget_rankers() -> None:
    for known in vars(ranker).values():
        if hasattr(known, "cache_clear"):
            known.cache_clear()


@pytest.fixture
def cli(settings: Settings) -> Cli:
    """Run `councilbot` in a process of its own, as a user would."""
    return command(settings)


def command(settings: Settings, seconds: float = 120) -> Cli:
    """The `councilbot` command with these settings, which may take so long."""

    def run(
        *arguments: object, stdin: str = "", **extra: str
    ) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [Path(sys.executable).with_name("councilbot"), *map(str, arguments)],
            input=stdin,
            capture_output=True,
            text=True,
            check=False,
            timeout=seconds,
            env=environment(settings, **extra),
        )

    return run


def environment(settings: Settings, **extra: str) -> dict[str, str]:
    """The environment in which a process has these settings."""
    return {
        **os.environ,
        "COUNCILBOT_INDEX": str(settings.index),
        "COUNCILBOT_CACHE": str(settings.cache),
        "COUNCILBOT_STATE": str(settings.state),
        "COLUMNS": "100",
        **extra,
    }
