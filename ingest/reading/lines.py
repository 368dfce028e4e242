"""One printed line, as a reader of pages finds it."""

from dataclasses import dataclass

BOLD = 600
"""The font weight from which a letter counts as bold."""
LARGER = 0.6
"""Points by which letters are larger than others, and not only by how they were rounded."""


@dataclass(frozen=True)
class Line:
    """One printed line; where a reader knows no places, only its text."""

    text: str
    left: float = 0
    right: float = 0
    top: float = 0
    """Points from the bottom of the page, of the first letter."""
    foot: float = 0
    """The same of the last letter: PDFium makes one line of two that a hyphen joins."""
    size: float = 0
    bold: bool = False
