"""Lines with their places are put together as they were printed, without what recurs."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.reading import layout
from ingest.reading.blocks import Block, Reading, Role
from ingest.reading.lines import Line
from tests.ingest.conftest import UNTIMED, blocks, texts

WIDTH = 500
LEADING = 14
TOP = 780


def printed(*lines: str, left: float = 50, size: float = 11, bold: bool = False) -> list[Line]:
    """Lines of one paragraph, as wide as the page but for the last; see `page`."""
    last = len(lines) - 1
    return [
        Line(text, left, WIDTH if at < last else 300, 0, 0, size, bold)
        for at, text in enumerate(lines)
    ]


def page(*paragraphs: Sequence[Line]) -> list[Line]:
    """Paragraphs one below another, with a wider gap between two than inside one."""
    placed: list[Line] = []
    height = float(TOP)
    for paragraph in paragraphs:
        for line in paragraph:
            placed.append(
                Line(line.text, line.left, line.right, height, height, line.size, line.bold)
            )
            height -= LEADING
        height -= LEADING
    return placed


def read(*pages: Sequence[Line]) -> Reading:
    """The reading of pages of lines."""
    return layout.reading(pages)


BODY = page(
    printed("The Chair said that caseloads had fallen", "again in the last quarter."),
    printed("The board asked for the reasons and heard", "that more staff had come."),
)


def test_the_lines_of_a_paragraph_are_joined() -> None:
    """A space stands where a line ended."""
    assert texts(read(BODY)) == [
        "The Chair said that caseloads had fallen again in the last quarter.",
        "The board asked for the reasons and heard that more staff had come.",
    ]


def test_a_hyphen_at_the_end_of_a_line_joins_the_next_word() -> None:
    """The hyphens that end lines in real reports are true ones."""
    found = read(page(printed("The partnership relies on multi-", "agency work.")))

    assert texts(found) == ["The partnership relies on multi-agency work."]


def test_a_dash_at_the_end_of_a_line_joins_nothing() -> None:
    """A capital letter after it begins something else."""
    found = read(page(printed("Areas of Kesterwold-", "Tolverham grew.")))

    assert texts(found) == ["Areas of Kesterwold- Tolverham grew."]


@pytest.mark.parametrize(
    ("second", "role"),
    [("12. Caseloads rose.", Role.NUMBERED), ("• fewer cases", Role.BULLET)],
)
def test_a_mark_begins_a_block(second: str, role: Role) -> None:
    """A list needs no wider gap between its items."""
    found = blocks(read(page(printed("The board asked for the following of them all", second))))

    assert found[1] == Block(second, role)


def test_a_short_line_that_ends_a_sentence_ends_its_paragraph() -> None:
    """Where a paper leaves no gap between paragraphs, the last line tells."""
    lines = page(
        [
            *printed("The Chair said that caseloads had fallen", "in March."),
            *printed("The board asked for the reasons and heard", "that staff had come."),
        ]
    )

    assert len(texts(read(lines))) == 2


def test_a_wide_line_that_ends_a_sentence_does_not_end_its_paragraph() -> None:
    """A sentence may end where the line does."""
    lines = page(printed("The Chair said that caseloads had fallen.", "The board was glad."))

    assert len(texts(read(lines))) == 1


def test_the_next_column_is_another_block() -> None:
    """A line higher than the one before it does not go on with it."""
    lines = [
        Line("The left column goes down", 50, 240, 700, 700, 11),
        Line("and on", 50, 240, 686, 686, 11),
        Line("the right one begins at the top", 260, 450, 700, 700, 11),
        Line("again", 260, 450, 686, 686, 11),
    ]

    assert texts(read(lines)) == [
        "The left column goes down and on",
        "the right one begins at the top again",
    ]


def test_larger_letters_are_a_heading() -> None:
    """The largest are of the first level, and those next in size of the second."""
    found = blocks(
        read(page(printed("Our plan", size=20), printed("Caseloads", size=15), *_paragraphs()))
    )

    assert found[:2] == [
        Block("Our plan", Role.HEADING, 1),
        Block("Caseloads", Role.HEADING, 2),
    ]


def test_bold_letters_of_the_body_s_size_are_the_lowest_heading() -> None:
    """They stand below all headings that are larger."""
    found = blocks(
        read(page(printed("Our plan", size=20), printed("Caseloads", bold=True), *_paragraphs()))
    )

    assert found[:2] == [
        Block("Our plan", Role.HEADING, 1),
        Block("Caseloads", Role.HEADING, 2),
    ]


def test_a_heading_of_two_lines_is_one() -> None:
    """A long title wraps."""
    found = blocks(
        read(page(printed("A plan for the", "children of us all", size=20), *_paragraphs()))
    )

    assert found[0] == Block("A plan for the children of us all", Role.HEADING, 1)


def test_two_headings_of_different_size_are_two() -> None:
    """However close they stand."""
    lines = [*printed("Our plan", size=20), *printed("Caseloads", size=15)]

    found = blocks(read(page(lines, *_paragraphs())))

    assert [block.text for block in found[:2]] == ["Our plan", "Caseloads"]


def test_small_bold_letters_are_no_heading() -> None:
    """Small print has no section."""
    found = blocks(read(page(*_paragraphs(), printed("Note", size=8, bold=True))))

    assert found[-1].role is Role.PARAGRAPH


def test_a_whole_paragraph_in_bold_is_no_heading() -> None:
    """Nobody's heading has more than thirty words."""
    lines = printed(*["these are words in bold"] * 7, bold=True)

    found = blocks(read(page(lines, *_paragraphs())))

    assert found[0].role is Role.PARAGRAPH


def _paragraphs() -> list[list[Line]]:
    return [
        printed("The Chair said that caseloads had fallen", "again in the last quarter.")
        for _ in range(3)
    ]


def sheets(
    number: int, *, header: str = "Papers of the Board", footer: str = "Page {n} of 12"
) -> list[list[Line]]:
    """Pages of a paper with a running header and footer."""
    return [
        [
            Line(header.format(n=n), 50, 300, 820, 820, 9),
            *page(*[_unlike(letter) for letter in 4 * chr(96 + n)]),
            Line(footer.format(n=n), 400, 500, 20, 20, 9),
        ]
        for n in range(1, number + 1)
    ]


def _unlike(letter: str) -> list[Line]:
    """A paragraph whose lines are unlike those of any other page."""
    return printed(f"The Chair of team {letter} said that it had", f"fallen in team {letter}.")


def test_running_headers_and_footers_are_left_out() -> None:
    """They would stand in the middle of paragraphs."""
    found = " ".join(texts(read(*sheets(6))))

    assert "Papers of the Board" not in found
    assert "Page" not in found


@pytest.mark.parametrize(
    "footer", ["{n}", "Page {n}", "Page {n} of 12", "15 to 26 May 2023 {n}", "Board papers {n}"]
)
def test_the_number_printed_on_a_page_is_its_label(footer: str) -> None:
    """Whatever is printed beside it."""
    reading = read(*sheets(6, footer=footer))

    assert [page.label for page in reading.pages] == ["1", "2", "3", "4", "5", "6"]


def test_roman_numbers_are_labels() -> None:
    """A report's preface is often numbered so."""
    pages = sheets(4, footer="Preface")
    for lines, number in zip(pages, ["i", "ii", "iii", "iv"], strict=True):
        lines.append(Line(number, 250, 260, 10, 10, 9))

    assert [page.label for page in read(*pages).pages] == ["i", "ii", "iii", "iv"]


def test_a_year_that_recurs_is_no_label() -> None:
    """A date on every page is not the page's number."""
    reading = read(*sheets(6, footer="Published: December 2021"))

    assert [page.label for page in reading.pages] == [None] * 6


@pytest.mark.parametrize("year", range(2018, 2026))
def test_a_date_in_the_header_does_not_hide_the_number_in_the_footer(year: int) -> None:
    """What differs from page to page is the page's number."""
    reading = read(*sheets(12, header=f"Cabinet, 16 July {year}", footer="{n}"))

    assert [page.label for page in reading.pages] == [str(n) for n in range(1, 13)]


def test_of_two_numbers_that_change_the_surest_is_the_label() -> None:
    """A pack numbers all its pages, and a report in it only its own."""
    pages = sheets(12, header="Report {n}", footer="Pack {n}")
    for lines in pages[:4]:
        del lines[0]
    for number, lines in enumerate(pages, 41):
        lines[-1] = Line(f"Pack {number}", 400, 500, 20, 20, 9)

    assert [page.label for page in read(*pages).pages] == [str(n) for n in range(41, 53)]


def test_what_recurs_on_two_pages_of_many_is_kept() -> None:
    """Words are furniture only when at least half of the pages have them."""
    pages = sheets(6)
    for lines in pages[:2]:
        lines.insert(1, Line("Confidential matters", 50, 300, 800, 800, 11))

    assert " ".join(texts(read(*pages))).count("Confidential matters") == 2


def test_what_recurs_in_the_middle_of_pages_is_kept() -> None:
    """Furniture stands at the top or at the bottom."""
    pages = sheets(6)
    for lines in pages:
        lines[5] = Line("It was agreed.", 50, 300, lines[5].top, lines[5].foot, 11)

    assert " ".join(texts(read(*pages))).count("It was agreed.") == 6


def test_a_title_that_is_also_the_running_header_is_kept() -> None:
    """The title on the first page is larger than the header that repeats it."""
    pages = sheets(6, header="Inspection of Kesterwold")
    pages[0][0] = Line("Inspection of Kesterwold", 50, 500, 820, 820, 22)

    found = blocks(read(*pages))

    assert found[0] == Block("Inspection of Kesterwold", Role.HEADING, 1)


def test_a_paragraph_goes_on_after_a_page_break() -> None:
    """A page that ends in the middle of a sentence is no end of a paragraph."""
    pages = sheets(4)
    pages[0].insert(-1, Line("It was agreed that the rest", 50, 500, 600, 600, 11))

    found = read(*pages)

    assert found.pages[1].blocks[0].continues
    assert not found.pages[2].blocks[0].continues


def test_a_paragraph_does_not_go_on_after_a_full_stop() -> None:
    """Where the page ends with a sentence, the next page begins a paragraph."""
    assert not any(block.continues for block in blocks(read(*sheets(4))))


def test_a_short_last_line_ends_its_paragraph_before_a_capital() -> None:
    """A name or a bullet at the foot of a page, without a full stop, is not gone on with."""
    pages = sheets(4)
    pages[0].insert(-1, Line("Quality assurance manager: Ann Day", 50, 260, 600, 600, 11))

    assert not read(*pages).pages[1].blocks[0].continues


def test_a_numbered_paragraph_goes_on_where_its_lines_are_indented() -> None:
    """Its second page begins as far in as its other lines, even after a full stop."""
    first = [
        *page(printed("The Chair said that caseloads had fallen", "again in the quarter.")),
        Line("12. Caseloads were too high in", 50, 500, 300, 300, 11),
        Line("all of the teams.", 70, 300, 286, 286, 11),
    ]
    second = page(printed("They had risen in the spring.", left=70))

    found = read(first, second)

    assert found.pages[1].blocks[0].continues


@pytest.mark.parametrize("start", ["12. Caseloads rose.", "• fewer cases"])
def test_a_list_item_does_not_go_on_with_the_page_before(start: str) -> None:
    """A mark begins something, whatever stands before it."""
    first = page(printed("The board asked for"))
    second = page(printed(start))

    found = read(first, second)

    assert not found.pages[1].blocks[0].continues


def test_a_heading_does_not_go_on_with_the_page_before() -> None:
    """Nor does anything go on with a heading."""
    first = page(printed("The Chair said that caseloads had fallen and"))
    second = page(printed("Caseloads", size=20), printed("rose again"))

    found = read(first, second)

    assert not any(block.continues for block in found.pages[1].blocks)


def test_lines_without_places_are_joined_by_their_words() -> None:
    """Where a reader knows no places, only marks and full stops tell."""
    found = read([Line("Caseloads rose in"), Line("all teams."), Line("12. They fell.")])

    assert [text for text in texts(found) if text.startswith("12.")] == ["12. They fell."]
    assert " ".join(texts(found)) == "Caseloads rose in all teams. 12. They fell."


def test_no_pages_are_no_blocks() -> None:
    """A paper of nothing."""
    assert read() == Reading((), paged=True)


def test_blank_pages_are_kept() -> None:
    """The pages after them keep their numbers."""
    assert [len(page.blocks) for page in read([], BODY, []).pages] == [0, 2, 0]


NUMBERS = st.floats(-50, 900)
LINES = st.builds(
    Line,
    st.sampled_from(["Caseloads rose in", "all teams.", "12. They fell.", "• fewer", "7", "multi-"])
    | st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=20),
    NUMBERS,
    NUMBERS,
    NUMBERS,
    NUMBERS,
    st.sampled_from([0, 8, 11, 11.5, 20]),
    st.booleans(),
)


@UNTIMED
@given(st.lists(st.lists(LINES, max_size=8), max_size=2))
def test_no_letter_of_the_body_is_lost(pages: list[list[Line]]) -> None:
    """Wherever lines stand, their page's blocks hold their words."""
    found = read(*pages)

    for sheet, shown in zip(pages, found.pages, strict=True):
        letters = "".join(block.text for block in shown.blocks)
        assert sorted("".join(letters.split())) == sorted(
            "".join("".join(line.text.split()) for line in sheet)
        )


@UNTIMED
@given(st.lists(st.lists(LINES, max_size=8), max_size=6))
def test_only_the_first_block_of_a_page_can_go_on(pages: list[list[Line]]) -> None:
    """And only with a page before that has words."""
    found = read(*pages)

    assert len(found.pages) == len(pages)
    assert not any(block.continues for page in found.pages for block in page.blocks[1:])


NOTE = printed("1 The local authority was asked to review", "this part of the report.", size=8)


def test_small_print_with_a_number_at_the_foot_of_a_page_is_a_footnote() -> None:
    """However many lines it takes."""
    found = blocks(read([*BODY, *page(NOTE)]))

    assert found[-1] == Block(
        "1 The local authority was asked to review this part of the report.", Role.FOOTNOTE
    )


def test_a_footnote_s_number_may_stand_in_a_line_of_its_own() -> None:
    """A raised figure is, for PDFium."""
    raised = Line("1", 50, 54, 101, 101, 6)
    note = Line("The local authority was asked.", 57, 300, 100, 100, 8)

    assert texts(read([*BODY, raised, note]))[-1] == "1 The local authority was asked."


@pytest.mark.parametrize(
    "small", [printed("Source: the council", size=8), printed("12 34 56", size=8)]
)
def test_other_small_print_is_no_footnote(small: list[Line]) -> None:
    """A table's figures and its source are a paper's own words."""
    assert blocks(read([*BODY, *page(small)]))[-1].role is Role.PARAGRAPH


def test_a_paragraph_goes_on_behind_a_footnote() -> None:
    """The page after goes on with the last words above the note."""
    first = page(printed("Nine said that", "caseloads had been"), NOTE)
    first[1] = Line(first[1].text, 50, WIDTH, first[1].top, first[1].foot, 11)

    second = read([*BODY, *first], page(printed("far too high."))).pages[1]

    assert second.blocks == (Block("far too high.", continues=True),)


def test_a_raised_figure_parts_no_line() -> None:
    """The mark of a footnote stands in its sentence."""
    lines = [Line("The ‘plan’", 50, 300, 101, 100, 11), Line("3 was late.", 300, 400, 101, 100, 11)]

    assert texts(read([*BODY, *lines]))[-1] == "The ‘plan’3 was late."


def test_a_number_in_the_middle_of_an_item_begins_none() -> None:
    """A sentence may be broken before a figure that ends it."""
    item = page(printed("7. Pupils did better at key stage", "2. They still did not do well."))
    hung = [item[0], Line("for the last two years at key stage", 80, WIDTH, 766, 766, 11)]
    hung.append(Line("2. They still did not do well.", 80, 300, 752, 752, 11))

    assert texts(read([*BODY, *hung]))[-1].endswith("at key stage 2. They still did not do well.")


def test_lines_kept_last_that_stand_first_are_read_first() -> None:
    """A PDF keeps its lines in any order."""
    lines = page(*[printed(f"{number} came next.") for number in ("One", "Two", "Three")])

    assert texts(read([*lines[1:], lines[0]]))[0].startswith("One came next.")


def test_the_furniture_of_a_page_is_kept_with_it() -> None:
    """From its top to its foot."""
    names = ["", "Ann", "Bo", "Cy", "Di"]
    sheets = [
        page(
            printed("Papers of the Board"),
            *[printed(f"{names[n]} {word}.") for word in ("sat", "rose", "spoke", "left", "ate")],
            printed(str(n)),
        )
        for n in range(1, 5)
    ]

    found = read(*sheets)

    assert found.pages[2].furniture == ("Papers of the Board", "3")


def test_a_header_without_its_page_number_is_furniture_too() -> None:
    """A first page often has none."""
    names = ["Ann", "Bo", "Cy", "Di", "Ed"]
    sheets = [
        page(
            printed("11 to 22 July 2022" if at == 0 else f"11 to 22 July 2022 {at + 1}", size=8),
            *[printed(f"{name} {word} {at}x.") for word in ("sat", "rose", "spoke", "left", "ate")],
        )
        for at, name in enumerate(names)
    ]

    assert read(*sheets).pages[0].furniture == ("11 to 22 July 2022",)
