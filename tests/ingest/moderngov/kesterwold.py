"""
The invented council of Kesterwold as ModernGov shows it.

The pages are shaped like those of ModernGov; every word in them was written for councilbot.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from html import escape

from corpus.documents import in_words
from tests.ingest.conftest import bare_pdf
from tests.ingest.moderngov.site import Site

COMMITTEE = 214
BODY = "Children and Families Overview and Scrutiny Committee"
TODAY = date(2024, 7, 1)
PDF = "application/pdf"
JUNE, MARCH, SEPTEMBER, MAY = 1342, 1301, 1390, 1330
"""The meetings; that of May was cancelled."""
HELD = {
    JUNE: date(2024, 6, 25),
    MARCH: date(2024, 3, 12),
    SEPTEMBER: date(2024, 9, 10),
    MAY: date(2024, 5, 14),
}
REPORT = "/documents/s9951/Performance report Quarter 4.pdf"
ANNEX = "/documents/s9952/Annex A - Scorecard.pdf"
LEASE = "/documents/s9960/Exempt lease terms.pdf"
PRINTED = f"/documents/g{JUNE}/Printed minutes Tuesday 25-Jun-2024 18.30.pdf?T=1"
FULL = (
    "The Director of Children’s Services said that caseloads had fallen to an average of 16.4 in"
    " May. Councillor Vellacourt asked how many social workers still held more than 22 cases; the"
    " Assistant Director replied that it was eleven."
)


@dataclass
class Entry:
    """One item of an agenda."""

    id: int
    number: str
    title: str
    minutes: str = ""
    decision: str = ""
    report: str = ""
    """The address of the report that its title links to."""
    annexes: Mapping[str, str] = field(default_factory=dict)
    """Addresses by title."""
    truncated: bool = False
    closed: bool = False
    """Whether one of its papers is not shown."""


def june() -> list[Entry]:
    """The agenda of 25 June 2024."""
    return [
        Entry(23301, "1.", "Apologies for absence", "An apology was received from Mrs Fairbrasse."),
        Entry(
            23304,
            "4.",
            "Children’s improvement: Quarter 4 of 2023/24",
            FULL[:90],
            report=REPORT,
            annexes={"Annex A - Scorecard": ANNEX},
            truncated=True,
        ),
        Entry(
            23305,
            "5.",
            "Exclusion of the press and public",
            decision="RESOLVED: That the press and public be excluded under Schedule 12A.",
        ),
        Entry(23306, "6.", "Placement contract (Exempt)", report=LEASE),
        Entry(23307, "7.", "Foster carers’ allowances", "The report was noted.", closed=True),
    ]


def meeting_page(
    meeting: int, heading: str, items: Sequence[Entry], printed: str = "", suffix: str = ""
) -> str:
    """The page of a meeting."""
    day = HELD[meeting]
    when = f"{day:%A} {in_words(day)}"
    shown = "\n".join(_row(item) for item in items)
    link = f'<li><a href="{escape(printed[1:])}" title="minutes">Printed minutes {_SIZE}</a></li>'
    table = f'<table class="mgItemTable" id="mgItemTable">{shown}</table>'
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<meta name="DC.title" content="Agenda for {BODY} on {when}, 6.30 pm"/>
<meta name="DC.date" scheme="W3CDTF" content="{day}"/>
<title>Agenda for {BODY} on {when}, 6.30 pm - Kesterwold Council</title></head><body>
<div role="main"><div id="modgov"><div class="mgHeader"><h1 class="mgMainTitleTxt">{heading}</h1></div>
<h2 class="mgSubTitleTxt"><a href="mgCommitteeDetails.aspx?ID={COMMITTEE}">{BODY} - {when} 6.30 pm{suffix}</a></h2>
<div class="mgLinks"><ul class="mgActionList">
<li><a href="documents/g{meeting}/Agenda frontsheet.pdf?T=0">Agenda frontsheet {_SIZE}</a></li>
<li><a href="mgChooseDocPack.aspx?ID={meeting}">Agenda reports pack</a></li>
{link if printed else ""}</ul></div>
<div class="mgContent">{table if items else "<p>No documents are available for this meeting</p>"}</div>
</div></div></body></html>"""


_SIZE = '<span class="mgFileSize"><img src="mgimages/logo-pdf-1.gif" alt="" /> PDF 84 KB</span>'


def _row(item: Entry) -> str:
    title = escape(item.title)
    if item.report:
        href = escape(item.report[1:])
        title = f'<a class="mgAiTitleLnk" href="{href}" title="report">{title} {_SIZE}</a>'
    return f"""<tr><td class="mgItemNumberCell"><p class="mgAiTitleTxt"><a name="AI{item.id}"></a>{item.number}</p></td>
<td><p class="mgAiTitleTxt">{title}</p>{_annexes(item)}{_decision(item)}{_minutes(item)}</td></tr>"""


def _annexes(item: Entry) -> str:
    links = [
        f'<li><a href="{escape(href[1:])}">{escape(title)} <span class="mgHide">, item'
        f" {item.number}</span>{_SIZE}</a></li>"
        for title, href in item.annexes.items()
    ]
    if item.closed:
        links.append("<li>Restricted enclosure <a href='ieReason.aspx'>View the reasons</a></li>")
    listed = f'<ul class="mgBulletList">{"".join(links)}</ul>'
    return f'<p class="mgSubItemTitleTxt">Additional documents:</p>{listed}' if links else ""


def _decision(item: Entry) -> str:
    return _part("Decision", item.decision) if item.decision else ""


def _minutes(item: Entry) -> str:
    if not item.minutes:
        return ""
    more = (
        f' &nbsp;...&nbsp; <a href="mgAi.aspx?ID={item.id}" title="full item text">view the full'
        f" minutes text for item {item.number}</a>"
    )
    return _part("Minutes", escape(item.minutes) + (more if item.truncated else ""))


def _part(label: str, words: str) -> str:
    return (
        f'<p class="mgSubItemTitleTxt">{label}:</p><div class="mgWordPara"><p class="MsoNormal">'
        f"{words}</p></div>"
    )


def item_page(title: str, minutes: str) -> str:
    """The page of one item, which says neither the committee nor the day."""
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Agenda item - {escape(title)} - Kesterwold Council</title></head><body>
<div role="main"><div id="modgov"><h1 class="mgMainTitleTxt">Agenda item</h1>
<h2 class="mgSubTitleTxt">{escape(title)}</h2>{_part("Minutes", escape(minutes))}
</div></div></body></html>"""


def listing(meetings: Sequence[int], *, earlier: str = "", later: str = "") -> str:
    """A page of the committee's meetings."""
    links = "".join(
        f'<li><a class="mgMeetingTableLnk" href="ieListDocuments.aspx?CId={COMMITTEE}&amp;MId={one}'
        f'&amp;Ver=4">{HELD[one]:%d %b %Y}&nbsp;6&#58;30 pm</a> - Agenda</li>'
        for one in meetings
    )
    turns = "".join(
        f'<a class="mgTableNextLnk" href="{escape(href)}">{word}</a>'
        for word, href in (("Earlier meetings", earlier), ("Later meetings", later))
        if href
    )
    return f"""<!DOCTYPE html><html><head><title>Browse meetings</title></head><body>
<div id="modgov"><h1 class="mgMainTitleTxt">Browse meetings</h1>
<p>{turns}</p><ul class="mgNonBulletTableList">{links}</ul></div></body></html>"""


def page_of(meeting: int) -> str:
    """The address of a meeting's page."""
    return f"/ieListDocuments.aspx?CId={COMMITTEE}&MId={meeting}&Ver=4"


def kesterwold(site: Site) -> Site:
    """Put the whole of the council's pages on a site, with its web service switched off."""
    site.put("/robots.txt", "User-agent: *\nDisallow: /mgRss.aspx\n", media_type="text/plain")
    site.put(f"/ieListMeetings.aspx?CId={COMMITTEE}&Year=0", listing([SEPTEMBER, JUNE, MAY, MARCH]))
    site.put(page_of(JUNE), meeting_page(JUNE, "Agenda and draft minutes", june(), PRINTED))
    march = [Entry(22901, "1.", "Apologies for absence", "None was received.")]
    site.put(page_of(MARCH), meeting_page(MARCH, "Agenda and minutes", march))
    september = [Entry(24001, "1.", "Apologies for absence")]
    site.put(page_of(SEPTEMBER), meeting_page(SEPTEMBER, "Agenda", september))
    site.put(page_of(MAY), meeting_page(MAY, "Meeting", [], suffix=", CANCELLED"))
    site.put("/mgAi.aspx?ID=23304", item_page(june()[1].title, FULL))
    site.put(REPORT, bare_pdf("Caseloads fell to 16.4 in May 2024."), media_type=PDF, etag='"r1"')
    site.put(ANNEX, bare_pdf("Vacancies stood at 12."), media_type=PDF, modified=_MODIFIED)
    site.put(PRINTED, bare_pdf("Minutes of 25 June 2024"), media_type=PDF)
    site.put(LEASE, bare_pdf("The rent is secret."), media_type=PDF)
    return site


_MODIFIED = "Tue, 18 Jun 2024 09:00:00 GMT"


def with_service(site: Site, restricted: Sequence[int] = (), closed: Sequence[str] = ()) -> None:
    """Switch the web service on; its answers are as untidy as the real one's."""
    listed = "".join(
        f"<meeting><meetingid>{one}</meetingid><meetingdate>{day:%d/%m/%Y}</meetingdate></meeting>"
        for one, day in HELD.items()
    )
    asked = f"lCommitteeId={COMMITTEE}&sFromDate=01/01/2024&sToDate=02/07/2025"
    site.put(
        f"/mgWebService.asmx/GetMeetings?{asked}",
        f'<?xml version="1.0"?><getmeetings><meetings>{listed}</meetings></getmeetings>',
        media_type="text/xml",
    )
    items = "".join(
        f"<agendaitem><agendaitemid>{item.id}</agendaitemid><isrestricted>{item.id in restricted}"
        f"</isrestricted><agendatext><p>To note<br>&nbsp;the &amp;quot;item&amp;quot;</agendatext>"
        f"<linkeddocs>{''.join(_linked(href, closed) for href in item.annexes.values())}"
        "</linkeddocs></agendaitem>"
        for item in june()
    )
    site.put(
        f"/mgWebService.asmx/GetMeeting?lMeetingId={JUNE}",
        f"<meeting><meetingid>{JUNE}</meetingid><agendaitems>{items}</agendaitems></meeting>",
        media_type="text/xml",
    )


def _linked(href: str, closed: Sequence[str]) -> str:
    restricted = any(name in href for name in closed)
    return (
        f"<linkeddoc><isrestricted>{restricted}</isrestricted>"
        f"<url>https://democracy.kesterwold.example{href}</url></linkeddoc>"
    )
