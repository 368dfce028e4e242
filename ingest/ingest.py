"""
Start reading here: paper -> Document -> Passages -> the shelf.

    papers       which files are offered, and which have changed
    reading/     bytes -> blocks, a file for each format, in a child process that can do no harm
    kinds        what the paper is, and what is known of it
    arrangement  what its kind makes of its blocks
    structure    blocks -> one text with its pages
    laying       these three: a reading -> a document
    passages     text -> passages, each with its sentences and its voice
"""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from corpus import originals
from corpus.catalogue import Source
from corpus.documents import Document, Passage
from corpus.errors import UnreadablePaper
from corpus.settings import Settings
from corpus.writer import Rehearsal, Shelving, writing
from ingest.draft import SIZES, Sizes
from ingest.laying import laid_out
from ingest.papers import UNREAD, Paper, papers, whole
from ingest.passages import cut
from ingest.reading import ocr
from ingest.reading.blocks import Reading
from ingest.report import Report

Progress = Callable[[Sequence[Paper]], Iterable[Paper]]
"""Hands on the papers one by one, and may show how far it has come."""

_NO_TEXT = "has a name or a folder whose letters cannot be read: rename it and try again."
_KEPT = " What was read of it before stays in the index."


def ingest(
    paths: Sequence[Path],
    settings: Settings,
    progress: Progress = iter,
    scans: str = "auto",
    sizes: Sizes = SIZES,
) -> Report:
    """
    Bring the index up to date with the papers at `paths`; what did not change costs nothing.

    `scans` is one of `ocr.CHOICES`. A paper that did not change keeps the passages that it has,
    whatever `sizes` says.
    """
    offered = papers(paths, ocr=ocr.wanted(scans))
    report = Report()
    with writing(settings) as shelf:
        run = _Ingest(shelf, settings.index, report, sizes)
        run.follow(offered, paths, progress)
    report.twins = shelf.twins
    return report


def rehearse(
    paths: Sequence[Path], settings: Settings, progress: Progress = iter, scans: str = "auto"
) -> Report:
    """What `ingest` would do; the papers are read, and nothing is written."""
    report = Report()
    offered = papers(paths, ocr=ocr.wanted(scans))
    _Ingest(Rehearsal(settings), None, report).follow(offered, paths, progress)
    return report


class Read(NamedTuple):
    """A paper as it was read."""

    document: Document
    passages: list[Passage]
    warnings: tuple[str, ...] = ()
    """What was left out or may be wrong, a line each."""


def read(paper: Paper, content: bytes) -> Read:
    """A paper as a document and its passages; whatever is wrong with it is `UnreadablePaper`."""
    return arrange(paper, content, ocr.read(content, paper.name, ocr=paper.ocr))


def arrange(paper: Paper, content: bytes, reading: Reading, sizes: Sizes = SIZES) -> Read:
    """The document and its passages that a reading of a paper makes."""
    laid = laid_out(paper, content, reading)
    return Read(laid.document, cut(laid.document, laid.blocks, sizes), laid.warnings)


class _Ingest:
    """One run: from what the index knows of the files to what it will know."""

    def __init__(
        self, shelf: Shelving, index: Path | None, report: Report, sizes: Sizes = SIZES
    ) -> None:
        self._shelf = shelf
        self._sizes = sizes
        self._index = index
        """In which the papers' bytes are kept; None where nothing is written."""
        self._report = report
        self._known = shelf.sources()
        self._ocr = False
        self._heirs: set[str] = set()
        """Copies of files that are gone or have changed, whose document has their name still."""

    def follow(self, offered: Sequence[Paper], paths: Sequence[Path], progress: Progress) -> None:
        """Remove what has vanished, then take in what is there."""
        there = {str(paper.path) for paper in offered}
        folders = [whole(path) for path in paths]
        self._ocr = any(paper.ocr for paper in offered)
        gone = [path for path in self._known if path not in there]
        gone = [path for path in gone if any(map(Path(path).is_relative_to, folders))]
        self._follow_renamed(gone, offered)
        for path in gone:
            if path in self._known:
                self._drop(path)
                self._shelf.forget(path)
                self._report.removed.append(Path(path))
        for paper in progress(sorted(offered, key=lambda paper: str(paper.path))):
            if paper.has_text_path:
                self._take(paper)
            else:
                self._report.refused[paper.path] = f"{paper.shown} {_NO_TEXT}"
        self._inherit()

    def _follow_renamed(self, gone: Sequence[str], offered: Sequence[Paper]) -> None:
        """Where a new file is what a vanished one was, only the name changes."""
        vanished = {self._known[path].fingerprint: path for path in gone}
        for paper in offered if vanished else ():
            if str(paper.path) in self._known or not paper.has_text_path:
                continue
            try:
                before = vanished.pop(paper.fingerprint(paper.content()), None)
            except UnreadablePaper:
                continue
            if before and self._known[before].document and not self._known[before].refusal:
                self._rename(before, paper)

    def _rename(self, before: str, paper: Paper) -> None:
        known = self._known.pop(before)
        self._shelf.forget(before)
        document = known.document or ""
        if not self._holders(document):
            self._shelf.rename(document, paper.name)
        self._record(known._replace(path=str(paper.path)))
        self._report.renamed[paper.path] = Path(before)

    def _inherit(self) -> None:
        """Take in the heirs that were not offered themselves, where they are still there."""
        while self._heirs:
            heir = Path(min(self._heirs))
            for paper in papers([heir], ocr=self._ocr) if heir.is_file() else ():
                self._take(paper)
            self._heirs.discard(str(heir))

    def _take(self, paper: Paper) -> None:
        known = self._known.get(str(paper.path))
        fingerprint = ""
        try:
            content = paper.content()
            fingerprint = paper.fingerprint(content)
            unchanged = known and paper.stands(fingerprint, known.fingerprint)
            if known and unchanged and known.path not in self._heirs:
                self._unchanged(paper, known)
                return
            reading = ocr.read(content, paper.name, ocr=paper.ocr)
            found = arrange(paper, content, reading, self._sizes)
        except UnreadablePaper as refusal:
            fingerprint += UNREAD if refusal.scanned else ""
            self._refuse(paper, known, fingerprint, str(refusal))
            return
        if found.warnings:
            self._report.warnings[paper.path] = found.warnings
        if self._index:
            originals.keep(self._index, content, paper.name)
        fingerprint += UNREAD if reading.unread else ""
        self._shelve(paper, fingerprint, found.document, found.passages)

    def _unchanged(self, paper: Paper, known: Source) -> None:
        if known.refusal:
            self._report.refused[paper.path] = known.refusal
        elif paper.path not in self._report.renamed:
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
