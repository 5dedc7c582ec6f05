"""Write the pages that are drawn from the code: parameters.md, cli.md, figures.md, json.md and the JSON Schemas.

    python docs/generate.py [--check]

With --check nothing is written; the exit status is 1 where a page is stale. `make docs` runs it.
"""

import sys
from collections.abc import Iterable, Iterator
from itertools import product
from json import dumps
from pathlib import Path
from string import Formatter
from typing import Any

from json_schemas import DOCUMENTS, WAYS, schema_of, smallest_case

from sozialbudget.case.bounds import parameter_allowed, parameter_default, parameter_usual
from sozialbudget.case.parameters import (
    PARAMETER_KEYS,
    OverheadBasis,
    ProjectFundBy,
    Unit,
    about,
    is_required,
)
from sozialbudget.cli.app import PROGRAM, build
from sozialbudget.method.allocation import figures_of
from sozialbudget.method.figure import Figure
from sozialbudget.words import Lang, Text, say
from sozialbudget.workbook.result import fund_workings
from sozialbudget.workbook.result.workings import CELLS, COLUMNS, OTHERS

DOCS = Path(__file__).parent
GENERATED = "<!-- Written by docs/generate.py from the code; edit there. -->"
UNITS = {
    Unit.YEAR: "year",
    Unit.EUR: "EUR",
    Unit.RATE: "rate",
    Unit.HOURS: "hours",
    Unit.FTE: "FTE",
    Unit.NUMBER: "number",
    Unit.WORD: "word",
    Unit.COLUMN: "column",
    Unit.TEXT: "text",
}


def cell(text: str) -> str:
    """`text` in a table: one line, no pipe."""
    return text.replace("|", "\\|").replace("\n", " ").replace("\N{NO-BREAK SPACE}", " ")


def table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """A Markdown table."""
    head = list(header)
    yield "| " + " | ".join(head) + " |"
    yield "|" + "---|" * len(head)
    for row in rows:
        yield "| " + " | ".join(cell(text) for text in row) + " |"


def both(text: Text | None) -> str:
    """German and English, once where they are the same."""
    if text is None:
        return ""
    return text.de if text.de == text.en else f"{text.de} / {text.en}"


# --- parameters.md --------------------------------------------------------------------------------------


def parameters_page() -> Iterator[str]:
    """Every parameter."""
    yield "# Parameters"
    yield ""
    yield GENERATED
    yield ""
    yield (
        "The decisions of a calculation. The sheet `Parameter` takes the German label, the English label or the key; "
        "`--set key=value` and a TOML file (`--params`) take the same. The last one said wins: default, workbook, "
        "file, `--set`. What is told of Landkreis Lüneburg is a hint; see [the method](method.md). In a file, "
        "values may have a source and the budget years they hold for: [the parameter file](parameter-file.md)."
    )
    yield ""
    yield from table(
        ("key", "German", "English", "unit", "default", "allowed"),
        (
            (
                f"[`{key}`](#{key})",
                about(key).label.de,
                about(key).label.en,
                UNITS[about(key).unit],
                "**required**" if is_required(key) else parameter_default(key, "en"),
                parameter_allowed(key, "en"),
            )
            for key in PARAMETER_KEYS
        ),
    )
    for key in PARAMETER_KEYS:
        told = about(key)
        yield ""
        yield f"## `{key}`"
        yield ""
        yield f"**{told.label.de} / {told.label.en}.** {told.help.en}"
        yield ""
        yield f"*{told.help.de}*"
        if told.choices:
            yield ""
            yield from table(
                ("value", "German word", "English word"),
                ((f"`{value}`", word.de, word.en) for value, word in told.choices.items()),
            )
        if (usual := parameter_usual(key, "en")) is not None:
            yield ""
            yield f"Usual: {usual}; another value is read and draws a warning."
        if told.default_from:
            yield ""
            yield f"The default comes from: {told.default_from.en}."
        if told.hint:
            yield ""
            yield f"Elsewhere: {told.hint.en}"


# --- cli.md ---------------------------------------------------------------------------------------------

EXITS = (
    ("0", "done"),
    ("1", "a problem in the input, a task that has no solution, or a file that cannot be written"),
    ("2", "wrong usage: what can be seen from the command line alone"),
    ("130", "interrupted"),
)


def cli_page() -> Iterator[str]:
    """Every command."""
    groups = {lang: build(lang) for lang in ("de", "en")}
    english = groups["en"]
    yield "# Command line"
    yield ""
    yield GENERATED
    yield ""
    yield f"{english.help} *{groups['de'].help}*"
    yield ""
    yield "Results go to stdout, problems to stderr. Colours only on a terminal; `NO_COLOR` is respected."
    yield "Bars are drawn everywhere, in plain characters where the output cannot show others."
    yield ""
    yield from table(("exit status", "meaning"), EXITS)
    yield ""
    yield "## Global options"
    yield ""
    yield from options(english.params, groups["de"].params)
    for name, command in english.commands.items():
        german = groups["de"].commands[name]
        arguments = " ".join(part.metavar for part in command.params if part.param_type_name == "argument")
        yield ""
        yield f"## `{PROGRAM} {name}`"
        yield ""
        yield f"{command.help} *{german.help}*"
        yield ""
        yield "```text"
        yield f"{PROGRAM} {name} {command.options_metavar} {arguments}".rstrip()
        yield "```"
        yield ""
        yield from options(command.params, german.params)
        yield ""
        yield f"Example: `{example(command, 'en')}`"
    yield ""
    yield "Every command also knows `--help`, and `--lang` may stand before or after it."


def options(english: list[Any], german: list[Any]) -> Iterator[str]:
    """A table of arguments and options."""
    yield from table(
        ("", "English", "German"),
        ((f"`{usage(e)}`", e.help, g.help) for e, g in zip(english, german, strict=True)),
    )


def usage(parameter: Any) -> str:
    """How it is typed."""
    if parameter.param_type_name == "argument":
        return str(parameter.metavar)
    names = ", ".join(sorted(parameter.opts, key=len))
    return f"{names} {parameter.metavar}" if parameter.metavar else names


def example(command: Any, lang: Lang) -> str:
    """The command of the epilog without the word before it."""
    before, _, after = say("cli.example", lang, command="\0").partition("\0")
    return str(command.epilog).removeprefix(before).removesuffix(after)


# --- figures.md -----------------------------------------------------------------------------------------


def figures_page() -> Iterator[str]:
    """Every figure."""
    yield "# Figures"
    yield ""
    yield GENERATED
    yield ""
    yield (
        "Every figure of the Berechnungsbogen, in the order of the method, with its formula in words and in the result "
        "workbook. In a spreadsheet formula `{key}` is the named range of that figure or parameter. Where a formula is "
        "missing the figure is solved with the helper cells [below](#helper-columns-and-cells); "
        "[result-workbook.md](result-workbook.md) says how."
    )
    labels = label_of()
    step = 0
    for figure, when in figures():
        if figure.step != step:
            step = figure.step
            yield ""
            yield f"## Step {step}"
        yield ""
        yield f"### `{figure.key}`{when}"
        yield ""
        yield f"**{both(figure.label)}**, {UNITS[figure.unit]}"
        yield ""
        # An index that is divided by a sum of amounts is an amount.
        is_amount = figure.key == "need_sum" or "need_sum" in figure.words.en
        own = {**labels, "index": labels["need_in_euros"]} if is_amount else labels
        yield f"- {filled(figure.words, 'en', own)}"
        yield f"- *{filled(figure.words, 'de', own)}*"
        if figure.formula:
            yield f"- `={figure.formula}`"
        if figure.source:
            yield f"- {figure.source.en}"
    yield ""
    yield "## Helper columns and cells"
    for title, helpers in (
        ("Columns of the sheet Rechenweg", (*COLUMNS, *fund_workings.COLUMNS)),
        ("Cells of the sheet Ausgleich", (*CELLS, *fund_workings.CELLS)),
    ):
        yield ""
        yield f"### {title}"
        yield ""
        yield from table(
            ("key", "German / English", "meaning", "formula"),
            ((f"`{helper.key}`", both(helper.label), helper.words.en, f"`={helper.formula}`") for helper in helpers),
        )


def figures() -> list[tuple[Figure, str]]:
    """Each figure of every choice of methods once, with the choices it is for where it is not for all."""
    kinds = (ProjectFundBy, OverheadBasis, WAYS)
    cases = {choice: figures_of(smallest_case(*choice)) for choice in product(*kinds)}
    result = []
    for key in max(cases.values(), key=len):
        chosen: dict[Figure, list[tuple[ProjectFundBy, OverheadBasis, str]]] = {}
        for choice, listed in cases.items():
            if key in listed:
                chosen.setdefault(listed[key], []).append(choice)
        for figure, choices in chosen.items():
            parts = (list(dict.fromkeys(part)) for part in zip(*choices, strict=True))
            only: list[str] = next((part for part, kind in zip(parts, kinds, strict=True) if len(part) < len(kind)), [])
            result.append((figure, f" ({', '.join(only)})" if only else ""))
    return result


def label_of() -> dict[str, Text]:
    """What a `{key}` in a formula in words reads as."""
    labels = {key: about(key).label for key in PARAMETER_KEYS}
    labels |= {helper.key: helper.label for helper in (*COLUMNS, *CELLS)} | OTHERS
    labels |= {figure.key: figure.label for figure, _ in reversed(figures())}
    labels["population"] = about("population").label
    labels["status_quo"] = Text("Budget bisher", "status quo")
    labels["normalised"] = Text("Indikatorwert", "normalised value")
    labels["index"] = Text("Belastungsfaktor oder Multiplikator", "burden factor or multiplier")
    labels["need_in_euros"] = Text("Bedarf in Euro", "need in euros")
    labels["column"] = Text("Wert in der Spalte, die dafür benannt ist", "value in the column named for it")
    labels["share"] = Text("Anteil der Leistung", "share of the service")
    return labels


def filled(words: Text, lang: Lang, labels: dict[str, Text]) -> str:
    """The formula with the labels of what it names."""
    template = words.say(lang)
    named = {key for _, key, _, _ in Formatter().parse(template) if key}
    return template.format_map({key: labels[key].say(lang) for key in named})


# --- json.md and its schemas -----------------------------------------------------------------------------


def json_page() -> Iterator[str]:
    """Every JSON document."""
    yield "# JSON documents"
    yield ""
    yield GENERATED
    yield ""
    yield (
        "What `--json` prints and what a file ending in .json holds. Each document has a JSON Schema (draft 2020-12) "
        "that says what each key means; an object names its schema under `schema`. Numbers are JSON numbers: money "
        "exact to the cent, rates as shares of 1, what is undefined null. Keys stay as long as the number of the "
        "document does; further keys may be added. Errors of a command other than `check` are sentences on stderr."
    )
    yield ""
    yield from table(
        ("document", "schema", "written by", "says"),
        (
            (
                f"`sozialbudget/{document.name}`",
                f"[{Path(document.file).name}]({document.file})",
                document.written_by,
                schema_of(document)["description"],
            )
            for document in DOCUMENTS
        ),
    )


PAGES = {"parameters.md": parameters_page, "cli.md": cli_page, "figures.md": figures_page, "json.md": json_page}


def pages() -> dict[str, str]:
    """Each page's text by its file name."""
    told = {name: "\n".join(page()) + "\n" for name, page in PAGES.items()}
    schemas = {document.file: dumps(schema_of(document), ensure_ascii=False, indent=1) + "\n" for document in DOCUMENTS}
    return told | schemas


def main() -> int:
    """Write the pages, or check them."""
    if "--check" not in sys.argv[1:]:
        for name, text in pages().items():
            (DOCS / name).parent.mkdir(exist_ok=True)
            (DOCS / name).write_text(text, encoding="utf-8")
        return 0
    stale = [
        name
        for name, text in pages().items()
        if not (DOCS / name).exists() or (DOCS / name).read_text(encoding="utf-8") != text
    ]
    for name in stale:
        print(f"docs/{name} is stale: run `make docs`", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
