"""
Signed HTTP delivery: what Slack posts to an app's request URL.

Documented: the v0 signature over `v0:{timestamp}:{body}`, JSON for events, a form for commands and
`payload=` for interactions, the X-Slack-Retry headers and their reasons, `X-Slack-No-Retry`.
"""

import hashlib
import hmac
import json
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode

import aiohttp

from tests.fakeslack.shapes import Payload

FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Outcome:
    """How one attempt to deliver went."""

    acknowledged: bool
    reason: str = ""
    """Why Slack will try again."""
    final: bool = False
    """Whether the app has asked for no further attempt."""
    answer: Payload = field(default_factory=dict)


def headers(secret: str, body: bytes, timestamp: float | None = None) -> dict[str, str]:
    """Sign a body as Slack does; `timestamp` is that of this moment unless given."""
    at = str(int(time.time() if timestamp is None else timestamp))
    signed = hmac.new(secret.encode(), f"v0:{at}:".encode() + body, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": at, "X-Slack-Signature": f"v0={signed}"}


def body_of(kind: str, payload: Payload) -> tuple[bytes, str]:
    """Give the body and the content type in which Slack posts a payload of a kind."""
    if kind == "events_api":
        return json.dumps(payload).encode(), "application/json"
    fields = payload if kind == "slash_commands" else {"payload": json.dumps(payload)}
    return urlencode(fields).encode(), FORM


@dataclass
class Post:
    """One signed request, ready to be sent."""

    url: str
    body: bytes
    headers: dict[str, str]


def post_of(url: str, secret: str, kind: str, payload: Payload) -> Post:
    """Make the signed request that delivers a payload."""
    body, content_type = body_of(kind, payload)
    named = {"Content-Type": content_type, "User-Agent": "Slackbot 1.0 (loopback)"}
    return Post(url, body, named | headers(secret, body))


async def send(session: aiohttp.ClientSession, post: Post, within: float) -> Outcome:
    """Post a request and tell how it went, in the words of X-Slack-Retry-Reason."""
    limit = aiohttp.ClientTimeout(total=within)
    try:
        async with session.post(
            post.url, data=post.body, headers=post.headers, timeout=limit, max_redirects=2
        ) as response:
            return _outcome(response, await response.text())
    except TimeoutError:
        return Outcome(acknowledged=False, reason="http_timeout")
    except aiohttp.TooManyRedirects:
        return Outcome(acknowledged=False, reason="too_many_redirects")
    except aiohttp.ClientConnectionError:
        return Outcome(acknowledged=False, reason="connection_failed")


def _outcome(response: aiohttp.ClientResponse, text: str) -> Outcome:
    if response.status // 100 != 2:
        final = response.headers.get("X-Slack-No-Retry") == "1"
        return Outcome(acknowledged=False, reason="http_error", final=final)
    if response.content_type == "application/json" and text:
        return Outcome(acknowledged=True, answer=json.loads(text))
    return Outcome(acknowledged=True, answer={"text": text} if text else {})
