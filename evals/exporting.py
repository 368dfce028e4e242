"""Cases, and what a run answered, in the formats of other suites; one function for each."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath
from typing import Any, Literal
from urllib.parse import quote

from corpus.errors import BadCases, BadRun
from evals.casefiles import as_object
from evals.cases import Case, Expected
from evals.linting.library import Library
from evals.recorded import Recorded, Shown
from evals.scored import Scored

Level = Literal["paper", "page"]
NO_ANSWER = "NO ANSWER"
"""What Inspect is told to expect where the papers do not say."""
_NOT_SAID = "The papers do not say."
_NEEDED, _RELEVANT = 2, 1
"""Grades of relevance, of what is expected and of what is acceptable."""


def inspect(some: Iterable[Case]) -> str:
    """Samples of Inspect, a JSON object a line; earlier questions come before as messages."""
    return _lines(
        {
            "id": case.id,
            "input": _messages(case) if case.history else case.question,
            "target": _quotes(case) or NO_ANSWER,
            "metadata": _metadata(case),
        }
        for case in some
    )


def bench(some: Iterable[Case]) -> str:
    """
    A `questions.jsonl`, as `make ranker` reads it: each expected or acceptable quote answers.

    A follow-up is left out, since it does not say by itself what is asked.
    """
    return _lines(
        {
            "id": case.id,
            "question": case.question,
            "answerable": case.answerable,
            "gold": [
                {"doc": PurePath(one.source).stem, "text": one.quote}
                for one in (
                    *(one for group in case.expected for one in group.any),
                    *case.acceptable,
                )
            ],
        }
        for case in some
        if not case.history
    )


def inspect_scores(some: Iterable[Scored]) -> str:
    """What `precomputed_scores` of Inspect reads: C for a right outcome, I for a wrong one."""
    return _lines(
        {
            "id": one.case.id,
            "value": "C" if one.right else "I",
            "answer": "\n\n".join(quote.text for quote in one.recorded.quotes) or NO_ANSWER,
            "explanation": one.recorded.reason or one.recorded.outcome,
            "metadata": {
                "outcome": one.recorded.outcome,
                "confidence": one.recorded.confidence,
                "measures": {name: list(counts) for name, counts in one.measures.items()},
            },
        }
        for one in some
    )


def trec(some: Iterable[Case], level: Level) -> str:
    """Judgements as trec_eval reads them: query, 0, paper or page, grade."""
    lines = []
    for case in some:
        grades: dict[str, int] = {}
        for one in case.acceptable:
            grades[_named(one.source, one.page, level)] = _RELEVANT
        for group in case.expected:
            grades |= {_named(one.source, one.page, level): _NEEDED for one in group.any}
        lines += [f"{_token(case.id)} 0 {name} {grade}\n" for name, grade in grades.items()]
    return "".join(lines)


def trec_run(some: Iterable[Recorded], names: Mapping[str, str], level: Level, tag: str) -> str:
    """A run as trec_eval reads it; no two papers of a query have the same score."""
    lines = []
    for one in some:
        lost = next((hit.document for hit in one.found if hit.document not in names), None)
        if lost:
            raise BadRun(
                f"The index has no document {lost}, which the run names: give --index as it was."
            )
        found = dict.fromkeys(_named(names[hit.document], hit.page, level) for hit in one.found)
        lines += [
            f"{_token(one.case)} Q0 {name} {rank} {len(found) - rank} {_token(tag)}\n"
            for rank, name in enumerate(found, 1)
        ]
    return "".join(lines)


def squad(some: Iterable[Case], library: Library) -> str:
    """
    SQuAD 2.0: each case is asked of the first paper that it expects, whose every quote answers.

    A case that is not answerable is asked of an empty paragraph.
    """
    asked: dict[str, list[dict[str, Any]]] = {}
    for case in some:
        source = next((one.source for group in case.expected for one in group.any), "")
        quotes = [one for group in case.expected for one in group.any if one.source == source]
        asked.setdefault(source, []).append(
            {
                "id": case.id,
                "question": case.question,
                "is_impossible": not case.answerable,
                "answers": [_answer(one, case, library) for one in quotes],
            }
        )
    data = [
        {"title": source, "paragraphs": [{"context": _context(source, library), "qas": questions}]}
        for source, questions in asked.items()
    ]
    return json.dumps({"version": "v2.0", "data": data}, ensure_ascii=False) + "\n"


def squad_predictions(some: Iterable[Recorded]) -> str:
    """The answers that SQuAD's script reads: the first quote, or nothing."""
    given = {one.case: one.quotes[0].text if one.quotes else "" for one in some}
    return json.dumps(given, ensure_ascii=False) + "\n"


def ragas(some: Sequence[Case], run: Mapping[str, Recorded] | None = None) -> str:
    """Rows of Ragas, a JSON object a line; with a run, those that it asked, with its answers."""
    return _lines(
        {
            "user_input": case.question,
            "reference": "\n\n".join(_quotes(case)) or f"{_NOT_SAID} {case.why}".strip(),
            "reference_contexts": [one.quote for group in case.expected for one in group.any],
            **(_response(run[case.id].quotes) if run else {}),
        }
        for case in some
        if run is None or case.id in run
    )


def _response(quotes: Sequence[Shown]) -> dict[str, Any]:
    texts = [one.text for one in quotes]
    return {"response": "\n\n".join(texts) or _NOT_SAID, "retrieved_contexts": texts}


def _lines(rows: Iterable[Mapping[str, Any]]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _messages(case: Case) -> list[dict[str, str]]:
    return [{"role": "user", "content": one} for one in (*case.history, case.question)]


def _quotes(case: Case) -> list[str]:
    """One quote of every group."""
    return [group.any[0].quote for group in case.expected if group.any]


def _metadata(case: Case) -> dict[str, Any]:
    given = as_object(case)
    return {key: value for key, value in given.items() if key not in ("id", "question", "history")}


def _named(source: str, page: int | None, level: Level) -> str:
    return _token(f"{source}#page={page}" if level == "page" and page else source)


def _token(text: str) -> str:
    """
    A word that trec_eval takes for one.

    >>> _token("minutes of June.pdf")
    'minutes%20of%20June.pdf'
    """
    return re.sub(r"\s", lambda space: quote(space.group()), text)


def _answer(one: Expected, case: Case, library: Library) -> dict[str, Any]:
    stored = library.paper(one.source)
    places = stored.meant(one) if stored else []
    if not (stored and places):
        raise BadCases(
            f"{case.id}: {one.source} of the index does not say this: run  councilbot eval lint"
            f"  first: {one.quote}"
        )
    start, end = places[0].span
    return {"text": stored.document.text[start:end], "answer_start": start}


def _context(source: str, library: Library) -> str:
    stored = library.paper(source)
    return stored.document.text if stored else ""
