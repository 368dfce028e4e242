"""BEIR."""

import csv
from collections import defaultdict
from pathlib import Path

from corpus.errors import BadCases
from evals.cases import Expected, Group, text_of
from evals.importing.made import Imported, Split, case_of, file_names, lines


def beir(path: Path, split: Split) -> Imported:
    """A folder of BEIR: what is expected is the whole of any document that is judged relevant."""
    documents = {row["_id"]: row for row in lines(path / "corpus.jsonl")}
    names = file_names(documents)
    relevant = _judged(path / "qrels")

    def group(query: str) -> Group:
        texts = {key: documents[key]["text"] for key in relevant[query]}
        quotes = (Expected(text, names[key]) for key, text in texts.items() if text.strip())
        return Group(tuple(quotes))

    found = [
        case_of(f"{path.resolve().name}-{row['_id']}", row["text"], split, (group(row["_id"]),))
        for row in lines(path / "queries.jsonl")
        if row["_id"] in relevant
    ]
    papers = {
        names[key]: "\n\n".join(filter(None, (row.get("title", ""), row["text"]))) + "\n"
        for key, row in documents.items()
    }
    return Imported(tuple(found), papers)


def _judged(folder: Path) -> dict[str, list[str]]:
    """The documents that are relevant to each query, by the test's judgements or else the dev's."""
    files = [folder / f"{name}.tsv" for name in ("test", "dev", "train")]
    file = next((one for one in files if one.is_file()), None)
    if file is None:
        raise BadCases(f"{folder} has no judgements: it must hold test.tsv or dev.tsv.")
    relevant: dict[str, list[str]] = defaultdict(list)
    rows = csv.DictReader(text_of(file).split("\n"), delimiter="\t", quoting=csv.QUOTE_NONE)
    for row in rows:
        if int(row["score"]) > 0:
            relevant[row["query-id"]].append(row["corpus-id"])
    return relevant
