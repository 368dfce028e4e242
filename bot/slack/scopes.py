"""What the bot must be allowed to do in a workspace; the same as in manifest.json."""

BOT = frozenset(
    {
        "app_mentions:read",
        "assistant:write",
        "channels:history",
        "channels:read",
        "chat:write",
        "commands",
        "files:write",
        "groups:history",
        "groups:read",
        "im:history",
        "im:read",
        "mpim:history",
        "mpim:read",
        "users:read",
    }
)
APP = frozenset({"connections:write"})
"""Of the token that opens Socket Mode's connections."""


def missing(granted: str, needed: frozenset[str] = BOT) -> list[str]:
    """
    The scopes that a list of Slack's lacks.

    >>> missing("chat:write, commands", frozenset({"chat:write", "files:write"}))
    ['files:write']
    """
    return sorted(needed - {scope.strip() for scope in granted.split(",")})
