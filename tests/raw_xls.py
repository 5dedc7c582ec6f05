"""Files put together byte by byte: packages, and records of an .xls."""

import struct
import zipfile
from collections.abc import Mapping
from io import BytesIO


def zipped(parts: Mapping[str, bytes | str]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return out.getvalue()


def record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


BOOK, SHEET_BEGIN = (record(0x809, struct.pack("<4H2I", 0x600, kind, 0xDBB, 0x7CC, 0, 6)) for kind in (5, 16))


END = record(0x0A)


def sheets_at(*positions: int) -> bytes:
    return b"".join(record(0x85, struct.pack("<IBB", position, 0, 0) + b"\1\0S") for position in positions)
