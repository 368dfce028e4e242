"""councilbot eval."""

import click

from evals.commanding import asking, cases, exchange, reporting, training


@click.group("eval")
def evaluate() -> None:
    """Measure the bot on known questions."""


evaluate.add_command(asking.run)
evaluate.add_command(asking.score)
for command in (cases.lint, cases.new, cases.schema, exchange.import_, exchange.export):
    evaluate.add_command(command)
evaluate.add_command(reporting.report)
evaluate.add_command(training.fit)
evaluate.add_command(training.ranker)
