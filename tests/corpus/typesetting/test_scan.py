"""Making a PDF of pictures."""

from io import BytesIO
from itertools import islice

import pypdfium2
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from corpus.typesetting.scan import PPI, _packed, scanned


def unpacked(packed: bytes) -> bytes:
    """The bytes that were packed in runs, as PDF's own rules say."""
    found, rest = bytearray(), iter(packed)
    for length in rest:
        if length == 128:
            break
        found += (
            bytes(islice(rest, length + 1))
            if length < 128
            else bytes((next(rest),)) * (257 - length)
        )
    return bytes(found)


@given(st.lists(st.tuples(st.binary(min_size=1, max_size=3), st.integers(1, 300)), max_size=8))
def test_what_is_packed_can_be_unpacked(runs: list[tuple[bytes, int]]) -> None:
    """Runs of every length, and bytes that do not repeat."""
    content = b"".join(some * times for some, times in runs)

    assert unpacked(_packed(content)) == content


def test_each_picture_is_a_page() -> None:
    """Of its size on paper, black where it is dark, and without text."""
    picture = Image.new("L", (PPI, 2 * PPI), 255)
    picture.paste(0, (0, 0, PPI, PPI))
    png = BytesIO()
    picture.save(png, "PNG")

    with pypdfium2.PdfDocument(scanned([png.getvalue()] * 2)) as pdf:
        page = pdf[0]
        shown = page.render().to_pil().convert("L").resize((1, 2), Image.Resampling.BOX)
        found = (len(pdf), page.get_size(), page.get_textpage().get_text_range())

    assert found == (2, (72, 144), "")
    assert shown.getpixel((0, 0)) < 20
    assert shown.getpixel((0, 1)) > 200
