"""
What an app may attach to its messages for itself.

Documented: an alphanumeric `event_type`, an `event_payload` of texts, numbers, booleans, and
objects of those or lists of such objects; `invalid_metadata_format`, `invalid_metadata_schema`,
`metadata_too_large`. Assumed: `_` counts as alphanumeric, as in Slack's own examples, and the limit
is 8,000 characters of JSON.
"""

import json
import re
from typing import Any

from tests.fakeslack.shapes import Payload

MOST_CHARACTERS = 8_000

_EVENT_TYPE = re.compile(r"[A-Za-z0-9_]+")


def complaint(metadata: Any) -> str:
    """Name the error that metadata meets, or nothing."""
    if not isinstance(metadata, dict):
        return "invalid_metadata_format"
    if not metadata:
        return ""
    if metadata.keys() != {"event_type", "event_payload"}:
        return "invalid_metadata_schema"
    kind, payload = metadata["event_type"], metadata["event_payload"]
    if not (isinstance(kind, str) and _EVENT_TYPE.fullmatch(kind) and isinstance(payload, dict)):
        return "invalid_metadata_schema"
    if not all(_fits(value) for value in payload.values()):
        return "invalid_metadata_schema"
    return "metadata_too_large" if len(json.dumps(metadata)) > MOST_CHARACTERS else ""


def shown(payload: Payload, *, with_metadata: bool) -> Payload:
    """Give a message as it is read back, with its metadata only where they are asked for."""
    return payload if with_metadata else {k: v for k, v in payload.items() if k != "metadata"}


def _fits(value: Any) -> bool:
    objects = value if isinstance(value, list) else [value]
    if isinstance(value, dict | list):
        return all(isinstance(one, dict) and all(map(_is_scalar, one.values())) for one in objects)
    return _is_scalar(value)


def _is_scalar(value: Any) -> bool:
    return isinstance(value, str | int | float)
