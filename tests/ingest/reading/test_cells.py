"""Cells are read as a workbook shows them."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.reading.cells import shown
from tests.ingest.conftest import UNTIMED

DAY = datetime.datetime(2024, 5, 1, 14, 30)  # noqa: DTZ001 - a cell has no time zone


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (24, "General", "24"),
        (24.0, "General", "24"),
        (0.1 + 0.2, "General", "0.3"),
        (2024, "0", "2024"),
        (2.5, "0", "3"),
        (0.853, "0%", "85%"),
        (0.853, "0.0%", "85.3%"),
        (1250, "#,##0", "1,250"),
        (1250.5, '"£"#,##0.00', "£1,250.50"),
        (1250, "[$£-809]#,##0", "£1,250"),
        (-1250, "£#,##0;[Red]-£#,##0", "-£1,250"),
        (0.5, "0.##", "0.5"),
        (5, "_-* #,##0_-;-* #,##0_-", "5"),
        (12_345_678, "#,##0,,", "12345678"),
        (float("inf"), "0", "inf"),
        (1e300, "0.0", "1e+300"),
        (7, ";;;", ""),
        (True, "General", "TRUE"),
        ("as it is", "0.0", "as it is"),
        (None, "General", ""),
    ],
)
def test_numbers_have_their_format(value: object, form: str, text: str) -> None:
    """Percent, pounds and decimals; what is not known is shown plain."""
    assert shown(value, form) == text


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (DAY, "dd/mm/yyyy", "1 May 2024"),
        (DAY, "d mmm yyyy hh:mm", "1 May 2024 14:30"),
        (DAY, "mmm-yy", "May 2024"),
        (DAY.date(), "General", "1 May 2024"),
        (DAY.time(), "hh:mm", "14:30"),
        (datetime.timedelta(hours=30), "[h]:mm", "1 day, 6:00:00"),
    ],
)
def test_dates_are_written_as_people_write_them(value: object, form: str, text: str) -> None:
    """Whatever the order of day and month in the workbook."""
    assert shown(value, form) == text


@UNTIMED
@given(
    st.integers() | st.floats() | st.datetimes() | st.booleans() | st.text(max_size=5),
    st.text(st.sampled_from('0#,.%£$"[]_*-;dmyhs\\'), max_size=12),
)
def test_any_value_in_any_format_is_shown(value: object, form: str) -> None:
    """A strange format does not lose the sheet."""
    assert isinstance(shown(value, form), str)
