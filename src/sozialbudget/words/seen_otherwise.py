"""Problems of what people see otherwise than the file holds it: cells, heads, and what is not read at all.

{subject} is what the cell holds, {found} what is shown there or stored.
"""

from sozialbudget.words.text import ProblemText, Text

PROBLEMS: dict[str, ProblemText] = {
    "number_merged": ProblemText(
        "{subject} ist {found} in den verbundenen Zellen {area}: wem davon wie viel gehört, steht nirgends",
        "{subject} is {found} in the merged cells {area}: how much of it belongs to which of them is not said",
        "den Zellverbund aufheben und in jede Zelle ihren eigenen Wert eintragen",
        "unmerge the cells and enter each one's own value",
        others=Text("{found} in {area}", "{found} in {area}"),
    ),
    "cell_under_merge": ProblemText(
        "{subject} ist {found}, verdeckt von den verbundenen Zellen {area}, in denen {seen} zu sehen ist",
        "{subject} is {found}, covered by the merged cells {area}, which show {seen}",
        "den Zellverbund aufheben und eintragen, was gilt",
        "unmerge the cells and enter what holds",
        others=Text("{found}, zu sehen ist {seen}", "{found}, {seen} is seen"),
    ),
    "cell_raised": ProblemText(
        "{subject} ist „{found}“: {part} (Fußnote?)",
        "{subject} is “{found}”: {part} (a footnote?)",
        "den Wert allein eintragen, ohne Hoch- und Tiefstellung, und die Fußnote in eine eigene Zelle",
        "enter the value alone, neither raised nor lowered, and the footnote in a cell of its own",
        others=Text("„{found}“: {part}", "“{found}”: {part}"),
    ),
    "cell_struck_out": ProblemText(
        "{subject} ist „{found}“: {part}",
        "{subject} is “{found}”: {part}",
        "löschen, was nicht mehr gilt, und die Durchstreichung entfernen",
        "delete what no longer holds, and remove the strikethrough",
        others=Text("„{found}“: {part}", "“{found}”: {part}"),
    ),
    "cell_stored_twice": ProblemText(
        "{subject} steht zweimal in der Zelle, als „{found}“ und als „{other}“",
        "{subject} is stored twice in the cell, as “{found}” and as “{other}”",
        "den richtigen Wert neu eintragen und die Datei in Excel oder LibreOffice speichern",
        "enter the right value anew and save the file in Excel or LibreOffice",
        others=Text("„{found}“ und „{other}“", "“{found}” and “{other}”"),
    ),
    "cell_stored_apart": ProblemText(
        "{subject} ist „{found}“, gespeichert an einer Stelle der Zelle, an der nicht jedes Programm es sucht",
        "{subject} is “{found}”, stored in a part of the cell in which not every program looks for it",
        "den Wert neu eintragen und die Datei in Excel oder LibreOffice speichern",
        "enter the value anew and save the file in Excel or LibreOffice",
    ),
    "footnote_mark_left_out": ProblemText(
        "„{found}“ wird als „{name}“ gelesen: {part}, also ein Fußnotenzeichen{more}",
        "“{found}” is read as “{name}”: {part}, a footnote mark{more}",
    ),
    # --- results of formulas that may be stale: {n} formulas take part, {cells} are the first of them ----------
    "calculated_by_hand": ProblemText(
        "die Arbeitsmappe rechnet nicht von selbst (manuelle Berechnung): gespeicherte Ergebnisse von Formeln "
        "können veraltet sein ({n}: {cells})",
        "the workbook does not calculate by itself (manual calculation): stored results of formulas may be stale "
        "({n}: {cells})",
        "F9 drücken, die Berechnung auf automatisch stellen (Excel: Formeln › Berechnungsoptionen; LibreOffice: "
        "Daten › Berechnen), speichern und erneut starten",
        "press F9, set the calculation to automatic (Excel: Formulas › Calculation Options; LibreOffice: "
        "Data › Calculate), save and run again",
    ),
    "calculated_in_part": ProblemText(
        "die Arbeitsmappe wurde gespeichert, bevor alles berechnet war: Ergebnisse von Formeln können veraltet "
        "sein ({n}: {cells})",
        "the workbook was saved before all was calculated: results of formulas may be stale ({n}: {cells})",
        "die Datei öffnen, F9 drücken, speichern und erneut starten",
        "open the file, press F9, save and run again",
    ),
    "calculated_as_shown": ProblemText(
        "die Arbeitsmappe rechnet mit gerundeten Werten („Genauigkeit wie angezeigt“): Ergebnisse von Formeln "
        "können von den Formeln abweichen ({n}: {cells})",
        "the workbook calculates with rounded values (“precision as displayed”): results of formulas may differ "
        "from the formulas ({n}: {cells})",
        "die Einstellung abwählen (Excel: Optionen › Erweitert; LibreOffice: Optionen › Calc › Berechnen), F9 "
        "drücken, die Werte prüfen, speichern und erneut starten",
        "switch the setting off (Excel: Options › Advanced; LibreOffice: Options › Calc › Calculate), press F9, "
        "check the values, save and run again",
    ),
    # --- number formats: what a cell shows, and what it holds --------------------------------------
    "format_two_readings": ProblemText(
        "{subject} zeigt „{found}“ und enthält {stored}: das kann {seen} oder {held} heißen",
        "{subject} shows “{found}” and holds {stored}: that may mean {seen} or {held}",
        "das Zahlenformat der Zelle auf „Standard“ stellen, dann {seen} oder {held} eintragen",
        "set the cell's number format to “General”, then enter {seen} or {held}",
    ),
    "format_size": ProblemText(
        "{subject} zeigt „{found}“ und enthält {held}: {expected}",
        "{subject} shows “{found}” and holds {held}: {expected}",
        "das Zahlenformat der Zelle auf „Standard“ stellen, dann {enter} eintragen",
        "set the cell's number format to “General”, then enter {enter}",
    ),
    "format_shows_nothing": ProblemText(
        "{subject} zeigt nichts und enthält {held}",
        "{subject} shows nothing and holds {held}",
        "das Zahlenformat der Zelle auf „Standard“ stellen und prüfen, ob {held} gemeint ist",
        "set the cell's number format to “General”, and check whether {held} is meant",
    ),
    "format_shows_other": ProblemText(
        "{subject} zeigt „{found}“ und enthält {held}",
        "{subject} shows “{found}” and holds {held}",
        "das Zahlenformat der Zelle auf „Standard“ stellen und eintragen, was gemeint ist",
        "set the cell's number format to “General”, and enter what is meant",
    ),
    "digits_hidden_in_rate": ProblemText(
        "{subject} zeigt „{found}“ und enthält {held}: das kann {less} oder {held} heißen",
        "{subject} shows “{found}” and holds {held}: that may mean {less} or {held}",
        "{held} mit allen Stellen anzeigen lassen (Zahlenformat mit mehr Nachkommastellen oder „Standard“); nur "
        "wenn {less} gemeint ist, {less} eintragen",
        "have {held} shown with all its digits (a number format with more decimals, or “General”); enter {less} "
        "only where that is meant",
    ),
    "digits_hidden": ProblemText(
        "{column} enthält mehr Stellen, als zu sehen sind ({cells}): zu sehen ist {found}, gelesen wird {held}",
        "{column} holds more digits than are seen ({cells}): {found} is seen, {held} is read",
        "prüfen; mehr Nachkommastellen anzeigen lassen, oder auf die sichtbaren runden",
        "check; have more decimals shown, or round to those that are seen",
    ),
    # --- heads --------------------------------------------------------------------------------------
    "head_in_other_unit": ProblemText(
        "die Spalte „{found}“ ist in {unit} angegeben, erwartet werden {expected}",
        "the column “{found}” is in {unit}, expected: {expected}",
        "{do} und die Spalte dann „{suggestion}“ nennen",
        "{do}, then call the column “{suggestion}”",
    ),
    "unit_below_head": ProblemText(
        "unter „{found}“ steht die Einheit {unit}, erwartet werden {expected}",
        "the unit below “{found}” is {unit}, expected: {expected}",
        "{do} und diese Zelle leeren",
        "{do}, then empty this cell",
    ),
    "unit_above_heads": ProblemText(
        "über der Tabelle steht „{found}“; gelesen wird, was in den Zellen steht, in Euro und nicht in {unit}",
        "above the table stands “{found}”; what the cells hold is read as euros, not as {unit}",
        "stehen die Beträge in {unit}, sie in Euro umrechnen; dann diese Zelle leeren",
        "if the amounts are in {unit}, convert them to euros; then empty this cell",
    ),
    "row_of_units": ProblemText(
        "die Zeile nennt Einheiten und zählt nicht{more}",
        "the row names units and does not count{more}",
    ),
    "row_of_column_numbers": ProblemText(
        "die Zeile nummeriert die Spalten und zählt nicht{more}",
        "the row numbers the columns and does not count{more}",
    ),
    "row_perhaps_heads": ProblemText(
        "die Zeile ab „{found}“ gehört wohl zu den Überschriften (Nummern der Spalten?), nicht zu den Werten",
        "the row from “{found}” on probably belongs to the heads (numbers of the columns?), not to the values",
        "die Zeile löschen",
        "delete the row",
    ),
    "row_of_heads_again": ProblemText(
        "die Zeile wiederholt die Überschriften und zählt nicht{more}",
        "the row repeats the heads and does not count{more}",
    ),
    "row_of_signs": ProblemText(
        "die Zeile ist ein Strich und zählt nicht{more}",
        "the row is a line and does not count{more}",
    ),
    "column_beside_heads": ProblemText(
        "„{found}“ steht nicht in der Kopfzeile (Zeile {row})",
        "“{found}” does not stand in the header row (row {row})",
        "alle Überschriften in eine Zeile schreiben, direkt über die Werte",
        "write all heads in one row, directly above the values",
    ),
    "column_of_name_beside_heads": ProblemText(
        "{what}: im Blatt {sheet} steht „{found}“ in {cell}, nicht in der Kopfzeile (Zeile {row})",
        "{what}: on the sheet {sheet} “{found}” stands in {cell}, not in the header row (row {row})",
        "alle Überschriften in eine Zeile schreiben, direkt über die Werte",
        "write all heads in one row, directly above the values",
    ),
    "column_is_group": ProblemText(
        "{what}: im Blatt {sheet} steht „{found}“ in {cell} über mehreren Spalten ({columns})",
        "{what}: on the sheet {sheet} “{found}” stands in {cell} over several columns ({columns})",
        "die gemeinte Spalte nennen, z. B. {suggestion}",
        "name the column that is meant, e.g. {suggestion}",
    ),
    "column_perhaps_in_other_unit": ProblemText(
        "die Spalte „{found}“ wird nicht gelesen; ist {suggestion} gemeint, in {unit}?",
        "the column “{found}” is not read; is {suggestion} meant, in {unit}?",
        "wenn ja, {do} und die Spalte dann „{suggestion}“ nennen",
        "if so, {do}, then call the column “{suggestion}”",
    ),
    "head_in_percent": ProblemText(
        "die Spalte „{found}“ ist in Prozent angegeben, doch nicht jeder Wert trägt ein Prozentzeichen: 0,5 hieße "
        "hier 0,5 %, sonst 50 %",
        "the column “{found}” is in percent, but not every value bears a percent sign: 0.5 would mean 0.5 % here, "
        "else 50 %",
        "jeden Wert mit Prozentzeichen eintragen (50 %), oder als Anteil (0,5) und die Spalte „{suggestion}“ nennen",
        "enter every value with a percent sign (50 %), or as a share (0.5) and call the column “{suggestion}”",
    ),
    "label_in_other_unit": ProblemText(
        "{subject} ist {found}, nach der Bezeichnung „{name}“ in {unit}",
        "{subject} is {found}, by its name “{name}” in {unit}",
        "{do} und die Bezeichnung „{label}“ verwenden",
        "{do}, and use the name “{label}”",
    ),
    "label_in_percent": ProblemText(
        "{subject} ist {found}, nach der Bezeichnung „{name}“ in Prozent, doch ohne Prozentzeichen: 0,5 hieße hier "
        "0,5 %, sonst 50 %",
        "{subject} is {found}, by its name “{name}” in percent, but without a percent sign: 0.5 would mean 0.5 % "
        "here, else 50 %",
        "den Wert mit Prozentzeichen eintragen, z. B. 50 %",
        "enter the value with a percent sign, e.g. 50 %",
    ),
    "column_in_other_unit": ProblemText(
        "{what}: im Blatt {sheet} heißt die Spalte „{header}“, ihre Werte sind in {unit}; „{found}“ nennt keine "
        "Einheit",
        "{what}: on the sheet {sheet} the column is called “{header}”, its values are in {unit}; “{found}” names "
        "no unit",
        "{do} und die Spalte „{found}“ nennen",
        "{do}, and call the column “{found}”",
    ),
    "column_with_unit": ProblemText(
        "{what}: im Blatt {sheet} heißt die Spalte „{header}“, mit Einheit; „{found}“ nennt keine",
        "{what}: on the sheet {sheet} the column is called “{header}”, with a unit; “{found}” names none",
        "beide gleich nennen: „{header}“",
        "call both the same: “{header}”",
    ),
    # --- what is not read ----------------------------------------------------------------------------
    "column_is_parameter": ProblemText(
        "die Spalte {found} heißt wie der Parameter {parameter}; der hat einen Wert für alle, eigene Werte je "
        "Sozialraum gibt es nicht",
        "the column {found} is named like the parameter {parameter}, which has one value for all, not one of each "
        "district",
        "den einen Wert im Blatt Parameter eintragen und die Spalte löschen; ist etwas anderes gemeint, sie umbenennen",
        "enter the one value in the sheet Parameters and delete the column; where it means something else, rename it",
    ),
    "column_perhaps_parameter": ProblemText(
        "die Spalte {found} wird nicht gelesen; ist der Parameter {parameter} gemeint? Der hat einen Wert für alle",
        "the column {found} is not read; is the parameter {parameter} meant? It has one value for all",
        "wenn ja, den einen Wert im Blatt Parameter eintragen und die Spalte löschen",
        "if so, enter the one value in the sheet Parameters and delete the column",
    ),
    "column_beside_empty": ProblemText(
        "die Spalte {found} wird nicht gelesen, und {known} ({cell}) ist leer; ist {known} gemeint?",
        "the column {found} is not read, and {known} ({cell}) is empty; is {known} meant?",
        "wenn ja, die Angaben in die Spalte {known} übertragen",
        "if so, move what it says to the column {known}",
    ),
    "columns_unused": ProblemText(
        "Spalten ohne Verwendung: {columns}; kein Indikator und keine Bezugsgröße nennt sie",
        "columns that take no part: {columns}; no indicator, base or population names them",
        "soll eine mitrechnen, sie im Blatt Indikatoren nennen",
        "name one in the sheet Indicators where it is to take part",
    ),
    "columns_unread": ProblemText(
        "Spalten, die nicht gelesen werden: {columns}",
        "columns that are not read: {columns}",
        "prüfen, ob dort etwas steht, das gelten soll; was nur erläutert, unter der Überschrift „Bemerkung“ führen",
        "check whether they say something that is to hold; give what only explains the header “remark”",
    ),
    "sheet_unread": ProblemText(
        "das Blatt hat die Spalten von {known} und wird nicht gelesen; gelesen wird {read}",
        "the sheet has the columns of {known} and is not read; {read} is read",
        "was gelten soll, in {read} eintragen; ist alles dort, das Blatt löschen",
        "enter in {read} what is to hold; where it is all there, delete this sheet",
    ),
    "sheet_unread_missing": ProblemText(
        "das Blatt hat die Spalten von {known} und wird nicht gelesen; ein Blatt {known} gibt es nicht",
        "the sheet has the columns of {known} and is not read; there is no sheet {known}",
        "soll es gelten, in {known} umbenennen",
        "rename it to {known} where it is to hold",
    ),
    "result_of_other_year": ProblemText(
        "gerechnet wird für {year}, {name} ist aber das Ergebnis von {computed}: {values} sind noch die von {computed}",
        "this is computed for {year}, but {name} is the result of {computed}: {values} are still those of {computed}",
        "die Eingabe des nächsten Jahres mit „sozialbudget roll {name}“ anlegen oder das Haushaltsjahr berichtigen",
        "make next year's input with “sozialbudget roll {name}”, or correct the budget year",
    ),
    # --- umlauts that a wrong encoding has spoilt ------------------------------------------------------
    "sheet_spoilt": ProblemText(
        "im Blattnamen {found} sind die Umlaute verdorben (falsche Zeichenkodierung); gemeint ist {suggestion}",
        "the umlauts in the name of the sheet {found} are spoilt (wrong encoding); {suggestion} is meant",
        "das Blatt in {suggestion} umbenennen und die übrigen Texte prüfen",
        "rename the sheet to {suggestion} and check the other texts",
    ),
    "column_spoilt": ProblemText(
        "in der Überschrift {found} sind die Umlaute verdorben (falsche Zeichenkodierung), die Spalte wird nicht "
        "gelesen; gemeint ist {suggestion}",
        "the umlauts in the header {found} are spoilt (wrong encoding) and the column is not read; {suggestion} is "
        "meant",
        "die Spalte in {suggestion} umbenennen und die übrigen Texte prüfen",
        "rename the column to {suggestion} and check the other texts",
    ),
    "column_of_name_spoilt": ProblemText(
        "{what}: die Spalte {found} heißt im Blatt {sheet} {header} ({cell}); dort sind die Umlaute verdorben "
        "(falsche Zeichenkodierung)",
        "{what}: the column {found} is called {header} in the sheet {sheet} ({cell}); its umlauts are spoilt there "
        "(wrong encoding)",
        "die Spalte in {found} umbenennen und die übrigen Texte prüfen",
        "rename the column to {found} and check the other texts",
    ),
    "word_spoilt": ProblemText(
        "in „{found}“ sind die Umlaute verdorben (falsche Zeichenkodierung); gemeint ist {suggestion}",
        "the umlauts of “{found}” are spoilt (wrong encoding); {suggestion} is meant",
        "{suggestion} schreiben und die übrigen Texte prüfen",
        "write {suggestion} and check the other texts",
    ),
    "umlauts_spoilt": ProblemText(
        "Umlaute sind verdorben (falsche Zeichenkodierung) und würden so gedruckt: {cells}",
        "umlauts are spoilt (wrong encoding) and would be printed so: {cells}",
        "die Zellen berichtigen oder die Texte mit der richtigen Kodierung neu einlesen",
        "correct the cells, or import the texts anew with the right encoding",
    ),
    "providers_spelt_alike": ProblemText(
        "Träger sind fast gleich geschrieben und zählen als verschiedene: {providers}",
        "providers are spelt almost alike and count as different ones: {providers}",
        "ist es derselbe, gleich schreiben",
        "spell them alike if they are one",
    ),
    # --- leading zeros of ids --------------------------------------------------------------------------
    "ids_lost_zeros": ProblemText(
        "die Nummern haben ihre führenden Nullen verloren ({n}), in {name} stehen sie noch: {ids}",
        "the ids have lost their leading zeros ({n}), which they still have in {name}: {ids}",
        "die Spalte als Text formatieren und die Nummern mit ihren Nullen eintragen ({example})",
        "format the column as text and enter the ids with their zeros ({example})",
    ),
    "ids_added_zeros": ProblemText(
        "die Nummern haben führende Nullen ({n}), in {name} haben sie keine: {ids}",
        "the ids have leading zeros ({n}), in {name} they have none: {ids}",
        "die Nummern so schreiben wie dort ({example})",
        "write the ids as they stand there ({example})",
    ),
    "ids_perhaps_lost_zeros": ProblemText(
        "die Nummern sind Zahlen, und wohl ohne ihre führende Null ({n}); gelesen wird {ids}",
        "the ids are numbers, and probably without the zero they began with ({n}); what is read is {ids}",
        "wenn ja, die Spalte als Text formatieren und die Nummern mit der Null eintragen ({likely})",
        "if so, format the column as text and enter the ids with the zero ({likely})",
    ),
    "compare_ids_zeros": ProblemText(
        "Nummern von A und B unterscheiden sich nur durch führende Nullen ({n}) und gelten daher als verschiedene "
        "Sozialräume: {ids}",
        "ids of A and B differ by leading zeros only ({n}) and so count as different districts: {ids}",
        "in einer der Eingaben die Nummern wie in der anderen schreiben, die Spalte dafür als Text formatieren",
        "write the ids in one input as in the other, and format that column as text for it",
    ),
    "verify_against_zeros": ProblemText(
        "die Nummern unterscheiden sich von denen in {file} nur durch führende Nullen ({n}): {ids}",
        "the ids differ from those in {file} by leading zeros only ({n}): {ids}",
        "die Spalte als Text formatieren und die Nummern gleich schreiben",
        "format the column as text and spell the ids alike",
    ),
}
