"""Words and problems of `compare`."""

from sozialbudget.words.text import ProblemText, Text, same

WORDS: dict[str, Text] = {
    # --- the command ----------------------------------------------------------------------------------
    "cli.compare.help": Text(
        "Vergleicht zwei Eingaben oder Ergebnisse: was jeder Sozialraum mehr oder weniger bekommt, und warum. Für zwei "
        "Jahre oder zwei Vorschläge.",
        "Compare two inputs or results: what each district gets more or less, and why. For two years or two proposals.",
    ),
    "cli.compare.example": Text(
        "sozialbudget compare ergebnis-2012.xlsx eingabe-2013.xlsx -o vergleich.xlsx -o vergleich.pdf",
        "sozialbudget compare result-2012.xlsx input-2013.xlsx -o comparison.xlsx -o comparison.pdf",
    ),
    "cli.metavar.compare_a": same("A"),
    "cli.metavar.compare_b": same("B"),
    "cli.argument.compare_a": Text(
        "Das eine: Eingabe oder Ergebnis (.xlsx, .xlsm, .ods, .xls).",
        "The one: an input or a result (.xlsx, .xlsm, .ods, .xls).",
    ),
    "cli.argument.compare_b": Text(
        "Das andere, das damit verglichen wird; dieselbe Datei ist erlaubt.",
        "The other that is compared with it; the same file is allowed.",
    ),
    "cli.option.compare_output": Text(
        "Wohin der Vergleich kommt; die Endung bestimmt die Art: .xlsx, .pdf, .docx, .html, .svg (nur das Schaubild), "
        ".json, .csv. Mehrfach möglich. Ohne Angabe wird nichts geschrieben.",
        "Where the comparison goes; the ending decides its kind: .xlsx, .pdf, .docx, .html, .svg (the chart alone), "
        ".json, .csv. May be repeated. Left out, nothing is written.",
    ),
    "cli.option.set_a": Text(
        "Setzt einen Parameter nur in A, etwa damping=0.3. Mehrfach möglich.",
        "Set a parameter in A alone, e.g. damping=0.3. May be repeated.",
    ),
    "cli.option.set_b": Text(
        "Setzt einen Parameter nur in B; so vergleicht eine Datei sich mit sich selbst, anders gerechnet.",
        "Set a parameter in B alone; thus a file is compared with itself, computed differently.",
    ),
    "cli.option.compare_params": Text(
        "TOML-Datei mit Parametern; gilt in A und in B vor der Arbeitsmappe.",
        "TOML file of parameters; overrides the workbook in A and in B.",
    ),
    "cli.option.compare_json": Text("Gibt den Vergleich als JSON aus.", "Print the comparison as JSON."),
    "run.comparing": Text("Vergleichen", "Comparing"),
    # --- what is compared -----------------------------------------------------------------------------
    "compare.title": Text("Vergleich der Sozialraumbudgets", "District budgets compared"),
    "compare.running": Text("Vergleich: A {a}, B {b}", "Comparison: A {a}, B {b}"),
    "compare.side": Text("{year} ({name})", "{year} ({name})"),
    "compare.district": Text("Sozialraum", "district"),
    "compare.id": Text("Nr", "id"),
    "compare.difference": Text("Differenz", "difference"),
    "compare.rate": Text("Veränderungsrate", "change rate"),
    "compare.total": Text("Summe", "Total"),
    "compare.only_a": Text("nur in A", "only in A"),
    "compare.only_b": Text("nur in B", "only in B"),
    "compare.others": Text("übrige", "others"),
    "compare.euros": Text("Euro im Jahr", "euros a year"),
    "compare.hours": Text("Face-to-face-Stunden je Woche", "face-to-face hours a week"),
    "compare.hours_short": Text("Std./Woche", "hours/week"),
    "compare.parts": Text("davon durch", "of it because of"),
    # --- causes ---------------------------------------------------------------------------------------
    "compare.cause": Text("Ursache", "cause"),
    "compare.cause.districts": Text("Sozialräume neu oder weggefallen", "districts new or gone"),
    "compare.cause.status_quo": Text("Budget bisher", "status quo"),
    "compare.cause.total": Text("Gesamtbudget", "total"),
    "compare.cause.indicator": Text("Indikator: {indicator}", "indicator: {indicator}"),
    "compare.cause.indicators": Text("Indikatoren zusammen", "indicators together"),
    "compare.cause.unit_costs": Text("Fallkosten", "unit costs"),
    "compare.cause.weights": Text("Gewichte", "weights"),
    "compare.cause.method": Text("Verfahren und Dämpfung", "method and damping"),
    "compare.cause.protection": Text("Bestandsschutz", "protection"),
    "compare.cause.rounding": Text("Rundung", "rounding"),
    "compare.cause.rates": Text("Kostensätze und Leistungen", "rates and services"),
    "compare.more": Text("mehr für Sozialräume", "more for districts"),
    "compare.less": Text("weniger für Sozialräume", "less for districts"),
    "compare.in_sum": Text("in der Summe", "in sum"),
    "compare.why": Text("Warum", "Why"),
    # --- sentences ------------------------------------------------------------------------------------
    "compare.result.more": Text(
        "B verteilt {b}, das sind {change} ({rate}) mehr als A mit {a}. Sozialräume mit mehr Geld: {gaining}, mit "
        "weniger: {losing}, mit gleich viel: {same}.",
        "B distributes {b}, that is {change} ({rate}) more than A with {a}. Districts with more money: {gaining}, with "
        "less: {losing}, with the same: {same}.",
    ),
    "compare.result.less": Text(
        "B verteilt {b}, das sind {change} ({rate}) weniger als A mit {a}. Sozialräume mit mehr Geld: {gaining}, mit "
        "weniger: {losing}, mit gleich viel: {same}.",
        "B distributes {b}, that is {change} ({rate}) less than A with {a}. Districts with more money: {gaining}, with "
        "less: {losing}, with the same: {same}.",
    ),
    "compare.result.same": Text(
        "A und B verteilen beide {b}. Sozialräume mit mehr Geld in B: {gaining}, mit weniger: {losing}, mit gleich "
        "viel: {same}.",
        "A and B both distribute {b}. Districts with more money in B: {gaining}, with less: {losing}, with the same: "
        "{same}.",
    ),
    "compare.equal": Text(
        "Budgets und Stunden sind in A und B dieselben.", "Budgets and hours are the same in A and in B."
    ),
    "compare.boundaries": Text(
        "* Zwischen A und B haben sich Gebiete geändert (Gebietsänderungen in {side}): {districts}.",
        "* Boundaries changed between A and B (boundary changes in {side}): {districts}.",
    ),
    "compare.boundaries_meaning": Text(
        "Ihre Differenz enthält das Geld und die Zahlen, die mit dem Gebiet gingen; auch die Ursachen trennen das "
        "nicht.",
        "Their difference has in it the money and the figures that went with the area; nor do the causes set it apart.",
    ),
    "compare.regrouped_where": Text(
        "Auf die neuen Gebiete umgerechnet stehen ihre Budgets eigens da.",
        "Their budgets within the new boundaries stand apart.",
    ),
    "compare.regrouped": Text("Auf die neuen Gebiete umgerechnet", "Within the new boundaries"),
    "compare.regrouped_head": Text("{side} umgerechnet", "{side} regrouped"),
    "compare.regrouped_note": Text(
        "Das Budget von {side} ist hier nach den Anteilen der Gebietsänderungen umgerechnet, auf den Cent; daneben "
        "steht es, wie es war. Stunden und Ursachen sind nicht umgerechnet.",
        "The budget of {side} is regrouped here by the shares of the boundary changes, to the cent; beside it stands "
        "what it was. Hours and causes are not regrouped.",
    ),
    "compare.regrouped_lost": Text(
        "{sum} gingen auf keinen Sozialraum über, der noch dabei ist.",
        "{sum} went to no district that still takes part.",
    ),
    "compare.project_fund": Text(
        "Budget II (Projektfonds): {a} in A, {b} in B ({change}); es steht neben den Budgets und ist in keiner "
        "Ursache.",
        "Budget II (project fund): {a} in A, {b} in B ({change}); it stands beside the budgets and is in no cause.",
    ),
    "compare.project_fund.same_sum": Text(
        "Budget II (Projektfonds) ist mit {a} gleich hoch, aber anders auf die Sozialräume verteilt; es steht neben "
        "den Budgets und ist in keiner Ursache.",
        "Budget II (project fund) has the same sum, {a}, but is divided otherwise over the districts; it stands beside "
        "the budgets and is in no cause.",
    ),
    "compare.sheet.project_fund": Text("Budget II", "Budget II"),
    "compare.project_fund.title": Text("Budget II (Projektfonds)", "Budget II (project fund)"),
    "compare.explain": Text(
        "Wie viel davon bei einem Sozialraum am Bedarf liegt, zeigt seine Herleitung: sozialbudget explain {said}",
        "How much of it is due to need in one district is shown by its derivation: sozialbudget explain {said}",
    ),
    "compare.limits_together": Text(
        "Bestandsschutz und Rundung sind zusammen eine Ursache, weil es zu viele Änderungen sind, um jede einzeln zu "
        "rechnen.",
        "Protection and rounding are one cause together, because the changes are too many to compute each by itself.",
    ),
    "compare.split": Text(
        "Die Differenz ist nach Shapley-Werten auf die Ursachen aufgeteilt: Jede Änderung wird so gewichtet, als wäre "
        "die Reihenfolge ausgelost, in der die Änderungen gemacht werden. Die Teile ergeben genau die Differenz.",
        "The difference is split over its causes by Shapley values: each change counts as if the order in which the "
        "changes are made were drawn by lot. The parts sum exactly to the difference.",
    ),
    "compare.rates_only_hours": Text(
        "Kostensätze und Leistungen ändern nur die Stunden, nie die Budgets.",
        "Rates and services change the hours alone, never the budgets.",
    ),
    "compare.joint": Text(
        "„{cause}“ ist eine gemeinsame Ursache: Das eine ohne das andere hat kein Ergebnis ({reasons}).",
        "“{cause}” is one joint cause: the one without the other has no result ({reasons}).",
    ),
    "compare.indicators_together": Text(
        "Die Indikatoren sind zusammen eine Ursache, weil es zu viele Änderungen sind, um jede einzeln zu rechnen.",
        "The indicators are one cause together, because the changes are too many to compute each by itself.",
    ),
    "compare.weights_of_indicators": Text(
        "Das Gewicht eines neuen oder weggefallenen Indikators zählt zu diesem Indikator; „Gewichte“ meint das "
        "Verhältnis der übrigen zueinander.",
        "The weight of a new or gone indicator belongs to that indicator; “weights” means the proportions of the "
        "others to each other.",
    ),
    "compare.meaning.districts": Text(
        "Sozialräume neu oder weggefallen: Wer hinzukommt oder wegfällt, ändert die Anteile aller anderen.",
        "Districts new or gone: whoever comes or goes changes the shares of all others.",
    ),
    "compare.meaning.status_quo": Text(
        "Budget bisher: das Geld, von dem jeder Sozialraum ausgeht. Dämpfung und Bestandsschutz halten das Budget neu "
        "in seiner Nähe, und eine Steigerung erhöht die Summe.",
        "Status quo: the money each district starts from. Damping and protection keep the new budget close to it, and "
        "an uplift raises its sum.",
    ),
    "compare.meaning.total": Text(
        "Gesamtbudget: wie viel Geld verteilt wird, bei einer Steigerung ihr Satz.",
        "Total: how much money is distributed; of an uplift, its rate.",
    ),
    "compare.meaning.indicator": Text(
        "Indikator: seine Werte und seine Bezugsgröße. Gewinnt ein Sozialraum hier, ist sein Anteil an der Belastung "
        "größer als zuvor.",
        "Indicator: its values and its base. A district that gains here has a larger share of the burden than before.",
    ),
    "compare.meaning.unit_costs": Text(
        "Fallkosten: was ein Fall in jedem Sozialraum kostet; der Bedarf folgt daraus über die Mediane.",
        "Unit costs: what a case costs in each district; the needs follow from that through the medians.",
    ),
    "compare.meaning.weights": Text(
        "Gewichte: wie stark jeder Indikator im Verhältnis zu den anderen zählt.",
        "Weights: how much each indicator counts in proportion to the others.",
    ),
    "compare.meaning.method": Text(
        "Verfahren und Dämpfung: wie aus den Indikatoren der Bedarf wird und wie viel daneben das Budget bisher zählt.",
        "Method and damping: how need follows from the indicators, and how much the status quo counts beside it.",
    ),
    "compare.meaning.protection": Text(
        "Bestandsschutz: Höchstverlust und Höchstzuwachs; was die einen behalten, bezahlen die anderen.",
        "Protection: max loss and max gain; what some keep the others pay.",
    ),
    "compare.meaning.rounding": Text(
        "Rundung: auf welche Beträge die Budgets gerundet werden.",
        "Rounding: to which amounts budgets are rounded.",
    ),
    "compare.districts_only": Text("Nur in {side}: {districts}.", "Only in {side}: {districts}."),
    "compare.hours_change": Text(
        "Face-to-face-Stunden je Woche: {a} in A, {b} in B ({change}).",
        "Face-to-face hours a week: {a} in A, {b} in B ({change}).",
    ),
    # --- differing inputs -----------------------------------------------------------------------------
    "compare.inputs": Text("Unterschiede der Eingaben", "Differing inputs"),
    "compare.inputs_none": Text("Die Eingaben sind gleich.", "The inputs are the same."),
    "compare.inputs_more": Text("… und {n} weitere (-o unterschiede.xlsx)", "… and {n} more (-o differences.xlsx)"),
    "compare.inputs_rest": Text(
        "Gezeigt sind die ersten {shown} von {n} Unterschieden; alle stehen in der Arbeitsmappe (.xlsx).",
        "The first {shown} of {n} differences are shown; all are in the workbook (.xlsx).",
    ),
    "compare.input": Text("{what}: {a} → {b}", "{what}: {a} → {b}"),
    "compare.place": Text("Stelle in {side}", "place in {side}"),
    "compare.what": Text("was", "what"),
    "compare.value": Text("Wert in {side}", "value in {side}"),
    "compare.table.districts": Text("Sozialraum {name} ({row})", "district {name} ({row})"),
    "compare.table.excluded": Text("Ausgenommen: {name} ({row})", "left out: {name} ({row})"),
    "compare.table.indicators": Text("Indikator {name}", "indicator {name}"),
    "compare.table.bases": Text("Bezugsgröße {name}", "base {name}"),
    "compare.table.parameters": same("{name}"),
    "compare.table.services": Text("Leistung {name}", "service {name}"),
    "compare.table.services_order": Text("Reihenfolge der Leistungen", "order of the services"),
    "compare.table.column": Text("Spalte {name}", "column {name}"),
    "compare.present": Text("vorhanden", "there"),
    "compare.none": same("–"),
    # --- workbook and chart ---------------------------------------------------------------------------
    "compare.sheet.comparison": Text("Vergleich", "Comparison"),
    "compare.sheet.chart": Text("Schaubild {sheet}", "Chart {sheet}"),
    "compare.sheet.hours": Text("Stunden", "Hours"),
    "compare.sheet.regrouped": Text("Umgerechnet", "Regrouped"),
    "compare.sheet.inputs": Text("Unterschiede der Eingaben", "Differing inputs"),
    "compare.sheet.explanation": Text("Erläuterung", "Explanation"),
    "compare.check": Text("Prüfung", "check"),
    "compare.ok": Text("stimmt", "holds"),
    "compare.wrong": Text("stimmt nicht", "does not hold"),
    "compare.checks": Text(
        "Prüfung: Die Teile jeder Zeile ergeben ihre Differenz, jede Spalte ihre Summe.",
        "Check: the parts of each row sum to its difference, each column to its total.",
    ),
    "compare.chart": Text("Differenz je Sozialraum nach Ursachen", "Difference of each district by cause"),
    "compare.chart_part": Text(
        "Differenz nach Ursachen: größte Gewinne und Verluste", "Difference by cause: largest gains and losses"
    ),
    "compare.chart_alt": Text(
        "Gestapelte Balken je Sozialraum, Gewinne nach rechts, Verluste nach links, je Ursache ein Stück. {rows}",
        "Stacked bars for each district, gains to the right, losses to the left, a piece for each cause. {rows}",
    ),
    "compare.chart_row": Text("{district}: {change} ({parts}).", "{district}: {change} ({parts})."),
    "compare.table_caption": Text(
        "Budgets in A und B, Differenz und ihre Ursachen", "Budgets in A and B, the difference and its causes"
    ),
    "compare.hours_caption": Text(
        "Face-to-face-Stunden in A und B, Differenz und ihre Ursachen",
        "Face-to-face hours in A and B, the difference and its causes",
    ),
    "compare.causes_caption": Text("Was die Änderungen bewirken", "What the changes do"),
    "compare.causes_note": Text(
        "Mehr und weniger sind über die Sozialräume summiert; zusammen ergeben sie, was in der Summe bleibt.",
        "More and less are summed over the districts; together they give what remains in sum.",
    ),
    "compare.how": Text("Wie zu lesen", "How to read it"),
}

PROBLEMS: dict[str, ProblemText] = {
    "compare_nothing_in_common": ProblemText(
        "A und B haben keinen Sozialraum gemeinsam (verglichen wird nach der Nr)",
        "A and B have no district in common (they are matched by id)",
        "die Nummern der Sozialräume prüfen",
        "check the ids of the districts",
    ),
    "compare_renamed": ProblemText(
        "gleiche Nr, anderer Name: {districts}; verglichen wird nach der Nr",
        "same id, another name: {districts}; districts are matched by id",
        "prüfen, ob es dieselben Sozialräume sind",
        "check that they are the same districts",
    ),
    "compare_no_value": ProblemText(
        "{district} hat keinen Wert für „{column}“, weil nur die andere Eingabe ihn verlangt",
        "{district} has no value for “{column}”, because only the other input asks for it",
        "",
        "",
    ),
}
