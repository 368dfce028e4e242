"""OpenDocument text (LibreOffice Writer) -> blocks."""

from collections.abc import Iterator

from corpus.display import one_line
from corpus.errors import UnreadablePaper
from ingest.reading import package, table
from ingest.reading.blocks import Block, Page, Reading, Role, role_of
from ingest.reading.numbers import numeral
from ingest.reading.xml import Element, attribute, children, local, tree, whole

_SKIPPED = frozenset(
    {
        "tracked-changes", "annotation", "annotation-end", "forms", "table-of-content",
        "alphabetical-index", "illustration-index", "table-index", "sequence-decls",
        "variable-decls", "user-field-decls", "dde-connection-decls", "hidden-text",
        "hidden-paragraph", "note-citation", "event-listeners", "desc", "title", "script",
    }
)  # fmt: skip
"""What is not part of the paper's own words: struck out text, comments, the contents."""
_SPACES = frozenset({"s", "tab", "line-break"})
_DEEPEST = 9
"""Levels of headings."""
_MOST_REPEATED = 50
"""How often one cell or row of a table may be repeated."""


def read(content: bytes, name: str) -> Reading:
    """The blocks of an OpenDocument text; it has no pages of its own."""
    parts = package.parts(content, name)
    if b"encryption-data" in _part(content, name, "META-INF/manifest.xml", parts):
        raise UnreadablePaper(
            f"{name} is protected by a password: save it without one and try again."
        )
    root = tree(package.part(content, name, "content.xml"), name)
    styles = _part(content, name, "styles.xml", parts)
    walk = _Walk(_Styles([root, *([tree(styles, name)] if styles else [])]))
    body = (found for found in root.iter() if local(found) == "text" and _in_body(found))
    blocks = tuple(walk.blocks(next(body, root)))
    title = next((block.text for block in blocks if block.level == 1), "")
    return Reading((Page(blocks),), paged=False, title=title)


def _part(content: bytes, name: str, inside: str, parts: frozenset[str]) -> bytes:
    return package.part(content, name, inside) if inside in parts else b""


def _in_body(element: Element) -> bool:
    above = element.getparent()
    return above is not None and local(above) == "body"


class _Styles:
    """What the styles of a paper say of its titles and lists."""

    def __init__(self, roots: list[Element]) -> None:
        self._parents: dict[str, str] = {}
        self._levels: dict[tuple[str, int], Element] = {}
        for element in (found for root in roots for found in root.iter()):
            kind, name = local(element), attribute(element, "name")
            if kind == "style":
                self._parents.setdefault(name, attribute(element, "parent-style-name"))
            elif kind == "list-style":
                for level in children(element):
                    at = whole(attribute(level, "level"), 0)
                    self._levels.setdefault((name, at), level)

    def is_title(self, style: str) -> bool:
        return "Title" in (style, self._parents.get(style, ""))

    def mark(self, style: str, counts: list[int]) -> str:
        """What stands before the item of a list with these numbers at its levels."""
        level = self._levels.get((style, len(counts)))
        form = "" if level is None else attribute(level, "num-format")
        if level is None or not form:
            return "•"
        shown = min(whole(attribute(level, "display-levels"), 1), len(counts))
        number = ".".join(numeral(count, form) for count in counts[-shown:])
        return attribute(level, "num-prefix") + number + attribute(level, "num-suffix")


class _Walk:
    """One pass over a paper's elements."""

    def __init__(self, styles: _Styles) -> None:
        self._styles = styles
        self._last: dict[str, int] = {}
        """The number of the last item of each style of list, for the lists that go on."""

    def blocks(self, element: Element) -> Iterator[Block]:
        """The blocks inside an element, in order."""
        for child in children(element):
            kind = local(child)
            if kind in ("p", "h"):
                yield from self._paragraph(child)
            elif kind == "list":
                yield from self._list(child, "", [])
            elif kind == "table":
                yield from self._table(child)
            elif kind not in _SKIPPED:
                yield from self.blocks(child)

    def _paragraph(self, element: Element, mark: str = "") -> Iterator[Block]:
        aside: list[Element] = []
        words = one_line(_words(element, aside))
        words = f"{mark} {words}".strip() if words else ""
        level = min(whole(attribute(element, "outline-level"), 1), _DEEPEST)
        if words and local(element) == "h":
            yield Block(words, Role.HEADING, level + 1)
        elif words and self._styles.is_title(attribute(element, "style-name")):
            yield Block(words, Role.HEADING, 1)
        elif words:
            yield Block(words, Role.BULLET if mark else role_of(words))
        for other in aside:
            yield from self._note(other) if local(other) == "note" else self.blocks(other)

    def _note(self, note: Element) -> Iterator[Block]:
        """A footnote, below the paragraph that refers to it."""
        for block in self.blocks(note):
            number = next((one.text for one in children(note) if one.text), "") or ""
            yield Block(one_line(f"{number} {block.text}"), Role.FOOTNOTE)

    def _list(self, element: Element, style: str, above: list[int]) -> Iterator[Block]:
        style = attribute(element, "style-name") or style
        goes_on = attribute(element, "continue-numbering") == "true" and not above
        count = self._last.get(style, 0) if goes_on else 0
        for item in children(element):
            count = whole(attribute(item, "start-value"), count + (local(item) == "list-item"))
            mark = self._styles.mark(style, [*above, count])
            for child in children(item):
                if local(child) == "list":
                    yield from self._list(child, style, [*above, count])
                elif local(child) in ("p", "h"):
                    yield from self._paragraph(child, mark)
                    mark = ""
        if not above:
            self._last[style] = count

    def _table(self, element: Element) -> Iterator[Block]:
        heads = [row for row in _rows(element) if local(row.getparent()) == "table-header-rows"]
        yield from table.table([self._cells(row) for row in _rows(element)], len(heads))

    def _cells(self, row: Element) -> list[str]:
        cells: list[str] = []
        for cell in children(row):
            words = " ".join(block.text for block in self.blocks(cell))
            times = min(whole(attribute(cell, "number-columns-repeated"), 1), _MOST_REPEATED)
            cells += [words if local(cell) == "table-cell" else ""] * times
        return cells


def _rows(element: Element) -> Iterator[Element]:
    for child in children(element):
        if local(child) == "table-row":
            yield child
        elif local(child) in ("table-header-rows", "table-rows", "table-row-group"):
            yield from _rows(child)


def _words(element: Element, aside: list[Element]) -> str:
    """The words of a paragraph; notes and text boxes in it are put aside."""
    words = element.text or ""
    for child in children(element):
        kind = local(child)
        if kind in _SPACES:
            words += " "
        elif kind in ("note", "frame", "custom-shape"):
            aside.append(child)
        elif kind not in _SKIPPED:
            words += _words(child, aside)
        words += child.tail or ""
    return words
