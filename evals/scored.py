"""What is measured of one case, and what comes out over many."""

from typing import NamedTuple

from pydantic.dataclasses import dataclass

from evals.cases import Case
from evals.recorded import Recorded


class Rate(NamedTuple):
    """A share of things counted."""

    right: float
    total: float

    @property
    def value(self) -> float:
        """From 0 to 1; 0 when nothing was counted."""
        return self.right / self.total if self.total else 0.0


@dataclass(frozen=True)
class Scored:
    """A case, its recorded answer, and its measures by name; see `evals.measures.MEASURES`."""

    case: Case
    recorded: Recorded
    measures: dict[str, tuple[float, float]]
    """What is counted, and of how many; one that does not apply to this case is absent, never 0."""
    overlaps: tuple[tuple[tuple[int, int], ...], ...] = ()
    """For each quote the stretches of its text, from 0, that overlap what is expected."""
    right: bool = False
    """Whether its outcome is right: answered with a hit, or abstained, as the case wants."""


@dataclass(frozen=True)
class Estimate:
    """A measure over some cases."""

    name: str
    value: float
    low: float
    high: float
    """The ends of the 95 % interval: Wilson's for a share of cases, else a bootstrap by paper."""
    right: float
    total: float
    """Sums of what was counted."""
    cases: int
    """To how many cases it applies."""


@dataclass(frozen=True)
class Summary:
    """Every measure over a run, and by category."""

    whole: tuple[Estimate, ...]
    categories: dict[str, tuple[Estimate, ...]]
    """Under 20 cases a report shows counts only."""
    left: int = 0
    """Cases of the run that have no answer yet."""
