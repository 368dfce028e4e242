"""What one run is sent to do, with what, and what has become of it so far."""

from dataclasses import dataclass, field
from datetime import date
from http import HTTPStatus

from ingest.moderngov.folder import Folder
from ingest.moderngov.source import Source
from ingest.moderngov.visitor import Gone, Visitor
from ingest.moderngov.web import Answer


@dataclass
class Fetched:
    """What became of the meetings and of their papers, which go by the names of their files."""

    meetings: int = 0
    settled: int = 0
    """Meetings that were complete before, and not looked at again."""
    pages: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)
    """Removed, because the site has them no more."""
    skipped: dict[str, str] = field(default_factory=dict)
    """Addresses that gave no paper, with the reason."""
    restricted: list[str] = field(default_factory=list)
    """Where there are papers that are not for the public, which were not fetched."""


@dataclass(frozen=True)
class Errand:
    """One committee's papers, to be fetched into one folder."""

    source: Source
    folder: Folder
    visitor: Visitor
    today: date
    report: Fetched = field(default_factory=Fetched)

    def get(self, url: str) -> tuple[Answer, str]:
        """
        What an address gives, sent now or as it was before if it has not changed.

        With it comes the address to ask from now on.
        """
        known, address = self.folder.known(url), self.folder.address(url)
        try:
            answer, moved = self.visitor.get(address, known)
        except Gone:
            if address == url:
                raise
            answer, moved = self.visitor.get(url, known)
        if answer.status == HTTPStatus.NOT_MODIFIED:
            answer = answer._replace(
                content=self.folder.content(url),
                etag=answer.etag or known.etag,
                last_modified=answer.last_modified or known.last_modified,
            )
        return answer, moved
