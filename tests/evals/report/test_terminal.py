"""The report in a terminal."""

import io
from collections.abc import Sequence

from rich.console import Console

from evals.report.failures import failures
from evals.report.terminal import show
from evals.scored import Scored, Summary
from tests.evals.report.hostile import hostile
from tests.evals.report.sample import SETTING, sample, whole

SOME = sample()


def printed(some: Sequence[Scored] = SOME, found: Summary | None = None, width: int = 100) -> str:
    """What is printed of some cases."""
    page = io.StringIO()
    show(SETTING, some, found or whole(), Console(file=page, width=width, highlight=False))
    return page.getvalue()


def test_measures_are_printed_with_their_interval() -> None:
    """And with how many they are of."""
    (line,) = [line for line in printed().splitlines() if line.strip().startswith("hit@1")]
    (one,) = [one for one in whole().whole if one.name == "hit@1"]

    assert line.split() == [
        "hit@1",
        f"{100 * one.value:.0f}%",
        f"{100 * one.low:.0f}",
        "to",
        f"{100 * one.high:.0f}%",
        f"{one.right:.0f}",
        "of",
        f"{one.total:.0f}",
    ]


def test_every_failed_case_has_one_line() -> None:
    """However narrow the terminal is."""
    lines = printed(width=60).splitlines()

    for scored in SOME:
        found = [line for line in lines if line.startswith(scored.case.id)]
        assert len(found) == bool(failures(scored))
        assert all(len(line) <= 60 for line in found)


def test_of_few_cases_counts_are_printed() -> None:
    """Of a category with fewer than twenty."""
    (line,) = [line for line in printed().splitlines() if line.strip().startswith("date ")]

    assert "of" in line
    assert "%" not in line


def test_a_broken_promise_is_told_first() -> None:
    """In words, before any table."""
    head = printed().splitlines()[:6]

    assert any(line.startswith("The promise is broken: right page") for line in head)


def test_hostile_words_do_nothing_to_the_terminal() -> None:
    """They are no markup, no command to it, and no line of their own."""
    text = printed(hostile("[red]a\x1b[2J\x1b]0;b\x07\nc\rd\u202ee"), Summary((), {}))

    assert not {"\x1b", "\x07", "\r", "\u202e"} & set(text)
    assert "[red]a" in text
