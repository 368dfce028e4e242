"""councilbot audit and feedback."""

import json
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO, NamedTuple, NoReturn, Protocol

import click

from bot.audit import Audit
from bot.feedback import Feedback
from bot.slack.given import GivenAnswers
from bot.slack.ledger import Ledger
from corpus.errors import UsedWrongly
from corpus.settings import Settings

_MEMBER = re.compile(r"[UW][A-Z0-9]{2,20}")
_day = click.DateTime(["%Y-%m-%d"])


class Erasing(Protocol):
    """Something that keeps what a person did, and can forget it."""

    def erase(self, who: str, /) -> int:
        """Erase what is kept of a person; how much that was."""
        ...

    def close(self) -> None: ...


class Kept(NamedTuple):
    """One file of the folder that COUNCILBOT_STATE names."""

    name: str
    file: str
    what: str
    """What it holds, counted when it is erased."""
    open: Callable[..., Erasing]


AUDIT = Kept("audit", "audit.sqlite", "entries of the audit", Audit)
FEEDBACK = Kept("feedback", "feedback.sqlite", "votes", Feedback)
SLACK = Kept("memory", "slack.sqlite", "questions", GivenAnswers)
WAITING = Kept("memory", "slack.sqlite", "questions that wait for an answer", Ledger)
PERSONAL = (AUDIT, FEEDBACK, SLACK, WAITING)
"""Everything that is kept of a person."""


def _member(ctx: click.Context, parameter: click.Parameter, given: str | None) -> str | None:  # noqa: ARG001 click hands over all
    """A member's id, without which there would be nothing to erase, and nobody would know."""
    if given is not None and not _MEMBER.fullmatch(given):
        raise UsedWrongly(
            f"{given!r} is no Slack id: copy it from the member's profile in Slack, as U012AB3CD."
        )
    return given


@click.group()
def audit() -> None:
    """Check, export or erase the record of who was shown what."""


@audit.command()
@click.option("--noted", help="A head that was noted down: check that it is in the audit.")
def verify(noted: str | None) -> None:
    """Check that no entry was changed, removed or put in; exit 1 where one was."""
    with closing(Audit(_file(AUDIT))) as kept:
        found = kept.verify()
        known = noted is None or kept.holds(noted)
    if found.broken is not None:
        _refuse(
            f"The audit is broken at entry {found.broken}: it was changed, removed or put in,"
            " or what stands beside it was. Compare it with a copy from before."
        )
    if not known:
        _refuse("The head that was noted is not in the audit, which was made anew, or has expired.")
    click.echo(
        f"The audit is whole: {found.entries} entries, {found.erased} of them erased of who asked."
    )
    click.echo(f"Head: {found.head or 'none'}")


@audit.command("export")
@click.option("--who", callback=_member, help="Only this member, by Slack id.")
@click.option("--from", "since", type=_day, help="No earlier than this day (UTC).")
@click.option("--to", "until", type=_day, help="No later than this day (UTC).")
def export_audit(who: str | None, since: datetime | None, until: datetime | None) -> None:
    """Print the entries, one JSON object a line."""
    first = since and since.replace(tzinfo=UTC)
    after = until and until.replace(tzinfo=UTC) + timedelta(days=1)
    with closing(Audit(_file(AUDIT))) as kept:
        for entry in kept.export(who, first, after):
            click.echo(json.dumps(entry, ensure_ascii=False))


@audit.command()
@click.argument("who", callback=_member)
@click.confirmation_option(prompt="Erase for good what is kept of this member?")
def erase(who: str) -> None:
    """Erase WHO, a member's Slack id, from the audit, their votes and their questions."""
    settings = Settings.from_environment()
    if settings.legal_hold:
        _refuse("COUNCILBOT_LEGAL_HOLD is set: nothing is erased until the hold is lifted.")
    for kept in PERSONAL:
        erased = 0
        if (settings.state / kept.file).exists():
            with closing(kept.open(settings.state / kept.file)) as opened:
                erased = opened.erase(who)
        click.echo(f"Erased of {who}: {erased} {kept.what}.")


@click.group()
def feedback() -> None:
    """Export what members thought of answers."""


@feedback.command("export")
@click.option(
    "--out",
    type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
    default="-",
    help="Into this file, which only you may read.",
)
def export_feedback(out: Path) -> None:
    """Print the votes without names, one JSON object a line: candidates for known questions."""
    with closing(Feedback(_file(FEEDBACK))) as kept, _private(out) as file:
        for vote in kept.export():
            click.echo(json.dumps(vote, ensure_ascii=False), file=file)


@contextmanager
def _private(out: Path) -> Iterator[IO[str] | None]:
    """A file that only its owner reads, since members' questions are in it; None for `-`."""
    if str(out) == "-":
        yield None
        return
    try:
        out.touch(mode=0o600)
        out.chmod(0o600)
        file = out.open("w", encoding="utf-8")
    except OSError as error:
        raise UsedWrongly(
            f"{out} cannot be written ({error.strerror}): name a file in a folder of yours."
        ) from error
    with file:
        yield file


def _file(kept: Kept) -> Path:
    file = Settings.from_environment().state / kept.file
    if not file.exists():
        raise UsedWrongly(
            f"There is no {kept.name} yet in {file.parent}: the Slack bot begins it, where"
            " COUNCILBOT_STATE says."
        )
    return file


def _refuse(message: str) -> NoReturn:
    click.echo(f"councilbot: {message}", err=True)
    sys.exit(1)
