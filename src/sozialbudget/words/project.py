"""Words and problems of `project`: plans over several years."""

from sozialbudget.words.problem_text import ProblemText
from sozialbudget.words.text import Text

PROJECT: dict[str, Text] = {}

PROJECT_PROBLEMS: dict[str, ProblemText] = {
    # --- reading the plan ----------------------------------------------------------------------------
    "plan_unreadable": ProblemText(
        Text("der Plan lässt sich nicht lesen ({reason})", "the plan cannot be read ({reason})"),
        Text("Pfad, Rechte und Kodierung (UTF-8) prüfen", "check its path, permissions and encoding (UTF-8)"),
    ),
    "plan_not_toml": ProblemText(
        Text("der Plan ist kein gültiges TOML ({reason})", "the plan is not valid TOML ({reason})"),
        Text(
            'Zeilen wie Steigerung = "2 %" schreiben, Texte und Prozentsätze in Anführungszeichen',
            'write lines such as uplift = "2 %", texts and percentages in quotation marks',
        ),
    ),
    "plan_entry_unknown": ProblemText(
        Text("einen Eintrag {found} gibt es hier nicht", "there is no entry {found} here"),
        Text("einen davon schreiben: {entries}", "write one of: {entries}"),
    ),
    "plan_entry_misspelt": ProblemText(
        Text(
            "einen Eintrag {found} gibt es hier nicht; gemeint ist wohl {suggestion}",
            "there is no entry {found} here; {suggestion} is probably meant",
        ),
        Text("{suggestion} schreiben", "write {suggestion}"),
    ),
    "plan_entry_twice": ProblemText(
        Text("{found} und {first} sind derselbe Eintrag", "{found} and {first} are the same entry"),
        Text("einen von beiden löschen", "delete one of the two"),
    ),
    "plan_entry_missing": ProblemText(
        Text("hier fehlt der Eintrag {entry}", "the entry {entry} is missing here"),
        Text("{entry} ergänzen, z. B. {example}", "add {entry}, e.g. {example}"),
    ),
    "plan_not_a_table": ProblemText(
        Text("{found} steht, wo ein Abschnitt erwartet wird", "{found} stands where a section is expected"),
        Text("einen Abschnitt schreiben: {example}", "write a section: {example}"),
    ),
    "plan_not_a_list": ProblemText(
        Text(
            "{found} steht, wo eine Liste von Nummern erwartet wird", "{found} stands where a list of ids is expected"
        ),
        Text('eine Liste schreiben: ["01", "02"]', 'write a list: ["01", "02"]'),
    ),
    "plan_id_no_text": ProblemText(
        Text(
            "{found} ist kein Text: Nummern von Sozialräumen behalten ihre Nullen nur in Anführungszeichen",
            "{found} is no text: ids of districts keep their zeros in quotation marks only",
        ),
        Text('"{found}" schreiben', 'write "{found}"'),
    ),
    "plan_no_year": ProblemText(
        Text("{found} ist kein Jahr", "{found} is no year"),
        Text("ein Jahr mit vier Ziffern schreiben: [{example}]", "write a year of four digits: [{example}]"),
    ),
    "plan_year_is_said": ProblemText(
        Text("das Jahr sagt schon die Überschrift des Abschnitts", "the heading of the section says the year already"),
        Text("die Zeile löschen", "delete the line"),
    ),
    # --- years ---------------------------------------------------------------------------------------
    "plan_no_years": ProblemText(
        Text("der Plan nennt kein Jahr", "the plan names no year"),
        Text("einen Abschnitt je Jahr schreiben: [Jahre.2026]", "write a section for each year: [years.2026]"),
    ),
    "plan_years_gap": ProblemText(
        Text(
            "auf {before} folgt {after}; {missing} fehlt oder die Reihenfolge stimmt nicht",
            "{before} is followed by {after}; {missing} is missing or the order is wrong",
        ),
        Text(
            "jedes Jahr nennen, auch eines ohne Änderung: [Jahre.{missing}]",
            "name every year, one without a change too: [years.{missing}]",
        ),
    ),
    "plan_first_year": ProblemText(
        Text(
            "der Plan beginnt {found}, die Eingabe gilt für {expected}",
            "the plan begins in {found}, the input is for {expected}",
        ),
        Text(
            "den Plan {expected} beginnen lassen oder die Eingabe für {found} nehmen",
            "let the plan begin in {expected} or take the input of {found}",
        ),
    ),
    "plan_additional": ProblemText(
        Text(
            "die Zusatzmittel sind {found} €, erwartet wird ein Betrag ab 0 € mit ganzen Cent",
            "the additional money is {found} €, expected an amount from 0 € in whole cents",
        ),
        Text("den Betrag berichtigen", "correct the amount"),
    ),
    "plan_rate": ProblemText(
        Text("{what} ist {found}, erwartet wird ein Satz von 0 bis 100 %", "{what} is {found}, expected 0 to 100 %"),
        Text("den Satz berichtigen", "correct the rate"),
    ),
    "plan_parameters_contradict": ProblemText(
        Text("die Parameter für {year} passen nicht zusammen: {what}", "the parameters of {year} do not fit: {what}"),
        Text(
            "die Angaben dieses Jahres berichtigen; was es nicht sagt, gilt wie in der Eingabe",
            "correct what this year says; what it does not say holds as in the input",
        ),
    ),
    "plan_column_unknown": ProblemText(
        Text(
            "eine Spalte {found} ist aus der Eingabe nicht gelesen worden",
            "no column {found} was read from the input",
        ),
        Text(
            "eine Spalte nennen, die dort Indikator, Bezugsgröße oder Bezugsbevölkerung ist: {known}",
            "name a column that is an indicator, a base or the population there: {known}",
        ),
    ),
    "plan_year_unsolved": ProblemText(
        Text("{year} ist so nicht zu rechnen: {what}", "{year} has no solution: {what}"),
        Text("{remedy}", "{remedy}"),
    ),
    # --- cost per FTE --------------------------------------------------------------------------------
    "plan_tariff_missing": ProblemText(
        Text(
            "für {year} fehlt die Tarifsteigerung, die andere Jahre nennen",
            "the tariff of {year} is missing, which other years name",
        ),
        Text(
            'sie in jedem Jahr nach dem ersten nennen, auch wenn nichts steigt: Tarifsteigerung = "0 %"',
            'name it in every year after the first, even where nothing rises: tariff = "0 %"',
        ),
    ),
    "plan_cap_without_tariff": ProblemText(
        Text(
            "die Obergrenze bewirkt nichts: kein Jahr nennt eine Tarifsteigerung",
            "the cap does nothing: no year names a tariff",
        ),
        Text(
            'in jedem Jahr eine nennen, z. B. Tarifsteigerung = "2,8 %", oder die Obergrenze löschen',
            'name one in every year, e.g. tariff = "2.8 %", or delete the cap',
        ),
    ),
    "plan_cost_and_tariff": ProblemText(
        Text(
            "die Jahreskosten je VZÄ für {year} folgen aus der Tarifsteigerung und sind zugleich angegeben",
            "the cost per FTE of {year} follows from the tariff and is given as well",
        ),
        Text(
            "eines von beiden löschen; gewachsen wird von den Jahreskosten des ersten Jahres aus",
            "delete one of the two; the cost grows from that of the first year",
        ),
    ),
    # --- compensation --------------------------------------------------------------------------------
    "plan_no_reference": ProblemText(
        Text(
            "für {year} ist ein Ausgleich angegeben, aber nicht, gegenüber welchem Jahr ein Defizit gemessen wird",
            "{year} has a compensation, but the year against which a deficit is measured is not said",
        ),
        Text(
            "einen Abschnitt [Defizitausgleich] schreiben, darin Bezugsjahr = {reference}",
            "write a section [compensation] with reference_year = {reference}",
        ),
    ),
    "plan_reference_year": ProblemText(
        Text(
            "das Bezugsjahr ist {found}, möglich sind {first} (Budget bisher der Eingabe) bis {last}",
            "the reference year is {found}, it may be {first} (the input's status quo) to {last}",
        ),
        Text("eines dieser Jahre nennen", "name one of these years"),
    ),
    "plan_compensation_too_early": ProblemText(
        Text(
            "für {year} ist ein Ausgleich angegeben, Defizite gibt es aber erst nach dem Bezugsjahr {reference}",
            "{year} has a compensation, but there are deficits only after the reference year {reference}",
        ),
        Text(
            "den Ausgleich dieses Jahres löschen oder ein früheres Bezugsjahr wählen",
            "delete the compensation of this year or choose an earlier reference year",
        ),
    ),
    "plan_compensation_unpaid": ProblemText(
        Text(
            "der Ausgleich {year} kostet {needed}, die Zusatzmittel sind {additional}; es fehlen {missing}",
            "the compensation of {year} costs {needed}, the additional money is {additional}; {missing} are missing",
        ),
        Text(
            "die Zusatzmittel erhöhen oder höchstens {most} ausgleichen",
            "raise the additional money or compensate {most} at most",
        ),
    ),
    # --- pots and regions ----------------------------------------------------------------------------
    "plan_money_without_pots": ProblemText(
        Text(
            "{year} bleiben nach dem Ausgleich {left} übrig, und der Plan sagt nicht, wohin sie gehen",
            "{left} are left after the compensation in {year}, and the plan does not say where they go",
        ),
        Text(
            "einen Topf mit seinen Regionen nennen ([[Töpfe]], [Regionen]) oder die Zusatzmittel um diesen Betrag "
            "senken",
            "name a pot and its regions ([[pots]], [regions]) or lower the additional money by this amount",
        ),
    ),
    "plan_pot_shares": ProblemText(
        Text("die Anteile der Töpfe ergeben {sum}, nicht 100 %", "the shares of the pots sum to {sum}, not 100 %"),
        Text("die Anteile berichtigen; keiner ist negativ", "correct the shares; none is negative"),
    ),
    "plan_pots_without_regions": ProblemText(
        Text("es gibt Töpfe, aber keine Regionen", "there are pots, but no regions"),
        Text(
            'einen Abschnitt [Regionen] schreiben, darin je Region die Nummern: Ost = ["01", "02"]',
            'write a section [regions] with the ids of each: East = ["01", "02"]',
        ),
    ),
    "plan_named_twice": ProblemText(
        Text("{name} steht zweimal", "{name} stands twice"),
        Text("einen der beiden Namen ändern", "change one of the two names"),
    ),
    "plan_pot_without_column": ProblemText(
        Text(
            "{pot} wird nach Einwohnern verteilt, aber nicht gesagt, welche Spalte sie zählt",
            "{pot} is divided by inhabitants, but the column that counts them is not said",
        ),
        Text('die Spalte nennen, z. B. Spalte = "Einwohner"', 'name the column, e.g. column = "inhabitants"'),
    ),
    "plan_pot_needs_no_column": ProblemText(
        Text("{pot} wird nicht nach Einwohnern verteilt", "{pot} is not divided by inhabitants"),
        Text(
            'die Spalte löschen oder Schlüssel = "Einwohner" schreiben',
            'delete the column or write key = "inhabitants"',
        ),
    ),
    "plan_pot_without_given": ProblemText(
        Text(
            "{pot} wird nach vorgegebenen Anteilen verteilt, aber keiner ist angegeben",
            "{pot} is divided by given shares, but none is given",
        ),
        Text(
            'den Anteil jeder Region nennen: Vorgaben = {{ Ost = "40 %", West = "60 %" }}',
            'name the share of each region: given = {{ East = "40 %", West = "60 %" }}',
        ),
    ),
    "plan_pot_needs_no_given": ProblemText(
        Text("{pot} wird nicht nach vorgegebenen Anteilen verteilt", "{pot} is not divided by given shares"),
        Text(
            'die Vorgaben löschen oder Schlüssel = "vorgegeben" schreiben',
            'delete them or write key = "given"',
        ),
    ),
    "plan_given_unknown": ProblemText(
        Text("{pot}: eine Region {found} gibt es nicht", "{pot}: there is no region {found}"),
        Text("eine davon schreiben: {known}", "write one of: {known}"),
    ),
    "plan_given_missing": ProblemText(
        Text("{pot}: der Anteil fehlt für {regions}", "{pot}: the share is missing for {regions}"),
        Text("ihn nennen, 0 % für keinen", "name it, 0 % for none"),
    ),
    "plan_given_shares": ProblemText(
        Text(
            "{pot}: die Anteile der Regionen ergeben {sum}, nicht 100 %",
            "{pot}: the shares of the regions sum to {sum}, not 100 %",
        ),
        Text("die Anteile berichtigen; keiner ist negativ", "correct the shares; none is negative"),
    ),
    "plan_regions_overlap": ProblemText(
        Text("{id} steht in {first} und in {second}", "{id} stands in {first} and in {second}"),
        Text("jeden Sozialraum in einer Region nennen", "name each district in one region"),
    ),
    "plan_region_empty": ProblemText(
        Text("die Region {region} hat keinen Sozialraum", "the region {region} has no district"),
        Text("ihre Nummern nennen oder sie löschen", "name its ids or delete it"),
    ),
    "plan_district_left_out": ProblemText(
        Text(
            "{district} ({id}) ist in der Eingabe ausgenommen",
            "{district} ({id}) is excluded in the input",
        ),
        Text("die Nummer aus der Region löschen", "delete the id from the region"),
    ),
    "plan_district_unknown": ProblemText(
        Text("einen Sozialraum {found} gibt es nicht", "there is no district {found}"),
        Text("eine dieser Nummern schreiben: {known}", "write one of these ids: {known}"),
    ),
    "plan_district_misspelt": ProblemText(
        Text(
            "einen Sozialraum {found} gibt es nicht; gemeint ist wohl {known}",
            "there is no district {found}; {known} is probably meant",
        ),
        Text('"{known}" schreiben', 'write "{known}"'),
    ),
    "plan_districts_outside": ProblemText(
        Text("in keiner Region stehen: {districts}", "in no region: {districts}"),
        Text("jeden Sozialraum in einer Region nennen", "name each district in one region"),
    ),
    "plan_column_empty": ProblemText(
        Text(
            "{pot}: die Spalte {column} ist in den Regionen negativ oder überall 0",
            "{pot}: the column {column} is negative or 0 everywhere in the regions",
        ),
        Text("eine Spalte mit Personenzahlen nennen", "name a column that counts persons"),
    ),
}
"""What a problem's sentences are: what was found and expected, and the remedy."""
