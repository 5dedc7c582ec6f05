"""The covering list: every sheet with its file, districts, money and hours, and totals as on the Berechnungsbogen."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from sozialbudget.formats.document import Block, Document, Paragraph, Run, Section, body, printed
from sozialbudget.formats.table import TEXT, Column, Form, Table
from sozialbudget.method.numbers import exact
from sozialbudget.reports.hour_sheets.derivation import SheetTeller
from sozialbudget.reports.hour_sheets.grouping import Holder, hours_decimals, total_hours, total_money
from sozialbudget.reports.hour_sheets.sheet import computed_from
from sozialbudget.version import __version__
from sozialbudget.words.numbers import counted

_MOST_NAMES = 6
"""Districts named one by one; of more, how many there are."""
_MOST_SERVICES = 4
"""Services with a column each; of more, their sum alone."""


def overview(t: SheetTeller, sheets: Sequence[tuple[Holder, str]]) -> Document:
    """The covering list of `sheets`, each with the name of its file."""
    title = t.say("hour_sheet.overview_title", year=t.year)
    return Document(
        title=title,
        subtitle=t.say("hour_sheet.overview_subtitle"),
        lang=t.lang,
        facts=t.facts,
        sections=(Section(t.say("hour_sheet.overview_sheets"), tuple(_blocks(t, sheets)), landscape=True),),
        running=running_of(t, title),
        imprint=t.say("document.imprint", version=__version__),
        day=t.request.day,
        draft=t.say("document.draft") if t.request.draft else None,
        subject=t.say("hour_sheet.subject", year=t.year),
    )


def running_of(t: SheetTeller, title: str) -> str:
    """The head of every page."""
    return " · ".join(part for part in (t.request.paper, title, t.county) if part)


def services_shown(t: SheetTeller) -> tuple[int, ...]:
    """The services with a column of their own."""
    count = len(t.allocation.services)
    return tuple(range(count)) if 1 < count <= _MOST_SERVICES else ()


def names_of(t: SheetTeller, holder: Holder) -> tuple[str, ...]:
    """What identifies a sheet in the list: provider and districts, or district and provider."""
    nobody = t.say("hour_sheet.no_provider")
    if t.by_district:
        return str(holder.district_id), str(holder.district_name), holder.provider or nobody
    names = [t.names[i] for i in holder.districts]
    shown = ", ".join(names) if len(names) <= _MOST_NAMES else t.say("hour_sheet.districts", count=len(names))
    return holder.provider or nobody, shown


def listed(t: SheetTeller, sheets: Sequence[tuple[Holder, str]]) -> Table:
    """Every sheet: what identifies it, its file, its money and hours; the hours of each service shown, and of all."""
    keys = ("id", "district", "provider") if t.by_district else ("provider", "its_districts")
    names = zip(keys, zip(*(names_of(t, holder) for holder, _ in sheets), strict=True), strict=True)
    columns = [
        *(_texts(key, t.say(f"hour_sheet.{key}"), told, 27.0, 0 if key == "id" else 3) for key, told in names),
        _texts("file", t.say("hour_sheet.file"), [file for _, file in sheets], 42.0, 5),
        *_money(t, [holder for holder, _ in sheets]),
        *_hours(t, [holder for holder, _ in sheets]),
    ]
    caption = t.say("hour_sheet.overview_caption", year=t.year)
    return Table(tuple(columns), t.say("total"), caption, t.say("hour_sheet.overview_note"))


def _texts(key: str, header: str, told: Sequence[str], width: float, share: float) -> Column:
    return Column(key, header, told, TEXT, width=width, share=share, begins=False)


def _money(t: SheetTeller, holders: Sequence[Holder]) -> Iterator[Column]:
    sums = [total_money(t.allocation, holder) for holder in holders]
    for key in ("budget", "overhead", "personnel"):
        values = [getattr(of_holder, key) for of_holder in sums]
        yield _numbers(key, t.label(key), values, Form("#,##0.00", 2), t.say("hour_sheet.euros"))


def _hours(t: SheetTeller, holders: Sequence[Holder]) -> Iterator[Column]:
    places, unit = hours_decimals(t.allocation), t.say("hour_sheet.face_to_face_a_week")
    form, shown = Form("#,##0." + "0" * places, places), services_shown(t)
    for s in shown:
        values = [total_hours(t.allocation, holder, s).face_to_face_hours for holder in holders]
        yield replace(_numbers(str(s), t.allocation.services[s].name, values, form, unit), share=2)
    together = [total_hours(t.allocation, holder).face_to_face_hours for holder in holders]
    column = _numbers("together", unit, together, form, unit)
    formula = (lambda cell: f"SUM({cell[str(shown[0])]}:{cell[str(shown[-1])]})") if shown else None
    yield replace(column, label=t.say("hour_sheet.together"), formula=formula)


def _numbers(key: str, header: str, values: Sequence[Decimal], form: Form, unit: str) -> Column:
    with exact():
        total = sum(values, Decimal(0))
    return Column(key, header, values, form, total=total, unit=unit, foots=True, width=14.0, begins=False)


def remarks(t: SheetTeller, sheets: Sequence[tuple[Holder, str]]) -> list[str]:
    """What becomes of districts without a provider, and which are left out."""
    case = t.allocation.case
    told = []
    if not t.by_district and any(holder.provider is None for holder, _ in sheets):
        told.append(t.say("hour_sheet.overview_nobody"))
    if case.excluded:
        excluded = ", ".join(f"{gone.name} ({gone.reason})" for gone in case.excluded)
        told.append(t.say("hour_sheet.excluded", districts=excluded))
    return told


def _blocks(t: SheetTeller, sheets: Sequence[tuple[Holder, str]]) -> list[Block]:
    a, table = t.allocation, listed(t, sheets)
    totals = {column.key: column.total for column in table.columns}
    blocks: list[Block] = [
        Paragraph(
            (
                Run(
                    t.say(
                        "hour_sheet.overview_lead",
                        sheets=counted(len(sheets), t.lang, "hour_sheet.sheet.one", "hour_sheet.sheet.many"),
                        districts=counted(len(a.case.districts), t.lang, "check.district.one", "check.district.many"),
                        budget=t.euros(totals["budget"]),
                        hours=t.hours(totals["together"]),
                    )
                ),
            ),
            "lead",
        ),
        printed(table, t.lang, row_headers=2 if t.by_district else 1),
    ]
    blocks += [body(remark) for remark in remarks(t, sheets)]
    blocks.append(Paragraph((Run(computed_from(t)),), "note"))
    return blocks
