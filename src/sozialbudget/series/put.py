"""Putting files in place such that a run that is killed leaves nothing it does not know again."""

import secrets
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from sozialbudget.case.errors import OutputError
from sozialbudget.case.problems import Place, Problem
from sozialbudget.formats.output import obstacles, told_as_problem, write_files
from sozialbudget.series.keys import digest, digest_of_file
from sozialbudget.series.state import State, write_state

_IS_INPUT = "output_is_input"


@contextmanager
def staging(folder: Path) -> Iterator[Path]:
    """A folder inside `folder` for files while they are made; a killed run's is removed by the next (lock.py)."""
    made = folder / f".sozialbudget-{secrets.token_hex(6)}.tmp"
    try:
        with told_as_problem(folder):  # a full disk, a folder that may not be written to
            made.mkdir()
            yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


def changed_by_others(folder: Path, names: Sequence[str], state: State, contents: Mapping[str, str]) -> list[Problem]:
    """A problem for each file of these names that neither this series wrote nor is what it would write now."""
    problems = []
    for name in names:
        path = folder / name
        found = digest_of_file(path)
        if found is None or found == contents[name] or found in state.known(name):
            continue
        code = "series_changed" if state.known(name) else "series_not_ours"
        problems.append(Problem(code, Place(str(path)), values={"file": name}))
    return problems


def put(folder: Path, files: Mapping[str, bytes], state: State, force: bool, inputs: Sequence[Path]) -> tuple[str, ...]:
    """Write `files` (content by name) into `folder`, all or none; returns those whose content is new.

    Their digests are announced in the state before the first is moved. Raises OutputError where a file was changed
    since it was written and `force` is not set, is one of `inputs`, is open in an office program, or cannot be written.
    """
    contents = {name: digest(content) for name, content in files.items()}
    new = [name for name in files if digest_of_file(folder / name) != contents[name]]
    problems = [] if force else changed_by_others(folder, new, state, contents)
    suffixes = tuple(Path(name).suffix for name in new)
    targets = [folder / name for name in new]
    for source in inputs:
        problems += (problem for problem in obstacles(targets, source, True, suffixes) if problem.code == _IS_INPUT)
    problems += obstacles(targets, None, True, suffixes)
    if problems:
        raise OutputError(problems)
    if new:
        state.announce({name: contents[name] for name in new})
        write_state(folder, state)
        write_files([(folder / name, _filler(files[name])) for name in new], force=True)
    return tuple(new)


def _filler(content: bytes) -> Callable[[Path], None]:
    def fill(path: Path) -> None:
        path.write_bytes(content)

    return fill
