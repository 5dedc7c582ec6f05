"""A document as PDF."""

from sozialbudget.report.document import Document


def pdf(document: Document, archive: bool = False) -> bytes:
    """`document` as PDF/UA-1, tagged; with `archive` as PDF/A-2a."""
    raise NotImplementedError
