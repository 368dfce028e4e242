"""Real minutes, a motion, a blog and a news article: whose words are whose."""

import pytest

from corpus.documents import Passage, Span
from ingest.ingest import read
from ingest.papers import Paper
from tests.conftest import SHARED

SEEDS = SHARED / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the real texts are not in the project")

SOCIAL_WORK = "assistant director social work safeguarding services"
EARLY_HELP = "assistant director for early help and commissioning"
TINA, SARAH = "Tina Russell", "Sarah Wilkins"

MINUTES = [
    ("In October/November 2016 an Ofsted", SOCIAL_WORK, "inherited", TINA),
    ("This was of concern to everyone.", SOCIAL_WORK, "inherited", TINA),
    ("Progress monitoring visits by Ofsted", SOCIAL_WORK, "inherited", TINA),
    ("There were moves towards an Alternative", SOCIAL_WORK, "inherited", TINA),
    ("The latest monitoring visit took place", SOCIAL_WORK, "inherited", TINA),
    ("The Council had demonstrated in the past", SOCIAL_WORK, "inherited", TINA),
    ("Council Leaders could clearly articulate", SOCIAL_WORK, "inherited", TINA),
    ("Some caseloads per staff member remained", SOCIAL_WORK, "inherited", TINA),
    ("Social workers valued supervision.", SOCIAL_WORK, "inherited", TINA),
    ("The formal letter from the latest", SOCIAL_WORK, "inherited", TINA),
    ("The Council had Corporate Parenting", SOCIAL_WORK, "inherited", TINA),
    ("Early help had an impact on", EARLY_HELP, "inherited", SARAH),
    ("An Early Help Strategy had been drafted", EARLY_HELP, "inherited", SARAH),
    ("Opportunities to work with District", EARLY_HELP, "inherited", SARAH),
    ("More partnership events were planned", SOCIAL_WORK, "reported", TINA),
    ("The rationale behind the introduction", "members", "reported", ""),
    ("The thinking behind this approach", SOCIAL_WORK, "reported", TINA),
    ("if other Councils had taken this", "members", "reported", ""),
    ("responded that around six other Councils", SOCIAL_WORK, "reported", TINA),
    ("One had been inspected and was", SOCIAL_WORK, "reported", TINA),
    ("how the resilience of social workers", "members", "reported", ""),
    ("Additional funding had resulted in more", SOCIAL_WORK, "reported", TINA),
    ("It was important for Directors to set", SOCIAL_WORK, "reported", TINA),
    ("queried the governance for the", "members", "reported", ""),
    ("It was anticipated that there would be", SOCIAL_WORK, "reported", TINA),
    ("commented that the appointment had", "councillor k.j may", "reported", ""),
    ("A good training package was also", SOCIAL_WORK, "reported", TINA),
    ("provided data in respect of sickness", "councillor k.j. may", "reported", ""),
    ("Funding pressures in adult social care.", "members", "inherited", ""),
    ("clarified that the Ofsted report was", SOCIAL_WORK, "reported", TINA),
    ("She was looking forward to working", EARLY_HELP, "reported", SARAH),
]
MOTION = [
    ("there should be locally based", "children first business plan", "quoted", ""),
    ("that a partnership approach is", "the children's commissioner", "quoted", ""),
    ("What needs to improve is strategic", "ofsted report", "quoted", ""),
    ("that children in care were living", "the inspection report", "quoted", ""),
    ("the need to ensure supported", "the business plan", "quoted", ""),
    ("many plans lack specific actions", "the business plan", "quoted", ""),
    ("Actions formulated in child protection", "the inspection report", "quoted", ""),
    ("There is a high level of data", "the inspection report", "quoted", ""),
]
BLOG = [
    ("unsatisfactory and inconsistent, suggesting", "the national audit office", "quoted", ""),
    ("More early intervention to robustly", "ruth allen", "quoted", ""),
    ("a culture of over optimism”.", "ofsted", "quoted", ""),
]
NEWS = [
    ("We observed a tendency in the council", "the peer review report", "quoted", ""),
    ("Even the best social workers will", "the peer review report", "quoted", ""),
    ("We recognise that a number of", "the peer review report", "quoted", ""),
    ("There is an emerging strategy", "mr davis", "quoted", ""),
    ("There is evidence of improved", "mr davis", "quoted", ""),
    ("Performance management systems and infrastructure are", "mr davis", "quoted", ""),
    ("A solution that is collectively owned", "mr davis’s report", "quoted", ""),
]
NOBODY = [
    (0, "We have not been afraid to be bold"),
    (0, "The truth is the widely held view"),
    (1, "A huge amount of work has gone"),
    (1, "The analysis of the situation is done"),
    (2, "So government must take its share"),
    (2, "We all know there are grave problems"),
    (3, "That the progress in relation to"),
    (4, "Inadequate IT systems remain at"),
    (4, "Officials conducting the review praised"),
]


@pytest.fixture(scope="module")
def seeds() -> list[list[Passage]]:
    """The passages of each text."""
    return [read(Paper(file, {}), file.read_bytes())[1] for file in sorted(SEEDS.glob("*.txt"))]


def place(passages: list[Passage], words: str) -> tuple[Passage, Span]:
    """The passage that holds these words, and where."""
    for passage in passages:
        at = passage.document.text.find(words, passage.start, passage.end)
        if at >= 0:
            return passage, Span(at, at + len(words.rstrip("”.")))
    raise AssertionError(words)


@pytest.mark.parametrize(
    ("seed", "kind", "council", "date"),
    [
        (0, "blog", "", "2014-05-26"),
        (1, "motion", "", "None"),
        (2, "blog", "Wirral Council", "2016-10-17"),
        (3, "minutes", "Worcestershire County Council", "None"),
        (4, "news", "Birmingham City Council", "2014-02-11"),
    ],
)
def test_kind_council_and_date_are_what_the_text_says(
    seeds: list[list[Passage]], seed: int, kind: str, council: str, date: str
) -> None:
    """What it does not say is left open."""
    details = seeds[seed][0].document.details

    assert (details.kind, details.council, str(details.date)) == (kind, council, date)


@pytest.mark.parametrize(
    ("seed", "words", "speaker", "manner", "name"),
    [
        (seed, *row)
        for seed, rows in ((3, MINUTES), (1, MOTION), (2, BLOG), (4, NEWS))
        for row in rows
    ],
)
def test_words_are_given_to_whoever_said_them(  # noqa: PLR0917
    seeds: list[list[Passage]], seed: int, words: str, speaker: str, manner: str, name: str
) -> None:
    """The speaker as printed, how the words come to us, and the name where the paper has it."""
    passage, span = place(seeds[seed], words)

    voice = passage.voice_at(span)

    assert voice
    assert voice.speaker.casefold().removeprefix("the ") == speaker.removeprefix("the ")
    assert (voice.manner, voice.name) == (manner, name)


@pytest.mark.parametrize(("seed", "words"), NOBODY)
def test_the_paper_s_own_words_are_nobody_else_s(
    seeds: list[list[Passage]], seed: int, words: str
) -> None:
    """A wrong name is worse than none; a blog's author may stand for it."""
    passage, span = place(seeds[seed], words)

    voice = passage.voice_at(span)

    assert voice is None or voice.manner == "direct"
