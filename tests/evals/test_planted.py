"""Faults planted in a real run: each is caught by our gates, and the run itself passes them."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from corpus.shelf import Generation
from evals import gates, runs
from evals.cases import Case
from evals.recorded import Recorded, Shown
from evals.scored import Scored, Summary
from evals.scoring import score
from evals.standing import BASELINE, read, standing
from evals.summary import shares
from tests.evals.conftest import Made

Pairs = list[tuple[Case, Recorded]]
Judged = Callable[[Pairs], list[str]]


@pytest.fixture
def asked(made_run: Made) -> Pairs:
    """The cases and their answers."""
    return runs.read(made_run.folder).pairs


@pytest.fixture
def failing(made_run: Made, generation: Generation) -> Judged:
    """Scores answers again; the gates that they fail against the run as it was."""

    def judged(pairs: Pairs) -> list[str]:
        before = read(made_run.folder)
        found: list[Scored] = list(score(pairs, generation))
        told = gates.judge(
            gates.read(), Summary(tuple(shares(found)), {}), before, (before[0], standing(found))
        )
        return [one.told for one in told if not one.held]

    return judged


def of_quotes(one: Recorded, change: Callable[[Shown], Shown]) -> Recorded:
    """The answer with every quote changed, shown or near."""
    return replace(
        one, quotes=tuple(map(change, one.quotes)), nearest=tuple(map(change, one.nearest))
    )


def test_a_run_passes_against_itself(asked: Pairs, failing: Judged) -> None:
    """Scored again from its answers."""
    assert failing(asked) == []


def test_our_baseline_passes_against_the_run_of_today(made_run: Made) -> None:
    """With the floors as they are: `make evals` says the same."""
    run = runs.read(made_run.folder)
    told = gates.judge(gates.read(), runs.summary(run), read(BASELINE), read(run.folder))

    assert [one.told for one in told if not one.held] == []


def test_a_ranking_in_reverse_is_caught(asked: Pairs, failing: Judged) -> None:
    """By what is found and by what is quoted first."""
    turned = [
        (case, replace(one, quotes=one.quotes[::-1], found=one.found[::-1])) for case, one in asked
    ]

    told = failing(turned)

    assert any(one.startswith("passage ndcg@10") for one in told)
    assert any(one.startswith("hit@1") for one in told)


def test_pages_that_are_one_off_are_caught(asked: Pairs, failing: Judged) -> None:
    """Every quote must cite its page."""
    off = [
        (case, of_quotes(one, lambda quote: replace(quote, page=quote.page and quote.page + 1)))
        for case, one in asked
    ]

    assert any(one.startswith("right page is 0.") for one in failing(off))


def test_one_changed_word_is_caught(asked: Pairs, failing: Judged) -> None:
    """In one quote of all."""
    at = next(number for number, (_, one) in enumerate(asked) if one.quotes)
    case, answered = asked[at]
    first, *rest = answered.quotes
    altered = replace(first, text=f"Nearly{first.text[first.text.index(' ') :]}")
    planted = [*asked]
    planted[at] = (case, replace(answered, quotes=(altered, *rest)))

    (told,) = failing(planted)

    assert told.startswith("verbatim is ")


def test_a_bot_that_never_abstains_is_caught(asked: Pairs, failing: Judged) -> None:
    """It quotes what came closest instead."""
    never = [
        (case, replace(one, outcome="answered", quotes=one.nearest[:3], nearest=()))
        if one.outcome == "abstained"
        else (case, one)
        for case, one in asked
    ]

    told = failing(never)

    assert sum(one.startswith("abstained when not") for one in told) == 2


def test_five_cases_that_are_newly_wrong_are_caught(
    asked: Pairs, made_run: Made, failing: Judged
) -> None:
    """Too few to be more than chance; three may be."""
    right = {one.case.id for one in runs.scores(runs.read(made_run.folder)) if one.right}
    wrong = [case.id for case, one in asked if one.outcome == "answered" and case.id in right]

    def without(count: int) -> Pairs:
        return [
            (case, replace(one, quotes=()) if case.id in wrong[:count] else one)
            for case, one in asked
        ]

    assert failing(without(3)) == []
    told = failing(without(5))
    assert any(one.startswith("5 newly wrong (at most 3)") for one in told)
