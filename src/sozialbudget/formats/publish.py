"""What things of one kind can be written as, a row for each ending, and the writing: all files or none."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from sozialbudget.case.problems import Problem, ProblemsError
from sozialbudget.formats.output import Progress, write_files
from sozialbudget.words import Lang

if TYPE_CHECKING:
    from sozialbudget.formats.document import Document
    from sozialbudget.formats.screen.lines import Line

T = TypeVar("T")
M = TypeVar("M")


@dataclass(frozen=True, slots=True)
class Writing(Generic[T]):
    """A thing that is being written, and how; what its files have in common is made once.

    `archive` makes a PDF a PDF/A-2a; `template` is the letterhead of a DOCX.
    """

    thing: T
    lang: Lang
    archive: bool = False
    template: Path | None = None
    progress: Progress | None = None
    _made: dict[Any, Any] = field(default_factory=dict)

    def once(self, make: Callable[[T, Lang], M]) -> M:
        """What `make` makes of the thing, the same for all files."""
        if make not in self._made:
            self._made[make] = make(self.thing, self.lang)
        made: M = self._made[make]
        return made

    def part(self, k: int, n: int) -> "Writing[T]":
        """The writing of the `k`-th of `n` files, its progress a part of the whole."""

        def progress(done: int, total: int) -> None:
            if self.progress:
                self.progress(k * total + done, n * total)

        return replace(self, progress=progress)


Writer = Callable[[Writing[T]], bytes | memoryview]
"""Makes the content of a file."""


@dataclass(frozen=True, slots=True)
class Output(Generic[T]):
    """All that things of one kind can be written as: for each ending its writer, in the order in which they are told.

    `screen` tells a thing in a language, at most so many columns wide (None: as wide as it likes), in ASCII without the
    last.
    """

    writers: Mapping[str, Writer[T]]
    screen: "Callable[[T, Lang, int | None, bool], Iterable[Line]] | None" = None

    @property
    def endings(self) -> tuple[str, ...]:
        """What it can be written as."""
        return tuple(self.writers)

    def content(self, ending: str, writing: Writing[T]) -> bytes:
        """What a file with that ending holds."""
        return bytes(self.writers[ending](writing))

    def write(self, writing: Writing[T], targets: Sequence[Path], *, force: bool) -> None:
        """Write to each of `targets` by its ending, all or none of them. Nothing is replaced without `force`.

        Raises OutputError where one cannot be written, and what its writer raises. Call
        `formats.output.raise_obstacles` before the calculation.
        """

        def fill(k: int, path: Path) -> None:
            path.write_bytes(self.writers[targets[k].suffix.lower()](writing.part(k, len(targets))))
            if writing.progress:
                writing.progress(k + 1, len(targets))

        write_files([(target, partial(fill, k)) for k, target in enumerate(targets)], force)


def papers(build: "Callable[[T, Lang], Document]") -> dict[str, Writer[T]]:
    """PDF, DOCX and HTML of one document, which is built once for all three."""

    def of(render: "Callable[[Document, Writing[T]], bytes]") -> Writer[T]:
        return lambda writing: render(writing.once(build), writing)

    return {ending: of(render) for ending, render in _RENDERERS.items()}


def _pdf(document: "Document", writing: Writing[Any]) -> bytes:
    from sozialbudget.formats.render.pdf import pdf

    def drawn(done: int, total: int) -> None:
        # Drawing is about half of the work; setting the pages cannot be counted.
        if writing.progress:
            writing.progress(done, 2 * total)

    return pdf(document, writing.archive, drawn)


def _docx(document: "Document", writing: Writing[Any]) -> bytes:
    from sozialbudget.formats.render.word import docx

    return docx(document, writing.template)


def _html(document: "Document", _: Writing[Any]) -> bytes:
    from sozialbudget.formats.render.html import html

    return html(document)


_RENDERERS = {".pdf": _pdf, ".docx": _docx, ".html": _html}


def letterhead_problems(template: Path | None) -> Sequence[Problem]:
    """All that is wrong with a letterhead; nothing where there is none."""
    if template is None:
        return ()
    from sozialbudget.formats.render.word import check_template

    try:
        check_template(template)
    except ProblemsError as error:
        return error.problems
    return ()
