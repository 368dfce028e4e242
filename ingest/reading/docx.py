"""Word files -> blocks. mammoth is kept behind this file; what it writes is read as a web page."""

import io
import zipfile

import mammoth

from corpus.errors import UnreadablePaper
from ingest.reading import html
from ingest.reading.blocks import Reading

_STYLES = "p[style-name='Title'] => h1:fresh"
"""Beside mammoth's own, which know no style for the title above the headings."""
_MOST_BYTES = 200_000_000
"""Of the parts of a file together, unpacked; a file that says more is a fault or an attack."""


def read(content: bytes, name: str) -> Reading:
    """The blocks of a Word file; it has no pages of its own."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            if sum(part.file_size for part in parts.infolist()) > _MOST_BYTES:
                raise UnreadablePaper(f"{name} unpacks to over 200 MB: it is not a paper.")
        page = mammoth.convert_to_html(io.BytesIO(content), style_map=_STYLES).value
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, AttributeError, IndexError) as error:
        raise UnreadablePaper(f"{name} is damaged or not a Word file: save it again.") from error
    return html.read(page.encode())
