"""What is public: one list, documented, complete on a key press, and short when it is shown."""

import ast
import inspect
import pickle
import pydoc
from pathlib import Path

import pytest

import sozialbudget as sb

EXAMPLES = Path(__file__).parents[2] / "examples"

PAGE = Path(__file__).parents[2] / "docs" / "python.md"


@pytest.fixture(scope="module")
def case() -> sb.Case:
    return sb.read_workbook(EXAMPLES / "lueneburg-2026" / "eingabe.xlsx")


def test_type_checkers_see_the_names_there_are() -> None:
    source = ast.parse(Path(sb.__file__).read_text(encoding="utf-8"))
    block = next(one for one in source.body if isinstance(one, ast.If))
    imported = {
        (alias.asname, one.module) for one in block.body if isinstance(one, ast.ImportFrom) for alias in one.names
    }
    assert imported == set(sb._MODULE_OF.items())


def test_all_names_complete_and_are_there() -> None:
    assert dir(sb) == sorted(sb.__all__)
    assert all(getattr(sb, name) is not None for name in dir(sb))
    with pytest.raises(AttributeError, match="alocate"):
        sb.alocate  # noqa: B018


def test_every_public_name_is_documented() -> None:
    page = PAGE.read_text(encoding="utf-8")
    undocumented = [name for name in dir(sb) if not name.startswith("_") and not inspect.getdoc(getattr(sb, name))]
    assert undocumented == []
    assert [name for name in dir(sb) if not name.startswith("_") and f"`{name}" not in page] == []


def test_every_field_says_what_it_is() -> None:
    for model in (sb.Case, sb.District, sb.Indicator, sb.Base, sb.Service, sb.Excluded, sb.Parameters):
        described = {line.strip().partition(" ")[0] for line in model.__doc__.split("Fields:")[1].splitlines()}
        assert set(model.model_fields) <= described
        assert "): None" not in model.__doc__


def test_help_begins_with_the_fields() -> None:
    top = pydoc.plain(pydoc.render_doc(sb.Case)).splitlines()[:45]
    assert all(any(line.startswith(f" |      {name} (") for line in top) for name in sb.Case.model_fields)


def test_what_is_shown_is_short(case: sb.Case, tmp_path: Path) -> None:
    allocation = sb.allocate(case)
    plan = sb.plan({"years": {case.parameters.year: {}}}, case)
    sb.write(allocation, tmp_path / "a.xlsx")
    shown = {
        "Case": case,
        "Allocation": allocation,
        "Comparison": sb.compare(allocation, sb.allocate(case.changed(max_loss="20 %"))),
        "Projection": sb.project(case, plan),
        "Rolled": sb.roll(tmp_path / "a.xlsx"),
        "Verification": sb.verify(tmp_path / "a.xlsx"),
        "Derivation": sb.explain(allocation, case.districts[0].id),
        "Need": allocation.need,
        "ServiceResult": allocation.services[0],
        "YearOutcome": sb.project(case, plan).years[0],
    }
    for name, thing in shown.items():
        told = repr(thing)
        assert told.startswith(f"<{name}")
        assert len(told) < 400
        assert told.count("\n") <= 2
    for name in ("Case", "Allocation", "Comparison", "Projection"):
        table = shown[name]._repr_html_()  # type: ignore[attr-defined]
        assert table.startswith("<table>")
        assert len(table) < 4_000
    assert case.districts[0].name in shown["Case"]._repr_html_()  # type: ignore[attr-defined]


def test_tables_of_notebooks_hold_no_markup_of_others(case: sb.Case) -> None:
    first = case.districts[0].model_copy(update={"name": "<script>"})
    assert "<script>" not in case.model_copy(update={"districts": (first, *case.districts[1:])})._repr_html_()


def test_results_are_what_they_are(case: sb.Case) -> None:
    allocation = sb.allocate(case)
    assert allocation == allocation
    assert allocation != sb.allocate(case)
    assert len({allocation, allocation}) == 1
    assert hash(case) == hash(pickle.loads(pickle.dumps(case)))
