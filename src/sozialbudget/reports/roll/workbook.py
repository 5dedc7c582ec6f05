"""The new input workbook, what was done on its first sheet."""

import textwrap
from dataclasses import replace

from sozialbudget.analysis.roll import Rolled
from sozialbudget.case.problems import gathered
from sozialbudget.formats.table import TEXT, Column, Table
from sozialbudget.formats.xlsx.tables import TableBook, TableSheet
from sozialbudget.reading.rolled import digest
from sozialbudget.reports.roll.sections import sections, title
from sozialbudget.words import Lang, say
from sozialbudget.workbook.filling import filling_of
from sozialbudget.workbook.template import filled_bytes

_REMARK_WIDTH = 160


def input_bytes(rolled: Rolled, lang: Lang) -> bytes:
    """The new input workbook: the template's writer with the rolled case, and what was done on its first sheet."""
    before = rolled.result.allocation.case.parameters.year
    heading = say("roll.input_title", lang, year=rolled.case.parameters.year)
    filling = filling_of(rolled.case, lang, heading, rolled.said)
    remark = say("roll.remark", lang, name=rolled.result.name, before=before)
    remarks = {**filling.remarks, "districts": (remark,)}
    return filled_bytes(replace(filling, remarks=remarks, front=lambda book: write_sheet(rolled, book)), lang)


def write_sheet(rolled: Rolled, book: TableBook) -> None:
    """The sheet `Fortschreibung`."""
    lang, result = book.lang, rolled.result
    remarks = [
        say("roll.from", lang, name=result.name, sha256=result.sha256),
        *(_sentence(f"{warning.what(lang)}: {warning.remedy(lang)}.") for warning in gathered(rolled.warnings)),
    ]
    sheet = book.sheet(say("sheet.roll", lang), title(rolled, lang), remarks)
    for section in sections(rolled, lang):
        sheet.heading(section.caption)
        if section.note:
            for line in textwrap.wrap(section.note, _REMARK_WIDTH):
                sheet.remark(line)
        sheet.show(section)
    _write_digests(rolled, sheet)


def _write_digests(rolled: Rolled, sheet: TableSheet) -> None:
    """By what the reader notices that nobody renewed a column, though its Stand is new."""
    lang, districts = sheet.book.lang, rolled.case.districts
    sheet.heading(say("roll.digests", lang))
    sheet.remark(say("roll.digests_note", lang))
    names = rolled.case.columns
    digests = [digest({d.id: d.columns[name] for d in districts if name in d.columns}) for name in names]
    columns = (
        Column("column", say("roll.column", lang), names, TEXT, width=32),
        Column("digest", say("roll.digest", lang), digests, TEXT, width=30),
    )
    sheet.show(Table(columns))


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
