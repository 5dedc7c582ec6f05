"""The sheet `Stunden`: face-to-face hours by provider, district and service, with totals per provider."""

from collections.abc import Iterator
from decimal import Decimal

from xlsxwriter.utility import xl_col_to_name

from sozialbudget.case.layout import DISTRICTS
from sozialbudget.case.parameters import Unit
from sozialbudget.formats.xlsx.live_sheet import HEAD, LINE, PALE, computed_cell, escaped, given_cell, style
from sozialbudget.method.numbers import exact_sum
from sozialbudget.workbook.result.context import FIRST_ROW, Result
from sozialbudget.workbook.result.inputs import InputCells

_FIRST = 5
"""One-based row of the first provider's first district; the header stands above it."""


def write_hours(r: Result, cells: InputCells, hours_letters: list[str]) -> dict[str, str]:
    """One block of districts per provider with its total, so that no total reads more than its own rows.

    `hours_letters` are the columns of face-to-face hours on the Berechnungsbogen. Returns formulas for the checks:
    the grand total, and how many blocks no longer hold one provider.
    """
    sheet = r.add_sheet("hours", header_row=_FIRST - 1, first_columns=3)
    if r.block is not None and not r.block.right:
        sheet.hide()  # the right part is put to another vote; its figures stay for recalculating
    services = r.allocation.services
    sheet.write(0, 0, r.say("hours.title", year=r.allocation.case.parameters.year), r.title)
    sheet.write(1, 0, r.say("hours.remark"), r.remark)
    headers = [DISTRICTS.column(field).header.say(r.lang) for field in ("provider", "id", "name")]
    headers += [service.name for service in services] + [r.say("total")]
    for col, header in enumerate(headers):
        sheet.write_text(_FIRST - 2, col, header, r.header if col < 3 else r.number_header)
        sheet.set_column(col, col, (26, 12, 26)[col] if col < 3 else 18)
    sheet.set_row(_FIRST - 2, 34)

    blocks = _blocks(r)
    count = sum(len(block) for _, block in blocks) + (len(blocks) if _has_subtotals(blocks) else 0) + 1
    sheet.add_rows(_FIRST - 1, count, len(headers) + 1, _rows(r, cells, blocks, hours_letters))
    total, flag = (f"{r.sheet_reference('hours')}!${xl_col_to_name(len(headers) - back)}$" for back in (1, 0))
    flags = f"{flag}{_FIRST}:{flag.rpartition('!')[2]}{_FIRST - 1 + count}"
    return {
        "hours_total": f"{total}{_FIRST - 1 + count}",
        "providers_changed": f'COUNTIF({flags},"{r.say("checks.new_run")}")',
    }


def _blocks(r: Result) -> list[tuple[str | None, list[int]]]:
    """Districts (by position) of each provider, providers by name, those without one last."""
    by_provider: dict[str | None, list[int]] = {}
    for i, district in enumerate(r.allocation.case.districts):
        by_provider.setdefault(district.provider, []).append(i)
    return sorted(by_provider.items(), key=lambda entry: (entry[0] is None, (entry[0] or "").casefold()))


def _has_subtotals(blocks: list[tuple[str | None, list[int]]]) -> bool:
    """Not where nobody has a provider: the total says it all."""
    return len(blocks) > 1 or blocks[0][0] is not None


def _rows(
    r: Result, cells: InputCells, blocks: list[tuple[str | None, list[int]]], hours_letters: list[str]
) -> Iterator[str]:
    a, services = r.allocation, r.allocation.services
    sheet = r.sheet_reference("calculation")
    text, hours = style(r.text), style(r.unit(Unit.HOURS))
    subtotal_text = style(r.style(bold=True, bg_color=PALE, top=1, border_color=LINE))
    subtotal = style(r.unit(Unit.HOURS, bold=True, bg_color=PALE, top=1, border_color=LINE))
    total_text = style(r.style(bold=True, bg_color=HEAD, top=1, border_color=LINE))
    total = style(r.unit(Unit.HOURS, bold=True, bg_color=HEAD, top=1, border_color=LINE))
    last = xl_col_to_name(2 + len(services))
    row = _FIRST
    with_subtotals = _has_subtotals(blocks)

    for provider, block in blocks:
        first = row
        for i in block:
            district, source = a.case.districts[i], cells.row(i)
            line = [
                computed_cell(
                    f"{'ABC'[col]}{row}",
                    text,
                    escaped(cells.field(field).replace("¤", str(source)) + '&""'),
                    getattr(district, field),
                )
                for col, field in enumerate(("provider", "id", "name"))
            ]
            for s, service in enumerate(services):
                cell = f"{xl_col_to_name(3 + s)}{row}"
                line.append(
                    computed_cell(
                        cell, hours, f"{sheet}!{hours_letters[s]}{FIRST_ROW + i}", service.face_to_face_hours[i]
                    )
                )
            together = exact_sum(service.face_to_face_hours[i] for service in services)
            line.append(
                computed_cell(f"{xl_col_to_name(3 + len(services))}{row}", hours, f"SUM(D{row}:{last}{row})", together)
            )
            yield "".join(line)
            row += 1
        if with_subtotals:
            values = [exact_sum(service.face_to_face_hours[i] for i in block) for service in services]
            formula = f"SUM({{0}}{first}:{{0}}{row - 1})"
            name = _provider_total(r, row, first, provider, subtotal_text)
            flag = f'IF(SUMPRODUCT(--(A{first}:A{row - 1}<>A{first}))=0,"","{r.say("checks.new_run")}")'
            flag_cell = f"{xl_col_to_name(4 + len(services))}{row}"
            yield (
                name
                + _totals(row, formula, values, subtotal_text, subtotal)
                + computed_cell(flag_cell, text, escaped(flag), None)
            )
            row += 1
    values = [exact_sum(service.face_to_face_hours) for service in services]
    # Plain addition of ranges: a total over everything halves what the subtotals doubled.
    everything = f"SUM({{0}}{_FIRST}:{{0}}{row - 1})" + ("/2" if with_subtotals else "")
    yield given_cell(f"A{row}", total_text, r.say("total")) + _totals(row, everything, values, total_text, total)


def _provider_total(r: Result, row: int, first: int, provider: str | None, style_attribute: str) -> str:
    """The label of a block's total, live like the provider's name."""
    nobody = r.say("hours.no_provider_total")
    named = r.say("hours.provider_total", provider="")
    formula = f'IF(A{first}="","{nobody}","{named}"&A{first})'
    return computed_cell(f"A{row}", style_attribute, escaped(formula), f"{named}{provider}" if provider else nobody)


def _totals(row: int, formula: str, values: list[Decimal], text: str, number: str) -> str:
    line = [given_cell(f"B{row}", text, None), given_cell(f"C{row}", text, None)]
    for col, value in enumerate([*values, exact_sum(values)], start=3):
        letter = xl_col_to_name(col)
        line.append(computed_cell(f"{letter}{row}", number, formula.format(letter), value))
    return "".join(line)
