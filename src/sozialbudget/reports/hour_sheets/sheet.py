"""One hour sheet: the annex to a provider's contract, as a document.

What is signed stands first, on one page for a handful of districts; how each figure comes about follows.
"""

from collections.abc import Iterator
from string import Formatter

from sozialbudget.formats.document import Block, Column, Document, Paragraph, Row, Run, Section, Signatures, Table, body
from sozialbudget.reports.hour_sheets import derivation
from sozialbudget.reports.hour_sheets.derivation import SheetTeller, used
from sozialbudget.reports.hour_sheets.grouping import Holder, Hours, hours, money, total_hours, total_money
from sozialbudget.version import __version__

_FIT_ON_A_PAGE = 10
"""Rows of hours beside which there is room for the rest of what is signed: four districts with two services."""


def sheet(t: SheetTeller, holder: Holder) -> Document:
    """The hour sheet of `holder`."""
    title = title_of(t, holder)
    return Document(
        title=title,
        subtitle=t.say("hour_sheet.subtitle"),
        lang=t.lang,
        facts=facts_of(t, holder),
        sections=tuple(_sections(t, holder)),
        running=running_of(t, title),
        imprint=t.say("document.imprint", version=__version__),
        day=t.request.day,
        draft=t.say("document.draft") if t.request.draft else None,
        subject=t.say("hour_sheet.subject", year=t.year),
    )


def title_of(t: SheetTeller, holder: Holder) -> str:
    """Whose sheet it is, and of which year."""
    name = holder.district_name or holder.provider or t.say("hour_sheet.no_provider")
    return t.say("hour_sheet.title", year=t.year, name=name)


def facts_of(t: SheetTeller, holder: Holder) -> tuple[tuple[str, str], ...]:
    """The lines of the title block."""
    district = f"{holder.district_name} ({holder.district_id})" if holder.district_name is not None else None
    # The title names whose sheet it is; on a district's sheet that is not the provider.
    provider = holder.provider if t.by_district else None
    own = {"hour_sheet.district": district, "hour_sheet.provider": provider}
    return tuple((t.say(key), value) for key, value in own.items() if value) + t.facts


def running_of(t: SheetTeller, title: str) -> str:
    """The head of every page."""
    parts = (t.request.paper, f"{t.say('hour_sheet.subtitle')}: {title}", t.county)
    return " · ".join(part for part in parts if part)


def signatures_of(t: SheetTeller, holder: Holder) -> Signatures:
    """Who signs."""
    provider = t.say("hour_sheet.for_provider", provider=holder.provider or "").rstrip(" :")
    return Signatures(t.say("hour_sheet.place_and_date"), (t.county or t.say("hour_sheet.for_county"), provider))


def computed_from(t: SheetTeller) -> str:
    """The input and its SHA-256; that there is no file where the calculation came from none."""
    origin = t.allocation.case.origin
    if origin is None:
        return t.say("hour_sheet.computed", version=__version__)
    return t.say("hour_sheet.computed_from", version=__version__, name=origin.name, sha256=origin.sha256)


def _sections(t: SheetTeller, holder: Holder) -> Iterator[Section]:
    yield Section(t.say("hour_sheet.budget_and_hours"), tuple(_agreed(t, holder)))
    # What is signed stands alone where it takes one page; else the signatures would leave most of a page empty.
    few = len(holder.districts) * len(t.allocation.services) <= _FIT_ON_A_PAGE
    origin = Paragraph((Run(computed_from(t)),), "note")
    yield Section(t.say("hour_sheet.parameters"), (_parameters(t, holder), origin), new_page=few)
    yield Section(t.say("hour_sheet.derivation"), tuple(_derivation_told(t)))
    for i in holder.districts:
        district = t.allocation.case.districts[i]
        name = t.say("hour_sheet.named", name=district.name, id=district.id)
        yield Section(name, (_derivation(t, i),), level=2, keep_together=True)


# --- what is agreed -----------------------------------------------------------------------------------------


def _agreed(t: SheetTeller, holder: Holder) -> Iterator[Block]:
    yield _lead(t, holder)
    if holder.provider is None:
        yield body(t.say("hour_sheet.nobody_yet"))
    yield _money_table(t, holder)
    yield _hours_table(t, holder)
    yield signatures_of(t, holder)


def _lead(t: SheetTeller, holder: Holder) -> Paragraph:
    own, sums = total_hours(t.allocation, holder), total_money(t.allocation, holder)
    count = len(holder.districts)
    first = t.names[holder.districts[0]]
    where = t.say("hour_sheet.in_one", name=first) if count == 1 else t.say("hour_sheet.in_many", count=count)
    told = {
        "year": str(t.year),
        "where": where,
        "hours": t.hours(own.face_to_face_hours),
        "budget": t.euros(sums.budget),
    }
    runs: list[Run] = []
    for text, key, _, _ in Formatter().parse(t.say("hour_sheet.lead")):
        runs += [Run(text), Run(told[key], strong=key in ("hours", "budget"))] if key else [Run(text)]
    return Paragraph(tuple(runs), "lead")


def _money_table(t: SheetTeller, holder: Holder) -> Table:
    a = t.allocation
    names = [t.label(key) for key in ("budget", "overhead", "personnel")]
    rows = [
        Row((district.id, district.name, *map(t.cents, (own.budget, own.overhead, own.personnel))))
        for district, own in ((a.case.districts[i], money(a, i)) for i in holder.districts)
    ]
    sums = total_money(a, holder)
    if len(rows) > 1:
        rows.append(Row(("", t.say("total"), *map(t.cents, (sums.budget, sums.overhead, sums.personnel))), "total"))
    return Table(
        t.say("hour_sheet.money_caption", year=t.year),
        (
            Column(t.say("hour_sheet.id"), align="left"),
            Column(t.say("hour_sheet.district"), align="left", width=1),
            *(Column(name) for name in names),
        ),
        tuple(rows),
        row_headers=2,
    )


def _hours_table(t: SheetTeller, holder: Holder) -> Table:
    a = t.allocation
    rows = [
        Row((t.names[i], service.name, *_cells(t, hours(a, i, s))))
        for i in holder.districts
        for s, service in enumerate(a.services)
    ]
    if len(holder.districts) > 1 and len(a.services) > 1:
        rows += [
            Row((t.say("total"), service.name, *_cells(t, total_hours(a, holder, s))), "subtotal")
            for s, service in enumerate(a.services)
        ]
    if len(rows) > 1:
        every = t.say("hour_sheet.all_services") if len(a.services) > 1 else ""
        rows.append(Row((t.say("total"), every, *_cells(t, total_hours(a, holder))), "total"))
    a_week = t.say("hour_sheet.a_week")
    return Table(
        t.say("hour_sheet.hours_caption", year=t.year),
        (
            Column(t.say("hour_sheet.district"), align="left", width=2),
            Column(t.say("hour_sheet.service"), align="left", width=3),
            Column(t.label("amount")),
            Column(t.label("fte")),
            Column(t.say("hour_sheet.weekly"), a_week),
            Column(t.say("hour_sheet.abf"), a_week),
            Column(t.say("hour_sheet.face_to_face"), a_week),
        ),
        tuple(rows),
        row_headers=2,
        note=f"{t.say('hour_sheet.hours_note')} {t.say('hour_sheet.all_of_it')}",
    )


def _cells(t: SheetTeller, own: Hours) -> tuple[str, ...]:
    a_week = (own.weekly_hours, own.abf_hours, own.face_to_face_hours)
    return (t.cents(own.amount), t.fte(own.fte), *map(t.hours, a_week))


def _parameters(t: SheetTeller, holder: Holder) -> Table:
    listed = list(used(t, holder))
    return Table(
        t.say("hour_sheet.parameters_caption"),
        (
            Column(t.say("hour_sheet.parameter"), align="left", width=3),
            Column(t.say("hour_sheet.value"), align="right"),
            Column(t.say("hour_sheet.source"), align="left", width=5),
        ),
        tuple(Row((one.label, one.value, one.source)) for one in listed),
    )


# --- how it comes about -------------------------------------------------------------------------------------


def _derivation_told(t: SheetTeller) -> Iterator[Block]:
    yield body(t.say("hour_sheet.derivation_lead"))
    yield Table(
        t.say("hour_sheet.formulas_caption"),
        (
            Column(t.say("hour_sheet.figure"), align="left", width=2),
            Column(t.say("hour_sheet.formula"), align="left", width=5),
        ),
        tuple(Row(pair) for pair in derivation.in_words(t)),
        note=t.say("hour_sheet.rounding_note"),
    )


def _derivation(t: SheetTeller, i: int) -> Table:
    rows = [Row((t.say("hour_sheet.all_services"), *pair)) for pair in derivation.of_money(t, i)]
    for s, service in enumerate(t.allocation.services):
        rows += [Row((service.name, *pair)) for pair in derivation.of_service(t, i, s)]
    return Table(
        t.say("hour_sheet.derivation_caption", name=t.names[i]),
        (
            Column(t.say("hour_sheet.service"), align="left", width=4),
            Column(t.say("hour_sheet.figure"), align="left", width=3),
            Column(t.say("hour_sheet.arithmetic"), align="left", width=7),
        ),
        tuple(rows),
        row_headers=2,
    )
