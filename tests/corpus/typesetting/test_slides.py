"""Making a PowerPoint deck."""

from io import BytesIO

from pptx import Presentation

from corpus.typesetting import slides
from tests.corpus.typesetting.conftest import MakeSource


def test_each_slide_holds_its_lines(source: MakeSource) -> None:
    """Its heading, its bullets and what the speaker is to say."""
    lines = ("# Briefing", "For members", "## Lantern", "- Goes live", "> Say so", "- Training")

    deck = Presentation(BytesIO(slides.deck(source(*lines))))

    first, second = deck.slides
    assert first.shapes.title.text == "Briefing"
    assert second.placeholders[1].text_frame.text == "Goes live\nTraining"
    assert second.notes_slide.notes_text_frame.text == "Say so"


def test_rows_are_a_table(source: MakeSource) -> None:
    """In place of bullets."""
    made = slides.deck(source("## Who gets what", "| What | From |", "| Payment | October |"))

    (slide,) = Presentation(BytesIO(made)).slides
    (table,) = [shape.table for shape in slide.shapes if shape.has_table]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["What", "From"],
        ["Payment", "October"],
    ]
