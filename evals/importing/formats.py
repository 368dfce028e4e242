"""The formats of question sets that can be made cases of."""

from collections.abc import Callable
from pathlib import Path

from corpus.errors import BadCases
from evals.importing.beir import beir
from evals.importing.bench import bench
from evals.importing.legalbench import legalbench_rag
from evals.importing.made import Imported, Split
from evals.importing.squad import squad

FORMATS: dict[str, Callable[[Path, Split], Imported]] = {
    "bench": bench,
    "squad": squad,
    "legalbench-rag": legalbench_rag,
    "beir": beir,
}


def imported(kind: str, path: Path, split: Split) -> Imported:
    """The cases of a question set of one of `FORMATS`; raises `BadCases` when it is not one."""
    try:
        return FORMATS[kind](path, split)
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise BadCases(f"{path} is not a question set of the format {kind}: check both.") from error
