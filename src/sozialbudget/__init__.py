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

_HOMES = {
    "Allocation": "sozialbudget.method.allocation",
    "Case": "sozialbudget.case",
    "District": "sozialbudget.case",
    "Excluded": "sozialbudget.case",
    "Indicator": "sozialbudget.case",
    "InputError": "sozialbudget.problems",
    "NoSolutionError": "sozialbudget.problems",
    "Parameters": "sozialbudget.parameters",
    "Problem": "sozialbudget.problems",
    "ProblemsError": "sozialbudget.problems",
    "Service": "sozialbudget.case",
    "allocate": "sozialbudget.method.allocation",
}

__version__ = "0.1.0"
__all__ = [
    "Allocation",
    "Case",
    "District",
    "Excluded",
    "Indicator",
    "InputError",
    "NoSolutionError",
    "Parameters",
    "Problem",
    "ProblemsError",
    "Service",
    "__version__",
    "allocate",
]


def __getattr__(name: str) -> object:
    # Names are imported on first use, so that `sozialbudget --help` loads neither pydantic nor numpy.
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
