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
        ("COUNCILBOT_RANKER", "ranker", "/srv/ranker"),
        ("COUNCILBOT_CACHE", "cache", Path("/srv/cache")),
        ("COUNCILBOT_STATE", "state", Path("/srv/state")),
        ("COUNCILBOT_ACCESS", "access", frozenset({"members"})),
        ("COUNCILBOT_RETENTION_DAYS", "retention_days", 30),
        ("COUNCILBOT_LEGAL_HOLD", "legal_hold", True),
        ("COUNCILBOT_ROLES", "roles", Path("/srv/roles.toml")),
        ("COUNCILBOT_CONTACT", "contact", "clerk@kesterwold.example"),
        ("COUNCILBOT_HELP", "help", "#democratic-services"),
        ("COUNCILBOT_CHAT_MODEL", "chat_model", "ollama:llama3.2:3b"),
        ("COUNCILBOT_CHAT_URL", "chat_url", "http://localhost:11434"),
        ("COUNCILBOT_CHAT_URL", "chat_url", "https://models.example/v1"),
        ("COUNCILBOT_CHAT_SECONDS", "chat_seconds", 2.5),
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
        "COUNCILBOT_RANKER",
        "COUNCILBOT_CACHE",
        "COUNCILBOT_STATE",
        "COUNCILBOT_RETENTION_DAYS",
        "COUNCILBOT_LEGAL_HOLD",
        "COUNCILBOT_ACCESS",
        "COUNCILBOT_ROLES",
        "COUNCILBOT_CHAT_MODEL",
        "COUNCILBOT_CHAT_URL",
        "COUNCILBOT_CHAT_SECONDS",
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


@pytest.mark.parametrize("given", ["0", "-1", "3651", "36500", "30.5", "a year", "٣٠"])
def test_a_retention_that_is_none_is_refused(given: str) -> None:
    """Nothing is kept for ever, nor dropped at once."""
    with pytest.raises(BadSetting, match=r"COUNCILBOT_RETENTION_DAYS is .* from 1 to 3650"):
        Settings.from_environment({"COUNCILBOT_RETENTION_DAYS": given})


@pytest.mark.parametrize(
    ("given", "held"),
    [("1", True), ("true", True), ("YES", True), ("0", False), ("No", False), ("false", False)],
)
def test_a_legal_hold_is_set_or_not(given: str, held: bool) -> None:
    """In the words that people use."""
    assert Settings.from_environment({"COUNCILBOT_LEGAL_HOLD": given}).legal_hold is held


def test_a_legal_hold_that_is_misspelt_is_refused() -> None:
    """Somebody meant to stop what cannot be undone."""
    with pytest.raises(BadSetting, match="COUNCILBOT_LEGAL_HOLD is 'ja': write yes or no"):
        Settings.from_environment({"COUNCILBOT_LEGAL_HOLD": "ja"})


@pytest.mark.parametrize("given", ["0", "-1", "nan", "inf", "301", "soon", "8s"])
def test_a_deadline_that_is_none_is_refused(given: str) -> None:
    """An answer cannot wait for ever for its summary, nor not at all."""
    with pytest.raises(BadSetting, match="COUNCILBOT_CHAT_SECONDS"):
        Settings.from_environment({"COUNCILBOT_CHAT_SECONDS": given})


@pytest.mark.parametrize(
    "given", ["localhost:11434", "ftp://a.example", "https://", "http://a b", "file:///etc"]
)
def test_a_model_address_that_is_none_is_refused(given: str) -> None:
    """Before anything is sent to it."""
    with pytest.raises(BadSetting, match="COUNCILBOT_CHAT_URL"):
        Settings.from_environment({"COUNCILBOT_CHAT_URL": given})


def test_a_password_in_a_model_address_is_refused_and_not_repeated() -> None:
    """An error may end up in a log."""
    with pytest.raises(BadSetting, match="COUNCILBOT_CHAT_URL") as refusal:
        Settings.from_environment({"COUNCILBOT_CHAT_URL": "https://me:hunter2@a.example"})

    assert "hunter2" not in str(refusal.value)


@pytest.mark.parametrize(
    ("model", "variable", "has_key"),
    [
        ("openai:m", "OPENAI_API_KEY", True),
        ("anthropic:m", "ANTHROPIC_API_KEY", True),
        ("anthropic:m", "OPENAI_API_KEY", False),
        ("ollama:m", "", True),
        ("", "OPENAI_API_KEY", False),
    ],
)
def test_knows_whether_the_chat_model_has_its_key(model: str, variable: str, has_key: bool) -> None:
    """The key itself is never kept."""
    settings = Settings.from_environment({"COUNCILBOT_CHAT_MODEL": model, variable: "secret-key"})

    assert settings.has_chat_key is has_key
    assert "secret-key" not in repr(settings)


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
