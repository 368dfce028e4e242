"""Damaged, encrypted, hostile and merely odd files of other projects' tests hurt nothing."""

import csv
from pathlib import Path

import pytest

from corpus.settings import Settings
from ingest.ingest import ingest
from ingest.reading import isolation, plain
from ingest.reading.isolation import Ending
from tests.ingest.conftest import BAD, needs

ENDINGS = {
    "text": ("text",),
    "empty": ("text", "empty", "unread"),
    "clear error": ("refused",),
    "clear error (type not accepted) and nothing written outside": ("refused",),
}
"""What may become of a file by what is expected of it; what is not listed may end in any way."""
SPARSE = 15
"""Web pages that are expected to have text, and have only labels of buttons."""
FOLDER = (
    "bombs/flate_flate_2GB.pdf",
    "bombs/entity_bomb.docx",
    "bombs/loop_page_tree.pdf",
    "files/pdf.js/test_pdfs_issue3371.pdf",
    "files/tika/tika-app_src_test_resources_test-data_testZip_relative.zip",
)


@pytest.fixture(scope="module")
def endings() -> dict[str, Ending]:
    """How the reading of each file ended."""
    files = [
        file
        for part in ("files", "bombs")
        for file in sorted(needs(BAD / part).rglob("*"))
        if file.is_file()
    ]
    return {
        str(file.relative_to(BAD)): isolation.ended(file.read_bytes(), file.name) for file in files
    }


def became(ending: Ending) -> str:
    """What became of a file, in a word."""
    if ending.code != 0 or ending.found[:1] != b"R":
        return "refused" if "no text" not in isolation.reason(ending, "a") else "empty"
    reading = plain.unpacked(ending.found[1:])
    return "text" if any(page.blocks for page in reading.pages) else "unread"


def test_every_file_is_read_or_refused_in_one_line(endings: dict[str, Ending]) -> None:
    """And this process lives to tell."""
    reasons = {
        isolation.reason(ending, Path(file).name)
        for file, ending in endings.items()
        if became(ending) not in ("text", "unread")
    }

    assert len(endings) > 250
    assert all(reason and "\n" not in reason for reason in reasons)


def test_no_file_takes_more_than_it_may(endings: dict[str, Ending]) -> None:
    """A GiB of memory and 20 seconds of CPU time at the most."""
    assert {file for file, ending in endings.items() if ending.memory > 1 << 30} == set()
    assert {file for file, ending in endings.items() if ending.seconds > 20.5} == set()


def test_every_file_ends_as_is_expected_of_it(endings: dict[str, Ending]) -> None:
    """The expectations were written by hand, from other readers' results."""
    listed = csv.DictReader((BAD / "MANIFEST.csv").read_text(encoding="utf-8").splitlines())
    expected = {row["file"]: ENDINGS.get(row["expected"]) for row in listed}

    odd = [
        file
        for file, ending in endings.items()
        if (may := expected.get(file)) and became(ending) not in may
    ]

    assert all(file.endswith((".html", ".htm")) for file in odd)
    assert len(odd) <= SPARSE


@pytest.mark.parametrize("bad", FOLDER)
def test_one_bad_file_among_good_papers_is_one_refusal(
    bad: str, folder: Path, settings: Settings
) -> None:
    """The others are documents."""
    content = needs(BAD / bad).read_bytes()
    for number in range(20):
        (folder / f"{number}.txt").write_text(f"{number}. Caseloads rose to {number}.")
    (folder / Path(bad).name).write_bytes(content)

    report = ingest([folder], settings)

    assert len(report.added) == 20
    assert [path.name for path in report.refused] == [Path(bad).name]
