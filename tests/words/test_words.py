"""Every word in both languages: none missing, none unused, the same placeholders in both."""

import ast
import re
from collections import Counter
from pathlib import Path
from string import Formatter

import pytest

from sozialbudget import words
from sozialbudget.analysis.explain.explain import label
from sozialbudget.case.case import Case
from sozialbudget.case.parameters import PARAMETER_KEYS, NeedMethod, OverheadBasis, about
from sozialbudget.method.allocation import figures_of
from sozialbudget.method.figure import Figure, placeholders
from sozialbudget.words import Text
from sozialbudget.words.catalogue import WORDS
from sozialbudget.words.problems import PROBLEMS
from support import CASES, case_from_json

WORDS_AS_DATA = {Path(module.__file__ or "").name for module in vars(words).values() if hasattr(module, "WORDS")}
SOURCES = [
    path
    for path in sorted((Path(__file__).parents[2] / "src").rglob("*.py"))
    if path.parent.name != "words" or path.name not in WORDS_AS_DATA
]


def texts_in_code(paths: list[Path]) -> tuple[set[str], set[re.Pattern[str]]]:
    """All string literals, and a pattern for what each f-string may build (`cli.{name}.help`)."""
    literals: set[str] = set()
    built: set[re.Pattern[str]] = set()
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                literals.add(node.value)
            if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                parts = [re.escape(str(p.value)) if isinstance(p, ast.Constant) else "[a-z0-9_]+" for p in node.values]
                built.add(re.compile("".join(parts)))
    return literals, built


LITERALS, BUILT = texts_in_code(SOURCES)
CODE_LITERALS, _ = texts_in_code([path for path in SOURCES if path.parent.name != "words"])


def is_used(key: str) -> bool:
    return key in LITERALS or any(pattern.fullmatch(key) for pattern in BUILT)


def test_no_word_is_unused() -> None:
    assert [key for key in WORDS if not is_used(key)] == []


def test_no_key_stands_in_two_places() -> None:
    folder = Path(words.__file__).parent
    entry = re.compile(r'^    "([\w.]+)": (?:Text|ProblemText|same)\(', re.MULTILINE)
    keys = [key for path in folder.glob("*.py") for key in entry.findall(path.read_text(encoding="utf-8"))]
    assert [key for key, count in Counter(keys).items() if count > 1] == []
    assert len(keys) == len(WORDS) + len(PROBLEMS)


def test_no_word_is_missing() -> None:
    areas = {key.split(".")[0] for key in WORDS}
    used = {
        text
        for text in CODE_LITERALS
        if text.split(".")[0] in areas and "." in text and text.replace(".", "").replace("_", "").isalnum()
    }
    endings = (".py", ".xml", ".toml", ".json", ".jinja", ".css", ".typ")
    assert sorted(text for text in used - set(WORDS) if not text.endswith((*endings, "."))) == []


def test_no_problem_is_unused() -> None:
    assert [code for code in PROBLEMS if code not in CODE_LITERALS] == []


def test_no_problem_is_missing() -> None:
    assert sorted(codes_raised() - set(PROBLEMS)) == []


def codes_raised() -> set[str]:
    """First arguments of `Problem(…)`, where they are literals."""
    found: set[str] = set()
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in ("Problem", "_problem", "_fail", "fault")
                and node.args
                and isinstance(node.args[0], ast.Constant)
                and isinstance(node.args[0].value, str)
            ):
                found.add(node.args[0].value)
    return found


def all_texts() -> dict[str, Text]:
    texts = dict(WORDS)
    for code, told in PROBLEMS.items():
        texts |= {f"{code}: what": told.what, f"{code}: remedy": told.remedy}
        if told.others:
            texts[f"{code}: others"] = told.others
        if told.in_series:
            texts[f"{code}: in a series"] = told.in_series
    for key in PARAMETER_KEYS:
        told_parameter = about(key)
        texts |= {f"{key}: label": told_parameter.label, f"{key}: help": told_parameter.help}
        texts |= {f"{key}: {choice}": text for choice, text in told_parameter.choices.items()}
    for figure in every_figure():
        texts |= {f"{figure.key}: label": figure.label, f"{figure.key}: words": figure.words}
        if figure.source:
            texts[f"{figure.key}: source"] = figure.source
    return texts


def case_of(method: NeedMethod, basis: OverheadBasis) -> Case:
    """A case with this choice of methods."""
    case = case_from_json(CASES / "worked")
    changed = case.parameters.model_copy(update={"need_method": method, "overhead_basis": basis})
    return case.model_copy(update={"parameters": changed})


def every_figure() -> list[Figure]:
    return [
        figure
        for method in NeedMethod
        for basis in OverheadBasis
        for figure in figures_of(case_of(method, basis)).values()
    ]


def test_every_text_says_the_same_in_both_languages() -> None:
    texts = all_texts()
    empty = [
        key for key, text in texts.items() if not key.endswith(": remedy") and not (text.de.strip() and text.en.strip())
    ]
    in_one = [key for key, text in texts.items() if bool(text.de) != bool(text.en)]
    other_fields = [key for key, text in texts.items() if fields(text.de) != fields(text.en)]
    assert (empty, in_one, other_fields) == ([], [], [])
    assert len(texts) > len(WORDS) + len(PROBLEMS)


def fields(template: str) -> set[str]:
    return {key for _, key, _, _ in Formatter().parse(template) if key is not None}


@pytest.mark.parametrize("basis", OverheadBasis)
@pytest.mark.parametrize("method", NeedMethod)
def test_every_word_of_a_formula_means_something(method: NeedMethod, basis: OverheadBasis) -> None:
    figures = figures_of(case_of(method, basis))
    for figure in figures.values():
        for template in (figure.words.de, figure.words.en):
            for key in placeholders(template):
                meant = label(key, figure, figures)
                assert meant.de
                assert meant.en
