"""Comments of Word files, which their reader leaves out -> text."""

from ingest.reading import package
from ingest.reading.xml import Element, local, tree

_PART = "word/comments.xml"
_BREAKS = ("br", "cr", "tab")


def comments(content: bytes, name: str) -> list[str]:
    """
    What each comment says, its paragraphs between blank lines; nothing where there is none.

    Raises `UnreadablePaper` where the file is damaged.
    """
    if _PART not in package.parts(content, name):
        return []
    root = tree(package.part(content, name, _PART), name)
    return [_said(one) for one in root.iter() if local(one) == "comment"]


def _said(comment: Element) -> str:
    paragraphs = (one for one in comment.iter() if local(one) == "p")
    return "\n\n".join("".join(map(_letters, one.iter())) for one in paragraphs)


def _letters(element: Element) -> str:
    if local(element) == "t":
        return element.text or ""
    return " " if local(element) in _BREAKS else ""
