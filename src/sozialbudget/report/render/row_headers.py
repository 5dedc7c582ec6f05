"""Cells that name their row, marked as such in a tagged PDF.

Typst marks the header cells of columns; those of rows it can mark only with a feature its Python package does not
offer (pdf.header-cell). So they are marked here, in the structure tree Typst has written: the cell becomes a header
(TH) of its row, and each cell of data names it among its headers, beside those of its columns.
"""

import io
from collections.abc import Iterator, Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String


def with_row_headers(pdf: bytes, counts: Sequence[int]) -> bytes:
    """`pdf` with the first `counts[i]` cells of each row of the i-th table marked as header of their row.

    Raises ValueError if the PDF does not hold exactly these tables.
    """
    with pikepdf.open(io.BytesIO(pdf)) as file:
        tables = list(_elements(file.Root.StructTreeRoot, "/Table"))
        if len(tables) != len(counts):
            raise ValueError(f"{len(tables)} tables in the PDF, {len(counts)} in the document")
        for number, (table, count) in enumerate(zip(tables, counts, strict=True)):
            for at, row in enumerate(_body_rows(table)):
                _mark(row, count, f"R{number}y{at}")
        out = io.BytesIO()
        file.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return out.getvalue()


def _children(element: Object) -> Iterator[Object]:
    kids = element.get(Name.K)
    if isinstance(kids, Array):
        yield from (kid for kid in kids.as_list() if isinstance(kid, Dictionary))
    elif isinstance(kids, Dictionary):
        yield kids


def _elements(element: Object, kind: str) -> Iterator[Object]:
    """All elements of `kind` below `element`, in reading order; what is inside one of them is not looked at."""
    for child in _children(element):
        if child.get(Name.S) == kind:
            yield child
        else:
            yield from _elements(child, kind)


def _body_rows(table: Object) -> Iterator[Object]:
    for part in _children(table):
        kind = part.get(Name.S)
        if kind == Name.TR:
            yield part
        elif kind in (Name.TBody, Name.TFoot):
            yield from _children(part)


def _mark(row: Object, count: int, name: str) -> None:
    """Make the first `count` cells of `row` headers, save empty ones: they name nothing."""
    cells = list(_children(row))
    names = []
    for at, cell in enumerate(cells[:count]):
        if Name.K in cell and len(cell.K):
            names.append(String(f"{name}x{at}"))
            cell.S = Name.TH
            cell.ID = names[-1]
            _attributes(cell).Scope = Name.Row
    for cell in cells[count:]:
        attributes = _attributes(cell)
        attributes.Headers = Array([*names, *attributes.get(Name.Headers, Array())])


def _attributes(cell: Object) -> Object:
    """The attributes of `cell` as a cell of a table."""
    if Name.A not in cell:
        cell.A = Array()
    elif isinstance(cell.A, Dictionary):
        cell.A = Array([cell.A])
    for attributes in cell.A.as_list():
        if attributes.get(Name.O) == Name.Table:
            return attributes
    cell.A.append(Dictionary(O=Name.Table))
    return cell.A[-1]
