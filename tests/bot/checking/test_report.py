"""Every quotation of a draft is checked, and what became of it is told."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.checking import report as reports
from bot.checking.annotated import annotated
from bot.checking.drafts import draft
from bot.checking.report import Report, report
from bot.checking.verdicts import Check, Difference, Kind, Verdict
from bot.html.page import page
from bot.quotes import Quote
from corpus.documents import Passage, Span
from corpus.shelf import Generation
from tests.bot.checking import speech
from tests.bot.word.test_comments import marked, texts

PUBLIC = frozenset({"public"})


def checked(text: str, papers: Generation, folder: Path, said_of: str = "") -> Report:
    """The report on a text."""
    file = folder / "speech.txt"
    file.write_text(text, "utf-8")
    return report(draft(file), papers, PUBLIC, said_of)


def shown(found: Report) -> str:
    """The report as a page."""
    return page("checked.html", title="Quotations", report=found)


def test_a_speech(generation: Generation, tmp_path: Path) -> None:
    """The speech's quotations are found in order; what is exact is told so, and the rest not."""
    file = tmp_path / "speech.docx"
    file.write_bytes(speech.word())
    found = report(draft(file), generation, PUBLIC)
    heads = {one.check.words: one.head for one in found.marked}
    assert len(found.marked) == speech.QUOTATIONS
    assert heads["some children have waited too long for help"] == "exact"
    assert heads["The service is better than it was."] == "exact"
    assert heads["witch hunt"] == "too short"
    assert heads["the executive was a model of scrutiny"] == "cannot check"
    assert not found.clean
    assert marked(annotated(found)) == [one.quotation.words for one in found.marked]


def test_all_exact(few: Generation, tmp_path: Path) -> None:
    """A text whose quotations are exact is clean; scare quotes do not count."""
    text = "Inspectors said “caseloads of social workers were too high”. How “modern”."
    found = checked(text, few, tmp_path)
    assert found.clean
    assert found.summary == "2 quotations: 1 exact, 1 too short."
    assert "There is nothing to mend." in shown(found)


def test_no_quotation(few: Generation, tmp_path: Path) -> None:
    """A text without a quotation says so, and is clean."""
    found = checked("Chair, I have nothing to say.", few, tmp_path)
    assert (found.clean, found.summary) == (True, "There is no quotation in this text.")


def test_an_unclosed_mark_is_to_be_mended(few: Generation, tmp_path: Path) -> None:
    """Though the words are exact."""
    found = checked("Inspectors said “caseloads of social workers were too high", few, tmp_path)
    assert [one.head for one in found.marked] == ["exact"]
    assert "never closed" in found.mends[0].why


def test_a_paper_known_by_another_name(few: Generation, tmp_path: Path) -> None:
    """Words of a paper that is not known here are shown where they stand, never as exact."""
    text = "The Budget Strategy says “caseloads of social workers were too high”."
    (one,) = checked(text, few, tmp_path).marked
    assert one.head == "exact, but elsewhere"
    assert "No paper here is known as “Budget Strategy”." in one.why


def test_a_paper_that_is_not_held(few: Generation, tmp_path: Path) -> None:
    """Words that stand nowhere, of a paper that is not here, cannot be checked."""
    text = "Ofsted told Wirral in 2016 that “there was a culture of optimism”."
    assert [one.head for one in checked(text, few, tmp_path).marked] == ["cannot check"]


def test_said_of_holds_for_all(few: Generation, tmp_path: Path) -> None:
    """The paper that is given takes the place of what the text names."""
    text = "The minutes say “caseloads of social workers were too high”."
    found = checked(text, few, tmp_path, "inspection.txt")
    assert [one.head for one in found.marked] == ["exact"]


def test_no_more_than_so_many(
    few: Generation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those beyond the limit are not checked, and the report says so."""
    monkeypatch.setattr(reports, "MOST_QUOTATIONS", 1)
    found = checked("Some said “this is how” and “this is not”.", few, tmp_path)
    assert len(found.marked) == 1
    assert "There are more" in found.summary
    assert not found.clean


def test_too_long_to_check(few: Generation, tmp_path: Path) -> None:
    """A quotation of thousands of letters cannot be checked, and the others are."""
    found = checked(f"It says “{'too long ' * 500}” and “so it is now”.", few, tmp_path)
    assert [one.head for one in found.marked] == ["cannot check", "not found"]


def test_the_page_runs_nothing(few: Generation, tmp_path: Path) -> None:
    """Whatever a speech says is shown as text."""
    text = "<script>alert(1)</script> “<img src=x onerror=alert(1)> <b>bold</b> words here”"
    html = shown(checked(text, few, tmp_path))
    assert "<script" not in html
    assert "<img" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_differences_are_marked(few: Generation, tmp_path: Path, passage: Passage) -> None:
    """What differs is marked in the words given and printed, and named in words."""
    found = checked("He said “caseloads were 26”.", few, tmp_path)
    altered = Check(
        "Caseloads were 26.",
        "",
        Verdict.ALTERED,
        "One number is another.",
        (Quote(passage, 0, 18),),
        (Difference(Kind.NUMBER, Span(15, 17), Span(15, 17)),),
    )
    one = replace(found.marked[0], check=altered)
    html = shown(replace(found, marked=(one,)))
    assert '<mark title="another number">26</mark>' in html
    assert '<mark title="another number">24</mark>' in html
    assert "another number: given “26”, printed “24”" in html
    assert one.check.places[0].receipt in html


def test_a_text_becomes_word(few: Generation, tmp_path: Path) -> None:
    """Of a text file a Word file is made, a paragraph for each, with its comments."""
    found = checked("Chair.\n\nIt says “too slow to act”.\nYes.", few, tmp_path)
    made = annotated(found)
    assert texts(made) == ["Chair.", "It says “too slow to act”.\nYes."]
    assert marked(made) == ["too slow to act"]


def test_names_of_any_bytes(few: Generation, tmp_path: Path) -> None:
    """What cannot be written is left out of the name of the file and of the source."""
    file = tmp_path / "speech\udcff.txt"
    file.write_text("He said “that this was never so”.", "utf-8")
    found = report(draft(file), few, PUBLIC, "\x01\udcff zzz")
    assert (found.draft.name, found.marked[0].quotation.said_of) == ("speech.txt", "zzz")
    assert shown(found).encode()
