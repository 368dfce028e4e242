"""Blocks as HTML."""

import pytest

from tests.blockkit.conftest import read, shown
from tests.blockkit.markup import Unknown
from tests.blockkit.samples import BLOCKS, words
from tests.fakeslack import blocks as slack
from tests.fakeslack.shapes import Payload


def test_every_block_that_the_loopback_slack_takes_has_a_picture() -> None:
    """And there is an example of each."""
    assert BLOCKS.keys() == slack.BLOCKS.keys()
    assert slack.complaints([block for block, _ in BLOCKS.values()]) == []


@pytest.mark.parametrize(("block", "seen"), BLOCKS.values(), ids=BLOCKS.keys())
def test_a_block_shows_its_words(block: Payload, seen: str) -> None:
    """All of them, in their order."""
    assert read(shown(block)) == seen


@pytest.mark.parametrize(
    "block",
    [
        {"type": "video"},
        {"type": "actions", "elements": [{"type": "workflow_button"}]},
        {"type": "section", "text": {"type": "html", "text": "x"}},
        {"type": "container", "title": words("x"), "child_blocks": [{"type": "video"}]},
        {"type": "table", "rows": [[{"type": "raw_number", "value": 1}]]},
        {"type": "task_card", "task_id": "1", "title": "x", "status": "lost"},
    ],
)
def test_what_is_not_known_is_refused(block: Payload) -> None:
    """Nothing is left out silently, however deep it lies."""
    with pytest.raises(Unknown, match="there is no picture of a"):
        shown(block)


def test_a_collapsed_container_is_shut() -> None:
    """One that is not is open."""
    block = BLOCKS["container"][0]

    assert shown(block).css_first("details[open]") is not None
    assert shown({**block, "default_collapsed": True}).css_first("details[open]") is None


def test_a_divider_is_a_line() -> None:
    """It has no words."""
    assert shown({"type": "divider"}).css_first(".divider hr") is not None


def test_a_column_is_aligned_as_told() -> None:
    """And one of which nothing is said is at the left."""
    cells = shown(BLOCKS["table"][0]).css("td")

    assert [cell.attributes["style"] for cell in cells] == ["text-align: right", "text-align: left"]
