"""councilbot ask and chat, as a user runs them."""

import json
import os
import pty
import sys
from pathlib import Path

import pytest

from corpus.settings import NONE, Settings
from tests.chatserver import KEY, repeats_the_first_quote, serving
from tests.conftest import Cli, command, environment

LODESTAR = "What did the inspection say about the Lodestar team?"


@pytest.fixture
def ask(sample: Settings) -> Cli:
    """The command with the sample papers."""
    return command(sample)


def test_answers_with_quote_source_and_link(ask: Cli) -> None:
    """Rendered for a person."""
    found = ask("ask", LODESTAR)

    assert found.returncode == 0
    assert "“" in found.stdout
    assert "Inspection of Kesterwold local authority children’s services" in found.stdout
    assert "https://reports.kesterwold.example/inspection-2023#page=" in found.stdout
    assert found.stderr == ""


def test_prints_an_answer_object(ask: Cli) -> None:
    """One line of JSON."""
    found = ask("ask", LODESTAR, "--json")

    assert json.loads(found.stdout)["status"] == "answered"
    assert found.stdout.count("\n") == 1


def test_abstains_with_exit_code_0(ask: Cli) -> None:
    """That the papers do not say is an answer."""
    found = ask("ask", "Who won the football?")

    assert found.returncode == 0
    assert found.stdout.startswith("The papers do not seem to say.")


def test_says_of_which_council_there_is_no_paper(ask: Cli) -> None:
    """And of which there are."""
    found = ask("ask", "What did Ofsted say about caseloads in Wirral?")

    assert found.returncode == 0
    assert found.stdout.startswith(
        "There is no paper of Wirral here. There are papers of Kesterwold Council.\n"
    )


def test_a_timeline_has_one_quote_of_each_paper_oldest_first(ask: Cli) -> None:
    """Of a question that would else get the best quotes of any."""
    caseload = "What was the average caseload in the safeguarding teams?"
    plain, timed = (
        json.loads(ask("ask", caseload, "--json", *option).stdout)
        for option in ((), ("--timeline",))
    )

    dates = [quote["date"] for quote in timed["quotes"]]
    papers = [quote["document_id"] for quote in timed["quotes"]]
    assert (plain["timeline"], timed["timeline"]) == (False, True)
    assert len(dates) > 1
    assert dates == sorted(dates)
    assert len(set(papers)) == len(papers)


def test_narrows_by_options(ask: Cli) -> None:
    """And says in the object what was searched."""
    found = json.loads(
        ask(
            "ask",
            "caseloads",
            "--json",
            "--council",
            "Kesterwold Council",
            "--kind",
            "minutes",
            "--from",
            "2024-01-01",
            "--to",
            "2024-12-31",
        ).stdout
    )

    assert {quote["document"] for quote in found["quotes"] or found["nearest"]} <= {
        "2024-06-scrutiny-draft-minutes.html",
        "2024-06-scrutiny-item-8.html",
        "2024-06-scrutiny-minutes.html",
        "2024-07-scrutiny-call-in.html",
    }
    assert found["searched"]["filters"] == {
        "council": "kesterwold",
        "kind": "minutes",
        "since": "2024-01-01",
        "until": "2024-12-31",
    }


def test_answers_a_batch_in_order(ask: Cli, tmp_path: Path) -> None:
    """A question that cannot be asked gets its object too."""
    batch = tmp_path / "batch.jsonl"
    questions = [
        {"id": "a", "question": LODESTAR},
        {"id": 7, "question": " "},
        {"question": "Who won the football?"},
    ]
    batch.write_text("".join(json.dumps(question) + "\n" for question in questions), "utf-8")

    found = [
        json.loads(line) for line in ask("ask", "--batch", batch, "--json").stdout.splitlines()
    ]

    assert [(one["id"], one["reason"]) for one in found] == [
        ("a", None),
        (7, "bad-question"),
        (None, "not-said"),
    ]


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["ask"], 'Ask one question, councilbot ask "...", or a file of them with --batch.'),
        (["ask", ""], "The question is empty: ask what a paper says about something."),
        (["ask", "x" * 10_000], "The question has 10,000 characters: ask it in 1,000 or fewer."),
        (["ask", "x", "--kind", "novel"], "Invalid value for '--kind': 'novel' is not one of"),
        (["ask", "x", "--from", "1 May"], "Invalid value for '--from': '1 May' does not match"),
        (
            ["ask", "--batch", "none.jsonl"],
            "Invalid value for '--batch': File 'none.jsonl' does not",
        ),
        (["chat", "--frobnicate"], "No such option '--frobnicate'. Try  councilbot --help"),
    ],
    ids=["nothing", "empty", "long", "kind", "date", "file", "option"],
)
def test_bad_use_ends_in_one_line_and_exit_code_2(
    ask: Cli, arguments: list[str], line: str
) -> None:
    """That says what to do."""
    found = ask(*arguments)

    assert found.returncode == 2
    assert found.stdout == ""
    assert found.stderr.startswith(f"councilbot: {line}")
    assert found.stderr.count("\n") == 1


def test_a_bad_line_of_a_batch_is_named(ask: Cli, tmp_path: Path) -> None:
    """Before anything is answered."""
    batch = tmp_path / "batch.jsonl"
    batch.write_text('{"id": 1, "question": "x"}\n[]\n', "utf-8")

    found = ask("ask", "--batch", batch, "--json")

    assert (found.returncode, found.stdout) == (2, "")
    assert "line 2 is not" in found.stderr


def test_without_an_index_says_how_to_make_one(cli: Cli, settings: Settings) -> None:
    """The command that makes it is in the line."""
    found = cli("ask", "caseloads")

    assert found.returncode == 2
    assert f"councilbot ingest PATH --index {settings.index}" in found.stderr


def test_chat_answers_the_questions_piped_in(ask: Cli) -> None:
    """One a line, each with what it was understood as, and ends."""
    found = ask("chat", stdin=f"{LODESTAR}\n\nand what about agency staff?\n???\n")

    assert found.returncode == 0
    assert found.stdout.startswith(f"> {LODESTAR}\n")
    assert (
        "Understood as: What did the inspection say about the Lodestar team? and what"
        in found.stdout
    )
    assert "The question is empty" in found.stdout


def test_chat_ends_at_once_when_nothing_is_piped_in(ask: Cli) -> None:
    """As it does in a pipeline that brought nothing."""
    found = ask("chat")

    assert (found.returncode, found.stdout) == (0, "")


def test_chat_converses_on_a_terminal(sample: Settings) -> None:
    """It asks, answers, and ends at an empty line."""
    councilbot = str(Path(sys.executable).with_name("councilbot"))
    process, terminal = pty.fork()
    if process == 0:
        os.execve(councilbot, [councilbot, "chat"], environment(sample))  # noqa: S606

    seen = _read_until(terminal, b"> ")
    os.write(terminal, LODESTAR.encode() + b"\n")
    seen += _read_until(terminal, b"Searched")
    os.write(terminal, b"\n")
    _, status = os.waitpid(process, 0)
    os.close(terminal)

    assert os.waitstatus_to_exitcode(status) == 0
    assert b"Ask what the papers say" in seen
    assert "— Inspection of Kesterwold".encode() in seen


def test_a_chat_model_sums_up_above_the_quotes(ask: Cli) -> None:
    """Where one is set, and marked as a machine's words."""
    with serving(repeats_the_first_quote) as server:
        found = ask(
            "ask",
            LODESTAR,
            COUNCILBOT_CHAT_MODEL="openai:m",
            COUNCILBOT_CHAT_URL=server.url,
            COUNCILBOT_CHAT_SECONDS="30",
            OPENAI_API_KEY=KEY,
        )

    assert (found.returncode, found.stderr) == (0, "")
    assert found.stdout.startswith("Machine-written summary; the quotes below are the record:\n")
    assert found.stdout.index("[1]") < found.stdout.index("“")


def test_a_chat_model_without_its_key_is_said_in_one_line(ask: Cli) -> None:
    """Before the question is answered."""
    found = ask("ask", LODESTAR, COUNCILBOT_CHAT_MODEL="openai:m", OPENAI_API_KEY="")

    assert (found.returncode, found.stdout) == (2, "")
    assert found.stderr == (
        "councilbot: COUNCILBOT_CHAT_MODEL names a model of openai:"
        " set its key, OPENAI_API_KEY, too.\n"
    )


NO_RANKER = "/no/such/ranker"
each_command = pytest.mark.parametrize(
    ("arguments", "stdin"),
    [(["ask", LODESTAR], ""), (["chat"], f"{LODESTAR}\n")],
    ids=["ask", "chat"],
)


@each_command
def test_a_ranker_that_is_not_here_is_said_in_one_line(
    ask: Cli, arguments: list[str], stdin: str
) -> None:
    """Before a question is answered."""
    found = ask(*arguments, stdin=stdin, COUNCILBOT_RANKER=NO_RANKER)

    assert (found.returncode, found.stdout) == (2, "")
    assert found.stderr.startswith(f"councilbot: COUNCILBOT_RANKER names {NO_RANKER}, which is not")
    assert found.stderr.count("\n") == 1


@each_command
def test_fast_loads_no_ranker(ask: Cli, arguments: list[str], stdin: str) -> None:
    """Not even one that the environment names."""
    found = ask(*arguments, "--fast", stdin=stdin, COUNCILBOT_RANKER=NO_RANKER)

    assert (found.returncode, found.stderr) == (0, "")
    assert "— Inspection of Kesterwold" in found.stdout


def test_the_ranker_that_is_named_is_heard(ask: Cli, ranker_folder: Path) -> None:
    """Unless the answer is to be fast; none is named by "none"."""
    named, fast, none = (
        json.loads(ask("ask", LODESTAR, "--json", *option, COUNCILBOT_RANKER=str(ranker)).stdout)
        for option, ranker in (((), ranker_folder), (("--fast",), ranker_folder), ((), NONE))
    )

    assert named["confidence"] != none["confidence"]
    assert fast["confidence"] == none["confidence"]


def _read_until(terminal: int, end: bytes) -> bytes:
    seen = b""
    while end not in seen:
        seen += os.read(terminal, 65536)
    return seen
