"""councilbot ask, chat, slack and mcp."""

import json
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import track

from bot.access import terminal_labels
from bot.answer import answer
from bot.chat_model import summariser
from bot.commanding.given import filters as narrowed
from bot.commanding.given import index_option, narrowing, settings_for
from bot.objects import answer_object, refusal_object
from bot.question import Question, understand
from bot.quotes import Answer
from bot.terminal import show
from corpus import ranker
from corpus.errors import BadQuestion, UsedWrongly
from corpus.filters import Filters
from corpus.settings import Settings
from corpus.shelf import Shelf

_Reply = Callable[[Question], Answer]
_fast = click.option(
    "--fast", is_flag=True, help="Answer a little sooner, without the ranker; less often right."
)


@click.command()
@click.argument("question", required=False)
@click.option(
    "--batch",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help='A file with {"id": ..., "question": ...} on each line.',
)
@click.option("--json", "as_json", is_flag=True, help="Print answer objects, one a line.")
@click.option("--timeline", is_flag=True, help="One quote of each paper, the oldest paper first.")
@_fast
@narrowing
@index_option
def ask(
    question: str | None,
    batch: Path | None,
    as_json: bool,
    timeline: bool,
    fast: bool,
    index: Path | None,
    **given: Any,
) -> None:
    """Answer QUESTION, or every question of a batch."""
    if (question is None) == (batch is None):
        raise UsedWrongly('Ask one question, councilbot ask "...", or a file of them with --batch.')
    filters = narrowed(**given)
    asked = None if question is None else replace(understand(question, filters), timeline=timeline)
    with _asking(settings_for(index, fast=fast)) as reply:
        if asked:
            _print(reply(asked), as_json=as_json)
        elif batch:
            _answer_batch(batch, filters, reply, as_json=as_json)


@click.command()
@_fast
@index_option
def chat(fast: bool, index: Path | None) -> None:
    """Answer questions one after another, typed or piped in."""
    settings = settings_for(index, fast=fast)
    if sys.stdin.isatty():
        _converse(settings)
        return
    with _asking(settings) as reply:
        before = None
        for line in filter(str.strip, sys.stdin):
            click.echo(f"> {line.strip()}")
            before = _turn(line, before, reply)
            click.echo()


@click.command()
@click.option("--http", is_flag=True, help="Wait for Slack's requests, signed, instead of calling.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to wait for them.")
@click.option("--port", default=3000, show_default=True, help="Where to wait for them.")
@index_option
def slack(http: bool, host: str, port: int, index: Path | None) -> None:
    """Answer in Slack, with SLACK_BOT_TOKEN and SLACK_APP_TOKEN set."""
    from bot.slack import app, log, web

    log.configure()
    if http:
        web.serve(settings_for(index), host, port)
    else:
        app.serve(settings_for(index))


@click.command()
@index_option
def mcp(index: Path | None) -> None:
    """Answer an assistant that speaks the Model Context Protocol on stdin and stdout."""
    from bot.mcp import serve

    serve(settings_for(index))


def _converse(settings: Settings) -> None:
    """A chat on a terminal; the index is opened while the first question is typed."""
    import readline  # noqa: F401 gives input() its line editing

    summarised = summariser(settings)
    click.echo("Ask what the papers say; an empty line ends the chat.")
    with ThreadPoolExecutor(1) as pool:
        shelf: Future[Shelf] = pool.submit(Shelf, settings)
        ranker.load(settings)
        before = None
        try:
            while line := input("\n> ").strip():
                before = _turn(line, before, _replies(shelf.result(), settings, summarised))
        except EOFError:
            click.echo()
        finally:
            shelf.result().close()


def _turn(line: str, before: Question | None, reply: _Reply) -> Question | None:
    """Answer one message of a conversation; the question that the next one may lean on."""
    try:
        asked = understand(line, before=before)
    except BadQuestion as fault:
        click.echo(str(fault))
        return before
    _print(reply(asked), as_json=False)
    return asked


@contextmanager
def _asking(settings: Settings) -> Iterator[_Reply]:
    summarised = summariser(settings)
    shelf = Shelf(settings)
    try:
        yield _replies(shelf, settings, summarised)
    finally:
        shelf.close()


def _replies(shelf: Shelf, settings: Settings, summarised: Callable[[Answer], Answer]) -> _Reply:
    allowed = terminal_labels(settings)
    reranker = ranker.load(settings)

    def reply(question: Question) -> Answer:
        with shelf.reading() as generation:
            found = answer(question, generation, allowed, reranker)
        return summarised(found)

    return reply


def _answer_batch(file: Path, filters: Filters, reply: _Reply, *, as_json: bool) -> None:
    progress = Console(stderr=True)
    lines = list(_batch(file))
    for one in track(lines, "Answering", console=progress, disable=not progress.is_terminal):
        try:
            asked = understand(one.question, filters)
        except BadQuestion as fault:
            found = refusal_object(one.question, one.id)
            click.echo(json.dumps(found, ensure_ascii=False) if as_json else str(fault))
            continue
        _print(reply(asked), as_json=as_json, identity=one.id)


@dataclass(frozen=True)
class _Line:
    id: object
    question: str


def _batch(file: Path) -> Iterator[_Line]:
    with file.open(encoding="utf-8", errors="replace") as opened:
        for number, line in enumerate(opened, 1):
            if not line.strip():
                continue
            try:
                given = json.loads(line)
                yield _Line(given.get("id"), str(given["question"]))
            except (ValueError, KeyError, AttributeError) as error:
                raise UsedWrongly(
                    f'{file}: line {number} is not {{"id": ..., "question": ...}}.'
                ) from error


def _print(found: Answer, *, as_json: bool, identity: object = None) -> None:
    if as_json:
        click.echo(json.dumps(answer_object(found, identity), ensure_ascii=False))
    else:
        show(found, Console(highlight=False))
