"""The optional chat model that sums up an answer's quotes. LangChain is kept behind this file."""

import asyncio
import logging
import threading
import time
import warnings
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from contextlib import aclosing
from dataclasses import replace
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from bot.quotes import Answer
from bot.summary import INSTRUCTIONS, MOST_WRITTEN, material, read, summarised
from corpus.errors import BadSetting
from corpus.settings import PUBLIC, Settings

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

PAUSE = 30
"""Seconds for which a model that failed to answer is left alone, so that nobody waits for it."""

_log = logging.getLogger(__name__)


class _Provider(NamedTuple):
    package: str
    url: str
    """Named even where nobody sets one: the packages read variables that lead elsewhere."""
    options: dict[str, Any]
    """One try for each answer, which cannot wait for a second."""


_ONE_CALL = {"Connection": "close"}
"""Answers are seldom, and a connection that is kept for the next one may be dead by then."""
_PROVIDERS = {
    "anthropic": _Provider(
        "langchain_anthropic",
        "https://api.anthropic.com",
        {"max_retries": 0, "default_headers": _ONE_CALL},
    ),
    "ollama": _Provider(
        "langchain_ollama",
        "http://localhost:11434",
        {"client_kwargs": {"follow_redirects": False, "headers": _ONE_CALL}},
    ),
    "openai": _Provider(
        "langchain_openai",
        "https://api.openai.com/v1",
        {"max_retries": 0, "default_headers": _ONE_CALL},
    ),
}


def summariser(settings: Settings) -> Callable[[Answer], Answer]:
    """What puts a summary on answers, as the settings say; without a chat model it adds none."""
    if not settings.chat_model:
        return lambda answer: answer
    provider, _, model = settings.chat_model.partition(":")
    if provider not in _PROVIDERS or not model:
        raise BadSetting(
            f"COUNCILBOT_CHAT_MODEL is {settings.chat_model!r}: write openai:, anthropic: or"
            " ollama: and the name of a model, as ollama:llama3.2."
        )
    if not settings.has_chat_key:
        raise BadSetting(
            f"COUNCILBOT_CHAT_MODEL names a model of {provider}: set its key,"
            f" {provider.upper()}_API_KEY, too."
        )
    return _Writer(_model(provider, model, settings.chat_url), settings.chat_seconds).summarised


class _Writer:
    """A chat model, and the moment until which it is left alone."""

    def __init__(self, model: "BaseChatModel", seconds: float) -> None:
        self._model = model
        self._seconds = seconds
        self._resting = 0.0

    def summarised(self, answer: Answer) -> Answer:
        """The answer with a summary, or as it is where there is none within the deadline."""
        if not _may_leave(answer) or time.monotonic() < self._resting:
            return answer
        started = time.monotonic()
        raw = self._written(answer)
        found = answer if raw is None else _checked(answer, raw)
        return replace(found, seconds=found.seconds + time.monotonic() - started)

    def _written(self, answer: Answer) -> str | None:
        """What the model writes, or None at the deadline, or at any fault of whatever kind."""
        asking = asyncio.run_coroutine_threadsafe(_ask(self._model, material(answer)), _loop())
        fault = _fault(asking, self._seconds)
        if fault is None:
            return asking.result()
        asking.cancel()
        self._resting = time.monotonic() + PAUSE
        _log.warning(
            "The chat model gave no summary (%s); it is left alone for %d seconds.", fault, PAUSE
        )
        return None


def _may_leave(answer: Answer) -> bool:
    """Whether there are quotes to sum up, all of papers that everybody may read."""
    quotes = answer.quotes
    return bool(quotes) and all(quote.passage.document.details.access == PUBLIC for quote in quotes)


def _checked(answer: Answer, raw: str) -> Answer:
    try:
        written = read(raw)
    except ValueError:
        _log.warning("The chat model gave no summary (not the JSON that it was asked for).")
        return answer
    found = summarised(answer, written)
    if found.summary is None:
        _log.info("The chat model gave no summary (nothing that the quotes bear out).")
    return found


def _fault(asking: "Future[str]", seconds: float) -> str | None:
    """What kept a model from answering, without a word of what was asked; None when it answers."""
    try:
        fault = asking.exception(timeout=seconds)
    except TimeoutError:
        return "past its deadline"
    except CancelledError:
        return "stopped"
    return type(fault).__name__ if fault else None


async def _ask(model: "BaseChatModel", data: str) -> str:
    from langchain_core.messages import HumanMessage, SystemMessage
    from langsmith import tracing_context

    messages = [SystemMessage(INSTRUCTIONS), HumanMessage(data)]
    written = ""
    # LangSmith would be sent the question wherever its variables happen to be set.
    with tracing_context(enabled=False):
        async with aclosing(model.astream(messages)) as pieces:  # type: ignore[type-var]
            async for piece in pieces:
                written += piece.text
                if len(written) > MOST_WRITTEN:
                    break
    return written


def _model(provider: str, name: str, url: str) -> "BaseChatModel":
    known = _PROVIDERS[provider]
    try:
        import_module(known.package)
    except ImportError as error:
        raise BadSetting(
            f"COUNCILBOT_CHAT_MODEL names a model of {provider}, whose package is not installed:"
            "  pip install councilbot[chat]"
        ) from error
    from langchain.chat_models import init_chat_model

    # Such a warning prints what the model wrote, where it is not even text.
    warnings.filterwarnings("ignore", "Pydantic serializer warnings", UserWarning)
    model: BaseChatModel = init_chat_model(
        name, model_provider=provider, base_url=url or known.url, **known.options
    )
    return model


@cache
def _loop() -> asyncio.AbstractEventLoop:
    """
    One event loop for all calls, in a thread that keeps no process from ending.

    A call that is past its deadline is cancelled on it, which closes its connection; and the
    providers' packages share connections between models, which may not change loops.
    """
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, name="chat model", daemon=True).start()
    return loop
