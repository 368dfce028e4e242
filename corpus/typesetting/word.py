"""Make a Word document from lines with a few of Markdown's marks."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape

from corpus.typesetting.archive import zipped
from corpus.typesetting.source import Source, cells

# What every Word document holds besides its text: styles, numbering, footer, title.
PARTS = Path(__file__).parent / "word_parts"

_STYLES = {"# ": "Title", "## ": "Heading1", "### ": "Heading2"}
_NUMBERED = re.compile(r"\d+\. ")
_SMALL_PRINT = re.compile(r"\*(.+)\*")
_LIST = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
_WIDTHS = {2: (2800, 6400), 4: (3600, 2300, 1300, 2000), 5: (650, 3450, 2650, 1450, 1000)}
"""Of the columns, for each number of columns that a table here has."""
_COLOURS = {
    "Red": "F4C7C3",
    "Overdue": "F4C7C3",
    "Amber": "FCE8B2",
    "Green": "C8E6C9",
    "Complete": "C8E6C9",
}
_HEADING_COLOUR = "D9E2EC"


def document(source: Source) -> bytes:
    """
    Return a Word document that holds the lines of `source`, the same bytes every time.

    A line is a title (`# `), a heading (`## `, `### `), a numbered item (`1. `), a row of a
    table (`| a | b |`), small print (`*...*`) or a paragraph.
    """
    facts = {f"[{key}]": escape(value) for key, value in source.about.items()}
    parts = {
        path.relative_to(PARTS).as_posix(): _filled(path.read_text(encoding="utf-8"), facts)
        for path in PARTS.rglob("*")
        if path.is_file()
    }
    parts["word/document.xml"] = _document(source.lines)
    return zipped({name: part.encode() for name, part in parts.items()})


def _filled(part: str, facts: Mapping[str, str]) -> str:
    for mark, value in facts.items():
        part = part.replace(mark, value)
    return part


def _document(lines: Iterable[str]) -> str:
    blocks = groupby(lines, key=lambda line: line.startswith("| "))
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>'
        + "".join(_table(block) if rows else "".join(map(_line, block)) for rows, block in blocks)
        + '<w:sectPr><w:footerReference w:type="default" r:id="footer"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1300" w:right="1350" w:bottom="1300"'
        ' w:left="1350" w:header="700" w:footer="600" w:gutter="0"/></w:sectPr>'
        "</w:body></w:document>\n"
    )


def _line(line: str) -> str:
    for mark, style in _STYLES.items():
        if line.startswith(mark):
            return _paragraph(line.removeprefix(mark), style)
    if number := _NUMBERED.match(line):
        return _paragraph(line[number.end() :], "ListParagraph", _LIST)
    if small := _SMALL_PRINT.fullmatch(line):
        return _paragraph(small[1], "SmallPrint")
    return _paragraph(line, "BodyText")


def _paragraph(text: str, style: str, properties: str = "") -> str:
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>'
        f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'
    )


def _table(lines: Iterator[str]) -> str:
    heading, *rows = map(cells, lines)
    widths = _WIDTHS[len(heading)]
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/>'
        '<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>'
        + "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        + "</w:tblGrid>"
        + _row(_headings(heading), "<w:cantSplit/><w:tblHeader/>")
        + "".join(_row(_cells(row), "<w:cantSplit/>") for row in rows)
        + f"</w:tbl>{_paragraph('', 'BodyText')}"
    )


def _headings(row: list[str]) -> str:
    return "".join(
        _cell(_paragraph(text, "TableHeading"), width, _HEADING_COLOUR)
        for text, width in zip(row, _WIDTHS[len(row)], strict=True)
    )


def _cells(row: list[str]) -> str:
    return "".join(
        _cell(_paragraph(text, "TableText"), width, _COLOURS.get(text))
        for text, width in zip(row, _WIDTHS[len(row)], strict=True)
    )


def _row(content: str, properties: str) -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{content}</w:tr>"


def _cell(content: str, width: int, colour: str | None) -> str:
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{colour}"/>' if colour else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>{content}</w:tc>'
