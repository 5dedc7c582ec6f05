"""What the columns mean: the formula in words and the source of each figure, from where the method states them."""

from collections.abc import Iterable, Iterator

from sozialbudget.analysis.explain.explain import label, placeholders
from sozialbudget.case.parameters import PARAMETER_KEYS
from sozialbudget.formats.document import Column, Row, Table
from sozialbudget.method.allocation import figures_of
from sozialbudget.method.figure import Figure
from sozialbudget.reports.allocation.labels import heading
from sozialbudget.reports.annex.column_table import Meaning, Shown
from sozialbudget.reports.annex.printed import factor, money, rate
from sozialbudget.reports.annex.sentences import count
from sozialbudget.reports.annex.subject import Subject


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
            if key not in known and not is_parameter and key not in ("share", "cost_per_fte", "status_quo"):
                known.add(key)
                waiting.append(key)
                yield key


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
        case "cap" if a.case.parameters.max_gain is None:
            return s.say("annex.sheet.none")
        case "floor" if a.case.parameters.max_loss is None:
            return money(a.floor[0], s.lang)
        case _:
            return s.say("annex.sheet.per_district")
