"""A brief as paragraphs."""

import itertools

from bot.briefing.brief import brief
from bot.briefing.lines import lines
from bot.briefing.sheet import ITEM, PART, QUOTE, SOURCE, TITLE
from bot.briefing.told import Brief
from corpus.shelf import Generation
from tests.bot.briefing.conftest import TODAY
from tests.corpus.conftest import PUBLIC


def test_it_says_what_it_is_and_what_it_was_made_from(november: Brief) -> None:
    """And what it does not promise."""
    title, made, promise, left_out, *_ = lines(november)

    assert title.style is TITLE
    assert title.text.endswith("Scrutiny Committee, 7 November 2023")
    assert made.text.startswith("Made on 1 November 2023. Searched 7 papers of Kesterwold Council")
    assert made.text.endswith("Not read: papers dated after 7 November 2023 and 1 without a date.")
    assert "nobody here says that a paper is right" in promise.text
    assert left_out.text.startswith("Standing items, left out: APOLOGIES")


def test_a_source_follows_its_quote(november: Brief) -> None:
    """With the receipt behind it, which is no link."""
    some = list(lines(november))

    for before, after in itertools.pairwise(some):
        if before.style is QUOTE and after.style is not QUOTE:
            assert after.style is SOURCE
            assert "receipt " in after.behind
        if before.style in (ITEM, PART):
            assert after.style not in (ITEM, TITLE)


def test_it_says_how_the_rest_is_seen(november: Brief) -> None:
    """By a command, as it is typed there."""
    said = [line.text for line in lines(november)]
    typed = [line.text for line in lines(november, slack=True)]

    assert any("more quotes on this: councilbot brief 'local child" in one for one in said)
    assert any(
        one.endswith("/brief caseloads by team in Kesterwold Council before 8 November 2023")
        for one in typed
    )


def test_that_command_is_of_the_same_papers(generation: Generation, november: Brief) -> None:
    """Beside the agenda itself; and it tells more of the item."""
    item = next(one for one in november.items if one.item.number == "37")
    more = brief(
        "local child safeguarding practice review: child r in Kesterwold Council"
        " before 8 November 2023",
        generation,
        PUBLIC,
        TODAY,
    )

    assert more.searched.documents == november.searched.documents + 1
    assert len(more.quotes) > len(item.told)
