"""Questions that a member is offered: about the newest papers, and such as are answered."""

from collections.abc import Callable, Iterator
from itertools import chain, islice, zip_longest
from string import Formatter
from typing import NamedTuple, TypedDict

from bot.overview import Overview
from bot.question import Question, understand
from bot.quotes import Answer, Quote
from bot.slack.blocks import shortened
from bot.subjects import SAFE, Described, Subject

MOST = 4
"""Slack shows no more."""
TRIES = 12
"""Questions that are put to the bot, at some tens of milliseconds each."""
LONGEST = 150
"""Letters of a question."""
SURE = 0.9
"""The least confidence of an answer whose question is offered."""
_TITLE = 60
"""Letters of what Slack shows of a question."""
_OF_A_PAPER = 3
"""Questions made of one paper."""
_WORDS = 6
"""The fewest words of a quote that is worth showing first."""
_INSPECTION = (
    "What did the inspection of {month}{where} say needs to improve?",
    "What did the inspection of {month}{where} say about {subject}?",
)
_TEMPLATES = {
    "ofsted_ilacs": _INSPECTION,
    "ofsted_sif": _INSPECTION,
    "ofsted_letter": ("What did the latest Ofsted letter{where} say about {subject}?",),
    "peer_review": (
        "What did the peer review{where} recommend?",
        "What did the peer review{where} say about {subject}?",
    ),
    "commissioner_report": ("What did the commissioner recommend{where}?",),
    "case_review": ("What did the case review of {month}{where} recommend?",),
    "improvement_plan": ("What does the improvement plan{where} say about {subject}?",),
    "agenda": ("What does the latest agenda{where} say about {subject}?",),
    "minutes": (
        "What do the latest minutes{where} say about {subject}?",
        "What was agreed about {subject}{where} in {month}?",
    ),
    "decision": ("What does the decision notice of {month}{where} say about {subject}?",),
    "committee_report": (
        "What does the report on {matter}{where} recommend?",
        "What does the report of {month}{where} say about {subject}?",
    ),
    "motion": (
        "What did the council resolve about {matter}{where}?",
        "What was the vote on the motion on {matter}{where}?",
    ),
    "blog": ("What does the blog of {month}{where} say about {subject}?",),
    "news": ("What does the news article of {month}{where} say about {subject}?",),
}
_ANY = ("What does “{title}” say about {subject}?",)
_WHOLE = Subject("")


class Prompt(TypedDict):
    """A question that is offered, as Slack takes it."""

    title: str
    """What the member sees."""
    message: str
    """What is asked."""


class _Candidate(NamedTuple):
    question: str
    described: Described
    subject: Subject


def prompts(overview: Overview, reply: Callable[[Question], Answer]) -> list[Prompt]:
    """
    At most four questions about the newest papers, each answered first of all by its paper.

    `reply` is called at most `TRIES` times; it need not, and had better not, write a summary.
    """
    several = len(overview.councils) > 1
    rounds = zip_longest(*(_candidates(one, several=several) for one in overview.described))
    made: dict[str, _Candidate] = {}
    for one in filter(None, chain.from_iterable(rounds)):
        made.setdefault(one.question, one)
    tried = islice(made.values(), TRIES)
    good = (one for one in tried if _answers(reply(understand(one.question)), one))
    return [
        Prompt(title=shortened(one.question, _TITLE), message=one.question)
        for one in islice(good, MOST)
    ]


def _candidates(described: Described, *, several: bool) -> Iterator[_Candidate]:
    """Questions about one paper; with `several` councils each says which."""
    details = described.paper.details
    templates = (*_TEMPLATES.get(details.kind, ()), *_ANY)
    known = {
        "where": f" in {details.council}" if several and details.council else "",
        "month": f"{details.date:%B %Y}" if details.date else None,
        "matter": described.matter or None,
        "title": details.title or None,
    }
    filled = (
        _Candidate(question, described, subject)
        for subject in (_WHOLE, *described.subjects)
        for template in templates
        if (question := _filled(template, {**known, "subject": subject.words or None}))
        and ("{subject}" in template) == (subject is not _WHOLE)
    )
    return islice(filled, _OF_A_PAPER)


def _filled(template: str, known: dict[str, str | None]) -> str:
    """A template with what is known in its places; "" where that is not enough, or too much."""
    names = {name for _, name, _, _ in Formatter().parse(template) if name}
    question = template.format_map(known)
    whole = all(known[name] is not None for name in names)
    asks = SAFE.fullmatch(question.removesuffix("?"))
    return question if whole and asks and len(question) <= LONGEST else ""


def _answers(answer: Answer, meant: _Candidate) -> bool:
    """Whether an answer is sure, and its first quote that says something of what was meant."""
    if answer.contradicts or answer.confidence < SURE:
        return False
    telling = next((quote for quote in answer.quotes if _tells(quote)), None)
    return telling is not None and any(_is_of(one, meant) for one in (telling, *telling.also))


def _tells(quote: Quote) -> bool:
    """Whether a quote is more than a title, a heading or a number."""
    names = (quote.passage.document.details.title, *quote.passage.section)
    return len(quote.text.split()) >= _WORDS and not any(_holds(name, quote.text) for name in names)


def _is_of(quote: Quote, meant: _Candidate) -> bool:
    """Whether a quote is of the paper and the section that a question is about."""
    words, heading = meant.subject
    return quote.passage.document.id == meant.described.paper.id and (
        heading in quote.passage.section if heading else _holds(quote.text, words.removesuffix("s"))
    )


def _holds(text: str, words: str) -> bool:
    """Whether a text has these words, whatever stands between their letters."""
    return _letters(words) in _letters(text)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
