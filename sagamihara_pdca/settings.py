"""The folders and files of the working folder, by fiscal year."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from sagamihara_pdca.notation.fiscal_year import write_code
from sagamihara_pdca.plain_values import PathLike, YearLike, path_of, year_of


@dataclass(frozen=True, slots=True)
class Folders:
    """The folders of the working folder, relative to it or absolute."""

    templates: Path = Path("input_templates")
    submissions: Path = Path("submissions")
    output: Path = Path("output")
    records: Path = Path("records")


@dataclass(frozen=True, slots=True, init=False)
class Settings:
    """The working folder and its content. The folders of a year are named by its code: R6.

    >>> Settings("work").submissions("R6").as_posix()
    'work/submissions/R6'
    """

    root: Path  # input_templates, submissions and output lie in it
    plan: Path | None = None  # a folder of CSV tables or a workbook; None: plan.xlsx in the root, or the bundled plan
    passwords: tuple[str, ...] = field(default=(), repr=False)  # tried on submissions that are protected by one
    folders: Folders = Folders()  # where 設定.ini moves them

    def __init__(self, root: PathLike, plan: PathLike | None = None, passwords: tuple[str, ...] = (),
                 folders: Folders = Folders()) -> None:
        """Take paths as `Path` or str.

        Raises:
            ValueRefused: a path is empty, or neither of both.
        """
        object.__setattr__(self, "root", path_of(root))
        object.__setattr__(self, "plan", None if plan is None else path_of(plan))
        object.__setattr__(self, "passwords", passwords)
        object.__setattr__(self, "folders", folders)

    @property
    def plan_source(self) -> Path | None:
        """The plan to read, or None for the bundled one."""
        if self.plan is not None:
            return self.plan
        own = self.root / "plan.xlsx"
        return own if own.exists() else None

    def templates(self, year: YearLike) -> Path:
        """The folder to which `generate` writes the blank input workbooks."""
        return self.root / self.folders.templates / write_code(year_of(year))

    @property
    def all_submissions(self) -> Path:
        """The folder with a folder of returned workbooks for each year."""
        return self.root / self.folders.submissions

    def submissions(self, year: YearLike) -> Path:
        """The folder into which the office puts returned workbooks."""
        return self.all_submissions / write_code(year_of(year))

    def records(self, year: YearLike) -> Path:
        """The folder of what people decided, which no command can make again."""
        return self.root / self.folders.records / write_code(year_of(year))

    def output(self, year: YearLike) -> Path:
        """The folder of all other files that are written."""
        return self.root / self.folders.output / write_code(year_of(year))

    def publication(self, year: YearLike) -> Path:
        """The folder that is ready to be uploaded to the city's site."""
        return self.output(year) / "公表"
