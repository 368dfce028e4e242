"""
Text objects: plain text, mrkdwn, and the Markdown of markdown blocks.

Which mentions and links a text holds is asked of the loopback Slack, so that what a test reads and
what a picture shows agree.
"""

import re
from collections.abc import Callable

from markdown_it import MarkdownIt
from rich.emoji import Emoji

from tests.blockkit.markup import Markup, anchor, escape, known, tag, woven
from tests.blockkit.scene import Scene
from tests.fakeslack.mrkdwn import plain, unescape
from tests.fakeslack.shapes import Payload
from tests.fakeslack.sheet import Sheet

_PREFORMATTED = re.compile(r"```\n?(.+?)\n?```\n?", re.DOTALL)
_QUOTED = re.compile(r"(?:^(?:>|&gt;).*(?:\n|\Z))+", re.MULTILINE)
_QUOTE_MARK = re.compile(r"^(?:>|&gt;) ?", re.MULTILINE)
_PIECE = re.compile(
    r"""
    `(?P<code>[^`\n]+)`
    | (?P<token> <[^<>\n]+> | https?://[^\s<>|]*[^\s<>|.,;:!?)\]'"]
        | (?<![\w@.])@(?:here|channel|everyone)\b )
    | (?<![\w*_~])(?P<mark>[*_~])(?=\S)(?P<inside>[^\n]*?\S)(?P=mark)(?![\w*_~])
    """,
    re.VERBOSE,
)
_MARKS = {"*": "b", "_": "i", "~": "s"}
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
_MARKDOWN.disable("image")


def words(text: Payload, scene: Scene) -> Markup:
    """Show a text object."""
    return known(_TEXTS, text["type"], "a text")(text, scene)


def mrkdwn(text: str, scene: Scene, *, parse: bool) -> Markup:
    """Show mrkdwn; `parse` says whether bare @channel and the like are mentions."""

    def inline(part: str) -> Markup:
        return woven(_PIECE, part, _text, piece)

    def piece(found: re.Match[str]) -> Markup:
        if found["code"]:
            return tag("code", unescape(found["code"]))
        if found["mark"]:
            return tag(_MARKS[found["mark"]], inline(found["inside"]))
        sheet = Sheet(scene.name)
        return noted(plain(found["token"], sheet, parse=parse), sheet)

    def lines(part: str) -> Markup:
        return woven(_QUOTED, part, inline, lambda run: tag("blockquote", inline(_inside(run[0]))))

    return woven(_PREFORMATTED, text, lines, lambda found: tag("pre", unescape(found[1])))


def markdown(text: str) -> Markup:
    """Show standard Markdown; HTML in it is text, and so are images."""
    return Markup(_MARKDOWN.render(text))


def noted(shown: str, sheet: Sheet) -> Markup:
    """Show what was read as one link, one mention, or words."""
    for link in sheet.links:
        return anchor(link.url, link.label)
    for mention in sheet.mentions:
        return tag("span", shown, class_=f"mention {mention.kind}")
    return escape(shown)


def _inside(quoted: str) -> str:
    return _QUOTE_MARK.sub("", quoted.removesuffix("\n"))


def _text(text: str) -> Markup:
    return escape(Emoji.replace(unescape(text)))


def _plain(text: Payload, _scene: Scene) -> Markup:
    said = str(text["text"])
    return escape(Emoji.replace(said) if text.get("emoji") else said)


def _mrkdwn(text: Payload, scene: Scene) -> Markup:
    return mrkdwn(text["text"], scene, parse=not text.get("verbatim", False))


_TEXTS: dict[str, Callable[[Payload, Scene], Markup]] = {"plain_text": _plain, "mrkdwn": _mrkdwn}
