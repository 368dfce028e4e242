"""
Everything that can go wrong and that a person can put right.

    CouncilbotError
    + UsedWrongly                exit 2: what was asked for cannot be done as asked
    |   x BadSetting
    |   x BadQuestion
    |   x BadPapersToml
    |   x NothingToRead
    |   x UnreadablePaper
    |   x IndexNotBuilt
    |   x IndexOfAnotherModel
    |   x BadCases
    + OutsideFailure             exit 3: something that councilbot depends on failed
        x IndexDamaged
        x IndexLocked
        x IndexNotWritten
        x IndexNotCopied
        x ModelNotUsable
        x SlackNotReachable

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


class BadPapersToml(UsedWrongly):
    """A papers.toml beside the papers cannot be read or says something unknown."""


class NothingToRead(UsedWrongly):
    """A path does not exist, or holds no paper."""


class UnreadablePaper(UsedWrongly):
    """One paper cannot be read; the others are not affected."""


class IndexNotBuilt(UsedWrongly):
    """There is no index where one was expected."""


class IndexOfAnotherModel(UsedWrongly):
    """The index was made with another embedding model than the one in the settings."""


class BadCases(UsedWrongly):
    """A file of known questions cannot be read, or expects words that no paper says."""


class IndexDamaged(OutsideFailure):
    """The files of the index are not those that were written."""


class IndexLocked(OutsideFailure):
    """Another process is writing the index."""


class IndexNotWritten(OutsideFailure):
    """The index could not be written, and what was there before is untouched."""


class IndexNotCopied(OutsideFailure):
    """There is no room for the private copy that a reader makes of a part of the index."""


class ModelNotUsable(OutsideFailure):
    """The embedding model cannot be found, exported or run."""


class SlackNotReachable(OutsideFailure):
    """Slack refused the tokens or does not answer."""
