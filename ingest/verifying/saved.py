"""Saved answers, as `--json` prints them -> the quotes in them, wherever they stand."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from corpus.errors import UsedWrongly
from corpus.receipts import Receipt, receipts
from ingest.verifying.verdicts import Claim

_PLACE = frozenset({"text", "start", "end"})
"""What an object has that shows words of a paper."""
_SIDES = ("given", "printed")
_DIFFERENCE = frozenset({"kind", "means", "place", *_SIDES})
"""What an object has that shows how words differ from those of a place, which has a receipt."""


def objects(text: str) -> list[Any]:
    """What a text of JSON says, or of a JSON object a line; nothing where it is neither."""
    if text.lstrip()[:1] not in ("{", "["):
        return []
    try:
        return [json.loads(text)]
    except (ValueError, RecursionError):
        pass
    try:
        return [json.loads(line) for line in text.split("\n") if line.strip()]
    except (ValueError, RecursionError):
        return []


def claims(given: Sequence[Any], name: str) -> tuple[list[Claim], int]:
    """The quotes with a receipt of some answers, and how many others show words of a paper."""
    found: list[Claim] = []
    loose = 0
    for one, compared in _inside(given):
        words, named = one.get("text"), one.get("receipt")
        if isinstance(words, str) and isinstance(named, str):
            found.append(_claim(one, words, named, f"{name}, quote {len(found) + 1}"))
        elif one.keys() >= _PLACE and not compared:
            loose += 1
    return found, loose


def _claim(quote: dict[str, Any], words: str, named: str, where: str) -> Claim:
    found = [receipt for at, receipt in receipts(named) if at == (0, len(named))]
    if not found:
        raise UsedWrongly(f"{where} has no receipt where one should be: save the answer again.")
    return Claim(found[0], where, shown=words, honest=_agrees(quote, found[0]))


def _agrees(quote: dict[str, Any], receipt: Receipt) -> bool:
    """Whether what is said beside a receipt is what it says."""
    facts = {
        "document_id": receipt.document,
        "start": receipt.span.start,
        "end": receipt.span.end,
        "page": receipt.page or None,
    }
    return all(quote[name] == fact for name, fact in facts.items() if name in quote)


def _inside(given: Sequence[Any]) -> Iterator[tuple[dict[str, Any], bool]]:
    """Every object in order, however deep, and whether it is a side of a check's difference."""
    left = [(one, False) for one in reversed(given)]
    while left:
        one, compared = left.pop()
        if isinstance(one, dict):
            yield one, compared
            sides = _SIDES if one.keys() >= _DIFFERENCE else ()
            left += [(inside, name in sides) for name, inside in reversed(one.items())]
        elif isinstance(one, list):
            left += [(inside, False) for inside in reversed(one)]
