"""
The 80 real inspection reports read a second time, with nothing of councilbot's.

PDFium's plain text of each page and a few expressions for what every report prints: simple enough
to be right by eye, and independent of what they judge.
"""

import datetime
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pypdfium2

_GRADE = r"outstanding|good|requires? improvement|inadequate"
_SIF = "inspection of services for children in need of help and protection"
_MONTHS = [f"{datetime.date(2000, month, 1):%B}" for month in range(1, 13)]
_DAY = re.compile(rf"(\d{{1,2}})(?: ({'|'.join(_MONTHS)}))?(?: (\d{{4}}))?(?!\d)")
_FOOTNOTE = re.compile(r"\d (?!January|March|April|June|July|August|[OSND]\w+ber)[A-Z]|\d$")
_ENTRY = re.compile(r".*[a-z)] \d{1,2}\s*")


@dataclass(frozen=True)
class Numbered:
    """A numbered paragraph as printed, with whatever stands between it and the next number."""

    number: int
    words: str
    """Letters and digits alone."""
    pages: tuple[int, ...]


@dataclass(frozen=True)
class Printed:
    """One report as PDFium alone gives it."""

    path: Path

    @cached_property
    def pages(self) -> list[list[str]]:
        """The lines of each page."""
        with pypdfium2.PdfDocument(self.path) as document:
            texts = [page.get_textpage().get_text_range() for page in document]
        return [
            [line.strip() for line in text.replace("\ufffe", "-").split("\r\n") if line.strip()]
            for text in texts
        ]

    @property
    def opening(self) -> str:
        """The words of the first page."""
        return " ".join(self.pages[0])

    @property
    def authority(self) -> list[str]:
        """The words of the authority's name, in small letters, from the file's name."""
        return self.path.name.split("__")[0].partition("_")[2].split("-")

    @property
    def kind(self) -> str:
        """What its title makes it."""
        return "ofsted_sif" if _SIF in self.opening.lower() else "ofsted_ilacs"

    @property
    def dates(self) -> tuple[datetime.date, datetime.date]:
        """The first and the last day of the inspection; what the first leaves out is the last's."""
        line = next(line for line in self.pages[0] if line.startswith("Inspection date"))
        first, last = (found.groups() for found in list(_DAY.finditer(line))[:2])
        whole = [one or other for one, other in zip(first, last, strict=True)]
        return _date(*whole), _date(*last)

    @property
    def published(self) -> datetime.date:
        """The day in the file's name."""
        day = self.path.stem.partition("inspection-")[2]
        return datetime.datetime.strptime(day, "%d-%B-%Y").date()  # noqa: DTZ007

    @property
    def overall(self) -> str:
        """The overall grade, in small letters."""
        sign = (
            "services in .{3,60}?(?:are |is |)" if self.kind == "ofsted_sif" else "effectiveness "
        )
        found = re.search(rf"{sign}({_GRADE})", self.opening, re.IGNORECASE)
        assert found
        return found[1].lower().replace("require ", "requires ")

    @cached_property
    def running(self) -> set[str]:
        """The lines at the tops and bottoms of pages that recur on at least half of them."""
        edges = Counter(masked(line) for page in self.pages for line in {*page[:3], *page[-2:]})
        return {line for line, pages in edges.items() if pages >= len(self.pages) / 2}

    @cached_property
    def contents(self) -> list[str]:
        """The rows of the list of contents."""
        return [
            row
            for page in self.pages[1:7]
            if any(line.startswith("Contents") for line in page)
            for row in page
            if _ENTRY.fullmatch(row)
        ]

    def label(self, number: int) -> str | None:
        """The number that is printed at the top or bottom of a page, when it is the page's own."""
        page = self.pages[number - 1]
        edges = [line for line in {*page[:3], *page[-2:]} if masked(line) in self.running]
        return str(number) if any(re.search(rf"\b{number}$", line) for line in edges) else None

    def numbered(self) -> Iterator[Numbered]:
        """The numbered paragraphs, each found by its number being the next."""
        begun: list[tuple[int, int, str]] = []
        for number, line in self._body():
            last = begun[-1][0] if begun else 0
            found = re.match(r"(\d{1,3})(\.)?\s*[A-Z‘“]", line)
            begins = found and int(found[1]) == last + 1 and (found[2] or last > 20)
            if begins:
                yield from _ended(begun)
                begun = []
            if begins or begun:
                begun.append((last + 1 if begins else last, number, line))
        yield from _ended(begun)

    def _body(self) -> Iterator[tuple[int, str]]:
        for number, page in enumerate(self.pages[1:], 2):
            body = [line for line in page if masked(line) not in self.running]
            for line in body[: _foot(body)]:
                if line not in self.contents:
                    yield number, line


def _foot(page: list[str]) -> int:
    """The line with which the footnotes of a page begin."""
    lines = range(max(0, len(page) - 9), len(page))
    return next((at for at in lines if _FOOTNOTE.match(page[at])), len(page))


def _ended(lines: list[tuple[int, int, str]]) -> Iterator[Numbered]:
    if lines:
        words = letters(" ".join(line for _, _, line in lines))
        yield Numbered(lines[0][0], words, tuple(sorted({number for _, number, _ in lines})))


def _date(day: str, month: str, year: str) -> datetime.date:
    return datetime.date(int(year), _MONTHS.index(month) + 1, int(day))


def masked(line: str) -> str:
    """A line with all its numbers as one."""
    return re.sub(r"\d+", "0", line)


def letters(text: str) -> str:
    """The letters and digits of a text alone."""
    return re.sub(r"[^A-Za-z0-9]", "", text)
