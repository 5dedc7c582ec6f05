"""Files that another program holds: a virus scanner, a synchronised folder or a share may do so for a moment."""

import errno
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from sozialbudget.files.names import on_disk

_HELD_ON_WINDOWS = {5, 32, 33}
"""Access denied (as a scanner makes it), sharing violation, lock violation."""
_HELD_ELSEWHERE = {errno.EBUSY, errno.EAGAIN, errno.ETXTBSY, errno.EDEADLK}
"""What shares and drivers tell."""
_PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8)
"""Seconds between tries: together a second and a half."""

Done = TypeVar("Done")


def is_locked(error: OSError) -> bool:
    """Whether `error` says that another program holds the file."""
    return getattr(error, "winerror", None) in _HELD_ON_WINDOWS or error.errno in _HELD_ELSEWHERE


def patiently(act: Callable[[], Done]) -> Done:
    """What `act` returns; tried again for a second or two where another program holds the file.

    Raises what `act` raises at last.
    """
    for pause in _PAUSES:
        try:
            return act()
        except OSError as error:
            if not is_locked(error):
                raise
            time.sleep(pause)
    return act()


def read_start(path: Path, most: int) -> bytes:
    """The first `most` bytes of the file (all: -1), read as patiently. Raises OSError."""
    there = on_disk(path)

    def read() -> bytes:
        with there.open("rb") as stream:
            return stream.read(most)

    return patiently(read)
