"""What became of words that a paper is said to say, as a Slack message."""

import re

from bot.checking.verdicts import Check, Verdict
from bot.quotes import Quote
from bot.slack.blocks import paragraph, quoted, rich_text, shortened, small, text
from bot.slack.messages import MOST_LETTERS, Message, fitting
from bot.slack.mrkdwn import escaped
from bot.words import searched_line, source

_QUOTED = re.compile(r"[\"“«](?P<words>.+)[\"”»]\s*(?P<said_of>.*)", re.DOTALL)
_MOST_SHOWN = 3
_MOST_ASKED = 2_500
"""Letters of what is asked, as it is said back."""
_VERDICTS = {
    Verdict.EXACT: "Exact. These words stand here:",
    Verdict.NOT_FOUND: "Not found in just these words. The closest passages, which are not them:",
    Verdict.CANNOT_CHECK: "Cannot check: the words are too few, or no paper held fits what they"
    " are said to be from.",
}


def words_to_check(typed: str) -> tuple[str, str]:
    """
    The words to check, and what they are said to be from.

    >>> words_to_check('"caseloads were too high" Wirral 2016')
    ('caseloads were too high', 'Wirral 2016')
    >>> words_to_check("caseloads were too high")
    ('caseloads were too high', '')
    """
    found = _QUOTED.search(typed)
    return (found["words"], found["said_of"].strip(" \n.,;:!?")) if found else (typed, "")


def shown(check: Check) -> list[Quote]:
    """The places that a message shows, or what came closest."""
    found = (check.places or check.nearest)[:_MOST_SHOWN]
    return list(fitting(found, MOST_LETTERS - _MOST_ASKED))


def verdict(check: Check) -> Message:
    """What is found, with where it stands."""
    quotes = shown(check)
    of = f" {check.said_of}" if check.said_of else ""
    asked = f"You asked whether{of or ' a paper'} says: “{check.words}”"
    outcome = _VERDICTS[check.verdict]
    looked = searched_line(check.searched)
    about = text(shortened(asked, _MOST_ASKED))
    blocks = [rich_text(paragraph(about), paragraph(text(outcome, bold=True)))]
    blocks += [rich_text(*quoted(quote)) for quote in quotes]
    lines = [asked, outcome, *(f"“{one.text}” — {source(one)} {one.url}" for one in quotes), looked]
    return {"text": escaped("\n".join(lines)), "blocks": [*blocks, small(looked)]}
