"""The text from which an office document is made: facts about it, then its lines."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Source:
    """What a source file says."""

    about: dict[str, str]
    """From the lines at its head that look like `% made: 2024-03-21`."""
    lines: tuple[str, ...]
    """The others, without blank ones; apostrophes are curly."""

    @classmethod
    def read(cls, path: Path) -> "Source":
        """Read a source file."""
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line]
        about = dict(_facts(lines))
        return cls(about, tuple(line.replace("'", "’") for line in lines[len(about) :]))


def _facts(lines: list[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        if not line.startswith("% "):
            return
        key, _, value = line.removeprefix("% ").partition(": ")
        yield key, value


def cells(row: str) -> list[str]:
    """
    The cells of a table's row.

    >>> cells("| Measure |  | 93% |")
    ['Measure', '', '93%']
    """
    return [cell.strip() for cell in row.removeprefix("|").removesuffix("|").split("|")]
