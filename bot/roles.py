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

_Stamp = tuple[int, int, int, int]
"""What changes when a file is written, replaced, or opened to other readers."""

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
    """The roles as the file says now; threads may share it."""

    def __init__(self, path: Path | None) -> None:
        """Read the file, if there is to be one; raises `BadRoles`."""
        self._path = path
        self._lock = threading.Lock()
        self._stamp = _stamp(path) if path else None
        self._roles = _load(path) if path else NOBODY

    def read(self) -> Roles:
        """The roles, read again when the file has changed; nobody has one while it is bad."""
        if not self._path:
            return NOBODY
        with self._lock:
            # Before the file is read: a change meanwhile is then noticed at the next call.
            stamp = _stamp(self._path)
            if stamp != self._stamp:
                self._roles = _load_or_nobody(self._path)
                self._stamp = stamp
            return self._roles


def _stamp(path: Path) -> _Stamp | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino


def _load_or_nobody(path: Path) -> Roles:
    try:
        roles = _load(path)
    except BadRoles as fault:
        _log.error("%s Until then everybody is shown public papers only.", fault)
        return NOBODY
    _log.info("Read the roles again from %s.", path)
    return roles


def _load(path: Path) -> Roles:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise BadRoles(
            f"{path}, the file of the roles, cannot be read ({error.strerror}): put it there, or"
            " set COUNCILBOT_ROLES to where it is."
        ) from error
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
