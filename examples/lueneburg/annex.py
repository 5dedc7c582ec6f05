"""Write the committee's annex of this example in all four formats, and the hour sheets of its providers.

`make annex`, or `python examples/lueneburg/annex.py [FOLDER]`; without a folder into `vorlage` beside this file.
What an earlier run wrote there is replaced.
"""

import sys
from datetime import date
from pathlib import Path

from sozialbudget import AnnexRequest, SheetsRequest, allocate, read_workbook, write_annex, write_hour_sheets

HERE = Path(__file__).parent
PAPER, COMMITTEE, DAY = "2011/099", "Jugendhilfeausschuss", date(2011, 6, 1)
"""Number, committee and day are those of 2011; the figures are not, and the title says so."""
TITLE = "Anlage: Berechnungsbogen Budgetgrößen 2012 – Beispiel mit erfundenen Zahlen"


def main(folder: Path) -> None:
    """Write anlage.pdf (PDF/UA-1 and PDF/A-2a), .html, .docx, .xlsx and the folder stundenblaetter."""
    allocation = allocate(read_workbook(HERE / "eingabe.xlsx"))
    folder.mkdir(parents=True, exist_ok=True)
    annex = AnnexRequest(title=TITLE, paper=PAPER, committee=COMMITTEE, day=DAY)
    names = [folder / f"anlage.{ending}" for ending in ("pdf", "html", "docx", "xlsx")]
    written = write_annex(allocation, names, annex, archive=True, force=True)
    sheets = SheetsRequest(formats=("pdf", "docx", "xlsx"), paper=PAPER, committee=COMMITTEE, day=DAY)
    written += write_hour_sheets(allocation, folder / "stundenblaetter", sheets, force=True)
    print(*written, sep="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "vorlage")
