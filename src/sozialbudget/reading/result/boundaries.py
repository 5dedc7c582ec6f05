"""Reading the sheet of boundary changes, each cell checked against the districts of both years."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from sozialbudget.case.case import BoundaryChange
from sozialbudget.case.layout import alike, folded, folded_names
from sozialbudget.case.problems import Fault, fault
from sozialbudget.method.boundaries import amounts_moved
from sozialbudget.reading.cells import Number, as_found, number, raised, shown, text
from sozialbudget.reading.findings import Findings
from sozialbudget.reading.grid import Book, FormulaZero, Marked, Raw, is_blank, sheet_called
from sozialbudget.reading.rows import RowReader
from sozialbudget.reading.sights import label_of
from sozialbudget.reading.tables import InputTable, rows_with_any, warn_of_hidden
from sozialbudget.words import LANGUAGES, Lang
from sozialbudget.words.catalogue import WORDS
from sozialbudget.words.numbers import Euros, Rate
from sozialbudget.words.problems import PROBLEMS

NO_DISTRICT = frozenset("-–—−")
"""What stands for a predecessor or successor that does not exist; so does an empty cell."""

_SLIP_OF_BINARY = Decimal("1e-9")
"""Shares that a spreadsheet has computed miss 100 % by less than this."""


@dataclass(frozen=True, slots=True)
class ChangeRead:
    """A boundary change and its row."""

    row: int
    change: BoundaryChange


def read_boundary_changes(table: InputTable, before: Mapping[str, str], now: Mapping[str, str]) -> list[ChangeRead]:
    """The rows that could be read; `before` and `now` are the names of the districts of the two years, by id."""
    if not {"from_id", "to_id", "share"} <= table.columns.keys():
        return []
    rows = list(rows_with_any(table, table.columns.values()))
    known = {"from_id": before, "to_id": now}
    read = [found for row in rows if (found := _Row(RowReader(table, row), known).read()) is not None]
    if not rows:
        table.tell_sheet(fault("boundary_changes_empty"), "warning")
    warn_of_hidden(table, rows, table.columns.values())
    _report_twins(table, read)
    if len(read) == len(rows):  # else what is missing in a sum was reported
        _check_shares(table, read)
    return read


def changes_as_said(table: InputTable, now: Mapping[str, str]) -> tuple[BoundaryChange, ...]:
    """The rows where no year before is at hand to check them against; none where any of them cannot be read."""
    column, unheard = table.columns.get("from_id"), replace(table, findings=Findings())
    said = [] if column is None else [table.sheet.rows[row].get(column) for row in table.rows]
    before = {found: "" for raw in said if isinstance(found := _digits(raw) or text(raw), str)}
    changes = read_boundary_changes(unheard, before, now)
    return () if unheard.findings.has_errors else tuple(entry.change for entry in changes)


def tell_changes(
    table: InputTable,
    changes: Sequence[ChangeRead],
    budgets: Mapping[str, Decimal],
    before: Mapping[str, str],
    now: Mapping[str, str],
) -> None:
    """A note on what each change moves of `budgets` (EUR a year by old id); `before` and `now` are names by id."""
    moving = amounts_moved(budgets, [entry.change for entry in changes])
    for entry, amount in zip(changes, moving, strict=True):
        change = entry.change
        code = "boundary_moved"
        if change.from_id is None or change.to_id is None:
            code = "boundary_new" if change.from_id is None else "boundary_dissolved"
        told = fault(
            code,
            from_id=shown(change.from_id or ""),
            before=shown(before.get(change.from_id or "", "")),
            to_id=shown(change.to_id or ""),
            now=shown(now[change.to_id]) if change.to_id is not None else "",
            share=Rate(change.share),
            amount=Euros(amount),
            why=_why(change.reason, change.source),
        )
        table.tell(entry.row, "from_id", told, "note")


def _why(reason: str | None, source: str | None) -> str:
    """Reason and source as they end a sentence; empty where there are none."""
    told = "; ".join(shown(text) for text in (reason, source) if text)
    return f" ({told})" if told else ""


@dataclass(frozen=True, slots=True)
class _Row:
    """A row, and the names of the districts by the column they are expected in and by id."""

    cells: RowReader
    known: Mapping[str, Mapping[str, str]]

    def read(self) -> ChangeRead | None:
        """Its change; None, and a problem, where it says none."""
        from_id, to_id = self._id("from_id"), self._id("to_id")
        if not isinstance(from_id, Fault) and not isinstance(to_id, Fault) and self._are_swapped(from_id, to_id):
            self._report("from_id", fault("boundary_ids_swapped", from_id=_told(to_id), to_id=_told(from_id)))
            return None
        from_id, to_id = self._checked("from_id", from_id), self._checked("to_id", to_id)
        share = self._share(is_new=from_id is None)
        reason, source = self.cells.text("reason"), self.cells.text("source")
        if isinstance(from_id, Fault) or isinstance(to_id, Fault) or share is None:
            return None
        if from_id is None and to_id is None:
            self._report("from_id", fault("boundary_row_without_district"))
            return None
        return ChangeRead(self.cells.row, BoundaryChange(from_id, to_id, share, reason, source))

    def _id(self, key: str) -> str | Fault | None:
        """What the cell says; None where it says that there is no district."""
        raw = self.cells.raw(key)
        if isinstance(raw, Marked):
            return raised(raw)
        found = _digits(raw) or text(raw)
        is_none = isinstance(found, str) and found in NO_DISTRICT and found not in self.known[key]
        return None if is_none else found

    def _are_swapped(self, from_id: str | None, to_id: str | None) -> bool:
        """Whether the ids are unknown as they stand, and known the other way round."""

        def fit(first: str | None, second: str | None) -> bool:
            return all(one is None or one in self.known[key] for key, one in (("from_id", first), ("to_id", second)))

        return not fit(from_id, to_id) and fit(to_id, from_id)

    def _checked(self, key: str, found: str | Fault | None) -> str | Fault | None:
        """An id that is known; another is reported."""
        if found is None or (isinstance(found, str) and found in self.known[key]):
            return found
        if isinstance(found, str):
            found = _unknown(key, found, self.known[key])
        else:
            found = found.about(self.cells.table.label(key))
        self._report(key, found)
        return found

    def _share(self, is_new: bool) -> Decimal | None:
        """The share; a new district takes nothing from anybody, so that its share may be left empty."""
        raw = self.cells.raw("share")
        if is_new and (is_blank(raw) or (isinstance(raw, str) and raw.strip() in NO_DISTRICT)):
            return Decimal(1)
        found = self.cells.rate_or_fault("share")
        if isinstance(found, Number) and found.value > 1:
            found = fault("rate_above_one_hundred", found=as_found(raw))
        elif isinstance(found, Number) and is_new and found.value not in (0, 1):
            found = fault("boundary_share_of_new", found=as_found(raw))
        elif isinstance(found, Number) and not is_new and found.value == 0:
            found = fault("boundary_share_zero", found=as_found(raw))
        kept = self.cells.kept("share", found)
        return None if kept is None else kept.value

    def _report(self, key: str, wrong: Fault) -> None:
        self.cells.table.tell(self.cells.row, key, wrong)


def _digits(raw: Raw) -> str | None:
    """The id that a spreadsheet turned into a number."""
    found = None if isinstance(raw, str | FormulaZero) else number(raw)
    if isinstance(found, Number) and found.value >= 0 and found.value == found.value.to_integral_value():
        return label_of(raw) or str(int(found.value))
    return None


def _unknown(key: str, found: str, known: Mapping[str, str]) -> Fault:
    before = ("boundary_id_unknown_before", "boundary_id_misspelt_before", "boundary_id_is_name_before")
    now = ("boundary_id_unknown_now", "boundary_id_misspelt_now", "boundary_id_is_name_now")
    unknown, misspelt, is_name = before if key == "from_id" else now
    called = [identity for identity, name in known.items() if alike(name) == alike(found)]
    if len(called) == 1:
        return fault(is_name, found=shown(found), suggestion=shown(called[0]))
    near = likely_id(found, known)
    if near is None:
        return fault(unknown, found=shown(found))
    return fault(misspelt, found=shown(found), suggestion=shown(near))


def likely_id(found: str, known: Collection[str]) -> str | None:
    """The known id that is the same as `found` but for leading zeros, spaces, punctuation and case.

    None where there is none or more than one: a number that merely looks like it is another district's.
    """
    same = [one for one in known if _bare(one) == _bare(found)]
    return same[0] if len(same) == 1 else None


def _bare(identity: str) -> str:
    """Its digits and letters, leading zeros aside."""
    return re.sub(r"[\W_]", "", folded(identity)).lstrip("0")


def _report_twins(table: InputTable, read: Sequence[ChangeRead]) -> None:
    first: dict[tuple[str | None, str | None], int] = {}
    for entry in read:
        way = (entry.change.from_id, entry.change.to_id)
        if way in first:
            place = table.sheet.cell_name(first[way], table.columns["from_id"])
            told = fault("boundary_twice", first=place, from_id=_told(way[0]), to_id=_told(way[1]))
            table.tell(entry.row, "from_id", told)
        first.setdefault(way, entry.row)


def _check_shares(table: InputTable, read: Sequence[ChangeRead]) -> None:
    """The shares of each district are all of it."""
    rows: dict[str, list[ChangeRead]] = {}
    for entry in read:
        if entry.change.from_id is not None:
            rows.setdefault(entry.change.from_id, []).append(entry)
    for from_id, entries in rows.items():
        total = sum((entry.change.share for entry in entries), Decimal(0))
        if total != 1:
            code = "boundary_shares_nearly_one" if abs(total - 1) < _SLIP_OF_BINARY else "boundary_shares_not_one"
            table.tell(entries[0].row, "share", fault(code, from_id=shown(from_id), sum=Rate(total)))


def _told(identity: str | None) -> str:
    return "–" if identity is None else shown(identity)


_CODES = ("boundary_moved", "boundary_new", "boundary_dissolved")
_PARTS = {
    "share": r"(?P<share>[\d.,]+)\s%",
    "from_id": "(?P<from_id>.+?)",
    "to_id": "(?P<to_id>.+?)",
    "why": "(?P<why>.*)",
}
"""What each value of these notes may be; any other is a text, told as it was."""


def _pattern(code: str, lang: Lang) -> re.Pattern[str]:
    """The note `code` as it may stand there."""
    pieces = re.split(r"\{(\w+)\}", PROBLEMS[code].what.say(lang, **_AS_THEY_ARE))
    parts = (re.escape(piece) if i % 2 == 0 else _PARTS.get(piece, ".*?") for i, piece in enumerate(pieces))
    return re.compile("".join(parts), re.DOTALL)


_AS_THEY_ARE = {key: f"{{{key}}}" for key in ("share", "before", "from_id", "now", "to_id", "amount", "why")}


def boundary_changes_told(book: Book) -> tuple[BoundaryChange, ...]:
    """Those that the Protokoll tells, in its order; none where there is no Protokoll or it tells of none."""
    sheet = sheet_called(book, folded_names(WORDS["sheet.protocol"]))
    rows = {} if sheet is None else sheet.rows
    return tuple(_changes(raw for row in sorted(rows) for raw in rows[row].values() if isinstance(raw, str)))


def _changes(texts: Iterator[str]) -> Iterator[BoundaryChange]:
    patterns = [(lang, _pattern(code, lang)) for lang in LANGUAGES for code in _CODES]
    for said in texts:
        for lang, pattern in patterns:
            if found := pattern.fullmatch(said):
                told = found.groupdict()
                share = told.get("share")
                value = Decimal(1) if share is None else Decimal(_number(share, lang)) / 100
                yield BoundaryChange(told.get("from_id"), told.get("to_id"), value)
                break


def _number(share: str, lang: Lang) -> str:
    return share.replace(".", "").replace(",", ".") if lang == "de" else share.replace(",", "")
