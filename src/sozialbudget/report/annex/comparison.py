"""2. Charts: each district's budget today and new, ordered by change; hours a week."""

from collections.abc import Iterator

from sozialbudget.report.annex.subject import Subject
from sozialbudget.report.document import Section


def sections(s: Subject) -> Iterator[Section]:
    """The sections of this chapter."""
    yield from ()
