"""The web service's answers, untidy as they are."""

from datetime import date

import hypothesis
import pytest
from hypothesis import strategies as st

from ingest.moderngov import service
from ingest.moderngov.service import Restricted
from tests.ingest.conftest import UNTIMED

MEETINGS = b"""<?xml version="1.0" encoding="utf-8"?>
<getmeetings xmlns="http://moderngov.example/"><committeeid>214</committeeid><meetings>
<meeting><meetingid>1342</meetingid><meetingdate>25/06/2024</meetingdate></meeting>
<meeting><meetingid>1301</meetingid><meetingdate>12 March&amp;#160;2024</meetingdate></meeting>
<meeting><meetingid>x</meetingid><meetingdate>12/03/2024</meetingdate></meeting>
<meeting><meetingid>9</meetingid><meetingdate>to be fixed</meetingdate></meeting>
</meetings></getmeetings>"""


def item(number: int, *, closed: bool, text: str = "", documents: str = "") -> str:
    """An agenda item as the service tells it."""
    return (
        f"<agendaitem><agendaitemid>{number}</agendaitemid><agendatext>{text}</agendatext>"
        f"<isrestricted>{closed}</isrestricted><linkeddocs>{documents}</linkeddocs></agendaitem>"
    )


def document(name: str, *, closed: bool) -> str:
    """A document as the service tells it."""
    return (
        f"<linkeddoc><isrestricted>{closed}</isrestricted>"
        f"<url>https://k.example/documents/{name}/Report.pdf</url></linkeddoc>"
    )


def told(*items: str) -> bytes:
    """What the service says of a meeting."""
    return f"<meeting><agendaitems>{''.join(items)}</agendaitems></meeting>".encode()


def test_meetings_are_told_with_their_days() -> None:
    """The day comes first in them; what is no meeting is passed over."""
    assert service.meetings(MEETINGS) == {1342: date(2024, 6, 25), 1301: date(2024, 3, 12)}


@pytest.mark.parametrize(
    "content",
    [b"", b"<html><body><meeting/></body></html>", b"not XML", b"<getmeeting/>", b"\xff\xfe\x00"],
)
def test_what_is_no_answer_of_the_service_is_none(content: bytes) -> None:
    """So that the web pages are asked instead."""
    assert service.meetings(content) is None


def test_no_meetings_are_an_answer_too() -> None:
    """The committee may be new."""
    assert service.meetings(b"<getmeetings><meetings/></getmeetings>") == {}


def test_what_is_restricted_is_told_by_item_and_document() -> None:
    """Each by what names it in the pages."""
    content = told(
        item(1, closed=False, documents=document("s11", closed=True)),
        item(2, closed=True, documents=document("s12", closed=False)),
        item(3, closed=False, documents=document("S13", closed=False)),
    )

    assert service.restricted(content) == Restricted(frozenset({2}), frozenset({"s11"}))


@pytest.mark.parametrize(
    "text", ["<p>To note<br>it", "<div><p>&nbsp;A &pound;", "</p></b>", "A & B < C"]
)
def test_pages_inside_the_answer_do_not_shift_what_is_restricted(text: str) -> None:
    """They are written into it raw, and are not well formed."""
    content = told(
        item(1, closed=False, text=text, documents=document("s11", closed=True)),
        item(2, closed=True, text=text, documents=document("s12", closed=False)),
        item(3, closed=False, text=text, documents=document("s13", closed=False)),
    )

    assert service.restricted(content) == Restricted(frozenset({2}), frozenset({"s11"}))


def test_entities_do_not_grow(tmp_path: object) -> None:
    """Neither those inside the answer nor those that point elsewhere are taken in."""
    bomb = b"""<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY f SYSTEM "file:///etc/hostname">]><getmeetings><meeting><meetingid>&b;&f;</meetingid>
<meetingdate>25/06/2024</meetingdate></meeting></getmeetings>"""

    assert service.meetings(bomb) == {}


@hypothesis.given(st.binary() | st.text("<>/&;abgmeetingsxrd \"'=").map(str.encode))
@UNTIMED
def test_nothing_that_a_site_sends_is_a_crash(content: bytes) -> None:
    """It is an answer or it is none."""
    service.meetings(content)
    service.restricted(content)
