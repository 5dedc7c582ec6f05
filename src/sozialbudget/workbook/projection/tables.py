"""The sheets `Jahre`, `Defizitausgleich` and `Stunden`: districts by year."""

from collections.abc import Callable, Sequence

from sozialbudget.formats.xlsx.live_sheet import Value
from sozialbudget.method.numbers import Array, exact
from sozialbudget.method.years.model import DeficitOf, YearOutcome
from sozialbudget.workbook.projection.book import Book, BookYear, cents
from sozialbudget.workbook.projection.district_tables import Part, YearColumn, write_districts_by_year
from sozialbudget.workbook.result.context import SIGNED_EUROS, SIGNED_RATE

_EUROS, _HOURS = '#,##0.00 "€"', "#,##0.00"


def _by_year(
    book: Book,
    values: Callable[[YearOutcome], Sequence[Value] | Array],
    formula: Callable[[int, BookYear], str],
    key: str | None = None,
    *,
    rate_above: bool = False,
) -> list[YearColumn]:
    """One column a year."""
    return [
        YearColumn(
            str(year.year),
            list(values(year.outcome)),
            formula(t, year),
            year.names[key] if key else None,
            above=(year.names["plan_rate"], year.outcome.plan.compensation) if rate_above else None,
        )
        for t, year in enumerate(book.years)
    ]


def _reference(book: Book) -> Part:
    """The budgets of the reference year: the input's, or those of one of the years."""
    own = {year.year: year.names["budget"] for year in book.years}
    formula = own.get(book.projection.reference_year, book.cells.field("status_quo"))
    name = book.years[0].names["plan_reference"]
    column = YearColumn(book.reference, list(book.projection.reference), formula, name)
    return Part("reference", book.say("reference"), [column], _EUROS)


def write_years(book: Book) -> dict[str, int]:
    """Jahre: budget, compensation, what a district has, and the change against the reference year."""
    parts = [
        _reference(book),
        Part(
            "budget",
            book.say("budget"),
            _by_year(book, lambda y: y.allocation.budget, lambda _, y: y.names["budget"]),
            _EUROS,
        ),
    ]
    if book.plan.compensation:
        paid = _by_year(book, lambda y: y.compensation, lambda _, y: y.names["plan_compensation"])
        parts.append(Part("compensation", book.say("compensation"), paid, _EUROS))
        template = "{budget}+{plan_compensation}"
    else:
        template = "{budget}"
    received = _by_year(book, lambda y: y.received, lambda _, y: y.formula(template), "plan_received")
    change = _by_year(
        book, lambda y: y.change, lambda _, y: y.formula("ROUND({plan_received}-{plan_reference},6)"), "plan_difference"
    )
    rate = 'IF({plan_reference}>0,{plan_received}/{plan_reference}-1,"")'
    rates = [
        YearColumn(
            column.header,
            column.values,
            column.formula,
            total=(
                year.formula("SUM({plan_received})/SUM({plan_reference})-1"),
                _ratio(sum(year.outcome.received), sum(year.outcome.reference)),
            ),
        )
        for column, year in zip(_by_year(book, _change_rates, lambda _, y: y.formula(rate)), book.years, strict=True)
    ]
    told = {"reference": book.reference}
    parts += [
        Part("received", book.say("received"), received, _EUROS),
        Part("change", book.say("change", **told), change, SIGNED_EUROS),
        Part("rate", book.say("change_rate"), rates, SIGNED_RATE, foots=False),
    ]
    return write_districts_by_year(book, "years", book.say("years_title"), [book.say("years_remark", **told)], parts)


def _change_rates(year: YearOutcome) -> list[Value]:
    return [_ratio(r, q) if q > 0 else None for r, q in zip(year.received, year.reference, strict=True)]


def _ratio(after: Value, before: Value) -> Value:
    with exact():
        return after / before - 1  # type: ignore[operator]


def write_compensation(book: Book) -> None:
    """Defizitausgleich: reference, deficit and what is paid for it."""
    plan = book.plan
    assert plan.compensation is not None
    initial = plan.compensation.deficit is DeficitOf.INITIAL
    first = next(year for year in book.years if year.year > plan.reference_year)

    def deficit(_: int, year: BookYear) -> str:
        if year.year <= plan.reference_year:
            return "0"
        if initial and year is not first:
            return first.names["plan_deficit"]
        return year.formula("IF({plan_reference}>{budget},{plan_reference}-{budget},0)")

    def paid(_: int, year: BookYear) -> str:
        return cents(year.formula("{plan_rate}*{plan_deficit}"))

    parts = [
        _named_elsewhere(_reference(book)),
        Part("deficit", book.say("deficit"), _by_year(book, lambda y: y.deficit, deficit, "plan_deficit"), _EUROS),
        Part(
            "compensation",
            book.say("compensation"),
            _by_year(book, lambda y: y.compensation, paid, "plan_compensation", rate_above=True),
            _EUROS,
        ),
    ]
    reference = book.say("reference_of", reference=book.reference)
    remark = book.say("compensation_initial" if initial else "compensation_current", reference=reference)
    write_districts_by_year(
        book, "compensation", book.say("compensation_title"), [remark], parts, above=book.say("rate")
    )


def _named_elsewhere(part: Part) -> Part:
    columns = [YearColumn(c.header, c.values, c.name or "") for c in part.columns]
    return Part(part.key, part.heading, columns, part.number_format)


def write_hours_by_year(book: Book) -> None:
    """Stunden: hours a week, those the tariff does not pay, and the costs they follow from."""
    services = range(1, len(book.projection.case.services) + 1)
    hours = "+".join(f"{{face_to_face_hours_{s}}}" for s in services)
    parts = [
        Part(
            "hours",
            book.say("hours"),
            _by_year(book, lambda y: y.hours, lambda _, y: y.formula(hours)),
            _HOURS,
        )
    ]
    remarks = [book.say("hours_remark")]
    costs = _by_year(book, lambda y: y.allocation.cost_per_fte, lambda _, y: y.names["cost"])
    if book.plan.has_tariffs:
        remarks.append(book.say("hours_uncovered"))
        parts.append(
            Part(
                "uncovered",
                book.r.say("project.uncovered"),
                _by_year(book, lambda y: y.uncovered_hours, lambda _, y: _uncovered(y), "plan_uncovered"),
                _HOURS,
            )
        )
    parts.append(Part("cost", book.say("cost"), costs, _EUROS, foots=False))
    if book.plan.has_tariffs:
        by_tariff = _by_year(
            book, lambda y: y.tariff_costs, lambda t, y: _tariff_cost(book, t, y), "plan_district_tariff_cost"
        )
        parts.append(Part("tariff_cost", book.say("tariff_cost"), by_tariff, _EUROS, foots=False))
    write_districts_by_year(book, "hours", book.say("hours_title"), remarks, parts)


def _tariff_cost(book: Book, t: int, year: BookYear) -> str:
    """A district's cost per FTE by the tariff alone."""
    if not book.grows(t):
        return year.names["cost"]
    own = book.cells.field("cost_per_fte")
    before = book.years[t - 1].names["plan_district_tariff_cost"] if t else own
    grown = cents(year.formula(f"{before}*(1+{{plan_tariff}})"))
    return f'IF({own}="",{year.names["plan_tariff_cost"]},{grown})'


def _uncovered(year: BookYear) -> str:
    """Hours at the year's cost less those at the tariff's, each service rounded as the method rounds."""
    figures = year.r.figures
    parts = []
    for s in range(1, len(year.outcome.allocation.services) + 1):
        more = {"amount": year.names[f"amount_{s}"], "cost": year.names["plan_district_tariff_cost"]}
        for key, then in (("fte", "fte"), ("weekly_hours", "service_hours")):
            template = figures[key].formula
            assert template is not None
            more[then] = f"({year.formula(template, **more)})"
        more["service_abf"] = year.formula(f"IF(ISNUMBER({{service_abf_{s}}}),{{service_abf_{s}}},{{abf_rate}})")
        template = figures["face_to_face_hours"].formula
        assert template is not None
        parts.append(f"{year.names[f'face_to_face_hours_{s}']}-{year.formula(template, **more)}")
    return f"ROUND({'+'.join(parts)},6)"
