"""The bytes of a text or a web page -> its letters."""

import codecs
import re

_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_DECLARED = re.compile(
    r"utf-?8|windows-125[0-8]|iso-8859-(?:[2-9]|1[013-6])|koi8-[ru]", re.IGNORECASE
)
"""What a page is believed to be in. Latin-1 is none of it: browsers read it as Windows' letters."""


def decoded(content: bytes, declared: str = "") -> str:
    """
    The letters of a file: by its mark, as UTF-8, as `declared`, or else as Windows wrote them.

    >>> decoded("Children’s".encode()), decoded("Children’s".encode("cp1252"))
    ('Children’s', 'Children’s')
    """
    marked = next((name for mark, name in _MARKS.items() if content.startswith(mark)), "")
    if marked:
        return content.decode(marked, errors="replace")
    try:
        return content.decode()
    except UnicodeDecodeError:
        known = declared if _DECLARED.fullmatch(declared) else "cp1252"
        return content.decode(known, errors="replace")
