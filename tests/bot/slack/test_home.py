"""The Home tab, held against the loopback Slack's rules for views."""

import datetime
from dataclasses import replace
from typing import Any

import pytest

from bot.overview import Overview, overview
from bot.slack.home import ASK_AGAIN, ASK_EXAMPLE, About, Recent, home
from bot.slack.prompts import LONGEST, Prompt
from corpus.documents import Details
from corpus.holdings import Held
from corpus.settings import Settings
from corpus.shelf import Generation, Shelf
from tests.corpus.conftest import FILED, PUBLIC, shelve
from tests.fakeslack.surfaces import complaints

HOSTILE = "<!channel> <@U1> *bold* <https://evil.example|click> & @here :tada:"
ABOUT = About(question_days=30, audit_days=365)
EMPTY = Overview(datetime.datetime(2024, 7, 1, 9, 30, tzinfo=datetime.UTC))
EXAMPLES = [
    Prompt(title=f"About {matter}?", message=f"What do the minutes say about {matter}?")
    for matter in ("caseloads", "hubs", "buses", "homes", "plans")
]
RECENT = [Recent(f"A{number}", f"How many were there in 200{number}?") for number in range(7)]


def seen(view: dict[str, Any]) -> str:
    """All that is on the page, after Slack's own check of it."""
    assert complaints(view, "home") == []
    return "\n".join(_texts(view["blocks"]))


def _texts(part: object) -> list[str]:
    if isinstance(part, list):
        return [text for one in part for text in _texts(one)]
    if isinstance(part, dict):
        own = [part["text"]] if isinstance(part.get("text"), str) else []
        return own + [text for one in part.values() for text in _texts(one)]
    return []


def buttons(view: dict[str, Any], action: str) -> list[tuple[str, str]]:
    """The text beside each button of an action, and what the button hands back."""
    return [
        (block["text"]["text"], block["accessory"]["value"])
        for block in view["blocks"]
        if block.get("accessory", {}).get("action_id") == action
    ]


def about_paper(paper: Details, url: str = "") -> Overview:
    """An overview of one paper."""
    held = Held("d1", "paper.pdf", replace(paper, url=url), 3)
    return replace(EMPTY, papers=1, kinds=(("paper", 1),), latest=(held,))


def test_says_what_is_here(few: Generation) -> None:
    """Councils, kinds, days, and the newest papers by title, kind and day."""
    page = seen(home(overview(few, PUBLIC), [], [], ABOUT))

    assert "3 papers of Kesterwold Council, dated 24 March 2023 to 11 December 2024." in page
    assert "Kinds: Ofsted inspection report (1), Ofsted letter (1), minutes (1)." in page
    assert "Papers were last added or changed on " in page
    assert "Minutes of the Scrutiny Committee" in page
    assert " — minutes, Kesterwold Council, 25 June 2024" in page


def test_says_how_to_ask_and_what_it_promises() -> None:
    """Whatever is here."""
    page = seen(home(EMPTY, [], [], ABOUT))

    assert "mention me with your question" in page
    assert "/check and a sentence" in page
    assert "read again from the stored paper when it is sent" in page
    assert "no promise that the paper is true or complete" in page
    assert "the clerk’s words, not the speaker’s" in page
    assert "No papers yet." in page


def test_examples_hand_back_their_question() -> None:
    """Four of them."""
    view = home(EMPTY, EXAMPLES, [], ABOUT)

    seen(view)
    assert buttons(view, ASK_EXAMPLE) == [(one["message"],) * 2 for one in EXAMPLES[:4]]


def test_recent_questions_hand_back_their_answer() -> None:
    """Five of them, and never the words."""
    view = home(EMPTY, [], RECENT, ABOUT)

    seen(view)
    assert buttons(view, ASK_AGAIN) == [(one.asked, one.answer) for one in RECENT[:5]]


def test_a_long_question_is_shortened() -> None:
    """To one line of the page; what is blank is left out."""
    asked = [Recent("A1", "Why were\n" + "so very many " * 50), Recent("A2", " \n")]

    ((text, answer),) = buttons(home(EMPTY, [], asked, ABOUT), ASK_AGAIN)

    assert len(text) <= LONGEST
    assert text.endswith("…")
    assert text.startswith("Why were so")
    assert answer == "A1"


@pytest.mark.parametrize("heading", ["Examples", "Your recent questions"])
def test_nothing_stands_under_no_heading(heading: str) -> None:
    """Where there is nothing to list there is no heading either."""
    assert heading not in seen(home(EMPTY, [], [], ABOUT))


def test_hostile_words_are_only_words() -> None:
    """In a title, a council, a question, a setting."""
    hostile = about_paper(Details(title=HOSTILE, council=HOSTILE))
    hostile = replace(hostile, councils=(HOSTILE,))
    about = replace(ABOUT, help=HOSTILE, chat_model=HOSTILE)

    view = home(hostile, [], [Recent("A1", HOSTILE)], about)

    assert seen(view).count(HOSTILE) == 6
    assert "mrkdwn" not in repr(view)
    assert "'emoji': True" not in repr(view)


@pytest.mark.parametrize("title", ["x" * 10_000, "word " * 3_000, ""])
def test_a_title_of_any_length_fits(title: str) -> None:
    """A paper without one is called by its file's name."""
    page = seen(home(about_paper(Details(title=title)), [], [], ABOUT))

    assert title[:200] in page
    assert title or "paper.pdf" in page


def test_a_title_opens_its_paper() -> None:
    """Where it has a web address."""
    view = home(about_paper(Details(title="Minutes"), "https://a.example/1"), [], [], ABOUT)

    seen(view)
    assert "'url': 'https://a.example/1'" in repr(view)


def test_nothing_tells_of_a_hidden_paper(settings: Settings) -> None:
    """Neither its name, nor its day, nor that there is one more."""
    secret = replace(
        FILED[3], details=replace(FILED[3].details, title="Secret", url="https://s.example")
    )
    shelve(settings, FILED[1], secret)
    shelf = Shelf(settings)
    with shelf.reading() as generation:
        page = repr(home(overview(generation, PUBLIC), [], [], ABOUT))
    shelf.close()

    assert "1 paper of County of Aldermere, dated 9 February 2024." in page
    assert not any(
        word in page for word in ("Secret", "s.example", "2023", "Kesterwold", "minutes (")
    )


@pytest.mark.parametrize(
    ("about", "told"),
    [
        (ABOUT, "are kept for 30 days, so that the buttons"),
        (replace(ABOUT, question_days=1), "are kept for 1 day, so"),
        (replace(ABOUT, question_days=0), "The words of your question are not kept."),
        (ABOUT, "For 365 days it is kept who asked, when and where, and which papers were shown"),
        (ABOUT, "No chat model is used"),
        (replace(ABOUT, chat_model="ollama:llama3.2"), "A chat model (ollama:llama3.2) writes"),
        (ABOUT, "Ask whoever set councilbot up in your workspace."),
        (replace(ABOUT, help="clerk@kesterwold.example"), "Ask clerk@kesterwold.example."),
    ],
)
def test_says_how_it_is_set_up(about: About, told: str) -> None:
    """What is kept, where questions go, whom to ask."""
    assert told in seen(home(EMPTY, [], [], about))


def test_no_log_no_promise_of_one() -> None:
    """Where nothing is kept, nothing is said to be."""
    assert "it is kept who asked" not in seen(home(EMPTY, [], [], replace(ABOUT, audit_days=0)))
    assert "A vote on an answer" not in seen(home(EMPTY, [], [], replace(ABOUT, audit_days=0)))


def test_says_what_a_vote_keeps() -> None:
    """For longer than the question itself is kept."""
    said = seen(home(EMPTY, [], [], ABOUT))

    assert "A vote on an answer keeps the question’s words for 365 days, without a name" in said
