"""The bytes of a text or a web page -> its letters."""

import codecs

_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


def decoded(content: bytes, declared: str = "") -> str:
    """
    The letters of a file: by its mark, as UTF-8, or else as Windows wrote them.

    One wrong byte does not make Windows' letters of a file that is `declared` to be in UTF-8.

    >>> decoded("Children’s".encode()), decoded("Children’s".encode("cp1252"))
    ('Children’s', 'Children’s')
    """
    marked = next((name for mark, name in _MARKS.items() if content.startswith(mark)), "")
    if marked:
        return content.decode(marked, errors="replace")
    try:
        return content.decode()
    except UnicodeDecodeError:
        wrong = "utf-8" if declared.lower() in {"utf-8", "utf8"} else "cp1252"
        return content.decode(wrong, errors="replace")
