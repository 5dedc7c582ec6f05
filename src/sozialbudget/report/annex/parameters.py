"""4. The parameters with value and source; the open readings and the one taken."""

from collections.abc import Iterator

from sozialbudget.report.annex.subject import Subject
from sozialbudget.report.document import Section


def sections(s: Subject) -> Iterator[Section]:
    """The sections of this chapter."""
    yield from ()
