"""Web pages are read as a member of the public sees them, without what surrounds the paper."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.display import one_line
from ingest.reading import html
from ingest.reading.blocks import Block, Reading, Role
from tests.conftest import PAPERS
from tests.ingest.conftest import MODERNGOV, UNTIMED, blocks, needs, texts

ITEM = """
<table id="mgItemTable">
  <caption class="mgSectionTitle">Items</caption>
  <tr><th class="mgHide">No.</th><th class="mgHide">Item</th></tr>
  <tr>
    <td class="mgItemNumberCell"><p class="mgAiTitleTxt"><a name="AI207"></a>12.</p></td>
    <td>
      <p class="mgAiTitleTxt"><a href="documents/s88/Report.pdf">Caseloads
        <span class="mgFileSize"><img alt="pdf"> PDF 161 KB</span></a></p>
      <div class="mgWordPara"><p class="MsoNormal">To receive the report.</p></div>
      <p class="mgSubItemTitleTxt">Decision:</p>
      <div class="mgWordPara"><p class="MsoNormal">RESOLVED that the report
be noted.</p></div>
      <p class="mgSubItemTitleTxt">Minutes:</p>
      <div class="mgWordPara"><p class="MsoNormal">Councillor <span
class="SpellE">Achterlee</span> asked why.</p><p class="MsoNormal">&nbsp;</p></div>
    </td>
  </tr>
  <tr>
    <td class="mgItemNumberCell"><p class="mgAiTitleTxt"><a name="AI208"></a>13.</p></td>
    <td><p class="mgAiTitleTxt">Any other business</p></td>
  </tr>
</table>
"""


def read(body: str, head: str = "") -> Reading:
    """The reading of a page with this body."""
    page = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
    return html.read(page.encode())


def described(body: str) -> list[tuple[Role, str]]:
    """The role and the words of each block of a page with this body."""
    return [(block.role, block.text) for block in blocks(read(body))]


def test_each_paragraph_is_a_block() -> None:
    """Lines broken inside a paragraph are joined."""
    assert texts(read("<p>Caseloads\nrose.</p><p>They <b>fell</b> again.</p>")) == [
        "Caseloads rose.",
        "They fell again.",
    ]


@pytest.mark.parametrize("tag", ["div", "section", "blockquote", "dd", "figcaption", "address"])
def test_words_beside_a_block_are_a_block(tag: str) -> None:
    """Words need no paragraph of their own to be kept."""
    found = texts(read(f"Before <{tag}>inside</{tag}> after"))

    assert found == ["Before", "inside", "after"]


def test_a_word_in_several_elements_is_one_word() -> None:
    """Word marks parts of names; nothing is put between them."""
    assert texts(read("<p><span>Ogunsola</span>-<i>F</i>ane</p>")) == ["Ogunsola-Fane"]


def test_a_line_break_parts_words() -> None:
    """Two lines of a paragraph do not run into one another."""
    assert texts(read("<p>Council Chamber<br>Wold House<br/>Tolverham</p>")) == [
        "Council Chamber Wold House Tolverham"
    ]


@pytest.mark.parametrize("level", range(1, 7))
def test_headings_have_their_levels(level: int) -> None:
    """A heading of a web page says how high it is."""
    assert blocks(read(f"<h{level}>Caseloads</h{level}>")) == [
        Block("Caseloads", Role.HEADING, level)
    ]


def test_entities_and_odd_spaces_are_read() -> None:
    """As a browser shows them."""
    assert texts(read("<p>Children&rsquo;s&nbsp;R&amp;D &lt;b&gt; &#163;5</p>")) == [
        "Children’s R&D <b> £5"
    ]


@pytest.mark.parametrize(
    "unseen",
    [
        "<script>var a = 'no';</script>",
        "<style>p { color: red }</style>",
        "<noscript>no</noscript>",
        "<template><p>no</p></template>",
        "<nav><ul><li>no</li></ul></nav>",
        "<header><nav>no</nav></header>",
        "<footer>no</footer>",
        "<aside>no</aside>",
        "<p hidden>no</p>",
        '<p aria-hidden="true">no</p>',
        '<p style="display: none">no</p>',
        '<p style="visibility:hidden">no</p>',
        '<span class="sr-only">no</span>',
        '<p class="mgHide">no</p>',
        '<ul class="mgActionList"><li>no</li></ul>',
        '<div class="comments"><p>no</p></div>',
        '<div id="cookie-banner">no</div>',
        "<form><label>no</label><button>no</button><select><option>no</option></select></form>",
        "<svg><title>no</title></svg>",
        "<!-- no -->",
    ],
)
def test_what_a_reader_does_not_see_or_did_not_come_for_is_left_out(unseen: str) -> None:
    """Scripts, hidden words, navigation and the rest of the site are not the paper."""
    assert texts(read(f"<p>Caseloads rose.</p>{unseen}<p>They fell.</p>")) == [
        "Caseloads rose.",
        "They fell.",
    ]


@pytest.mark.parametrize(
    "around",
    [
        '<div id="modgov">{}</div>',
        "<main>{}</main>",
        '<div role="main">{}</div>',
        "<article>{}</article>",
    ],
)
def test_only_the_part_that_is_the_paper_is_read(around: str) -> None:
    """What stands outside it is the site's."""
    found = read("<div>Menu</div>" + around.format("<p>Caseloads rose.</p>") + "<p>Contact</p>")

    assert texts(found) == ["Caseloads rose."]


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("<ul><li>fewer<li>more</ul>", ["• fewer", "• more"]),
        ("<ol><li>fewer<li>more</ol>", ["1. fewer", "2. more"]),
        ("<ol start=5><li>fewer<li>more</ol>", ["5. fewer", "6. more"]),
        ("<ol><li value=9>fewer<li>more</ol>", ["9. fewer", "10. more"]),
        ("<ol type=a><li>fewer<li>more</ol>", ["a. fewer", "b. more"]),
        ("<ol type=i><li>fewer<li>more</ol>", ["i. fewer", "ii. more"]),
        ("<ol><li>Namely:<ul><li>fewer</ul><li>more</ol>", ["1. Namely:", "• fewer", "2. more"]),
        ("<ul><li><p>fewer</p></li><li><p>more</p></li></ul>", ["• fewer", "• more"]),
        ("<ol><li><p>fewer</p></li><li><p>more</p></li></ol>", ["1. fewer", "2. more"]),
        ("<ul><li>(a) fewer<li>(b) more</ul>", ["(a) fewer", "(b) more"]),
        ("<ul><li>– fewer</ul>", ["– fewer"]),
        (
            "<ol start=many><li value=1e9>fewer<li value=99999999999>more</ol>",
            ["1. fewer", "2. more"],
        ),
        ("<ul><li><b>fewer<p>of them</p></b></li></ul>", ["• fewer", "of them"]),
        ("<ul><li>fewer<ul><li>more</ul>of them</ul>", ["• fewer", "• more", "of them"]),
        ("<ul><li></li></ul><p>fewer</p>", ["fewer"]),
        ("<ol><li><h3>fewer</h3></ol><ul><li><h3>more</h3></ul>", ["1. fewer", "more"]),
    ],
)
def test_list_items_have_the_mark_that_a_browser_draws(markup: str, shown: list[str]) -> None:
    """A resolution's limbs are quoted by their numbers."""
    assert texts(read(markup)) == shown


def test_a_page_is_never_hidden_as_a_whole() -> None:
    """Some pages hide themselves until their scripts have run."""
    page = '<html hidden><body style="display:none"><p>Caseloads rose.</p></body></html>'

    assert texts(html.read(page.encode())) == ["Caseloads rose."]


def test_list_items_are_list_items() -> None:
    """Whatever their mark."""
    assert described("<ol><li>fewer</ol><ul><li>more</ul>") == [
        (Role.BULLET, "1. fewer"),
        (Role.BULLET, "• more"),
    ]


def test_a_paragraph_with_a_number_of_its_own_is_numbered() -> None:
    """Word writes the numbers of its lists into the words."""
    assert described("<p>12.&nbsp;&nbsp;&nbsp;Caseloads rose.</p>") == [
        (Role.NUMBERED, "12. Caseloads rose.")
    ]


def test_each_row_of_a_table_is_a_block() -> None:
    """Cells are parted by a bar, and empty ones are left out."""
    markup = (
        "<table><caption>Vote</caption><thead><tr><th>Name</th><th>Vote</th></tr></thead>"
        "<tbody><tr><td><p>Day</p></td><td>For</td></tr><tr><td></td><td>None</td></tr>"
        "<tr><td> </td></tr></tbody></table>"
    )

    assert described(markup) == [
        (Role.PARAGRAPH, "Vote"),
        (Role.ROW, "Name | Vote"),
        (Role.ROW, "Day | For"),
        (Role.ROW, "None"),
    ]


def test_a_word_in_several_elements_of_a_cell_is_one_word() -> None:
    """A quote from a table is as verbatim as any other."""
    markup = "<table><tr><td><span>Ogunsola</span>-Fane</td><td>£<b>4</b>,000</td></tr></table>"

    assert texts(read(markup)) == ["Ogunsola-Fane | £4,000"]


def test_the_paragraphs_of_a_cell_are_parted() -> None:
    """Two paragraphs do not run into one another."""
    assert texts(read("<table><tr><td><p>One.</p><p>Two.</p></td></tr></table>")) == ["One. Two."]


def test_a_table_in_a_table_is_read_once() -> None:
    """Old pages are laid out by tables."""
    markup = "<table><tr><td>Out<table><tr><td>In</td><td>side</td></tr></table></td></tr></table>"

    words = " ".join(texts(read(markup))).replace("|", " ").split()
    assert words == ["Out", "In", "side"]


def test_a_page_that_is_laid_out_by_a_table_is_read_block_by_block() -> None:
    """The rows of the tables in its cells are rows, and nothing else is."""
    inner = "<table><tr><td>Day</td><td>For</td></tr></table>"
    markup = f"<table><tr><td>Menu</td><td><h2>Votes</h2><p>One.</p>{inner}</td></tr></table>"

    assert described(markup) == [
        (Role.PARAGRAPH, "Menu"),
        (Role.HEADING, "Votes"),
        (Role.PARAGRAPH, "One."),
        (Role.ROW, "Day | For"),
    ]


def test_an_item_s_number_joins_its_title() -> None:
    """ModernGov prints it in a cell of its own; the size of the linked file is left out."""
    headings = [block for block in blocks(read(ITEM)) if block.level == 3]

    assert [block.text for block in headings] == ["12. Caseloads", "13. Any other business"]


def test_an_item_s_labels_are_headings() -> None:
    """What was decided and what was said are told apart, and from what was to be done."""
    found = [(block.text, block.level) for block in blocks(read(ITEM))[1:6]]

    assert found == [
        ("12. Caseloads", 3),
        ("To receive the report.", 0),
        ("Decision", 4),
        ("RESOLVED that the report be noted.", 0),
        ("Minutes", 4),
    ]


def test_an_item_s_words_are_in_order() -> None:
    """Word's markup inside a name leaves no trace, and empty paragraphs are none."""
    assert texts(read(ITEM)) == [
        "Items",
        "12. Caseloads",
        "To receive the report.",
        "Decision",
        "RESOLVED that the report be noted.",
        "Minutes",
        "Councillor Achterlee asked why.",
        "13. Any other business",
    ]


def test_the_blocks_of_an_item_have_its_anchor() -> None:
    """A link opens the meeting's page at the item."""
    anchors = {block.text: block.anchor for block in blocks(read(ITEM))}

    assert anchors["Councillor Achterlee asked why."] == "AI207"
    assert anchors["13. Any other business"] == "AI208"


def test_a_table_inside_an_item_is_read_once() -> None:
    """A recorded vote stands in a table of its own among the minutes."""
    vote = "<table><tr><td>Day</td><td>For</td></tr></table>"

    found = texts(read(ITEM.replace('<p class="MsoNormal">&nbsp;</p>', vote)))

    assert found.count("Day | For") == 1
    assert "Day" not in found


def test_a_named_place_of_any_page_is_an_anchor() -> None:
    """What follows it opens there."""
    found = blocks(read('<p>One.</p><a name="part2"></a><p>Two.</p>'))

    assert [block.anchor for block in found] == ["", "part2"]


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        (
            '<meta name="DC.title" content="Agenda for Cabinet"><title>Site</title>',
            "<h1>A</h1>",
            "Agenda for Cabinet",
        ),
        ("<title>Site</title>", "<h1>Our\nplan</h1>", "Our plan"),
        ("<title>Our plan</title>", "<p>Words.</p>", "Our plan"),
        ("<title></title>", "<h1> </h1><p>Words.</p>", ""),
    ],
)
def test_the_title_is_the_surest_that_the_page_gives(head: str, body: str, title: str) -> None:
    """ModernGov's own before the highest heading, and that before the window's."""
    assert read(body, head).title == title


@pytest.mark.parametrize(
    ("content", "date"),
    [
        ("2023-07-18", datetime.date(2023, 7, 18)),
        ("2023-07-18T18:30", datetime.date(2023, 7, 18)),
        ("18/07/2023", None),
        ("", None),
    ],
)
def test_the_date_is_that_of_the_meeting(content: str, date: datetime.date | None) -> None:
    """ModernGov says it; what is no date is passed over."""
    head = f'<meta name="DC.date.modified" content="2024-01-01"><meta name="DC.date" content="{content}">'

    assert read("<p>Words.</p>", head).date == date


def test_a_page_without_a_date_has_none() -> None:
    """It is not guessed."""
    assert read("<p>Words of 18 July 2023.</p>").date is None


def test_a_web_page_has_no_pages() -> None:
    """It is cited by its headings."""
    assert not read("<p>Words.</p>").paged


@pytest.mark.parametrize(
    "declared",
    [
        '<meta charset="windows-1252">',
        '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">',
        "",
    ],
)
def test_a_page_of_windows_characters_is_read(declared: str) -> None:
    """Many councils' older pages are; a browser reads them so."""
    page = f"<html><head>{declared}</head><body><p>The council’s £5</p></body></html>"

    assert texts(html.read(page.encode("cp1252"))) == ["The council’s £5"]


def test_a_page_of_utf_8_is_read() -> None:
    """With or without saying so."""
    assert texts(html.read("<html><body><p>The council’s £5 🙂".encode())) == [
        "The council’s £5 🙂"
    ]


@pytest.mark.parametrize("tag", ["div", "span", "ul><li", "b", "table><tr><td"])
def test_deep_nesting_is_read(tag: str) -> None:
    """Ten thousand elements inside one another lose no word, and stop nothing."""
    found = texts(read("<div>" + f"<{tag}>" * 10_000 + "deep"))

    assert "deep" in " ".join(found)


@pytest.mark.parametrize(
    "markup",
    [
        "<p>Caseloads rose.",
        "<b><p>Caseloads rose.</b></p>",
        "<p>Caseloads</div> rose.</p></td></tr>",
        "<p id=<>Caseloads rose.</p>",
    ],
)
def test_malformed_markup_is_read_as_a_browser_would(markup: str) -> None:
    """Tags that are not closed, or closed twice, lose no word."""
    assert " ".join(texts(read(markup))) == "Caseloads rose."


@pytest.mark.parametrize("content", [b"", b"<", b"\x00", b"<html>", b"<!DOCTYPE html><frameset>"])
def test_a_page_without_a_body_has_no_blocks(content: bytes) -> None:
    """There is nothing to read."""
    assert [text for text in texts(html.read(content)) if text.isalpha()] == []


TAGS = st.sampled_from(
    "p /p div /div b /b ul /ul ol /ol li /li br h2 /h2 blockquote a /a td section".split()  # noqa: SIM905
).map("<{}>".format)
WORDS = st.text(st.characters(codec="utf-8", exclude_characters="<>&:", exclude_categories=["C"]))


@UNTIMED
@given(st.lists(TAGS | WORDS, max_size=40))
def test_no_word_of_a_page_is_lost(parts: list[str]) -> None:
    """However its tags are mixed, a page's blocks hold its words in their order."""
    words = one_line("".join(part for part in parts if not part.startswith("<")))

    found = read("".join(parts))

    marks = "•.1234567890 "
    kept = "".join(texts(found)).translate({ord(mark): None for mark in marks})
    assert kept == words.translate({ord(mark): None for mark in marks})


def test_the_sample_minutes_hold_each_item_once() -> None:
    """The items of the sample meeting are headings with numbers in order."""
    content = (PAPERS / "2023-07-scrutiny-minutes.html").read_bytes()

    items = [block.text for block in blocks(html.read(content)) if block.level == 3]

    numbers = [int(text.partition(".")[0]) for text in items]
    assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    assert numbers[0] == 12


def test_a_real_meeting_is_read_item_by_item() -> None:
    """Every item of a real ModernGov page has its number, its anchor and its words."""
    content = needs(MODERNGOV / "kingston_Agenda_151.html").read_bytes()

    items = [block for block in blocks(html.read(content)) if block.level == 3]

    assert len(items) == 12
    assert [item.text.partition(".")[0] for item in items] == [str(n) for n in range(54, 66)]
    assert len({item.anchor for item in items}) == 12


def test_a_real_meeting_is_read_without_its_site() -> None:
    """No size of a file and no menu is among its words."""
    content = needs(MODERNGOV / "kingston_Agenda_151.html").read_bytes()

    found = " ".join(texts(html.read(content)))

    assert " KB" not in found
    assert "Skip to" not in found


@pytest.mark.parametrize(
    "head",
    [
        "<tr><th>Action</th><th>Owner</th></tr>",
        "<thead><tr><td>Action</td><td>Owner</td></tr></thead>",
    ],
    ids=["heads", "head"],
)
def test_rows_are_indexed_with_the_names_of_their_columns(head: str) -> None:
    """Councils publish action plans as pages; other tables of the page have names of their own."""
    row = "<tr><td>Recruit</td><td>Day</td></tr>"

    found = blocks(read(f"<table>{head}{row}</table><table>{row}</table>"))

    assert [(block.text, block.indexed) for block in found] == [
        ("Action | Owner", ""),
        ("Recruit | Day", "Action: Recruit; Owner: Day"),
        ("Recruit | Day", ""),
    ]


def test_a_row_s_own_head_names_no_columns() -> None:
    """Many tables have one before each row."""
    markup = (
        "<table><tr><th>Chair</th><td>Day</td></tr><tr><th>Clerk</th><td>Fane</td></tr></table>"
    )

    assert {block.indexed for block in blocks(read(markup))} == {""}


def test_an_item_that_is_cut_short_is_told_and_its_link_is_not_quoted() -> None:
    """ModernGov prints the beginning of long minutes, and a link to the rest."""
    page = (
        "<html><body><p>Members welcomed it. They said that ... <a href='mgAi.aspx?ID=5'>view the"
        " full minutes text for item 8</a></p></body></html>"
    )

    reading = html.read(page.encode())

    assert texts(reading) == ["Members welcomed it. They said that ..."]
    assert reading.warnings == ("items that the page cuts short, which have pages of their own: 1",)
