"""
Slack's mrkdwn, and the Markdown of its markdown blocks, as plain text.

Documented: `<@U…>`, `<#C…>`, `<!here>`, `<!subteam^S…>`, `<!date^…|fallback>`, `<url|label>`; only
`&amp;`, `&lt;` and `&gt;` are escapes; bare addresses become links; unless a text object is
`verbatim`, "certain mention strings will be automatically parsed", which is taken to its strictest:
a bare @here, @channel or @everyone in it counts as a broadcast.
"""

import re
from collections.abc import Callable

from tests.fakeslack.sheet import Sheet

_ANGLE = re.compile(r"<([^<>\n]+)>")
_CODE = re.compile(r"```(.+?)```|`([^`\n]+)`", re.DOTALL)
_BARE_URL = re.compile(
    r"https?://[^\s<>|\U000f0000-\U000ffffd]+[^\s<>|\U000f0000-\U000ffffd.,;:!?)\]'\"]"
)
_BARE_BROADCAST = re.compile(r"(?<![\w@.])@(here|channel|everyone)\b")
_EMPHASIS = re.compile(r"(?<![\w*_~])([*_~])(?=\S)([^\n]*?\S)\1(?![\w*_~])")
_MARKDOWN_LINK = re.compile(r"\[([^\]\n]+)\]\(([^)\s]+)\)")
_MARKDOWN_MARKS = re.compile(r"(\*\*|__|~~)(?=\S)(.+?\S|\S)\1")
_QUOTE_LINES = re.compile(r"(?:^>.*(?:\n|\Z))+", re.MULTILINE)
_HEADING = re.compile(r"^#{1,6} +", re.MULTILINE)


def unescape(text: str) -> str:
    """
    Undo Slack's three escapes.

    >>> unescape("R&amp;D &lt;b&gt; &quot;")
    'R&D <b> &quot;'
    """
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def escape(text: str) -> str:
    """Escape what a member has typed, as Slack does before an app sees it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def plain(text: str, sheet: Sheet, *, parse: bool) -> str:
    """Read mrkdwn; `parse` says whether bare @channel and the like are made into mentions."""
    kept = _Kept()
    text = _ANGLE.sub(lambda match: kept.keep(_token(match[1], sheet) or match[0]), text)
    text = _CODE.sub(lambda match: kept.keep(unescape(match[1] or match[2])), text)
    text = _BARE_URL.sub(lambda match: kept.keep(sheet.link(unescape(match[0]), None)), text)
    if parse:
        broadcast = _BARE_BROADCAST
        text = broadcast.sub(lambda match: kept.keep(sheet.mention("broadcast", match[1])), text)
    shown = kept.restored(unescape(_without_emphasis(text)))
    sheet.quotes.extend(_quotes(shown))
    return shown


def markdown(text: str, sheet: Sheet) -> str:
    """Read standard Markdown; that it may hold Slack's mentions too is assumed."""
    kept = _Kept()
    text = _MARKDOWN_LINK.sub(lambda match: kept.keep(sheet.link(match[2], match[1])), text)
    text = _ANGLE.sub(lambda match: kept.keep(_token(match[1], sheet) or match[0]), text)
    text = _CODE.sub(lambda match: kept.keep(match[1] or match[2]), text)
    text = _BARE_URL.sub(lambda match: kept.keep(sheet.link(match[0], None)), text)
    text = _HEADING.sub("", _MARKDOWN_MARKS.sub(r"\2", text))
    shown = kept.restored(_without_emphasis(text))
    sheet.quotes.extend(_quotes(shown))
    return shown


class _Kept:
    """Takes finished pieces out of a text and puts them back, each a private-use character."""

    def __init__(self) -> None:
        self._pieces: list[str] = []

    def keep(self, piece: str) -> str:
        self._pieces.append(piece)
        return chr(0xF0000 + len(self._pieces) - 1)

    def restored(self, text: str) -> str:
        for number in reversed(range(len(self._pieces))):
            text = text.replace(chr(0xF0000 + number), self._pieces[number])
        return text


def _without_emphasis(text: str) -> str:
    previous = ""
    while previous != text:
        previous, text = text, _EMPHASIS.sub(r"\2", text)
    return text


def _quotes(text: str) -> list[str]:
    runs = _QUOTE_LINES.findall(text)
    return ["\n".join(line.lstrip("> ") for line in run.strip().split("\n")) for run in runs]


def _token(inside: str, sheet: Sheet) -> str | None:
    """Read what stands between < and >, or give None where it is no token."""
    content, _, label = inside.partition("|")
    for start, read in _TOKENS.items():
        if content.startswith(start):
            return read(content.removeprefix(start), unescape(label), sheet)
    if re.match(r"[a-z][a-z0-9+.-]*:", content):
        return sheet.link(unescape(content), unescape(label) or None)
    return None


def _special(content: str, label: str, sheet: Sheet) -> str:
    kind, *rest = content.split("^")
    if kind in ("here", "channel", "everyone", "group"):
        return sheet.mention("broadcast", kind)
    if kind == "subteam" and rest:
        return sheet.mention("usergroup", rest[0])
    if kind == "date" and len(rest) > 2:
        return sheet.link(rest[2], label)
    return label or f"<!{content}>"


_TOKENS: dict[str, Callable[[str, str, Sheet], str]] = {
    "@": lambda content, _label, sheet: sheet.mention("user", content),
    "#": lambda content, _label, sheet: sheet.mention("channel", content),
    "!": _special,
}
