"""
What a member reads in a message: plain text, and whom it would ping.

From the blocks when there are any, else from the text. A link reads "label (url)", a quote's lines
start with "> ". Rich text and plain_text are data: nothing in them is unescaped or parsed. That a
mention in `text` pings although blocks are shown instead is assumed, to be strict.
"""

import copy
from collections.abc import Callable
from dataclasses import dataclass

from tests.fakeslack import mrkdwn
from tests.fakeslack.blocks import elements
from tests.fakeslack.controls import options
from tests.fakeslack.messages import Message
from tests.fakeslack.richreading import rich_text
from tests.fakeslack.shapes import Payload
from tests.fakeslack.sheet import Button, File, Link, Mention, Sheet


@dataclass(frozen=True)
class Reading:
    """One message as a member reads it at one moment."""

    text: str
    fallback: str
    """What a notification or a screen reader says: the top-level text."""
    mentions: tuple[Mention, ...]
    links: tuple[Link, ...]
    buttons: tuple[Button, ...]
    quotes: tuple[str, ...]
    """What stands in quotes, without their marks."""
    channel: str
    ts: str
    root: str
    """The `ts` of the message at the head of this one's thread."""
    message: Payload
    """The message as Slack stores it."""
    files: tuple[File, ...] = ()
    is_private: bool = False
    """Whether one member only sees it."""

    @property
    def pings(self) -> tuple[Mention, ...]:
        """Whoever would be notified: people, groups and whole channels."""
        return tuple(mention for mention in self.mentions if mention.kind != "channel")


def read(message: Message, name: Callable[[str], str]) -> Reading:
    """Read a stored message as a member does; `name` gives what members see for an id."""
    sheet = Sheet(name)
    said = message.payload
    blocks = said.get("blocks") or []
    text = shown(blocks, sheet)
    aside = Sheet(name, where="text")
    fallback = mrkdwn.plain(said["text"], aside, parse=message.parses_names)
    main = sheet if blocks else aside
    return Reading(
        text=text if blocks else fallback,
        fallback=fallback,
        mentions=(*sheet.mentions, *aside.mentions),
        links=tuple(main.links),
        buttons=tuple(sheet.buttons),
        quotes=tuple(main.quotes),
        channel=message.channel,
        ts=message.ts,
        root=message.root,
        message=copy.deepcopy(said),
        files=message.files,
        is_private=message.ephemeral_to is not None,
    )


def shown(blocks: list[Payload], sheet: Sheet) -> str:
    """Read blocks line by line, noting on the sheet what is met."""
    return "\n".join(filter(None, (_block(block, sheet) for block in blocks)))


def _block(block: Payload, sheet: Sheet) -> str:
    for element in elements(block):
        _note_buttons(element, block, sheet)
    return _BLOCKS[block["type"]](block, sheet)


def _note_buttons(element: Payload, block: Payload, sheet: Sheet) -> None:
    faces = [element.get("positive_button"), element.get("negative_button")]
    if element["type"] in ("button", "icon_button"):
        faces = [element]
    for face in filter(None, faces):
        action = element.get("action_id", "")
        value, block_id = face.get("value", ""), block.get("block_id", "")
        label, kind = face["text"]["text"], element["type"]
        sheet.buttons.append(Button(label, action, value, block_id, kind))


def _words(text: Payload, sheet: Sheet) -> str:
    if text["type"] == "plain_text":
        return str(text["text"])
    return mrkdwn.plain(text["text"], sheet, parse=not text.get("verbatim", False))


def _section(block: Payload, sheet: Sheet) -> str:
    texts = [block["text"]] if "text" in block else []
    said = [_words(text, sheet) for text in (*texts, *block.get("fields", []))]
    accessory = block.get("accessory", {})
    return "\n".join([*said, *_faces([accessory] if accessory else [], sheet)])


def _faces(offered: list[Payload], sheet: Sheet) -> list[str]:
    """Say what stands on buttons and beside images."""
    faces: list[str] = []
    for element in offered:
        if element["type"] == "image":
            faces.append(f"[{element['alt_text']}]")
        elif element["type"] == "button":
            face = f"[{element['text']['text']}]"
            faces.append(sheet.link(element["url"], face) if "url" in element else face)
        elif element["type"] == "feedback_buttons":
            both = (element["positive_button"], element["negative_button"])
            faces.extend(f"[{one['text']['text']}]" for one in both)
        elif element["type"] == "icon_button":
            faces.append(f"[{element['text']['text']}]")
        else:
            faces.extend(_offered(element))
    return faces


def _offered(element: Payload) -> list[str]:
    """Say what stands in something that is filled in or chosen from."""
    if "initial_value" in element:
        return [str(element["initial_value"])]
    if element["type"] in ("radio_buttons", "checkboxes", "overflow"):
        return [f"[{option['text']['text']}]" for option in options(element)]
    face = element.get("initial_option", {}).get("text") or element.get("placeholder")
    return [f"[{face['text']}]"] if face else []


def _form(block: Payload, sheet: Sheet) -> str:
    hint = [_words(block["hint"], sheet)] if "hint" in block else []
    return "\n".join([_words(block["label"], sheet), *_faces([block["element"]], sheet), *hint])


def _context(block: Payload, sheet: Sheet) -> str:
    return " ".join(
        _faces([element], sheet)[0] if element["type"] == "image" else _words(element, sheet)
        for element in block["elements"]
    )


def _container(block: Payload, sheet: Sheet) -> str:
    head = [block["title"]["text"]]
    if "subtitle" in block:
        head.append(_words(block["subtitle"], sheet))
    children = (_block(child, sheet) for child in block["child_blocks"])
    return "\n".join([*head, *filter(None, children)])


def _table(block: Payload, sheet: Sheet) -> str:
    rows = [[_cell(cell, sheet) for cell in row] for row in block["rows"]]
    return "\n".join(" | ".join(row) for row in rows)


def _cell(cell: Payload, sheet: Sheet) -> str:
    return str(cell["text"]) if cell["type"] == "raw_text" else rich_text(cell["elements"], sheet)


def _task(block: Payload, sheet: Sheet) -> str:
    lines = [str(block["title"])]
    lines += [
        rich_text(block[part]["elements"], sheet) for part in ("details", "output") if part in block
    ]
    lines += [sheet.link(source["url"], source["text"]) for source in block.get("sources", [])]
    return "\n".join([*lines, *(_task(task, sheet) for task in block.get("tasks", []))])


_BLOCKS: dict[str, Callable[[Payload, Sheet], str]] = {
    "section": _section,
    "header": lambda block, sheet: _words(block["text"], sheet),
    "image": lambda block, _sheet: f"[{block['alt_text']}]",
    "context": _context,
    "actions": lambda block, sheet: " ".join(_faces(block["elements"], sheet)),
    "context_actions": lambda block, sheet: " ".join(_faces(block["elements"], sheet)),
    "rich_text": lambda block, sheet: rich_text(block["elements"], sheet),
    "markdown": lambda block, sheet: mrkdwn.markdown(block["text"], sheet),
    "input": _form,
    "table": _table,
    "container": _container,
    "divider": lambda _block, _sheet: "",
    "task_card": _task,
    "plan": _task,
}
