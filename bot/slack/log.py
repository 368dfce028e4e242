"""The bot's log: one line an event, as JSON where a program reads it; never what anybody wrote."""

import logging
import re
import sys
import traceback
from collections.abc import MutableMapping
from typing import Any

import structlog

_SECRET = re.compile(r"xox[a-z]-[\w-]+|xapp-[\w-]+|(?<=Bearer )\S+")
_SILENT = ("asyncio", "slack_bolt", "slack_sdk", "uvicorn")
"""Their lines may hold what members wrote; what fails there is told by ours."""

Line = MutableMapping[str, Any]


def configure() -> None:
    """Write every line of the log to standard error from now on."""
    shared: list[Any] = [
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _without_message,
        _without_secrets,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    lines = (
        structlog.dev.ConsoleRenderer()
        if sys.stderr.isatty()
        else structlog.processors.JSONRenderer()
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, lines],
        )
    )
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    for name in _SILENT:
        logging.getLogger(name).setLevel(logging.CRITICAL)


def where(fault: BaseException) -> dict[str, str]:
    """What went wrong and where, without its message, which may hold what a member wrote."""
    frames = traceback.extract_tb(fault.__traceback__)
    places = [f"{frame.filename.rpartition('/')[2]}:{frame.lineno}" for frame in frames[-3:]]
    return {"fault": type(fault).__name__, "where": " < ".join(reversed(places))}


def _without_message(_logger: Any, _method: str, line: Line) -> Line:
    """A line with where its fault was, in place of what that says."""
    fault = line.pop("exc_info", None)
    if fault is True:
        fault = sys.exc_info()
    if isinstance(fault, tuple):
        fault = fault[1]
    return {**line, **where(fault)} if isinstance(fault, BaseException) else line


def _without_secrets(_logger: Any, _method: str, line: Line) -> Line:
    return {
        name: _SECRET.sub("[secret]", value) if isinstance(value, str) else value
        for name, value in line.items()
    }
