"""Tables built column by column, so that what a column means is told from the very columns that are printed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sozialbudget.case.layout import DISTRICTS
from sozialbudget.formats.document import Column, Row, Table
from sozialbudget.reports.allocation.labels import heading
from sozialbudget.reports.annex.printed import cells
from sozialbudget.reports.annex.sentences import count
from sozialbudget.reports.annex.subject import Subject

MOST_COLUMNS = 13
"""So many columns stand side by side on a landscape page and can still be read."""
_FEW_COLUMNS = 9
ROW_HEADERS = 2
"""Number and name of the district."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a column shows: its name, its formula in words, and the sentence of the source."""

    name: str
    words: str
    source: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A column with what is printed in it: a cell for each district, and what stands in the row of totals."""

    column: Column
    cells: Sequence[str]
    total: str = ""
    meaning: Meaning | None = None


def numbers(
    s: Subject, column: Column, values: Sequence[Decimal], decimals: int, meaning: Meaning | None = None
) -> Shown:
    """A column of numbers as printed, and their sum."""
    return Shown(
        column, cells(values, s.lang, decimals), cells([sum(values, Decimal(0))], s.lang, decimals)[0], meaning
    )


def district_table(s: Subject, caption: str, columns: Iterable[Shown], note: str = "") -> Table:
    """A table with a row for each district and a row of totals."""
    districts = s.allocation.case.districts
    n = len(districts)
    id_header, name_header = (heading(DISTRICTS.column(key).header.say(s.lang)) for key in ("id", "name"))
    of_all = s.say("annex.sheet.one_district") if n == 1 else s.say("annex.districts.many", n=count(s, n))
    columns = list(columns)
    # Where columns are few, names stand close to their numbers.
    width = 1 if len(columns) > _FEW_COLUMNS else 0
    shown = [
        Shown(Column(id_header, align="left"), [one.id for one in districts], s.say("total")),
        Shown(Column(name_header, align="left", width=width), [one.name for one in districts], of_all),
        *columns,
    ]
    rows = [Row(row) for row in zip(*(one.cells for one in shown), strict=True)]
    rows.append(Row(tuple(one.total for one in shown), "total"))
    return Table(caption, tuple(one.column for one in shown), tuple(rows), row_headers=ROW_HEADERS, note=note)
