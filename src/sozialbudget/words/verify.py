"""Words and problems of `verify` and the checksums of a result."""

from sozialbudget.words.text import ProblemText, Text, same

WORDS: dict[str, Text] = {
    # --- the sheet of checksums ---------------------------------------------------------------------
    "sheet.checksums": Text("Prüfsummen", "Checksums"),
    "checksums.title": Text("Prüfsummen der Eingaben", "Checksums of the inputs"),
    "checksums.remark": Text(
        "Daran erkennt sozialbudget verify, ob und wo eine Eingabe nach dem Lauf geändert wurde. Ein Schutz vor "
        "Versehen, keine Unterschrift.",
        "By these, sozialbudget verify sees whether and where an input was changed after the run. A guard against "
        "accident, not a signature.",
    ),
    "checksums.of": Text("Blatt", "sheet"),
    "checksums.part": Text("Teil", "part"),
    "checksums.place": Text("Stelle", "place"),
    "checksums.name": Text("Name", "name"),
    "checksums.total": Text("Summe", "total"),
    "checksums.checksum": Text("Prüfsumme (SHA-256, gekürzt)", "checksum (SHA-256, shortened)"),
    "checksums.part.sheet": Text("Blatt", "sheet"),
    "checksums.part.column": Text("Spalte", "column"),
    "checksums.part.row": Text("Zeile", "row"),
    # --- the command --------------------------------------------------------------------------------
    "cli.verify.help": Text(
        "Prüft, ob ein Ergebnis noch ist, was es war: jede Formel, jede Zahl, jede Eingabe. Nachdem andere es in "
        "Händen hatten, bevor darüber beschlossen wird.",
        "Verify that a result is still what it was: every formula, every figure, every input. After others had it in "
        "hand, before it is decided on.",
    ),
    "cli.verify.example": same("sozialbudget verify eingabe-ergebnis.xlsx"),
    "cli.argument.result_to_verify": Text(
        "Das Ergebnis, wie allocate oder annex es schreibt (.xlsx).",
        "The result as allocate or annex writes it (.xlsx).",
    ),
    "cli.option.against": Text(
        "Vergleicht auch mit der Eingabe, aus der das Ergebnis sein soll.",
        "Compare with the input, too, that the result is said to be from.",
    ),
    "cli.option.json_verification": Text("Gibt den Befund als JSON aus.", "Print the findings as JSON."),
    "cli.option.quiet_verification": Text(
        "Gibt nichts aus; nur der Status sagt es: 0 hält, 1 hält nicht.",
        "Print nothing; the exit status alone says it: 0 holds, 1 does not.",
    ),
    "usage.needs_against": Text(
        "{option} gehört zu --against EINGABE: die Optionen des Laufs, der verglichen wird",
        "{option} belongs to --against INPUT: the options of the run that is compared",
    ),
    "verify.reading": Text("Ergebnis wird geprüft", "verifying the result"),
    "verify.holds": Text("Hält: {formulas}, {sheets}, {inputs}", "Holds: {formulas}, {sheets}, {inputs}"),
    "verify.holds_in_its_edition": Text(
        "Hält als andere Ausgabe: Zahlen Schritt für Schritt, {inputs}; Formeln nicht verglichen",
        "Holds as another edition: figures step by step, {inputs}; formulas not compared",
    ),
    "verify.inputs_unchanged": Text("Eingaben unverändert", "inputs unchanged"),
    "verify.inputs_unknown": Text("Eingaben ohne Prüfsummen", "inputs without checksums"),
    "verify.inputs_same": Text("Eingaben wie in {name}", "inputs as in {name}"),
    "verify.fails": Text("Hält nicht: {deviations}", "Does not hold: {deviations}"),
    "verify.deviation.one": Text("Abweichung", "deviation"),
    "verify.deviation.many": Text("Abweichungen", "deviations"),
    "verify.formula.one": Text("Formel", "formula"),
    "verify.formula.many": Text("Formeln", "formulas"),
    "verify.sheet.one": Text("Blatt", "sheet"),
    "verify.sheet.many": Text("Blätter", "sheets"),
    "protocol.checksums_text": Text(
        "jede Eingabe nach Zeile und Spalte: Blatt {sheet}; sozialbudget verify vergleicht sie",
        "each input by row and column: sheet {sheet}; sozialbudget verify compares them",
    ),
}

_REPAIR = (
    "die Formel wiederherstellen oder das Ergebnis neu schreiben (sozialbudget allocate)",
    "restore the formula or write the result anew (sozialbudget allocate)",
)
_INPUT_BACK = (
    "den Wert des Laufs wieder eintragen (--against zeigt ihn) oder neu rechnen (sozialbudget allocate)",
    "enter the value of the run again (--against shows it) or compute anew (sozialbudget allocate)",
)
_WRITE_ANEW = ("das Ergebnis neu schreiben (sozialbudget allocate)", "write the result anew (sozialbudget allocate)")
_RECALCULATE = (
    "die Mappe neu berechnen und speichern (F9) oder das Ergebnis neu schreiben (sozialbudget allocate)",
    "recalculate the workbook and save it (F9), or write the result anew (sozialbudget allocate)",
)

PROBLEMS: dict[str, ProblemText] = {
    # --- the file -----------------------------------------------------------------------------------
    "verify_needs_xlsx": ProblemText(
        "geprüft werden Ergebnisse als .xlsx",
        "results are verified as .xlsx",
        "die .xlsx-Datei prüfen, die sozialbudget geschrieben hat; LibreOffice speichert auch als .xlsx",
        "verify the .xlsx file that sozialbudget has written; LibreOffice saves as .xlsx, too",
    ),
    "verify_not_a_result": ProblemText(
        "das ist kein Ergebnis: es fehlen die Blätter, die sozialbudget allocate schreibt",
        "this is no result: the sheets that sozialbudget allocate writes are missing",
        "das Ergebnis von allocate oder annex nennen; Eingaben prüft sozialbudget check, und Vorausschau, "
        "Vergleich und Zeitreihe werden neu geschrieben statt geprüft",
        "name the result of allocate or annex; sozialbudget check checks inputs, and projections, comparisons and "
        "time series are written anew rather than verified",
    ),
    "verify_not_recomputed": ProblemText(
        "aus den Eingaben lässt sich nichts mehr berechnen; Formeln und Werte wurden nicht verglichen",
        "nothing can be computed from the inputs any more; formulas and values were not compared",
        "erst die Eingaben berichtigen, dann noch einmal prüfen",
        "mend the inputs first, then verify again",
    ),
    "verify_edition": ProblemText(
        "geschrieben mit sozialbudget {version} in Ausgabe {edition}, geprüft mit {ours} in Ausgabe {our_edition}: "
        "Aufbau und Formeln sind andere und werden nicht verglichen, die Zahlen Schritt für Schritt",
        "written by sozialbudget {version} in edition {edition}, verified by {ours} in edition {our_edition}: "
        "layout and formulas are others and are not compared, figures are, step by step",
        "sollen auch die Formeln geprüft werden, mit der Version prüfen, die es schrieb",
        "to have the formulas verified, too, use the version that wrote it",
    ),
    "verify_version": ProblemText(
        "geschrieben mit sozialbudget {version}, geprüft mit {ours}: die Zahlen werden Schritt für Schritt verglichen",
        "written by sozialbudget {version}, verified by {ours}: figures are compared step by step",
        "weichen nur Formeln ab, mit der Version {version} prüfen",
        "where only formulas differ, verify by {version}",
    ),
    "verify_by_hand": ProblemText(
        "die Mappe rechnet nicht mehr von selbst (manuelle Berechnung): was nach einer Änderung dasteht, kann "
        "veraltet sein",
        "the workbook does not calculate by itself any more (manual calculation): what stands there after a change "
        "may be stale",
        "die Berechnung auf automatisch stellen (Excel: Formeln › Berechnungsoptionen; LibreOffice: Daten › Berechnen)",
        "set the calculation to automatic (Excel: Formulas › Calculation Options; LibreOffice: Data › Calculate)",
    ),
    "verify_in_part": ProblemText(
        "die Mappe wurde gespeichert, bevor alles berechnet war",
        "the workbook was saved before all was calculated",
        "öffnen, F9 drücken und speichern",
        "open it, press F9 and save it",
    ),
    "verify_as_shown": ProblemText(
        "die Mappe rechnet mit gerundeten Werten („Genauigkeit wie angezeigt“): ihre Formeln geben andere "
        "Ergebnisse als geschrieben",
        "the workbook calculates with rounded values (“precision as displayed”): its formulas give other results "
        "than written",
        "die Einstellung abwählen (Excel: Optionen › Erweitert; LibreOffice: Optionen › Calc › Berechnen)",
        "switch the setting off (Excel: Options › Advanced; LibreOffice: Options › Calc › Calculate)",
    ),
    "verify_step": ProblemText(
        "{step}: der erste Schritt, der abweicht, bei {count} von {of} Werten um bis zu {largest}",
        "{step}: the first step that differs, in {count} of {of} figures by up to {largest}",
        "CHANGELOG lesen, ob sich dieser Schritt geändert hat; sonst wurde die Datei geändert",
        "see in the CHANGELOG whether this step has changed; else the file was changed",
    ),
    "verify_step_missing": ProblemText(
        "{step}: der Bereich „{name}“ fehlt oder hat eine andere Länge",
        "{step}: the range “{name}” is missing or has another length",
        *_WRITE_ANEW,
    ),
    "verify_steps_same": ProblemText(
        "alle Schritte des Verfahrens ergeben dieselben Zahlen",
        "all steps of the method give the same figures",
    ),
    "verify_uncalculated": ProblemText(
        "Formeln ohne Wert, bis die Mappe geöffnet und gespeichert wird: {count}",
        "formulas that hold no value until the workbook is opened and saved: {count}",
        "in Excel oder LibreOffice öffnen und speichern",
        "open and save it in Excel or LibreOffice",
    ),
    # --- inputs -------------------------------------------------------------------------------------
    "verify_no_checksums": ProblemText(
        "die Prüfsummen der Eingaben fehlen; ob Eingaben geändert wurden, ist nicht zu erkennen",
        "the checksums of the inputs are missing; whether inputs were changed cannot be seen",
        "mit der Eingabe vergleichen (--against)",
        "compare with the input (--against)",
    ),
    "verify_checksum_edited": ProblemText(
        "eine Prüfsumme oder Summe des Blatts {sheet} wurde geändert, die Zellen dort nicht",
        "a checksum or total of the sheet {sheet} was changed, the cells there were not",
        "mit der Eingabe vergleichen (--against)",
        "compare with the input (--against)",
    ),
    "verify_checksums_incomplete": ProblemText(
        "die Prüfsummen des Blatts {sheet} sind nicht vollständig; ob es geändert wurde, ist nicht zu erkennen",
        "the checksums of the sheet {sheet} are not complete; whether it was changed cannot be seen",
        "mit der Eingabe vergleichen (--against)",
        "compare with the input (--against)",
    ),
    "verify_number_changed": ProblemText(
        "{column} von „{row}“ wurde nach dem Lauf geändert; jetzt steht dort {found}, beim Lauf {was}",
        "{column} of “{row}” was changed after the run; now it is {found}, at the run {was}",
        "{was} wieder eintragen oder neu rechnen (sozialbudget allocate)",
        "enter {was} again or compute anew (sozialbudget allocate)",
    ),
    "verify_input_changed": ProblemText(
        "{column} von „{row}“ wurde nach dem Lauf geändert; jetzt steht dort {found}",
        "{column} of “{row}” was changed after the run; now it is {found}",
        *_INPUT_BACK,
    ),
    "verify_told_changed": ProblemText(
        "„{row}“ wurde nach dem Lauf geändert; jetzt steht dort {found}",
        "“{row}” was changed after the run; now it says {found}",
        *_WRITE_ANEW,
    ),
    "verify_parameter_changed": ProblemText(
        "{column} von „{row}“ wurde nach dem Lauf geändert; jetzt steht dort {found}, das Protokoll sagt {said}",
        "{column} of “{row}” was changed after the run; now it is {found}, the protocol says {said}",
        "{said} wieder eintragen oder neu rechnen (sozialbudget allocate)",
        "enter {said} again or compute anew (sozialbudget allocate)",
    ),
    "verify_parameter_unsaid": ProblemText(
        "{column} von „{row}“ wurde nach dem Lauf geändert; jetzt steht dort {found}. Auch das Protokoll wurde "
        "geändert oder nennt ihn nicht: den Wert des Laufs sagt die Datei nicht mehr",
        "{column} of “{row}” was changed after the run; now it is {found}. The protocol was changed, too, or does "
        "not tell it: the file no longer says the value of the run",
        *_INPUT_BACK,
    ),
    "verify_cells_swapped": ProblemText(
        "mit {other} vertauscht: hier steht jetzt {found}, dort {expected}",
        "swapped with {other}: here is {found} now, there {expected}",
        "zurücktauschen oder neu rechnen (sozialbudget allocate)",
        "swap back, or compute anew",
    ),
    "verify_row_changed": ProblemText(
        "die Zeile „{row}“ wurde nach dem Lauf geändert",
        "the row “{row}” was changed after the run",
        *_INPUT_BACK,
    ),
    "verify_row_changed_in": ProblemText(
        "die Zeile „{row}“ wurde nach dem Lauf geändert, in einer oder mehreren der Spalten: {columns}",
        "the row “{row}” was changed after the run, in one or more of the columns: {columns}",
        *_INPUT_BACK,
    ),
    "verify_row_gone": ProblemText(
        "die Zeile „{name}“ fehlt; beim Lauf war es Zeile {row}",
        "the row “{name}” is gone; it was row {row}",
        "die Zeile wieder einfügen oder neu rechnen (sozialbudget allocate)",
        "put the row in again or compute anew (sozialbudget allocate)",
    ),
    "verify_row_new": ProblemText(
        "die Zeile „{name}“ gab es beim Lauf nicht",
        "the row “{name}” was not there at the run",
        "die Zeile löschen oder neu rechnen (sozialbudget allocate)",
        "delete the row or compute anew (sozialbudget allocate)",
    ),
    "verify_rows_reordered": ProblemText(
        "die Zeilen stehen in anderer Reihenfolge als beim Lauf",
        "the rows are in another order than at the run",
        "die Reihenfolge wiederherstellen oder neu rechnen",
        "restore the order or compute anew",
    ),
    "verify_column_gone": ProblemText(
        "die Spalte „{column}“ fehlt oder heißt anders als beim Lauf",
        "the column “{column}” is gone or has another name than at the run",
        "die Spalte wiederherstellen oder neu rechnen",
        "restore the column or compute anew",
    ),
    "verify_moved": ProblemText(
        "Zeilen oder Spalten stehen an anderer Stelle als beim Lauf; die Werte sind dieselben",
        "rows or columns stand elsewhere than at the run; the values are the same",
        "eingefügte Zeilen und Spalten löschen",
        "delete the rows and columns that were put in",
    ),
    # --- the original input ({other} is the cell there) ---------------------------------------------
    "verify_other_bytes": ProblemText(
        "die Eingaben sind dieselben, die Datei ist eine andere als die des Laufs (SHA-256 {found}… statt {said}…)",
        "the inputs are the same, the file is another than that of the run (SHA-256 {found}… instead of {said}…)",
    ),
    "verify_other_input": ProblemText(
        "nicht die Datei, aus der das Ergebnis ist, oder seitdem geändert (SHA-256 {found}… statt {said}…)",
        "not the file the result is from, or changed since (SHA-256 {found}… instead of {said}…)",
    ),
    "verify_against_other_year": ProblemText(
        "die Eingabe eines anderen Jahres: sie ist für {expected} ({other}), das Ergebnis für {found}",
        "the input of another year: it is for {expected} ({other}), the result for {found}",
        "die Eingabe für {found} nennen",
        "name the input for {found}",
    ),
    "verify_needs_status_quo_from": ProblemText(
        "der Lauf nahm „Budget bisher“ aus {name}, wie das Protokoll sagt, nicht aus der Eingabe",
        "the run took the status quo from {name}, as the protocol says, not from the input",
        "--status-quo-from {name} angeben",
        "give --status-quo-from {name}",
    ),
    "verify_against": ProblemText(
        "{column} von „{row}“ ist {found}, in der Eingabe {expected} ({other})",
        "{column} of “{row}” is {found}, in the input {expected} ({other})",
        "klären, was gilt; dann neu rechnen (sozialbudget allocate)",
        "settle which holds; then compute anew (sozialbudget allocate)",
    ),
    "verify_against_gone": ProblemText(
        "„{name}“ steht in {file}, aber nicht im Ergebnis",
        "“{name}” is in {file}, but not in the result",
        "neu rechnen (sozialbudget allocate)",
        "compute anew (sozialbudget allocate)",
    ),
    "verify_against_new": ProblemText(
        "„{name}“ steht im Ergebnis, aber nicht in der Eingabe",
        "“{name}” is in the result, but not in the input",
        "neu rechnen (sozialbudget allocate)",
        "compute anew (sozialbudget allocate)",
    ),
    "verify_against_overruled": ProblemText(
        "{row} ist {found}, in der Eingabe {expected}; laut Protokoll kommt das aus: {by}, {where}",
        "{row} is {found}, in the input {expected}; by the protocol that comes from: {by}, {where}",
        "um auch das zu prüfen, --params oder --set wie beim Lauf angeben",
        "to verify this, too, give --params or --set as at the run",
    ),
    "verify_against_more_rows": ProblemText(
        "und {count} weitere, die nur auf einer Seite stehen",
        "and {count} further ones that are on one side only",
    ),
    "verify_against_more": ProblemText(
        "weitere Abweichungen dieser Art ({column}): {count}",
        "further ones of this kind ({column}): {count}",
    ),
    # --- sheets and names ---------------------------------------------------------------------------
    "verify_sheet_gone": ProblemText(
        "das Blatt fehlt",
        "the sheet is missing",
        *_WRITE_ANEW,
    ),
    "verify_sheet_renamed": ProblemText(
        "das Blatt hieß beim Lauf „{was}“",
        "the sheet was called “{was}” at the run",
        "in „{was}“ zurückbenennen",
        "rename it to “{was}”",
    ),
    "verify_sheet_added": ProblemText(
        "dieses Blatt hat sozialbudget nicht geschrieben; es wurde nicht geprüft",
        "sozialbudget has not written this sheet; it was not verified",
    ),
    "verify_name_gone": ProblemText(
        "der Name fehlt; er steht für {expected}",
        "the name is missing; it stands for {expected}",
        *_WRITE_ANEW,
    ),
    "verify_name_changed": ProblemText(
        "der Name steht für {found} statt für {expected}",
        "the name stands for {found} instead of {expected}",
        "im Namensmanager auf {expected} setzen",
        "set it to {expected} in the name manager",
    ),
    "verify_name_hidden": ProblemText(
        "auf dem Blatt „{sheet}“ steht der Name für etwas anderes: {found}",
        "on the sheet “{sheet}” the name stands for something else: {found}",
        "den zweiten Namen löschen",
        "delete the second name",
    ),
    "verify_names_more": ProblemText(
        "weitere Namen, die fehlen oder abweichen: {count}",
        "further names that are missing or differ: {count}",
        *_WRITE_ANEW,
    ),
    "verify_name_added": ProblemText(
        "diesen Namen hat sozialbudget nicht vergeben; er steht für {found}",
        "sozialbudget has not given this name; it stands for {found}",
    ),
    # --- computed cells -----------------------------------------------------------------------------
    "verify_constant": ProblemText(
        "{subject}: hier steht {found} statt der Formel {formula}, die {expected} ergibt{more}",
        "{subject}: here is {found} instead of the formula {formula}, which gives {expected}{more}",
        *_REPAIR,
    ),
    "verify_emptied": ProblemText(
        "{subject}: die Zelle ist leer; hier stand die Formel {formula}, die {expected} ergibt{more}",
        "{subject}: the cell is empty; here was the formula {formula}, which gives {expected}{more}",
        *_REPAIR,
    ),
    "verify_formula": ProblemText(
        "{subject}: die Formel lautet {found} statt {expected}{more}",
        "{subject}: the formula is {found} instead of {expected}{more}",
        *_REPAIR,
    ),
    "verify_instead": ProblemText(
        "{subject}: hier steht die Formel {found} statt {expected}{more}",
        "{subject}: here is the formula {found} instead of {expected}{more}",
        "den Wert wieder eintragen",
        "enter the value again",
    ),
    "verify_value": ProblemText(
        "{subject}: gespeichert ist {found}, die Formel {formula} ergibt {expected}{more}",
        "{subject}: {found} is stored, the formula {formula} gives {expected}{more}",
        *_RECALCULATE,
    ),
    "verify_stale": ProblemText(
        "gespeichert ist {found}, aus den Eingaben, wie sie jetzt sind, folgt {expected} (Werte, die so abweichen: "
        "{count}, Blätter: {sheets})",
        "{found} is stored, from the inputs as they are now follows {expected} (figures that differ so: {count}, "
        "sheets: {sheets})",
        "erst die Eingaben berichtigen, dann noch einmal prüfen",
        "mend the inputs first, then verify again",
    ),
    "verify_text": ProblemText(
        "hier steht {found} statt {expected}{more}",
        "here is {found} instead of {expected}{more}",
        *_WRITE_ANEW,
    ),
    "verify_line_gone": ProblemText(
        "die Zeile „{name}“ fehlt (Zeile {row}){more}",
        "the row “{name}” is missing (row {row}){more}",
        *_WRITE_ANEW,
    ),
    "verify_line_new": ProblemText(
        "die Zeile „{name}“ (Zeile {row}) gehört nicht zum Ergebnis{more}",
        "the row “{name}” (row {row}) is no part of the result{more}",
        *_WRITE_ANEW,
    ),
    "verify_rows_moved": ProblemText(
        "ab hier stehen die Zeilen anders als beim Lauf: eine leere Zeile wurde eingefügt oder gelöscht",
        "from here on the rows stand elsewhere than at the run: an empty row was put in or deleted",
        *_WRITE_ANEW,
    ),
    "verify_added": ProblemText(
        "hier steht {found}, wo das Ergebnis nichts hat{more}; nicht geprüft",
        "here is {found} where the result has nothing{more}; not verified",
    ),
}
