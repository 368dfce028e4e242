"""A rich text block as plain text."""

from collections.abc import Callable
from datetime import UTC, datetime

from tests.fakeslack.shapes import Payload
from tests.fakeslack.sheet import Sheet


def rich_text(containers: list[Payload], sheet: Sheet) -> str:
    """Read the sections, quotes, lists and preformatted texts of a rich text block."""
    return "\n".join(_container(container, sheet) for container in containers)


def _container(container: Payload, sheet: Sheet) -> str:
    kind = container["type"]
    if kind == "rich_text_list":
        return "\n".join(_items(container, sheet))
    line = _line(container["elements"], sheet)
    if kind == "rich_text_quote":
        sheet.quotes.append(line)
        return "\n".join(f"> {one}" for one in line.split("\n"))
    return line.removesuffix("\n")


def _items(container: Payload, sheet: Sheet) -> list[str]:
    margin = "    " * container.get("indent", 0)
    first = container.get("offset", 0) + 1
    ordered = container["style"] == "ordered"
    return [
        f"{margin}{f'{number}.' if ordered else '•'} {_line(section['elements'], sheet)}"
        for number, section in enumerate(container["elements"], first)
    ]


def _line(elements: list[Payload], sheet: Sheet) -> str:
    return "".join(_INLINE[element["type"]](element, sheet) for element in elements)


def _date(element: Payload, sheet: Sheet) -> str:
    moment = datetime.fromtimestamp(element["timestamp"], UTC)
    shown = str(element.get("fallback") or moment.isoformat())
    return sheet.link(element["url"], shown) if "url" in element else shown


_INLINE: dict[str, Callable[[Payload, Sheet], str]] = {
    "text": lambda element, _sheet: str(element["text"]),
    "link": lambda element, sheet: sheet.link(element["url"], element.get("text")),
    "user": lambda element, sheet: sheet.mention("user", element["user_id"]),
    "channel": lambda element, sheet: sheet.mention("channel", element["channel_id"]),
    "usergroup": lambda element, sheet: sheet.mention("usergroup", element["usergroup_id"]),
    "team": lambda element, sheet: sheet.mention("usergroup", element["team_id"]),
    "emoji": lambda element, _sheet: f":{element['name']}:",
    "broadcast": lambda element, sheet: sheet.mention("broadcast", element["range"]),
    "date": _date,
    "color": lambda element, _sheet: str(element["value"]),
}
