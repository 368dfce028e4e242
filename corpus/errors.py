"""
Everything that can go wrong and that a person can put right.

    CouncilbotError
    + UsedWrongly                exit 2: what was asked for cannot be done as asked
    |   x BadSetting
    |   x BadQuestion
    |   x BadDraft
    |   x BadPapersToml
    |   x NothingToRead
    |   x UnreadablePaper
    |   x IndexNotBuilt
    |   x IndexOfAnotherModel
    |   x BadCases
    |   x BadRun
    |   x BadGates
    |   x BadRoles
    |   x BadSource
    |   x NothingToBrief
    + OutsideFailure             exit 3: something that councilbot depends on failed
        x IndexDamaged
        x IndexLocked
        x IndexNotWritten
        x IndexNotCopied
        x ModelNotUsable
        x SlackNotReachable
        x SiteNotReachable
        x SiteRefused
        x OcrNotInstalled
        x AuditNotWritten
        x FeedbackNotWritten
        x MemoryNotWritten
        x StateDamaged

Each message is one line: what is wrong, then what to do.
"""


class CouncilbotError(Exception):
    """Something a person can put right; its message is shown to them as it stands."""

    exit_code = 2


class UsedWrongly(CouncilbotError):
    """What was asked for cannot be done as asked."""


class OutsideFailure(CouncilbotError):
    """Something that councilbot depends on failed."""

    exit_code = 3


class BadSetting(UsedWrongly):
    """A variable of the environment has a value that cannot be used."""


class BadQuestion(UsedWrongly):
    """A question is empty or too long."""


class BadDraft(UsedWrongly):
    """A text whose quotations are to be checked cannot be read."""


class BadPapersToml(UsedWrongly):
    """A papers.toml beside the papers cannot be read or says something unknown."""


class NothingToRead(UsedWrongly):
    """A path does not exist, or holds no paper."""


class UnreadablePaper(UsedWrongly):
    """One paper cannot be read; the others are not affected."""

    def __init__(self, message: str, *, scanned: bool = False) -> None:
        super().__init__(message)
        self.scanned = scanned
        """Whether OCR might read it, were it installed and wanted."""


class IndexNotBuilt(UsedWrongly):
    """There is no index where one was expected."""


class IndexOfAnotherModel(UsedWrongly):
    """The index was made with another embedding model than the one in the settings."""


class BadCases(UsedWrongly):
    """A file of known questions cannot be read, or expects words that no paper says."""


class BadRun(UsedWrongly):
    """A recorded run cannot be read, or was made on other papers than those in the index."""


class BadGates(UsedWrongly):
    """A file of gates cannot be read, or names what is not measured."""


class BadRoles(UsedWrongly):
    """The file that says who may read more than public papers cannot be used."""


class BadSource(UsedWrongly):
    """A site, or what is to be fetched from it, is not named in a way that can be used."""


class NothingToBrief(UsedWrongly):
    """The agenda or the meeting that a brief is asked for is not held, or is not named clearly."""


class IndexDamaged(OutsideFailure):
    """The files of the index are not those that were written."""


class IndexLocked(OutsideFailure):
    """Another process is writing the index."""


class IndexNotWritten(OutsideFailure):
    """The index could not be written, and what was there before is untouched."""


class IndexNotCopied(OutsideFailure):
    """There is no room for the private copy that a reader makes of a part of the index."""


class ModelNotUsable(OutsideFailure):
    """The embedding model or the ranker cannot be found, exported or run."""


class SlackNotReachable(OutsideFailure):
    """Slack refused the tokens or does not answer."""


class SiteNotReachable(OutsideFailure):
    """A council's site does not answer, or not with what a ModernGov site answers."""


class SiteRefused(OutsideFailure):
    """A council's site does not want to be read by a program."""


class OcrNotInstalled(OutsideFailure):
    """Scanned pages must be read, and the programs that can are not installed."""


class AuditNotWritten(OutsideFailure):
    """An entry of the audit could not be put on the disk; the answer must not be shown."""


class MemoryNotWritten(OutsideFailure):
    """What the Slack bot must remember cannot be written down."""


class FeedbackNotWritten(OutsideFailure):
    """A vote could not be put on the disk."""


class StateDamaged(OutsideFailure):
    """A file in which the Slack bot keeps something cannot be read."""
