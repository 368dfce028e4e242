"""The few icons that Slack draws itself, as lines in a square of 24 units."""

from tests.blockkit.markup import Markup, tag

_THUMB = "M3 11h4v10H3z M7 20.5h9.8a2 2 0 0 0 2-1.6l1.3-7a2 2 0 0 0-2-2.4H13.5V5a2.5 2.5 0 0 0-2.5-2.5L7 11"
_PATHS = {
    "up": _THUMB,
    "down": _THUMB,
    "trash": "M3.5 6h17 M8.5 6V3h7v3 M5.5 6l1 15h11l1-15 M10 10.5v6 M14 10.5v6",
    "chevron": "M6 9.5l6 6 6-6",
    "close": "M5 5l14 14 M19 5L5 19",
    "dots": "M5 12h.01 M12 12h.01 M19 12h.01",
    "eye": "M2 12c5-8.5 15-8.5 20 0c-5 8.5-15 8.5-20 0z M12 9a3 3 0 1 0 .01 0z",
    "ring": "M12 4a8 8 0 1 0 .01 0z",
    "tick": "M12 3a9 9 0 1 0 .01 0z M8 12.3l2.8 2.8L16 9.5",
    "cross": "M12 3a9 9 0 1 0 .01 0z M9 9l6 6 M15 9l-6 6",
}
ICONS = frozenset(_PATHS)


def icon(name: str) -> Markup:
    """Draw an icon, in the colour and size of the text around it."""
    path = tag("path", d=_PATHS[name])
    return tag("svg", path, viewBox="0 0 24 24", class_=f"icon {name}")
