"""The address that opens a web page at a quote: a text fragment."""

import re
from urllib.parse import quote as percent

_WORD = re.compile(r"\S+")
_MOST = 12
"""Words of a quote that are spelt out; of a longer one only its beginning and its end are."""
_FEWEST = 4
"""Words at each end, and more where they stand elsewhere too."""


def text_fragment(text: str, start: int, end: int) -> str:
    """
    The fragment by which a browser finds the characters `start` to `end` of a page's text.

    It is long enough to be found nowhere before them; empty where no words would do.

    >>> text_fragment("Costs rose. Costs rose again, by 5%.", 12, 36)
    ':~:text=Costs%20rose%20again%2C%20by%205%25.'
    """
    words = [(start + word.start(), start + word.end()) for word in _WORD.finditer(text[start:end])]
    if not words:
        return ""
    folded = text.lower() if len(text.lower()) == len(text) else text
    if len(words) <= _MOST and "\n" not in text[start:end]:
        return _whole(text, folded, words)
    first = _beginning(folded, words)
    last = _ending(folded, words, first)
    if not (first and last):
        return ""
    spelt = (text[words[0][0] : first], text[last : words[-1][1]])
    return ":~:text=" + ",".join(map(_encoded, spelt))


def _whole(text: str, folded: str, words: list[tuple[int, int]]) -> str:
    """All the words, after those before them on their line where they stand earlier too."""
    begin, end = words[0][0], words[-1][1]
    if folded.find(folded[begin:end]) == begin:
        return f":~:text={_encoded(text[begin:end])}"
    line = text.rfind("\n", 0, begin) + 1
    before = text[line:begin].strip()
    at = text.find(before, line) if before else begin
    if not before or folded.find(folded[at:end]) != at:
        return ""
    return f":~:text={_encoded(before)}-,{_encoded(text[begin:end])}"


def _beginning(folded: str, words: list[tuple[int, int]]) -> int:
    """Where the first words end that stand nowhere before; they are all of one line."""
    begin = words[0][0]
    for _, end in words[_FEWEST - 1 :]:
        if "\n" in folded[begin:end]:
            return 0
        if folded.find(folded[begin:end]) == begin:
            return end
    return 0


def _ending(folded: str, words: list[tuple[int, int]], after: int) -> int:
    """Where the last words begin that stand nowhere between the first and their own place."""
    end = words[-1][1]
    for begin, _ in reversed(words[: 1 - _FEWEST]):
        if begin < after or "\n" in folded[begin:end]:
            return 0
        if folded.find(folded[begin:end], after) == begin:
            return begin
    return 0


def _encoded(words: str) -> str:
    """Percent-encoded, also the signs that part the words of a fragment."""
    return percent(words, safe="").replace("-", "%2D")
