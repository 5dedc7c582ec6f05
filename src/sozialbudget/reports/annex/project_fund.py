"""Budget II in the annex: beside the budgets, shown and totalled by itself."""

from collections.abc import Iterator
from decimal import Decimal

from sozialbudget.formats.document import Column, Paragraph, Run, Table, body
from sozialbudget.method.numbers import exact
from sozialbudget.reports.allocation.columns import district_names
from sozialbudget.reports.annex.column_table import Meaning, Shown, district_table, meaning, numbers
from sozialbudget.reports.annex.printed import euro_places, money
from sozialbudget.reports.annex.subject import Subject


def has_fund(s: Subject) -> bool:
    """Whether there is a Budget II, in an annex that shows where budgets come from."""
    return s.part.budgets and s.allocation.project_fund is not None


def _amounts(s: Subject) -> list[Decimal]:
    fund = s.allocation.project_fund
    return [] if fund is None else list(fund)


def _together(s: Subject) -> Decimal:
    with exact():
        return s.allocation.total + sum(_amounts(s), Decimal(0))


def beside(s: Subject) -> str:
    """Its sum, and that of both budgets, to stand below the total."""
    total = money(sum(_amounts(s), Decimal(0)), s.lang)
    return s.say("project_fund.key_figure", total=total, both=money(_together(s), s.lang))


def paragraph(s: Subject) -> Paragraph:
    """What each district gets of it, and that it is beside the total."""
    fund, districts = _amounts(s), s.allocation.case.districts
    order = sorted(range(len(fund)), key=lambda i: (-fund[i], districts[i].id))
    most, least = order[0], order[-1]
    called = district_names(s.allocation.case)
    told = s.say(
        f"project_fund.proposal.{s.allocation.case.parameters.project_fund_by}",
        total=money(sum(fund, Decimal(0)), s.lang),
        most=money(fund[most], s.lang),
        first=called[most],
        least=money(fund[least], s.lang),
        last=called[least],
    )
    apart = s.say("project_fund.proposal.beside", both=money(_together(s), s.lang))
    return body(Run(s.say("project_fund.proposal"), strong=True), f"{told} {apart}")


def table(s: Subject) -> tuple[Table, list[Shown]]:
    """The new budget, Budget II and both together of each district, and the columns."""
    with exact():
        budget, fund = list(s.allocation.budget), _amounts(s)
        both = [first + second for first, second in zip(budget, fund, strict=True)]
    names = {key: meaning(s, key) for key in ("budget", "project_fund")}
    sum_of_both = Meaning(
        s.say("overview.both_budgets"),
        f"{names['budget'].name} + {names['project_fund'].name}",
        s.say("annex.sheet.arithmetic"),
    )
    shown = [
        numbers(s, Column(told.name), values, euro_places(values), told)
        for told, values in ((names["budget"], budget), (names["project_fund"], fund), (sum_of_both, both))
    ]
    return district_table(s, s.say("project_fund.caption"), shown, s.say("project_fund.note")), shown


def line(s: Subject, i: int) -> Iterator[Paragraph]:
    """What district `i` gets of it; nothing where there is none."""
    if has_fund(s):
        yield body(s.say("project_fund.line", amount=money(_amounts(s)[i], s.lang)))
