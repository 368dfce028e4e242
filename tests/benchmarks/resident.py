"""
A process of its own that opens an index and answers the questions on its standard input.

Prints as JSON the seconds until the index was open, those of the first answer, for which the words
of the index are read once, and the megabytes held in the end. The settings are those of the
environment.
"""

import json
import re
import sys
import time
from pathlib import Path

from bot.answer import answer
from bot.question import understand
from corpus.settings import Settings
from corpus.shelf import Generation, Shelf

_STATUS = Path("/proc/self/status")


def main() -> None:
    """Open, answer and tell."""
    started = time.perf_counter()
    shelf = Shelf(Settings.from_environment())
    opened = time.perf_counter() - started
    with shelf.reading() as generation:
        seconds = [_asked(line, generation) for line in filter(str.strip, sys.stdin)]
        held = megabytes(_STATUS.read_text(encoding="ascii")) if _STATUS.exists() else None
    shelf.close()
    sys.stdout.write(
        json.dumps({"seconds to open": opened, "first answer": seconds[0], "resident MB": held})
    )


def _asked(text: str, generation: Generation) -> float:
    """The seconds of an answer."""
    started = time.perf_counter()
    answer(understand(text), generation, frozenset({"public"}))
    return time.perf_counter() - started


def megabytes(status: str) -> float:
    r"""
    The memory that Linux says a process holds.

    >>> megabytes("VmHWM:  300000 kB\nVmRSS:  204800 kB\n")
    200.0
    """
    found = re.search(r"^VmRSS:\s*(\d+) kB", status, re.MULTILINE)
    return int(found[1]) / 1024 if found else 0.0


if __name__ == "__main__":
    main()
