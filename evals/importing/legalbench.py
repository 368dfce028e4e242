"""LegalBench-RAG."""

from pathlib import Path
from typing import Any

from evals.cases import Expected, Group, text_of
from evals.importing.made import Imported, Split, case_of, document, file_names
from evals.occurrences import occurrence


def legalbench_rag(path: Path, split: Split) -> Imported:
    """A benchmark of LegalBench-RAG, every snippet of which is needed; `corpus` lies beside it."""
    corpus = path.parent.parent / "corpus"
    tests = document(path)["tests"]
    every = dict.fromkeys(one["file_path"] for test in tests for one in test["snippets"])
    texts = {one: text_of(corpus / one) for one in every if (corpus / one).is_file()}
    names = file_names(every)

    def quote(one: dict[str, Any]) -> Expected:
        text = texts.get(one["file_path"])
        number = occurrence(text, one["answer"], one["span"][0]) if text else None
        return Expected(one["answer"], names[one["file_path"]], occurrence=number)

    found = [
        case_of(
            f"{path.stem}-{number:04}",
            test["query"],
            split,
            tuple(Group((one,)) for one in dict.fromkeys(map(quote, test["snippets"]))),
        )
        for number, test in enumerate(tests, 1)
    ]
    return Imported(tuple(found), {names[one]: text for one, text in texts.items()})
