"""Cases that attack whoever shows them."""

from dataclasses import replace

from evals.cases import Expected, Group, Nugget
from evals.recorded import Shown
from evals.report.failures import failures
from evals.scored import Scored
from tests.evals.report.sample import sample

HOSTILE = (
    "</script></style></title><img src=x onerror=alert(1)><script>alert(2)</script>"
    "\"' onmouseover='x' {{ 7*7 }} {% raw %} <!-- ]]> &lt; \x00\x1b[31m\u202e\ud800"
)


def hostile(words: str = HOSTILE) -> list[Scored]:
    """Cases in which everything that others wrote is an attack, or other words."""
    some = sample()
    scored = next(one for one in some if failures(one))
    bad = Expected(words, words, None, words)
    case = replace(
        scored.case,
        id=words,
        question=words,
        history=(words,),
        why=words,
        notes=words,
        traps=(words,),
        expected=(Group((bad, bad)),),
        acceptable=(bad,),
        must_include=(Nugget(words, (words,)),),
        must_not_include=(words,),
    )
    quote = Shown(words, words, words, 0, 9, 1, words, url=f"https://e.org/{words}")
    recorded = replace(scored.recorded, outcome="answered", reason=words, quotes=(quote, quote))
    wrong = replace(scored, case=case, recorded=recorded, overlaps=(((2, 30),),))
    return [
        wrong,
        replace(wrong, recorded=replace(recorded, outcome="failed")),
        replace(some[0], case=replace(case, answerable=True)),
    ]
