"""The one catalogue of words that belong to no parameter and no figure (those carry their own).

Keys are dotted paths by where the words are used. A key that is used but missing, or present but
unused, fails a test (tests/words/test_words.py).
"""

from sozialbudget.words import annex, compare, dated, hour_sheets, project, project_fund, roll, screen, series, verify
from sozialbudget.words.text import Text, same

WORDS: dict[str, Text] = {
    # --- titles of the tables an analyst fills in -------------------------------------------------
    "sheet.districts": Text("Sozialräume", "Districts"),
    "sheet.indicators": Text("Indikatoren", "Indicators"),
    "sheet.parameters": Text("Parameter", "Parameters"),
    "sheet.services": Text("Leistungen", "Services"),
    # --- sheets of the result -------------------------------------------------------------------
    "sheet.overview": Text("Übersicht", "Overview"),
    "sheet.calculation": Text("Berechnungsbogen", "Calculation sheet"),
    "sheet.hours": Text("Stunden", "Hours"),
    "sheet.checks": Text("Prüfungen", "Checks"),
    "sheet.protocol": Text("Protokoll", "Protocol"),
    "sheet.causes": Text("Ursachen", "Causes"),
    "sheet.workings": Text("Rechenweg", "Workings"),
    "sheet.solver": Text("Ausgleich", "Balancing"),
    # --- the result workbook ------------------------------------------------------------------------
    "print.page": Text("Seite", "Page"),
    "total": Text("Summe", "Total"),
    "overview.title": Text("Sozialraumbudgets {year}", "District budgets {year}"),
    "overview.remark": Text("Berechnet aus {name}", "Computed from {name}"),
    "overview.before": Text("Budgets bisher, Summe", "Budgets today, sum"),
    "overview.budgets": Text("Budgets neu, Summe", "New budgets, sum"),
    "overview.gaining": Text("Sozialräume mit Zuwachs", "Districts that gain"),
    "overview.losing": Text("Sozialräume mit Verlust", "Districts that lose"),
    "overview.largest_gain": Text("Größter Zuwachs", "Largest gain"),
    "overview.largest_loss": Text("Größter Verlust", "Largest loss"),
    "overview.protected": Text("Bestandsschutz: von den anderen aufgebracht", "Protection: paid by the others"),
    "overview.hours": Text("Face-to-face-Stunden je Woche", "Face-to-face hours a week"),
    "overview.excluded": Text("Ausgenommene Sozialräume", "Districts left out"),
    "overview.checks": Text("Prüfungen", "Checks"),
    "overview.all_ok": Text("alle bestanden", "all passed"),
    "overview.some_wrong": Text("nicht bestanden – siehe Blatt Prüfungen", "failed – see sheet Checks"),
    "overview.live": Text(
        "Diese Mappe rechnet selbst: Gewichte, Dämpfung, Grenzen, Werte der Indikatoren und Budgets in den gelben "
        "Zellen ändern und neu berechnen (F9).",
        "This workbook calculates by itself: change weights, damping, limits, indicator values and budgets in the "
        "yellow cells and recalculate (F9).",
    ),
    "overview.new_run": Text(
        "Nur Wörter (Bedarfsverfahren, Bezug, Standardabweichung, Art, Richtung) und neue Zeilen brauchen einen neuen "
        "Lauf von sozialbudget.",
        "Only words (need method, basis, standard deviation, kind, direction) and new rows need a new run of "
        "sozialbudget.",
    ),
    "overview.inputs": Text(
        "Woher jede Zahl kommt, steht in den Formeln; Parameter und Spalten haben Namen.",
        "Where each figure comes from stands in its formula; parameters and columns have names.",
    ),
    "overview.chart": Text("Budget bisher und neu", "Budget today and new"),
    "overview.chart_part": Text(
        "Budget bisher und neu: größte Zuwächse und Verluste", "Budget today and new: largest gains and losses"
    ),
    "overview.chart_description": Text(
        "Balkendiagramm: je Sozialraum das Budget bisher und das neue Budget; die Zahlen stehen im Berechnungsbogen",
        "Bar chart: for each district the budget today and the new budget; the figures stand on the calculation sheet",
    ),
    "calculation.title": Text("Berechnungsbogen Budgetgrößen {year}", "Calculation sheet of budgets {year}"),
    "calculation.remark": Text(
        "Eine Zeile je Sozialraum. Beträge in Euro im Jahr, Stunden je Woche.",
        "One row per district. Amounts in euros a year, hours per week.",
    ),
    "calculation.left": Text("Linker Teil: Herleitung der Budgets", "Left part: how the budgets are derived"),
    "calculation.right": Text(
        "Rechter Teil: Verteilung auf die Leistungen", "Right part: how they are divided over the services"
    ),
    "calculation.weight": Text("Gewicht", "weight"),
    "hours.title": Text("Face-to-face-Stunden je Woche {year}", "Face-to-face hours a week {year}"),
    "hours.remark": Text(
        "Stunden je Woche, die unmittelbar den Klientinnen und Klienten zur Verfügung stehen (nach abf-Abschlag).",
        "Hours a week that reach the clients (after abf time).",
    ),
    "hours.provider_total": Text("Summe {provider}", "Total {provider}"),
    "hours.no_provider_total": Text("Summe ohne Träger", "Total without provider"),
    "parameters.said_by": Text("Herkunft", "said by"),
    "parameters.meaning": Text("Bedeutung", "meaning"),
    "said_by.default": Text("Voreinstellung", "default"),
    "said_by.default_after": Text("Voreinstellung nach {source}", "default after {source}"),
    "said_by.given": Text("Angabe", "given"),
    "said_by.workbook": Text("Eingabe", "input"),
    "said_by.file": Text("Parameterdatei", "parameter file"),
    "said_by.python": Text("Aufruf in Python", "call in Python"),
    "said_by.set": Text("Aufruf (--set)", "command line (--set)"),
    "checks.title": Text("Prüfungen", "Checks"),
    "checks.remark": Text("Jede Prüfung rechnet mit.", "Each check recalculates."),
    "checks.what": Text("Prüfung", "check"),
    "checks.found": Text("Ist", "found"),
    "checks.expected": Text("Soll", "expected"),
    "checks.difference": Text("Abweichung", "difference"),
    "checks.result": Text("Ergebnis", "result"),
    "checks.ok": Text("ok", "ok"),
    "checks.wrong": Text("FEHLER", "WRONG"),
    "checks.new_run": Text("NEUER LAUF", "NEW RUN"),
    "checks.words": Text(
        "Wörter, nach denen die Formeln gewählt wurden: Wer eines ändert, braucht einen neuen Lauf",
        "Words the formulas were chosen by: changing one needs a new run",
    ),
    "checks.word": Text("Wort", "word"),
    "checks.cell": Text("Zelle", "cell"),
    "checks.at_run": Text("beim Lauf", "at the run"),
    "checks.now": Text("jetzt", "now"),
    "check.budgets_sum": Text("Die neuen Budgets ergeben das Gesamtbudget", "New budgets sum to the total"),
    "check.overhead_sum": Text(
        "Regie- und Sachkosten und Personalbudgets ergeben die Budgets", "Overhead and personnel sum to the budgets"
    ),
    "check.services_sum": Text(
        "Die Beträge der Leistungen ergeben die Personalbudgets", "Service amounts sum to personnel"
    ),
    "check.services_each": Text(
        "Sozialräume, deren Leistungen nicht das Personalbudget ergeben",
        "Districts whose services do not sum to personnel",
    ),
    "check.shares_one": Text("Die Bedarfsanteile ergeben 1", "Need shares sum to 1"),
    "check.floors_hold": Text("Budgets unter ihrer Untergrenze", "Budgets below their floor"),
    "check.caps_hold": Text("Budgets über ihrer Obergrenze", "Budgets above their cap"),
    "check.alpha_solves": Text(
        "Mit dem Ausgleichsfaktor ergeben die Budgets vor Rundung das Gesamtbudget",
        "With alpha the budgets before rounding sum to the total",
    ),
    "check.multipliers_positive": Text("Multiplikatoren, die nicht positiv sind", "Multipliers that are not positive"),
    "check.causes_close": Text(
        "Sozialräume, deren Ursachen nicht die Veränderung ergeben", "Districts whose causes do not sum to the change"
    ),
    "check.service_shares": Text("Die Anteile der Leistungen ergeben 1", "Shares of the services sum to 1"),
    "check.total_multiple": Text(
        "Das Gesamtbudget ist ein Vielfaches der Rundung", "The total is a multiple of the rounding unit"
    ),
    "check.total_or_uplift": Text(
        "Nicht zugleich Gesamtbudget und Steigerung angegeben", "Not both total and uplift given"
    ),
    "check.hours_sum": Text(
        "Die Stunden je Träger ergeben die Stunden des Berechnungsbogens",
        "Hours by provider sum to the hours of the calculation sheet",
    ),
    "check.numbers_given": Text(
        "Zahlen der Eingabe: Budgets, Werte, Gewichte", "Numbers of the input: budgets, values, weights"
    ),
    "check.rows_unchanged": Text(
        "Zeilen der Sozialräume, Indikatoren und Leistungen wie beim Lauf",
        "Rows of districts, indicators and services as at the run",
    ),
    "check.providers_unchanged": Text(
        "Träger, deren Summe auf dem Blatt Stunden nicht mehr stimmt", "Providers whose total on Hours no longer holds"
    ),
    "check.excluded_unchanged": Text(
        "Sozialräume, die anders als beim Lauf ausgenommen sind", "Districts left out otherwise than at the run"
    ),
    "check.parameters_in_bounds": Text(
        "Parameter, die fehlen oder außerhalb ihrer Grenzen liegen", "Parameters missing or out of bounds"
    ),
    "check.auto_needs_max_loss": Text("Dämpfung auto ohne Höchstverlust", "Damping auto without a max loss"),
    "check.amounts_in_bounds": Text(
        "Negative Budgets, Gewichte oder Werte; Jahreskosten, die keine sind",
        "Negative budgets, weights or values; costs that are none",
    ),
    "check.services_in_bounds": Text(
        "Anteile und abf-Abschläge der Leistungen außerhalb ihrer Grenzen",
        "Shares and abf rates of services out of bounds",
    ),
    "check.control_totals": Text("Kontrollsummen, die nicht stimmen", "Control totals that do not match"),
    "check.floors_below_total": Text(
        "Untergrenzen über dem Gesamtbudget (nicht lösbar)", "Floors above the total (no solution)"
    ),
    "check.words_unchanged": Text("Wörter, die seit dem Lauf geändert wurden", "Words changed since the run"),
    "causes.title": Text("Ursachen der Veränderung", "Causes of the change"),
    "causes.remark": Text(
        "Vom bisherigen zum neuen Budget, in Euro und Cent; die fünf Ursachen ergeben zusammen genau die Veränderung.",
        "From today's budget to the new one, in euros and cents; the five causes sum exactly to the change.",
    ),
    "workings.title": Text("Rechenweg: Hilfsspalten", "Workings: helper columns"),
    "workings.remark": Text(
        "Zwischenschritte zu Dämpfung, Grenzen und Rundung, in den Zeilen des Berechnungsbogens.",
        "Intermediate steps of damping, limits and rounding, in the rows of the calculation sheet.",
    ),
    "solver.title": Text(
        "Ausgleich: Gesamtbudget, Dämpfung, Ausgleichsfaktor, Rundung", "Balancing: total, damping, alpha, rounding"
    ),
    "solver.remark": Text(
        "Hilfszellen; jeder Schritt der Tabellen nimmt die Sozialräume an ihrer Obergrenze heraus und teilt den Rest.",
        "Helper cells; each step of the tables takes out the districts at their cap and divides the rest.",
    ),
    "solver.step": Text("Schritt", "step"),
    "solver.alpha": Text("Ausgleichsfaktor", "alpha"),
    "solver.at_cap": Text("an der Obergrenze gebunden", "bound at the cap"),
    "solver.growing": Text("Gewicht der übrigen", "weight of the others"),
    "solver.low": Text("Runden mindestens", "rounds at least"),
    "solver.high": Text("Runden unter", "rounds below"),
    "solver.middle": Text("Versuch", "trial"),
    "solver.taken": Text("Einheiten dafür", "units it takes"),
    "protocol.title": Text("Protokoll", "Protocol"),
    "protocol.program": Text("Programm", "program"),
    "protocol.edition": Text("Ausgabe {edition}", "edition {edition}"),
    "protocol.input": Text("Eingabe", "input"),
    "protocol.live": Text("Neu berechnen", "recalculation"),
    "protocol.live_text": Text(
        "Zahlen in den Eingabeblättern wirken sofort. Wörter und neue Zeilen brauchen einen neuen Lauf.",
        "Numbers on the input sheets take effect at once. Words and new rows need a new run.",
    ),
    "protocol.readings": Text(
        "Lesarten, wo die Vorlage 2011/099 des Landkreises Lüneburg eine offen lässt",
        "Readings taken where Vorlage 2011/099 of Landkreis Lüneburg leaves one open",
    ),
    "protocol.parameters": Text("Parameter und ihre Herkunft", "Parameters and where they came from"),
    "protocol.excluded": Text("Ausgenommene Sozialräume", "Districts left out"),
    "protocol.notes": Text("Hinweise und Warnungen", "Notes and warnings"),
    "protocol.no_notes": Text("keine", "none"),
    "reading.need": Text("Indikatoren und Gewichte", "Indicators and weights"),
    "reading.need_text": Text(
        "Die Vorlage aus Lüneburg nennt weder Indikatoren noch Gewichte noch das Verfahren; gerechnet wird mit: "
        "{method}.",
        "The paper of Lüneburg names neither indicators nor weights nor the method; computed with: {method}.",
    ),
    "reading.damping": Text("Dämpfung", "Damping"),
    "reading.damping_text": Text(
        "„Gewisser Bestandsschutz“ ist gelesen als Mittelwert aus fortgeschriebenem und Bedarfsbudget, gewichtet mit "
        "der Dämpfung.",
        "“Gewisser Bestandsschutz” is read as the mean of the status quo carried forward and the need-based budget, "
        "weighted by the damping.",
    ),
    "reading.protection": Text("Bestandsschutz", "Protection"),
    "reading.protection_text": Text(
        "Höchstverlust und Höchstzuwachs finanzieren die Sozialräume untereinander: ein Ausgleichsfaktor für alle.",
        "Max loss and max gain are financed among the districts: one alpha for all.",
    ),
    "reading.rounding": Text("Rundung", "Rounding"),
    "reading.rounding_text": Text(
        "Budgets sind Vielfache von {unit} €; übrige Einheiten gehen an die größten Reste, die Summe ist das "
        "Gesamtbudget.",
        "Budgets are multiples of {unit} €; units left over go to the largest remainders, the sum is the total.",
    ),
    "reading.overhead": Text("Regie- und Sachkosten", "Overhead"),
    "reading.overhead_text": Text(
        "Ob die Pauschale vom Budget abgeht oder auf die Personalkosten kommt, sagt die Vorlage aus Lüneburg nicht; "
        "gewählt ist: {basis}.",
        "The paper of Lüneburg does not say whether the flat rate is taken off the budget or comes on top of personnel "
        "cost; chosen: {basis}.",
    ),
    "reading.services": Text("60 zu 40", "60 to 40"),
    "reading.services_text": Text(
        "Unter Punkt 6 ist vom Einsatz des Sozialraumbudgets die Rede, in der Aktualisierung von den Personalkosten; "
        "geteilt wird das Personalbudget.",
        "Item 6 speaks of the district budget, the update of personnel cost; it is the personnel money that is split.",
    ),
    "reading.abf": Text("abf-Zeiten", "abf time"),
    "reading.abf_text": Text(
        "Der Abschlag wird von den Wochenstunden abgezogen, nicht vom Geld.",
        "The deduction is taken from the weekly hours, not from the money.",
    ),
    "reading.min_fte": Text("Mindeststellen", "Minimum positions"),
    "reading.min_fte_text": Text(
        "Wenige Stellen führen zu einem Hinweis, nicht zu einer Änderung.",
        "Few positions lead to a note, not to a change.",
    ),
    # --- the input workbook ready to fill (workbook/template.py) ---------------------------------
    "template.sheet.guide": Text("Anleitung", "Guide"),
    "template.made_by": Text("Erstellt mit sozialbudget", "Made with sozialbudget"),
    "template.footer": Text("&L&8&A&R&8Seite &P von &N", "&L&8&A&R&8Page &P of &N"),
    "template.title.districts": Text("Sozialraumbudgets: Eingabe", "District budgets: input"),
    "template.title.indicators": Text("Indikatoren und ihre Gewichte", "Indicators and their weights"),
    "template.title.parameters": Text("Parameter der Verteilung", "Parameters of the allocation"),
    "template.title.services": Text("Leistungen und ihre Anteile", "Services and their shares"),
    "template.column.inhabitants": Text("Einwohner", "inhabitants"),
    "template.column.under_18": Text("Einwohner unter 18", "inhabitants under 18"),
    "template.column.children_on_benefits": Text("Kinder im SGB-II-Bezug", "children on SGB II"),
    "template.column.single_parents": Text("Alleinerziehende", "single parents"),
    "template.column.child_raising_support": Text("Hilfen zur Erziehung", "child-raising support"),
    "template.service.counselling": Text("Beratung und Gruppenarbeit", "Counselling and group work"),
    "template.service.networking": Text("Vernetzung", "Networking"),
    "template.mark.required": Text("Pflicht", "required"),
    "template.mark.optional": Text("freiwillig", "optional"),
    "template.mark.indicator": Text("Indikator", "indicator"),
    "template.mark.population": Text("Bezugsgröße", "reference population"),
    "template.mark.spare": Text("frei", "spare"),
    "template.header.default": Text("Vorgabe, wenn leer", "default if empty"),
    "template.header.default.help": Text(
        "Was gilt, wenn die Spalte Wert leer bleibt. Sie wird nicht gelesen.",
        "What holds where the column value is left empty. It is not read.",
    ),
    "template.header.explained": Text("Erläuterung", "explanation"),
    "template.header.explained.help": Text(
        "Was der Parameter bewirkt. Sie wird nicht gelesen.", "What the parameter does. It is not read."
    ),
    "template.remark.districts": Text(
        "Eine Zeile je Sozialraum. Rechts stehen die Indikatoren und ihre Bezugsgrößen: umbenennen, löschen oder "
        "ergänzen, wie Sie es brauchen.",
        "One row per district. On the right stand the indicators and their reference populations: rename, delete or "
        "add as you need.",
    ),
    "template.remark.indicators": Text(
        "Eine Zeile je Indikator. Der Name ist der einer Spalte des Blatts Sozialräume.",
        "One row per indicator. Its name is that of a column of the sheet Districts.",
    ),
    "template.remark.parameters": Text(
        "Leer heißt: Es gilt die Vorgabe. Was als erforderlich bezeichnet ist, hat keine Vorgabe.",
        "Empty means: the default holds. What is called required has no default.",
    ),
    "template.remark.source": Text(
        "Unter Quelle gehört Ihr eigener Beschluss. Was anderswo beschlossen wurde, steht im Kommentar des Parameters.",
        "The column source is for your own resolution. What others resolved stands in the parameter's comment.",
    ),
    "template.remark.services": Text(
        "Vorbelegt wie in der Vorlage 2011/099 des Landkreises Lüneburg: 60 % und 40 %.",
        "Filled in as in Vorlage 2011/099 of Landkreis Lüneburg: 60% and 40%.",
    ),
    "template.sum.weights": Text("Summe der Gewichte", "sum of the weights"),
    "template.sum.shares": Text("Summe der Anteile (muss 100 % sein)", "sum of the shares (must be 100%)"),
    "template.comment.column": Text(
        "Eine Spalte mit eigenem Namen. Soll sie als Indikator zählen, bekommt sie eine Zeile im Blatt Indikatoren. "
        "Wer sie umbenennt, benennt sie auch dort um.",
        "A column with a name of its own. To count as an indicator, it gets a row in the sheet Indicators. "
        "Rename it there too if you rename it here.",
    ),
    "template.comment.spare": Text(
        "Platz für einen weiteren Indikator oder eine Bezugsgröße: Überschrift eintragen, Werte darunter.",
        "Room for another indicator or reference population: enter a header, and values below it.",
    ),
    "template.comment.unit": Text("Einheit: {unit}", "Unit: {unit}"),
    "template.comment.allowed": Text("Erlaubt: {allowed}", "Allowed: {allowed}"),
    "template.comment.default": Text("Vorgabe: {default}", "Default: {default}"),
    "template.comment.key": Text("Kurzname für --set: {name}", "Key for --set: {name}"),
    "template.comment.hint": Text("Hinweis: {hint}", "Hint: {hint}"),
    "template.default.required": Text("erforderlich", "required"),
    "template.default.none": Text("keine", "none"),
    "problem.perhaps": Text(
        "; vielleicht ist das {entered_as}, gemeint wäre {meant}",
        "; perhaps this is {entered_as}, {meant} would be meant",
    ),
    "problem.finer_rounding": Text("eine Rundung von {unit} oder {wider}", "a rounding unit of {unit} or {wider}"),
    "problem.limit_of_at_least": Text("einen {limit} von mindestens {nearest}", "a {limit} of at least {nearest}"),
    "problem.wider_limits": Text("weitere Grenzen", "wider limits"),
    "template.allowed.between": Text("{low} bis {high}", "{low} to {high}"),
    "template.allowed.at_least": Text("mindestens {limit}", "at least {limit}"),
    "template.allowed.more_than": Text("mehr als {limit}", "more than {limit}"),
    "template.allowed.at_most": Text("höchstens {limit}", "at most {limit}"),
    "template.allowed.less_than": Text("weniger als {limit}", "less than {limit}"),
    "template.allowed.multiple_of": Text("Vielfache von {step}", "multiples of {step}"),
    "template.allowed.column": Text("eine Spalte des Blatts Sozialräume", "a column of the sheet Districts"),
    "template.allowed.whole": Text("eine ganze Zahl", "a whole number"),
    "template.allowed.text": Text(
        "Text in einer Zeile, höchstens {most} Zeichen", "text in one line, at most {most} characters"
    ),
    "template.allowed.and": Text(" und ", " and "),
    "template.allowed.or": Text(" oder ", " or "),
    "template.message.title": Text("So nicht erlaubt", "Not allowed"),
    "template.message.parameter": Text("{label}: Erlaubt ist {allowed}.", "{label}: allowed is {allowed}."),
    "template.message.unusual": Text(
        "{label}: Üblich ist eine Zahl, {allowed}.", "{label}: usual is a number, {allowed}."
    ),
    "template.message.unusual.title": Text("Ungewöhnlicher Wert", "Unusual value"),
    "template.message.choice": Text("Erlaubt ist: {words}.", "Allowed is: {words}."),
    "template.message.column": Text(
        "Bitte den Namen einer Spalte des Blatts Sozialräume aus der Liste wählen.",
        "Please choose the name of a column of the sheet Districts from the list.",
    ),
    "template.message.id": Text("Die Nummer hat 1 bis 40 Zeichen.", "The id has 1 to 40 characters."),
    "template.guide.steps": Text("So füllen Sie die Mappe aus", "How to fill in this workbook"),
    "template.guide.districts": Text(
        "Blatt Sozialräume: je Sozialraum Name und bisheriges Budget, dazu die Werte der Indikatoren und "
        "Bezugsgrößen. Nicht gebrauchte Zeilen und Spalten löschen.",
        "Sheet Districts: each district's name and today's budget, with the values of indicators and reference "
        "populations. Delete rows and columns you do not need.",
    ),
    "template.guide.indicators": Text(
        "Blatt Indikatoren: für jeden Indikator Gewicht, Art (Anzahl oder Quote) und Bezugsgröße.",
        "Sheet Indicators: for each indicator its weight, kind (count or rate) and base.",
    ),
    "template.guide.parameters": Text(
        "Blatt Parameter: Haushaltsjahr, Dämpfung und Jahreskosten je VZÄ eintragen; alles andere hat eine Vorgabe.",
        "Sheet Parameters: enter budget year, damping and cost per FTE; everything else has a default.",
    ),
    "template.guide.services": Text(
        "Blatt Leistungen: prüfen, ob die Aufteilung stimmt; die Anteile ergeben zusammen 100 %.",
        "Sheet Services: see whether the division is right; the shares make 100% together.",
    ),
    "template.guide.check": Text(
        "Speichern und prüfen: sozialbudget check DATEI.xlsx nennt alles, was fehlt oder nicht stimmt, mit Blatt und "
        "Zelle.",
        "Save and check: sozialbudget --lang en check FILE.xlsx names all that is missing or wrong, with sheet and "
        "cell.",
    ),
    "template.guide.allocate": Text(
        "Rechnen: sozialbudget allocate DATEI.xlsx schreibt das Ergebnis daneben. Diese Mappe bleibt unverändert.",
        "Compute: sozialbudget --lang en allocate FILE.xlsx writes the result beside it. This workbook stays as it is.",
    ),
    "template.guide.reading": Text("Gut zu wissen", "Good to know"),
    "template.guide.comments": Text(
        "Jede Überschrift und jeder Parameter trägt eine Erläuterung: den Zeiger auf die Ecke der Zelle halten.",
        "Every header and every parameter carries an explanation: hold the pointer over the corner of the cell.",
    ),
    "template.guide.required": Text(
        "Pflichtspalten haben eine fett gedruckte Überschrift und darüber das Wort „Pflicht“.",
        "Required columns have a header in bold type and the word “required” above it.",
    ),
    "template.guide.empty": Text(
        "Eine leere Zelle ist nie eine 0. Fehlt ein Wert endgültig, den Sozialraum mit Begründung in der Spalte "
        "„ausgenommen“ herausnehmen.",
        "An empty cell is never a 0. Where a value cannot be had, leave the district out and say why in the column "
        "“excluded”.",
    ),
    "template.guide.numbers": Text(
        "Sätze als Prozent (17,5 %) oder als Anteil (0,175) eintragen, in einer Spalte alle gleich; Beträge in EUR im "
        "Jahr.",
        "Enter rates as percent (17.5%) or as a share (0.175), alike within a column; amounts in EUR a year.",
    ),
    "template.guide.rows": Text(
        "Text über den Überschriften, leere Zeilen und eine Zeile „Summe“ stören nicht; die Summe wird geprüft.",
        "Text above the headers, empty rows and a row “Total” do no harm; the total is checked.",
    ),
    "template.guide.source": Text(
        "Das Verfahren stammt aus der Vorlage 2011/099 des Landkreises Lüneburg. Was dort galt, ist in den Kommentaren "
        "ein Hinweis; als Quelle gilt nur, was Sie selbst eintragen.",
        "The method comes from Vorlage 2011/099 of Landkreis Lüneburg. What was resolved there is a hint in the "
        "comments; only what you enter yourself counts as a source.",
    ),
    # --- every document ------------------------------------------------------------------------------
    "document.county": Text("Gebietskörperschaft", "Authority"),
    "document.of_county": same("{title} – {county}"),
    "document.table": Text("Tabelle", "Table"),
    "document.figure": Text("Abbildung", "Figure"),
    "document.page": Text("Seite {page} von {pages}", "Page {page} of {pages}"),
    "document.draft": Text("ENTWURF", "DRAFT"),
    "document.imprint": same("sozialbudget {version}"),
    "document.contents": Text("Inhalt", "Contents"),
    "document.skip": Text("Zum Text springen", "Skip to the text"),
    "document.to_contents": Text("Zum Inhaltsverzeichnis", "Back to the contents"),
    "document.show_all": Text("Alle {n} anzeigen", "Show all {n}"),
    # --- charts --------------------------------------------------------------------------------------
    "chart.cut_axis": Text("Die Achse beginnt nicht bei 0.", "The axis does not begin at 0."),
    "chart.millions": Text("Mio.\N{NO-BREAK SPACE}{unit}", "m\N{NO-BREAK SPACE}{unit}"),
    "chart.billions": Text("Mrd.\N{NO-BREAK SPACE}{unit}", "bn\N{NO-BREAK SPACE}{unit}"),
}
for _words in (screen, annex, hour_sheets, roll, compare, project, verify, series, dated, project_fund):
    WORDS |= _words.WORDS
