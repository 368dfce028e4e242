"""The shapes and limits of Block Kit."""

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.models import blocks as models

from tests.fakeslack import blocks
from tests.fakeslack.conftest import Refusal
from tests.fakeslack.server import FakeSlack
from tests.fakeslack.shapes import Payload


def mrkdwn(text: str) -> Payload:
    """A mrkdwn object."""
    return {"type": "mrkdwn", "text": text}


def plain(text: str) -> Payload:
    """A plain_text object."""
    return {"type": "plain_text", "text": text}


def section(text: str = "x", **more: object) -> Payload:
    """A section block."""
    return {"type": "section", "text": mrkdwn(text), **more}


def button(**more: object) -> Payload:
    """A button."""
    return {"type": "button", "text": plain("Yes"), **more}


def actions(*elements: Payload) -> Payload:
    """An actions block."""
    return {"type": "actions", "elements": list(elements)}


def rich(kind: str, *elements: Payload, **more: object) -> Payload:
    """A rich text block of one container."""
    container = {"type": f"rich_text_{kind}", "elements": list(elements), **more}
    return {"type": "rich_text", "elements": [container]}


TEXT: Payload = {"type": "text", "text": "x"}
IMAGE: Payload = {"type": "image", "image_url": "https://example.org/a.png", "alt_text": "a"}

GOOD: dict[str, Payload] = {
    "section of 3000": section("x" * 3000),
    "section with a button": section(accessory=button(action_id="yes")),
    "section of fields": {"type": "section", "fields": [mrkdwn("x")] * 10},
    "header of 150": {"type": "header", "text": plain("x" * 150)},
    "context of 10": {"type": "context", "elements": [mrkdwn("x")] * 9 + [IMAGE]},
    "actions of 25": actions(*[button()] * 25),
    "block_id of 255": {"type": "divider", "block_id": "x" * 255},
    "markdown of 12000": {"type": "markdown", "text": "x" * 12_000},
    "container": {
        "type": "container",
        "title": plain("More"),
        "is_collapsible": True,
        "default_collapsed": True,
        "child_blocks": [section()],
    },
    "table": {"type": "table", "rows": [[{"type": "raw_text", "text": "x"}]]},
}

BAD: dict[str, tuple[Payload, str]] = {
    "no type": ({}, "unsupported type: None [json-pointer:/blocks/0/type]"),
    "unknown type": ({"type": "poem"}, "unsupported type: poem"),
    "section of 3001": (
        section("x" * 3001),
        "must be less than 3001 characters [json-pointer:/blocks/0/text/text]",
    ),
    "empty section text": (section(""), "must be more than 0 characters"),
    "section of nothing": ({"type": "section"}, "must define either `fields` or `text`"),
    "eleven fields": ({"type": "section", "fields": [mrkdwn("x")] * 11}, "no more than 10 items"),
    "unknown property": (section(colour="red"), "invalid additional property: colour"),
    "emoji on mrkdwn": (
        {"type": "section", "text": {**mrkdwn("x"), "emoji": True}},
        "invalid additional property: emoji [json-pointer:/blocks/0/text]",
    ),
    "header of 151": ({"type": "header", "text": plain("x" * 151)}, "less than 151 characters"),
    "mrkdwn header": ({"type": "header", "text": mrkdwn("x")}, "unsupported type: mrkdwn"),
    "context of 11": ({"type": "context", "elements": [mrkdwn("x")] * 11}, "no more than 10 items"),
    "actions of 26": (actions(*[button()] * 26), "no more than 25 items"),
    "long block_id": ({"type": "divider", "block_id": "x" * 256}, "less than 256 characters"),
    "long action_id": (actions(button(action_id="x" * 256)), "less than 256 characters"),
    "same action_id twice": (
        actions(button(action_id="a"), button(action_id="a")),
        "duplicate action_id: a",
    ),
    "long button text": (
        actions({"type": "button", "text": plain("x" * 76)}),
        "must be less than 76 characters",
    ),
    "long button value": (actions(button(value="x" * 2001)), "less than 2001 characters"),
    "unknown element": (actions({"type": "lever"}), "unsupported type: lever"),
    "image without alt_text": (
        {"type": "image", "image_url": "https://example.org/a.png"},
        "missing required field: alt_text",
    ),
    "markdown of 12001": ({"type": "markdown", "text": "x" * 12_001}, "less than 12001 characters"),
    "rich text in a container": (
        {"type": "container", "title": plain("x"), "child_blocks": [rich("section", TEXT)]},
        "unsupported type: rich_text",
    ),
    "collapsed but not collapsible": (
        {
            "type": "container",
            "title": plain("x"),
            "default_collapsed": True,
            "child_blocks": [section()],
        },
        "requires `is_collapsible`",
    ),
    "card": ({"type": "card"}, "unsupported type: card"),
}


@pytest.mark.parametrize("block", GOOD.values(), ids=GOOD.keys())
def test_block_is_accepted(block: Payload) -> None:
    """A block within Slack's limits has nothing wrong with it."""
    assert blocks.complaints([block]) == []


@pytest.mark.parametrize(("block", "complaint"), BAD.values(), ids=BAD.keys())
def test_block_is_refused(block: Payload, complaint: str) -> None:
    """A block that Slack would refuse is refused for the right reason."""
    found = blocks.complaints([block])

    assert any(complaint in one for one in found), found


def test_fifty_blocks_are_accepted(slack: FakeSlack, client: WebClient) -> None:
    """A message may have 50 blocks."""
    slack.channel("general")

    answer = client.chat_postMessage(channel="general", text="x", blocks=[{"type": "divider"}] * 50)

    assert len(answer["message"]["blocks"]) == 50


def test_fifty_one_blocks_are_refused(slack: FakeSlack, client: WebClient) -> None:
    """A message may not have 51 blocks, and the answer says so as Slack does."""
    slack.channel("general")

    with pytest.raises(SlackApiError) as caught:
        client.chat_postMessage(channel="general", text="x", blocks=[{"type": "divider"}] * 51)

    reason = "no more than 50 items allowed [json-pointer:/blocks]"
    assert caught.value.response["error"] == "invalid_blocks"
    assert caught.value.response["errors"] == [reason]
    assert caught.value.response["response_metadata"] == {"messages": [f"[ERROR] {reason}"]}


def test_same_block_id_twice_is_refused() -> None:
    """Two blocks of a message do not share an id."""
    twice = [{"type": "divider", "block_id": "a"}] * 2

    assert "duplicate block_id: a" in blocks.complaints(twice)[0]


@pytest.mark.parametrize(
    ("count", "length", "accepted"),
    [(4, 3000, True), (5, 2475, True), (5, 2476, False), (49, 200, False)],
)
def test_cumulative_text_is_limited(
    slack: FakeSlack, refusal: Refusal, count: int, length: int, *, accepted: bool
) -> None:
    """Blocks that are short enough one by one are too long together at about 13,000 characters."""
    said = [section("x" * length)] * count
    weight = blocks.cost(said)

    assert (weight <= blocks.MOST_CHARACTERS) is accepted
    if not accepted:
        slack.channel("general")
        error = refusal("chat.postMessage", channel="general", text="x", blocks=said)
        assert error == "msg_blocks_too_long"


def test_sdk_models_are_accepted() -> None:
    """What slack_sdk's own models make is accepted."""
    made = [
        models.SectionBlock(text="x"),
        models.RichTextBlock(
            elements=[
                models.RichTextQuoteElement(elements=[models.RichTextElementParts.Text(text="x")])
            ]
        ),
        models.ContextActionsBlock(
            elements=[
                models.FeedbackButtonsElement(
                    action_id="feedback",
                    positive_button=models.FeedbackButtonObject(text="Good", value="+"),
                    negative_button=models.FeedbackButtonObject(text="Bad", value="-"),
                )
            ]
        ),
    ]

    assert blocks.complaints([block.to_dict() for block in made]) == []
