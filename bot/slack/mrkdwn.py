"""Slack's text format: what members type, and plain text made safe to send."""

import html
import re

_MENTION = re.compile(r"<[@#!][^>|]*(?:\|(?P<name>[^>]*))?>")
_LINK = re.compile(r"<(?P<url>(?:https?|mailto):[^>|]*)(?:\|(?P<label>[^>]*))?>")


def typed(text: str) -> str:
    """
    What a member meant by a message's text: no mentions, links as they read, escapes undone.

    >>> typed("<@U1> what is in <https://a.example/|the R&amp;D plan>?")
    'what is in the R&D plan?'
    """
    linked = _LINK.sub(lambda link: link["label"] or link["url"], text)
    return html.unescape(_MENTION.sub(lambda mention: mention["name"] or "", linked)).strip()


def escaped(text: str) -> str:
    """
    Plain text that Slack shows as it is, so that a paper can mention nobody and link nowhere.

    >>> escaped("R&D <!channel>")
    'R&amp;D &lt;!channel&gt;'
    """
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
