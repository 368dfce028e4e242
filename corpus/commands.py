"""
The `councilbot` command: what every command has in common.

The commands themselves are in their own packages, which name them as entry points in
pyproject.toml, so that the ground floor needs to know none of them.
"""

import logging
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import entry_points
from typing import Any

import click

from corpus.errors import CouncilbotError

_log = logging.getLogger(__name__)
_PACKAGES = ("bot", "corpus", "evals", "ingest")


class _Commands(click.Group):
    """The commands of every package, each imported when it is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return sorted(entry_points(group="councilbot.commands").names)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002
        cmd_name: str,
    ) -> click.Command | None:
        for found in entry_points(group="councilbot.commands", name=cmd_name):
            command = found.load()
            return command if isinstance(command, click.Command) else None
        return None

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        with _seen_enough():
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        with _seen_enough():
            return super().invoke(ctx)


@contextmanager
def _seen_enough() -> Iterator[None]:
    """When nobody reads on, as with head, the work is done; click would call it a failure."""
    try:
        yield
    except BrokenPipeError as closed:
        # What Python still holds to be printed goes nowhere, or it would complain as it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise click.exceptions.Exit(0) from closed


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="councilbot")
@click.option("--debug", is_flag=True, help="Show what a developer needs when something fails.")
def councilbot(*, debug: bool) -> None:
    """Answer questions about council papers with exact quotes and where they come from."""
    logging.basicConfig(format="%(message)s", level=logging.WARNING, stream=sys.stderr)
    for package in _PACKAGES:
        logging.getLogger(package).setLevel(logging.DEBUG if debug else logging.INFO)


def main() -> None:
    """Run the command line; what goes wrong ends in one line that says what to do."""
    try:
        code = councilbot(standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as help_shown:
        help_shown.show()
        code = help_shown.exit_code
    except click.ClickException as error:
        message = error.format_message().rstrip(".")
        code = _fail(f"{message}. Try  councilbot --help", error.exit_code)
    except CouncilbotError as error:
        code = _fail(str(error), error.exit_code)
    except (KeyboardInterrupt, click.Abort):
        code = _fail("Stopped.", 130)
    except OSError as error:
        _log.debug("", exc_info=error)
        code = _fail(f"The system refused: {_refusal(error)}.", 3)
    except Exception as error:  # noqa: BLE001 the one place where nothing may get past
        _log.debug("", exc_info=error)
        code = _fail(
            f"councilbot failed in a way that nobody foresaw ({type(error).__name__}):"
            " run it again as  councilbot --debug ...  and report what it prints.",
            3,
        )
    sys.exit(code)


def _refusal(error: OSError) -> str:
    """What was refused; where many files are copied, what was refused first."""
    if isinstance(error, shutil.Error) and isinstance(error.args[0], list):
        _, file, reason = error.args[0][0]
        return f"{reason} ({file})"
    return f"{error.strerror or error} ({error.filename or 'no file'})"


def _fail(message: str, code: int) -> int:
    click.echo(f"councilbot: {message}", err=True)
    return code
