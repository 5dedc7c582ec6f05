"""What makes a result workbook an annex: whose it is, what it is for, and which part of it is put to the vote."""

from dataclasses import dataclass
from datetime import date

_MOST_IN_A_HEADER = 200
"""Excel takes 255 characters, control codes among them."""


@dataclass(frozen=True, slots=True)
class TitleBlock:
    """Title and facts (label, value) for the Übersicht; `running` and `draft` for the head of each printed page.

    `left` and `right` say which part of the Berechnungsbogen is printed; both are in the workbook all the same.
    """

    title: str
    facts: tuple[tuple[str, str], ...]
    running: str
    author: str = ""
    day: date | None = None
    draft: str | None = None
    left: bool = True
    right: bool = True

    @property
    def page_header(self) -> str:
        """The head of a printed page in the spreadsheet's notation, where `&` begins a code."""
        return page_header(self.running, self.draft)


def page_header(running: str, draft: str | None = None) -> str:
    """The head of a printed page, left `running`, right the word that marks a draft."""
    running = running.replace("&", "&&")
    if len(running) > _MOST_IN_A_HEADER:
        running = running[: _MOST_IN_A_HEADER - 1].rstrip("&") + "…"
    # A digit right after the font size would be read as part of it.
    left = f"&L&8 {running}"
    return left + (f'&R&"Calibri,Bold"&12 {draft.replace("&", "&&")}' if draft else "")
