"""What of a series is up to date is decided by content alone: SHA-256 over all that a file is made of, and over itself.

A year is, where the keys of its files are those of the state and each file is still as it was written. To make all anew
and compare would say the same, and take five times as long as a run that finds nothing to do.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from sozialbudget.analysis.source import Source
from sozialbudget.series.model import Series, SeriesYear, StatusQuo
from sozialbudget.series.state import Product, State, digest, digest_of_file
from sozialbudget.version import __version__
from sozialbudget.words import Lang, say


def result_key(
    entry: SeriesYear, source: str | None, parameters: str | None, previous: str | None, lang: Lang
) -> str | None:
    """What the result of a year follows from; None where the input cannot be read.

    `source`, `parameters` and `previous` are the digests of the input, of the file of parameters and of the result of
    the year before.
    """
    if source is None:
        return None
    return _key(
        version=__version__,
        lang=lang,
        year=entry.year,
        input=[entry.input.name, source],
        settings=entry.settings,
        parameters=parameters,
        previous=previous if entry.status_quo is StatusQuo.PREVIOUS else None,
        keep_indicators=entry.keep_indicators,
    )


def _key(**parts: object) -> str:
    return digest(json.dumps(parts, sort_keys=True, ensure_ascii=True).encode())


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

    def source(self, entry: SeriesYear) -> Source:
        """What a year is computed from; its budgets today are in the result of the year before, or in its own input."""
        passed_on = entry.status_quo is StatusQuo.PREVIOUS
        previous = self.folder / self.result_name(entry.year - 1) if passed_on else None
        return Source(entry.input, entry.settings, self.series.parameters, entry.keep_indicators, previous)

    # --- names ----------------------------------------------------------------------------------------

    def result_name(self, year: int) -> str:
        """The file of a year's result: `ergebnis-2012.xlsx`."""
        return f"{say('series.file.result', self.lang)}-{year}.xlsx"

    def annex_names(self, entry: SeriesYear) -> tuple[str, ...]:
        """The files of a year's annex, as `anlage-2012.pdf`; none where it has none."""
        wanted = self.series.annex_formats if self.series.has_annex(entry) else ()
        return tuple(f"{say('series.file.annex', self.lang)}-{entry.year}.{ending}" for ending in wanted)

    def names(self, entry: SeriesYear) -> tuple[str, ...]:
        """All files of a year."""
        return (self.result_name(entry.year), *self.annex_names(entry))

    @property
    def time_series_names(self) -> tuple[str, ...]:
        """The files of the time series: workbook, table, chart."""
        return tuple(f"{say('series.file.time_series', self.lang)}.{ending}" for ending in ("xlsx", "csv", "svg"))

    @property
    def title(self) -> str:
        """What the time series is called."""
        first, last = self.series.years[0].year, self.series.years[-1].year
        years = str(first) if first == last else f"{first}–{last}"
        return self.series.title or say("series.title", self.lang, years=years)

    def present(self, names: Iterable[str]) -> tuple[str, ...]:
        """Those of `names` that are in the folder."""
        return tuple(name for name in names if (self.folder / name).exists())

    # --- keys -----------------------------------------------------------------------------------------

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
        return result_key(entry, digest_of_file(entry.input), parameters, self.previous(entry), self.lang)

    def previous(self, entry: SeriesYear) -> str | None:
        """The digest of the result of the year before."""
        before = self.state.years.get(entry.year - 1)
        return before.result.files.get(self.result_name(entry.year - 1)) if before else None

    def annex_key(self, entry: SeriesYear, result: str) -> str:
        """What the annex of a year follows from; `result` is the key of its result."""
        day = entry.annex.day
        request = asdict(entry.annex) | {"day": day.isoformat() if day else None}
        return _key(result=result, formats=self.series.annex_formats, archive=self.series.archive, request=request)

    def time_series_key(self) -> str:
        """What the time series follows from; call it when all years are up to date."""
        years = ((entry.year, self.state.years[entry.year].result.files) for entry in self.series.years)
        results = sorted((year, files[self.result_name(year)]) for year, files in years)
        return _key(version=__version__, lang=self.lang, title=self.title, results=results)

    # --- up to date -----------------------------------------------------------------------------------

    def is_up_to_date(self, entry: SeriesYear) -> bool:
        """Whether a year needs nothing."""
        known = self.state.years.get(entry.year)
        if known is None or not self._holds(known.result, self.key(entry), (self.result_name(entry.year),)):
            return False
        return not self.annex_names(entry) or self.annex(entry) is not None

    def annex(self, entry: SeriesYear) -> Product | None:
        """The annex as last written, where it is still that of the result as it would be now, wanted or not."""
        known, key = self.state.years.get(entry.year), self.key(entry)
        if known is None or known.annex is None or key is None:
            return None
        names = self.annex_names(entry)
        holds = self._holds(known.annex, self.annex_key(entry, key), names) if names else known.result.key == key
        return known.annex if holds else None

    def time_series_is_up_to_date(self) -> bool:
        """Whether it needs nothing; call it when all years are up to date."""
        known = self.state.time_series
        return known is not None and self._holds(known, self.time_series_key(), self.time_series_names)

    def _holds(self, product: Product, key: str | None, names: tuple[str, ...]) -> bool:
        """Whether `product` is what would be written now, and still as it was written."""
        as_asked = product.key == key and set(product.files) == set(names)
        return as_asked and all(digest_of_file(self.folder / name) == sha for name, sha in product.files.items())
