"""What a series has written, kept beside it: of each file the SHA-256, and the key of what it was made from.

The file is JSON, one year per line. `writing` holds what a run is about to put in place, so that a run after one that
was killed knows those files as its own; at the end of a run it is empty. Nothing in it is a time or a machine's path.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from sozialbudget.case.problems import OutputError, Place, Problem
from sozialbudget.files.names import on_disk
from sozialbudget.formats.output import Fill, obstacles, write_files

STATE_NAME = ".sozialbudget-reihe.json"
SCHEMA = "sozialbudget/series-state/1"


def digest(content: bytes) -> str:
    """SHA-256 of `content`, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def digest_of_file(path: Path) -> str | None:
    """SHA-256 of the file `path`; None where it cannot be read, for whatever reason."""
    try:
        return digest(on_disk(path).read_bytes())
    except (OSError, ValueError):
        return None


@dataclass(slots=True)
class Product:
    """Files made together: the key of what they were made from, and the digest of each."""

    key: str
    files: dict[str, str]

    @classmethod
    def of(cls, key: str, made: Mapping[str, bytes]) -> "Product":
        """What was `made`, content by name."""
        return cls(key, {name: digest(content) for name, content in made.items()})


@dataclass(slots=True)
class YearState:
    """A year as last written, with the sums of all its districts, EUR a year."""

    result: Product
    status_quo: Decimal
    budget: Decimal
    annex: Product | None = None


@dataclass(slots=True)
class State:
    """All that is known to have been written into the folder."""

    years: dict[int, YearState] = field(default_factory=dict)
    time_series: Product | None = None
    left: dict[str, str] = field(default_factory=dict)
    """Files of earlier runs that the series does not name any more, with their digests."""
    writing: dict[str, list[str]] = field(default_factory=dict)
    """Digests that a file of this name is about to have, or had in runs that did not end."""

    def known(self, name: str) -> set[str]:
        """The digests that a file called `name` has if nobody but this series wrote it."""
        products = [product for year in self.years.values() for product in (year.result, year.annex)]
        found = {product.files[name] for product in (*products, self.time_series) if product and name in product.files}
        return found | set(self.writing.get(name, ())) | ({self.left[name]} if name in self.left else set())

    def announce(self, files: dict[str, str]) -> None:
        """`files` (digest by name) are about to be put in place."""
        for name, sha256 in files.items():
            self.writing[name] = sorted({*self.writing.get(name, ()), sha256})

    def wrote(self, old: Product | None, new: Product | None) -> None:
        """`new` took the place of `old`; files that only `old` had are left over."""
        files = {} if new is None else new.files
        for name in files:
            self.writing.pop(name, None)
            self.left.pop(name, None)
        self.left |= {name: sha for name, sha in (old.files if old else {}).items() if name not in files}

    def forget_absent(self, present: set[str], finished: bool) -> None:
        """Forget files that are not there. After a finished run, what is announced and not asked for is left over."""
        self.left = {name: digest for name, digest in self.left.items() if name in present}
        self.writing = {name: digests for name, digests in self.writing.items() if name in present}
        if finished:
            self.left |= {name: digests[-1] for name, digests in self.writing.items()}
            self.writing = {}


def read_state(folder: Path) -> State | None:
    """The state kept in `folder`: an empty one where there is none, None where it cannot be read as one."""
    path = folder / STATE_NAME
    if not path.exists():
        return State()
    try:
        told: dict[str, Any] = json.loads(path.read_bytes())
        if told.pop("schema") != SCHEMA:
            return None
        return TypeAdapter(State).validate_python(told)
    except (OSError, ValueError, KeyError, AttributeError, TypeError, RecursionError, ValidationError):
        return None


def write_state(folder: Path, state: State) -> None:
    """Put `state` into `folder` in one step. Raises OutputError."""
    write_files([(folder / STATE_NAME, _filler(as_text(state).encode()))], force=True)


def as_text(state: State) -> str:
    """The file's content: the same state gives the same bytes."""
    told = asdict(state)
    years = told.pop("years")
    lines = ",\n".join(f'  "{year}": {_line(years[year])}' for year in sorted(years))
    others = ",\n".join(f' "{key}": {_line(value)}' for key, value in sorted(told.items()))
    return f'{{\n "schema": {_line(SCHEMA)},\n "years": {{\n{lines}\n }},\n{others}\n}}\n'


def _line(value: object) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False, default=str)  # decimals as text


def changed_by_others(folder: Path, names: Sequence[str], state: State, contents: Mapping[str, str]) -> list[Problem]:
    """A problem for each file of these names that neither this series wrote nor is what it would write now."""
    problems = []
    for name in names:
        found, known = digest_of_file(folder / name), state.known(name)
        if found not in (None, contents[name], *known):
            code = "series_changed" if known else "series_not_ours"
            problems.append(Problem(code, Place(str(folder / name)), values={"file": name}))
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
        problems += [one for one in obstacles(targets, source, True, suffixes) if one.code == "output_is_input"]
    problems += obstacles(targets, None, True, suffixes)
    if problems:
        raise OutputError(problems)
    if new:
        announced = dict(state.writing)
        state.announce({name: contents[name] for name in new})
        try:
            write_state(folder, state)
        except OutputError:  # as on a full disk: then nothing is moved
            state.writing = announced
            raise
        write_files([(folder / name, _filler(files[name])) for name in new], force=True)
    return tuple(new)


def _filler(content: bytes) -> Fill:
    return lambda path: _write(path, content)


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content)
