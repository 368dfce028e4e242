"""One of each block, element and rich text element, with what a member sees of it."""

from tests.fakeslack.shapes import Payload

NAMES = {"U1": "@alice", "C1": "#general", "S1": "@officers", "T1": "@townhall"}
IMAGE: Payload = {"type": "image", "image_url": "https://a.example/p.png", "alt_text": "page 3"}


def name(some_id: str) -> str:
    """What members see for an id."""
    return NAMES[some_id]


def words(text: str) -> Payload:
    """A plain_text object."""
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str) -> Payload:
    """A mrkdwn object."""
    return {"type": "mrkdwn", "text": text}


def data(text: str, **style: bool) -> Payload:
    """A rich text element of words."""
    return {"type": "text", "text": text, **({"style": style} if style else {})}


def part(kind: str, *elements: Payload, **more: object) -> Payload:
    """A container of rich text."""
    return {"type": f"rich_text_{kind}", "elements": list(elements), **more}


def rich(*parts: Payload) -> Payload:
    """A rich text block."""
    return {"type": "rich_text", "elements": list(parts)}


def button(text: str, **more: object) -> Payload:
    """A button."""
    return {"type": "button", "text": words(text), "action_id": text, **more}


def option(text: str) -> Payload:
    """An option of a menu."""
    return {"text": words(text), "value": text}


_CHOICE = {"options": [option("Kesterwold"), option("Wirral")], "action_id": "a"}
_TASK: Payload = {"type": "task_card", "task_id": "1", "title": "Search", "status": "complete"}
_FACE = {"text": words("Right"), "value": "+"}

ELEMENTS: dict[str, tuple[Payload, str]] = {
    "button": (button("Open", style="primary"), "Open"),
    "overflow": ({"type": "overflow", "options": [option("Share")]}, ""),
    "static_select": ({**_CHOICE, "type": "static_select", "placeholder": words("All")}, "All"),
    "multi_static_select": (
        {**_CHOICE, "type": "multi_static_select", "initial_options": _CHOICE["options"]},
        "Kesterwold, Wirral",
    ),
    "users_select": ({"type": "users_select", "initial_user": "U1"}, "@alice"),
    "channels_select": ({"type": "channels_select", "initial_channel": "C1"}, "#general"),
    "datepicker": ({"type": "datepicker", "initial_date": "2024-03-01"}, "2024-03-01"),
    "radio_buttons": ({**_CHOICE, "type": "radio_buttons"}, "Kesterwold"),
    "checkboxes": ({**_CHOICE, "type": "checkboxes"}, "Wirral"),
    "plain_text_input": ({"type": "plain_text_input", "placeholder": words("Why?")}, "Why?"),
    "feedback_buttons": (
        {"type": "feedback_buttons", "positive_button": _FACE, "negative_button": _FACE},
        "RightRight",
    ),
    "icon_button": ({"type": "icon_button", "icon": "trash", "text": words("Delete")}, "Delete"),
    "image": (IMAGE, "page 3"),
}

INLINE: dict[str, tuple[Payload, str]] = {
    "text": (data("It fell."), "It fell."),
    "link": ({"type": "link", "url": "https://a.example", "text": "Minutes"}, "Minutes"),
    "user": ({"type": "user", "user_id": "U1"}, "@alice"),
    "channel": ({"type": "channel", "channel_id": "C1"}, "#general"),
    "usergroup": ({"type": "usergroup", "usergroup_id": "S1"}, "@officers"),
    "team": ({"type": "team", "team_id": "T1"}, "@townhall"),
    "emoji": ({"type": "emoji", "name": "wave"}, "👋"),
    "broadcast": ({"type": "broadcast", "range": "here"}, "@here"),
    "date": ({"type": "date", "timestamp": 0, "format": "{date}", "fallback": "May"}, "May"),
    "color": ({"type": "color", "value": "#1f5f5b"}, "#1f5f5b"),
}

_SECTION = part("section", data("It fell."))
CONTAINERS: dict[str, tuple[Payload, str]] = {
    "rich_text_section": (_SECTION, "div"),
    "rich_text_quote": (part("quote", data("It fell.")), "blockquote"),
    "rich_text_preformatted": (part("preformatted", data("It fell.")), "pre"),
    "rich_text_list": (part("list", _SECTION, style="ordered"), "ol li"),
}

BLOCKS: dict[str, tuple[Payload, str]] = {
    "section": ({"type": "section", "text": mrkdwn("*Papers*"), "accessory": button("Open")}, "Papers Open"),
    "divider": ({"type": "divider"}, ""),
    "header": ({"type": "header", "text": words("Papers")}, "Papers"),
    "image": ({**IMAGE, "title": words("The page")}, "The page page 3"),
    "context": ({"type": "context", "elements": [IMAGE, mrkdwn("*p.* 3")]}, "page 3 p. 3"),
    "actions": ({"type": "actions", "elements": [button("More"), button("Less")]}, "More Less"),
    "table": (
        {
            "type": "table",
            "rows": [[{"type": "raw_text", "text": "2023"}, rich(_SECTION)]],
            "column_settings": [{"align": "right"}],
        },
        "2023 It fell.",
    ),
    "rich_text": (rich(_SECTION), "It fell."),
    "markdown": ({"type": "markdown", "text": "# Papers\n**31** of them"}, "Papers 31 of them"),
    "context_actions": (
        {"type": "context_actions", "elements": [ELEMENTS["icon_button"][0]]},
        "Delete",
    ),
    "input": (
        {
            "type": "input",
            "label": words("Reason"),
            "hint": words("In a word"),
            "optional": True,
            "element": ELEMENTS["plain_text_input"][0],
        },
        "Reason (optional) Why? In a word",
    ),
    "container": (
        {
            "type": "container",
            "title": words("More"),
            "subtitle": mrkdwn("of *them*"),
            "is_collapsible": True,
            "child_blocks": [{"type": "section", "fields": [words("one"), words("two")]}],
        },
        "More of them one two",
    ),
    "task_card": (
        {**_TASK, "details": rich(_SECTION), "sources": [{"type": "url", "url": "https://a.example", "text": "Minutes"}]},
        "Search It fell. Minutes",
    ),
    "plan": ({"type": "plan", "title": "Plan", "tasks": [_TASK]}, "Plan Search"),
}  # fmt: skip


def message(*blocks: Payload) -> Payload:
    """A message of these blocks."""
    return {"text": "in short", "blocks": list(blocks)}
