"""The words around a quotation -> the paper or person that it is said to be of."""

import re

from bot.checking.marks import MASK

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_VERBS = (
    "says?|said|saying|stat(?:es?|ed|ing)|warn(?:s|ed)?|not(?:es?|ed)|continu(?:es?|ed)"
    "|add(?:s|ed)|f(?:inds?|ound)|report(?:s|ed)|comment(?:s|ed)|conclud(?:es?|ed)|puts?(?: it)?"
    "|describ(?:es?|ed)|wr(?:ites?|ote)|written|tells?|told|explain(?:s|ed)|record(?:s|ed)"
    "|observ(?:es?|ed)|argu(?:es?|ed)|claim(?:s|ed)|recommend(?:s|ed)|call(?:s|ed)|promis(?:es?|ed)"
    "|highlight(?:s|ed)|prais(?:es?|ed)|criticis(?:es?|ed)|acknowledg(?:es?|ed)|admit(?:s|ted)"
    "|repl(?:ies|ied)|respond(?:s|ed)|reads?|quot(?:es?|ed)|agre(?:es?|ed)|resolv(?:es?|ed)"
    "|uncover(?:s|ed)|judg(?:es?|ed)|sa(?:ys|w)|identif(?:ies|ied)|confirm(?:s|ed)|mention(?:s|ed)"
)
_SAYS = re.compile(rf"\b(?:{_VERBS}|according to|in the words of)\b", re.IGNORECASE)
_AGENT = re.compile(r"\b(?:ofsted|inspectors?|inspection|hmi)\b", re.IGNORECASE)
_KIND = re.compile(
    r"\b(?:improvement plan|business plan|plan|peer (?:review|challenge)|peers|case review|review"
    r"|practice review|commissioner|monitoring visit|letter|minutes|motion|agenda|strategy|blog"
    r"|briefing(?: note)?|scorecard|(?:action )?tracker|decision notice|report)\b",
    re.IGNORECASE,
)
_PEERS = {"peers": "peer review"}
_VAGUE = frozenset({"report", "letter", "review", "plan", "strategy"})
"""Kinds that name no paper by themselves: “the report” is the one that was named before."""
_DAY = re.compile(rf"\b(?:(?:\d{{1,2}} )?(?:{_MONTHS}) )?(?:19|20)\d\d\b")
_PAGE = re.compile(r"\b(?:page|p\.)\s?(\d{1,4})\b", re.IGNORECASE)
_NAME = re.compile(r"\b[A-Z][\w-]+(?:[’'][A-Z]\w+)?(?: [A-Z][\w-]+)*")
_LEANS = re.compile(
    rf"\b(?:it|they|he|she)(?: \w+ly)?(?: also| then| further)? (?:{_VERBS})\b", re.I
)
_NO_NAME = re.compile(
    r"(?:I|The|This|That|These|Those|Its?|They|He|She|We|You|Our|My|Your|Their|His|Her|And|But|As|So"
    r"|In|On|At|By|For|From|Of|To|With|When|Where|While|What|Which|Who|Why|How|If|Then|There|Here"
    r"|Only|Even|Yet|Again|Also|Is|Are|Was|Were|Do|Does|Did|Can|No|Not|Just|Page|Last|Now|Today"
    r"|According|Let|Some|Many|Most|Nobody|All|People|Others|Several|One|Mr|Mrs|Ms|Dr|Cllr"
    rf"|Councillor|Chair|Inspectors?|Ofsted|OFSTED|HMI|{_MONTHS}) ?"
)
_COMMON = frozenset(
    {"Members", "Children", "Services", "Social", "Workers", "Council", "Inspection", "Report"}
)
"""Words that are no name when they stand alone."""
_SENTENCE_END = re.compile(
    r"(?<!\b[A-Z])(?<!\bp)(?<!\bMr|\bMs|\bDr|\bNo)(?<!\bMrs)[.!?][’”\"')]*\s+(?=[A-Z‘“\"'(])"
)
_BRACKETS = re.compile(r"\s*[.,]?\s*\((?P<facts>[^()]{3,120})\)")
_TAIL = re.compile(
    rf"[,.]?\s*(?P<facts>(?:[\w’']+ ){{0,6}}?(?:{_VERBS}|according to)\b[^.;:“‘\"]{{0,80}})", re.I
)
_SAID = re.compile(rf"[^{MASK}]{{0,80}}?(?=\s+that\b|:\s)")
"""Up to what somebody is told to say."""
_BY = ("according to", "in the words of")
_TELLS = ("tell", "tells", "told")
_NAMES = 4


def source(before: str, after: str, last: str = "") -> str:
    """
    What the words before a quotation, or else those after it, say that it is of; "" for nothing.

    `last` is what the quotation before was of: “the report” and “it adds” lean on it.

    >>> source("Only the Ofsted report of 2022 says", ".")
    'Ofsted report 2022'
    >>> source("Inspectors told Leeds in 2018 that", ".")
    'Ofsted Leeds 2018'
    >>> source("We know. On page 6 of the report it says", ".", "Ofsted 2022, page 2")
    'Ofsted 2022, page 6'
    """
    sentence = last_sentence(before)
    tail = after[: ends[0].start()] if (ends := list(_SENTENCE_END.finditer(after))) else after
    if told := _before(sentence, last):
        return told
    for sign in (_BRACKETS, _TAIL):
        found = sign.match(tail)
        if found and (told := _told(found["facts"], last)):
            return told
    return ""


def last_sentence(before: str) -> str:
    """The sentence that has begun and not ended."""
    ends = list(_SENTENCE_END.finditer(before))
    return before[ends[-1].end() :] if ends else before


def page(said_of: str) -> str:
    """
    What a source is without the page.

    >>> page("Ofsted report 2022, page 6")
    'Ofsted report 2022'
    """
    return said_of.partition(", page ")[0]


def _before(sentence: str, last: str) -> str:
    """
    What a sentence names that leads to somebody's words.

    Where it quotes more than once, what was named before the first holds until another is.
    """
    since = sentence.rpartition(MASK)[2]
    own = since != sentence and _SAYS.search(since)
    if own and (told := _told(since, last if _AGENT.search(since) else "")):
        return told
    speaks = _SAYS.search(sentence) or _AGENT.search(sentence) or _KIND.search(sentence)
    return _told(sentence, last) if speaks else ""


def _told(sentence: str, last: str) -> str:
    numbered = _PAGE.search(sentence)
    naming = _naming(sentence)
    said = _facts(naming, last)
    if not (said or _KIND.search(naming)):
        said = _facts(sentence, last)
    return f"{said}, page {numbered[1]}" if numbered and said else said


def _facts(sentence: str, last: str) -> str:
    """What a sentence names, as few words; `last` without its page where it leans on that."""
    agent = "Ofsted" if _AGENT.search(sentence) else ""
    kinds = [_PEERS.get(kind := one.group().lower(), kind) for one in _KIND.finditer(sentence)]
    names = [] if agent and not kinds and not _SAYS.search(sentence) else _names(sentence)
    kind = next((one for one in reversed(kinds) if one not in _VAGUE), kinds[-1] if kinds else "")
    days = [one.group() for one in _DAY.finditer(sentence)][-1:]
    if agent and not (names or days or kind) and last.startswith(agent):
        return page(last)
    if agent or names or days or (kind and kind not in _VAGUE):
        return " ".join(_once([agent, *names, kind, *days]))
    return page(last) if kind or _LEANS.search(sentence) or _PAGE.search(sentence) else ""


def _naming(sentence: str) -> str:
    """What of a sentence names who speaks, without what they are told to say."""
    says = _SAYS.search(sentence)
    if not says:
        return sentence
    if says.group().lower() in _BY:
        return sentence[says.start() :]
    said = _SAID.match(sentence, says.end())
    if not said and says.group().lower() in _TELLS:
        return sentence.partition(MASK)[0]
    return sentence[: said.end() if said else says.end()]


def _names(sentence: str) -> list[str]:
    """The names in a sentence, of people, places and papers."""
    found = []
    for name in _NAME.finditer(sentence):
        words = name.group().split()
        while words and _NO_NAME.fullmatch(words[0]):
            words = words[1:]
        begins = not sentence[: name.start()].strip() and len(words) == 1
        verb = _SAYS.match(sentence[name.end() :].lstrip())
        if set(words) - _COMMON and (not begins or verb or sentence[name.end() :][:1] in "’'"):
            found.append(" ".join(words))
    return found[-_NAMES:]


def _once(words: list[str]) -> list[str]:
    """The words without those that others hold already, whatever their case."""
    kept: list[str] = []
    for word in filter(None, words):
        if word.casefold() not in " ".join(kept).casefold():
            kept.append(word)
    return kept
