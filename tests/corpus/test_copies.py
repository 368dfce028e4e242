"""A private copy goes with the process that made it, and nothing else is ever deleted."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.copies import PrivateCopy
from corpus.errors import IndexNotCopied
from tests.corpus.conftest import Start, files_of

COPY = """
import sys
import tempfile
from pathlib import Path

tempfile.tempdir = sys.argv[2]
from corpus.copies import PrivateCopy

copy = PrivateCopy(Path(sys.argv[1]))
print(copy.path.parent, flush=True)
sys.stdin.read()
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder to copy."""
    folder = tmp_path / "folder"
    (folder / "below").mkdir(parents=True)
    (folder / "below" / "words").write_text("Caseloads rose.", encoding="utf-8")
    return folder


def old(path: Path) -> Path:
    """A file or folder as if nobody had touched it for years."""
    os.utime(path, (0, 0))
    return path


def test_holds_what_the_folder_holds(folder: Path, temporary: Path) -> None:
    """A copy has the same files with the same content."""
    copy = PrivateCopy(folder)

    found = files_of(copy.path)
    copy.close()

    assert found == files_of(folder)


def test_writing_into_a_copy_leaves_the_folder_alone(folder: Path, temporary: Path) -> None:
    """What a library writes into its copy does not reach what was copied."""
    before = files_of(folder)
    copy = PrivateCopy(folder)

    (copy.path / "below" / "words").write_text("rubbish", encoding="utf-8")
    copy.close()

    assert files_of(folder) == before


def test_closing_deletes_the_copy(folder: Path, temporary: Path) -> None:
    """Nothing is left in the folder of temporary files."""
    PrivateCopy(folder).close()

    assert list(temporary.iterdir()) == []


def test_a_copy_that_there_is_no_room_for_is_one_clear_line(
    folder: Path, small_disk: Callable[[int], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The line names the folder that is full, and nothing is left there."""
    (folder / "large").write_bytes(bytes(200_000))
    full = small_disk(100_000)
    monkeypatch.setattr(tempfile, "tempdir", str(full))

    with pytest.raises(IndexNotCopied, match=f"^There is no room in {full} .*TMPDIR"):
        PrivateCopy(folder)

    assert list(full.iterdir()) == []


def test_a_copy_that_fails_otherwise_leaves_nothing(folder: Path, temporary: Path) -> None:
    """What the system refused is said as it says it."""
    (folder / "gone").symlink_to("nowhere")

    with pytest.raises(OSError, match="gone"):
        PrivateCopy(folder)

    assert list(temporary.iterdir()) == []


def test_two_copies_are_two(folder: Path, temporary: Path) -> None:
    """Closing one copy leaves another of the same folder whole."""
    one, other = PrivateCopy(folder), PrivateCopy(folder)
    one.close()

    left = files_of(other.path)
    other.close()

    assert left == files_of(folder)


def test_the_copy_of_a_killed_process_is_deleted(
    folder: Path, temporary: Path, start: Start
) -> None:
    """What a process could not delete goes when the next copy is made."""
    started = start(COPY, folder, temporary)
    started.kill()
    left = old(Path(started.said))

    PrivateCopy(folder).close()

    assert not left.exists()


def test_the_copy_of_a_process_that_runs_is_left_alone(
    folder: Path, temporary: Path, start: Start
) -> None:
    """However old it is, a copy that is held is not deleted."""
    left = old(Path(start(COPY, folder, temporary).said))

    PrivateCopy(folder).close()

    assert files_of(left / "copy") == files_of(folder)


def test_a_copy_that_was_just_made_is_left_alone(
    folder: Path, temporary: Path, start: Start
) -> None:
    """What nobody holds yet may be a copy that is being made."""
    started = start(COPY, folder, temporary)
    started.kill()

    PrivateCopy(folder).close()

    assert Path(started.said).exists()


def test_a_folder_that_is_no_copy_is_left_alone(folder: Path, temporary: Path) -> None:
    """Somebody's own folder of a similar name, such as a checkout, is not deleted."""
    own = temporary / "councilbot-checkout"
    own.mkdir()
    (own / "notes.txt").write_text("mine", encoding="utf-8")
    old(own)

    PrivateCopy(folder).close()

    assert files_of(own) == {"notes.txt": b"mine"}


def test_a_file_of_a_similar_name_is_passed_over(folder: Path, temporary: Path) -> None:
    """Somebody's own file does not keep a copy from being made."""
    own = temporary / "councilbot-notes.txt"
    own.write_text("mine", encoding="utf-8")
    old(own)

    PrivateCopy(folder).close()

    assert own.read_text(encoding="utf-8") == "mine"
