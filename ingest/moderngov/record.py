"""What is remembered of a folder of fetched papers, beside them and hidden."""

import json
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from pathlib import Path

from corpus.errors import BadSource

NAME = ".moderngov.json"
LOOKED_AGAIN = timedelta(weeks=4)
"""How long after a meeting its minutes may appear."""
DRAFT_LOOKED_AGAIN = timedelta(weeks=52)
"""How long draft minutes may wait for the meeting that confirms them."""


@dataclass
class Entry:
    """One paper that was fetched."""

    file: str
    """Its name in the folder."""
    meeting: int
    about: dict[str, str]
    """What is known of it, for papers.toml; dates in figures."""
    etag: str = ""
    last_modified: str = ""
    address: str = ""
    """Where it has moved to, if it has."""


@dataclass
class Look:
    """The last time that a meeting was looked at and nothing of it was missed."""

    held: str
    on: str
    draft: bool = False

    def settled(self) -> bool:
        """Whether nothing more is to be expected of the meeting."""
        wait = DRAFT_LOOKED_AGAIN if self.draft else LOOKED_AGAIN
        return date.fromisoformat(self.on) > date.fromisoformat(self.held) + wait


@dataclass
class Record:
    """The papers of one committee by their addresses, and when each meeting was looked at."""

    source: str
    entries: dict[str, Entry] = field(default_factory=dict)
    looks: dict[int, Look] = field(default_factory=dict)


def load(folder: Path, source: str) -> Record:
    """The record in a folder; a fresh one where there is none."""
    path = folder / NAME
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        record = Record(
            kept["source"],
            {url: Entry(**entry) for url, entry in kept["entries"].items()},
            {int(meeting): Look(**look) for meeting, look in kept["looks"].items()},
        )
    except FileNotFoundError:
        return Record(source)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadSource(
            f"{path} is damaged: delete it, and everything is fetched again."
        ) from error
    if record.source != source:
        raise BadSource(
            f"{folder} holds the papers of {record.source}: name another folder with --into."
        )
    return record


def save(folder: Path, record: Record) -> None:
    """Keep the record; whenever this is interrupted, a whole one stands."""
    write(folder / NAME, json.dumps(asdict(record), ensure_ascii=False, indent=1).encode())


def write(path: Path, content: bytes) -> None:
    """Write a whole file or none."""
    partial = path.with_name(f".{path.name.lstrip('.')}.partial")
    partial.write_bytes(content)
    partial.replace(path)
