"""District budgets (Sozialraumbudgets) by need: read, compute, write.

>>> from sozialbudget import Case, allocate
>>> allocation = allocate(Case.from_workbook("eingabe.xlsx"))
>>> allocation.to_frame()
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sozialbudget.case import Case, District, Excluded, Indicator, Service
    from sozialbudget.method.allocation import Allocation, allocate
    from sozialbudget.parameters import Parameters
    from sozialbudget.problems import InputError, NoSolutionError, Problem, ProblemsError
    from sozialbudget.report.annex.request import AnnexRequest, Part
    from sozialbudget.report.hour_sheets.request import By, SheetsRequest
    from sozialbudget.report.papers import write_annex, write_hour_sheets
    from sozialbudget.report.projection.output import save_projection
    from sozialbudget.review.compare.compare import Comparison, compare
    from sozialbudget.review.verify.verify import Verification, verify
    from sozialbudget.years.project.compute import project
    from sozialbudget.years.project.model import Plan, Projection
    from sozialbudget.years.project.reading import read_plan
    from sozialbudget.years.roll import Rolled, roll

_HOMES = {
    "Allocation": "sozialbudget.method.allocation",
    "AnnexRequest": "sozialbudget.report.annex.request",
    "By": "sozialbudget.report.hour_sheets.request",
    "Case": "sozialbudget.case",
    "Comparison": "sozialbudget.review.compare.compare",
    "District": "sozialbudget.case",
    "Excluded": "sozialbudget.case",
    "Indicator": "sozialbudget.case",
    "InputError": "sozialbudget.problems",
    "NoSolutionError": "sozialbudget.problems",
    "Parameters": "sozialbudget.parameters",
    "Part": "sozialbudget.report.annex.request",
    "Plan": "sozialbudget.years.project.model",
    "Problem": "sozialbudget.problems",
    "ProblemsError": "sozialbudget.problems",
    "Projection": "sozialbudget.years.project.model",
    "Rolled": "sozialbudget.years.roll",
    "Service": "sozialbudget.case",
    "SheetsRequest": "sozialbudget.report.hour_sheets.request",
    "Verification": "sozialbudget.review.verify.verify",
    "allocate": "sozialbudget.method.allocation",
    "compare": "sozialbudget.review.compare.compare",
    "project": "sozialbudget.years.project.compute",
    "read_plan": "sozialbudget.years.project.reading",
    "roll": "sozialbudget.years.roll",
    "save_projection": "sozialbudget.report.projection.output",
    "verify": "sozialbudget.review.verify.verify",
    "write_annex": "sozialbudget.report.papers",
    "write_hour_sheets": "sozialbudget.report.papers",
}

__version__ = "0.1.0"
__all__ = [
    "Allocation",
    "AnnexRequest",
    "By",
    "Case",
    "Comparison",
    "District",
    "Excluded",
    "Indicator",
    "InputError",
    "NoSolutionError",
    "Parameters",
    "Part",
    "Plan",
    "Problem",
    "ProblemsError",
    "Projection",
    "Rolled",
    "Service",
    "SheetsRequest",
    "Verification",
    "__version__",
    "allocate",
    "compare",
    "project",
    "read_plan",
    "roll",
    "save_projection",
    "verify",
    "write_annex",
    "write_hour_sheets",
]


def __getattr__(name: str) -> object:
    # Names are imported on first use, so that `sozialbudget --help` loads neither pydantic nor numpy.
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
