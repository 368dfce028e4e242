"""Messages, threads and views as pages."""

from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.blockkit.conftest import read
from tests.blockkit.html import BOT, Post, author, rendered, thread
from tests.blockkit.markup import Unknown
from tests.blockkit.samples import BLOCKS, ELEMENTS, INLINE, message, name, part, rich, words
from tests.fakeslack.messages import Message
from tests.fakeslack.reading import read as as_read
from tests.fakeslack.shapes import Payload

HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)> <!channel> &lt;b&gt;'
HOME: Payload = {"type": "home", "blocks": [BLOCKS["header"][0]]}
MODAL: Payload = {**HOME, "type": "modal", "title": words("Wrong?"), "submit": words("Send")}


def page(payload: Payload) -> LexborHTMLParser:
    """Read the page of a payload."""
    return LexborHTMLParser(rendered(payload, name))


def hostile(value: Any) -> Any:
    """The same payload, in which every text for members is hostile."""
    if isinstance(value, list):
        return [hostile(one) for one in value]
    if not isinstance(value, dict):
        return value
    texts = (
        "text",
        "title",
        "alt_text",
        "initial_value",
        "initial_date",
        "fallback",
        "url",
        "value",
    )
    return {
        key: HOSTILE if key in texts and isinstance(one, str) else hostile(one)
        for key, one in value.items()
    }


def test_blocks_are_shown_and_not_the_text() -> None:
    """Which is for notifications."""
    shown = page(message(BLOCKS["header"][0]))

    assert read(shown, ".body") == "councilbot APP 10:24 Papers"


def test_a_text_is_shown_without_blocks() -> None:
    """As mrkdwn."""
    assert read(page({"text": "*It* fell"}), ".text b") == "It"


def test_a_message_that_nobody_else_wrote_is_the_apps() -> None:
    """A member's has the member's name and no badge; both have their time."""
    stored = {"type": "message", "ts": "1700000000.000100", "text": "x", "user": "U1"}

    assert read(page(stored), ".by") == "alice 22:13"
    assert read(page({**stored, "bot_id": "B1"}), ".by") == "councilbot APP 22:13"


def test_a_reading_of_the_loopback_slack_is_shown() -> None:
    """By the payload that it holds."""
    stored = {"ts": "1.000001", "user": "U1", "text": "", "blocks": [BLOCKS["section"][0]]}

    reading = as_read(Message("C1", stored), name)

    assert read(page(reading.message), ".section") == "Papers Open"


@pytest.mark.parametrize("private", [{"is_ephemeral": True}, {"response_type": "ephemeral"}])
def test_a_message_for_one_member_says_so(private: Payload) -> None:
    """As Slack does above it."""
    assert read(page({"text": "x", **private}), ".private .seen") == "Only visible to you"


def test_reactions_are_counted() -> None:
    """Below the message."""
    shown = page({"text": "x", "reactions": [{"name": "eyes", "count": 2, "users": []}]})

    assert read(shown, ".reactions") == "👀 2"


def test_a_thread_has_a_head_and_replies() -> None:
    """Each under its author's name."""
    posts = [
        Post("alice", {"text": "Why?"}),
        Post(BOT, {"text": "So."}),
        Post("bob", {"text": "Ah."}),
    ]

    shown = LexborHTMLParser(thread(posts, name))

    assert [one.text() for one in shown.css(".by b")] == ["alice", "councilbot", "bob"]
    assert read(shown, ".replies") == "2 replies"
    assert len(shown.css(".badge")) == 1


def test_stored_messages_make_a_thread() -> None:
    """Their authors are known from them."""
    said = [{"text": "Why?", "user": "U1"}, {"text": "So.", "user": "U1", "bot_id": "B1"}]

    shown = LexborHTMLParser(thread([Post(author(one, name), one) for one in said], name))

    assert [one.text() for one in shown.css(".by b")] == ["alice", "councilbot"]
    assert read(shown, ".replies") == "1 reply"


def test_a_message_alone_has_no_line_for_replies() -> None:
    """There are none."""
    assert page({"text": "x"}).css_first(".replies") is None


def test_app_home_stands_under_its_tab() -> None:
    """With the app's name."""
    shown = page(HOME)

    assert read(shown, "header") == "cb councilbot Home Messages About"
    assert read(shown, "main") == "Papers"


def test_a_modal_has_its_title_and_buttons() -> None:
    """One that takes nothing has no button to send it."""
    shown = page(MODAL)

    assert read(shown, ".dialogue header") == "cb Wrong?"
    assert read(shown, "footer") == "Close Send"
    assert read(page({**HOME, "type": "modal", "title": words("x")}), "footer") == "Close"


@pytest.mark.parametrize(
    "payload",
    [
        {"type": "workflow_step", "blocks": []},
        {"text": "x", "attachments": [{"text": "x"}]},
        {**HOME, "blocks": [{"type": "video"}]},
    ],
)
def test_what_is_not_known_is_refused(payload: Payload) -> None:
    """Views and attachments, as blocks are."""
    with pytest.raises(Unknown):
        rendered(payload, name)


@pytest.mark.parametrize("kind", ["message", "home", "modal"])
def test_hostile_words_stay_words(kind: str) -> None:
    """Wherever they stand."""
    elements = {"type": "actions", "elements": [one for one, _ in ELEMENTS.values()]}
    inline = rich(part("section", *(one for one, _ in INLINE.values())))
    blocks = [*(block for block, _ in BLOCKS.values()), elements, inline]

    made = rendered(hostile({**MODAL, "type": kind, "text": "", "blocks": blocks}), name)

    nodes = LexborHTMLParser(made).css("body *")
    assert "&lt;script&gt;" in made
    assert not {"script", "img", "iframe", "object"} & {node.tag for node in nodes}
    assert not [key for node in nodes for key in node.attributes if key.startswith("on")]


def test_a_page_loads_and_runs_nothing() -> None:
    """And says so to the browser."""
    made = rendered(message(*(block for block, _ in BLOCKS.values())), name)

    assert "default-src 'none'" in made
    assert not LexborHTMLParser(made).css("link, script, iframe, [src]")
    assert "url(" not in made
