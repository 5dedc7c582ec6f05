"""Tables built column by column, so that what a column means is told from the very columns that are printed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sozialbudget.analysis.explain.explain import label
from sozialbudget.case.layout import DISTRICTS
from sozialbudget.case.parameters import PARAMETER_KEYS
from sozialbudget.formats.document import Column, Row, Table
from sozialbudget.method.allocation import figures_of
from sozialbudget.method.figure import Figure, Part, placeholders
from sozialbudget.method.protection import NO_CAP
from sozialbudget.reports.annex.printed import cells, factor, money, rate
from sozialbudget.reports.annex.sentences import count
from sozialbudget.reports.annex.subject import Subject
from sozialbudget.words.text import heading

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


def meaning(s: Subject, key: str, name: str | None = None) -> Meaning:
    """What the figure `key` means; `name` is what stands above its column, its label where None."""
    figure = figures_of(s.allocation.case)[key]
    return Meaning(name or heading(figure.label.say(s.lang)), _words(s, figure), _source(s, figure))


def given(s: Subject, name: str) -> Meaning:
    """A column that is input."""
    return Meaning(name, s.say("annex.sheet.given_words"), s.say("annex.sheet.given"))


def _words(s: Subject, figure: Figure) -> str:
    figures = figures_of(s.allocation.case)
    template = figure.words.say(s.lang)
    return template.format(**{key: label(key, figure, figures).say(s.lang) for key in placeholders(template)})


def _source(s: Subject, figure: Figure) -> str:
    return figure.source.say(s.lang) if figure.source else s.say("annex.sheet.arithmetic")


def meanings_table(s: Subject, columns: Iterable[Shown]) -> Table:
    """Each column with its formula and its source, once; those of the same origin without a formula in one row."""
    told: dict[tuple[str, str], list[str]] = {}
    for one in dict.fromkeys(shown.meaning for shown in columns if shown.meaning is not None):
        told.setdefault((one.words, one.source), []).append(one.name)
    return Table(
        s.say("annex.sheet.columns_caption"),
        (
            Column(s.say("annex.sheet.column"), align="left", width=2),
            Column(s.say("annex.sheet.formula"), align="left", width=5),
            Column(s.say("annex.sheet.source"), align="left", width=4),
        ),
        tuple(Row((", ".join(names), *said)) for said, names in told.items()),
    )


def terms_table(s: Subject, printed: Iterable[str]) -> Table | None:
    """What the formulas of the figures `printed` name and no column shows; None where there is nothing."""
    keys = list(_terms(s, list(printed)))
    if not keys:
        return None
    figures = figures_of(s.allocation.case)
    rows = []
    for key in keys:
        if key in figures:
            figure = figures[key]
            told = (heading(figure.label.say(s.lang)), _value(s, key), _words(s, figure), _source(s, figure))
        else:
            name = heading(label(key, figures["budget"], {}).say(s.lang))
            told = (name, _value(s, key), s.say(f"annex.sheet.words.{key}"), s.say("annex.sheet.arithmetic"))
        rows.append(Row(told))
    return Table(
        s.say("annex.sheet.terms_caption"),
        (
            Column(s.say("annex.sheet.term"), align="left", width=2),
            Column(s.say("annex.sheet.value"), width=2),
            Column(s.say("annex.sheet.formula"), align="left", width=5),
            Column(s.say("annex.sheet.source"), align="left", width=3),
        ),
        tuple(rows),
    )


def _terms(s: Subject, printed: list[str]) -> Iterator[str]:
    """Figures and sums that formulas name, and those that theirs name; parameters have a chapter of their own."""
    figures = figures_of(s.allocation.case)
    known, waiting = set(printed), list(printed)
    while waiting:
        figure = figures.get(waiting.pop(0))
        for key in placeholders(figure.words.say(s.lang)) if figure is not None else ():
            is_parameter = key in PARAMETER_KEYS and (figure is None or key not in figures or key == figure.key)
            if key not in known and not is_parameter and key not in ("share", "column", "cost_per_fte", "status_quo"):
                known.add(key)
                waiting.append(key)
                yield key
    # What stands in one cell and no formula names is told here all the same.
    yield from (f.key for f in figures.values() if f.part is Part.CELL and f.formula and f.key not in known)


def _value(s: Subject, key: str) -> str:
    a = s.allocation
    match key:
        case "total":
            return money(a.total, s.lang)
        case "status_quo_sum":
            return money(a.status_quo.sum(), s.lang)
        case "n":
            return count(s, len(a.budget))
        case "damping":
            return rate(a.damping, s.lang)
        case "alpha":
            return factor(s.precision.alpha(a.alpha), s.lang, s.precision.alpha_places)
        case "need_sum":
            return money(a.need_sum or Decimal(0), s.lang)
        case "correction_factor":
            return factor(a.correction_factor or Decimal(0), s.lang)
        case "cap" if all(a.cap == NO_CAP):
            return s.say("annex.sheet.none")
        case "floor" if a.case.parameters.max_loss is None:
            return money(a.floor[0], s.lang)
        case _:
            return s.say("annex.sheet.per_district")
