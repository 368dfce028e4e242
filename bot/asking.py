"""What sort of thing a question asks for, by how it is put."""

import re
from dataclasses import dataclass
from functools import lru_cache

_WHO = re.compile(
    r"\bwho\b|\bwhose\b|\bwhich (?:councillor|member|officer|person|people)", re.IGNORECASE
)
_WHEN = re.compile(
    r"\bwhen\b|\bwhat (?:date|year|day|month)\b|\bby when\b|\bhow long ago\b|\bdates?\b",
    re.IGNORECASE,
)
_ADVICE = re.compile(
    r"\brecommend|\bneeds? to (?:improve|change|do)|\b(?:areas?|points?) for improvement"
    r"|\bto[ -]?do list|\b(?:told|asked|ordered) (?:\w+ )?to (?:fix|do|improve|change|sort)"
    r"|\b(?:ha(?:s|ve) to|must|should) (?:\w+ ){0,3}(?:fix|improve|sort|do)\b"
    r"|\bimprovements? (?:were|was|did)|\bthings to improve"
    r"|\bpriorit(?:y|ies)\b",
    re.IGNORECASE,
)
_GRADE = re.compile(
    r"\bgrad(?:e|es|ed|ing)\b|\bjudge(?:d|ment|ments)\b|\brat(?:ed|ing|ings)\b|\boutstanding\b"
    r"|\binadequate\b|\brequires improvement\b|\boverall\b",
    re.IGNORECASE,
)
_RESOLVED = re.compile(
    r"\b(?:resolved?|resolution|agreed|decided?|decisions?|approved?|voted?|vote|carried|noted"
    r"|outcome of)\b",
    re.IGNORECASE,
)
_DEFINED = re.compile(
    r"\b(?i:what (?:does|do) (?:the )?(?:acronym |letters )?)"
    r"(?!(?i:it|that|these|they|this|those) )([A-Za-z]{2,8}?)s? (?i:stand for|mean)\b"
    r"|\b(?i:what(?:['’]s| is| are)) (?:an? |the )?([A-Z]{2,7})s?\W*$"
    r"|\b(?i:meaning of) ([A-Z]{2,7})\b"
)
_A_DATE = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:january|february|march|april|(?-i:May)|june|july|august|september|october"
    r"|november|december)\b|\b(?:today|yesterday|last|next) (?:week|month|year|spring|summer"
    r"|autumn|winter)\b",
    re.IGNORECASE,
)
_A_NAME = re.compile(r"(?<=[\w,;] )[A-Z][a-z’'-]+ [A-Z][a-z’'-]+")

_FIGURE = re.compile(
    r"\bhow (?:many|much|high|low|large|often|long|old|big)\b|\bwhat (?:percentage|proportion|share"
    r"|number|rate|figure|%)|\bpercentage|\bproportion|\baverage\b|\bwhat was the (?:total|number"
    r"|rate|cost|deficit)|\bin £|£m\b|\brate of\b|\bwhat['’]?s the (?:average|total|number|rate)"
    r"|\b(?:what|which) % |%\s*(?:of|in|were|was)?\b|\bper cent\b",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"%|\bper ?cent\b|\bpercentage|\bproportion|\bshare of|\bout of\b|\brate\b", re.IGNORECASE
)
_MONEY = re.compile(
    r"£|\bhow much (?:money|cash|funding|did .{0,60}\b(?:cost|spend|pay|put))|\b(?:cost|costs|spent"
    r"|spending|budget|deficit|overspend|overspent|salary|bonus|paid|price)\b.{0,40}\?|\bhow much\b"
    r".{0,80}\b(?:cost|pay|paid|spend|spent|budget|overspend|million|money)\b"
    r"|\bmillions? (?:of|did)",
    re.IGNORECASE,
)
_NO_COUNT = re.compile(
    r"\b(?:19|20)\d\d(?:\s?[/–-]\s?\d\d)?\b|\b\d{1,2}(?:st|nd|rd|th)?\s+(?:to\s+\d{1,2}\s+)?"
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)\b"
    r"|\b(?:aged?|(?:under|over)(?=[ -]?\d{1,2}s\b))[ -]?\d{1,2}s?"
    r"(?:\s?(?:to|and|or|–|-)\s?\d{1,2})?\b"
    r"|\b\d{1,2}-?\s?"
    r"(?:(?:to|and|or|–|-)[ -]?\d{1,2}-?)?[ -]?years?[ -]olds?\b|\b\d{1,2}[ -]?plus\b|\b\d{1,2}\+"
    r"|\bcovid[ -]?19\b|\b(?:section|page|paragraph|phase|stage|part|level|grade|tier|item|no\.?)\s"
    r"\d+\b|^\s*\(?\d+[.)]\s|\b24/7\b|\b\d{1,2}- (?:and|to|or) \d{1,2}-year",
    re.IGNORECASE,
)
"""Numbers that count nothing: years, days, ages, and the numbers of sections."""
_COUNT = re.compile(
    r"\d|\b(?:none|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
    r"|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty"
    r"|ninety|hundred|thousand|million|half|halved|doubled|trebled|dozen)\b",
    re.IGNORECASE,
)
_A_SHARE = re.compile(
    r"\d\s?%|\bper ?cent\b|\bhalf\b|\b(?:a|one|two|three)[ -](?:third|quarter|fifth|tenth)s?\b"
    r"|\b\d+ (?:out )?of (?:the )?\d+"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine|ten) (?:out )?(?:of|in) (?:the )?\w+"
    r"|\bper \d",
    re.IGNORECASE,
)
_OPINION = re.compile(
    r"\b(?:do you (?:think|believe|reckon|agree)|what(?:’s|'s| is| do) you(?:r)? (?:view|opinion"
    r"|thoughts?|take)|in your (?:opinion|view)|your (?:opinion|view|advice|thoughts)\b"
    r"|should (?:i|we|you|they|he|she|the council|councillors)\b(?!.*\b(?:according|say|said|report"
    r"|recommend))|who should (?:i|we) (?:vote|blame)"
    r"|(?:would|can) you (?:recommend|advise|suggest)"
    r"|is (?:it|this|he|she) (?:fair|right|wrong) to (?!say))",
    re.IGNORECASE,
)
_RECORD = re.compile(
    r"\b(?:is (?:that|it) (?:what|right|true|really|correct)|actual(?:ly)?|really|in fact|verbatim"
    r"|exact (?:words|wording)|true that|did .{1,60}\b(?:really|actually))\b",
    re.IGNORECASE,
)
_PERSONAL = re.compile(
    r"\b(?:home |private |personal )?(?:addresse?s?|phone numbers?|mobile(?: number)?|email"
    r"(?: address(?:es)?)?|postcode|date of birth|birthday|national insurance|medical (?:record"
    r"|history)|bank details|salary) (?:of|for) (?!(?:the )?(?:council|committee|team|service)\b)"
    r"|\bwhere (?:does|do|did) (?:[A-Z]\w+|the (?:child|family|mother|father|parents?|girl|boy)\b)"
    r".{0,40}\blive|\b(?:what|who)(?:’s|'s| is| was| were| are)? (?:the )?(?:names?|identit\w+) of"
    r" (?:the |that |this |a )?(?:child|children|kids?|girls?|boys?|bab(?:y|ies)|famil(?:y|ies)"
    r"|mothers?|fathers?|parents?|victims?|foster carers?|young (?:person|people|man|woman))\b"
    r"(?![’']?s?[’']? (?:\w+ )?(?:panel|group|forum|council|team|service|home"
    r"|school|centre|board|project|programme|scheme|charity|committee|hub|trust))"
    r"|\bname the (?:child|children|kids?|family|mother|father|parents|victims?|foster carers?)\b"
    r"|\bwho (?:is|was|are|were) (?:the |that )?"
    r"(?:child|baby|girl|boy|victim|abused|abuser|mother|father|parents|foster carers?)\b"
    r"(?![ -](?:protection|sexual|criminal|exploitation|care|health|welfare|in need|and famil)\w*)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Asked:
    """What sorts of thing a question asks for."""

    figure: bool = False
    share: bool = False
    """A percentage or proportion."""
    money: bool = False
    name: bool = False
    date: bool = False
    advice: bool = False
    grade: bool = False
    resolved: bool = False
    definition: str = ""
    """The acronym that it is asked what stands for."""

    @classmethod
    @lru_cache(maxsize=64)
    def of(cls, text: str) -> "Asked":
        """
        What the words of a question ask for.

        >>> asked = Asked.of("Who voted, and when?")
        >>> asked.name, asked.date, asked.resolved, asked.figure
        (True, True, True, False)
        """
        defined = _DEFINED.search(text)
        return cls(
            figure=bool(_FIGURE.search(text)),
            share=bool(_SHARE.search(text)),
            money=bool(_MONEY.search(text)),
            name=bool(_WHO.search(text)),
            date=bool(_WHEN.search(text)),
            advice=bool(_ADVICE.search(text)),
            grade=bool(_GRADE.search(text)),
            resolved=bool(_RESOLVED.search(text)),
            definition=next(filter(None, defined.groups()), "") if defined else "",
        )

    def defined_by(self, text: str) -> bool:
        """
        Whether a sentence says in brackets what the acronym stands for that is asked about.

        >>> Asked.of("what does LADO mean?").defined_by("the designated officer (LADO) acts")
        True
        """
        return bool(self.definition) and f"({self.definition.lower()}" in text.lower()

    @property
    def counts(self) -> bool:
        """Whether a number of any sort is asked for."""
        return self.figure or self.share or self.money

    def counted_by(self, text: str) -> bool:
        """
        Whether a sentence gives a number of the sort that is asked for.

        >>> asked = Asked.of("How many children are in care?")
        >>> asked.counted_by("In 2018, 16- and 17-year-olds were homeless.")
        False
        >>> asked.counted_by("There are 364 children in care.")
        True
        """
        if self.money:
            return "£" in text
        if self.share:
            return bool(_A_SHARE.search(text))
        return bool(_COUNT.search(text) and _COUNT.search(_NO_COUNT.sub(" ", text)))


def gives_name(text: str) -> bool:
    """Whether a sentence names somebody or something."""
    return bool(_A_NAME.search(text))


def gives_date(text: str) -> bool:
    """Whether a sentence says when."""
    return bool(_A_DATE.search(text))


def asks_for_the_record(text: str) -> bool:
    """
    Whether a question holds what somebody tells against what was said.

    >>> asks_for_the_record("The blog says it was harsh. What are the actual words?")
    True
    """
    return bool(_RECORD.search(text))


def asks_opinion(text: str) -> bool:
    """
    Whether a question asks what somebody should think or do rather than what a paper says.

    >>> asks_opinion("Do you think the leader should resign?")
    True
    """
    return bool(_OPINION.search(text))


def asks_personal(text: str) -> bool:
    """
    Whether a question asks for what is private to a person.

    >>> asks_personal("What is the name of the child in the case review?")
    True
    >>> asks_personal("Who was the director of children's services?")
    False
    """
    return bool(_PERSONAL.search(text))
