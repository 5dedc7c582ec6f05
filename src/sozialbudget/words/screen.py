"""What the screen says: help, usage errors, the table, explanations. Part of the one catalogue (catalogue.py)."""

from sozialbudget.words.text import Text, same

WORDS: dict[str, Text] = {
    # --- the program and its commands ---------------------------------------------------------------
    "cli.help": Text(
        "Teilt Sozialraumbudgets nach Bedarf auf: aus einer Tabelle der Sozialräume werden Budgets und "
        "Face-to-face-Stunden, in einer Arbeitsmappe, die selbst nachrechnet.",
        "Divides district budgets by need: a table of districts becomes budgets and face-to-face hours, in a workbook "
        "that is itself the calculation.",
    ),
    "cli.example": Text("Beispiel: {command}", "Example: {command}"),
    "cli.start": Text("sozialbudget template -o eingabe.xlsx", "sozialbudget template -o input.xlsx"),
    "cli.allocate.help": Text(
        "Berechnet Budgets und Face-to-face-Stunden und schreibt das Ergebnis. Wenn die Eingabe steht, und jedes Mal, "
        "wenn sich an ihr etwas ändert.",
        "Compute budgets and face-to-face hours and write the result. Once the input is complete, and each time it "
        "changes.",
    ),
    "cli.allocate.example": Text(
        "sozialbudget allocate eingabe.xlsx -o ergebnis.xlsx -o ergebnis.csv --set damping=0.5",
        "sozialbudget allocate input.xlsx -o result.xlsx -o result.csv --set damping=0.5",
    ),
    "cli.annex.help": Text(
        "Schreibt die Anlage zur Vorlage für den Ausschuss: was vorgeschlagen wird, Berechnungsbogen, Erklärung je "
        "Sozialraum. Wenn der Vorschlag in den Ausschuss geht.",
        "Write the committee's annex: what is proposed, the calculation sheet, an explanation for each district. When "
        "the proposal goes to the committee.",
    ),
    "cli.annex.example": Text(
        "sozialbudget annex eingabe.xlsx -o anlage.pdf -o anlage.html --paper 2011/099 --date 01.06.2011",
        "sozialbudget annex input.xlsx -o annex.pdf -o annex.html --paper 2011/099 --date 2011-06-01",
    ),
    "cli.check.help": Text(
        "Prüft eine Eingabe und nennt alle Probleme; schreibt nichts. Nach dem Ausfüllen oder Ändern, vor dem Rechnen.",
        "Check an input and list all its problems; writes nothing. After filling in or changing it, before computing.",
    ),
    "cli.check.example": Text("sozialbudget check eingabe.xlsx", "sozialbudget check input.xlsx"),
    "cli.template.help": Text(
        "Schreibt eine Eingabe-Arbeitsmappe zum Ausfüllen. Im ersten Jahr; spätere Jahre beginnen mit roll.",
        "Write an input workbook ready to fill in. In the first year; later years begin with roll.",
    ),
    "cli.template.example": Text(
        "sozialbudget template -o eingabe.xlsx --districts 12",
        "sozialbudget template -o input.xlsx --districts 12",
    ),
    "cli.explain.help": Text(
        "Erklärt, warum sich das Budget eines Sozialraums ändert, und mit --steps, wie es berechnet ist. Wenn jemand "
        "nach seinem Sozialraum fragt.",
        "Explain why the budget of one district changes, and with --steps how it is computed. When somebody asks about "
        "their district.",
    ),
    "cli.explain.example": Text(
        'sozialbudget explain eingabe.xlsx "Dahlenburg"', 'sozialbudget explain input.xlsx "Dahlenburg"'
    ),
    # --- arguments and options ----------------------------------------------------------------------
    "cli.metavar.input": Text("EINGABE", "INPUT"),
    "cli.metavar.district": Text("SOZIALRAUM", "DISTRICT"),
    "cli.metavar.file": Text("DATEI", "FILE"),
    "cli.metavar.setting": Text("PARAMETER=WERT", "PARAMETER=VALUE"),
    "cli.metavar.number": Text("ZAHL", "NUMBER"),
    "cli.metavar.name": same("NAME"),
    "cli.metavar.text": same("TEXT"),
    "cli.metavar.date": Text("TT.MM.JJJJ", "YYYY-MM-DD"),
    "cli.metavar.letterhead": Text("BRIEFKOPF.docx", "LETTERHEAD.docx"),
    "cli.metavar.options": Text("[OPTIONEN]", "[OPTIONS]"),
    "cli.metavar.command": Text("BEFEHL …", "COMMAND …"),
    "cli.option.lang": Text(
        "Sprache von Bildschirm und Dokumenten, vor oder nach dem Befehl. Ohne Angabe SOZIALBUDGET_LANG; sonst folgt "
        "der Bildschirm dem System, und Dokumente sind deutsch.",
        "Language of screen and documents, before or after the command. Else SOZIALBUDGET_LANG; else the screen "
        "follows the system and documents are German.",
    ),
    "cli.option.version": Text("Nennt die Version.", "Show the version."),
    "cli.option.help": Text("Zeigt diese Hilfe.", "Show this help."),
    "cli.option.install_completion": Text(
        "Richtet die Tab-Ergänzung für diese Shell ein.", "Install completion for this shell."
    ),
    "cli.option.show_completion": Text(
        "Zeigt die Tab-Ergänzung für diese Shell, zum Kopieren.", "Show completion for this shell, to copy it."
    ),
    "cli.argument.input": Text(
        "Die Arbeitsmappe mit Sozialräumen, Indikatoren und Parametern (.xlsx, .xlsm, .ods, .xls).",
        "The workbook of districts, indicators and parameters (.xlsx, .xlsm, .ods, .xls).",
    ),
    "cli.argument.district": Text(
        "Nr oder Name des Sozialraums; Groß- und Kleinschreibung sind gleich.",
        "Id or name of the district, in capitals or not.",
    ),
    "cli.option.output": Text(
        "Wohin das Ergebnis kommt; die Endung bestimmt die Art: .xlsx (Arbeitsmappe, die nachrechnet), .json, .csv. "
        "Mehrfach möglich. Ohne Angabe: neben der Eingabe, ihr Name mit -ergebnis.xlsx.",
        "Where the result goes; the ending decides its kind: .xlsx (workbook that recalculates), .json, .csv. May be "
        "repeated. Left out: beside the input, its name with -result.xlsx (-ergebnis.xlsx in German).",
    ),
    "cli.option.set": Text(
        "Setzt einen Parameter, etwa damping=auto oder max_loss=0.1; gilt vor Datei und Arbeitsmappe. Mehrfach "
        "möglich.",
        "Set a parameter, e.g. damping=auto or max_loss=0.1; overrides file and workbook. May be repeated.",
    ),
    "cli.option.params": Text(
        "TOML-Datei mit Parametern; gilt vor der Arbeitsmappe.",
        "TOML file of parameters; overrides the workbook.",
    ),
    "cli.option.json": Text(
        "Gibt das Ergebnis als JSON aus; ohne -o wird dann keine Datei geschrieben.",
        "Print the result as JSON; without -o no file is written then.",
    ),
    "cli.option.json_problems": Text(
        "Gibt die Probleme als JSON-Liste aus, jede Zelle einzeln.",
        "Print the problems as a JSON list, each cell for itself.",
    ),
    "cli.option.steps": Text(
        "Zeigt danach die ganze Herleitung: jeden Schritt mit Formel, Zahlen, Zellen und Quelle.",
        "Then show the whole derivation: every step with its formula, numbers, cells and source.",
    ),
    "cli.option.json_derivation": Text("Gibt die Herleitung als JSON aus.", "Print the derivation as JSON."),
    "cli.option.quiet": Text("Gibt nur Fehler, Warnungen und Hinweise aus.", "Print errors, warnings and notes only."),
    "cli.option.annex_output": Text(
        "Wohin die Anlage kommt; die Endung bestimmt die Art: .pdf (barrierefrei), .docx, .html, .xlsx (Arbeitsmappe, "
        "die nachrechnet). Mehrfach möglich. Ohne Angabe: neben der Eingabe, ihr Name mit -anlage.pdf.",
        "Where the annex goes; the ending decides its kind: .pdf (accessible), .docx, .html, .xlsx (workbook that "
        "recalculates). May be repeated. Left out: beside the input, its name with -annex.pdf (-anlage.pdf in German).",
    ),
    "cli.option.part": Text(
        "Was zur Abstimmung steht: der linke Teil des Berechnungsbogens (budgets), der rechte (services) oder beide.",
        "What is put to the vote: the left part of the calculation sheet (budgets), the right (services) or both.",
    ),
    "cli.option.title": Text("Titel statt des üblichen.", "Title in place of the usual one."),
    "cli.option.paper": Text("Nummer der Vorlage, zum Beispiel 2011/099.", "Number of the committee paper: 2011/099."),
    "cli.option.committee": Text("Gremium, zum Beispiel Jugendhilfeausschuss.", "The committee's name."),
    "cli.option.date": Text(
        "Datum des Dokuments. Ohne Angabe steht keines darauf; das heutige wird nie eingesetzt.",
        "Date of the document. Left out, none is printed; today's is never put in.",
    ),
    "cli.option.author": Text("Wer die Anlage verfasst hat.", "Who wrote the annex."),
    "cli.option.draft": Text("Kennzeichnet jede Seite als Entwurf.", "Mark every page as a draft."),
    "cli.option.suppress_below": Text(
        "Fallzahlen unter dieser Zahl nicht abdrucken, und nichts, woraus sie zu berechnen wären (Geheimhaltung).",
        "Do not print counts below this number, nor anything they could be computed from (statistical disclosure).",
    ),
    "cli.option.archive": Text(
        "Das PDF zusätzlich für die Langzeitarchivierung (PDF/A-2a).", "Make the PDF fit for archiving too (PDF/A-2a)."
    ),
    "cli.option.letterhead": Text(
        "Word-Datei mit Briefkopf und Formatvorlagen, denen die .docx-Ausgabe folgt.",
        "Word file whose letterhead and styles the .docx output follows.",
    ),
    "cli.option.force": Text("Ersetzt vorhandene Ausgabedateien.", "Replace existing output files."),
    "cli.option.template_output": Text(
        "Wohin die Arbeitsmappe kommt. Ohne Angabe: eingabe.xlsx.",
        "Where the workbook goes. Left out: input.xlsx (eingabe.xlsx in German).",
    ),
    "cli.option.districts": Text(
        "Für wie viele Sozialräume Platz ist. Ohne Angabe: 10.", "How many districts there is room for. Left out: 10."
    ),
    "cli.option.example": Text(
        "Füllt die Mappe mit einem Beispiel: lueneburg.", "Fill the workbook with an example: lueneburg."
    ),
    # --- help and usage errors ----------------------------------------------------------------------
    "usage.usage": Text("Aufruf:", "Usage:"),
    "usage.arguments": Text("Argumente", "Arguments"),
    "usage.options": Text("Optionen", "Options"),
    "usage.shared_options": Text("Optionen vieler Befehle", "Options of many commands"),
    "usage.commands": Text("Befehle", "Commands"),
    "usage.required": Text("[erforderlich]", "[required]"),
    "usage.error": Text("Fehler", "Error"),
    "usage.hint": Text("Hilfe mit: {command} --help", "For help: {command} --help"),
    "usage.missing_argument": Text("{name} fehlt.", "{name} is missing."),
    "usage.missing_command": Text("Es fehlt ein Befehl.", "A command is missing."),
    "usage.no_such_command": Text("Den Befehl „{name}“ gibt es nicht.", "There is no command “{name}”."),
    "usage.no_such_option": Text("Die Option {name} gibt es nicht.", "There is no option {name}."),
    "usage.did_you_mean": Text(" Meinten Sie {nearest}?", " Did you mean {nearest}?"),
    "usage.is_parameter": Text(
        " {label} ist ein Parameter: --set {setting}=…", " {label} is a parameter: --set {setting}=…"
    ),
    "usage.needs_value": Text("Die Option {name} braucht einen Wert.", "The option {name} needs a value."),
    "usage.takes_no_value": Text("Die Option {name} nimmt keinen Wert.", "The option {name} takes no value."),
    "usage.too_many": Text("Das ist zu viel: {extra}", "That is too much: {extra}"),
    "usage.bad_value": Text("{name}: {message}", "{name}: {message}"),
    "usage.unknown_language": Text(
        "{where} ist „{said}“; möglich sind de und en.", "{where} is “{said}”; use de or en."
    ),
    "usage.setting_without_value": Text(
        "--set {said}: erwartet wird PARAMETER=WERT, etwa damping=0.5.",
        "--set {said}: expected PARAMETER=VALUE, e.g. damping=0.5.",
    ),
    "usage.districts": Text(
        "--districts ist „{said}“; erwartet wird eine ganze Zahl von 1 bis {most}.",
        "--districts is “{said}”; expected a whole number from 1 to {most}.",
    ),
    "usage.districts_of_example": Text(
        "--districts und --example schließen sich aus: das Beispiel hat seine eigenen Sozialräume.",
        "--districts and --example exclude each other: the example has districts of its own.",
    ),
    "usage.part": Text(
        "--part ist „{said}“; es gibt: budgets, services, all.",
        "--part is “{said}”; choose budgets, services or all.",
    ),
    "usage.date": Text(
        "--date ist „{said}“; gemeint ist ein Datum wie 01.06.2011 oder 2011-06-01.",
        "--date is “{said}”; a date is meant, such as 2011-06-01 or 01.06.2011.",
    ),
    "usage.suppress_below": Text(
        "--suppress-below ist „{said}“; gemeint ist eine ganze Zahl ab 2.",
        "--suppress-below is “{said}”; a whole number from 2 is meant.",
    ),
    "usage.option_needs_output": Text(
        "{option} gilt nur für {suffix}, und keine Ausgabe ist {suffix}.",
        "{option} is for {suffix} only, and no output is {suffix}.",
    ),
    "usage.suppressed_workbook": Text(
        "--suppress-below und eine Ausgabe .xlsx schließen sich aus: Die Arbeitsmappe rechnet selbst und enthält darum "
        "alle Zahlen der Eingabe.",
        "--suppress-below and an .xlsx output exclude each other: the workbook is itself the calculation and so holds "
        "every number of the input.",
    ),
    "usage.example": Text("--example ist „{said}“; es gibt: {known}.", "--example is “{said}”; choose from {known}."),
    # --- how a run ends -----------------------------------------------------------------------------
    "run.written": Text("Geschrieben: {path}", "Written: {path}"),
    "run.nothing_written": Text("Es wurde nichts geschrieben.", "Nothing was written."),
    "run.interrupted": Text("Abgebrochen.", "Interrupted."),
    "run.stdout_failed": Text(
        "Die Ausgabe auf den Bildschirm oder in die Umleitung ist gescheitert: {reason}",
        "Writing to the screen or to where it is redirected failed: {reason}",
    ),
    "run.out_of_memory": Text("Der Arbeitsspeicher reicht nicht.", "There is not enough memory."),
    "run.bug": Text(
        "Das ist ein Fehler in sozialbudget, nicht in Ihrer Eingabe: {error}. Mit SOZIALBUDGET_DEBUG=1 erscheint, wo "
        "er auftrat; bitte melden.",
        "This is a bug in sozialbudget, not in your input: {error}. SOZIALBUDGET_DEBUG=1 shows where it happened; "
        "please report it.",
    ),
    "run.reading": Text("Eingabe lesen", "Reading the input"),
    "run.computing": Text("Rechnen", "Computing"),
    "run.writing": Text("Schreiben", "Writing"),
    "run.withholding": Text("Kleine Fallzahlen schützen", "Protecting small counts"),
    "run.writing_annex": Text("Anlage schreiben", "Writing the annex"),
    "check.fine": Text(
        "{name}: keine Probleme. {districts}, {indicators}, Gesamtbudget {total}.",
        "{name}: no problems. {districts}, {indicators}, total {total}.",
    ),
    "check.district.one": Text("Sozialraum", "district"),
    "check.district.many": Text("Sozialräume", "districts"),
    "check.indicator.one": Text("Indikator", "indicator"),
    "check.indicator.many": Text("Indikatoren", "indicators"),
    "check.found": Text("{name}: {errors}, {warnings}, {notes}.", "{name}: {errors}, {warnings}, {notes}."),
    # --- how grave a problem is ---------------------------------------------------------------------
    "gathered.cells": Text("{cells} … ({n} Zellen)", "{cells} … ({n} cells)"),
    "gathered.likewise": Text("; ebenso {others}", "; likewise {others}"),
    "gathered.likewise_and_more": Text("; ebenso {others} … (insgesamt {n})", "; likewise {others} … ({n} in all)"),
    "gathered.accordingly": Text(", die anderen entsprechend", ", the others accordingly"),
    "gathered.value": same("{value}"),
    "gathered.held": Text("enthält {held}", "holds {held}"),
    "gathered.found": Text("„{found}“", "“{found}”"),
    "severity.error.one": Text("Fehler", "error"),
    "severity.error.many": Text("Fehler", "errors"),
    "severity.warning.one": Text("Warnung", "warning"),
    "severity.warning.many": Text("Warnungen", "warnings"),
    "severity.note.one": Text("Hinweis", "note"),
    "severity.note.many": Text("Hinweise", "notes"),
    # --- the table ----------------------------------------------------------------------------------
    "table.title": Text("Sozialraumbudgets {year}", "District budgets {year}"),
    "table.districts": Text("{districts}, Bedarfsverfahren {method}", "{districts}, need method {method}"),
    "table.name": Text("Sozialraum", "district"),
    "table.provider": Text("Träger", "provider"),
    "table.today": Text("bisher\N{NO-BREAK SPACE}€", "today\N{NO-BREAK SPACE}€"),
    "table.need": Text("Bedarf\N{NO-BREAK SPACE}€", "need\N{NO-BREAK SPACE}€"),
    "table.new": Text("neu\N{NO-BREAK SPACE}€", "new\N{NO-BREAK SPACE}€"),
    "table.change": Text("Veränderung\N{NO-BREAK SPACE}€", "change\N{NO-BREAK SPACE}€"),
    "table.change_short": same("±\N{NO-BREAK SPACE}€"),
    "table.change_rate": same("%"),
    "table.hours": Text("Std./Woche", "hours/week"),
    "table.sum": Text("Summe", "Total"),
    "table.largest": Text(
        "Gezeigt sind die {gains} größten Zuwächse und die {losses} größten Verluste; alle Sozialräume stehen in den "
        "Ausgabedateien (-o) und in --json.",
        "Shown are the {gains} largest gains and the {losses} largest losses; all districts are in the output files "
        "(-o) and in --json.",
    ),
    "table.hours_meant": Text(
        "Unter den Leistungen: Face-to-face-Stunden je Woche.", "Under the services: face-to-face hours a week."
    ),
    "table.hours_numbered": Text(
        "Face-to-face-Stunden je Woche: {services}.", "Face-to-face hours a week: {services}."
    ),
    "table.hours_summed": Text(
        "Face-to-face-Stunden je Woche, alle Leistungen zusammen.", "Face-to-face hours a week, all services together."
    ),
    "table.total": Text("Gesamtbudget {total}", "Total {total}"),
    "table.damping": Text("Dämpfung {damping}", "damping {damping}"),
    "table.damping_auto": Text("Dämpfung {damping} (auto)", "damping {damping} (auto)"),
    "table.alpha": Text("Ausgleichsfaktor α\N{NO-BREAK SPACE}{alpha}", "alpha\N{NO-BREAK SPACE}{alpha}"),
    "table.correction": Text(
        "Korrekturfaktor\N{NO-BREAK SPACE}{factor}", "correction factor\N{NO-BREAK SPACE}{factor}"
    ),
    "table.correction_down": Text(
        "Mediankorrekturfaktor\N{NO-BREAK SPACE}{factor}", "median correction factor\N{NO-BREAK SPACE}{factor}"
    ),
    "table.at_floor": Text(
        "Sozialräume an der Untergrenze (Höchstverlust {limit}): {n}.",
        "Districts at the floor (max loss {limit}): {n}.",
    ),
    "table.at_cap": Text(
        "Sozialräume an der Obergrenze (Höchstzuwachs {limit}): {n}.",
        "Districts at the cap (max gain {limit}): {n}.",
    ),
    "table.alpha_below_one": Text(
        "Den Bestandsschutz bezahlen die übrigen Sozialräume: Von dem, was über ihrer Untergrenze läge, bleiben "
        "ihnen {alpha}.",
        "The other districts pay for the protection: of what would lie above their floor they keep {alpha}.",
    ),
    "table.alpha_above_one": Text(
        "Die Obergrenzen setzen Geld frei: Die übrigen Sozialräume bekommen das {alpha}-Fache von dem, was über ihrer "
        "Untergrenze läge.",
        "The caps free money: the other districts get {alpha} times what would lie above their floor.",
    ),
    "table.left_out": Text("Ausgenommen", "Left out"),
    "table.excluded": same("{district} ({id}): {reason}"),
    "table.more": Text("und {n} weitere", "and {n} more"),
    # --- explain ------------------------------------------------------------------------------------
    "explain.title": Text(
        "{district} ({id}): Budget neu {budget}, bisher {status_quo}, {change}",
        "{district} ({id}): new budget {budget}, today {status_quo}, {change}",
    ),
    "explain.steps": Text("Herleitung Schritt für Schritt", "Derivation step by step"),
    "explain.more": Text(
        "Jeden Schritt mit Formel, Zahlen, Zellen und Quelle zeigt --steps.",
        "Every step with its formula, numbers, cells and source is shown with --steps.",
    ),
    "explain.step.total": Text("Gesamtbudget", "Total"),
    "explain.step.need": Text("Bedarfsanteil", "Need share"),
    "explain.step.need_based": Text("Bedarfsbudget", "Need-based budget"),
    "explain.step.damping": Text("Dämpfung zum bisherigen Budget", "Damping towards today's budget"),
    "explain.step.limits": Text("Unter- und Obergrenze", "Floor and cap"),
    "explain.step.rounding": Text("Budget neu", "New budget"),
    "explain.step.overhead": Text("Regie- und Sachkosten, Personal", "Overhead and personnel"),
    "explain.step.services": Text("Leistungen und Stunden", "Services and hours"),
    "explain.number_of_districts": Text("Anzahl der Sozialräume", "number of districts"),
    "explain.status_quo_sum": Text("Summe der bisherigen Budgets", "sum of today's budgets"),
    "explain.none": Text("keine Angabe", "not given"),
    "explain.no_limit": Text("ohne Grenze", "no limit"),
    "explain.hours": same("h"),
    "explain.fte": Text("VZÄ", "FTE"),
    "explain.at_least": Text(", mindestens {floor}", ", at least {floor}"),
    "explain.at_most": Text(", höchstens {cap}", ", at most {cap}"),
    "explain.population_part": Text("Bevölkerung", "population"),
    "explain.causes": Text("Warum sich das Budget ändert", "Why the budget changes"),
    "explain.from": Text("Budget bisher", "Budget today"),
    "explain.to": Text("Budget neu", "New budget"),
    "explain.need_effects": Text(
        "Welcher Indikator gibt, welcher nimmt (zusammen die Ursache Bedarf)",
        "Which indicator gives, which takes (together the cause need)",
    ),
    "explain.need_parts": Text("Woraus der Bedarfsanteil besteht", "What the need share is made of"),
}
