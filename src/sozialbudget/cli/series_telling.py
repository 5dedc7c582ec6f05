"""What a series says while it runs: a line per year for people, or a line of JSON per step for logs."""

import json
from collections.abc import Sequence
from typing import Literal, NotRequired

from typing_extensions import TypeAliasType, TypedDict

from sozialbudget.case.plain import ProblemObject, plain, problem_object
from sozialbudget.case.problems import Place, Problem
from sozialbudget.cli.problems import show
from sozialbudget.cli.screen import speak, speak_json, speak_lines, width
from sozialbudget.formats.screen.lines import Line, unbroken
from sozialbudget.series.model import Event, Series, Step
from sozialbudget.words import Lang, say
from sozialbudget.words.numbers import euro, percent, signed
from sozialbudget.words.text import shown

_COUNTED = (Step.WRITTEN, Step.UP_TO_DATE, Step.FAILED, Step.OUTDATED)
_VERDICTS = ("up_to_date", "written", "unchanged", "failed", "outdated", "missing")
_REVIEW = "parameter_due_for_review"
_NARROW = 70
"""On screens narrower than this the change is told in euros alone."""


class StepLine(TypedDict):
    """A step of a year, of the time series, or of the series as a whole."""

    step: Step
    year: NotRequired[int]
    part: NotRequired[str]
    """`time_series`."""
    source: NotRequired[str]
    """The name of the input."""
    files: NotRequired[list[str]]
    """Written: those whose content is new. Failed or outdated: those that are still there from before."""
    status_quo: NotRequired[float]
    """Budgets today of all districts, EUR a year."""
    budget: NotRequired[float]
    """New budgets of all districts, EUR a year."""
    change: NotRequired[float]
    """The difference of both."""
    problems: NotRequired[list[ProblemObject]]


class DoneLine(TypedDict):
    """The last line."""

    step: Literal["done"]
    complete: bool
    """Whether nothing is left to do."""
    years: dict[Step, int]
    """How many years came to which end."""


SeriesLine = TypeAliasType("SeriesLine", StepLine | DoneLine)
"""A line of the log of a series; each line is an object of its own."""


class AsJson:
    """One object per line; the same run gives the same lines."""

    def __init__(self, lang: Lang) -> None:
        self._lang = lang
        self._years = dict.fromkeys(_COUNTED, 0)

    def tell(self, event: Event) -> None:
        """Print one step."""
        if event.year is not None and event.step in self._years:
            self._years[event.step] += 1
        speak_json(json.dumps(self._line(event), ensure_ascii=False))

    def end(self, complete: bool) -> None:
        """Print how many years it was."""
        line: DoneLine = {"step": "done", "complete": complete, "years": self._years}
        speak_json(json.dumps(line))

    def _line(self, event: Event) -> StepLine:
        line: StepLine = {"step": event.step}
        if event.year is not None:
            line["year"] = event.year
        if event.part is not None:
            line["part"] = event.part
        if event.source is not None:
            line["source"] = event.source
        if event.files:
            line["files"] = list(event.files)
        if event.budget is not None and event.status_quo is not None:
            line["status_quo"], line["budget"] = plain(event.status_quo), plain(event.budget)
            line["change"] = plain(event.budget - event.status_quo)
        if event.problems:
            line["problems"] = [problem_object(problem, self._lang) for problem in event.problems]
        return line


class InWords:
    """A line per year on stdout, problems on stderr as they come."""

    def __init__(self, series: Series, lang: Lang, quiet: bool) -> None:
        self._folder, self._lang, self._quiet = shown(str(series.output)), lang, quiet
        self._written: list[str] = []
        self._outdated: list[str] = []
        self._failed: str | None = None
        self._reviews: dict[tuple[tuple[str, str], ...], tuple[Problem, list[int]]] = {}
        self._names = (say("series.head.year", lang), say("series.time_series", lang))
        self._head_is_told = False

    def tell(self, event: Event) -> None:
        """Print what one step means for a reader."""
        if event.step in _COUNTED:
            self._line(event)
        told = [problem for problem in event.problems if problem.severity != "note"]
        show([problem for problem in told if self._is_news(problem)], self._lang)
        if event.step is Step.IGNORED and event.files and not self._quiet:
            show([Problem("series_ignored", None, "note", {"files": _listed(event.files)})], self._lang)
        if event.step is Step.WRITTEN:
            self._written += event.files
        if event.step is Step.OUTDATED:
            self._outdated += event.files
        if event.step is Step.FAILED:
            self._failed = self._name(event)
            self._outdated += event.files
        if event.step is Step.LEFT:
            place = Place(self._folder)
            show([Problem("series_left_over", place, "warning", {"files": _listed(event.files)})], self._lang)

    def end(self, complete: bool) -> None:
        """Say what became of it all."""
        if self._failed is not None and self._outdated:
            values = {"files": _listed(self._outdated), "year": self._failed}
            show([Problem("series_not_updated", Place(self._folder), "warning", values)], self._lang)
        self._tell_reviews()
        if self._quiet:
            return
        files = ", ".join(_listed(self._written))
        if files:
            told = say("series.end.written", self._lang, folder=self._folder, files=files)
        else:
            told = say("series.end.nothing" if complete else "series.end.none_written", self._lang, folder=self._folder)
        speak("\n" + "\n".join(unbroken(told, width())))

    def _is_news(self, problem: Problem) -> bool:
        """False for a review that was due in an earlier year, too: those years are told together, at the end."""
        if problem.code != _REVIEW:
            return True
        of_it = tuple((key, str(value)) for key, value in sorted(problem.values.items()) if key != "year")
        first, years = self._reviews.setdefault(of_it, (problem, []))
        years.append(int(str(problem.values["year"])))
        return problem is first

    def _tell_reviews(self) -> None:
        again = [
            Problem("series_due_again", first.place, "warning", {**first.values, "years": _spans(years[1:])})
            for first, years in self._reviews.values()
            if years[1:]
        ]
        show(again, self._lang)

    def _name(self, event: Event) -> str:
        return str(event.year) if event.year is not None else say("series.time_series", self._lang)

    def _line(self, event: Event) -> None:
        if self._quiet:
            return
        if not self._head_is_told:
            self._head_is_told = True
            words = [say(f"series.head.{key}", self._lang) for key in ("year", "verdict", "budget", "change")]
            speak_lines([self._columns(words[0], words[1], words[2], words[3], "bold")])
        verdict = _verdict(event)
        told = say(f"series.verdict.{verdict}", self._lang)
        style = {"failed": "bold", "outdated": "dim", "missing": "dim"}.get(verdict, "")
        if event.budget is None or event.status_quo is None:
            speak_lines([self._columns(self._name(event), told, style=style)])
            if event.source is not None:  # on a line of its own: it is no budget
                speak_lines([self._columns("", shown(event.source))])
            return
        change = event.budget - event.status_quo
        cents = 0 if change == change.to_integral_value() and event.budget == event.budget.to_integral_value() else 2
        moved = signed(change, self._lang, cents, euro)
        if event.status_quo and (width() or _NARROW) >= _NARROW:
            moved = f"{moved:>13}  {signed(change / event.status_quo, self._lang, 1, percent):>8}"
        speak_lines([self._columns(self._name(event), told, euro(event.budget, self._lang, cents), moved, style=style)])

    def _columns(self, name: str, verdict: str, budget: str = "", change: str = "", style: str = "") -> Line:
        names = max(map(len, self._names))
        verdicts = max(len(say(f"series.verdict.{key}", self._lang)) for key in _VERDICTS)
        start = f"{name:<{names}}  {verdict:<{verdicts}}  "
        return [((start + (f"{budget:>14}  {change:>13}" if change else budget)).rstrip(), style)]


def _verdict(event: Event) -> str:
    if event.step is Step.WRITTEN and not event.files:
        return "unchanged"
    if event.step is Step.OUTDATED and not event.files:
        return "missing"
    return str(event.step)


def _spans(years: Sequence[int]) -> tuple[str, ...]:
    """Years in order as people write them: 2014, 2016–2029."""
    spans: list[tuple[int, int]] = []
    for year in years:
        if spans and spans[-1][1] == year - 1:
            spans[-1] = (spans[-1][0], year)
        else:
            spans.append((year, year))
    return tuple(str(first) if first == last else f"{first}–{last}" for first, last in spans)


def _listed(files: Sequence[str]) -> tuple[str, ...]:
    return tuple(shown(name) for name in files)
