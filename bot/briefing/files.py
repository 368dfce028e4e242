"""A file on this machine that a brief is asked of, and what is said again of what was typed."""

import re
from hashlib import sha256
from pathlib import Path

from bot.index import Index
from corpus.errors import NothingToBrief

_FILE = re.compile(r"\.(?:pdf|docx?|odt|rtf|html?|txt|md|eml|pptx|xlsx|csv)$", re.IGNORECASE)
"""How a paper's file name ends."""
_NAME = 80
"""Letters of what somebody typed that are said again."""


def is_named(text: str) -> bool:
    """
    Whether some words are the name of a paper's file.

    >>> is_named("agenda.pdf"), is_named("agency staff")
    (True, False)
    """
    return bool(_FILE.search(text))


def called(text: str, index: Index, labels: frozenset[str]) -> str:
    """
    Some words, or the id of the paper where they are the path of a file on this machine.

    Raises `NothingToBrief` where the path is of no file, or where the index holds no paper with
    the bytes of the file.
    """
    file = Path(text)
    if not _is_there(file) or not (is_named(text) or len(file.parts) > 1):
        return text
    try:
        identity = sha256(file.read_bytes()).hexdigest()[:16] if file.is_file() else ""
    except OSError as fault:
        raise NothingToBrief(f"{short(text)} cannot be read: name another file.") from fault
    if not identity:
        raise NothingToBrief(f"{short(text)} is no file: name an agenda, a meeting or a topic.")
    if identity not in {one.id for one in index.holdings(labels).papers}:
        raise NothingToBrief(not_held(text))
    return identity


def _is_there(file: Path) -> bool:
    try:
        return file.exists()
    except (OSError, ValueError):  # a topic may be no path that a system takes
        return False


def not_held(file: str) -> str:
    """What is said of a file that the index does not hold."""
    again = f", councilbot ingest {file}" if len(file) <= _NAME else ""
    return f"{short(file)} is not in the index: ingest it first{again}."


def short(words: str) -> str:
    """What somebody typed, as long as a line of an error bears."""
    return words if len(words) <= _NAME else f"{words[:_NAME]}…"
