"""Chapters 4 to 6 of the annex: parameters and readings, district by district, checks and recomputing."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from made_up import made_up_case
from sozialbudget import NoSolutionError, __version__, read_workbook
from sozialbudget.case.case import Case, Excluded
from sozialbudget.case.problems import Place, Problem
from sozialbudget.formats.charts.chart import Waterfall
from sozialbudget.formats.document import Block, Figure, Listing, Paragraph, Section, Table
from sozialbudget.method.allocation import Allocation, allocate
from sozialbudget.reports.annex import checking, districts, parameters
from sozialbudget.reports.annex.checking import checks
from sozialbudget.reports.annex.district_indicators import fitted
from sozialbudget.reports.annex.request import AnnexRequest, Part
from sozialbudget.reports.annex.subject import Subject
from sozialbudget.words import LANGUAGES, Lang
from support import CASES, case_from_json

EXAMPLES = Path(__file__).parents[2] / "examples"
CHAPTERS = (parameters, districts, checking)


def worked(**parameters: object) -> Case:
    """The worked example with other parameters; `None` takes one away."""
    case = case_from_json(CASES / "worked")
    changed = type(case.parameters).model_validate({**case.parameters.model_dump(), **parameters})
    return case.model_copy(update={"parameters": changed})


def subject(case: Case | Allocation, lang: Lang = "de", **asked: object) -> Subject:
    allocation = case if isinstance(case, Allocation) else allocate(case)
    return Subject(allocation, replace(AnnexRequest(), **asked), lang)  # type: ignore[arg-type]


def of_district(s: Subject, i: int) -> Section:
    return [section for section in districts.sections(s) if section.level == 2][i]


def texts(blocks: Iterable[Block]) -> list[str]:
    """Everything that is said, without non-breaking spaces."""
    found: list[str] = []
    for block in blocks:
        match block:
            case Paragraph():
                found.append(block.text)
            case Listing():
                found += [item.text for item in block.items]
            case Table():
                found += [block.caption, block.note, *(column.header for column in block.columns)]
                found += [cell for row in block.rows for cell in row.cells]
            case Figure():
                found += [block.caption, block.alt]
    return [text.replace("\N{NO-BREAK SPACE}", " ") for text in found]


def said(sections: Iterable[Section]) -> str:
    return "\n".join(text for section in sections for text in (section.title, *texts(section.blocks)))


def paragraph(s: Subject, i: int) -> str:
    return next(text for text in texts(of_district(s, i).blocks))


def tables(section: Section) -> list[Table]:
    return [block for block in section.blocks if isinstance(block, Table)]


def number_of(text: str) -> Decimal:
    """A German number as printed."""
    plain = text.replace("−", "-").replace("±", "").replace("+", "").replace(".", "").replace(",", ".")
    return Decimal(plain.replace("\N{NO-BREAK SPACE}", "").rstrip("%€h "))


# --- what is said of a district ---------------------------------------------------------------------------


def test_sentences_of_the_worked_example() -> None:
    s = subject(worked())
    year = s.allocation.case.parameters.year
    assert paragraph(s, 0) == (
        f"Für {year} erhält Nord 96.380 €, das sind 3.620 € (3,6 %) weniger als bisher. Mit dem bisherigen Anteil am "
        "Gesamtbudget wären es 102.000 €, allein nach Bedarf 94.248 €. Mit der Dämpfung von 50 % sind es 98.124 €. "
        "Davon gehen 1.744,37 € in den Bestandsschutz anderer."
    )
    assert paragraph(s, 2) == (
        f"Für {year} erhält Ost 99.000 €, das sind 11.000 € (10,0 %) weniger als bisher. Mit dem bisherigen Anteil am "
        "Gesamtbudget wären es 112.200 €, allein nach Bedarf 62.832 €. Mit der Dämpfung von 50 % sind es 87.516 €. Der "
        "Bestandsschutz (höchstens 10 % weniger) hebt das auf 99.000 €."
    )


@pytest.mark.parametrize("i", range(10))
def test_the_sentences_tell_the_amounts_of_the_figure(i: int) -> None:
    """What is read aloud to residents is what stands in the waterfall and in the Berechnungsbogen, to the cent."""
    s = subject(lueneburg())
    section = of_district(s, i)
    alt = next(block.alt for block in section.blocks if isinstance(block, Figure)).replace("\N{NO-BREAK SPACE}", " ")
    [moved] = re.findall(r"Bestandsschutz ([+−±][\d.]+,\d\d) €", alt)
    pays = re.search(r"Davon gehen ([\d.,]+) € in den Bestandsschutz anderer", paragraph(s, i))
    damped = re.search(r"Dämpfung von 50 % sind es ([\d.,]+) €", paragraph(s, i))
    assert damped is not None
    lifted = re.search(r"hebt das auf ([\d.,]+) €", paragraph(s, i))
    if lifted is not None:
        assert number_of(lifted[1]) - number_of(damped[1]) == number_of(moved)
    else:
        assert pays is not None
        assert -number_of(pays[1]) == number_of(moved)


def test_sentences_in_english() -> None:
    s = subject(worked(), "en")
    year = s.allocation.case.parameters.year
    assert paragraph(s, 1).startswith(
        f"For {year} Mitte gets 161,620 €, 21,620 € (15.4%) more than today. At its present share of the total"
    )
    assert "less than today" in paragraph(s, 0)


def with_status_quo(case: Case, *amounts: int) -> Case:
    changed = tuple(
        district.model_copy(update={"status_quo": Decimal(amount)})
        for district, amount in zip(case.districts, amounts, strict=True)
    )
    return case.model_copy(update={"districts": changed})


@pytest.mark.parametrize(
    ("case", "i", "sentence"),
    [
        (worked(damping=1, uplift=0, max_loss=None), 0, "erhält Nord 100.000 €, genauso viel wie bisher."),
        (worked(damping=1, max_loss=None), 0, "Wegen der Dämpfung von 100 % zählt der Bedarf nicht: Es bleibt bei"),
        (with_status_quo(worked(max_loss=None), 0, 140_000, 110_000), 0, "; bisher gibt es dort kein Budget."),
        (with_status_quo(worked(max_loss=None), 0, 140_000, 110_000), 0, "Allein nach Bedarf wären es"),
        (worked(max_loss=0), 2, "denn kein Sozialraum soll etwas verlieren (Höchstverlust 0 %)."),
        (worked(max_loss=None, max_gain="0.05"), 1, "Die Obergrenze (höchstens 5 % mehr) senkt das auf "),
        (worked(max_loss=None, max_gain="0.05"), 0, "Aus den Obergrenzen anderer kommen "),
        (worked(rounding_unit=1000, uplift="0.02"), 0, "Gerundet auf 1.000 € sind das "),
    ],
)
def test_every_fate_has_its_sentence(case: Case, i: int, sentence: str) -> None:
    assert sentence in paragraph(subject(case), i)


@pytest.mark.parametrize(
    ("case", "i", "word"),
    [
        (worked(damping=0), 0, "Dämpfung"),
        (worked(max_loss=None), 0, "Bestandsschutz"),
        (worked(max_loss=None), 0, "Obergrenze"),
        (worked(), 0, "Gerundet"),
    ],
)
def test_what_plays_no_part_is_not_said(case: Case, i: int, word: str) -> None:
    assert word not in paragraph(subject(case), i)


def test_no_budget_at_all_is_said_plainly() -> None:
    case = worked(max_loss=None)
    nothing = case.districts[0].model_copy(
        update={"status_quo": Decimal(0), "columns": dict.fromkeys(case.districts[0].columns, Decimal(0))}
    )
    s = subject(case.model_copy(update={"districts": (nothing, *case.districts[1:])}))
    assert "erhält Nord kein Budget und hat auch bisher keines." in paragraph(s, 0)


def test_the_waterfall_and_its_alternative_text() -> None:
    s = subject(worked())
    figure = next(block for block in of_district(s, 0).blocks if isinstance(block, Figure))
    assert isinstance(figure.chart, Waterfall)
    assert [(step.label, step.told) for step in figure.chart.steps] == [
        ("Budget bisher", "100.000,00"),
        ("Gesamtbudget", "+2.000,00"),
        ("Bedarf", "−7.752,00"),
        ("Dämpfung", "+3.876,00"),
        ("Bestandsschutz", "−1.744,37"),
        ("Rundung", "+0,37"),
        ("Budget neu", "96.380,00"),
    ]
    assert figure.alt.replace("\N{NO-BREAK SPACE}", " ") == (
        "Wasserfalldiagramm für Nord: Budget bisher 100.000,00 €; Gesamtbudget +2.000,00 €; Bedarf −7.752,00 €; "
        "Dämpfung +3.876,00 €; Bestandsschutz −1.744,37 €; Rundung +0,37 €; Budget neu 96.380,00 €. Veränderung "
        "−3.620,00 €."
    )


def test_which_indicator_gives_and_which_takes() -> None:
    """Σ (w/W)·(T·share − q·T/Q) by hand: 0.6·(357000·0.24 − 102000) and 0.4·(357000·0.3 − 102000)."""
    table = tables(of_district(subject(worked()), 0))[0]
    assert [(row.cells[0], row.cells[1], row.cells[-1]) for row in table.rows] == [
        (table.rows[0].cells[0], "120", "−9.792,00"),
        (table.rows[1].cells[0], "90", "+2.040,00"),
        ("Bedarf zusammen", "", "−7.752,00"),
    ]
    assert [row.cells[2:4] for row in table.rows[:2]] == [("500", "24,00"), ("300", "30,00")]
    assert "28,57 %" in table.caption


def test_what_the_need_share_is_made_of_under_other_methods() -> None:
    case = case_from_json(CASES / "worked-burden-factor")
    s = subject(case)
    for i in range(len(case.districts)):
        table = tables(of_district(s, i))[0]
        *parts, total = [number_of(row.cells[-1]) for row in table.rows]
        assert sum(parts) == total
        assert abs(total / 100 - s.allocation.need_share[i]) < Decimal("0.000001")


def test_hours_by_service() -> None:
    lines = texts(of_district(subject(worked()), 0).blocks)
    assert "Regie- und Sachkosten 16.866,50 €, Personal 79.513,50 €: 44,73 Face-to-face-Stunden je Woche." in lines
    assert "Beratung und Gruppenarbeit: 47.708,10 €, 0,76 VZÄ, 29,82 Wochenstunden, davon 26,84 face to face." in lines


def test_the_right_part_alone_derives_the_hours() -> None:
    section = of_district(subject(worked(), part=Part.SERVICES), 0)
    rows = {row.cells[0]: row.cells[1:] for row in tables(section)[0].rows}
    told = {name: tuple(cell.replace("\N{NO-BREAK SPACE}", " ") for cell in cells) for name, cells in rows.items()}
    assert told["Budget neu"] == ("–", "96.380 €")
    assert told["Regie- und Sachkosten"] == ("96.380 € · 17,5 %", "16.866,50 €")
    assert told["Personalbudget"] == ("96.380 € − 16.866,50 €", "79.513,50 €")
    assert told["Vernetzung: Betrag"] == ("79.513,50 € · 40 %", "31.805,40 €")
    hours = "31.805,40 € ÷ 62.400 € · 39 h · (1 − 10 %)"
    assert told["Vernetzung: Face-to-face-Stunden"] == (hours, "17,89 h")


def test_a_surcharge_on_personnel_is_derived_in_its_order() -> None:
    case = case_from_json(CASES / "worked-personnel-basis")
    rows = tables(of_district(subject(case, part=Part.SERVICES), 0))[0].rows
    assert rows[1].cells[0] == "Personalbudget"
    assert rows[1].cells[1].replace("\N{NO-BREAK SPACE}", " ") == "96.380 € ÷ (1 + 17,5 %)"
    assert number_of(rows[1].cells[2]) == Decimal("82025.53")


@pytest.mark.parametrize("seed", range(40))
def test_what_is_printed_foots(seed: int) -> None:
    try:
        allocation = allocate(made_up_case(seed))
    except NoSolutionError:
        return
    s = subject(allocation)
    for i, section in enumerate(section for section in districts.sections(s) if section.level == 2):
        figure = next(block for block in section.blocks if isinstance(block, Figure))
        assert isinstance(figure.chart, Waterfall)
        start, *changes, end = (number_of(step.told) for step in figure.chart.steps)
        assert start + sum(changes) == end == allocation.budget[i]
        assert [number_of(step.told) for step in figure.chart.steps] == [step.value for step in figure.chart.steps]
        *parts, total = [number_of(row.cells[-1]) for row in tables(section)[0].rows]
        assert sum(parts) == total
        if allocation.need_effects is not None:
            assert total == next((step.value for step in figure.chart.steps if step.label == "Bedarf"), 0)
            near = [
                abs(part - allocation.need_effects[i, j]) <= Decimal("0.02")
                for part, j in zip(
                    parts, [j for j, one in enumerate(allocation.case.indicators) if one.weight], strict=True
                )
            ]
            assert all(near)


def test_parts_are_fitted_to_their_sum() -> None:
    thirds = [Decimal(1) / 3] * 3
    assert fitted(thirds, Decimal("1.00"), Decimal("0.01")) == [Decimal("0.34"), Decimal("0.33"), Decimal("0.33")]
    assert fitted([Decimal("-1.005"), Decimal("2.001")], Decimal("0.99"), Decimal("0.01")) == [
        Decimal("-1.01"),
        Decimal("2.00"),
    ]


# --- withheld ---------------------------------------------------------------------------------------------


def test_withheld_indicators_are_not_told_and_it_is_said_why() -> None:
    s = subject(worked(), suppress_below=85)
    assert s.withheld == {0, 2}
    section = of_district(s, 0)
    assert not tables(section)
    assert "Die Werte der Indikatoren bleiben hier geheim" in said([section])
    assert tables(of_district(s, 1))
    assert "Fallzahlen unter 85 werden nicht veröffentlicht" in said(districts.sections(s))


def test_warnings_of_the_input_are_not_told_where_counts_are_small() -> None:
    warning = Problem("text_empty", Place("Sozialräume", "D4"), "warning", {"subject": "die Zahl 7"})
    case = worked().model_copy(update={"warnings": (warning,)})
    assert "die Zahl 7" in said(checking.sections(subject(case)))
    told = said(checking.sections(subject(case, suppress_below=85)))
    assert "die Zahl 7" not in told
    assert "Hinweise und Warnungen zur Eingabe: 1." in told


# --- parameters and readings ------------------------------------------------------------------------------


def lueneburg(**settings: str) -> Allocation:
    return allocate(read_workbook(EXAMPLES / "lueneburg" / "eingabe.xlsx", settings=settings))


def test_every_parameter_has_value_default_origin_and_source() -> None:
    table = tables(next(iter(parameters.sections(subject(lueneburg(damping="0.25"))))))[0]
    rows = {row.cells[0]: tuple(c.replace("\N{NO-BREAK SPACE}", " ") for c in row.cells[1:]) for row in table.rows}
    assert rows["Dämpfung"][:3] == ("25 %", "Pflichtangabe", "Aufruf: --set damping=0.25")
    assert rows["Höchstverlust"][:3] == ("10 %", "keine", "Eingabe (Parameter!B14)")
    assert rows["Rundung"] == ("1 €", "1 €", "Voreinstellung", "–")
    assert rows["Gesamtbudget"][0] == "errechnet: 1.542.240 €"
    assert rows["Bezugsbevölkerung"][0] == "Einwohner (hier ohne Wirkung)"
    assert "10%-iger Abschlag" in rows["abf-Abschlag"][3]
    assert rows["Landkreis"] == ("Landkreis Lüneburg", "keine", "Eingabe (Parameter!B26)", "–")
    assert rows["Mindeststellen"][2:] == ("Voreinstellung nach Bielefeld 2016", "–")
    assert table.note == ""


def test_printed_weights_are_a_hundred_percent() -> None:
    allocation = allocate(read_workbook(EXAMPLES / "berlin" / "eingabe.xlsx"))
    table = next(
        table
        for section in parameters.sections(subject(allocation))
        for table in tables(section)
        if len(table.columns) > 6
    )
    *parts, total = [number_of(row.cells[2]) for row in table.rows]
    assert parts == [Decimal("33.34"), Decimal("33.33"), Decimal("33.33")]
    assert sum(parts) == total == 100


def test_auto_damping_says_what_is_applied() -> None:
    assert "auto, wirksam: 73,27 %" in said(parameters.sections(subject(case_from_json(CASES / "worked-auto"))))


def test_own_costs_are_told() -> None:
    assert "Eigene Jahreskosten je VZÄ gelten für: Adendorf 56.200 €." in said(
        parameters.sections(subject(lueneburg()))
    )


# --- the parts --------------------------------------------------------------------------------------------

LEFT_WORDS = ("Dämpfung", "Höchstverlust", "Kinder im SGB-II-Bezug", "Bedarfsverfahren", "Bedarfsanteil")
RIGHT_WORDS = ("Wochenstunden", "abf-", "Vernetzung", "Jahreskosten", "face")


@pytest.mark.parametrize(
    ("part", "there", "not_there"),
    [(Part.BUDGETS, LEFT_WORDS, RIGHT_WORDS), (Part.SERVICES, RIGHT_WORDS, LEFT_WORDS), (Part.ALL, LEFT_WORDS, ())],
)
def test_each_part_stands_on_its_own(part: Part, there: tuple[str, ...], not_there: tuple[str, ...]) -> None:
    allocation = lueneburg()
    told = "\n".join(said(chapter.sections(subject(allocation, part=part))) for chapter in CHAPTERS)
    assert [word for word in there if word not in told] == []
    assert [word for word in not_there if word in told] == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("part", Part)
def test_all_districts_are_told_in_order(part: Part, lang: Lang) -> None:
    allocation = lueneburg()
    sections = [section for section in districts.sections(subject(allocation, lang, part=part)) if section.level == 2]
    assert [section.title.partition(" (")[0] for section in sections] == [d.name for d in allocation.case.districts]
    assert all(d.id in section.title for d, section in zip(allocation.case.districts, sections, strict=True))
    assert all(section.keep_together for section in sections)


def test_many_districts_of_the_other_example() -> None:
    allocation = allocate(read_workbook(EXAMPLES / "berlin" / "eingabe.xlsx"))
    sections = list(districts.sections(subject(allocation)))
    assert len(sections) == 1 + 536
    assert "Einwohner" in said(sections[1:2])


# --- checks and recomputing -------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(24))
def test_all_checks_hold(seed: int) -> None:
    try:
        allocation = allocate(made_up_case(seed))
    except NoSolutionError:
        return
    assert [check.key for check in checks(allocation, Part.ALL) if not check.holds] == []


@pytest.mark.parametrize(
    ("field", "i", "more", "keys"),
    [
        ("budget", 0, 1, {"budgets_sum", "causes_close", "overhead_sum"}),
        ("budget", 2, -1, {"budgets_sum", "causes_close", "overhead_sum", "floors_hold"}),
        ("damped", 1, 5, {"alpha_solves"}),
        ("overhead", 0, 1, {"overhead_sum"}),
        ("personnel", 0, 1, {"overhead_sum", "services_sum", "services_each"}),
    ],
)
def test_a_wrong_figure_fails_its_checks(field: str, i: int, more: int, keys: set[str]) -> None:
    allocation = allocate(worked())
    _ = allocation.causes  # as computed, before the figure is bent
    bent = getattr(allocation, field).copy()
    bent[i] += more
    wrong = replace(allocation, **{field: bent})
    wrong.__dict__["causes"] = allocation.causes
    failed = {check.key for check in checks(wrong, Part.ALL) if not check.holds}
    assert failed == keys
    assert "FEHLER" in said(checking.sections(subject(wrong)))


def test_the_input_its_fingerprint_and_the_version_are_told() -> None:
    allocation = lueneburg()
    assert allocation.case.origin is not None
    told = said(checking.sections(subject(allocation)))
    for fact in (f"sozialbudget {__version__}", "eingabe.xlsx", allocation.case.origin.sha256):
        assert fact in told


def commands(s: Subject) -> list[str]:
    return [
        block.text
        for section in checking.sections(s)
        for block in section.blocks
        if isinstance(block, Paragraph) and block.kind == "formula"
    ]


def test_the_commands_hold_what_was_asked() -> None:
    s = subject(
        lueneburg(damping="0.25", max_loss="0.05"),
        "en",
        part=Part.BUDGETS,
        paper="2011/099; rm -rf",
        day=date(2011, 6, 1),
        suppress_below=3,
        draft=True,
    )
    assert commands(s) == [
        "sozialbudget --lang en annex eingabe.xlsx -o annex.pdf --part budgets --paper '2011/099; rm -rf' "
        "--date 2011-06-01 --suppress-below 3 --draft --set damping=0.25 --set max_loss=0.05",
        "sozialbudget --lang en allocate eingabe.xlsx -o eingabe-result.xlsx --set damping=0.25 --set max_loss=0.05",
        "sozialbudget --lang en explain eingabe.xlsx 033550001 --steps --set damping=0.25 --set max_loss=0.05",
    ]


def test_without_a_file_there_are_no_commands() -> None:
    assert commands(subject(worked())) == []


def test_left_out_districts_are_told_with_their_reason() -> None:
    gone = Excluded(id="99", name="Süd", reason="eigener Vertrag <b>")
    told = said(checking.sections(subject(worked().model_copy(update={"excluded": (gone,)}))))
    assert "Süd" in told
    assert "eigener Vertrag <b>" in told


def test_few_positions_are_told_with_the_services_only() -> None:
    case = worked(min_fte=3)
    assert "Höchstens 3 VZÄ haben" in said(checking.sections(subject(case)))
    assert "VZÄ haben" not in said(checking.sections(subject(case, part=Part.BUDGETS)))
