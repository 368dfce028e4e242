"""
The blocks of a message or a view, and everything that makes Slack refuse them.

Documented: the types below, their fields and their limits; 50 blocks in a message, 100 in a view.
Observed by others: `msg_blocks_too_long` from chat.postMessage at 13,297 characters of markdown
blocks, at 13,172 with a divider, and at 11,341 characters of text in many blocks (bolt-js#2509,
bolt-js#2867); so every block but markdown is charged `CHARGE` characters besides its text. That a
URL counts is assumed. A container's children are those that both the documentation and a live
check (slack-morphism's) allow, which leaves out rich_text. Refused although documented: alert,
card, carousel, file, video, call, data_table.
"""

from collections.abc import Iterator
from typing import Any

from tests.fakeslack.elements import ACCESSORIES, FEEDBACK, IMAGE, INPUTS, INTERACTIVE, plain, text
from tests.fakeslack.richtext import ELEMENTS
from tests.fakeslack.schema import (
    Check,
    array,
    boolean,
    complaint,
    one_of,
    shape,
    string,
    tagged,
    url,
)
from tests.fakeslack.shapes import Payload

MOST_IN_MESSAGE = 50
MOST_IN_VIEW = 100
MOST_CHARACTERS = 13_000
CHARGE = 125

_ID: dict[str, Check] = {"block_id": string(255)}
_WORDS = ("text", "url", "title", "alt_text", "image_url", "fallback")
_RICH_TEXT = shape({"elements": ELEMENTS}, _ID)
_CELL = tagged({"raw_text": shape({"text": string()}), "rich_text": _RICH_TEXT})
_TASK = shape(
    {"task_id": string(255), "title": string()},
    {
        "status": one_of("pending", "in_progress", "complete", "error"),
        "details": tagged({"rich_text": _RICH_TEXT}),
        "output": tagged({"rich_text": _RICH_TEXT}),
        "sources": array(tagged({"url": shape({"url": url(), "text": string()})})),
        **_ID,
    },
)

_SIMPLE: dict[str, Check] = {
    "section": shape(
        {},
        {
            "text": text(3000),
            "fields": array(text(2000), 10),
            "accessory": tagged(ACCESSORIES),
            "expand": boolean,
            **_ID,
        },
    ),
    "divider": shape({}, _ID),
    "header": shape({"text": plain(150)}, _ID),
    "image": shape({"image_url": url(), "alt_text": string(2000)}, {"title": plain(2000), **_ID}),
    "context": shape(
        {
            "elements": array(
                tagged({"image": IMAGE, "plain_text": text(3000), "mrkdwn": text(3000)}), 10
            )
        },
        _ID,
    ),
    "actions": shape({"elements": array(tagged(INTERACTIVE), 25)}, _ID),
    "table": shape(
        {"rows": array(array(_CELL, 20), 100)},
        {
            "column_settings": array(
                shape({}, {"align": one_of("left", "center", "right"), "is_wrapped": boolean}), 20
            ),
            **_ID,
        },
    ),
}

BLOCKS: dict[str, Check] = {
    **_SIMPLE,
    "rich_text": _RICH_TEXT,
    "markdown": shape({"text": string(12_000)}, _ID),
    "context_actions": shape({"elements": array(tagged(FEEDBACK), 5)}, _ID),
    "input": shape(
        {"label": plain(2000), "element": tagged(INPUTS)},
        {"hint": plain(2000), "optional": boolean, "dispatch_action": boolean, **_ID},
    ),
    "container": shape(
        {"title": plain(150), "child_blocks": array(tagged(_SIMPLE), 10)},
        {
            "subtitle": text(150),
            "is_collapsible": boolean,
            "default_collapsed": boolean,
            "has_header_divider": boolean,
            "width": one_of("narrow", "standard", "wide", "full"),
            "icon": tagged({"image": IMAGE}),
            **_ID,
        },
    ),
    "task_card": _TASK,
    "plan": shape({"title": string()}, {"tasks": array(tagged({"task_card": _TASK})), **_ID}),
}


def complaints(blocks: Any, most: int = MOST_IN_MESSAGE, pointer: str = "/blocks") -> list[str]:
    """List all that is wrong with `blocks`; an empty list means that Slack takes them."""
    found = list(array(tagged(BLOCKS), most, least=0)(blocks, pointer))
    if not found:
        found.extend(_clashes(blocks, pointer))
    return found


def _clashes(blocks: list[Payload], pointer: str) -> Iterator[str]:
    seen: set[str] = set()
    for position, block in enumerate(blocks):
        here = f"{pointer}/{position}"
        block_id = block.get("block_id")
        if block_id in seen:
            yield complaint(f"duplicate block_id: {block_id}", here)
        if block_id is not None:
            seen.add(block_id)
        if block["type"] == "section" and not {"text", "fields"} & block.keys():
            yield complaint("must define either `fields` or `text`", here)
        if block.get("default_collapsed") and not block.get("is_collapsible"):
            yield complaint("`default_collapsed` requires `is_collapsible`", here)
        yield from _repeated_actions(block, here)


def _repeated_actions(block: Payload, pointer: str) -> Iterator[str]:
    named = [one["action_id"] for one in elements(block) if "action_id" in one]
    for action_id in sorted({one for one in named if named.count(one) > 1}):
        yield complaint(f"duplicate action_id: {action_id}", pointer)


def elements(block: Payload) -> Iterator[Payload]:
    """Yield the interactive elements of one block."""
    if block["type"] in ("actions", "context_actions"):
        yield from block["elements"]
    for field in ("accessory", "element"):
        if field in block:
            yield block[field]
    for child in block.get("child_blocks", []):
        yield from elements(child)


def cost(blocks: list[Payload]) -> int:
    """Count what `blocks` weigh against `MOST_CHARACTERS`."""
    charged = sum(1 for block in blocks if block["type"] != "markdown")
    return charged * CHARGE + sum(_characters(block) for block in blocks)


def _characters(value: Any) -> int:
    if isinstance(value, list):
        return sum(_characters(one) for one in value)
    if not isinstance(value, dict):
        return 0
    words = sum(len(value[word]) for word in _WORDS if isinstance(value.get(word), str))
    return words + sum(_characters(one) for one in value.values())


def has_rich_text(blocks: list[Payload] | None) -> bool:
    """Tell whether any of `blocks` is a rich text block."""
    return any(block["type"] == "rich_text" for block in blocks or [])
