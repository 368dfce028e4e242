"""How long the steps of a training took."""

import json
import math
from pathlib import Path
from statistics import fmean, median
from time import perf_counter
from typing import Any

from transformers import TrainerCallback, TrainerState, TrainingArguments

_SECONDS = "seconds_a_step"


class Clock(TrainerCallback):  # type: ignore[misc]
    """
    Adds to each line of the trainer's log what a step took since the line before, in seconds.

    The log goes with every checkpoint, so it is whole also where training was broken off.
    """

    def __init__(self) -> None:
        self._began = 0.0
        self._took: list[float] = []

    def on_step_begin(self, *_: Any, **__: Any) -> None:
        self._began = perf_counter()

    def on_step_end(self, *_: Any, **__: Any) -> None:
        self._took.append(perf_counter() - self._began)

    def on_log(self, _: TrainingArguments, state: TrainerState, *__: Any, **___: Any) -> None:
        if self._took:
            state.log_history[-1][_SECONDS] = fmean(self._took)
            self._took.clear()


def seconds(state: Path) -> float:
    """What a step took, by the trainer's state; the median, NaN where no step was timed."""
    lines = json.loads(state.read_text(encoding="utf-8"))["log_history"]
    return float(median([line[_SECONDS] for line in lines if _SECONDS in line] or [math.nan]))
