"""What is wrong with a case."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from evals.casefiles import Way


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong, or that a person should look at."""

    check: str
    """Which check found it, in a word or two."""
    message: str
    way: Way = ()
    """From the case to the part that is wrong."""
    serious: bool = True
    """Whether the case cannot be used so; else it is a warning."""
    mend: Mapping[str, int] = field(default_factory=dict)
    """What to fill in at that part to mend it, where that is certain."""
