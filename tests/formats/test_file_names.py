"""A file whose name has umlauts is one file, however they are spelt; one that is not there is told with one alike."""

import shutil
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from letterheads import build
from sozialbudget import read_workbook
from sozialbudget.case.problems import InputError
from sozialbudget.cli.run import run
from sozialbudget.files.names import lookalike, on_disk
from support import CASES
from workbooks import CLEAN, WRITERS, write

NAME = "Landkreis Lüneburg"
SPELLINGS = [("NFC", "NFD"), ("NFD", "NFC")]
EXAMPLES = Path(__file__).parents[2] / "examples"


def spelt(form: Any, name: str) -> str:
    return unicodedata.normalize(form, name)


@pytest.fixture(params=SPELLINGS, ids=["typed composed", "typed decomposed"])
def forms(request: pytest.FixtureRequest) -> tuple[str, str]:
    """How a name is typed, and how it is spelt on the disk."""
    typed: tuple[str, str] = request.param
    return typed


@pytest.fixture
def german(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SOZIALBUDGET_LANG", "de")
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("writer", WRITERS)
def test_an_input_is_found(tmp_path: Path, forms: tuple[str, str], writer: str) -> None:
    typed, there = forms
    path = write(tmp_path, CLEAN, writer)
    folder = tmp_path / spelt(there, "Jugendhilfe für alle")
    folder.mkdir()
    path.rename(folder / spelt(there, f"{NAME}{path.suffix}"))
    given = tmp_path / spelt(typed, "Jugendhilfe für alle") / spelt(typed, f"{NAME}{path.suffix}")
    assert not given.exists()
    assert read_workbook(given).warnings == ()


@pytest.mark.usefixtures("german")
def test_every_file_of_a_run_is_found(tmp_path: Path, forms: tuple[str, str], capsys: Any) -> None:
    typed, there = forms

    def placed(source: Path, name: str) -> str:
        shutil.copy(source, tmp_path / spelt(there, name))
        return spelt(typed, name)

    shutil.copy(CASES / "worked" / "input.xlsx", tmp_path / "e.xlsx")
    assert run(["allocate", "e.xlsx", "-o", "r.xlsx", "-q"]) == 0
    source, result = placed(tmp_path / "e.xlsx", "Eingabe für 2012.xlsx"), placed(tmp_path / "r.xlsx", "Träger.xlsx")
    (tmp_path / "p.toml").write_text("min_fte = 0.4\n", encoding="utf-8")
    parameters = placed(tmp_path / "p.toml", "Parameter für 2012.toml")
    build(tmp_path / "b.docx")
    paper = placed(tmp_path / "b.docx", "Briefköpfe.docx")
    plan = placed(EXAMPLES / "lueneburg-2026" / "plan.toml", "Pläne.toml")
    budgets = placed(EXAMPLES / "lueneburg-2026" / "eingabe.xlsx", "Lüneburg 2026.xlsx")

    assert run(["check", source, "--params", parameters]) == 0
    assert run(["verify", result, "--against", source]) == 0
    assert run(["roll", result, "-o", "neu.xlsx", "-q"]) == 0
    assert run(["allocate", "neu.xlsx", "--keep-indicators", "--status-quo-from", result, "-o", "n.xlsx", "-q"]) == 0
    assert run(["compare", source, result, "-q"]) == 0
    assert run(["annex", source, "-o", "a.docx", "--template", paper, "-q"]) == 0
    assert run(["project", budgets, "--plan", plan, "-q"]) == 0, capsys.readouterr().err


@pytest.mark.usefixtures("german")
def test_a_series_is_found(tmp_path: Path, forms: tuple[str, str]) -> None:
    typed, there = forms
    folder = tmp_path / spelt(there, "Jahresläufe")
    folder.mkdir()
    shutil.copy(CASES / "worked" / "input.xlsx", folder / spelt(there, "für 2012.xlsx"))
    assert run(["series", spelt(typed, "Jahresläufe"), "-q"]) == 0
    (folder / "series.toml").write_text(
        f'output = "aus"\n[[years]]\nyear = 2012\ninput = "{spelt(typed, "für 2012.xlsx")}"\n', encoding="utf-8"
    )
    assert run(["series", spelt(typed, "Jahresläufe"), "-q"]) == 0
    assert run(["series", spelt(typed, "Jahresläufe"), "--check", "-q"]) == 0


@pytest.mark.usefixtures("german")
def test_an_output_is_the_file_it_looks_like(tmp_path: Path, forms: tuple[str, str], capsys: Any) -> None:
    typed, there = forms
    shutil.copy(CASES / "worked" / "input.xlsx", tmp_path / spelt(there, "Lüneburg.xlsx"))
    assert run(["allocate", spelt(there, "Lüneburg.xlsx"), "-o", spelt(typed, "Lüneburg.xlsx"), "--force"]) != 0
    assert "das ist die Eingabe selbst" in capsys.readouterr().err
    shutil.copy(CASES / "worked" / "input.xlsx", tmp_path / "e.xlsx")
    assert run(["allocate", "e.xlsx", "-o", spelt(typed, "Lüneburg.xlsx")]) != 0
    assert "die Datei gibt es schon" in capsys.readouterr().err
    assert run(["allocate", "e.xlsx", "-o", spelt(typed, "Lüneburg.xlsx"), "--force", "-q"]) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([spelt(there, "Lüneburg.xlsx"), "e.xlsx"])
    both = [spelt(form, "aus-Lüneburg.json") for form in forms]
    assert run(["allocate", "e.xlsx", "-o", both[0], "-o", both[1]]) != 0
    assert "zweimal" in capsys.readouterr().err


def test_of_two_files_the_one_typed_is_meant(tmp_path: Path) -> None:
    for form in ("NFC", "NFD"):
        (tmp_path / spelt(form, "ü.txt")).write_text(form, encoding="utf-8")
    for form in ("NFC", "NFD"):
        assert on_disk(tmp_path / spelt(form, "ü.txt")).read_text(encoding="utf-8") == form


def test_a_name_that_is_not_there_stays(tmp_path: Path) -> None:
    for path in (tmp_path / "neu.xlsx", tmp_path / "kein Ordner" / "neu.xlsx", Path("a\0b"), Path(), Path("..")):
        assert on_disk(path) == path


ALIKE = {
    "eingabe 2027.xlsx": "Eingabe 2027.xlsx",
    "Eingabe 2027.ods": "Eingabe 2027.xlsx",
    "Eingabe-2027.xlsx": "Eingabe 2027.xlsx",
    "Eingabe 2027": "Eingabe 2027.xlsx",
    "Lünneburg.xls": "Lüneburg.xls",
    "plan.toml": None,
    "Jahr.xlsx": None,
}


@pytest.mark.parametrize("typed", ALIKE)
def test_a_file_that_looks_alike_is_named(tmp_path: Path, typed: str) -> None:
    for name in ("Eingabe 2027.xlsx", spelt("NFD", "Lüneburg.xls"), ".Eingabe 2027.ods", "~$plan.toml"):
        (tmp_path / name).touch()
    near = lookalike(tmp_path / typed)
    assert (near and spelt("NFC", near)) == ALIKE[typed]


@pytest.mark.parametrize("suffix", [".xlsx", ".ods", ".xls"])
def test_for_every_kind_of_file(tmp_path: Path, suffix: str) -> None:
    write(tmp_path, CLEAN).rename(tmp_path / "Eingabe.xlsx")
    (tmp_path / "parameter.toml").touch()
    with pytest.raises(InputError) as error:
        read_workbook(tmp_path / f"eingaben{suffix}", parameter_file=tmp_path / "parameters.toml")
    told = [(problem.code, problem.values.get("near")) for problem in error.value.problems]
    expected = ("file_absent_near", "Eingabe.xlsx") if suffix == ".xlsx" else ("file_absent", None)
    assert told == [expected, ("file_absent_near", "parameter.toml")]


@pytest.mark.usefixtures("german")
def test_a_letterhead_that_looks_alike(tmp_path: Path, capsys: Any) -> None:
    shutil.copy(CASES / "worked" / "input.xlsx", tmp_path / "e.xlsx")
    build(tmp_path / "Briefkopf.docx")
    assert run(["annex", "e.xlsx", "-o", "a.docx", "--template", "briefkopf.dotx"]) != 0
    assert "im selben Ordner liegt Briefkopf.docx" in capsys.readouterr().err
