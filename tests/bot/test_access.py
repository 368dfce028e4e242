"""Who may see what."""

import ast
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.access import Asker, Kind, Place, is_for_everybody, labels, terminal_labels
from bot.roles import NOBODY, Roles
from corpus.settings import Settings
from tests.conftest import ROOT
from tests.corpus.conftest import UNTIMED

DENIES = re.compile(r"\$n(e|in)\b")

LABELS = st.frozensets(st.sampled_from(["public", "members", "exempt", "cabinet"]))
USERS = st.sampled_from(["U1", "U2"])
CHANNELS = st.sampled_from(["C1", "C2"])
ROLES = st.builds(Roles, st.dictionaries(USERS, LABELS), st.dictionaries(CHANNELS, LABELS), LABELS)
ASKERS = st.builds(Asker, USERS, st.just("T1"), st.booleans())
PLACES = st.builds(Place, CHANNELS, st.sampled_from(Kind), st.booleans())


def test_the_terminal_reads_what_the_settings_allow() -> None:
    """Whoever can run the terminal can read the files anyway."""
    settings = replace(Settings(), access=frozenset({"public", "members"}))

    assert terminal_labels(settings) == {"public", "members"}


@UNTIMED
@given(ASKERS, PLACES, ROLES)
def test_everybody_reads_what_is_public_and_nobody_more_than_they_hold(
    asker: Asker, place: Place, roles: Roles
) -> None:
    """What is opened is always a list of labels, and never an empty one."""
    opened = labels(asker, place, roles)

    assert "public" in opened
    assert opened <= roles.members.get(asker.user, frozenset()) | {"public"}


@UNTIMED
@given(ASKERS, PLACES, ROLES, st.booleans())
def test_what_is_external_reads_public_papers_and_no_others(
    asker: Asker, place: Place, roles: Roles, asker_is: bool
) -> None:
    """Whatever the roles say of an external asker, or of anybody in an external place."""
    if asker_is:
        asker = replace(asker, external=True)
    else:
        place = replace(place, external=True)

    assert labels(asker, place, roles) == {"public"}


@UNTIMED
@given(ASKERS, PLACES, ROLES)
def test_more_readers_never_open_more(asker: Asker, place: Place, roles: Roles) -> None:
    """Neither does a place that is shared, nor an asker who is external."""
    direct, privately, channel = (
        labels(asker, replace(place, kind=kind), roles)
        for kind in (Kind.DIRECT, Kind.PRIVATELY, Kind.CHANNEL)
    )

    assert direct >= privately >= channel
    assert labels(asker, replace(place, external=False), roles) >= labels(asker, place, roles)
    assert labels(replace(asker, external=False), place, roles) >= labels(asker, place, roles)


@UNTIMED
@given(ASKERS, PLACES, ROLES, LABELS)
def test_a_role_that_is_taken_away_never_opens_more(
    asker: Asker, place: Place, roles: Roles, taken: frozenset[str]
) -> None:
    """From a member, from a channel, or from everywhere but direct messages."""
    before = labels(asker, place, roles)
    members = {one: held - taken for one, held in roles.members.items()}
    channels = {one: held - taken for one, held in roles.channels.items()}

    for fewer in (
        replace(roles, members=members),
        replace(roles, channels=channels),
        replace(roles, direct_only=roles.direct_only | taken),
        NOBODY,
    ):
        assert labels(asker, place, fewer) <= before


@pytest.mark.parametrize(
    ("quoted", "expected"),
    [
        (["public"], True),
        (["public", "public"], True),
        (["public", "members"], False),
        (["exempt"], False),
        ([], False),
    ],
)
def test_only_what_is_public_may_be_shared(quoted: list[str], expected: bool) -> None:
    """Whoever shares it; an answer of which nothing is known to be public may not either."""
    assert is_for_everybody(quoted) is expected


def test_no_filter_says_what_must_not_be_found() -> None:
    """Filters list what may be read: a label that nobody thought of stays closed."""
    files = [file for part in ("bot", "corpus") for file in (ROOT / part).rglob("*.py")]

    assert len(files) > 60
    assert [file for file in files if any(denials(file.read_text(encoding="utf-8")))] == []


def test_a_filter_that_does_would_be_noticed() -> None:
    """As a key, and in a part of an f-string."""
    source = 'where = {"access": {"$ne": "exempt"}}\ntext = f"{name} $nin {listed}"\nfine = "$next"'

    assert sorted(denials(source)) == [" $nin ", "$ne"]


def denials(source: str) -> Iterator[str]:
    """The strings in Python's source that hold one of Chroma's operators for what is not."""
    for node in ast.walk(ast.parse(source)):
        text = node.value if isinstance(node, ast.Constant) else None
        if isinstance(text, str) and DENIES.search(text):
            yield text
