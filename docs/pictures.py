"""Draw the README's pictures anew: the result workbook of the Lüneburg example as LibreOffice prints it.

Needs `soffice` and `pdftoppm` on the path. Run by `make pictures`.
"""

import subprocess
import tempfile
from pathlib import Path

from sozialbudget import Case, allocate

DOCS = Path(__file__).parent
EXAMPLE = DOCS.parent / "examples" / "lueneburg" / "eingabe.xlsx"
DPI = 130
PICTURES = {
    # name: page, and the part of the A4 landscape page in millimetres from the left and top: x, y, width, height
    "uebersicht.png": (1, (8, 10, 281, 122)),
    "berechnungsbogen.png": (3, (8, 28, 232, 78)),
}

_GERMAN = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N">
<prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>de-DE</value></prop></item>
</oor:items>
"""
"""Numbers as a German office sees them."""


def main() -> None:
    """Write docs/images/*.png."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "profile" / "user").mkdir(parents=True)
        (folder / "profile" / "user" / "registrymodifications.xcu").write_text(_GERMAN, encoding="utf-8")
        result = allocate(Case.from_workbook(EXAMPLE)).write(folder / "ergebnis.xlsx")
        subprocess.run(
            [
                "soffice",
                f"-env:UserInstallation={(folder / 'profile').as_uri()}",
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                str(folder),
                str(result),
            ],
            check=True,
            capture_output=True,
        )
        for picture, (page, millimetres) in PICTURES.items():
            x, y, width, height = (str(round(part / 25.4 * DPI)) for part in millimetres)
            subprocess.run(
                [
                    "pdftoppm",
                    *("-f", str(page), "-l", str(page), "-r", str(DPI)),
                    *("-x", x, "-y", y, "-W", width, "-H", height, "-png", "-singlefile"),
                    str(folder / "ergebnis.pdf"),
                    str((DOCS / "images" / picture).with_suffix("")),
                ],
                check=True,
            )


if __name__ == "__main__":
    main()
