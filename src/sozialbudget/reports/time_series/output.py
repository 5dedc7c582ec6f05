"""What a time series can be written as: a workbook, a table for programs, a chart."""

from sozialbudget.formats.csv_file import csv_bytes
from sozialbudget.formats.publish import Output, Writing
from sozialbudget.reports.time_series.chart import chart_of
from sozialbudget.reports.time_series.data import TimeSeries, joined
from sozialbudget.reports.time_series.workbook import workbook


def _workbook(writing: Writing[TimeSeries]) -> memoryview:
    return workbook(writing.thing, writing.lang)


def _csv(writing: Writing[TimeSeries]) -> bytes:
    return csv_bytes(joined(writing.thing, writing.lang), writing.lang)


def _svg(writing: Writing[TimeSeries]) -> bytes:
    return chart_of(writing.thing, writing.lang).encode()


TIME_SERIES = Output({".xlsx": _workbook, ".csv": _csv, ".svg": _svg})
