"""What the annex says: every printed figure is the calculation's, columns add up, sentences fit the case."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest

from annexes import EVERY, NAMES, allocation, columns, district_tables, example, parsed, tables, text_of
from made_up import made_up_case
from sozialbudget import Allocation, Case, allocate
from sozialbudget.case.case import Excluded
from sozialbudget.case.problems import NoSolutionError
from sozialbudget.formats.charts.chart import Bars, Dumbbell
from sozialbudget.formats.document import Document, Figure, KeyFigures, Section
from sozialbudget.method.allocation import figures_of
from sozialbudget.reports.annex import calculation, comparison, proposal
from sozialbudget.reports.annex.build import annex, with_chapter_numbers
from sozialbudget.reports.annex.column_table import MOST_COLUMNS
from sozialbudget.reports.annex.outcome import protection
from sozialbudget.reports.annex.printed import footed
from sozialbudget.reports.annex.request import AnnexRequest, Part
from sozialbudget.reports.annex.subject import Subject
from sozialbudget.reports.annex.suppression import withhold
from sozialbudget.words import LANGUAGES, Lang
from support import CASES, case_from_json

LEFT = {
    # printed column (group, header) of the German sheet: the figure, and what one unit of it is in the print
    ("Bisher", "Budget bisher"): ("status_quo", 1),
    ("Bisher", "Fortschreibung"): ("carried_forward", 1),
    ("Bedarf", "Bedarfsanteil %"): ("need_share", 100),
    ("Bedarf", "Bedarfsbudget"): ("need_based", 1),
    ("Auf dem Weg zum neuen Budget", "Gedämpftes Budget"): ("damped", 1),
    ("Auf dem Weg zum neuen Budget", "Nach Unter- und Obergrenze"): ("balanced", 1),
    ("", "Budget neu"): ("budget", 1),
    ("Veränderung", "€"): ("change", 1),
    ("Veränderung", "%"): ("change_rate", 100),
    ("Abstand zum Bedarf", "vorher %"): ("distance_before", 100),
    ("Abstand zum Bedarf", "nachher %"): ("distance_after", 100),
}
SERVICE = {
    "VZÄ": "fte",
    "Wochenstunden": "weekly_hours",
    "Face-to-face-Stunden": "face_to_face_hours",
}
NO_SUM = {"change_rate", "distance_before", "distance_after"}


def of(case: Case, part: Part = Part.ALL, lang: Lang = "de", **changes: Any) -> Document:
    """The first three chapters of the annex to `case` with some parameters changed."""
    parameters = case.parameters.model_validate({**case.parameters.model_dump(), **changes})
    return chapters(allocate(case.model_copy(update={"parameters": parameters})), part, lang)


def chapters(a: Allocation, part: Part = Part.ALL, lang: Lang = "de") -> Document:
    """The first three chapters as a document."""
    subject = Subject(a, AnnexRequest(part=part), lang)
    made = [section for chapter in (proposal, comparison, calculation) for section in chapter.sections(subject)]
    return Document("", "", lang, (), tuple(made), "", "")


def worked(**changes: Any) -> str:
    """All text of the worked example's annex, with ordinary spaces."""
    return plain(text_of(of(case_from_json(CASES / "worked"), **changes)))


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def cases_that_solve() -> list[int]:
    found = []
    for seed in range(48):
        try:
            allocate(made_up_case(seed))
        except NoSolutionError:
            continue
        found.append(seed)
    return found


SOLVED = cases_that_solve()


# --- printed numbers are the calculation's ---------------------------------------------------------------


def check_left(a: Allocation, document: Document) -> set[str]:
    """Compare every cell of the left part; the figures found."""
    found = set()
    for column, cells, total in columns(district_tables(document)[0]):
        key, scale = LEFT.get((column.group, column.header), ("", 1))
        if not key:
            continue
        found.add(key)
        if key not in NO_SUM:
            check_total(total, getattr(a, key) * scale, document.lang)
        for cell, value in zip(cells, getattr(a, key), strict=True):
            if value is None:
                assert cell == "–"
                continue
            printed = parsed(cell, document.lang)
            unit = Decimal(1).scaleb(int(printed.as_tuple().exponent))
            assert abs(printed - value * scale) < unit, (column.header, cell, value)
    return found


def check_right(a: Allocation, document: Document) -> set[str]:
    """Compare every cell of the right part; the columns found, with the service's name."""
    services, found = {service.name: service for service in a.services}, set()
    names = {f"{service.name} ({plain_rate(service.share)})": service.name for service in a.services}
    for table in district_tables(document):
        for column, cells, total in columns(table):
            if column.group in services and column.header in SERVICE:
                values = getattr(services[column.group], SERVICE[column.header])
                name = f"{column.group}: {SERVICE[column.header]}"
            elif column.group == "Personalbudget nach Leistungen":
                service = names[column.header.replace("\N{NO-BREAK SPACE}", " ")]
                values, name = services[service].amount, f"{service}: amount"
            elif column.header in ("Regie- und Sachkosten", "Personalbudget"):
                name = "overhead" if column.header.startswith("Regie") else "personnel"
                values = getattr(a, name)
            else:
                continue
            found.add(name)
            check_total(total, values, document.lang)
            for cell, value in zip(cells, values, strict=True):
                printed = parsed(cell, document.lang)
                exact = "amount" in name or "face" in name or name in ("overhead", "personnel")
                assert printed == value if exact else abs(printed - value) < Decimal("0.0001"), (name, cell, value)
    return found


def check_total(told: str, values: Any, lang: Lang) -> None:
    """The printed total is the calculation's, rounded only once."""
    printed = parsed(told, lang)
    assert printed == sum(values).quantize(Decimal(1).scaleb(int(printed.as_tuple().exponent)), ROUND_HALF_UP)


def plain_rate(share: Decimal) -> str:
    return f"{(share * 100).normalize():f} %".replace(".", ",")


def check_totals(document: Document) -> int:
    """Every printed total is the sum of the cells printed above it; how many there were."""
    checked = 0
    for table in district_tables(document):
        for column, cells, total in columns(table):
            # Quotients have those of the totals below them.
            if not total or column.align == "left" or column.header in ("%", "Euro je Kopf", "EUR per head"):
                continue
            numbers = [parsed(cell, document.lang) for cell in cells]
            assert sum(numbers) == parsed(total, document.lang), (table.caption, column)
            checked += 1
    return checked


@pytest.mark.parametrize("name", NAMES)
def test_every_figure_of_the_sheet_is_printed_as_calculated(name: str) -> None:
    a, document = allocation(name), example(name)
    assert check_left(a, document) == {key for key, _ in LEFT.values()}
    keys = ("amount", "fte", "weekly_hours", "face_to_face_hours")
    expected = {f"{service.name}: {key}" for service in a.services for key in keys}
    assert check_right(a, document) == expected | {"overhead", "personnel"}


@pytest.mark.parametrize("name", NAMES)
def test_the_english_sheet_prints_the_same_numbers(name: str) -> None:
    german, english = district_tables(example(name)), district_tables(example(name, lang="en"))
    assert len(german) == len(english)
    for de, en in zip(german, english, strict=True):
        for (column, cells_de, _), (_, cells_en, _) in zip(columns(de), columns(en), strict=True):
            if column.align == "left":
                assert cells_de == cells_en
            else:
                assert [number(cell, "de") for cell in cells_de] == [number(cell, "en") for cell in cells_en]


def number(cell: str, lang: Lang) -> Decimal | str:
    return cell if cell == "–" else parsed(cell, lang)


@pytest.mark.parametrize(("name", "part", "lang"), EVERY)
def test_totals_foot_in_print(name: str, part: Part, lang: Lang) -> None:
    assert check_totals(example(name, part, lang)) >= (8 if part is Part.BUDGETS else 12)


@pytest.mark.parametrize("seed", SOLVED)
def test_made_up_cases_are_printed_as_calculated_and_foot(seed: int) -> None:
    a = allocate(made_up_case(seed))
    document = chapters(a)
    check_left(a, document)
    assert len(check_right(a, document)) == 2 + 4 * len(a.services)
    check_totals(document)
    check_totals(chapters(a, lang="en"))


def test_many_kinds_of_cases_are_tried() -> None:
    made = [allocate(made_up_case(seed)).case for seed in SOLVED]
    assert {case.parameters.need_method for case in made} == {"shares", "burden_factor", "zscore", "minmax"}
    assert {len(case.services) for case in made} >= {1, 2, 3, 4}


@pytest.mark.parametrize("name", NAMES)
def test_a_row_of_the_sheet_foots_too(name: str) -> None:
    by_header = {(c.group, c.header): cells for c, cells, _ in columns(district_tables(example(name))[0])}
    rows = zip(
        by_header[("Bisher", "Budget bisher")],
        by_header[("Veränderung", "€")],
        by_header[("", "Budget neu")],
        strict=True,
    )
    assert all(parsed(old, "de") + parsed(change, "de") == parsed(new, "de") for old, change, new in rows)


@pytest.mark.parametrize("seed", SOLVED)
def test_an_indicators_values_can_be_read_back(seed: int) -> None:
    a = allocate(made_up_case(seed))
    document = chapters(a)
    for j, indicator in enumerate(a.case.indicators):
        made = [
            (column, cells)
            for table in district_tables(document)
            for column, cells, _ in columns(table)
            if column.group.startswith(f"{indicator.name}, Gewicht")
        ]
        (value_column, values), (_, normalised) = made
        scale = 100 if value_column.header == "Quote %" else 1
        assert [parsed(cell, "de") for cell in values] == [
            district.columns[indicator.name] * scale for district in a.case.districts
        ]
        scale = 100 if a.case.parameters.need_method == "shares" else 1
        for cell, value in zip(normalised, a.need.normalised[:, j], strict=True):
            assert abs(parsed(cell, "de") - value * scale) < Decimal("0.0001")


def test_rounding_for_print_changes_nothing_that_needs_no_rounding() -> None:
    cent = Decimal("0.01")
    assert footed([Decimal("1.10"), Decimal("2.25")], cent) == [Decimal("1.10"), Decimal("2.25")]
    thirds = [Decimal(100) / 3] * 3
    assert footed(thirds, cent) == [Decimal("33.34"), Decimal("33.33"), Decimal("33.33")]
    assert footed([Decimal("-1") / 3, Decimal("1") / 3], cent) == [Decimal("-0.33"), Decimal("0.33")]
    assert sum(footed([Decimal("0.005")] * 4, cent)) == Decimal("0.02")
    # What quotients lose far behind the point does not push a number to the unit below.
    assert footed([Decimal("94248") - Decimal(1).scaleb(-18)], cent) == [Decimal("94248.00")]


# --- each part for itself ----------------------------------------------------------------------------------

ONLY_LEFT = ("Bedarfsanteil", "Bedarfsbudget", "Dämpfung", "Ausgleichsfaktor", "Bestandsschutz", "Untergrenze")
ONLY_RIGHT = ("Personalbudget", "Wochenstunden", "Face-to-face", "VZÄ", "abf", "Regie- und Sachkosten")


@pytest.mark.parametrize("name", NAMES)
def test_a_part_says_nothing_that_belongs_only_to_the_other(name: str) -> None:
    left = text_of(chapters(allocation(name), Part.BUDGETS))
    right = text_of(chapters(allocation(name), Part.SERVICES))
    assert [word for word in ONLY_RIGHT if word in left] == []
    assert [word for word in ONLY_LEFT if word in right] == []
    assert [word for word in ONLY_LEFT if word not in left] == []
    assert [word for word in ONLY_RIGHT if word not in right] == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("part", Part)
def test_every_printed_figure_is_explained_once(part: Part, lang: Lang) -> None:
    document = example("lueneburg", part, lang)
    explained = next(t for t in tables(document) if t.columns[0].header in ("Spalte", "Column"))
    names = [name for row in explained.rows for name in row.cells[0].split(", ")]
    assert len(set(names)) == len(names)
    assert all(all(row.cells) for row in explained.rows)
    assert not any("{" in cell for row in explained.rows for cell in row.cells)
    for table in district_tables(document):
        for column in table.columns:
            if column.align == "left" or column.group.startswith(("Veränderung", "Abstand", "Change", "Distance")):
                continue
            group, header = column.group, column.header
            assert {header, group, f"{group}: {header}"} & set(names), column


def test_the_formulas_are_those_of_the_method() -> None:
    told = plain(text_of(example("lueneburg")))
    figures = figures_of(allocation("lueneburg").case)
    assert "Gedämpftes Budget | Wirksame Dämpfung · Fortschreibung + (1 − Wirksame Dämpfung) · Bedarfsbudget" in told
    assert figures["need_based"].source is not None
    assert figures["need_based"].source.de in told
    assert "Ausgleichsfaktor α | 0,93574798832 |" in told


def test_the_motion_names_what_is_voted_on() -> None:
    a = allocation("lueneburg")
    left, right, both = (plain(text_of(chapters(a, part))) for part in (Part.BUDGETS, Part.SERVICES, Part.ALL))
    assert "Über ihre Verteilung auf die Leistungen (rechter Teil) wird gesondert entschieden." in left
    assert "Über die Höhe der Budgets (linker Teil) wird gesondert entschieden" in right
    assert "wird gesondert entschieden" not in both
    assert "von zusammen 1.542.240 € nach dem linken Teil" in both


@pytest.mark.parametrize("seed", SOLVED)
def test_no_table_is_wider_than_a_page(seed: int) -> None:
    made = allocate(made_up_case(seed))
    assert max(len(table.columns) for table in tables(chapters(made))) <= MOST_COLUMNS


def test_what_is_withheld_is_a_dot_and_the_totals_stay() -> None:
    a = allocation("lueneburg")
    document = annex(a, AnnexRequest(suppress_below=40), "de")
    hidden = withhold(a, 40).districts
    assert 2 <= len(hidden) < len(a.budget)
    values = next(table for table in district_tables(document) if "Indikatoren" in table.caption)
    for column, cells, _ in columns(values):
        if column.align == "right":
            assert [i for i, cell in enumerate(cells) if cell == "•"] == sorted(hidden)
    shown = {column.group: total for column, _, total in columns(values) if column.header == "Anzahl"}
    assert shown["Hilfen zur Erziehung, Gewicht 25\N{NO-BREAK SPACE}%"] == "493"
    assert "unter 40 liegt" in values.note
    assert all("•" not in cell for row in district_tables(document)[0].rows for cell in row.cells)


# --- sentences ---------------------------------------------------------------------------------------------


def test_the_worked_example() -> None:
    told = worked()
    for piece in (
        "Für das Jahr 2012 sollen 357.000 € auf 3 Sozialräume verteilt werden, 7.000 € (2,0 %) mehr als bisher.",
        "1 von 3 Sozialräumen gewinnt, 2 verlieren. Größter Zuwachs: Mitte +21.620 € (+15,4 %). Größter Verlust: Ost "
        "−11.000 € (−10,0 %).",
        "11.484 € kostet es, einen Sozialraum vor einem Verlust von mehr als 10 % zu schützen. Das bezahlen die "
        "übrigen.",
        "geben dafür von dem, was sie über ihrer Untergrenze hätten, 21,5 % ab, zusammen 11.484 € (Ausgleichsfaktor "
        "0,785282).",
        "Die Hälfte des Geldes wird weiter nach den bisherigen Anteilen verteilt (Dämpfung 50 %).",
        "Am härtesten träfe der Bedarf allein Ost: −42,9 % (−47.168 €). Vorgeschlagen sind dort −10,0 % (−11.000 €).",
        "294.525 € für Personal; dazu 62.475 € Regie- und Sachkosten (17,5 % des Budgets)",
        "4,72 VZÄ Vollzeitstellen: Beratung und Gruppenarbeit 2,83, Vernetzung 1,89",
        "165,68 Std. Face-to-face-Stunden je Woche: Beratung und Gruppenarbeit 99,41, Vernetzung 66,27",
        "zu 60 % an Beratung und Gruppenarbeit und zu 40 % an Vernetzung",
    ):
        assert piece in told


@pytest.mark.parametrize(
    ("changes", "pieces"),
    [
        (
            {"max_loss": None},
            [
                "keine Grenze für Verluste oder Zuwächse",
                "Eine Grenze für Verluste oder Zuwächse ist nicht vorgesehen.",
            ],
        ),
        (
            {"max_loss": None, "max_gain": Decimal("0.05")},
            [
                "24.360 € gehen an die übrigen, weil ein Sozialraum höchstens 5 % gewinnen soll.",
                "Ein Sozialraum läge darüber und gibt 24.360 € ab: Mitte. Das erhalten die übrigen Sozialräume, "
                "zusammen 24.360 €: 20,0 % mehr",
                "(Ausgleichsfaktor 1,199781)",
            ],
        ),
        (
            {"damping": "auto"},
            [
                "0 € kostet der Bestandsschutz: Keine Grenze greift",
                "(Dämpfung 73,27 %). Das ist die kleinste Dämpfung, bei der niemand mehr als 10 % verliert.",
                "Das ist schon ohne Ausgleich so",
            ],
        ),
        ({"damping": 0}, ["Gedämpft wird nicht (Dämpfung 0)"]),
        (
            {"damping": 1},
            ["Die Dämpfung ist 100 %", "3 von 3 Sozialräumen gewinnen, keiner verliert.", "Kein Sozialraum verliert;"],
        ),
        (
            {"damping": 1, "uplift": 0},
            [
                "0 von 3 Sozialräumen gewinnen, keiner verliert, 3 bleiben gleich.",
                "ebenso viel wie bisher",
                "Kein Budget ändert sich",
            ],
        ),
        ({"damping": Decimal("0.3"), "uplift": Decimal("-0.05")}, ["nur zu 70 %; zu 30 % bleibt", "(5,0 %) weniger"]),
        ({"uplift": None, "total": 500_000, "damping": 1}, ["150.000 € (42,9 %) mehr als bisher"]),
        ({"overhead_basis": "personnel"}, ["(17,5 % der Personalkosten)"]),
        ({"abf_rate": 0}, ["Ein Abschlag für Vor- und Nachbereitung (abf-Zeiten) ist nicht vorgesehen."]),
        ({"base_amount": 1000}, ["Vorab erhält jeder Sozialraum einen Sockelbetrag von 1.000 €."]),
        (
            {"min_fte": Decimal("1.29")},
            ["Ein Sozialraum hat mit dem neuen Budget höchstens 1,29 Vollzeitstellen: Nord."],
        ),
    ],
)
def test_sentences_fit_the_case(changes: dict[str, Any], pieces: list[str]) -> None:
    told = worked(**changes)
    assert [piece for piece in pieces if piece not in told] == []


def test_floor_and_cap_together() -> None:
    told = plain(text_of(example("berlin")))
    assert "75 Sozialräume vor einem Verlust von mehr als 5 % zu schützen" in told
    assert "Das bezahlen die Sozialräume, die über ihrer Obergrenze lägen, und die übrigen." in told
    assert "8 Sozialräume lägen darüber und geben zusammen 76.365,56 € ab" in told
    # 199.338,94 − 76.365,56: what is left to pay, and the factor by which the others pay it.
    assert "1,5 % ab, zusammen 122.973,38 € (Ausgleichsfaktor 0,984872)" in told


def test_money_moved_by_limits_balances() -> None:
    for seed in SOLVED:
        a = allocate(made_up_case(seed))
        moved = a.balanced - a.damped
        found = protection(a)
        others = [i for i in range(len(moved)) if i not in (*found.lifted, *found.capped)]
        assert abs(sum((moved[i] for i in others), Decimal(0)) + found.others_give) < Decimal("1e-12")


def test_one_district() -> None:
    case = case_from_json(CASES / "worked")
    document = of(case.model_copy(update={"districts": case.districts[:1]}))
    told = plain(text_of(document))
    assert "sollen 102.000 € auf einen Sozialraum verteilt werden" in told
    assert "+2.000 € Veränderung des Budgets von Nord" in told
    assert "1 Sozialräume" not in told
    assert [figure.caption for figure in figures(document)] == [
        "Budget von Nord: +2.000\N{NO-BREAK SPACE}€",
        "Face-to-face-Stunden je Woche in Nord: 47,33 Stunden",
    ]
    check_totals(document)


def test_excluded_districts_and_their_money() -> None:
    case = case_from_json(CASES / "worked")
    gone = tuple(
        Excluded(id=str(i), name=name, reason=reason, cells={"status_quo": Decimal(5000)})
        for i, (name, reason) in enumerate([("Süd", "neu (2026)"), ("West", "neu (2026)"), ("Au", "kein Träger")])
    )
    told = plain(text_of(of(case.model_copy(update={"excluded": gone}))))
    assert (
        "3 Sozialräume nehmen an der Verteilung nicht teil: Süd und West – neu (2026); Au – kein Träger. Das bisherige "
        "Budget der ausgenommenen Sozialräume (15.000 €) ist im Gesamtbudget nicht enthalten; es kommt hinzu." in told
    )
    given = of(case.model_copy(update={"excluded": gone}), total=400_000, uplift=None, damping=1)
    assert "(15.000\N{NO-BREAK SPACE}€) bleibt im Gesamtbudget enthalten" in text_of(given)


def test_districts_of_the_same_name_are_told_apart() -> None:
    case = case_from_json(CASES / "worked")
    twins = tuple(district.model_copy(update={"name": "Neustadt"}) for district in case.districts)
    document = of(case.model_copy(update={"districts": twins}))
    chart = figures(document)[0].chart
    assert isinstance(chart, Dumbbell)
    assert len({pair.label for pair in chart.pairs}) == 3


# --- charts ------------------------------------------------------------------------------------------------


def figures(document: Document) -> list[Figure]:
    return [block for block in document.blocks() if isinstance(block, Figure)]


@pytest.mark.parametrize("name", NAMES)
def test_the_charts_show_every_district_in_order_and_on_one_scale(name: str) -> None:
    a, charts = allocation(name), [figure.chart for figure in figures(chapters(allocation(name)))]
    dumbbells = [chart for chart in charts if isinstance(chart, Dumbbell)]
    pairs = [pair for chart in dumbbells for pair in chart.pairs]
    assert [pair.after - (pair.before or 0) for pair in pairs] == sorted(a.change, reverse=True)
    assert sorted(pair.after for pair in pairs) == sorted(a.budget)
    assert max(len(chart.pairs) for chart in dumbbells) <= comparison.ROWS
    assert len({chart.scale for chart in dumbbells}) == 1
    hours = [bar for chart in charts if isinstance(chart, Bars) for bar in chart.bars]
    assert sum(bar.value for bar in hours) == sum(sum(service.face_to_face_hours) for service in a.services)
    assert all(parsed(bar.told, "de") == bar.value for bar in hours)


def test_alternative_texts_tell_what_one_sees() -> None:
    budgets, hours = (plain(figure.alt) for figure in figures(chapters(allocation("lueneburg"))))
    assert "6 gewinnen, 4 verlieren, keiner bleibt gleich" in budgets
    assert "Am meisten gewinnt Bardowick: von 205.000 € auf 228.796 €." in budgets
    assert "Am meisten verliert Bleckede: von 204.000 € auf 188.945 €." in budgets
    assert "von Bardowick (121,35 Stunden) bis Amelinghausen (55,07 Stunden)" in hours


# --- the whole ---------------------------------------------------------------------------------------------


def test_the_title_block() -> None:
    document = annex(allocation("lueneburg"), AnnexRequest(part=Part.BUDGETS, paper="2011/099", committee="JHA"), "de")
    assert plain(document.title) == "Anlage: Berechnungsbogen Budgetgrößen 2012"
    assert ("Vorlage", "2011/099") in document.facts
    assert ("Zur Abstimmung", "linker Teil: Herleitung der Budgets") in document.facts
    assert document.running.startswith("2011/099 · ")
    assert document.imprint.endswith(" · eingabe.xlsx")


@pytest.mark.parametrize("part", Part)
def test_chapters_are_numbered_without_gaps(part: Part) -> None:
    sections = example("lueneburg", part).sections
    first = [section.title.split()[0] for section in sections if section.level == 1]
    assert first == [str(k + 1) for k in range(len(first))]
    assert sections[0].title == "1 Was vorgeschlagen wird"


def test_numbers_of_chapters() -> None:
    made = with_chapter_numbers([Section(str(level), (), level=level) for level in (1, 2, 2, 3, 1, 2)])
    assert [section.title for section in made] == ["1 1", "1.1 2", "1.2 2", "3", "2 1", "2.1 2"]


@pytest.mark.parametrize(("name", "part", "lang"), EVERY)
def test_page_one_has_three_figures_and_nothing_is_left_to_fill_in(name: str, part: Part, lang: Lang) -> None:
    document = example(name, part, lang)
    first = next(block for block in document.sections[0].blocks if isinstance(block, KeyFigures))
    assert len(first.items) == 3
    assert "{" not in text_of(document)
    assert "None" not in text_of(document)


def test_the_same_input_gives_the_same_document() -> None:
    a = allocation("lueneburg")
    assert annex(a, AnnexRequest(), "de") == annex(a, AnnexRequest(), "de")


def test_rates_of_the_county_are_told_in_percent_like_those_of_the_districts() -> None:
    """1 737 of 18 678 inhabitants under 18 are 9,2997 %, and the county's rate of youth unemployment is 5,0121 %."""
    told = plain(text_of(of(allocation("lueneburg").case, need_method="burden_factor")))
    assert "Kinder im SGB-II-Bezug | 40 | 9,2997 %" in told
    assert "Jugendarbeitslosenquote | 15 | 5,0121 %" in told


def test_indicators_of_the_same_weight_are_said_to_count_the_same() -> None:
    """Three thirds of 33.3 % would be 99.9 % on the first page."""
    told = plain(text_of(example("berlin")))
    assert (
        "an 3 Belastungsindikatoren gemessen, die gleich viel zählen: Arbeitslose (S1), Transferbezug (S3) und "
        "Kinderarmut (S4)." in told
    )


@pytest.mark.parametrize("max_loss", [Decimal("0.1"), None])
def test_what_caps_set_free_is_given_to_the_others_up_to_their_caps(max_loss: Decimal | None) -> None:
    """Alpha alone would give Amelinghausen 377 % more above its floor; it reaches its cap of 113.400 € before."""
    told = plain(text_of(of(allocation("lueneburg").case, max_gain=Decimal("0.05"), max_loss=max_loss)))
    assert "höchstens bis zu ihrer Obergrenze (Ausgleichsfaktor" in told
    if max_loss:
        [row] = [line for line in told.split("\n") if line.startswith("033555401 | Amelinghausen | 108.000")]
        assert "104.290,15 | 113.400 | 113.400" in row


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_one_total_that_is_no_sum_is_named(lang: Lang) -> None:
    """Whoever adds up the changes in percent does not get that of the total."""
    table = district_tables(example("lueneburg", Part.ALL, lang))[0]
    said = {"de": "Veränderung in % der Summenzeile ist die des Gesamtbudgets", "en": "is that of the total, not a sum"}
    assert said[lang] in table.note
