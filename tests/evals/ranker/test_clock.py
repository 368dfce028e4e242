"""How long the steps of a training took."""

import json
import math
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from evals.ranker import clock
from evals.ranker.clock import Clock, seconds
from evals.ranker.training import STATE, Schedule, train
from tests.evals.ranker.conftest import broken_off, example

LESSONS = [([example(True, False, question=f"how late {at}?") for at in range(4)], 1.0)]


def written(folder: Path, *lines: dict[str, float]) -> Path:
    """A trainer's state with this log."""
    file = folder / "state.json"
    file.write_text(json.dumps({"log_history": lines}), "utf-8")
    return file


def test_each_line_of_the_log_has_the_time_of_its_steps(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Their mean; what passes between steps does not count."""
    times = iter([0.0, 2.0, 10.0, 14.0, 20.0, 21.0])
    monkeypatch.setattr(clock, "perf_counter", lambda: next(times))
    timed = Clock()
    state: Any = SimpleNamespace(log_history=[])

    for steps in (2, 1, 0):
        for _ in range(steps):
            timed.on_step_begin()
            timed.on_step_end()
        state.log_history.append({"step": 1})
        timed.on_log(None, state, None)

    first, second, last = state.log_history
    assert seconds(written(tmp_path, first)) == 3.0
    assert seconds(written(tmp_path, second)) == 1.0
    assert last == {"step": 1}
    assert seconds(written(tmp_path, first, second, last)) == 2.0


def test_what_was_not_timed_has_no_time(tmp_path: Path) -> None:
    """It is no number, and not 0."""
    assert math.isnan(seconds(written(tmp_path, {"step": 1})))


def test_training_that_goes_on_keeps_the_times_of_before(bert: Path, tmp_path: Path) -> None:
    """They go with its checkpoint."""
    target = tmp_path / "trained"
    schedule = Schedule(visits=25, batch=1)
    broken_off(LESSONS, bert, target, schedule)
    before = seconds(tmp_path / "trained-checkpoints" / "checkpoint-25" / STATE)

    train(LESSONS, bert, target, schedule)

    assert seconds(target / STATE) == before > 0
