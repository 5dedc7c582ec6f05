"""Recalculate workbooks in LibreOffice, as an analyst's machine would; or see what it shows of them."""

import atexit
import csv
import os
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

import pytest

_ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


_GERMAN = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>de-DE</value></prop></item>
</oor:items>
"""  # noqa: E501
_AS_SHOWN = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,true,false,false,-1"
"""Semicolons, UTF-8, cells as shown, each sheet a file."""


def soffice() -> str:
    """The program; skips the test where it is absent, fails it in CI."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found is None:
        if os.environ.get("CI"):
            pytest.fail("LibreOffice is missing in CI")
        pytest.skip("LibreOffice is not installed")
    return found


def recalculated(paths: list[Path], folder: Path, to: str = "xlsx:Calc MS Excel 2007 XML") -> list[Path]:
    """`paths` opened, recalculated and saved again in `folder`, in one start."""
    out = folder / "recalculated"
    errors = _converted(paths, out, to, _ALWAYS_RECALCULATE)
    results = [out / path.with_suffix("." + to.partition(":")[0]).name for path in paths]
    missing = [path.name for path in results if not path.exists()]
    assert not missing, f"LibreOffice did not write {missing}: {errors}"
    return results


def saved_as(paths: list[Path], folder: Path, suffix: str) -> list[Path]:
    """`paths` saved by a German LibreOffice in another format, in one start."""
    out = folder / f"saved-{suffix}"
    errors = _converted(paths, out, suffix, _GERMAN)
    results = [out / f"{path.stem}.{suffix}" for path in paths]
    missing = [path.name for path in results if not path.exists()]
    assert not missing, f"LibreOffice did not write {missing}: {errors}"
    return results


def as_shown(paths: list[Path], folder: Path) -> list[dict[str, list[list[str]]]]:
    """What a German LibreOffice shows of each of `paths`, which have names of their own: rows of texts by sheet."""
    out = folder / "shown"
    errors = _converted(paths, out, _AS_SHOWN, _GERMAN)
    found = []
    for path in paths:
        sheets = {file.stem.removeprefix(f"{path.stem}-"): _rows(file) for file in out.glob(f"{path.stem}-*.csv")}
        assert sheets, f"LibreOffice did not write {path.stem}-*.csv: {errors}"
        found.append(sheets)
    return found


def _rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream, delimiter=";"))


def _converted(paths: list[Path], out: Path, to: str, registry: str) -> str:
    """Convert `paths` in one start; return what LibreOffice says of errors."""
    program = soffice()
    profile = _profile(registry)
    run = subprocess.run(
        [
            program,
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--convert-to",
            to,
            "--outdir",
            str(out),
            *map(str, paths),
        ],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    return run.stderr


@cache
def _profile(registry: str) -> Path:
    """A profile of LibreOffice with these settings, one for the whole process: a new one takes seconds to fill."""
    profile = Path(tempfile.mkdtemp(prefix="libreoffice-"))
    atexit.register(shutil.rmtree, profile, ignore_errors=True)
    (profile / "user").mkdir()
    (profile / "user" / "registrymodifications.xcu").write_text(registry, encoding="utf-8")
    return profile
