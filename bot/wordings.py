"""Every way in which papers may print a term: what somebody types -> the wordings to search for."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from os.path import commonprefix
from typing import NamedTuple

from bot.acronyms import meanings, shortened
from bot.figures import TENS, UNITS
from bot.plain import plain
from corpus.errors import BadQuestion
from corpus.lexicon import stems

MOST_CHARACTERS = 200
MOST_WORDS = 12
_WORD = re.compile(r"(?P<word>[^\W_]+(?:'[^\W_]+)*|&)(?P<after>[-\u2013]?)")
_IRREGULAR = (
    ("analysis", "analyses"),
    ("child", "children"),
    ("crisis", "crises"),
    ("criterion", "criteria"),
    ("foot", "feet"),
    ("man", "men"),
    ("person", "people"),
    ("woman", "women"),
)
_HISSES = ("ch", "s", "sh", "x", "z")
_ENDINGS = ("", "s", "es", "d", "ed", "ing", "ly", "ment", "er", "ers")
_ALIKE = 3
"""Letters that a word and its inflections begin with alike."""
_LONG = 8
_HALF = 4
"""A word of so many letters may be printed as two, each of at least so many letters."""


@dataclass(frozen=True)
class Wording:
    """One way of saying a term."""

    text: str
    """In small letters, as a reader is shown it."""
    forms: tuple[tuple[str, ...], ...]
    """For each of its words, every form in which it is searched, in small letters."""
    patterns: tuple[re.Pattern[str], ...]
    """What finds it in a plain text, each beginning with a letter of its own."""
    why: str = ""
    """Why it says the same, where it is not what was typed."""
    acronym: str = ""
    """The acronym in it that was not typed, so that it must look like one where it is printed."""


class _Word(NamedTuple):
    """A word of a term."""

    plain: str
    """In plain small letters."""
    typed: str
    hyphenated: bool = False
    """Whether a hyphen joins it to the next."""


def wordings(
    term: str, spellings: Mapping[str, int], defined: Mapping[str, Sequence[str]]
) -> tuple[Wording, ...]:
    """
    A term as it was typed, and with its acronyms written out and its long names as acronyms.

    `spellings` are the words that the papers print, `defined` what they say that acronyms stand
    for. Raises `BadQuestion` for a term without words or of too many.
    """
    found: dict[str, Wording] = {}
    words = _words(term)
    _refuse_unreadable(term, words)
    for some, why, acronym in (words, "", ""), *_others(words, defined):
        wording = _wording(some, spellings, why, acronym)
        found.setdefault(wording.text, wording)
    return tuple(found.values())


def _words(term: str) -> list[_Word]:
    told = plain(term)
    return [
        _Word(
            one["word"].replace("'", "").replace("&", "and"),
            term[slice(*told.original(*one.span("word")))],
            bool(one["after"]),
        )
        for one in _WORD.finditer(told.text)
    ]


def _refuse_unreadable(term: str, words: Sequence[_Word]) -> None:
    if not any(map(str.isalnum, term)):
        raise BadQuestion("There are no words to look for: give a term that papers may print.")
    if len(term) > MOST_CHARACTERS or len(words) > MOST_WORDS:
        raise BadQuestion(
            f"That is too long to look for: give {MOST_WORDS} words and {MOST_CHARACTERS}"
            " characters or fewer."
        )


def _others(
    words: list[_Word], defined: Mapping[str, Sequence[str]]
) -> Iterator[tuple[list[_Word], str, str]]:
    """The term with one acronym written out, or with one long name as its acronym."""
    for at, word in enumerate(words):
        for long in meanings(word.typed, defined):
            why = f"what {word.typed.removesuffix('s').upper()} stands for"
            yield [*words[:at], *_words(long), *words[at + 1 :]], why, ""
    stemmed = [_stem(word.plain) for word in words]
    for short, long in shortened(stemmed, defined):
        told = [_stem(word.plain) for word in _words(long)]
        for at in range(len(words) - len(told) + 1):
            if stemmed[at : at + len(told)] == told:
                acronym = _Word(short.lower(), short)
                yield [*words[:at], acronym, *words[at + len(told) :]], f"short for {long}", short


def _stem(word: str) -> str:
    return "".join(stems(word))


def _wording(
    words: Sequence[_Word], spellings: Mapping[str, int], why: str, acronym: str
) -> Wording:
    forms = tuple(_forms(word.plain, spellings) for word in words)
    rest = "".join(
        _between(one, other) + _any(forms[at])
        for at, (one, other) in enumerate(pairwise(words), 1)
    )
    patterns = tuple(
        re.compile(begun + rest + _end(words[-1])) for begun in _beginnings(forms[0])
    )
    return Wording(" ".join(word.plain for word in words), forms, patterns, why, acronym)


def _forms(word: str, spellings: Mapping[str, int]) -> tuple[str, ...]:
    """A word with its inflections: those that the papers print, and those that it may have."""
    if word.isdecimal() or not word.isalpha():
        return (word, *_in_words(word))
    forms = {word, *_in_digits(word)}
    for other in next((pair for pair in _IRREGULAR if word in pair), (word,)):
        printed = [one for one in spellings if one[:_ALIKE] == other[:_ALIKE] and one.isalpha()]
        some = [other, *printed, *_inflected(other)]
        stem = _stem(other)
        forms |= {one for one, its in zip(some, map(_stem, some), strict=True) if its == stem}
        forms |= _hissing(other)
    forms |= {_respelt(one) for one in forms}
    return tuple(sorted(forms, key=lambda one: (-len(one), one)))


def _inflected(word: str) -> set[str]:
    """Words that may be a word with another ending."""
    bases = {word, word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("ed")}
    bases |= {word.removesuffix("ing"), word.removesuffix("e"), word.removesuffix("d")}
    if word.endswith("y"):
        bases.add(f"{word[:-1]}i")
    if word.endswith("ies"):
        bases.add(f"{word[:-3]}y")
    return {base + ending for base in bases if len(base) > 1 for ending in _ENDINGS}


def _hissing(word: str) -> set[str]:
    """The plural of a word that ends in a hiss, and the singular, which have other stems."""
    singular = word.removesuffix("es")
    if word.endswith(_HISSES):
        return {f"{word}es"}
    return {singular} if singular != word and singular.endswith(_HISSES) else set()


def _respelt(word: str) -> str:
    """The other of the spellings organise and organize, where a word has two."""
    return re.sub(
        r"i([sz])(?=e[sdr]?s?$|ing$|ations?$)",
        lambda found: "iz" if found[1] == "s" else "is",
        word,
    )


def _in_words(number: str) -> tuple[str, ...]:
    if not number.isdecimal() or int(number) >= 10 * (len(TENS) + 2):
        return ()
    if int(number) < len(UNITS):
        return (UNITS[int(number)],)
    tens, units = divmod(int(number), 10)
    return (TENS[tens - 2] + (UNITS[units] if units else ""),)


def _in_digits(word: str) -> tuple[str, ...]:
    whole = {one: str(number) for number, one in enumerate(UNITS)}
    whole |= {one: str(10 * ten) for ten, one in enumerate(TENS, 2)}
    return (whole[word],) if word in whole else ()


def _beginnings(forms: Sequence[str]) -> Iterator[str]:
    """
    The forms of a first word, where no word is under way.

    Those of each first letter by themselves, and what stands before it behind it: a pattern that
    begins with one letter is found fast.
    """
    for letter in sorted({form[0] for form in forms}):
        before = r"(?<!\d{0})(?<!\d[.,]{0})" if letter.isdecimal() else r"(?<![^\W\d_]{0})"
        rest = [_letters(form)[1:] for form in forms if form[0] == letter]
        yield letter + before.format(letter) + _joined(rest)


def _any(forms: Sequence[str]) -> str:
    """Any form of a word."""
    return "(?:and|&)" if "and" in forms else _joined([_letters(form) for form in forms])


def _joined(forms: Sequence[list[str]]) -> str:
    """Any of these sequences of letters, with those that they all begin with written once."""
    shared = commonprefix(forms)
    ends = ["".join(form[len(shared) :]) for form in forms]
    return "".join(shared) + (f"(?:{'|'.join(ends)})" if len(ends) > 1 else ends[0])


def _letters(word: str) -> list[str]:
    """
    The letters of a word, each after what may part it from the one before.

    A hyphen and the end of a line may part a word anywhere, white space alone only a long one.
    """
    return [(_parted(at, len(word)) if at else "") + letter for at, letter in enumerate(word)]


def _parted(at: int, size: int) -> str:
    halves = size >= _LONG and at >= _HALF and size - at >= _HALF
    return r"(?:[-']\s*|\s+)?" if halves else r"(?:[-']\s*)?"


def _between(one: _Word, other: _Word) -> str:
    """What may stand between two words: nothing that ends a sentence."""
    whole = min(len(one.plain), len(other.plain)) >= _HALF
    joined = one.hyphenated or "and" in (one.plain, other.plain) or whole
    numbers = one.plain[-1].isdecimal() and other.plain[0].isdecimal()
    return rf"(?:[^\w.!?;:]|_|[.:](?=\w)){{{0 if joined and not numbers else 1},20}}"


def _end(word: _Word) -> str:
    """Where a word ends; a footnote's number may follow its letters."""
    return r"(?!\d|[.,]\d)" if word.plain[-1].isdecimal() else r"(?![^\W\d_])"
