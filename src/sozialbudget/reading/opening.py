"""Opening the input file: it exists, it is a spreadsheet, and it is one we can read; each refusal says what to do."""

import hashlib
from collections.abc import Callable
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


def open_book(path: Path, findings: Findings) -> OpenedFile:
    """Open the workbook `path`; raises InputError where that cannot be done."""
    content = _content(path, findings)
    kind = _kind(path, content, findings)
    try:
        book = _BOOKS[kind](content)
    except DamagedError as error:
        _refuse(path, findings, fault("file_damaged", reason=reason_of(error)))
    except TooLargeError as error:
        _refuse(path, findings, fault("file_too_large", size=error.what))
    except EncryptedError:
        _refuse(path, findings, fault("file_encrypted"))
    return OpenedFile(path.name, hashlib.sha256(content).hexdigest(), book)


def _refuse(path: Path, findings: Findings, wrong: Fault) -> NoReturn:
    findings.file(shown(path.name or str(path)), wrong)
    raise InputError(findings.problems)


def _content(path: Path, findings: Findings) -> bytes:
    """The bytes of the file, read once: what is hashed is what is read."""
    if path.name.startswith("~$") or path.name.startswith(".~lock."):
        _refuse(path, findings, fault("file_is_lock"))
    if _is_folder(path):
        _refuse(path, findings, fault("file_is_folder"))
    try:
        content = read_start(path, LARGEST_FILE + 1)
    except FileNotFoundError:
        near = lookalike(path)
        absent = fault("file_absent", path=shown(str(path)))
        _refuse(
            path,
            findings,
            absent if near is None else Fault("file_absent_near", {**absent.values, "near": shown(near)}),
        )
    except (OSError, ValueError) as error:  # ValueError: a name with a zero character
        if isinstance(error, OSError) and is_locked(error):
            _refuse(path, findings, fault("file_locked"))
        if isinstance(error, PermissionError):
            _refuse(path, findings, fault("file_not_permitted"))
        _refuse(path, findings, fault("file_unreadable", reason=shown(str(getattr(error, "strerror", None) or error))))
    if not content:
        _refuse(path, findings, fault("file_empty"))
    if len(content) > LARGEST_FILE:
        _refuse(path, findings, fault("file_too_large", size=f"{LARGEST_FILE // 2**20}+ MiB"))
    return content


def _is_folder(path: Path) -> bool:
    try:
        return on_disk(path).is_dir()
    except (OSError, ValueError):  # opening it will say what is wrong
        return False


def _kind(path: Path, content: bytes, findings: Findings) -> str:
    """Which format the bytes have, whatever the name says; a name that is wrong is named."""
    suffix = path.suffix.casefold()
    if suffix == ".toml":
        _refuse(path, findings, fault("file_is_toml"))
    if suffix not in SUFFIXES:
        from sozialbudget.reading import other_files

        other = None if content.startswith((_OLE, _ZIP)) else other_files.of_bytes(content)
        if other is not None and other not in (other_files.TEXT, other_files.ANYTHING):
            _refuse_other(path, findings, other)
        _refuse(path, findings, fault("file_wrong_suffix", found=shown(path.suffix) or "–", suffixes=SUFFIXES))
    if content.startswith(_OLE):
        kind = _kind_of_container(path, content, findings)
    elif content.startswith(_ZIP):
        kind = _kind_of_package(path, content, findings)
    else:
        from sozialbudget.reading import other_files

        _refuse_other(path, findings, other_files.of_bytes(content))
    if kind != suffix.replace(".xlsm", ".xlsx"):
        findings.file(path.name, fault("file_suffix_mismatch", found=suffix, suffix=kind), "warning")
    return kind


def _kind_of_container(path: Path, content: bytes, findings: Findings) -> str:
    from sozialbudget.reading.files.ole import OleFile

    try:
        container = OleFile(content)
    except DamagedError as error:
        _refuse(path, findings, fault("file_damaged", reason=reason_of(error)))
    except TooLargeError as error:
        _refuse(path, findings, fault("file_too_large", size=error.what))
    if "EncryptedPackage" in container:
        _refuse(path, findings, fault("file_encrypted"))
    from sozialbudget.reading import other_files

    if (other := other_files.of_container(container.__contains__)) is not None:
        _refuse_other(path, findings, other)
    return ".xls"


def _kind_of_package(path: Path, content: bytes, findings: Findings) -> str:
    try:
        package = Package(content)
        if "xl/workbook.xml" in package and "content.xml" not in package:
            return ".xlsx"
        from sozialbudget.reading import other_files

        if (other := other_files.of_package(package.__contains__, _mimetype(package))) is not None:
            _refuse_other(path, findings, other)
        if "content.xml" not in package:
            return ".xlsx"
        if _is_encrypted_ods(package):
            _refuse(path, findings, fault("file_encrypted"))
        return ".ods"
    except DamagedError as error:
        _refuse(path, findings, fault("file_damaged", reason=reason_of(error)))
    except TooLargeError as error:
        _refuse(path, findings, fault("file_too_large", size=error.what))


def _refuse_other(path: Path, findings: Findings, other: "OtherFile") -> NoReturn:
    _refuse(path, findings, fault("file_not_workbook", looks_like=other.called, remedy=other.remedy))


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


def _xlsx(content: bytes) -> Book:
    from sozialbudget.reading.files.xlsx import XlsxBook

    return XlsxBook(content)


def _ods(content: bytes) -> Book:
    from sozialbudget.reading.files.ods import OdsBook

    return OdsBook(content)


def _xls(content: bytes) -> Book:
    from sozialbudget.reading.files.xls import XlsBook

    return XlsBook(content)


_BOOKS: dict[str, Callable[[bytes], Book]] = {".xlsx": _xlsx, ".ods": _ods, ".xls": _xls}
