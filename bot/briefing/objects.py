"""Briefs as objects for other programs."""

from typing import Any

from bot.briefing.told import Brief, Briefed
from bot.objects import quote_object, searched_object


def brief_object(brief: Brief) -> dict[str, Any]:
    """A brief as what `--json` prints."""
    asked = brief.asked
    return {
        "brief": asked.heading,
        "made": str(brief.made),
        "meeting": str(asked.day) if asked.agenda and asked.day else None,
        "agenda": asked.agenda and asked.agenda.name,
        "searched": {**searched_object(brief.searched), "undated": asked.undated},
        "standing": list(asked.standing),
        "items": [_item_object(one) for one in brief.items],
    }


def _item_object(briefed: Briefed) -> dict[str, Any]:
    return {
        "number": briefed.item.number or None,
        "title": briefed.item.title,
        "status": "answered" if briefed.told or briefed.again else "nothing",
        "quotes": [
            {"part": one.part.value, "last": one.last, **quote_object(one.quote)}
            for one in briefed.told
        ],
        "under_another_item": briefed.again,
        "more": briefed.more,
    }
