"""What a reader is told besides the quotes, the same words in the terminal and in Slack."""

from collections.abc import Sequence

from bot.quotes import Answer, Quote, Reason, Searched
from corpus.documents import KINDS, Span, Voice, in_words

_REASONS = {
    Reason.NO_PAPERS: "There is no paper to search that fits the question.",
    Reason.NOT_SAID: "The papers do not seem to say.",
    Reason.NO_FIGURE: "The papers do not seem to give that figure.",
    Reason.OPINION: "That asks for an opinion, and I only quote what papers say.",
    Reason.PERSONAL: "That asks for what is private to a person; I do not look for it.",
    Reason.STALE: "The index was altered under this answer: ingest the papers again, then ask.",
}
CONTRADICTS = "The papers do not say what the question takes for granted. They say:"
_NAMED = 6
"""Councils or papers that are named one by one."""
_MANNERS = {
    "direct": "words of",
    "reported": "reported words of",
    "inherited": "reported words of",
    "quoted": "second-hand: words given to",
}
_MATTERS = {"motion": "a motion", "amendment": "an amendment"}
NEAREST = "The closest passages, which are not an answer:"


def why(answer: Answer) -> str:
    """Why an answer abstains, in one sentence; empty for one that does not."""
    looked = answer.searched
    if answer.reason is Reason.NOT_HELD:
        return f"There is no paper of {_listed(looked.absent)} here.{_held(looked)}"
    if answer.reason is Reason.NO_YEAR:
        years = _listed(tuple(map(str, looked.years)))
        of = f" of {_listed(looked.councils)}" if looked.councils else ""
        return f"There is no paper{of} of {years} here; those that are here are {_spanned(looked)}."
    return _REASONS[answer.reason] if answer.reason else ""


def understood(answer: Answer) -> str:
    """Which question was answered, where it is not the one that was typed; else empty."""
    asked = answer.question
    return f"Understood as: {asked.understood}" if asked.mended else ""


def searched(answer: Answer) -> str:
    """What was looked through, in one line."""
    looked = answer.searched
    line = searched_line(looked)
    if looked.absent and answer.reason is not Reason.NOT_HELD:
        line += f" There is no paper of {_listed(looked.absent)} here."
    return line


def searched_line(looked: Searched) -> str:
    """How many papers were looked through, whose, and of which days."""
    number = f"{looked.documents:,} paper{'' if looked.documents == 1 else 's'}"
    of = f" of {_listed(looked.councils)}" if looked.councils else ""
    return f"Searched {number}{of}{', ' if looked.newest else ''}{_spanned(looked)}."


def _held(looked: Searched) -> str:
    if not looked.held:
        return ""
    more = len(looked.held) - _NAMED
    names = (*looked.held[:_NAMED], *([f"{more} other{'s' * (more > 1)}"] if more > 0 else []))
    return f" There are papers of {_listed(names)}."


def _spanned(looked: Searched) -> str:
    """The days of the oldest and the newest paper."""
    if not (looked.oldest and looked.newest):
        return ""
    if looked.oldest == looked.newest:
        return f"dated {in_words(looked.newest)}"
    return f"dated {in_words(looked.oldest)} to {in_words(looked.newest)}"


def _listed(names: Sequence[str]) -> str:
    """
    Names as a sentence lists them.

    >>> _listed(("Bury", "Leeds", "York"))
    'Bury, Leeds and York'
    """
    *most, last = names or ("",)
    return f"{', '.join(most)} and {last}" if most else last


def source(quote: Quote) -> str:
    """One line that says which paper, of what kind and standing, when, where in it and who."""
    details = quote.passage.document.details
    title = details.title or quote.passage.document.name
    status = f"{details.status} " if details.status in ("draft", "confirmed") else ""
    facts = (
        f"{status}{KINDS[details.kind]}",
        details.body or details.council,
        in_words(details.date) if details.date else "date not known",
    )
    parts = [title, *(fact for fact in facts if fact.casefold() not in title.casefold())]
    ocr = "scanned page: wording may differ" if quote.ocr else ""
    standing = (_place(quote), _matter(quote), speaker(quote), ocr)
    return ", ".join([*parts, *filter(None, standing)])


def also(quote: Quote) -> str:
    """Where else the same words stand; empty where nowhere."""
    if not quote.also:
        return ""
    named = list(dict.fromkeys(map(source, quote.also)))  # two addresses may read alike
    more = len(named) - _NAMED
    places = [*named[:_NAMED], *([f"{more} more paper{'s' * (more > 1)}"] if more > 0 else [])]
    return f"The same words: {'; '.join(places)}"


def receipts(quotes: Sequence[Quote]) -> str:
    """The receipts of quotes in their order, by which they can be verified; empty for none."""
    named = ", ".join(quote.receipt for quote in quotes)
    return f"Receipt{'s' * (len(quotes) > 1)}: {named}" if quotes else ""


def led(quote: Quote) -> str:
    """The document's own words that lead to the quote, with a mark where others stand between."""
    return f"{quote.led}{' […]' if quote.gap else ''}" if quote.led else ""


def speaker(quote: Quote) -> str:
    """Who speaks, and whether these are their words or a clerk's; empty when it is the paper."""
    voice, span = quote.voice, Span(quote.start, quote.end)
    named = [f"{_MANNERS[voice.manner]} {_who(voice)}"] if voice else []
    named += [f"quoting {_who(by)}" for by in quote.passage.quoted_at(span) if by != voice]
    return ", ".join(named)


def _matter(quote: Quote) -> str:
    """What a motion or an amendment came to, so that a lost one is never taken for policy."""
    passage = quote.passage
    if passage.kind not in _MATTERS:
        return ""
    return f"{_MATTERS[passage.kind]}, {passage.result or 'outcome not told here'}"


def _who(voice: Voice) -> str:
    """The speaker as printed, with the name where only a role is printed."""
    named = voice.name and voice.name not in voice.speaker
    return f"{voice.speaker} ({voice.name})" if named else voice.speaker


def _place(quote: Quote) -> str:
    page = quote.page
    if page is None:
        return f"under “{quote.passage.section[-1]}”" if quote.passage.section else ""
    if page.label and page.label != str(page.number):
        return f"page {page.number} (printed {page.label})"
    return f"page {page.number}"
