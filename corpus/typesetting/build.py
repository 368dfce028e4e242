"""Rebuild the sample papers that are typeset: `python -m corpus.typesetting.build`."""

import sys
from datetime import UTC, datetime
from pathlib import Path

import typst

from corpus.typesetting import word

SOURCES = Path(__file__).parent
PAPERS = SOURCES.parent / "papers"


def build(folder: Path) -> list[Path]:
    """Write every typeset paper into `folder`, the same bytes every time, and name them."""
    folder.mkdir(parents=True, exist_ok=True)
    papers = {source.with_suffix(".pdf").name: _pdf(source) for source in SOURCES.glob("20*.typ")}
    papers |= {source.with_suffix(".docx").name: _docx(source) for source in SOURCES.glob("20*.md")}
    for name, content in papers.items():
        (folder / name).write_bytes(content)
    return sorted(folder / name for name in papers)


def _pdf(source: Path) -> bytes:
    """
    Return the paper as a PDF.

    The clock and the fonts are fixed, because either would make another machine's bytes
    differ; the date that the paper itself bears stands in its source.
    """
    return typst.compile(
        source,
        root=SOURCES,
        format="pdf",
        ignore_system_fonts=True,
        timestamp=datetime(2025, 2, 14, tzinfo=UTC),
    )


def _docx(source: Path) -> bytes:
    return word.document(source.read_text(encoding="utf-8"))


if __name__ == "__main__":
    sys.stdout.writelines(f"{paper}\n" for paper in build(PAPERS))
