"""5. For each district half a page: why its budget changes, which indicators give or take, its hours."""

from collections.abc import Iterator

from sozialbudget.report.annex.subject import Subject
from sozialbudget.report.document import Section


def sections(s: Subject) -> Iterator[Section]:
    """The sections of this chapter."""
    yield from ()
