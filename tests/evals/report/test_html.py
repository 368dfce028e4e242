"""The report as a page."""

import os
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from evals.recorded import Setting
from evals.report.failures import failures
from evals.report.html import html
from evals.scored import Scored, Summary
from tests.blockkit.photograph import browser
from tests.evals.report.browsing import left
from tests.evals.report.hostile import HOSTILE, hostile
from tests.evals.report.sample import SETTING, sample, whole

AXE = Path(os.environ.get("COUNCILBOT_AXE", "no folder"), "axe.min.js")
SOME = sample()
FAILED = [scored for scored in SOME if failures(scored)]


def page(some: Sequence[Scored] = SOME, setting: Setting = SETTING) -> str:
    """The report of some cases."""
    return html(setting, some, whole())


@pytest.fixture(scope="module")
def read() -> LexborHTMLParser:
    """The report of the sample, read as a browser reads it."""
    return LexborHTMLParser(page())


def texts(read: LexborHTMLParser, selector: str) -> list[str]:
    """The text of everything that is selected."""
    return [" ".join(found.text().split()) for found in read.css(selector)]


def test_every_failed_case_is_shown_with_both_sides(read: LexborHTMLParser) -> None:
    """In their order, and the others only in the compact list."""
    assert [found.id for found in read.css("#cases > li")] == [
        f"case-{scored.case.id}" for scored in FAILED
    ]
    assert texts(read, "#cases h4") == ["Expected", "Given"] * len(FAILED)
    passed = [scored.case.id for scored in SOME if not failures(scored)]
    assert texts(read, "section[aria-labelledby=passed] tbody th") == passed


def test_a_failed_case_tells_all_that_matters(read: LexborHTMLParser) -> None:
    """The question and those before it, the outcome, what was expected, and where it stands."""
    scored = next(
        scored for scored in FAILED if scored.case.history and scored.recorded.outcome != "failed"
    )
    (shown,) = texts(read, f"#case-{scored.case.id}")

    expected = scored.case.expected[0].any[0]
    for told in (
        scored.case.question,
        scored.case.history[0],
        expected.quote,
        expected.source,
        scored.recorded.outcome.capitalize(),
        f"a confidence of {scored.recorded.confidence:.2f}",
        ", ".join(failures(scored)),
    ):
        assert told in shown


def test_why_there_is_no_answer_is_told(read: LexborHTMLParser) -> None:
    """Beside what was given all the same."""
    scored = next(scored for scored in FAILED if not scored.case.answerable)
    (shown,) = texts(read, f"#case-{scored.case.id}")

    assert f"No answer ({scored.case.unanswerable_kind}): {scored.case.why}" in shown


def test_the_run_can_be_told_from_others(read: LexborHTMLParser) -> None:
    """By its digests, settings and versions."""
    told = dict(
        zip(
            texts(read, "section[aria-labelledby=run] dt"),
            texts(read, "section[aria-labelledby=run] dd"),
            strict=True,
        )
    )

    assert told["Digest of the cases"] == SETTING.cases
    assert told["Digest of the papers"] == SETTING.papers
    assert told["Source"] == SETTING.commit
    assert told.items() > SETTING.versions.items()


def test_each_measure_has_its_meaning(read: LexborHTMLParser) -> None:
    """In a sentence below its name."""
    names = read.css(".estimates tbody th")

    assert names
    assert all(name.css_first(".meaning").text().endswith(".") for name in names)


def test_what_is_drawn_is_told_too(read: LexborHTMLParser) -> None:
    """Each chart has a title, a description, and a table of the same numbers."""
    charts = read.css("figure")

    assert len(charts) == 2
    for chart in charts:
        assert chart.css_first("svg > title").text()
        assert chart.css_first("svg > desc").text()
        assert chart.parent is not None
        assert chart.parent.css("details table tbody tr")


def test_the_page_needs_nothing_else() -> None:
    """No address is loaded, and its policy forbids all but its own style and script."""
    whole = page()
    read = LexborHTMLParser(whole)

    assert not read.css("script[src], img, iframe, object, embed, form[action], [style]")
    assert [link.attributes["href"] for link in read.css("link")] == ["data:,"]
    assert "url(" not in whole
    assert "@import" not in whole
    assert "default-src 'none'" in read.css_first("meta[http-equiv]").attributes["content"]


def test_no_handler_stands_in_the_page(read: LexborHTMLParser) -> None:
    """The policy would forbid it."""
    assert not [
        name
        for found in read.css("*")
        for name in found.attributes
        if name.startswith("on") or name == "srcdoc"
    ]


def test_what_papers_and_questions_say_is_only_text() -> None:
    """However it is written, the page has the elements that it has with harmless words."""

    def shape(whole: str) -> list[str]:
        read = LexborHTMLParser(whole)
        return [found.tag for found in read.css("*") if found.tag not in {"mark", "_text"}]

    setting = replace(
        SETTING, id=HOSTILE, commit=HOSTILE, options={HOSTILE: HOSTILE}, versions={HOSTILE: "1"}
    )
    whole = page(hostile(), setting)
    harmless = page(hostile("harmless"), replace(setting, options={"a": "b"}, versions={"a": "1"}))

    assert shape(whole) == shape(harmless)
    assert not re.search("[\x00\x1b\u202e\ud800]", whole)
    assert "{{ 7*7 }}" in LexborHTMLParser(whole).css_first("#cases").text()


def test_a_hostile_page_can_be_written() -> None:
    """A lone surrogate is not in any file."""
    assert page(hostile()).encode()


def test_a_long_run_stays_small() -> None:
    """A thousand cases are some megabytes at most, and those that passed a line each."""
    assert len(page(sample(1000)).encode()) < 1_500_000


@pytest.mark.parametrize("kind", ["failed", "passed", "none"])
def test_a_run_of_one_kind_has_a_page_too(kind: str) -> None:
    """With none failed, none passed, or none that the bot got through."""
    down = replace(FAILED[0], recorded=replace(FAILED[0].recorded, outcome="failed", seconds={}))
    some = {"failed": FAILED[:1], "passed": [SOME[0]], "none": [down]}[kind]

    whole = html(SETTING, some, Summary((), {}))

    assert ("None failed." in whole) is (kind == "passed")
    assert ("None came out right." in whole) is (kind != "passed")
    assert ("nothing to draw" in whole) is (kind == "none")


@pytest.mark.skipif(browser() is None, reason="Chromium is not on the PATH")
def test_filters_choose_among_the_failed_cases() -> None:
    """By kind, category, split and words, all at once; how many are left is told."""
    wanted = FAILED[2]
    whole = left(
        page(),
        f"""
        const set = (name, value) => {{
          const field = document.querySelector(`#filters [name=${{name}}]`);
          field.value = value;
          field.dispatchEvent(new Event("input", {{bubbles: true}}));
        }};
        set("kinds", {failures(wanted)[0]!r});
        set("category", {wanted.case.category!r});
        set("split", {wanted.case.split!r});
        set("words", {wanted.case.question.upper()!r});
        document.getElementById("open").click();
        """,
    )
    read = LexborHTMLParser(whole)
    fitting = [
        scored.case.id
        for scored in FAILED
        if failures(wanted)[0] in failures(scored)
        and scored.case.category == wanted.case.category
        and scored.case.split == wanted.case.split
        and scored.case.question == wanted.case.question
    ]

    assert [found.id for found in read.css("#cases > li:not([hidden])")] == [
        f"case-{name}" for name in fitting
    ]
    assert texts(read, "#told") == [f"{len(fitting)} of {len(FAILED)} failed cases are shown."]
    assert len(read.css("#cases > li > details[open]")) == len(FAILED)


@pytest.mark.skipif(browser() is None, reason="Chromium is not on the PATH")
@pytest.mark.skipif(
    not AXE.exists(),
    reason="COUNCILBOT_AXE does not name a folder with axe.min.js (npm install axe-core)",
)
def test_the_page_is_accessible() -> None:
    """By what axe-core can tell: with hostile words too, and with everything opened."""
    whole = page([*hostile(), *SOME[:30]]).replace(
        "<head>", f"<head><script>{AXE.read_text('utf-8')}</script>", 1
    )
    read = LexborHTMLParser(
        left(
            whole,
            """
            for (const one of document.querySelectorAll("details")) one.open = true;
            const found = await axe.run();
            const said = document.createElement("pre");
            said.id = "said";
            said.textContent = found.violations
              .map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(" ")}`)
              .join("\\n") || `none of ${found.passes.length}`;
            document.body.append(said);
            """,
        )
    )

    assert re.fullmatch(r"none of [1-9]\d+", read.css_first("#said").text())
