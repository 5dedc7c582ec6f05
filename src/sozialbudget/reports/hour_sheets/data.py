"""The hour sheets that were written, as plain data: schema `sozialbudget/hour-sheets/1`."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from typing_extensions import TypedDict

from sozialbudget.case.plain import plain
from sozialbudget.method.allocation import Allocation
from sozialbudget.reports.hour_sheets.grouping import total_hours, total_money
from sozialbudget.reports.hour_sheets.output import Planned
from sozialbudget.reports.hour_sheets.request import SheetsRequest


class SheetObject(TypedDict):
    """A sheet and its sums; money in EUR a year."""

    files: list[str]
    provider: str | None
    districts: list[str]
    """Ids."""
    budget: float
    overhead: float
    personnel: float
    face_to_face_hours: float
    """A week."""


class HourSheetsObject(TypedDict):
    """The hour sheets that were written."""

    schema: Literal["sozialbudget/hour-sheets/1"]
    folder: str
    files: list[str]
    """All files written, the covering lists among them."""
    sheets: list[SheetObject]


def as_object(
    allocation: Allocation, planned: Sequence[Planned], request: SheetsRequest, folder: Path, files: Sequence[str]
) -> HourSheetsObject:
    """The sheets `planned` of `request`, which stand in `folder` as `files`."""
    sheets = [_sheet(allocation, one, request) for one in planned]
    return {"schema": "sozialbudget/hour-sheets/1", "folder": str(folder), "files": list(files), "sheets": sheets}


def _sheet(allocation: Allocation, one: Planned, request: SheetsRequest) -> SheetObject:
    money, hours = total_money(allocation, one.holder), total_hours(allocation, one.holder)
    return {
        "files": [f"{one.stem}.{form}" for form in request.formats],
        "provider": one.holder.provider,
        "districts": [allocation.case.districts[i].id for i in one.holder.districts],
        "budget": plain(money.budget),
        "overhead": plain(money.overhead),
        "personnel": plain(money.personnel),
        "face_to_face_hours": plain(hours.face_to_face_hours),
    }
