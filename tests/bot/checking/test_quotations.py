"""The quotations of a text are found, apart and in order, with what each is said to be of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.checking.blocks import Block, blocks
from bot.checking.quotations import Form, Quotation, quotations
from corpus.documents import Span
from tests.conftest import SHARED
from tests.ingest.conftest import UNTIMED, needs

_PIECES = (*"ab sS.,:;()-–—\n\t“”‘’\"'„«»>[]…06", "\n\n", "Ofsted said ", "page 6 says that ")
_TEXTS = st.lists(st.sampled_from(_PIECES)).map("".join)


def found(text: str, *, markdown: bool = False) -> tuple[Quotation, ...]:
    """The quotations of a text."""
    return tuple(quotations(text, blocks(text, markdown=markdown)))


def words(text: str) -> list[str]:
    """Their words."""
    return [one.words for one in found(text)]


@UNTIMED
@given(_TEXTS, st.booleans())
def test_spans_lie_in_order_and_apart_within_one_paragraph(text: str, markdown: bool) -> None:
    """Whatever the text, each quotation lies in one paragraph, behind the one before."""
    paragraphs = blocks(text, markdown=markdown)
    at = 0
    for one in quotations(text, paragraphs):
        assert at <= one.span.start < one.span.end <= len(text)
        assert (
            sum(
                block.span.start <= one.span.start and one.span.end <= block.span.end
                for block in paragraphs
            )
            == 1
        )
        at = one.span.end


@UNTIMED
@given(_TEXTS)
def test_a_span_holds_the_words(text: str) -> None:
    """What is checked is what stands in the text at the span, on one line."""
    for one in found(text):
        assert "".join(text[slice(*one.span)].split()) == "".join(one.words.split())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It said “too slow to act”.", ["too slow to act"]),
        ('It said "too slow to act".', ["too slow to act"]),
        ("It said 'too slow to act'.", ["too slow to act"]),
        ("It said ‘too slow to act’.", ["too slow to act"]),
        ("It said ‘ too slow to act ’.", ["too slow to act"]),
        ("It said “too slow to act\".", ["too slow to act"]),
        ("It said ‘our partners’ work isn’t done’ twice.", ["our partners’ work isn’t done"]),
        ("Members' queried the partners' plans, and the workers' pay.", []),
        ("It’s the ’90s, rock ‘n’ roll and ‘tis done.", ["n"]),
        ("It said: “a tendency to ‘blame the social worker’ for it”.",
         ["a tendency to ‘blame the social worker’ for it"]),
        ("It said: ‘a tendency to “blame the social worker” for it’.",
         ["a tendency to “blame the social worker” for it"]),
        ("The ‘social workers’ and the ‘front door’ closed.", ["social workers", "front door"]),
        ("A board 6\" by 4\" said nothing.", []),
        ("It said “one thing here”; then “another thing there”.",
         ["one thing here", "another thing there"]),
        ("“”, ‘’ and \"\" are empty.", []),
    ],
)  # fmt: skip
def test_marks(text: str, expected: list[str]) -> None:
    """British and other marks open and close; apostrophes do neither."""
    assert words(text) == expected


def test_a_quotation_over_several_paragraphs() -> None:
    """Each paragraph that opens with the mark again is one more stretch of the same source."""
    text = "The peer review warns: “It is slow.\n\n“It is late.\n\n“It is over.”\n\nWe agree."
    assert [(one.words, one.said_of, one.closed) for one in found(text)] == [
        ("It is slow.", "peer review", True),
        ("It is late.", "peer review", True),
        ("It is over.", "peer review", True),
    ]


def test_a_quotation_that_the_next_paragraph_closes() -> None:
    """A mark that only the next paragraph closes holds both."""
    assert words("The plan says “it is slow\n\nand it is late”. We agree.") == [
        "it is slow",
        "and it is late",
    ]


def test_an_unclosed_mark() -> None:
    """It ends with its paragraph and says that nothing closes it."""
    (one,) = found("The plan says “it is slow and late.\n\nWe agree.")
    assert (one.words, one.closed) == ("it is slow and late.", False)


def test_a_word_or_two_are_short() -> None:
    """Scare quotes are listed as too short to tell."""
    assert [
        one.short for one in found("The “fragile” and “widely known” and “much too slow”.")
    ] == [
        True,
        True,
        False,
    ]


def test_a_paragraph_in_a_style_for_quotations() -> None:
    """The whole paragraph is quoted, and the paragraph before says of what."""
    text = "The commissioner says:\nTrust is low in Leeds."
    (one,) = quotations(text, [Block(Span(0, 22)), Block(Span(23, len(text)), set_off=True)])
    assert (one.words, one.form, one.said_of) == (
        "Trust is low in Leeds.",
        Form.SET_OFF,
        "commissioner",
    )


def test_marks_round_a_paragraph_that_is_set_off() -> None:
    """Marks round the whole of it are not a part of its words."""
    (one,) = quotations("“Trust is low here.”", [Block(Span(0, 20), set_off=True)])
    assert (one.words, one.form) == ("Trust is low here.", Form.MARKED)


def test_markdown_sets_off() -> None:
    """Lines behind > are one quotation, and a dash after them gives them to somebody."""
    (one,) = found("We read:\n\n> Trust is low\n> in Leeds. — Ofsted, 2018\n\nSo.", markdown=True)
    assert (one.words, one.said_of) == ("Trust is low in Leeds.", "Ofsted 2018")


def test_a_claim_without_marks() -> None:
    """What a page is said to say is listed too, and “see page 6” is none."""
    (one,) = found("The Ofsted report is bad; see page 6. Page 7 says that there were six reviews.")
    assert (one.words, one.form) == ("Page 7 says that there were six reviews", Form.CLAIM)


@pytest.mark.parametrize(
    ("text", "said_of"),
    [
        ("The Ofsted report of 2022 says “too slow to act”.", "Ofsted report 2022"),
        ("Inspectors told Leeds in 2018 that “it was too slow”.", "Ofsted Leeds 2018"),
        ("In July 2024 the Cabinet report said ‘it was too slow’.", "Cabinet report July 2024"),
        ("According to the peer challenge, ‘it was too slow’.", "peer challenge"),
        ("“It was too slow,” said Howard Davis.", "Howard Davis"),
        ("We heard that “it was too slow” (Ofsted, 2016, page 4).", "Ofsted 2016, page 4"),
        ("The report said the Gateway was ‘much too slow’. ", ""),
        ("We say “much too slow”. That is all.", ""),
    ],
)
def test_what_it_is_said_to_be_of(text: str, said_of: str) -> None:
    """The words around it name the paper, the day, the page or the person."""
    assert [one.said_of for one in found(text)] == [said_of]


def test_what_leans_on_the_source_before() -> None:
    """“It adds” and “the report” are of the paper that was named last, on another page."""
    text = "The 2018 minutes say “it was slow”. It adds, “it is late”. On page 3 the report says “it is”."
    assert [one.said_of for one in found(text)] == [
        "minutes 2018",
        "minutes 2018",
        "minutes 2018, page 3",
    ]


@pytest.mark.parametrize(
    ("seed", "number", "first", "last"),
    [
        ("000_d49038507b95b086.txt", 0, "", ""),
        ("001_f2fc3991025f7159.txt", 7, "there should be locally", "There is a high level"),
        (
            "002_1a26f69e41203263.txt",
            7,
            "unsatisfactory and inconsistent",
            "On page 6 of the report",
        ),
        ("003_14fd9f65a7e525e8.txt", 2, "family front door", "Signs of Safety"),
        ("004_826d84948d75c54b.txt", 21, "stop blaming", "A number of long standing"),
    ],
)
def test_real_texts(seed: str, number: int, first: str, last: str) -> None:
    """All quotations of the five real texts are found, as a person counted them."""
    said = words(needs(SHARED / "seeds" / seed).read_text("utf-8"))
    assert len(said) == number
    assert not said or (said[0].startswith(first) and said[-1].startswith(last))
