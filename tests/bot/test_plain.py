"""A plain text's characters know where they came from."""

from hypothesis import given
from hypothesis import strategies as st

from bot.plain import plain
from corpus.documents import Span

AWKWARD = st.text(
    st.sampled_from("aB1 \n-'’\u2011é\u0301e\u00adßﬁŵİ²½™_•\U0001f600한"), max_size=40
)


@given(AWKWARD, AWKWARD)
def test_each_half_is_plain_by_itself(before: str, after: str) -> None:
    """So that what stands around a word never changes how it is told."""
    assert plain(before + after).text == plain(before).text + plain(after).text


@given(AWKWARD)
def test_every_character_has_its_place_in_order(text: str) -> None:
    """And all the places together leave out nothing but accents by themselves."""
    told = plain(text)
    places = [told.original(at, at + 1) for at in range(len(told.text))]

    assert all(0 <= place.start < place.end <= len(text) for place in places)
    assert places == sorted(places)
    held = {at for place in places for at in range(*place)}
    assert all(plain(text[at]).text == "" for at in set(range(len(text))) - held)


def test_an_accent_belongs_to_its_letter() -> None:
    """Where it is written after it."""
    assert plain("cafe\u0301s").original(0, 4) == Span(0, 5)


def test_what_is_no_letter_parts_words() -> None:
    """A footnote's raised number, or a trade mark."""
    assert [plain(text).text for text in ("plan²", "Plan™")] == ["plan·", "plan™"]
