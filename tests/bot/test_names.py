"""Names stand in the quotes or are made up."""

import pytest

from bot.names import names_stand

QUOTES = (
    "Councillor Catriona Vellacourt said that Ofsted’s inspectors may visit the Lodestar team.",
    "John O’Brien and Mary Smith spoke for the R&D Board.",
)


@pytest.mark.parametrize(
    "text",
    [
        "Catriona Vellacourt spoke.",
        "CATRIONA VELLACOURT spoke.",
        "Ofsted will visit.",
        "The inspectors of Ofsted will visit the Lodestar team.",
        "“Inspectors may visit.”",
        "Visits may follow.",
        "It was said by O'Brien.",
        "Mary Smith's words.",
        "no names here",
        "",
        "24",
    ],
)
def test_what_the_quotes_name_may_be_named(text: str) -> None:
    """The first word's capital letter makes it no name."""
    assert names_stand(text, QUOTES)


@pytest.mark.parametrize(
    "text",
    [
        "Wirral was visited.",
        "They visited Wirral.",
        "The visit was in May.",
        "John Smith spoke.",
        "Mary O’Brien spoke.",
        "It is the Lodestar Team.",
        "It is the Inspectors.",
        "It was McVellacourt.",
        "They call it iLodestar.",
        "It was Vella.",
        "Visits follow. Wirral is next.",
        "It is Ofsted Board.",
        "Élodie spoke.",
    ],
)
def test_what_they_do_not_name_may_not(text: str) -> None:
    """Nor may parts of two names be made one."""
    assert not names_stand(text, QUOTES)
