"""The settings, read from the environment here and nowhere else."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from corpus.errors import BadSetting

PUBLIC = "public"
NONE = "none"
"""A ranker that is none."""
LABEL = re.compile(r"[a-z][a-z0-9-]{1,38}[a-z0-9]")
"""What an access label looks like; Chroma puts the same limits on a collection's name."""
MOST_CHAT_SECONDS = 300
MOST_RETENTION_DAYS = 3650
_WEB_ADDRESS = re.compile(r"https?://[^\s/@?#]+(?:/[^\s?#]*)?")
"""An address without a name and password: keys have variables of their own."""


@dataclass(frozen=True)
class Settings:
    """What a person may set; every field has a default that needs nobody's leave."""

    index: Path = Path("index")
    """COUNCILBOT_INDEX: the folder of the index."""
    model: str = "all-MiniLM-L6-v2"
    """COUNCILBOT_MODEL: the embedding model, by name or folder, for sentence-transformers."""
    ranker: str = ""
    """COUNCILBOT_RANKER: what orders the best sentences, by folder or name; ours, or "none"."""
    cache: Path = Path(platformdirs.user_cache_dir("councilbot"))
    """COUNCILBOT_CACHE: where models are kept once exported."""
    state: Path = Path(platformdirs.user_state_dir("councilbot"))
    """COUNCILBOT_STATE: where the Slack bot remembers what it has answered."""
    retention_days: int = 365
    """COUNCILBOT_RETENTION_DAYS: how long the audit and the feedback are kept."""
    legal_hold: bool = False
    """COUNCILBOT_LEGAL_HOLD: whether nothing of them may be dropped or erased."""
    access: frozenset[str] = frozenset({PUBLIC})
    """COUNCILBOT_ACCESS: the access labels that the terminal may read, parted by commas."""
    roles: Path | None = None
    """COUNCILBOT_ROLES: the file of who may read more than public papers in Slack."""
    contact: str = ""
    """COUNCILBOT_CONTACT: whom a council may write to about what is fetched from its site."""
    help: str = ""
    """COUNCILBOT_HELP: whom members ask for help, such as an address or a channel's name."""
    chat_model: str = ""
    """COUNCILBOT_CHAT_MODEL: the chat model that writes a summary, as `openai:...`; none writes."""
    chat_url: str = ""
    """COUNCILBOT_CHAT_URL: where that model answers, when that is not its maker's own address."""
    chat_seconds: float = 8.0
    """COUNCILBOT_CHAT_SECONDS: how long an answer waits for its summary."""
    has_chat_key: bool = False
    """Whether the key that the chat model needs is set; its package reads it itself."""
    slack_api_url: str = "https://slack.com/api/"
    """SLACK_API_URL: where Slack's Web API is."""
    has_slack_bot_token: bool = False
    """Whether SLACK_BOT_TOKEN is set; slack-bolt reads it, and those below, itself."""
    has_slack_app_token: bool = False
    """Whether SLACK_APP_TOKEN is set."""
    has_slack_secret: bool = False
    """Whether SLACK_SIGNING_SECRET is set."""
    slack_client: str = ""
    """SLACK_CLIENT_ID: the app that several workspaces install; counts with its secret only."""
    installations: str = ""
    """COUNCILBOT_INSTALLATIONS: the database of their tokens, for SQLAlchemy; else a file."""

    @property
    def has_slack_tokens(self) -> bool:
        """Whether both tokens of Socket Mode are set."""
        return self.has_slack_bot_token and self.has_slack_app_token

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
            ranker=environ.get("COUNCILBOT_RANKER") or default.ranker,
            cache=Path(environ.get("COUNCILBOT_CACHE") or default.cache),
            state=Path(environ.get("COUNCILBOT_STATE") or default.state),
            retention_days=_days(
                environ.get("COUNCILBOT_RETENTION_DAYS") or default.retention_days
            ),
            legal_hold=_is_set("COUNCILBOT_LEGAL_HOLD", environ),
            access=_labels(environ.get("COUNCILBOT_ACCESS") or PUBLIC),
            roles=Path(environ["COUNCILBOT_ROLES"]) if environ.get("COUNCILBOT_ROLES") else None,
            contact=environ.get("COUNCILBOT_CONTACT") or default.contact,
            help=environ.get("COUNCILBOT_HELP") or default.help,
            chat_model=environ.get("COUNCILBOT_CHAT_MODEL") or default.chat_model,
            chat_url=_web_address(environ.get("COUNCILBOT_CHAT_URL") or default.chat_url),
            chat_seconds=_seconds(environ.get("COUNCILBOT_CHAT_SECONDS") or default.chat_seconds),
            has_chat_key=_has_chat_key(environ),
            slack_api_url=environ.get("SLACK_API_URL") or default.slack_api_url,
            has_slack_bot_token=bool(environ.get("SLACK_BOT_TOKEN")),
            has_slack_app_token=bool(environ.get("SLACK_APP_TOKEN")),
            has_slack_secret=bool(environ.get("SLACK_SIGNING_SECRET")),
            slack_client=_client(environ),
            installations=environ.get("COUNCILBOT_INSTALLATIONS") or default.installations,
        )


def _client(environ: Mapping[str, str]) -> str:
    """An app that several workspaces install, where its secret is set too."""
    return environ.get("SLACK_CLIENT_ID", "") if environ.get("SLACK_CLIENT_SECRET") else ""


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


def _days(given: str | int) -> int:
    if not (re.fullmatch(r"[0-9]{1,4}", str(given)) and 1 <= int(given) <= MOST_RETENTION_DAYS):
        raise BadSetting(
            f"COUNCILBOT_RETENTION_DAYS is {given!r}: write a whole number of days from 1 to"
            f" {MOST_RETENTION_DAYS}."
        )
    return int(given)


def _is_set(variable: str, environ: Mapping[str, str]) -> bool:
    given = environ.get(variable, "").strip().lower()
    if given not in ("", "0", "no", "false", "1", "yes", "true"):
        raise BadSetting(f"{variable} is {given!r}: write yes or no.")
    return given in ("1", "yes", "true")


def _has_chat_key(environ: Mapping[str, str]) -> bool:
    """Whether the model's maker has its key in the environment; Ollama needs none."""
    maker = environ.get("COUNCILBOT_CHAT_MODEL", "").partition(":")[0]
    return maker == "ollama" or bool(environ.get(f"{maker.upper()}_API_KEY"))


def _web_address(url: str) -> str:
    if url and not _WEB_ADDRESS.fullmatch(url):
        raise BadSetting(
            "COUNCILBOT_CHAT_URL is no address that can be used: write one as http://localhost:11434"
            " or https://models.example/v1, without a name and password."
        )
    return url


def _seconds(given: str | float) -> float:
    try:
        seconds = float(given)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds <= MOST_CHAT_SECONDS:
        raise BadSetting(
            f"COUNCILBOT_CHAT_SECONDS is {given!r}: write a number of seconds above 0,"
            f" {MOST_CHAT_SECONDS} at the most."
        )
    return seconds
