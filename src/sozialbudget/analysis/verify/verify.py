"""Is a result workbook still what it says? It is computed and written afresh from its own inputs and compared."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sozialbudget.analysis.record.opened import Opened, open_result, parameters_said, recorded
from sozialbudget.analysis.source import Source
from sozialbudget.analysis.verify.afresh import at_stored_digits, recomputed, without_control_totals, written
from sozialbudget.analysis.verify.against import against_findings, read_original, taken_from
from sozialbudget.analysis.verify.cells import Compared, same
from sozialbudget.analysis.verify.comparing import (
    SHEETS,
    cell_findings,
    compared_sheets,
    name_findings,
    normal_form,
    renamed_inputs,
    renamed_sheets,
    sheet_findings,
    told_renamed,
    under_its_names,
)
from sozialbudget.analysis.verify.findings import CONSEQUENCES
from sozialbudget.analysis.verify.inputs import changed_inputs
from sozialbudget.case.case import Case
from sozialbudget.case.own_context import in_own_context
from sozialbudget.case.problems import InputError, Place, Problem, ProblemsError, Severity
from sozialbudget.method.allocation import Allocation, figures_of
from sozialbudget.reading.grid import Raw, Uncalculated
from sozialbudget.version import LAYOUT, __version__
from sozialbudget.words import Text, say
from sozialbudget.words.numbers import how_many, plain
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
            count = how_many(len(wrong))
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


OTHER_EDITION = "verify_edition"
_UNMET = "control_total_mismatch"
_CALCULATIONS: Mapping[str, tuple[str, Severity]] = {
    "calculated_by_hand": ("verify_by_hand", "note"),
    "calculated_in_part": ("verify_in_part", "note"),
    "calculated_as_shown": ("verify_as_shown", "error"),
}
"""Values that were left behind are told as such; rounded ones hold only until the next calculation."""


@dataclass(frozen=True, slots=True)
class Verification:
    """What `verify` found. `findings` are errors (it does not hold) and notes, in order."""

    name: str
    sha256: str
    version: str | None
    """The version that wrote the file, as its Protokoll says."""
    sheets: int
    formulas: int
    """How many were compared."""
    uncalculated: int
    """How many of them hold no value."""
    against: str | None
    """The name of the input it was compared with."""
    findings: tuple[Problem, ...]

    def __repr__(self) -> str:
        told = "holds" if self.holds else f"does not hold: {len(self.deviations)} deviations"
        return f"<Verification of {self.name}: {told}; {self.formulas} formulas compared, {len(self.notes)} notes>"

    @property
    def deviations(self) -> tuple[Problem, ...]:
        """The findings by which it does not hold."""
        return tuple(finding for finding in self.findings if finding.severity == "error")

    @property
    def notes(self) -> tuple[Problem, ...]:
        """The other findings."""
        return tuple(finding for finding in self.findings if finding.severity != "error")

    @property
    def holds(self) -> bool:
        """Whether the file is still what it says."""
        return not self.deviations


@in_own_context
def verify(
    path: str | Path,
    against: str | Path | None = None,
    *,
    settings: Mapping[str, str] | None = None,
    parameter_file: str | Path | None = None,
    keep_indicators: bool = False,
    status_quo_from: str | Path | None = None,
) -> Verification:
    """Verify the result workbook `path`; with `against`, its inputs are compared with that input, too.

    The other arguments are those the run had, as `read_workbook` takes them. Raises InputError where one of the
    files cannot be read or `path` is no result.
    """
    if against is None:
        return verified(Path(path))
    files = (Path(given) if given is not None else None for given in (parameter_file, status_quo_from))
    parameters, earlier = files
    return verified(Path(path), Source(Path(against), settings or {}, parameters, keep_indicators, earlier))


def verified(path: Path, original: Source | None = None) -> Verification:
    """The same; `original` is the input it is said to be from, with the options of the run. Raises InputError."""
    opened = open_result(path)
    inputs_renamed = renamed_inputs(opened)
    opened = under_its_names(opened, inputs_renamed)
    given = read_original(original, opened) if original is not None else None
    inputs = [*_without_checksums(opened), *changed_inputs(opened, parameters_said(opened))]
    try:
        allocation, unmet = _recomputed(opened)
    except ProblemsError as error:
        found = [
            *_edition_told(opened),
            *_calculation_told(opened),
            *told_renamed(inputs_renamed),
            *inputs,
            *_missing_sheets(opened),
            *_not_recomputed(opened, error),
        ]
        return _verification(opened, {}, found, original)
    inputs += unmet
    other = opened.version if opened.version not in (None, __version__) else None
    fresh = written(allocation, opened)
    renamed = renamed_sheets(opened, fresh)
    opened = under_its_names(opened, renamed)
    renamed |= inputs_renamed
    normal = normal_form(renamed)
    of_ours = not is_other_edition(opened)
    compared = dict(compared_sheets(opened, fresh, normal, not inputs and other is None)) if of_ours else {}
    stale = any(problem.severity == "error" for problem in inputs)
    findings = [
        *(_version_told(opened, other) if of_ours else _edition_told(opened)),
        *_calculation_told(opened),
        *inputs,
        *(_against(allocation.case, given, original, opened) if given and original else ()),
        *(sheet_findings(opened, fresh, renamed) if of_ours else ()),
        *(step_findings(opened, allocation) if other or not of_ours else ()),
        *cell_findings(opened, fresh, compared, stale=stale, unmet=bool(unmet), other_version=other is not None),
        *(name_findings(opened, fresh, normal) if of_ours else ()),
    ]
    findings.sort(key=lambda finding: finding.code in CONSEQUENCES)
    uncalculated = sum(of_one.uncalculated for of_one in compared.values())
    if uncalculated:
        count = how_many(uncalculated)
        findings.append(Problem("verify_uncalculated", severity="note", values={"count": count}))
    return _verification(opened, compared, findings, original)


def _against(result: Case, given: Case, original: Source, opened: Opened) -> Iterator[Problem]:
    return against_findings(result, given, original.overrules, taken_from(original, opened))


def _recomputed(opened: Opened) -> tuple[Allocation, list[Problem]]:
    """The fresh result, and the control totals that the inputs do not meet. Raises ProblemsError.

    Shares that another program has saved as the nearest doubles may miss 100 % by these.
    """
    try:
        return _of_inputs(opened)
    except ProblemsError as error:
        try:
            return _of_inputs(at_stored_digits(opened))
        except ProblemsError:
            raise error from None


def _of_inputs(opened: Opened) -> tuple[Allocation, list[Problem]]:
    try:
        return recomputed(opened), []
    except InputError as error:
        wrong = [problem for problem in error.problems if problem.severity == "error"]
        if any(problem.code != _UNMET for problem in wrong):
            raise
        return recomputed(without_control_totals(opened)), wrong


def _verification(
    opened: Opened, compared: Mapping[str, Compared], findings: list[Problem], original: Source | None
) -> Verification:
    return Verification(
        name=opened.name,
        sha256=opened.sha256,
        version=opened.version,
        sheets=len(compared),
        formulas=sum(of_sheet.formulas for of_sheet in compared.values()),
        uncalculated=sum(of_sheet.uncalculated for of_sheet in compared.values()),
        against=original.path.name if original is not None else None,
        findings=tuple(sorted(findings, key=lambda finding: finding.severity != "error")),
    )


def _without_checksums(opened: Opened) -> Iterator[Problem]:
    if not recorded(opened):
        here = opened.page("checksums") is not None
        ours = opened.version in (None, __version__) and not is_other_edition(opened)
        severity: Severity = "error" if here or ours else "note"
        yield Problem("verify_no_checksums", Place(say("sheet.checksums", opened.lang)), severity)


def _missing_sheets(opened: Opened) -> Iterator[Problem]:
    for key in SHEETS:
        if opened.page(key) is None and key != "checksums":  # which has been told
            yield Problem("verify_sheet_gone", Place(say(f"sheet.{key}", opened.lang)))


def _not_recomputed(opened: Opened, error: ProblemsError) -> Iterator[Problem]:
    yield Problem("verify_not_recomputed", Place(opened.name))
    missing = {say(f"sheet.{key}", opened.lang) for key in SHEETS if opened.page(key) is None}
    for problem in error.problems:
        # A sheet that is missing has been told.
        if problem.severity == "error" and not (problem.place and problem.place.sheet in missing):
            yield problem


def is_other_edition(opened: Opened) -> bool:
    """Whether its layout is another, so that cells and formulas cannot be compared."""
    return opened.layout not in (None, LAYOUT)


def _edition_told(opened: Opened) -> Iterator[Problem]:
    if is_other_edition(opened):
        values = {"version": opened.version, "edition": opened.layout, "ours": __version__, "our_edition": LAYOUT}
        yield Problem(OTHER_EDITION, Place(say("sheet.protocol", opened.lang), "B3"), "note", values)


def _version_told(opened: Opened, other: str | None) -> Iterator[Problem]:
    if other is not None:
        values = {"version": other, "ours": __version__}
        yield Problem("verify_version", Place(say("sheet.protocol", opened.lang), "B3"), "note", values)


def _calculation_told(opened: Opened) -> Iterator[Problem]:
    """Settings under which the formulas are not computed, or not as they are written."""
    for doubt in sorted(opened.doubts):
        code, severity = _CALCULATIONS[doubt]
        yield Problem(code, Place(opened.name), severity)
