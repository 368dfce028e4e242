"""
Messages and views as HTML pages that look like Slack in its light theme.

A page holds all it needs, runs nothing and loads nothing. Times are UTC.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from rich.emoji import Emoji

from tests.blockkit.blocks import blocks
from tests.blockkit.icons import icon
from tests.blockkit.images import posted
from tests.blockkit.markup import Markup, Unknown, joined, known, tag
from tests.blockkit.mrkdwn import mrkdwn, words
from tests.blockkit.scene import Scene
from tests.fakeslack.shapes import Payload

BOT = "councilbot"
INITIALS = "cb"
UNSENT = "10:24"
"""The time beside a message that has none."""

_STYLE = Path(__file__).with_name("style.css")
_COLOURS = ("#2b6a8f", "#8f4a2b", "#5b4a9e", "#2f6f4f")
_HEAD = """<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>councilbot in Slack</title>
<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<style>"""

Name = Callable[[str], str]
Images = Mapping[str, bytes]


@dataclass(frozen=True)
class Post:
    """A message and who wrote it."""

    author: str
    """A member's name, or `BOT` for the app."""
    payload: Payload


def rendered(payload: Payload, name: Name, images: Images | None = None) -> str:
    """
    Show a message or a view as a page.

    `name` gives what members see for an id, as in tests/fakeslack/reading.py; `images` the content
    of images by address or file id, where a missing one shows its alternative text. Raises Unknown
    for what cannot be shown.
    """
    kind = payload.get("type", "message")
    if kind == "message":
        return thread([Post(author(payload, name), payload)], name, images)
    return _page(known(_VIEWS, kind, "a view")(payload, Scene(name, images or {})), kind)


def thread(posts: Sequence[Post], name: Name, images: Images | None = None) -> str:
    """Show messages as a thread: the first at its head and the others as replies."""
    scene = Scene(name, images or {})
    head, *replies = (_message(one, scene) for one in posts)
    count = f"{len(replies)} {'reply' if len(replies) == 1 else 'replies'}"
    rule = [tag("div", tag("span", count), tag("hr"), class_="replies")] if replies else []
    return _page(joined([head, *rule, *replies]), "message")


def _page(shown: Markup, kind: str) -> str:
    body = tag("body", shown, class_=kind)
    return f"{_HEAD}{_STYLE.read_text(encoding='utf-8')}</style></head>{body}</html>\n"


def author(payload: Payload, name: Name) -> str:
    """Tell who wrote a stored message; one that was not sent yet is the app's."""
    if "bot_id" in payload or "user" not in payload:
        return BOT
    return name(payload["user"]).removeprefix("@")


def _message(post: Post, scene: Scene) -> Markup:
    payload = post.payload
    if payload.get("attachments"):
        raise Unknown("there is no picture of attachments")
    private = payload.get("is_ephemeral") or payload.get("response_type") == "ephemeral"
    seen = [tag("div", icon("eye"), "Only visible to you", class_="seen")] if private else []
    said = blocks(payload.get("blocks") or [], scene) or _text(payload, scene)
    files = (posted(file, scene) for file in payload.get("files", []))
    body = tag("div", _byline(post), said, *files, *_reactions(payload), class_="body")
    style = "said private" if private else "said"
    return tag("article", *seen, tag("div", _avatar(post.author), body, class_="row"), class_=style)


def _text(payload: Payload, scene: Scene) -> Markup:
    said = payload.get("text")
    return tag("div", mrkdwn(said, scene, parse=False), class_="block text") if said else Markup()


def _byline(post: Post) -> Markup:
    badge = [tag("span", "APP", class_="badge")] if post.author == BOT else []
    return tag("div", tag("b", post.author), *badge, tag("time", _time(post.payload)), class_="by")


def _time(payload: Payload) -> str:
    if "ts" not in payload:
        return UNSENT
    return datetime.fromtimestamp(float(payload["ts"]), UTC).strftime("%H:%M")


def _avatar(author: str) -> Markup:
    if author == BOT:
        return tag("div", INITIALS, class_="avatar app")
    colour = _COLOURS[sum(author.encode()) % len(_COLOURS)]
    return tag("div", author[:1].upper(), class_="avatar", style=f"background: {colour}")


def _reactions(payload: Payload) -> list[Markup]:
    pills = [
        tag("span", Emoji.replace(f":{one['name']}:"), f" {one['count']}")
        for one in payload.get("reactions", [])
    ]
    return [tag("div", *pills, class_="reactions")] if pills else []


def _home(view: Payload, scene: Scene) -> Markup:
    title = tag("div", _avatar(BOT), tag("b", BOT), class_="app-title")
    tabs = (tag("span", each) for each in ("Home", "Messages", "About"))
    head = tag("header", title, tag("nav", *tabs))
    return joined([head, tag("main", blocks(view["blocks"], scene))])


def _modal(view: Payload, scene: Scene) -> Markup:
    title = tag("b", words(view["title"], scene))
    head = tag("header", _avatar(BOT), title, icon("close"))
    close = words(view["close"], scene) if "close" in view else "Close"
    buttons = [tag("span", close, class_="button default")]
    if "submit" in view:
        buttons.append(tag("span", words(view["submit"], scene), class_="button primary"))
    main = tag("main", blocks(view["blocks"], scene))
    return tag("section", head, main, tag("footer", *buttons), class_="dialogue")


_VIEWS: dict[str, Callable[[Payload, Scene], Markup]] = {"home": _home, "modal": _modal}
