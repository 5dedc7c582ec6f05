"""Opening the input file: it exists, it is a spreadsheet, and it is one we can read; each refusal says what to do."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from sozialbudget.case.problems import Fault, InputError, fault
from sozialbudget.files.locked import is_locked, read_start
from sozialbudget.files.names import lookalike, on_disk
from sozialbudget.reading.cells import reason_of, shown
from sozialbudget.reading.files.package import Package
from sozialbudget.reading.findings import Findings
from sozialbudget.reading.grid import Book, DamagedError, EncryptedError, TooLargeError

# What a file is that is no workbook of ours is loaded where there is one.
if TYPE_CHECKING:
    from sozialbudget.reading.other_files import OtherFile

LARGEST_FILE = 256 * 2**20
"""Bytes of an input file; 11 000 districts with 45 columns take about 4 MiB."""

SUFFIXES = (".xlsx", ".xlsm", ".ods", ".xls")

_ZIP, _OLE = b"PK", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """An input file, opened: its name, the SHA-256 of its bytes, and its sheets."""

    name: str
    sha256: str
    book: Book


class _RefusedError(Exception):
    """The file cannot be opened as a workbook; `wrong` says why."""

    def __init__(self, wrong: Fault) -> None:
        super().__init__(wrong.code)
        self.wrong = wrong


def _refuse(code: str, **values: object) -> NoReturn:
    raise _RefusedError(fault(code, **values)) from None


def open_book(path: Path, findings: Findings) -> OpenedFile:
    """Open the workbook `path`; raises InputError where that cannot be done."""
    try:
        content = _content(path)
        kind = _kind(path, content)
        if kind != path.suffix.casefold().replace(".xlsm", ".xlsx"):
            told = fault("file_suffix_mismatch", found=path.suffix.casefold(), suffix=kind)
            findings.file(path.name, told, "warning")
        return OpenedFile(path.name, hashlib.sha256(content).hexdigest(), _book(kind, content))
    except _RefusedError as error:
        wrong = error.wrong
    except DamagedError as error:
        wrong = fault("file_damaged", reason=reason_of(error))
    except TooLargeError as error:
        wrong = fault("file_too_large", size=error.what)
    except EncryptedError:
        wrong = fault("file_encrypted")
    findings.file(shown(path.name or str(path)), wrong)
    raise InputError(findings.problems)


def _content(path: Path) -> bytes:
    """The bytes of the file, read once: what is hashed is what is read."""
    if path.name.startswith(("~$", ".~lock.")):
        _refuse("file_is_lock")
    if _is_folder(path):
        _refuse("file_is_folder")
    try:
        content = read_start(path, LARGEST_FILE + 1)
    except FileNotFoundError:
        if (near := lookalike(path)) is not None:
            _refuse("file_absent_near", path=shown(str(path)), near=shown(near))
        _refuse("file_absent", path=shown(str(path)))
    except (OSError, ValueError) as error:  # ValueError: a name with a zero character
        if isinstance(error, OSError) and is_locked(error):
            _refuse("file_locked")
        if isinstance(error, PermissionError):
            _refuse("file_not_permitted")
        _refuse("file_unreadable", reason=shown(str(getattr(error, "strerror", None) or error)))
    if not content:
        _refuse("file_empty")
    if len(content) > LARGEST_FILE:
        _refuse("file_too_large", size=f"{LARGEST_FILE // 2**20}+ MiB")
    return content


def _is_folder(path: Path) -> bool:
    try:
        return on_disk(path).is_dir()
    except (OSError, ValueError):  # opening it will say what is wrong
        return False


def _kind(path: Path, content: bytes) -> str:
    """Which format the bytes have, whatever the name says."""
    suffix = path.suffix.casefold()
    if suffix == ".toml":
        _refuse("file_is_toml")
    if suffix not in SUFFIXES:
        from sozialbudget.reading import other_files

        other = None if content.startswith((_OLE, _ZIP)) else other_files.of_bytes(content)
        if other is not None and other not in (other_files.TEXT, other_files.ANYTHING):
            _refuse_other(other)
        _refuse("file_wrong_suffix", found=shown(path.suffix) or "–", suffixes=SUFFIXES)
    if not content.startswith((_OLE, _ZIP)):
        from sozialbudget.reading import other_files

        _refuse_other(other_files.of_bytes(content))
    return _kind_of_container(content) if content.startswith(_OLE) else _kind_of_package(content)


def _kind_of_container(content: bytes) -> str:
    from sozialbudget.reading.files.ole import OleFile

    container = OleFile(content)
    if "EncryptedPackage" in container:
        _refuse("file_encrypted")
    from sozialbudget.reading import other_files

    if (other := other_files.of_container(container.__contains__)) is not None:
        _refuse_other(other)
    return ".xls"


def _kind_of_package(content: bytes) -> str:
    package = Package(content)
    if "xl/workbook.xml" in package and "content.xml" not in package:
        return ".xlsx"
    from sozialbudget.reading import other_files

    if (other := other_files.of_package(package.__contains__, _mimetype(package))) is not None:
        _refuse_other(other)
    if "content.xml" not in package:
        return ".xlsx"
    if _is_encrypted_ods(package):
        _refuse("file_encrypted")
    return ".ods"


def _refuse_other(other: "OtherFile") -> NoReturn:
    _refuse("file_not_workbook", looks_like=other.called, remedy=other.remedy)


def _mimetype(package: Package) -> str:
    """What an OpenDocument says that it is."""
    return b"".join(package.chunks("mimetype"))[:200].decode("ascii", "ignore").strip() if "mimetype" in package else ""


def _is_encrypted_ods(package: Package) -> bool:
    found = [False]

    def start(tag: str, _: dict[str, str]) -> None:
        found[0] = found[0] or tag.endswith(" encryption-data")

    if "META-INF/manifest.xml" in package:
        package.parse("META-INF/manifest.xml", start)
    return found[0]


def _book(kind: str, content: bytes) -> Book:
    """Its reader is loaded when there is a file for it."""
    if kind == ".xlsx":
        from sozialbudget.reading.files.xlsx import XlsxBook

        return XlsxBook(content)
    if kind == ".ods":
        from sozialbudget.reading.files.ods import OdsBook

        return OdsBook(content)
    from sozialbudget.reading.files.xls import XlsBook

    return XlsBook(content)
