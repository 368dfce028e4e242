"""Passages are cut where the paper itself begins something new, and nothing of it is lost."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given

from corpus.documents import Details, Document, Passage, Voice
from ingest.draft import FEWEST_WORDS, MOST_NUMBERED, MOST_WORDS, SIZES, Sizes
from ingest.passages import cut
from ingest.reading.blocks import Block, Reading, Role, role_of
from ingest.structure import lay_out
from tests.ingest.conftest import READINGS, UNTIMED, reading_of

LONG = "The board heard that caseloads had fallen again in the last quarter of the year. " * 8
"""120 words in eight sentences."""


def passages(reading: Reading, sizes: Sizes = SIZES) -> list[Passage]:
    """The passages of a paper that was read so."""
    layout = lay_out(reading)
    document = Document("d", "a.pdf", Details(), layout.text, layout.pages)
    return cut(document, layout.blocks, sizes)


def of(*given: str | Block) -> list[Passage]:
    """The passages of a paper of these blocks; a text's own beginning says what role it has."""
    return passages(
        reading_of([one if isinstance(one, Block) else Block(one, role_of(one)) for one in given])
    )


def heading(text: str, level: int = 1) -> Block:
    """A heading."""
    return Block(text, Role.HEADING, level)


def said(passage: Passage) -> list[str]:
    """The sentences of a passage."""
    text = passage.document.text
    return [text[one.start : one.end] for one in passage.sentences]


def shown(found: Sequence[Passage]) -> list[str]:
    """The texts of passages."""
    return [passage.text for passage in found]


@UNTIMED
@given(READINGS)
def test_passages_are_in_order_and_do_not_overlap(reading: Reading) -> None:
    """Each begins where the one before it has ended, or after."""
    found = passages(reading)

    assert all(one.start < one.end for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@UNTIMED
@given(READINGS)
def test_passages_cover_every_character_that_is_not_blank(reading: Reading) -> None:
    """Nothing that a paper says is out of reach of a search."""
    text = lay_out(reading).text

    left = list(text)
    for passage in passages(reading):
        left[passage.start : passage.end] = " " * (passage.end - passage.start)
    assert not "".join(left).strip()


@UNTIMED
@given(READINGS)
def test_a_passage_s_text_is_the_document_s(reading: Reading) -> None:
    """It begins and ends with a word of its own, at the place that it says."""
    for passage in passages(reading):
        assert passage.text == passage.document.text[passage.start : passage.end]
        assert passage.text == passage.text.strip()


@UNTIMED
@given(READINGS)
def test_every_sentence_lies_inside_its_passage(reading: Reading) -> None:
    """Sentences are in order, are not blank, and none runs over its passage's end."""
    for passage in passages(reading):
        ends = [passage.start]
        for one in passage.sentences:
            assert ends[-1] <= one.start < one.end <= passage.end
            assert passage.document.text[one.start : one.end].strip()
            ends.append(one.end)


@UNTIMED
@given(READINGS)
def test_every_passage_can_be_quoted(reading: Reading) -> None:
    """A passage without a sentence would be found and could not be shown."""
    assert all(passage.sentences for passage in passages(reading))


@UNTIMED
@given(READINGS)
def test_a_passage_of_several_sentences_is_short_enough_to_be_read_whole(
    reading: Reading,
) -> None:
    """Only a resolution is kept whole at any length; the model reads about 190 words at once."""
    for passage in passages(reading):
        sizes = [len(text.split()) for text in said(passage)]
        longest = max(sizes, default=0)
        most = MOST_NUMBERED if passage.number else MOST_WORDS
        assert passage.kind == "resolution" or sum(sizes) <= most + longest


def test_a_paper_without_words_has_no_passages() -> None:
    """Blank pages are nothing to quote."""
    assert of() == []


def test_a_numbered_paragraph_is_one_passage() -> None:
    """Ofsted's paragraphs are quoted by their numbers, so that none is joined to another."""
    found = of("12. Caseloads rose.", "13. They fell.")

    assert shown(found) == ["12. Caseloads rose.", "13. They fell."]


def test_short_paragraphs_of_one_section_are_put_together() -> None:
    """A line or two say too little to be found by."""
    found = of("Caseloads rose.", "They fell again.")

    assert shown(found) == ["Caseloads rose.\n\nThey fell again."]


def test_paragraphs_are_put_together_only_until_they_are_long_enough() -> None:
    """A paragraph after `FEWEST_WORDS` words begins a passage of its own."""
    enough = "word " * (FEWEST_WORDS - 1) + "end."

    found = of(enough, "Another.")

    assert shown(found) == [enough, "Another."]


def test_a_paragraph_that_would_make_a_passage_too_long_is_one_of_its_own() -> None:
    """A short paragraph before a long one does not make the long one longer."""
    long = "word " * (MOST_WORDS - 1) + "end."

    found = of("Caseloads rose.", long)

    assert shown(found) == ["Caseloads rose.", long]


def test_passages_are_as_long_as_they_are_asked_to_be() -> None:
    """Long ones are cut, short ones put together, and numbered ones kept whole up to their own."""
    reading = reading_of([Block(LONG, Role.PARAGRAPH), Block("They fell.", Role.PARAGRAPH)])
    numbered = reading_of([Block(f"1. {LONG}", Role.NUMBERED)])

    def lengths(reading: Reading, sizes: Sizes) -> list[int]:
        return [len(one.text.split()) for one in passages(reading, sizes)]

    assert lengths(reading, SIZES) == [120, 2]
    assert lengths(reading, Sizes(60, 60, 30)) == [60, 60, 2]
    assert lengths(reading, Sizes(180, 180, 121)) == [122]
    assert lengths(numbered, Sizes(60, 180, 30)) == [121]
    assert lengths(numbered, Sizes(60, 61, 30)) == [61, 60]


def test_a_heading_is_the_section_of_what_follows() -> None:
    """A passage knows the heading above it."""
    found = of(heading("Caseloads"), "They rose.")

    assert found[0].section == ("Caseloads",)


def test_a_heading_stays_in_the_text_of_the_passage_after_it() -> None:
    """The heading is searched with the passage but is none of its sentences."""
    found = of(heading("Caseloads"), "They rose.")

    assert shown(found) == ["Caseloads\n\nThey rose."]
    assert said(found[0]) == ["They rose."]


def test_an_item_s_purpose_is_no_minute_of_it() -> None:
    """ModernGov prints what an item is for, what was decided and what was said below one title."""
    found = of(
        Block("7. Plan", Role.HEADING, 3, "AI7"),
        Block("To consider the plan.", anchor="AI7"),
        Block("Decision", Role.HEADING, 4, "AI7"),
        Block("The plan was approved.", anchor="AI7"),
        Block("Minutes", Role.HEADING, 4, "AI7"),
        Block("Nobody spoke.", anchor="AI7"),
    )

    assert [one.kind for one in found] == ["agenda", "decision", "paragraph"]


def test_a_motion_is_one_passage_with_its_outcome() -> None:
    """So is an amendment; a lost one says so wherever it is quoted."""
    found = of(
        "This Council resolves:",
        "1. to accept the plan;",
        "2. to pay for it.",
        "An amendment was moved by Councillor Roe:",
        "• to leave out the second resolution.",
        "On being put to the vote the amendment was lost.",
        "The motion was carried.",
    )

    assert [(one.kind, one.result) for one in found] == [
        ("motion", "carried"),
        ("amendment", "lost"),
        ("vote", "lost"),
        ("vote", "carried"),
    ]


def test_a_resolution_that_says_who_moved_it_has_its_limbs() -> None:
    """The word stands at the end of its lead-in."""
    (found,) = of(
        "It was moved by Councillor Day and RESOLVED that:", "1. it be noted;", "2. paid."
    )

    assert found.kind == "resolution"


def test_several_speakers_of_a_paragraph_have_their_own_stretches() -> None:
    """The passage as a whole is nobody's."""
    (found,) = of("Councillor Day asked why. The Director said that they rose.")

    assert found.voice is None
    assert [one.voice.speaker for one in found.said] == ["Councillor Day", "The Director"]


def test_a_heading_that_says_something_may_be_quoted() -> None:
    """Ofsted prints the dates of an inspection, and its grades, as headings."""
    found = of(heading("Inspection dates: 3 to 14 March"), heading("Caseloads"), "They rose.")

    assert said(found[0]) == ["Inspection dates: 3 to 14 March", "They rose."]


def test_a_heading_ends_the_passage_before_it() -> None:
    """However short, a paragraph is not joined to the next section's."""
    found = of("Before.", heading("Caseloads"), "They rose.")

    assert shown(found) == ["Before.", "Caseloads\n\nThey rose."]


def test_a_section_is_the_path_of_headings_by_level() -> None:
    """The headings above are those of the higher levels, outermost first."""
    found = of(heading("One"), heading("One A", 2), heading("Deep", 4), "Words.")

    assert found[0].section == ("One", "One A", "Deep")


@pytest.mark.parametrize(
    ("level", "section"), [(1, ("Next",)), (2, ("One", "Next")), (3, ("One", "One A", "Next"))]
)
def test_a_heading_closes_those_of_its_level_and_below(level: int, section: tuple[str]) -> None:
    """A section ends where one as high or higher begins."""
    found = of(
        heading("One"),
        heading("One A", 2),
        heading("Deep", 3),
        "Words.",
        heading("Next", level),
        "X.",
    )

    assert found[-1].section == section


def test_headings_that_nothing_follows_are_a_passage() -> None:
    """The last words of a paper can be found too."""
    found = of("Words.", heading("Annex A"), heading("Map", 2))

    assert shown(found) == ["Words.", "Annex A\n\nMap"]
    assert said(found[1]) == ["Annex A", "Map"]


def test_a_list_stays_with_its_lead_in() -> None:
    """What a list is a list of is said in the passage itself."""
    found = of("The board asked for the following:", "• fewer cases", "• more staff")

    assert shown(found) == ["The board asked for the following:\n\n• fewer cases\n• more staff"]


def test_a_numbered_list_stays_with_its_lead_in() -> None:
    """After a colon, numbers are the limbs of a list and no paragraphs of their own."""
    found = of("The board asked for:", "1. fewer cases", "2. more staff")

    assert len(found) == 1


def test_bullets_stay_with_the_paragraph_before_them() -> None:
    """Even without a colon, bullets go on with what they stand under."""
    found = of("12. Much is good.", "• Staff are kind.")

    assert len(found) == 1


def test_the_first_passage_of_a_list_does_not_repeat_its_lead_in() -> None:
    """Words that stand in the passage are not indexed with it twice."""
    found = of("The board asked for the following:", "• fewer cases")

    assert found[0].lead_in == ""


def test_a_later_passage_of_a_list_repeats_its_lead_in() -> None:
    """A list too long for one passage is indexed throughout with what introduces it."""
    items = [f"• {number} {LONG}".strip() for number in ("One", "Two", "Three")]

    found = of("The board asked for the following:", *items)

    assert len(found) > 1
    assert [one.lead_in for one in found[1:]] == ["The board asked for the following:"] * (
        len(found) - 1
    )


def test_an_item_that_ends_in_a_semicolon_does_not_introduce_the_next() -> None:
    """In a list drafted as one sentence, each item but the last ends so."""
    items = [f"• {LONG.strip().rstrip('.')};"] * 3

    found = of("The board asked for the following:", *items)

    assert {one.lead_in for one in found[1:]} == {"The board asked for the following:"}


def test_an_item_that_ends_in_a_colon_introduces_the_next() -> None:
    """A list inside a list has a lead-in of its own."""
    items = [f"– {LONG}".strip()] * 2

    found = of("The board asked for the following:", "• more staff, namely:", *items)

    assert found[-1].lead_in == "• more staff, namely:"


def test_a_lead_in_ends_with_its_list() -> None:
    """A paragraph after the list has nothing to do with what introduced it."""
    items = [f"• {LONG}".strip()] * 2

    found = of("The board asked for the following:", *items, "Then it closed.", "12. Later.")

    assert [one.lead_in for one in found[-2:]] == ["", ""]


def test_a_heading_ends_a_list() -> None:
    """The bullets of the next section are no part of a list before it."""
    found = of("The board asked for:", "• this", heading("Next"), "• that")

    assert found[-1].lead_in == ""


@pytest.mark.parametrize(
    "opening",
    ["RESOLVED", "Resolved –", "It was RESOLVED", "The Committee RESOLVED", "AGREED", "DECISION"],
)
def test_a_resolution_is_known_by_its_first_words(opening: str) -> None:
    """Clerks write a resolution in many ways."""
    assert [one.kind for one in of(f"{opening} that the plan be approved.")] == ["resolution"]


def test_a_resolution_is_whole_with_its_limbs() -> None:
    """However long, no limb of a resolution can be quoted from a passage without the others."""
    limbs = [f"({letter}) that {LONG}".strip() for letter in "abcd"]

    found = of("Discussion.", "RESOLVED:", *limbs, "The meeting closed.")

    assert [one.kind for one in found] == ["paragraph", "resolution", "paragraph"]
    assert all(limb in found[1].text for limb in limbs)


def test_a_resolution_without_a_colon_has_its_limbs_too() -> None:
    """The limbs that follow belong to it, whatever its last character."""
    found = of("RESOLVED that", "1. the plan be approved.", "2. the chair be thanked.")

    assert len(found) == 1


def test_a_resolution_whose_first_line_is_a_heading_has_its_limbs() -> None:
    """A reader takes a short line in capitals for a heading."""
    found = of(heading("RESOLVED:"), "(a) that the plan be approved.", "The meeting closed.")

    assert [one.kind for one in found] == ["resolution", "paragraph"]


def test_a_resolution_that_begins_with_a_line_of_its_own_goes_on() -> None:
    """What was resolved is in the paragraph after it."""
    found = of("RESOLVED:", "That the plan be approved.", "The meeting closed.")

    assert shown(found) == ["RESOLVED:\n\nThat the plan be approved.", "The meeting closed."]


def test_a_resolution_is_not_joined_to_what_is_around_it() -> None:
    """What was said before and after was not resolved."""
    found = of("Discussion.", "RESOLVED that the plan be approved.", "The meeting closed.")

    assert len(found) == 3


def test_a_long_paragraph_is_cut_where_sentences_end() -> None:
    """Each part begins with a sentence and ends with one."""
    found = of((LONG * 3).strip())

    assert len(found) > 1
    assert all(one.text.startswith("The board") for one in found)
    assert all(one.text.endswith("year.") for one in found)
    assert all(len(one.text.split()) <= MOST_WORDS for one in found)


def test_a_long_paragraph_over_a_page_break_is_cut_too() -> None:
    """The words after the break count."""
    reading = reading_of([Block(LONG.strip())], [Block(LONG.strip(), continues=True)])

    found = passages(reading)

    assert [len(one.text.split()) <= MOST_WORDS for one in found] == [True, True]


def test_a_lead_in_may_end_on_the_next_page() -> None:
    """It is the end of the whole paragraph that introduces a list."""
    reading = reading_of(
        [Block("The board asked")],
        [
            Block("for the following:", continues=True),
            *[Block(f"• {LONG}".strip(), Role.BULLET)] * 2,
        ],
    )

    found = passages(reading)

    assert found[-1].lead_in == "The board asked for the following:"


def test_a_long_paragraph_of_one_sentence_is_kept_whole() -> None:
    """A quote that stops in the middle of a sentence misleads."""
    found = of("word " * (2 * MOST_WORDS) + "end.")

    assert len(found) == 1


def test_a_part_of_a_passage_begins_with_a_word() -> None:
    """Also where it was cut between a heading and what follows."""
    found = of(heading("Dates: 3 to 14 March"), "word " * (2 * MOST_WORDS) + "end.")

    assert shown(found)[0] == "Dates: 3 to 14 March"
    assert shown(found)[1].startswith("word")


def test_the_parts_of_a_long_paragraph_are_about_as_long() -> None:
    """No part is a stray last sentence."""
    sizes = [len(one.text.split()) for one in of((LONG * 3).strip())]

    assert max(sizes) < 2 * min(sizes)


def test_the_marks_of_a_long_list_are_kept() -> None:
    """Where a list is cut, its next part begins with the bullet of its first item."""
    found = of("Namely:", *[f"• {LONG}".strip()] * 4)

    assert all("• The board" in one.text for one in found)


def test_the_kind_is_that_of_the_first_block() -> None:
    """A passage says what it is: a numbered paragraph, a row of a table."""
    found = of("12. Caseloads rose.", heading("Table"), Block("Caseload | 24", Role.ROW))

    assert [one.kind for one in found] == ["numbered", "row"]


def test_an_anchor_opens_the_page_at_the_passage() -> None:
    """The deep link of an agenda item is that of the passages in it."""
    item = Block("7. Caseloads", Role.HEADING, 3, "AI7")

    found = of(item, Block("They rose.", anchor="AI7"))

    assert found[0].anchor == "AI7"


def test_an_anchor_is_that_of_the_first_words() -> None:
    """Where a passage runs over two anchors, its link opens at its beginning."""
    found = of(Block("They rose.", anchor="one"), Block("They fell.", anchor="two"))

    assert found[0].anchor == "one"


def test_a_passage_of_minutes_has_the_voice_of_its_speaker() -> None:
    """What a clerk wrote that one person said is that person's, as reported."""
    found = of("Councillor Day asked about caseloads. She had read the report.")

    assert found[0].voice == Voice("Councillor Day", "reported")


def test_a_voice_is_not_carried_into_the_next_paragraph() -> None:
    """Who speaks in a paragraph that does not say so is not known."""
    found = of("Councillor Day asked about caseloads.", "There were 24 of them.")

    assert [one.voice for one in found] == [Voice("Councillor Day", "reported"), None]


def test_the_paragraphs_of_one_speaker_are_put_together() -> None:
    """Two paragraphs that name the same person are one passage in that person's voice."""
    found = of("Councillor Day asked about caseloads.", "Councillor Day said that they rose.")

    assert [one.voice for one in found] == [Voice("Councillor Day", "reported")]


def test_bullets_have_the_voice_of_their_lead_in() -> None:
    """A list of what somebody said is theirs to its end, however many passages it takes."""
    items = [f"• {LONG}".strip()] * 3

    found = of("The Director highlighted the following;", *items)

    assert len(found) > 1
    assert [one.voice for one in found] == [
        Voice("The Director", "reported"),
        *[Voice("The Director", "inherited")] * (len(found) - 1),
    ]


@pytest.mark.parametrize("ending", [":", "."])
def test_a_bullet_of_another_speaker_is_not_the_first_one_s(ending: str) -> None:
    """A wrong name is worse than none."""
    found = of(
        f"Councillor Day asked about the following{ending}",
        "• The Director said that caseloads had fallen.",
    )

    speakers = {one.voice.speaker for one in found if one.voice and "Director" in one.text}
    assert "Councillor Day" not in speakers


def test_an_item_after_another_speaker_s_has_no_voice() -> None:
    """It may be either's; it is still found by what introduces the list."""
    found = of("Councillor Day asked about:", "• The Director said that they fell.", "• staff")

    assert [one.voice.speaker if one.voice else "" for one in found] == [
        "Councillor Day",
        "The Director",
        "",
    ]
    assert [one.lead_in for one in found] == ["", *["Councillor Day asked about:"] * 2]


def test_each_part_of_a_passage_has_the_anchor_of_its_own_words() -> None:
    """Also where only the heading above them has one."""
    item = Block("7. Caseloads", Role.HEADING, 3, "AI7")

    found = of(item, (LONG * 3).strip())

    assert len(found) > 1
    assert {one.anchor for one in found} == {"AI7"}


TURNS = [
    "Suzy Davies AM: Good morning to you.",
    "Lynne Neagle AM: Thank you, Chair.",
    "Suzy Davies AM: Caseloads rose. Why was that?",
    "Lynne Neagle AM: Nobody knows.",
    "Suzy Davies AM: Thank you.",
    "Lynne Neagle AM: Good night.",
]


def test_a_turn_of_a_transcript_is_one_passage_in_the_speaker_s_voice() -> None:
    """A transcript holds people's own words, each turn on its own."""
    found = of(*TURNS)

    assert shown(found) == TURNS
    assert {one.voice for one in found} == {
        Voice("Suzy Davies AM", "direct"),
        Voice("Lynne Neagle AM", "direct"),
    }


def test_the_name_before_a_turn_is_not_quoted_as_said() -> None:
    """The sentences of a turn are what was said."""
    assert said(of(*TURNS)[2]) == ["Caseloads rose.", "Why was that?"]


def row(text: str, indexed: str = "") -> Block:
    """A row of a table whose columns have names, when it is indexed with them."""
    return Block(text, Role.ROW, indexed=indexed)


def test_a_row_of_named_columns_is_a_passage_of_its_own() -> None:
    """It is indexed with the names of its columns and quoted without them."""
    found = of(
        row("Recruit | Day", "Action: Recruit; Owner: Day"),
        row("Train | Fane", "Action: Train; Owner: Fane"),
    )

    assert [(one.kind, one.text, one.indexed) for one in found] == [
        ("row", "Recruit | Day", "Action: Recruit; Owner: Day"),
        ("row", "Train | Fane", "Action: Train; Owner: Fane"),
    ]


def test_the_names_of_columns_belong_to_the_first_row() -> None:
    """They are kept in the text, but nobody is shown them as an answer."""
    found = of(row("Action | Owner"), row("Recruit | Day", "Action: Recruit; Owner: Day"))

    assert [one.text for one in found] == ["Action | Owner\nRecruit | Day"]
    assert [said(one) for one in found] == [["Recruit | Day"]]


def test_a_row_of_named_columns_is_quoted_whole() -> None:
    """Its cells mean little apart."""
    text = "1. | Recruit. Train them. | Day"

    assert said(of(row(text, "Action: Recruit. Train them.; Owner: Day"))[0]) == [text]


def test_a_long_row_is_one_passage_with_its_sentences() -> None:
    """Nobody wants to read 200 words at once."""
    text = "Recruit more social workers for the teams. " * 40
    (found,) = of(row(text.strip(), f"Action: {text}"))

    assert len(found.sentences) == 40
    assert found.indexed


def part(text: str, name: str, role: Role = Role.NUMBERED) -> Block:
    """A block that is a part of its paper."""
    return Block(text, role, part=name)


@pytest.mark.parametrize(
    ("text", "number"),
    [("12. Caseloads rose.", "12"), ("4.2 Caseloads rose.", "4.2"), ("(a) that it rose", "a")],
)
def test_a_numbered_paragraph_has_its_number(text: str, number: str) -> None:
    """As printed, also below a heading."""
    assert [one.number for one in of(heading("Caseloads"), text)] == [number]


def test_a_paragraph_without_a_number_has_none() -> None:
    """Whatever list follows it."""
    assert [one.number for one in of("The board asked for:", "1. fewer cases")] == [""]


def test_a_long_numbered_paragraph_is_one_passage() -> None:
    """It is quoted by its number, so it is kept whole up to `MOST_NUMBERED` words."""
    found = of(f"12. {LONG * 3}".strip(), "13. They fell.")

    assert [one.number for one in found] == ["12", "13"]


def test_the_parts_of_a_number_that_is_far_too_long_have_it_all() -> None:
    """Each is a part of the same paragraph."""
    found = of(f"12. {LONG * 5}".strip())

    assert [one.number for one in found] == ["12", "12"]


@pytest.mark.parametrize("kind", ["finding", "recommendation", "grade"])
def test_a_part_of_a_paper_is_a_passage_of_its_own(kind: str) -> None:
    """However short, and after whatever introduces it."""
    found = of("The Committee is asked to:", part("1. note it;", kind), part("2. thank us.", kind))

    assert [one.kind for one in found] == ["paragraph", kind, kind]


def test_a_recommendation_is_indexed_with_what_introduces_it() -> None:
    """Its heading, and the words above the list."""
    asks = "The Committee is asked to RESOLVE that:"

    found = of(heading("Recommendations"), asks, part("1. it be noted.", "recommendation"))[-1]

    assert (found.section, found.lead_in, found.number) == (("Recommendations",), asks, "1")


def test_what_is_proposed_is_no_resolution() -> None:
    """An officer's recommendation may be refused."""
    found = of(heading("Recommendations"), part("1. AGREED sums be spent.", "recommendation"))

    assert [one.kind for one in found] == ["recommendation"]


def test_a_recommendation_is_whole_with_its_bullets() -> None:
    """What it consists of is no passage of its own."""
    found = of(part("1. Visit children:", "recommendation"), "• weekly", "• in person")

    assert shown(found) == ["1. Visit children:\n\n• weekly\n• in person"]


def test_a_footnote_is_a_passage_of_its_own() -> None:
    """It says something beside the text."""
    note = Block("1 In 2016.", Role.FOOTNOTE)

    found = of("Caseloads1 rose.", note, "They fell.")

    assert [(one.kind, one.text) for one in found] == [
        ("paragraph", "Caseloads1 rose."),
        ("footnote", "1 In 2016."),
        ("paragraph", "They fell."),
    ]


def test_a_list_goes_on_behind_a_footnote() -> None:
    """Its items are still introduced by what stands before the note."""
    note = Block("1 In 2016.", Role.FOOTNOTE)

    found = of("The board asked for:", "• fewer cases1", note, "• more staff")

    assert found[-1].lead_in == "The board asked for:"


def test_what_a_row_is_indexed_as_is_kept() -> None:
    """It is clearer than the row."""
    row = Block("Care leavers Good", Role.ROW, indexed="Care leavers: Good", part="grade")

    assert [one.indexed for one in of(row)] == ["Care leavers: Good"]
    assert [one.indexed for one in of("Caseloads rose.")] == [""]
