"""The settings come from the environment, and what is wrong there is said at once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from corpus.documents import Details
from corpus.errors import BadSetting
from corpus.settings import LABEL, Settings
from corpus.vectors import VectorsWriter
from tests.corpus.conftest import UNTIMED, document, passages, unit


def test_every_setting_has_a_default() -> None:
    """An empty environment gives an index here, public papers and the packaged model."""
    settings = Settings.from_environment({})

    assert (settings.index, settings.access, settings.model) == (
        Path("index"),
        frozenset({"public"}),
        "all-MiniLM-L6-v2",
    )


@pytest.mark.parametrize(
    ("variable", "field", "value"),
    [
        ("COUNCILBOT_INDEX", "index", Path("/srv/index")),
        ("COUNCILBOT_MODEL", "model", "/srv/model"),
        ("COUNCILBOT_CACHE", "cache", Path("/srv/cache")),
        ("COUNCILBOT_STATE", "state", Path("/srv/state")),
        ("COUNCILBOT_ACCESS", "access", frozenset({"members"})),
        ("SLACK_API_URL", "slack_api_url", "http://localhost:1/api/"),
    ],
)
def test_a_variable_sets_its_field(variable: str, field: str, value: object) -> None:
    """Each variable of the environment sets one field."""
    text = "members" if variable == "COUNCILBOT_ACCESS" else str(value)

    settings = Settings.from_environment({variable: text})

    assert getattr(settings, field) == value


@pytest.mark.parametrize(
    "variable",
    [
        "COUNCILBOT_INDEX",
        "COUNCILBOT_MODEL",
        "COUNCILBOT_CACHE",
        "COUNCILBOT_STATE",
        "COUNCILBOT_ACCESS",
        "SLACK_API_URL",
    ],
)
def test_an_empty_variable_counts_as_absent(variable: str) -> None:
    """A variable that is set to nothing leaves the default."""
    assert Settings.from_environment({variable: ""}) == Settings.from_environment({})


@pytest.mark.parametrize(
    ("listed", "labels"),
    [
        ("members", {"members"}),
        ("public,members", {"public", "members"}),
        (" public , members ,", {"public", "members"}),
        ("cabinet-2024", {"cabinet-2024"}),
    ],
)
def test_access_is_a_list_of_labels(listed: str, labels: set[str]) -> None:
    """Commas part the labels, and spaces around them do not matter."""
    assert Settings.from_environment({"COUNCILBOT_ACCESS": listed}).access == labels


@pytest.mark.parametrize(
    "listed",
    ["Members", "a b", "*", "all!", "ab", "1st", "x" * 41, "public;members", "публика", "cabinet-"],
)
def test_what_is_no_label_is_refused(listed: str) -> None:
    """A label that no paper can have is an error that names it, not an empty search."""
    with pytest.raises(BadSetting, match="COUNCILBOT_ACCESS") as refusal:
        Settings.from_environment({"COUNCILBOT_ACCESS": f"public,{listed}"})

    assert repr(listed) in str(refusal.value)


def test_a_paper_is_public_unless_said_otherwise() -> None:
    """A document's default label is the one that the terminal reads by default."""
    assert Details().access in Settings.from_environment({}).access


@pytest.fixture(scope="module")
def vectors(tmp_path_factory: pytest.TempPathFactory) -> Iterator[VectorsWriter]:
    """A Chroma folder, being written."""
    with VectorsWriter(tmp_path_factory.mktemp("chroma")) as writer:
        yield writer


@UNTIMED
@given(st.from_regex(LABEL, fullmatch=True))
@example("x" * 40)
@example("cabinet-")
def test_chroma_takes_every_label(vectors: VectorsWriter, label: str) -> None:
    """Whatever looks like a label here can be the name of a collection."""
    assume(LABEL.fullmatch(label))
    found = passages(document("Caseloads rose.", access=label))

    vectors.add(found, [unit(0)])
    vectors.remove(label, [])

    assert vectors.ids(label) == {one.id for one in found}
