"""No paper can hurt the process that has it read."""

import os
import signal
import sys
import time
import zlib
from collections.abc import Iterator
from pathlib import Path
from threading import Timer

import pytest

from corpus.errors import UnreadablePaper
from ingest.reading import formats, isolation, limits, plain
from ingest.reading.isolation import Ending, Readers
from tests.ingest.conftest import OFSTED, bare_pdf, drawn_pdf, needs, word_file

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has /proc")
NESTED = word_file("<w:p>" * 5000 + "</w:p>" * 5000)
"""So deep that its reader, which calls itself, runs out of stack."""


@pytest.fixture
def readers() -> Iterator[Readers]:
    """A process of the test's own that has papers read."""
    started = Readers()
    yield started
    started.stop()


def test_a_paper_is_read_as_it_is_in_this_process() -> None:
    """Nothing of it is lost on the way."""
    content = bare_pdf("Caseloads rose.", "They fell.")

    assert isolation.read(content, "a.pdf") == formats.read(content, "a.pdf")


def test_a_refusal_says_what_it_says_in_this_process() -> None:
    """It is written for people."""
    with pytest.raises(UnreadablePaper, match=r"^a\.pdf is empty: get the paper again\.$"):
        isolation.read(b"", "a.pdf")


def test_whatever_else_a_reader_raises_is_damage() -> None:
    """The paper is named, and what to do is said."""
    with pytest.raises(UnreadablePaper, match=r"^a\.docx is damaged: get the paper again\.$"):
        isolation.read(NESTED, "a.docx")


def test_the_next_paper_is_read_by_the_same_process(readers: Readers) -> None:
    """Readers are loaded once."""
    readers.ask(b"", "a.txt")
    before = readers.pid

    readers.ask(NESTED, "a.docx")

    assert readers.pid == before


def test_a_process_that_has_ended_is_started_again(readers: Readers) -> None:
    """Whatever ended it."""
    readers.ask(b"", "a.txt")
    os.kill(readers.pid or 0, signal.SIGKILL)
    while readers.pid is not None:
        pass

    assert readers.ask(b"Caseloads rose.", "a.txt").found[:1] == b"R"


def test_a_process_that_ends_under_a_paper_costs_that_paper(readers: Readers) -> None:
    """The next one is read."""
    readers.ask(b"", "a.txt")
    slow = word_file("<w:p/>" * 200_000)
    Timer(0.3, os.kill, (readers.pid, signal.SIGKILL)).start()

    with pytest.raises((OSError, ValueError)):
        readers.ask(slow, "a.docx")

    assert readers.ask(b"Caseloads rose.", "a.txt").found[:1] == b"R"


@LINUX
def test_a_paper_that_takes_too_much_memory_is_refused() -> None:
    """A file of a few kilobytes may ask for gigabytes."""
    drawn = zlib.compress(b"BT /F1 1 Tf 1 0 0 1 9 9 Tm " + b"(x) Tj " * 3_000_000 + b"ET", 9)
    plain_pdf = drawn_pdf("@", size="0 0 9 9").decode()
    packed = plain_pdf.replace(
        "<< /Length 1 >>\nstream\n@", f"<< /Length {len(drawn)} /Filter /FlateDecode >>\nstream\n@"
    )
    content = packed.encode().replace(b"@", drawn)

    ending = isolation.ended(content, "a.pdf")

    assert isolation.reason(ending, "a.pdf").startswith("a.pdf takes too much memory to read:")
    assert ending.memory < 1 << 30


@LINUX
def test_the_process_knows_nothing(readers: Readers, monkeypatch: pytest.MonkeyPatch) -> None:
    """No secret of the environment, and no file of the index, can be had from it."""
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-secret")
    with Path(__file__).open() as held:
        os.set_inheritable(held.fileno(), True)
        readers.ask(b"", "a.txt")

    process = Path("/proc", str(readers.pid))
    known = {line.split("=")[0] for line in (process / "environ").read_text().split("\0") if line}
    assert known <= {"PYTHONPATH", "OPENBLAS_NUM_THREADS", "LC_CTYPE"}
    assert {int(file.name) for file in (process / "fd").iterdir()} == {0, 1, 2}


@LINUX
def test_the_process_that_forks_has_no_threads(readers: Readers) -> None:
    """A fork beside a thread may stand still for ever."""
    readers.ask(bare_pdf("Caseloads rose."), "a.pdf")

    assert len(list(Path("/proc", str(readers.pid), "task").iterdir())) == 1


def test_stopping_twice_is_stopping_once(readers: Readers) -> None:
    """And before anything was read."""
    readers.stop()
    readers.ask(b"", "a.txt")

    readers.stop()
    readers.stop()

    assert readers.pid is None


@pytest.mark.parametrize(
    ("ending", "says"),
    [
        (Ending(-signal.SIGXCPU, 20, 0, b""), "takes too much time"),
        (Ending(-signal.SIGALRM, 1, 0, b""), "takes too much time"),
        (Ending(-signal.SIGKILL, 1, 0, b""), "takes too much memory"),
        (Ending(-signal.SIGABRT, 1, limits.MEMORY - 1, b""), "takes too much memory"),
        (Ending(0, 1, 0, b"M"), "takes too much memory"),
        (Ending(-signal.SIGSEGV, 1, 0, b""), "is damaged"),
        (Ending(0, 1, 0, b""), "is damaged"),
        (Ending(0, 1, 0, b"DKeyError: 'word'"), "is damaged"),
        (Ending(0, 1, 0, b"Rrubbish"), "is damaged"),
        (Ending(1, 1, 0, b"Ua.pdf is odd."), "is damaged"),
    ],
)
def test_every_ending_is_one_line_that_names_the_paper(ending: Ending, says: str) -> None:
    """And says what to do, but not what went on inside."""
    reason = isolation.reason(ending, "a.pdf")

    assert reason.startswith(f"a.pdf {says}")
    assert "\n" not in reason
    assert "KeyError" not in reason


def test_what_a_child_says_is_one_short_line() -> None:
    """It may have been taken over."""
    reason = isolation.reason(Ending(0, 1, 0, b"Ua\x1b[31m\nb " * 9999), "a.pdf")

    assert "\n" not in reason
    assert "\x1b" not in reason
    assert len(reason) <= 1000


def test_real_reports_are_read_fast() -> None:
    """At least 100 pages a second of CPU time, all processes together."""
    files = [file.read_bytes() for file in sorted(needs(OFSTED).glob("*.pdf"))[:20]]
    isolation.ended(b"", "a.txt")
    before = time.process_time()

    endings = [isolation.ended(content, "a.pdf") for content in files]
    pages = sum(len(plain.unpacked(ending.found[1:]).pages) for ending in endings)

    spent = time.process_time() - before + sum(ending.seconds for ending in endings)
    assert pages / spent > 100
