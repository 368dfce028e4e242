"""The command line says in one line what went wrong, and loads no more than it uses."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from corpus import generations
from corpus.settings import Settings
from tests.conftest import Cli, environment
from tests.corpus.conftest import ROOT, document, shelve

COUNCILBOT = Path(sys.executable).with_name("councilbot")
COMMANDS = (
    "absent",
    "ask",
    "audit",
    "brief",
    "chat",
    "check",
    "eval",
    "feedback",
    "ingest",
    "mcp",
    "slack",
    "timeline",
    "trace",
    "verify",
)
PLUGIN = """
import click

@click.command()
def raises():
    "Fail."
    raise ZeroDivisionError("secret words of a paper")

@click.command()
def returns():
    "A check that failed."
    return 1
"""
ASK = """
import sys
from corpus.commands import councilbot

councilbot(["ask", "What was said of caseloads?"], standalone_mode=False)
print(*sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
"""
CHAT = """
import signal
import sys
from corpus.commands import main

signal.signal(signal.SIGINT, signal.default_int_handler)
sys.argv = ["councilbot", "chat"]
main()
"""


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny index, which nobody may change."""
    index = tmp_path_factory.mktemp("first")
    shelve(
        replace(Settings.from_environment({}), index=index),
        document("Caseloads in the north team are too high."),
    )
    return index


@pytest.fixture
def filed(first: Path, settings: Settings) -> Settings:
    """Settings with a tiny index."""
    shutil.copytree(first, settings.index)
    return settings


@pytest.fixture
def plugin(tmp_path: Path) -> str:
    """A PYTHONPATH that brings two commands more: one that fails, and one that finds a fault."""
    folder = tmp_path / "plugin"
    about = folder / "plugin-1.dist-info"
    about.mkdir(parents=True)
    (folder / "plugin.py").write_text(PLUGIN, encoding="utf-8")
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: plugin\nVersion: 1\n")
    (about / "entry_points.txt").write_text(
        "[councilbot.commands]\nraises = plugin:raises\nreturns = plugin:returns\n"
    )
    return os.pathsep.join(filter(None, [str(folder), os.environ.get("PYTHONPATH")]))


def only_line(said: "subprocess.CompletedProcess[str]") -> str:
    """What went wrong, when it was said in one line and nothing else was."""
    assert said.stdout == ""
    (line,) = said.stderr.splitlines()
    return line


def test_help_lists_the_commands(cli: Cli) -> None:
    """Every package's commands are there, each with what it does."""
    said = cli("--help")

    listed = re.findall(r"^  ([a-z]+) +[A-Z]", said.stdout.partition("Commands:")[2], re.MULTILINE)

    assert said.returncode == 0
    assert listed == list(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(cli: Cli, name: str) -> None:
    """Help for a command is printed, and nothing else happens."""
    said = cli(name, "--help")

    assert said.returncode == 0
    assert said.stdout.startswith(f"Usage: councilbot {name} ")
    assert said.stderr == ""


def test_says_its_version(cli: Cli) -> None:
    """The version is the package's."""
    assert re.fullmatch(r"councilbot, version \d+\.\d+\.\d+\n", cli("--version").stdout)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param(["nonsense"], "nonsense", id="unknown-command"),
        pytest.param(["--nonsense"], "nonsense", id="unknown-option"),
        pytest.param(["ingest"], "PATH", id="missing-argument"),
        pytest.param(["ask"], "Ask one question", id="no-question"),
        pytest.param(["ask", "--nonsense", "Why?"], "nonsense", id="unknown-option-of-a-command"),
        pytest.param(["ask", "Why?", "--kind", "novel"], "novel", id="unknown-choice"),
        pytest.param(["ask", "Why?", "--from", "yesterday"], "yesterday", id="no-date"),
        pytest.param(["ask", "Why?"], "There is no index", id="no-index"),
        pytest.param(["ingest", "/nowhere"], "/nowhere", id="no-papers"),
    ],
)
def test_wrong_use_is_one_line_and_exit_2(cli: Cli, arguments: list[str], expected: str) -> None:
    """What was asked wrongly is named in one line on stderr, without a traceback."""
    said = cli(*arguments)

    assert said.returncode == 2
    assert only_line(said).startswith("councilbot: ")
    assert expected in only_line(said)


def test_without_a_command_the_help_is_shown_as_it_stands(cli: Cli) -> None:
    """Somebody who types the bare name sees the help, not the help as an error message."""
    said = cli()

    shown = said.stdout + said.stderr

    assert shown.startswith("Usage: councilbot")
    assert "Try  councilbot --help" not in shown


def test_a_failure_outside_is_one_line_and_exit_3(cli: Cli, filed: Settings) -> None:
    """A damaged index is named in one line that says what to do."""
    (generations.current(filed.index) / "catalogue.sqlite").write_bytes(b"rubbish")

    said = cli("ask", "Why?")

    assert said.returncode == 3
    assert re.match(r"councilbot: The index in .* is damaged .* run ", only_line(said))


def test_what_the_system_refuses_is_one_line_and_exit_3(cli: Cli, settings: Settings) -> None:
    """When a file cannot be written, the line says why, and which."""
    settings.index.write_text("no folder", encoding="utf-8")

    said = cli("ingest", ROOT / "corpus" / "papers")

    assert said.returncode == 3
    assert str(settings.index) in only_line(said)


def test_a_copy_that_the_system_refuses_is_one_line_and_exit_3(cli: Cli, filed: Settings) -> None:
    """When a file cannot be copied for a reader, the line says which."""
    (generations.current(filed.index) / "chroma" / "gone").symlink_to("nowhere")

    said = cli("ask", "Why?")

    assert said.returncode == 3
    assert re.match(r"councilbot: The system refused: .*No such file.*gone", only_line(said))


def test_a_full_disk_for_temporary_files_is_named(
    cli: Cli, filed: Settings, small_disk: Callable[[int], Path]
) -> None:
    """When there is no room for a reader's copy, the line says so."""
    said = cli("ask", "Why?", TMPDIR=str(small_disk(100_000)))

    assert said.returncode == 3
    assert "None" not in only_line(said)
    assert re.search("room|space", only_line(said))


def test_what_nobody_foresaw_is_one_line_and_exit_3(cli: Cli, plugin: str) -> None:
    """An unknown error is no traceback, and its message, which may quote a paper, is not shown."""
    said = cli("raises", PYTHONPATH=plugin)

    assert said.returncode == 3
    assert "(ZeroDivisionError)" in only_line(said)
    assert "secret" not in only_line(said)


def test_a_developer_sees_the_traceback(cli: Cli, plugin: str) -> None:
    """With --debug the error is shown whole, before the line."""
    said = cli("--debug", "raises", PYTHONPATH=plugin)

    assert said.returncode == 3
    assert "Traceback (most recent call last)" in said.stderr
    assert "secret words of a paper" in said.stderr


def test_a_check_that_failed_is_exit_1(cli: Cli, plugin: str) -> None:
    """What a command returns is the exit code, and nothing is said about it."""
    said = cli("returns", PYTHONPATH=plugin)

    assert (said.returncode, said.stdout, said.stderr) == (1, "", "")


def test_stopping_is_one_line(filed: Settings) -> None:
    """Ctrl-C ends a conversation without a traceback."""
    with subprocess.Popen(
        [sys.executable, "-c", CHAT],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=environment(filed, PYTHONUNBUFFERED="1"),
    ) as chat:
        assert chat.stdin
        assert chat.stdout
        chat.stdin.write("What was said of caseloads?\n")
        chat.stdin.flush()
        chat.stdout.readline()

        chat.send_signal(signal.SIGINT)
        _, errors = chat.communicate()

    assert chat.returncode == 130
    assert errors.strip() == "councilbot: Stopped."


def test_a_reader_that_has_seen_enough_is_no_failure(settings: Settings) -> None:
    """When what is printed goes into a pipe that closes early, as with head, nothing is wrong."""
    reading, writing = os.pipe()
    os.close(reading)

    said = subprocess.run(
        [COUNCILBOT, "--help"],
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(settings),
        check=False,
    )
    os.close(writing)

    assert (said.returncode, said.stderr) == (0, "")


def test_answering_loads_neither_torch_nor_langchain(filed: Settings) -> None:
    """A question does not wait for what only an export or a chat model needs."""
    said = subprocess.run(
        [sys.executable, "-c", ASK],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=environment(filed),
        check=True,
    )

    loaded = set(said.stderr.splitlines()[-1].split())

    assert "Caseloads in the north team are too high." in " ".join(said.stdout.split())
    assert {"corpus", "bot", "chromadb", "onnxruntime"} <= loaded
    assert (
        loaded
        & {
            "evals",
            "ingest",
            "langchain",
            "langchain_core",
            "sentence_transformers",
            "slack_bolt",
            "torch",
            "transformers",
        }
        == set()
    )
