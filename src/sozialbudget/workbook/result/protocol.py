"""The sheet `Protokoll`: version, input and its SHA-256, readings taken, parameters and their origin, warnings."""

from collections.abc import Iterable

from sozialbudget.case.bounds import amount
from sozialbudget.case.origins import READINGS, parameter_value, reading, said_by, source_of
from sozialbudget.case.parameters import PARAMETER_KEYS, about
from sozialbudget.case.problems import gathered
from sozialbudget.formats.xlsx.live_sheet import Value, height
from sozialbudget.version import LAYOUT, __version__
from sozialbudget.words.numbers import told
from sozialbudget.workbook.result.context import Result

_WIDTHS = (34.0, 70.0, 34.0, 60.0)


Entry = tuple[Value, ...]
"""One fact: its name, what there is to say, and where it is from; one word alone is a heading."""


def write_protocol(r: Result) -> None:
    """Write the sheet, one fact per row."""
    write_entries(r, _entries(r))


def write_entries(r: Result, entries: Iterable[Entry]) -> None:
    """Write the sheet with these facts."""
    sheet = r.add_sheet("protocol")
    for col, width in enumerate(_WIDTHS):
        sheet.set_column(col, col, width)
    sheet.write(0, 0, r.say("protocol.title"), r.title)
    row = 2
    bold = r.style(bold=True, valign="top")
    for entry in entries:
        texts = ["" if value is None else str(told(value, r.lang)) for value in entry]
        for col, text in enumerate(texts):
            # All text of the protocol may come from the input.
            sheet.write_text(row, col, text, r.header if len(entry) == 1 else bold if col == 0 else r.wrapped)
        sheet.set_row(row, height(dict(zip(texts, _WIDTHS, strict=False))))
        row += 1


def _written_by(r: Result) -> str:
    """Version and edition; the first edition has no number."""
    edition = ", " + r.say("protocol.edition", edition=LAYOUT) if LAYOUT > 1 else ""
    return f"sozialbudget {__version__}{edition}"


def _entries(r: Result) -> list[Entry]:
    case = r.allocation.case
    origin = case.origin
    entries: list[Entry] = [
        (r.say("protocol.program"), _written_by(r)),
        (r.say("protocol.input"), r.name),
        ("SHA-256", origin.sha256 if origin else "–"),
        (r.say("protocol.live"), r.say("protocol.live_text")),
        (r.say("sheet.checksums"), r.say("protocol.checksums_text", sheet=r.say("sheet.checksums"))),
        (r.say("protocol.readings"),),
    ]
    entries += [reading(case, key, r.lang) for key in READINGS]
    entries.append((r.say("protocol.parameters"),))
    for key in PARAMETER_KEYS:
        known = about(key)
        value = parameter_value(case, key, r.lang)
        entries.append(
            (
                known.label.say(r.lang),
                "–" if value is None else amount(value, known.unit, r.lang),
                said_by(case, key, r.lang),
                source_of(case, key, r.lang),
            )
        )
    if case.excluded:
        entries.append((r.say("protocol.excluded"),))
        entries += [(f"{gone.name} ({gone.id})", gone.reason) for gone in case.excluded]
    entries.append((r.say("protocol.notes"),))
    notes: list[Entry] = [
        (note.place(r.lang), note.what(r.lang), note.remedy(r.lang)) for note in gathered(r.allocation.notes)
    ]
    return entries + (notes or [(r.say("protocol.no_notes"), "")])
