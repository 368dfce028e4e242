"""Rebuild the sample papers that are made from sources: `python -m corpus.typesetting.build`."""

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

import typst

from corpus.typesetting import letterbox, odt, scan, sheets, slides, word
from corpus.typesetting.source import Source

SOURCES = Path(__file__).parent
PAPERS = SOURCES.parent / "papers"


def build(folder: Path) -> list[Path]:
    """Write every paper that has a source into `folder`, the same bytes every time."""
    folder.mkdir(parents=True, exist_ok=True)
    return sorted(_built(source, folder) for source in SOURCES.glob("20*"))


def typeset(source: Path, form: Literal["pdf", "png"], **options: Any) -> Any:
    """
    Return the source as typeset.

    The clock and the fonts are fixed, because either would make another machine's bytes
    differ; the date that the paper itself bears stands in its source.
    """
    return typst.compile(
        source,
        root=SOURCES,
        format=form,
        ignore_system_fonts=True,
        timestamp=datetime(2025, 2, 14, tzinfo=UTC),
        **options,
    )


def _built(source: Path, folder: Path) -> Path:
    ending = next(ending for ending in _MAKERS if source.name.endswith(ending))
    suffix, made = _MAKERS[ending]
    paper = folder / (source.name.removesuffix(ending) + suffix)
    paper.write_bytes(made(source))
    return paper


def _pdf(source: Path) -> bytes:
    return bytes(typeset(source, "pdf"))


def _scan(source: Path) -> bytes:
    pages = typeset(source, "png", ppi=scan.PPI)
    return scan.scanned(pages if isinstance(pages, list) else [pages])


def _email(source: Path) -> bytes:
    read = Source.read(source)
    attached = SOURCES / read.about["attached"]
    return letterbox.email(read, {attached.with_suffix(".pdf").name: _pdf(attached)})


def _from_lines(made: Callable[[Source], bytes]) -> Callable[[Path], bytes]:
    return lambda source: made(Source.read(source))


_MAKERS: dict[str, tuple[str, Callable[[Path], bytes]]] = {
    ".scan.typ": (".pdf", _scan),
    ".typ": (".pdf", _pdf),
    ".eml.md": (".eml", _email),
    ".odt.md": (".odt", _from_lines(odt.document)),
    ".pptx.md": (".pptx", _from_lines(slides.deck)),
    ".xlsx.md": (".xlsx", _from_lines(sheets.workbook)),
    ".md": (".docx", _from_lines(word.document)),
}
"""By the end of a source's name, the longest first: the end of its paper's, and what makes it."""


if __name__ == "__main__":
    sys.stdout.writelines(f"{paper}\n" for paper in build(PAPERS))
