"""Web pages -> blocks. selectolax is kept behind this file."""

import datetime
import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from corpus.display import one_line
from ingest.reading import table
from ingest.reading.blocks import Block, Page, Reading, Role, role_of

_FURNITURE = (
    "script, style, noscript, template, nav, header, footer, aside, button, label, iframe, svg,"
    " select, [hidden], [aria-hidden=true], .mgHide, .mgFileSize, .sr-only, #cookie-banner,"
    " .mgActionList, .mgLinks, .mgFooter, #comments, .comments, .sidebar, .related, .breadcrumb"
)
_MAIN = ("#modgov", "main", "[role=main]", "article", "body")
"""Where the paper itself is, the surest sign first."""
_BLOCK = re.compile(
    "address|article|blockquote|body|caption|d[dlt]|div|fieldset|fig(?:caption|ure)|h[1-6]|hr|li"
    "|main|[ou]l|p|pre|section|table|t(?:body|foot|head|[dhr])"
)
"""The elements that begin a line of their own."""
_HEADING = re.compile("h[1-6]")
_HEADING_CLASSES = {
    "mgMainTitleTxt": 1,
    "mgSubTitleTxt": 2,
    "mgAiTitleTxt": 3,
    "mgSubItemTitleTxt": 4,
}
"""ModernGov marks its headings by class, not by element."""
_DEEPEST = 150
"""Elements inside one another; below this the text is taken as it comes."""


def read(content: bytes) -> Reading:
    """The blocks of a web page, without its navigation and other furniture."""
    tree = LexborHTMLParser(content)
    about = {node.attributes.get("name"): node for node in tree.css("meta[name][content]")}
    titles = [_content(about.get("DC.title"))]
    titles += [one_line(node.text()) for sign in ("h1", "title") for node in tree.css(sign)]
    for node in tree.css(_FURNITURE):
        node.decompose()
    main = next(filter(None, map(tree.css_first, _MAIN)), None)
    blocks = tuple(_Walk().blocks(main)) if main else ()
    return Reading(
        (Page(blocks),),
        paged=False,
        title=next(filter(None, titles), ""),
        date=_day(about.get("DC.date")),
    )


def _content(node: LexborNode | None) -> str:
    return one_line((node and node.attributes.get("content")) or "")


def _day(node: LexborNode | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(_content(node)[:10])
    except ValueError:
        return None


class _Walk:
    """One pass over a page's elements, gathering the words that stand in one block."""

    def __init__(self) -> None:
        self._words: list[str] = []
        self._anchor = ""
        self._number = ""
        self._columns: list[str] = []
        """The names of the columns of the table that is going on."""

    def blocks(self, element: LexborNode, depth: int = 0) -> Iterator[Block]:
        """The blocks of an element, in the order of the page."""
        for child in element.iter(include_text=True):
            tag = child.tag or ""
            if tag == "-text":
                self._words.append(child.text_content or "")
            elif tag == "br":
                self._words.append(" ")
            elif tag == "tr" and _is_item(child):
                yield from self._end(element)
                yield from self._item(child, depth)
            elif tag == "tr":
                yield from self._end(element)
                yield from self._row(child)
            elif _BLOCK.fullmatch(tag) and depth < _DEEPEST:
                yield from self._end(element)
                self._columns = [] if tag == "table" else self._columns
                yield from self.blocks(child, depth + 1)
                yield from self._end(child)
            else:
                self._anchor = _name(child) or self._anchor
                yield from self._inline(child, depth)

    def _inline(self, element: LexborNode, depth: int) -> Iterator[Block]:
        if depth < _DEEPEST:
            yield from self.blocks(element, depth + 1)
        else:
            self._words.append(element.text())

    def _item(self, row: LexborNode, depth: int) -> Iterator[Block]:
        """A row of ModernGov's table of agenda items: its number belongs to its title."""
        cells = row.css("td")
        self._number = one_line(cells[0].text())
        name = cells[0].css_first("a[name]")
        self._anchor = (name and name.attributes.get("name")) or ""
        for cell in cells[1:]:
            yield from self.blocks(cell, depth + 1)
            yield from self._end(cell)

    def _row(self, row: LexborNode) -> Iterator[Block]:
        cells = [one_line(cell.text(separator=" ")) for cell in row.css("td, th")]
        names = _names_columns(row)
        self._columns = cells if names else self._columns
        if any(cells):
            yield table.row(cells, () if names else self._columns, self._anchor)

    def _end(self, element: LexborNode) -> Iterator[Block]:
        """The block that the words gathered inside `element` make, if there are any."""
        text, self._words = one_line("".join(self._words)), []
        level = _heading_level(element)
        if level and text:
            title, self._number = f"{self._number} {text}".strip(), ""
            yield Block(title.removesuffix(":"), Role.HEADING, level, self._anchor)
        elif text:
            role = Role.BULLET if element.tag == "li" else role_of(text)
            yield Block(_marked(text, element, role), role, anchor=self._anchor)


def _is_item(row: LexborNode) -> bool:
    return row.css_first("td.mgItemNumberCell") is not None


def _names_columns(row: LexborNode) -> bool:
    """Whether a row of a table names its columns."""
    above = row.parent
    cells = row.css("td, th")
    heads = len(cells) > 1 and all(cell.tag == "th" for cell in cells)
    return heads or (above is not None and above.tag == "thead")


def _name(element: LexborNode) -> str:
    return (element.attributes.get("name") or "") if element.tag == "a" else ""


def _heading_level(element: LexborNode) -> int:
    if _HEADING.fullmatch(element.tag or ""):
        return int((element.tag or "")[1])
    classes = (element.attributes.get("class") or "").split()
    return next((level for name, level in _HEADING_CLASSES.items() if name in classes), 0)


def _marked(text: str, element: LexborNode, role: Role) -> str:
    """A list item with the mark that a browser draws before it."""
    if role is not Role.BULLET or role_of(text) is not Role.PARAGRAPH:
        return text
    parent = element.parent
    if parent is None or parent.tag != "ol":
        return f"• {text}"
    items = [item for item in parent.iter() if item.tag == "li"]
    return f"{items.index(element) + 1}. {text}"
