"""The bot's log: what it says, and what it never does."""

import asyncio
import json
import logging
import sys
from collections.abc import Iterator
from io import StringIO

import pytest
import structlog
from structlog.dev import ConsoleRenderer

from bot.slack import log

SECRETS = ("xoxb-1234-abcd", "xoxp-1-2", "xapp-1-A-b", "Bearer eyJhbGciOi.x_y")


@pytest.fixture
def out(monkeypatch: pytest.MonkeyPatch) -> Iterator[StringIO]:
    """What is logged to standard error; the logging of before comes back after the test."""
    written = StringIO()
    monkeypatch.setattr(sys, "stderr", written)
    root = logging.getLogger()
    before = root.handlers[:], root.level
    levels = {name: logging.getLogger(name).level for name in log._SILENT}
    root.handlers[:] = []
    log.configure()
    yield written
    root.handlers[:], root.level = before
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)
    structlog.reset_defaults()


def breaks() -> None:
    """Fail with words that nobody may read."""
    raise RuntimeError("what a member wrote")


def lines(out: StringIO) -> list[dict[str, str]]:
    """The lines of the log."""
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_a_line_is_an_object(out: StringIO) -> None:
    """With its level, its time in UTC, and its facts."""
    structlog.get_logger("bot.slack.test").warning("not posted", reason="is_archived")

    (line,) = lines(out)

    assert line.pop("timestamp").endswith("Z")
    assert line == {"event": "not posted", "level": "warning", "reason": "is_archived"}


@pytest.mark.parametrize("secret", SECRETS)
@pytest.mark.parametrize("ours", [True, False], ids=["ours", "another's"])
def test_secrets_are_left_out(out: StringIO, secret: str, ours: bool) -> None:
    """Of our lines and of a library's, whichever field they are in."""
    said = f"called with {secret} and failed"
    if ours:
        structlog.get_logger("bot.slack.test").error(said, header=said)
    else:
        logging.getLogger("some.library").error("it %s", said)

    written = out.getvalue()
    assert "[secret]" in written
    assert secret.removeprefix("Bearer ") not in written


@pytest.mark.parametrize("ours", [True, False], ids=["ours", "another's"])
def test_a_fault_is_told_without_its_message(out: StringIO, ours: bool) -> None:
    """It may hold what a member wrote; its kind and its place do not."""
    some = structlog.get_logger("bot.x") if ours else logging.getLogger("some.library")
    try:
        breaks()
    except RuntimeError:
        some.error("it broke", exc_info=True)
        some.exception("it broke again")

    written = out.getvalue()
    assert "member wrote" not in written
    assert "RuntimeError" in written
    assert "test_log.py:" in written


@pytest.mark.parametrize("library", ["slack_bolt.App", "slack_sdk.web", "uvicorn.error", "asyncio"])
def test_libraries_that_may_tell_are_silent(out: StringIO, library: str) -> None:
    """Their lines hold what members wrote."""
    logging.getLogger(library).error("unhandled request: what a member wrote")

    assert out.getvalue() == ""


def test_a_forgotten_task_tells_nothing(out: StringIO) -> None:
    """Python would print its fault's message."""

    async def fails() -> None:
        raise RuntimeError("what a member wrote")

    async def forgets() -> None:
        task = asyncio.create_task(fails())
        await asyncio.wait([task])

    asyncio.run(forgets())

    assert "member wrote" not in out.getvalue()


def test_a_line_below_a_warning_of_another_is_left_out(
    out: StringIO,
) -> None:
    """What libraries tell in passing."""
    logging.getLogger("some.library").info("in passing")

    assert lines(out) == []


def test_a_person_at_a_terminal_reads_words(out: StringIO, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not JSON."""
    monkeypatch.setattr(sys, "stderr", out)
    monkeypatch.setattr(out, "isatty", lambda: True)
    log.configure()

    (handler,) = logging.getLogger().handlers
    assert isinstance(handler.formatter, structlog.stdlib.ProcessorFormatter)
    assert isinstance(handler.formatter.processors[-1], ConsoleRenderer)


def test_where_a_fault_was() -> None:
    """Its kind, and the last places that it came through; never its words."""
    with pytest.raises(RuntimeError, match="wrote") as caught:
        breaks()

    found = log.where(caught.value)
    assert found["fault"] == "RuntimeError"
    assert found["where"].count("test_log.py:") == 2
    assert "wrote" not in repr(found)


def test_a_fault_that_was_never_raised_has_no_place() -> None:
    """Nothing breaks over it."""
    assert log.where(ValueError("x")) == {"fault": "ValueError", "where": ""}
