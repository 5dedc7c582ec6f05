"""The container of .xls (and of encrypted .xlsx): a small file system in one file."""

import struct
from collections.abc import Callable, Sequence

from sozialbudget.workbook.grid import DamagedError

_END_OF_CHAIN, _DIRECTORY_ENTRY = 0xFFFFFFFA, 128
_STREAM, _ROOT = 2, 5


class OleFile:
    """The named streams of a compound file."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        try:
            self._read_header()
            self._entries = self._read_directory()
        except (struct.error, IndexError, UnicodeDecodeError) as error:
            raise DamagedError(str(error)) from error

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def stream(self, name: str) -> bytes:
        """The bytes of the stream `name`; DamagedError where it is missing or broken."""
        if name not in self._entries:
            raise DamagedError(f"{name} is missing")
        start, size = self._entries[name]
        try:
            content = self._chain(start, size) if size >= self._small_limit else self._small_chain(start, size)
        except (struct.error, IndexError) as error:
            raise DamagedError(str(error)) from error
        if len(content) < size:
            raise DamagedError(f"{name} is broken off")
        return content

    def _read_header(self) -> None:
        content = self._content
        sector_shift, small_shift = struct.unpack_from("<HH", content, 0x1E)
        if sector_shift not in (9, 12) or small_shift != 6:
            raise DamagedError("unknown sector size")
        self._sector, self._small_sector = 1 << sector_shift, 1 << small_shift
        self._directory_start = struct.unpack_from("<I", content, 0x30)[0]
        self._small_limit, small_table, _, more_tables, more = struct.unpack_from("<5I", content, 0x38)
        tables = list(struct.unpack_from("<109I", content, 0x4C))
        per_sector = self._sector // 4
        for _ in range(min(more, len(content) // self._sector)):  # more there cannot be
            if more_tables >= _END_OF_CHAIN:
                break
            sector = struct.unpack_from(f"<{per_sector}I", content, self._offset(more_tables))
            tables += sector[:-1]
            more_tables = sector[-1]
        self._next = [
            following
            for table in tables
            if table < _END_OF_CHAIN
            for following in struct.unpack_from(f"<{per_sector}I", content, self._offset(table))
        ]
        self._small_table_start = small_table

    def _offset(self, sector: int) -> int:
        return (sector + 1) * int(self._sector)

    def _chain(self, start: int, size: int | None = None) -> bytes:
        return _joined(
            start,
            self._next,
            lambda sector: self._content[self._offset(sector) : self._offset(sector + 1)],
            -(-size // self._sector) if size is not None else None,
        )[:size]

    def _small_chain(self, start: int, size: int) -> bytes:
        if size == 0:
            return b""
        table = self._chain(self._small_table_start)
        following = struct.unpack(f"<{len(table) // 4}I", table[: len(table) // 4 * 4])
        small = self._chain(*self._root)
        width = self._small_sector
        return _joined(
            start, following, lambda sector: small[sector * width : (sector + 1) * width], -(-size // width)
        )[:size]

    def _read_directory(self) -> dict[str, tuple[int, int]]:
        entries: dict[str, tuple[int, int]] = {}
        self._root = (_END_OF_CHAIN, 0)
        directory = self._chain(self._directory_start)
        for position in range(0, len(directory) - _DIRECTORY_ENTRY + 1, _DIRECTORY_ENTRY):
            length, kind = struct.unpack_from("<HB", directory, position + 64)
            start, size = struct.unpack_from("<II", directory, position + 116)
            name = directory[position : position + max(min(length, 64) - 2, 0)].decode("utf-16-le")
            if kind == _STREAM:
                entries.setdefault(name, (start, size))
            elif kind == _ROOT:
                self._root = (start, size)
        return entries


def _joined(start: int, following: Sequence[int], sector_of: Callable[[int], bytes], most: int | None) -> bytes:
    """The sectors from `start` along the chain; DamagedError where the chain runs in a circle or out of the file."""
    sectors: list[bytes] = []
    sector = start
    while sector < _END_OF_CHAIN and (most is None or len(sectors) < most):
        if len(sectors) > len(following):
            raise DamagedError("a chain of sectors runs in a circle")
        piece = sector_of(sector)
        if not piece:
            raise DamagedError("a chain of sectors runs out of the file")
        sectors.append(piece)
        sector = following[sector]
    return b"".join(sectors)
