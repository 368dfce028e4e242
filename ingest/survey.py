"""What is known of each paper before it is shelved: a reading of papers that changes nothing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.documents import Document, Passage
from corpus.errors import UnreadablePaper
from ingest.grades import OVERALL
from ingest.ingest import read
from ingest.papers import Paper


@dataclass(frozen=True)
class Surveyed:
    """One paper as it would be shelved, or why it would be refused."""

    paper: Paper
    document: Document | None = None
    passages: tuple[Passage, ...] = ()
    warnings: tuple[str, ...] = ()
    refusal: str = ""

    @property
    def overall(self) -> str:
        """The overall grade, where the paper gives one."""
        grades = self.document.details.grades if self.document else ()
        return dict(grades).get(OVERALL, "")

    @property
    def numbered(self) -> int:
        """How many numbered paragraphs it has; the numbers of one section are each one's own."""
        return len({(one.section, one.number) for one in self.passages if one.number})


def survey(papers: Iterable[Paper]) -> Iterator[Surveyed]:
    """Each paper as it is read now."""
    for paper in papers:
        try:
            found = read(paper, paper.content())
        except UnreadablePaper as refusal:
            yield Surveyed(paper, refusal=str(refusal))
        else:
            yield Surveyed(paper, found.document, tuple(found.passages), found.warnings)
