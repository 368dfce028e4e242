"""What a paper and its sections are about, in words that a question can use."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from bot.asking import gives_date
from bot.index import Index
from corpus.documents import Details, Passage
from corpus.holdings import Held
from corpus.lexicon import stems

MOST_READ = 200
"""Passages of a paper that are looked at."""
THEMES = 3
_FEWEST = 2
"""Passages that a heading or a theme has."""
_ENOUGH = 4
"""Passages beyond which a theme counts for no more."""
_SHORT = 3
"""Letters of words that stay small in a heading with capitals."""
_LONGEST = 90
"""Letters; what is longer is no heading, or no part of a question."""
_LABEL = re.compile(
    r"(?:draft )?(?:motion|report|(?:agenda )?item|decision|news|blog)(?: \d+)?: ", re.IGNORECASE
)
"""What stands in a title before its matter."""
_NUMBER = re.compile(r"\A(?:\d+(?:\.\d+)*[.)]?|[A-Z][.)]|[ivx]+[.)])\s+")
_AFTER = re.compile(
    r"\s*(?:\([^()]*\)|[.:?]|[:,–-]?\s+"
    r"(?:inadequate|good|outstanding|requires improvement(?: to be good)?))$",
    re.IGNORECASE,
)
"""What may follow a heading's matter: a reference in brackets, a grade, a stop."""
_OF_AN_ITEM = re.compile(
    r"(?:draft |public |printed )?minutes|(?:the )?decisions?|resolved|recommendations?"
    r"|(?:additional|supporting|background) (?:documents|papers)",
    re.IGNORECASE,
)
"""Headings inside a meeting's item, which its own heading stands above."""
_COMMON = re.compile(
    r"(?:minutes|dates?|purpose|summary|exclusion|confirmation) of .*|agenda(?: items?)?"
    r"|(?:key |summary of )?recommendations?(?: to .*)?|(?:executive |introduction and )?summary"
    r"|introduction|background|context\b.*|foreword|contents|conclusions?|overview|notes?|actions?"
    r"|purpose|(?:main |key |headline )?(?:findings|points|issues)|areas covered.*"
    r"|findings and evaluation.*|what needs to improve.*|(?:.* )?implications?|next steps"
    r"|appendi(?:x|ces)\b.*|annex\b.*|apologies.*|declarations?.*|disclosures?.*"
    r"|(?:public|members?[’']s?) (?:questions?|participation).*|.* asked to .*"
    r"|(?:any other|urgent|other) .*"
    r"|attendance|present|welcome.*|(?:chair.s )?announcements|work programme|about .*"
    r"|information about .*|(?:questions and )?contacts?|thank you|read me|how to .*|glossary"
    r"|options?(?: considered)?|proposals?|reasons?(?: for .*)?|performance",
    re.IGNORECASE,
)
"""Headings that stand in papers of any matter."""
SAFE = re.compile(r"[\w ’'‘“”(),.:;/&£–-]+")
"""Signs that mean nothing to Slack, where a question goes as if a member had typed it."""
_PLURAL = re.compile(
    r"(?<![\w’'-])(?:(?P<before>[a-z]{4,}) )?(?P<noun>[a-z]{4,}[a-rt-z]s)(?![\w’'-])"
)
_GENERAL = frozenset(
    [
        "abstentions",
        "actions",
        "agendas",
        "councillors",
        "decisions",
        "figures",
        "findings",
        "inspectors",
        "leaders",
        "meetings",
        "members",
        "minutes",
        "months",
        "officers",
        "papers",
        "petitions",
        "recommendations",
        "reports",
        "services",
        "towards",
        "weeks",
        "years",
    ]
)
"""Words that papers of any matter have."""


class Subject(NamedTuple):
    """What some of a paper is about."""

    words: str
    """As a question says it."""
    heading: str = ""
    """As printed above its passages; empty where the words are of the passages themselves."""


class Described(NamedTuple):
    """A paper, and what it is about."""

    paper: Held
    matter: str = ""
    """Its title as the middle of a question says it; empty where no question can."""
    subjects: tuple[Subject, ...] = ()
    """Those of its sections, the longest first, then words that are its own."""


def described(paper: Held, index: Index, labels: frozenset[str]) -> Described:
    """What a paper that these labels open is about."""
    title = paper.details.title or paper.name
    near = index.nearest(index.question(title), labels, MOST_READ, frozenset({paper.id}))
    found = index.passages(one.passage for one in near)
    passages = sorted((one.passage for one in found.values()), key=lambda one: one.start)
    text = passages[0].document.text if passages else ""
    matter = in_question(_LABEL.sub("", paper.details.title), text)
    return Described(paper, matter, (*_sections(passages, text), *_themes(passages, index, labels)))


def _sections(passages: Sequence[Passage], text: str) -> tuple[Subject, ...]:
    headings = Counter(heading for one in passages if (heading := _heading(one)))
    return tuple(
        Subject(in_question(heading, text), heading)
        for heading, held in headings.most_common()
        if held >= _FEWEST
    )


def _themes(
    passages: Sequence[Passage], index: Index, labels: frozenset[str]
) -> tuple[Subject, ...]:
    """Nouns that several of the passages have and few of other papers: regular plurals."""
    found = [
        (one.id, *match.group("noun", "before"))
        for one in passages
        for match in _PLURAL.finditer(one.text)
    ]
    held = Counter(noun for _, noun in {(place, noun) for place, noun, _ in found})
    spelt = index.spellings(labels)
    often = (noun for noun, number in held.items() if number >= _FEWEST)
    nouns = {noun: stems(noun)[0] for noun in often if _is_matter(noun, spelt)}
    rarity = index.rarity(nouns.values(), labels)
    weight = {noun: min(held[noun], _ENOUGH) * rarity[stem] for noun, stem in nouns.items()}
    best = sorted(nouns, key=lambda noun: (-weight[noun], noun))[:THEMES]
    return tuple(
        Subject(_with(noun, Counter(word for _, one, word in found if one == noun)))
        for noun in best
    )


def _is_matter(plural: str, spelt: Mapping[str, int]) -> bool:
    """Whether a word tells something: the papers have its singular too, and no verb of it."""
    verb = plural[:-1].removesuffix("e")
    return (
        plural not in _GENERAL
        and plural[:-1] in spelt
        and not any(verb + ending in spelt for ending in ("ed", "ing"))
    )


def _with(noun: str, before: Counter[str | None]) -> str:
    """A noun, after the word that stands before it more often than not."""
    ((word, number),) = before.most_common(1)
    usual = number >= _FEWEST and 2 * number > before.total()
    return f"{word} {noun}" if word and usual else noun


def in_question(heading: str, text: str = "") -> str:
    """
    A heading as the middle of a question says it; "" for one that no question can hold.

    Its first capital goes where `text`, the paper's own, has the word without, and all of them
    where it has nothing else.

    >>> in_question("14. Call-in: homes for children (KD24/031)", "There are few homes.")
    'homes for children'
    """
    if len(heading) > 2 * _LONGEST:
        return ""
    words = _NUMBER.sub("", heading.strip())
    while words != (shorter := _AFTER.sub("", words)):
        words = shorter
    words = max(words.split(": "), key=len)
    if not SAFE.fullmatch(words) or len(words) > _LONGEST or not re.search(r"[^\W\d_]{3}", words):
        return ""
    first, *rest = words.split()
    if words.isupper():
        return " ".join(_small(word.lower(), text) for word in (first, *rest))
    titled = rest and all(word[0].isupper() for word in rest if len(word) > _SHORT)
    return words if titled else " ".join([_small(first, text), *rest])


def _small(word: str, text: str) -> str:
    """A word as it stands in a text: small where the text has it so, else with a capital."""
    small = word[:1].lower() + word[1:]
    there = re.search(rf"(?<!\w){re.escape(small)}(?!\w)", text)
    return small if there else word[:1].upper() + word[1:]


def _heading(passage: Passage) -> str:
    """The heading above a passage that says what it is about; "" where none does."""
    for heading in reversed(passage.section):
        words = in_question(heading)
        if not _OF_AN_ITEM.fullmatch(words):
            common = not words or _COMMON.fullmatch(words)
            return "" if common or _names(passage.document.details, heading) else heading
    return ""


def _names(details: Details, heading: str) -> bool:
    """Whether a heading only says which paper or meeting it is."""
    folded = heading.casefold()
    return gives_date(heading) or any(
        name and (name.casefold() in folded or folded in name.casefold())
        for name in (details.title, details.body, details.council, details.author)
    )
