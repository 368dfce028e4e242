"""Words that turn what a sentence says into something else."""

import re
from collections.abc import Iterable

from corpus.lexicon import stems

NEGATIONS = frozenset(
    {
        "barely", "cannot", "hardly", "neither", "never", "no", "nobody", "none", "nor", "not",
        "nothing", "nowhere", "without",
    }
)  # fmt: skip
CONDITIONS = NEGATIONS | frozenset(
    {
        "although", "but", "despite", "except", "few", "however", "if", "only", "provided",
        "rarely", "though", "too", "unless", "until", "whereas", "while", "yet",
    }
)  # fmt: skip
"""Words that a shortened quotation loses at the cost of what it says."""
_CONTRACTED = re.compile(r"n't$")
_PREFIXES = ("un", "in", "im", "ir", "il", "dis", "non", "mis", "under", "over", "de")
_PAIRS = """
above/below absent/present accept/reject accurate/wrong adequate/inadequate advantage/disadvantage
after/before agree/disagree all/none all/no always/never appropriate/inappropriate approve/refuse
approve/reject asset/liability begin/end benefit/harm best/worst better/worse better/poorer
big/small clear/unclear close/open closed/open compliant/non-compliant confident/doubtful
consistent/inconsistent decline/improve decline/improvement declining/improving decrease/increase
decreasing/increasing deteriorate/improve deterioration/improvement deteriorating/improving
drop/rise early/late easy/difficult easy/hard effective/ineffective effective/poor
enough/insufficient every/no excellent/poor exclude/include fail/pass fail/succeed
failure/success failed/managed fall/rise falling/rising fell/rose fast/slow few/many few/most
few/all fewer/more first/last formal/informal frequent/infrequent frequently/rarely full/empty
good/bad good/poor good/inadequate good/weak gain/loss gained/lost great/small heavy/light
high/low higher/lower highest/lowest improve/worsen improved/worsened improving/worsening
improved/declined improved/deteriorated inside/outside large/small larger/smaller late/timely
less/more least/most little/much long/short longer/shorter major/minor majority/minority
many/few maximum/minimum met/unmet most/few narrow/wide narrow/broad negative/positive new/old
often/rarely often/seldom on/off outstanding/inadequate outstanding/poor permanent/temporary
poor/strong proactive/reactive quick/slow quickly/slowly raise/lower regular/irregular
regularly/rarely reduce/increase reduced/increased reduction/increase reducing/increasing
right/wrong rapid/slow rapidly/slowly safe/unsafe simple/complex some/no stable/unstable
start/finish start/stop strength/weakness strengths/weaknesses strong/weak stronger/weaker
strengthen/weaken strengthened/weakened sufficient/insufficient sufficient/lacking support/oppose
supported/opposed swift/slow swiftly/slowly thorough/superficial timely/delayed up/down
upheld/dismissed usually/rarely well/badly well/poorly with/without won/lost yes/no positive/adverse
robust/weak robust/poor effective/weak carried/lost include/omit internal/external
"""
_OPPOSITES = {
    frozenset(" ".join(stems(word)) for word in pair.split("/")) for pair in _PAIRS.split()
}


def negations(words: Iterable[str]) -> int:
    """
    How often words say no.

    >>> negations(("they", "didn't", "say", "no"))
    2
    """
    return sum(word in NEGATIONS or bool(_CONTRACTED.search(word)) for word in words)


def opposite(one: str, other: str) -> bool:
    """
    Whether two words are opposites, such as adequate and inadequate.

    >>> opposite("adequate", "inadequate"), opposite("rising", "fell"), opposite("rose", "red")
    (True, True, False)
    """
    shorter, longer = sorted((one, other), key=len)
    if any(longer == f"{prefix}{shorter}" for prefix in _PREFIXES):
        return True
    if shorter.endswith("ful") and longer == f"{shorter[:-3]}less":
        return True
    return _base(one) != _base(other) and frozenset((_base(one), _base(other))) in _OPPOSITES


def _base(word: str) -> str:
    base = " ".join(stems(word))
    return _IRREGULAR.get(base, base)


_IRREGULAR = {"fell": "fall", "fallen": "fall", "rose": "rise", "risen": "rise", "lost": "lost"}
