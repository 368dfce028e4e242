"""The folder of what was fetched: the papers, what the site says of them, and the record."""

import re
from datetime import date
from pathlib import Path
from urllib.parse import unquote, urlsplit

from ingest.moderngov import record as records
from ingest.moderngov.described import described
from ingest.moderngov.record import Entry, Look
from ingest.moderngov.visitor import Known
from ingest.papers import BY_HAND

_LONGEST = 60
"""Characters of a name that come from the site."""


class Folder:
    """One committee's papers."""

    def __init__(self, path: Path, source: str) -> None:
        self.path = path
        path.mkdir(parents=True, exist_ok=True)
        self._record = records.load(path, source)

    def known(self, url: str) -> Known:
        """By what the site can tell whether a paper has changed; nothing when the file is lost."""
        entry = self._record.entries.get(url)
        if entry is None or not (self.path / entry.file).exists():
            return Known()
        return Known(entry.etag, entry.last_modified)

    def address(self, url: str) -> str:
        """Where a paper is now."""
        entry = self._record.entries.get(url)
        return (entry and entry.address) or url

    def content(self, url: str) -> bytes:
        """A paper as it was fetched before."""
        return (self.path / self._record.entries[url].file).read_bytes()

    def keep(self, url: str, content: bytes, entry: Entry) -> bool:
        """
        Take in what was fetched for an address; whether the paper has changed.

        It keeps its name for ever, so that confirmed minutes replace the draft.
        """
        known = self._record.entries.get(url)
        entry.file = known.file if known else self._free(entry.file)
        path = self.path / entry.file
        changed = not path.exists() or path.read_bytes() != content
        if changed:
            records.write(path, content)
        elif known:
            entry.about["retrieved"] = known.about["retrieved"]
        if known != entry:
            self._record.entries[url] = entry
            self.save()
        return changed

    def withdraw(self, meeting: int, kept: set[str]) -> list[str]:
        """Remove the papers of a meeting that the site has no more, and name them."""
        entries = self._record.entries
        gone = [
            url for url, entry in entries.items() if entry.meeting == meeting and url not in kept
        ]
        names = [entries.pop(url).file for url in gone]
        for name in names:
            (self.path / name).unlink(missing_ok=True)
        return names

    def settled(self, meeting: int, held: date) -> bool:
        """Whether a meeting need not be looked at again."""
        look = self._record.looks.get(meeting)
        return look is not None and look.held == held.isoformat() and look.settled()

    def looked_at(self, meeting: int, look: Look) -> None:
        """Everything of a meeting has been fetched."""
        self._record.looks[meeting] = look
        self.save()

    def save(self) -> None:
        """Keep what is known, so that the next run goes on from here."""
        records.save(self.path, self._record)

    def describe(self) -> None:
        """Write what the site says of the papers beside them."""
        path = self.path / BY_HAND
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        papers = {entry.file: entry.about for entry in self._record.entries.values()}
        after = described(papers, before)
        if after != before and (papers or before):
            records.write(path, after.encode())

    def _free(self, name: str) -> str:
        """A name that no other paper of the folder has."""
        taken = {entry.file for entry in self._record.entries.values()}
        stem, dot, ending = name.rpartition(".")
        names = [name, *(f"{stem}-{number}{dot}{ending}" for number in range(2, 2 + len(taken)))]
        return next(one for one in names if one not in taken)


def page_name(held: date, meeting: int, part: str = "") -> str:
    """The name of a meeting's page, or of a part of it."""
    return f"{held}-meeting-{meeting}{part and '-'}{part}.html"


def file_name(held: date, url: str, named: str) -> str:
    """
    A name for a file: its meeting's day, the site's own mark, and what its address calls it.

    >>> file_name(date(2024, 6, 25), "https://site/documents/s99/Quarter%204%20report.pdf", "s99")
    '2024-06-25-s99-quarter-4-report.pdf'
    """
    last = unquote(urlsplit(url).path).rpartition("/")[2]
    stem, _, ending = last.rpartition(".")
    plain = re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-")[:_LONGEST].strip("-")
    ending = re.sub(r"[^a-z0-9]", "", ending.lower())[:5]
    return "-".join(filter(None, (str(held), named, plain))) + f".{ending or 'bin'}"
