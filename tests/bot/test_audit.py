"""The audit keeps every entry as written, forgets who is erased, and shows what was changed."""

import json
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import hypothesis
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from bot.audit import Audit, Entry
from corpus.errors import AuditNotWritten, StateDamaged
from tests.bot.conftest import bytes_beside
from tests.corpus.conftest import UNTIMED

ANN, BEN = "U0CANARYANN", "U0CANARYBEN"
ENTRY = Entry(
    at=datetime(2026, 3, 1, 9, 30, tzinfo=UTC),
    who=ANN,
    team="T0KESTER",
    place="D0CANARYDM",
    way="direct",
    reference="a1b2c3d4",
    edition="7",
    labels=("public",),
    outcome="answered",
    shown=(("0123456789abcdef", 19, 35), ("fedcba9876543210", 0, 18)),
    milliseconds=412,
)

WRITES = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from bot.audit import Audit, Entry
audit = Audit(Path(sys.argv[1]))
entry = Entry(datetime.now(UTC), "U1", "T1", "C1", "mention", "r1", "7", (), "failed", (), 9)
"""
"""How a program begins that writes entries in a process of its own."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the audit lies, in a folder that is not there yet."""
    return tmp_path / "state" / "audit.sqlite"


@pytest.fixture
def audit(file: Path) -> Iterator[Audit]:
    """An audit without an entry."""
    with closing(Audit(file)) as opened:
        yield opened


def now() -> Entry:
    """An entry of this moment."""
    return replace(ENTRY, at=datetime.now(UTC))


def test_an_entry_is_exported_as_it_was_written(audit: Audit) -> None:
    """With its number, and nothing that JSON does not know."""
    audit.write(ENTRY)

    (found,) = audit.export()

    assert json.loads(json.dumps(found)) == {
        "number": 1,
        "at": "2026-03-01T09:30:00.000000+00:00",
        "who": ANN,
        "team": "T0KESTER",
        "place": "D0CANARYDM",
        "way": "direct",
        "reference": "a1b2c3d4",
        "edition": "7",
        "labels": ["public"],
        "outcome": "answered",
        "shown": [
            {"document_id": "0123456789abcdef", "start": 19, "end": 35},
            {"document_id": "fedcba9876543210", "start": 0, "end": 18},
        ],
        "milliseconds": 412,
    }


def test_one_persons_entries_are_exported(audit: Audit) -> None:
    """Whoever asks what is kept of them is shown nobody else's."""
    for who in (ANN, BEN, ANN):
        audit.write(replace(ENTRY, who=who))

    assert [one["number"] for one in audit.export(who=ANN)] == [1, 3]
    assert list(audit.export(who="U0NOBODY")) == []


def test_a_stretch_of_time_is_exported(audit: Audit) -> None:
    """The first moment is part of it, and the last is not."""
    for hour in range(4):
        audit.write(replace(ENTRY, at=ENTRY.at + timedelta(hours=hour)))

    found = audit.export(since=ENTRY.at + timedelta(hours=1), until=ENTRY.at + timedelta(hours=3))

    assert [one["number"] for one in found] == [2, 3]


def test_more_entries_than_are_read_at_once_are_exported(
    audit: Audit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each once, also while others are written."""
    monkeypatch.setattr("bot.audit._PAGE", 2)
    for _ in range(5):
        audit.write(ENTRY)

    found = audit.export()
    first = next(found)["number"]
    audit.write(ENTRY)

    assert [first, *(one["number"] for one in found)] == [1, 2, 3, 4, 5, 6]


def test_only_its_owner_may_read_the_file(audit: Audit, file: Path) -> None:
    """Nor what SQLite puts beside it; a file that was open to others is closed to them."""
    audit.write(ENTRY)
    beside = {one.stat().st_mode & 0o777 for one in file.parent.iterdir()}
    file.chmod(0o644)
    Audit(file).close()

    assert beside == {0o600}
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_whole_audit_verifies(audit: Audit) -> None:
    """Its head is in it, and is another after each entry."""
    audit.write(ENTRY)
    first = audit.verify()
    audit.write(ENTRY)
    second = audit.verify()

    assert (first.entries, second.entries, second.erased, second.broken) == (1, 2, 0, None)
    assert first.head != second.head
    assert audit.holds(first.head)


def test_an_audit_without_entries_verifies(audit: Audit) -> None:
    """There is no head to note down yet."""
    found = audit.verify()

    assert (found.entries, found.head, found.broken) == (0, "", None)
    assert not audit.holds("")


def test_many_threads_write_at_once(audit: Audit, file: Path) -> None:
    """Through one object and through another process's, and the chain is whole."""
    with closing(Audit(file)) as other:
        threads = [
            threading.Thread(target=lambda one=one: [one.write(ENTRY) for _ in range(10)])
            for one in (audit, other) * 4
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    found = audit.verify()
    assert (found.entries, found.broken) == (80, None)


def test_what_was_written_outlives_a_kill(file: Path) -> None:
    """Every entry of which `write` returned is there, and the chain is whole."""
    script = WRITES + "while True:\n    audit.write(entry)\n    print(flush=True)"
    written = 0
    for lines in (1, 7, 20):
        child = subprocess.Popen([sys.executable, "-c", script, file], stdout=subprocess.PIPE)
        assert child.stdout
        for _ in range(lines):
            child.stdout.readline()
        child.send_signal(signal.SIGKILL)
        written += lines + len(child.communicate()[0].splitlines())

        with closing(Audit(file)) as audit:
            found = audit.verify()
        assert found.broken is None
        assert found.entries >= written
        written = found.entries


def test_a_full_disk_is_said_and_leaves_nothing_half_written(file: Path) -> None:
    """Entries go on once there is room."""
    script = WRITES + (
        "import resource\n"
        "from corpus.errors import AuditNotWritten\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, -1))\n"
        "written = 0\n"
        "try:\n"
        "    while True:\n"
        "        audit.write(entry)\n"
        "        written += 1\n"
        "except AuditNotWritten as refusal:\n"
        "    print(written, audit.verify().entries, audit.verify().broken, refusal)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (-1, -1))\n"
        "audit.write(entry)\n"
    )
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[1] == resource.RLIM_INFINITY

    child = subprocess.run(
        [sys.executable, "-c", script, file], capture_output=True, text=True, check=True
    )

    written, entries, broken, said = child.stdout.strip().split(maxsplit=3)
    assert int(written) > 0
    assert (entries, broken) == (written, "None")
    assert said.startswith(f"{file} cannot be written: make room on its disk")
    with closing(Audit(file)) as audit:
        assert audit.verify().entries == int(written) + 1
        assert audit.verify().broken is None


def test_an_audit_that_cannot_be_opened_is_said(file: Path) -> None:
    """Before the bot answers anything."""
    file.parent.mkdir()
    file.write_bytes(b"no database" * 1000)

    with pytest.raises(AuditNotWritten, match="cannot be written"):
        Audit(file)


def test_an_entry_that_another_process_holds_up_is_said(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a while, rather than never."""
    monkeypatch.setattr("bot.statefile._PATIENCE", 0.01)
    with closing(Audit(file)) as audit, closing(sqlite3.connect(file)) as other:
        other.execute("begin immediate")

        with pytest.raises(AuditNotWritten):
            audit.write(ENTRY)


def test_no_byte_of_who_is_erased_is_left(audit: Audit, file: Path) -> None:
    """In the file or beside it, while the bot has it open; everybody else's entries stay."""
    with closing(Audit(file)) as bot:
        for number in range(300):
            bot.write(replace(ENTRY, who=BEN if number % 3 else ANN, reference=f"r{number}"))
        assert ANN.encode() in bytes_beside(file)

        erased = audit.erase(ANN)
        bot.write(replace(ENTRY, who=BEN))

    left = bytes_beside(file)
    assert erased == 100
    assert ANN.encode() not in left
    assert BEN.encode() in left


def test_an_erased_place_is_gone_too(audit: Audit, file: Path) -> None:
    """A direct message's channel tells who wrote there."""
    audit.write(ENTRY)

    audit.erase(ANN)

    assert b"D0CANARYDM" not in bytes_beside(file)
    (found,) = audit.export()
    assert (found["who"], found["team"], found["place"]) == (None, None, None)
    assert found["reference"] == "a1b2c3d4"


def test_an_erased_audit_verifies(audit: Audit) -> None:
    """It says of how many entries nobody knows who asked."""
    for who in (ANN, BEN, ANN):
        audit.write(replace(ENTRY, who=who))
    noted = audit.verify().head

    audit.erase(ANN)

    found = audit.verify()
    assert (found.entries, found.erased, found.broken) == (3, 2, None)
    assert audit.holds(noted)


def test_an_erasure_that_a_reader_holds_up_is_said_and_can_be_ended(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is read cannot be overwritten; the second time it is."""
    monkeypatch.setattr("bot.statefile._PATIENCE", 0.01)
    with closing(Audit(file)) as audit:
        audit.write(ENTRY)
        with closing(sqlite3.connect(file, isolation_level=None)) as reader:
            reader.execute("begin")
            reader.execute("select * from entry").fetchall()
            with pytest.raises(AuditNotWritten, match="run this again"):
                audit.erase(ANN)
        audit.erase(ANN)

        assert ANN.encode() not in bytes_beside(file)


def test_what_is_older_than_it_may_be_is_dropped(audit: Audit, file: Path) -> None:
    """To the last byte; the rest verifies, and a head from before is no longer in it."""
    audit.write(replace(ENTRY, reference="r-ancient"))
    old = audit.verify().head
    audit.write(replace(ENTRY, reference="r-old"))
    audit.write(now())

    dropped = audit.expire(datetime.now(UTC) - timedelta(days=1))

    found = audit.verify()
    assert (dropped, found.entries, found.broken) == (2, 1, None)
    assert b"r-ancient" not in bytes_beside(file)
    assert not audit.holds(old)


def test_everything_may_be_dropped(audit: Audit) -> None:
    """And entries go on after it."""
    audit.write(ENTRY)
    audit.expire(datetime.now(UTC))
    audit.write(now())

    found = audit.verify()
    assert (found.entries, found.broken) == (1, None)


def test_nothing_is_dropped_after_an_entry_that_is_kept(audit: Audit) -> None:
    """A clock that ran ahead delays, and makes no hole."""
    audit.write(now())
    audit.write(ENTRY)

    assert audit.expire(ENTRY.at + timedelta(days=1)) == 0
    assert audit.verify().entries == 2


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An audit in which entries were dropped, erased and written after both."""
    file = tmp_path_factory.mktemp("kept") / "audit.sqlite"
    with closing(Audit(file)) as audit:
        for _ in range(2):
            audit.write(ENTRY)
        audit.expire(datetime.now(UTC))
        for who in (ANN, BEN, ANN, BEN):
            audit.write(replace(now(), who=who))
        audit.erase(ANN)
        audit.write(replace(now(), who=BEN))
    return file


def test_the_audit_that_is_tampered_with_was_whole(kept: Path) -> None:
    """Otherwise the tests of tampering would show nothing."""
    with closing(Audit(kept)) as audit:
        assert audit.verify().broken is None


COLUMNS = {
    "entry": ("number", "at", "said", "seal", "hash"),
    "person": ("number", "salt", "who", "team", "place"),
    "chain": ("dropped", "anchor", "written", "head"),
}


def changed(value: object, where: int) -> object:
    """The value with one bit, one character or one unit of it changed."""
    if isinstance(value, int):
        return value + where - 50 + (where >= 50)
    if isinstance(value, bytes):
        at = where % len(value)
        return value[:at] + bytes([value[at] ^ 1]) + value[at + 1 :]
    text = str(value)
    at = where % (len(text) + 1)
    return text[:at] + ("y" if text[at : at + 1] == "x" else "x") + text[at + 1 :]


def broken_after(kept: Path, *statements: tuple[str, tuple[object, ...]]) -> int | None:
    """The first broken entry of a copy of the audit in which these statements were run."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "audit.sqlite"
        shutil.copy(kept, file)
        with closing(sqlite3.connect(file)) as database, database:
            for statement in statements:
                database.execute(*statement)
        with closing(Audit(file)) as audit:
            return audit.verify().broken


def rows(kept: Path, table: str) -> list[tuple[object, ...]]:
    """What a table holds, by its columns."""
    with closing(sqlite3.connect(kept)) as database:
        return database.execute(f"select {', '.join(COLUMNS[table])} from {table}").fetchall()  # noqa: S608


@UNTIMED
@given(st.data())
def test_a_changed_value_is_found(kept: Path, data: st.DataObject) -> None:
    """Wherever it stands, and however little of it is changed."""
    table = data.draw(st.sampled_from(sorted(COLUMNS)))
    row = data.draw(st.sampled_from(rows(kept, table)))
    column = data.draw(st.sampled_from(COLUMNS[table]))
    value = row[COLUMNS[table].index(column)]
    other = changed(value, data.draw(st.integers(0, 100)))
    key = COLUMNS[table][0]
    if column == "number":
        assume(other not in [one[0] for one in rows(kept, table)])

    broken = broken_after(
        kept,
        (f"update {table} set {column} = ? where {key} = ?", (other, row[0])),  # noqa: S608
    )

    assert broken is not None


@pytest.mark.parametrize("table", ["entry", "person"])
def test_a_row_that_is_taken_out_is_found(kept: Path, table: str) -> None:
    """Each of them, the newest too, by its number."""
    for number, *_ in rows(kept, table):
        broken = broken_after(kept, (f"delete from {table} where number = ?", (number,)))  # noqa: S608

        assert broken == number


def test_the_newest_entries_that_are_taken_out_are_found(kept: Path) -> None:
    """By what the chain says of its end."""
    last = max(number for number, *_ in rows(kept, "entry"))

    broken = broken_after(
        kept,
        ("delete from entry where number >= ?", (last - 1,)),
        ("delete from person where number >= ?", (last - 1,)),
    )

    assert broken == last - 1


def test_the_oldest_entries_that_are_taken_out_are_found(kept: Path) -> None:
    """Though the start of the chain was moved: the chain says what retention dropped."""
    first = min(number for number, *_ in rows(kept, "entry"))

    broken = broken_after(
        kept,
        (
            "update chain set dropped = ?, anchor = (select hash from entry where number = ?)",
            (first, first),
        ),
        ("delete from entry where number = ?", (first,)),
        ("delete from person where number = ?", (first,)),
    )

    assert broken == first


@UNTIMED
@given(st.data())
def test_rows_that_are_swapped_are_found(kept: Path, data: st.DataObject) -> None:
    """Entries in another order tell another story."""
    table = data.draw(st.sampled_from(["entry", "person"]))
    one, two = data.draw(
        st.lists(
            st.sampled_from([r[0] for r in rows(kept, table)]), min_size=2, max_size=2, unique=True
        )
    )
    swap = f"update {table} set number = ? where number = ?"  # noqa: S608

    assert broken_after(kept, (swap, (-1, one)), (swap, (one, two)), (swap, (two, -1))) is not None


@pytest.mark.parametrize("number", [-1, 0, 1, 2, 1000])
@pytest.mark.parametrize("table", ["entry", "person"])
def test_a_row_that_is_put_in_is_found(kept: Path, table: str, number: int) -> None:
    """Before the others, after them, and where some were dropped."""
    _, *rest = rows(kept, table)[-1]
    marks = ", ".join("?" * (len(rest) + 1))

    assert (
        broken_after(kept, (f"insert into {table} values ({marks})", (number, *rest))) is not None  # noqa: S608
    )


def test_an_entry_that_is_no_text_any_more_is_found(kept: Path) -> None:
    """Its bytes need not be UTF-8."""
    number = rows(kept, "entry")[1][0]

    broken = broken_after(
        kept, ("update entry set said = cast(x'ff' as text) where number = ?", (number,))
    )

    assert broken == number


def test_a_chain_that_was_made_anew_lacks_the_head_that_was_noted(tmp_path: Path) -> None:
    """All that verifying cannot tell, somebody with a note can."""
    with closing(Audit(tmp_path / "one.sqlite")) as audit:
        audit.write(ENTRY)
        noted = audit.verify().head
    with closing(Audit(tmp_path / "two.sqlite")) as anew:
        anew.write(replace(ENTRY, outcome="not-said"))

        assert anew.verify().broken is None
        assert not anew.holds(noted)


def test_a_damaged_file_is_said(audit: Audit, file: Path) -> None:
    """It may be damaged where the chain is not looked up."""
    audit.write(ENTRY)
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("drop table chain")

    with pytest.raises(StateDamaged, match="cannot be read"):
        audit.verify()


class Kept(RuleBasedStateMachine):
    """Whatever is done in whatever order, the audit verifies and holds what it should."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.file = Path(self.folder.name) / "audit.sqlite"
        self.audit = Audit(self.file)
        self.model: list[Entry] = []

    @rule(who=st.sampled_from([ANN, BEN]))
    def write(self, who: str) -> None:
        entry = replace(now(), who=who)
        self.audit.write(entry)
        self.model.append(entry)

    @rule(who=st.sampled_from([ANN, BEN]))
    def erase(self, who: str) -> None:
        expected = sum(one.who == who for one in self.model)

        assert self.audit.erase(who) == expected
        assert who.encode() not in bytes_beside(self.file)

        self.model = [replace(one, who="") if one.who == who else one for one in self.model]

    @precondition(lambda self: self.model)
    @rule(data=st.data())
    def expire(self, data: st.DataObject) -> None:
        before = data.draw(st.sampled_from(self.model)).at
        kept = [one for one in self.model if one.at >= before]

        assert self.audit.expire(before) == len(self.model) - len(kept)

        self.model = kept

    @rule()
    def reopen(self) -> None:
        self.audit.close()
        self.audit = Audit(self.file)

    @invariant()
    def holds(self) -> None:
        found = self.audit.verify()

        assert found.broken is None
        assert (found.entries, found.erased) == (
            len(self.model),
            sum(not one.who for one in self.model),
        )
        assert [one["who"] or "" for one in self.audit.export()] == [one.who for one in self.model]

    def teardown(self) -> None:
        self.audit.close()
        self.folder.cleanup()


Kept.TestCase.settings = hypothesis.settings(deadline=None, max_examples=20, stateful_step_count=12)
TestKept = Kept.TestCase
