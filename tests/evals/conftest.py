"""What the evals' tests share: a run of our own cases, small papers, and a foreseeable reranker."""

import importlib.util
import json
import os
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import pytest
from filelock import FileLock

from corpus.settings import Settings
from corpus.shelf import Generation, Shelf
from tests.conftest import SHARED, command
from tests.corpus.conftest import document, shelve

BENCH = SHARED / "bench" / "bench.py"
COUNCIL = "Kesterwold Council"
PAPERS = (
    document(
        "The average caseload of social workers was 19 children in December.\n"
        "Members asked when the hub in Haxelby would open.",
        "minutes.txt",
        council=COUNCIL,
    ),
    document(
        "The average caseload of social workers has come down to 17 children.\n"
        "A child was seen alone in each of the cases that inspectors read.",
        "letter.txt",
        council=COUNCIL,
    ),
    document(
        "The average caseload of social workers at the secret hub was 31 children.",
        "exempt.txt",
        council=COUNCIL,
        access="members",
    ),
)
"""Three papers that answer the same question; the last is not public."""


class Fond:
    """A reranker to which a sentence with certain words is worth more than all else."""

    weight = 10.0

    def __init__(self, words: str) -> None:
        self._words = words

    def scores(self, question: str, sentences: Sequence[str]) -> list[float]:
        return [float(self._words in sentence) for sentence in sentences]


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Generation]:
    """An index of the small papers."""
    settings = Settings.from_environment({})
    settings = replace(settings, index=tmp_path_factory.mktemp("small"))
    shelve(settings, *PAPERS)
    shelf = Shelf(settings)
    with shelf.reading() as generation:
        yield generation
    shelf.close()


class Made(NamedTuple):
    """A run, and what its command printed."""

    folder: Path
    printed: "subprocess.CompletedProcess[str]"


@pytest.fixture(scope="session")
def made_run(sample: Settings, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A run of every case, made once for all processes of the tests; nobody may write to it."""
    own = tmp_path_factory.getbasetemp()
    out = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "made-run"
    printed = out / "printed.json"
    with FileLock(f"{out}.lock"):
        if not printed.exists():
            done = command(sample, seconds=400)("eval", "run", "--out", out)
            done.args = list(map(str, done.args))
            printed.write_text(json.dumps(vars(done)), "utf-8")
    (setting,) = out.glob("*/setting.json")
    return Made(
        setting.parent, subprocess.CompletedProcess(**json.loads(printed.read_text("utf-8")))
    )


@pytest.fixture(scope="session")
def bench() -> ModuleType:
    """Independent measurements, by `bench.py`."""
    if not BENCH.is_file():
        pytest.skip("bench.py is not in the project")
    spec = importlib.util.spec_from_file_location("bench", BENCH)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
