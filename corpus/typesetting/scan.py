"""Make a PDF whose pages are pictures of paper, as a scanner does. Pillow is behind this file."""

import random
from io import BytesIO

from PIL import Image

PPI = 150
_DARK = 150
"""Of 255 shades; what is lighter becomes white, as on a scanner set to black and white."""
_SPECKS = 90
_MOST = 128
"""Bytes in one run."""
_WORTH = 3
"""Equal bytes that are worth a run of their own."""


def scanned(pngs: list[bytes]) -> bytes:
    """
    Return a PDF with one picture a page and no text, the same bytes every time.

    The pictures are of black and white dots and are packed in runs, by a filter of PDF's own,
    because two versions of zlib or of a JPEG library need not make the same bytes.
    """
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", _pages(len(pngs))]
    for number, png in enumerate(pngs):
        objects += _page(Image.open(BytesIO(png)).convert("L"), first=3 + 3 * number)
    return _file(objects)


def _pages(count: int) -> bytes:
    kids = " ".join(f"{3 + 3 * number} 0 R" for number in range(count))
    return f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode()


def _page(picture: Image.Image, first: int) -> list[bytes]:
    """The page, its picture and the instruction to draw it, the first of them numbered `first`."""
    width, height = (72 * side / PPI for side in picture.size)
    page = (
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width:.2f} {height:.2f}]"
        f" /Resources << /XObject << /Scan {first + 1} 0 R >> >> /Contents {first + 2} 0 R >>"
    )
    image = (
        f"/Type /XObject /Subtype /Image /Width {picture.width} /Height {picture.height}"
        " /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /RunLengthDecode"
    )
    draw = f"q {width:.2f} 0 0 {height:.2f} 0 0 cm /Scan Do Q"
    return [page.encode(), _stream(image, _packed(_dots(picture))), _stream("", draw.encode())]


def _dots(picture: Image.Image) -> bytes:
    """The picture as rows of bits, with a little of the dirt that is on a scanner's glass."""
    dirt = random.Random(7)  # noqa: S311 - it hides nothing, and must fall the same way each time
    for _ in range(_SPECKS):
        picture.putpixel((dirt.randrange(picture.width), dirt.randrange(picture.height)), 0)
    return picture.point(lambda shade: 255 if shade > _DARK else 0).convert("1").tobytes()


def _packed(content: bytes) -> bytes:
    """
    The bytes in runs, each of one byte that is repeated or of several that are not.

    >>> _packed(b"aaaab").hex(" ")
    'fd 61 00 62 80'
    """
    packed, at = bytearray(), 0
    while at < len(content):
        end = _run(content, at)
        if end - at > 1:
            packed += bytes((257 - (end - at), content[at]))
        else:
            end = _unlike(content, at)
            packed += bytes((end - at - 1,)) + content[at:end]
        at = end
    return bytes(packed) + b"\x80"


def _run(content: bytes, at: int) -> int:
    """Where the run of equal bytes that begins at `at` ends."""
    end = at + 1
    while end < len(content) and end - at < _MOST and content[end] == content[at]:
        end += 1
    return end


def _unlike(content: bytes, at: int) -> int:
    """Where the next run of equal bytes begins, so that those before it are taken as they are."""
    end = at + 1
    while end < len(content) and end - at < _MOST and _run(content, end) - end < _WORTH:
        end += 1
    return end


def _stream(about: str, content: bytes) -> bytes:
    head = f"<< {about} /Length {len(content)} >>".replace("<<  ", "<< ").encode()
    return head + b"\nstream\n" + content + b"\nendstream"


def _file(objects: list[bytes]) -> bytes:
    """The objects, numbered from 1, and the table that says where each of them begins."""
    made, places = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"), []
    for number, content in enumerate(objects, start=1):
        places.append(len(made))
        made += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    made_at = len(made)
    made += f"xref\n0 {size}\n0000000000 65535 f \n{table}".encode()
    made += f"trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{made_at}\n%%EOF\n".encode()
    return bytes(made)
