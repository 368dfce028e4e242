"""Files that a command writes: each whole or not at all, and none over another."""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from corpus.errors import UsedWrongly


def refuse_same(*files: Path | None) -> None:
    """Refuse to read or write one file for two purposes."""
    given = [one for one in files if one]
    places = [one.resolve() for one in given]
    pairs = [(one, other) for at, one in enumerate(given) for other in given[:at]]
    linked = any(one.exists() and other.exists() and one.samefile(other) for one, other in pairs)
    if linked or len(set(places)) < len(places):
        raise UsedWrongly("Each file that is written needs a name of its own: give another.")


def write(contents: Mapping[Path, bytes]) -> None:
    """Write files that are wholly made already; raises `UsedWrongly` where one cannot be."""
    for file, content in contents.items():
        partial = file.with_name(f".{os.getpid()}.partial")
        try:
            partial.write_bytes(content)
            partial.replace(file)
        except OSError as fault:
            with suppress(OSError):
                partial.unlink()
            raise UsedWrongly(
                f"{file} cannot be written: name a place where you may write."
            ) from fault
