"""
The process in which papers are read: it has the readers loaded, and forks a child for each paper.

`isolation` starts it, with nothing in its environment and no file open but the two pipes. It reads
no paper itself, and has no threads, so that forking it is safe. A paper comes as a line of JSON and
its bytes; what became of it goes back in the same way.
"""

import gc
import json
import os
import signal
import sys
from collections.abc import Iterator
from typing import IO

from corpus.errors import UnreadablePaper
from ingest.reading import formats, limits, plain
from ingest.reading.blocks import Reading


def main() -> None:
    """Serve papers until there are no more."""
    gc.freeze()  # so that a child does not copy the pages of every object that it never touches
    for name, content in _papers(sys.stdin.buffer):
        about, found = _read(content, name)
        sys.stdout.buffer.write(json.dumps(about | {"length": len(found)}).encode() + b"\n")
        sys.stdout.buffer.write(found)
        sys.stdout.buffer.flush()


def outcome(content: bytes, name: str) -> bytes:
    """
    What became of a paper: a letter, and after it what there is to say.

    `R` a reading, `U` why it cannot be read, `M` out of memory, `D` what went wrong in the reader.
    """
    try:
        reading = formats.read(content, name)
        if _characters(reading) > limits.MOST_CHARACTERS:
            return f"U{name} holds more text than any paper: split it.".encode(errors="replace")
        return b"R" + plain.packed(reading)
    except UnreadablePaper as refusal:
        return b"U" + str(refusal).encode(errors="replace")
    except MemoryError:
        return b"M"
    except Exception as error:  # noqa: BLE001 - a damaged file makes libraries raise almost anything
        return f"D{type(error).__name__}: {error}"[:1000].encode(errors="replace")


def _characters(reading: Reading) -> int:
    return sum(len(block.text) for page in reading.pages for block in page.blocks)


def _papers(source: IO[bytes]) -> Iterator[tuple[str, bytes]]:
    while line := source.readline():
        asked = json.loads(line)
        yield asked["name"], source.read(asked["length"])


def _read(content: bytes, name: str) -> tuple[dict[str, float], bytes]:
    """What reading the paper in a child cost, how that ended, and what it handed back."""
    source, sink = os.pipe()
    child = os.fork()
    if child == 0:
        _be_read(content, name, sink)
    os.close(sink)
    with open(source, "rb") as pipe:  # noqa: PTH123 - a descriptor has no path
        found = pipe.read(limits.MOST_OUTPUT + 1)
    if len(found) > limits.MOST_OUTPUT:
        os.kill(child, signal.SIGKILL)
        found = b""
    _, status, used = os.wait4(child, 0)
    about = {
        "code": os.waitstatus_to_exitcode(status),
        "seconds": used.ru_utime + used.ru_stime,
        "memory": used.ru_maxrss * (1 if sys.platform == "darwin" else 1024),
    }
    return about, found


def _be_read(content: bytes, name: str, sink: int) -> None:
    """Read the paper in this process, which ends with it."""
    try:
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nowhere, stream)
        limits.impose()
        with open(sink, "wb") as pipe:
            pipe.write(outcome(content, name))
    finally:
        os._exit(0)


if __name__ == "__main__":
    main()
