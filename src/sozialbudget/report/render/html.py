"""A document as one self-contained HTML file."""

from sozialbudget.report.document import Document


def html(document: Document) -> bytes:
    """`document` as HTML in UTF-8."""
    raise NotImplementedError
