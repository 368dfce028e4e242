"""Scores -> one page that needs nothing else. jinja2 is kept behind this file."""

import hashlib
from base64 import b64encode
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from corpus.display import repaired
from evals.measures.abstention import reliability, risk_coverage
from evals.recorded import Setting
from evals.report import figures
from evals.report.breakdowns import breakdowns, told
from evals.report.charts import HEIGHT, WIDTH, Chart, reliability_chart, risk_chart
from evals.report.failures import FAILURES
from evals.report.latency import stages
from evals.report.meanings import GROUPS, HEADLINE, INVARIANTS, meaning
from evals.report.opening import opening
from evals.report.sides import Sides, sides
from evals.scored import Scored, Summary
from evals.summary import judged

_TEMPLATES = Path(__file__).parent / "templates"


def html(setting: Setting, some: Sequence[Scored], summary: Summary) -> str:
    """
    The whole report as one HTML page, with its style, its charts and a little script inside.

    Whatever papers and questions say is shown as text; the page loads nothing, and runs no script
    but its own.
    """
    environment = _environment()
    failed = sides(some)
    return environment.get_template("page.html").render(
        setting=setting,
        opening=opening(some, summary),
        cases=len(some),
        whole={one.name: one for one in summary.whole},
        categories=summary.categories,
        columns=told(summary),
        in_category=Counter(scored.case.category for scored in some),
        breakdowns=breakdowns(some),
        charts=_confidence(setting, some),
        stages=stages(some),
        failed=failed,
        choices=_choices(failed),
        passed=_passed(some, failed),
        sources=[_source(environment, name) for name in ("style.css", "filters.js")],
    )


def _confidence(setting: Setting, some: Sequence[Scored]) -> list[Chart]:
    """How confidence and what came of it go together."""
    cases = judged(some)
    points, bins = risk_coverage(cases), reliability(cases)
    charts = [risk_chart(points, setting.threshold)] if points else []
    charts += [reliability_chart(bins)] if bins else []
    return charts


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    environment.globals |= {
        "FAILURES": FAILURES,
        "GROUPS": GROUPS,
        "HEADLINE": HEADLINE,
        "INVARIANTS": INVARIANTS,
        "SIZE": (WIDTH, HEIGHT),
        "figures": figures,
        "meaning": meaning,
    }
    return environment


def _shown(given: Any) -> Any:
    """What the page says, without control characters and overrides of the direction of writing."""
    return repaired(given) if type(given) is str else given


def _source(environment: Environment, name: str) -> str:
    """How a policy for a page's contents names its style or script: by its digest."""
    text = environment.get_template(name).render()
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _choices(failed: Sequence[Sides]) -> dict[str, Counter[str]]:
    """What the failed cases can be filtered by, and how many there are of each."""
    return {
        "Kind of failure": Counter(kind for one in failed for kind in one.kinds),
        "Category": Counter(one.scored.case.category for one in failed),
        "Split": Counter(one.scored.case.split for one in failed),
    }


def _passed(some: Sequence[Scored], failed: Sequence[Sides]) -> list[Scored]:
    wrong = {id(one.scored) for one in failed}
    return [scored for scored in some if id(scored) not in wrong]
