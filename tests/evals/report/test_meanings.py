"""What each measure means."""

from evals.measures import MEASURES
from evals.report.meanings import BROKEN_DOWN, GROUPS, HEADLINE, INVARIANTS, meaning

GROUPED = [name for names in GROUPS.values() for name in names]


def test_every_measure_is_reported_once() -> None:
    """In one of the groups, or among the promises."""
    times = {name for name in GROUPED if name.startswith("seconds")}

    assert sorted([*GROUPED, *INVARIANTS]) == sorted({*MEASURES, *times})


def test_whatever_is_reported_has_a_meaning() -> None:
    """In one sentence."""
    for name in (*GROUPED, *INVARIANTS, *HEADLINE, *BROKEN_DOWN):
        assert meaning(name).endswith(".")


def test_what_is_not_known_has_none() -> None:
    """As a measure of a run that an older version made."""
    assert meaning("gut feeling") == ""
