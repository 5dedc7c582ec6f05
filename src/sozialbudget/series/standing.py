"""What of a series is up to date: a year where the keys of its files and their digests are those of the state."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sozialbudget.analysis.source import Source
from sozialbudget.series.keys import annex_key, digest_of_file, result_key, time_series_key
from sozialbudget.series.model import (
    Series,
    SeriesYear,
    StatusQuo,
    annex_names,
    result_name,
    time_series_names,
)
from sozialbudget.series.state import Product, State
from sozialbudget.words import Lang, say


@dataclass(frozen=True, slots=True)
class Standing:
    """The files of `series` in `lang` against `state`, which a run brings up to date as it goes on."""

    series: Series
    lang: Lang
    state: State

    @property
    def folder(self) -> Path:
        """Where the files are."""
        return self.series.output

    # --- years ----------------------------------------------------------------------------------------

    def up_to_date(self, entry: SeriesYear) -> tuple[str, ...] | None:
        """The files of a year that needs nothing; None where it is to be computed."""
        known, key = self.state.years.get(entry.year), self.key(entry)
        if known is None or not self._holds(known.result, key, (self.result_name(entry),)):
            return None
        return self.names(entry) if not self.annex_names(entry) or self.annex(entry) else None

    def parameters(self) -> str | None:
        """The digest of the file of parameters; None where there is none or it cannot be read."""
        return None if self.series.parameters is None else digest_of_file(self.series.parameters)

    def key(self, entry: SeriesYear) -> str | None:
        """What the result of a year follows from as the files are now.

        None where it cannot be known, so that the year is computed and what is wrong is told.
        """
        parameters = self.parameters()
        if self.series.parameters is not None and parameters is None:
            return None
        return self.key_of(entry, digest_of_file(entry.input), parameters)

    def key_of(self, entry: SeriesYear, source: str | None, parameters: str | None) -> str | None:
        """The same by the digests of the input and of the file of parameters."""
        before = self.state.years.get(entry.year - 1) if entry.status_quo is StatusQuo.PREVIOUS else None
        previous = before.result.files.get(self._result_name(entry.year - 1)) if before else None
        return result_key(entry, source, parameters, previous, self.lang)

    def annex(self, entry: SeriesYear) -> Product | None:
        """The annex as last written, where it is still that of the result as it would be now, wanted or not."""
        known, key = self.state.years.get(entry.year), self.key(entry)
        if known is None or known.annex is None or key is None:
            return None
        names = self.annex_names(entry)
        if names:
            holds = self._holds(known.annex, annex_key(self.series, entry, key), names)
        else:
            holds = known.result.key == key
        return known.annex if holds else None

    def result_name(self, entry: SeriesYear) -> str:
        """The file of a year's result."""
        return self._result_name(entry.year)

    def source(self, entry: SeriesYear) -> Source:
        """What a year is computed from; its budgets today are in the result of the year before, or in its own input."""
        passed_on = entry.status_quo is StatusQuo.PREVIOUS
        previous = self.folder / self._result_name(entry.year - 1) if passed_on else None
        return Source(entry.input, entry.settings, self.series.parameters, entry.keep_indicators, previous)

    def _result_name(self, year: int) -> str:
        return result_name(year, self.lang)

    def annex_names(self, entry: SeriesYear) -> tuple[str, ...]:
        """The files of a year's annex; none where it has none."""
        wanted = self.series.has_annex(entry)
        return annex_names(entry.year, self.series.annex_formats, self.lang) if wanted else ()

    def names(self, entry: SeriesYear) -> tuple[str, ...]:
        """All files of a year."""
        return (self.result_name(entry), *self.annex_names(entry))

    # --- the time series ------------------------------------------------------------------------------

    @property
    def title(self) -> str:
        """What the time series is called."""
        first, last = self.series.years[0].year, self.series.years[-1].year
        years = str(first) if first == last else f"{first}–{last}"
        return self.series.title or say("series.title", self.lang, years=years)

    @property
    def time_series_names(self) -> tuple[str, ...]:
        """The files of the time series."""
        return time_series_names(self.lang)

    def time_series_key(self) -> str:
        """What the time series follows from; call it when all years are up to date."""
        results = {
            entry.year: self.state.years[entry.year].result.files[self.result_name(entry)]
            for entry in self.series.years
        }
        return time_series_key(self.title, results, self.lang)

    def time_series_is_up_to_date(self) -> bool:
        """Whether it needs nothing; call it when all years are up to date."""
        known = self.state.time_series
        return known is not None and self._holds(known, self.time_series_key(), self.time_series_names)

    # --- both -----------------------------------------------------------------------------------------

    def present(self, names: Iterable[str]) -> tuple[str, ...]:
        """Those of `names` that are in the folder."""
        return tuple(name for name in names if (self.folder / name).exists())

    def _holds(self, product: Product, key: str | None, names: tuple[str, ...]) -> bool:
        """Whether `product` is what would be written now, and still as it was written."""
        as_asked = product.key == key and set(product.files) == set(names)
        return as_asked and all(digest_of_file(self.folder / name) == sha for name, sha in product.files.items())
