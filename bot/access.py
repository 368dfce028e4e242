"""Who may see what: the one place where access labels are chosen."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from bot.roles import Roles
from corpus.settings import PUBLIC, Settings


class Kind(Enum):
    """Who reads what is written in a place."""

    DIRECT = "direct"
    """The asker alone: a direct message between them and the bot."""
    PRIVATELY = "privately"
    """The asker alone, among others: a reply in a channel that only they are shown."""
    CHANNEL = "channel"
    """Everybody there: a public or private channel, or a direct message of several people."""


@dataclass(frozen=True)
class Asker:
    """Who asks in Slack, by ids that Slack gives and never by a name that anybody types."""

    user: str
    team: str
    """The id of their workspace; empty when it is not known."""
    external: bool
    """Whether they are a guest, a stranger, of another team, a bot, deactivated or not known."""


@dataclass(frozen=True)
class Place:
    """Where an answer in Slack is read."""

    channel: str
    kind: Kind
    external: bool
    """Whether it is shared with another organisation, or about to be, or not known."""


def terminal_labels(settings: Settings) -> frozenset[str]:
    """
    The access labels that the terminal and assistants may quote from, which are a setting.

    Whoever can run the terminal can read the index's files anyway.
    """
    return settings.access


def labels(asker: Asker, place: Place, roles: Roles) -> frozenset[str]:
    """
    The access labels that an answer to this asker in this place may quote from; never "all".

    Everybody may read what is public. More is for members of the council's own workspace, and only
    as far as everybody may read it who reads the answer.
    """
    if asker.external or place.external:
        return frozenset({PUBLIC})
    opened = roles.members.get(asker.user, frozenset())
    if place.kind is not Kind.DIRECT:
        opened -= roles.direct_only
    if place.kind not in (Kind.DIRECT, Kind.PRIVATELY):
        opened &= roles.channels.get(place.channel, frozenset())
    return opened | {PUBLIC}


def is_for_everybody(quoted: Iterable[str]) -> bool:
    """
    Whether an answer that quotes papers with these access labels may be shared with a channel.

    One that quotes none may not: what is not known to be public is not.
    """
    return set(quoted) == {PUBLIC}
