"""What the formats share: reading JSON, and making cases of it."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from evals.cases import Case, Group, Nugget, UnanswerableKind, text_of
from evals.drafting import category

Split = Literal["dev", "test"]


@dataclass(frozen=True)
class Imported:
    """A set of questions."""

    cases: tuple[Case, ...]
    papers: dict[str, str] = field(default_factory=dict)
    """The text of each paper by its file name, where the set holds them."""


def case_of(
    identity: str,
    question: str,
    split: Split,
    groups: tuple[Group, ...],
    nuggets: tuple[Nugget, ...] = (),
) -> Case:
    """A case that can be answered; a person must look at its category."""
    return Case(
        id=identity,
        question=question,
        answerable=True,
        category=category(question),
        split=split,
        expected=groups,
        must_include=nuggets,
        difficulty="single" if len(groups) == 1 else "multi-passage",
    )


def unanswerable(
    identity: str, question: str, split: Split, why: str, kind: UnanswerableKind = "not-in-corpus"
) -> Case:
    """A case that the papers do not answer."""
    return Case(
        id=identity,
        question=question,
        answerable=False,
        category=category(question),
        split=split,
        why=why or "Marked as not answerable.",
        unanswerable_kind=kind,
    )


def file_names(titles: Iterable[str]) -> dict[str, str]:
    """A file name for each title; raises `ValueError` where two would have the same."""
    names = {title: _file_name(title) for title in titles}
    if len(set(names.values())) < len(names):
        raise ValueError("two texts would have the same file name")
    return names


def _file_name(title: str) -> str:
    """
    A file name for a text that has a title.

    >>> _file_name("contractnli/NDA (final).txt"), _file_name("European Union law")
    ('contractnli_NDA_final.txt', 'European_Union_law.txt')
    """
    stem = re.sub(r"\W+", "_", title.removesuffix(".txt")).strip("_")
    return f"{stem}.txt"


def lines(file: Path) -> Iterator[dict[str, Any]]:
    """The objects of a file that has one a line."""
    for line in text_of(file).split("\n"):
        if line.strip():
            yield json.loads(line)


def document(file: Path) -> Any:
    """What a file of JSON holds."""
    return json.loads(text_of(file))
