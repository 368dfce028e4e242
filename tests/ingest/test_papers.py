"""Which files are offered, and what papers.toml says of them by hand."""

import datetime
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.documents import KINDS, Details
from corpus.errors import BadPapersToml, NothingToRead, UnreadablePaper
from ingest.papers import MOST_BYTES, UNREAD, Paper, papers
from tests.ingest.conftest import UNTIMED

ENTRY = '[[paper]]\nfile = "a.txt"\n'


def write(folder: Path, *names: str) -> None:
    """Put files with these names, and folders above them, into a folder."""
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"The words of {name}.", encoding="utf-8")


def names(*paths: Path) -> list[str]:
    """The names of the papers at these paths."""
    return [paper.name for paper in papers(paths)]


def said(folder: Path, toml: str) -> dict[str, object]:
    """What this papers.toml says of the paper a.txt beside it."""
    write(folder, "a.txt")
    (folder / "papers.toml").write_text(toml, encoding="utf-8")
    (paper,) = papers([folder / "a.txt"])
    return dict(paper.by_hand)


def test_a_folder_s_files_are_found_in_order(folder: Path) -> None:
    """With those of the folders in it."""
    write(folder, "b.txt", "2023/c.txt", "2023/07/d.txt", "a.txt")

    assert names(folder) == ["d.txt", "c.txt", "a.txt", "b.txt"]


def test_a_file_is_found_by_its_path(folder: Path) -> None:
    """And no other with it."""
    write(folder, "a.txt", "b.txt")

    assert names(folder / "a.txt") == ["a.txt"]


def test_a_paper_that_is_named_twice_is_found_once(folder: Path) -> None:
    """By itself and by its folder."""
    write(folder, "a.txt", "b.txt")

    assert names(folder / "a.txt", folder, folder / "." / "b.txt") == ["a.txt", "b.txt"]


def test_a_path_may_be_written_in_several_ways(folder: Path) -> None:
    """Two ways to the same file are one paper."""
    write(folder, "a.txt")
    way = folder / ".." / folder.name

    assert [paper.path for paper in papers([folder, way])] == [folder / "a.txt"]


@pytest.mark.parametrize("name", [".a.txt", ".git/a.txt", "papers.toml", "2023/papers.toml"])
def test_hidden_files_and_papers_toml_are_passed_over(folder: Path, name: str) -> None:
    """They are no papers."""
    write(folder, "a.txt")
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text("", encoding="utf-8")

    assert names(folder) == ["a.txt"]


def test_symbolic_links_are_passed_over(folder: Path, tmp_path: Path) -> None:
    """A link may lead out of the folder, or round in a circle."""
    write(folder, "a.txt")
    write(tmp_path, "elsewhere/b.txt")
    (folder / "link.txt").symlink_to(tmp_path / "elsewhere" / "b.txt")
    (folder / "round").symlink_to(folder)

    assert names(folder) == ["a.txt"]


def test_a_link_to_the_folder_is_the_folder(folder: Path, tmp_path: Path) -> None:
    """A folder that is offered by a link is followed, once."""
    write(folder, "a.txt")
    (tmp_path / "link").symlink_to(folder)

    found = papers([folder, tmp_path / "link"])

    assert [paper.path for paper in found] == [folder / "a.txt"]


def test_a_link_that_is_named_keeps_its_own_name(folder: Path, tmp_path: Path) -> None:
    """What it leads to may be called anything."""
    write(tmp_path, "blob")
    (folder / "a.txt").symlink_to(tmp_path / "blob")

    assert [paper.path for paper in papers([folder / "a.txt"])] == [folder / "a.txt"]


def test_what_is_no_file_is_passed_over(folder: Path) -> None:
    """A pipe between two programs would never end."""
    write(folder, "a.txt")
    os.mkfifo(folder / "pipe")

    assert names(folder) == ["a.txt"]


def test_a_path_that_does_not_exist_is_an_error(folder: Path) -> None:
    """The message names it."""
    with pytest.raises(NothingToRead, match=r"There is no file or folder .*/nowhere\.$"):
        papers([folder / "nowhere"])


@pytest.mark.parametrize("name", [".hidden.txt", "papers.toml", "empty/.keep"])
def test_a_folder_without_papers_is_an_error(folder: Path, name: str) -> None:
    """It may be the wrong one, or a disk that is not there."""
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).touch()

    with pytest.raises(NothingToRead, match=r"There are no papers in .*/papers\.$"):
        papers([folder])


def test_every_key_may_be_said_by_hand(folder: Path) -> None:
    """What is said goes before what the paper says of itself."""
    found = said(
        folder,
        f"""{ENTRY}title = "Caseloads"\nkind = "minutes"\ncouncil = "Kesterwold"\nbody = "Cabinet"
date = 2024-02-09\nstatus = "final"\nauthor = "Ann Day"\nurl = "https://example.org/a"
licence = "CC0-1.0"\naccess = "members"\n""",
    )

    known = Paper(folder / "a.txt", found).described(Details(title="Other", council="Other"))
    assert known == Details(
        title="Caseloads",
        kind="minutes",
        council="Kesterwold",
        body="Cabinet",
        date=datetime.date(2024, 2, 9),
        status="final",
        author="Ann Day",
        url="https://example.org/a",
        licence="CC0-1.0",
        access="members",
    )


def test_what_is_not_said_by_hand_is_what_the_paper_says(folder: Path) -> None:
    """One key changes one field."""
    known = Paper(folder / "a.txt", {"council": "Kesterwold"}).described(
        Details(title="Caseloads", council="Other")
    )

    assert known == Details(title="Caseloads", council="Kesterwold")


@pytest.mark.parametrize(
    ("pattern", "meant"),
    [
        ("a.txt", True),
        ("*", True),
        ("?.txt", True),
        ("b.txt", False),
        ("A.TXT", False),
        ("*.pdf", False),
    ],
)
def test_an_entry_is_for_the_files_whose_names_match(
    folder: Path, pattern: str, meant: bool
) -> None:
    """A pattern is as in a shell, and small letters are not capitals."""
    found = said(folder, f'[[paper]]\nfile = "{pattern}"\naccess = "members"\n')

    assert bool(found) == meant


def test_a_later_entry_adds_to_those_before(folder: Path) -> None:
    """And goes before them where they say the same key."""
    found = said(
        folder,
        '[[paper]]\nfile = "*"\ncouncil = "Kesterwold"\nbody = "Cabinet"\n'
        '[[paper]]\nfile = "a.*"\nbody = "Council"\n',
    )

    assert found == {"council": "Kesterwold", "body": "Council"}


def test_papers_toml_is_for_the_files_beside_it(folder: Path) -> None:
    """Not for those in folders below."""
    write(folder, "2023/b.txt")
    said(folder, '[[paper]]\nfile = "*"\naccess = "members"\n')

    found = {paper.name: dict(paper.by_hand) for paper in papers([folder])}

    assert found == {"a.txt": {"access": "members"}, "b.txt": {}}


@pytest.mark.parametrize("toml", ["", "# nothing\n", "paper = []\n"])
def test_papers_toml_may_say_nothing(folder: Path, toml: str) -> None:
    """An empty file is allowed."""
    assert said(folder, toml) == {}


@pytest.mark.parametrize(
    ("toml", "fault"),
    [
        (f'{ENTRY}counsil = "Kesterwold"', "a.txt: counsil is not known; the keys are access, "),
        (f"{ENTRY}title = 5", "a.txt: title must be text."),
        (f"{ENTRY}access = true", "a.txt: access must be text."),
        (f'{ENTRY}date = "2024-02-09"', "a.txt: date must be a date such as 2024-02-09, without"),
        (f"{ENTRY}date = 2024-02-09T10:00:00", "a.txt: date must be a date such as"),
        (f'{ENTRY}published = "2024-02-09"', "a.txt: published must be a date such as"),
        (f"{ENTRY}sure = 0.5", "a.txt: sure is not known; the keys are access, "),
        (f'{ENTRY}kind = "minute"', "a.txt: kind must be one of ofsted_ilacs, "),
        (f'{ENTRY}status = "Draft"', "a.txt: status must be one of draft, confirmed, final."),
        (f'{ENTRY}access = "Members"', "a.txt: access must be 3 to 40 small letters, digits and"),
        (f'{ENTRY}access = "me"', "a.txt: access must be 3 to 40 small letters, digits and"),
        (f'{ENTRY}access = ""', "a.txt: access must be 3 to 40 small letters, digits and"),
        ('[[paper]]\ntitle = "Caseloads"', 'each [[paper]] needs file = "NAME".'),
        ("[[paper]]\nfile = 5", 'each [[paper]] needs file = "NAME".'),
        ("[[paper]\n", "is not valid TOML: mend it and try again."),
        ("title = 2024-02-31", "is not valid TOML: mend it and try again."),
    ],
)
def test_what_papers_toml_says_wrongly_is_one_line(folder: Path, toml: str, fault: str) -> None:
    """It names the file, the entry and the key, and says what may be written."""
    with pytest.raises(BadPapersToml) as refusal:
        said(folder, toml)

    message = str(refusal.value)
    assert str(folder / "papers.toml") in message
    assert fault in message
    assert "\n" not in message


@pytest.mark.parametrize(
    "toml",
    [
        '[paper]\nfile = "a.txt"\naccess = "members"',
        '[[papers]]\nfile = "a.txt"\naccess = "members"',
        'file = "a.txt"\naccess = "members"',
        "paper = 3",
        'paper = ["a.txt"]',
    ],
)
def test_a_papers_toml_of_another_form_is_an_error(folder: Path, toml: str) -> None:
    """A slip in a heading must not make a members' paper public."""
    with pytest.raises(BadPapersToml, match=r"papers\.toml"):
        said(folder, toml)


def test_a_papers_toml_that_is_no_text_is_an_error(folder: Path) -> None:
    """Saved by Windows in its own encoding."""
    write(folder, "a.txt")
    (folder / "papers.toml").write_bytes(b'[[paper]]\nfile = "caf\xe9.txt"\n')

    with pytest.raises(BadPapersToml, match="is not valid TOML"):
        papers([folder])


def test_a_papers_toml_that_was_changed_is_read_again(folder: Path) -> None:
    """By the same process too."""
    said(folder, f'{ENTRY}council = "Kesterwold"')

    assert said(folder, f'{ENTRY}council = "Tolverham"') == {"council": "Tolverham"}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_may_be_said(folder: Path, kind: str) -> None:
    """Those that a reader is told."""
    assert said(folder, f'{ENTRY}kind = "{kind}"') == {"kind": kind}


def test_a_paper_s_content_is_its_bytes(folder: Path) -> None:
    """Unchanged."""
    (folder / "a.txt").write_bytes(b"\xff\x00\r\n")

    assert Paper(folder / "a.txt", {}).content() == b"\xff\x00\r\n"


def test_a_file_that_is_too_large_is_refused_unread(folder: Path) -> None:
    """A hole of that size takes no room on the disk, and is refused by its size alone."""
    with (folder / "a.pdf").open("wb") as file:
        file.truncate(10**12)

    with pytest.raises(UnreadablePaper, match=r"^a\.pdf is over 50 MB: split it and try again\.$"):
        Paper(folder / "a.pdf", {}).content()


def test_a_file_of_the_largest_size_is_read(folder: Path) -> None:
    """The limit itself is allowed."""
    with (folder / "a.pdf").open("wb") as file:
        file.truncate(MOST_BYTES)

    assert len(Paper(folder / "a.pdf", {}).content()) == MOST_BYTES


@pytest.mark.parametrize(("name", "why"), [("gone.txt", "No such file"), ("sub", "Is a directory")])
def test_a_file_that_may_not_be_read_is_refused(folder: Path, name: str, why: str) -> None:
    """The message gives the system's reason."""
    (folder / "sub").mkdir()

    with pytest.raises(UnreadablePaper, match=rf"^{name} may not be read: {why}.*\.$"):
        Paper(folder / name, {}).content()


FILE = Path("/nowhere/a.txt")


@UNTIMED
@given(st.binary(max_size=50), st.binary(max_size=50))
def test_the_fingerprint_changes_with_the_content(one: bytes, other: bytes) -> None:
    """And only with it, where nothing else has changed."""
    paper = Paper(FILE, {})

    assert (paper.fingerprint(one) == paper.fingerprint(other)) == (one == other)


@pytest.mark.parametrize(
    "by_hand", [{}, {"council": "Other"}, {"council": "Kesterwold", "date": datetime.date.min}]
)
def test_the_fingerprint_changes_with_papers_toml(by_hand: dict[str, object]) -> None:
    """A key more, a key less, another value."""
    before = Paper(FILE, {"council": "Kesterwold"}).fingerprint(b"Words.")

    assert Paper(FILE, by_hand).fingerprint(b"Words.") != before


def test_the_fingerprint_does_not_change_with_the_order_of_keys() -> None:
    """What is said is the same."""
    one = Paper(FILE, {"council": "Kesterwold", "body": "Cabinet"})
    other = Paper(FILE, {"body": "Cabinet", "council": "Kesterwold"})

    assert one.fingerprint(b"Words.") == other.fingerprint(b"Words.")


def test_the_fingerprint_does_not_change_with_time_or_place(folder: Path) -> None:
    """A file that was copied or touched has not changed."""
    write(folder, "a.txt")
    paper = Paper(folder / "a.txt", {})
    before = paper.fingerprint(paper.content())
    os.utime(folder / "a.txt", (1, 1))

    moved = Paper((folder / "a.txt").rename(folder / "b.txt"), {})

    assert moved.fingerprint(moved.content()) == before


@pytest.mark.parametrize(
    ("known", "ocr", "stands"),
    [
        ("f", False, True),
        ("f", True, True),
        ("f" + UNREAD, False, True),
        ("f" + UNREAD, True, False),
        ("g", False, False),
        ("g" + UNREAD, False, False),
    ],
)
def test_a_paper_with_unread_pages_is_read_again_once_ocr_can(
    known: str, ocr: bool, stands: bool
) -> None:
    """And no other paper is, when OCR comes or goes."""
    assert Paper(Path("a.pdf"), {}, ocr).stands("f", known) is stands


def test_a_kind_said_by_hand_is_sure(folder: Path) -> None:
    """Whoever wrote it had read the paper; what was recognised is as sure as it was."""
    paper = Paper(folder / "a.txt", {"kind": "minutes"})

    assert paper.described(Details(kind="other", sure=0.5)).sure == 1.0
    assert Paper(folder / "a.txt", {}).described(Details(sure=0.5)).sure == 0.5


def test_a_date_said_by_hand_has_no_first_day_of_another(folder: Path) -> None:
    """The period that was found ended on another day."""
    day = datetime.date(2023, 3, 14)
    found = Details(date=day, began=datetime.date(2023, 3, 3))

    assert (
        Paper(folder / "a.txt", {"date": datetime.date(2023, 5, 2)}).described(found).began is None
    )
    assert Paper(folder / "a.txt", {"date": day}).described(found).began == found.began
