"""A folder with `questions.jsonl`, as `bench.py` reads it."""

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from evals.cases import Case, Category, Expected, Group, text_of
from evals.drafting import category
from evals.importing.made import Imported, Split, lines, unanswerable
from evals.marked import papers as papers_of
from evals.occurrences import occurrence

_CATEGORIES: dict[str, Category] = {
    "acronym": "definition", "compare-councils": "compare", "compare-years": "compare",
    "comparison": "compare", "date": "date", "definition": "definition", "figure": "number",
    "figures": "number", "improved-since": "progress", "improvement": "progress",
    "recommendation": "recommendation", "who": "who-said",
}  # fmt: skip
"""What kind of thing is asked for, by the categories of ../bench and ../train."""


def bench(path: Path, split: Split) -> Imported:
    """A folder with `questions.jsonl`, and papers in `docs` or those that `docs.txt` lists."""
    files = {file.stem: file for listed in papers_of(path) for file in _within(listed)}
    text = cache(text_of)

    def quote(one: dict[str, Any]) -> Expected:
        file = files.get(one["doc"])
        number = None
        if file and file.suffix == ".txt" and "start" in one:
            number = occurrence(text(file), one["text"], one["start"])
        name = file.name if file else one["doc"]
        return Expected(one["text"], name, page=one.get("page"), occurrence=number)

    return Imported(tuple(_marked(row, split, quote) for row in lines(path / "questions.jsonl")))


def _marked(row: dict[str, Any], split: Split, quote: Callable[[dict[str, Any]], Expected]) -> Case:
    kind = row.get("category", "")
    traps = (kind,) if kind and kind != "unanswerable" else ()
    if not row["answerable"]:
        return unanswerable(row["id"], row["question"], split, row.get("answer", ""))
    quotes = tuple(map(quote, row["gold"]))
    return Case(
        id=row["id"],
        question=row["question"],
        answerable=True,
        category=_CATEGORIES.get(kind) or category(row["question"]),
        split=split,
        expected=(Group(tuple(dict.fromkeys(quotes))),),
        traps=traps,
        notes=f"Answer: {row['answer']}" if row.get("answer") else "",
    )


def _within(listed: Path) -> Sequence[Path]:
    return sorted(listed.iterdir()) if listed.is_dir() else [listed]
