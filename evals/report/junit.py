"""Scores -> JUnit XML, which build servers show."""

import re
from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from corpus.display import one_line, repaired
from evals.cases import Case
from evals.recorded import Recorded, Setting, Shown
from evals.report.failures import FAILURES, failures
from evals.scored import Scored

_NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML cannot hold, even as references."""


def junit(setting: Setting, some: Sequence[Scored]) -> str:
    """
    A suite with a test for every case.

    A case that came out wrong has failed, with what was expected and what was given; one on which
    the bot broke down is in error.
    """
    down = sum(scored.recorded.outcome == "failed" for scored in some)
    suite = Element(
        "testsuite",
        name=f"councilbot eval {setting.id}",
        timestamp=setting.started.isoformat(timespec="seconds"),
        tests=str(len(some)),
        errors=str(down),
        failures=str(sum(bool(failures(scored)) for scored in some) - down),
        time=f"{sum(map(_seconds, some)):.3f}",
    )
    properties = SubElement(suite, "properties")
    for name, value in _settings(setting):
        SubElement(properties, "property", name=_plain(name), value=_plain(value))
    for scored in some:
        suite.append(_test(scored))
    indent(suite)
    return tostring(suite, encoding="unicode") + "\n"


def _test(scored: Scored) -> Element:
    case = scored.case
    test = Element(
        "testcase",
        classname=f"councilbot.eval.{case.category}",
        name=_plain(one_line(f"{case.id}: {case.question}")),
        time=f"{_seconds(scored):.3f}",
    )
    if kinds := failures(scored):
        failed = SubElement(
            test,
            "error" if scored.recorded.outcome == "failed" else "failure",
            type=kinds[0],
            message=" ".join(FAILURES[kind] for kind in kinds),
        )
        failed.text = _plain("\n".join(_told(case, scored.recorded)))
    return test


def _told(case: Case, recorded: Recorded) -> Iterator[str]:
    """What was expected and what was given, line by line."""
    for question in case.history:
        yield f"Asked before: {one_line(question)}"
    yield "Expected:" if case.answerable else f"Expected no answer: {one_line(case.why)}"
    for group in case.expected:
        quotes = (f"{_quoted(one.quote)}, {_placed(one.source, one.page)}" for one in group.any)
        yield "  " + "\n  or ".join(quotes)
    reason = f": {one_line(recorded.reason)}" if recorded.reason else ""
    yield f"Given: {recorded.outcome}{reason}, with a confidence of {recorded.confidence:.2f}"
    for quote in recorded.quotes:
        yield f"  {_shown(quote)}"
    if recorded.nearest and not recorded.quotes:
        yield "The closest passages, shown as no answer:"
        yield from (f"  {_shown(quote)}" for quote in recorded.nearest)


def _shown(quote: Shown) -> str:
    return f"{_quoted(quote.text)}, {_placed(quote.source, quote.page)}"


def _quoted(text: str) -> str:
    return f"“{one_line(text)}”"


def _placed(source: str, page: int | None) -> str:
    return f"{one_line(source)}, page {page}" if page else one_line(source)


def _settings(setting: Setting) -> Iterator[tuple[str, str]]:
    yield from (
        ("cases", setting.cases),
        ("papers", setting.papers),
        ("edition", setting.edition),
        ("commit", setting.commit),
        ("model", setting.model),
        ("ranker", setting.ranker),
        ("threshold", str(setting.threshold)),
    )
    yield from setting.options.items()
    yield from setting.versions.items()


def _seconds(scored: Scored) -> float:
    return scored.recorded.seconds.get("whole", 0.0)


def _plain(text: str) -> str:
    return _NOT_XML.sub("", repaired(text))
