"""The one alias for what travels between Slack and an app."""

from typing import Any

Payload = dict[str, Any]
"""A JSON object, as Slack sends and takes it."""
