"""A generation is published whole and at once, and damage to it never goes unnoticed."""

import json
import os
import shutil
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from corpus import generations
from corpus.errors import IndexDamaged, IndexLocked, IndexNotBuilt
from corpus.settings import Settings
from tests.corpus.conftest import Start, document, files_of, shelve

HOLD = """
import sys
from pathlib import Path
from corpus import generations

with generations.written(Path(sys.argv[1])):
    print("holding", flush=True)
    sys.stdin.read()
"""


def publish(index: Path, **files: str) -> Path:
    """Publish a generation that holds these files beside those of the one in use."""
    folder = generations.begin(index, generations.sound(index))
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    generations.publish(folder, "model:1")
    return folder


def numbers(index: Path) -> set[str]:
    """The generations that lie in an index."""
    return {folder.name for folder in (index / "generations").iterdir()}


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """Where the index is."""
    return tmp_path / "index"


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index with papers of two labels, which nobody may change."""
    settings = Settings.from_environment({})
    index = tmp_path_factory.mktemp("written")
    shelve(
        Settings(index=index, cache=settings.cache),
        document("Caseloads rose.\nVisits were late."),
        document("Caseloads are secret.", access="members"),
    )
    return index


@pytest.fixture
def generation(written: Path, tmp_path: Path) -> Path:
    """A copy of a generation with real files, to damage."""
    shutil.copytree(written, tmp_path / "copy")
    return generations.current(tmp_path / "copy")


def test_there_is_no_index_before_the_first_is_published(index: Path) -> None:
    """An index that was never made is an error that says how to make it."""
    generations.begin(index, None)

    with pytest.raises(IndexNotBuilt, match=f"councilbot ingest PATH --index {index}"):
        generations.current(index)


def test_publishing_makes_a_generation_the_one_in_use(index: Path) -> None:
    """What was published is what a reader opens."""
    folder = publish(index, words="one")

    assert generations.current(index) == folder
    assert generations.check(folder).model == "model:1"


def test_a_generation_was_published_when_its_manifest_was_written(index: Path) -> None:
    """It is the last of its files, and none is written after."""
    before = datetime.now(UTC).replace(microsecond=0)
    folder = generations.begin(index, None)
    generations.publish(folder, "model")

    assert before <= generations.published(folder) <= datetime.now(UTC)


def test_a_generation_begins_as_a_copy(index: Path) -> None:
    """The next generation holds everything of the one before but its manifest."""
    first = publish(index, words="one")

    second = generations.begin(index, first)

    assert files_of(second) == {"words": b"one"}


def test_writing_the_next_generation_leaves_the_one_in_use_alone(index: Path) -> None:
    """What is written into a copy is not felt in what it was copied from."""
    first = publish(index, words="one")
    before = files_of(first)

    publish(index, words="other")

    assert files_of(first) == before


def test_nothing_is_in_use_before_it_is_published(index: Path) -> None:
    """A generation that is being written is not seen."""
    first = publish(index, words="one")

    (generations.begin(index, first) / "words").write_text("other", encoding="utf-8")

    assert generations.current(index) == first


def test_the_last_two_are_kept(index: Path) -> None:
    """A reader that is one generation behind still finds its files, and no more are kept."""
    for text in ("one", "two", "three", "four"):
        publish(index, words=text)

    assert numbers(index) == {"3", "4"}


def test_what_was_not_published_is_swept(index: Path) -> None:
    """What a killed ingest left behind is not in the next generation, nor beside it."""
    first = publish(index, words="one")
    (generations.begin(index, first) / "rubbish").write_text("half", encoding="utf-8")

    second = publish(index, words="two")

    assert numbers(index) == {first.name, second.name}
    assert set(files_of(second)) == {"words", "manifest.json"}


def test_what_was_finished_but_not_published_is_not_in_use(index: Path) -> None:
    """A generation that CURRENT never named does not count, though its files are sound."""
    first = publish(index, words="one")
    second = publish(index, words="two")
    (index / "CURRENT").write_text(first.name, encoding="ascii")

    assert generations.check(second)
    assert generations.sound(index) == first


def test_abandoning_leaves_the_one_in_use(index: Path) -> None:
    """A generation that is thrown away is gone, and the one in use is as it was."""
    first = publish(index, words="one")

    generations.abandon(generations.begin(index, first))

    assert numbers(index) == {"1"}
    assert generations.check(generations.current(index))


def test_abandoning_what_was_published_leaves_it(index: Path) -> None:
    """An ingest that is stopped just after it was published has not lost the index."""
    folder = publish(index, words="one")

    generations.abandon(folder)

    assert generations.check(generations.current(index))


@pytest.mark.parametrize("sound", [True, False], ids=["beside-a-sound-one", "alone"])
def test_the_number_of_a_damaged_generation_is_not_used_again(index: Path, *, sound: bool) -> None:
    """A reader that has the damaged one open cannot take what replaces it for the same."""
    if sound:
        publish(index, words="one")
    damaged = publish(index, words="two")
    (damaged / "words").unlink()

    repaired = publish(index, words="three")

    assert int(repaired.name) > int(damaged.name)
    assert not damaged.exists()


def test_the_sound_generation_is_kept_when_a_damaged_one_is_replaced(index: Path) -> None:
    """Of the two that are kept, neither is damaged."""
    first = publish(index, words="one")
    (publish(index, words="two") / "words").unlink()

    repaired = publish(index, words="three")

    assert numbers(index) == {first.name, repaired.name}


def test_a_copy_that_fails_leaves_nothing(index: Path) -> None:
    """What could not be begun does not lie about."""
    first = publish(index, words="one")
    (first / "gone").symlink_to("nowhere")

    with pytest.raises(OSError, match="gone"):
        generations.begin(index, first)

    assert numbers(index) == {first.name}


def test_the_pointer_is_replaced_and_never_rewritten(index: Path) -> None:
    """Whoever opened CURRENT before a publication reads the old number, not half of another."""
    publish(index, words="one")

    with (index / "CURRENT").open(encoding="ascii") as pointer:
        publish(index, words="two")
        before = pointer.read()

    assert before == "1"
    assert (index / "CURRENT").read_text(encoding="ascii") == "2"


def test_everything_is_on_the_disk_before_it_is_named(index: Path) -> None:
    """Each file is flushed before the manifest names it, and the manifest before CURRENT does."""
    folder = generations.begin(index, None)
    for name in ("one", "two", "three"):
        (folder / name).write_text(name, encoding="utf-8")

    calls = _calls(lambda: generations.publish(folder, "model:1"), (os.fsync, os.replace))

    manifest, pointer = (at for at, called in enumerate(calls) if called is os.replace)
    assert calls[:manifest].count(os.fsync) >= len(["one", "two", "three", "manifest"])
    assert calls[pointer - 1] is os.fsync
    assert calls[-1] is os.fsync


def test_publishing_leaves_no_partial_file(index: Path) -> None:
    """Only CURRENT and the generations lie in the index."""
    publish(index, words="one")

    assert {file.name for file in index.iterdir()} == {"CURRENT", "generations"}


DAMAGES: dict[str, Callable[[bytes], bytes | None]] = {
    "emptied": lambda content: b"",
    "halved": lambda content: content[: len(content) // 2],
    "first-byte-flipped": lambda content: bytes([content[0] ^ 1]) + content[1:],
    "middle-byte-flipped": lambda content: (
        content[: len(content) // 2]
        + bytes([content[len(content) // 2] ^ 0x80])
        + content[len(content) // 2 + 1 :]
    ),
    "lengthened": lambda content: content + b"\0",
    "deleted": lambda content: None,
}


@pytest.mark.parametrize("how", DAMAGES)
def test_damage_to_any_file_is_noticed(generation: Path, how: str) -> None:
    """Whatever happens to whichever file, the check fails and names the file."""
    files = [name for name in files_of(generation) if name != "manifest.json"]

    unnoticed = [name for name in files if _unnoticed(generation / name, DAMAGES[how])]

    assert len(files) > 12
    assert unnoticed == []


def test_of_two_damaged_files_the_first_is_named(index: Path) -> None:
    """Which file is read first on which thread decides nothing."""
    folder = publish(index, **{f"{number:02}": "one" for number in range(20)})
    (folder / "07").unlink()
    (folder / "03").write_text("other", encoding="utf-8")

    with pytest.raises(IndexDamaged, match="1/03 has changed or is missing"):
        generations.check(folder)


def test_two_files_are_read_at_once(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A large index is checked on two threads."""
    folder = publish(index, one="one", two="two")
    both, hashed = threading.Barrier(2, timeout=30), generations._hash

    def together(file: Path) -> str:
        both.wait()
        return hashed(file)

    monkeypatch.setattr(generations, "_hash", together)

    assert set(generations.check(folder).files) == {"one", "two"}


def test_a_folder_in_the_place_of_a_file_is_damage(index: Path) -> None:
    """It is no file that could be read."""
    folder = publish(index, words="one")
    (folder / "words").unlink()
    (folder / "words").mkdir()

    with pytest.raises(IndexDamaged, match="words"):
        generations.check(folder)


@pytest.mark.parametrize("how", [how for how in DAMAGES if how != "lengthened"])
def test_damage_to_the_manifest_is_noticed(generation: Path, how: str) -> None:
    """A manifest that cannot be read, or names what is not there, is damage like any other."""
    file = generation / "manifest.json"
    _damage(file, DAMAGES[how])

    with pytest.raises(IndexDamaged):
        generations.check(generation)


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        "null",
        '"text"',
        "{}",
        '{"format": 1, "model": "m", "files": [], "more": 1}',
    ],
)
def test_a_manifest_that_says_something_else_is_damage(index: Path, text: str) -> None:
    """Valid JSON that is no manifest is damage, not an error that nobody foresaw."""
    folder = publish(index, words="one")
    (folder / "manifest.json").write_text(text, encoding="utf-8")

    with pytest.raises(IndexDamaged, match="manifest"):
        generations.check(folder)


def test_what_is_whole_passes(generation: Path) -> None:
    """A generation that nothing happened to has no fault."""
    assert generations.check(generation).format == generations.FORMAT


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"one", id="no-number"),
        pytest.param(b"7", id="nowhere"),
        pytest.param(b"-1", id="negative"),
        pytest.param(b"1\n1", id="two-lines"),
        pytest.param(b"../generations/1", id="path"),
        pytest.param(b"1/", id="slash"),
        pytest.param(b".", id="dot"),
        pytest.param(b"\xff\xfe", id="no-text"),
        pytest.param(b"\0", id="null"),
    ],
)
def test_a_damaged_pointer_is_noticed(index: Path, content: bytes) -> None:
    """A CURRENT that names no generation is damage, and nothing else is opened in its place."""
    publish(index, words="one")
    (index / "CURRENT").write_bytes(content)

    with pytest.raises(IndexDamaged, match="councilbot ingest PATH"):
        generations.current(index)


def test_a_pointer_that_is_a_folder_is_damage(index: Path) -> None:
    """A CURRENT that cannot be read as a file is damage."""
    publish(index, words="one")
    (index / "CURRENT").unlink()
    (index / "CURRENT").mkdir()

    with pytest.raises(IndexDamaged, match="CURRENT"):
        generations.current(index)


def test_another_format_is_not_opened(index: Path) -> None:
    """An index of another version says so, and what to do, rather than being misread."""
    folder = publish(index, words="one")
    known = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    known["format"] = generations.FORMAT + 1
    (folder / "manifest.json").write_text(json.dumps(known), encoding="utf-8")

    with pytest.raises(IndexDamaged, match="another version of councilbot"):
        generations.check(folder)


def test_a_damaged_generation_gives_way_to_the_one_before(
    index: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The next ingest starts from the newest generation that is whole, and says so."""
    first = publish(index, words="one")
    second = publish(index, words="two")
    (second / "words").write_text("others", encoding="utf-8")

    found = generations.sound(index)

    assert found == first
    assert "is damaged, or of another version; it is made again from generation 1" in caplog.text


def test_without_a_sound_generation_everything_is_made_again(
    index: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """When no generation is whole, the next ingest starts from nothing, and says so."""
    folder = publish(index, words="one")
    (folder / "words").unlink()

    found = generations.sound(index)

    assert found is None
    assert "is made again from nothing" in caplog.text


def test_a_damaged_pointer_does_not_lose_the_generation(index: Path) -> None:
    """The newest whole generation is found though CURRENT does not name it."""
    publish(index, words="one")
    second = publish(index, words="two")
    (index / "CURRENT").write_text("rubbish", encoding="ascii")

    assert generations.sound(index) == second
    assert not generations.is_in_use(second)


def test_a_new_index_is_not_called_damaged(index: Path, caplog: pytest.LogCaptureFixture) -> None:
    """An index that was never made is no cause for a warning."""
    assert generations.sound(index) is None
    assert caplog.text == ""


@pytest.fixture
def holder(index: Path, start: Start) -> int:
    """The id of another process that holds the index for writing."""
    return start(HOLD, index).process.pid


def test_a_second_writer_is_told_who_holds_the_index(index: Path, holder: int) -> None:
    """A writer in another process keeps this one out, and is named by its process id."""
    with (
        pytest.raises(IndexLocked, match=rf"\(process {holder}, started .*wait until it ends"),
        generations.written(index),
    ):
        pytest.fail("two writers at once")


def test_the_refusal_is_one_line_without_the_holders_name(index: Path, holder: int) -> None:
    """When it cannot be read who holds the index, the writer is refused all the same."""
    (index / "writer.json").write_text("rubbish", encoding="utf-8")

    with (
        pytest.raises(IndexLocked, match=r"^Another ingest is writing .*: wait until it ends\.$"),
        generations.written(index),
    ):
        pytest.fail("two writers at once")


def test_a_killed_writer_holds_nothing(index: Path, start: Start) -> None:
    """The operating system lets go of the lock of a process that is gone."""
    start(HOLD, index).kill()

    with generations.written(index):
        holder = json.loads((index / "writer.json").read_text(encoding="utf-8"))

    assert holder["process"] == os.getpid()


def test_a_second_writer_in_the_same_process_is_refused(index: Path) -> None:
    """One process does not write twice at once either."""
    with (
        generations.written(index),
        pytest.raises(IndexLocked, match=f"process {os.getpid()}"),
        generations.written(index),
    ):
        pytest.fail("two writers at once")


def test_a_writer_that_fails_lets_go(index: Path) -> None:
    """An error in the block does not keep the next writer out."""
    with pytest.raises(ZeroDivisionError), generations.written(index):
        raise ZeroDivisionError

    with generations.written(index):
        pass


def _damage(file: Path, how: Callable[[bytes], bytes | None]) -> bool:
    """Damage a file; False when there was nothing to damage."""
    before = file.read_bytes()
    after = how(before) if before or how(b"x") is None else before
    if after is None:
        file.unlink()
    else:
        file.write_bytes(after)
    return after != before


def _unnoticed(file: Path, how: Callable[[bytes], bytes | None]) -> bool:
    """Whether the check passes, or does not name the file, while the file is damaged."""
    before = file.read_bytes()
    generation = next(folder for folder in file.parents if folder.parent.name == "generations")
    try:
        if not _damage(file, how):
            return False
        generations.check(generation)
    except IndexDamaged as fault:
        return file.relative_to(generation).as_posix() not in str(fault)
    else:
        return True
    finally:
        file.write_bytes(before)


def _calls(action: Callable[[], object], of: tuple[object, ...]) -> list[object]:
    """The calls of these functions of the system that an action makes, in order."""
    seen: list[object] = []

    def watch(_frame: object, event: str, called: object) -> None:
        if event == "c_call" and called in of:
            seen.append(called)

    sys.setprofile(watch)
    try:
        action()
    finally:
        sys.setprofile(None)
    return seen
