"""Whom the council trusts with more than public papers: the file its Monitoring Officer keeps."""

import logging
import re
import threading
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import BadRoles
from corpus.settings import LABEL, PUBLIC

_MEMBER = re.compile(r"[UW][A-Z0-9]{6,20}")
_CHANNEL = re.compile(r"[CG][A-Z0-9]{6,20}")
_LIKE = {
    "members": "U012AB3CD, copied from the member's profile in Slack",
    "channels": "C012AB3CD, copied from the foot of the channel's details in Slack",
}
_KEYS = ("channels", "direct_only", "members")
_LINE = re.compile(r"at line (\d+)")

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Roles:
    """Who holds which access labels beside public; who is not named holds none."""

    members: Mapping[str, frozenset[str]]
    """By Slack's id of the member."""
    channels: Mapping[str, frozenset[str]]
    """The labels that may be shown in a channel to those who hold them, by Slack's id."""
    direct_only: frozenset[str]
    """The labels that are shown in a direct message and nowhere else."""


NOBODY = Roles({}, {}, frozenset())
"""Nobody reads more than what is public."""


class RolesFile:
    """
    The roles as the file says now; threads may share it.

    Each time its bytes are compared, which takes some 20 µs: its times need not change with them.
    """

    def __init__(self, path: Path | None) -> None:
        """Read the file, if there is to be one; raises `BadRoles`."""
        self._path = path
        self._lock = threading.Lock()
        self._content = _content(path) if path else b""
        self._roles = _parsed(path, self._content) if path else NOBODY

    def read(self) -> Roles:
        """The roles; nobody has one while the file is bad or gone."""
        if not self._path:
            return NOBODY
        with self._lock:
            content = _content(self._path)
            if content != self._content:
                self._roles = _parsed_or_nobody(self._path, content)
                self._content = content
            return self._roles


def _content(path: Path) -> bytes | str:
    """The file's bytes, or the system's words for why they cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        return error.strerror or type(error).__name__


def _parsed_or_nobody(path: Path, content: bytes | str) -> Roles:
    try:
        roles = _parsed(path, content)
    except BadRoles as fault:
        _log.error("%s Until then everybody is shown public papers only.", fault)
        return NOBODY
    _log.info("Read the roles again from %s.", path)
    return roles


def _parsed(path: Path, content: bytes | str) -> Roles:
    if isinstance(content, str):
        raise BadRoles(
            f"{path}, the file of the roles, cannot be read ({content}): put it there, or set"
            " COUNCILBOT_ROLES to where it is."
        )
    try:
        said = tomllib.loads(content.decode())
    except (ValueError, RecursionError) as error:
        raise BadRoles(
            f"{path} is not valid TOML{_where(error, content)}: mend it and save it again."
        ) from error
    return _roles(path, said)


def _where(error: Exception, content: bytes) -> str:
    """The line of an error, as far as it is known."""
    if isinstance(error, UnicodeDecodeError):
        return f", line {content[: error.start].count(10) + 1}"
    found = _LINE.search(str(error))
    return f", line {found[1]}" if found else ""


def _roles(path: Path, said: Mapping[str, object]) -> Roles:
    for key in said:
        if key not in _KEYS:
            raise BadRoles(f"{path}: {key!r} is not known; the keys are {', '.join(_KEYS)}.")
    direct_only = _labels(path, "direct_only", said.get("direct_only", []))
    if PUBLIC in direct_only:
        raise BadRoles(f"{path}: direct_only: {PUBLIC} papers are shown everywhere; take it out.")
    members = _table(path, said, "members", _MEMBER)
    channels = _table(path, said, "channels", _CHANNEL)
    for channel, listed in channels.items():
        if listed & direct_only:
            raise BadRoles(
                f"{path}: channels: {channel} lists {', '.join(sorted(listed & direct_only))},"
                " which direct_only keeps out of channels; take it out of one of them."
            )
    return Roles(members, channels, direct_only)


def _table(
    path: Path, said: Mapping[str, object], key: str, form: re.Pattern[str]
) -> dict[str, frozenset[str]]:
    """The labels of each id in one table."""
    table = said.get(key, {})
    if not isinstance(table, dict):
        raise BadRoles(f"{path}: {key} must be a table: write [{key}] on a line of its own.")
    for identity in table:
        if not form.fullmatch(identity):
            raise BadRoles(f"{path}: {key}: {identity!r} is no such id: write one as {_LIKE[key]}.")
    return {one: _labels(path, f"{key}: {one}", listed) for one, listed in table.items()}


def _labels(path: Path, where: str, listed: object) -> frozenset[str]:
    if not isinstance(listed, list):
        raise BadRoles(f'{path}: {where} must be a list of access labels, such as ["members"].')
    for label in listed:
        if not isinstance(label, str) or not LABEL.fullmatch(label):
            raise BadRoles(
                f"{path}: {where}: {label!r} is no access label: write 3 to 40 small letters,"
                " digits and hyphens, with a letter first and no hyphen last."
            )
    return frozenset(listed)
