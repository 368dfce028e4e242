"""Office files are ZIP archives of parts: looked into here first, within bounds."""

import zipfile
import zlib
from io import BytesIO
from xml.parsers.expat import ExpatError

from corpus.errors import UnreadablePaper

FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    ExpatError,
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
)
"""What the libraries raise on an office file that is damaged."""
MOST_BYTES = 200_000_000
"""Of the parts of a file together, unpacked; a file that says more is a fault or an attack."""
_MOST_PARTS = 10_000
_DENSE_BYTES = 20_000_000
_DENSE = 100
"""A part of over 20 MB that was packed to less than this share holds nothing but repetition."""


def parts(content: bytes, name: str) -> frozenset[str]:
    """The names of the parts of an office file; raises `UnreadablePaper` if it may be no paper."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            found = package.infolist()
    except FAULTS as error:
        raise UnreadablePaper(f"{name} is damaged: get the paper again.") from error
    dense = any(part.file_size > max(_DENSE_BYTES, _DENSE * part.compress_size) for part in found)
    if sum(part.file_size for part in found) > MOST_BYTES:
        raise UnreadablePaper(f"{name} unpacks to over 200 MB: it is not a paper; leave it out.")
    if dense or len(found) > _MOST_PARTS:
        raise UnreadablePaper(f"{name} unpacks to far more than a paper: leave it out.")
    return frozenset(part.filename for part in found)


def part(content: bytes, name: str, inside: str) -> bytes:
    """One part of an office file whose `parts` are within bounds."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            locked = package.getinfo(inside).flag_bits & 1
            return b"" if locked else package.read(inside)
    except FAULTS as error:
        raise UnreadablePaper(f"{name} is damaged: get the paper again.") from error
