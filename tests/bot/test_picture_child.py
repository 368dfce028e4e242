"""A page is drawn with the right words marked, whatever the page says of itself."""

from collections.abc import Iterator
from hashlib import shake_256
from io import BytesIO

import pypdfium2
import pytest
from PIL import Image, ImageChops

from bot.alignment import Letters, Sought
from bot.picture_child import boxes, drawn
from bot.picture_limits import LONGEST, MOST_BYTES, WIDTH
from corpus.documents import Document, Span
from tests.bot.conftest import read_paper
from tests.conftest import PAPERS
from tests.ingest.conftest import drawn_pdf, typeset

REPORTS = sorted(file.name for file in PAPERS.glob("*.pdf"))
STEP = 4
"""Every such sentence is looked for."""
LINE = "BT /F1 12 Tf 72 720 Td (Caseloads rose.) Tj ET"
ROSE = Sought("Caseloads rose.")


def picture(found: bytes) -> Image.Image:
    """The picture that was handed back."""
    return Image.open(BytesIO(found[1:]))


def changed(content: bytes, sought: Sought) -> tuple[int, int, int, int]:
    """The part of the first page's picture in which something is marked."""
    marked, plain = (picture(drawn(content, 1, one)) for one in (sought, Sought("")))
    box = ImageChops.difference(marked.convert("RGB"), plain.convert("RGB")).getbbox()
    assert box
    return box


def on_one_page(document: Document, spans: list[Span]) -> Iterator[tuple[int, Sought]]:
    """The sentences that end on the page on which they begin, and that page's number."""
    for span in spans:
        page, last = document.page_at(span.start), document.page_at(span.end - 1)
        if page and page == last and not page.ocr:
            before, after = document.text[: span.start][-300:], document.text[span.end :][:300]
            yield page.number, Sought(document.text[slice(*span)], before, after)


@pytest.mark.parametrize("name", REPORTS)
def test_the_boxes_hold_the_words_that_are_sought(name: str) -> None:
    """By what PDFium itself finds printed inside them, in every PDF of the sample."""
    read, content = read_paper(name)
    spans = [span for passage in read.passages for span in passage.sentences][::STEP]

    with pypdfium2.PdfDocument(content) as pdf:
        for number, sought in on_one_page(read.document, spans):
            page = pdf[number - 1]
            found = boxes(page, sought)
            inside = "".join(page.get_textpage().get_text_bounded(*box) for box in found)
            assert Letters.of(inside).text == Letters.of(sought.text).text


def test_a_line_s_words_are_one_box() -> None:
    """However many pieces it is set in: a pen is not lifted between two words."""
    pieces = "BT /F1 12 Tf 72 720 Td (Caseloads) Tj 60 1 Td (rose.) Tj ET"

    with pypdfium2.PdfDocument(drawn_pdf(pieces)) as pdf:
        assert len(boxes(pdf[0], ROSE)) == 1


def test_a_table_s_cells_are_marked_apart() -> None:
    """The empty space between them says nothing."""
    content = typeset("#table(columns: (6cm, 4cm), [Caseloads], [24])")

    with pypdfium2.PdfDocument(content) as pdf:
        assert len(boxes(pdf[0], Sought("Caseloads 24"))) == 2


def test_what_is_marked_lies_where_the_words_are() -> None:
    """At the top left, near where the line is printed."""
    left, top, right, bottom = changed(drawn_pdf(LINE), ROSE)

    scale = WIDTH / 595
    assert 72 * scale - 10 < left < 72 * scale + 10
    assert right < 72 * scale + 200
    assert (842 - 735) * scale < top < bottom < (842 - 710) * scale


def test_what_is_marked_turns_with_the_page() -> None:
    """A page may say that it is to be shown on its side."""
    left, top, right, bottom = changed(drawn_pdf(LINE, page="/Rotate 90"), ROSE)

    scale = WIDTH / 595
    assert 710 * scale < left < right < 735 * scale
    assert 72 * scale - 10 < top < bottom < 72 * scale + 200


def test_words_are_told_without_colour() -> None:
    """The line below them is much darker than the paper."""
    found = picture(drawn(drawn_pdf(LINE), 1, ROSE)).convert("L")
    _, _, right, bottom = changed(drawn_pdf(LINE), ROSE)

    assert found.getpixel((right - 5, bottom - 2)) < 140


def test_letters_stay_readable_under_the_colour() -> None:
    """What was black is black."""
    content = drawn_pdf(LINE)
    found = picture(drawn(content, 1, ROSE)).convert("L").crop(changed(content, ROSE))

    assert found.getextrema()[0] < 30


@pytest.mark.parametrize(
    ("sought", "sign"), [("Caseloads rose.", b"M"), ("Nobody left the council.", b"U"), ("", b"U")]
)
def test_it_says_whether_it_is_marked(sought: str, sign: bytes) -> None:
    """A page is drawn all the same."""
    found = drawn(drawn_pdf(LINE), 1, Sought(sought))

    assert found[:1] == sign
    assert picture(found).size == (WIDTH, 1529)


def test_words_beyond_the_edge_of_the_page_are_not_marked() -> None:
    """Nobody sees them there."""
    found = drawn(drawn_pdf("BT /F1 12 Tf 900 720 Td (Caseloads rose.) Tj ET"), 1, ROSE)

    assert found[:1] == b"U"


@pytest.mark.parametrize(
    ("size", "pixels"),
    [
        ("0 0 842 595", (1529, WIDTH)),
        ("0 0 100000 100000", (WIDTH, WIDTH)),
        ("0 0 200 100000", (5, LONGEST)),
        ("0 0 1 1", (WIDTH, WIDTH)),
    ],
)
def test_a_page_of_any_size_fits_a_phone(size: str, pixels: tuple[int, int]) -> None:
    """Its shorter side as wide as a phone, and the longer not endless."""
    width, height = picture(drawn(drawn_pdf(LINE, size=size), 1, ROSE)).size

    assert abs(width - pixels[0]) <= 1
    assert abs(height - pixels[1]) <= 1
    assert max(width, height) <= LONGEST


def test_a_page_full_of_colours_takes_no_more_than_it_may() -> None:
    """It has fewer colours, or is smaller."""
    noise = Image.frombytes("RGB", (700, 1000), shake_256(b"noise").digest(2_100_000))
    stream = BytesIO()
    noise.save(stream, "PDF")

    found = drawn(stream.getvalue(), 1, Sought(""))

    assert len(found) <= MOST_BYTES + 1
    assert picture(found).width > WIDTH / 2
