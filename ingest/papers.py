"""The papers that are offered: the files in a folder, and what papers.toml says of them by hand."""

import json
import os
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from fnmatch import fnmatchcase
from functools import cache
from hashlib import sha256
from pathlib import Path

from corpus.documents import KINDS, Details
from corpus.errors import BadPapersToml, NothingToRead, UnreadablePaper
from corpus.settings import LABEL

BY_HAND = "papers.toml"
MOST_BYTES = 50_000_000
"""The largest of 9,696 pages of Ofsted reports was 2 MB; beyond this a file is not one paper."""
READ_AS = "8"
"""Counts up when the same bytes would be read, cut or described otherwise than before."""
UNREAD = " unread"
"""Ends the fingerprint of a paper of which scanned pages were not read."""

_KEYS = {field.name for field in fields(Details)} - {"grades", "sure"}
_DATES = {"date", "began", "published", "retrieved"}
_DATE_FORM = "a date such as 2024-02-09, without quotation marks"
_STATUSES = ("draft", "confirmed", "final")

_Entry = dict[str, object]
"""What one [[paper]] of papers.toml says."""


@dataclass(frozen=True)
class Paper:
    """A file that is offered to the index."""

    path: Path
    by_hand: Mapping[str, object]
    """What papers.toml says of it."""
    ocr: bool = False
    """Whether its scanned pages are to be read by OCR."""

    @property
    def name(self) -> str:
        """The file's name."""
        return self.path.name

    @property
    def shown(self) -> str:
        """The file's name as it can be printed, whatever bytes it is made of."""
        return os.fsencode(self.name).decode("utf-8", errors="replace")

    @property
    def has_text_path(self) -> bool:
        """Whether its path is text, which an index can remember."""
        return os.fsencode(self.path).decode("utf-8", errors="ignore") == str(self.path)

    def content(self) -> bytes:
        """The file's bytes; raises `UnreadablePaper` when it is too large or may not be read."""
        try:
            if self.path.stat().st_size > MOST_BYTES:
                raise UnreadablePaper(
                    f"{self.shown} is over {MOST_BYTES // 1_000_000} MB: split it and try again."
                )
            return self.path.read_bytes()
        except OSError as error:
            raise UnreadablePaper(f"{self.shown} may not be read: {error.strerror}.") from error

    def fingerprint(self, content: bytes) -> str:
        """Changes when the paper must be read again."""
        about = json.dumps(self.by_hand, default=str, sort_keys=True)
        return sha256(f"{READ_AS}\n{about}\n".encode() + content).hexdigest()

    def stands(self, fingerprint: str, known: str) -> bool:
        """Whether it was read as it is; one with unread pages is read again once OCR can do it."""
        return known == fingerprint or (not self.ocr and known == fingerprint + UNREAD)

    def described(self, found: Details) -> Details:
        """What the paper says of itself, and over that what is said of it by hand."""
        said = dict(self.by_hand)
        if "kind" in said:
            found = replace(found, sure=1.0)
        if said.get("date", found.date) != found.date:
            found = replace(found, began=None)
        return replace(found, **said)  # type: ignore[arg-type]


def papers(paths: Iterable[Path], *, ocr: bool = False) -> list[Paper]:
    """
    The papers at `paths`, files or folders with what is below them, each once and in order.

    Hidden files and folders are passed over, and so are papers.toml, links, pipes and devices.
    """
    found: dict[Path, Paper] = {}
    entries = cache(_entries)
    for path in paths:
        if not path.exists():
            raise NothingToRead(f"There is no file or folder {path}.")
        files = list(_files(path))
        if not files:
            raise NothingToRead(f"There are no papers in {path}.")
        for file in map(whole, files):
            found[file] = Paper(file, _by_hand(file, entries), ocr)
    return list(found.values())


def whole(path: Path) -> Path:
    """The one path of a file or folder, however it was written; a link to a file keeps its name."""
    return path.resolve() if path.is_dir() else path.parent.resolve() / path.name


def _files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
    for entry in sorted(path.iterdir()) if path.is_dir() else ():
        if not entry.name.startswith(".") and not entry.is_symlink() and entry.name != BY_HAND:
            yield from _files(entry)


def _by_hand(file: Path, entries: Callable[[Path], list[_Entry]]) -> _Entry:
    said: _Entry = {}
    for entry in entries(file.parent / BY_HAND):
        if fnmatchcase(file.name, str(entry["file"])):
            said |= {key: value for key, value in entry.items() if key != "file"}
    return said


def _entries(toml: Path) -> list[_Entry]:
    try:
        said = tomllib.loads(toml.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return []
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadPapersToml(f"{toml} is not valid TOML: mend it and try again.") from error
    listed = said.pop("paper", [])
    if said or not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
        raise BadPapersToml(f"{toml} may hold nothing but [[paper]] tables: mend it and try again.")
    for entry in listed:
        _check(toml, entry)
    return listed


def _check(toml: Path, entry: _Entry) -> None:
    file = entry.get("file")
    if not isinstance(file, str):
        raise BadPapersToml(f'{toml}: each [[paper]] needs file = "NAME".')
    for key, value in entry.items():
        if key not in _KEYS | {"file"}:
            raise BadPapersToml(
                f"{toml}: {file}: {key} is not known; the keys are {', '.join(sorted(_KEYS))}."
            )
        if type(value) is not (date if key in _DATES else str):
            form = _DATE_FORM if key in _DATES else "text"
            raise BadPapersToml(f"{toml}: {file}: {key} must be {form}.")
    _check_choice(toml, entry, "kind", list(KINDS))
    _check_choice(toml, entry, "status", _STATUSES)
    if not LABEL.fullmatch(str(entry.get("access", "public"))):
        raise BadPapersToml(
            f"{toml}: {file}: access must be 3 to 40 small letters, digits and hyphens."
        )


def _check_choice(toml: Path, entry: _Entry, key: str, choices: Sequence[str]) -> None:
    if key in entry and entry[key] not in choices:
        raise BadPapersToml(f"{toml}: {entry['file']}: {key} must be one of {', '.join(choices)}.")
