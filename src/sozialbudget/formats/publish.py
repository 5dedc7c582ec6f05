"""A document written to files, for each format by its renderer; what is no document is filled by whoever knows it."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from sozialbudget.case.problems import Problem, ProblemsError
from sozialbudget.formats.document import Document
from sozialbudget.formats.output import Fill, Progress, write_files
from sozialbudget.formats.render.word import check_template

DOCUMENT_SUFFIXES = (".pdf", ".docx", ".html")
"""What a document can be written as."""


def publish(
    document: Document,
    targets: Sequence[Path],
    others: Mapping[str, Fill] | None = None,
    *,
    force: bool,
    archive: bool = False,
    template: Path | None = None,
    progress: Progress | None = None,
) -> None:
    """Write `document` to each of `targets` by its suffix, all or none of them.

    `others` writes the suffixes that are no document (.xlsx, .json). Nothing is replaced without `force`. `archive`
    makes the PDF a PDF/A-2a; `template` is the letterhead of the DOCX. Raises OutputError where one cannot be written,
    InputError where the template cannot be used. Call `formats.output.raise_obstacles` before the calculation.
    """
    written = 0

    def drawn(done: int, total: int) -> None:
        # Drawing is about half of the work; setting the pages cannot be counted.
        if progress:
            progress(2 * written * total + done, 2 * len(targets) * total)

    def pdf(path: Path) -> None:
        from sozialbudget.formats.render.pdf import pdf

        path.write_bytes(pdf(document, archive, drawn))

    def html(path: Path) -> None:
        from sozialbudget.formats.render.html import html

        path.write_bytes(html(document))

    def docx(path: Path) -> None:
        from sozialbudget.formats.render.word import docx

        path.write_bytes(docx(document, template))

    fillers: dict[str, Fill] = {".pdf": pdf, ".html": html, ".docx": docx, **(others or {})}

    def fill(filler: Fill, path: Path) -> None:
        nonlocal written
        filler(path)
        written += 1
        if progress:
            progress(written, len(targets))

    write_files([(target, partial(fill, fillers[target.suffix.lower()])) for target in targets], force)


def letterhead_problems(template: Path | None) -> Sequence[Problem]:
    """All that is wrong with a letterhead; nothing where there is none."""
    if template is None:
        return ()
    try:
        check_template(template)
    except ProblemsError as error:
        return error.problems
    return ()
