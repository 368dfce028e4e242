"""The papers as an assistant sees them: a real client, over pipes, with the real server."""

import json
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from anyio.from_thread import start_blocking_portal
from mcp import Client, StdioServerParameters, stdio_client
from mcp_types import CallToolResult, TextContent

from corpus import generations
from corpus.settings import NONE, Settings
from tests.conftest import ROOT, environment
from tests.corpus.conftest import document, shelve

SERVER = ("-c", "from bot.commands import mcp; mcp()", "--index")
LODESTAR = "What did the inspection say about the Lodestar team?"
CASELOADS = "Caseloads are too high for social workers to do their best work"
REPORT = "2023-03-inspection-report.pdf"

PUBLIC_PAPER = document("Caseloads in the north rose to 24.", "minutes.txt")
SECRET = document("Caseloads in the zephyr unit are a secret.", "exempt.txt", access="members")


class Assistant:
    """A client that has connected, and the tools that it may call."""

    def __init__(self, call: Callable[..., Any], client: Client) -> None:
        self._call, self._client = call, client

    def tools(self) -> dict[str, dict[str, Any]]:
        """Each tool's name, and what it takes."""
        listed = self._call(self._client.list_tools).tools
        return {tool.name: tool.input_schema for tool in listed}

    def result(self, tool: str, **given: object) -> CallToolResult:
        """What a call came to."""
        found = self._call(partial(self._client.call_tool, tool, given))
        assert isinstance(found, CallToolResult)
        return found

    def __call__(self, tool: str, **given: object) -> dict[str, Any]:
        """The object that a tool gives."""
        found = self.result(tool, **given)
        assert not found.is_error, found
        return dict(found.structured_content or {})

    def fault(self, tool: str, **given: object) -> str:
        """What a tool says went wrong."""
        found = self.result(tool, **given)
        (content,) = found.content
        assert found.is_error
        assert isinstance(content, TextContent)
        return content.text


@contextmanager
def assistant(settings: Settings, errors: Path, **extra: str) -> Iterator[Assistant]:
    """A client of a server with these settings, whose stderr goes to a file."""
    server = StdioServerParameters(
        command=sys.executable,
        args=[*SERVER, str(settings.index)],
        env=environment(settings, PYTHONPATH=str(ROOT), **extra),
    )
    with (
        errors.open("w", encoding="utf-8") as opened,
        start_blocking_portal() as portal,
        portal.wrap_async_context_manager(Client(stdio_client(server, opened))) as client,
    ):
        yield Assistant(portal.call, client)


@pytest.fixture(scope="module")
def ask(sample: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An assistant with the sample papers."""
    with assistant(sample, tmp_path_factory.mktemp("mcp") / "stderr") as client:
        yield client


def test_lists_its_tools(ask: Assistant) -> None:
    """With what each takes."""
    narrowing = ["question", "council", "kind", "since", "until"]

    assert {name: list(takes["properties"]) for name, takes in ask.tools().items()} == {
        "search": [*narrowing, "limit"],
        "ask": narrowing,
        "check": ["words", "said_of"],
        "read_page": ["document", "page", "start"],
    }


def test_says_what_everything_that_it_takes_is(ask: Assistant) -> None:
    """An assistant knows of a tool only what is told."""
    takes = [one for tool in ask.tools().values() for one in tool["properties"].values()]

    assert all(one["description"].endswith(".") for one in takes)


def test_searches(ask: Assistant) -> None:
    """Whole passages, the best first, with where they stand."""
    found = ask("search", question="the Lodestar team", limit=2)

    assert len(found["passages"]) == 2
    assert "Lodestar" in found["passages"][0]["text"]
    assert {"document", "page", "voice", "url", "start"} <= found["passages"][0].keys()
    assert found["searched"]["documents"] == 32


def test_narrows_a_search(ask: Assistant) -> None:
    """By the facts of the papers; what is null counts as not given."""
    found = ask(
        "search",
        question="caseloads",
        council="Kesterwold Council",
        kind="minutes",
        since="2024-01-01",
        until=None,
    )

    assert {one["kind"] for one in found["passages"]} == {"minutes"}
    assert min(one["date"] for one in found["passages"]) >= "2024-01-01"
    assert found["searched"]["filters"] == {
        "council": "kesterwold",
        "kind": "minutes",
        "since": "2024-01-01",
    }


def test_searches_the_papers_that_a_question_is_about(ask: Assistant) -> None:
    """And says how many, of when, and of whom there is none."""
    found = ask("search", question="caseloads in the 2018 inspection report")
    absent = ask("search", question="caseloads in Wirral")["searched"]

    assert {one["document"] for one in found["passages"]} == {"2018-01-inspection-report.pdf"}
    assert (found["searched"]["documents"], found["searched"]["newest"]) == (1, "2017-12-07")
    assert absent["absent"] == ["Wirral"]


def test_answers(ask: Assistant) -> None:
    """With the object that the command line prints."""
    found = ask("ask", question=LODESTAR)

    assert found["status"] == "answered"
    assert any("Lodestar" in quote["text"] for quote in found["quotes"])


def test_abstains(ask: Assistant) -> None:
    """That the papers do not say is an answer, not an error."""
    found = ask("ask", question="What does a ferry ticket to Orkney cost?")

    assert (found["status"], found["quotes"]) == ("abstained", [])


def test_checks_words(ask: Assistant) -> None:
    """Where they stand, among how many papers."""
    found = ask("check", words=CASELOADS, said_of="Kesterwold 2023")

    assert found["verdict"] == "exact"
    assert {REPORT} <= {place["document"] for place in found["places"]}
    papers = found["searched"].pop("papers")
    assert REPORT in {one["document"] for one in papers}
    assert found["searched"] == {
        "documents": 10,
        "oldest": "2023-03-24",
        "newest": "2024-06-25",
        "councils": [],
        "absent": [],
        "filters": {},
        "said_of": "Kesterwold 2023",
    }


def test_reads_around_a_quote(ask: Assistant) -> None:
    """The page that a quote is on holds it, by the paper's name and by its id."""
    quote = ask("check", words=CASELOADS)["places"][0]

    pages = [
        ask("read_page", document=paper, page=quote["page"])
        for paper in (quote["document"], quote["document_id"])
    ]

    assert quote["text"] in pages[0]["text"]
    assert pages[0] == pages[1]


@pytest.mark.parametrize(
    ("tool", "given", "line"),
    [
        ("search", {"question": "x", "limit": 0}, "The limit is 0: ask for 1 to 60 passages."),
        ("search", {"question": "x", "limit": "many"}, "limit: Input should be a valid integer"),
        ("search", {"question": "x", "councl": "y"}, "search takes no “councl”, only question,"),
        ("ask", {"question": " "}, "The question is empty: ask what a paper says about something."),
        ("ask", {"question": "x" * 2000}, "The question has 2,000 characters: ask it in 1,000"),
        ("ask", {"question": 5}, "question: Input should be a valid string."),
        ("ask", {}, "question: Field required."),
        ("ask", {"question": "x", "since": "1 May"}, "“1 May” is not a day: write it as 2024-01"),
        ("ask", {"question": "x", "kind": "a\nb"}, "There is no kind of paper “a b”: name one of"),
        ("check", {"words": "“…”"}, "There are no words to check: give those that a paper is said"),
        ("read_page", {"document": "none.pdf"}, "There is no paper “none.pdf”: give the document"),
        ("read_page", {"document": REPORT, "page": 99}, f"{REPORT} has the pages 1 to 10: ask for"),
        ("erase", {}, "There is no tool “erase”: call one of search, ask, check, read_page."),
    ],
)
def test_bad_input_is_told_in_one_line(
    ask: Assistant, tool: str, given: dict[str, object], line: str
) -> None:
    """That says what to do."""
    fault = ask.fault(tool, **given)

    assert fault.startswith(line)
    assert fault.endswith(".")
    assert "\n" not in fault


def test_a_ranker_that_is_not_here_is_told_in_one_line(sample: Settings, tmp_path: Path) -> None:
    """As every other fault."""
    with assistant(sample, tmp_path / "stderr", COUNCILBOT_RANKER="/no/such/ranker") as ask:
        fault = ask.fault("ask", question=LODESTAR)

    assert fault.startswith("COUNCILBOT_RANKER names /no/such/ranker, which is not on this")
    assert "\n" not in fault


def test_the_ranker_that_is_named_is_heard(
    sample: Settings, tmp_path: Path, ranker_folder: Path
) -> None:
    """In place of ours; none is named by "none"."""
    sure = set()
    for name in (str(ranker_folder), NONE):
        with assistant(sample, tmp_path / "stderr", COUNCILBOT_RANKER=name) as ask:
            sure.add(ask("ask", question=LODESTAR)["confidence"])

    assert len(sure) == 2


def test_logs_nothing_that_was_asked(sample: Settings, tmp_path: Path) -> None:
    """Neither what was answered nor what was refused."""
    with assistant(sample, tmp_path / "stderr") as ask:
        ask("ask", question="Where is the quincunx?")
        ask("check", words="a quincunx of zebras")
        ask.fault("ask", question="quincunx", kind="quincunx")
        ask.fault("ask", question="quincunx" * 1000)
        ask.fault("read_page", document="quincunx", page="quincunx")

    assert (tmp_path / "stderr").read_text("utf-8") == ""


def test_says_nothing_but_the_protocol_on_stdout(sample: Settings) -> None:
    """Every line is a message, and it ends when the assistant hangs up."""
    about = {"name": "test", "version": "1"}
    opening = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": about}
    asked = {"name": "ask", "arguments": {"question": LODESTAR}}
    messages = [
        {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": opening},
        {"jsonrpc": "2.0", "method": "notifications/initialized"},
        {"jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": asked},
    ]
    with _started(sample) as server:
        _send(server, *messages)
        said = [_heard(server), _heard(server)]
        rest, _ = server.communicate(timeout=60)

    assert [one["id"] for one in said] == [1, 2]
    assert (rest, server.returncode) == ("", 0)


def test_ends_when_it_is_interrupted(sample: Settings) -> None:
    """Although it waits for what the assistant says next."""
    with _started(sample) as server:
        _send(server, {"jsonrpc": "2.0", "id": 1, "method": "ping"})
        _heard(server)
        server.send_signal(signal.SIGINT)
        code = server.wait(timeout=60)

    assert code == -signal.SIGINT


def _started(settings: Settings) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, *SERVER, str(settings.index)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment(settings, PYTHONPATH=str(ROOT)),
    )


def _send(server: "subprocess.Popen[str]", *messages: dict[str, Any]) -> None:
    assert server.stdin
    server.stdin.write("".join(f"{json.dumps(message)}\n" for message in messages))
    server.stdin.flush()


def _heard(server: "subprocess.Popen[str]") -> dict[str, Any]:
    assert server.stdout
    heard: dict[str, Any] = json.loads(server.stdout.readline())
    return heard


def test_an_index_made_later_is_found(settings: Settings, tmp_path: Path) -> None:
    """Until then each call says how to make one; what is published next is seen too."""
    with assistant(settings, tmp_path / "stderr") as ask:
        missing = ask.fault("ask", question="caseloads")
        shelve(settings, PUBLIC_PAPER)
        first = ask("search", question="caseloads")
        shelve(settings, document("Caseloads fell.", "later.txt"))
        second = ask("search", question="caseloads")

    assert f"councilbot ingest PATH --index {settings.index}" in missing
    assert [found["searched"]["documents"] for found in (first, second)] == [1, 2]


def test_what_nobody_foresaw_is_told_in_one_line(settings: Settings, tmp_path: Path) -> None:
    """Without a word of what went wrong inside."""
    shelve(settings, PUBLIC_PAPER)
    with assistant(settings, tmp_path / "stderr") as ask:
        ask("search", question="caseloads")
        catalogue = generations.current(settings.index) / "catalogue.sqlite"
        with sqlite3.connect(catalogue) as database:
            database.execute("drop table passage")
        database.close()
        fault = ask.fault("search", question="caseloads")

    assert fault == "councilbot failed in a way that nobody foresaw (OperationalError)."
    assert (tmp_path / "stderr").read_text("utf-8") == ""


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings whose index holds a public paper and one for members."""
    found = replace(Settings.from_environment({}), index=tmp_path_factory.mktemp("guarded"))
    shelve(found, PUBLIC_PAPER, SECRET)
    return found


@pytest.mark.parametrize(
    ("access", "names"),
    [
        ("public", {"minutes.txt"}),
        ("members", {"exempt.txt"}),
        ("public,members", {"minutes.txt", "exempt.txt"}),
    ],
)
def test_shows_the_papers_that_the_settings_open(
    guarded: Settings, tmp_path: Path, access: str, names: set[str]
) -> None:
    """By every tool, by name and by id."""
    with assistant(guarded, tmp_path / "stderr", COUNCILBOT_ACCESS=access) as ask:
        answered = ask("ask", question="How high are caseloads in the north, in the zephyr unit?")
        searched = ask("search", question="caseloads")["passages"]
        checked = [ask("check", words=one.text)["places"] for one in (PUBLIC_PAPER, SECRET)]
        called = [key for one in (PUBLIC_PAPER, SECRET) for key in (one.name, one.id)]
        read = [ask.result("read_page", document=key) for key in called]

    assert {one["document"] for one in answered["quotes"] or answered["nearest"]} == names
    assert {one["document"] for one in searched} == names
    assert {one["document"] for places in checked for one in places} == names
    pages = [one.structured_content for one in read if one.structured_content]
    assert {page["document"] for page in pages} == names
    assert len(pages) == 2 * len(names)


def test_a_paper_outside_the_labels_is_as_one_that_is_not_there(
    guarded: Settings, settings: Settings, tmp_path: Path
) -> None:
    """Every tool says the same, word for word, in an index that never held it."""
    shelve(settings, PUBLIC_PAPER)
    calls = [
        ("search", {"question": "Is the zephyr unit a secret?"}),
        ("ask", {"question": "Is the zephyr unit a secret?"}),
        ("check", {"words": SECRET.text}),
        ("check", {"words": SECRET.text, "said_of": SECRET.name}),
        ("check", {"words": SECRET.text, "said_of": SECRET.id}),
        ("read_page", {"document": SECRET.name}),
        ("read_page", {"document": SECRET.id}),
    ]

    with assistant(guarded, tmp_path / "guarded") as holds:
        held = [_timeless(holds.result(tool, **given)) for tool, given in calls]
    with assistant(settings, tmp_path / "lacks") as lacks:
        lacked = [_timeless(lacks.result(tool, **given)) for tool, given in calls]

    assert held == lacked


def _timeless(result: CallToolResult) -> object:
    """A result without how long it took."""
    found = {**(result.structured_content or {}), "seconds": None}
    return found if result.structured_content else result.content


def test_papers_of_one_name_are_told_apart_by_id(settings: Settings, tmp_path: Path) -> None:
    """Only those that may be read are counted."""
    twins = document("Caseloads rose."), document("Visits were late.")
    shelve(settings, *twins, document("Nobody may know.", access="members"))

    with assistant(settings, tmp_path / "stderr") as ask:
        fault = ask.fault("read_page", document="minutes.txt")
        texts = {ask("read_page", document=one.id)["text"] for one in twins}

    assert fault.startswith("2 papers are called “minutes.txt”: give an id, ")
    assert all(one.id in fault for one in twins)
    assert texts == {"Caseloads rose.", "Visits were late."}


def test_other_commands_do_not_wait_for_it() -> None:
    """Importing the commands does not import the protocol."""
    script = "import sys, bot.commands; sys.exit('mcp' in sys.modules)"

    found = subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False)

    assert found.returncode == 0
