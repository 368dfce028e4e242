"""What opens over a conversation, for one member: more passages, what stands around one, a form."""

from collections.abc import Sequence
from typing import Any

from bot.quotes import Quote
from bot.slack.blocks import (
    Block,
    actions,
    button,
    paragraph,
    plain,
    quoted,
    receipted,
    rich_text,
    small,
    text,
)
from bot.words import receipts, source

View = dict[str, Any]
Numbered = tuple[int, Quote]
"""A quote, and its number among its answer's places, counted from 0."""

PAGE = 3
"""Passages on one page of "more"."""
MOST_REASON = 500
"""Letters of what somebody writes about a bad answer."""
GONE = "That answer is too old to go back to: ask the question again."


def note(title: str, words: str) -> View:
    """One line that says why there is nothing to see."""
    return _modal(title, [{"type": "section", "text": plain(words)}])


def around(before: str, quote: Quote, after: str) -> View:
    """A quote where it stands, with the paper's own words before it and after it."""
    parts = [paragraph(text(before))] if before else []
    parts += [{"type": "rich_text_quote", "elements": [text(quote.text, bold=True)]}]
    parts += [paragraph(text(after))] if after else []
    return _modal("In context", [rich_text(*parts), small(source(quote)), *receipted([quote])])


def speech(quote: Quote) -> View:
    """A quote with its full source, as plain text to be copied."""
    link = f"\n{quote.url}" if quote.url else ""
    words = f"“{quote.text}”\n({source(quote)}){link}\n{receipts([quote])}"
    block = {"type": "rich_text_preformatted", "elements": [text(words)]}
    return _modal(
        "Copy for a speech",
        [rich_text(block), small("The quote is the paper’s own words; keep it as it stands.")],
    )


def further(near: Sequence[Numbered], given: str, at: int, *, shown: int) -> View:
    """
    A page of further passages, from the one `at` which it is opened on.

    `near` are all that the member may read, beside as many as the message has `shown`.
    """
    blocks: list[Block] = []
    page = near[at : at + PAGE]
    for number, quote in page:
        blocks.append(rich_text(*quoted(quote)))
        value = f"{given}:{number}"
        row = (
            button("In context", "push_context", value),
            button("Copy for a speech", "push_copy", value),
        )
        blocks.append(actions(f"quote-{number}", *row))
    counted = f"Passages {shown + at + 1} to {shown + at + len(page)} of {shown + len(near)}"
    blocks.append(small(f"{counted}, the nearest first."))
    blocks += receipted([quote for _, quote in page])
    back, on = near[max(0, at - PAGE)][0], near[at + PAGE :]
    turns = [button("Back", "turn_back", f"{given}:{back}")] if at else []
    turns += [button("Next", "turn_on", f"{given}:{on[0][0]}")] if on else []
    if turns:
        blocks.append(actions("turns", *turns))
    return _modal("More passages", blocks)


def reason(given: str) -> View:
    """The form that asks what was wrong with an answer."""
    field = {
        "type": "plain_text_input",
        "action_id": "reason",
        "multiline": True,
        "max_length": MOST_REASON,
        "placeholder": plain("For example: page 4 gives the figure."),
    }
    block = {
        "type": "input",
        "block_id": "reason",
        "optional": True,
        "label": plain("What was wrong, or where is the right answer?"),
        "element": field,
    }
    kept = "Your name is not kept with it. It helps whoever looks after me to mend the answer."
    return {
        **_modal("What was wrong?", [block, small(kept)]),
        "callback_id": "explain_vote",
        "private_metadata": given,
        "submit": plain("Send"),
    }


def _modal(title: str, blocks: list[Block]) -> View:
    return {"type": "modal", "title": plain(title), "close": plain("Close"), "blocks": blocks}
