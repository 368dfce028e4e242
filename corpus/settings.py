"""The settings, read from the environment here and nowhere else."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from corpus.errors import BadSetting

PUBLIC = "public"
LABEL = re.compile(r"[a-z][a-z0-9-]{1,38}[a-z0-9]")
"""What an access label looks like; Chroma puts the same limits on a collection's name."""


@dataclass(frozen=True)
class Settings:
    """What a person may set; every field has a default that needs nobody's leave."""

    index: Path = Path("index")
    """COUNCILBOT_INDEX: the folder of the index."""
    model: str = "all-MiniLM-L6-v2"
    """COUNCILBOT_MODEL: the embedding model, by name or folder, for sentence-transformers."""
    cache: Path = Path(platformdirs.user_cache_dir("councilbot"))
    """COUNCILBOT_CACHE: where models are kept once exported."""
    state: Path = Path(platformdirs.user_state_dir("councilbot"))
    """COUNCILBOT_STATE: where the Slack bot remembers what it has answered."""
    access: frozenset[str] = frozenset({PUBLIC})
    """COUNCILBOT_ACCESS: the access labels that the terminal may read, parted by commas."""
    slack_api_url: str = "https://slack.com/api/"
    """SLACK_API_URL: where Slack's Web API is."""
    has_slack_tokens: bool = False
    """Whether SLACK_BOT_TOKEN and SLACK_APP_TOKEN are set; slack-bolt reads them itself."""

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] = os.environ) -> "Settings":
        """
        The settings that `environ` holds; an empty variable counts as absent.

        >>> sorted(Settings.from_environment({"COUNCILBOT_ACCESS": "public, members"}).access)
        ['members', 'public']
        """
        default = cls()
        return cls(
            index=Path(environ.get("COUNCILBOT_INDEX") or default.index),
            model=environ.get("COUNCILBOT_MODEL") or default.model,
            cache=Path(environ.get("COUNCILBOT_CACHE") or default.cache),
            state=Path(environ.get("COUNCILBOT_STATE") or default.state),
            access=_labels(environ.get("COUNCILBOT_ACCESS") or PUBLIC),
            slack_api_url=environ.get("SLACK_API_URL") or default.slack_api_url,
            has_slack_tokens=all(environ.get(f"SLACK_{kind}_TOKEN") for kind in ("BOT", "APP")),
        )


def _labels(listed: str) -> frozenset[str]:
    labels = [label.strip() for label in listed.split(",") if label.strip()]
    for label in labels:
        if not LABEL.fullmatch(label):
            raise BadSetting(
                f"COUNCILBOT_ACCESS holds the access label {label!r}: write 3 to 40 small letters,"
                " digits and hyphens, with a letter first and no hyphen last, and commas between"
                " labels."
            )
    return frozenset(labels)
