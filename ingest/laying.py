"""A reading of a paper -> its document, and where the blocks stand in it."""

from hashlib import sha256
from typing import NamedTuple

from corpus.documents import Document
from ingest import exempt
from ingest.arrangement import arranged
from ingest.kinds import details
from ingest.papers import Paper
from ingest.reading.blocks import Reading
from ingest.structure import Placed, lay_out


class Laid(NamedTuple):
    """A paper as a document, before it is cut."""

    document: Document
    blocks: tuple[Placed, ...]
    warnings: tuple[str, ...]
    """What was left out or may be wrong, a line each."""


def laid_out(paper: Paper, content: bytes, reading: Reading) -> Laid:
    """The document that a reading makes; a paper that looks exempt is `UnreadablePaper`."""
    known = paper.described(details(reading, paper.name))
    reading = exempt.permitted(paper, reading, known.title)
    layout = lay_out(arranged(reading, known.kind))
    document = Document(
        id=sha256(content).hexdigest()[:16],
        name=paper.name,
        details=known,
        text=layout.text,
        pages=layout.pages,
    )
    return Laid(document, layout.blocks, reading.warnings)
