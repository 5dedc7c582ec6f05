"""Is a result workbook still what it says? It is computed and written afresh from its own inputs and compared."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sozialbudget.analysis.record.opened import Opened, open_result
from sozialbudget.analysis.record.recorded import parameters_said, recorded
from sozialbudget.analysis.source import Source
from sozialbudget.analysis.verify.afresh import at_stored_digits, recomputed, without_control_totals, written
from sozialbudget.analysis.verify.against import against_findings
from sozialbudget.analysis.verify.cells import Compared
from sozialbudget.analysis.verify.comparing import cell_findings, compared_sheets
from sozialbudget.analysis.verify.findings import CONSEQUENCES
from sozialbudget.analysis.verify.inputs import changed_inputs
from sozialbudget.analysis.verify.original import read_original, taken_from
from sozialbudget.analysis.verify.sheets import (
    SHEETS,
    name_findings,
    normal_form,
    renamed_inputs,
    renamed_sheets,
    sheet_findings,
    told_renamed,
    under_its_names,
)
from sozialbudget.analysis.verify.steps import step_findings
from sozialbudget.case.case import Case
from sozialbudget.case.errors import InputError, ProblemsError
from sozialbudget.case.own_context import in_own_context
from sozialbudget.case.problems import Place, Problem, Severity
from sozialbudget.method.allocation import Allocation
from sozialbudget.version import __version__
from sozialbudget.words import Text, say
from sozialbudget.words.numbers import number

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

    The other arguments are those the run had, as `Case.from_workbook` takes them. Raises InputError where one of the
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
    compared = dict(compared_sheets(opened, fresh, normal, unchanged=not inputs and other is None))
    stale = any(problem.severity == "error" for problem in inputs)
    findings = [
        *_version_told(opened, other),
        *_calculation_told(opened),
        *inputs,
        *(_against(allocation.case, given, original, opened) if given and original else ()),
        *sheet_findings(opened, fresh, renamed),
        *(step_findings(opened, allocation) if other else ()),
        *cell_findings(opened, fresh, compared, stale=stale, unmet=bool(unmet), other_version=other is not None),
        *name_findings(opened, fresh, normal),
    ]
    findings.sort(key=lambda finding: finding.code in CONSEQUENCES)
    uncalculated = sum(of_one.uncalculated for of_one in compared.values())
    if uncalculated:
        count = Text(number(uncalculated, "de", 0), number(uncalculated, "en", 0))
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
        severity: Severity = "error" if here or opened.version in (None, __version__) else "note"
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


def _version_told(opened: Opened, other: str | None) -> Iterator[Problem]:
    if other is not None:
        values = {"version": other, "ours": __version__}
        yield Problem("verify_version", Place(say("sheet.protocol", opened.lang), "B3"), "note", values)


def _calculation_told(opened: Opened) -> Iterator[Problem]:
    """Settings under which the formulas are not computed, or not as they are written."""
    for doubt in sorted(opened.doubts):
        code, severity = _CALCULATIONS[doubt]
        yield Problem(code, Place(opened.name), severity)
