"""PowerPoint slides -> blocks, a page each. python-pptx is kept behind this file."""

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import Any

import pptx
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.exc import PythonPptxError

from corpus.display import one_line
from corpus.errors import UnreadablePaper
from ingest.reading import package, table
from ingest.reading.blocks import Block, Page, Reading, Role, role_of

MOST_SLIDES = 1000
_FURNITURE = frozenset(
    {PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER, PP_PLACEHOLDER.HEADER}
)
_LISTS = frozenset({PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT, PP_PLACEHOLDER.VERTICAL_BODY})
_DIAGRAM = "diagram"
_DEEPEST = 20
"""Groups of shapes inside one another."""


def read(content: bytes, name: str) -> Reading:
    """The blocks of a presentation, slide by slide, without the speaker's notes."""
    package.parts(content, name)
    try:
        slides = list(pptx.Presentation(BytesIO(content)).slides)
        if len(slides) > MOST_SLIDES:
            raise UnreadablePaper(f"{name} has over {MOST_SLIDES:,} slides: split it.")
        shown = [_Slide(number, slide) for number, slide in enumerate(slides, 1)]
    except (PythonPptxError, *package.FAULTS) as error:
        raise UnreadablePaper(
            f"{name} is damaged or not a PowerPoint file: save it again and try again."
        ) from error
    return Reading(
        tuple(slide.page for slide in shown),
        paged=True,
        title=next((slide.title for slide in shown if slide.title), ""),
        warnings=tuple(line for slide in shown for line in slide.warnings),
    )


class _Slide:
    """One slide as a page, and what was left out of it."""

    def __init__(self, number: int, slide: Any) -> None:
        self.title = ""
        self.warnings: list[str] = []
        self._number = number
        self._furniture: list[str] = []
        self._title = slide.shapes.title
        blocks: tuple[Block, ...] = ()
        if slide.element.get("show") in ("0", "false"):
            self.warnings.append(f"the hidden slide {number} was left out")
        else:
            blocks = tuple(self._blocks(slide.shapes))
        self.page = Page(blocks, furniture=tuple(self._furniture))

    def _blocks(self, shapes: Iterable[Any]) -> Iterator[Block]:
        if self._title is not None and self._title.has_text_frame:
            self.title = _words(self._title.text_frame.text)
            if self.title:
                yield Block(self.title, Role.HEADING, level=1 if self._number == 1 else 2)
        for shape in _flat(shapes):
            if self._title is None or shape.shape_id != self._title.shape_id:
                yield from self._shape(shape)

    def _shape(self, shape: Any) -> Iterator[Block]:
        kind = shape.placeholder_format.type if shape.is_placeholder else None
        if kind in _FURNITURE:
            self._furniture.append(_words(shape.text_frame.text))
        elif getattr(shape, "has_table", False):
            rows = [_cells(row) for row in shape.table.rows]
            yield from table.table(rows, sure=bool(shape.table.first_row))
        elif shape.has_text_frame:
            yield from _paragraphs(shape.text_frame.paragraphs, listed=kind in _LISTS)
        elif _DIAGRAM in shape.element.xpath("string(.//a:graphicData/@uri)"):
            self.warnings.append(f"slide {self._number} has a diagram whose words were not read")


def _flat(shapes: Iterable[Any], depth: int = 0) -> Iterator[Any]:
    """The shapes of a slide in their order, those in groups one by one."""
    for shape in shapes:
        inside = getattr(shape, "shapes", None)
        if inside is None:
            yield shape
        elif depth < _DEEPEST:
            yield from _flat(inside, depth + 1)


def _cells(row: Any) -> list[str]:
    return ["" if cell.is_spanned else _words(cell.text) for cell in row.cells]


def _paragraphs(paragraphs: Sequence[Any], *, listed: bool) -> Iterator[Block]:
    """The paragraphs of a shape; several in the body of a slide are a list."""
    said = [(_words(one.text), one.level) for one in paragraphs]
    several = sum(bool(words) for words, _ in said) > 1
    for words, level in said:
        bullet = role_of(words) is Role.PARAGRAPH and ((listed and several) or level > 0)
        if words:
            yield Block(f"• {words}", Role.BULLET) if bullet else Block(words, role_of(words))


def _words(said: str) -> str:
    """A text in one line; PowerPoint breaks lines inside a paragraph by a vertical tab."""
    return one_line(said.replace("\v", " "))
