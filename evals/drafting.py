"""Cases begun from what people have: a quote that they paste, or a vote on an answer."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

from corpus.errors import BadCases
from evals.casefiles import as_object, dumped, entries
from evals.cases import FORMATS, Case, Category, Expected, Group, text_of
from evals.linting.library import Library, Standing, Stored

_ID = re.compile(r"(.*?)(\d+)", re.DOTALL)
_FIRST = ("CASE-", "0000")
_CATEGORIES: tuple[tuple[str, Category], ...] = (
    (r"\b(?:compare[ds]?|comparison|differ\w*|versus|vs\.?)\b", "compare"),
    (r"\brecommend\w*", "recommendation"),
    (r"\b(?:stand for|mean|what is an?|what'?s the)\b", "definition"),
    (r"\b(?:when|dates?|what day|which year|what year)\b", "date"),
    (r"\b(?:how (?:many|much|often|far)|number|figures?|percent\w*|proportion|rate|average)\b|[%£]",
     "number"),
    (r"\b(?:who|whom|whose|say|said|told)\b", "who-said"),
    (r"\b(?:agree\w*|decid\w*|decision|resolv\w*|vot\w+|approv\w*|grade|judge\w*)\b", "decision"),
    (r"\b(?:progress|improv\w*|better|worse|still|yet|so far|opened)\b", "progress"),
)  # fmt: skip
_NO_CATEGORY: Category = "policy"


def category(question: str) -> Category:
    """
    What kind of thing a question seems to ask for; a person must look.

    >>> category("How many audits were inadequate?"), category("when is the next meeting")
    ('number', 'date')
    """
    found = (kind for words, kind in _CATEGORIES if re.search(words, question, re.IGNORECASE))
    return next(found, _NO_CATEGORY)


def ids(paths: Iterable[Path]) -> Iterator[str]:
    """New ids, after the highest of those in the files under some folders, as these are written."""
    used = [found for one in _used(paths) if (found := _ID.fullmatch(one))]
    numbered = [(found[1], found[2]) for found in used] or [_FIRST]
    ((prefix, _),) = Counter(prefix for prefix, _ in numbered).most_common(1)
    highest = max((number for one, number in numbered if one == prefix), key=int)
    for number in count(int(highest) + 1):
        yield f"{prefix}{number:0{len(highest)}}"


def from_quote(quote: str, question: str, library: Library, identity: str) -> Case | None:
    """A case that expects these words wherever a public paper says them; None where none does."""
    found = tuple(
        expected(place, stored, at if len(places) > 1 else None)
        for stored in library.saying(quote)
        for places in (stored.standings(quote),)
        for at, place in enumerate(places, 1)
    )
    if not found:
        return None
    return Case(
        id=identity, question=question, answerable=True, category=category(question), split="dev",
        expected=(Group(found),),
    )  # fmt: skip


def expected(place: Standing, stored: Stored, occurrence: int | None = None) -> Expected:
    """The stored paper's own words at a place, and what their citation must say."""
    document = stored.document
    return Expected(
        " ".join(document.text[place.span.start : place.span.end].split()),
        document.name,
        page=place.page,
        speaker=(place.voice.speaker or place.voice.name or None) if place.voice else None,
        date=stored.date,
        occurrence=occurrence,
    )


def from_feedback(
    file: Path, library: Library, asked: Iterable[str], numbers: Iterator[str]
) -> list[Case]:
    """
    A case for each question that was voted on and is not among those `asked` already.

    Where a vote was good the quote that was shown first is expected, if a public paper says it.
    """
    known = {_plain(one) for one in asked}
    drafts = []
    for vote in _votes(file):
        question = vote["question"]
        if _plain(question) not in known:
            known.add(_plain(question))
            drafts.append(_draft(vote, library, next(numbers)))
    return drafts


def as_text(some: Iterable[Case]) -> str:
    """Cases as YAML to be completed, and put into a question file."""
    given = [{**as_object(one, "python"), "author": one.author, "reviewed_by": ""} for one in some]
    return dumped(given) if given else ""


def _used(paths: Iterable[Path]) -> Iterator[str]:
    for path in paths:
        found = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in (one for one in found if one.suffix in FORMATS):
            for entry in entries(file):
                if isinstance(entry.given, dict):
                    yield str(entry.given.get("id", ""))


def _votes(file: Path) -> list[dict[str, Any]]:
    try:
        lines = [json.loads(line) for line in text_of(file).split("\n") if line.strip()]
        return [
            {
                "question": " ".join(str(one["question"]).split()),
                "outcome": str(one["outcome"]),
                "good": bool(one["good"]),
                "reason": str(one["reason"]),
                "shown": [(str(shown["document"]), str(shown["text"])) for shown in one["shown"]],
            }
            for one in lines
        ]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise BadCases(
            f"{file} is not what `councilbot feedback export` writes: export it again."
        ) from error


def _draft(vote: dict[str, Any], library: Library, identity: str) -> Case:
    question, reason = vote["question"], vote["reason"] or "no reason given"
    begun = Case(
        id=identity, question=question, answerable=False, category=category(question), split="dev"
    )
    if not vote["good"]:
        return replace(begun, notes=f"Voted against ({vote['outcome']}): {reason}")
    if not vote["shown"]:
        return replace(
            begun, why=f"The bot abstained, rightly as a member found: {vote['outcome']}."
        )
    name, text = vote["shown"][0]
    quote = _shown(name, text, library)
    if quote is None:
        return replace(begun, notes="Voted for; its quote is in no public paper of the index.")
    return replace(begun, answerable=True, expected=(Group((quote,)),), notes="Voted for.")


def _shown(name: str, text: str, library: Library) -> Expected | None:
    stored = library.paper(name)
    places = stored.standings(text) if stored and stored.public else []
    if not (stored and places):
        return None
    return expected(places[0], stored, 1 if len(places) > 1 else None)


def _plain(question: str) -> str:
    return "".join(filter(str.isalnum, question.casefold()))
