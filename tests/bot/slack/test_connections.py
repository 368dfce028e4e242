"""The connections by which Slack is called."""

import asyncio
from collections.abc import Awaitable, Callable

from aiohttp import web
from slack_bolt.async_app import AsyncApp

from bot.slack.app import complaining, connections
from corpus.settings import Settings


def test_calls_share_a_connection_which_is_closed_at_the_end() -> None:
    """The second call of an answer does not wait for another handshake."""
    met: list[tuple[str, int]] = []

    async def answered(request: web.Request) -> web.Response:
        met.append(request.get_extra_info("peername"))
        return web.json_response({"ok": True})

    async def called() -> None:
        server = web.AppRunner(_answering(answered))
        await server.setup()
        await web.TCPSite(server, "127.0.0.1", 0).start()
        settings = Settings(slack_api_url=f"http://127.0.0.1:{server.addresses[0][1]}/")
        app = complaining(AsyncApp(token="xoxb-any"), settings)  # noqa: S106 it opens nothing
        async with connections(app):
            await app.client.api_test()
            await app.client.auth_test()
        await server.cleanup()
        assert app.client.session.closed

    asyncio.run(called())

    assert len(met) == 2
    assert len(set(met)) == 1


def _answering(answered: Callable[..., Awaitable[web.Response]]) -> web.Application:
    application = web.Application()
    application.router.add_post("/{method}", answered)
    return application
