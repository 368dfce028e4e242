"""What the bot does with what Slack sends. Each listener answers Slack first, then works."""

from slack_bolt.async_app import AsyncApp

from bot.slack.listeners import buttons, commands, forms, home, pages, questions, shortcuts
from bot.slack.listeners.office import Office


def register(app: AsyncApp, office: Office) -> None:
    """Listen for everything that the manifest subscribes to."""
    for some in (questions, commands, shortcuts, buttons, pages, forms, home):
        some.register(app, office)
