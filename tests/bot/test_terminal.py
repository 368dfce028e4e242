"""What a person reads in the terminal."""

import io
from dataclasses import replace

from rich.console import Console

from bot.question import understand
from bot.quotes import Answer, Reason
from bot.terminal import show


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
        "There are 12 papers here, the newest of 14 February 2025.",
    ]


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
    follow_up = understand("and why?", before=understand("How high?"))

    assert read(replace(answered, question=follow_up)).startswith(
        "Understood as: How high? and why?"
    )


def test_markup_in_a_paper_is_shown_as_it_is(answered: Answer) -> None:
    """A paper cannot colour the terminal."""
    question = understand("[bold]x[/bold] and [link=https://a.example]y[/link]")
    follow_up = understand("and why?", before=question)

    assert "[bold]x[/bold]" in read(replace(answered, question=follow_up), 200)
