"""
Modals and App Home: what a view may hold.

Documented: 100 blocks; a title, submit and close of 24 characters of plain text; private_metadata
of 3000; a modal with an input needs `submit`; App Home must be enabled to be published.
"""

from typing import Any

from tests.fakeslack import blocks
from tests.fakeslack.elements import plain
from tests.fakeslack.schema import Check, boolean, complaint, shape, string, tagged


def _anything(value: Any, pointer: str) -> Any:
    return iter(())


_COMMON: dict[str, Check] = {
    "private_metadata": string(3000, least=0),
    "callback_id": string(255, least=0),
    "external_id": string(255, least=0),
}
_VIEW = tagged(
    {
        "modal": shape(
            {"title": plain(24), "blocks": _anything},
            {
                **_COMMON,
                "submit": plain(24),
                "close": plain(24),
                "clear_on_close": boolean,
                "notify_on_close": boolean,
                "submit_disabled": boolean,
            },
        ),
        "home": shape({"blocks": _anything}, _COMMON),
    }
)


def complaints(view: Any, kind: str) -> list[str]:
    """List all that is wrong with a view that should be a modal or a home tab."""
    found = list(_VIEW(view, "/view"))
    if found:
        return found
    if view["type"] != kind:
        return [complaint(f"unsupported type: {view['type']}", "/view/type")]
    found = blocks.complaints(view["blocks"], blocks.MOST_IN_VIEW, "/view/blocks")
    needs_submit = kind == "modal" and "submit" not in view
    if not found and needs_submit and any(one["type"] == "input" for one in view["blocks"]):
        found.append(complaint("missing required field: submit", "/view"))
    return found
