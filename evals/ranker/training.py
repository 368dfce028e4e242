"""Fine-tuning a cross-encoder on examples, with sentence-transformers' trainer."""

import random
import shutil
import sys
from collections.abc import Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.answer import FIRST
from evals.ranker.examples import Example
from evals.ranker.figures import Judged
from evals.ranker.margins import WRONG, Pair, margins

if TYPE_CHECKING:
    from datasets import Dataset
    from sentence_transformers import CrossEncoder
    from sentence_transformers.cross_encoder import CrossEncoderTrainingArguments

TOKENS = 192
"""Of question and sentence together; what is longer loses its end."""
SENTENCES = WRONG + 1
"""Of a question, in one visit: one or two that answer, and others."""
_HARD = 10
"""Half of the wrong ones, or one more, are among the first so many of our ranking."""
_DROPOUTS = ("attention_probs_dropout_prob", "hidden_dropout_prob")
"""
Left out, since hardly a pair is read twice.

With them a step of 96 pairs takes 2.9 s on 2 cores and without them 2.0, both with plain ("eager")
attention.
"""
_SEED = 20261126
STATE = "trainer_state.json"
"""What the trainer writes last of a checkpoint; a trained model keeps it, with its log."""


@dataclass(frozen=True)
class Schedule:
    """How long a model is trained, and on what terms."""

    visits: int
    """Questions read in all; each visit shows other wrong sentences."""
    rate: float = 1.5e-4
    batch: int = 12
    """Questions a step."""
    loss: str = "odds and order"
    """One of `LOSSES`."""
    teacher: Path | None = None
    """Where a trained model is named, its margins are learnt instead, of answerable questions."""


LOSSES = ("odds and order", "binary", "lambda")


def train(
    sets: Sequence[tuple[Sequence[Example], float]],
    start: Path,
    target: Path,
    schedule: Schedule,
) -> None:
    """
    Train a cross-encoder from the weights in `start` on sets of examples, and save it in `target`.

    That folder is there whole or not at all. Each set has the share of visits that it gets.
    Training that was broken off goes on from its last checkpoint, which is deleted at the end. On a
    GPU it runs there.
    """
    import torch
    from sentence_transformers.cross_encoder import CrossEncoderTrainer
    from transformers.trainer_utils import get_last_checkpoint

    from evals.ranker.clock import Clock

    torch.manual_seed(_SEED)  # where the start has no last layer, it is the same one every time
    model = _cross_encoder(start)
    work = target.with_name(f"{target.name}-checkpoints")
    work.mkdir(parents=True, exist_ok=True)
    trainer = CrossEncoderTrainer(
        model=model,
        args=_arguments(work, schedule),
        train_dataset=visits(sets, schedule),
        loss=_loss(schedule, model),
        callbacks=[Clock()],
    )
    _without_broken(work)
    with redirect_stdout(sys.stderr):  # it prints how it gets on
        trainer.train(resume_from_checkpoint=get_last_checkpoint(str(work)))
    unfinished = target.with_name(f"{target.name}-unfinished")
    model.save_pretrained(str(unfinished))
    trainer.state.save_to_json(str(unfinished / STATE))
    unfinished.rename(target)
    shutil.rmtree(work)


def _arguments(work: Path, schedule: Schedule) -> "CrossEncoderTrainingArguments":
    import torch
    from sentence_transformers.cross_encoder import CrossEncoderTrainingArguments

    return CrossEncoderTrainingArguments(
        output_dir=str(work),
        per_device_train_batch_size=schedule.batch
        * (SENTENCES if schedule.loss == "binary" else 1),
        num_train_epochs=1,
        learning_rate=schedule.rate,
        warmup_steps=0.06,
        weight_decay=0.01,
        use_cpu=not torch.cuda.is_available(),
        bf16=True,
        logging_steps=25,
        save_steps=200,
        save_total_limit=1,
        seed=_SEED,
        report_to="none",
    )


def _without_broken(work: Path) -> None:
    """Delete the checkpoints that were not written whole."""
    for broken in work.glob("checkpoint-*"):
        if not (broken / STATE).is_file():
            shutil.rmtree(broken)


def judged(model: Path, some: Sequence[Example]) -> list[Judged]:
    """What a trained model says of the first sentences of each example."""
    pairs = [(one.question, text) for one in some for text in one.texts[:FIRST]]
    found = iter(_scores(model, pairs))
    return [Judged(one, tuple(islice(found, len(one.texts[:FIRST])))) for one in some]


def _scores(model: Path, pairs: Sequence[Pair]) -> list[float]:
    """The log odds that a trained model gives each pair; in bfloat16, as it was trained."""
    import torch

    if not pairs:
        return []
    trained = _cross_encoder(model)
    with torch.autocast(trained.device.type, dtype=torch.bfloat16):
        given = trained.predict(
            list(pairs), activation_fn=torch.nn.Identity(), show_progress_bar=True
        )
    return [float(score) for score in given]


def _cross_encoder(folder: Path) -> "CrossEncoder":
    from sentence_transformers.cross_encoder import CrossEncoder

    return CrossEncoder(
        str(folder),
        num_labels=1,
        max_length=TOKENS,
        local_files_only=True,
        config_kwargs=dict.fromkeys(_DROPOUTS, 0.0),
        model_kwargs={"attn_implementation": "eager"},
    )


def visits(sets: Sequence[tuple[Sequence[Example], float]], schedule: Schedule) -> "Dataset":
    """The questions in the order in which they are read, each with some of its sentences."""
    from datasets import Dataset

    teacher = schedule.teacher
    chance = random.Random(_SEED)
    whole = sum(share for _, share in sets)
    order: list[Example] = []
    for some, share in sets:
        wanted = round(schedule.visits * share / whole)
        teaching = [one for one in some if one.teaches and (one.answerable or not teacher)]
        while wanted > 0 and teaching:
            taken = chance.sample(teaching, min(wanted, len(teaching)))
            order += taken
            wanted -= len(taken)
    chance.shuffle(order)
    rows = [_visit(one, chance) for one in order]
    if teacher:
        rows = margins(rows, partial(_scores, teacher))
    elif schedule.loss == "binary":
        rows = [
            {"question": row["question"], "text": text, "label": right}
            for row in rows
            for text, right in zip(row["texts"], row["labels"], strict=True)
        ]
    return Dataset.from_list(rows)


def _visit(one: Example, chance: random.Random) -> dict[str, Any]:
    right = [at for at, good in enumerate(one.right) if good]
    wrong = [at for at, good in enumerate(one.right) if not good]
    taken = chance.sample(right, min(len(right), chance.choice((1, 2))))
    left = SENTENCES - len(taken)
    hard = chance.sample(wrong[:_HARD], min((left + 1) // 2, len(wrong[:_HARD])))
    rest = [at for at in wrong if at not in hard]
    taken += hard + chance.sample(rest, min(left - len(hard), len(rest)))
    return {
        "question": one.question,
        "texts": [one.texts[at] for at in taken],
        "labels": [float(one.right[at]) for at in taken],
    }


def _loss(schedule: Schedule, model: "CrossEncoder") -> Any:
    from sentence_transformers.cross_encoder import losses

    from evals.ranker.losses import RIGHT, OddsAndOrderLoss

    if schedule.teacher:
        return losses.MarginMSELoss(model)
    if schedule.loss == "odds and order":
        return OddsAndOrderLoss(model)
    if schedule.loss == "lambda":
        return losses.LambdaLoss(model, mini_batch_size=32)
    import torch

    return losses.BinaryCrossEntropyLoss(model, pos_weight=torch.tensor(RIGHT))
