"""The sheet `Prüfungen` of all years: the money of each to the cent, each year's own checks, the plan's numbers."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from sozialbudget.formats.xlsx.live_sheet import LiveSheet
from sozialbudget.method.numbers import exact
from sozialbudget.method.years.model import BudgetToday, PotKey
from sozialbudget.workbook.projection.book import Book, BookYear
from sozialbudget.workbook.projection.plan import PlanSheet
from sozialbudget.workbook.projection.pots import PotsSheet
from sozialbudget.workbook.result.check_table import (
    Check,
    first_word,
    mark_failures,
    ok,
    results,
    unlike,
    write_listed,
    write_words,
)

Labelled = tuple[str, Check]


def write_all_checks(
    book: Book, sheet: LiveSheet, plan: PlanSheet, pots: PotsSheet | None, verdicts: Mapping[int, str]
) -> tuple[str, dict[int, str]]:
    """Fill the sheet; `verdicts` are the ranges of the results of each year's own checks.

    Returns the range of all results here, and of those that are about each year.
    """
    words = [(word.label, word.cell, word.text) for word in plan.words]
    listed: list[Labelled] = []
    of_years: dict[int, str] = {}
    for t, year in enumerate(book.years):
        first = len(listed)
        listed += _of_year(book, t, pots, verdicts)
        of_years[year.year] = results(book.r, first, len(listed))
    listed += _of_plan(book, plan)
    listed.append((book.say("check_words"), Check("words", unlike(book.r, len(listed) + 1, len(words)), 0)))
    of_all = write_listed(book.r, sheet, listed, {})
    write_words(book.r, sheet, words, first_word(len(listed)))
    mark_failures(book.r, sheet, len(listed), len(words))
    return of_all, of_years


def _spent(book: Book, t: int, pots: PotsSheet | None) -> str:
    """A formula: budgets + compensation + pots of the t-th year."""
    parts = ["SUM({budget})"]
    if book.plan.compensation:
        parts.append("SUM({plan_compensation})")
    if pots is not None:
        parts.append(pots.total(t))
    return book.years[t].formula("+".join(parts))


def _of_year(book: Book, t: int, pots: PotsSheet | None, verdicts: Mapping[int, str]) -> Iterator[Labelled]:
    year, plan = book.years[t], book.plan

    def labelled(key: str, *check: object, **more: str) -> Labelled:
        return book.say(f"check_{key}", year=year.year), Check(key, *check, **more)  # type: ignore[arg-type]

    with exact():
        total = year.outcome.total
    yield labelled("money", _spent(book, t, pots), total, year.formula("{total}+{plan_additional}"), total)
    if plan.compensation:
        over = year.formula("SUM({plan_compensation})-{plan_additional}")
        yield labelled("paid", f"IF({over}>0.005,{over},0)", Decimal(0), "0", Decimal(0))
        paid = year.formula("IF({plan_rate}=0,SUM({plan_compensation}),0)")
        yield labelled("phase_out", paid, Decimal(0), "0", Decimal(0))
        if year.year <= plan.reference_year:
            yield labelled("too_early", year.formula("N({plan_rate})"), Decimal(0), within="0.000000001")
    if book.grows(t):
        follows = year.formula("{cost_per_fte}"), year.formula("{plan_grown_cost}")
        yield labelled("cost", follows[0], year.outcome.cost_per_fte, follows[1], year.outcome.cost_per_fte)
    if t and plan.budget_today is BudgetToday.PREVIOUS:
        yield labelled("handed_on", _apart(year, book.years[t - 1]), 0)
    yield labelled("year", f'COUNTIF({verdicts[year.year]},"<>{ok(book.r)}")', 0)


def _apart(year: BookYear, before: BookYear) -> str:
    return f"SUMPRODUCT(--(ABS({year.names['status_quo']}-{before.names['budget']})>0.000001))"


def _of_plan(book: Book, plan: PlanSheet) -> Iterator[Labelled]:
    first = book.years[0].year
    yield book.say("check_first_year"), Check("first_year", book.parameter_cell("year"), first, str(first), first)
    yield book.say("check_rates"), Check("rates", "+".join(_out_of_bounds(book, plan)), 0)
    money = "+".join(
        year.formula("(ABS(ROUND({plan_additional}*100,6)-ROUND({plan_additional}*100,0))>0)") for year in book.years
    )
    yield book.say("check_cents"), Check("cents", money, 0)
    if book.plan.pots:
        shares = "+".join(plan.share(p) for p in range(len(book.plan.pots)))
        yield book.say("check_shares"), Check("shares", shares, Decimal(1), "1", Decimal(1), "0.000000001")
    regions = range(len(book.plan.regions))
    for p, pot in enumerate(book.plan.pots):
        if pot.key is PotKey.GIVEN:
            given = "+".join(plan.given(p, k) for k in regions)
            label = book.say("check_given", pot=pot.name)
            yield label, Check("given", given, Decimal(1), "1", Decimal(1), "0.000000001")
    if book.plan.pots:
        region = book.years[0].names["plan_region"]
        known = "+".join(f"SUMPRODUCT(--EXACT({region},{plan.region(k)}))" for k in regions)
        yield book.say("check_regions"), Check("regions", known, book.n, str(book.n), book.n)
        empty = "+".join(f"(SUMPRODUCT(--EXACT({region},{plan.region(k)}))=0)" for k in regions)
        yield book.say("check_empty"), Check("empty", empty, 0)


def _out_of_bounds(book: Book, plan: PlanSheet) -> Iterator[str]:
    """1 for each number of the plan that is missing, no number, negative, or a rate above 1."""
    rates = ["{plan_rate}"] if book.plan.compensation else []
    for t, year in enumerate(book.years):
        more = ["{plan_tariff}"] if book.grows(t) else []
        yield year.formula("IF(ISNUMBER({plan_additional}),IF({plan_additional}<0,1,0),1)")
        for name in (*rates, *more):
            yield year.formula(_no_rate(name))
    for p, pot in enumerate(book.plan.pots):
        yield _no_rate(plan.share(p))
        if pot.key is PotKey.GIVEN:
            yield from (_no_rate(plan.given(p, k)) for k in range(len(book.plan.regions)))
    if book.plan.has_tariffs:
        cap = "{plan_cap}"
        yield book.years[0].formula(f"IF(ISBLANK({cap}),0,{_no_rate(cap)})")


def _no_rate(cell: str) -> str:
    return f"IF(ISNUMBER({cell}),IF(OR({cell}<0,{cell}>1),1,0),1)"
