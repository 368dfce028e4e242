"""Delivery over Socket Mode: acknowledgements, retries and sockets that come and go."""

import asyncio
from collections.abc import Iterator
from contextlib import AsyncExitStack

import aiohttp
import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk import WebClient
from slack_sdk.web.async_client import AsyncWebClient

from tests.fakeslack.bolt import Bolt, StartBolt
from tests.fakeslack.deliver import Retries
from tests.fakeslack.journal import Delivery
from tests.fakeslack.server import FakeSlack
from tests.fakeslack.shapes import Payload


def answering(app: AsyncApp) -> None:
    """Answer every mention in its thread."""

    @app.event("app_mention")
    async def answer(event: Payload, client: AsyncWebClient) -> None:
        await client.chat_postMessage(channel=event["channel"], thread_ts=event["ts"], text="yes")

    @app.event("message")
    async def ignore() -> None:
        pass


def deaf(app: AsyncApp) -> None:
    """Acknowledge nothing: without a listener Bolt sends no acknowledgement over a socket."""


@pytest.fixture
def hasty(manifest: Payload) -> Iterator[FakeSlack]:
    """A loopback Slack that waits for nothing longer than it must."""
    retries = Retries(within=0.2, waits=(0.0, 0.0, 0.0))
    with FakeSlack.start(manifest=manifest, retries=retries) as running:
        yield running


def of(slack: FakeSlack, event_id: str) -> list[Delivery]:
    """Every attempt to deliver one event."""
    return [one for one in slack.deliveries if one.event_id == event_id]


def test_events_are_acknowledged(slack: FakeSlack, bolt: StartBolt) -> None:
    """The handle of a message tells how long its events took to be acknowledged."""
    bolt(answering)

    assert 0 < slack.member("alice").mention("general", "x").acknowledged() < 3
    assert len(slack.acks) >= 2


def test_unacknowledged_event_is_sent_four_times(hasty: FakeSlack) -> None:
    """An event that is never acknowledged is sent once and three times again."""
    with Bolt(hasty, deaf):
        event = hasty.member("alice").say("general", "x").event

        attempts = hasty.until(lambda: sent if len(sent := of(hasty, event.id)) > 3 else [])

    assert [one.attempt for one in attempts] == [0, 1, 2, 3]
    assert [one.reason for one in attempts] == ["", "timeout", "timeout", "timeout"]
    assert len({one.envelope_id for one in attempts}) == 4


def test_same_event_is_delivered_again(slack: FakeSlack, bolt: StartBolt) -> None:
    """A repeated event has its id and a new envelope; a careless app answers it twice."""
    bolt(answering)
    thread = slack.member("alice").mention("general", "x")
    thread.replies(1)

    slack.deliver_again(thread.event)

    assert len(thread.replies(2)) == 2
    first, second = of(slack, thread.event.id)
    assert first.envelope_id != second.envelope_id
    assert (second.attempt, second.reason) == (1, "timeout")


def test_event_waits_for_a_connection(slack: FakeSlack, bolt: StartBolt) -> None:
    """An event sent while nobody is connected is delivered, as a retry, once somebody is."""
    thread = slack.member("alice").mention("general", "x")

    bolt(answering)

    assert thread.reply().text == "yes"
    assert of(slack, thread.event.id)[0].attempt == 1


@pytest.mark.parametrize("reason", ["refresh_requested", "warning", "link_disabled"])
def test_dismissed_client_reconnects(slack: FakeSlack, bolt: StartBolt, reason: str) -> None:
    """A client that is asked to reconnect does so, and gets what was sent meanwhile."""
    bolt(answering)

    slack.disconnect(reason)
    thread = slack.member("alice").mention("general", "x")

    assert thread.reply().text == "yes"
    slack.reconnected(2)


def test_slack_closes_dismissed_sockets(slack: FakeSlack, bolt: StartBolt) -> None:
    """A connection is closed by Slack some time after it was asked to be replaced."""
    bolt(answering)

    slack.disconnect(closing=0.0)

    slack.reconnected(2)
    slack.until(lambda: "socket 1 closed" in slack.dump())


def test_aborted_client_reconnects(slack: FakeSlack, bolt: StartBolt) -> None:
    """A client whose connection is reset connects again."""
    bolt(answering)

    slack.abort_sockets()

    slack.reconnected(2)
    assert slack.member("alice").mention("general", "x").reply().text == "yes"


def test_black_hole_is_noticed(slack: FakeSlack, bolt: StartBolt) -> None:
    """A client that is not heard any more connects again, and gets what fell into the hole."""
    bolt(answering)

    slack.black_hole()
    thread = slack.member("alice").mention("general", "x")

    slack.reconnected(2)
    assert thread.reply().text == "yes"


def test_refused_connection_is_tried_again(slack: FakeSlack, bolt: StartBolt) -> None:
    """A client that is refused a new connection asks again."""
    bolt(answering)
    slack.fail("apps.connections.open", status=500, times=2)

    slack.abort_sockets()

    slack.reconnected(2)
    assert len(slack.calls_of("apps.connections.open")) >= 4


def test_events_go_round_the_connections(slack: FakeSlack) -> None:
    """With two connections, each event goes to one of them, in turn."""
    with Bolt(slack, answering), Bolt(slack, answering):
        slack.connected(2)
        threads = [slack.member("alice").say("general", "x") for _ in range(4)]
        for thread in threads:
            thread.acknowledged()

    assert all(len(of(slack, thread.event.id)) == 1 for thread in threads)
    assert slack.dump().count("to socket 1") == slack.dump().count("to socket 2") == 2


def test_lost_acknowledgement_is_asked_for_again(slack: FakeSlack) -> None:
    """An event that was not acknowledged when its connection broke comes again over the next."""
    first, second = asyncio.run(interrupted(slack))

    assert second["payload"] == first["payload"]
    assert second["envelope_id"] != first["envelope_id"]
    assert (first["retry_attempt"], second["retry_reason"]) == (0, "timeout")
    assert second["retry_attempt"] > 0
    assert [one.acknowledged_at is not None for one in of(slack, first["payload"]["event_id"])] == [
        False,
        True,
    ]


async def interrupted(slack: FakeSlack) -> list[Payload]:
    """Take an event, lose the connection before it is acknowledged, and take what comes then."""
    app = AsyncWebClient(base_url=slack.api_url)
    envelopes: list[Payload] = []
    async with aiohttp.ClientSession() as session:
        for attempt in range(2):
            url = (await app.apps_connections_open(app_token=slack.app_token))["url"]
            async with session.ws_connect(url) as socket:
                await socket.receive_json()
                if attempt == 0:
                    slack.member("alice").say("general", "x")
                    envelopes.append(await socket.receive_json())
                    slack.abort_sockets()
                    continue
                envelopes.append(await socket.receive_json())
                await socket.send_json({"envelope_id": envelopes[-1]["envelope_id"]})
                await asyncio.to_thread(slack.until, lambda: slack.acks)
    return envelopes


def test_ticket_opens_one_connection(slack: FakeSlack) -> None:
    """The URL of a connection works once."""
    url = WebClient(base_url=slack.api_url).apps_connections_open(app_token=slack.app_token)["url"]

    assert asyncio.run(greetings([url, url])) == ["hello", "401"]


def test_eleventh_connection_is_too_many(slack: FakeSlack) -> None:
    """More than ten connections are not kept open."""
    app = WebClient(base_url=slack.api_url)
    urls = [app.apps_connections_open(app_token=slack.app_token)["url"] for _ in range(11)]

    asyncio.run(greetings(urls))

    assert "socket 11 dismissed: too_many_websockets" in slack.dump()


async def greetings(urls: list[str]) -> list[str]:
    """Open connections side by side, and give what each is greeted with."""
    greeted: list[str] = []
    async with aiohttp.ClientSession() as session, AsyncExitStack() as opened:
        for url in urls:
            try:
                socket = await opened.enter_async_context(session.ws_connect(url))
            except aiohttp.WSServerHandshakeError as refused:
                greeted.append(str(refused.status))
            else:
                greeted.append((await socket.receive_json())["type"])
    return greeted
