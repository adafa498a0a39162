"""What Mizuno's four divisions send in R8: everything that is required, with chosen answers changed."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from sagamihara_pdca.excel.writer import write_book
from sagamihara_pdca.input_form.book import input_book
from sagamihara_pdca.intake.file_reading import Survey
from sagamihara_pdca.model.fiscal_year import FiscalYear
from sagamihara_pdca.problems import Place
from sagamihara_pdca.settings import Settings
from sagamihara_pdca.sheets.book import Ref
from sagamihara_pdca.sheets.inputs import Answer, fill
from tests.worlds.plans import mizuno

R8 = FiscalYear(2026)
D = Decimal
Given = dict[str, str | Decimal | None]
_ACT: Given = {"act.improvement.sub": "改善", "act.direction.sub": "継続"}
_CHECK: Given = {"check.progress.sub": "計画どおり", "check.outcome.sub": "成果", "q.4.sub": "好評"}
_MEASURED: Given = {"do.initiatives.sub": "取組", "q.2.sub": D(5), **_CHECK, **_ACT}
#: All that is required of each division in R8, project by project. 2-01 is a joint project of 01 and 04.
REQUIRED: dict[str, dict[str, Given]] = {
    "01": {"2-01": _MEASURED},
    "02": {"2-02": {"do.stage.sub": "導入準備", "do.initiatives.sub": "取組", **_CHECK, **_ACT,
                    "act.direction_reason.sub": "理由"}},
    "03": {"1-01": {**_MEASURED, "m.1.1.actual": D(15)}},
    "04": {"2-01": {"do.part.sub": "取組", "q.2.sub": D(5), "q.4.sub": "好評"},
           "3-01": {**_MEASURED, "m.1.1.actual": "達成", "m.2.1.actual": D(40), "m.3.1.actual": D(380000)}},
}


def send(root: Path, division: str, name: str, changed: Given | None = None, project: str = "", issue: int = 1) -> None:
    """Put a division's file into the folder, with some answers to one of its projects changed."""
    year = Survey(mizuno(), R8)
    form = input_book(year.context(division, issue))
    answers = [Answer(Ref(code, *place.rsplit(".", 1)), value, str(value), Place())
               for code, given in REQUIRED[division].items()
               for place, value in (given if code != project else {**given, **(changed or {})}).items()
               if value is not None]
    write_book(fill(form, tuple(answers)), Settings(root).submissions(R8) / name)
