"""Zip packages of XML (.xlsx, .xlsm, .ods), unpacked with limits.

The parts are read as streams: what a part says of its size is checked before, what it holds is counted while reading,
and neither document types nor entities are allowed, so that no file can make the program use all memory, read another
file or go online.
"""

import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from typing import Any
from xml.parsers import expat

from sozialbudget.reading.grid import DamagedError, TooLargeError

LARGEST_PACKAGE = 256 * 2**20
"""Bytes, unpacked, that are read of one package; 11 000 districts with 45 columns have about 20 MiB."""

MOST_CELLS = 5_000_000
"""Filled cells that are read of one sheet; 11 000 districts with 45 columns have 500 000."""

_CHUNK = 2**18

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]
Text = Callable[[str], None]


class Package:
    """A zip archive whose parts are read with limits."""

    def __init__(self, content: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(BytesIO(content))
            infos = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError, RuntimeError) as error:
            raise DamagedError("kein vollständiges Zip-Archiv", str(error)) from error
        self._parts = {_part_name(info.filename): info for info in infos}
        if len(self._parts) != len(infos):
            raise DamagedError("ein Teil kommt zweimal vor", "a part occurs twice")
        self._left = LARGEST_PACKAGE

    def __contains__(self, part: str) -> bool:
        return _part_name(part) in self._parts

    def chunks(self, part: str) -> Iterator[bytes]:
        """The bytes of `part`, piece by piece; DamagedError where it is missing or broken."""
        info = self._parts.get(_part_name(part))
        if info is None:
            raise DamagedError(f"{part} fehlt", f"{part} is missing")
        if info.file_size > self._left:
            raise TooLargeError(f"{info.file_size / 2**20:.0f} MiB")
        self._left -= info.file_size
        try:
            with self._zip.open(info) as stream:
                while chunk := stream.read(_CHUNK):
                    yield chunk
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
            raise DamagedError(f"{part} ist nicht lesbar", f"{part}: {error}") from error
        except Exception as error:  # bz2 and lzma have exceptions of their own
            if isinstance(error, DamagedError | TooLargeError | expat.ExpatError):
                raise
            raise DamagedError(f"{part} ist nicht lesbar", f"{part}: {error}") from error

    def parse(self, part: str, start: Start, end: End | None = None, text: Text | None = None) -> None:
        """Call `start`, `end` and `text` for the XML of `part`.

        Names of elements and attributes come as `{namespace}name` without the braces: `namespace name`, or as plain
        `name` where there is no namespace.
        """
        _parse(self.chunks(part), part, start, end, text)


def parse(content: bytes, part: str, start: Start, end: End | None = None, text: Text | None = None) -> None:
    """The same for XML that is at hand; `part` is what messages call it."""
    _parse((content,), part, start, end, text)


def _parse(chunks: Iterable[bytes], part: str, start: Start, end: End | None, text: Text | None) -> None:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.buffer_size = 2**16
    parser.StartDoctypeDeclHandler = _no_document_type
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, ValueError) as error:  # the latter two: an encoding nobody knows
        raise DamagedError(f"{part} ist nicht lesbar", f"{part}: {error}") from error


def whole(text: str | None) -> int:
    """A whole number in an attribute; DamagedError where it is none."""
    if text is None or not text.isascii() or not text.isdigit() or len(text) > 10:
        raise DamagedError(
            f"{str(text)[:20]!r}, wo eine ganze Zahl stehen muss", f"{str(text)[:20]!r} where a whole number belongs"
        )
    return int(text)


def number_in(text: str) -> float | str:
    """The number that a cell stores; the text where it claims to hold one and does not."""
    try:
        number = float(text)
    except ValueError:
        return text
    # which float() takes, and no spreadsheet writes
    return text if "_" in text or not text.isascii() else number


def _part_name(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()


def _no_document_type(*_declared: Any) -> None:
    raise DamagedError("ein Dokumenttyp ist vereinbart", "a document type is declared")
