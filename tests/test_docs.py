"""The documentation is complete, true and fresh: references, links, examples, the README's commands."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sozialbudget import __version__, allocate, read_workbook
from sozialbudget.case.parameters import PARAMETER_KEYS
from sozialbudget.cli.app import build
from sozialbudget.reports.annex.printed import levels
from sozialbudget.words import LANGUAGES
from sozialbudget.workbook.template import template_bytes
from support import CASES

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
README = ROOT / "README.md"
PAGES = [
    README,
    ROOT / "CHANGELOG.md",
    *sorted(DOCS.glob("*.md")),
    *sorted((ROOT / "examples").glob("*/README.md")),
    ROOT / "benchmarks" / "README.md",
]
OURS = ("src", "docs", "examples", "tests", "benchmarks", ".ci", "*.md", "*.toml", "*.yml", "Makefile")
TEXTS = (".py", ".md", ".toml", ".yml", ".csv", "")


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def blocks(page: Path, language: str) -> list[str]:
    """The code blocks of a page in one language."""
    return re.findall(rf"^```{language}\n(.*?)^```", text(page), re.MULTILINE | re.DOTALL)


def without_code(page: str) -> str:
    return re.sub(r"`[^`\n]*`", "", re.sub(r"^```.*?^```", "", page, flags=re.MULTILINE | re.DOTALL))


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as code hosts make them."""
    headings = re.findall(r"^#+ (.*)$", re.sub(r"^```.*?^```", "", text(page), flags=re.MULTILINE | re.DOTALL), re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


# --- references -----------------------------------------------------------------------------------------


def test_pages_written_from_the_code_are_fresh() -> None:
    run = subprocess.run([sys.executable, DOCS / "generate.py", "--check"], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_command_and_option_is_documented(lang: str) -> None:
    page = text(DOCS / "cli.md")
    group = build(lang)  # type: ignore[arg-type]
    assert len(group.commands) >= 4
    for command in (group, *group.commands.values()):
        assert command.help in page, command.name
        for parameter in command.params:
            assert parameter.help.replace("|", "\\|") in page, parameter.name
            if parameter.param_type_name == "option":
                assert any(option in page for option in parameter.opts), parameter.name


def test_every_parameter_is_documented() -> None:
    assert [key for key in PARAMETER_KEYS if f"## `{key}`" not in text(DOCS / "parameters.md")] == []


def test_every_page_is_in_the_index() -> None:
    index = text(DOCS / "README.md")
    assert [page.name for page in DOCS.glob("*.md") if page.name != "README.md" and f"({page.name})" not in index] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", without_code(text(page))):
        if target.startswith("https://"):
            continue
        place, _, anchor = target.partition("#")
        linked = (page.parent / place).resolve() if place else page
        assert linked.exists(), target
        if anchor:
            assert anchor in anchors(linked), target


def test_every_picture_is_shown_told_and_small() -> None:
    told: dict[str, str] = {}
    for page in PAGES:
        for words, name in re.findall(r"!\[([^\]]*)\]\((?:docs/)?images/([^)]+)\)", text(page)):
            told[name] = words
    assert set(told) == {picture.name for picture in (DOCS / "images").iterdir()}
    assert [name for name, words in told.items() if len(words) < 20] == []
    assert [picture.name for picture in (DOCS / "images").iterdir() if picture.stat().st_size > 120_000] == []


# --- examples -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", [DOCS / "python.md", README], ids=lambda page: page.name)
def test_the_python_examples_run(page: Path, tmp_path: Path) -> None:
    examples = blocks(page, "python")
    assert examples
    (tmp_path / "eingabe.xlsx").write_bytes(template_bytes("de", example="lueneburg"))
    script = tmp_path / "examples.py"
    script.write_text("\n".join(examples), encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-W", "error", script], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    assert ("single parents" in run.stdout) is (page != README)
    assert (tmp_path / "ergebnis.xlsx").exists()


def test_the_worked_example_of_the_method_is_that_of_the_cases() -> None:
    figures: dict[str, list[float]] = {"Nord": [], "Mitte": [], "Ost": []}
    for line in text(DOCS / "method.md").splitlines():
        _, *cells = re.sub(r"\s", "", line).replace("−", "-").split("|")
        if cells and cells[0] in figures:
            figures[cells[0]] += [float(cell) for cell in cells[1:-1]]
    expected = json.loads(text(CASES / "worked" / "expected.json"))["districts"]
    for told, district in zip(figures.values(), expected, strict=True):
        keys = ("need_share", "need_based", "damped", "balanced", "budget", "change", "overhead", "personnel")
        services = [service[key] for service in district["services"] for key in ("amount", "face_to_face_hours")]
        assert told == pytest.approx([*(district[key] for key in keys), *services], abs=0.005)


@pytest.mark.parametrize("page", ["annex.md", "handbuch.md"])
def test_the_cent_by_which_the_annex_differs_is_the_one_told(page: str) -> None:
    allocation = allocate(read_workbook(ROOT / "examples" / "lueneburg" / "eingabe.xlsx"))
    printed = levels(allocation)
    needs = [
        (printed.need_based[i] - printed.carried_forward[i], allocation.printed_causes["cause_need"][i], district.name)
        for i, district in enumerate(allocation.case.districts)
    ]
    ((annex, explained, name),) = [found for found in needs if found[0] != found[1]]
    for figure in (annex, explained):
        assert f"{figure:,.2f}".translate(str.maketrans("-,.", "−.,")) in text(DOCS / page)
    assert name in text(DOCS / page)


def session_of_the_readme() -> list[str]:
    """The commands of the README that are ours, without their remarks."""
    lines = [line for block in blocks(README, "sh") for line in block.splitlines()]
    return [line.partition("#")[0].strip() for line in lines if line.startswith("sozialbudget ")]


def program(line: str, folder: Path, **settings: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", *shlex.split(line)],
        cwd=folder,
        env=os.environ | {"NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"} | settings,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_the_commands_of_the_readme_run(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    commands = session_of_the_readme()
    named = {shlex.split(line)[1] for line in commands}
    assert named == {"template", "check", "allocate", "explain", "annex", "hours", "verify", "roll", "compare"}
    for line in commands:
        # The README's reader fills the template in; here the example does.
        done = program(line + (" --example lueneburg" if " template " in line else ""), tmp_path)
        assert (done.returncode, done.stderr) == (0, ""), line


def test_the_readme_shows_what_make_demo_prints(tmp_path: Path) -> None:
    (command,) = re.findall(r"^demo:.*\n\t\$\(BIN\)/(sozialbudget .*)$", text(ROOT / "Makefile"), re.MULTILINE)
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    done = program(command, tmp_path, COLUMNS="80")
    assert (done.returncode, done.stderr) == (0, "")
    printed = {line.rstrip().replace("\N{NO-BREAK SPACE}", " ") for line in done.stdout.splitlines()}
    (shown,) = blocks(README, "text")
    assert [line for line in shown.splitlines() if line.strip() != "…" and line.rstrip() not in printed] == []
    assert (tmp_path / "lueneburg-ergebnis.xlsx").exists()


def test_make_knows_what_the_pages_tell_to_make() -> None:
    told = {target for page in PAGES for target in re.findall(r"^make (\w+)|`make (\w+)`", text(page), re.MULTILINE)}
    targets = re.findall(r"^([\w-]+):", text(ROOT / "Makefile"), re.MULTILINE)
    assert {"demo", "test"} <= {name for pair in told for name in pair if name} <= set(targets)


# --- what comes with it ---------------------------------------------------------------------------------


def test_one_version() -> None:
    version, date = re.findall(r"^## (\S+) – (\S+)$", text(ROOT / "CHANGELOG.md"), re.MULTILINE)[0]
    assert version == __version__
    published = text(ROOT / "publiccode.yml")
    assert f"softwareVersion: {version}\n" in published
    assert f'releaseDate: "{date}"\n' in published


def test_the_changelog_keeps_its_order() -> None:
    order = ["Security", "Removed", "Deprecated", "Added", "Changed", "Fixed"]
    for release in re.split(r"^## ", text(ROOT / "CHANGELOG.md"), flags=re.MULTILINE)[1:]:
        kinds = re.findall(r"^### (\w+)$", release, re.MULTILINE)
        assert kinds == sorted(kinds, key=order.index)


def test_the_licence_is_complete() -> None:
    licence = text(ROOT / "LICENSE")
    assert licence.lstrip().startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert [int(number) for number in re.findall(r"^(\d+)\. [A-Z]", licence, re.MULTILINE)] == list(range(1, 16))
    assert licence.partition("\nAppendix\n")[2].count("\n- ") == 10
    assert licence.endswith("require the production of a new\nEUPL version.\n")


FOREIGN = re.compile(
    r"(?<![\w.])/(?:work|root|home|Users|opt)/\w|"
    + "|".join(re.escape(name) for name in ("pypi" + ".org", "python" + "hosted"))
)
"""Paths of one machine, and the hosts of package registries."""


def test_nothing_points_to_one_machine() -> None:
    found = []
    for pattern in OURS:
        for start in ROOT.glob(pattern):
            for path in [start] if start.is_file() else start.rglob("*"):
                if path.is_file() and path.suffix in TEXTS and ".hypothesis" not in path.parts:
                    found += [f"{path.relative_to(ROOT)}: {hit}" for hit in FOREIGN.findall(text(path))]
    assert found == []
