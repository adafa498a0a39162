"""Plain values that a caller may give: "R6" or 2024 for a fiscal year, a str for a path. What can't be meant is refused at once."""

from __future__ import annotations

from pathlib import Path

from sagamihara_pdca.errors import FolderMissing, ValueRefused
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.notation.fiscal_year import read_fiscal_year

YearLike = FiscalYear | str | int
PathLike = Path | str


def year_of(value: YearLike) -> FiscalYear:
    """Return the fiscal year that is meant: 2024, "2024", "R6", "令和6年度", or a `FiscalYear` itself.

    Raises:
        ValueRefused: it names no year for certain, such as 6, "6" or "R0".
    """
    if isinstance(value, FiscalYear):
        value = value.start
    year = None if isinstance(value, bool) else read_fiscal_year(str(value)) if isinstance(value, str | int) else None
    if year is None:
        raise ValueRefused(f"「{value}」がどの年度か分かりません。\"R6\"、\"令和6年度\"、2024のいずれかの形で指定してください。")
    return year


def path_of(value: PathLike) -> Path:
    """Return the path.

    Raises:
        ValueRefused: it is empty, or neither a str nor a path.
    """
    if not isinstance(value, str | Path) or not str(value).strip():
        raise ValueRefused(f"「{value}」はファイル又はフォルダの場所ではありません。文字列又はpathlib.Pathで指定してください。")
    return Path(value)


def folder_of(value: PathLike) -> Path:
    """Return the path of a folder that is there.

    Raises:
        ValueRefused: see `path_of`.
        FolderMissing: there is no such folder.
    """
    folder = path_of(value)
    if not folder.is_dir():
        raise FolderMissing(f"フォルダ「{folder}」がありません。場所を確かめてください。")
    return folder
