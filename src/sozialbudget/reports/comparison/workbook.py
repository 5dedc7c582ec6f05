"""A comparison as a workbook: districts with live differences, sums, checks; hours, differing inputs, explanation."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil

from xlsxwriter.utility import xl_col_to_name

from sozialbudget.analysis.compare.compare import Cause, Parts
from sozialbudget.formats.xlsx.live_sheet import INK
from sozialbudget.formats.xlsx.tables import (
    EUROS,
    HOURS,
    NUMBER,
    SIGNED_EUROS,
    SIGNED_RATE,
    TEXT,
    Cell,
    Column,
    Live,
    Placed,
    TableBook,
    TableSheet,
)
from sozialbudget.method.numbers import exact
from sozialbudget.reports.allocation.columns import heading
from sozialbudget.reports.comparison.telling import Teller, input_lines
from sozialbudget.words.numbers import number

CHARTED = 30
"""With more districts the chart shows the largest gains and losses only."""
_ROW_PIXELS = 20
_SIGNED_HOURS = "+#,##0.00;-#,##0.00;0.00"
_OLD, _NEW, _DIFFERENCE, _RATE, _FIRST_PART = 2, 3, 4, 5, 6
"""Columns of the table of districts, from 0."""
_COLOURS = ("#1F5F8B", "#D5E3EE", "#6E9FC3", "#12344D", "#A9C7DD", "#F8E0CC", "#B5540F", "#EBA868")


@dataclass(frozen=True)
class _Figures:
    """What one sheet compares: EUR a year or hours a week, of each district."""

    old: tuple[Decimal | None, ...]
    new: tuple[Decimal | None, ...]
    causes: tuple[Cause, ...]
    parts: tuple[Parts, ...]
    plain: str
    signed: str


def workbook(t: Teller) -> memoryview:
    """The workbook; the same comparison gives the same bytes."""
    book = TableBook(t.say("compare.title"), t.c.b.case.parameters.year, t.lang)
    districts = t.c.districts
    money = _Figures(
        tuple(district.old for district in districts),
        tuple(district.new for district in districts),
        t.of_money,
        tuple(cause.budget for cause in t.of_money),
        EUROS,
        SIGNED_EUROS,
    )
    hours = _Figures(
        tuple(district.old_hours for district in districts),
        tuple(district.new_hours for district in districts),
        t.c.causes,
        tuple(cause.hours for cause in t.c.causes),
        HOURS,
        _SIGNED_HOURS,
    )
    with exact():
        _comparison(t, book, "compare.sheet.comparison", t.say("compare.title"), money)
        _comparison(t, book, "compare.sheet.hours", t.say("compare.hours"), hours)
        _regrouped(t, book)
        _project_fund(t, book)
    _inputs(t, book)
    _explanation(t, book)
    return book.content()


def _comparison(t: Teller, book: TableBook, name: str, title: str, figures: _Figures) -> None:
    remarks = (*_sides(t), *t.foremost(), *_sentences(t.say("compare.split")), t.say("compare.checks"))
    sheet = book.sheet(t.say(name), title, remarks)
    placed = sheet.table(
        _columns(t, figures), _rows(t, figures, sheet.row + 1), _total(t, figures, sheet.row + 1), frozen_columns=2
    )
    if figures.causes:
        _causes(t, sheet, figures, placed)
        _chart(t, book, sheet, figures, placed)


def _sentences(text: str) -> list[str]:
    """One line each: remarks are not wrapped."""
    return [sentence if sentence.endswith(".") else f"{sentence}." for sentence in text.split(". ")]


def _sides(t: Teller) -> tuple[str, str]:
    return f"A: {t.sides[0]}", f"B: {t.sides[1]}"


def _columns_of_both(t: Teller, plain: str, signed: str) -> list[Column]:
    """A district, its figure in A, in B, and the difference."""
    return [
        Column(t.say("compare.id"), TEXT, 10),
        Column(t.say("compare.district"), TEXT, 28),
        *(Column(head, plain, 15) for head in t.heads),
        Column(t.say("compare.difference"), signed, 15),
    ]


def _columns(t: Teller, figures: _Figures) -> list[Column]:
    return [
        *_columns_of_both(t, figures.plain, figures.signed),
        Column("%", SIGNED_RATE, 9),
        *(Column(t.cause(cause), figures.signed, 15) for cause in figures.causes),
        Column(t.say("compare.check"), NUMBER, 14),
    ]


def _rows(t: Teller, figures: _Figures, first: int) -> list[list[Cell]]:
    """One row per district; `first` is the zero-based row of the first."""
    return [
        [
            district.id,
            t.names[i],
            figures.old[i],
            figures.new[i],
            *_change(first + i, figures.old[i] or Decimal(0), figures.new[i] or Decimal(0)),
            *(part.printed[i] for part in figures.parts),
            _check(t, first + i, figures),
        ]
        for i, district in enumerate(t.c.districts)
    ]


def _change(row: int, old: Decimal, new: Decimal) -> tuple[Live, Live]:
    """The difference and its rate, as formulas."""
    a, b, difference = (f"{xl_col_to_name(col)}{row + 1}" for col in (_OLD, _NEW, _DIFFERENCE))
    rate = (new - old) / old if old else None
    return Live(f"ROUND({b}-{a},4)", new - old), Live(f'IF(N({a})>0,{difference}/{a},"")', rate)


def _check(t: Teller, row: int, figures: _Figures) -> Live:
    """Whether the parts of a row sum to its difference."""
    difference = f"{xl_col_to_name(_DIFFERENCE)}{row + 1}"
    parts = "0"
    if figures.parts:
        first, last = (xl_col_to_name(col) for col in (_FIRST_PART, _FIRST_PART + len(figures.parts) - 1))
        parts = f"SUM({first}{row + 1}:{last}{row + 1})"
    ok, wrong = t.say("compare.ok"), t.say("compare.wrong")
    return Live(f'IF(ROUND({parts}-{difference},4)=0,"{ok}","{wrong}")', ok)


def _total(t: Teller, figures: _Figures, first: int) -> list[Cell]:
    row = first + len(t.c.districts)

    def summed(col: int, value: Decimal) -> Live:
        letter = xl_col_to_name(col)
        return Live(f"SUM({letter}{first + 1}:{letter}{row})", value)

    old, new = (sum((v for v in side if v is not None), Decimal(0)) for side in (figures.old, figures.new))
    return [
        t.say("compare.total"),
        "",
        summed(_OLD, old),
        summed(_NEW, new),
        *_change(row, old, new),
        *(summed(_FIRST_PART + k, part.printed_total) for k, part in enumerate(figures.parts)),
        _check(t, row, figures),
    ]


def _causes(t: Teller, sheet: TableSheet, figures: _Figures, placed: Placed) -> None:
    """What each cause gives, takes and changes in sum, from the columns above."""
    assert placed.total is not None
    unit = "" if figures.plain == HOURS else " €"
    row = sheet.row + 1
    bold = sheet.book.style(bold=True)
    text, money = sheet.book.style(), sheet.book.style(num_format=figures.signed, align="right")
    sheet.heading(t.say("compare.why"))
    heads = [t.say("compare.cause"), "", *(t.say(f"compare.{key}") + unit for key in ("more", "less", "in_sum"))]
    for col, head in enumerate(heads):
        sheet.sheet.write_text(row, col, head, sheet.book.style(bold=True, text_wrap=True, valign="top"))
    sheet.sheet.set_row(row, 28)
    for k, (cause, part) in enumerate(zip(figures.causes, figures.parts, strict=True)):
        letter = xl_col_to_name(_FIRST_PART + k)
        area = f"{letter}{placed.first + 1}:{letter}{placed.last + 1}"
        more = sum((value for value in part.printed if value > 0), Decimal(0))
        sheet.put(row + 1 + k, 0, t.cause(cause), text)
        sheet.put(row + 1 + k, 2, Live(f'SUMIF({area},">0")', more), money)
        sheet.put(row + 1 + k, 3, Live(f'SUMIF({area},"<0")', part.printed_total - more), money)
        sheet.put(row + 1 + k, 4, Live(f"{letter}{placed.total + 1}", part.printed_total), money)
    sheet.put(row + 1 + len(figures.causes), 0, t.say("compare.check"), bold)
    check = xl_col_to_name(_FIRST_PART + len(figures.parts))
    area = f"{check}{placed.first + 1}:{check}{placed.total + 1}"
    ok, wrong = t.say("compare.ok"), t.say("compare.wrong")
    verdict = Live(f'IF(COUNTIF({area},"{ok}")=ROWS({area}),"{ok}","{wrong}")', ok)
    sheet.put(row + 1 + len(figures.causes), 2, verdict, sheet.book.style(bold=True, align="right"))
    sheet.row = row + 3 + len(figures.causes)


def _chart(t: Teller, book: TableBook, table: TableSheet, figures: _Figures, placed: Placed) -> None:
    """Stacked bars of the parts on a sheet of their own, so that no page cuts them; of many districts those that change
    most, their figures below."""
    name = table.sheet.get_name()
    series = [[name, placed.header, _FIRST_PART + k] for k in range(len(figures.parts))]
    chosen = list(range(len(t.c.districts)))
    is_whole = len(chosen) <= CHARTED
    if not is_whole:
        chosen = _extremes(t, figures)
    unit = t.say("compare.hours" if figures.plain == HOURS else "compare.euros")
    title = f"{t.say('compare.chart' if is_whole else 'compare.chart_part')}, {unit}"
    sheet = book.sheet(t.say("compare.sheet.chart", sheet=name), title, _sentences(t.say("compare.split")))
    top, tall = sheet.row, max(340, 120 + 13 * len(chosen))
    source, first, names, parts = name, placed.first, 1, _FIRST_PART
    if not is_whole:
        sheet.row += ceil(tall / _ROW_PIXELS) + 1
        source, first, names, parts = sheet.sheet.get_name(), sheet.row + 1, 0, 1
        _chart_data(t, sheet, name, figures, placed, chosen)
    last = first + len(chosen) - 1
    chart = book.workbook.add_chart({"type": "bar", "subtype": "stacked"})
    for k, header in enumerate(series):
        chart.add_series(
            {
                "name": header,
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
    chart.set_x_axis({"num_format": figures.signed.replace(".00", ""), "num_font": {"size": 9}})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 900, "height": tall})
    sheet.sheet.insert_chart(top, 0, chart, {"description": _described(t, figures, chosen)})


def _extremes(t: Teller, figures: _Figures) -> list[int]:
    """Positions of the districts with the largest gains and losses."""
    changes = [(new or 0) - (old or 0) for old, new in zip(figures.old, figures.new, strict=True)]
    order = sorted(range(len(changes)), key=lambda i: (-changes[i], t.c.districts[i].id))
    return [*order[: CHARTED // 2], *order[-CHARTED // 2 :]]


def _chart_data(
    t: Teller, sheet: TableSheet, name: str, figures: _Figures, placed: Placed, chosen: Sequence[int]
) -> None:
    """The parts of `chosen`, as cells that point to the table on the sheet `name`."""
    columns = [Column(t.say("compare.district"), TEXT, 28)]
    columns += [Column(t.cause(cause), figures.signed, 15) for cause in figures.causes]
    rows: list[list[Cell]] = []
    for i in chosen:
        source = placed.first + i + 1

        def cell(col: int, row: int = source) -> str:
            return f"'{name}'!{xl_col_to_name(col)}{row}"

        row: list[Cell] = [Live(cell(1), t.names[i])]
        row += [Live(cell(col), part.printed[i]) for col, part in enumerate(figures.parts, start=_FIRST_PART)]
        rows.append(row)
    sheet.table(columns, rows)


def _described(t: Teller, figures: _Figures, chosen: Sequence[int]) -> str:
    """The chart in words for those who cannot see it: each cause's share in sum."""
    told = "; ".join(
        f"{t.cause(cause)} {number(part.printed_total, t.lang, 2)}"
        for cause, part in zip(figures.causes, figures.parts, strict=True)
    )
    return t.say("compare.chart_alt", rows=f"{len(chosen)}: {told}")


def _regrouped(t: Teller, book: TableBook) -> None:
    """The districts whose area changed, the earlier budget within the later boundaries; difference and rate live."""
    if not t.c.regrouped:
        return
    sheet = book.sheet(t.say("compare.sheet.regrouped"), t.say("compare.regrouped"), (*_sides(t), *t.regrouped_notes()))
    columns = [
        Column(t.say("compare.id"), TEXT, 10),
        Column(t.say("compare.district"), TEXT, 28),
        *(Column(head, EUROS, 15) for head in t.regrouped_heads),
        Column(t.say("compare.difference"), SIGNED_EUROS, 15),
        Column("%", SIGNED_RATE, 9),
    ]
    first = sheet.row + 1
    rows: list[list[Cell]] = [
        [
            row.district.id,
            row.district.name,
            row.district.old,
            row.district.new,
            row.budget,
            *_regrouped_change(t, first + i, row.difference, row.rate),
        ]
        for i, row in enumerate(t.c.regrouped)
    ]
    *money, change = t.regrouped_totals
    total: list[Cell] = [t.say("compare.total"), ""]
    for letter, value in zip("CDE", money, strict=True):
        total.append(Live(f"SUM({letter}{first + 1}:{letter}{first + len(rows)})", value))
    total += _regrouped_change(t, first + len(rows), change, t.regrouped_rate)
    sheet.table(columns, rows, total, frozen_columns=2)


def _regrouped_change(t: Teller, row: int, difference: Decimal | None, rate: Decimal | None) -> list[Cell]:
    """B against A within the same boundaries, as formulas; nothing where the later side has no such district."""
    if difference is None:
        return [None, None]
    old, new = ("E", "D") if t.regrouped_side == "A" else ("C", "E")
    of, by = (f"{letter}{row + 1}" for letter in (old, new))
    return [Live(f"ROUND(N({by})-N({of}),4)", difference), Live(f'IF(N({of})>0,F{row + 1}/{of},"")', rate)]


def _project_fund(t: Teller, book: TableBook) -> None:
    """Budget II of both, where it differs: not divided over causes."""
    funds = t.c.project_funds
    if funds is None:
        return
    remarks = (*_sides(t), *t.foremost())
    sheet = book.sheet(t.say("compare.sheet.project_fund"), t.say("compare.project_fund.title"), remarks)
    first = sheet.row + 1
    rows: list[list[Cell]] = [
        [district.id, t.names[i], *funds[i], _change(first + i, *funds[i])[0]]
        for i, district in enumerate(t.c.districts)
    ]
    sums = [sum(side, Decimal(0)) for side in zip(*funds, strict=True)]
    letters = [xl_col_to_name(col) for col in (_OLD, _NEW, _DIFFERENCE)]
    total: list[Cell] = [t.say("compare.total"), ""]
    for letter, value in zip(letters, (*sums, sums[1] - sums[0]), strict=True):
        total.append(Live(f"SUM({letter}{first + 1}:{letter}{first + len(rows)})", value))
    sheet.table(_columns_of_both(t, EUROS, SIGNED_EUROS), rows, total, frozen_columns=2)


def _inputs(t: Teller, book: TableBook) -> None:
    sheet = book.sheet(t.say("compare.sheet.inputs"), t.say("compare.inputs"), _sides(t))
    if not t.c.differences:
        sheet.remark(t.say("compare.inputs_none"))
    columns = [
        Column(heading(t.say("compare.what")), TEXT, 54),
        *(Column(heading(t.say("compare.value", side=side)), TEXT, 26) for side in "AB"),
        *(Column(heading(t.say("compare.place", side=side)), TEXT, 22) for side in "AB"),
    ]
    rows = [[one.what, one.a, one.b, one.place_a, one.place_b] for one in input_lines(t.c.differences, t.lang)]
    sheet.table(columns, rows, frozen_columns=1)


def _explanation(t: Teller, book: TableBook) -> None:
    sheet = book.sheet(t.say("compare.sheet.explanation"), t.say("compare.how"))
    told = [t.result(), *t.foremost(), t.hours_change(), t.say("compare.split"), *t.notes()]
    told += t.meanings()
    origins = [side.case.origin for side in (t.c.a, t.c.b)]
    told += [
        f"{letter}: {side}" + (f", SHA-256 {origin.sha256}" if origin else "")
        for letter, side, origin in zip("AB", t.sides, origins, strict=True)
    ]
    sheet.table([Column(t.say("compare.sheet.explanation"), TEXT, 110)], [[sentence] for sentence in told])
