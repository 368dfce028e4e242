"""Words as somebody gives them: what of them is the paper's, and where they are cut."""

import re
from typing import NamedTuple

from bot.checking.wording import Wording
from corpus.documents import Span

_BREAK = re.compile(
    r"(?P<dots>\[?\s*(?:…|(?:\.\s?){3,})+\s*\]?)|\[(?![^\W\d_]\][^\W\d_])[^\[\]]{0,200}\]"
)
"""An ellipsis, or words in square brackets, which are the quoter's; not the T of “[T]he”."""


class Break(NamedTuple):
    """Where who gives the words says that they are cut or added to."""

    before: int
    """The word that follows."""
    span: Span
    ellipsis: bool
    """Whether it is an ellipsis; else it is what the quoter added."""


class Given:
    """
    The words that are sought, without what the quoter added between square brackets.

    >>> given = Given("The plan … is [sic] late")
    >>> given.wording.folded, [one.before for one in given.breaks]
    (['the', 'plan', 'is', 'late'], [2, 3])
    """

    def __init__(self, text: str) -> None:
        self.wording = Wording(text)
        found = list(_BREAK.finditer(text))
        added = [one.span() for one in found if not one["dots"]]
        kept = [
            number
            for number, word in enumerate(self.wording.spans)
            if not any(start <= word.start < end for start, end in added)
        ]
        spans = [self.wording.spans[number] for number in kept]
        self.wording.folded = [self.wording.folded[number] for number in kept]
        self.wording.spans = spans
        breaks = [
            Break(sum(word.start < one.start() for word in spans), _trimmed(one), bool(one["dots"]))
            for one in found
        ]
        self.breaks = [one for one in breaks if not one.ellipsis or 0 < one.before < len(spans)]
        self.loose = {one.before: one for one in self.breaks}

    def __len__(self) -> int:
        return len(self.wording)


def _trimmed(found: re.Match[str]) -> Span:
    words = found.group()
    start = found.start() + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))
