"""Files written whole or not at all.

A file is written beside its target under a temporary name, flushed to the disk and then moved over the target in one
step, so that whoever looks sees the old file, none, or the complete new one, whatever happens in between. Everything
that can be known to go wrong beforehand is asked first (`obstacles`), for all targets at once.
"""

import errno
import os
import secrets
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Protocol

from sozialbudget.case.problems import OutputError, Place, Problem
from sozialbudget.files.locked import is_locked, patiently
from sozialbudget.files.names import composed, on_disk

Fill = Callable[[Path], object]
"""Writes a file's content to the path it is given."""


class Progress(Protocol):
    """Told how far a long piece of work is."""

    def __call__(self, done: int, total: int) -> None:
        """`done` of `total` steps are done."""


_DISK_FULL = {errno.ENOSPC, errno.EDQUOT}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_MADE_MEANWHILE = {errno.EEXIST, errno.ENOTEMPTY}


def raise_obstacles(targets: Sequence[Path], source: Path | None, force: bool, suffixes: Sequence[str]) -> None:
    """Raise OutputError with all that stands in the way of writing `targets`; `source` is the input, if any."""
    found = list(obstacles(targets, source, force, suffixes))
    if found:
        raise OutputError(found)


def obstacles(targets: Sequence[Path], source: Path | None, force: bool, suffixes: Sequence[str]) -> Iterator[Problem]:
    """All that stands in the way of writing `targets`."""
    seen: set[str] = set()
    for target in targets:
        place = composed(str(_real(target)))
        problem = _problem("output_twice", target) if place in seen else _obstacle(target, source, force, suffixes)
        seen.add(place)
        if problem:
            yield problem


def template_among(targets: Sequence[Path], template: Path | None) -> Iterator[Problem]:
    """Each of `targets` that is the letterhead: what is made from it would replace it, even where that is allowed."""
    yield from _among(targets, template, "output_is_template")


def status_quo_among(targets: Sequence[Path], result: Path | None) -> Iterator[Problem]:
    """Each of `targets` that is the result today's budgets come from."""
    yield from _among(targets, result, "output_is_status_quo")


def _among(targets: Sequence[Path], kept: Path | None, code: str) -> Iterator[Problem]:
    if kept is None:
        return
    for target in targets:
        with suppress(OSError, ValueError):  # other obstacles, told elsewhere
            if _is_same(on_disk(target), on_disk(kept)):
                yield _problem(code, target)


def write_files(files: Sequence[tuple[Path, Fill]], force: bool = False) -> None:
    """Write all `files` or none of them; without `force` nothing is replaced, also not what was made meanwhile.

    All are written in full beside their targets before the first is moved. Raises OutputError.
    """
    staged: list[tuple[Path, Path]] = []
    try:
        for target, fill in files:
            with told_as_problem(target):
                staged.append((_real(target), _stage(_real(target), fill)))
        _move_all(staged, force)
    finally:
        for _, temporary in staged:
            temporary.unlink(missing_ok=True)


def folder_obstacles(folder: Path, names: Sequence[str], source: Path | None, force: bool) -> Iterator[Problem]:
    """All that stands in the way of writing files called `names` into `folder`, which need not exist."""
    folder, source = on_disk(folder), None if source is None else on_disk(source)
    try:
        if folder.exists() and not folder.is_dir():
            yield _problem("folder_is_file", folder)
            return
        if not folder.exists() and not _real(folder).parent.is_dir():
            yield _problem("output_folder_absent", folder, folder=str(folder.parent))
            return
        targets = [folder / name for name in names]
        if source is not None and source.exists():
            yield from (
                _problem("output_is_input", target) for target in targets if target.exists() and target.samefile(source)
            )
        if folder.is_dir():
            there = {path.name.casefold() for path in folder.iterdir()}  # a system may take A and a for the same
            taken = [target for target in targets if target.name.casefold() in there]
            yield from (_problem("output_is_folder", target) for target in taken if target.is_dir())
            opened = (lock for target in taken for lock in _locks(target) if lock.exists())
            yield from (_problem("output_open", folder / lock.name, lock=lock.name) for lock in opened)
            if taken and not force:
                yield _holding(folder, [target.name for target in taken])
    except OSError as error:
        yield _cause(error, folder)


def write_folder(
    folder: Path, files: Sequence[tuple[str, Fill]], progress: Progress | None = None, *, force: bool = False
) -> None:
    """Write `files` (name, filler) into `folder`, all or none of them.

    A folder that does not exist is filled under a temporary name beside its place and moved there in one step, so that
    it is whole or absent whatever happens in between. Into one that exists the files are moved when all are written.
    Raises OutputError. Call `folder_obstacles` first.
    """
    real = _real(folder)
    exists = real.is_dir()
    staging = (real if exists else real.parent) / f".sozialbudget-{secrets.token_hex(6)}.tmp"
    try:
        with told_as_problem(folder / files[0][0] if exists else folder):
            staging.mkdir()
        for done, (name, fill) in enumerate(files, start=1):
            with told_as_problem(folder / name):
                fill(staging / name)
                _flush(staging / name)
            if progress:
                progress(done, len(files))
        _flush_folder(staging)
        if exists:
            _move_all([(real / name, staging / name) for name, _ in files], force)
        else:
            with told_as_problem(folder):
                _rename(staging, real, folder)
            _flush_folder(real.parent)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _rename(staging: Path, real: Path, folder: Path) -> None:
    try:
        staging.rename(real)
    except OSError as error:
        if error.errno in _MADE_MEANWHILE and real.is_dir():  # by another run: nothing of it is replaced
            raise OutputError([_holding(folder, sorted(path.name for path in real.iterdir()))]) from error
        raise


def _holding(folder: Path, names: Sequence[str]) -> Problem:
    return _problem("folder_holds_files", folder, files=[*names[:3], *["…"][: len(names) > 3]])


# --- what stands in the way ---------------------------------------------------------------------------


def _obstacle(target: Path, source: Path | None, force: bool, suffixes: Sequence[str]) -> Problem | None:
    target, source = on_disk(target), None if source is None else on_disk(source)
    try:
        if target.is_dir():
            return _problem("output_is_folder", target)
        if target.exists() and not target.is_file():
            return _problem("output_no_file", target)
        if target.suffix.lower() not in suffixes:
            code = "output_suffix" if target.suffix else "output_without_suffix"
            return _problem(code, target, suffix=target.suffix, known=list(suffixes))
        if source is not None and (_real(target) == _real(source) or _is_same(target, source)):
            return _problem("output_is_input", target)
        if not _real(target).parent.is_dir():
            return _problem("output_folder_absent", target, folder=str(target.parent))
        opened = next((lock for lock in _locks(target) if lock.exists()), None)
        if opened is not None:
            return _problem("output_open", target, lock=opened.name)
        if target.exists() and not force:
            return _problem("output_exists", target)
    except OSError as error:
        return _cause(error, target)
    return None


def _is_same(target: Path, source: Path) -> bool:
    return target.exists() and source.exists() and target.samefile(source)


def _locks(target: Path) -> list[Path]:
    # Excel and LibreOffice put such a file beside a workbook while they have it open.
    return [target.with_name(f"~${target.name}"), target.with_name(f".~lock.{target.name}#")]


def _problem(code: str, target: Path, **values: object) -> Problem:
    return Problem(code, Place(str(target)), values={"file": target.name, **values})


def _cause(error: OSError, target: Path) -> Problem:
    if error.errno in _DISK_FULL:
        return _problem("output_disk_full", target)
    if is_locked(error) and target.exists():
        return _problem("output_in_use", target)
    if error.errno == errno.EEXIST:
        return _problem("output_exists", target)
    if error.errno in _FORBIDDEN:
        return _problem("output_folder_forbidden", target, folder=str(target.parent))
    return _problem("output_failed", target, reason=error.strerror or str(error))


@contextmanager
def told_as_problem(target: Path) -> Iterator[None]:
    """Raise an error of the operating system, wrapped by a library or not, as an OutputError."""
    try:
        yield
    except OutputError:
        raise
    except Exception as error:
        system = _system_error(error)
        if system is None or isinstance(system, BrokenPipeError):
            raise
        raise OutputError([_cause(system, target)]) from error


def _system_error(error: BaseException | None) -> OSError | None:
    while error is not None:
        for candidate in (error, *error.args):
            if isinstance(candidate, OSError):
                return candidate
        error = error.__cause__ or error.__context__
    return None


# --- the writing --------------------------------------------------------------------------------------


def _real(target: Path) -> Path:
    # A link stays a link; what it points to is replaced. A name is the same however its umlauts are spelt.
    return Path(os.path.realpath(on_disk(target)))


def _stage(target: Path, fill: Fill) -> Path:
    """The complete new content of `target` in a file beside it."""
    temporary = target.with_name(f".sozialbudget-{secrets.token_hex(6)}.tmp{target.suffix}")
    try:
        # Created like any new file of this user (umask); an existing target keeps its permissions.
        os.close(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
        fill(temporary)
        with suppress(FileNotFoundError):
            temporary.chmod(target.stat().st_mode & 0o777)
        _flush(temporary)
    except BaseException:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    return temporary


def _flush(path: Path) -> None:
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _move_all(staged: Sequence[tuple[Path, Path]], force: bool) -> None:
    new: list[Path] = []
    for target, temporary in staged:
        is_new = not target.exists()
        try:
            with told_as_problem(target):
                patiently(partial(os.replace if force else _move_to_new, temporary, target))
        except OutputError:
            for written in new:
                written.unlink(missing_ok=True)
            raise
        if is_new:
            new.append(target)
    for folder in {target.parent for target, _ in staged}:
        _flush_folder(folder)


def _move_to_new(temporary: Path, target: Path) -> None:
    """Move it where nothing is; FileExistsError where another run has made `target` meanwhile."""
    if os.name == "nt":
        os.rename(temporary, target)  # noqa: PTH104 - Path.rename tells less on Windows
        return
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError:  # a disk that knows no links, as of a camera or some shares: taken first, then replaced
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
        os.replace(temporary, target)  # noqa: PTH105 - as above
    else:
        temporary.unlink()


def _flush_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
