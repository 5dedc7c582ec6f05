"""Whether something is out of date is decided by content alone: SHA-256 over all that a file is made of."""

import hashlib
import json
from dataclasses import asdict
from pathlib import Path

from sozialbudget.files.names import on_disk
from sozialbudget.series.model import Series, SeriesYear, StatusQuo
from sozialbudget.version import __version__
from sozialbudget.words import Lang


def digest(content: bytes) -> str:
    """SHA-256 of `content`, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def digest_of_file(path: Path) -> str | None:
    """SHA-256 of the file `path`; None where it cannot be read, for whatever reason."""
    try:
        return digest(on_disk(path).read_bytes())
    except (OSError, ValueError):
        return None


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


def annex_key(series: Series, entry: SeriesYear, result: str) -> str:
    """What the annex of a year follows from; `result` is the key of its result."""
    request = asdict(entry.annex)
    day = entry.annex.day
    return _key(
        result=result,
        formats=series.annex_formats,
        archive=series.archive,
        request=request | {"day": day.isoformat() if day else None},
    )


def time_series_key(title: str, results: dict[int, str], lang: Lang) -> str:
    """What the time series follows from; `results` are the digests of the results by year."""
    return _key(version=__version__, lang=lang, title=title, results=sorted(results.items()))


def _key(**parts: object) -> str:
    return digest(json.dumps(parts, sort_keys=True, ensure_ascii=True).encode())
