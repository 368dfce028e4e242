"""What a member reads, and whom a message would ping."""

import pytest

from tests.fakeslack.messages import Message
from tests.fakeslack.reading import Reading, read
from tests.fakeslack.shapes import Payload
from tests.fakeslack.sheet import Button, Link, Mention

NAMES = {"U1": "@alice", "C1": "#general"}


def reading(text: str = "", *blocks: Payload, parses_names: bool = False) -> Reading:
    """Read a message of this text and these blocks."""
    said = {"ts": "1.000001", "text": text, "blocks": list(blocks)}
    message = Message("C1", said, parses_names=parses_names)
    return read(message, lambda some_id: NAMES.get(some_id, some_id))


def section(text: str, **more: object) -> Payload:
    """A mrkdwn section."""
    return {"type": "section", "text": {"type": "mrkdwn", "text": text, **more}}


def rich(kind: str, *elements: Payload, **more: object) -> Payload:
    """A rich text block of one container."""
    container = {"type": f"rich_text_{kind}", "elements": list(elements), **more}
    return {"type": "rich_text", "elements": [container]}


def words(text: str) -> Payload:
    """A rich text element of plain words."""
    return {"type": "text", "text": text}


def test_blocks_hide_the_text() -> None:
    """Where there are blocks they are read; the text is what a notification says."""
    seen = reading("in short", section("at length"))

    assert (seen.text, seen.fallback) == ("at length", "in short")


def test_text_is_read_without_blocks() -> None:
    """Where there are no blocks the text is read."""
    assert reading("*in* short").text == "in short"


def test_every_line_of_a_quote_is_marked() -> None:
    """The lines of a rich text quote start with a mark, and the quote is given whole."""
    seen = reading("", rich("quote", words("One.\nTwo.")))

    assert seen.text == "> One.\n> Two."
    assert seen.quotes == ("One.\nTwo.",)


def test_neighbouring_quotes_stay_apart() -> None:
    """Two quotes in a row are two quotes."""
    seen = reading("", rich("quote", words("One.")), rich("quote", words("Two.")))

    assert seen.quotes == ("One.", "Two.")


def test_rich_text_is_data() -> None:
    """Nothing in a rich text element is unescaped, formatted or parsed."""
    verbatim = "<!channel> *not bold* &lt; <@U1> https://example.org"

    seen = reading("", rich("quote", words(verbatim)))

    assert seen.text == f"> {verbatim}"
    assert (seen.mentions, seen.links) == ((), ())


def test_rich_text_link_is_read() -> None:
    """A link reads as its label and its address."""
    link = {"type": "link", "url": "https://example.org", "text": "Minutes"}

    seen = reading("", rich("section", words("See "), link))

    assert seen.text == "See Minutes (https://example.org)"
    assert seen.links == (Link("Minutes", "https://example.org"),)


def test_lists_are_read() -> None:
    """List items are marked and indented."""
    item: Payload = {"type": "rich_text_section", "elements": [words("x")]}

    bullets = reading("", rich("list", item, style="bullet", indent=1))
    numbers = reading("", rich("list", item, item, style="ordered"))

    assert (bullets.text, numbers.text) == ("    • x", "1. x\n2. x")


@pytest.mark.parametrize(
    ("element", "shown"),
    [
        ({"type": "user", "user_id": "U1"}, "@alice"),
        ({"type": "channel", "channel_id": "C1"}, "#general"),
        ({"type": "emoji", "name": "wave"}, ":wave:"),
        ({"type": "broadcast", "range": "here"}, "@here"),
        ({"type": "date", "timestamp": 0, "format": "{date}", "fallback": "May"}, "May"),
    ],
)
def test_rich_text_elements_are_read(element: Payload, shown: str) -> None:
    """Each rich text element reads as a member sees it."""
    assert reading("", rich("section", element)).text == shown


def test_broadcast_element_pings() -> None:
    """A broadcast element in rich text does ping."""
    seen = reading("", rich("section", {"type": "broadcast", "range": "channel"}))

    assert seen.pings == (Mention("broadcast", "channel", "blocks"),)


def test_mention_in_the_fallback_pings() -> None:
    """A mention in the text counts even where blocks hide it."""
    seen = reading("<!channel>", section("quiet"))

    assert seen.pings == (Mention("broadcast", "channel", "text"),)


def test_buttons_are_found() -> None:
    """Buttons are read, and listed with what clicking them would send."""
    button = {"type": "button", "text": {"type": "plain_text", "text": "More"}}
    button |= {"action_id": "more", "value": "7"}

    seen = reading("", {"type": "actions", "block_id": "b1", "elements": [button]})

    assert (seen.text, seen.buttons) == ("[More]", (Button("More", "more", "7", "b1"),))


def test_feedback_buttons_are_two() -> None:
    """Feedback buttons share an action id and differ in their values."""
    good = {"text": {"type": "plain_text", "text": "Good"}, "value": "+"}
    bad = {"text": {"type": "plain_text", "text": "Bad"}, "value": "-"}
    element: Payload = {"type": "feedback_buttons", "action_id": "feedback"}
    element |= {"positive_button": good, "negative_button": bad}

    seen = reading("", {"type": "context_actions", "elements": [element]})

    assert seen.text == "[Good] [Bad]"
    assert [(one.action_id, one.value, one.kind) for one in seen.buttons] == [
        ("feedback", "+", "feedback_buttons"),
        ("feedback", "-", "feedback_buttons"),
    ]


def test_links_on_buttons_are_links() -> None:
    """A button with an address is a link too, wherever it stands."""
    button = {"type": "button", "text": {"type": "plain_text", "text": "Open"}}
    button |= {"action_id": "open", "url": "https://example.org"}

    seen = reading("", {**section("Minutes"), "accessory": button})

    assert seen.text == "Minutes\n[Open] (https://example.org)"


def test_other_blocks_are_read() -> None:
    """Headers, context, images, tables and containers are read line by line."""
    title = {"type": "plain_text", "text": "Title"}
    image = {"type": "image", "image_url": "https://example.org/a.png", "alt_text": "page 3"}
    context = {"type": "context", "elements": [image, {"type": "mrkdwn", "text": "*p.* 3"}]}
    cell = {"type": "raw_text", "text": "x"}

    seen = reading(
        "",
        {"type": "header", "text": title},
        {"type": "divider"},
        context,
        {"type": "table", "rows": [[cell, cell]]},
        {"type": "container", "title": title, "child_blocks": [section("inside")]},
    )

    assert seen.text == "Title\n[page 3] p. 3\nx | x\nTitle\ninside"
