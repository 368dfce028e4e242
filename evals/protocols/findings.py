"""What a protocol asked, what came of it, and the shares that it counts, with intervals."""

from collections.abc import Callable, Iterable, Sequence

from pydantic.dataclasses import dataclass

from evals.cases import Case
from evals.recorded import Recorded
from evals.scored import Estimate
from evals.statistics import draws, share_interval

Progress = Callable[[Sequence[Case]], Iterable[Case]]
"""Hands on the cases one by one, and may show how far it has come."""


@dataclass(frozen=True)
class Tried:
    """A question that a protocol asked, and what it counts of the answer."""

    case: Case
    """As it was asked."""
    sort: str
    """Its category, or what was done to it."""
    recorded: Recorded
    counted: dict[str, bool]
    """By the name of each share that it counts in; empty when the bot failed."""

    @property
    def paper(self) -> str:
        """The paper that the case is about, or else the case: what is drawn together by chance."""
        expected = self.case.expected
        return expected[0].any[0].source if expected else self.case.id

    @property
    def failed(self) -> bool:
        """Whether the bot broke down, now or when it was asked the question as it stands."""
        return not self.counted


@dataclass(frozen=True)
class Findings:
    """What came of a protocol that counts shares."""

    protocol: str
    sorted_by: str
    """What `sorts` are: categories, say."""
    whole: tuple[Estimate, ...]
    sorts: dict[str, tuple[Estimate, ...]]
    tried: tuple[Tried, ...]

    @property
    def failed(self) -> list[str]:
        """The ids of the cases on which the bot broke down; they are counted nowhere."""
        return list(dict.fromkeys(one.case.id for one in self.tried if one.failed))


def findings(protocol: str, sorted_by: str, tried: Sequence[Tried]) -> Findings:
    """The shares over all that was tried, and over each sort in the order that they came."""
    sorts = dict.fromkeys(one.sort for one in tried)
    return Findings(
        protocol=protocol,
        sorted_by=sorted_by,
        whole=shares(tried),
        sorts={sort: shares([one for one in tried if one.sort == sort]) for sort in sorts},
        tried=tuple(tried),
    )


def shares(tried: Iterable[Tried]) -> tuple[Estimate, ...]:
    """
    Each share that is counted, with its interval.

    Wilson's where each case counts once; else a bootstrap by paper, for what is asked of one case
    several times is not independent.
    """
    counted: dict[str, list[Tried]] = {}
    for one in tried:
        for name in one.counted:
            counted.setdefault(name, []).append(one)
    return tuple(_share(name, some) for name, some in counted.items())


def _share(name: str, some: Sequence[Tried]) -> Estimate:
    cases: dict[str, list[Tried]] = {}
    for one in some:
        cases.setdefault(one.case.id, []).append(one)
    right = [float(sum(one.counted[name] for one in same)) for same in cases.values()]
    total = [float(len(same)) for same in cases.values()]
    low, high = share_interval(right, total, draws([same[0].paper for same in cases.values()]))
    value = sum(right) / len(some)
    return Estimate(name, value, low, high, sum(right), float(len(some)), len(cases))
