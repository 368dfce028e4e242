"""Answers as Slack messages: what is quoted, where it is from, and what can be done with it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bot.quotes import MACHINE_WRITTEN, Answer, Quote
from bot.slack.blocks import (
    MOST_BESIDE,
    Block,
    actions,
    button,
    letters,
    paragraph,
    quoted,
    receipted,
    rich_text,
    shortened,
    small,
    text,
)
from bot.slack.mrkdwn import escaped
from bot.words import CONTRADICTS, NEAREST, also, led, receipts, searched, source, understood, why

Message = dict[str, Any]
"""What chat.postMessage takes: `text`, and mostly `blocks`."""

MOST_LETTERS = 12_000
"""Slack refuses a message whose blocks hold about 13,200 characters, and has refused one of 11,341
in many blocks (bolt-js issues 2509, 2867); buttons and labels count."""
_OF_A_QUOTE = 500
"""What the blocks and the buttons of a quote count, beside its letters."""
STATUS = "is looking through the papers"
LOOKING = "Looking through the papers …"


@dataclass(frozen=True)
class Manner:
    """How an answer is shown: to whom, and with which buttons."""

    given: str = ""
    """The id by which buttons find the answer; without it there are none."""
    asker: str = ""
    """Who may delete it."""
    more: int = 0
    """How many further passages there are."""
    restated: str = ""
    """What goes before the question, where the question itself is not to be seen."""
    sharer: str = ""
    """Who has shared it."""
    shareable: bool = False
    """Whether it may be posted where others read it."""
    private: bool = False


PLAIN = Manner()


def failed(reference: str) -> Message:
    """What a member is told when something broke; the log has the same reference."""
    return {
        "text": "Something went wrong here, and your question was not answered. Please ask it"
        f" again. If it happens again, tell whoever looks after me this reference: {reference}."
    }


def shown(answer: Answer) -> list[Quote]:
    """The quotes that a message shows: as many as it holds, and always the first."""
    summed = len(answer.summary.marked) if answer.summary else 0
    said = (answer.question.asked, understood(answer), _outcome(answer), searched(answer))
    beside = summed + sum(min(len(words), MOST_BESIDE) for words in said)
    return list(fitting(answer.quotes or answer.nearest, MOST_LETTERS - beside))


def message(answer: Answer, manner: Manner = PLAIN) -> Message:
    """An answer as a message, complete both as blocks and as text."""
    return {"text": fallback(answer, manner), "blocks": list(_blocks(answer, manner))}


def _blocks(answer: Answer, manner: Manner) -> Iterator[Block]:
    if opening := list(_opening(answer, manner)):
        yield rich_text(*opening)
    quotes = shown(answer)
    if summary := answer.summary and answer.summary.about(len(quotes)):
        yield rich_text(paragraph(text(f"{MACHINE_WRITTEN}\n", bold=True), text(summary.marked)))
    for number, quote in enumerate(quotes, 1):
        yield rich_text(*quoted(quote, _mark(number, answer)))
        if manner.given:
            row = _of_a_quote(quote, f"{manner.given}:{number - 1}", pages=not manner.private)
            yield actions(f"quote-{number}", *row)
    yield small(shortened(searched(answer), MOST_BESIDE))
    yield from receipted(quotes)
    if manner.given:
        yield from _below(manner, len(answer.quotes or answer.nearest) - len(quotes))


def _of_a_quote(quote: Quote, value: str, *, pages: bool) -> Iterator[Block]:
    """A quote's buttons; a page is posted where all read it, so not under a private answer."""
    paper, about = quote.passage.document, source(quote)
    yield button("In context", "show_context", value, about)
    if pages and paper.name.lower().endswith(".pdf") and quote.page and not quote.ocr:
        yield button("Show page", "show_page", value, about)
    yield button("Copy for a speech", "copy_quote", value, about)


def _below(manner: Manner, unshown: int) -> Iterator[Block]:
    row = []
    if more := manner.more + unshown:
        row.append(button(f"Show more ({more})", "show_more", manner.given))
    if manner.private and manner.shareable:
        row.append(button("Share in channel", "share_answer", manner.given))
    if row:
        yield actions("answer", *row)
    yield {"type": "context_actions", "elements": list(_reactions(manner))}


def _reactions(manner: Manner) -> Iterator[Block]:
    yield {
        "type": "feedback_buttons",
        "action_id": "vote",
        "positive_button": _vote("Good answer", f"{manner.given}:good"),
        "negative_button": _vote("Bad answer", f"{manner.given}:bad"),
    }
    if not manner.private:
        yield {
            "type": "icon_button",
            "icon": "trash",
            "text": {"type": "plain_text", "text": "Delete answer"},
            "action_id": "delete_answer",
            "value": manner.given,
            "accessibility_label": "Delete this answer",
            "visible_to_user_ids": [manner.asker],
        }


def _vote(label: str, value: str) -> Block:
    return {
        "text": {"type": "plain_text", "text": label},
        "value": value,
        "accessibility_label": label,
    }


def fallback(answer: Answer, manner: Manner = PLAIN) -> str:
    """The same as one text, for notifications and screen readers."""
    lines = [_restated(answer, manner), understood(answer), _outcome(answer)]
    lines += [NEAREST] if answer.nearest else []
    quotes = shown(answer)
    if summary := answer.summary and answer.summary.about(len(quotes)):
        lines += [MACHINE_WRITTEN, summary.marked]
    for number, quote in enumerate(quotes, 1):
        lines += [f"“{led(quote)}”"] if quote.lead else []
        lines += [
            f"{_mark(number, answer)}“{quote.text}”",
            " ".join(filter(None, (f"— {source(quote)}", quote.url))),
            also(quote),
        ]
    return escaped("\n".join(filter(None, [*lines, searched(answer), receipts(quotes)])))


def _opening(answer: Answer, manner: Manner) -> Iterator[Block]:
    if manner.sharer:
        yield paragraph({"type": "user", "user_id": manner.sharer}, text(" shares what I found."))
    if manner.restated:
        yield paragraph(text(shortened(_restated(answer, manner), MOST_BESIDE)))
    if understood(answer):
        yield paragraph(text(shortened(understood(answer), MOST_BESIDE), italic=True))
    if _outcome(answer):
        yield paragraph(text(shortened(_outcome(answer), MOST_BESIDE), bold=True))
    if answer.nearest:
        yield paragraph(text(NEAREST))


def _restated(answer: Answer, manner: Manner) -> str:
    return f"{manner.restated}: {answer.question.asked}" if manner.restated else ""


def _outcome(answer: Answer) -> str:
    return why(answer) or (CONTRADICTS if answer.contradicts else "")


def _mark(number: int, answer: Answer) -> str:
    """What a summary calls a quote by."""
    return f"[{number}] " if answer.summary else ""


def fitting(quotes: Sequence[Quote], most: int = MOST_LETTERS) -> Iterator[Quote]:
    """As many of the quotes as so many letters hold, and always the first."""
    counted = 0
    for number, quote in enumerate(quotes):
        counted += letters(quote) + _OF_A_QUOTE
        if number and counted > most:
            return
        yield quote
