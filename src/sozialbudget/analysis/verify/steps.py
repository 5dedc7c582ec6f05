"""The figures of another version's result, step by step in the order of the method."""

import re
from collections.abc import Iterator, Sequence

from sozialbudget.analysis.record.opened import Opened
from sozialbudget.analysis.verify.cells import same
from sozialbudget.case.problems import Place, Problem
from sozialbudget.method.allocation import Allocation, figures_of
from sozialbudget.reading.grid import Raw, Uncalculated
from sozialbudget.words import Text
from sozialbudget.words.numbers import number, plain
from sozialbudget.workbook.result.names import names

_AREA = re.compile(
    r"^'?(?P<sheet>.*?)'?!\$?(?P<column>[A-Z]{1,3})\$?(?P<first>\d+)(?::\$?[A-Z]{1,3}\$?(?P<last>\d+))?$"
)


def steps(allocation: Allocation) -> Iterator[tuple[str, Text, Sequence[object]]]:
    """Key of the defined name, label and figures of each step, in the order of the method."""
    figures = figures_of(allocation.case)
    yield "total", figures["total"].label, [allocation.total]
    for key in ("need_share", "need_based", "damped", "balanced", "budget", "overhead", "personnel"):
        yield key, figures[key].label, list(getattr(allocation, key))
    for s, service in enumerate(allocation.services, start=1):
        for key in ("amount", "weekly_hours", "face_to_face_hours"):
            label = figures[key].label
            named = Text(f"{service.name}: {label.de}", f"{service.name}: {label.en}")
            yield f"{key}_{s}", named, list(getattr(service, key))


def step_findings(opened: Opened, allocation: Allocation) -> Iterator[Problem]:
    """The first step whose figures differ, with how many districts and the largest difference; else that none does."""
    known = names(allocation.case, opened.lang)
    compared = 0
    for key, label, figures in steps(allocation):
        place, stored = _stored(opened, known[key])
        if len(stored) != len(figures):
            yield Problem("verify_step_missing", place, values={"step": label, "name": known[key]})
            return
        if any(isinstance(value, Uncalculated) for value in stored):
            continue
        fresh = [float(figure) for figure in figures]  # type: ignore[arg-type]
        scale = max(abs(figure) for figure in fresh)
        wrong = [(value, figure) for value, figure in zip(stored, fresh, strict=True) if not same(value, figure, scale)]
        compared += 1
        if wrong:
            apart = [abs(float(value) - figure) for value, figure in wrong if isinstance(value, float | int)]
            largest = Text(plain(max(apart), "de"), plain(max(apart), "en")) if apart else Text("–", "–")
            count = Text(number(len(wrong), "de", 0), number(len(wrong), "en", 0))
            values = {"step": label, "count": count, "of": str(len(fresh)), "largest": largest}
            yield Problem("verify_step", place, values=values)
            return
    if compared:
        yield Problem("verify_steps_same", severity="note")


def _stored(opened: Opened, name: str) -> tuple[Place | None, list[Raw]]:
    match = _AREA.match(opened.names.get((name.lower(), None), ""))
    page = opened.pages.get(match["sheet"].replace("''", "'")) if match else None
    if match is None or page is None:
        return None, []
    column = 0
    for letter in match["column"]:
        column = column * 26 + ord(letter) - ord("A") + 1
    first, last = int(match["first"]), int(match["last"] or match["first"])
    rows = page.sheet.rows
    place = Place(page.title, f"{match['column']}{first}")
    return place, [rows.get(row, {}).get(column) for row in range(first, min(last, max(rows, default=0)) + 1)]
