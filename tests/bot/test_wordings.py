"""Every way in which papers may print a term."""

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from bot.checking.places import places
from bot.mentions import occurrences
from bot.wordings import MOST_CHARACTERS, MOST_WORDS, wordings
from corpus.errors import BadQuestion
from tests.corpus.conftest import UNTIMED

WORD = st.text(st.sampled_from("abcdeghiklmnoprstuvwyéŵﬁß"), min_size=2, max_size=12)
DEFINED = {"TOM": ["target operating model"], "OM": ["operating model"]}


def printed(term: str, text: str) -> list[str]:
    """What is found of a term in a text."""
    found = occurrences(wordings(term, {}, DEFINED), text)
    return [text[slice(*place)] for place, _ in found]


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("early help strategy", "Early-Help\nStrategies"),
        ("Early help", "EARLY  HELP"),
        ("safeguarding", "safe-\nguarding"),
        ("safeguarding", "safe guarding"),
        ("wellbeing", "well\u2011being"),
        ("well-being", "wellbeing"),
        ("re-referral", "rereferrals"),
        ("youth work", "youthwork"),
        ("children's homes", "childrens’ home"),
        ("health and care", "health & care"),
        ("health & care", "Health and Care"),
        ("St. Mary", "St. Mary"),
        ("1,500", "1500"),
        ("1500", "1,500"),
        ("24.5", "24.5"),
        ("six cases", "6 cases"),
        ("thirty five per cent", "35 per cent"),
        ("35 children", "thirty-five children"),
        ("£1.1m", "1.1 million"),
        ("£1.1 million", "1.1m"),
        ("£1.1 million", "1,100,000"),
        ("£1.1 billion", "1.1bn"),
        ("£500k", "0.5 million"),
        ("£2m", "2.0 million"),
        ("two million", "2m"),
        ("2.5", "2.50"),
        ("10%", "10 per cent"),
        ("10 percent", "10 per cent"),
        ("10 per cent", "10%"),
        ("ten per cent", "10%"),
        ("15 per cent", "15%"),
        ("10 per cent", "10–15%"),
        ("1.5 million", "1.5m"),
        ("% of children", "per cent of children"),
        ("GP", "GPs"),
        ("LSCBs", "LSCB"),
        ("judgments", "judgements"),
        ("enquiry", "inquiries"),
        ("analyze", "analysed"),
        ("cafe", "cafe\u0301s"),
        ("office", "oﬃces"),
        ("care leavers", "care\n\nleaver"),
        ("care leavers", "care | leavers"),
        ("agency", "agency"),
        ("LADO", "designated officers"),
        ("designated officer", "LADO"),
        ("multi agency safeguarding hub", "MASH"),
        ("multi-agency safeguarding hub referrals", "Mash referral"),
        ("TOM", "target operating-model"),
        ("target operating model", "TOM"),
    ],
)
def test_finds_what_says_the_same(term: str, text: str) -> None:
    """In capitals, with hyphens, in another number, in short, or parted over a line."""
    assert printed(term, f"A {text}, then.") == [text]


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("early help", "It was early. Help came."),
        ("therapist", "the rapist"),
        ("the rapist", "a therapist"),
        ("plan", "a plane, an explanation"),
        ("5", "15 and 1.5 and 5,000"),
        ("10%", "10 children, 110% and 10.5% of them"),
        ("2.5", "2.55"),
        ("1.1 million", "1.1 metres"),
        ("multi agency safeguarding hub", "a mash of potatoes"),
        ("operating model", "an Om, a tom"),
        ("LADO", "a ladoga"),
        ("care", "scare, caret"),
    ],
)
def test_leaves_what_is_something_else(term: str, text: str) -> None:
    """Two sentences, parts of other words, and small words that look like acronyms."""
    assert printed(term, text) == []


@UNTIMED
@given(st.lists(WORD, min_size=1, max_size=4), st.data())
def test_finds_any_term_however_it_is_parted(words: list[str], data: st.DataObject) -> None:
    """In capitals, over lines, with hyphens between the words."""
    gap = st.sampled_from([" ", "\n", "  ", "-", " – ", "\n\n", "\u2011", ", "])
    shown = words[0]
    for word in words[1:]:
        shown += data.draw(gap) + word
    shown = data.draw(st.sampled_from([shown, shown.upper(), shown.title()]))

    assert printed(" ".join(words), f"Zz: {shown}. Zz.")[:1] == [shown]


@UNTIMED
@given(
    st.text(st.sampled_from("abC12 \n.,-'’“&éß_"), max_size=12),
    st.text(st.sampled_from("ab1 \n.,-’"), max_size=5),
    st.text(st.sampled_from("ab1 \n.,-’"), max_size=5),
)
@example("a. b", "c ", "")
@example("a-\na", "", "a")
def test_finds_whatever_the_quote_check_finds(term: str, before: str, after: str) -> None:
    """Words that stand exactly in a paper are never absent from it."""
    term = term.strip(" \n.,-'’“&_")
    text = f"{before}{term[:1].swapcase()}{term[1:]}{after}"
    assume(term and any(places(term, text)))

    assert occurrences(wordings(term, {}, {}), text)


def test_says_why_another_wording_counts() -> None:
    """So that a reader can judge it."""
    told = {one.text: one.why for one in wordings("TOM", {}, DEFINED)}

    assert told == {"tom": "", "target operating model": "what TOM stands for"}


@pytest.mark.parametrize("term", ["return home interview", "home", "we send", "Send"])
def test_a_word_in_small_letters_is_no_acronym(term: str) -> None:
    """Though papers say that HOME stands for something, and SEND does."""
    told = [one.text for one in wordings(term, {}, {"HOME": ["housing made easier"]})]

    assert not any("housing" in one or "special" in one for one in told)


@pytest.mark.parametrize(
    ("term", "long"),
    [
        ("HOME", "housing made easier"),
        ("SEND", "special educational needs and disabilities"),
        ("the lados", "the designated officer"),
    ],
)
def test_an_acronym_counts_as_what_it_stands_for(term: str, long: str) -> None:
    """In capitals, or in small letters where it is no word."""
    assert long in [one.text for one in wordings(term, {}, {"HOME": ["housing made easier"]})]


def test_of_a_name_that_was_not_typed_only_the_endings_count() -> None:
    """A word of the same stem is no part of a post's name."""
    (_, *others) = wordings("LADO", {"authors": 3, "designs": 1}, {})

    forms = {form for one in others for some in one.forms for form in some}
    assert not forms & {"authors", "designs"}
    assert "officers" in forms


@pytest.mark.parametrize(
    "term", ["", "?!", " & ", "x" * (MOST_CHARACTERS + 1), "a " * (MOST_WORDS + 1)]
)
def test_refuses_what_cannot_be_looked_for(term: str) -> None:
    """With a line that says what to give."""
    with pytest.raises(BadQuestion, match=r"give .+\.$"):
        wordings(term, {}, {})


@pytest.mark.parametrize("text", ["aa " * 100_000, "aa-" + " " * 200_000, "a" * 200_000])
def test_no_text_takes_long(text: str) -> None:
    """A paper may hold anything; each character is looked at a few times."""
    found = occurrences(wordings("aa " * MOST_WORDS, {}, {}), text)

    assert len(found) in (0, 100_000 // MOST_WORDS)
