"""Widths of a table's columns: whatever the names are, its numbers stay legible."""

import pytest

from sozialbudget.formats.document import Column, Row, Table
from sozialbudget.formats.fonts import width
from sozialbudget.formats.render.fitting import fit

UNBREAKABLE = "X" * 5000
ROOM = 257 * 72 / 25.4
"""The width of a landscape page in pt."""


@pytest.mark.parametrize(
    ("name", "header", "group"), [(UNBREAKABLE, "Budget", ""), ("Nord", UNBREAKABLE, ""), ("Nord", "x", UNBREAKABLE)]
)
@pytest.mark.parametrize("share", [0.0, 1.0])
def test_one_endless_name_leaves_all_numbers_whole(name: str, header: str, group: str, share: float) -> None:
    columns = (Column("Sozialraum", align="left", width=share), Column("Träger", align="left"), Column(header, group))
    numbers = tuple(Column(f"Zahl {k}") for k in range(8))
    table = Table("", (*columns, *numbers), (Row((name, name, *["12.345.678,90"] * 9)),))
    found = fit(table, ROOM)
    assert found.size >= 5
    assert all(each >= width("12.345.678,90") * found.size for each in found.widths[2:])
    assert sum(found.widths) <= ROOM + 0.01
