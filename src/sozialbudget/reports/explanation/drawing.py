"""A derivation drawn for the screen: the causes and the indicators with bars, and all its steps as a tree."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from rich.text import Text
from rich.tree import Tree

from sozialbudget.analysis.explain.derivation import Derivation, Given, Result, told
from sozialbudget.case.parameters import Unit
from sozialbudget.formats.screen.lines import Line, bars, wrapped
from sozialbudget.words import Lang, say
from sozialbudget.words.numbers import euro, percent, signed
from sozialbudget.words.text import shown

_BAR_WIDTH = 25
_GAP = "  "


def tree(derivation: Derivation, lang: Lang) -> Tree:
    """The steps as a tree, counted as they come; an input stands once in each step."""
    root = Tree(Text(say("explain.steps", lang), "bold"))
    for number, step in enumerate(derivation.steps, 1):
        branch = root.add(Text(f"{number} {step.title}", "bold cyan"))
        already: set[str] = set()
        for result in step.results:
            leaf = branch.add(_result_text(result))
            for given in result.given:
                told_so = f"{given.label} {given.told} {given.place}"
                if told_so not in already:
                    leaf.add(_given_text(given))
                already.add(told_so)
    return root


def lines(derivation: Derivation, lang: Lang, width: int, unicode: bool = True) -> Iterator[Line]:
    """Whose budget it is, why it changes, from today's to the new one, and which indicator gives or takes."""
    for line in wrapped(_title(derivation, lang), width):
        yield [(text, "bold") for text, _ in line]
    yield []
    yield [(say("explain.causes", lang), "bold")]
    causes: list[_Row] = [(part.label, _change(part.printed, lang), part.printed) for part in derivation.causes]
    first: _Row = (say("explain.from", lang), euro(derivation.status_quo, lang), None)
    last: _Row = (say("explain.to", lang), euro(derivation.budget, lang), None)
    yield from _bar_table([first, *causes, last], width, unicode)
    yield []
    title = "explain.need_effects" if derivation.indicators_in_euros else "explain.need_parts"
    yield [(say(title, lang), "bold")]
    tell = _change if derivation.indicators_in_euros else _share
    parts = [(part.label, tell(part.printed, lang), part.printed) for part in derivation.indicators]
    yield from _bar_table(parts, width, unicode)


def _title(derivation: Derivation, lang: Lang) -> str:
    change = signed(derivation.change, lang, 0 if derivation.change % 1 == 0 else 2, euro)
    if derivation.change_rate is not None:
        change += f" ({signed(derivation.change_rate, lang, 1, percent)})"
    return say(
        "explain.title",
        lang,
        district=shown(derivation.district.name),
        id=shown(derivation.district.id),
        budget=told(derivation.budget, Unit.EUR, lang),
        status_quo=told(derivation.status_quo, Unit.EUR, lang),
        change=change,
    )


def _result_text(result: Result) -> Text:
    text = Text.assemble((shown(result.label), "bold"), " = ", (result.told, "bold"))
    for line, style in (
        (result.words, ""),
        (f"= {result.numbers}" if result.numbers else "", ""),
        (result.source, "dim"),
    ):
        if line:
            text.append(f"\n{line}", style)
    return text


def _given_text(given: Given) -> Text:
    text = Text(f"{shown(given.label)}: {given.told}")
    if given.place:
        text.append(f"  {shown(given.place)}", "cyan")
    if given.source:
        text.append(f"  {shown(given.source)}", "dim")
    return text


# --- bars ---------------------------------------------------------------------------------------------

_Row = tuple[str, str, Decimal | None]
"""A label, an amount as told, and the length of its bar; None for a row without."""


def _bar_table(rows: Sequence[_Row], width: int, unicode: bool) -> Iterator[Line]:
    amount = max(len(told) for _, told, _ in rows)
    name = min(max(len(label) for label, _, _ in rows), width - amount - _BAR_WIDTH - 3 * len(_GAP))
    drawn = iter(bars([value for _, _, value in rows if value is not None], _BAR_WIDTH, unicode))
    for label, told_amount, value in rows:
        label = shown(label)
        label = label if len(label) <= name else f"{label[: name - 1]}…"
        start = f"{_GAP}{label.ljust(name)}{_GAP}{told_amount.rjust(amount)}"
        if value is None:
            yield [(start, "bold")]
        else:
            yield [(start + _GAP, ""), (next(drawn), "gain" if value > 0 else "loss")]


def _change(value: Decimal, lang: Lang) -> str:
    return signed(value, lang, 2, euro)


def _share(value: Decimal, lang: Lang) -> str:
    return percent(value, lang, 2).replace("-", "−")
