"""Every way in which papers may print a term: what somebody types -> the wordings to search for."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import NamedTuple

from bot.acronyms import meanings, shortened
from bot.inflections import in_digits, inflections, stem
from bot.plain import plain
from corpus.errors import BadQuestion

MOST_CHARACTERS = 200
MOST_WORDS = 12
_WORD = re.compile(r"(?P<word>[^\W_]+(?:'[^\W_]+)*|&)(?P<after>[\W_]*?)(?=[^\W_]|&|\Z)")
_ENDS = re.compile(r"[.!?;:]")
_MOST_BETWEEN = 40
"""Characters between two words of a term, as in a table or at the end of a page."""
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
    after: str = ""
    """What was typed between it and the next."""


def wordings(
    term: str, spellings: Mapping[str, int], defined: Mapping[str, Sequence[str]]
) -> tuple[Wording, ...]:
    """
    A term as it was typed, and with its acronyms written out and its long names as acronyms.

    `spellings` are the words that the papers print, `defined` what they say that acronyms stand
    for. Of a name that was not typed only the endings count, since words that merely begin alike
    are no part of it. Raises `BadQuestion` for a term without words or of too many.
    """
    found: dict[str, Wording] = {}
    words = _words(term)
    _refuse_unreadable(term, words)
    for some, why, acronym in (words, "", ""), *_others(words, defined):
        wording = _wording(some, {} if why else spellings, why, acronym)
        found.setdefault(wording.text, wording)
    return tuple(found.values())


def _words(term: str) -> list[_Word]:
    """The words of a term; an “&” at an end of it tells nothing."""
    told = plain(term)
    found = [
        _Word(
            one["word"].replace("'", "").replace("&", "and"),
            term[slice(*told.original(*one.span("word")))],
            one["after"],
        )
        for one in _WORD.finditer(told.text)
    ]
    whole = [at for at, word in enumerate(found) if word.typed != "&"]
    return found[whole[0] : whole[-1] + 1] if whole else []


def _refuse_unreadable(term: str, words: Sequence[_Word]) -> None:
    if not words:
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
    for at, (one, other) in enumerate(pairwise(words)):
        number = in_digits(one.plain, other.plain)
        if number:
            yield [*words[:at], _Word(number, number), *words[at + 2 :]], "in digits", ""
    stemmed = [stem(word.plain) for word in words]
    for short, long in shortened(stemmed, defined):
        told = [stem(word.plain) for word in _words(long)]
        for at in range(len(words) - len(told) + 1):
            if stemmed[at : at + len(told)] == told:
                acronym = _Word(short.lower(), short)
                yield [*words[:at], acronym, *words[at + len(told) :]], f"short for {long}", short


def _wording(
    words: Sequence[_Word], spellings: Mapping[str, int], why: str, acronym: str
) -> Wording:
    forms = tuple(inflections(word.plain, spellings) for word in words)
    rest = "".join(
        _between(one, other) + _any(forms[at]) for at, (one, other) in enumerate(pairwise(words), 1)
    )
    patterns = tuple(re.compile(begun + rest + _end(words[-1])) for begun in _beginnings(forms[0]))
    return Wording(" ".join(word.plain for word in words), forms, patterns, why, acronym)


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
    alike = takewhile(lambda letters: len(set(letters)) == 1, zip(*forms, strict=False))
    shared = [letters[0] for letters in alike]
    ends = ["".join(form[len(shared) :]) for form in forms]
    return "".join(shared) + (f"(?:{'|'.join(ends)})" if len(ends) > 1 else ends[0])


def _letters(word: str) -> list[str]:
    """
    The letters of a word, each after what may part it from the one before.

    A hyphen and the end of a line may part a word anywhere, white space alone only a long one.
    """
    return [(_parted(word, at) if at else "") + letter for at, letter in enumerate(word)]


def _parted(word: str, at: int) -> str:
    size = len(word)
    if word.isdecimal():
        return ",?"
    halves = size >= _LONG and at >= _HALF and size - at >= _HALF
    return r"(?:[-']\s*|\s+)?" if halves else r"(?:[-']\s*)?"


def _between(one: _Word, other: _Word) -> str:
    """What may stand between two words: nothing that ends a sentence, unless it was typed."""
    whole = min(len(one.plain), len(other.plain)) >= _HALF
    joined = one.after in ("-", ",", ".") or "and" in (one.plain, other.plain) or whole
    numbers = one.plain[-1].isdecimal() and other.plain[0].isdecimal() and one.after != ","
    fewest = 0 if joined and not numbers else 1
    if _ENDS.search(one.after):
        return rf"[\W_]{{{fewest},{_MOST_BETWEEN}}}"
    return rf"(?:[^\w.!?;:]|_|[.:](?=\w)){{{fewest},{_MOST_BETWEEN}}}"


def _end(word: _Word) -> str:
    """Where a word ends; a footnote's number may follow its letters."""
    return r"(?!\d|[.,]\d)" if word.plain[-1].isdecimal() else r"(?![^\W\d_])"
