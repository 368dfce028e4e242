"""Presentations are read slide by slide, each a page, without the notes."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pptx
import pytest
from pptx.util import Inches

from corpus.errors import UnreadablePaper
from ingest.reading import pptx as reader
from ingest.reading.blocks import Reading, Role
from tests.ingest.conftest import blocks, packed, texts

_LAYOUTS = {"title": 0, "list": 1, "title only": 5}


def deck(*slides: tuple[str, str], change: Callable[[Any], object] = id) -> bytes:
    """A presentation of slides with a title and lines, after a change to the last slide."""
    made = pptx.Presentation()
    slide = None
    for title, lines in slides:
        slide = made.slides.add_slide(made.slide_layouts[_LAYOUTS["list"]])
        slide.shapes.title.text = title
        slide.placeholders[1].text = lines
    change(slide)
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


def read(*slides: tuple[str, str], change: Callable[[Any], object] = id) -> Reading:
    """The reading of such a presentation."""
    return reader.read(deck(*slides, change=change), "a.pptx")


def test_each_slide_is_a_page_under_its_title() -> None:
    """The first one's is the presentation's."""
    found = read(("Fostering", "A briefing"), ("Carers", "We approved 14"))

    assert found.paged
    assert found.title == "Fostering"
    assert [[(block.level, block.text) for block in page.blocks] for page in found.pages] == [
        [(1, "Fostering"), (0, "A briefing")],
        [(2, "Carers"), (0, "We approved 14")],
    ]


def test_several_lines_are_a_list() -> None:
    """With the mark that the program draws."""
    found = blocks(read(("Carers", "We approved 14\nWe lost 9")))

    assert [(block.role, block.text) for block in found[1:]] == [
        (Role.BULLET, "• We approved 14"),
        (Role.BULLET, "• We lost 9"),
    ]


def test_a_line_break_parts_words() -> None:
    """PowerPoint writes it as a code of its own."""
    assert texts(read(("Foster\vcarers", "x")))[0] == "Foster carers"


def test_speakers_notes_are_left_out() -> None:
    """They were not shown to anybody."""

    def note(slide: Any) -> None:
        slide.notes_slide.notes_text_frame.text = "Do not say this."

    assert texts(read(("Carers", "We approved 14"), change=note)) == ["Carers", "We approved 14"]


def test_a_hidden_slide_is_an_empty_page_and_told() -> None:
    """The slides after it keep their numbers."""
    found = read(("Carers", "x"), ("Pay", "y"), change=lambda one: one.element.set("show", "0"))

    assert [len(page.blocks) for page in found.pages] == [2, 0]
    assert found.warnings == ("the hidden slide 2 was left out",)


def test_tables_are_read_by_rows() -> None:
    """Indexed with the names of their columns."""

    def add(slide: Any) -> None:
        place = (Inches(1), Inches(1), Inches(4), Inches(2))
        table = slide.shapes.add_table(2, 3, *place).table
        for at, text in enumerate(("Area", "Homes", "Waiting", "Keswick", "22", "7")):
            table.cell(at // 3, at % 3).text = text

    found = blocks(read(("Homes", ""), change=add))

    assert found[-1].text == "Keswick | 22 | 7"
    assert found[-1].indexed == "Area: Keswick; Homes: 22; Waiting: 7"


def test_shapes_in_groups_are_read() -> None:
    """A group may hold another."""

    def add(slide: Any) -> None:
        group = slide.shapes.add_group_shape().shapes.add_group_shape()
        group.shapes.add_textbox(0, 0, 100, 100).text_frame.text = "In a group"

    assert texts(read(("Carers", ""), change=add)) == ["Carers", "In a group"]


def test_a_slide_without_a_title_is_read() -> None:
    """Its words have no heading of their own."""

    def drop(slide: Any) -> None:
        slide.shapes.title.element.getparent().remove(slide.shapes.title.element)

    assert texts(read(("x", "We approved 14"), change=drop)) == ["We approved 14"]


@pytest.mark.parametrize(
    "content",
    [b"PK\x03\x04", packed({"ppt/presentation.xml": "<x/>"}), deck(("a", "b"))[:9000]],
    ids=["rubbish", "no slides", "cut short"],
)
def test_a_damaged_presentation_is_refused(content: bytes) -> None:
    """The message says what to do."""
    with pytest.raises(UnreadablePaper, match=r"^a\.pptx is damaged.*: (?:save it|get the)"):
        reader.read(content, "a.pptx")
