"""The roles are as the file says now, and nobody has one while it is bad."""

import logging
import os
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.roles import NOBODY, Roles, RolesFile
from corpus.errors import BadRoles
from tests.corpus.conftest import UNTIMED

KEPT = """
direct_only = ["exempt"]       # as the Constitution says, part 4

[members]
U012AB3CD = ["members", "exempt"]   # the Monitoring Officer
W0AAAAAAA = ["members"]

[channels]
C0123ABCD = ["members"]
"""
ROLES = Roles(
    members={
        "U012AB3CD": frozenset({"members", "exempt"}),
        "W0AAAAAAA": frozenset({"members"}),
    },
    channels={"C0123ABCD": frozenset({"members"})},
    direct_only=frozenset({"exempt"}),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file of roles that is as it should be."""
    path = tmp_path / "roles.toml"
    path.write_text(KEPT, encoding="utf-8")
    return path


def errors(caplog: pytest.LogCaptureFixture) -> list[str]:
    """What was logged at error level."""
    return [one.getMessage() for one in caplog.records if one.levelno >= logging.ERROR]


def spoil(file: Path) -> None:
    """Break off in the middle of a word."""
    file.write_text("[members", encoding="utf-8")


def empty_by_moving(file: Path) -> None:
    """Put an empty file in its place, as careful editors do."""
    other = file.with_name(f"other-{threading.get_ident()}")
    other.write_text("", encoding="utf-8")
    other.replace(file)


BAD: list[Callable[[Path], object]] = [spoil, Path.unlink]


def test_reads_who_holds_what(file: Path) -> None:
    """Members, channels, and what is for direct messages only; comments are the officer's own."""
    assert RolesFile(file).read() == ROLES


def test_without_a_file_nobody_has_a_role() -> None:
    """The default."""
    assert RolesFile(None).read() == NOBODY


def test_an_empty_file_gives_nobody_a_role(file: Path) -> None:
    """Every key may be left out."""
    file.write_text("", encoding="utf-8")

    assert RolesFile(file).read() == NOBODY


@pytest.mark.parametrize("change", [lambda file: file.write_text(""), empty_by_moving])
def test_a_change_is_felt_at_once(file: Path, change: Callable[[Path], object]) -> None:
    """Whether the file is written over or another is put in its place."""
    roles = RolesFile(file)
    roles.read()

    change(file)

    assert roles.read() == NOBODY


def test_a_change_that_keeps_size_and_time_is_felt(file: Path) -> None:
    """As when a backup is put back with the time of the file that it was."""
    roles = RolesFile(file)
    before = file.stat()

    file.write_text(KEPT.replace("U012AB3CD", "U999AB3CD"), encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))

    assert "U999AB3CD" in roles.read().members


def test_an_unchanged_file_is_parsed_once(file: Path) -> None:
    """The same roles are given again."""
    roles = RolesFile(file)

    assert roles.read() is roles.read()


@pytest.mark.parametrize("worsen", BAD)
def test_while_the_file_is_bad_nobody_has_a_role(
    file: Path, worsen: Callable[[Path], object], caplog: pytest.LogCaptureFixture
) -> None:
    """It is logged once, not with every question."""
    roles = RolesFile(file)

    worsen(file)

    assert [roles.read() for _ in range(3)] == [NOBODY] * 3
    assert len(errors(caplog)) == 1
    assert str(file) in errors(caplog)[0]


def test_each_bad_change_is_logged(file: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Bad and then gone are two changes."""
    roles = RolesFile(file)
    for worsen in BAD:
        worsen(file)
        roles.read()

    assert len(errors(caplog)) == len(BAD)


@pytest.mark.parametrize("worsen", BAD)
def test_a_mended_file_gives_the_roles_back(file: Path, worsen: Callable[[Path], object]) -> None:
    """Without a restart."""
    roles = RolesFile(file)
    worsen(file)
    roles.read()

    file.write_text(KEPT, encoding="utf-8")

    assert roles.read() == ROLES


def test_threads_share_it(file: Path) -> None:
    """While the file is written over, each reads the roles of before or of after."""
    roles = RolesFile(file)

    def ask(turn: int) -> Roles:
        if turn % 100 == 0:
            empty_by_moving(file)
        elif turn % 50 == 0:
            file.write_text(KEPT, encoding="utf-8")
        return roles.read()

    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(ask, range(400)))

    assert all(one in (ROLES, NOBODY) for one in found)


@pytest.mark.parametrize("worsen", BAD)
def test_a_bad_file_stops_the_start(file: Path, worsen: Callable[[Path], object]) -> None:
    """Whoever starts the bot can mend it then and there."""
    worsen(file)

    with pytest.raises(BadRoles, match=r"roles\.toml"):
        RolesFile(file)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('[members]\nU012AB3CD = ["members"\n[channels]\n', "line 3"),
        ("[members]\nU012AB3CD = []\nU012AB3CD = []\n", "line 3"),
        ('direct_only = ["exempt"', "not valid TOML"),
        (b"direct_only = []\n# f\xfcr\n", "line 2"),
        ("x = " + "9" * 5000, "not valid TOML"),
        ("x = " + "[" * 50_000, "not valid TOML"),
        ('[member]\nU012AB3CD = ["members"]', "'member' is not known"),
        ('admins = ["U012AB3CD"]', "'admins' is not known"),
        ('members = ["U012AB3CD"]', r"write \[members\]"),
        ('[members]\n"Ann Lee" = ["members"]', "'Ann Lee' is no such id"),
        ('[members]\nC0123ABCD = ["members"]', "'C0123ABCD' is no such id"),
        ('[members]\nu012ab3cd = ["members"]', "'u012ab3cd' is no such id"),
        ('[members]\n"U012AB3CD\\n" = ["members"]', r"'U012AB3CD\\n' is no such id"),
        ('[channels]\n"#cabinet" = ["members"]', "'#cabinet' is no such id"),
        ('[channels]\nD0123ABCD = ["members"]', "'D0123ABCD' is no such id"),
        ('[members]\nU012AB3CD = "members"', "members: U012AB3CD must be a list"),
        ('[members.U012AB3CD]\nlabels = ["members"]', "members: U012AB3CD must be a list"),
        ('[members]\nU012AB3CD = ["*"]', r"members: U012AB3CD: '\*' is no access label"),
        ('[members]\nU012AB3CD = [["members"]]', "is no access label"),
        ('direct_only = "exempt"', "direct_only must be a list"),
        ('direct_only = ["Exempt"]', "direct_only: 'Exempt' is no access label"),
        ('direct_only = ["public"]', "direct_only: public papers are shown everywhere"),
        (
            'direct_only = ["exempt"]\n[channels]\nC0123ABCD = ["exempt", "members"]',
            "C0123ABCD lists exempt, which direct_only keeps out of channels",
        ),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else None,
)
def test_says_what_is_wrong(file: Path, content: str | bytes, said: str) -> None:
    """In one line, which names the file and what to mend in it."""
    file.write_bytes(content if isinstance(content, bytes) else content.encode())

    with pytest.raises(BadRoles, match=said) as fault:
        RolesFile(file)

    assert str(file) in str(fault.value)
    assert "\n" not in str(fault.value)


def test_a_folder_is_no_file_of_roles(tmp_path: Path) -> None:
    """What cannot be read is an error in words."""
    with pytest.raises(BadRoles, match="cannot be read"):
        RolesFile(tmp_path)


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file to write anything into."""
    return tmp_path_factory.mktemp("roles") / "roles.toml"


@UNTIMED
@given(
    st.binary(max_size=80)
    | st.text(alphabet='[]members"=U012AB3CD\n.{}', max_size=60).map(str.encode)
)
@example(KEPT.encode())
def test_whatever_is_in_the_file_is_roles_or_an_error_in_words(
    scratch: Path, content: bytes
) -> None:
    """Nothing else is raised, whatever the bytes."""
    scratch.write_bytes(content)
    try:
        found = RolesFile(scratch).read()
    except BadRoles:
        return

    assert isinstance(found, Roles)
