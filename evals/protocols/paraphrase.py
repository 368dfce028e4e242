"""
Each question is put otherwise, as people do, and the answer should stay.

What is done is small and means nothing: courtesies, no question mark, capitals, two letters
swapped, an article left out. Only the question itself is changed, not what was asked before it. Its
limits:

- A change that finds a better answer counts as a change as well; nothing is said of what is right.
- The first quote changes when it is not the very same words of the same paper, though another
  passage may say the same. It is looked at only where both questions are answered.
- A swap may make another word, or spoil a name; which letters are swapped is drawn by the case's
  id, so that it is the same in every run.
- Nobody's own other wording is asked: that needs people to write it.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

import numpy as np

from bot.index import Index
from bot.reranking import Reranker
from evals.cases import Case
from evals.protocols.findings import Findings, Progress, Tried, findings
from evals.recorded import Recorded
from evals.run import ask

NAME = "paraphrase"
OUTCOMES = "outcomes that change"
QUOTES = "first quotes that change"
_LONG = re.compile(r"[^\W\d_]{5,}")
"""A word in which a slip is typed."""
_ARTICLE = re.compile(r"\b(?:the|an?) (?=\w)", re.IGNORECASE)


def paraphrase(
    some: Iterable[Case],
    index: Index,
    reranker: Reranker | None = None,
    progress: Progress = iter,
) -> Findings:
    """How often the outcome and the first quote change; by what was done to the question."""
    tried = []
    for case in progress(list(some)):
        before = ask(case, index, reranker)
        for sort, changed in variants(case):
            after = ask(changed, index, reranker)
            tried.append(Tried(changed, sort, after, _changes(before, after)))
    return findings(NAME, "change", tried)


def variants(case: Case) -> Iterator[tuple[str, Case]]:
    """The case with its question put otherwise, once for each change that changes it."""
    for sort, change in CHANGES.items():
        question = change(case.question, case.id)
        if question != case.question:
            yield sort, replace(case, question=question)


def courtesies(question: str, _seed: str) -> str:
    """
    The question as it is put politely.

    >>> courtesies("Who chaired the panel?", "")
    'Hello, could you please tell me: Who chaired the panel? Many thanks!'
    """
    return f"Hello, could you please tell me: {question} Many thanks!"


def no_question_mark(question: str, _seed: str) -> str:
    """
    The question without the mark at its end.

    >>> no_question_mark("Who chaired the panel?", "")
    'Who chaired the panel'
    """
    return question.rstrip("? ") or question


def capitals(question: str, _seed: str) -> str:
    """
    The question in capitals.

    >>> capitals("Who chaired the panel?", "")
    'WHO CHAIRED THE PANEL?'
    """
    return question.upper()


def slip(question: str, seed: str) -> str:
    """
    The question with two neighbouring letters of a long word swapped, never its first.

    >>> slip("Who chaired it?", "K-1")
    'Who chairde it?'
    """
    places = [
        at
        for word in _LONG.finditer(question)
        for at in range(word.start() + 1, word.end() - 1)
        if question[at] != question[at + 1]
    ]
    if not places:
        return question
    at = places[np.random.default_rng(list(seed.encode())).integers(len(places))]
    return question[:at] + question[at + 1] + question[at] + question[at + 2 :]


def dropped_article(question: str, _seed: str) -> str:
    """
    The question without its first article.

    >>> dropped_article("Who chaired the panel?", "")
    'Who chaired panel?'
    """
    return _ARTICLE.sub("", question, count=1)


CHANGES: dict[str, Callable[[str, str], str]] = {
    "courtesies": courtesies,
    "no question mark": no_question_mark,
    "capitals": capitals,
    "slip": slip,
    "dropped article": dropped_article,
}
"""What is done to a question, given the case's id; one that does not apply leaves it as it is."""


def _changes(before: Recorded, after: Recorded) -> dict[str, bool]:
    if "failed" in (before.outcome, after.outcome):
        return {}
    changes = {OUTCOMES: before.outcome != after.outcome}
    if before.quotes and after.quotes:
        first, other = before.quotes[0], after.quotes[0]
        place = first.document, first.start, first.end
        changes[QUOTES] = place != (other.document, other.start, other.end)
    return changes
