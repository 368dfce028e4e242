"""The report for a pull request."""

import re

from markdown_it import MarkdownIt

from evals.report.failures import failures
from evals.report.markdown import markdown
from evals.scored import Summary
from tests.evals.report.hostile import hostile
from tests.evals.report.sample import SETTING, sample, whole

SOME = sample()


def shown(text: str) -> str:
    """What a reader sees, as HTML."""
    return str(MarkdownIt("gfm-like", {"linkify": False, "html": True}).render(text))


def test_it_tells_the_headline_and_the_failed_cases() -> None:
    """In a few lines."""
    text = markdown(SETTING, SOME, whole())

    assert "| hit@1 |" in text
    for scored in SOME:
        assert (f"`{scored.case.id}`" in text) is bool(failures(scored))
    assert shown(text).count("<table>") == 3


def test_a_long_list_is_cut() -> None:
    """And it is told how many are left out."""
    some = sample(400)
    failed = sum(bool(failures(scored)) for scored in some)
    text = markdown(SETTING, some, whole())

    assert f"And {failed - 50} more: see the report." in text
    assert len(text) < 12_000


def test_nobody_is_mentioned_and_nothing_linked() -> None:
    """By what a question says, which stands as code in its own cell."""
    words = "@everyone fixes #1 | `x` ``y`` https://e.org <b>![a](b)</b>\n# Zebra \\| \\"
    told = re.sub("<code>.*?</code>", "", shown(markdown(SETTING, hostile(words), Summary((), {}))))

    for part in ("@everyone", "#1", "e.org", "<b>", "<img", "Zebra"):
        assert part not in told
    assert told.count("<td>") == 3 * sum(bool(failures(scored)) for scored in hostile(words))
