"""What is asked."""

import re
from dataclasses import dataclass, replace

from corpus.display import one_line
from corpus.errors import BadQuestion
from corpus.filters import EVERYTHING, Filters

MOST_CHARACTERS = 1000
_FOLLOWS = re.compile(
    r"(?:and|but|so|also|or)\b|(?:what|how) about\b|(?:anything|any)(?: \w+)? (?:about|on|for)\b"
    r"|(?:the )?same (?:for|in|question)\b|who said (?:that|this|it)\b|(?:why|when|where|who)\??$"
    r"|since when\b|(?:which|what) (?:page|paper|report|date)\??$|says who\b|go on\b|more\b",
    re.IGNORECASE,
)
"""How a message begins that leans on the one before it."""
_LEANS = re.compile(r"\b(?:it|its|they|them|their|that|this|those|these|he|she|him|her)\b", re.I)
_NOTHING_NEW = re.compile(
    r"(?:and |but |so |ok |right )*(?:(?:who|which paper|which report|where|when) "
    r"(?:said|says|say|is|was|does) (?:that|this|it)(?: say| said| from)?(?: in)?"
    r"|(?:which|what) (?:page|paper|report|date)"
    r"|says who|go on|more|(?:why|when|where|who)|tell me more|anything else)[ ?.!]*",
    re.IGNORECASE,
)
"""A message that asks for the source of the answer, or more of it: quotes come with both."""
_FEW_WORDS = 7
"""A message of no more words leans on the one before it when it has a word like "they"."""
_YEAR = re.compile(r"(?:\s+(?:in|of|for|since|from|by))?\s+(?:19|20)\d\d\b")
"""A year that a follow-up's own takes the place of."""


_OPENING = re.compile(
    r"(?:(?:hi|hello|hey|good (?:morning|afternoon|evening)|ok|okay|so|and|right)\b(?!-\w)[ ,.!:-]*"
    r"|(?:quick|another|one more|just a|a) (?:quick )?(?:question|one|query)\b"
    r"[^:,?.]{0,40}[:,.-]+ *"
    r"|(?:please[ ,]*)?(?:(?:can|could|would|will) (?:you|anyone|somebody|someone) (?:please )?"
    r"|i(?:[’']d| would) (?:like|love) (?:you )?to |i (?:want|need|have) to |do you |please )"
    r"(?:tell (?:me|us)|find(?: me| out)?|know|check|look up|say|remind me|let me know|confirm)"
    r"(?: (?:about|whether|if|what it says about))?[ :,-]+"
    r"|(?:tell (?:me|us)|let me know|remind me)[ :,-]+|please[ ,]+)",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?:[ ,.!?-]+(?:please|pls|thanks|thank you|cheers|many thanks|ta))+[ .!?]*$", re.IGNORECASE
)


def plain(text: str) -> str:
    """
    What a question asks, without the courtesies around it.

    >>> plain("Hi, could you tell me how high caseloads were, please?")
    'how high caseloads were?'
    """
    asked = _CLOSING.sub(lambda end: "?" if "?" in end.group() else "", text)
    while (found := _OPENING.match(asked)) and found.end() < len(asked):
        asked = asked[found.end() :]
    return asked if any(map(str.isalnum, asked)) else text


@dataclass(frozen=True)
class Question:
    """A question, and what it was understood to be."""

    asked: str
    """As it was typed."""
    understood: str
    """As it is searched for; differs from `asked` for a follow-up."""
    filters: Filters = EVERYTHING
    timeline: bool = False
    """Whether what each paper says is wanted, in the order of their dates."""
    own: str = ""
    """What is new in it, without the questions before; its typing errors mended."""
    topic: str = ""
    """What a follow-up leans on."""

    @property
    def follows(self) -> bool:
        """Whether it was understood from the questions before it."""
        return self.understood != self.own

    @property
    def mended(self) -> bool:
        """Whether it was understood in other words than it was asked in."""
        return self.understood != self.asked


def understand(
    text: str, filters: Filters = EVERYTHING, before: Question | None = None
) -> Question:
    """
    Read a question, with the one before it in the same conversation.

    >>> first = understand("How high were caseloads in 2016?")
    >>> understand("and in 2019?", before=first).understood
    'How high were caseloads? and in 2019?'
    """
    asked = one_line(text)
    if not any(letter.isalnum() for letter in asked):
        raise BadQuestion("The question is empty: ask what a paper says about something.")
    if len(asked) > MOST_CHARACTERS:
        raise BadQuestion(
            f"The question has {len(asked):,} characters: ask it in {MOST_CHARACTERS:,} or fewer."
        )
    if before and _follows(asked):
        kept = before.filters if filters == EVERYTHING else filters
        if _NOTHING_NEW.fullmatch(asked):
            return replace(before, asked=asked, filters=kept)
        earlier = _YEAR.sub("", before.topic) if _YEAR.search(f" {asked}") else before.topic
        understood = one_line(f"{earlier} {asked}")[-MOST_CHARACTERS:]
        return Question(asked, understood, kept, own=asked, topic=understood)
    return Question(asked, asked, filters, own=asked, topic=asked)


def _follows(asked: str) -> bool:
    """Whether a message leans on the one before it in its conversation."""
    few = len(asked.split()) <= _FEW_WORDS
    return bool(_FOLLOWS.match(asked) or (few and _LEANS.search(asked)))
