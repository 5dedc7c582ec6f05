"""The yearly recalculation: year after year, each from the result of the one before, only what is out of date."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from sozialbudget.case.problems import InputError, NoSolutionError, OutputError, Place, Problem, ProblemsError
from sozialbudget.formats.output import folder_obstacles
from sozialbudget.method.allocation import Allocation, allocate
from sozialbudget.method.numbers import exact_sum
from sozialbudget.reading.peek import stated_year
from sozialbudget.series.lock import locked, remove_leftovers
from sozialbudget.series.model import TIME_SERIES, Event, Series, SeriesYear, StatusQuo, Step, Tell
from sozialbudget.series.standing import Standing, result_key
from sozialbudget.series.state import (
    STATE_NAME,
    Product,
    State,
    YearState,
    as_text,
    digest,
    digest_of_file,
    put,
    read_state,
    write_state,
)
from sozialbudget.words import Lang
from sozialbudget.words.text import shown
from sozialbudget.workbook.write import workbook_bytes

_SETTING = "--set "
LOCK_SECONDS = 5.0
"""For so long a run waits for another one in the same folder."""


def run_series(series: Series, lang: Lang, tell: Tell, *, force: bool = False, wait: float = LOCK_SECONDS) -> bool:
    """Bring the folder of `series` up to date, its files in `lang`; each step is told. Whether all is up to date now.

    A year that cannot be computed or written ends the run: what was written before stays, what would follow is told as
    outdated. `force` replaces files that were changed since they were written. Raises OutputError where nothing at all
    can be written, or another run holds the folder for longer than `wait` seconds.
    """
    folder = series.output
    problems = list(folder_obstacles(folder, [], None, True))
    if problems:
        raise OutputError(problems)
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise OutputError([_folder_forbidden(folder)]) from error
    with locked(folder, wait):
        remove_leftovers(folder)
        return _Run(Standing(series, lang, state_of(series, tell)), tell, force).all()


def check_series(series: Series, lang: Lang, tell: Tell) -> bool:
    """Tell what of `series` is out of date, computing and writing nothing. Whether all is up to date."""
    standing = Standing(series, lang, state_of(series, tell))
    for position, entry in enumerate(series.years):
        if not standing.is_up_to_date(entry):
            _tell_outdated(standing, series.years[position:], tell)
            return False
        tell(_up_to_date(standing, entry))
    up_to_date = standing.time_series_is_up_to_date()
    step = Step.UP_TO_DATE if up_to_date else Step.OUTDATED
    tell(Event(step, part=TIME_SERIES, files=standing.present(standing.time_series_names)))
    return up_to_date


def _tell_outdated(standing: Standing, years: Iterable[SeriesYear], tell: Tell) -> None:
    """The years that are not computed, and with them the time series."""
    for entry in years:
        tell(Event(Step.OUTDATED, entry.year, standing.present(standing.names(entry))))
    tell(Event(Step.OUTDATED, part=TIME_SERIES, files=standing.present(standing.time_series_names)))


def state_of(series: Series, tell: Tell) -> State:
    """What is known to be written; where that cannot be read, it is told and everything counts as unknown."""
    state = read_state(series.output)
    warning = Problem("series_state_unreadable", Place(str(series.output / STATE_NAME)), "warning")
    problems = () if state else (warning,)
    if series.ignored or problems:
        tell(Event(Step.IGNORED, files=series.ignored, problems=problems))
    return state or State()


def _folder_forbidden(folder: Path) -> Problem:
    values = {"folder": str(folder.parent), "file": folder.name}
    return Problem("output_folder_forbidden", Place(str(folder)), values=values)


def _up_to_date(standing: Standing, entry: SeriesYear) -> Event:
    known = standing.state.years[entry.year]
    return Event(Step.UP_TO_DATE, entry.year, standing.names(entry), known.status_quo, known.budget)


@dataclass(slots=True)
class _Run:
    """A run under the lock."""

    standing: Standing
    tell: Tell
    force: bool

    @property
    def series(self) -> Series:
        return self.standing.series

    @property
    def state(self) -> State:
        return self.standing.state

    @property
    def folder(self) -> Path:
        return self.standing.folder

    def all(self) -> bool:
        """Every year, then the time series."""
        finished = self._years() and self._time_series()
        self._name_what_is_left(finished)
        if digest_of_file(self.folder / STATE_NAME) != digest(as_text(self.state).encode()):
            write_state(self.folder, self.state)
        return finished

    def _years(self) -> bool:
        """Each year in order, to the first that fails."""
        for position, entry in enumerate(self.series.years):
            try:
                self._year(entry)
            except ProblemsError as error:
                present = self.standing.present(self.standing.names(entry))
                problems = error.problems
                if isinstance(error, InputError | NoSolutionError):
                    problems = tuple(self._of_input(problem, entry) for problem in problems)
                self.tell(Event(Step.FAILED, entry.year, present, problems=problems, source=entry.input.name))
                _tell_outdated(self.standing, self.series.years[position + 1 :], self.tell)
                return False
        return True

    def _year(self, entry: SeriesYear) -> None:
        standing = self.standing
        if standing.is_up_to_date(entry):
            self.tell(_up_to_date(standing, entry))
            return
        kept, names = standing.annex(entry), standing.annex_names(entry)
        # Looked at before it is read: were it changed in between, the next run would compute the year again.
        parameters = standing.parameters()
        allocation = self._computed(entry)
        name = standing.result_name(entry.year)
        annex: dict[str, bytes] = {}
        result = {name: bytes(workbook_bytes(allocation, standing.lang))}
        if names and not kept:
            annex = self._annex(allocation, entry, names)
        new = self._put({**result, **annex})
        # The input's bytes as they were read, which may be newer than those that were looked at.
        origin = allocation.case.origin
        source = origin.sha256 if origin else None
        key = result_key(entry, source, parameters, standing.previous(entry), standing.lang) or ""
        made = Product.of(standing.annex_key(entry, key), annex) if annex else kept
        self._remember(entry, YearState(Product.of(key, result), *_sums(allocation), made))
        self.tell(Event(Step.WRITTEN, entry.year, new, *_sums(allocation)))

    def _of_input(self, problem: Problem, entry: SeriesYear) -> Problem:
        """`problem` told with the name of the year's input, where it is one of its sheets."""
        place = problem.place.sheet if problem.place else ""
        if place.startswith(_SETTING):  # which nobody has typed: the description says it
            said = Place(f"{shown(self.series.source.name)} {entry.year} {place.removeprefix(_SETTING)}")
            return replace(problem, place=said, in_series=True)
        return replace(self.standing.source(entry).placed(problem), in_series=True)

    def _computed(self, entry: SeriesYear) -> Allocation:
        try:
            case = self.standing.source(entry).case()
        except InputError:  # where it is the input of another year, all else follows from that
            said, place = stated_year(entry.input, entry.settings, self.series.parameters)
            _check_year(said, place, entry)
            raise
        self.tell(Event(Step.READ, entry.year, source=entry.input.name))
        _check_year(case.parameters.year, case.place("parameters", "year", "value"), entry)
        allocation = allocate(case)
        notes = tuple(self._of_input(note, entry) for note in allocation.notes)
        self.tell(Event(Step.COMPUTED, entry.year, (), *_sums(allocation), notes))
        return allocation

    def _annex(self, allocation: Allocation, entry: SeriesYear, names: Sequence[str]) -> dict[str, bytes]:
        # Its renderers are loaded when there is an annex to write.
        from sozialbudget.formats.publish import Writing
        from sozialbudget.reports.annex.output import annex_output

        output, writing = annex_output(entry.annex), Writing(allocation, self.standing.lang, self.series.archive)
        return {name: output.content(Path(name).suffix, writing) for name in names}

    def _put(self, files: Mapping[str, bytes]) -> tuple[str, ...]:
        inputs = [entry.input for entry in self.series.years]
        return put(self.folder, files, self.state, self.force, inputs)

    def _remember(self, entry: SeriesYear, made: YearState) -> None:
        """Take the year into the state; it goes to the disk with the next announcement, or at the end."""
        known = self.state.years.get(entry.year)
        self.state.wrote(known.result if known else None, made.result)
        if not known or made.annex is not known.annex:
            self.state.wrote(known.annex if known else None, made.annex)
        self.state.years[entry.year] = made

    def _time_series(self) -> bool:
        """The time series of all years; whether it is up to date now."""
        standing = self.standing
        names = standing.time_series_names
        if standing.time_series_is_up_to_date():
            self.tell(Event(Step.UP_TO_DATE, part=TIME_SERIES, files=names))
            return True
        # What draws it is loaded when there is something to draw.
        from sozialbudget.formats.publish import Writing
        from sozialbudget.reports.time_series.data import read_time_series
        from sozialbudget.reports.time_series.output import TIME_SERIES as WRITTEN_AS

        try:
            paths = [self.folder / standing.result_name(entry.year) for entry in self.series.years]
            entered = [entry.year for entry in self.series.years if entry.status_quo is StatusQuo.INPUT]
            writing = Writing(read_time_series(paths, standing.title, entered), standing.lang)
            files = {name: WRITTEN_AS.content(Path(name).suffix, writing) for name in names}
            new = self._put(files)
        except ProblemsError as error:
            self.tell(Event(Step.FAILED, part=TIME_SERIES, files=standing.present(names), problems=error.problems))
            return False
        product = Product.of(standing.time_series_key(), files)
        self.state.wrote(self.state.time_series, product)
        self.state.time_series = product
        self.tell(Event(Step.WRITTEN, part=TIME_SERIES, files=new))
        return True

    def _name_what_is_left(self, finished: bool) -> None:
        """Files of years and formats that are not asked for any more: named, not deleted."""
        asked = {entry.year for entry in self.series.years}
        for year in sorted(set(self.state.years) - asked):
            gone = self.state.years.pop(year)
            self.state.wrote(gone.result, None)
            self.state.wrote(gone.annex, None)
        present = set(self.standing.present([*self.state.left, *self.state.writing]))
        self.state.forget_absent(present, finished)
        if self.state.left:
            self.tell(Event(Step.LEFT, files=tuple(sorted(self.state.left))))


def _check_year(said: int | None, place: Place | None, entry: SeriesYear) -> None:
    """Raise InputError where `said`, the year of the input, is known and another than that of the series."""
    if said is not None and said != entry.year:
        raise InputError([Problem("series_other_year", place, values={"said": said, "year": entry.year})])


def _sums(allocation: Allocation) -> tuple[Decimal, Decimal]:
    """Budgets so far and new budgets of all districts, EUR a year."""
    return exact_sum(allocation.status_quo), exact_sum(allocation.budget)
