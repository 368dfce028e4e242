"""Make a PowerPoint deck from lines. python-pptx is behind this file."""

from datetime import datetime
from io import BytesIO

from pptx import Presentation
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide
from pptx.util import Cm, Pt

from corpus.typesetting.archive import parts, zipped
from corpus.typesetting.source import Source, cells

_FIRST, _TEXT, _TITLE_ONLY = 0, 1, 5
"""Layouts of the library's own template."""


def deck(source: Source) -> bytes:
    """
    Return a deck that holds the lines of `source`, the same bytes every time.

    A line begins a slide (`# ` the first, `## ` the others), is a bullet (`- `), a row of a table
    (`| a | b |`), the speaker's notes (`> `) or a paragraph.
    """
    made = Presentation()
    made.core_properties.title = source.about["title"]
    made.core_properties.author = source.about["author"]
    made.core_properties.last_modified_by = source.about["author"]
    day = datetime.strptime(source.about["made"], "%Y-%m-%d")  # noqa: DTZ007 - the day alone
    made.core_properties.created = made.core_properties.modified = day
    for lines in _slides(source):
        _add_slide(made, lines)
    stream = BytesIO()
    made.save(stream)
    return zipped(parts(stream.getvalue()), first="[Content_Types].xml")


def _slides(source: Source) -> list[list[str]]:
    slides: list[list[str]] = []
    for line in source.lines:
        if line.startswith(("# ", "## ")):
            slides.append([])
        slides[-1].append(line)
    return slides


def _add_slide(made: Deck, lines: list[str]) -> None:
    heading, *rest = lines
    rows = [cells(line) for line in rest if line.startswith("|")]
    layout = _FIRST if heading.startswith("# ") else _TITLE_ONLY if rows else _TEXT
    slide = made.slides.add_slide(made.slide_layouts[layout])
    slide.shapes.title.text = heading.lstrip("# ")
    if rows:
        _add_table(slide, rows)
    else:
        _add_text(slide, [line for line in rest if not line.startswith("> ")])
    notes = [line.removeprefix("> ") for line in rest if line.startswith("> ")]
    if notes:
        slide.notes_slide.notes_text_frame.text = "\n".join(notes)


def _add_text(slide: Slide, lines: list[str]) -> None:
    frame = slide.placeholders[1].text_frame
    frame.text = "\n".join(line.removeprefix("- ") for line in lines)
    for paragraph in frame.paragraphs:
        paragraph.font.size = Pt(22)


def _add_table(slide: Slide, rows: list[list[str]]) -> None:
    shape = slide.shapes.add_table(len(rows), len(rows[0]), Cm(1.3), Cm(4.5), Cm(22.8), Cm(8))
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            shape.table.cell(number, column).text = text
