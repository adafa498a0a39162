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
    from sagamihara_pdca.frames.published import Published, read_published
    from sagamihara_pdca.frames.typed import measures_frame, narratives_frame, projects_frame
    from sagamihara_pdca.library import evaluation_of, submissions_of
    from sagamihara_pdca.model.fiscal_year import FiscalYear
    from sagamihara_pdca.notation.targets.reading import read_target, write_target
    from sagamihara_pdca.plan_files.source import bundled_plan, load_plan
    from sagamihara_pdca.rules.consolidation import consolidate
    from sagamihara_pdca.rules.judging import evaluate
    from sagamihara_pdca.settings import Settings

__version__ = "0.1.0"
__all__ = ["FiscalYear", "Published", "Settings", "bundled_plan", "consolidate", "evaluate", "evaluation_of",
           "load_plan", "measures_frame", "narratives_frame", "projects_frame", "read_book", "read_published",
           "read_target", "submissions_of", "write_book", "write_target"]

#: Where each public name lives. It is imported when first asked for: pandas alone takes a quarter of a second.
_HOMES = {
    "FiscalYear": "model.fiscal_year", "Published": "frames.published", "Settings": "settings",
    "bundled_plan": "plan_files.source", "consolidate": "rules.consolidation",
    "evaluate": "rules.judging", "evaluation_of": "library", "load_plan": "plan_files.source",
    "measures_frame": "frames.typed", "narratives_frame": "frames.typed", "projects_frame": "frames.typed",
    "read_book": "excel.reader", "read_published": "frames.published", "read_target": "notation.targets.reading",
    "submissions_of": "library", "write_book": "excel.writer", "write_target": "notation.targets.reading",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*__all__, "__all__", "__doc__", "__version__"})
