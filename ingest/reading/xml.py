"""The XML in office files, read without entities or network. lxml is kept behind this file."""

import re
from collections.abc import Callable, Mapping
from typing import TypeAlias

from lxml import etree

from corpus.errors import UnreadablePaper

Element: TypeAlias = etree._Element
_WHOLE = re.compile(r"[0-9]{1,6}")
Started = Callable[[str, Mapping[str, str]], None]


def tree(content: bytes, name: str) -> Element:
    """The root of a part; raises `UnreadablePaper` when it is damaged or defines entities."""
    try:
        root = etree.fromstring(content, _parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadablePaper(f"{name} is damaged: get the paper again.") from error
    if root.getroottree().docinfo.doctype:
        raise UnreadablePaper(f"{name} is not as an office program saves it: save it again.")
    return root


def scan(content: bytes, name: str, started: Started) -> None:
    """Hand on the name and attributes of each element of a large part, and keep no tree of it."""
    try:
        etree.fromstring(content, _parser(target=_Target(started)))
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadablePaper(f"{name} is damaged: get the paper again.") from error


def written(root: Element) -> bytes:
    """A part as bytes."""
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True))


def children(element: Element) -> list[Element]:
    """The elements inside an element, without comments and instructions to programs."""
    return [child for child in element if isinstance(child.tag, str)]


def local(element: Element) -> str:
    """The name of an element, without the vocabulary that it is from."""
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: Element, name: str) -> str:
    """An attribute by its name, whichever vocabulary it is from; "" when there is none."""
    said = element.attrib.items()
    return next((str(value) for key, value in said if key.rpartition("}")[2] == name), "")


def whole(text: str, otherwise: int) -> int:
    """
    The whole number that an attribute is, if it is one of a size that makes sense.

    >>> whole("3", 1), whole("", 1), whole("x", 1)
    (3, 1, 1)
    """
    return int(text) if _WHOLE.fullmatch(text) else otherwise


class _Target:
    """What lxml tells of the elements as it meets them."""

    def __init__(self, started: Started) -> None:
        self._started = started

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._started(tag.rpartition("}")[2], attributes)

    def close(self) -> None:
        """There is nothing to hand back."""


def _parser(**options: object) -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, **options)
