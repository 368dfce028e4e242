"""Plans for what goes wrong: which calls of which method fail, how, and how often."""

import asyncio
from dataclasses import dataclass, field
from typing import TypedDict


class Plan(TypedDict, total=False):
    """What may be planned, as `Fault` explains it."""

    status: int
    retry_after: int
    error: str
    reset: bool
    hang: bool
    lands: bool
    times: int | None
    skip: int


@dataclass
class Fault:
    """A plan for the next calls of one method."""

    method: str
    status: int = 200
    retry_after: int | None = None
    error: str | None = None
    """The error to answer; by default the one that goes with the status."""
    reset: bool = False
    """Break the connection instead of answering."""
    hang: bool = False
    """Answer nothing until the fault is lifted, then answer as usual."""
    lands: bool = False
    """Let the call take effect before it fails, so that a retry would do it twice."""
    times: int | None = 1
    """How many calls fail; None for every one until the fault is lifted."""
    skip: int = 0
    """How many calls go well first."""
    hits: int = 0
    """How many calls it has struck."""
    lifted: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def answered_error(self) -> str:
        if self.error:
            return self.error
        return "ratelimited" if self.status == 429 else "internal_error"

    def strikes(self) -> bool:
        """Tell whether the fault strikes this call, counting it."""
        if self.lifted.is_set() or (self.times is not None and self.hits >= self.times):
            return False
        if self.skip:
            self.skip -= 1
            return False
        self.hits += 1
        return True


@dataclass
class Faults:
    """All the plans that are in force; the earliest made strikes first."""

    plans: list[Fault] = field(default_factory=list)

    def struck(self, method: str) -> Fault | None:
        """Give the plan that strikes this call of `method`, if any does."""
        plans = [plan for plan in self.plans if plan.method == method]
        return next((plan for plan in plans if plan.strikes()), None)

    def lift(self) -> None:
        """Lift every plan, letting go of calls that hang; call it in the server's loop."""
        for plan in self.plans:
            plan.lifted.set()
        self.plans.clear()
