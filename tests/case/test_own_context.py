"""Whatever decimal context the caller has set: the same bytes, the same words, and no flag left in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import ROUND_UP, Context, FloatOperation, Inexact, Rounded, localcontext
from pathlib import Path

import pytest

import sozialbudget as sb
from sozialbudget.words import LANGUAGES

EXAMPLES = Path(__file__).parents[2] / "examples"
REFORM = EXAMPLES / "lueneburg-2026"
HOSTILE = {
    "one digit, rounded up": Context(prec=1, rounding=ROUND_UP),
    "every rounding is an error": Context(prec=3, Emax=3, Emin=-3, traps=[Inexact, Rounded, FloatOperation]),
}


def write_all(folder: Path) -> dict[str, bytes]:
    """Everything that can be written of one case, and what is said of it."""
    folder.mkdir()
    case = sb.read_workbook(EXAMPLES / "lueneburg/eingabe.xlsx", {"damping": "0.3", "rounding_unit": "0.01"})
    allocation = sb.allocate(case)
    other = sb.allocate(sb.read_workbook(EXAMPLES / "lueneburg/eingabe.xlsx"))
    for suffix in ("xlsx", "json", "csv"):
        sb.write(allocation, folder / f"a.{suffix}")
    request = sb.AnnexRequest(suppress_below=3)
    sb.write_annex(allocation, [folder / f"annex.{suffix}" for suffix in ("pdf", "docx", "html")], request)
    sb.write_hour_sheets(allocation, folder / "hours", sb.SheetsRequest(formats=("xlsx",)))
    comparison = sb.compare(other, allocation)
    for suffix in ("xlsx", "html", "json", "csv", "svg"):
        sb.write(comparison, folder / f"c.{suffix}")
    reform = sb.read_workbook(REFORM / "eingabe.xlsx", parameter_file=REFORM / "parameter.toml")
    projection = sb.project(reform, sb.read_plan(REFORM / "plan.toml", reform))
    sb.write_all(projection, [folder / f"p.{suffix}" for suffix in ("xlsx", "html", "json", "csv", "svg")])
    sb.write(sb.roll(folder / "a.xlsx"), folder / "next.xlsx")
    written = {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    written["frame"] = sb.to_frame(allocation, exact_numbers=True).to_csv().encode()
    written["notes"] = "\n".join(note.say(lang) for note in allocation.notes for lang in LANGUAGES).encode()
    verified = sb.verify(folder / "a.xlsx")
    written["verified"] = repr(verified.holds).encode()
    return written


@contextmanager
def within(context: Context) -> Iterator[Context]:
    with localcontext(context) as theirs:
        theirs.clear_flags()
        yield theirs


@pytest.fixture(scope="module")
def plainly(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return write_all(tmp_path_factory.mktemp("plain") / "out")


@pytest.mark.parametrize("kind", HOSTILE)
def test_the_callers_context_changes_nothing(kind: str, plainly: dict[str, bytes], tmp_path: Path) -> None:
    with within(HOSTILE[kind]) as theirs:
        written = write_all(tmp_path / "out")
        assert not any(theirs.flags.values())
    assert sorted(written) == sorted(plainly)
    assert [name for name in written if written[name] != plainly[name]] == []


@pytest.mark.parametrize("kind", HOSTILE)
def test_problems_are_told_as_ever(kind: str) -> None:
    def told() -> str:
        with pytest.raises(sb.ProblemsError) as error:
            sb.allocate(sb.read_workbook(EXAMPLES / "lueneburg/eingabe.xlsx", {"max_loss": "0", "uplift": "-0.5"}))
        return "\n".join(problem.say(lang) for problem in error.value.problems for lang in LANGUAGES)

    plainly = told()
    with within(HOSTILE[kind]):
        assert told() == plainly
