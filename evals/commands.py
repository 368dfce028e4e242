"""councilbot eval."""

import click

from evals.commanding import asking, protocols, training


@click.group("eval")
def evaluate() -> None:
    """Measure the bot on known questions."""


evaluate.add_command(asking.run)
evaluate.add_command(asking.score)
evaluate.add_command(protocols.protocol)
evaluate.add_command(training.fit)
evaluate.add_command(training.ranker)
