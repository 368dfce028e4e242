"""What a person reads in the terminal."""

import io
from dataclasses import replace

from rich.console import Console

from bot.question import understand
from bot.quotes import Answer, Quote, Reason, Sentence, Summary
from bot.terminal import show
from corpus.documents import Passage, Span
from tests.bot.conftest import MakePassage


def read(answer: Answer, width: int = 80) -> str:
    """The answer as plain text."""
    page = io.StringIO()
    show(answer, Console(file=page, width=width))
    return page.getvalue()


def test_shows_the_quote_its_source_and_its_link(answered: Answer) -> None:
    """And what was searched."""
    assert [line.strip() for line in read(answered, 200).splitlines() if line.strip()] == [
        "“They are now 19.”",
        "— Inspection of Kesterwold, Ofsted inspection report, Kesterwold Council, 24 March 2023, page 2",
        "https://reports.kesterwold.example/2023#page=2",
        "receipt 0123456789abcdef.19-35.p2.e1ee0148",
        "Searched 12 papers, dated 24 March 2023 to 14 February 2025.",
    ]


def test_what_leads_to_a_quote_stands_above_it(answered: Answer, passage: Passage) -> None:
    """In marks of its own, since other words may stand between."""
    led = replace(answered, quotes=(Quote(passage, 36, 53, lead=Span(0, 18)),))

    assert read(led).split("—")[0].split("\n") == [
        "",
        "  “Caseloads were 24. […]”",
        "  “Nobody knows why.”",
        "    ",
    ]


def test_the_other_places_of_the_same_words_stand_below_its_link(
    answered: Answer, quote: Quote, make_passage: MakePassage
) -> None:
    """The link is that of the first place, and would be taken for that of the last."""
    elsewhere = Quote(make_passage(title="A letter"), 19, 35)

    text = read(replace(answered, quotes=(replace(quote, also=(elsewhere,)),)), 200)

    assert text.index("— Inspection") < text.index("http") < text.index("The same words: A letter")


def test_a_contradicted_premise_is_told_before_the_quotes(answered: Answer) -> None:
    """Or they would read as its reasons."""
    text = read(replace(answered, contradicts=True))

    assert text.startswith("The papers do not say what the question takes for granted.")
    assert text.index("granted") < text.index("They are now 19.")


def test_an_abstention_is_told_once(answered: Answer) -> None:
    """With its reason, whatever the question takes for granted."""
    abstained = replace(answered, quotes=(), reason=Reason.NOT_SAID, contradicts=True)

    assert "granted" not in read(abstained)


def test_words_that_were_mended_are_shown_first(answered: Answer) -> None:
    """So that a reader sees what was looked for."""
    mended = replace(answered.question, asked="caselods?", understood="caseloads?")

    assert read(replace(answered, question=mended)).startswith("Understood as: caseloads?\n")


def test_nothing_is_said_of_a_question_that_was_taken_as_typed(answered: Answer) -> None:
    """It would be noise."""
    assert "Understood" not in read(answered)


def test_a_link_is_never_broken(answered: Answer) -> None:
    """However narrow the terminal."""
    assert "https://reports.kesterwold.example/2023#page=2\n" in read(answered, 20)


def test_an_abstention_comes_before_what_is_no_answer(answered: Answer) -> None:
    """A reader sees first that the papers do not say."""
    abstained = replace(answered, quotes=(), nearest=answered.quotes, reason=Reason.NOT_SAID)

    text = read(abstained)

    assert text.startswith("The papers do not seem to say.\nThe closest passages, which are not")
    assert text.index("not an answer") < text.index("They are now 19.")


def test_says_which_question_a_follow_up_was_understood_as(answered: Answer) -> None:
    """Before the answer."""
    follow_up = understand("and in Haxelby?", before=understand("How high?"))

    assert read(replace(answered, question=follow_up)).startswith(
        "Understood as: How high? and in Haxelby?\n"
    )


def test_markup_in_a_paper_is_shown_as_it_is(answered: Answer) -> None:
    """A paper cannot colour the terminal."""
    question = understand("[bold]x[/bold] and [link=https://a.example]y[/link]")
    follow_up = understand("and in Haxelby?", before=question)

    assert "[bold]x[/bold]" in read(replace(answered, question=follow_up), 200)


def test_a_summary_stands_above_the_quotes_and_says_what_it_is(answered: Answer) -> None:
    """Its sentences and the quotes that they rest on have the same numbers."""
    summed = replace(answered, summary=Summary((Sentence("Caseloads are 19.", (1,)),)))

    assert read(summed, 200).startswith(
        "Machine-written summary; the quotes below are the record:\n"
        "  Caseloads are 19. [1]\n\n"
        "  [1] “They are now 19.”\n"
    )
