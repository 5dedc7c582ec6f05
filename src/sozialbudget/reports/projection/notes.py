"""Notes of the years, each told once with the years it holds for."""

from sozialbudget.case.problems import ASIDE
from sozialbudget.reports.projection.subject import Subject


def notes_told(s: Subject) -> list[str]:
    """What is worth knowing of any year; the warnings of the input are told elsewhere."""
    found: dict[tuple[str, str], tuple[str, list[int]]] = {}
    for year in s.years:
        for note in year.allocation.notes:
            if note.severity == "note" and note.code not in ASIDE:
                key = (note.code, str(note.values.get("district", "")))
                found.setdefault(key, (note.say(s.lang), []))[1].append(year.year)
    return [f"{years_told(years)}: {told}" for told, years in found.values()]


def years_told(years: list[int]) -> str:
    """2026, or from the first to the last where all between are among them."""
    if len(years) > 1 and years[-1] - years[0] + 1 == len(years):
        return f"{years[0]}–{years[-1]}"
    return ", ".join(map(str, years))
