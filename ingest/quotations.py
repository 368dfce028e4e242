"""Whose words stand between quotation marks: what a paper gives to somebody else."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.documents import Said, Span, Voice

FEWEST_WORDS = 4
"""Between marks; fewer are a name, a phrase held at arm's length, or too little to be anybody's."""
_CLOSERS = {"“": "”", "‘": "’", '"': '"', "'": "'"}
_OPENER = re.compile(r"(?:(?<=[\s(\[–—-])|^)[“‘\"'](?=\s?\w|\s?[(\[£…])")
_MARKED = {
    mark: re.compile(rf"(?<=[^\s(\[]){closer}(?=[\s.,;:!?)\]–—-]|\d{{1,2}}(?:\s|$)|$)")
    for mark, closer in _CLOSERS.items()
}
_ENDS = re.compile(r"[.!?…,;:]$")
_VERBS = (
    "says?|said|stat(?:es?|ed)|warn(?:s|ed)?|not(?:es?|ed)|continu(?:es?|ed)|add(?:s|ed)?"
    "|f(?:inds?|ound)|report(?:s|ed)|comment(?:s|ed)|conclud(?:es?|ed)|describ(?:es?|ed)"
    "|wr(?:ites?|ote)|told|explain(?:s|ed)|recommend(?:s|ed)|observ(?:es?|ed)|argu(?:es?|ed)"
    "|insist(?:s|ed)|claim(?:s|ed)|stress(?:es|ed)|put(?:s)? it|call(?:s|ed) (?:for|it)"
    "|highlight(?:s|ed)|praised|criticised|declared"
    "|acknowledg(?:es?|ed)|admit(?:s|ted)|replied|responded|asked|reads?"
)
_SAYS = re.compile(rf"\b(?:{_VERBS})\b", re.IGNORECASE)
_IN_A_PAPER = re.compile(
    r"\b(?:highlighted|stated|noted|found|reported|said|identified|set out|written|recorded"
    r"|described)"
    r" (?:in|by) (?P<who>(?:the |an? )?\w[\w’'&-]*(?: \w[\w’'&-]*){0,6})\W*$",
    re.IGNORECASE,
)
_ACCORDING = re.compile(
    r"\b(?:according to|in the words of)"
    r" (?P<who>(?:the |an? )?[\w’'&.-]+(?: [\w’'&.-]+){0,6}?)[,:]?\s*$",
    re.IGNORECASE,
)
_NAMED = r"(?:the )?[A-Z][\w’'.&-]*(?: (?:of |the |for |and )*[A-Z][\w’'.&-]*){0,6}"
_AFTER = re.compile(
    rf"[,.]?\s*(?:(?P<who>{_NAMED}) (?:{_VERBS})"
    rf"|(?:{_VERBS}|according to) (?P<whose>{_NAMED}))\b"
)
_APPOSED = re.compile(r"(?P<who>(?:[A-Z][\w’'.-]*)(?: [A-Z][\w’'.-]*){1,3}),\s[^.;:“‘]{3,120}$")
_CLAUSE = re.compile(
    r"(?:^|[,;:–—]\s|\s-\s|\b(?:and|but|that|as|when|where|while|because|which)\s)"
)
_LEADING = re.compile(
    r"^(?:and|but|as|when|so|then|again|also|here|yet|indeed)\b[, ]*", re.IGNORECASE
)
_SOURCE = re.compile(
    r"\b(?:report|review|reviewers?|inspectors?|inspection|commissioners?|plan|letter|strategy|minutes"
    r"|officers?|directors?|ofsted|chair|audit|challenge|auditors?|judge|ombudsman)\b|[A-Z]",
)
_LEANS = re.compile(
    r"(?:the|this|that|its?|his|her|their) (?:\w+’s )?(?:report|review|letter|author|inspectors?)"
    r"|it|he|she|they",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"I|we|you|it|he|she|they|there|this|that|these|those|who|which", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"[.!?][’”\"')]*\s+(?=[A-Z‘“\"'(])")


@dataclass
class _Pass:
    """One pass over a paper: who was quoted last, and whether their words go on."""

    last: str = ""
    """The last source that was named."""
    going_on: str = ""
    """Whose words the block before left open."""
    alone: str = ""
    """Whose words the block before ended with."""


def quotations(text: str, blocks: Sequence[Span]) -> list[Said]:
    """
    The stretches of a paper's blocks that it puts between quotation marks and gives to somebody.

    A quotation goes on over paragraphs that each open with a mark, as printers do it. What nobody
    is named for is left out.

    >>> text = "The peer review report warns: “Data is too often untimely.” We agree."
    >>> [(text[one.start : one.end], one.voice.speaker) for one in quotations(text, [Span(0, 69)])]
    [('Data is too often untimely.', 'The peer review report')]
    """
    state = _Pass()
    return [said for block in blocks for said in _in_block(text, block, state)]


def _in_block(text: str, block: Span, state: _Pass) -> Iterator[Said]:
    words = text[block.start : block.end]
    before, alone = state.going_on, state.alone
    state.going_on = state.alone = ""
    at = 0
    while opener := _OPENER.search(words, at):
        end, closed = _end(words, opener)
        inner = words[opener.end() : end].strip()
        begins = not words[: opener.start()].strip(" •–-")
        who = (before if begins else "") or _source(words, opener.start(), end, state.last)
        whole = begins and not words[end + 1 :].strip(" .,;")
        who = who or (alone if whole else "")
        if who and len(inner.split()) >= FEWEST_WORDS:
            state.last = who
            start = block.start + words.index(inner, opener.end())
            yield Said(start, start + len(inner), Voice(who, "quoted"))
            if not closed:
                state.going_on = who
            elif not words[end + 1 :].strip(" .,;"):
                state.alone = who
        at = end + 1


def _end(words: str, opener: re.Match[str]) -> tuple[int, bool]:
    """Where the quotation ends in its block, and whether a mark closes it there."""
    mark = opener.group()
    found = [close.start() for close in _MARKED[mark].finditer(words, opener.end())]
    if not found:
        return len(words), False
    if mark in '“"':
        return found[0], True
    sure = (at for at in found if _ENDS.search(words[:at]) or not words[at + 1 : at + 2].isspace())
    return next(sure, found[-1] if words[found[0] - 1] == "s" else found[0]), True


def _source(words: str, start: int, end: int, last: str) -> str:
    """Who is named for the quotation from `start` to `end`, "" when nobody is."""
    sentence = _last_sentence(words[:start])
    who = _named_before(sentence) or _named_after(words[end + 1 :])
    if who and _LEANS.fullmatch(who):
        return last or ("" if _PRONOUN.fullmatch(who) else who)
    return who


def _last_sentence(before: str) -> str:
    ends = list(_SENTENCE_END.finditer(before))
    return before[ends[-1].end() :] if ends else before


def _named_before(sentence: str) -> str:
    for sign in (_IN_A_PAPER, _ACCORDING):
        found = sign.search(sentence)
        if found and _SOURCE.search(found["who"]):
            return found["who"]
    says = list(_SAYS.finditer(sentence))
    if not says:
        return ""
    subject = sentence[: says[-1].start()].rstrip()
    apposed = _APPOSED.match(_LEADING.sub("", subject))
    return apposed["who"] if apposed else _subject(subject)


def _subject(before: str) -> str:
    """The subject of a verb: the words since its clause began."""
    starts = [clause.end() for clause in _CLAUSE.finditer(before)]
    who = _LEADING.sub("", before[starts[-1] :] if starts else before).strip(" ,;:-–—")
    if not who or len(who.split()) > 9 or (_PRONOUN.fullmatch(who) and not _LEANS.fullmatch(who)):  # noqa: PLR2004
        return ""
    return who if _SOURCE.search(who) or _LEANS.fullmatch(who) else ""


def _named_after(after: str) -> str:
    found = _AFTER.match(after)
    return (found["who"] or found["whose"]) if found else ""
