"""The rich text block: its containers, its elements and their fields."""

import pytest

from tests.fakeslack import blocks
from tests.fakeslack.shapes import Payload


def rich(kind: str, *elements: Payload, **more: object) -> Payload:
    """A rich text block of one container."""
    container = {"type": f"rich_text_{kind}", "elements": list(elements), **more}
    return {"type": "rich_text", "elements": [container]}


TEXT: Payload = {"type": "text", "text": "x"}

GOOD: dict[str, Payload] = {
    "rich text section": rich("section", TEXT, {"type": "emoji", "name": "wave"}),
    "rich text quote": rich("quote", {**TEXT, "style": {"italic": True}}, border=1),
    "rich text list": rich(
        "list", {"type": "rich_text_section", "elements": [TEXT]}, style="bullet"
    ),
    "rich text preformatted": rich("preformatted", TEXT, language="python"),
    "rich text mentions": rich(
        "section",
        {"type": "user", "user_id": "U1"},
        {"type": "channel", "channel_id": "C1"},
        {"type": "usergroup", "usergroup_id": "S1"},
        {"type": "broadcast", "range": "here"},
    ),
    "rich text date": rich(
        "section", {"type": "date", "timestamp": 1720710212, "format": "{date_num}"}
    ),
    "rich text link": rich("section", {"type": "link", "url": "https://example.org", "text": "x"}),
    "empty rich text section": rich("section"),
}

BAD: dict[str, tuple[Payload, str]] = {
    "empty rich text": ({"type": "rich_text", "elements": []}, "no fewer than 1 items"),
    "unknown rich text container": (rich("poem"), "unsupported type: rich_text_poem"),
    "unknown rich text element": (rich("section", {"type": "rhyme"}), "unsupported type: rhyme"),
    "null rich text element": (
        {"type": "rich_text", "elements": [{"type": "rich_text_quote", "elements": [None]}]},
        "must be an object [json-pointer:/blocks/0/elements/0/elements/0]",
    ),
    "citation": (
        rich("quote", {"type": "citation", "url": "https://example.org", "text": "x"}),
        "unsupported type: citation",
    ),
    "link without url": (
        rich("section", {"type": "link", "text": "x"}),
        "missing required field: url",
    ),
    "link to a file": (
        rich("section", {"type": "link", "url": "file:///minutes.pdf"}),
        "must be a valid URL",
    ),
    "text without text": (rich("quote", {"type": "text"}), "missing required field: text"),
    "empty text": (rich("quote", {"type": "text", "text": ""}), "must be more than 0 characters"),
    "user without id": (rich("section", {"type": "user"}), "missing required field: user_id"),
    "broadcast to the world": (
        rich("section", {"type": "broadcast", "range": "world"}),
        "must be one of: here, channel, everyone",
    ),
    "date without format": (
        rich("section", {"type": "date", "timestamp": 1}),
        "missing required field: format",
    ),
    "unknown style": (
        rich("quote", {**TEXT, "style": {"loud": True}}),
        "additional property: loud",
    ),
    "list without style": (
        rich("list", {"type": "rich_text_section", "elements": []}),
        "missing required field: style",
    ),
    "text straight in a list": (rich("list", TEXT, style="bullet"), "unsupported type: text"),
    "mention in preformatted": (
        rich("preformatted", {"type": "user", "user_id": "U1"}),
        "unsupported type: user",
    ),
}


@pytest.mark.parametrize("block", GOOD.values(), ids=GOOD.keys())
def test_rich_text_is_accepted(block: Payload) -> None:
    """Rich text within Slack's rules has nothing wrong with it."""
    assert blocks.complaints([block]) == []


@pytest.mark.parametrize(("block", "complaint"), BAD.values(), ids=BAD.keys())
def test_rich_text_is_refused(block: Payload, complaint: str) -> None:
    """Rich text that Slack would refuse is refused for the right reason."""
    found = blocks.complaints([block])

    assert any(complaint in one for one in found), found
