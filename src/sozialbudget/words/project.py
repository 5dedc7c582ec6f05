"""Words and problems of `project`: plans over several years."""

from sozialbudget.words.text import ProblemText, Text

WORDS: dict[str, Text] = {
    "cli.project.help": Text(
        "Rechnet mehrere Jahre voraus: nach einem Plan, mit Defizitausgleich und der Verwendung zusätzlicher Mittel. "
        "Bevor ein Beschluss mehrere Jahre bindet.",
        "Compute several years ahead: by a plan, with compensation and the use of additional money. Before a decision "
        "binds several years.",
    ),
    "cli.project.example": Text(
        "sozialbudget project eingabe.xlsx --plan plan.toml -o vorausschau.pdf -o vorausschau.xlsx",
        "sozialbudget project input.xlsx --plan plan.toml -o projection.pdf -o projection.xlsx",
    ),
    "cli.option.plan": Text(
        "Der Plan (TOML): was in welchem Jahr gilt, Zusatzmittel, Ausgleich, Töpfe und Regionen.",
        "The plan (TOML): what holds in which year, additional money, compensation, pots and regions.",
    ),
    "cli.option.project_output": Text(
        "Ausgabedatei, nach der Endung: .pdf, .docx, .html (Unterlage für den Ausschuss), .xlsx, .json, .csv oder .svg "
        "(Schaubild); mehrfach möglich. Ohne Angabe wird nur angezeigt.",
        "Output file, by its suffix: .pdf, .docx, .html (paper for the committee), .xlsx, .json, .csv or .svg (chart); "
        "can be repeated. Without it the result is shown only.",
    ),
    "cli.option.json_projection": Text(
        "Gibt die Vorausschau als JSON aus statt der Tabellen.", "Print the projection as JSON in place of the tables."
    ),
    "usage.plan_missing": Text("Es fehlt der Plan: --plan PLAN.toml", "The plan is missing: --plan PLAN.toml"),
    "said_by.plan": Text("Plan", "plan"),
    # --- what happens in which year ------------------------------------------------------------------
    "project.year.formula": Text("Die Formel verteilt {total}.", "The formula distributes {total}."),
    "project.year.additional": Text(
        "Dazu kommen {additional} Zusatzmittel.", "There are {additional} of additional money beside it."
    ),
    "project.year.compensation.one": Text(
        "Davon gleichen {paid} das Defizit von {names} zu {rate} aus.",
        "Of it {paid} compensate {rate} of the deficit of {names}.",
    ),
    "project.year.compensation.many": Text(
        "Davon gleichen {paid} die Defizite von {n} Sozialräumen zu {rate} aus: {names}.",
        "Of it {paid} compensate {rate} of the deficits of {n} districts: {names}.",
    ),
    "project.year.compensation.ended": Text(
        "Ein Defizit wird nicht mehr ausgeglichen.", "Deficits are no longer compensated."
    ),
    "project.year.left": Text("Für {pots} bleiben {left}.", "{left} are left for {pots}."),
    "project.quoted": Text("„{name}“", "“{name}”"),
    "project.year.tariff": Text(
        "Die Jahreskosten je VZÄ steigen mit dem Tarif um {tariff} auf {cost}.",
        "The cost per FTE grows with the tariff by {tariff} to {cost}.",
    ),
    "project.year.tariff_capped": Text(
        "Die Jahreskosten je VZÄ steigen um {applied} auf {cost}, der Tarif um {tariff}.",
        "The cost per FTE grows by {applied} to {cost}, the tariff by {tariff}.",
    ),
    "project.year.uncovered": Text(
        "Zum Tarif gerechnet sind {hours} Stunden je Woche nicht gedeckt.",
        "At the tariff {hours} hours a week are not covered.",
    ),
    "project.year.parameters": Text("Neu gilt: {parameters}.", "New: {parameters}."),
    # --- tables --------------------------------------------------------------------------------------
    "project.received": Text("Budget mit Ausgleich je Sozialraum", "Budget with compensation by district"),
    "project.received_note": Text(
        "Veränderung im Jahr {last}, nicht um Preissteigerungen bereinigt.",
        "Change in {last}, not adjusted for rising prices.",
    ),
    "project.budgets": Text("Budget nach der Formel je Sozialraum", "Budget by the formula, by district"),
    "project.compensation": Text("Defizitausgleich je Sozialraum", "Compensation by district"),
    "project.deficits.current": Text(
        "Defizit gegenüber {reference} je Sozialraum", "Deficit against {reference} by district"
    ),
    "project.deficits.initial": Text(
        "Defizit gegenüber {reference} je Sozialraum, seit dem ersten Jahr fest",
        "Deficit against {reference} by district, fixed since the first year",
    ),
    "project.reference": Text("Bezug {reference}", "reference {reference}"),
    "project.change_rate": Text("in %", "in %"),
    "project.money": Text("Woher das Geld kommt und wohin es geht", "Where the money comes from and where it goes"),
    "project.formula_total": Text("Gesamtbudget (Formel)", "total by the formula"),
    "project.euros": Text("Euro im Jahr", "euros a year"),
    "project.shares": Text("Anteil am bisherigen Geld und am Bedarf", "Share of the money so far and of the need"),
    "project.share_of_budget": Text("Anteil am Budget {reference}", "Share of the budgets {reference}"),
    "project.share_of_need": Text("Bedarfsanteil", "Need share"),
    "project.spent": Text("Verwendung zusammen", "uses together"),
    "project.pots": Text("Töpfe nach Regionen", "Pots by region"),
    "project.uncovered": Text("Nicht gedeckte Stunden je Woche", "Hours a week not covered"),
    "project.hours_together": Text("Stunden und Kosten", "Hours and costs"),
    "project.costs": Text("Jahreskosten einer Vollzeitstelle", "Cost of a full-time position"),
    "project.csv.change_rate": Text("Veränderungsrate", "change rate"),
    # --- the chart -----------------------------------------------------------------------------------
    "project.paths.intro": Text(
        "Für jeden Sozialraum: die Veränderung seines Budgets gegenüber {reference}. Die durchgezogene Linie ist das "
        "Budget mit Ausgleich, die gestrichelte das Budget allein nach der Formel. Wo nur eine Linie zu sehen ist, "
        "sind "
        "beide gleich. Alle Bilder haben denselben Maßstab.",
        "For each district: the change of its budget against {reference}. The full line is the budget with "
        "compensation, the dashed one the budget by the formula alone. Where there is one line only, both are the "
        "same. All pictures have the same scale.",
    ),
    "project.paths.intro_plain": Text(
        "Für jeden Sozialraum: die Veränderung seines Budgets gegenüber {reference}. Alle Bilder haben denselben "
        "Maßstab.",
        "For each district: the change of its budget against {reference}. All pictures have the same scale.",
    ),
    "project.paths.caption": Text(
        "Budget mit Ausgleich und nach der Formel, Veränderung gegenüber {reference} bis {last}",
        "Budget with compensation and by the formula, change against {reference} until {last}",
    ),
    "project.paths.caption_plain": Text(
        "Budget nach der Formel, Veränderung gegenüber {reference} bis {last}",
        "Budget by the formula, change against {reference} until {last}",
    ),
    "project.paths.alt": Text(
        "Liniendiagramm: Veränderung des Budgets je Sozialraum gegenüber {reference}.",
        "Line chart: change of each district's budget against {reference}.",
    ),
    # --- the paper for the committee -----------------------------------------------------------------
    "project.paper.subtitle": Text(
        "Vorausschau auf die Sozialraumbudgets {first} bis {last}", "Projection of district budgets {first} to {last}"
    ),
    "project.paper.years": Text("Haushaltsjahre", "Budget years"),
    "project.paper.source": Text("Grundlage", "Based on"),
    "project.paper.input": Text("Eingabe", "Input"),
    "project.paper.plan": Text("Plan", "Plan"),
    "project.paper.result": Text("Was in welchem Jahr geschieht", "What happens in which year"),
    "project.paper.years_intro": Text("Jahr für Jahr:", "Year by year:"),
    "project.paper.paths": Text("Der Weg jedes Sozialraums", "The way of each district"),
    "project.paper.lead.up": Text(
        "Das Geld des Jahres steigt von {before} ({reference}) auf {after} ({last}).",
        "The money of the year rises from {before} ({reference}) to {after} ({last}).",
    ),
    "project.paper.lead.down": Text(
        "Das Geld des Jahres sinkt von {before} ({reference}) auf {after} ({last}).",
        "The money of the year falls from {before} ({reference}) to {after} ({last}).",
    ),
    "project.paper.lead.same": Text(
        "Das Geld des Jahres ist {last} dasselbe wie {reference}: {after}.",
        "The money of the year is the same in {last} as in {reference}: {after}.",
    ),
    "project.paper.lead.none": Text(
        "Kein Sozialraum liegt nach der Formel unter seinem Budget von {reference}.",
        "By the formula no district is below its budget of {reference}.",
    ),
    "project.paper.lead.one": Text(
        "Nach der Formel läge ein Sozialraum im Jahr {year} unter seinem Budget von {reference}: {names}, um "
        "{deficit}.",
        "By the formula one district would be below its budget of {reference} in {year}: {names}, by {deficit}.",
    ),
    "project.paper.lead.many": Text(
        "Nach der Formel lägen {n} Sozialräume im Jahr {year} unter ihrem Budget von {reference}: {names}, zusammen um "
        "{deficit}.",
        "By the formula {n} districts would be below their budget of {reference} in {year}: {names}, together by "
        "{deficit}.",
    ),
    "project.paper.lead.compensation.initial": Text(
        "Dieses Defizit gilt für alle Jahre und wird aus Zusatzmitteln ausgeglichen ({steps}).",
        "This deficit holds for all years and is compensated from additional money ({steps}).",
    ),
    "project.paper.lead.compensation.current": Text(
        "Jedes Jahr hat sein eigenes Defizit; es wird aus Zusatzmitteln ausgeglichen ({steps}).",
        "Each year has a deficit of its own; it is compensated from additional money ({steps}).",
    ),
    "project.paper.lead.rate_of": Text("{rate} von {deficit}", "{rate} of {deficit}"),
    "project.paper.key.money": Text("Geld des Jahres {year}", "Money of the year {year}"),
    "project.paper.key.compensation": Text(
        "Defizitausgleich {first} bis {last} zusammen", "Compensation {first} to {last} together"
    ),
    "project.paper.key.left": Text(
        "in die Töpfe {first} bis {last} zusammen", "to the pots {first} to {last} together"
    ),
    "project.paper.districts": Text("Budgets der Sozialräume", "Budgets of the districts"),
    "project.paper.districts_intro": Text(
        "Was jeder Sozialraum in jedem Jahr hat: das Budget nach der Formel und den Defizitausgleich zusammen. Geld "
        "aus "
        "Töpfen geht an Regionen und ist nicht darin.",
        "What each district has in each year: budget by the formula and compensation together. Money of pots goes to "
        "regions and is not in it.",
    ),
    "project.paper.budgets_intro": Text(
        "Das Budget jedes Sozialraums nach der Formel in jedem Jahr.",
        "The budget of each district by the formula in each year.",
    ),
    "project.paper.why": Text("Warum die Formel anders verteilt als bisher", "Why the formula divides otherwise"),
    "project.paper.why_intro": Text(
        "Die Formel verteilt das Gesamtbudget nach dem Bedarf, soweit Dämpfung und Bestandsschutz es zulassen. Ist der "
        "Bedarfsanteil eines Sozialraums kleiner als sein Anteil am Budget {reference}, bekommt er in der Regel einen "
        "kleineren Teil des Geldes als bisher; ist er größer, einen größeren.",
        "The formula distributes the total by need, as far as damping and protection allow. Where a district's need "
        "share is smaller than its share of the budgets of {reference}, it gets a smaller part of the money than so "
        "far, as a rule; where it is larger, a larger one.",
    ),
    "project.paper.money": Text(
        "Woher das Geld kommt und wohin es geht", "Where the money comes from and where it goes"
    ),
    "project.paper.money_intro": Text(
        "Jedes Jahr wird auf den Cent genau verwendet, was da ist: Das Geld des Jahres ist die Summe aus den Budgets "
        "nach der Formel, dem Defizitausgleich und den Töpfen.",
        "Each year's money is used to the cent: it is the sum of budgets by the formula, compensation and pots.",
    ),
    "project.paper.regions": Text("Zu den Regionen gehören:", "The regions are:"),
    "project.paper.hours": Text("Stunden und Kosten", "Hours and costs"),
    "project.paper.hours_intro": Text(
        "Wie viele Stunden je Woche das Budget nach der Formel für die Menschen im Sozialraum ergibt. Defizitausgleich "
        "und Töpfe sind nicht darin.",
        "How many hours a week the budget by the formula gives to the people of the district. Compensation and pots "
        "are not in it.",
    ),
    "project.paper.hours_uncovered": Text(
        "Anerkannt werden höchstens {cap} Kostensteigerung im Jahr. Steigen die Löhne stärker, bezahlt das Budget "
        "weniger Stunden, als es rechnet: {last} fehlen {hours} Stunden je Woche ({share}).",
        "The growth of costs is recognised up to {cap} a year. Where wages rise more, the budget pays fewer hours than "
        "it counts: in {last} {hours} hours a week are missing ({share}).",
    ),
    "project.paper.rules": Text("Wie gerechnet wird", "How it is calculated"),
    "project.paper.notes": Text("Hinweise", "Notes"),
    "project.basis.title": Text("Grundlagen", "What it rests on"),
    "project.basis.intro": Text(
        "Alle Vorgaben des Verfahrens mit dem Beschluss, der sie setzt. Was sich von Jahr zu Jahr ändert, steht in "
        "mehreren Zeilen.",
        "All parameters of the method with the resolution that sets them. What differs from year to year stands on "
        "several lines.",
    ),
    "project.basis.caption": Text("Parameter nach Jahren", "Parameters by year"),
    "project.basis.years": Text("Jahre", "Years"),
    "project.basis.all_years": Text("alle", "all"),
    "project.basis.plan": Text("Der Plan", "The plan"),
    "project.basis.plan_caption": Text("Was der Plan vorsieht", "What the plan says"),
    "project.basis.of": Text("Für", "For"),
    "project.basis.said": Text("Vorgabe", "Says"),
    "project.basis.compensation": Text(
        "Bezugsjahr {reference}, ausgeglichen wird {deficit}", "reference year {reference}, of {deficit}"
    ),
    "project.basis.deficit.current": Text("das Defizit des jeweiligen Jahres", "the deficit of each year"),
    "project.basis.deficit.initial": Text("das Defizit des ersten Jahres", "the deficit of the first year"),
    "project.basis.cap": Text("Steigerung höchstens {cap} im Jahr", "growth of at most {cap} a year"),
    "project.basis.pot": Text(
        "{share} der verbleibenden Mittel, Schlüssel: {by}", "{share} of what is left, key: {by}"
    ),
    "project.rule.today.previous": Text(
        "Jedes Jahr wird neu nach dem Verfahren gerechnet. Budget bisher ist {first} das der Eingabe, danach das "
        "Budget "
        "nach der Formel des Vorjahres; Ausgleich und Töpfe zählen nicht dazu.",
        "Each year is calculated anew by the method. The status quo is that of the input in {first}, then the "
        "budget by "
        "the formula of the year before; compensation and pots are no part of it.",
    ),
    "project.rule.today.input": Text(
        "Jedes Jahr wird neu nach dem Verfahren gerechnet. Budget bisher ist in allen Jahren ab {first} das der "
        "Eingabe.",
        "Each year is calculated anew by the method. The status quo is that of the input in all years from {first}.",
    ),
    "project.rule.money": Text(
        "Gesamtbudget nach der Formel + Zusatzmittel. Die Zusatzmittel bezahlen zuerst den Defizitausgleich; was "
        "bleibt, "
        "geht in die Töpfe.",
        "Total by the formula + additional money. The additional money pays compensation first; what is left goes to "
        "the pots.",
    ),
    "project.rule.deficit.current": Text(
        "Budget {reference} − Budget nach der Formel des Jahres, wo das positiv ist; in jedem Jahr neu.",
        "Budget of {reference} − the year's budget by the formula, where positive; anew in each year.",
    ),
    "project.rule.deficit.initial": Text(
        "Budget {reference} − Budget nach der Formel im ersten Jahr danach, wo das positiv ist; für alle Jahre fest.",
        "Budget of {reference} − budget by the formula in the first year after it, where positive; fixed for all "
        "years.",
    ),
    "project.rule.compensation": Text(
        "Ausgleichssatz des Jahres · Defizit, kaufmännisch auf Cent gerundet.",
        "The year's rate · deficit, rounded half up to the cent.",
    ),
    "project.rule.pots": Text(
        "Die verbleibenden Zusatzmittel werden nach den Anteilen auf die Töpfe und aus jedem Topf nach seinem "
        "Schlüssel "
        "auf die Regionen verteilt, auf Cent nach größtem Rest (bei gleichem Rest zuerst, was zuerst genannt ist).",
        "The additional money left is divided over the pots by their shares and from each pot over the regions by its "
        "key, to the cent by largest remainder (ties to the one named first).",
    ),
    "project.rule.key.equal": Text("Schlüssel gleich: jede Region dasselbe.", "Key equal: the same for each region."),
    "project.rule.key.inhabitants": Text(
        "Schlüssel Einwohner: nach der Summe der genannten Spalte.", "Key inhabitants: by the sum of the column named."
    ),
    "project.rule.key.need": Text(
        "Schlüssel Bedarf: nach der Summe der Bedarfsanteile des Jahres.",
        "Key need: by the sum of the year's need shares.",
    ),
    "project.rule.key.given": Text(
        "Schlüssel vorgegeben: nach den Anteilen des Plans.", "Key given: by the shares of the plan."
    ),
    "project.rule.tariff": Text(
        "Jedes Jahr um die Tarifsteigerung höher als im Vorjahr, kaufmännisch auf Cent gerundet.",
        "Each year by the tariff higher than the year before, rounded half up to the cent.",
    ),
    "project.rule.capped": Text(
        "Jedes Jahr um die Tarifsteigerung höher als im Vorjahr, höchstens um die Obergrenze, kaufmännisch auf Cent "
        "gerundet. Nicht gedeckte Stunden: Stunden zu diesen Kosten − Stunden zu den Kosten, die dem Tarif ohne "
        "Obergrenze folgen.",
        "Each year by the tariff higher than the year before, at most by the cap, rounded half up to the cent. Hours "
        "not covered: hours at this cost − hours at the cost that follows the tariff without the cap.",
    ),
    "project.rule.hours": Text(
        "Aus dem Budget nach der Formel, Schritte 7 bis 9 des Verfahrens; Summen sind Summen der gerundeten Stunden.",
        "Out of the budget by the formula, steps 7 to 9 of the method; sums are sums of the rounded hours.",
    ),
    "project.largest": Text(
        "Die {n} Sozialräume mit der größten Veränderung; alle stehen in den Dateien (-o).",
        "The {n} districts with the largest change; all of them are in the files (-o).",
    ),
    # --- the workbook --------------------------------------------------------------------------------
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

PROBLEMS: dict[str, ProblemText] = {
    "projection_is_no_input": ProblemText(
        "das ist eine Vorausschau, keine Eingabe und kein Ergebnis: ihre Parameter sind die der Eingabe, aus der "
        "sie gerechnet wurde, nicht die des Plans",
        "that is a projection, no input and no result: its parameters are those of the input it was computed from, "
        "not those of the plan",
        "diese Eingabe nennen (Blatt Protokoll); die Jahre des Plans stehen in der Vorausschau, neu rechnet sie "
        "„sozialbudget project EINGABE --plan PLAN“",
        "name that input (sheet Protocol); the projection has the years of the plan, “sozialbudget project INPUT "
        "--plan PLAN” computes them anew",
    ),
    # --- reading the plan ----------------------------------------------------------------------------
    "plan_entry_unknown": ProblemText(
        "einen Eintrag {found} gibt es hier nicht",
        "there is no entry {found} here",
        "einen davon schreiben: {entries}",
        "write one of: {entries}",
    ),
    "plan_entry_misspelt": ProblemText(
        "einen Eintrag {found} gibt es hier nicht; gemeint ist wohl {suggestion}",
        "there is no entry {found} here; {suggestion} is probably meant",
        "{suggestion} schreiben",
        "write {suggestion}",
    ),
    "plan_entry_twice": ProblemText(
        "{found} und {first} sind derselbe Eintrag",
        "{found} and {first} are the same entry",
        "einen von beiden löschen",
        "delete one of the two",
    ),
    "plan_entry_missing": ProblemText(
        "hier fehlt der Eintrag {entry}",
        "the entry {entry} is missing here",
        "{entry} ergänzen, z. B. {example}",
        "add {entry}, e.g. {example}",
    ),
    "plan_not_single": ProblemText(
        "{subject} ist {found}, erwartet wird ein einzelner Wert",
        "{subject} is {found}, expected a single value",
        "einen Wert schreiben",
        "write one value",
    ),
    "plan_date": ProblemText(
        "{subject} ist ein Datum oder eine Uhrzeit ({found}), erwartet wird eine Zahl oder ein Text",
        "{subject} is a date or time ({found}), expected a number or a text",
        "die Zahl schreiben oder den Text in Anführungszeichen",
        "write the number, or the text in quotation marks",
    ),
    "plan_no_name": ProblemText(
        "der Eintrag hat keinen Namen",
        "the entry has no name",
        "den Namen der Region schreiben",
        "write the name of the region",
    ),
    "plan_not_a_table": ProblemText(
        "{found} steht, wo ein Abschnitt erwartet wird",
        "{found} stands where a section is expected",
        "einen Abschnitt schreiben: {example}",
        "write a section: {example}",
    ),
    "plan_not_a_list": ProblemText(
        "{found} steht, wo eine Liste von Nummern erwartet wird",
        "{found} stands where a list of ids is expected",
        'eine Liste schreiben: ["01", "02"]',
        'write a list: ["01", "02"]',
    ),
    "plan_id_no_text": ProblemText(
        "{found} ist kein Text: Nummern von Sozialräumen behalten ihre Nullen nur in Anführungszeichen",
        "{found} is no text: ids of districts keep their zeros in quotation marks only",
        '"{found}" schreiben',
        'write "{found}"',
    ),
    "plan_no_year": ProblemText(
        "{found} ist kein Jahr",
        "{found} is no year",
        "ein Jahr mit vier Ziffern schreiben: {example}; ein Doppelhaushalt braucht für jedes Jahr einen Abschnitt",
        "write a year of four digits: {example}; a budget for two years takes a section for each year",
    ),
    "plan_year_is_said": ProblemText(
        "das Jahr sagt schon die Überschrift des Abschnitts",
        "the heading of the section says the year already",
        "die Zeile löschen",
        "delete the line",
    ),
    # --- years ---------------------------------------------------------------------------------------
    "plan_no_years": ProblemText(
        "der Plan nennt kein Jahr",
        "the plan names no year",
        "einen Abschnitt je Jahr schreiben: [Jahre.2026]",
        "write a section for each year: [years.2026]",
    ),
    "plan_years_gap": ProblemText(
        "auf {before} folgt {after}; {missing} fehlt",
        "{before} is followed by {after}; {missing} is missing",
        "jedes Jahr nennen, auch eines ohne Änderung: [Jahre.{missing}]",
        "name every year, one without a change too: [years.{missing}]",
    ),
    "plan_first_year": ProblemText(
        "der Plan beginnt {found}, die Eingabe gilt für {expected}",
        "the plan begins in {found}, the input is for {expected}",
        "den Plan {expected} beginnen lassen oder die Eingabe für {found} nehmen",
        "let the plan begin in {expected} or take the input of {found}",
    ),
    "plan_additional": ProblemText(
        "die Zusatzmittel sind {found} €, erwartet wird ein Betrag ab 0 € mit ganzen Cent",
        "the additional money is {found} €, expected an amount from 0 € in whole cents",
        "den Betrag berichtigen",
        "correct the amount",
    ),
    "plan_rate": ProblemText(
        "{what} ist {found}, erwartet wird ein Satz von 0 bis 100 %",
        "{what} is {found}, expected 0 to 100 %",
        "den Satz berichtigen",
        "correct the rate",
    ),
    "plan_parameters_contradict": ProblemText(
        "die Parameter für {year} passen nicht zusammen: {what}",
        "the parameters of {year} do not fit: {what}",
        "die Angaben dieses Jahres berichtigen; was es nicht sagt, gilt wie in der Eingabe",
        "correct what this year says; what it does not say holds as in the input",
    ),
    "plan_column_unknown": ProblemText(
        "eine Spalte {found} ist aus der Eingabe nicht gelesen worden",
        "no column {found} was read from the input",
        "eine Spalte nennen, die dort Indikator, Bezugsgröße oder Bezugsbevölkerung ist: {known}",
        "name a column that is an indicator, a base or the population there: {known}",
    ),
    "plan_year_unsolved": ProblemText(
        "{year} ist so nicht zu rechnen: {what}",
        "{year} has no solution: {what}",
        "{remedy}",
        "{remedy}",
    ),
    # --- cost per FTE --------------------------------------------------------------------------------
    "plan_tariff_missing": ProblemText(
        "für {year} fehlt die Tarifsteigerung, die andere Jahre nennen",
        "the tariff of {year} is missing, which other years name",
        'sie in jedem Jahr nach dem ersten nennen, auch wenn nichts steigt: Tarifsteigerung = "0 %"',
        'name it in every year after the first, even where nothing rises: tariff = "0 %"',
    ),
    "plan_cap_without_tariff": ProblemText(
        "die Obergrenze bewirkt nichts: kein Jahr nennt eine Tarifsteigerung",
        "the cap does nothing: no year names a tariff",
        'in jedem Jahr eine nennen, z. B. Tarifsteigerung = "2,8 %", oder die Obergrenze löschen',
        'name one in every year, e.g. tariff = "2.8 %", or delete the cap',
    ),
    "plan_cost_and_tariff": ProblemText(
        "die Jahreskosten je VZÄ für {year} folgen aus der Tarifsteigerung und sind zugleich angegeben",
        "the cost per FTE of {year} follows from the tariff and is given as well",
        "eines von beiden löschen; gewachsen wird von den Jahreskosten des ersten Jahres aus",
        "delete one of the two; the cost grows from that of the first year",
    ),
    # --- compensation --------------------------------------------------------------------------------
    "plan_no_reference": ProblemText(
        "für {year} ist ein Ausgleich angegeben, aber nicht, gegenüber welchem Jahr ein Defizit gemessen wird",
        "{year} has a compensation, but the year against which a deficit is measured is not said",
        "einen Abschnitt [Defizitausgleich] schreiben, darin Bezugsjahr = {reference}",
        "write a section [compensation] with reference_year = {reference}",
    ),
    "plan_reference_year": ProblemText(
        "das Bezugsjahr ist {found}, möglich sind {first} (Budget bisher der Eingabe) bis {last}",
        "the reference year is {found}, it may be {first} (the input's status quo) to {last}",
        "eines dieser Jahre nennen",
        "name one of these years",
    ),
    "plan_compensation_too_early": ProblemText(
        "für {year} ist ein Ausgleich angegeben, Defizite gibt es aber erst nach dem Bezugsjahr {reference}",
        "{year} has a compensation, but there are deficits only after the reference year {reference}",
        "den Ausgleich dieses Jahres löschen oder ein früheres Bezugsjahr wählen",
        "delete the compensation of this year or choose an earlier reference year",
    ),
    "plan_compensation_unpaid": ProblemText(
        "der Ausgleich {year} kostet {needed}, die Zusatzmittel sind {additional}; es fehlen {missing}",
        "the compensation of {year} costs {needed}, the additional money is {additional}; {missing} are missing",
        "die Zusatzmittel erhöhen oder höchstens {most} ausgleichen",
        "raise the additional money or compensate {most} at most",
    ),
    # --- pots and regions ----------------------------------------------------------------------------
    "plan_money_without_pots": ProblemText(
        "{year} bleiben nach dem Ausgleich {left} übrig, und der Plan sagt nicht, wohin sie gehen",
        "{left} are left after the compensation in {year}, and the plan does not say where they go",
        "einen Topf mit seinen Regionen nennen ([[Toepfe]], [Regionen]) oder die Zusatzmittel um diesen Betrag senken",
        "name a pot and its regions ([[pots]], [regions]) or lower the additional money by this amount",
    ),
    "plan_pot_shares": ProblemText(
        "die Anteile der Töpfe ergeben {sum}, nicht 100 %",
        "the shares of the pots sum to {sum}, not 100 %",
        "die Anteile berichtigen; keiner ist negativ",
        "correct the shares; none is negative",
    ),
    "plan_pots_without_regions": ProblemText(
        "es gibt Töpfe, aber keine Regionen",
        "there are pots, but no regions",
        'einen Abschnitt [Regionen] schreiben, darin je Region die Nummern: Ost = ["01", "02"]',
        'write a section [regions] with the ids of each: East = ["01", "02"]',
    ),
    "plan_named_twice": ProblemText(
        "{name} steht zweimal",
        "{name} stands twice",
        "einen der beiden Namen ändern",
        "change one of the two names",
    ),
    "plan_pot_without_column": ProblemText(
        "{pot} wird nach Einwohnern verteilt, aber nicht gesagt, welche Spalte sie zählt",
        "{pot} is divided by inhabitants, but the column that counts them is not said",
        'die Spalte nennen, z. B. Spalte = "Einwohner"',
        'name the column, e.g. column = "inhabitants"',
    ),
    "plan_pot_needs_no_column": ProblemText(
        "{pot} wird nicht nach Einwohnern verteilt",
        "{pot} is not divided by inhabitants",
        'die Spalte löschen oder Schluessel = "Einwohner" schreiben',
        'delete the column or write key = "inhabitants"',
    ),
    "plan_pot_without_given": ProblemText(
        "{pot} wird nach vorgegebenen Anteilen verteilt, aber keiner ist angegeben",
        "{pot} is divided by given shares, but none is given",
        'den Anteil jeder Region nennen: Vorgaben = {{ Ost = "40 %", West = "60 %" }}',
        'name the share of each region: given = {{ East = "40 %", West = "60 %" }}',
    ),
    "plan_pot_needs_no_given": ProblemText(
        "{pot} wird nicht nach vorgegebenen Anteilen verteilt",
        "{pot} is not divided by given shares",
        'die Vorgaben löschen oder Schluessel = "vorgegeben" schreiben',
        'delete them or write key = "given"',
    ),
    "plan_given_unknown": ProblemText(
        "{pot}: eine Region {found} gibt es nicht",
        "{pot}: there is no region {found}",
        "eine davon schreiben: {known}",
        "write one of: {known}",
    ),
    "plan_given_missing": ProblemText(
        "{pot}: der Anteil fehlt für {regions}",
        "{pot}: the share is missing for {regions}",
        "ihn nennen, 0 % für keinen",
        "name it, 0 % for none",
    ),
    "plan_given_shares": ProblemText(
        "{pot}: die Anteile der Regionen ergeben {sum}, nicht 100 %",
        "{pot}: the shares of the regions sum to {sum}, not 100 %",
        "die Anteile berichtigen; keiner ist negativ",
        "correct the shares; none is negative",
    ),
    "plan_regions_overlap": ProblemText(
        "{id} steht in {first} und in {second}",
        "{id} stands in {first} and in {second}",
        "jeden Sozialraum in einer Region nennen",
        "name each district in one region",
    ),
    "plan_region_empty": ProblemText(
        "die Region {region} hat keinen Sozialraum",
        "the region {region} has no district",
        "ihre Nummern nennen oder sie löschen",
        "name its ids or delete it",
    ),
    "plan_district_left_out": ProblemText(
        "{district} ({id}) ist in der Eingabe ausgenommen",
        "{district} ({id}) is excluded in the input",
        "die Nummer aus der Region löschen",
        "delete the id from the region",
    ),
    "plan_district_unknown": ProblemText(
        "einen Sozialraum {found} gibt es nicht",
        "there is no district {found}",
        "eine dieser Nummern schreiben: {known}",
        "write one of these ids: {known}",
    ),
    "plan_district_misspelt": ProblemText(
        "einen Sozialraum {found} gibt es nicht; gemeint ist wohl {known}",
        "there is no district {found}; {known} is probably meant",
        '"{known}" schreiben',
        'write "{known}"',
    ),
    "plan_districts_outside": ProblemText(
        "in keiner Region stehen: {districts}",
        "in no region: {districts}",
        "jeden Sozialraum in einer Region nennen",
        "name each district in one region",
    ),
    "plan_column_empty": ProblemText(
        "{pot}: die Spalte {column} ist in den Regionen negativ oder überall 0",
        "{pot}: the column {column} is negative or 0 everywhere in the regions",
        "eine Spalte mit Personenzahlen nennen",
        "name a column that counts persons",
    ),
}
"""What a problem's sentences are: what was found and expected, and the remedy."""
