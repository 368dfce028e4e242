"""The report for build servers."""

from dataclasses import replace
from xml.etree import ElementTree as ET

from hypothesis import given, settings
from hypothesis import strategies as st

from evals.report.failures import failures
from evals.report.junit import junit
from tests.evals.report.hostile import hostile
from tests.evals.report.sample import SETTING, sample

SOME = sample()
SUITE = ET.fromstring(junit(SETTING, SOME))  # noqa: S314 our own words


def test_there_is_a_test_a_case() -> None:
    """With the numbers of those that failed, and of those on which the bot broke down."""
    down = [scored for scored in SOME if scored.recorded.outcome == "failed"]
    wrong = [scored for scored in SOME if failures(scored)]

    assert SUITE.attrib["tests"] == str(len(SUITE.findall("testcase"))) == str(len(SOME))
    assert SUITE.attrib["errors"] == str(len(SUITE.findall("testcase/error"))) == str(len(down))
    assert len(SUITE.findall("testcase/failure")) == len(wrong) - len(down)
    assert SUITE.attrib["failures"] == str(len(wrong) - len(down))


def test_a_failure_tells_what_was_expected_and_given() -> None:
    """Both in full."""
    scored = next(one for one in SOME if failures(one) == ("wrong quotes",))
    (told,) = [
        test.findtext("failure", "")
        for test in SUITE.iter("testcase")
        if test.attrib["name"] == f"{scored.case.id}: {scored.case.question}"
    ]

    expected, given = told.split("Given:")
    assert scored.case.expected[0].any[0].quote in expected
    assert scored.recorded.quotes[0].text in given


def test_an_answer_that_should_not_be_is_told() -> None:
    """With why there is none."""
    scored = next(one for one in SOME if failures(one) == ("unsupported answer",))
    told = [failure.text or "" for failure in SUITE.iter("failure")]

    assert any(f"Expected no answer: {scored.case.why}" in one for one in told)


@settings(max_examples=50)
@given(st.text())
def test_any_text_can_be_read_back(text: str) -> None:
    """Though XML cannot hold all that a question can."""
    scored = replace(SOME[0], case=replace(SOME[0].case, question=text))
    suite = ET.fromstring(junit(SETTING, [scored]))  # noqa: S314 our own words

    assert len(suite.findall("testcase")) == 1


def test_hostile_words_are_only_text() -> None:
    """They add no element."""
    suites = [ET.fromstring(junit(SETTING, hostile(*words))) for words in ((), ("harmless",))]  # noqa: S314 our own words

    assert [found.tag for found in suites[0].iter()] == [found.tag for found in suites[1].iter()]
