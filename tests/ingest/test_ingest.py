"""The index follows the papers: what changed, what vanished, and what cannot be read."""

import os
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
import yaml

from corpus import generations
from corpus.documents import Document
from corpus.errors import NothingToRead, UnreadablePaper
from corpus.folding import fold
from corpus.settings import Settings
from ingest.draft import Sizes
from ingest.ingest import ingest, read
from ingest.papers import Paper
from ingest.report import Report
from tests.conftest import PAPERS, ROOT, Cli, environment
from tests.ingest.conftest import (
    BAD,
    MEMBERS,
    bare_pdf,
    drawn_pdf,
    needs,
    packed,
    scanned_pdf,
    typeset,
)

Shelved = Callable[[], dict[str, Document]]
Quotable = Callable[[], list[str]]

DEEP = 5_000
NESTED = packed(
    {
        "word/document.xml": '<w:document xmlns:w="http://schemas.openxmlformats.org/'
        f'wordprocessingml/2006/main"><w:body>{"<w:p>" * DEEP}{"</w:p>" * DEEP}</w:body>'
        "</w:document>"
    }
)
"""A Word file nested so deep that its reader, which calls itself, runs out of stack."""


def write(folder: Path, **words: str) -> None:
    """Put a text for each name into a folder."""
    for name, text in words.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")


def seen(report: Report) -> dict[str, list[str]]:
    """The names of the papers in a report, under each heading that has any."""
    outcomes = ("added", "changed", "unchanged", "removed", "refused", "copies")
    found = {outcome: [path.name for path in getattr(report, outcome)] for outcome in outcomes}
    return {outcome: paths for outcome, paths in found.items() if paths}


def generation(settings: Settings) -> str:
    """The generation in use."""
    return (settings.index / "CURRENT").read_text(encoding="ascii")


def test_papers_are_added(folder: Path, settings: Settings, shelved: Shelved) -> None:
    """Each is a document on the shelf, and the passages are counted."""
    write(folder, a="Caseloads rose.", b="12. They fell.\n\n13. They rose.")

    report = ingest([folder], settings)

    assert seen(report) == {"added": ["a.txt", "b.txt"]}
    assert report.passages == 3
    assert {name: one.text for name, one in shelved().items()} == {
        "a.txt": "Caseloads rose.",
        "b.txt": "12. They fell.\n\n13. They rose.",
    }


def test_a_paper_that_changed_is_read_again(
    folder: Path, settings: Settings, quotable: Quotable
) -> None:
    """Its old words are no longer quotable."""
    write(folder, a="Caseloads rose.", b="Nobody left.")
    ingest([folder], settings)
    write(folder, a="Caseloads fell.")

    report = ingest([folder], settings)

    assert seen(report) == {"changed": ["a.txt"], "unchanged": ["b.txt"]}
    assert sorted(quotable()) == ["Caseloads fell.", "Nobody left."]


def test_a_paper_that_vanished_is_removed(
    folder: Path, settings: Settings, quotable: Quotable
) -> None:
    """It is no longer quotable."""
    write(folder, a="Caseloads rose.", b="Nobody left.")
    ingest([folder], settings)
    (folder / "a.txt").unlink()

    report = ingest([folder], settings)

    assert seen(report) == {"unchanged": ["b.txt"], "removed": ["a.txt"]}
    assert quotable() == ["Nobody left."]


def test_a_second_folder_leaves_the_first_as_it_is(
    folder: Path, settings: Settings, tmp_path: Path, shelved: Shelved
) -> None:
    """Only what is missing from a folder that was offered has vanished."""
    other = tmp_path / "other"
    other.mkdir()
    write(folder, a="Caseloads rose.")
    write(other, b="Nobody left.")
    ingest([folder], settings)

    report = ingest([other], settings)

    assert seen(report) == {"added": ["b.txt"]}
    assert set(shelved()) == {"a.txt", "b.txt"}


def test_a_single_file_leaves_the_others_as_they_are(
    folder: Path, settings: Settings, shelved: Shelved
) -> None:
    """They were not offered, and have not vanished."""
    write(folder, a="Caseloads rose.", b="Nobody left.")
    ingest([folder], settings)
    (folder / "b.txt").unlink()

    report = ingest([folder / "a.txt"], settings)

    assert seen(report) == {"unchanged": ["a.txt"]}
    assert set(shelved()) == {"a.txt", "b.txt"}


def test_a_folder_beside_one_of_the_same_beginning_is_another(
    folder: Path, settings: Settings, shelved: Shelved
) -> None:
    """Papers of 2023 have nothing to do with those of 2023-24."""
    older, newer = folder / "2023", folder / "2023-24"
    older.mkdir()
    newer.mkdir()
    write(older, a="Caseloads rose.")
    write(newer, b="Nobody left.")
    ingest([folder], settings)

    ingest([older], settings)

    assert set(shelved()) == {"a.txt", "b.txt"}


def test_a_folder_that_is_offered_by_another_way_is_the_same(
    folder: Path, settings: Settings, quotable: Quotable
) -> None:
    """A paper that vanished from it is not kept under its other name."""
    write(folder, a="Caseloads rose.", b="Nobody left.")
    (folder.parent / "other").mkdir()
    ingest([folder.parent / "other" / ".." / folder.name], settings)
    (folder / "a.txt").unlink()

    ingest([folder], settings)

    assert quotable() == ["Nobody left."]


def test_an_unchanged_folder_publishes_nothing(folder: Path, settings: Settings) -> None:
    """The generation in use stays in use."""
    write(folder, a="Caseloads rose.", b="")
    ingest([folder], settings)
    before = generation(settings)

    report = ingest([folder], settings)

    assert seen(report) == {"unchanged": ["a.txt"], "refused": ["b.txt"]}
    assert report.passages == 0
    assert generation(settings) == before


def test_an_unchanged_folder_with_a_file_that_is_too_large_publishes_nothing(
    folder: Path, settings: Settings
) -> None:
    """That it is refused again is no change."""
    write(folder, a="Caseloads rose.")
    with (folder / "b.pdf").open("wb") as file:
        file.truncate(10**12)
    ingest([folder], settings)
    before = generation(settings)

    ingest([folder], settings)

    assert generation(settings) == before


def test_an_unchanged_folder_needs_no_model(folder: Path, settings: Settings) -> None:
    """Neither the runtime nor the weights are loaded to find that nothing changed."""
    write(folder, a="Caseloads rose.")
    ingest([folder], settings)
    program = (
        "import sys; from pathlib import Path; from corpus.settings import Settings;"
        " from ingest.ingest import ingest;"
        " report = ingest([Path(sys.argv[1])], Settings.from_environment());"
        " print(len(report.unchanged), *{'onnxruntime', 'chromadb', 'tokenizers'} & {*sys.modules})"
    )

    ran = subprocess.run(
        [sys.executable, "-c", program, folder],
        cwd=ROOT,
        env=environment(settings),
        capture_output=True,
        text=True,
        check=True,
    )

    assert ran.stdout == "1\n"


def test_a_touched_paper_has_not_changed(folder: Path, settings: Settings) -> None:
    """What a file holds counts, and not when it was written."""
    write(folder, a="Caseloads rose.")
    ingest([folder], settings)
    os.utime(folder / "a.txt", (1, 1))

    assert seen(ingest([folder], settings)) == {"unchanged": ["a.txt"]}


def test_a_second_file_of_the_same_bytes_is_a_copy(
    folder: Path, settings: Settings, quotable: Quotable
) -> None:
    """Its words are on the shelf once, and the report says whose copy it is."""
    write(folder, a="Caseloads rose.", b="Caseloads rose.")

    report = ingest([folder], settings)

    assert report.copies == {folder / "b.txt": folder / "a.txt"}
    assert report.added == [folder / "a.txt"]
    assert quotable() == ["Caseloads rose."]


def test_a_copy_is_unchanged_afterwards(folder: Path, settings: Settings) -> None:
    """Nothing has happened to it."""
    write(folder, a="Caseloads rose.", b="Caseloads rose.")
    ingest([folder], settings)

    assert seen(ingest([folder], settings)) == {"unchanged": ["a.txt", "b.txt"]}


@pytest.mark.parametrize("vanished", ["a.txt", "b.txt"])
def test_the_other_copy_stays_quotable(
    folder: Path, settings: Settings, quotable: Quotable, vanished: str
) -> None:
    """Whichever of the two vanished."""
    write(folder, a="Caseloads rose.", b="Caseloads rose.")
    ingest([folder], settings)
    (folder / vanished).unlink()

    report = ingest([folder], settings)

    assert seen(report)["removed"] == [vanished]
    assert quotable() == ["Caseloads rose."]


def test_when_both_copies_vanish_their_words_do(
    folder: Path, settings: Settings, quotable: Quotable
) -> None:
    """Nothing stands for them any more."""
    write(folder, a="Caseloads rose.", b="Caseloads rose.", c="Nobody left.")
    ingest([folder], settings)
    (folder / "a.txt").unlink()
    (folder / "b.txt").unlink()

    ingest([folder], settings)

    assert quotable() == ["Nobody left."]


def test_a_copy_that_becomes_a_paper_of_its_own_is_one(
    folder: Path, settings: Settings, quotable: Quotable
) -> None:
    """The other keeps the words that both had."""
    write(folder, a="Caseloads rose.", b="Caseloads rose.")
    ingest([folder], settings)
    write(folder, b="Nobody left.")

    ingest([folder], settings)

    assert sorted(quotable()) == ["Caseloads rose.", "Nobody left."]


def test_a_renamed_paper_has_its_new_name(
    folder: Path, settings: Settings, shelved: Shelved
) -> None:
    """It is the same paper under another name."""
    write(folder, a="Caseloads rose.")
    ingest([folder], settings)
    (folder / "a.txt").rename(folder / "b.txt")

    report = ingest([folder], settings)

    assert report.renamed == {folder / "b.txt": folder / "a.txt"}
    assert set(shelved()) == {"b.txt"}


def test_a_copy_whose_first_file_vanished_has_its_own_name(
    folder: Path, settings: Settings, shelved: Shelved
) -> None:
    """No quote may name a file that is not there."""
    write(folder, a="Caseloads rose.", b="Caseloads rose.")
    ingest([folder], settings)
    (folder / "a.txt").unlink()

    ingest([folder], settings)

    assert set(shelved()) == {"b.txt"}


def test_a_copy_in_another_folder_has_its_own_name(
    folder: Path, settings: Settings, shelved: Shelved, tmp_path: Path
) -> None:
    """Also where that folder was not offered again."""
    other = tmp_path / "second"
    other.mkdir()
    write(folder, a="Caseloads rose.", c="They fell.")
    write(other, b="Caseloads rose.")
    ingest([folder, other], settings)
    (folder / "a.txt").unlink()

    report = ingest([folder], settings)

    assert seen(report) == {"changed": ["b.txt"], "unchanged": ["c.txt"], "removed": ["a.txt"]}
    assert set(shelved()) == {"b.txt", "c.txt"}


def test_a_copy_that_is_gone_too_leaves_the_words(
    folder: Path, settings: Settings, quotable: Quotable, tmp_path: Path
) -> None:
    """The disk of the other folder may be away; nothing of it is removed for that."""
    other = tmp_path / "second"
    other.mkdir()
    write(folder, a="Caseloads rose.", c="They fell.")
    write(other, b="Caseloads rose.")
    ingest([folder, other], settings)
    (folder / "a.txt").unlink()
    (other / "b.txt").unlink()

    ingest([folder], settings)

    assert sorted(quotable()) == ["Caseloads rose.", "They fell."]


def test_a_copy_that_changes_alone_leaves_the_first(
    folder: Path, settings: Settings, shelved: Shelved
) -> None:
    """What is said by hand of the second file does not reach the first."""
    write(folder, a="Caseloads rose.", b="Caseloads rose.")
    ingest([folder], settings)
    (folder / "papers.toml").write_text(MEMBERS.replace('"*"', '"b.txt"'), encoding="utf-8")

    report = ingest([folder], settings)

    assert seen(report) == {"unchanged": ["a.txt"], "copies": ["b.txt"]}
    assert {name: one.details.access for name, one in shelved().items()} == {"a.txt": "public"}


def test_a_copy_whose_public_file_vanished_is_not_public(
    folder: Path, settings: Settings, shelved: Shelved
) -> None:
    """A paper that was withdrawn from the public stays for those whose copy remains."""
    write(folder, a="Caseloads rose.", b="Caseloads rose.")
    (folder / "papers.toml").write_text(MEMBERS.replace('"*"', '"b.txt"'), encoding="utf-8")
    ingest([folder], settings)
    (folder / "a.txt").unlink()

    ingest([folder], settings)

    assert {one.details.access for one in shelved().values()} == {"members"}


def test_a_change_of_papers_toml_alone_is_a_change(
    folder: Path, settings: Settings, shelved: Shelved, cli: Cli
) -> None:
    """The paper has a new label though its bytes are the old."""
    write(folder, a="Caseloads rose.")
    cli("ingest", folder)
    (folder / "papers.toml").write_text(MEMBERS, encoding="utf-8")

    ran = cli("ingest", folder, "--json")

    assert '"changed": ["' in ran.stdout
    assert {one.details.access for one in shelved().values()} == {"members"}


def test_a_change_of_papers_toml_reaches_copies(
    folder: Path, settings: Settings, shelved: Shelved, cli: Cli
) -> None:
    """A paper that is to be for members only does not stay public because it lies there twice."""
    write(folder, a="Caseloads rose.", b="Caseloads rose.")
    cli("ingest", folder)
    (folder / "papers.toml").write_text(MEMBERS, encoding="utf-8")

    cli("ingest", folder)

    assert {one.details.access for one in shelved().values()} == {"members"}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "b.pdf is empty: get the paper again."),
        (b"%PDF-1.7 rubbish", "b.pdf is damaged or not a PDF: get the paper again."),
        (NESTED, "b.pdf is damaged: get the paper again."),
        (packed({"word/document.xml": "no markup"}), "b.pdf is damaged: get the paper again."),
    ],
    ids=["empty", "rubbish", "too deep for its reader", "not what it says"],
)
def test_a_paper_that_cannot_be_read_is_one_refusal(
    folder: Path, settings: Settings, shelved: Shelved, content: bytes, reason: str
) -> None:
    """Whatever its reader raises, the other papers go in."""
    write(folder, a="Caseloads rose.", c="Nobody left.")
    (folder / "b.pdf").write_bytes(content)

    report = ingest([folder], settings)

    assert report.refused == {folder / "b.pdf": reason}
    assert set(shelved()) == {"a.txt", "c.txt"}


def test_a_file_whose_name_is_no_text_does_not_stop_the_others(
    folder: Path, settings: Settings, shelved: Shelved
) -> None:
    """Names written on an old system are bytes that no encoding has."""
    write(folder, a="Caseloads rose.")
    (folder / os.fsdecode(b"caf\xe9.txt")).write_text("Nobody left.", encoding="utf-8")

    report = ingest([folder], settings)

    assert "a.txt" in shelved()
    (reason,) = report.refused.values()
    assert reason.startswith("caf\ufffd.txt has a name or a folder whose letters cannot be read")


def test_a_paper_that_was_refused_is_refused_again_unread(folder: Path, settings: Settings) -> None:
    """With the same reason."""
    write(folder, a="Caseloads rose.", b="")
    before = ingest([folder], settings).refused

    assert ingest([folder], settings).refused == before


def test_a_paper_that_is_mended_is_added(
    folder: Path, settings: Settings, quotable: Quotable
) -> None:
    """What was refused of it is forgotten."""
    write(folder, a="")
    ingest([folder], settings)
    write(folder, a="Caseloads rose.")

    report = ingest([folder], settings)

    assert seen(report) == {"added": ["a.txt"]}
    assert quotable() == ["Caseloads rose."]


def test_a_paper_that_becomes_unreadable_keeps_what_was_read(
    folder: Path, settings: Settings, quotable: Quotable
) -> None:
    """And the report says so."""
    write(folder, a="Caseloads rose.")
    ingest([folder], settings)
    write(folder, a="")

    report = ingest([folder], settings)

    assert report.refused == {
        folder / "a.txt": "a.txt is empty: get the paper again."
        " What was read of it before stays in the index."
    }
    assert quotable() == ["Caseloads rose."]


def test_what_was_kept_of_an_unreadable_paper_is_said_once(
    folder: Path, settings: Settings
) -> None:
    """However often it is refused, and for whatever reason."""
    write(folder, a="Caseloads rose.")
    ingest([folder], settings)
    write(folder, a="")
    ingest([folder], settings)
    write(folder, a="\n")

    report = ingest([folder], settings)

    (reason,) = report.refused.values()
    assert reason.count("stays in the index") == 1
    assert "has no text" in reason


def test_an_unreadable_paper_that_vanishes_is_removed(
    folder: Path, settings: Settings, quotable: Quotable
) -> None:
    """With what was kept of it."""
    write(folder, a="Caseloads rose.", b="Nobody left.")
    ingest([folder], settings)
    write(folder, a="")
    ingest([folder], settings)
    (folder / "a.txt").unlink()

    ingest([folder], settings)

    assert quotable() == ["Nobody left."]


def test_originals_keep_every_paper_s_bytes(folder: Path, settings: Settings) -> None:
    """Under their hash, so that a quote can be held against its source for ever."""
    write(folder, a="Caseloads rose.")
    ingest([folder], settings)
    write(folder, a="Caseloads fell.")

    ingest([folder], settings)

    kept = {file.name: file.read_text() for file in (settings.index / "originals").iterdir()}
    assert kept == {
        f"{sha256(text.encode()).hexdigest()}.txt": text
        for text in ("Caseloads rose.", "Caseloads fell.")
    }


def test_a_document_s_id_is_its_original_s_name(
    folder: Path, settings: Settings, shelved: Shelved
) -> None:
    """Its first sixteen digits lead from a quote to the paper's bytes."""
    write(folder, a="Caseloads rose.")

    ingest([folder], settings)

    (kept,) = (settings.index / "originals").iterdir()
    assert kept.name.startswith(shelved()["a.txt"].id)
    assert len(shelved()["a.txt"].id) == 16


def test_no_original_is_kept_of_what_was_refused(folder: Path, settings: Settings) -> None:
    """There is nothing to hold against it."""
    write(folder, a="Caseloads rose.")
    (folder / "b.pdf").write_bytes(b"%PDF-1.7 rubbish")

    ingest([folder], settings)

    assert len(list((settings.index / "originals").iterdir())) == 1


def test_nothing_is_written_when_a_path_is_wrong(folder: Path, settings: Settings) -> None:
    """Not even the papers at the other paths."""
    write(folder, a="Caseloads rose.")

    with pytest.raises(NothingToRead):
        ingest([folder, folder / "nowhere"], settings)

    assert not settings.index.exists()


def test_progress_is_told_of_every_paper(folder: Path, settings: Settings) -> None:
    """It sees how many there are before the first is read."""
    write(folder, a="Caseloads rose.", b="")
    told: list[list[str]] = []

    ingest(
        [folder], settings, lambda papers: told.append([one.name for one in papers]) or iter(papers)
    )

    assert told == [["a.txt", "b.txt"]]


def test_reading_makes_a_document_of_what_the_paper_says() -> None:
    """Its own words, its pages, and what is said of it by hand."""
    paper = Paper(Path("/nowhere/a.pdf"), {"council": "Kesterwold Council"})
    content = typeset("= Minutes of Cabinet\nTuesday 18 July 2023\n\nThey met.")

    document, passages, _ = read(paper, content)

    assert document.id == sha256(content).hexdigest()[:16]
    assert (document.name, document.details.kind) == ("a.pdf", "minutes")
    assert document.details.council == "Kesterwold Council"
    assert [page.number for page in document.pages] == [1]
    assert "".join(one.text for one in passages) == document.text


def test_reading_refuses_what_no_reader_reads() -> None:
    """Whatever a reader raises, it is told as the paper's fault."""
    with pytest.raises(UnreadablePaper, match="is damaged: get the paper again"):
        read(Paper(Path("/nowhere/a.docx"), {}), NESTED)


@pytest.mark.parametrize(
    "paper",
    sorted({*PAPERS.glob("20*")} - {PAPERS / "2024-07-market-supplement-evidence.pdf"}),
    ids=lambda path: path.name,
)  # without the annex that is a scan: what is read of it is for the tests of OCR
def test_every_sample_paper_says_what_the_cases_expect(paper: Path) -> None:
    """Each expected quote is within one passage of its paper, on the page that its case names."""
    document, passages, _ = read(Paper(paper, {}), paper.read_bytes())

    expected = [quote for quote in _expected() if quote["source"] == paper.name]
    for quote in expected:
        words = " ".join(fold(str(quote["quote"])).text.split())
        holding = [one for one in passages if words in " ".join(fold(one.text).text.split())]
        assert holding, quote["quote"]
        pages = {
            page.number
            for one in holding
            for at in (one.start, one.end - 1)
            if (page := document.page_at(at))
        }
        assert not document.pages or quote["page"] in pages


def _expected() -> list[dict[str, object]]:
    return [
        quote
        for file in sorted((ROOT / "evals" / "questions").glob("*.yaml"))
        for case in yaml.safe_load(file.read_text(encoding="utf-8"))["questions"]
        for choices in case.get("expected", [])
        for quote in choices["any"]
    ]


def test_a_resolution_of_the_sample_notice_is_one_passage() -> None:
    """No part of a decision can be quoted without the rest."""
    paper = PAPERS / "2024-07-cabinet-decision-notice.txt"

    _, passages, _ = read(Paper(paper, {}), paper.read_bytes())

    resolutions = [one.text for one in passages if one.kind == "resolution"]
    assert any("retention payment" in text and "(e) that" in text for text in resolutions)


@pytest.mark.parametrize("file", ["xxe.docx", "entity_bomb.docx", "quadratic_entity.docx"])
def test_hostile_word_files_do_not_stop_the_others(
    folder: Path, settings: Settings, shelved: Shelved, file: str
) -> None:
    """Entities that grow or name files of the machine."""
    write(folder, a="Caseloads rose.")
    (folder / "b.docx").write_bytes(needs(BAD / "bombs" / file).read_bytes())

    ingest([folder], settings)

    texts = {name: one.text for name, one in shelved().items()}
    assert texts["a.txt"] == "Caseloads rose."
    assert "root:" not in texts.get("b.docx", "")


def test_a_published_index_is_sound(folder: Path, settings: Settings) -> None:
    """Every file is as its manifest says."""
    write(folder, a="Caseloads rose.")

    ingest([folder], settings)

    assert generations.check(generations.current(settings.index))


SCAN = scanned_pdf("#set page(height: 9cm)\n12. Caseloads rose in every team of the council.")
HIDDEN = drawn_pdf("BT /F1 12 Tf 72 600 Td (Caseloads rose.) Tj 1 g 0 -50 Td (They fell.) Tj ET")


@pytest.fixture
def recognised(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An OCR by which every scan says that caseloads rose."""
    programs = tmp_path / "programs"
    programs.mkdir()
    (programs / "found.pdf").write_bytes(bare_pdf("Caseloads rose."))
    for name in ("ocrmypdf", "tesseract"):
        (programs / name).write_text(
            f'#!/bin/sh\nfor last; do :; done\n/bin/cp "{programs}/found.pdf" "$last"\n'
        )
        (programs / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(programs))


def test_what_was_left_out_of_a_paper_is_reported(folder: Path, settings: Settings) -> None:
    """Whoever ingests it should look at the page."""
    (folder / "a.pdf").write_bytes(HIDDEN)

    report = ingest([folder], settings)

    ((path, warnings),) = report.warnings.items()
    assert path == folder / "a.pdf"
    assert warnings[0].startswith("page 1: text that is invisible")


@pytest.mark.usefixtures("recognised")
def test_a_scan_is_read_once_ocr_may_read_it(
    folder: Path, settings: Settings, quotable: Quotable
) -> None:
    """It was refused before, and has not changed since."""
    (folder / "a.pdf").write_bytes(SCAN)
    before = ingest([folder], settings, scans="never")

    after = ingest([folder], settings)

    assert list(before.refused) == [folder / "a.pdf"]
    assert seen(after) == {"added": ["a.pdf"]}
    assert quotable() == ["Caseloads rose."]


@pytest.mark.usefixtures("recognised")
def test_what_ocr_has_read_is_not_read_again(folder: Path, settings: Settings) -> None:
    """Whether OCR is used or not the next time."""
    (folder / "a.pdf").write_bytes(SCAN)
    ingest([folder], settings)

    reports = [ingest([folder], settings, scans=choice) for choice in ("never", "auto")]

    assert [seen(report) for report in reports] == [{"unchanged": ["a.pdf"]}] * 2


def test_a_scan_that_cannot_be_read_is_refused_each_time(folder: Path, settings: Settings) -> None:
    """It is not read again in vain."""
    (folder / "a.pdf").write_bytes(SCAN)

    reports = [ingest([folder], settings, scans="never") for _ in range(2)]

    assert [seen(report) for report in reports] == [{"refused": ["a.pdf"]}] * 2


def test_papers_are_cut_to_the_sizes_that_are_given(
    folder: Path, settings: Settings, quotable: Callable[[], list[str]]
) -> None:
    """A paper that did not change keeps the passages that it has."""
    (folder / "minutes.txt").write_text("Caseloads rose again. " * 50, encoding="utf-8")

    ingest([folder], settings, sizes=Sizes(most=75))
    ingest([folder], settings)

    assert [len(text.split()) for text in quotable()] == [75, 75]
