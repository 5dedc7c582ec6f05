"""Reading a TOML file: a parameter file, a plan, a series. What is refused is told with its line and the apt remedy."""

import re
import tomllib
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, NoReturn

from sozialbudget.case.problems import Fault, InputError, Place, Problem, fault
from sozialbudget.files.locked import read_start
from sozialbudget.files.names import lookalike
from sozialbudget.reading.cells import shown
from sozialbudget.words import Lang, Text, say
from sozialbudget.words.text import in_both

LARGEST_FILE = 2**20
"""Bytes; a plan of a hundred years has some ten thousand."""
_LONGEST_NUMBER = 100
"""Signs; a checksum in a comment has 64."""
_MOST_DOTS = 20
"""Of one name; `years.2027.damping` has two."""
_MOST_NAMES = 1_000
"""Of one section; the parameters of the method are some thirty."""
_LONGEST_LIST = 20_000
"""Germany has 11 000 municipalities."""
_LARGEST_EXPONENT = 40
_LARGEST = 10**40

_QUOTED = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'|#[^\n]*")
_NUMBER = re.compile(f"[0-9A-Fa-f_]{{{_LONGEST_NUMBER},}}")
_PARTS = re.compile(r"[=,{}\[\]]")


def beyond_use_as_text(text: str) -> Fault | None:
    """What must not even be parsed: a number without end, a name of very many parts."""
    for number, line in enumerate(text.split("\n"), start=1):
        bare = _QUOTED.sub('""', line)
        where = Text(f"Zeile {number}", f"line {number}")
        if _NUMBER.search(bare):
            return fault("toml_number_beyond", where=where)
        if bare.count(".") > _MOST_DOTS and any(part.count(".") > _MOST_DOTS for part in _PARTS.split(bare)):
            return fault("toml_name_beyond", where=where, most=_MOST_DOTS)
    return None


def beyond_use(told: Any, name: str = "") -> Fault | None:
    """What must not be computed with, of what a file says."""
    entries = list(_entries(told, name))
    if len(entries) > (_LONGEST_LIST if isinstance(told, list) else _MOST_NAMES):
        return fault("toml_entries_beyond", where=name or Text("Datei", "file"), n=len(entries))
    if _is_number_beyond(told):
        return fault("toml_number_beyond", where=name)
    return next((wrong for inner, value in entries if (wrong := beyond_use(value, inner)) is not None), None)


def _entries(told: Any, name: str) -> Iterator[tuple[str, Any]]:
    if isinstance(told, dict):
        yield from ((f"{name}.{key}" if name else str(key), value) for key, value in told.items())
    elif isinstance(told, list):
        yield from ((f"{name}[{i}]", value) for i, value in enumerate(told, start=1))


def _is_number_beyond(value: Any) -> bool:
    if isinstance(value, int):
        return abs(value) > _LARGEST
    return isinstance(value, Decimal) and value.is_finite() and abs(value.adjusted()) > _LARGEST_EXPONENT


THOUSANDS = re.compile(r"[+-]?[1-9][0-9]{0,2}\.[0-9]{3}")
"""A number in which the point may be meant as one between thousands: 62.400, which TOML takes for 62.4."""


def with_one_meaning(number: str) -> str:
    """A number with a point as it is taken: 62.400 is 62.4; 62.375 needs a further 0, or it might be 62375."""
    plain = f"{Decimal(number).normalize():f}"
    return f"{plain}0" if THOUSANDS.fullmatch(plain) else plain


_WORKBOOK = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How .xlsx and .ods, and .xls, begin."""


def read_toml(path: Path) -> tuple[dict[str, Any], bytes]:
    """What the file says, its numbers exact, and its bytes. Raises InputError with the one thing that is wrong."""

    def refuse(code: str, **values: object) -> NoReturn:
        raise InputError([Problem(code, Place(shown(path.name or str(path))), values=values)]) from None

    try:
        content = read_start(path, LARGEST_FILE + 1)
    except FileNotFoundError:
        if (near := lookalike(path)) is not None:
            refuse("file_absent_near", path=shown(str(path)), near=shown(near))
        refuse("file_absent", path=shown(str(path)))
    except (OSError, ValueError) as error:  # ValueError: a name with a zero character
        refuse("toml_unreadable", reason=_reason(error))
    if content.startswith(_WORKBOOK):
        refuse("toml_is_workbook")
    if len(content) > LARGEST_FILE:
        refuse("file_too_large", size=f"{LARGEST_FILE // 2**20}+ MiB")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        refuse("toml_not_utf8")
    if (wrong := beyond_use_as_text(text)) is not None:
        refuse(wrong.code, **wrong.values)
    try:
        told = tomllib.loads(text, parse_float=Decimal)
        wrong = beyond_use(told)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        where, advice = _slip(text, str(error))
        refuse("toml_not_valid", where=where, advice=advice)
    if wrong is not None:
        refuse(wrong.code, **wrong.values)
    return told, content


def _reason(error: Exception) -> Text | str:
    if isinstance(error, IsADirectoryError):
        return Text("ein Ordner", "a folder")
    if isinstance(error, PermissionError):
        return Text("keine Leserechte", "no permission to read")
    return shown(getattr(error, "strerror", None) or type(error).__name__)


# --- where TOML breaks off, and why -------------------------------------------------------------------


def _slip(text: str, told: str) -> tuple[Text, Text]:
    """Where it is and what to write; what Python says of it is long and English."""
    if told.startswith(("Cannot overwrite", "Cannot mutate", "Cannot declare")):
        at = re.search(r"\(at line ([0-9]+), ", told)
        where = Text(f"Zeile {at[1]}", f"line {at[1]}") if at else _AT_END
        return in_both(lambda lang: say("toml.twice", lang, where=where.say(lang))), in_both(_say("toml.once"))
    at = re.search(r"\(at line ([0-9]+), column ([0-9]+)\)$", told)
    lines = text.splitlines()
    if at is None or int(at[1]) > len(lines):
        return _AT_END, in_both(_say("toml.lines"))
    where = Text(f"Zeile {at[1]}, Spalte {at[2]}", f"line {at[1]}, column {at[2]}")
    return where, _advice(lines[int(at[1]) - 1])


_AT_END = Text("am Ende der Datei", "at the end of the file")


def _advice(line: str) -> Text:
    """The remedy of the first slip that the line shows; the general one where it shows none."""
    bare = re.sub(r"\"[^\"]*\"|'[^']*'", '""', line[:_LONGEST_LINE]).partition("#")[0]
    for slip, key, mended in _SLIPS:
        for found in re.finditer(slip, bare):
            if meant := mended(found[1].strip()):
                return in_both(_say(key, found=shown(found[1].strip()), meant=shown(meant)))
    return in_both(_say("toml.lines"))


_LONGEST_LINE = 200
"""Of a longer line only the beginning is searched, which takes no time whatever it holds."""


def _say(key: str, **values: object) -> Callable[[Lang], str]:
    return lambda lang: say(key, lang, **values)


def _day(found: str) -> str | None:
    day, month, year = map(int, found.split("."))
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _quoted(found: str) -> str:
    return f'"{found}"'


def _amount(found: str) -> str | None:
    """An amount as people write it in German: 450.000 and 450.000,00 are 450000."""
    whole, _, cents = found.partition(",")
    grouped = re.fullmatch(r"[+-]?[0-9]{1,3}(?:\.[0-9]{3})+", whole)
    number = (whole.replace(".", "") if cents or grouped else whole) + (f".{cents}" if cents else "")
    return with_one_meaning(number) if re.fullmatch(r"[+-]?[0-9]+(?:\.[0-9]+)?", number) else None


def _either(found: str) -> str | None:
    """Both readings of 450,000; None where it has one."""
    if not re.fullmatch("[+-]?[1-9][0-9]{0,2},[0-9]{3}", found):
        return None
    return f"{found.replace(',', '')} / {with_one_meaning(found.replace(',', '.'))}"


def _name(found: str) -> str | None:
    """The first part of a name that TOML takes in quotation marks only; None where there is none."""
    parts = (part.strip() for part in found.split("."))
    return next((f'"{part}"' for part in parts if not re.fullmatch(r"[A-Za-z0-9_-]+|\"\"", part)), None)


_SLIPS: tuple[tuple[str, str, Callable[[str], str | None]], ...] = (
    # what the line holds (texts in quotation marks aside), the sentence, what is meant
    (r"([„“”‚‘’«»][^„“”‚‘’«»]*[„“”‚‘’«»]?)", "toml.quotes", lambda found: f'"{found.strip("„“”‚‘’«» ")}"'),
    (r"=\s*([0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4})\b", "toml.day", _day),
    (r"=\s*([+-]?[0-9.,]+\s*%)", "toml.unit", _quoted),
    (r"=\s*([+-]?[0-9.,]+)\s*(?:€|EUR\b)", "toml.amount", _amount),
    (r"=\s*([+-]?[1-9][0-9]{0,2}(?:\.[0-9]{3}){2,})\b", "toml.thousands", _amount),
    (r"=\s*([+-]?[0-9.]*[0-9],[0-9]{3})\b(?![.,])", "toml.thousands", _either),
    (r"=\s*([+-]?[0-9]+,[0-9]+)\b", "toml.comma", lambda found: found.replace(",", ".")),
    (r"^\s*\[+([^\]\[]+)\]", "toml.name", _name),
    (r"(?:^|[{,])\s*([^=\[{,]+?)\s*=", "toml.name", _name),
    (r"=\s*([^\W\d][^,}\]]*)", "toml.word", _quoted),
)
