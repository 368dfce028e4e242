"""The Home tab: what is here, how to ask, what a quote promises, and who sees what is asked."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from bot.overview import Overview
from bot.slack.blocks import Block, button, header, linked, listed, section, shortened
from bot.slack.help import WAYS, WHAT, bulleted
from bot.slack.prompts import LONGEST, MOST, Prompt
from corpus.display import one_line
from corpus.documents import KINDS, in_words
from corpus.holdings import Held

ASK_EXAMPLE = "ask_example"
ASK_AGAIN = "ask_again"
RECENT = 5
"""Questions of the member's own that are listed."""
_TITLE = 300
"""Letters of a paper's title."""
_CONTACT = 1000
"""Letters of whom to ask."""
PROMISE = (
    "Every quote is the paper’s own text, read again from the stored paper when it is sent.",
    "That is no promise that the paper is true or complete.",
    "Minutes are the clerk’s words, not the speaker’s.",
    "When the papers do not seem to say, I say so, and what I searched. They may still say it in"
    " words that I did not find.",
)


class Recent(NamedTuple):
    """A question that the member asked before."""

    answer: str
    """The id of its answer, which the button hands back."""
    asked: str
    """As it was typed."""


@dataclass(frozen=True)
class About:
    """What a member is told of how the bot is set up."""

    question_days: int
    """Days for which the words of a question are kept; 0 where they are not."""
    audit_days: int
    """Days for which it is kept who asked, where, and which papers were shown; 0 for not."""
    chat_model: str = ""
    """The chat model that writes summaries; empty where none does."""
    help: str = ""
    """Whom to ask for help; empty for whoever set the bot up."""


def home(
    overview: Overview, examples: Sequence[Prompt], recent: Iterable[Recent], about: About
) -> Block:
    """The Home tab as one member sees it, to be published as it is."""
    blocks = [
        header("Ask what council papers say"),
        section(WHAT),
        section(bulleted(WAYS)),
        *_examples(examples),
        *_recent(recent),
        *_here(overview),
        header("What you can rely on"),
        section(bulleted(PROMISE)),
        header("Who sees what you ask"),
        section(bulleted(list(_seen(about)))),
        header("Help"),
        section(_contact(about)),
    ]
    return {"type": "home", "blocks": blocks}


def _examples(examples: Sequence[Prompt]) -> Iterator[Block]:
    if examples:
        yield header("Examples")
    for one in examples[:MOST]:
        asked = one["message"]
        yield section(asked, button("Ask this", ASK_EXAMPLE, asked, asked))


def _recent(recent: Iterable[Recent]) -> Iterator[Block]:
    asked = ((one.answer, shortened(one_line(one.asked), LONGEST)) for one in recent)
    lines = list(islice(((answer, text) for answer, text in asked if text), RECENT))
    if lines:
        yield header("Your recent questions")
    for answer, text in lines:
        yield section(text, button("Ask again", ASK_AGAIN, answer, text))


def _here(overview: Overview) -> Iterator[Block]:
    yield header("What is here")
    yield section(f"{overview.line[:1].upper()}{overview.line[1:]}.")
    if not overview.papers:
        return
    kinds = ", ".join(f"{_kind(kind)} ({number:,})" for kind, number in overview.kinds)
    when = overview.ingested.astimezone()
    changed = f"{in_words(when.date())}, {when:%H:%M %Z}"
    yield section(f"Kinds: {kinds}.\nPapers were last added or changed on {changed}.\nThe newest:")
    yield listed([_named(paper) for paper in overview.latest])


def _named(paper: Held) -> list[Block]:
    """A paper's title, which opens it, and its kind, council and day."""
    details = paper.details
    day = in_words(details.date) if details.date else "date not known"
    kind = "" if details.kind == "other" else KINDS[details.kind]
    facts = ", ".join(filter(None, (kind, details.council, day)))
    title = shortened(one_line(details.title or paper.name), _TITLE)
    return [linked(title, details.url), linked(f" — {facts}")]


def _kind(kind: str) -> str:
    return "other" if kind == KINDS["other"] else kind


def _seen(about: About) -> Iterator[str]:
    yield "In a channel, everybody there reads your question and its answer."
    yield "In a direct message, or with /ask, only you do."
    if about.question_days:
        yield (
            f"The words of your question are kept for {_days(about.question_days)}, so that the"
            " buttons under its answer and the list on this page work."
        )
    else:
        yield "The words of your question are not kept."
    if about.audit_days:
        yield (
            f"For {_days(about.audit_days)} it is kept who asked, when and where, and which papers"
            " were shown, without the question’s words, for whoever runs me to look into."
        )
        yield (
            f"A vote on an answer keeps the question’s words for {_days(about.audit_days)}, without"
            " a name; not where the answer quotes papers that not everybody may read."
        )
    if about.chat_model:
        yield (
            f"A chat model ({shortened(about.chat_model, 100)}) writes a summary above the quotes:"
            " the question and the quotes are sent to it. What it writes is checked against the"
            " quotes."
        )
    else:
        yield "No chat model is used, and besides Slack nobody is sent what you ask."


def _contact(about: About) -> str:
    if about.help:
        return f"Ask {shortened(one_line(about.help), _CONTACT)}."
    return "Ask whoever set councilbot up in your workspace."


def _days(number: int) -> str:
    return f"{number:,} day{'' if number == 1 else 's'}"
