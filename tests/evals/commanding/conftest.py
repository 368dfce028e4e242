"""A run of our own cases, made once as an evaluator makes it."""

import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest

from corpus.settings import Settings
from tests.conftest import command


class Made(NamedTuple):
    """A run, and what its command printed."""

    folder: Path
    printed: "subprocess.CompletedProcess[str]"


@pytest.fixture(scope="session")
def made_run(sample: Settings, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A run of every case; nobody may write to it."""
    out = tmp_path_factory.mktemp("runs")
    printed = command(sample)("eval", "run", "--out", out)
    (folder,) = out.iterdir()
    return Made(folder, printed)
