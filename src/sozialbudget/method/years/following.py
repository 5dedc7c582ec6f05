"""One year follows another: the budgets of the one are today's budgets of the next."""

from collections.abc import Mapping
from decimal import Decimal

from sozialbudget.case.case import Case
from sozialbudget.method.allocation import Allocation


def budgets_by_id(allocation: Allocation) -> dict[str, Decimal]:
    """The new budget of each district by its id, EUR a year."""
    return {district.id: budget for district, budget in zip(allocation.case.districts, allocation.budget, strict=True)}


def with_status_quo(case: Case, budgets: Mapping[str, Decimal]) -> Case:
    """`case` with today's budget of each district from `budgets` by id. Raises KeyError where one is missing."""
    districts = tuple(district.model_copy(update={"status_quo": budgets[district.id]}) for district in case.districts)
    return case.having(districts=districts)
