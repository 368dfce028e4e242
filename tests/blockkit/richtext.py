"""Rich text blocks, in which every text is data."""

from collections.abc import Callable

from rich.emoji import Emoji

from tests.blockkit.markup import Markup, anchor, escape, joined, known, tag
from tests.blockkit.mrkdwn import noted
from tests.blockkit.scene import Scene
from tests.fakeslack.richreading import rich_text as read
from tests.fakeslack.richtext import INLINE
from tests.fakeslack.shapes import Payload
from tests.fakeslack.sheet import Sheet

_STYLES = {
    "bold": "b",
    "italic": "i",
    "strike": "s",
    "code": "code",
    "underline": "u",
    "highlight": "mark",
    "client_highlight": "mark",
    "unlink": "span",
}
_BULLETS = {
    "bullet": ("disc", "circle", "square"),
    "ordered": ("decimal", "lower-alpha", "lower-roman"),
}


def rich_text(block: Payload, scene: Scene) -> Markup:
    """Show the sections, quotes, lists and preformatted texts of a rich text block."""
    shown = (known(_CONTAINERS, one["type"], "rich text")(one, scene) for one in block["elements"])
    return tag("div", *shown, class_="rich text")


def _line(container: Payload, scene: Scene) -> Markup:
    return joined(_inline(element, scene) for element in container["elements"])


def _list(container: Payload, scene: Scene) -> Markup:
    indent, ordered = container.get("indent", 0), container["style"] == "ordered"
    bullet = known(_BULLETS, container["style"], "a list")[indent % 3]
    items = (tag("li", _line(section, scene)) for section in container["elements"])
    first = {"start": str(container.get("offset", 0) + 1)} if ordered else {}
    style = f"list-style-type: {bullet}; margin-left: {indent * 28}px"
    return tag("ol" if ordered else "ul", *items, style=style, **first)


def _inline(element: Payload, scene: Scene) -> Markup:
    known(INLINE, element["type"], "a rich text element")
    shown = _SHOWN.get(element["type"], _named)(element, scene)
    for style, wanted in element.get("style", {}).items():
        if wanted:
            shown = tag(known(_STYLES, style, "a text style"), shown)
    return shown


def _link(element: Payload, _scene: Scene) -> Markup:
    label = str(element.get("text") or element["url"])
    unlinked = element.get("style", {}).get("unlink")
    return escape(label) if unlinked else anchor(element["url"], label)


def _named(element: Payload, scene: Scene) -> Markup:
    sheet = Sheet(scene.name)
    section = {"type": "rich_text_section", "elements": [element]}
    return noted(read([section], sheet), sheet)


_SHOWN: dict[str, Callable[[Payload, Scene], Markup]] = {
    "text": lambda element, _scene: escape(element["text"]),
    "link": _link,
    "emoji": lambda element, _scene: escape(Emoji.replace(f":{element['name']}:")),
}
"""How an element is shown that is not just read."""

_CONTAINERS: dict[str, Callable[[Payload, Scene], Markup]] = {
    "rich_text_section": lambda one, scene: tag("div", _line(one, scene)),
    "rich_text_quote": lambda one, scene: tag("blockquote", _line(one, scene)),
    "rich_text_preformatted": lambda one, scene: tag("pre", _line(one, scene)),
    "rich_text_list": _list,
}
