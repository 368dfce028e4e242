"""Web pages -> blocks. selectolax is kept behind this file."""

import datetime
import re
from collections.abc import Iterator, Sequence

from selectolax.lexbor import LexborHTMLParser, LexborNode

from corpus.display import one_line
from ingest.reading import marks, table
from ingest.reading.blocks import Block, Page, Reading, Role, role_of
from ingest.reading.encoding import decoded

_FURNITURE = (
    "script, style, noscript, template, nav, header, footer, aside, button, label, iframe, svg,"
    " select, [hidden], [aria-hidden=true], .mgHide, .mgFileSize, .sr-only, #cookie-banner,"
    " .mgActionList, .mgLinks, .mgFooter, #comments, .comments, .sidebar, .related, .breadcrumb"
)
_HIDING = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)
_DECLARED = re.compile(rb"<meta\s[^>]{0,200}?charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_BEFORE = re.compile(r"(?:[\s\ufeff]|<!--.*?-->|<\?[^>]*>)*+", re.DOTALL)
"""What may stand before the first tag of a page: white space, comments and declarations."""
_FIRST = re.compile(
    "<(?:!doctype html|a|address|article|b|base|blockquote|body|br|center|div|dl|em|font|footer"
    "|form|h[1-6]|head|header|hr|html|i|iframe|img|link|main|meta|nav|ol|p|pre|script|section"
    "|span|strong|style|table|title|ul)[\\s/>]",
    re.IGNORECASE,
)
_HEAD = re.compile("<!doctype html|<html|<head|<body", re.IGNORECASE)
_STARTS_WITHIN = 1024
"""Letters, within which the head of a page begins, whatever was put before it."""
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
_WHOLE = re.compile(r"\s*-?[0-9]{1,9}\s*")
_ITEM_PAGE = "a[href*='mgAi.aspx']"
_CUT = re.compile(r"view the full", re.IGNORECASE)
"""What ModernGov writes where it cuts an item's minutes short, in place of the rest."""
_DEEPEST = 150
"""Elements inside one another; below this the text is taken as it comes."""


def is_page(content: bytes) -> bool:
    """Whether a file is a web page, or a part of one: it begins with a tag of HTML."""
    page = _decoded(content)
    start = _BEFORE.match(page)
    return bool(
        _FIRST.match(page, start.end() if start else 0) or _HEAD.search(page, 0, _STARTS_WITHIN)
    )


def read(content: bytes) -> Reading:
    """The blocks of a web page, without its navigation and other furniture."""
    tree = LexborHTMLParser(_decoded(content))
    about = {node.attributes.get("name"): node for node in tree.css("meta[name][content]")}
    titles = [_content(about.get("DC.title"))]
    titles += [one_line(node.text()) for sign in ("h1", "title") for node in tree.css(sign)]
    cut = [node for node in tree.css(_ITEM_PAGE) if _CUT.search(node.text())]
    for node in (*_unseen(tree), *cut):
        node.decompose()
    main = next(filter(None, map(tree.css_first, _MAIN)), None)
    blocks = tuple(_Walk().page(main)) if main else ()
    return Reading(
        (Page(blocks),),
        paged=False,
        title=next(filter(None, titles), ""),
        date=_day(about.get("DC.date")),
        warnings=(f"items that the page cuts short, which have pages of their own: {len(cut)}",)
        if cut
        else (),
    )


def _decoded(content: bytes) -> str:
    declared = _DECLARED.search(content, 0, 4096)
    return decoded(content, declared.group(1).decode() if declared else "")


def _unseen(tree: LexborHTMLParser) -> list[LexborNode]:
    """The elements that are hidden or no part of the paper; never the whole page."""
    hidden = [node for node in tree.css("[style]") if _HIDING.search(_style(node))]
    return [node for node in tree.css(_FURNITURE) + hidden if node.tag not in {"html", "body"}]


def _style(node: LexborNode) -> str:
    return node.attributes.get("style") or ""


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
        self._mark = ""

    def page(self, element: LexborNode) -> Iterator[Block]:
        """The blocks of the element that holds the paper, to the last word in it."""
        yield from self._blocks(element, element, 0)
        yield from self._end(element)

    def _blocks(self, element: LexborNode, holder: LexborNode, depth: int) -> Iterator[Block]:
        """The blocks in an element, in the order of the page; `holder` is the one it is in."""
        items = _Items(element)
        for child in element.iter(include_text=True):
            tag = child.tag or ""
            if tag == "-text":
                self._words.append(child.text_content or "")
            elif tag == "br":
                self._words.append(" ")
            elif depth >= _DEEPEST:
                self._words.append(f" {child.text(separator=' ')} ")
            elif _BLOCK.fullmatch(tag):
                yield from self._end(holder)
                self._columns = [] if tag == "table" else self._columns
                self._mark = items.mark(child) if tag == "li" else self._mark
                yield from self._inside(child, depth + 1)
            else:
                self._anchor = _name(child) or self._anchor
                yield from self._blocks(child, holder, depth + 1)

    def _inside(self, block: LexborNode, depth: int) -> Iterator[Block]:
        """The blocks of an element that begins a line of its own."""
        cells = _cells(block)
        if any(map(_is_number, cells)):
            yield from self._item(cells, depth)
        elif cells and not block.css_first("table"):
            yield from self._row(cells, depth)
        else:
            yield from self._blocks(block, block, depth)
            yield from self._end(block)
        if block.tag == "li":
            self._mark = ""

    def _item(self, cells: Sequence[LexborNode], depth: int) -> Iterator[Block]:
        """A row of ModernGov's table of agenda items: its number belongs to its title."""
        self._number = one_line(cells[0].text())
        name = cells[0].css_first("a[name]")
        self._anchor = (name and name.attributes.get("name")) or ""
        for cell in cells[1:]:
            yield from self._inside(cell, depth + 1)

    def _row(self, cells: Sequence[LexborNode], depth: int) -> Iterator[Block]:
        texts = [" ".join(block.text for block in self._inside(cell, depth + 1)) for cell in cells]
        names = _names_columns(cells)
        self._columns = texts if names else self._columns
        if any(texts):
            yield table.row(texts, () if names else self._columns, self._anchor)

    def _end(self, element: LexborNode) -> Iterator[Block]:
        """The block that the words gathered inside `element` make, if there are any."""
        text, self._words = one_line("".join(self._words)), []
        if not text:
            return
        mark, self._mark = self._mark, ""
        drawn = f"{mark} {text}" if mark and role_of(text) is Role.PARAGRAPH else text
        level = _heading_level(element)
        if level:
            title = f"{self._number} {drawn.removeprefix(marks.BULLET)}".strip()
            self._number = ""
            yield Block(title.removesuffix(":"), Role.HEADING, level, self._anchor)
        else:
            yield Block(drawn, Role.BULLET if mark else role_of(text), anchor=self._anchor)


class _Items:
    """The items of a list, in their order."""

    def __init__(self, listing: LexborNode) -> None:
        self._ordered = listing.tag == "ol"
        self._kind = listing.attributes.get("type") or "1"
        self._next = _whole(listing, "start", 1)

    def mark(self, item: LexborNode) -> str:
        """The mark that a browser draws before the next item."""
        if not self._ordered:
            return marks.BULLET
        number = _whole(item, "value", self._next)
        self._next = number + 1
        return marks.numbered(number, self._kind)


def _whole(element: LexborNode, name: str, otherwise: int) -> int:
    """The whole number that an attribute is; browsers heed none that is longer."""
    written = element.attributes.get(name) or ""
    return int(written) if _WHOLE.fullmatch(written) else otherwise


def _cells(row: LexborNode) -> list[LexborNode]:
    return [cell for cell in row.iter() if cell.tag in {"td", "th"}] if row.tag == "tr" else []


def _is_number(cell: LexborNode) -> bool:
    return "mgItemNumberCell" in (cell.attributes.get("class") or "").split()


def _names_columns(cells: Sequence[LexborNode]) -> bool:
    """Whether a row of a table, of these cells, names its columns."""
    row = cells[0].parent
    above = row.parent if row else None
    heads = len(cells) > 1 and all(cell.tag == "th" for cell in cells)
    return heads or (above is not None and above.tag == "thead")


def _name(element: LexborNode) -> str:
    return (element.attributes.get("name") or "") if element.tag == "a" else ""


def _heading_level(element: LexborNode) -> int:
    if _HEADING.fullmatch(element.tag or ""):
        return int((element.tag or "")[1])
    classes = (element.attributes.get("class") or "").split()
    return next((level for name, level in _HEADING_CLASSES.items() if name in classes), 0)
