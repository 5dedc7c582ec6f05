"""The covering list: every sheet with its file, districts, money and hours, and totals as on the Berechnungsbogen."""

from collections.abc import Sequence
from decimal import Decimal

from sozialbudget.formats.document import Block, Column, Document, Paragraph, Row, Run, Section, Table, body
from sozialbudget.method.numbers import exact
from sozialbudget.reports.hour_sheets.derivation import Teller
from sozialbudget.reports.hour_sheets.grouping import Holder, total_hours, total_money
from sozialbudget.reports.hour_sheets.sheet import computed_from
from sozialbudget.version import __version__
from sozialbudget.words.numbers import counted

_MOST_NAMES = 6
"""Districts named one by one; of more, how many there are."""
_MOST_SERVICES = 4
"""Services with a column each; of more, their sum alone."""


def overview(t: Teller, sheets: Sequence[tuple[Holder, str]]) -> Document:
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


def running_of(t: Teller, title: str) -> str:
    """The head of every page."""
    return " · ".join(part for part in (t.request.paper, title, t.county) if part)


def services_shown(t: Teller) -> tuple[int, ...]:
    """The services with a column of their own."""
    count = len(t.allocation.services)
    return tuple(range(count)) if 1 < count <= _MOST_SERVICES else ()


def names_of(t: Teller, holder: Holder) -> tuple[str, ...]:
    """What identifies a sheet in the list: provider and districts, or district and provider."""
    nobody = t.say("hour_sheet.no_provider")
    if t.by_district:
        return str(holder.district_id), str(holder.district_name), holder.provider or nobody
    names = [t.names[i] for i in holder.districts]
    shown = ", ".join(names) if len(names) <= _MOST_NAMES else t.say("hour_sheet.districts", count=len(names))
    return holder.provider or nobody, shown


def headers_of(t: Teller) -> tuple[str, ...]:
    """The headers over `names_of`."""
    keys = ("id", "district", "provider") if t.by_district else ("provider", "its_districts")
    return tuple(t.say(f"hour_sheet.{key}") for key in keys)


def numbers_of(t: Teller, holder: Holder) -> tuple[Decimal, ...]:
    """Budget, overhead, personnel; face-to-face hours of each service shown, and of all."""
    a = t.allocation
    sums = total_money(a, holder)
    each = (total_hours(a, holder, s).face_to_face_hours for s in services_shown(t))
    return (sums.budget, sums.overhead, sums.personnel, *each, total_hours(a, holder).face_to_face_hours)


def totals_of(t: Teller, sheets: Sequence[tuple[Holder, str]]) -> tuple[Decimal, ...]:
    """The sums of `numbers_of` over all sheets."""
    with exact():
        columns = zip(*(numbers_of(t, holder) for holder, _ in sheets), strict=True)
        return tuple(sum(column, Decimal(0)) for column in columns)


def remarks(t: Teller, sheets: Sequence[tuple[Holder, str]]) -> list[str]:
    """What becomes of districts without a provider, and which are left out."""
    case = t.allocation.case
    told = []
    if not t.by_district and any(holder.provider is None for holder, _ in sheets):
        told.append(t.say("hour_sheet.overview_nobody"))
    if case.excluded:
        excluded = ", ".join(f"{gone.name} ({gone.reason})" for gone in case.excluded)
        told.append(t.say("hour_sheet.excluded", districts=excluded))
    return told


def _blocks(t: Teller, sheets: Sequence[tuple[Holder, str]]) -> list[Block]:
    a, totals = t.allocation, totals_of(t, sheets)
    blocks: list[Block] = [
        Paragraph(
            (
                Run(
                    t.say(
                        "hour_sheet.overview_lead",
                        sheets=counted(len(sheets), t.lang, "hour_sheet.sheet.one", "hour_sheet.sheet.many"),
                        districts=counted(len(a.case.districts), t.lang, "check.district.one", "check.district.many"),
                        budget=t.euros(totals[0]),
                        hours=t.hours(totals[-1]),
                    )
                ),
            ),
            "lead",
        ),
        _table(t, sheets, totals),
    ]
    blocks += [body(remark) for remark in remarks(t, sheets)]
    blocks.append(Paragraph((Run(computed_from(t)),), "note"))
    return blocks


def _table(t: Teller, sheets: Sequence[tuple[Holder, str]], totals: Sequence[Decimal]) -> Table:
    rows = [Row((*names_of(t, holder), file, *_told(t, numbers_of(t, holder)))) for holder, file in sheets]
    names = headers_of(t)
    rows.append(Row((t.say("total"), *[""] * len(names), *_told(t, totals)), "total"))
    services = [t.allocation.services[s].name for s in services_shown(t)]
    euros, face_to_face = t.say("hour_sheet.euros"), t.say("hour_sheet.face_to_face_a_week")
    narrow = {t.say("hour_sheet.id")}
    return Table(
        t.say("hour_sheet.overview_caption", year=t.year),
        (
            *(Column(name, align="left", width=0 if name in narrow else 3) for name in names),
            Column(t.say("hour_sheet.file"), align="left", width=5),
            *(Column(t.label(key), euros) for key in ("budget", "overhead", "personnel")),
            *(Column(name, face_to_face, width=2) for name in services),
            Column(t.say("hour_sheet.together"), face_to_face),
        ),
        tuple(rows),
        row_headers=2 if t.by_district else 1,
        note=t.say("hour_sheet.overview_note"),
    )


def _told(t: Teller, numbers: Sequence[Decimal]) -> tuple[str, ...]:
    return (*map(t.cents, numbers[:3]), *map(t.hours, numbers[3:]))
