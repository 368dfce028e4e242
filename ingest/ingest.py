"""
Start reading here: paper -> Document -> Passages -> the shelf.

    papers       which files are offered, and which have changed
    reading/     bytes -> blocks, a file for each format
    kinds        what the paper is, and what is known of it
    arrangement  what its kind makes of its blocks
    structure    blocks -> one text with its pages
    passages     text -> passages, each with its sentences and its voice
"""

import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from corpus.catalogue import Source
from corpus.documents import Document, Passage
from corpus.errors import UnreadablePaper
from corpus.settings import Settings
from corpus.writer import Writer, writing
from ingest.arrangement import arranged
from ingest.kinds import details
from ingest.papers import Paper, papers, whole
from ingest.passages import cut
from ingest.reading import formats
from ingest.reading.blocks import Reading
from ingest.structure import lay_out

Progress = Callable[[Sequence[Paper]], Iterable[Paper]]
"""Hands on the papers one by one, and may show how far it has come."""

_log = logging.getLogger(__name__)
_NO_TEXT = "has a name or a folder whose letters cannot be read: rename it and try again."
_KEPT = " What was read of it before stays in the index."


@dataclass
class Report:
    """What became of each paper, by path."""

    added: list[Path] = field(default_factory=list)
    changed: list[Path] = field(default_factory=list)
    unchanged: list[Path] = field(default_factory=list)
    removed: list[Path] = field(default_factory=list)
    refused: dict[Path, str] = field(default_factory=dict)
    """With the reason."""
    newly_refused: list[Path] = field(default_factory=list)
    """Those of `refused` that were not refused so before."""
    copies: dict[Path, Path] = field(default_factory=dict)
    """Files with the same bytes as another, which stands for both."""
    passages: int = 0
    """Written by this ingest."""

    @property
    def changes(self) -> bool:
        """Whether anything is not as it was after the ingest before."""
        news = (self.added, self.changed, self.removed, self.newly_refused, self.copies)
        return any(map(bool, news))


def ingest(paths: Sequence[Path], settings: Settings, progress: Progress = iter) -> Report:
    """Bring the index up to date with the papers at `paths`; what did not change costs nothing."""
    offered = papers(paths)
    report = Report()
    with writing(settings) as shelf:
        _Ingest(shelf, settings.index, report).follow(offered, paths, progress)
    return report


def read(paper: Paper, content: bytes) -> tuple[Document, list[Passage]]:
    """A paper as a document and its passages; whatever is wrong with it is `UnreadablePaper`."""
    return arrange(paper, content, reading(paper, content))


def reading(paper: Paper, content: bytes) -> Reading:
    """A paper as its reader finds it; whatever is wrong with it is `UnreadablePaper`."""
    try:
        return formats.read(content, paper.name)
    except UnreadablePaper:
        raise
    except Exception as error:  # a damaged file makes the libraries raise almost anything
        _log.debug("%s", paper.path, exc_info=error)
        raise UnreadablePaper(f"{paper.name} is damaged: get the paper again.") from error


def arrange(paper: Paper, content: bytes, reading: Reading) -> tuple[Document, list[Passage]]:
    """The document and its passages that a reading of a paper makes."""
    known = paper.described(details(reading, paper.name))
    layout = lay_out(arranged(reading, known.kind))
    document = Document(
        id=sha256(content).hexdigest()[:16],
        name=paper.name,
        details=known,
        text=layout.text,
        pages=layout.pages,
    )
    return document, cut(document, layout.blocks)


class _Ingest:
    """One run: from what the index knows of the files to what it will know."""

    def __init__(self, shelf: Writer, index: Path, report: Report) -> None:
        self._shelf = shelf
        self._originals = index / "originals"
        self._report = report
        self._known = shelf.sources()
        self._heirs: set[str] = set()
        """Copies of files that are gone or have changed, whose document has their name still."""

    def follow(self, offered: Sequence[Paper], paths: Sequence[Path], progress: Progress) -> None:
        """Remove what has vanished, then take in what is there."""
        there = {str(paper.path) for paper in offered}
        folders = [whole(path) for path in paths]
        for path in [path for path in self._known if path not in there]:
            if any(Path(path).is_relative_to(folder) for folder in folders):
                self._drop(path)
                self._shelf.forget(path)
                self._report.removed.append(Path(path))
        for paper in progress(sorted(offered, key=lambda paper: str(paper.path))):
            if paper.has_text_path:
                self._take(paper)
            else:
                self._report.refused[paper.path] = f"{paper.shown} {_NO_TEXT}"
        self._inherit()

    def _inherit(self) -> None:
        """Take in the heirs that were not offered themselves, where they are still there."""
        while self._heirs:
            heir = Path(min(self._heirs))
            for paper in papers([heir]) if heir.is_file() else ():
                self._take(paper)
            self._heirs.discard(str(heir))

    def _take(self, paper: Paper) -> None:
        known = self._known.get(str(paper.path))
        fingerprint = ""
        try:
            content = paper.content()
            fingerprint = paper.fingerprint(content)
            if known and known.fingerprint == fingerprint and known.path not in self._heirs:
                self._unchanged(paper, known)
                return
            document, passages = read(paper, content)
        except UnreadablePaper as refusal:
            self._refuse(paper, known, fingerprint, str(refusal))
            return
        self._keep(content, document.name)
        self._shelve(paper, fingerprint, document, passages)

    def _unchanged(self, paper: Paper, known: Source) -> None:
        if known.refusal:
            self._report.refused[paper.path] = known.refusal
        else:
            self._report.unchanged.append(paper.path)

    def _refuse(self, paper: Paper, known: Source | None, fingerprint: str, reason: str) -> None:
        """Report the paper; what was read of an earlier version of the file stays quotable."""
        kept = known.document if known else None
        if kept and not reason.endswith(_KEPT):
            reason += _KEPT
        self._report.refused[paper.path] = reason
        source = Source(str(paper.path), fingerprint, kept, reason)
        if source != known:
            self._report.newly_refused.append(paper.path)
            self._record(source)

    def _shelve(
        self, paper: Paper, fingerprint: str, document: Document, passages: Sequence[Passage]
    ) -> None:
        path = str(paper.path)
        before = self._drop(path)
        self._heirs.discard(path)
        twins = self._holders(document.id)
        if twins and min(twins) < path:
            self._report.copies[paper.path] = Path(min(twins))
        else:
            if twins:
                self._shelf.remove(document.id)
                self._heirs.difference_update(twins)
            self._shelf.add(document, passages)
            self._report.passages += len(passages)
            (self._report.changed if before else self._report.added).append(paper.path)
        self._record(Source(path, fingerprint, document.id, None))

    def _record(self, source: Source) -> None:
        self._known[source.path] = source
        self._shelf.record(source)

    def _drop(self, path: str) -> bool:
        """Take the document of a file off the shelf, unless another file has the same bytes."""
        known = self._known.pop(path, None)
        if known is None or known.document is None:
            return False
        twins = self._holders(known.document)
        if not twins:
            self._shelf.remove(known.document)
        elif path < min(twins):
            self._heirs.add(min(twins))
        return True

    def _holders(self, document: str) -> list[str]:
        """The files that have this document's bytes; the first by path gives it its name."""
        return [path for path, one in self._known.items() if one.document == document]

    def _keep(self, content: bytes, name: str) -> None:
        """Keep the paper's bytes under their hash, so that a quote can be held against them."""
        self._originals.mkdir(parents=True, exist_ok=True)
        kept = self._originals / f"{sha256(content).hexdigest()}{Path(name).suffix.lower()}"
        if not kept.exists():
            partial = kept.with_name(f".{kept.name}.partial")
            partial.write_bytes(content)
            partial.replace(kept)
