"""How much one member may ask."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack import pace
from bot.slack.pace import MINUTE, MOST, Pace


@dataclass
class Clock:
    """A clock that goes when it is told to."""

    at: float = 1000.0

    def __call__(self) -> float:
        return self.at


def test_a_member_may_ask_so_much_in_a_minute() -> None:
    """After that they wait until the oldest question is a minute old."""
    clock = Clock()
    counted = Pace(clock)

    waits = []
    for _ in range(MOST + 1):
        waits.append(counted.wait("U1"))
        clock.at += 1

    assert waits == [0] * MOST + [MINUTE - MOST]


def test_after_the_wait_one_more_may_be_asked() -> None:
    """And the others when they are as old."""
    clock = Clock()
    counted = Pace(clock)
    for _ in range(MOST):
        counted.wait("U1")

    clock.at += counted.wait("U1")

    assert [counted.wait("U1") for _ in range(MOST + 1)] == [0] * MOST + [MINUTE]


def test_a_refused_question_is_not_counted() -> None:
    """Or who tries again and again would wait for ever."""
    clock = Clock()
    counted = Pace(clock)
    for _ in range(3 * MOST):
        counted.wait("U1")

    clock.at += MINUTE

    assert counted.wait("U1") == 0


def test_members_do_not_wait_for_one_another() -> None:
    """Each has a minute of their own."""
    counted = Pace(Clock())
    for _ in range(MOST):
        counted.wait("U1")

    assert counted.wait("U1") > 0
    assert counted.wait("U2") == 0


def test_counts_so_many_members(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who has asked least lately is forgotten first."""
    monkeypatch.setattr(pace, "MEMBERS", 2)
    counted = Pace(Clock())
    for member in ("U1", "U2"):
        for _ in range(MOST):
            counted.wait(member)

    counted.wait("U3")

    assert counted.wait("U2") > 0
    assert counted.wait("U1") == 0


@given(st.lists(st.floats(0, 20), max_size=60))
def test_nobody_asks_more_in_any_minute(pauses: list[float]) -> None:
    """However the questions are spread; and a wait is told in whole seconds."""
    clock = Clock()
    counted = Pace(clock)
    let: list[float] = []
    for pause in pauses:
        clock.at += pause
        wait = counted.wait("U1")
        assert 0 <= wait <= MINUTE
        let += [] if wait else [clock.at]

    assert all(late - early >= MINUTE for early, late in zip(let, let[MOST:], strict=False))
