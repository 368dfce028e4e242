"""Every block that the loopback Slack takes, as HTML."""

from collections.abc import Callable, Iterable

from tests.blockkit.elements import element
from tests.blockkit.icons import icon
from tests.blockkit.images import image, image_block
from tests.blockkit.markup import Markup, anchor, escape, joined, known, tag
from tests.blockkit.mrkdwn import markdown, words
from tests.blockkit.richtext import rich_text
from tests.blockkit.scene import Scene
from tests.fakeslack.shapes import Payload

_STATUSES = {"pending": "ring", "in_progress": "ring", "complete": "tick", "error": "cross"}


def blocks(shown: Iterable[Payload], scene: Scene) -> Markup:
    """Show blocks below one another; raises Unknown for what cannot be shown."""
    return joined(tag("div", _block(one, scene), class_=f"block {one['type']}") for one in shown)


def _block(block: Payload, scene: Scene) -> Markup:
    return known(_BLOCKS, block["type"], "a block")(block, scene)


def _section(block: Payload, scene: Scene) -> Markup:
    text = [tag("div", words(block["text"], scene), class_="text")] if "text" in block else []
    fields = [tag("div", words(one, scene), class_="text") for one in block.get("fields", [])]
    grid = [tag("div", *fields, class_="fields")] if fields else []
    beside = [element(block["accessory"], scene)] if "accessory" in block else []
    return joined(
        [tag("div", *text, *grid), *(tag("div", one, class_="accessory") for one in beside)]
    )


def _elements(block: Payload, scene: Scene) -> Markup:
    return joined(element(one, scene) for one in block["elements"])


def _context(block: Payload, scene: Scene) -> Markup:
    return joined(tag("span", element(one, scene), class_="text") for one in block["elements"])


def _input(block: Payload, scene: Scene) -> Markup:
    optional = [tag("span", " (optional)", class_="muted")] if block.get("optional") else []
    label = tag("div", words(block["label"], scene), *optional, class_="label")
    hint = [tag("div", words(block["hint"], scene), class_="hint")] if "hint" in block else []
    return joined([label, element(block["element"], scene), *hint])


def _table(block: Payload, scene: Scene) -> Markup:
    settings = block.get("column_settings", [])
    aligned = [one.get("align", "left") for one in settings] + ["left"] * 20
    rows = (
        tag("tr", *(_cell(cell, align, scene) for cell, align in zip(row, aligned, strict=False)))
        for row in block["rows"]
    )
    return tag("table", *rows)


def _cell(cell: Payload, align: str, scene: Scene) -> Markup:
    shown = known(_CELLS, cell["type"], "a cell")(cell, scene)
    return tag("td", shown, style=f"text-align: {align}")


def _container(block: Payload, scene: Scene) -> Markup:
    icons = [image(block["icon"], scene)] if "icon" in block else []
    folds = [icon("chevron")] if block.get("is_collapsible") else []
    under = [words(block["subtitle"], scene)] if "subtitle" in block else []
    title = tag("b", words(block["title"], scene))
    head = tag("div", title, *(tag("small", one) for one in under))
    summary = tag("summary", *icons, head, *folds)
    closed = block.get("is_collapsible") and block.get("default_collapsed")
    state = {} if closed else {"open": ""}
    return tag("details", summary, blocks(block["child_blocks"], scene), **state)


def _task(block: Payload, scene: Scene) -> Markup:
    status = block.get("status", "pending")
    mark = icon(known(_STATUSES, status, "a task's status"))
    parts = [rich_text(block[part], scene) for part in ("details", "output") if part in block]
    sources = [anchor(one["url"], one["text"]) for one in block.get("sources", [])]
    title = tag("div", mark, escape(block["title"]), class_=f"task {status}")
    return joined([title, *parts, *(tag("div", one) for one in sources)])


def _plan(block: Payload, scene: Scene) -> Markup:
    return joined([tag("b", block["title"]), blocks(block.get("tasks", []), scene)])


_CELLS: dict[str, Callable[[Payload, Scene], Markup]] = {
    "raw_text": lambda cell, _scene: escape(cell["text"]),
    "rich_text": rich_text,
}

_BLOCKS: dict[str, Callable[[Payload, Scene], Markup]] = {
    "section": _section,
    "header": lambda block, scene: words(block["text"], scene),
    "image": image_block,
    "context": _context,
    "actions": _elements,
    "context_actions": _elements,
    "rich_text": rich_text,
    "markdown": lambda block, _scene: markdown(block["text"]),
    "input": _input,
    "table": _table,
    "container": _container,
    "divider": lambda _block, _scene: tag("hr"),
    "task_card": _task,
    "plan": _plan,
}
