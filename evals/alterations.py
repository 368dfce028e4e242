"""
Real sentences of the papers, altered as people who quote from memory alter them.

A quote check must call none of them exact, and must call exact what is only printed otherwise.
"""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bot.checking.verdicts import Kind
from corpus.documents import Document, Span
from corpus.sentences import sentences

FEWEST, MOST = 8, 45
"""Words of the sentences that are altered."""
_BLOCK = re.compile(r"\S(?:.|\n(?!\s*\n))*")
_NUMBER = re.compile(
    r"(?<![\w.,£–-])(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty)"
    r"(?![\w.,–-])(?!,\d)"
)
_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twenty")
_NOT = re.compile(r"\s(?:not|never)(?=\s)")
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|can|should|will|do|does)\b(?! not\b| never\b|n’t)(?=\s)"
)
_PAIRS = """
adequate/inadequate good/poor effective/ineffective strong/weak high/low improved/deteriorated
more/fewer increase/decrease increased/decreased increasing/decreasing consistent/inconsistent
sufficient/insufficient always/never well/poorly timely/delayed appropriate/inappropriate
clear/unclear stable/unstable positive/negative quickly/slowly regular/irregular often/rarely
high/low higher/lower strengthened/weakened strengths/weaknesses before/after with/without
"""
_OPPOSITES = {
    word: other
    for pair in _PAIRS.split()
    for word, other in (pair.split("/"), pair.split("/")[::-1])
}
_TOLD = re.compile(r"[^\W_]+")

Alter = Callable[[str, str, random.Random], str | None]


@dataclass(frozen=True)
class Altered:
    """A sentence as it is printed, and as somebody gives it."""

    kind: Kind
    printed: str
    given: str
    document: Document


def alterations(documents: Sequence[Document], many: int, seed: int) -> Iterator[Altered]:
    """
    So many altered sentences of papers, of each kind alike often; the same for the same seed.

    What stands in some paper by chance, letter for letter, is left out.
    """
    chance = random.Random(seed)  # noqa: S311 it picks sentences, and guards nothing
    known = {one.id: list(printed(one)) for one in documents}
    written = [one for one in documents if len(known[one.id]) > 1]
    said = f" {' '.join(_told(one.text) for one in documents)} "
    made = 0
    while made < many:
        kind, alter = _KINDS[made % len(_KINDS)]
        document = chance.choice(written)
        words, other = chance.sample(known[document.id], 2)
        given = alter(words, other, chance)
        if given and (kind is Kind.CAPITALS or f" {_told(given)} " not in said):
            made += 1
            yield Altered(kind, words, given, document)


def printed(document: Document) -> Iterator[str]:
    """The sentences of a paper that end with a full stop, of a middling length."""
    for block in _BLOCK.finditer(document.text):
        for span in sentences(document.text, Span(*block.span())):
            words = " ".join(document.text[slice(*span)].split())
            whole = words[-1] == "." and words[0].isupper() and "|" not in words
            if whole and FEWEST <= len(words.split()) <= MOST:
                yield words


def reprinted(words: str) -> Iterator[str]:
    """A sentence as other printers print it: all of these are exact."""
    yield words
    yield words[0].swapcase() + words[1:]
    yield f"“{words.rstrip('.')}”"
    yield words.replace(" ", "\n\u00a0")
    yield words.replace("’", "'").replace("“", '"').replace("”", '"').replace("‘", "'")
    yield re.sub(r"[–—]", "-", words)
    yield re.sub(r"(?<=[a-z])-(?=[a-z])", " ", words)
    yield re.sub(r"(?<=[a-z])-(?=[a-z])", "", words)
    yield re.sub(r"(?<=[a-z]) ([a-z]+) (?=[a-z])", r" “\1” ", words, count=1)


def _told(text: str) -> str:
    return " ".join(_TOLD.findall(text.casefold()))


def _another_number(words: str, _: str, chance: random.Random) -> str | None:
    found = list(_NUMBER.finditer(words))
    if not found:
        return None
    one = chance.choice(found)
    old = one.group()
    if old.isdigit():
        new = old[::-1] if old[::-1] != old and old[-1] != "0" else str(int(old) + 1)
    else:
        new = chance.choice([word for word in _WORDS if word != old])
    return words[: one.start()] + new + words[one.end() :]


def _negated(words: str, _: str, chance: random.Random) -> str | None:
    if found := _NOT.search(words):
        return words[: found.start()] + words[found.end() :]
    verbs = list(_VERB.finditer(words))
    if not verbs:
        return None
    verb = chance.choice(verbs)
    return f"{words[: verb.end()]} not{words[verb.end() :]}"


def _opposed(words: str, _: str, chance: random.Random) -> str | None:
    found = [one for one in re.finditer(r"[a-z]+", words) if one.group() in _OPPOSITES]
    if not found:
        return None
    one = chance.choice(found)
    return words[: one.start()] + _OPPOSITES[one.group()] + words[one.end() :]


def _shortened(words: str, _: str, chance: random.Random) -> str | None:
    tokens = words.split()
    if len(tokens) < 12:  # noqa: PLR2004
        return None
    size = chance.randint(3, min(8, len(tokens) - 8))
    start = chance.randint(3, len(tokens) - size - 3)
    return " ".join((*tokens[:start], *tokens[start + size :]))


def _stitched(words: str, other: str, _: random.Random) -> str | None:
    first, second = words.split(), other.split()
    return " ".join((*first[: len(first) // 2 + 1], *second[len(second) // 2 - 1 :]))


def _swapped(words: str, _: str, chance: random.Random) -> str | None:
    found = list(re.finditer(r"\b([a-z]{3,}) (and|or|with|to|of|by) ([a-z]{3,})\b", words))
    if not found:
        return None
    one = chance.choice(found)
    return f"{words[: one.start()]}{one[3]} {one[2]} {one[1]}{words[one.end() :]}"


def _capitals(words: str, _: str, chance: random.Random) -> str | None:
    found = list(re.finditer(r"(?<=[a-z] )[A-Za-z]{4,}\b", words))
    if not found:
        return None
    one = chance.choice(found)
    new = one.group().capitalize() if one.group().islower() else one.group().lower()
    return words[: one.start()] + new + words[one.end() :]


_KINDS: tuple[tuple[Kind, Alter], ...] = (
    (Kind.NUMBER, _another_number),
    (Kind.NEGATION, _negated),
    (Kind.OPPOSITE, _opposed),
    (Kind.LEFT_OUT, _shortened),
    (Kind.STITCHED, _stitched),
    (Kind.ORDER, _swapped),
    (Kind.CAPITALS, _capitals),
)
