"""Words of the workbook of a projection: several years, each live, each following the one before."""

from sozialbudget.words.text import Text

PROJECTION_WORKBOOK: dict[str, Text] = {
    "sheet.years": Text("Jahre", "Years"),
    "sheet.compensation": Text("Defizitausgleich", "Compensation"),
    "sheet.pots": Text("Töpfe", "Pots"),
    "sheet.plan": Text("Plan", "Plan"),
    # --- Übersicht -----------------------------------------------------------------------------------
    "projection.title": Text("Sozialraumbudgets {first} bis {last}", "District budgets {first} to {last}"),
    "projection.computed": Text("Berechnet aus {name} nach dem Plan {plan}", "Computed from {name} by the plan {plan}"),
    "projection.without_file": Text("ohne Datei", "without a file"),
    "projection.year": Text("Jahr", "year"),
    "projection.formula_total": Text("Gesamtbudget nach der Formel", "total by the formula"),
    "projection.additional": Text("Zusatzmittel", "additional money"),
    "projection.compensation": Text("Defizitausgleich", "compensation"),
    "projection.pots": Text("Töpfe", "pots"),
    "projection.money": Text("Geld des Jahres", "money of the year"),
    "projection.losing": Text("Sozialräume unter Budget {reference}", "districts below budget {reference}"),
    "projection.largest_loss": Text("Größter Rückgang gegenüber {reference}", "largest loss against {reference}"),
    "projection.hours": Text("Face-to-face-Stunden je Woche", "face-to-face hours a week"),
    "projection.uncovered": Text("Nicht gedeckte Stunden", "hours not covered"),
    "projection.check": Text("Prüfung", "check"),
    "projection.money_note": Text(
        "Geld des Jahres = Gesamtbudget nach der Formel + Zusatzmittel = Budgets + Defizitausgleich + Töpfe, auf den "
        "Cent. Die letzte Spalte sagt, ob alle Prüfungen des Jahres bestehen.",
        "Money of the year = total by the formula + additional money = budgets + compensation + pots, to the cent. "
        "The last column tells whether all checks of the year hold.",
    ),
    "projection.live": Text(
        "Alle Zahlen aller Jahre rechnen mit: Wer auf den Blättern Plan, Parameter, Sozialräume, Indikatoren oder "
        "Leistungen eine gelbe Zelle ändert, sieht nach dem Neuberechnen in jedem Jahr, was ein neuer Lauf ergäbe. Das "
        "neue Budget eines Jahres ist im Blatt des nächsten das bisherige, wo der Plan es so vorsieht.",
        "All figures of all years are live: whoever changes a yellow cell on Plan, Parameters, Districts, Indicators "
        "or Services and recalculates sees in every year what a new run would give. A year's new budget is the "
        "status quo on the next year's sheet, where the plan says so.",
    ),
    "projection.new_run": Text(
        "Wörter (Verfahren, Schlüssel, Bezugsjahr), Jahre und neue Zeilen brauchen einen neuen Lauf; das Blatt "
        "Prüfungen meldet geänderte Wörter.",
        "Words (method, key, reference year), years and new rows need a new run; the sheet Checks tells of words "
        "changed.",
    ),
    "projection.chart": Text(
        "Veränderung des Budgets mit Ausgleich gegenüber {reference}",
        "Change of the budget with compensation against {reference}",
    ),
    "projection.chart_part": Text(
        "Veränderung des Budgets mit Ausgleich gegenüber {reference}: die {count} größten am Ende",
        "Change of the budget with compensation against {reference}: the {count} largest at the end",
    ),
    "projection.chart_description": Text(
        "Liniendiagramm: je Sozialraum die Veränderung in Prozent, Jahr für Jahr; Zahlen auf dem Blatt Jahre",
        "Line chart: each district's change in percent, year by year; figures on the sheet Years",
    ),
    # --- Jahre, Defizitausgleich, Stunden ------------------------------------------------------------
    "projection.years_title": Text("Budgets Jahr für Jahr", "Budgets year by year"),
    "projection.years_remark": Text(
        "Budget nach der Formel + Defizitausgleich = Budget mit Ausgleich; verglichen mit {reference}.",
        "Budget by the formula + compensation = budget with compensation; compared with {reference}.",
    ),
    "projection.reference": Text("Bezugsbudget", "reference budget"),
    "projection.reference_of": Text("Bezugsbudget {reference}", "reference budget {reference}"),
    "projection.budget": Text("Budget nach der Formel", "budget by the formula"),
    "projection.received": Text("Budget mit Ausgleich", "budget with compensation"),
    "projection.change": Text("Veränderung gegenüber {reference}", "change against {reference}"),
    "projection.difference": Text("Veränderung zum Bezugsbudget", "change against the reference budget"),
    "projection.change_rate": Text("Veränderung in Prozent", "change in percent"),
    "projection.deficit": Text("Defizit", "deficit"),
    "projection.rate": Text("Ausgleichssatz", "compensation rate"),
    "projection.compensation_title": Text("Defizitausgleich aus Zusatzmitteln", "Compensation from additional money"),
    "projection.compensation_current": Text(
        "Defizit = {reference} − Budget nach der Formel des Jahres, wo positiv. Defizitausgleich = Ausgleichssatz · "
        "Defizit, kaufmännisch auf den Cent gerundet.",
        "Deficit = {reference} − the year's budget by the formula, where positive. Compensation = rate · deficit, "
        "rounded half up to the cent.",
    ),
    "projection.compensation_initial": Text(
        "Defizit = {reference} − Budget nach der Formel des ersten Jahres danach, wo positiv; es bleibt fest. "
        "Defizitausgleich = Ausgleichssatz · Defizit, kaufmännisch auf den Cent gerundet.",
        "Deficit = {reference} − the budget by the formula of the first year after it, where positive; it stays fixed. "
        "Compensation = rate · deficit, rounded half up to the cent.",
    ),
    "projection.hours_title": Text("Stunden Jahr für Jahr", "Hours year by year"),
    "projection.hours_remark": Text(
        "Face-to-face-Stunden je Woche aus dem Budget nach der Formel, Summe der gerundeten Stunden aller Leistungen.",
        "Face-to-face hours a week out of the budget by the formula, sums of the rounded hours of all services.",
    ),
    "projection.hours_uncovered": Text(
        "Nicht gedeckt: Stunden zu den begrenzt gestiegenen Jahreskosten − Stunden zu den Jahreskosten nach Tarif.",
        "Not covered: hours at the cost with capped growth − hours at the cost by tariff.",
    ),
    "projection.cost": Text("Jahreskosten je VZÄ", "cost per FTE"),
    "projection.grown_cost": Text("Jahreskosten, begrenzt gestiegen", "cost with capped growth"),
    "projection.tariff_cost": Text("Jahreskosten nach Tarif", "cost by tariff"),
    "projection.district_tariff_cost": Text("Jahreskosten nach Tarif im Sozialraum", "cost by tariff in district"),
    # --- Töpfe ---------------------------------------------------------------------------------------
    "projection.pots_title": Text("Töpfe nach Regionen", "Pots by region"),
    "projection.pots_remark": Text(
        "Zusatzmittel − Defizitausgleich gehen nach ihren Anteilen in die Töpfe und nach dem Schlüssel jedes Topfes in "
        "die Regionen, jeweils auf den Cent nach dem größten Rest (bei Gleichstand der zuerst Genannte).",
        "Additional money − compensation goes to the pots by their shares and from each pot to the regions by its key, "
        "each to the cent by largest remainder (ties to the one named first).",
    ),
    "projection.money_left": Text("Verbleibende Zusatzmittel", "additional money left"),
    "projection.pot": Text("Topf", "pot"),
    "projection.region": Text("Region", "region"),
    "projection.pots_workings": Text("Rechenweg: Gewichte und genaue Cent", "Workings: weights and exact cents"),
    "projection.weights_of": Text("{pot}: Gewicht nach Schlüssel {by}", "{pot}: weight by the key {by}"),
    "projection.cents_of": Text("{pot}: genaue Cent", "{pot}: exact cents"),
    "projection.cents_of_pots": Text("Töpfe: genaue Cent", "Pots: exact cents"),
    # --- Plan, Parameter -----------------------------------------------------------------------------
    "projection.plan_title": Text("Plan", "Plan"),
    "projection.plan_remark": Text(
        "Gelbe Zellen bewegen alles. Parameter des Verfahrens stehen je Jahr auf dem Blatt Parameter.",
        "Yellow cells drive everything. Parameters of the method stand by year on the sheet Parameters.",
    ),
    "projection.tariff": Text("Tarifsteigerung", "tariff"),
    "projection.growth": Text("Wirksame Steigerung", "growth applied"),
    "projection.cap": Text("Obergrenze der Tarifsteigerung", "cap on the tariff"),
    "projection.rules": Text("Regeln", "Rules"),
    "projection.rule": Text("Regel", "rule"),
    "projection.value": Text("Wert", "value"),
    "projection.source": Text("Quelle", "source"),
    "projection.reference_year": Text("Bezugsjahr", "reference year"),
    "projection.budget_today": Text("Budget bisher", "status quo"),
    "projection.share": Text("Anteil", "share"),
    "projection.key": Text("Schlüssel", "key"),
    "projection.column": Text("Spalte", "column"),
    "projection.regions": Text("Regionen", "Regions"),
    "projection.parameters_remark": Text(
        "Wert: Eingabe. Jahre: gelb, was der Plan für das Jahr sagt; sonst folgt die Zelle der Eingabe oder dem Plan "
        "und lässt sich überschreiben.",
        "value: the input's. Years: yellow what the plan says for the year; else the cell follows the input or the "
        "plan and can be typed over.",
    ),
    "projection.parameters_years": Text("Jahre nach dem Plan", "Years by the plan"),
    # --- Prüfungen -----------------------------------------------------------------------------------
    "projection.check_money": Text(
        "{year}: Budgets + Defizitausgleich + Töpfe ergeben das Geld des Jahres",
        "{year}: budgets + compensation + pots make the money of the year",
    ),
    "projection.check_paid": Text(
        "{year}: Defizitausgleich über den Zusatzmitteln, EUR", "{year}: compensation above the additional money, EUR"
    ),
    "projection.check_handed_on": Text(
        "{year}: Sozialräume, deren Budget bisher nicht das Budget des Vorjahres ist",
        "{year}: districts whose status quo is not the budget of the year before",
    ),
    "projection.check_year": Text("{year}: Prüfungen des Jahres, die nicht bestehen", "{year}: checks that fail"),
    "projection.check_phase_out": Text(
        "{year}: Defizitausgleich bei einem Satz von 0 %, EUR", "{year}: compensation at a rate of 0%, EUR"
    ),
    "projection.check_too_early": Text(
        "{year}: Ausgleichssatz; ausgeglichen wird erst nach dem Bezugsjahr",
        "{year}: rate of compensation, which begins after the reference year",
    ),
    "projection.check_cost": Text(
        "{year}: Jahreskosten je VZÄ, wie die Tarifsteigerung sie ergibt",
        "{year}: cost per FTE as the tariff makes it",
    ),
    "projection.check_first_year": Text(
        "Haushaltsjahr der Eingabe, das erste Jahr des Plans", "Year of the input, the first year of the plan"
    ),
    "projection.check_empty": Text("Regionen ohne Sozialraum", "Regions without districts"),
    "projection.check_rates": Text(
        "Zahlen des Plans, die fehlen oder außerhalb ihrer Grenzen liegen",
        "Numbers of the plan that are missing or out of bounds",
    ),
    "projection.check_cents": Text("Zusatzmittel, die nicht auf ganze Cent lauten", "Additional money not in cents"),
    "projection.check_shares": Text("Die Anteile der Töpfe ergeben 1", "Shares of the pots sum to 1"),
    "projection.check_given": Text(
        "Die Anteile der Regionen am Topf {pot} ergeben 1", "Shares of the regions in the pot {pot} sum to 1"
    ),
    "projection.check_regions": Text("Sozialräume mit einer Region des Plans", "Districts with a region of the plan"),
    "projection.check_words": Text("Wörter, die seit dem Lauf geändert wurden", "Words changed since the run"),
    # --- Protokoll -----------------------------------------------------------------------------------
    "projection.plan_file": Text("Plan", "plan"),
    "projection.plan_sha256": Text("SHA-256 des Plans", "SHA-256 of the plan"),
    "projection.plan_source": Text("Quelle des Plans", "source of the plan"),
    "projection.protocol_parameters": Text(
        "Parameter nach Jahren, wo der Plan etwas anderes sagt als die Eingabe",
        "Parameters by year where the plan says otherwise than the input",
    ),
    "projection.protocol_years": Text("Jahre des Plans und ihre Quellen", "Years of the plan and their sources"),
}
