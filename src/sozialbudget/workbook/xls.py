"""Reading .xls into plain cells."""

from sozialbudget.workbook.grid import DamagedError, Sheet


class XlsBook:
    """An opened .xls."""

    def __init__(self, content: bytes) -> None:
        raise DamagedError("not yet")

    @property
    def sheet_names(self) -> list[str]:
        """All sheets in the order of the workbook."""
        return []

    def sheet(self, position: int) -> Sheet:
        """The cells of one sheet."""
        raise DamagedError("not yet")
