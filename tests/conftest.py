"""What tests share: settings that touch nobody's files, the sample papers as an index, the CLI."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

os.environ["HF_HUB_OFFLINE"] = "1"

from corpus.settings import Settings
from corpus.shelf import Generation, Shelf
from ingest.ingest import ingest

ROOT = Path(__file__).parents[1]
PAPERS = ROOT / "corpus" / "papers"
SHARED = ROOT.parent / "shared"
"""Real input that is not part of the project; tests that need it are skipped without it."""

Cli = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings with an index and a state of the test's own, and the machine's exported model."""
    default = Settings.from_environment({})
    return replace(default, index=tmp_path / "index", state=tmp_path / "state")


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings whose index holds the sample papers; nobody may write to it."""
    found = replace(Settings.from_environment({}), index=tmp_path_factory.mktemp("sample"))
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


@pytest.fixture
def cli(settings: Settings) -> Cli:
    """Run `councilbot` in a process of its own, as a user would."""
    return command(settings)


def command(settings: Settings) -> Cli:
    """The `councilbot` command with these settings."""

    def run(
        *arguments: object, stdin: str = "", **extra: str
    ) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [Path(sys.executable).with_name("councilbot"), *map(str, arguments)],
            input=stdin,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
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
