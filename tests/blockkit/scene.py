"""What a payload only names: people, channels and images."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Scene:
    """Where a payload is shown."""

    name: Callable[[str], str]
    """Gives the name that members see, with its @ or #, for the id of a user or channel."""
    images: Mapping[str, bytes] = field(default_factory=dict)
    """The content of images, by their address or, for files in Slack, their id."""
