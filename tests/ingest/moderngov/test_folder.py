"""The folder of what was fetched, and what is remembered of it."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from corpus.errors import BadSource
from ingest.moderngov.folder import Folder, file_name, page_name
from ingest.moderngov.record import NAME, Entry, Look
from ingest.moderngov.visitor import Known

HELD = date(2024, 6, 25)
URL = "https://k.example/a"


def opened(path: Path) -> Folder:
    """The folder as the next run finds it."""
    return Folder(path, "Kesterwold 214")


def entry(name: str = "a.html", etag: str = '"1"') -> Entry:
    """A paper of the meeting 1342."""
    return Entry(name, 1342, {"title": "A", "url": URL, "retrieved": "2024-07-01"}, etag)


def test_a_paper_is_remembered_from_run_to_run(into: Path) -> None:
    """With how to ask whether it has changed."""
    opened(into).keep(URL, b"x", entry())

    again = opened(into)

    assert again.known(URL) == Known('"1"')
    assert again.content(URL) == b"x"


def test_a_paper_whose_file_is_lost_is_asked_for_in_full(into: Path) -> None:
    """Else it would never come back."""
    opened(into).keep(URL, b"x", entry())
    (into / "a.html").unlink()

    assert opened(into).known(URL) == Known()


def test_only_what_is_different_is_a_change(into: Path) -> None:
    """And only that is written."""
    folder = opened(into)

    changes = [folder.keep(URL, content, entry()) for content in (b"x", b"x", b"y")]

    assert changes == [True, False, True]


def test_a_paper_keeps_its_name(into: Path) -> None:
    """Whatever it would be called now."""
    opened(into).keep(URL, b"draft", entry("a.html"))

    opened(into).keep(URL, b"confirmed", entry("b.html"))

    assert (into / "a.html").read_bytes() == b"confirmed"
    assert not (into / "b.html").exists()


def test_two_papers_never_share_a_name(into: Path) -> None:
    """The second is numbered."""
    folder = opened(into)

    folder.keep(URL, b"x", entry())
    folder.keep(f"{URL}?2", b"y", entry())

    assert {path.name for path in into.glob("[!.]*")} == {"a.html", "a-2.html"}


def test_what_the_site_has_no_more_is_removed(into: Path) -> None:
    """Of that meeting, and from the description too."""
    folder = opened(into)
    folder.keep(URL, b"x", entry())

    assert folder.withdraw(1, set()) == []
    assert folder.withdraw(1342, {URL}) == []
    assert folder.withdraw(1342, set()) == ["a.html"]
    assert not (into / "a.html").exists()


@pytest.mark.parametrize(
    ("days", "draft", "settled"),
    [
        (0, False, False),
        (28, False, False),
        (29, False, True),
        (29, True, False),
        (365, True, True),
    ],
)
def test_a_meeting_is_looked_at_until_its_minutes_have_had_time(
    into: Path, days: int, draft: bool, settled: bool
) -> None:
    """Four weeks for them to appear, a year to be confirmed."""
    looked = (HELD + timedelta(days=days)).isoformat()

    opened(into).looked_at(1342, Look(HELD.isoformat(), looked, draft))

    assert opened(into).settled(1342, HELD) is settled


def test_a_meeting_that_was_put_off_is_looked_at_again(into: Path) -> None:
    """The day is another."""
    opened(into).looked_at(1342, Look(HELD.isoformat(), "2025-06-25"))

    assert not opened(into).settled(1342, date(2025, 6, 24))


def test_a_folder_holds_one_committee(into: Path) -> None:
    """Another is refused in one line."""
    opened(into).save()

    with pytest.raises(BadSource, match=r"holds the papers of Kesterwold 214.*--into"):
        Folder(into, "Kesterwold 215")


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"source": 1}', '{"source": "Kesterwold 214"}']
)
def test_a_damaged_record_is_one_line(into: Path, content: str) -> None:
    """It says what to do."""
    into.mkdir()
    (into / NAME).write_text(content)

    with pytest.raises(BadSource, match="is damaged: delete it"):
        opened(into)


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://k.example/documents/s1/A%20report%20(final).PDF", "2024-06-25-s1-a-report-final.pdf"),
        ("https://k.example/documents/s1/..%2F..%2Fetc%2Fpasswd", "2024-06-25-s1.passw"),
        ("https://k.example/documents/s1/" + "a" * 300 + ".docx", f"2024-06-25-s1-{'a' * 60}.docx"),
        ("https://k.example/documents/s1/", "2024-06-25-s1.bin"),
    ],
)  # fmt: skip
def test_names_are_plain(url: str, name: str) -> None:
    """Nothing in an address can lead out of the folder."""
    assert file_name(HELD, url, "s1") == name


def test_pages_are_named_for_their_meeting() -> None:
    """And their item."""
    assert page_name(HELD, 1342) == "2024-06-25-meeting-1342.html"
    assert page_name(HELD, 1342, "item-7") == "2024-06-25-meeting-1342-item-7.html"
