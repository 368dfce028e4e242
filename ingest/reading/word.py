"""What Word shows and its file only implies, written out: numbers and footnotes, nothing hidden."""

import re
from collections.abc import Iterator
from copy import deepcopy
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from ingest.reading import package
from ingest.reading.numbers import numeral
from ingest.reading.xml import Element, attribute, children, local, tree, whole, written

FOOTNOTE = "\ue000"
"""The private letter before a footnote, which then stands below what refers to it."""
_DOCUMENT = "word/document.xml"
_FORMS = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}
_PLACE = re.compile(r"%([1-9])")
_DEEPEST = 9
"""Levels of a list, as many as Word has."""
_OFF = ("0", "false", "off")


def shown(content: bytes, name: str) -> bytes:
    """The same Word file with its numbers and footnotes as text, and without hidden words."""
    parts = package.parts(content, name)
    root = tree(package.part(content, name, _DOCUMENT), name)
    others = {
        part: tree(package.part(content, name, path), name)
        for part in ("numbering", "styles", "footnotes", "endnotes")
        if (path := f"word/{part}.xml") in parts
    }
    _hide(root)
    numbers = _Numbers(others.get("numbering"), others.get("styles"))
    for paragraph in list(_all(root, "p")):
        numbers.write(paragraph)
    for kind, form in (("footnote", "1"), ("endnote", "i")):
        _lay_below(root, others.get(f"{kind}s"), kind, form)
    return _repacked(content, written(root))


def _repacked(content: bytes, document: bytes) -> bytes:
    stream = BytesIO()
    with ZipFile(BytesIO(content)) as before, ZipFile(stream, "w", ZIP_DEFLATED) as after:
        for part in before.infolist():
            if part.filename.endswith((".xml", ".rels")):
                text = document if part.filename == _DOCUMENT else before.read(part)
                after.writestr(part.filename, text)
    return stream.getvalue()


def _all(root: Element, *kinds: str) -> Iterator[Element]:
    """The elements of these kinds; of what Word wrote twice, the way that is read."""
    for element in root.iter():
        if local(element) in kinds and not any(
            local(above) == "Choice" for above in element.iterancestors()
        ):
            yield element


def _child(element: Element | None, *path: str) -> Element | None:
    for kind in path:
        if element is None:
            return None
        element = next((one for one in children(element) if local(one) == kind), None)
    return element


def _value(element: Element | None, *path: str) -> str:
    found = _child(element, *path)
    return "" if found is None else attribute(found, "val")


def _hide(root: Element) -> None:
    for run in list(root.iter()):
        hidden = _child(run, "rPr", "vanish") if local(run) == "r" else None
        if hidden is not None and attribute(hidden, "val") not in _OFF:
            run.getparent().remove(run)


def _made(like: Element, kind: str, text: str = "") -> Element:
    """An element of the vocabulary of another."""
    made = like.makeelement(f"{like.tag.rpartition('}')[0]}}}{kind}")
    made.text = text or None
    return made


def _run(like: Element, text: str) -> Element:
    run = _made(like, "r")
    run.append(_made(like, "t", text))
    return run


class _Numbers:
    """The numbers that Word counts for the paragraphs of its lists."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._lists: dict[str, Element] = {}
        self._overrides: dict[str, dict[int, Element]] = {}
        self._abstract: dict[str, str] = {}
        self._styles: dict[str, Element] = {}
        self._counts: dict[str, list[int]] = {}
        self._begun: set[tuple[str, int]] = set()
        for element in [] if numbering is None else children(numbering):
            if local(element) == "abstractNum":
                self._lists[attribute(element, "abstractNumId")] = element
            elif local(element) == "num":
                self._take(element)
        for style in [] if styles is None else children(styles):
            self._styles[attribute(style, "styleId")] = style

    def write(self, paragraph: Element) -> None:
        """Put the paragraph's number before its words, in place of the instruction to count it."""
        properties = _child(paragraph, "pPr")
        number, level = self._place(properties)
        if properties is None or not number or _child(properties, "rPr", "del") is not None:
            return
        label = self._label(number, level)
        if label is not None:
            self._replace(properties, label)

    def _take(self, number: Element) -> None:
        at = attribute(number, "numId")
        self._abstract[at] = _value(number, "abstractNumId")
        self._overrides[at] = {
            whole(attribute(one, "ilvl"), 0): one
            for one in children(number)
            if local(one) == "lvlOverride"
        }

    def _place(self, properties: Element | None) -> tuple[str, int]:
        """Which list a paragraph belongs to, by itself or by its style, and at what level."""
        number = _value(properties, "numPr", "numId")
        level = _value(properties, "numPr", "ilvl")
        style, seen = _value(properties, "pStyle"), 0
        while not number and style in self._styles and seen < _DEEPEST:
            own = _child(self._styles[style], "pPr")
            number = _value(own, "numPr", "numId")
            level = level or _value(own, "numPr", "ilvl")
            style, seen = _value(self._styles[style], "basedOn"), seen + 1
        known = number if number in self._abstract else ""
        return known, min(whole(level, 0), _DEEPEST - 1)

    def _level(self, number: str, level: int) -> Element | None:
        override = _child(self._overrides[number].get(level), "lvl")
        if override is not None:
            return override
        found = self._lists.get(self._abstract[number])
        levels = [] if found is None else children(found)
        return next((one for one in levels if attribute(one, "ilvl") == str(level)), None)

    def _label(self, number: str, level: int) -> str | None:
        """What stands before the next paragraph of a list; None before a bullet's."""
        form = self._level(number, level)
        if form is None or _value(form, "numFmt") == "bullet":
            return None
        counts = self._count(number, level)
        return _PLACE.sub(
            lambda place: self._numeral(number, int(place[1]) - 1, counts), _value(form, "lvlText")
        )

    def _count(self, number: str, level: int) -> list[int]:
        counts = self._counts.setdefault(self._abstract[number], [0] * _DEEPEST)
        for at in range(level + 1):
            begins = self._begins(number, at)
            if begins is not None:
                counts[at] = begins - 1
            if at == level:
                counts[at] = counts[at] + 1 if counts[at] or begins else self._start(number, at)
            counts[at] = counts[at] or self._start(number, at)
        counts[level + 1 :] = [0] * (_DEEPEST - level - 1)
        return counts

    def _begins(self, number: str, level: int) -> int | None:
        """The number at which a list of its own begins, when it has not begun yet."""
        said = _value(self._overrides[number].get(level), "startOverride")
        if not said or (number, level) in self._begun:
            return None
        self._begun.add((number, level))
        return whole(said, 1)

    def _start(self, number: str, level: int) -> int:
        return whole(_value(self._level(number, level), "start"), 1)

    def _numeral(self, number: str, level: int, counts: list[int]) -> str:
        form = _value(self._level(number, level), "numFmt")
        return numeral(counts[level], _FORMS.get(form, "1"))

    def _replace(self, properties: Element, label: str) -> None:
        own = _child(properties, "numPr")
        if own is not None:
            properties.remove(own)
        numbered = _made(properties, "numPr")
        for kind in ("ilvl", "numId"):
            none = _made(properties, kind)
            none.set(f"{properties.tag.rpartition('}')[0]}}}val", "0")
            numbered.append(none)
        properties.append(numbered)
        if label and "".join(properties.getparent().itertext()).strip():
            properties.addnext(_run(properties, f"{label} "))


def _lay_below(root: Element, notes: Element | None, kind: str, form: str) -> None:
    """Put each note, after its number, below the paragraph or the table that refers to it."""
    said = {} if notes is None else {attribute(note, "id"): note for note in children(notes)}
    references = list(enumerate(list(_all(root, f"{kind}Reference")), 1))
    for count, reference in reversed(references):
        note = said.get(attribute(reference, "id"))
        above = _outermost(reference)
        if note is not None and above is not None:
            for paragraph in reversed([one for one in children(note) if local(one) == "p"]):
                below = deepcopy(paragraph)
                below.insert(0, _run(below, f"{FOOTNOTE}{numeral(count, form)} "))
                above.addnext(below)
        reference.getparent().remove(reference)


def _outermost(element: Element) -> Element | None:
    """The table or paragraph of the paper's body that an element stands in."""
    around = [one for one in element.iterancestors() if local(one) in ("p", "tbl")]
    return around[-1] if around else None
