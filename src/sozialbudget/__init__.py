"""District budgets (Sozialraumbudgets) by need: read, compute, write. Nothing but what is listed here is public.

>>> import sozialbudget as sb
>>> case = sb.read_workbook("eingabe.xlsx")
>>> allocation = sb.allocate(case)
>>> allocation["budget"]
>>> sb.write(allocation, "ergebnis.xlsx")

Read: `read_workbook`, `from_frames`, `read_plan`, `plan`. Vary: `Case.changed`. Compute: `allocate`, `project`, `roll`.
Ask: `explain`, `compare`, `verify`. Show: `to_frame`, `to_frames`. Write: `write`, `write_all`, `write_annex`,
`write_hour_sheets`. What is wrong is raised as `InputError`, `NoSolutionError` or `OutputError`, each a `ProblemsError`
with all its `problems`. Money is in EUR a year, rates are shares of 1, hours are hours a week; numbers are Decimals,
and what is computed is the same whatever decimal context the caller has set. All of it is immutable.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from sozialbudget.version import __version__ as __version__

if TYPE_CHECKING:
    from sozialbudget.analysis.compare.compare import Comparison as Comparison
    from sozialbudget.analysis.compare.compare import compare as compare
    from sozialbudget.analysis.explain.derivation import Derivation as Derivation
    from sozialbudget.analysis.explain.explain import explain as explain
    from sozialbudget.analysis.roll import Rolled as Rolled
    from sozialbudget.analysis.roll import roll as roll
    from sozialbudget.analysis.source import read_workbook as read_workbook
    from sozialbudget.analysis.verify.verify import Verification as Verification
    from sozialbudget.analysis.verify.verify import verify as verify
    from sozialbudget.case.case import Base as Base
    from sozialbudget.case.case import BoundaryChange as BoundaryChange
    from sozialbudget.case.case import Case as Case
    from sozialbudget.case.case import Direction as Direction
    from sozialbudget.case.case import District as District
    from sozialbudget.case.case import Excluded as Excluded
    from sozialbudget.case.case import Indicator as Indicator
    from sozialbudget.case.case import Kind as Kind
    from sozialbudget.case.case import Service as Service
    from sozialbudget.case.need_methods import NeedMethod as NeedMethod
    from sozialbudget.case.parameters import OverheadBasis as OverheadBasis
    from sozialbudget.case.parameters import Parameters as Parameters
    from sozialbudget.case.parameters import ProjectFundBy as ProjectFundBy
    from sozialbudget.case.parameters import StandardDeviation as StandardDeviation
    from sozialbudget.case.problems import InputError as InputError
    from sozialbudget.case.problems import NoSolutionError as NoSolutionError
    from sozialbudget.case.problems import OutputError as OutputError
    from sozialbudget.case.problems import Problem as Problem
    from sozialbudget.case.problems import ProblemsError as ProblemsError
    from sozialbudget.method.allocation import Allocation as Allocation
    from sozialbudget.method.allocation import allocate as allocate
    from sozialbudget.method.years.compute import project as project
    from sozialbudget.method.years.model import BudgetToday as BudgetToday
    from sozialbudget.method.years.model import Compensation as Compensation
    from sozialbudget.method.years.model import CostGrowth as CostGrowth
    from sozialbudget.method.years.model import DeficitOf as DeficitOf
    from sozialbudget.method.years.model import Plan as Plan
    from sozialbudget.method.years.model import PlanYear as PlanYear
    from sozialbudget.method.years.model import Pot as Pot
    from sozialbudget.method.years.model import PotKey as PotKey
    from sozialbudget.method.years.model import Projection as Projection
    from sozialbudget.method.years.model import Region as Region
    from sozialbudget.reading.plan.plan import plan as plan
    from sozialbudget.reading.plan.plan import read_plan as read_plan
    from sozialbudget.reading.read import from_frames as from_frames
    from sozialbudget.reports.annex.request import AnnexRequest as AnnexRequest
    from sozialbudget.reports.annex.request import Part as Part
    from sozialbudget.reports.frames import to_frame as to_frame
    from sozialbudget.reports.frames import to_frames as to_frames
    from sozialbudget.reports.hour_sheets.request import By as By
    from sozialbudget.reports.hour_sheets.request import SheetsRequest as SheetsRequest
    from sozialbudget.reports.papers import write_annex as write_annex
    from sozialbudget.reports.papers import write_hour_sheets as write_hour_sheets
    from sozialbudget.reports.write import write as write
    from sozialbudget.reports.write import write_all as write_all

_HOMES = {
    "sozialbudget.analysis.compare.compare": "Comparison compare",
    "sozialbudget.analysis.explain.derivation": "Derivation",
    "sozialbudget.analysis.explain.explain": "explain",
    "sozialbudget.analysis.roll": "Rolled roll",
    "sozialbudget.analysis.source": "read_workbook",
    "sozialbudget.analysis.verify.verify": "Verification verify",
    "sozialbudget.case.case": "Base BoundaryChange Case Direction District Excluded Indicator Kind Service",
    "sozialbudget.case.need_methods": "NeedMethod",
    "sozialbudget.case.parameters": "OverheadBasis Parameters ProjectFundBy StandardDeviation",
    "sozialbudget.case.problems": "InputError NoSolutionError OutputError Problem ProblemsError",
    "sozialbudget.method.allocation": "Allocation allocate",
    "sozialbudget.method.years.compute": "project",
    "sozialbudget.method.years.model": (
        "BudgetToday Compensation CostGrowth DeficitOf Plan PlanYear Pot PotKey Projection Region"
    ),
    "sozialbudget.reading.plan.plan": "plan read_plan",
    "sozialbudget.reading.read": "from_frames",
    "sozialbudget.reports.annex.request": "AnnexRequest Part",
    "sozialbudget.reports.frames": "to_frame to_frames",
    "sozialbudget.reports.hour_sheets.request": "By SheetsRequest",
    "sozialbudget.reports.papers": "write_annex write_hour_sheets",
    "sozialbudget.reports.write": "write write_all",
}
"""The public names of each module, for those who run; the imports above say the same to those who check types."""
_MODULE_OF = {name: module for module, names in _HOMES.items() for name in names.split()}


def __getattr__(name: str) -> object:
    # Names are imported on first use, so that `sozialbudget --help` loads neither pydantic nor numpy.
    if name == "__all__":
        return __dir__()
    if name in _MODULE_OF:
        return getattr(import_module(_MODULE_OF[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(("__version__", *_MODULE_OF))
