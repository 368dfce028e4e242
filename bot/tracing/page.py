"""Trace -> HTML: one page of a whole report."""

from bot.html.page import page
from bot.tracing import table
from bot.tracing.trace import Trace
from bot.words import searched_line
from corpus.documents import KINDS, in_words


def trace_page(trace: Trace) -> str:
    """A page with every ask and all that later papers say of it, by state."""
    details = trace.document.details
    facts = (KINDS[details.kind], details.council, in_words(details.date) if details.date else "")
    return page(
        "trace.html",
        title=f"What became of it? {details.title or trace.document.name}",
        paper=", ".join(filter(None, facts)),
        trace=trace,
        rows=[(one, table.told(one), table.actions(one)) for one in trace.traced],
        headings=table.HEADINGS,
        counted=table.counted(trace),
        searched=searched_line(trace.searched),
        unsearched=table.unsearched(trace),
        unnamed=table.UNNAMED,
        nothing=table.NOTHING,
        doubtful=table.DOUBTFUL,
    )
