"""Who may see what."""

from dataclasses import replace

from bot.access import Place, labels
from corpus.settings import Settings


def test_the_terminal_reads_what_the_settings_allow() -> None:
    """Whoever can run the terminal can read the files anyway."""
    settings = replace(Settings(), access=frozenset({"public", "members"}))

    assert labels(Place.TERMINAL, settings) == {"public", "members"}


def test_slack_reads_public_papers_whatever_the_settings_allow() -> None:
    """An answer in Slack is read by whoever is there."""
    settings = replace(Settings(), access=frozenset({"public", "members"}))

    assert labels(Place.SLACK, settings) == {"public"}
