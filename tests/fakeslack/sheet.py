"""What is met while one message is read: whom it names, where it links, what it offers."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple


class Mention(NamedTuple):
    """Somebody or something named in a message."""

    kind: str
    """user, usergroup, channel or broadcast"""
    target: str
    """An id, or `channel`, `here` or `everyone`."""
    where: str
    """text or blocks"""


class Link(NamedTuple):
    """An address that a member can follow."""

    label: str
    url: str


class File(NamedTuple):
    """A file that is shared in a message."""

    name: str
    title: str
    alt_txt: str
    content: bytes


class Button(NamedTuple):
    """Something that a member can click."""

    label: str
    action_id: str
    value: str
    block_id: str
    kind: str = "button"
    """button, feedback_buttons or icon_button"""


@dataclass
class Sheet:
    """Collects what one message names, links, offers and quotes."""

    name: Callable[[str], str]
    """Gives the name that members see for the id of a user or channel."""
    where: str = "blocks"
    mentions: list[Mention] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    buttons: list[Button] = field(default_factory=list)
    quotes: list[str] = field(default_factory=list)

    def mention(self, kind: str, target: str) -> str:
        """Note a mention and give what the member sees of it."""
        self.mentions.append(Mention(kind, target, self.where))
        return f"@{target}" if kind == "broadcast" else self.name(target)

    def link(self, url: str, label: str | None) -> str:
        """Note a link and give what the member sees of it, with the address made visible."""
        self.links.append(Link(label or url, url))
        return f"{label} ({url})" if label and label != url else url
