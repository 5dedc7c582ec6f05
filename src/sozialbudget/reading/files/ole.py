"""The container of .xls, and of encrypted .xlsx: a small file system in one file, read by olefile."""

import struct
from io import BytesIO

from olefile import DEFECT_INCORRECT, OleFileIO

from sozialbudget.reading.grid import DamagedError, TooLargeError

LARGEST_CONTAINER = 32 * 2**20
"""Bytes; 11 000 districts with 45 columns take 10 MiB of .xls, and the format holds no more than 65 536 rows."""

_ENTRIES_OF_A_SECTOR = 128
_TABLES_IN_HEADER = 109


class OleFile:
    """The named streams of a compound file."""

    def __init__(self, content: bytes) -> None:
        if len(content) > LARGEST_CONTAINER:
            raise TooLargeError(f"{LARGEST_CONTAINER // 2**20}+ MiB")
        _check_size_of_tables(content)
        try:
            # lower defects are let pass by default, among them streams that are larger than the file
            self._container = OleFileIO(BytesIO(content), raise_defects=DEFECT_INCORRECT)
        except Exception as error:  # whatever olefile meets in a broken file: struct.error, IndexError, OSError …
            raise DamagedError("ihr Aufbau ist unvollständig", str(error)) from error

    def __contains__(self, name: str) -> bool:
        return bool(self._container.exists(name))

    def stream(self, name: str) -> bytes:
        """The bytes of the stream `name`; DamagedError where it is missing or broken."""
        try:
            return bytes(self._container.openstream(name).read())
        except Exception as error:
            raise DamagedError("ihr Aufbau ist unvollständig", str(error)) from error


def _check_size_of_tables(content: bytes) -> None:
    """Refuse more tables of sectors than the file has sectors for: olefile believes the header and reads on and on."""
    try:
        (tables,) = struct.unpack_from("<I", content, 0x2C)
    except struct.error as error:
        raise DamagedError("ihr Aufbau ist unvollständig", str(error)) from error
    sectors = len(content) // 512
    if tables > max(_TABLES_IN_HEADER, 2 * (sectors // _ENTRIES_OF_A_SECTOR + 1)):
        raise DamagedError("mehr Sektortabellen als Sektoren", "more tables of sectors than sectors")
