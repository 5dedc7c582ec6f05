"""Words and problems of `series`: the scripted yearly recalculation."""

from sozialbudget.words.text import ProblemText, Text, same

WORDS: dict[str, Text] = {
    # --- the command ----------------------------------------------------------------------------------
    "cli.series.help": Text(
        "Rechnet mehrere Jahre nacheinander, jedes vom Ergebnis des Vorjahrs aus, und nur, was nicht mehr aktuell ist; "
        "schreibt Ergebnisse, Anlagen und eine Zeitreihe. Wenn das jedes Jahr von selbst laufen soll: Status 0, wenn "
        "alles aktuell ist, 1, wenn ein Jahr nicht gerechnet werden konnte.",
        "Compute years one after the other, each from the result of the year before, and only what is out of date; "
        "writes results, annexes and a time series. When it is to run by itself every year: status 0 where all is up "
        "to date, 1 where a year could not be computed.",
    ),
    "cli.series.example": Text(
        "sozialbudget series reihe/series.toml --json", "sozialbudget series years/series.toml --json"
    ),
    "cli.metavar.series": Text("ORDNER|DATEI", "FOLDER|FILE"),
    "cli.argument.series": Text(
        "Eine series.toml, oder ein Ordner mit einer solchen oder mit den Eingaben der Jahre.",
        "A series.toml, or a folder with one or with the inputs of the years.",
    ),
    "cli.option.series_json": Text(
        "Gibt je Schritt eine Zeile JSON aus, für Protokolle.", "Print a line of JSON for each step, for logs."
    ),
    "cli.option.series_force": Text(
        "Ersetzt auch Dateien, die seit dem Schreiben geändert wurden oder nicht von dieser Reihe stammen.",
        "Replace also files that were changed since they were written or are not of this series.",
    ),
    "cli.option.series_wait": Text(
        "So lange auf einen anderen Lauf im selben Ordner warten. Ohne Angabe: 5.",
        "Wait so long for another run in the same folder. Left out: 5.",
    ),
    "cli.option.series_check": Text(
        "Sagt nur, was nicht mehr aktuell ist; rechnet und schreibt nichts. Status 1, wenn etwas nicht aktuell ist.",
        "Only say what is out of date; compute and write nothing. Status 1 where something is out of date.",
    ),
    "cli.metavar.seconds": Text("SEKUNDEN", "SECONDS"),
    "usage.series_wait": Text(
        "--wait: {said} ist keine Zahl von Sekunden (0 bis 86400)",
        "--wait: {said} is no number of seconds (0 to 86400)",
    ),
    # --- names of files -------------------------------------------------------------------------------
    "series.file.result": Text("ergebnis", "result"),
    "series.file.annex": Text("anlage", "annex"),
    "series.file.time_series": Text("zeitreihe", "time-series"),
    "series.file.folder": Text("ergebnisse", "results"),
    "series.title": Text("Sozialraumbudgets {years}", "District budgets {years}"),
    # --- the screen -----------------------------------------------------------------------------------
    "series.verdict.up_to_date": Text("aktuell", "up to date"),
    "series.verdict.written": Text("berechnet", "computed"),
    "series.verdict.unchanged": Text("gleich", "the same"),
    "series.verdict.failed": Text("FEHLER", "FAILED"),
    "series.verdict.outdated": Text("nicht aktuell", "out of date"),
    "series.verdict.missing": Text("fehlt", "missing"),
    "series.head.year": Text("Jahr", "Year"),
    "series.head.verdict": Text("Stand", "State"),
    "series.head.budget": Text("Budget neu", "Budget"),
    "series.head.change": Text("Veränderung", "Change"),
    "series.time_series": Text("Zeitreihe", "Time series"),
    "series.end.written": Text("Geschrieben in {folder}: {files}", "Written to {folder}: {files}"),
    "series.end.nothing": Text("In {folder} ist alles aktuell.", "Everything in {folder} is up to date."),
    "series.end.none_written": Text("In {folder} wurde nichts geschrieben.", "Nothing was written to {folder}."),
    # --- the chart ------------------------------------------------------------------------------------
    "series.chart.before": Text("bisher", "before"),
    "series.chart.all": Text(
        "Veränderung der Budgets gegenüber dem Budget vor {first}, Euro im Jahr: {districts}",
        "Change of the budgets against the budget before {first}, euros a year: {districts}",
    ),
    "series.chart.some": Text(
        "Veränderung der Budgets gegenüber dem Budget vor {first}, Euro im Jahr: {districts} mit der größten "
        "Veränderung",
        "Change of the budgets against the budget before {first}, euros a year: the {districts} that changed most",
    ),
    "series.chart.whole": Text(
        " (nur solche mit gleichen Grenzen in allen Jahren)", " (only those of the same boundaries in all years)"
    ),
    # --- where a district does not go on from the year before ------------------------------------------
    "series.break.in_changes": Text(
        "{year}: {what}, siehe Gebietsänderungen der Eingabe {year}",
        "{year}: {what}, see Boundary changes of the input {year}",
    ),
    "series.break.plain": same("{year}: {what}"),
    "series.break.moved": Text("Grenzen geändert", "boundaries changed"),
    "series.break.new": Text("neu", "new"),
    "series.break.gone": Text("nicht mehr unter dieser Nr", "no longer under this id"),
    "series.break.left_out": Text("ausgenommen", "left out"),
    "series.break.entered": Text(
        "Budget bisher laut Eingabe, nicht das Budget neu {before}",
        "status quo as entered, not the budget of {before}",
    ),
    "series.break.more": Text("weitere", "more"),
    # --- the workbook ---------------------------------------------------------------------------------
    "series.book.sheet_overview": Text("Übersicht", "Overview"),
    "series.book.sheet_budgets": same("Budgets"),
    "series.book.sheet_hours": Text("Stunden", "Hours"),
    "series.book.sheet_all": Text("Zeitreihe", "Time series"),
    "series.book.sheet_parameters": Text("Parameter", "Parameters"),
    "series.book.title_overview": same("{title}"),
    "series.book.title_budgets": Text("{title}: Budgets nach Jahren", "{title}: budgets by year"),
    "series.book.title_hours": Text(
        "{title}: Face-to-face-Stunden je Woche nach Jahren", "{title}: face-to-face hours a week by year"
    ),
    "series.book.title_all": Text("{title}: alle Werte", "{title}: all figures"),
    "series.book.title_parameters": Text("{title}: Parameter nach Jahren", "{title}: parameters by year"),
    "series.book.remark_overview": Text(
        "Summen aller Sozialräume, Euro im Jahr. Summen und Veränderungen sind Formeln.",
        "Sums of all districts, euros a year. Sums and changes are formulas.",
    ),
    "series.book.remark_budgets": Text(
        "Euro im Jahr. Leer: Den Sozialraum gab es in diesem Jahr nicht, oder er war ausgenommen.",
        "Euros a year. Empty: the district did not exist in that year, or was left out.",
    ),
    "series.book.remark_parted": Text(
        "Wo sich Grenzen änderten, steht keine Veränderung über die Jahre und keine Linie im Diagramm.",
        "Where boundaries changed there is no change over the years and no line in the chart.",
    ),
    "series.book.remark": Text("Bemerkung", "Remark"),
    "series.book.breaks": Text("Nicht durchgehend vergleichbar", "Not comparable throughout"),
    "series.book.remark_hours": Text(
        "Stunden je Woche, die unmittelbar den Klientinnen und Klienten zur Verfügung stehen (nach abf-Abschlag).",
        "Hours a week that reach the clients (after abf time).",
    ),
    "series.book.remark_all": Text(
        "Eine Zeile je Haushaltsjahr und Sozialraum. Beträge in Euro im Jahr, Stunden je Woche.",
        "One row per budget year and district. Amounts in euros a year, hours per week.",
    ),
    "series.book.remark_parameters": Text(
        "Womit jedes Jahr gerechnet wurde. Leer: kein Wert.", "What each year was computed with. Empty: no value."
    ),
    "series.book.year": Text("Haushaltsjahr", "Budget year"),
    "series.book.districts": Text("Sozialräume", "Districts"),
    "series.book.status_quo": Text("Budget bisher, Summe", "Status quo, sum"),
    "series.book.budget": Text("Budget neu, Summe", "Budget, sum"),
    "series.book.before": Text("Budget bisher (vor {year})", "Status quo (before {year})"),
    "series.book.change": Text("Veränderung", "Change"),
    "series.book.change_rate": Text("Veränderung in Prozent", "Change in percent"),
    "series.book.break": Text("Budget bisher abzüglich Budget neu des Vorjahrs", "Status quo less last year's budget"),
    "series.book.hours": Text("Face-to-face-Stunden je Woche", "Face-to-face hours a week"),
    "series.book.service": Text("Leistung", "Service"),
    "series.book.sources": Text("Aus diesen Ergebnissen", "From these results"),
    "series.book.parameter": Text("Parameter", "Parameter"),
    "series.book.source": Text("Quelle {year}", "Source {year}"),
    "series.book.chart_all": Text("Budgets der Sozialräume nach Jahren", "Budgets of the districts by year"),
    "series.book.chart_some": Text(
        "Budgets nach Jahren: die {count} Sozialräume mit der größten Veränderung",
        "Budgets by year: the {count} districts that changed most",
    ),
    "series.book.chart_description": Text(
        "Liniendiagramm: je Sozialraum eine Linie vom Budget bisher bis zum letzten Jahr; die Zahlen stehen auf dem "
        "Blatt Budgets",
        "Line chart: a line for each district from its budget before to that of the last year; the figures stand on "
        "the sheet Budgets",
    ),
}

PROBLEMS: dict[str, ProblemText] = {
    # --- what describes the series --------------------------------------------------------------------
    "series_unreadable": ProblemText(
        "das lässt sich nicht lesen ({reason})",
        "that cannot be read ({reason})",
        "Pfad, Rechte und Kodierung (UTF-8) prüfen",
        "check its path, permissions and encoding (UTF-8)",
    ),
    "series_key_unknown": ProblemText(
        "eine Angabe {found} gibt es hier nicht",
        "there is no entry {found} here",
        "den Namen berichtigen oder die Zeile löschen",
        "correct the name or delete the line",
    ),
    "series_key_misspelt": ProblemText(
        "eine Angabe {found} gibt es hier nicht; gemeint ist wohl {suggestion}",
        "there is no entry {found} here; {suggestion} is probably meant",
        "{suggestion} schreiben",
        "write {suggestion}",
    ),
    "series_key_twice": ProblemText(
        "{found} und {first} sind dieselbe Angabe",
        "{found} and {first} are the same entry",
        "eine der beiden Zeilen löschen",
        "delete one of the two lines",
    ),
    "series_key_missing": ProblemText(
        "{key} fehlt",
        "{key} is missing",
        "eine Zeile mit {key} ergänzen",
        "add a line with {key}",
    ),
    "series_value": ProblemText(
        "{key} ist „{found}“, erwartet wird {expected}",
        "{key} is “{found}”, expected {expected}",
        "den Wert berichtigen",
        "correct the value",
    ),
    "series_without_years": ProblemText(
        "die Reihe nennt kein Jahr",
        "the series names no year",
        "je Jahr einen Abschnitt [[jahre]] schreiben",
        "write a section [[years]] for each year",
    ),
    "series_first_without_previous": ProblemText(
        "{year} ist das erste Jahr der Reihe und hat kein Vorjahr, aus dem das Budget bisher käme",
        "{year} is the first year of the series and has no year before for its status quo",
        'budget_bisher = "eingabe" schreiben oder die Zeile löschen',
        'write status_quo = "input" or delete the line',
    ),
    "series_suppressed_workbook": ProblemText(
        "kleine_zahlen_unter und eine Anlage als xlsx schließen einander aus: die Mappe enthält alle Eingaben",
        "suppress_below and an annex as xlsx exclude one another: the workbook holds every input",
        "xlsx aus anlagenformate nehmen",
        "take xlsx out of annex_formats",
    ),
    "series_archive_without_pdf": ProblemText(
        "archiv gilt nur für Anlagen als pdf",
        "archive is for annexes as pdf only",
        "pdf in anlagenformate aufnehmen oder archiv löschen",
        "put pdf into annex_formats or delete archive",
    ),
    "series_year_twice": ProblemText(
        "für {year} gibt es mehrere Eingaben: {files}",
        "there are several inputs for {year}: {files}",
        "das Haushaltsjahr berichtigen oder eine der Dateien herausnehmen",
        "correct the budget year or take one out",
    ),
    "series_parameters_twice": ProblemText(
        "es gibt mehrere Parameterdateien: {files}",
        "there are several files of parameters: {files}",
        "eine von ihnen herausnehmen",
        "take one of them out",
    ),
    "series_year_gap": ProblemText(
        "zwischen {before} und {after} fehlt {missing}; jedes Jahr geht vom Vorjahr aus",
        "between {before} and {after} {missing} is missing; each year starts from the year before",
        "die Eingabe für {missing} ergänzen",
        "add the input for {missing}",
    ),
    "series_no_year": ProblemText(
        "ein Haushaltsjahr mit vier Ziffern steht nicht in der Arbeitsmappe",
        "the workbook says no budget year of four digits",
        "es im Blatt Parameter eintragen, oder die Datei aus dem Ordner nehmen, wenn sie keine Eingabe ist",
        "enter it on the sheet Parameters, or take the file out of the folder if it is no input",
    ),
    "series_folder_without_inputs": ProblemText(
        "im Ordner liegt weder eine series.toml noch eine Eingabe ({suffixes})",
        "the folder holds neither a series.toml nor an input ({suffixes})",
        "die Eingaben der Jahre hineinlegen",
        "put the inputs of the years there",
    ),
    # --- a year ---------------------------------------------------------------------------------------
    "series_other_year": ProblemText(
        "die Eingabe ist für {said}, in der Reihe steht sie für {year}",
        "the input is for {said}, the series has it for {year}",
        "das Haushaltsjahr berichtigen, oder in der Reihe werte = {{ year = {year} }} schreiben",
        "correct the budget year, or write set = {{ year = {year} }} in the series",
    ),
    "series_changed": ProblemText(
        "die Datei {file} wurde geändert, seit diese Reihe sie geschrieben hat",
        "the file {file} was changed since this series wrote it",
        "nachsehen, was geändert wurde (sozialbudget verify); soll es bleiben, die Datei umbenennen; sonst mit "
        "--force neu schreiben",
        "see what was changed (sozialbudget verify); rename the file if that is to stay, else write it anew with "
        "--force",
    ),
    "series_not_ours": ProblemText(
        "eine Datei {file} liegt schon da und ist nicht von dieser Reihe geschrieben",
        "a file {file} is there already and was not written by this series",
        "die Datei umbenennen oder mit --force ersetzen",
        "rename the file, or replace it with --force",
    ),
    "series_due_again": ProblemText(
        "{parameter} {value}, {source}, zu prüfen bis {day}: auch überfällig in {years}",
        "{parameter} {value}, {source}, review by {day}: overdue in {years}, too",
    ),
    # --- the folder of results ------------------------------------------------------------------------
    "series_state_unreadable": ProblemText(
        "die Datei sagt nicht mehr, was geschrieben wurde; alle Jahre werden neu gerechnet",
        "the file no longer says what was written; all years are computed anew",
        "von Hand nicht ändern",
        "do not change it by hand",
    ),
    "series_locked": ProblemText(
        "ein anderer Lauf schreibt in diesen Ordner; er war nach {seconds} s nicht fertig",
        "another run is writing to this folder; it was not done after {seconds} s",
        "später erneut starten oder mit --wait länger warten; die Sperre endet mit dem anderen Lauf von selbst",
        "run again later or wait longer with --wait; the lock ends with the other run by itself",
    ),
    "series_lock_failed": ProblemText(
        "der Ordner lässt sich nicht sperren ({reason})",
        "the folder cannot be locked ({reason})",
        "einen Ordner auf einem Laufwerk wählen, das Sperren kennt, und die Rechte prüfen",
        "choose a folder on a drive that knows locks, and check its permissions",
    ),
    "series_left_over": ProblemText(
        "im Ordner liegen noch Dateien früherer Läufe, die nicht mehr zur Reihe gehören: {files}",
        "the folder still holds files of earlier runs that belong to the series no more: {files}",
        "prüfen und löschen oder woanders ablegen",
        "look at them and delete them or put them elsewhere",
    ),
    "series_ignored": ProblemText(
        "Ergebnisse im Ordner sind keine Eingaben: {files}",
        "results in the folder are no inputs: {files}",
    ),
    "series_not_updated": ProblemText(
        "nicht mehr aktuell, aber unverändert liegen geblieben: {files}",
        "out of date, but left as they were: {files}",
        "das Jahr {year} in Ordnung bringen und erneut starten",
        "put {year} in order and run again",
    ),
}
