"""councilbot eval."""

from importlib import import_module

import click

_WHERE = {
    "run": "asking.run",
    "score": "asking.score",
    "report": "reporting.report",
    "compare": "comparing.compare",
    "gate": "comparing.gate",
    "baseline": "comparing.baseline",
    "threshold": "choosing.threshold",
    "lint": "cases.lint",
    "new": "cases.new",
    "schema": "cases.schema",
    "import": "exchange.import_",
    "export": "exchange.export",
    "checks": "checking.checks",
    "protocol": "protocols.protocol",
    "fit": "training.fit",
    "ranker": "training.ranker",
    "links": "following.links",
}
"""The module of evals/commanding, and in it the command."""


class _Commands(click.Group):
    """Commands that are each imported when they are used, since measuring needs large packages."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(_WHERE)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002
        cmd_name: str,
    ) -> click.Command | None:
        module, _, name = _WHERE.get(cmd_name, "").partition(".")
        command = getattr(import_module(f"evals.commanding.{module}"), name) if name else None
        return command if isinstance(command, click.Command) else None


@click.group("eval", cls=_Commands)
def evaluate() -> None:
    """Measure the bot on known questions."""
