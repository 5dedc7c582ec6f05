"""Tables of a Word document, built element by element: asking python-docx for cells takes time with their square."""

from collections.abc import Sequence
from dataclasses import dataclass

from sozialbudget.formats.document import Column, Row, Table
from sozialbudget.formats.fonts import width as em
from sozialbudget.formats.render.word_styles import TABLE, Styles
from sozialbudget.formats.render.word_xml import Element, paragraph, run, w

_SIZES = (18, 17, 16, 15, 14, 13, 12)
"""Sizes of text in a table in half points, from 9 pt to 6 pt; the first that fits is taken."""

_MARGIN, _PADDING = 60, 150
"""Twips beside the text of a cell: left and right each, and both together with a little air."""

_INDENT = 160
"""Twips more between a column of numbers and one of text, which would touch."""

_WIDE_TEXT, _WIDEST_WORD = 1700, 2400
"""Twips a column of text gets where it wants them, and the most that one word may claim."""

_SHORT = 12
"""Tables of up to so many rows are kept on one page where they take little of it."""

_FACTORS = {"calibri": 0.92, "carlito": 0.92, "arial": 1.0, "liberation sans": 1.0, "noto sans": 1.0}
_FACTOR_OF_OTHERS = 1.22
"""Widths of fonts relative to the shipped one; of others as of the widest in use (Verdana, DejaVu Sans, bold)."""

_SIDES = ("top", "left", "bottom", "right")
_LINE = "808080"

_GAP_OF_HEADS = "\u00ad"


@dataclass(frozen=True, slots=True)
class Room:
    """The room for text on a page, in twips."""

    width: int
    height: int


@dataclass(frozen=True, slots=True)
class _Layout:
    """Widths of the columns in twips, size of the text in half points."""

    widths: tuple[int, ...]
    size: int


def table(content: Table, room: Room, styles: Styles, style_id: str, keep: bool) -> Element:
    """A w:tbl of the style with this id; `keep`: on one page with what follows, if it is short."""
    layout = _layout(content, room.width, font_factor(styles))
    element = w(
        "tbl",
        w(
            "tblPr",
            w("tblStyle", val=style_id),
            w("tblW", w=sum(layout.widths), type="dxa"),
            w("tblLayout", type="fixed"),
            # The widths count on these margins, whatever a letterhead's style of tables has.
            w(
                "tblCellMar",
                *(w(side, w=size, type="dxa") for side, size in zip(_SIDES, (20, _MARGIN, 20, _MARGIN), strict=True)),
            ),
            w("tblLook", val="04A0", firstRow=1, lastRow=0, firstColumn=1, lastColumn=0, noHBand=0, noVBand=1),
            w("tblCaption", val=content.caption),
            w("tblDescription", val=content.note or " · ".join(column.header for column in content.columns)),
        ),
        w("tblGrid", *(w("gridCol", w=width) for width in layout.widths)),
    )
    heads = _Heads(content, layout, styles, style_id)
    if content.is_grouped:
        element.append(heads.groups())
    element.append(heads.names(second=content.is_grouped))
    last, short = len(content.rows) - 1, _is_short(content, layout, room)
    for i, row in enumerate(content.rows):
        if i == last:  # LibreOffice begins a page for a long table whose last row is kept with what follows
            together = short and (keep or bool(content.note))
        else:
            together = short or i == 0 or content.rows[i + 1].kind == "total"
        element.append(_row(row, content.columns, layout, styles, together))
    return element


def font_factor(styles: Styles) -> float:
    """Widths of body text relative to the shipped font, rather too large than too small."""
    return _FACTORS.get((styles.font() or "").casefold(), _FACTOR_OF_OTHERS)


def table_style(styles: Styles, of_letterhead: str | None) -> str:
    """The id of the style of tables: `of_letterhead` where there is one."""
    if not styles.added(TABLE):
        return styles[TABLE]
    return of_letterhead or styles.default_table_style() or styles[TABLE]


@dataclass(frozen=True, slots=True)
class _Heads:
    content: Table
    layout: _Layout
    styles: Styles
    style_id: str

    def groups(self) -> Element:
        """The upper row: headers that neighbours share, and those of columns that share none, over both rows."""
        cells = []
        for group in self.content.groups:
            column, width = self.content.columns[group.start], group.end - group.start
            total = sum(self.layout.widths[group.start : group.end])
            if group.header:
                span = w("gridSpan", val=width) if width > 1 else None
                line = w("tcBorders", w("bottom", val="single", sz=4, space=0, color=_LINE))
                side = "center" if width > 1 else column.align
                cells.append(self._cell(group.header, total, (span, line), side))
            else:
                properties = (w("vMerge", val="restart"), _margin(self.content.columns, group.start))
                cells.append(self._cell(column.header, total, properties, column.align))
        return w("tr", w("trPr", w("cantSplit"), w("tblHeader")), *cells)

    def names(self, second: bool) -> Element:
        """The row with the columns' own headers; `second`: below one of groups."""
        shading, colour = self.styles.head_look(self.style_id) if second else (None, None)
        cells = []
        for i, (column, width) in enumerate(zip(self.content.columns, self.layout.widths, strict=True)):
            merged = second and not column.group
            # A table style speaks of the first row only; the second is given the same look.
            line = w("tcBorders", w("top", val="single", sz=4, space=0, color=_LINE)) if second and not merged else None
            shade = None if shading is None else shading.__copy__()
            properties = (w("vMerge") if merged else None, line, shade, _margin(self.content.columns, i))
            text = "" if merged else column.header
            cells.append(self._cell(text, width, properties, column.align, colour))
        return w("tr", w("trPr", w("cantSplit"), w("tblHeader")), *cells)

    def _cell(
        self, text: str, width: int, properties: Sequence[Element | None], side: str, colour: str | None = None
    ) -> Element:
        look = (w("b"), w("color", val=colour) if colour else None, w("sz", val=self.layout.size))
        content = (run(text, *(part for part in look if part is not None)),) if text else ()
        return w(
            "tc",
            w("tcPr", w("tcW", w=width, type="dxa"), *properties, w("vAlign", val="bottom")),
            paragraph(self.styles["sozialbudget Table Head"], *content, properties=(w("jc", val=side),)),
        )


def _indent(columns: Sequence[Column], i: int) -> int:
    return _INDENT if i and columns[i].align == "left" and columns[i - 1].align == "right" else 0


def _margin(columns: Sequence[Column], i: int) -> Element | None:
    indent = _indent(columns, i)
    return w("tcMar", w("left", w=_MARGIN + indent, type="dxa")) if indent else None


def _row(row: Row, columns: tuple[Column, ...], layout: _Layout, styles: Styles, together: bool) -> Element:
    texts = {"left": styles["sozialbudget Table Text"], "right": styles["sozialbudget Table Number"]}
    fill, strong = styles.emphasis(row.kind), row.kind != "body"
    element = w("tr", w("trPr", w("cantSplit")))
    for i, (text, column, width) in enumerate(zip(row.cells, columns, layout.widths, strict=True)):
        look = [w("b")] if strong else []
        if layout.size != _SIZES[0]:
            look.append(w("sz", val=layout.size))
        line = w("tcBorders", w("top", val="single", sz=8, space=0, color=_LINE)) if row.kind == "total" else None
        shading = w("shd", val="clear", color="auto", fill=fill) if fill else None
        cell = w(
            "tc",
            w("tcPr", w("tcW", w=width, type="dxa"), line, shading, _margin(columns, i)),
            paragraph(
                texts[column.align],
                *((run(text, *look),) if text else ()),
                properties=(w("keepNext"),) if together else (),
            ),
        )
        element.append(cell)
    return element


def _is_short(content: Table, layout: _Layout, room: Room) -> bool:
    """Whether a table takes so little of a page that it had better not be broken."""
    if len(content.rows) > _SHORT:
        return False
    # A line is 1.2 times as high as its text, which is in half points, and breaks at words, so rather early.
    per_line = 12 * layout.size
    lines = sum(
        max(
            (
                1 + int(1.2 * em(text) * layout.size * 10 / width)
                for text, width in zip(row.cells, layout.widths, strict=True)
            ),
            default=1,
        )
        for row in content.rows
    )
    return (lines + 3) * per_line + 60 * len(content.rows) <= room.height * 2 // 3


# --- the widths ---------------------------------------------------------------------------------------


def _layout(content: Table, room: int, factor: float) -> _Layout:
    """The largest text at which the columns fit into `room` twips, and their widths then."""
    measures = [_measure(content, i) for i in range(len(content.columns))]
    for size in _SIZES:
        least = [measure.least(size, factor) for measure in measures]
        if sum(least) <= room:
            return _Layout(_spread(content.columns, measures, least, size, factor, room), size)
    size = _SIZES[-1]
    numbers = [measure.numbers(size, factor) for measure in measures]
    scale = min(1.0, room / sum(numbers))
    widths = [int(width * scale) for width in numbers]
    return _Layout(_filled(widths, [1.0] * len(widths), room), size)


@dataclass(frozen=True, slots=True)
class _Measure:
    """What a column needs, in em: its longest line, its longest word, the longest word of its header."""

    line: float
    word: float
    head: float
    is_text: bool
    indent: int

    def least(self, size: int, factor: float) -> int:
        """Twips it cannot do without."""
        return max(self.numbers(size, factor), min(_twips(self.head, size, factor), _WIDEST_WORD) + self.indent)

    def numbers(self, size: int, factor: float) -> int:
        """Twips it cannot do without, if words of headers may break."""
        if not self.is_text:
            return _twips(self.line, size, factor)
        line, word = (_twips(length, size, factor) for length in (self.line, self.word))
        return max(min(line, _WIDE_TEXT), min(word, _WIDEST_WORD)) + self.indent

    def whole(self, size: int, factor: float) -> int:
        """Twips with which nothing breaks."""
        return max(_twips(self.line, size, factor) + self.indent, self.least(size, factor))


def _twips(width: float, size: int, factor: float) -> int:
    return int(width * factor * size * 10) + _PADDING


def _measure(content: Table, i: int) -> _Measure:
    column = content.columns[i]
    cells = {row.cells[i] for row in content.rows}
    strong = {row.cells[i] for row in content.rows if row.kind != "body"}
    lines = [em(line) for cell in cells for line in cell.split("\n")]
    lines += [em(line, bold=True) for cell in strong for line in cell.split("\n")]
    is_text = column.align == "left"
    words = [em(word) for cell in cells for word in cell.split()] if is_text else lines
    heads = [em(part, bold=True) for word in column.header.split() for part in word.split(_GAP_OF_HEADS)]
    return _Measure(
        max(lines, default=0), max(words, default=0), max(heads, default=0), is_text, _indent(content.columns, i)
    )


def _spread(
    columns: Sequence[Column], measures: Sequence[_Measure], least: list[int], size: int, factor: float, room: int
) -> tuple[int, ...]:
    """The room left over goes to the columns that ask for a share, then to those whose text breaks, then to all."""
    shares = [column.width for column in columns]
    if any(shares):
        narrow = [
            0 if column.width else min(measure.whole(size, factor), room // 3) - low
            for column, measure, low in zip(columns, measures, least, strict=True)
        ]
        if sum(least) + sum(narrow) <= room * 0.8:
            least = [low + more for low, more in zip(least, narrow, strict=True)]
        wide = _shared(least, shares, room)
        # What a column of text gets beyond its longest line, columns of numbers take for some air.
        spare = [
            max(0, got - measure.whole(size, factor)) if column.width and measure.is_text else 0
            for column, measure, got in zip(columns, measures, wide, strict=True)
        ]
        numbers = [float(not measure.is_text) for measure in measures]
        if not any(numbers):
            return wide
        return _filled([got - more for got, more in zip(wide, spare, strict=True)], numbers, sum(wide))
    whole = [max(low, measure.whole(size, factor)) for low, measure in zip(least, measures, strict=True)]
    if sum(whole) <= room:
        # A table of few short columns stays narrow: the eye would lose the row across the page.
        return _filled(whole, [1.0] * len(whole), min(room, max(sum(whole) * 3 // 2, room * 6 // 10)))
    wanting = [float(full - low) for full, low in zip(whole, least, strict=True)]
    return _filled(least, wanting, room)


def _shared(least: list[int], shares: Sequence[float], room: int) -> tuple[int, ...]:
    """Columns with a share divide by it what those without leave; none becomes narrower than its least."""
    bound = [not share for share in shares]
    while True:
        left = room - sum(low for low, tied in zip(least, bound, strict=True) if tied)
        total = sum(share for share, tied in zip(shares, bound, strict=True) if not tied)
        short = [i for i, share in enumerate(shares) if not bound[i] and left * share / total < least[i]]
        if not short:
            break
        for i in short:
            bound[i] = True
        if all(bound):
            return _filled(least, [float(share) for share in shares], room)
    return tuple(
        low if tied else int(left * share / total) for low, share, tied in zip(least, shares, bound, strict=True)
    )


def _filled(widths: Sequence[int], wanting: Sequence[float], room: int) -> tuple[int, ...]:
    """`widths`, and what is left of `room` divided by `wanting`."""
    left, total = max(0, room - sum(widths)), sum(wanting) or 1.0
    return tuple(width + int(left * want / total) for width, want in zip(widths, wanting, strict=True))
