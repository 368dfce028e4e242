"""What the shelf's tests share: small documents, cut a passage a line, and processes to kill."""

import datetime
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import hypothesis
import numpy as np
import pytest

from corpus.documents import Details, Document, Passage, Span
from corpus.embedding import Vector
from corpus.filters import EVERYTHING, Filters
from corpus.settings import Settings
from corpus.shelf import Generation, Shelf
from corpus.writer import writing

ROOT = Path(__file__).parents[2]
PUBLIC = frozenset({"public"})
UNTIMED = hypothesis.settings(deadline=None)
"""A slow machine is not a wrong answer."""

Start = Callable[..., "Started"]

_LINE = re.compile(r"[^\n]+")
_SENTENCE = re.compile(r"[^.\s][^.\n]*\.?")


class Started(NamedTuple):
    """A process that runs, and the first line that it printed."""

    process: "subprocess.Popen[str]"
    said: str

    def kill(self) -> None:
        """End the process as a power cut would."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


def document(text: str, name: str = "minutes.txt", **details: object) -> Document:
    """A document of these words; its id comes from its name and its words."""
    digest = sha256(f"{name}\n{text}".encode()).hexdigest()[:16]
    return Document(digest, name, Details(**details), text)  # type: ignore[arg-type]


def passages(whole: Document) -> list[Passage]:
    """A passage for each line of a document, with its sentences."""
    return [
        Passage(
            document=whole,
            start=line.start(),
            end=line.end(),
            sentences=tuple(
                Span(*sentence.span())
                for sentence in _SENTENCE.finditer(whole.text, line.start(), line.end())
            ),
        )
        for line in _LINE.finditer(whole.text)
    ]


def unit(direction: int, dimension: int = 8) -> Vector:
    """The vector of length one in a direction."""
    return np.eye(dimension, dtype=np.float32)[direction]


def shelve(settings: Settings, *documents: Document) -> None:
    """Publish a generation that holds these documents too."""
    with writing(settings) as shelf:
        for one in documents:
            shelf.add(one, passages(one))


def held(settings: Settings) -> set[Document]:
    """The public documents that a fresh reader finds."""
    shelf = Shelf(settings)
    try:
        with shelf.reading() as generation:
            return quotable(generation)
    finally:
        shelf.close()


def quotable(generation: Generation) -> set[Document]:
    """The public documents that speak of caseloads, found in both indexes and read again."""
    vector = generation.question("caseloads")
    near = generation.nearest(vector, PUBLIC, 1000)
    matching = generation.matching({"caseload": 1.0}, PUBLIC, 1000)
    found = generation.passages(one.passage for one in near)
    assert set(found) == {one.passage for one in near} == {one.passage for one in matching}
    read = {generation.read(one.passage.document.id) for one in found.values()}
    return {whole for whole in read if whole}


def files_of(folder: Path) -> dict[str, bytes]:
    """The content of every file below a folder, by its place in it."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


FILED = (
    document(
        "Caseloads rose.",
        "minutes.txt",
        council="Kesterwold Council",
        kind="minutes",
        date=datetime.date(2023, 7, 11),
    ),
    document(
        "Caseloads fell.",
        "report.txt",
        council="County of Aldermere",
        kind="ofsted_ilacs",
        date=datetime.date(2024, 2, 9),
    ),
    document("Caseloads vary.", "undated.txt", council="Borough of Kesterwold", kind="minutes"),
    document(
        "Caseloads are secret.",
        "exempt.txt",
        council="Kesterwold Council",
        kind="minutes",
        date=datetime.date(2023, 7, 11),
        access="members",
    ),
)
"""Documents that differ in every fact by which a search may be narrowed."""

NARROWED = [
    pytest.param(EVERYTHING, {"minutes.txt", "report.txt", "undated.txt"}, id="everything"),
    pytest.param(Filters(council="kesterwold"), {"minutes.txt", "undated.txt"}, id="council"),
    pytest.param(Filters(council="nowhere"), set(), id="unknown-council"),
    pytest.param(Filters(kind="ofsted_ilacs"), {"report.txt"}, id="kind"),
    pytest.param(
        Filters(since=datetime.date(2023, 7, 11)), {"minutes.txt", "report.txt"}, id="since-its-day"
    ),
    pytest.param(Filters(since=datetime.date(2023, 7, 12)), {"report.txt"}, id="since-the-next"),
    pytest.param(
        Filters(until=datetime.date(2024, 2, 9)), {"minutes.txt", "report.txt"}, id="until-its-day"
    ),
    pytest.param(
        Filters(until=datetime.date(2024, 2, 8)), {"minutes.txt"}, id="until-the-one-before"
    ),
    pytest.param(
        Filters(since=datetime.date(2023, 7, 12), until=datetime.date(2024, 2, 8)),
        set(),
        id="between",
    ),
    pytest.param(
        Filters(
            council="kesterwold",
            kind="minutes",
            since=datetime.date(2023, 1, 1),
            until=datetime.date(2023, 12, 31),
        ),
        {"minutes.txt"},
        id="all-at-once",
    ),
]
"""Filters, and the public documents of `FILED` that pass them."""

LABELLED = [
    pytest.param(set(), set(), id="no-label"),
    pytest.param({"public"}, {"minutes.txt", "report.txt", "undated.txt"}, id="public"),
    pytest.param({"members"}, {"exempt.txt"}, id="members"),
    pytest.param(
        {"public", "members"},
        {"minutes.txt", "report.txt", "undated.txt", "exempt.txt"},
        id="both",
    ),
    pytest.param({"cabinet"}, set(), id="a-label-that-nothing-has"),
]
"""Access labels, and the documents of `FILED` that they open."""


@pytest.fixture
def temporary(tmp_path: Path) -> Iterator[Path]:
    """A folder for temporary files that is the test's own."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    before, tempfile.tempdir = tempfile.tempdir, str(folder)
    yield folder
    tempfile.tempdir = before


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Callable[[int], Path]]:
    """A disk of so many bytes, where this test may mount one."""
    mounted = tmp_path / "disk"
    mounted.mkdir()

    def mount(size: int) -> Path:
        made = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", mounted],
            capture_output=True,
            text=True,
            check=False,
        )
        if made.returncode:
            pytest.skip(f"a disk cannot be mounted here: {made.stderr.strip()}")
        return mounted

    yield mount
    if mounted.is_mount():
        subprocess.run(["umount", "--lazy", mounted], check=True)


@pytest.fixture
def start() -> Iterator[Start]:
    """Start a script in a process of its own, and go on when it has printed its first line."""
    with ExitStack() as running:

        def starting(script: str, *arguments: object) -> Started:
            process = running.enter_context(
                subprocess.Popen(
                    [sys.executable, "-c", script, *map(str, arguments)],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    text=True,
                    cwd=ROOT,
                )
            )
            running.callback(process.kill)
            assert process.stdout
            return Started(process, process.stdout.readline().strip())

        yield starting
