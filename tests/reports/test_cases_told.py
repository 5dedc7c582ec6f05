"""What papers say where need is cases × median: how it is measured, and where the money comes from."""

from pathlib import Path

from sozialbudget import allocate, read_workbook, roll, write
from sozialbudget.formats.document import Paragraph
from sozialbudget.reports.annex.build import annex
from sozialbudget.reports.annex.request import AnnexRequest
from sozialbudget.reports.roll.sections import sections

EXAMPLE = Path(__file__).parents[2] / "examples" / "steglitz-zehlendorf" / "eingabe.xlsx"


def test_the_annex_says_what_cases_are_counted_with() -> None:
    paper = annex(allocate(read_workbook(EXAMPLE)), AnnexRequest(), "de")
    said = " ".join(run.text for block in paper.blocks() if isinstance(block, Paragraph) for run in block.runs)
    assert "sind seine Fälle, je Produkt mal dem Median der Fallkosten" in said
    assert "gleich viel zählen" not in said


def test_rolled_forward_the_money_is_the_sum_of_the_needs(tmp_path: Path) -> None:
    result = write(allocate(read_workbook(EXAMPLE)), tmp_path / "ergebnis.xlsx")
    notes = " ".join(str(getattr(table, "note", "")) for table in sections(roll(result), "de"))
    assert "ist das Geld die Summe des Bedarfs" in notes
    assert "bleibt das Geld die Summe Budget bisher" not in notes
