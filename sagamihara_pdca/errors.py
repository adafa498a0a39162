"""The exceptions of the package: faults in files, settings and the system. Faults in answers are a `Problem`.

Of the package this module imports only `problems`, so that every other package may raise them.
"""

from __future__ import annotations

from sagamihara_pdca.problems import Problem


class PdcaError(Exception):
    """Base class of the package's exceptions. Its text is Japanese and says what to do."""


class BookUnreadable(PdcaError):
    """The file is not a workbook that can be read unambiguously. `problem` says why, and what its sender should do."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)  # the only argument, so that the exception can be pickled by a worker process
        self.problem = problem


class BookInUse(PdcaError):
    """The workbook can't be replaced, because another program has it open."""


class CellNotWritten(PdcaError):
    """The writing library refused a cell."""


class FolderInUse(PdcaError):
    """Another run of the tool is working on the same folder."""


class PlanUnusable(PdcaError):
    """The plan's tables have errors that stop everything."""


class TemplateUnusable(PdcaError):
    """A mail template has a mistake. The text says which line."""


class NothingToSend(PdcaError):
    """No division is to get a letter of this kind. It is no error; `problems` say what is to be looked at all the same."""

    def __init__(self, words: str, problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(words)
        self.problems = problems


class MailRefused(PdcaError):
    """Nothing was sent, because what was asked is not certain: the count, the index or the settings do not agree."""


class MailServerUnusable(PdcaError):
    """The mail server can't be reached, can't be trusted, or does not let us in."""


class JournalUnusable(PdcaError):
    """The journal of sent mails can't be read or written, so that a mail could be sent twice."""


class RecordUnusable(PdcaError):
    """A record of the year in `records/` is damaged. The text says where; nothing is guessed."""


class SealRefused(PdcaError):
    """A year can't be sealed 確定 as it is; the text says what has to be done first."""


class FileNotWritten(PdcaError):
    """A file could not be written: the disk is full, or the folder forbids it."""


class ExtraMissing(PdcaError):
    """An optional package or file that the requested function needs is not installed."""


class ValueRefused(PdcaError, ValueError):
    """A value that a caller gave can't be used: it names no fiscal year, no path, or not what the call needs."""


class FolderMissing(PdcaError):
    """A folder that a caller named is not there."""


class DataUnreadable(PdcaError):
    """Published data can't be read back: a file is missing, or does not say what its description says."""


class PublicationRefused(PdcaError):
    """The public workbook contains what must not be published. `problems` say what and where."""

    def __init__(self, message: str, problems: tuple[Problem, ...]) -> None:
        super().__init__(message)
        self.problems = problems
