"""
A small language for the shapes of Block Kit, whose complaints read like Slack's.

The wording `no more than 50 items allowed [json-pointer:/blocks]`, `must be less than 3001
characters`, `must be more than 0 characters`, `must provide a string`, `invalid additional
property` and `unsupported type` is Slack's own, as quoted in public issues; the rest is assumed.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

Check = Callable[[Any, str], Iterator[str]]
"""Looks at a value at a JSON pointer and yields what is wrong with it."""

_URL = re.compile(r"(https?|slack)://[^\s|<>]+|mailto:\S+@\S+|tel:\S+")


def complaint(what: str, pointer: str) -> str:
    """Say what is wrong and where, in Slack's form."""
    return f"{what} [json-pointer:{pointer}]"


def string(most: int | None = None, least: int = 1) -> Check:
    """Accept a text of `least` to `most` characters."""

    def check(value: Any, pointer: str) -> Iterator[str]:
        if not isinstance(value, str):
            yield complaint("must provide a string", pointer)
        elif len(value) < least:
            yield complaint(f"must be more than {least - 1} characters", pointer)
        elif most is not None and len(value) > most:
            yield complaint(f"must be less than {most + 1} characters", pointer)

    return check


def url(most: int = 3000) -> Check:
    """Accept an address that a client can open (which schemes Slack takes is assumed)."""

    def check(value: Any, pointer: str) -> Iterator[str]:
        yield from string(most)(value, pointer)
        if isinstance(value, str) and value and not _URL.fullmatch(value):
            yield complaint("must be a valid URL", pointer)

    return check


def boolean(value: Any, pointer: str) -> Iterator[str]:
    """Accept true or false."""
    if not isinstance(value, bool):
        yield complaint("must provide a boolean", pointer)


def integer(least: int, most: int) -> Check:
    """Accept a whole number from `least` to `most`."""

    def check(value: Any, pointer: str) -> Iterator[str]:
        if not isinstance(value, int) or isinstance(value, bool):
            yield complaint("must provide a number", pointer)
        elif not least <= value <= most:
            yield complaint(f"must be between {least} and {most}", pointer)

    return check


def one_of(*choices: str) -> Check:
    """Accept one of the named words."""

    def check(value: Any, pointer: str) -> Iterator[str]:
        if value not in choices:
            yield complaint(f"must be one of: {', '.join(choices)}", pointer)

    return check


def array(item: Check, most: int | None = None, least: int = 1) -> Check:
    """Accept a list of `least` to `most` items, each of which passes `item`."""

    def check(value: Any, pointer: str) -> Iterator[str]:
        if not isinstance(value, list):
            yield complaint("must be an array", pointer)
            return
        if len(value) < least:
            yield complaint(f"no fewer than {least} items allowed", pointer)
        if most is not None and len(value) > most:
            yield complaint(f"no more than {most} items allowed", pointer)
        for position, one in enumerate(value):
            yield from item(one, f"{pointer}/{position}")

    return check


def shape(
    required: Mapping[str, Check] | None = None, optional: Mapping[str, Check] | None = None
) -> Check:
    """Accept an object with these fields and, beside `type`, no others."""
    needed = dict(required or {})
    known = {**needed, **(optional or {})}

    def check(value: Any, pointer: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield complaint("must be an object", pointer)
            return
        for field in needed.keys() - value.keys():
            yield complaint(f"missing required field: {field}", pointer)
        for field, content in value.items():
            if field in known:
                yield from known[field](content, f"{pointer}/{field}")
            elif field != "type":
                yield complaint(f"invalid additional property: {field}", pointer)

    return check


def tagged(kinds: Mapping[str, Check]) -> Check:
    """Accept an object whose `type` is known and whose fields suit it."""

    def check(value: Any, pointer: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield complaint("must be an object", pointer)
            return
        kind = value.get("type")
        if isinstance(kind, str) and kind in kinds:
            yield from kinds[kind](value, pointer)
        else:
            yield complaint(f"unsupported type: {kind}", f"{pointer}/type")

    return check
