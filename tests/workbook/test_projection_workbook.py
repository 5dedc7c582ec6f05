"""The workbook of a projection: what is stored is the projection, and recalculated it is what a new run gives."""

import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from html import unescape
from itertools import pairwise
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import range_boundaries
from python_calamine import CalamineWorkbook

from libreoffice import recalculated
from made_up import made_up_case
from sozialbudget import read_workbook
from sozialbudget.analysis.earlier import read_result
from sozialbudget.case.case import Case
from sozialbudget.case.problems import InputError
from sozialbudget.formats.document import Table
from sozialbudget.method.allocation import allocate
from sozialbudget.method.numbers import exact
from sozialbudget.method.years.compute import project
from sozialbudget.method.years.model import (
    BudgetToday,
    Compensation,
    CostGrowth,
    DeficitOf,
    Plan,
    PlanFile,
    PlanYear,
    Pot,
    PotKey,
    Projection,
    Region,
)
from sozialbudget.reports.projection.build import paper
from sozialbudget.reports.projection.output import as_object
from sozialbudget.words import Lang, say
from sozialbudget.workbook.projection.write import projection_bytes
from sozialbudget.workbook.write import write_workbook
from support import CASES, case_from_json

D = Decimal
MONEY, HOURS = 1e-6, 1e-6


def write_projection(projection: Projection, path: Path, lang: Lang) -> None:
    """The live workbook of `projection` as a file."""
    path.write_bytes(projection_bytes(projection, lang))


def _case(name: str) -> Case:
    return case_from_json(CASES / name / "case.json")


def _plan(case: Case, **changes: Any) -> Plan:
    """Three years: damping falls by steps, deficits are compensated and phased out, what is left goes to two pots."""
    first, ids = case.parameters.year, [district.id for district in case.districts]
    dampings = ("0.8", "0.4", "0") if case.parameters.max_gain is None else ("0.9", "0.8", "0.7")
    rates, tariffs = ("1", "0.335", "0"), (None, D("0.028"), D("0.017"))
    years = tuple(
        PlanYear(
            first + t,
            {} if case.parameters.damping == "auto" else {"damping": D(dampings[t])},
            D("900000.01") + t,
            D(rates[t]),
            tariffs[t],
            source=f"Beschluss {first + t}",
        )
        for t in range(3)
    )
    regions = (Region("Ost", tuple(ids[:1])), Region("Mitte", tuple(ids[1:2])), Region("West", tuple(ids[2:])))
    pots = (
        Pot("Regionales Budget 1", D("0.65"), PotKey.NEED),
        Pot("Vernetzung", D("0.35"), PotKey.EQUAL, source="Vereinbarung"),
    )
    plan = Plan(
        years,
        title="Reform",
        cost_growth=CostGrowth(D("0.02"), "Vereinbarung 2026"),
        compensation=Compensation(first - 1, source="Vorlage 2025/124"),
        regions=regions,
        pots=pots,
    )
    return replace(plan, **changes)


def _year(plan: Plan, t: int, **changes: Any) -> Plan:
    """`plan` with its t-th year changed; `parameters` are added to its parameters."""
    more = changes.pop("parameters", {})
    year = plan.years[t]
    changed = replace(year, changes={**year.changes, **more}, **changes)
    return replace(plan, years=(*plan.years[:t], changed, *plan.years[t + 1 :]))


# --- what is in the workbook --------------------------------------------------------------------------


class Sheets:
    """The values of a workbook, by sheet and by defined name."""

    def __init__(self, path: Path) -> None:
        with zipfile.ZipFile(path) as archive:
            told = archive.read("xl/workbook.xml").decode("utf-8")
        defined = re.findall(r'<definedName [^>]*?name="([^"]+)"[^>]*>([^<]*)<', told)
        self.names = {name: unescape(area) for name, area in defined if not name.startswith("_xlnm")}
        workbook = CalamineWorkbook.from_path(path)
        self.titles = list(workbook.sheet_names)
        self.values = {
            title: workbook.get_sheet_by_name(title).to_python(skip_empty_area=False) for title in self.titles
        }

    def cell(self, name: str) -> tuple[str, str]:
        """Sheet and cell of a name of one cell."""
        sheet, _, cell = self.names[name].replace("'", "").rpartition("!")
        return sheet, cell.replace("$", "")

    def named(self, name: str) -> list[Any]:
        """The values under a defined name."""
        sheet, _, area = self.names[name].replace("'", "").rpartition("!")
        col, row, _, last = (int(number or 0) for number in range_boundaries(area.replace("$", "")))
        return [self.values[sheet][line - 1][col - 1] for line in range(row, last + 1)]

    def beside(self, sheet: str, label: str) -> list[Any]:
        """The row of `sheet` that begins with `label`."""
        return next(row for row in self.values[sheet] if row[0] == label)


def _expected(projection: Projection) -> dict[str, list[Any]]:
    """Every figure of the front sheets and the years' budgets, by defined name."""
    found: dict[str, list[Any]] = {}
    for year in projection.years:
        a = year.allocation
        figures: dict[str, Any] = {
            "Budget_bisher": a.status_quo,
            "Bedarfsanteil": a.need_share,
            "Budget_neu": a.budget,
            "Personalbudget": a.personnel,
            "Jahreskosten_im_Sozialraum": a.cost_per_fte,
            "Wirksame_Dämpfung": [a.damping],
            "Verteiltes_Gesamtbudget": [a.total],
            "Zusatzmittel": [year.additional],
            "Jahreskosten_je_VZÄ": [year.cost_per_fte],
            "Budget_mit_Ausgleich": year.received,
            "Veränderung_zum_Bezugsbudget": year.change,
        }
        if projection.plan.compensation:
            figures |= {"Defizit": year.deficit, "Defizitausgleich": year.compensation}
        if projection.plan.has_tariffs:
            figures |= {
                "Jahreskosten_nach_Tarif": [year.tariff_cost],
                "Jahreskosten_nach_Tarif_im_Sozialraum": year.tariff_costs,
                "Nicht_gedeckte_Stunden": year.uncovered_hours,
            }
        if projection.plan.pots:
            figures["Verbleibende_Zusatzmittel"] = [year.left]
        for s, service in enumerate(a.services, start=1):
            figures[f"Face_to_face_Stunden_{s}"] = service.face_to_face_hours
        found |= {f"{name}_{year.year}": list(values) for name, values in figures.items()}
    found["Bezugsbudget"] = list(projection.reference)
    return found


def _wrong(sheets: Sheets, projection: Projection) -> list[str]:
    """Figures of the workbook that are not those of the projection."""
    found = []
    for name, values in _expected(projection).items():
        for i, (cell, value) in enumerate(zip(sheets.named(name), values, strict=True)):
            if not (isinstance(cell, float) and abs(cell - float(value)) <= MONEY):
                found.append(f"{name}[{i}]: {cell!r} instead of {value!s:.20}")
    found += _wrong_pots(sheets, projection) + _wrong_overview(sheets, projection)
    verdict = sheets.values["Übersicht"][2][1]
    return found if verdict == "alle bestanden" else [*found, f"checks: {verdict}"]


def _wrong_pots(sheets: Sheets, projection: Projection) -> list[str]:
    if not projection.plan.pots:
        return []
    rows = {(row[0], row[1]): row[2:] for row in reversed(sheets.values["Töpfe"])}
    found = []
    for t, year in enumerate(projection.years):
        for pot in year.pots:
            amounts = dict(zip((r.name for r in projection.plan.regions), pot.by_region, strict=True))
            for region, amount in {**amounts, "Summe": pot.amount}.items():
                cell = rows[pot.pot.name, region][t]
                if abs(cell - float(amount)) > MONEY:
                    found.append(f"{pot.pot.name}, {region}, {year.year}: {cell!r} instead of {amount}")
    return found


def _wrong_overview(sheets: Sheets, projection: Projection) -> list[str]:
    header = next(row for row in sheets.values["Übersicht"] if row[0] == "Jahr")
    found = []
    losing = say("projection.losing", "de", reference=projection.reference_year)
    for year in projection.years:
        row = dict(zip(header, sheets.beside("Übersicht", float(year.year)), strict=True))  # type: ignore[arg-type]
        with exact():
            told: dict[str, Any] = {
                "Gesamtbudget nach der Formel": year.formula_total,
                "Zusatzmittel": year.additional,
                "Geld des Jahres": year.total,
                losing: sum(change < 0 for change in year.change),
                "Face-to-face-Stunden je Woche": sum(year.hours),
            }
        for label, value in told.items():
            if abs(row[label] - float(value)) > MONEY:
                found.append(f"Übersicht, {label} {year.year}: {row[label]!r} instead of {value}")
        if row["Prüfung"] != "ok":
            found.append(f"Übersicht, Prüfung {year.year}: {row['Prüfung']}")
    return found


# --- stored values ------------------------------------------------------------------------------------

_KINDS: dict[str, Callable[[], tuple[Case, Plan]]] = {
    "shares": lambda: (_case("worked"), _plan(_case("worked"))),
    "auto": lambda: (_case("random-004"), _plan(_case("random-004"))),
    "burden-factor": lambda: (_case("random-013"), _plan(_case("random-013"))),
    "zscore": lambda: (_case("random-000"), _plan(_case("random-000"), budget_today=BudgetToday.INPUT)),
    "minmax": lambda: (_case("random-006"), _plan(_case("random-006"))),
    "own-costs": lambda: _own_costs(),
    "plain": lambda: _plain(),
    "other-limits": lambda: _limits_by_year(),
}


def _own_costs() -> tuple[Case, Plan]:
    """Own costs per FTE, a tariff in the first year already, deficits fixed against the first year, given shares."""
    case = _case("random-008")
    first = case.parameters.year
    given = {"Ost": D("0.5"), "Mitte": D("0.125"), "West": D("0.375")}
    column = next(iter(case.districts[0].columns))
    pots = (
        Pot("Fonds", D("0.333"), PotKey.GIVEN, given=given),
        Pot("Feste", D("0.667"), PotKey.INHABITANTS, column=column),
    )
    plan = _plan(case, compensation=Compensation(first, DeficitOf.INITIAL), pots=pots)
    plan = _year(_year(plan, 0, compensation=D(0), tariff=D("0.031")), 2, compensation=D("0.505"))
    return case, plan


def _plain() -> tuple[Case, Plan]:
    """Neither compensation nor pots nor tariffs: a path of damping alone, the total said for one year."""
    case = _case("worked-personnel-basis")
    first = case.parameters.year
    steps = ({"damping": D("0.7")}, {"total": D(360000)}, {"cost_per_fte": D(64000), "uplift": D("0.03")})
    return case, Plan(tuple(PlanYear(first + t, step) for t, step in enumerate(steps)))


def _limits_by_year() -> tuple[Case, Plan]:
    """Three services, floors and caps that differ by year, another way to need in the second."""
    case = _case("random-005")
    plan = _plan(case)
    plan = _year(plan, 0, parameters={"max_loss": D("0.03")})
    return case, _year(plan, 1, parameters={"need_method": "shares", "max_gain": None, "overhead_rate": D("0.2")})


@pytest.mark.parametrize("kind", _KINDS)
def test_stored_values_are_those_of_the_projection(tmp_path: Path, kind: str) -> None:
    case, plan = _KINDS[kind]()
    projection = project(case, plan)
    write_projection(projection, tmp_path / "p.xlsx", "de")
    assert _wrong(Sheets(tmp_path / "p.xlsx"), projection) == []


def test_a_wrong_figure_would_be_seen(tmp_path: Path) -> None:
    """The comparison itself: another compensation of the second year shows there, in what is left and in the pots."""
    case, plan = _KINDS["shares"]()
    write_projection(project(case, plan), tmp_path / "p.xlsx", "de")
    other = project(case, _year(plan, 1, compensation=D("0.5")))
    found = _wrong(Sheets(tmp_path / "p.xlsx"), other)
    year = case.parameters.year + 1
    assert {line.partition("[")[0] for line in found if "[" in line} == {
        f"Defizitausgleich_{year}",
        f"Budget_mit_Ausgleich_{year}",
        f"Veränderung_zum_Bezugsbudget_{year}",
        f"Verbleibende_Zusatzmittel_{year}",
    }


# --- recalculated -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Change:
    """What somebody types in (a defined name or a cell, and its new value), and the run that says the same."""

    kind: str
    edits: Mapping[str, float]
    run: Callable[[Case, Plan], tuple[Case, Plan]]


def _district(case: Case, i: int, **changes: Any) -> Case:
    changed = case.districts[i].model_copy(update=changes)
    return case.model_copy(update={"districts": (*case.districts[:i], changed, *case.districts[i + 1 :])})


def _indicator_value(case: Case, plan: Plan) -> tuple[Case, Plan]:
    name = case.indicators[0].name
    return _district(case, 0, columns={**case.districts[0].columns, name: D(301)}), plan


def _weight(case: Case, plan: Plan) -> tuple[Case, Plan]:
    first = case.indicators[0].model_copy(update={"weight": D("7.5")})
    return case.model_copy(update={"indicators": (first, *case.indicators[1:])}), plan


def _parameters(case: Case, **changes: Any) -> Case:
    return case.having(parameters=case.parameters.changed(changes))


def _cap(case: Case, plan: Plan) -> tuple[Case, Plan]:
    plan = _year(plan, 1, tariff=D("0.041"))
    return case, replace(plan, cost_growth=replace(plan.cost_growth, cap=D("0.0325")))


def _other_keys(case: Case, plan: Plan) -> tuple[Case, Plan]:
    fund, fixed = plan.pots
    given = {"Ost": D("0.25"), "Mitte": D("0.25"), "West": D("0.5")}
    pots = (replace(fund, share=D("0.1"), given=given), replace(fixed, share=D("0.9")))
    return _district(case, 1, cost_per_fte=D(70001)), replace(plan, pots=pots)


def _other_limits(case: Case, plan: Plan) -> tuple[Case, Plan]:
    plan = _year(plan, 0, parameters={"max_loss": D("0.01")})
    return _parameters(case, weekly_hours=D("38.5"), uplift=D("0.013")), plan


def _year_of(kind: str, t: int) -> int:
    return _KINDS[kind]()[0].parameters.year + t


CHANGES: dict[str, Change] = {
    "damping of the first year, additional money of the second": Change(
        "shares",
        {f"Dämpfung_{_year_of('shares', 0)}": 0.35, f"Zusatzmittel_{_year_of('shares', 1)}": 123456.78},
        lambda case, plan: (
            case,
            _year(_year(plan, 0, parameters={"damping": D("0.35")}), 1, additional=D("123456.78")),
        ),
    ),
    "an indicator, damping auto": Change("auto", {"Indikator!2": 301}, _indicator_value),
    "a weight": Change("burden-factor", {"Indikatoren!B2": 7.5}, _weight),
    "a compensation rate": Change(
        "zscore",
        {f"Ausgleichssatz_{_year_of('zscore', 1)}": 0.877},
        lambda case, plan: (case, _year(plan, 1, compensation=D("0.877"))),
    ),
    "tariff and cap": Change(
        "minmax", {f"Tarifsteigerung_{_year_of('minmax', 1)}": 0.041, "Obergrenze_der_Tarifsteigerung": 0.0325}, _cap
    ),
    "pots, given shares and a cost": Change(
        "own-costs",
        {
            "Fonds:Anteil": 0.1,
            "Feste:Anteil": 0.9,
            "Fonds:Ost": 0.25,
            "Fonds:Mitte": 0.25,
            "Fonds:West": 0.5,
            "Sozialräume!E3": 70001,
        },
        _other_keys,
    ),
    "uplift of the input, where the plan says a total for one year": Change(
        "plain", {"Steigerung!B": 0.045}, lambda case, plan: (_parameters(case, uplift=D("0.045")), plan)
    ),
    "limits and hours": Change(
        "other-limits",
        {
            f"Höchstverlust_{_year_of('other-limits', 0)}": 0.01,
            "Wochenstunden je VZÄ!B": 38.5,
            "Steigerung!B": 0.013,
        },
        _other_limits,
    ),
}


def _type_in(path: Path, edits: Mapping[str, float | str], sheets: Sheets) -> None:
    """Type `edits` into the workbook as an analyst would."""
    typed: dict[str, dict[str, float | str]] = {}
    for where, value in edits.items():
        if where in sheets.names:
            sheet, cell = sheets.cell(where)
        elif where.endswith("!B"):
            labels = [row[0] for row in sheets.values["Parameter"]]
            sheet, cell = "Parameter", f"B{labels.index(where[:-2]) + 1}"
        elif ":" in where:
            pot, _, header = where.partition(":")
            rows = sheets.values["Plan"]
            headers = next(row for row in rows if row[:2] == ["Topf", "Anteil"])
            number = next(number for number, line in enumerate(rows, start=1) if line[0] == pot)
            sheet, cell = "Plan", f"{'ABCDEFGH'[headers.index(header)]}{number}"
        elif where.startswith("Indikator!"):
            position = sheets.values["Sozialräume"][0].index(sheets.values["Indikatoren"][1][0])
            sheet, cell = "Sozialräume", f"{'ABCDEFGHIJKL'[position]}2"
        else:
            sheet, _, cell = where.partition("!")
        typed.setdefault(sheet, {})[cell] = value
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for sheet, cells in typed.items():
        part = f"xl/worksheets/sheet{sheets.titles.index(sheet) + 1}.xml"
        for cell, value in cells.items():
            pattern = rb'<c r="' + cell.encode() + rb'"( s="\d+")?[^>]*?(/>|>.*?</c>)'
            text = f' t="inlineStr"><is><t>{value}</t></is></c>'
            content = text if isinstance(value, str) else f"><v>{value!r}</v></c>"
            new = f'<c r="{cell}"\\g<1>{content}'.encode()
            parts[part], times = re.subn(pattern, new, parts[part], count=1)
            assert times == 1, f"{sheet}!{cell}"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def _apart(again: Sheets, fresh: Sheets) -> list[str]:
    """Cells of any sheet that are not those of the new run; the Protokoll tells of the run, not of the cells."""
    found = []
    for title in fresh.titles:
        if title == "Protokoll":
            continue
        for i, row in enumerate(fresh.values[title]):
            for j, value in enumerate(row):
                other = again.values[title][i][j] if j < len(again.values[title][i]) else ""
                near = isinstance(value, float) and isinstance(other, float) and abs(value - other) <= _within(value)
                if value != other and not near:
                    found.append(f"{title} R{i + 1}C{j + 1}: {other!r} instead of {value!r}")
    return found


def _within(value: float) -> float:
    """To a millionth; where helper cells hold millions of units, what a double holds of them."""
    return max(1e-6, abs(value) * 1e-9)


def test_recalculation_equals_a_new_run(tmp_path: Path) -> None:
    """Every cell of every sheet of every year, after each kind of change; and where compensation is above the money."""
    expected: list[Projection] = []
    paths: list[Path] = []
    for number, change in enumerate(CHANGES.values()):
        case, plan = _KINDS[change.kind]()
        path = tmp_path / f"edited-{number}.xlsx"
        before = project(case, plan)
        write_projection(before, path, "de")
        sheets = Sheets(path)
        _type_in(path, change.edits, sheets)
        after = project(*change.run(case, plan))
        assert any(list(x.received) != list(y.received) for x, y in zip(before.years, after.years, strict=True)) or any(
            list(x.uncovered_hours) != list(y.uncovered_hours) or x.pots != y.pots
            for x, y in zip(before.years, after.years, strict=True)
        )
        paths.append(path)
        expected.append(after)
    unpaid = tmp_path / "unpaid.xlsx"
    case, plan = _KINDS["shares"]()
    write_projection(project(case, plan), unpaid, "de")
    sheets = Sheets(unpaid)
    row = [line[0] for line in sheets.values["Plan"]].index("Bezugsjahr") + 1
    _type_in(unpaid, {f"Zusatzmittel_{case.parameters.year}": 10.0, f"Plan!B{row}": 1999}, sheets)
    capped = _many_under_a_cap(tmp_path / "capped.xlsx")
    refused = _refused(tmp_path / "refused.xlsx")
    *results, again_capped, again_refused = recalculated([*paths, unpaid, tmp_path / "capped.xlsx", refused], tmp_path)
    _assert_refused_is_told(Sheets(again_refused), _year_of("own-costs", 0))
    assert Sheets(again_capped).named("Budget_neu") == [float(budget) for budget in capped]
    wrong = {}
    for name, result, projection in zip(CHANGES, results, expected, strict=False):
        again = Sheets(result)
        write_projection(projection, tmp_path / "fresh.xlsx", "de")
        if found := _wrong(again, projection) + _apart(again, Sheets(tmp_path / "fresh.xlsx")):
            wrong[name] = found[:10]
    assert not wrong
    _assert_unpaid_is_told(Sheets(results[-1]), case.parameters.year)


def _many_under_a_cap(path: Path) -> list[Decimal]:
    """One year's result with 24 districts, an indicator typed over; the budgets of a new run.

    LibreOffice computes columns this long in parallel; a plain sum over one of them has been seen to take in values
    from before the change.
    """
    case = made_up_case(5)
    name = case.indicators[0].name
    write_workbook(allocate(case), path, "de")
    _type_in(path, {"Indikator!2": 23.25}, Sheets(path))
    return list(allocate(_district(case, 0, columns={**case.districts[0].columns, name: D("23.25")})).budget)


def _refused(path: Path) -> Path:
    """What a new run refuses though all sums foot, typed in."""
    case, plan = _KINDS["own-costs"]()
    write_projection(project(case, plan), path, "de")
    sheets, year = Sheets(path), case.parameters.year
    rows = [row[0] for row in sheets.values["Plan"]]
    # The last time that the first district stands on the sheet is among the regions; "Ost" has no other.
    of_the_first = len(rows) - rows[::-1].index(case.districts[0].name)
    edits: dict[str, float | str] = {
        "Haushaltsjahr!B": year + 1.0,
        f"Ausgleichssatz_{year}": 0.5,
        f"Jahreskosten_je_VZÄ_{year + 1}": 61000.0,
        "Fonds:Anteil": -0.1,
        "Feste:Anteil": 1.1,
        f"Plan!C{of_the_first}": "West",
    }
    _type_in(path, edits, sheets)
    return path


def _assert_refused_is_told(sheets: Sheets, year: int) -> None:
    told = {row[0]: row[4] for row in sheets.values["Prüfungen"] if len(row) > 4}
    failed = {label for label, verdict in told.items() if verdict == "FEHLER"}
    assert failed >= {
        "Haushaltsjahr der Eingabe, das erste Jahr des Plans",
        f"{year}: Ausgleichssatz; ausgeglichen wird erst nach dem Bezugsjahr",
        f"{year + 1}: Jahreskosten je VZÄ, wie die Tarifsteigerung sie ergibt",
        "Zahlen des Plans, die fehlen oder außerhalb ihrer Grenzen liegen",
        "Regionen ohne Sozialraum",
    }
    assert told[f"{year + 2}: Jahreskosten je VZÄ, wie die Tarifsteigerung sie ergibt"] == "ok"
    assert told["Die Anteile der Töpfe ergeben 1"] == told["Sozialräume mit einer Region des Plans"] == "ok"


def _assert_unpaid_is_told(sheets: Sheets, year: int) -> None:
    assert sheets.values["Übersicht"][2][1] == "nicht bestanden – siehe Blatt Prüfungen"
    told = {row[0]: row[4] for row in sheets.values["Prüfungen"] if len(row) > 4}
    assert told[f"{year}: Defizitausgleich über den Zusatzmitteln, EUR"] == "FEHLER"
    assert told[f"{year}: Budgets + Defizitausgleich + Töpfe ergeben das Geld des Jahres"] == "ok"
    assert told[f"{year + 1}: Defizitausgleich über den Zusatzmitteln, EUR"] == "ok"
    assert told["Wörter, die seit dem Lauf geändert wurden"] == "FEHLER"
    assert told["Bezugsjahr"] == "NEUER LAUF"
    overview = {row[0]: row[-1] for row in sheets.values["Übersicht"]}
    assert [overview[float(year + t)] for t in range(3)] == ["FEHLER", "ok", "ok"]


# --- as somebody opens it -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lang", "front", "of_a_year"),
    [
        (
            "de",
            "Übersicht Jahre Defizitausgleich Töpfe Stunden Plan Parameter Sozialräume Indikatoren Leistungen "
            "Prüfungen Protokoll",
            ("Berechnungsbogen", "Ursachen", "Prüfungen", "Rechenweg", "Ausgleich"),
        ),
        (
            "en",
            "Overview Years Compensation Pots Hours Plan Parameters Districts Indicators Services Checks Protocol",
            ("Calculation sheet", "Causes", "Checks", "Workings", "Balancing"),
        ),
    ],
)
def test_sheets_names_and_print(tmp_path: Path, lang: Lang, front: str, of_a_year: tuple[str, ...]) -> None:
    case, plan = _KINDS["shares"]()
    write_projection(project(case, plan), tmp_path / "p.xlsx", lang)
    sheets = Sheets(tmp_path / "p.xlsx")
    years = [f"{title} {year.year}" for year in plan.years for title in of_a_year]
    assert sheets.titles == [*front.split(), *years]
    assert all(len(title) <= 31 for title in sheets.titles)
    assert len({name.casefold() for name in sheets.names}) == len(sheets.names)
    assert all(re.fullmatch(r"[^\W\d]\w*", name) for name in sheets.names)
    workbook = openpyxl.load_workbook(tmp_path / "p.xlsx")
    for sheet in workbook:
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape"), sheet.title
    for title in (sheets.titles[1], sheets.titles[4], sheets.titles[12]):
        assert workbook[title].print_title_rows == "$7:$7"
        assert workbook[title].print_title_cols == "$A:$B"


def test_each_year_follows_the_one_before(tmp_path: Path) -> None:
    """The links themselves: Budget bisher is the year's before by name; in the first year it is the input's."""
    case, plan = _KINDS["shares"]()
    write_projection(project(case, plan), tmp_path / "p.xlsx", "de")
    workbook, sheets = openpyxl.load_workbook(tmp_path / "p.xlsx"), Sheets(tmp_path / "p.xlsx")

    def formula(name: str) -> str:
        sheet, _, area = sheets.names[name].replace("'", "").rpartition("!")
        return str(workbook[sheet][area.partition(":")[0].replace("$", "")].value)

    years = [year.year for year in plan.years]
    assert formula(f"Budget_bisher_{years[0]}") == "=Sozialräume!D2"
    for before, after in pairwise(years):
        assert formula(f"Budget_bisher_{after}") == f"=Budget_neu_{before}"
        assert f"Jahreskosten_im_Sozialraum_{before}" in formula(f"Jahreskosten_im_Sozialraum_{after}")


def test_the_same_projection_gives_the_same_bytes(tmp_path: Path) -> None:
    case, plan = _KINDS["own-costs"]()
    for name in ("a.xlsx", "b.xlsx"):
        write_projection(project(case, plan), tmp_path / name, "de")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_text_of_the_plan_stays_text(tmp_path: Path) -> None:
    """Names of pots and regions, titles and sources may look like formulas or markup."""
    case = _case("worked")
    plan = _plan(case)
    regions = tuple(replace(region, name=f"={region.name}+1") for region in plan.regions)
    given = {region.name: share for region, share in zip(regions, (D("0.2"), D("0.3"), D("0.5")), strict=True)}
    pots = (Pot("=1+1", D("0.5"), PotKey.GIVEN, given=given), Pot("a & <b>", D("0.5"), source="=2+2"))
    plan = replace(plan, regions=regions, pots=pots, title="=3+3", source="@SUM(A1)")
    projection = project(case, _year(plan, 0, source='=HYPERLINK("x")'))
    write_projection(projection, tmp_path / "p.xlsx", "de")
    sheets = Sheets(tmp_path / "p.xlsx")
    assert _wrong_pots(sheets, projection) == []
    assert sheets.values["Plan"][0][0] == "=3+3"
    with zipfile.ZipFile(tmp_path / "p.xlsx") as archive:
        formulas = [
            formula
            for name in archive.namelist()
            if name.startswith("xl/worksheets/sheet")
            for formula in re.findall(r"<f>(.*?)</f>", archive.read(name).decode("utf-8"))
        ]
    assert formulas
    assert not [f for f in formulas if f in ("1+1", "2+2", "3+3", "SUM(A1)", "Ost+1") or "HYPERLINK" in f]


@pytest.mark.parametrize("lang", ["de", "en"])
def test_the_workbook_is_no_input(tmp_path: Path, lang: Lang) -> None:
    """Its parameters are those of the input: whoever computes with them gets another first year than the plan's."""
    case, plan = _KINDS["own-costs"]()
    write_projection(project(case, plan), tmp_path / "p.xlsx", lang)
    for read in (read_workbook, read_result):
        with pytest.raises(InputError) as raised:
            read(tmp_path / "p.xlsx")
        (problem,) = raised.value.problems
        assert (problem.code, str(problem.place)) == ("projection_is_no_input", "p.xlsx")


@pytest.mark.parametrize(("source", "told"), [("Vorlage 2012/088", "Vorlage 2012/088"), (None, "Plan p.toml")])
def test_every_value_of_the_plan_has_a_source_of_its_own(tmp_path: Path, source: str | None, told: str) -> None:
    """That of its year, else the plan's, else the plan: never that of the value it replaced."""
    case = _case("worked")
    plan = _plan(case, source=source, origin=PlanFile("p.toml", "0" * 64), compensation=None)
    years = tuple(
        replace(year, compensation=D(0), source=None if t else "Haushalt") for t, year in enumerate(plan.years)
    )
    projection = project(case, replace(plan, years=years))
    write_projection(projection, tmp_path / "p.xlsx", "de")
    sheets = Sheets(tmp_path / "p.xlsx")
    first = case.parameters.year
    damping = [sheets.beside("Protokoll", f"Dämpfung {first + t}") for t in range(3)]
    assert [row[3] for row in damping] == ["Haushalt", told, told]
    assert [str(row[2]).startswith("Plan") for row in damping] == [True] * 3
    cells = [[str(cell) for cell in row] for row in sheets.values["Plan"]]
    of_years = [next(row for row in cells if row[0] in (str(first + t), f"{first + t}.0")) for t in range(3)]
    assert ["Haushalt" in of_years[0], told in of_years[1], told in of_years[2]] == [True] * 3
    (pot,) = (row for row in cells if row[0] == "Regionales Budget 1")
    assert told in pot
    json = as_object(projection, "de")
    assert [change["source"] for year in json["years"] for change in year["changed"]] == ["Haushalt", told, told]
    tables = [
        [row.cells for row in block.rows]
        for section in paper(projection, "de").sections
        for block in section.blocks
        if isinstance(block, Table)
    ]
    listed = [row for rows in tables for row in rows if row[0] == "Dämpfung"]
    assert [row[-1] for row in listed] == ["Haushalt", told, told]
    said = [row for rows in tables for row in rows if row[0] == str(first + 1) and "Dämpfung" in row[1]]
    assert [(row[1].split("; ")[-1], row[2]) for row in said] == [("Dämpfung 40\N{NO-BREAK SPACE}%", told)]
