"""3. The Berechnungsbogen, left and right part, and what each column means."""

from collections.abc import Iterator

from sozialbudget.report.annex.subject import Subject
from sozialbudget.report.document import Section


def sections(s: Subject) -> Iterator[Section]:
    """The sections of this chapter."""
    yield from ()
