"""What a case tells against itself, without the papers."""

import re
from collections.abc import Iterator

from bot.question import understand
from corpus.errors import BadQuestion
from corpus.folding import fold
from evals.casefiles import Way
from evals.cases import Case, Expected, Nugget
from evals.linting.faults import Fault
from evals.measures.nuggets import states, states_any

_LEANS = re.compile(
    r"^(?:and|but|so|or|also)\b|\b(?:what|how) about\b|\b(?:it|its|they|them|their|that|this|those"
    r"|these|he|she|him|his|her|hers|there|then|same|other|others|another|else|more|previous|above"
    r"|one|ones)\b",
    re.IGNORECASE,
)
"""What a question says that leans on the one before it."""
_BEGINS = re.compile(r"^(?:and|but|(?:what|how) about)\b", re.IGNORECASE)
_FEW_WORDS = 4
"""A question of no more may lean on the one before without any such word."""


def faults(case: Case) -> Iterator[Fault]:
    """Everything that is wrong with a case that the papers need not be asked about."""
    yield from _question(case)
    yield from _outcome(case)
    yield from _groups(case)
    for at, nugget in enumerate(case.must_include):
        yield from _nugget(case, nugget, ("must_include", at))
    yield from _forbidden(case)
    yield from _history(case)
    yield from _review(case)


def every(case: Case) -> Iterator[tuple[Way, Expected]]:
    """All quotes of a case that are to the point, needed or not, and the way to each."""
    for number, group in enumerate(case.expected):
        for at, one in enumerate(group.any):
            yield ("expected", number, "any", at), one
    for at, one in enumerate(case.acceptable):
        yield ("acceptable", at), one


def _question(case: Case) -> Iterator[Fault]:
    try:
        understand(case.question)
    except BadQuestion as error:
        yield Fault("question", str(error), ("question",))


def _outcome(case: Case) -> Iterator[Fault]:
    if case.answerable:
        if not case.expected:
            yield Fault("outcome", "it is answerable and expects no quote")
        if case.why or case.unanswerable_kind:
            yield Fault(
                "outcome", "it is answerable: leave out why and unanswerable_kind", ("why",)
            )
        return
    if case.expected:
        message = "it is not answerable, and yet it expects quotes"
        yield Fault("outcome", message, ("expected",))
    if case.must_include:
        message = "it is not answerable: leave out must_include"
        yield Fault("outcome", message, ("must_include",))
    if not case.why.strip():
        yield Fault("outcome", "it is not answerable: say why", ("why",))
    if not case.unanswerable_kind:
        yield Fault("outcome", "it is not answerable: say unanswerable_kind")


def _groups(case: Case) -> Iterator[Fault]:
    for number, group in enumerate(case.expected):
        if not group.any:
            yield Fault("quote", "a group has no quotes", ("expected", number))
    for way, one in every(case):
        if not any(map(str.isalnum, one.quote)):
            yield Fault("quote", "a quote is empty", (*way, "quote"))
        if case.as_of and one.date and one.date > case.as_of:
            message = f"{one.source} is of {one.date}, after as_of, {case.as_of}"
            yield Fault("as of", message, (*way, "date"))
    if len(case.expected) > 1 and case.difficulty == "single":
        message = f"it needs {len(case.expected)} passages: difficulty is not single"
        yield Fault("difficulty", message, ("difficulty",), serious=False)


def _nugget(case: Case, nugget: Nugget, way: Way) -> Iterator[Fault]:
    """A nugget must be in a quote; a vital one in each quote that is enough for its group."""
    if not nugget.any:
        yield Fault("nuggets", f"“{nugget.text}” has no words to look for", way)
        return
    told = [[states_any([one.quote], nugget.any) for one in group.any] for group in case.expected]
    if case.expected and not any(map(any, told)):
        yield Fault("nuggets", f"no expected quote says “{nugget.text}” in any of its words", way)
    elif case.expected and nugget.vital and not any(map(all, told)):
        number = next(at for at, group in enumerate(told) if any(group))
        lacking = case.expected[number].any[told[number].index(False)]
        message = f"“{nugget.text}” is vital, and {lacking.source} is enough without saying it"
        yield Fault("nuggets", message, way, serious=False)


def _forbidden(case: Case) -> Iterator[Fault]:
    for at, words in enumerate(case.must_not_include):
        for _, one in every(case):
            if states(one.quote, words):
                message = f"the quote of {one.source} says “{words}”, which none may"
                yield Fault("forbidden", message, ("must_not_include", at))


def _history(case: Case) -> Iterator[Fault]:
    few = len(case.question.split()) <= _FEW_WORDS
    if case.history and not (few or _LEANS.search(case.question)):
        message = "it does not lean on its history: leave that out, or word it as a follow-up"
        yield Fault("history", message, ("history",), serious=False)
    if not case.history and _BEGINS.search(case.question):
        message = "it begins as a follow-up: give its history"
        yield Fault("history", message, ("question",), serious=False)


def _review(case: Case) -> Iterator[Fault]:
    if not (case.author and case.reviewed_by):
        yield Fault("review", "author and reviewed_by are not both given", serious=False)
    elif fold(case.author).text.strip() == fold(case.reviewed_by).text.strip():
        message = f"{case.author} wrote it and reviewed it: another must"
        yield Fault("review", message, ("reviewed_by",), serious=False)
