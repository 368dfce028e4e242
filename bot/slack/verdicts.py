"""What became of words that a paper is said to say, as a Slack message."""

import re
from collections.abc import Iterator, Sequence

from bot.checking.telling import NEAREST, VERDICTS, Piece, differing, given, printed
from bot.checking.verdicts import Check
from bot.quotes import Quote
from bot.slack.blocks import (
    MOST_BESIDE,
    MOST_QUOTED,
    Block,
    linked,
    listed,
    paragraph,
    quoted,
    receipted,
    rich_text,
    shortened,
    small,
    text,
)
from bot.slack.messages import MOST_LETTERS, Message, fitting
from bot.slack.mrkdwn import escaped
from bot.words import receipts, searched_line, source

_QUOTED = re.compile(r"[\"“«](?P<words>.+)[\"”»]\s*(?P<said_of>.*)", re.DOTALL)
_MOST_SHOWN = 3
_MOST_ASKED = 2_500
"""Letters of what is asked, as it is said back."""
_MOST_TOLD = 1_000
"""Letters of why."""
_MOST_DIFFERENT = 2_000
"""Letters of the differences, as they are listed."""


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
    beside = _MOST_ASKED + _MOST_TOLD + (2 * _MOST_DIFFERENT if check.differences else 0)
    return list(fitting(found, MOST_LETTERS - beside))


def verdict(check: Check) -> Message:
    """What is found, with where it stands and what is different."""
    quotes = shown(check)
    of = f" {check.said_of}" if check.said_of else ""
    asked = f"You asked whether{of or ' a paper'} says: "
    outcome, why = f"{VERDICTS[check.verdict]}.", shortened(check.reason, _MOST_TOLD)
    different, looked = _differing(check), searched_line(check.searched)
    nearest = [NEAREST] if check.nearest and not check.places else []
    about = shortened(asked, _MOST_ASKED // 2)
    words = list(_cut(given(check), _MOST_ASKED - len(about) - 2))
    blocks = [
        rich_text(
            paragraph(*_pieces(_within(f"{about}“", words, "”"))),
            paragraph(text(f"{outcome} {why}", bold=True)),
        )
    ]
    blocks += [listed([[text(line)] for line in different])] if different else []
    blocks += [rich_text(paragraph(text(line))) for line in nearest]
    blocks += [rich_text(*_quoted(check, number, one)) for number, one in enumerate(quotes)]
    lines = [
        f"{asked}“{check.words}”",
        f"{outcome} {why}",
        *different,
        *nearest,
        *(f"“{one.text}” — {source(one)} {one.url}" for one in quotes),
        looked,
        *filter(None, [receipts(quotes)]),
    ]
    ends = [small(looked), *receipted(quotes)]
    return {"text": escaped("\n".join(lines)), "blocks": [*blocks, *ends]}


def _differing(check: Check) -> list[str]:
    """The differences, a line each; of very many the first."""
    lines: list[str] = []
    every = differing(check)
    for number, line in enumerate(every):
        if sum(map(len, lines)) + len(line) > _MOST_DIFFERENT:
            return [*lines, f"and {len(every) - number} more differences"]
        lines.append(line)
    return lines


def _quoted(check: Check, number: int, quote: Quote) -> Iterator[Block]:
    """A place with what is different in bold, and its source."""
    if not check.differences:
        yield from quoted(quote)
        return
    words = _pieces(_cut(printed(check, number), MOST_QUOTED))
    yield {"type": "rich_text_quote", "elements": list(words)}
    yield paragraph(text("— "), linked(shortened(source(quote), MOST_BESIDE), quote.url))


def _within(before: str, pieces: Sequence[Piece], after: str) -> list[Piece]:
    """The pieces between two marks; one piece where nothing in them is marked."""
    if not any(one.marked for one in pieces):
        whole = "".join(one.text for one in pieces)
        return [Piece(f"{before}{whole}{after}", marked=False)]
    return [Piece(before, marked=False), *pieces, Piece(after, marked=False)]


def _pieces(pieces: Sequence[Piece]) -> list[Block]:
    return [text(one.text, **({"bold": True} if one.marked else {})) for one in pieces]


def _cut(pieces: Sequence[Piece], most: int) -> list[Piece]:
    """As many letters of the pieces as there is room for, with a mark where they go on."""
    kept: list[Piece] = []
    for one in pieces:
        room = most - sum(len(piece.text) for piece in kept)
        if len(one.text) > room:
            return [*kept, Piece(shortened(one.text, max(room, 2)), one.marked)]
        kept.append(one)
    return kept
