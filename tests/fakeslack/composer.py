"""
What Slack's composer makes of what a member types: escaped text beside rich text blocks.

As real clients do: `@app` becomes a mention, an address a link, lines that start with "> " a quote.
"""

import itertools
import re
from collections.abc import Iterator

from tests.fakeslack.mrkdwn import escape
from tests.fakeslack.shapes import Payload

_PIECE = re.compile(r"(<@[A-Z0-9]+>|https?://[^\s<>]+)")


def addressed(typed: str, app_name: str, app_user: str) -> str:
    """Put the app's mention where the member typed its name, else in front."""
    mention = f"<@{app_user}>"
    if f"@{app_name}" in typed:
        return typed.replace(f"@{app_name}", mention)
    return f"{mention} {typed}".rstrip()


def composed(typed: str, block_id: str) -> Payload:
    """Give the `text` and `blocks` of what a member typed; `<@U…>` in it is a mention."""
    containers: list[Payload] = []
    lines: list[str] = []
    for quoted, run in itertools.groupby(typed.split("\n"), lambda line: line.startswith("> ")):
        said = "\n".join(line[2:] if quoted else line for line in run)
        kind = "rich_text_quote" if quoted else "rich_text_section"
        containers.append({"type": kind, "elements": list(_elements(said))})
        mark = "&gt; " if quoted else ""
        lines.extend(f"{mark}{line}" for line in _text(said).split("\n"))
    block = {"type": "rich_text", "block_id": block_id, "elements": containers}
    return {"text": "\n".join(lines), "blocks": [block]}


def _elements(said: str) -> Iterator[Payload]:
    for piece in filter(None, _PIECE.split(said)):
        if not _PIECE.fullmatch(piece):
            yield {"type": "text", "text": piece}
        elif piece.startswith("<@"):
            yield {"type": "user", "user_id": piece[2:-1]}
        else:
            yield {"type": "link", "url": piece}


def _text(said: str) -> str:
    pieces = _PIECE.split(said)
    return "".join(
        _written(piece) if _PIECE.fullmatch(piece) else escape(piece) for piece in pieces
    )


def _written(piece: str) -> str:
    return piece if piece.startswith("<@") else f"<{escape(piece)}>"
