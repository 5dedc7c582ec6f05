"""What every sheet of the result needs: the allocation, the workbook, its names, its words and its styles."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from typing import Any, Self

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name

from sozialbudget.case.parameters import Parameters, Unit
from sozialbudget.formats.xlsx.live_sheet import HEAD, INK, LINE, LiveSheet
from sozialbudget.formats.xlsx.tables import (
    EUROS,
    HOURS,
    RATE,
    SIGNED_EUROS,
    SIGNED_RATE,
    SIGNED_WHOLE_EUROS,
    WHOLE_EUROS,
)
from sozialbudget.method.allocation import Allocation, figures_of
from sozialbudget.method.figure import Figure, Part
from sozialbudget.method.numbers import exact_sum
from sozialbudget.words import Lang, say
from sozialbudget.workbook.result.names import Edition, names

_MOST_IN_A_HEADER = 200
"""Excel takes 255 characters, control codes among them."""


@dataclass(frozen=True, slots=True)
class TitleBlock:
    """Title and facts (label, value) for the Übersicht; `running` and `draft` for the head of each printed page.

    `left` and `right` say which part of the Berechnungsbogen is printed; both are in the workbook all the same.
    """

    title: str
    facts: tuple[tuple[str, str], ...]
    running: str
    author: str = ""
    day: date | None = None
    draft: str | None = None
    left: bool = True
    right: bool = True

    @property
    def page_header(self) -> str:
        """The head of a printed page in the spreadsheet's notation, where `&` begins a code."""
        return page_header(self.running, self.draft)


def page_header(running: str, draft: str | None = None) -> str:
    """The head of a printed page, left `running`, right the word that marks a draft."""
    running = running.replace("&", "&&")
    if len(running) > _MOST_IN_A_HEADER:
        running = running[: _MOST_IN_A_HEADER - 1].rstrip("&") + "…"
    # A digit right after the font size would be read as part of it.
    left = f"&L&8 {running}"
    return left + (f'&R&"Calibri,Bold"&12 {draft.replace("&", "&&")}' if draft else "")


Progress = Callable[[int, int], None]

FIRST_ROW = 8
"""One-based row of the first district on every sheet with one row per district (formulas meet in the same row)."""
HEADER_ROW = FIRST_ROW - 1

_NUMBER_FORMATS: Mapping[Unit, str] = {
    Unit.EUR: EUROS,
    Unit.RATE: RATE,
    Unit.HOURS: HOURS,
    Unit.FTE: "0.00",
    Unit.NUMBER: "0.0000",
    Unit.YEAR: "0",
    Unit.WORD: "@",
    Unit.COLUMN: "@",
    Unit.TEXT: "@",
}
SHARE = "0.00 %"
HELPER_FORMAT = '[>1E+90]"–";[<-1E+90]"–";#,##0.00####'
"""Helper cells; what stands for infinity shows as a dash."""


def number_format(figure: Figure, whole: bool) -> str:
    """How a figure is written in a cell; `whole`: euros without cents."""
    if figure.signed:
        return SIGNED_RATE if figure.unit is Unit.RATE else SIGNED_WHOLE_EUROS if whole else SIGNED_EUROS
    if figure.unit is Unit.RATE and figure.decimals == 2:
        return SHARE
    return WHOLE_EUROS if whole else _NUMBER_FORMATS[figure.unit]


@dataclass
class Result:
    """The result workbook being written."""

    allocation: Allocation
    workbook: Workbook
    lang: Lang
    name: str
    """The input's file name."""
    block: TitleBlock | None = None
    """Where the workbook is an annex."""
    said_title: str | None = None
    """What the workbook is called where it is neither an annex nor the result of one year."""
    edition: Edition | None = None
    """Where the workbook holds several years."""

    def __post_init__(self) -> None:
        self._formats: dict[tuple[tuple[str, Any], ...], Format] = {}

    def of_year(self, allocation: Allocation, edition: Edition) -> Self:
        """The same workbook, for the sheets of one of its years."""
        return replace(self, allocation=allocation, edition=edition)

    # --- words, names, formulas ---------------------------------------------------------------------

    def say(self, key: str, **values: object) -> str:
        """A word or sentence of the catalogue."""
        return say(key, self.lang, **values)

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Defined name by key."""
        found = names(self.allocation.case, self.lang)
        return found if self.edition is None else {key: self.edition.name(key, name) for key, name in found.items()}

    @cached_property
    def figures(self) -> Mapping[str, Figure]:
        """Figure by key."""
        return figures_of(self.allocation.case)

    def of_part(self, *parts: Part) -> list[Figure]:
        """The figures that stand there, in their order."""
        return [figure for figure in self.figures.values() if figure.part in parts]

    def formula_of(self, figure: Figure, **more: str) -> str:
        """The formula of a figure, in a row of its column."""
        assert figure.formula is not None, figure.key
        return self.formula(figure.formula, **more)

    def formula(self, template: str, **more: str) -> str:
        """A formula template with the workbook's names in it, without the leading `=`."""
        return template.format_map({**self.names, **more})

    def define(self, key: str, sheet: str, first: tuple[int, int], last: tuple[int, int] | None = None) -> None:
        """Define the name of `key` for a cell or a range, zero-based (row, column)."""
        self.define_as(self.names[key], sheet, first, last)

    def define_as(self, name: str, sheet: str, first: tuple[int, int], last: tuple[int, int] | None = None) -> None:
        """Define `name` for a cell or a range."""
        end = f":{_absolute(*last)}" if last else ""
        self.workbook.define_name(name, f"={self.sheet_reference(sheet)}!{_absolute(*first)}{end}")

    def define_column(self, key: str, sheet: str, col: int) -> None:
        """Define the name of `key` for one column of a table with a row per district."""
        first = FIRST_ROW - 1
        self.define(key, sheet, (first, col), (first + self.n - 1, col))

    @cached_property
    def book_title(self) -> str:
        """What the workbook is called, with who grants the budgets; an annex names that in its title block."""
        if self.block is not None:
            return self.block.title
        county = self._parameters.county
        title = self.said_title or self.say("overview.title", year=self._parameters.year)
        return title if county is None else self.say("document.of_county", title=title, county=county)

    @property
    def _page_header(self) -> str | None:
        """What stands at the head of each printed page: of an annex its title, of another book whose it is."""
        if self.block is not None:
            return self.block.page_header
        return None if self._parameters.county is None else page_header(self.book_title)

    @property
    def _parameters(self) -> Parameters:
        return self.allocation.case.parameters

    def sheet_title(self, key: str) -> str:
        """The title of a sheet, at most 31 characters."""
        title = self.say(f"sheet.{key}")
        return title if self.edition is None else self.edition.title(key, title)

    def sheet(self, key: str) -> LiveSheet:
        """A sheet added before."""
        sheet: LiveSheet = self.workbook.get_worksheet_by_name(self.sheet_title(key))
        return sheet

    def heading(self, key: str) -> str:
        """The word or sentence above a sheet; where there are several years, with the year."""
        heading = self.say(key)
        return heading if self.edition is None else f"{heading}, {self.edition.year}"

    def sheet_reference(self, key: str) -> str:
        """The sheet's title as a formula writes it."""
        title = self.sheet_title(key)
        return title if title.replace("_", "a").isalnum() else f"'{title}'"

    def is_empty(self, cell: str) -> str:
        """A formula: whether the cell of a parameter is empty. A year's cell may hold the input's, empty as it is."""
        return f"ISBLANK({cell})" if self.edition is None else f'{cell}=""'

    @cached_property
    def all_hours(self) -> Decimal:
        """Face-to-face hours a week of all services and districts: the sum of the rounded hours."""
        return exact_sum(hours for service in self.allocation.services for hours in service.face_to_face_hours)

    @property
    def all_hours_formula(self) -> str:
        """The same as a formula template."""
        numbers = range(1, len(self.allocation.services) + 1)
        return "+".join(f"SUM({{face_to_face_hours_{s}}})" for s in numbers)

    @property
    def n(self) -> int:
        """Number of districts."""
        return len(self.allocation.case.districts)

    # --- styles -------------------------------------------------------------------------------------

    def style(self, **properties: Any) -> Format:
        """A cell format; the same properties give the same format."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self.workbook.add_format(
                {"font_name": "Calibri", "font_size": 10, "font_color": INK, "valign": "vcenter", **properties}
            )
        return self._formats[key]

    def number(self, number_format: str, **properties: Any) -> Format:
        """A format for numbers."""
        return self.style(num_format=number_format, **properties)

    def unit(self, unit: Unit, **properties: Any) -> Format:
        """The format of a unit."""
        return self.number(_NUMBER_FORMATS[unit], **properties)

    def format_of(self, figure: Figure) -> str:
        """The number format of a figure."""
        return number_format(figure, bool(figure.whole_with) and all(map(self._is_whole, figure.whole_with)))

    @property
    def status_quo_format(self) -> str:
        """Whole euros where all of today's budgets are."""
        return WHOLE_EUROS if self._is_whole("status_quo") else _NUMBER_FORMATS[Unit.EUR]

    def _is_whole(self, key: str) -> bool:
        """Whether the figure `key` is whole in every district, or the parameter is."""
        parameters = self.allocation.case.parameters
        values = [getattr(parameters, key)] if key == "rounding_unit" else self.allocation.values(key)
        return all(value % 1 == 0 for value in values)

    @cached_property
    def title(self) -> Format:
        """A sheet's title."""
        return self.style(bold=True, font_size=14)

    @cached_property
    def remark(self) -> Format:
        """A line of explanation."""
        return self.style(italic=True, font_color="#52606D")

    @cached_property
    def header(self) -> Format:
        """A column header."""
        return self.style(bold=True, bg_color=HEAD, text_wrap=True, valign="top", bottom=1, border_color=LINE)

    @cached_property
    def number_header(self) -> Format:
        """The header of a column of numbers."""
        return self.style(
            bold=True, bg_color=HEAD, text_wrap=True, valign="top", bottom=1, border_color=LINE, align="right"
        )

    @cached_property
    def text(self) -> Format:
        """Plain text."""
        return self.style()

    @cached_property
    def wrapped(self) -> Format:
        """Text that may take several lines."""
        return self.style(text_wrap=True, valign="top")

    # --- sheets -------------------------------------------------------------------------------------

    def add_sheet(self, key: str, header_row: int | None = None, first_columns: int = 0) -> LiveSheet:
        """A sheet set up for print: A4 landscape, one page wide, title rows repeated, page numbers."""
        sheet: LiveSheet = self.workbook.add_worksheet(self.sheet_title(key), worksheet_class=LiveSheet)
        sheet.hide_gridlines(2)
        sheet.set_paper(9)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        if self._page_header is not None:
            sheet.set_header(self._page_header)
        sheet.set_footer(f"&L&8sozialbudget&C&8&A&R&8{self.say('print.page')} &P / &N")
        if header_row is not None:
            sheet.repeat_rows(header_row - 1)
            sheet.freeze_panes(header_row, first_columns)
        return sheet


def pages(widths: list[float], repeated: int, parts: list[int]) -> tuple[int, list[int]]:
    """Print scale (percent) and columns before which a page begins, on A4 landscape with `repeated` first columns.

    A page begins at each of `parts`, and where else the scale would fall below what is legible on paper.
    """
    points = [(width * 7 + 5) * 0.75 for width in widths]
    usable, legible = 720.0, 0.6
    head = sum(points[:repeated])
    edges = [repeated, *parts, len(points)]
    widest = max(head + sum(points[first:last]) for first, last in pairwise(edges))
    scale = max(legible, min(1.0, usable / widest))
    breaks, filled = [], head
    for col in range(repeated, len(points)):
        if col in parts or (filled + points[col] > usable / scale + 0.5 and col > repeated):
            breaks.append(col)
            filled = head
        filled += points[col]
    return int(scale * 100), breaks


def _absolute(row: int, col: int) -> str:
    return f"${xl_col_to_name(col)}${row + 1}"
