"""The 80 real inspection reports, held against a second, independent reading of them."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import pytest

from corpus.documents import Document, Passage
from ingest.grades import OVERALL
from ingest.ingest import read
from ingest.papers import Paper
from tests.ingest.conftest import OFSTED, needs
from tests.ingest.printed import Numbered, Printed, letters, masked

_ROW = re.compile(
    r"The impact of leaders|The experiences and progress of|Overall effectiveness"
    r"|\b[1-3]\. [CL]|\b2\.[12] [AE]"
)
CLOSINGS = ("copyofthisdocumentinadifferentformat", "OpenGovernmentLicence", "PiccadillyGate")


class Judged(NamedTuple):
    """A report as councilbot reads it, beside what is printed."""

    document: Document
    passages: list[Passage]
    printed: Printed


@cache
def reports() -> list[Judged]:
    """All reports."""
    needs(OFSTED)
    files = sorted(OFSTED.glob("*.pdf"))
    return [Judged(*read(Paper(file, {}), file.read_bytes())[:2], Printed(file)) for file in files]


def wrong(check: str) -> list[str]:
    """The reports of which a fact is not as printed."""
    return [one.document.name for one in reports() if not globals()[check](one)]


def right_kind(one: Judged) -> bool:
    """Told by the first page's title."""
    return one.document.details.kind == one.printed.kind


def right_council(one: Judged) -> bool:
    """Every word of the authority in the file's name, and no more than a name's words."""
    council = one.document.details.council.lower()
    return all(word in council for word in one.printed.authority) and len(council) <= 50


def right_dates(one: Judged) -> bool:
    """The first and the last day after "Inspection dates:"."""
    details = one.document.details
    first, last = one.printed.dates
    return (details.began or details.date, details.date) == (first, last)


def right_publication(one: Judged) -> bool:
    """The day in the file's name, where the report prints one."""
    said = "Report published" in one.printed.opening
    return one.document.details.published == (one.printed.published if said else None)


def right_overall(one: Judged) -> bool:
    """The overall grade by its printed words."""
    return dict(one.document.details.grades)[OVERALL].lower().startswith(one.printed.overall)


def right_grades(one: Judged) -> bool:
    """As many judgements as the table has rows, a passage each."""
    rows = _ROW.findall(one.printed.opening.partition("Since")[0])
    overall = 1 if one.printed.kind == "ofsted_sif" else 0
    shown = [passage for passage in one.passages if passage.kind == "grade"]
    grades = one.document.details.grades
    return len(shown) == len(grades) == len(rows) + overall


def right_author(one: Judged) -> bool:
    """The name after "Lead inspector:", wherever it is printed."""
    author = letters(one.document.details.author)
    words = letters(" ".join(line for page in one.printed.pages for line in page))
    return bool(author) and re.search(f"Leadinspectors?{author[:12]}", words) is not None


def right_labels(one: Judged) -> bool:
    """Each page's number as printed on it, and none where none is."""
    printed = [one.printed.label(page.number) for page in one.document.pages]
    return printed == [page.label for page in one.document.pages]


@pytest.mark.parametrize(
    "check",
    [
        "right_kind",
        "right_council",
        "right_dates",
        "right_publication",
        "right_overall",
        "right_grades",
        "right_author",
        "right_labels",
    ],
)
def test_every_report_is_described_as_it_is_printed(check: str) -> None:
    """80 of 80."""
    assert len(reports()) == 80
    assert wrong(check) == []


def lines(one: Judged) -> Iterator[str]:
    """The paragraphs of a report's passages, below its title page, by their letters alone."""
    for passage in one.passages:
        page = one.document.page_at(passage.start)
        if page and page.number > 1:
            yield from filter(None, map(letters, passage.text.split("\n")))


def test_no_running_header_or_footer_is_in_a_passage() -> None:
    """Neither as a paragraph of its own nor in the middle of another."""
    found = []
    for one in reports():
        running = {
            letters(line)
            for page in one.printed.pages[1:]
            for line in page
            if masked(line) in one.printed.running
        }
        long = re.compile("|".join(line for line in running if len(line) > 20) or "(?!)")
        found += [line for line in lines(one) if line in running or long.search(line)]
    assert found == []


def test_no_row_of_a_list_of_contents_is_in_a_passage() -> None:
    """17 of the reports have one."""
    found, listed = [], 0
    for one in reports():
        rows = {letters(row) for row in one.printed.contents}
        listed += bool(rows)
        found += [line for line in lines(one) if line in rows or line == "Contents"]
    assert (found, listed) == ([], 17)


def test_no_closing_is_in_a_passage() -> None:
    """What Ofsted is, its licence and its address."""
    found = [line for one in reports() for line in lines(one) if any(c in line for c in CLOSINGS)]

    assert found == []


def is_whole(one: Judged, paragraph: Numbered) -> bool:
    """Whether one passage is all of a numbered paragraph, and nothing else."""
    for at, passage in enumerate(one.passages):
        if passage.number != str(paragraph.number):
            continue
        begun = re.search(rf"(?:^|\n){paragraph.number}\D", passage.text)
        body = letters(passage.text[begun.start() :]) if begun else "none"
        if paragraph.words.startswith(body):
            left = paragraph.words[len(body) :]
            after = one.passages[at + 1] if at + 1 < len(one.passages) else None
            return not left or after is None or begins_anew(passage, after)
    return False


def begins_anew(passage: Passage, after: Passage) -> bool:
    """Whether what follows a paragraph is another thing: a section, a list, a table."""
    ended = re.search(r"[.!?:;)”’]\d?\s*$", passage.text)
    return bool(ended) and (after.kind != "paragraph" or after.section != passage.section)


def test_numbered_paragraphs_are_one_passage_each() -> None:
    """At least 99 of a hundred, also of those that run over a page break."""
    found = [
        (is_whole(one, paragraph), len(paragraph.pages) > 1)
        for one in reports()
        for paragraph in one.printed.numbered()
    ]

    over = [whole for whole, breaks in found if breaks]
    assert len(found) > 5000
    assert sum(whole for whole, _ in found) / len(found) >= 0.99
    assert len(over) > 600
    assert sum(over) / len(over) >= 0.99


def test_numbered_paragraphs_are_findings_or_recommendations() -> None:
    """And their number and section together are each one's own."""
    for one in reports():
        numbered = [passage for passage in one.passages if passage.number]
        assert {passage.kind for passage in numbered} <= {"finding", "recommendation"}
        names = [(passage.section, passage.number) for passage in numbered]
        assert len(set(names)) == len(names), one.document.name


def test_a_sentence_over_a_page_break_is_one_sentence() -> None:
    """It begins on one page and ends on the next."""
    over = 0
    for document, passages, _ in reports():
        for span in (span for passage in passages for span in passage.sentences):
            first, last = document.page_at(span.start), document.page_at(span.end - 1)
            assert first is not None
            assert last is not None
            over += first.number != last.number
    assert over > 500


def test_what_needs_to_improve_is_recommended() -> None:
    """Every report but one says so, each item a passage of its own."""
    without = []
    for one in reports():
        items = [passage for passage in one.passages if passage.kind == "recommendation"]
        heads = [" ".join(item.section).lower() for item in items]
        assert all("improve" in head or "recommendation" in head for head in heads)
        without += [] if items else [one.document.name]
    assert without == ["80571_thurrock__children-s-services-inspection-29-october-2024.pdf"]
