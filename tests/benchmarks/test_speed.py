"""How long a user waits; run by `make bench`, never as a test."""

from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from bot.answer import answer
from bot.question import understand
from corpus.settings import Settings
from corpus.shelf import Generation
from ingest.ingest import ingest, read
from ingest.papers import Paper
from tests.conftest import PAPERS, SHARED, command

QUESTION = "What did the inspection say about caseloads?"


def test_an_answer_when_warm(benchmark: BenchmarkFixture, generation: Generation) -> None:
    """One question to an index that is open; 60 ms is the aim."""
    question = understand(QUESTION)

    benchmark(answer, question, generation, frozenset({"public"}))


def test_an_answer_from_a_cold_start(benchmark: BenchmarkFixture, sample: Settings) -> None:
    """`councilbot ask` as a process; 2.5 s is the aim."""
    ask = command(sample)

    benchmark.pedantic(ask, ("ask", QUESTION), rounds=5, warmup_rounds=1)


def test_reading_the_sample_papers(benchmark: BenchmarkFixture, settings: Settings) -> None:
    """All of them into an empty index."""
    benchmark.pedantic(ingest, ([PAPERS], settings), rounds=1)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the real reports are not part of the project")
def test_reading_the_real_reports(benchmark: BenchmarkFixture) -> None:
    """1,364 pages, read in child processes and cut; 14 s of the processor is the aim."""
    files = sorted((SHARED / "papers" / "ofsted").glob("*.pdf"))

    def reading() -> int:
        return sum(len(read(Paper(file, {}), file.read_bytes()).passages) for file in files)

    benchmark.pedantic(reading, rounds=1)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the real reports are not part of the project")
def test_an_ingest_that_changes_nothing(
    benchmark: BenchmarkFixture, settings: Settings, tmp_path: Path
) -> None:
    """Eighty real reports, read before; 3 s for a hundred is the aim."""
    ingest([SHARED / "papers" / "ofsted"], settings)

    benchmark.pedantic(command(settings), ("ingest", SHARED / "papers" / "ofsted"), rounds=5)
