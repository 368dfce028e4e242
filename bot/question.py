"""What is asked."""

import re
from dataclasses import dataclass, replace

from corpus.display import one_line
from corpus.errors import BadQuestion
from corpus.filters import EVERYTHING, Filters, council_key

MOST_CHARACTERS = 1000
_FOLLOWS = re.compile(
    r"(?:and|but|so|also|or)\b|(?:what|how) about\b|(?:anything|any)(?: \w+)? (?:about|on)\b"
    r"|who said (?:that|this|it)\b|(?:why|when|where|who)\??$|since when\b",
    re.IGNORECASE,
)
"""How a message begins that leans on the one before it."""


@dataclass(frozen=True)
class Question:
    """A question, and what it was understood to be."""

    asked: str
    """As it was typed."""
    understood: str
    """As it is searched for; differs from `asked` for a follow-up."""
    filters: Filters = EVERYTHING

    @property
    def follows(self) -> bool:
        """Whether it was understood from the questions before it."""
        return self.understood != self.asked


def understand(
    text: str, filters: Filters = EVERYTHING, before: Question | None = None
) -> Question:
    """
    Read a question, with the one before it in the same conversation.

    >>> first = understand("How high were caseloads in 2016?")
    >>> understand("and in 2019?", before=first).understood
    'How high were caseloads in 2016? and in 2019?'
    """
    asked = one_line(text)
    if not any(letter.isalnum() for letter in asked):
        raise BadQuestion("The question is empty: ask what a paper says about something.")
    if len(asked) > MOST_CHARACTERS:
        raise BadQuestion(
            f"The question has {len(asked):,} characters: ask it in {MOST_CHARACTERS:,} or fewer."
        )
    follows = before is not None and _FOLLOWS.match(asked)
    if follows and before:
        understood = f"{before.understood} {asked}"[-MOST_CHARACTERS:]
        return Question(asked, understood, before.filters if filters == EVERYTHING else filters)
    return Question(asked, asked, filters)


def narrowed(question: Question, councils: tuple[str, ...]) -> Question:
    """
    The question narrowed to the council that it names, when it names one that the index holds.

    >>> question = understand("What did Ofsted say about caseloads in Wirral?")
    >>> narrowed(question, ("Wirral Council", "Leeds")).filters.council
    'wirral'
    """
    if question.filters.council:
        return question
    words = f" {re.sub(r'[^a-z0-9]+', ' ', question.understood.casefold())} "
    keys = {council_key(council) for council in councils}
    named = {key for key in keys if key and f" {key} " in words}
    named = {key for key in named if not any(key != other and key in other for other in named)}
    if len(named) != 1:
        return question
    return replace(question, filters=replace(question.filters, council=named.pop()))
