"""papers.toml, as far as the site says what its papers are; what a person adds to it stays."""

import json
from collections.abc import Mapping

START = "# From here on written by  councilbot ingest moderngov , each time anew."
END = "# Up to here. What you write below is kept, and goes before what is above."
_DATES = ("date", "retrieved")


def described(papers: Mapping[str, Mapping[str, str]], before: str = "") -> str:
    """
    A papers.toml that says of each file what is known of it, and then what was added by hand.

    >>> print(described({"a.html": {"title": "Minutes", "date": "2024-06-25"}}).splitlines()[3:6])
    ['file = "a.html"', 'title = "Minutes"', 'date = 2024-06-25']
    """
    parts = [START, *(_entry(file, about) for file, about in sorted(papers.items())), END]
    added = _added(before)
    return "\n\n".join(parts) + "\n" + (f"\n{added}\n" if added else "")


def _entry(file: str, about: Mapping[str, str]) -> str:
    lines = [f"{key} = {_value(key, value)}" for key, value in about.items() if value]
    return "\n".join(["[[paper]]", f"file = {_text(_literal(file))}", *lines])


def _value(key: str, value: str) -> str:
    return value if key in _DATES else _text(value)


def _text(words: str) -> str:
    """Words as TOML writes them, which is as JSON does but for one character."""
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")


def _literal(file: str) -> str:
    """A pattern that only this name fits."""
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in file)


def _added(before: str) -> str:
    """What a person wrote in it: all of it, when none of it is ours."""
    first, ours, rest = before.partition(START)
    if not ours:
        return before.strip()
    return f"{first.strip()}\n\n{rest.partition(END)[2].strip()}".strip()
