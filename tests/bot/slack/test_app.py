"""The bot as one process."""

import asyncio
import os
import signal
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any, cast

import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient
from structlog.testing import capture_logs

from bot.quotes import Answer
from bot.slack import app as module
from bot.slack.app import alone, complaining, finished, office, serve, stopped
from bot.slack.desk import Desk
from bot.slack.given import KEPT_DAYS, given
from bot.slack.posting import TIMEOUT
from bot.slack.workspaces import only
from corpus.errors import BadSetting, IndexNotBuilt
from corpus.settings import Settings
from tests.bot.slack.conftest import asked, run
from tests.corpus.conftest import Start
from tests.fakeslack.server import FakeSlack

FIRST = """
import sys
from pathlib import Path
from dataclasses import replace
from bot.slack.app import alone
from corpus.settings import Settings
with alone(replace(Settings(), state=Path(sys.argv[1]))):
    print("alone", flush=True)
    sys.stdin.read()
"""


@pytest.mark.parametrize(
    ("known", "told"),
    [
        ({}, "Set SLACK_BOT_TOKEN"),
        ({"has_slack_bot_token": True}, "Set SLACK_BOT_TOKEN"),
        ({"slack_client": "1.2"}, "councilbot slack --http"),
    ],
    ids=["nothing", "one of two", "several workspaces"],
)
def test_settings_that_do_not_do_are_told(
    settings: Settings, known: dict[str, Any], told: str
) -> None:
    """In one line, before anything is opened."""
    with pytest.raises(BadSetting, match=told) as caught:
        serve(replace(settings, **known))

    assert "\n" not in str(caught.value)
    assert not settings.state.exists()


def test_a_second_bot_with_the_same_memory_is_refused(settings: Settings, start: Start) -> None:
    """Both would answer what an earlier one has left; once the first is gone, another may start."""
    first = start(FIRST, settings.state)
    assert first.said == "alone"

    with pytest.raises(BadSetting, match="Another councilbot") as caught, alone(settings):
        pass
    first.kill()

    assert str(settings.state) in str(caught.value)
    with alone(settings):
        pass


def test_its_memory_is_its_own(settings: Settings) -> None:
    """Others of the machine do not see what is in the folder."""
    with alone(settings):
        assert settings.state.stat().st_mode & 0o077 == 0


def test_calls_to_slack_have_a_deadline_and_are_tried_again(
    settings: Settings, slack: FakeSlack, speaker: AsyncWebClient
) -> None:
    """As far as they may be."""
    app = complaining(AsyncApp(client=speaker), replace(settings, slack_api_url=slack.api_url))

    assert app.client.timeout == TIMEOUT
    assert app.client.base_url == slack.api_url
    assert len(app.client.retry_handlers) == 3


def test_a_fault_of_a_listener_is_told_without_what_was_said(
    settings: Settings, slack: FakeSlack, speaker: AsyncWebClient
) -> None:
    """Bolt would log the whole event."""
    app = complaining(AsyncApp(client=speaker), replace(settings, slack_api_url=slack.api_url))
    handler = cast(Any, app._async_listener_runner.listener_error_handler)

    with capture_logs() as logs:
        run(handler.func(RuntimeError("what a member wrote")))

    assert [(one["event"], one["fault"]) for one in logs] == [("listener failed", "RuntimeError")]
    assert "wrote" not in repr(logs)


@pytest.mark.parametrize("name", [signal.SIGTERM, signal.SIGINT])
def test_a_process_that_is_told_to_stop_is_told_so(name: signal.Signals) -> None:
    """And can finish what it has in hand."""

    async def waiting() -> bool:
        stop = stopped()
        os.kill(os.getpid(), name)
        return await asyncio.wait_for(stop.wait(), 5)

    assert run(waiting())


def test_what_is_in_hand_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """And no longer than is decent."""

    async def stopping(seconds: float) -> bool:
        task = asyncio.create_task(asyncio.sleep(seconds))
        await finished(cast(Desk, SimpleNamespace(busy={task})))
        done = task.done()
        task.cancel()
        return done

    monkeypatch.setattr(module, "LAST_WORDS", 0.1)
    assert run(stopping(0.01))
    assert not run(stopping(9))


def test_nothing_in_hand_is_not_waited_for() -> None:
    """Which asyncio would refuse."""
    run(finished(cast(Desk, SimpleNamespace(busy=set()))))


def test_an_office_has_all_that_answers_questions(
    settings: Settings, filed_settings: Settings, speaker: AsyncWebClient, answered: Answer
) -> None:
    """With what is too old forgotten; and all is let go of in the end."""
    here = replace(settings, index=filed_settings.index, help="the clerk")
    old = datetime.now(UTC) - timedelta(days=KEPT_DAYS + 1)
    kept = replace(given(asked(), answered), at=old.timestamp())

    async def opening() -> bool:
        teams = await only(speaker)
        async with office(here, teams) as staff:
            staff.replies.given.keep(kept)
            staff.desk.ledger.receive(asked())
        async with office(here, teams) as staff:
            assert staff.about.help == "the clerk"
            while staff.given(kept.id) or staff.desk.ledger.knows(asked().key):
                await asyncio.sleep(0.01)
            return bool((await staff.replies.overview(frozenset({"public"}))).papers)

    assert run(opening())


def test_under_a_legal_hold_nothing_is_forgotten(
    settings: Settings, filed_settings: Settings, speaker: AsyncWebClient, answered: Answer
) -> None:
    """Until it is lifted."""
    here = replace(settings, index=filed_settings.index, legal_hold=True)
    kept = replace(given(asked(), answered), at=1.0)

    async def opening() -> bool:
        teams = await only(speaker)
        async with office(here, teams) as staff:
            staff.replies.given.keep(kept)
            staff.desk.ledger.receive(asked())
            await asyncio.sleep(0.1)
        async with office(here, teams) as staff:
            return staff.given(kept.id) is not None and staff.desk.ledger.knows(asked().key)

    assert run(opening())


def test_what_cannot_be_tidied_stops_nothing_else(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The others are tidied the same day, and it is tried again the next; the log says so."""
    tidied: list[str] = []

    class Kept:
        def expire(self, before: datetime) -> int:
            tidied.append("kept")
            return 0

    class Broken:
        def expire(self, before: datetime) -> int:
            tidied.append("broken")
            raise OSError("secret")

    async def two_days() -> None:
        tidying = asyncio.create_task(module._tidy(settings, (Broken(), 1), (Kept(), 1)))
        while len(tidied) < 4:
            await asyncio.sleep(0.01)
        tidying.cancel()

    monkeypatch.setattr(module, "DAY", 0)
    with capture_logs() as logs:
        run(two_days())

    assert tidied[:4] == ["broken", "kept"] * 2
    assert (logs[0]["event"], logs[0]["what"]) == ("not tidied", "Broken")
    assert "secret" not in repr(logs)


def test_an_office_without_an_index_is_not_opened(
    settings: Settings, speaker: AsyncWebClient
) -> None:
    """What to do is told in one line."""

    async def opening() -> None:
        async with office(settings, await only(speaker)):
            pass

    with pytest.raises(IndexNotBuilt):
        run(opening())
