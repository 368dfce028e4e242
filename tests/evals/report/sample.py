"""A run that nobody made: invented questions on invented papers, with all that can go wrong."""

import datetime
from dataclasses import replace
from functools import cache
from itertools import cycle, islice
from random import Random

from evals.cases import Case, Expected, Group, Nugget
from evals.recorded import Recorded, Setting, Shown
from evals.scored import Scored, Summary
from evals.summary import summary

SETTING = Setting(
    "20261126T161500-3f2a91c07b1d",
    datetime.datetime(2026, 11, 26, 16, 15, tzinfo=datetime.UTC),
    cases="3f2a91c07b1d",
    papers="9b04c2d8e517",
    documents=31,
    edition="7",
    commit="2d3cfe2",
    model="all-MiniLM-L6-v2",
    ranker="61c0aa19",
    threshold=0.3,
    versions={"Python": "3.11.9", "chromadb": "1.5.9", "onnxruntime": "1.23.0"},
    options={"protocol": "plain", "split": "both"},
)
_DAY = datetime.date(2023, 12, 14)
_SAID = (
    (
        "How many children does each social worker have now?",
        "The average caseload in the safeguarding teams was 20.2 at the end of December 2023",
        "which is still above the target of 16.",
        "2024-06-performance-report.pdf",
        "number",
    ),
    (
        "When was the last monitoring visit?",
        "The visit took place on 14 and 15 November 2023",
        "and looked at the front door and at children in need of protection.",
        "2023-12-monitoring-visit-letter.pdf",
        "date",
    ),
    (
        "Who asked for the action plan to be brought back to the committee?",
        "Councillor Day asked that the plan return to the committee in September",
        "with a column that shows what has slipped.",
        "2024-06-scrutiny-minutes.html",
        "who-said",
    ),
    (
        "What did cabinet decide about the market supplement?",
        "RESOLVED: that a market supplement of £4,000 be paid to experienced social workers",
        "for two years from 1 September 2024.",
        "2024-07-cabinet-decision-notice.txt",
        "decision",
    ),
    (
        "What must improve about supervision?",
        "The quality and regularity of supervision",
        "so that social workers have the time and the challenge that they need.",
        "2023-03-inspection-report.pdf",
        "recommendation",
    ),
    (
        "Has the front door got better since the inspection?",
        "Decisions at the front door are now made within one working day in nine cases of ten",
        "compared with fewer than half at the time of the inspection.",
        "2023-12-monitoring-visit-letter.pdf",
        "progress",
    ),
    (
        "What is an ICPC?",
        "An initial child protection conference (ICPC) brings together family members",
        "and the professionals most involved with the child.",
        "2023-06-improvement-plan.docx",
        "definition",
    ),
)
_NOT_SAID = (
    ("What time does the library in Haxelby close?", "off-topic", "No paper is about libraries."),
    (
        "How many children were in care on 31 March 2026?",
        "after-as-of",
        "The newest paper is of March 2025.",
    ),
    (
        "Why did the council close the Lodestar team?",
        "false-premise",
        "The team was not closed; it was enlarged.",
    ),
    (
        "What was the average caseload of health visitors?",
        "near-miss",
        "The papers give caseloads of social workers only.",
    ),
)
_OTHER = (
    "Members thanked officers for the report, and noted that recruitment had been difficult in"
    " the whole region. The chair said that the committee would return to it."
)


def sample(number: int = 84) -> list[Scored]:
    """So many scored cases, always the same ones."""
    chance = Random(7)  # noqa: S311
    kinds = islice(cycle("yyyynyyn"), number)
    return [_case(at, kind == "y", chance) for at, kind in enumerate(kinds, 1)]


@cache
def whole() -> Summary:
    """What comes out over the sample."""
    return summary(sample())


def _case(number: int, answerable: bool, chance: Random) -> Scored:
    scored = _answerable(number, chance) if answerable else _unanswerable(number, chance)
    seconds = {"search": chance.uniform(0.01, 0.05), "ranker": chance.uniform(0.1, 0.6)}
    timed = {**seconds, "whole": sum(seconds.values()) + 0.01}
    return replace(scored, recorded=replace(scored.recorded, seconds=timed))


def _answerable(number: int, chance: Random) -> Scored:
    question, said, more, source, category = _SAID[number % len(_SAID)]
    paged = source.endswith("pdf")
    case = Case(
        f"KEST-{number:04}",
        question,
        True,
        category,
        "dev" if number % 3 else "test",
        expected=(
            Group((Expected(said, source, 2 if paged else None, None, _DAY),)),
            *([Group((Expected(more, source), Expected(said, source)))] if number % 6 == 0 else []),
        ),
        must_include=(Nugget("the gist", (said.split()[-1],)),),
        audience=("councillor", "officer", "evaluator")[number % 3],
        difficulty="multi-passage" if number % 6 == 0 else "single",
        history=("What did Ofsted say about caseloads?",) if number % 9 == 0 else (),
        traps=("draft and final",) if number % 5 == 0 else (),
    )
    fate = chance.random()
    page = (3 if fate > 0.93 else 2) if paged else None
    right = Shown(
        f"{said}, {more}", "d1", source, 100, 300, page, "", _DAY, "https://example.org/p"
    )
    wrong = Shown(_OTHER, "d2", "2023-07-scrutiny-minutes.html", 0, len(_OTHER), None, "Cllr Ives")
    if fate < 0.12:
        recorded = Recorded(
            case.id, "abstained", "not said", chance.uniform(0.05, 0.29), nearest=(wrong, right)
        )
        return _scored(case, recorded, hit=0)
    if number == 20:
        return _scored(case, Recorded(case.id, "failed", "the index could not be read"), hit=0)
    if fate < 0.3:
        recorded = Recorded(case.id, "answered", "", chance.uniform(0.3, 0.7), quotes=(wrong,))
        return _scored(case, recorded, hit=0)
    order = (wrong, right) if fate < 0.45 else (right, wrong)
    recorded = Recorded(case.id, "answered", "", chance.uniform(0.4, 0.99), quotes=order)
    overlaps = tuple(((0, len(said)),) if quote is right else () for quote in order)
    return _scored(case, recorded, hit=1 + order.index(right), overlaps=overlaps)


def _unanswerable(number: int, chance: Random) -> Scored:
    question, kind, why = _NOT_SAID[number // 4 % len(_NOT_SAID)]
    case = Case(
        f"KEST-{number:04}",
        question,
        False,
        "policy",
        "dev" if number % 3 else "test",
        why=why,
        unanswerable_kind=kind,
    )
    near = Shown(_OTHER, "d2", "2023-07-scrutiny-minutes.html", 0, len(_OTHER), None, "Cllr Ives")
    confidence = chance.uniform(0.02, 0.42)
    if confidence < SETTING.threshold:
        recorded = Recorded(case.id, "abstained", "not said", confidence, nearest=(near,))
    else:
        recorded = Recorded(case.id, "answered", "", confidence, quotes=(near,))
    return _scored(case, recorded, hit=0)


def _scored(
    case: Case,
    recorded: Recorded,
    *,
    hit: int,
    overlaps: tuple[tuple[tuple[int, int], ...], ...] = (),
) -> Scored:
    shown = len(recorded.quotes or recorded.nearest)
    paged = [quote for quote in recorded.quotes if quote.page]
    answers = recorded.outcome == "answered"
    right = (answers and hit > 0) if case.answerable else recorded.outcome == "abstained"
    measures: dict[str, tuple[float, float]] = {"right outcome": (right, 1)}
    if shown:
        measures |= {"verbatim": (shown, shown), "resolves": (shown, shown)}
    if paged:
        measures["right page"] = (sum(quote.page == 2 for quote in paged), len(paged))
    if case.answerable and recorded.outcome != "failed":
        measures |= {
            "hit@1": (hit == 1, 1),
            "hit@3": (hit > 0, 1),
            "answered when answerable": (answers, 1),
            "passage recall@5": (1.0 if hit else 0.5, 1),
            "passage rr@10": (1 / (hit or 4), 1),
            "quote recall": (84.0 if hit else 0.0, 84),
            "citation precision": (min(hit, 1), max(1, len(recorded.quotes))),
            "vital nuggets": (hit > 0 and case.id[-1] != "9", 1),
        }
    elif not case.answerable:
        measures["abstained when not"] = (recorded.outcome == "abstained", 1)
    return Scored(case, recorded, measures, overlaps, right)
