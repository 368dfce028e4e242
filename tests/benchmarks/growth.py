"""
How long an answer takes, beside the tutorial's pipeline and as the index grows; run by `make bench`.

Nothing is asserted: machines differ, and so does what else they do. The targets are printed beside
what was measured.
"""

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, replace

from rich.console import Console

from bot.answer import answer
from bot.question import understand
from corpus.settings import Settings
from corpus.shelf import Generation, Shelf
from evals.cases import cases
from tests.benchmarks.indexes import Kept, about, narrowings, size
from tests.benchmarks.tables import show
from tests.benchmarks.timing import LABELS, Measured, Times, beside, times
from tests.conftest import ROOT, SHARED, environment

SIZES = (1_000, 10_000, 100_000)
_SAMPLE_QUESTIONS = ROOT / "evals" / "questions"
_OFSTED_QUESTIONS = SHARED / "bench" / "ofsted" / "questions.jsonl"
_MOST = 100
"""Questions a measurement."""
_RESIDENT = 50
"""Questions that a process answers before its memory is read."""
_COLD = 5
"""Processes that are started for one question."""
_ASK = "from corpus.commands import main; main()"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").strip().splitlines()[0])
    parser.add_argument(
        "--sizes", type=int, nargs="*", default=SIZES, help="passages of the invented indexes"
    )
    parser.add_argument("--json", action="store_true", help="print every time that was taken")
    wanted = parser.parse_args()
    found = measured(wanted.sizes, Console(stderr=True))
    if wanted.json:
        sys.stdout.write(json.dumps(found, default=_plain))
    else:
        show(found, Console())


def measured(sizes: Sequence[int], progress: Console) -> list[Measured]:
    """The sample papers, the real reports where they are, and invented papers of these sizes."""
    kept = Kept(progress)
    asked = [case.question for case in cases([_SAMPLE_QUESTIONS])][:_MOST]
    found = [_papers("sample papers", kept.sample(), asked, kept)]
    if SHARED.is_dir():
        lines = _OFSTED_QUESTIONS.read_text(encoding="utf-8").splitlines()
        real = [json.loads(line)["question"] for line in lines][:_MOST]
        found.append(_papers("80 real reports", kept.ofsted(), real, kept))
    for passages in sizes:
        settings = kept.invented(passages)
        progress.print(f"Asking {passages:,} invented passages.")
        found.append(_measure(f"{passages:,} invented", settings, asked))
    return found


def _papers(name: str, settings: Settings, asked: Sequence[str], kept: Kept) -> Measured:
    """An index of papers, with the tutorial's pipeline beside it."""
    kept_tutorial = kept.tutorial(settings)
    questions = [understand(text) for text in asked]
    shelf = Shelf(settings)
    try:
        with shelf.reading() as generation:
            ours, theirs = beside(
                questions,
                lambda question: answer(question, generation, LABELS),
                kept_tutorial.answer,
            )
    finally:
        shelf.close()
        kept_tutorial.close()
    return replace(
        _measure(name, settings, asked), side_by_side={"councilbot": ours, "tutorial": theirs}
    )


def _measure(name: str, settings: Settings, asked: Sequence[str]) -> Measured:
    shelf = Shelf(settings)
    try:
        with shelf.reading() as generation:
            answers = _answers(settings, generation, asked)
    finally:
        shelf.close()
    opened, first, resident = _resident(settings, asked)
    cold = _cold(settings, asked)
    return Measured(name, size(settings), answers, cold, opened, first, resident)


def _answers(settings: Settings, generation: Generation, asked: Sequence[str]) -> dict[str, Times]:
    filed = narrowings(settings)
    papers = [filed[number * len(filed) // len(asked)] for number in range(len(asked))]
    wording: dict[str, list[str]] = {
        "": list(asked),
        "council": [about(*one) for one in zip(asked, papers, strict=True)],
        "council and year": [
            about(*one, of_its_year=True) for one in zip(asked, papers, strict=True)
        ],
    }
    return {
        named: times([understand(text) for text in texts], generation)
        for named, texts in wording.items()
    }


def _cold(settings: Settings, asked: Sequence[str]) -> list[float]:
    """The seconds that `councilbot ask` takes as a process, after one that does not count."""
    seconds = []
    for question in asked[: _COLD + 1]:
        started = time.perf_counter()
        _run(settings, "-c", _ASK, "ask", question)
        seconds.append(time.perf_counter() - started)
    return seconds[1:]


def _resident(settings: Settings, asked: Sequence[str]) -> tuple[float, float, float | None]:
    said = json.loads(
        _run(settings, "-m", "tests.benchmarks.resident", stdin="\n".join(asked[:_RESIDENT]))
    )
    return said["seconds to open"], said["first answer"], said["resident MB"]


def _run(settings: Settings, *arguments: str, stdin: str = "") -> str:
    """What a Python process with these settings and of this checkout prints."""
    return subprocess.run(
        [sys.executable, *arguments],
        input=stdin,
        cwd=ROOT,
        env=environment(settings, PYTHONPATH=str(ROOT)),
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    ).stdout


def _plain(value: object) -> object:
    return asdict(value)  # type: ignore[call-overload]


if __name__ == "__main__":
    main()
