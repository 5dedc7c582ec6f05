"""District budgets (Sozialraumbudgets) by need: read, compute, write.

>>> import sozialbudget as sb
>>> allocation = sb.allocate(sb.read_workbook("eingabe.xlsx"))
>>> sb.to_frame(allocation)
>>> sb.write(allocation, "ergebnis.xlsx")
"""

from importlib import import_module
from typing import TYPE_CHECKING

from sozialbudget.version import __version__

if TYPE_CHECKING:
    from sozialbudget.analysis.compare.compare import Comparison, compare
    from sozialbudget.analysis.roll import Rolled, roll
    from sozialbudget.analysis.source import read_workbook
    from sozialbudget.analysis.verify.verify import Verification, verify
    from sozialbudget.case.case import Case, District, Excluded, Indicator, Service
    from sozialbudget.case.parameters import Parameters
    from sozialbudget.case.problems import InputError, NoSolutionError, Problem, ProblemsError
    from sozialbudget.method.allocation import Allocation, allocate
    from sozialbudget.method.years.compute import project
    from sozialbudget.method.years.model import Plan, Projection
    from sozialbudget.reading.plan.plan import read_plan
    from sozialbudget.reading.read import from_frames
    from sozialbudget.reports.allocation.output import to_frame
    from sozialbudget.reports.annex.request import AnnexRequest, Part
    from sozialbudget.reports.hour_sheets.request import By, SheetsRequest
    from sozialbudget.reports.papers import write_annex, write_hour_sheets
    from sozialbudget.reports.write import write, write_all

_HOMES = {
    "Allocation": "sozialbudget.method.allocation",
    "AnnexRequest": "sozialbudget.reports.annex.request",
    "By": "sozialbudget.reports.hour_sheets.request",
    "Case": "sozialbudget.case.case",
    "Comparison": "sozialbudget.analysis.compare.compare",
    "District": "sozialbudget.case.case",
    "Excluded": "sozialbudget.case.case",
    "Indicator": "sozialbudget.case.case",
    "InputError": "sozialbudget.case.problems",
    "NoSolutionError": "sozialbudget.case.problems",
    "Parameters": "sozialbudget.case.parameters",
    "Part": "sozialbudget.reports.annex.request",
    "Plan": "sozialbudget.method.years.model",
    "Problem": "sozialbudget.case.problems",
    "ProblemsError": "sozialbudget.case.problems",
    "Projection": "sozialbudget.method.years.model",
    "Rolled": "sozialbudget.analysis.roll",
    "Service": "sozialbudget.case.case",
    "SheetsRequest": "sozialbudget.reports.hour_sheets.request",
    "Verification": "sozialbudget.analysis.verify.verify",
    "allocate": "sozialbudget.method.allocation",
    "compare": "sozialbudget.analysis.compare.compare",
    "project": "sozialbudget.method.years.compute",
    "read_plan": "sozialbudget.reading.plan.plan",
    "roll": "sozialbudget.analysis.roll",
    "from_frames": "sozialbudget.reading.read",
    "read_workbook": "sozialbudget.analysis.source",
    "to_frame": "sozialbudget.reports.allocation.output",
    "write": "sozialbudget.reports.write",
    "write_all": "sozialbudget.reports.write",
    "verify": "sozialbudget.analysis.verify.verify",
    "write_annex": "sozialbudget.reports.papers",
    "write_hour_sheets": "sozialbudget.reports.papers",
}

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
    "from_frames",
    "project",
    "read_plan",
    "read_workbook",
    "roll",
    "to_frame",
    "verify",
    "write",
    "write_all",
    "write_annex",
    "write_hour_sheets",
]


def __getattr__(name: str) -> object:
    # Names are imported on first use, so that `sozialbudget --help` loads neither pydantic nor numpy.
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
