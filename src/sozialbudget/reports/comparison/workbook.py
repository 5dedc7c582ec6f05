"""A comparison as a workbook: districts with live differences, sums, checks; hours, differing inputs, explanation."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from math import ceil
from typing import Any

from xlsxwriter.utility import xl_col_to_name

from sozialbudget.formats.table import SIGNED_HOURS, TEXT, Column, Table
from sozialbudget.formats.xlsx.live_sheet import INK
from sozialbudget.formats.xlsx.tables import Live, Placed, TableBook, TableSheet
from sozialbudget.method.numbers import Array, exact
from sozialbudget.reports.comparison import tables
from sozialbudget.reports.comparison.telling import ComparisonTeller
from sozialbudget.words.numbers import number

CHARTED = 30
"""With more districts the chart shows the largest gains and losses only."""
_ROW_PIXELS = 20
_FIRST_PART = 6
"""The column of the first cause in the table of districts, from 0."""
_COLOURS = ("#1F5F8B", "#D5E3EE", "#6E9FC3", "#12344D", "#A9C7DD", "#F8E0CC", "#B5540F", "#EBA868")


def workbook(t: ComparisonTeller) -> memoryview:
    """The workbook; the same comparison gives the same bytes."""
    book = TableBook(t.say("compare.title"), date(t.c.b.case.parameters.year, 1, 1), t.lang)
    with exact():
        money, hours = t.parts(), t.parts(hours=True)
        _comparison(t, book, "compare.sheet.comparison", t.say("compare.title"), tables.money(t, money), money)
        _comparison(t, book, "compare.sheet.hours", t.say("compare.hours"), tables.hours(t, hours), hours)
        if t.c.regrouped:
            told = (*_sides(t), *t.regrouped_notes())
            sheet = book.sheet(t.say("compare.sheet.regrouped"), t.say("compare.regrouped"), told)
            sheet.show(tables.regrouped(t), frozen_columns=2)
        if t.c.project_funds is not None:
            told = (*_sides(t), *t.foremost())
            sheet = book.sheet(t.say("compare.sheet.project_fund"), t.say("compare.project_fund.title"), told)
            sheet.show(tables.project_funds(t, t.c.project_funds), frozen_columns=2)
    _inputs(t, book)
    _explanation(t, book)
    return book.content()


def _comparison(
    t: ComparisonTeller, book: TableBook, name: str, title: str, table: Table, parts: Sequence[Column]
) -> None:
    remarks = (*_sides(t), *t.foremost(), *_sentences(t.say("compare.split")), t.say("compare.checks"))
    sheet = book.sheet(t.say(name), title, remarks)
    placed = sheet.show(table, frozen_columns=2)
    if parts:
        _causes(t, sheet, parts, placed)
        _chart(t, book, sheet, table, parts, placed)


def _sentences(text: str) -> list[str]:
    """One line each: remarks are not wrapped."""
    return [sentence if sentence.endswith(".") else f"{sentence}." for sentence in text.split(". ")]


def _sides(t: ComparisonTeller) -> tuple[str, str]:
    return f"A: {t.sides[0]}", f"B: {t.sides[1]}"


def _causes(t: ComparisonTeller, sheet: TableSheet, parts: Sequence[Column], placed: Placed) -> None:
    """What each cause gives, takes and changes in sum, from the columns above."""
    assert placed.total is not None
    form = parts[0].form
    unit = "" if form is SIGNED_HOURS else " €"
    row = sheet.row + 1
    bold = sheet.book.style(bold=True)
    text, money = sheet.book.style(), sheet.book.style(num_format=form.number_format, align="right")
    sheet.heading(t.say("compare.why"))
    heads = [t.say("compare.cause"), "", *(t.say(f"compare.{key}") + unit for key in ("more", "less", "in_sum"))]
    for col, head in enumerate(heads):
        sheet.sheet.write_text(row, col, head, sheet.book.style(bold=True, text_wrap=True, valign="top"))
    sheet.sheet.set_row(row, 28)
    for k, part in enumerate(parts):
        letter = xl_col_to_name(_FIRST_PART + k)
        area = f"{letter}{placed.first + 1}:{letter}{placed.last + 1}"
        more = sum((value for value in part.values if value > 0), Decimal(0))
        sheet.put(row + 1 + k, 0, part.head(t.lang), text)
        sheet.put(row + 1 + k, 2, Live(f'SUMIF({area},">0")', more), money)
        sheet.put(row + 1 + k, 3, Live(f'SUMIF({area},"<0")', part.total - more), money)
        sheet.put(row + 1 + k, 4, Live(f"{letter}{placed.total + 1}", part.total), money)
    sheet.put(row + 1 + len(parts), 0, t.say("compare.check"), bold)
    check = xl_col_to_name(_FIRST_PART + len(parts))
    area = f"{check}{placed.first + 1}:{check}{placed.total + 1}"
    ok, wrong = t.say("compare.ok"), t.say("compare.wrong")
    verdict = Live(f'IF(COUNTIF({area},"{ok}")=ROWS({area}),"{ok}","{wrong}")', ok)
    sheet.put(row + 1 + len(parts), 2, verdict, sheet.book.style(bold=True, align="right"))
    sheet.row = row + 3 + len(parts)


def _chart(
    t: ComparisonTeller, book: TableBook, on: TableSheet, table: Table, shown: Sequence[Column], placed: Placed
) -> None:
    """Stacked bars of the parts on a sheet of their own, so that no page cuts them; of many districts those that change
    most, their figures below."""
    name, form = on.sheet.get_name(), shown[0].form
    chosen = list(range(len(table)))
    is_whole = len(chosen) <= CHARTED
    if not is_whole:
        chosen = _extremes(t, table)
    unit = t.say("compare.hours" if form is SIGNED_HOURS else "compare.euros")
    title = f"{t.say('compare.chart' if is_whole else 'compare.chart_part')}, {unit}"
    sheet = book.sheet(t.say("compare.sheet.chart", sheet=name), title, _sentences(t.say("compare.split")))
    top, tall = sheet.row, max(340, 120 + 13 * len(chosen))
    source, first, names, parts = name, placed.first, 1, _FIRST_PART
    if not is_whole:
        sheet.row += ceil(tall / _ROW_PIXELS) + 1
        source, first, names, parts = sheet.sheet.get_name(), sheet.row + 1, 0, 1
        sheet.show(_chart_data(t, name, shown, placed, chosen))
    last = first + len(chosen) - 1
    chart = book.workbook.add_chart({"type": "bar", "subtype": "stacked"})
    for k in range(len(shown)):
        chart.add_series(
            {
                "name": [name, placed.header, _FIRST_PART + k],
                "categories": [source, first, names, last, names],
                "values": [source, first, parts + k, last, parts + k],
                "fill": {"color": _COLOURS[k % len(_COLOURS)]},
                "border": {"color": INK, "width": 0.5},
                "gap": 60,
            }
        )
    # The sheet's title stands above it.
    chart.set_title({"none": True})
    chart.set_y_axis({"reverse": True, "num_font": {"size": 9}, "label_position": "low"})
    chart.set_x_axis({"num_format": form.number_format.replace(".00", ""), "num_font": {"size": 9}})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 900, "height": tall})
    sheet.sheet.insert_chart(top, 0, chart, {"description": _described(t, shown, chosen)})


def _extremes(t: ComparisonTeller, table: Table) -> list[int]:
    """Positions of the districts with the largest gains and losses."""
    (changes,) = (column.values for column in table.columns if column.key == "difference")
    order = sorted(range(len(changes)), key=lambda i: (-changes[i], t.c.districts[i].id))
    return [*order[: CHARTED // 2], *order[-CHARTED // 2 :]]


def _chart_data(
    t: ComparisonTeller, name: str, parts: Sequence[Column], placed: Placed, chosen: Sequence[int]
) -> Table:
    """The parts of `chosen`, as cells that point to the table on the sheet `name`."""

    def pointing(values: Sequence[Any] | Array, col: int) -> list[Live]:
        return [Live(f"'{name}'!{xl_col_to_name(col)}{placed.first + i + 1}", values[i]) for i in chosen]

    names = Column("name", t.say("compare.district"), pointing(t.names, 1), TEXT, width=28)
    figures = [replace(part, values=pointing(part.values, col)) for col, part in enumerate(parts, start=_FIRST_PART)]
    return Table((names, *figures))


def _described(t: ComparisonTeller, parts: Sequence[Column], chosen: Sequence[int]) -> str:
    """The chart in words for those who cannot see it: each cause's share in sum."""
    told = "; ".join(f"{part.head(t.lang)} {number(part.total, t.lang, 2)}" for part in parts)
    return t.say("compare.chart_alt", rows=f"{len(chosen)}: {told}")


def _inputs(t: ComparisonTeller, book: TableBook) -> None:
    sheet = book.sheet(t.say("compare.sheet.inputs"), t.say("compare.inputs"), _sides(t))
    if not t.c.differences:
        sheet.remark(t.say("compare.inputs_none"))
    sheet.show(tables.inputs(t), frozen_columns=1)


def _explanation(t: ComparisonTeller, book: TableBook) -> None:
    sheet = book.sheet(t.say("compare.sheet.explanation"), t.say("compare.how"))
    told = [t.result(), *t.foremost(), t.hours_change(), t.say("compare.split"), *t.notes()]
    told += t.meanings()
    origins = [side.case.origin for side in (t.c.a, t.c.b)]
    told += [
        f"{letter}: {side}" + (f", SHA-256 {origin.sha256}" if origin else "")
        for letter, side, origin in zip("AB", t.sides, origins, strict=True)
    ]
    sheet.show(Table((Column("told", t.say("compare.sheet.explanation"), told, TEXT, width=110),)))
