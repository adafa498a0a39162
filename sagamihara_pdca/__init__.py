"""The yearly PDCA round of a city's plan: input workbooks, collection, evaluation, official report.

>>> from sagamihara_pdca import bundled_plan, read_target
>>> len(bundled_plan().projects)
26
>>> [str(c.limit) for c in read_target("25拠点・14%").conditions]
['25', '14']
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sagamihara_pdca.excel.reader import read_book
    from sagamihara_pdca.excel.writer import write_book
    from sagamihara_pdca.frames import measures_frame, projects_frame
    from sagamihara_pdca.model.fiscal_year import FiscalYear
    from sagamihara_pdca.notation.targets.reading import read_target, write_target
    from sagamihara_pdca.plan_files.source import bundled_plan, load_plan
    from sagamihara_pdca.rules.judging import evaluate
    from sagamihara_pdca.settings import Settings

__version__ = "0.1.0"
__all__ = ["FiscalYear", "Settings", "bundled_plan", "evaluate", "load_plan", "measures_frame", "projects_frame",
           "read_book", "read_target", "write_book", "write_target"]

#: Where each public name lives. It is imported when first asked for: pandas alone takes a quarter of a second.
_HOMES = {
    "FiscalYear": "model.fiscal_year", "Settings": "settings", "bundled_plan": "plan_files.source",
    "evaluate": "rules.judging", "load_plan": "plan_files.source", "measures_frame": "frames",
    "projects_frame": "frames", "read_book": "excel.reader", "read_target": "notation.targets.reading",
    "write_book": "excel.writer", "write_target": "notation.targets.reading",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
