"""The result of a year, read again and checked: what it stores is what its own inputs give."""

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from pathlib import Path

from sozialbudget.analysis.record.opened import changed_inputs
from sozialbudget.case.case import Table
from sozialbudget.case.layout import alike
from sozialbudget.case.problems import InputError, Place, Problem, ProblemsError, Severity
from sozialbudget.method.allocation import Allocation, allocate
from sozialbudget.method.numbers import exact
from sozialbudget.method.years.following import budgets_by_id
from sozialbudget.reading.cells import as_found, shown
from sozialbudget.reading.findings import Findings, listed
from sozialbudget.reading.grid import ReadOnce
from sozialbudget.reading.opening import OpenedFile, open_book
from sozialbudget.reading.read import Asked, case_of_book, refuse_projection
from sozialbudget.reading.result.status_quo import EarlierYear
from sozialbudget.reading.result.stored import StoredBudgets, stored_budgets
from sozialbudget.words import Text
from sozialbudget.words.numbers import plain
from sozialbudget.words.text import in_both

_HALF_A_CENT = Decimal("0.005")
"""A program that recalculates stores binary fractions; budgets are whole cents."""
_MOST_NAMED = 10


@dataclass(frozen=True, slots=True)
class YearResult:
    """A year's result: the file's name, the SHA-256 of its bytes, and what its inputs give."""

    name: str
    sha256: str
    allocation: Allocation
    cells: Table
    """The cells of its new budgets: the row by id, the column as 'budget'."""
    unsaid: frozenset[str] = frozenset()
    """The parameters that have their default because nobody said them."""
    warnings: tuple[Problem, ...] = ()
    """That inputs were changed after the run, though budgets and inputs agree."""


def read_result(path: str | Path) -> YearResult:
    """Read the result workbook `path`, compute it again from its own inputs and compare the budgets it stores.

    Raises InputError: what is wrong with the file or its inputs; `not_a_result` where it has no calculation sheet;
    `result_without_values` where a program has saved it without values, `result_texts_lost` without its texts;
    `result_differs` where it stores other budgets than it computes.
    """
    findings = Findings()
    opened = open_book(Path(path), findings)
    opened = replace(opened, book=ReadOnce(opened.book))
    refuse_projection(opened)
    stored = stored_budgets(opened.book)
    if stored is None:
        raise InputError([Problem("not_a_result", Place(shown(opened.name)))])
    try:
        case = case_of_book(opened, Asked(), findings)
        allocation = allocate(case)
    except ProblemsError as error:
        raise InputError([*_changed_after_the_run(opened, "error"), *error.problems]) from error
    if stored.uncalculated:
        raise InputError([Problem("result_without_values", stored.place)])
    if stored.texts_lost:
        raise InputError([Problem("result_texts_lost", stored.place)])
    _compare(stored, allocation)
    unsaid = {key for key, origin in case.parameter_origins.items() if origin.said_by == "default"}
    changed = _changed_after_the_run(opened, "warning")
    return YearResult(opened.name, opened.sha256, allocation, stored.table, frozenset(unsaid), changed)


def _changed_after_the_run(opened: OpenedFile, severity: Severity) -> tuple[Problem, ...]:
    sheets, name = changed_inputs(opened), shown(opened.name)
    values = {"name": name, "sheets": sheets}
    return (Problem("result_inputs_changed", Place(name), severity, values),) if sheets else ()


def earlier_year(path: str | Path) -> EarlierYear:
    """The result `path` as the reading of the next year's input takes it, with its problems where it has any."""
    name = shown(Path(path).name)
    try:
        result = read_result(path)
    except InputError as error:
        return EarlierYear(name=name, problems=tuple(problem.of_file(name) for problem in error.problems))
    case = result.allocation.case
    return EarlierYear(
        name=name,
        sha256=result.sha256,
        year=case.parameters.year,
        budgets=budgets_by_id(result.allocation),
        names={district.id: district.name for district in case.districts},
        excluded=frozenset(gone.id for gone in case.excluded),
        columns={
            alike(name): {d.id: d.columns[name] for d in case.districts if name in d.columns} for name in case.columns
        },
        as_of={alike(indicator.name): indicator.as_of for indicator in case.dated},
        warnings=result.warnings,
        cells=result.cells.model_copy(update={"sheet": Place(result.cells.sheet).in_file(name).sheet}),
    )


def _compare(stored: StoredBudgets, allocation: Allocation) -> None:
    """Raise `result_differs` with each district whose stored budget is another than the computed one."""
    told: list[Text] = []
    computed = budgets_by_id(allocation)
    names = {district.id: district.name for district in allocation.case.districts}
    with exact():
        for identity, budget in computed.items():
            amount = stored.amount(identity)
            if amount is None or abs(amount - budget) >= _HALF_A_CENT:
                found = as_found(stored.raw.get(identity)) if amount is None else in_both(partial(plain, amount))
                told.append(_told(names[identity], found, budget))
    told += [_gone(identity) for identity in stored.raw if identity not in computed]
    if told:
        raise InputError([Problem("result_differs", stored.place, values={"districts": listed(told, _MOST_NAMED)})])


def _told(name: str, found: str | Text, budget: Decimal) -> Text:
    found = found if isinstance(found, Text) else Text(found, found)
    empty = found.de in ("", "None")
    return Text(
        f"„{shown(name)}“ ({'leer' if empty else found.de} gespeichert, {plain(budget, 'de')} nachgerechnet)",
        f"“{shown(name)}” ({'nothing' if empty else found.en} stored, {plain(budget, 'en')} computed)",
    )


def _gone(identity: str) -> Text:
    return Text(
        f"{shown(identity)} (gespeichert, aber nicht mehr unter den Sozialräumen)",
        f"{shown(identity)} (stored, but no longer among the districts)",
    )
