"""One run at a time in a folder: a lock of the operating system, which dies with the process that holds it."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sozialbudget.case.problems import OutputError, Place, Problem

LOCK_NAME = ".sozialbudget-reihe.lock"
_LEFTOVER = re.compile(r"\.sozialbudget-[0-9a-f]{12}\.tmp(\.[A-Za-z0-9]+)?")


@contextmanager
def locked(folder: Path, wait: float) -> Iterator[None]:
    """Hold the lock of `folder`, for which another run is given `wait` seconds.

    The empty lock file stays: taking it away would let two runs hold two of them. Raises OutputError where another
    run holds it or the file system has no locks.
    """
    from filelock import FileLock, Timeout

    # No lock of another kind where the system has none: it would outlive a killed run.
    lock = FileLock(folder / LOCK_NAME, timeout=wait, fallback_to_soft=False, preserve_lock_file=True)
    try:
        lock.acquire()
    except Timeout as error:
        raise OutputError([_problem("series_locked", folder, seconds=f"{wait:g}")]) from error
    except (OSError, NotImplementedError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise OutputError([_problem("series_lock_failed", folder, reason=reason)]) from error
    try:
        yield
    finally:
        lock.release()


def remove_leftovers(folder: Path) -> None:
    """Remove what killed runs left half written in `folder`; call it under the lock."""
    for path in folder.iterdir():
        if _LEFTOVER.fullmatch(path.name):
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
            else:
                with suppress(OSError):
                    path.unlink(missing_ok=True)


def _problem(code: str, folder: Path, **values: object) -> Problem:
    return Problem(code, Place(str(folder / LOCK_NAME)), values=values)
