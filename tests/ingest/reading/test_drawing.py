"""What a page draws is found in the order of drawing, wherever it is drawn."""

import pypdfium2
import pytest

from ingest.reading.drawing import Drawing, drawing
from ingest.reading.sight import Box, Colour
from tests.ingest.conftest import drawn_pdf

BAR = "0 g 100 700 60 16 re f"
FORM = (
    "<< /Type /XObject /Subtype /Form /BBox [0 0 600 900] {} /Length {} >>\nstream\n{}\nendstream"
)
GROUP = "/XObject << /X 6 0 R >>"


def found(content: bytes) -> Drawing:
    """What the only page of a PDF draws."""
    with pypdfium2.PdfDocument(content) as document:
        return drawing(document[0])


def test_a_filled_rectangle_is_plain() -> None:
    """With its place and its colour."""
    (ink,) = found(drawn_pdf("0 0 1 rg 100 700 60 16 re f")).inks

    assert (ink.plain, ink.picture, ink.colour) == (True, False, Colour(0, 0, 255))
    assert ink.box == pytest.approx(Box(100, 700, 160, 716), abs=1)


@pytest.mark.parametrize(
    "drawn",
    ["100 700 60 16 re S", "0 g 100 700 60 1 re f", "2 w 100 700 m 160 700 l S"],
    ids=["a frame", "a rule", "a line"],
)
def test_what_grounds_and_hides_nothing_is_left_out(drawn: str) -> None:
    """Frames, and lines however they are drawn."""
    assert found(drawn_pdf(drawn)).inks == []


def test_a_shape_with_many_sides_is_not_plain() -> None:
    """Its box is not what it fills."""
    sides = " ".join(f"{100 + 9 * n} {700 + 20 * (n % 2)} l" for n in range(8))

    (ink,) = found(drawn_pdf(f"0 g 100 700 m {sides} f")).inks

    assert not ink.plain


@pytest.mark.parametrize(
    "drawn",
    ["20 w 100 700 m 300 700 l S", "/G gs 0 g 100 700 60 16 re f"],
    ids=["a thick line", "a transparent shape"],
)
def test_a_ground_may_be_of_no_one_colour(drawn: str) -> None:
    """Letters of any colour may stand on it."""
    (ink,) = found(drawn_pdf(drawn, resources="/ExtGState << /G << /ca 0.3 >> >>")).inks

    assert ink.colour is None


def test_what_is_drawn_in_a_group_is_where_the_group_is() -> None:
    """The places of the page and of the group in it are added up."""
    form = FORM.format("/Matrix [1 0 0 1 0 -300]", len(BAR), BAR)

    (ink,) = found(drawn_pdf("q 2 0 0 1 50 0 cm /X Do Q", form, resources=GROUP)).inks

    assert ink.box == pytest.approx(Box(250, 400, 370, 416), abs=1)


def test_a_group_in_itself_ends() -> None:
    """A page that draws itself for ever is no paper."""
    form = FORM.format(f"/Resources << {GROUP} >>", len(f"{BAR} /X Do"), f"{BAR} /X Do")

    assert found(drawn_pdf("/X Do", form, resources=GROUP)).inks


def test_letters_are_known_by_how_they_are_drawn() -> None:
    """Their colour, whether they are drawn at all, and when."""
    drawn = "BT /F1 12 Tf 72 700 Td (One) Tj 1 g (two) Tj 3 Tr (three) Tj 1 Tr (four) Tj ET"

    lettering = [how for *_, how in found(drawn_pdf(drawn)).lettering]

    assert [how.drawn for how in lettering] == [True, True, False, True]
    assert [how.colour for how in lettering[:2]] == [Colour(0, 0, 0), Colour(255, 255, 255)]
    assert [how.order for how in lettering] == sorted(how.order for how in lettering)
