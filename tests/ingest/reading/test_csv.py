"""Tables in plain text are known by their rows and read as a sheet is."""

import csv as standard
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import UnreadablePaper
from ingest.reading import csv
from tests.ingest.conftest import UNTIMED, blocks, texts

SCORES = "Measure,May,June\nVisits,12,14\nCases,30,28\nReferrals,8,9\n"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("name", ["scores.txt", "scores.csv"])
def test_any_usual_delimiter_parts_cells(delimiter: str, name: str) -> None:
    """Excel of other countries and other programs use other ones."""
    content = SCORES.replace(",", delimiter).encode()

    assert csv.is_table(content, name)
    assert texts(csv.read(content, name))[1] == "Visits | 12 | 14"


def test_rows_are_indexed_with_the_names_of_their_columns() -> None:
    """As in a workbook."""
    found = blocks(csv.read(SCORES.encode(), "scores.csv"))

    assert found[1].indexed == "Measure: Visits; May: 12; June: 14"


def test_quotation_marks_hold_commas_and_line_breaks() -> None:
    """One cell is one cell."""
    content = b'Action,Owner\n"Recruit, then\ntrain",Day\n'

    assert texts(csv.read(content, "plan.csv"))[1] == "Recruit, then train | Day"


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_lines_may_end_in_any_way(ends: str) -> None:
    """Macs of long ago are still about."""
    assert len(texts(csv.read(SCORES.replace("\n", ends).encode(), "scores.csv"))) == 4


@pytest.mark.parametrize(
    "prose",
    [
        "We met.\nWe spoke.\nWe left.\nNobody stayed.\n",
        "On Monday, we met.\nOn Tuesday, we spoke.\nOn Friday, we left.\nNobody, I think, stayed.\n",
        "Present: Day, Fane, Hill\nApologies: none\nAlso present: Moss, Reed, Wood, Lake\nEnd\n",
    ],
)
def test_prose_is_no_table(prose: str) -> None:
    """Its commas are not regular."""
    assert not csv.is_table(prose.encode(), "minutes.txt")


def test_rows_beyond_the_most_are_told() -> None:
    """They are data for a program."""
    content = b"Measure,May\n" + b"Visits,12\n" * csv.MOST_ROWS

    found = csv.read(content, "scores.csv")

    assert len(blocks(found)) == csv.MOST_ROWS
    assert found.warnings == ("only the first 20,000 rows were read",)


def test_a_cell_without_an_end_is_refused() -> None:
    """A quotation mark too few makes one cell of the rest."""
    with pytest.raises(UnreadablePaper, match=r"^a\.csv is damaged: save it as \.csv again\.$"):
        csv.read(b'a,"' + b"x" * 200_000, "a.csv")


@UNTIMED
@given(st.lists(st.lists(st.text("aB,;|\n £9", max_size=6), min_size=2, max_size=4), min_size=1))
def test_every_word_is_read_in_order(rows: list[list[str]]) -> None:
    """Whatever the cells hold, of a file that a program wrote."""
    stream = StringIO()
    standard.writer(stream).writerows(rows)

    found = texts(csv.read(f"First,Second,Third\n{stream.getvalue()}".encode(), "a.csv"))

    words = "".join(cell for row in rows for cell in row)
    assert _letters("".join(found[1:])) == _letters(words)


def _letters(text: str) -> str:
    return "".join(letter for letter in text if letter in "aB£9")
