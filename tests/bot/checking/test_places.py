"""Where words stand exactly, and nowhere else."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.checking.places import places
from corpus.shelf import Generation
from tests.corpus.conftest import PUBLIC, UNTIMED

AWKWARD = st.text(
    st.sampled_from(
        "abC1 \n\u00a0.,-\u2011\u2013'’“éeè\u0301\u0327ßﬁ²½Ŵİ_•\U0001f600한\u1112\u1161"
    ),
    max_size=60,
)
PLAIN = st.lists(st.sampled_from(("not", "Plan", "24", "is", "well-led", "5%", "good")), min_size=1)


def texts(words: str, text: str) -> list[str]:
    """What stands at the places where words are found in a text."""
    return [text[start:end] for start, end in places(words, text)]


@pytest.mark.parametrize(
    ("words", "text", "printed"),
    [
        ("the front door", "At The front door.", "The front door"),
        ("The front door", "at the front door", "the front door"),
        ("the FRONT door", "at the front door", None),
        ("the “front” door", "at the 'front' door", "the 'front' door"),
        ('the "front" door', "at the front door", "the front door"),
        ("over-optimism again", "an over\u2011optimism\nagain", "over\u2011optimism\nagain"),
        ("under developed", "is under-developed", "under-developed"),
        ("is underdeveloped", "is under-developed", "is under-developed"),
        ("is under-developed", "is underdeveloped", "is underdeveloped"),
        ("an inspection of it", "an inspec-\ntion of it", "an inspec-\ntion of it"),
        ("is notable here", "is not able here", None),
        ("is not able here", "is notable here", None),
        ("16 and 17 year olds", "16- and 17-year-olds", "16- and 17-year-olds"),
        ("3 cases - all old", "3 cases – all old", "3 cases – all old"),
        ("3 cases all old", "3 cases – all old", "3 cases – all old"),
        ("3 cases, all old", "3 cases – all old", None),
        ("3 cases all old", "3 cases, all old", None),
        ("five find it", "ﬁve ﬁnd it", "ﬁve ﬁnd it"),
        ("ind it late", "ﬁnd it late", None),
        ("the cafe closed", "the café closed", None),
        ("the café closed", "the cafe\u0301 closed", "the cafe\u0301 closed"),
        ("the cafe", "the cafe\u0301", None),
        ("they don't listen", "they don’t listen", "they don’t listen"),
        ("they dont listen", "they don’t listen", None),
        ("24 children each", "124 children each", None),
        ("an average of 1", "an average of 1.5 children", None),
        ("an average of 1", "an average of 1. Then", "an average of 1"),
        ("5 children each", "1.5 children each", None),
        ("1012 children each", "10-12 children each", None),
        ("10 12 children each", "10-12 children each", None),
        ("10–12 children each", "10-12 children each", "10-12 children each"),
        ("12 children each", "10-12 children each", None),
        ("it fell to 5", "it fell to -5", None),
        ("it fell to -5", "it fell to 5", None),
        ("it fell to 5", "it fell to 5%", None),
        ("of 102 children", "of 10² children", None),
        ("about 1⁄2 of them", "about ½ of them", None),
        ("about ½ of them", "about ½ of them", "about ½ of them"),
        ("compliance with it", "non-compliance with it", None),
        ("compliance with it", "the board – compliance with it", "compliance with it"),
        ("needs of the children", "needs of the children’s homes", None),
        ("not met by any", "notmet by any", None),
        ("met, by any", "met by any", None),
        ("help: poor care: good", "help: poor\n- care: good", None),
        ("help: poor - care: good", "help: poor\n- care: good", "help: poor\n- care: good"),
        ("the plans supervision", "of the plans\n• supervision", None),
        ("the plans • supervision", "of the plans\n• supervision", "the plans\n• supervision"),
        ("the plans • supervision", "the plans supervision", None),
        ("plans due in May", "plans due | in May", None),
        ("due in May. Done", "due | in May. Done", None),
        ("in May plans due", "plan | in May\nplans due | June", None),
        ("was inadequate many families", "was inadequate\n\nMany families", None),
        ("is good. Many families", "is good.\n\nMany families", "is good.\n\nMany families"),
        ("they know more?", "they know more.", None),
        ("do they know more?", "do they know more?", "do they know more"),
        ("do they know more", "do they know more?", "do they know more"),
        ("000 children were seen", "12 000 children were seen", None),
        ("000 children were seen", "12\u00a0000 children were seen", None),
        ("by then to 10", "by then to 10 000", None),
        ("by then to 10", "by then to 10 ½", None),
        ("by then to 10", "by then to 10 1/2", None),
        ("by then to 10", "by then to 10 per cent", None),
        ("by then to 10", "by then to 10 – 12", None),
        ("12 of them all", "from 10 – 12 of them all", None),
        ("by then at 10", "by then at 10:30", None),
        ("spent £1.1", "spent £1.1 million", None),
        ("1.1 million spent", "£ 1.1 million spent", None),
        ("thirty were seen", "one hundred and thirty were seen", None),
        ("there were two", "there were two hundred", None),
        ("340 were seen", "In 2018 340 were seen", "340 were seen"),
        ("12 members met", "the board – 12 members met", "12 members met"),
        ("compliance was seen", "non-\ncompliance was seen", None),
        ("compliance was seen", "non–compliance was seen", None),
        ("compliance was seen", "non\u00adcompliance was seen", None),
        ("effective work", "in-\neffective work", None),
        ("effective work", "(in)effective work", None),
        ("effective work", "in\u200beffective work", None),
        ("see the plan", "see the plan(s)", None),
        ("see the plan", "see the plan[1]", "see the plan"),
        ("see the plan", "see the plan—it is", "see the plan"),
    ],
)
def test_finds_whole_words_as_they_are_printed(words: str, text: str, printed: str | None) -> None:
    """Only what a printer may change is forgiven, and never at the cost of a number."""
    assert texts(words, text) == ([printed] if printed else [])


@UNTIMED
@given(AWKWARD, AWKWARD, AWKWARD)
def test_finds_what_is_cut_from_a_text(before: str, words: str, after: str) -> None:
    """Whatever the characters, words that are pasted from a paper are found in it."""
    assume(any(map(str.isalnum, words)))

    assert texts(words, f"{before}; {words}; {after}")


@UNTIMED
@given(PLAIN, PLAIN)
def test_finds_nothing_that_differs_in_a_word(words: list[str], text: list[str]) -> None:
    """Against the same words without hyphens, compared one by one."""
    given_, printed = " ".join(words), " ".join(text)
    ours, theirs = (one.replace("-", " ").split() for one in (given_, printed))

    found = next(places(given_, printed), None) is not None

    starts = range(len(theirs) - len(ours) + 1)
    assert found == any(
        [ours[0][1:], *ours[1:]] == [theirs[start][1:], *theirs[start + 1 : start + len(ours)]]
        and ours[0].lower() == theirs[start].lower()
        for start in starts
        if not (start and theirs[start - 1] == "well") and theirs[start + len(ours) - 1] != "well"
    )


def test_finds_words_again_and_again() -> None:
    """Each place once."""
    assert len(texts("the report be noted", "That the report be noted. " * 100)) == 100


def test_everything_of_the_sample_papers_is_found(generation: Generation) -> None:
    """Each fifth line of every paper, as somebody would paste it."""
    lost = [
        line
        for one in generation.documents(PUBLIC)
        for line in one.text.splitlines()[::5]
        if len(line.split()) > 3 and not list(places(line, one.text))
    ]

    assert lost == []
