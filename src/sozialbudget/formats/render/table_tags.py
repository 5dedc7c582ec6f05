"""The tables of a tagged PDF put right where Typst cannot.

Two things. Header cells of rows: Typst marks the header cells of columns; those of rows it marks only with a feature
its Python package does not offer (pdf.header-cell). So the cell is made a header (TH) of its row here, and each cell
of data names it among its headers, beside those of its columns. And the end of a long table: Typst keeps together
only a table's foot, so the template sets the last rows, the totals and room for the note as its foot; here the rows
go back to the body and the empty room is taken out of the table.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, NameTree, Object, Pdf, String


@dataclass(frozen=True, slots=True)
class TableTags:
    """What a table is to be.

    `row_headers`: how many cells name each row; `body_in_foot`: how many rows of its foot belong to its body;
    `room_in_foot`: whether the last row of its foot is but empty room.
    """

    row_headers: int
    body_in_foot: int = 0
    room_in_foot: bool = False


def retagged(pdf: bytes, tables: Sequence[TableTags]) -> bytes:
    """`pdf` with its tables, in reading order, put right as `tables` say.

    Raises ValueError if the PDF does not hold exactly these tables.
    """
    with pikepdf.open(io.BytesIO(pdf)) as file:
        tree = file.Root.StructTreeRoot
        found = list(_elements(tree, Name.Table))
        if len(found) != len(tables):
            raise ValueError(f"{len(found)} tables in the PDF, {len(tables)} in the document")
        names: dict[bytes, Object] = {}
        for number, (table, tags) in enumerate(zip(found, tables, strict=True)):
            _empty_foot(table, tags)
            for at, row in enumerate(_rows(table)):
                names |= _mark(row, tags.row_headers, f"R{number}y{at}")
        _enter(file, names)
        # Said by default; poppler's tools take it for an error where it is written.
        if Name.Suspects in file.Root.MarkInfo:
            del file.Root.MarkInfo[Name.Suspects]
        out = io.BytesIO()
        file.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return out.getvalue()


def _children(element: Object) -> list[Object]:
    kids = element.get(Name.K)
    if isinstance(kids, Array):
        return [kid for kid in kids.as_list() if isinstance(kid, Dictionary)]
    return [kids] if isinstance(kids, Dictionary) else []


def _elements(element: Object, kind: Object) -> Iterator[Object]:
    """All elements of `kind` below `element`, in reading order; what is inside one of them is not looked at."""
    for child in _children(element):
        if child.get(Name.S) == kind:
            yield child
        else:
            yield from _elements(child, kind)


def _part(table: Object, kind: Object) -> Object | None:
    return next((part for part in _children(table) if part.get(Name.S) == kind), None)


def _rows(table: Object) -> Iterator[Object]:
    """The rows below the header."""
    for part in _children(table):
        kind = part.get(Name.S)
        if kind == Name.TR:
            yield part
        elif kind != Name.THead:
            yield from _children(part)


def _empty_foot(table: Object, tags: TableTags) -> None:
    """Put rows of the body in the foot back, and take out the room."""
    foot = _part(table, Name.TFoot)
    if foot is None or not (tags.body_in_foot or tags.room_in_foot):
        return
    body = _part(table, Name.TBody)
    rows = _children(foot)
    if tags.room_in_foot:
        rows.pop()
    if body is not None:
        for row in rows[: tags.body_in_foot]:
            row.P = body
            body.K.append(row)
        rows = rows[tags.body_in_foot :]
    foot.K = Array(rows)
    if not rows:
        table.K = Array([part for part in _children(table) if part.get(Name.S) != Name.TFoot])


def _mark(row: Object, count: int, name: str) -> dict[bytes, Object]:
    """Make the first `count` cells of `row` headers, save empty ones: they name nothing. The headers by their names."""
    cells = _children(row)
    headers: dict[bytes, Object] = {}
    for at, cell in enumerate(cells[:count]):
        if len(cell.get(Name.K, Array())):
            own = f"{name}x{at}"
            headers[own.encode()] = cell
            cell.S = Name.TH
            cell.ID = String(own)
            _attributes(cell).Scope = Name.Row
    for cell in cells[count:]:
        attributes = _attributes(cell)
        attributes.Headers = Array(
            [*(String(header.decode()) for header in headers), *attributes.get(Name.Headers, Array())]
        )
    return headers


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


def _enter(file: Pdf, names: dict[bytes, Object]) -> None:
    """Enter the header cells in the tree that finds an element by its name, sorted as it must be."""
    if not names:
        return
    tree = file.Root.StructTreeRoot
    if Name.IDTree in tree:
        names |= {str(name).encode(): element for name, element in NameTree(tree.IDTree).items()}
    pairs = [entry for name in sorted(names) for entry in (String(name.decode()), names[name])]
    tree.IDTree = file.make_indirect(Dictionary(Names=Array(pairs)))
