"""councilbot eval."""

import click

from evals.commanding import asking, cases, comparing, exchange, protocols, reporting, training


@click.group("eval")
def evaluate() -> None:
    """Measure the bot on known questions."""


evaluate.add_command(asking.run)
evaluate.add_command(asking.score)
evaluate.add_command(comparing.compare)
evaluate.add_command(comparing.gate)
evaluate.add_command(comparing.baseline)
evaluate.add_command(comparing.threshold)
evaluate.add_command(reporting.report)
for command in (cases.lint, cases.new, cases.schema, exchange.import_, exchange.export):
    evaluate.add_command(command)
evaluate.add_command(protocols.protocol)
evaluate.add_command(training.fit)
evaluate.add_command(training.ranker)
