"""What a reader is told besides the quotes, the same words in the terminal and in Slack."""

from bot.quotes import Answer, Quote, Reason
from corpus.documents import KINDS, Span, Voice, in_words

REASONS = {
    Reason.NO_PAPERS: "There is no paper to search that fits the question.",
    Reason.NOT_SAID: "The papers do not seem to say.",
    Reason.STALE: "The index was altered under this answer: ingest the papers again, then ask.",
}
_MANNERS = {
    "direct": "words of",
    "reported": "reported words of",
    "inherited": "reported words of",
    "quoted": "second-hand: words given to",
}
_MATTERS = {"motion": "a motion", "amendment": "an amendment"}
NEAREST = "The closest passages, which are not an answer:"


def searched(answer: Answer) -> str:
    """What was looked through, in one line."""
    papers, newest = answer.searched.documents, answer.searched.newest
    until = f", the newest of {in_words(newest)}" if newest else ""
    council = answer.question.filters.council
    only = f" Only papers of {council.title()} were searched." if council else ""
    return f"There are {papers} papers here{until}.{only}"


def source(quote: Quote) -> str:
    """One line that says which paper, of what kind and standing, when, where in it and who."""
    details = quote.passage.document.details
    title = details.title or quote.passage.document.name
    facts = (
        f"draft {KINDS[details.kind]}" if details.status == "draft" else KINDS[details.kind],
        details.body or details.council,
        in_words(details.date) if details.date else "date not known",
    )
    parts = [title, *(fact for fact in facts if fact.casefold() not in title.casefold())]
    ocr = "scanned page: wording may differ" if quote.ocr else ""
    standing = (_place(quote), _matter(quote), speaker(quote), ocr)
    return ", ".join([*parts, *filter(None, standing)])


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
