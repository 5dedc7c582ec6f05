"""A document as DOCX."""

from pathlib import Path

from sozialbudget.report.document import Document


def docx(document: Document, template: Path | None = None) -> bytes:
    """`document` as DOCX; with `template`, a letterhead, in its styles, page and header."""
    raise NotImplementedError
