"""The sentences of every problem, one entry per code: what was found and expected, and the remedy.

The place (`Sozialräume!E7`) is printed before them and is not part of them. A code that is used but missing, or
present but unused, fails a test (tests/words/test_words.py).
"""

from sozialbudget.words import compare, dated, project, project_fund, roll, seen_otherwise, series, verify
from sozialbudget.words.text import ProblemText, Text

PROBLEMS: dict[str, ProblemText] = {
    # --- reading a cell: {subject} is what the cell holds, {found} what stands there ----------------
    "cell_empty": ProblemText(
        "{subject} ist leer",
        "{subject} is empty",
        "den Wert eintragen",
        "enter the value",
    ),
    "district_value_empty": ProblemText(
        "{subject} ist leer",
        "{subject} is empty",
        "den Wert eintragen; fehlt er wirklich, den Sozialraum mit Grund ausnehmen",
        "enter the value; where there is none, exclude the district and say why",
    ),
    "word_empty": ProblemText(
        "{subject} ist leer",
        "{subject} is empty",
        "eines davon eintragen: {choices}",
        "enter one of: {choices}",
    ),
    "text_empty": ProblemText(
        "{subject} ist leer",
        "{subject} is empty",
        "eintragen, oder die Zeile ganz leeren",
        "enter it, or empty the whole row",
    ),
    "cell_uncalculated": ProblemText(
        "{subject} ist leer (Formel nie berechnet)",
        "{subject} is empty (formula never calculated)",
        "die Datei in Excel oder LibreOffice öffnen, speichern und erneut starten",
        "open the file in Excel or LibreOffice, save it, run again",
    ),
    "text_lost": ProblemText(
        "{subject} ist 0 als Ergebnis einer Formel: so steht in einer .xls auch ein verlorener Text",
        "{subject} is 0 as the result of a formula: in an .xls that may also be a lost text",
        "die ursprüngliche Datei als .xlsx oder .ods speichern und diese angeben, oder den Text eintragen",
        "save the original file as .xlsx or .ods and use that, or enter the text",
    ),
    "zero_of_formula": ProblemText(
        "{column} ist 0 als Ergebnis einer Formel ({cells}): in einer .xls kann das ein verlorener Text sein, etwa „*“",
        "{column} is 0 as the result of a formula ({cells}): in an .xls that may be a lost text such as “*”",
        "prüfen; eine .xlsx oder .ods verliert keine Texte",
        "check it; an .xlsx or .ods loses no texts",
    ),
    "cell_error": ProblemText(
        "{subject} zeigt den Fehler {found}",
        "{subject} shows the error {found}",
        "die Formel berichtigen oder den Wert eintragen",
        "mend the formula or enter the value",
    ),
    "cell_text": ProblemText(
        "{subject} ist der Text „{found}“, erwartet wird eine Zahl",
        "{subject} is the text “{found}”, expected a number",
        "eine Zahl eintragen, z. B. 1234,56",
        "enter a number, e.g. 1234.56",
    ),
    "cell_scientific": ProblemText(
        "{subject} ist der Text „{found}“, womöglich eine gerundete Anzeige",
        "{subject} is the text “{found}”, perhaps rounded for display",
        "die Zahl mit allen Stellen eintragen",
        "enter the number with all its digits",
    ),
    "cell_ambiguous": ProblemText(
        "{subject} ist der Text „{found}“: das kann {large} oder {small} heißen",
        "{subject} is the text “{found}”: that may mean {large} or {small}",
        "als Zahl eintragen: {large} oder {small}",
        "enter it as a number: {large} or {small}",
    ),
    "cell_ambiguous_in_column": ProblemText(
        "{subject} ist der Text „{found}“: das kann {large} oder {small} heißen; „{witness}“ in {cell} spricht für "
        "{suggested}",
        "{subject} is the text “{found}”: that may mean {large} or {small}; “{witness}” in {cell} suggests {suggested}",
        "als Zahl eintragen: {large} oder {small}",
        "enter it as a number: {large} or {small}",
    ),
    "cell_other_notation": ProblemText(
        "{subject} ist der Text „{found}“, also {number}; „{witness}“ in {cell} setzt Komma und Punkt umgekehrt",
        "{subject} is the text “{found}”, that is {number}; “{witness}” in {cell} writes comma and point "
        "the other way round",
        "als Zahl eintragen, wenn {number} gemeint ist",
        "enter it as a number where {number} is meant",
    ),
    "cell_notations_mixed": ProblemText(
        "{subject} ist der Text „{found}“ in einer Spalte mit deutsch und englisch geschriebenen Zahlen "
        "(„{german}“ in {german_cell}, „{english}“ in {english_cell}): Komma und Punkt haben keine feste Bedeutung",
        "{subject} is the text “{found}” in a column with numbers written in German and in English (“{german}” in "
        "{german_cell}, “{english}” in {english_cell}): comma and point have no one meaning",
        "alle Texte der Spalte als Zahlen eintragen",
        "enter all texts of the column as numbers",
    ),
    "cell_broken": ProblemText(
        "in {subject} steht {between} zwischen Ziffern („{found}“): das können zwei Zahlen sein",
        "{subject} holds {between} between digits (“{found}”): these may be two numbers",
        "die eine Zahl eintragen, die gemeint ist",
        "enter the one number that is meant",
    ),
    "cell_date": ProblemText(
        "{subject} ist ein Datum oder eine Uhrzeit ({found}), erwartet wird eine Zahl",
        "{subject} is a date or time ({found}), expected a number",
        "die Zahl eintragen und das Zahlenformat der Zelle auf „Standard“ stellen",
        "enter the number and set the cell's format to “General”",
    ),
    "cell_boolean": ProblemText(
        "{subject} ist {found}, erwartet wird eine Zahl",
        "{subject} is {found}, expected a number",
        "die Zahl eintragen",
        "enter the number",
    ),
    "cell_negative": ProblemText(
        "{subject} ist negativ ({found}), erwartet wird 0 oder mehr",
        "{subject} is negative ({found}), expected 0 or more",
        "den Wert berichtigen",
        "correct the value",
    ),
    "cell_zero": ProblemText(
        "{subject} ist 0, erwartet wird mehr als 0",
        "{subject} is 0, expected more than 0",
        "den Betrag eintragen oder die Zelle leeren",
        "enter the amount, or empty the cell",
    ),
    "cell_not_finite": ProblemText(
        "{subject} ist keine Zahl, mit der sich rechnen lässt ({found})",
        "{subject} is no number to calculate with ({found})",
        "den Wert eintragen",
        "enter the value",
    ),
    "cell_too_large": ProblemText(
        "{subject} ist {found}, das ist unglaubhaft viel",
        "{subject} is {found}, more than anything real",
        "den Wert prüfen",
        "check the value",
    ),
    "year_unclear": ProblemText(
        "{subject} ist {found}, erwartet wird ein Jahr mit vier Ziffern",
        "{subject} is {found}, expected one year of four digits",
        "ein einzelnes Jahr eintragen, z. B. {example}; ein Doppelhaushalt braucht für jedes Jahr eine eigene Rechnung",
        "enter a single year, e.g. {example}; a budget for two years takes a calculation for each year",
    ),
    "cell_suppressed": ProblemText(
        "{subject} ist „{found}“: unterdrückt oder nicht verfügbar",
        "{subject} is “{found}”: suppressed or not available",
        "den Wert eintragen",
        "enter the value",
    ),
    "district_value_suppressed": ProblemText(
        "{subject} ist „{found}“: unterdrückt oder nicht verfügbar",
        "{subject} is “{found}”: suppressed or not available",
        "den Wert beschaffen (heißt das Zeichen „nichts vorhanden“, 0 eintragen), oder den Sozialraum mit Grund "
        "ausnehmen",
        "obtain the value (where the sign means “none”, enter 0), or exclude the district and say why",
    ),
    "rate_text": ProblemText(
        "{subject} ist der Text „{found}“, erwartet wird ein Prozentsatz",
        "{subject} is the text “{found}”, expected a rate",
        "einen Satz eintragen, z. B. 17,5 % oder 0,175",
        "enter a rate, e.g. 17.5 % or 0.175",
    ),
    "rate_above_one": ProblemText(
        "{subject} ist {found}: das kann {percent} % oder das {found}-Fache heißen",
        "{subject} is {found}: that may mean {percent} % or {found} times",
        "{percent} % oder {share} schreiben",
        "write {percent} % or {share}",
    ),
    "rate_just_above_one": ProblemText(
        "{subject} ist {found}, erwartet werden höchstens 1, also 100 %",
        "{subject} is {found}, expected 1 at most, that is 100 %",
        "höchstens 100 % eintragen; sind {percent} % gemeint, {percent} % oder {share} schreiben",
        "enter 100 % at most; where {percent} % is meant, write {percent} % or {share}",
    ),
    "rate_above_one_in_percent": ProblemText(
        "{subject} ist {found}, erwartet werden höchstens 100 %",
        "{subject} is {found}, expected 100 % at most",
        "den Satz berichtigen; sind {percent} % gemeint, {percent} % schreiben",
        "correct the rate; where {percent} % is meant, write {percent} %",
    ),
    "rate_above_one_hundred": ProblemText(
        "{subject} ist {found}, erwartet werden höchstens 100 %",
        "{subject} is {found}, expected 100 % at most",
        "den Satz berichtigen",
        "correct the rate",
    ),
    "abf_rate_whole": ProblemText(
        "{subject} ist {found}, erwartet werden weniger als 100 %",
        "{subject} is {found}, expected less than 100 %",
        "den Satz berichtigen",
        "correct the rate",
    ),
    "percent_unexpected": ProblemText(
        "{subject} steht in Prozent ({found}), erwartet wird eine Anzahl oder ein Betrag",
        "{subject} is in percent ({found}), expected a count or an amount",
        "die Zahl ohne Prozent eintragen; ist es eine Quote, die Art des Indikators auf Quote setzen",
        "enter the number without percent; where it is a rate, set the indicator's kind to rate",
    ),
    "money_unexpected": ProblemText(
        "{subject} steht in Euro ({found}), erwartet wird eine Anzahl oder eine Quote",
        "{subject} is in euros ({found}), expected a count or a rate",
        "prüfen, ob die Zahl in diese Spalte gehört, und sie ohne Euro eintragen",
        "check whether the number belongs in this column, and enter it without euros",
    ),
    "percent_mixed": ProblemText(
        "{column} steht hier ohne Prozentzeichen ({found}){more}, in {first} mit ({percent})",
        "{column} has no percent sign here ({found}){more}, but one in {first} ({percent})",
        "die ganze Spalte mit oder die ganze ohne Prozent schreiben",
        "write the whole column with percent or without",
    ),
    "rates_mixed": ProblemText(
        "{column} ist {found}, wo andere Werte um {typical} liegen; über 1 liegen: {cells}",
        "{column} is {found}, where other values are about {typical}; above 1 are: {cells}",
        "prüfen, ob diese Werte in Prozent gemeint sind, und die ganze Spalte gleich schreiben",
        "check whether these are percentages, and write the whole column in one way",
    ),
    "base_of_zero": ProblemText(
        "die Bezugsgröße {base} ist 0, {column} aber {value}; das gilt für: {cells}",
        "the base {base} is 0, but {column} is {value}; this holds for: {cells}",
        "die Bezugsgröße eintragen, oder den Sozialraum mit Grund ausnehmen, wenn es sie nicht gibt",
        "enter the base, or exclude the district and say why where there is none",
    ),
    "total_far_from_today": ProblemText(
        "das Gesamtbudget ist {total}, die Budgets bisher sind zusammen {today}",
        "the total is {total}, today's budgets make {today} together",
        "prüfen, ob beide in Euro angegeben sind; gerechnet wird mit {total}",
        "check that both are in euros; {total} is what counts",
    ),
    "count_above_base": ProblemText(
        "{column} ist {count}, mehr als die Bezugsgröße {base} mit {population}; das gilt für: {cells}",
        "{column} is {count}, more than the base {base} of {population}; that holds for: {cells}",
        "beide Werte und die Bezugsgröße prüfen",
        "check both values and the base",
    ),
    "text_unseen": ProblemText(
        "{subject} ist „{found}“ mit einem Zeilenumbruch oder einem anderen Zeichen, das man im Druck nicht sieht "
        "({unseen})",
        "{subject} is “{found}” with a line break or another character that is not seen in print ({unseen})",
        "in einer Zeile neu eintippen",
        "type it anew in one line",
    ),
    "text_too_long": ProblemText(
        "{subject} ist „{found}“ mit {characters} Zeichen; für Titel und Unterschriften sind höchstens {most} möglich",
        "{subject} is “{found}” with {characters} characters; titles and signatures take {most} at most",
        "den Namen kürzer eintragen",
        "enter the name in fewer characters",
    ),
    "text_date": ProblemText(
        "{subject} ist ein Datum ({found}), erwartet wird Text",
        "{subject} is a date ({found}), expected text",
        "das Zahlenformat der Zelle auf „Text“ stellen und den Text neu eintragen",
        "set the cell's format to “Text” and enter the text anew",
    ),
    "text_boolean": ProblemText(
        "{subject} ist {found}, erwartet wird Text",
        "{subject} is {found}, expected text",
        "den Text eintragen",
        "enter the text",
    ),
    "word_unknown": ProblemText(
        "{subject} ist „{found}“; das kennt sozialbudget nicht",
        "{subject} is “{found}”, which is unknown",
        "eines davon eintragen: {choices}",
        "enter one of: {choices}",
    ),
    "word_misspelt": ProblemText(
        "{subject} ist „{found}“; gemeint ist wohl {suggestion}",
        "{subject} is “{found}”; {suggestion} is probably meant",
        "eines davon eintragen: {choices}",
        "enter one of: {choices}",
        others=Text("„{found}“, gemeint wohl {suggestion}", "“{found}”, probably {suggestion}"),
    ),
    # --- ids, names and rows -------------------------------------------------------------------------
    "id_twice": ProblemText(
        "die Nr {found} gibt es schon in {first}",
        "the id {found} is already in {first}",
        "jedem Sozialraum eine eigene Nr geben",
        "give each district an id of its own",
        others=Text("{found} wie {first}", "{found} as {first}"),
    ),
    "id_similar": ProblemText(
        "die Nr {found} unterscheidet sich von {other} in {first} nur durch Großschreibung oder Leerzeichen",
        "the id {found} differs from {other} in {first} by case or spaces only",
        "prüfen, ob derselbe Sozialraum gemeint ist",
        "check whether the same district is meant",
        others=Text("{found} wie {other} in {first}", "{found} as {other} in {first}"),
    ),
    "number_not_whole": ProblemText(
        "{subject} ist {found}, erwartet wird eine ganze Zahl",
        "{subject} is {found}, expected a whole number",
        "eine ganze Zahl eintragen",
        "enter a whole number",
    ),
    "id_not_digits": ProblemText(
        "{subject} ist die Zahl {found}, erwartet wird Text oder eine ganze Zahl",
        "{subject} is the number {found}, expected text or a whole number",
        "das Zahlenformat der Zelle auf „Text“ stellen und die Nr neu eintragen",
        "set the cell's format to “Text” and enter the id anew",
    ),
    "id_lost_zeros": ProblemText(
        "die Nr {found} steht als Zahl da, gemeint ist wohl {likely}; gelesen wird {found}",
        "the id {found} is a number, {likely} is probably meant; it is read as {found}",
        "die Nr als Text eintragen",
        "enter the id as text",
    ),
    "name_twice": ProblemText(
        "{found} steht schon in {first}",
        "{found} is already in {first}",
        "eine der beiden Zeilen löschen",
        "delete one of the two rows",
        others=Text("{found} wie {first}", "{found} as {first}"),
    ),
    "reason_missing": ProblemText(
        "{found} ist kein Grund für die Ausnahme",
        "{found} is no reason for the exclusion",
        "den Grund eintragen, z. B. „Werte unterdrückt“, oder die Zelle leeren",
        "write the reason, e.g. “values suppressed”, or empty the cell",
    ),
    "row_is_remark": ProblemText(
        "in der Zeile steht nur „{found}“",
        "the row holds nothing but “{found}”",
        "die Zeile vervollständigen oder löschen; Bemerkungen gehören über die Kopfzeile",
        "complete the row or delete it; remarks belong above the header row",
    ),
    "row_only_id": ProblemText(
        "in der Zeile steht nur die Nr „{found}“",
        "the row holds nothing but the id “{found}”",
        "die Zeile vervollständigen oder löschen",
        "complete the row or delete it",
    ),
    "row_is_total": ProblemText(
        "die Zeile „{found}“ ist in jeder Spalte die Summe der anderen Zeilen; {column}: mit dieser Zeile {both}, "
        "ohne sie {without}",
        "the row “{found}” is the sum of the other rows in every column; {column}: {both} with this row, {without} "
        "without it",
        "die Zeile löschen, oder als Summenzeile „Summe“ nennen, ohne Nr",
        "delete the row, or call it “Total” where it is one of totals, without an id",
    ),
    "rows_of_two_levels": ProblemText(
        "Zeilen zweier Ebenen stehen nebeneinander ({rows}); {column}: die oberen ergeben {upper}, die unteren {lower}",
        "rows of two levels stand beside each other ({rows}); {column}: the upper ones sum to {upper}, the lower "
        "ones to {lower}",
        "die Zeilen einer der beiden Ebenen löschen",
        "delete the rows of one of the two levels",
    ),
    "rows_perhaps_sums": ProblemText(
        "{rows} ist in jeder Spalte die Summe der Zeilen daneben und zählt als Sozialraum",
        "{rows} is the sum of the rows beside it in every column, and counts as a district",
        "ist es eine Zwischensumme, die Zeile löschen; sonst stimmt sie so",
        "if it is a subtotal, delete the row; otherwise it is right as it is",
    ),
    "rows_of_two_levels_unsummed": ProblemText(
        "Zeilen zweier Ebenen stehen nebeneinander ({rows})",
        "rows of two levels stand beside each other ({rows})",
        "die Zeilen einer der beiden Ebenen löschen",
        "delete the rows of one of the two levels",
    ),
    "row_of_statistics": ProblemText(
        "{rows}: solche Zeilen beschreiben die anderen und zählen nicht als Sozialraum",
        "{rows}: such rows describe the others and do not count as a district",
    ),
    "row_of_statistics_with_id": ProblemText(
        "die Zeile „{found}“ beschreibt die anderen und ist kein Sozialraum, hat aber eine Nr",
        "the row “{found}” describes the others and is no district, but has an id",
        "die Zeile löschen",
        "delete the row",
    ),
    "row_of_totals": ProblemText(
        "die Zeile „{found}“ ist eine Summenzeile und zählt nicht als Sozialraum",
        "the row “{found}” is one of totals and does not count as a district",
    ),
    "totals_row_mismatch": ProblemText(
        "{column}: in der Summenzeile steht {total}, die Sozialräume ergeben {sum}",
        "{column}: the row of totals says {total}, the districts sum to {sum}",
        "die Summe oder die Werte berichtigen",
        "correct the total or the values",
    ),
    "entries_total_mismatch": ProblemText(
        "{column}: in der Summenzeile steht {total}, die Zeilen ergeben {sum}",
        "{column}: the row of totals says {total}, the rows sum to {sum}",
        "die Summe oder die Werte berichtigen",
        "correct the total or the values",
    ),
    "entry_of_totals": ProblemText(
        "{found} ist die Summe der anderen Zeilen; die Zeile zählt nicht",
        "{found} is the sum of the other rows; the row does not count",
    ),
    "entry_is_total": ProblemText(
        "{column}: die Zeile „{found}“ ist die Summe der anderen Zeilen",
        "{column}: the row “{found}” is the sum of the other rows",
        "die Zeile löschen oder „Summe“ nennen",
        "delete the row, or call it “Total”",
    ),
    "control_total_mismatch": ProblemText(
        "{column}: die Kontrollsumme ist {total}, die Sozialräume ergeben {sum}",
        "{column}: the control total is {total}, the districts sum to {sum}",
        "die Kontrollsumme oder die Werte berichtigen",
        "correct the control total or the values",
    ),
    "total_not_comparable": ProblemText(
        "{column}: {total} ist nicht zu prüfen (Sozialräume: {sum}), weil Werte ausgenommener Sozialräume fehlen",
        "{column}: {total} cannot be checked (districts: {sum}), for excluded districts have no values",
    ),
    "total_unreadable": ProblemText(
        "„{found}“ in der Summenzeile ist nicht zu prüfen",
        "“{found}” in the row of totals cannot be checked",
        "die Zelle berichtigen oder leeren",
        "correct the cell or empty it",
    ),
    "no_districts": ProblemText(
        "es gibt keinen Sozialraum",
        "there is no district",
        "unter der Kopfzeile je Sozialraum eine Zeile eintragen",
        "enter one row per district below the header row",
    ),
    "no_indicators": ProblemText(
        "es gibt keinen Indikator",
        "there is no indicator",
        "mindestens einen Indikator mit Gewicht eintragen",
        "enter at least one indicator and its weight",
    ),
    "no_services": ProblemText(
        "es ist keine Leistung eingetragen; es gelten Beratung und Gruppenarbeit 60 %, Vernetzung 40 %",
        "no service is entered; counselling and group work 60 %, networking 40 % hold",
    ),
    # --- sheets and columns --------------------------------------------------------------------------
    "sheet_missing": ProblemText(
        "das Blatt {title} fehlt; vorhanden sind: {sheets}",
        "the sheet {title} is missing; there are: {sheets}",
        "das Blatt anlegen oder eines in {title} umbenennen",
        "add the sheet, or rename one to {title}",
    ),
    "sheet_misspelt": ProblemText(
        "das Blatt {found} kennt sozialbudget nicht; gemeint ist wohl {suggestion}",
        "the sheet {found} is unknown; {suggestion} is probably meant",
        "das Blatt in {suggestion} umbenennen",
        "rename the sheet to {suggestion}",
    ),
    "sheet_twice": ProblemText(
        "mehrere Blätter bedeuten dasselbe: {sheets}",
        "several sheets mean the same: {sheets}",
        "eines davon umbenennen oder löschen",
        "rename or delete one of them",
    ),
    "sheet_hidden": ProblemText(
        "das Blatt ist ausgeblendet und rechnet mit",
        "the sheet is hidden and takes part",
        "einblenden und prüfen",
        "unhide and check it",
    ),
    "sheet_damaged": ProblemText(
        "das Blatt {sheet} ist beschädigt ({reason})",
        "the sheet {sheet} is damaged ({reason})",
        "die Datei in Excel oder LibreOffice öffnen und neu speichern",
        "open the file in Excel or LibreOffice and save it anew",
    ),
    "sheet_too_large": ProblemText(
        "das Blatt {sheet} ist zu groß ({size})",
        "the sheet {sheet} is too large ({size})",
        "leere, aber formatierte Zeilen und Spalten löschen",
        "delete rows and columns that are empty but formatted",
    ),
    "header_missing": ProblemText(
        "es gibt keine Kopfzeile mit {columns}",
        "there is no header row with {columns}",
        "die Spalten so überschreiben",
        "give the columns these headers",
    ),
    "header_twice": ProblemText(
        "die Spalte {found} gibt es schon in {first}",
        "the column {found} is already in {first}",
        "eine der beiden umbenennen oder löschen",
        "rename or delete one of the two",
    ),
    "column_missing": ProblemText(
        "die Spalte „{column}“ fehlt",
        "the column “{column}” is missing",
        "die Spalte ergänzen",
        "add the column",
    ),
    "status_quo_column_missing": ProblemText(
        "die Spalte „{column}“ fehlt",
        "the column “{column}” is missing",
        "die Spalte ergänzen; das Budget bisher aus dem Ergebnis des Vorjahres nimmt „sozialbudget allocate“ mit "
        "--status-quo-from ERGEBNIS",
        "add the column; “sozialbudget allocate” takes today's budgets from last year's result with "
        "--status-quo-from RESULT",
    ),
    "status_quo_all_empty": ProblemText(
        "die Spalte „{column}“ ist ganz leer",
        "the column “{column}” is wholly empty",
        "die Beträge eintragen; aus dem Ergebnis des Vorjahres nimmt sie „sozialbudget allocate“ mit "
        "--status-quo-from ERGEBNIS",
        "enter the amounts; “sozialbudget allocate” takes them from last year's result with --status-quo-from RESULT",
    ),
    "column_all_empty": ProblemText(
        "alle Zellen der Spalte „{column}“ sind leer",
        "all cells of the column “{column}” are empty",
        "die Beträge eintragen",
        "enter the amounts",
    ),
    "column_misspelt": ProblemText(
        "die Spalte {found} kennt sozialbudget nicht; gemeint ist wohl {suggestion}",
        "the column {found} is unknown; {suggestion} is probably meant",
        "die Spalte in {suggestion} umbenennen",
        "rename the column to {suggestion}",
    ),
    "column_perhaps_misspelt": ProblemText(
        "die Spalte {found} wird nicht gelesen; ist {suggestion} gemeint?",
        "the column {found} is not read; is {suggestion} meant?",
        "wenn ja, die Spalte in {suggestion} umbenennen",
        "if so, rename the column to {suggestion}",
    ),
    "column_unknown": ProblemText(
        "{what}: im Blatt {sheet} gibt es keine Spalte {found}",
        "{what}: the sheet {sheet} has no column {found}",
        "die Spalte ergänzen oder den Namen berichtigen",
        "add the column or correct the name",
    ),
    "column_unknown_suggested": ProblemText(
        "{what}: im Blatt {sheet} gibt es keine Spalte {found}; gemeint ist wohl {suggestion}",
        "{what}: the sheet {sheet} has no column {found}; {suggestion} is probably meant",
        "{suggestion} eintragen oder die Spalte ergänzen",
        "enter {suggestion}, or add the column",
        others=Text("„{found}“, gemeint wohl {suggestion}", "“{found}”, probably {suggestion}"),
    ),
    "rows_hidden": ProblemText(
        "ausgeblendete Zeilen rechnen mit ({n}): {rows}",
        "hidden rows take part ({n}): {rows}",
        "einblenden und prüfen, oder löschen",
        "unhide and check them, or delete them",
    ),
    "column_hidden": ProblemText(
        "die ausgeblendete Spalte {column} rechnet mit",
        "the hidden column {column} takes part",
        "einblenden und prüfen",
        "unhide and check it",
    ),
    # --- parameters: sheet, file, --set ----------------------------------------------------------------
    "parameter_missing": ProblemText(
        "{parameter} fehlt",
        "{parameter} is missing",
        "im Blatt Parameter eintragen oder mit --set {key}=… angeben",
        "enter it in the sheet Parameters or give it with --set {key}=…",
        others=Text("{parameter}", "{parameter}"),
        in_series=Text(
            "im Blatt Parameter eintragen oder in der Reihe unter „werte“ angeben: {key} = …",
            "enter it in the sheet Parameters or give it in the series under “set”: {key} = …",
        ),
    ),
    "parameter_unknown": ProblemText(
        "einen Parameter {found} gibt es nicht",
        "there is no parameter {found}",
        "den Namen berichtigen oder den Parameter weglassen",
        "correct the name or leave the parameter out",
    ),
    "parameter_misspelt": ProblemText(
        "einen Parameter {found} gibt es nicht; gemeint ist wohl {suggestion}",
        "there is no parameter {found}; {suggestion} is probably meant",
        "{suggestion} schreiben",
        "write {suggestion}",
        others=Text("„{found}“, gemeint wohl {suggestion}", "“{found}”, probably {suggestion}"),
    ),
    "indicator_unknown": ProblemText(
        "einen Indikator {found} gibt es nicht",
        "there is no indicator {found}",
        "den Namen berichtigen",
        "correct the name",
    ),
    "indicator_misspelt": ProblemText(
        "einen Indikator {found} gibt es nicht; gemeint ist wohl {suggestion}",
        "there is no indicator {found}; {suggestion} is probably meant",
        "{suggestion} schreiben",
        "write {suggestion}",
    ),
    "without_unknown": ProblemText(
        "einen Sozialraum oder Indikator {found} gibt es nicht",
        "there is no district and no indicator {found}",
        "den Namen oder die Nr berichtigen",
        "correct the name or the id",
    ),
    "without_misspelt": ProblemText(
        "einen Sozialraum oder Indikator {found} gibt es nicht; gemeint ist wohl {suggestion}",
        "there is no district and no indicator {found}; {suggestion} is probably meant",
        "{suggestion} schreiben",
        "write {suggestion}",
    ),
    "without_ambiguous": ProblemText(
        "{found} heißen mehrere: {ids}",
        "several are called {found}: {ids}",
        "die Nr angeben",
        "give the id",
    ),
    "weights_said": ProblemText(
        "die Gewichte von {indicators} stehen nicht in der Eingabe: {by}",
        "the weights of {indicators} are not in the input: {by}",
    ),
    "field_unknown": ProblemText(
        "ein Feld {found} gibt es nicht",
        "there is no field {found}",
        "gemeint ist wohl eines davon: {fields}",
        "probably one of these is meant: {fields}",
    ),
    "field_invalid": ProblemText(
        "{field} ist {found}; erwartet wird: {expected}",
        "{field} is {found}; expected: {expected}",
        "den Wert berichtigen",
        "correct the value",
    ),
    "parameter_twice": ProblemText(
        "{parameter} ist schon angegeben ({first})",
        "{parameter} is already given ({first})",
        "eine der beiden Angaben löschen",
        "delete one of the two",
    ),
    "parameter_twice_in_two_spellings": ProblemText(
        "{found} und {first} sind derselbe Parameter ({parameter})",
        "{found} and {first} are the same parameter ({parameter})",
        "eine der beiden Angaben löschen",
        "delete one of the two",
    ),
    "parameter_without_name": ProblemText(
        "neben dem Wert {found} steht kein Parameter",
        "there is no parameter beside the value {found}",
        "den Parameter eintragen oder die Zeile leeren",
        "enter the parameter, or empty the row",
    ),
    "parameter_implausible": ProblemText(
        "{subject} ist {value}, üblich ist: {usual}",
        "{subject} is {value}, usual is: {usual}",
        "den Wert prüfen; gerechnet wird mit {value}",
        "check the value; {value} is what counts",
    ),
    "parameter_probably_slip": ProblemText(
        "{subject} ist {value}, üblich ist: {usual}; vielleicht ist das {entered_as}, gemeint wäre {meant}",
        "{subject} is {value}, usual is: {usual}; perhaps this is {entered_as}, {meant} would be meant",
        "prüfen und {meant} eintragen, wenn das gemeint ist; gerechnet wird mit {value}",
        "check it and enter {meant} where that is meant; {value} is what counts",
    ),
    "rate_written_as_one": ProblemText(
        "{subject} ist 1, gerechnet wird mit 100 %; vielleicht ist 1 % gemeint",
        "{subject} is 1, which counts as 100 %; perhaps 1 % is meant",
        "ausschreiben, was gemeint ist: 1 % oder 100 %",
        "write what is meant: 1 % or 100 %",
    ),
    "damping_written_as_one": ProblemText(
        "{subject} ist 1, gerechnet wird mit 100 %: die heutigen Anteile bleiben, der Bedarf zählt nicht; "
        "vielleicht ist 1 % gemeint",
        "{subject} is 1, which counts as 100 %: today's proportions stay, need does not count; perhaps 1 % is meant",
        "ausschreiben, was gemeint ist: 1 % oder 100 %",
        "write what is meant: 1 % or 100 %",
    ),
    "parameter_out_of_bounds": ProblemText(
        "{parameter} ist {found}, erwartet wird {expected}{perhaps}",
        "{parameter} is {found}, expected {expected}{perhaps}",
        "den Wert berichtigen",
        "correct the value",
        others=Text("{parameter}: {found}, erwartet {expected}", "{parameter}: {found}, expected {expected}"),
    ),
    # --- the input as a file: the place is its name ----------------------------------------------------
    "file_absent": ProblemText(
        "die Datei {path} gibt es nicht",
        "there is no file {path}",
        "Name und Ordner prüfen",
        "check its name and folder",
    ),
    "file_absent_near": ProblemText(
        "die Datei {path} gibt es nicht; im selben Ordner liegt {near}",
        "there is no file {path}; in the same folder lies {near}",
        "{near} angeben, oder Name und Ordner prüfen",
        "name {near}, or check the name and folder",
    ),
    "file_is_folder": ProblemText(
        "das ist ein Ordner, keine Arbeitsmappe",
        "that is a folder, not a workbook",
        "die Datei im Ordner angeben",
        "name the file in the folder",
    ),
    "file_is_lock": ProblemText(
        "das ist die Sperrdatei eines anderen Programms, keine Arbeitsmappe",
        "that is the lock file of another program, not a workbook",
        "die Datei ohne ~$ bzw. .~lock. angeben",
        "name the file without ~$ or .~lock.",
    ),
    "file_locked": ProblemText(
        "ein anderes Programm hält die Datei gesperrt (Excel, Virenschutz, Cloud-Ordner)",
        "another program keeps the file locked (Excel, a virus scanner, a cloud folder)",
        "dort schließen oder etwas warten und erneut starten",
        "close it there, or wait a little, and run again",
    ),
    "file_not_permitted": ProblemText(
        "die Datei darf nicht gelesen werden; vielleicht ist sie in Excel geöffnet",
        "the file may not be read; perhaps it is open in Excel",
        "in Excel schließen oder die Leserechte prüfen",
        "close it in Excel, or check the permission to read it",
    ),
    "file_unreadable": ProblemText(
        "die Datei lässt sich nicht lesen ({reason})",
        "the file cannot be read ({reason})",
        "die Datei an einen anderen Ort kopieren und erneut starten",
        "copy the file elsewhere and run again",
    ),
    "file_empty": ProblemText(
        "die Datei ist leer (0 Byte)",
        "the file is empty (0 bytes)",
        "die Datei neu speichern oder eine Sicherung verwenden",
        "save the file anew, or use a backup",
    ),
    "file_too_large": ProblemText(
        "die Datei ist entpackt zu groß ({size})",
        "the file is too large when unpacked ({size})",
        "leere, aber formatierte Zeilen und Blätter löschen; einer Datei unbekannter Herkunft misstrauen",
        "delete rows and sheets that are empty but formatted; distrust a file of unknown origin",
    ),
    "file_wrong_suffix": ProblemText(
        "die Endung {found} wird nicht gelesen, sondern {suffixes}",
        "the ending {found} is not read, but {suffixes}",
        "die Datei in Excel oder LibreOffice als .xlsx speichern",
        "save the file as .xlsx in Excel or LibreOffice",
    ),
    "file_suffix_mismatch": ProblemText(
        "die Datei endet auf {found}, ihr Inhalt ist {suffix}",
        "the file ends in {found}, its content is {suffix}",
        "die Datei umbenennen",
        "rename the file",
    ),
    "file_not_workbook": ProblemText(
        "das ist {looks_like}, keine Arbeitsmappe als .xlsx, .ods oder .xls",
        "that is {looks_like}, no workbook as .xlsx, .ods or .xls",
        "{remedy}",
        "{remedy}",
    ),
    "file_encrypted": ProblemText(
        "die Datei ist mit einem Kennwort verschlüsselt",
        "the file is encrypted with a password",
        "ohne Kennwort speichern",
        "save it without a password",
    ),
    "file_damaged": ProblemText(
        "die Datei ist beschädigt ({reason})",
        "the file is damaged ({reason})",
        "die Datei in Excel oder LibreOffice öffnen und neu speichern, oder eine Sicherung verwenden",
        "open the file in Excel or LibreOffice and save it anew, or use a backup",
    ),
    # --- the case as a whole: things only the calculation can see ---------------------------------
    "indicator_without_information": ProblemText(
        "{indicator} ist in allen Sozialräumen {same}: der Indikator unterscheidet nichts",
        "{indicator} is {same} in every district: the indicator tells nothing apart",
        "Werte prüfen oder den Indikator aus der Liste nehmen",
        "check its values or take it off the list of indicators",
    ),
    "relief_under_method": ProblemText(
        "{indicator} ist entlastend (-), das Verfahren {method} kennt nur Belastungen",
        "{indicator} is a relief (-), but the method {method} takes burdens only",
        "Richtung auf + setzen oder z-Werte bzw. Min-Max verwenden",
        "set its direction to + or use zscore or minmax",
    ),
    "base_missing": ProblemText(
        "{indicator} braucht beim Verfahren {method} eine Bezugsgröße, es ist keine angegeben",
        "{indicator} needs a base under the method {method}, none is given",
        "die Spalte der Bezugsgröße eintragen",
        "name the column of its reference population",
    ),
    "base_zero": ProblemText(
        "die Bezugsgröße {base} ist in {district} 0, eine Quote von {indicator} lässt sich nicht bilden",
        "the base {base} of {district} is 0, so {indicator} has no rate there",
        "Wert prüfen oder den Sozialraum mit Grund ausnehmen",
        "check the value, or exclude the district and say why",
    ),
    "weights_zero": ProblemText(
        "alle Gewichte sind 0",
        "all weights are 0",
        "mindestens einem Indikator ein Gewicht geben",
        "give at least one indicator a weight",
    ),
    "population_zero": ProblemText(
        "die Bezugsbevölkerung {population} ist überall 0",
        "the population {population} is 0 everywhere",
        "Werte prüfen",
        "check its values",
    ),
    "multiplier_not_positive": ProblemText(
        "bei der Spreizung {spread} wird der Multiplikator nicht positiv in: {districts}",
        "with a spread of {spread} the multiplier is not positive in: {districts}",
        "eine Spreizung von höchstens {largest} wählen",
        "choose a spread of at most {largest}",
    ),
    "kind_under_method": ProblemText(
        "der Indikator {indicator} hat die Art {kind}; unter {method} sind es Fälle, also Anzahlen",
        "the indicator {indicator} is of the kind {kind}; under {method} these are cases, that is counts",
        "Fallzahlen eintragen und die Art Anzahl wählen",
        "enter numbers of cases and choose the kind count",
    ),
    "weights_under_method": ProblemText(
        "die Gewichte sind verschieden; unter {method} zählt jeder Fall mit seinem Median und kein Gewicht",
        "the weights differ; under {method} each case counts at its median, and no weight does",
        "alle Gewichte leeren oder gleich setzen",
        "leave all weights empty or make them equal",
    ),
    "unit_cost_missing": ProblemText(
        "{district} hat {cases} Fälle von {indicator}, aber keine Fallkosten ({base})",
        "{district} has {cases} cases of {indicator}, but no unit cost ({base})",
        "die Kosten je Fall in Euro eintragen; leer bleiben sie nur, wo es keine Fälle gibt",
        "enter the cost per case in euros; it stays empty only where there are no cases",
    ),
    "unit_cost_zero": ProblemText(
        "die Fallkosten {base} von {district} sind 0, erwartet wird ein Betrag über 0 €",
        "the unit cost {base} of {district} is 0, expected an amount above 0 €",
        "die Kosten je Fall eintragen; wo es keine Fälle gibt, die Zelle leer lassen",
        "enter the cost per case; where there are no cases, leave the cell empty",
    ),
    "spread_counts": ProblemText(
        "die Spreizung {spread} wirkt auch beim Bedarfsverfahren {method}; bisher blieb sie dort ohne Wirkung",
        "the spread {spread} has an effect under the need method {method} too; until now it had none there",
        "die Spreizung leer lassen, wenn der Belastungsfaktor ganz zählen soll",
        "leave the spread empty where the burden factor is to count in full",
    ),
    "status_quo_zero": ProblemText(
        "die Summe der bisherigen Budgets ist 0",
        "today's budgets sum to 0",
        "die bisherigen Budgets eintragen",
        "enter today's budgets",
    ),
    "total_not_positive": ProblemText(
        "das Gesamtbudget ist {total} €, erwartet wird mehr als 0",
        "the total is {total} €, expected more than 0",
        "Gesamtbudget, Steigerung und Rundung prüfen",
        "check total, uplift and rounding unit",
    ),
    "base_amount_too_large": ProblemText(
        "der Sockelbetrag von {base_amount} € für {n} Sozialräume ergibt {sum} €, mehr als das Gesamtbudget von "
        "{total} €",
        "the base amount of {base_amount} € for {n} districts makes {sum} €, more than the total of {total} €",
        "einen Sockelbetrag von höchstens {largest} € wählen",
        "choose a base amount of at most {largest} €",
    ),
    "auto_without_solution": ProblemText(
        "keine Dämpfung bis 1 hält den Höchstverlust von {max_loss} ein: selbst bei heutigen Anteilen ändern sich "
        "alle Budgets um {change}",
        "no damping up to 1 keeps the max loss of {max_loss}: even at today's proportions every budget changes by "
        "{change}",
        "einen Höchstverlust von mindestens {nearest} oder ein größeres Gesamtbudget wählen",
        "choose a max loss of at least {nearest} or a larger total",
    ),
    "floors_above_total": ProblemText(
        "die Untergrenzen ergeben zusammen {floors} €, das Gesamtbudget ist {total} €",
        "the floors sum to {floors} €, the total is {total} €",
        "einen Höchstverlust von mindestens {nearest} oder ein größeres Gesamtbudget wählen",
        "choose a max loss of at least {nearest} or a larger total",
    ),
    "caps_leave_money": ProblemText(
        "die Obergrenzen lassen zusammen höchstens {caps} € zu, das Gesamtbudget ist {total} €",
        "the caps allow {caps} € at most, the total is {total} €",
        "einen Höchstzuwachs von mindestens {nearest} oder ein kleineres Gesamtbudget wählen",
        "choose a max gain of at least {nearest} or a smaller total",
    ),
    "floors_above_rounded_total": ProblemText(
        "die Untergrenzen ergeben zusammen {floors}; das Gesamtbudget reicht mit {unrounded} und wird durch die "
        "Rundung auf Vielfache von {unit} zu {total}",
        "the floors sum to {floors}; the total of {unrounded} pays them, but rounding to multiples of {unit} makes "
        "it {total}",
        "{do} wählen",
        "choose {do}",
    ),
    "caps_below_rounded_total": ProblemText(
        "die Obergrenzen lassen zusammen höchstens {caps} zu; das Gesamtbudget passt mit {unrounded} und wird "
        "durch die Rundung auf Vielfache von {unit} zu {total}",
        "the caps allow {caps} at most; the total of {unrounded} fits, but rounding to multiples of {unit} makes "
        "it {total}",
        "{do} wählen",
        "choose {do}",
    ),
    "limits_too_tight_for_rounding": ProblemText(
        "auf Vielfache von {unit} € gerundet liegen die Grenzen bei {lowest} € bis {highest} €, das Gesamtbudget "
        "von {total} € liegt nicht dazwischen",
        "in multiples of {unit} € the limits run from {lowest} € to {highest} €, and the total of {total} € is not "
        "between them",
        "{do} wählen",
        "choose {do}",
    ),
    "no_multiple_between_limits": ProblemText(
        "zwischen Unter- und Obergrenze liegt kein Vielfaches von {unit} € in: {districts}",
        "no multiple of {unit} € lies between floor and cap of: {districts}",
        "{do} wählen",
        "choose {do}",
    ),
    "shares_not_one": ProblemText(
        "die Anteile der Leistungen ergeben {sum}, erwartet werden genau 100 %",
        "the shares of the services sum to {sum}, expected exactly 100 %",
        "die Anteile so ändern, dass sie 100 % ergeben",
        "change the shares so that they make 100 %",
    ),
    # --- parameters that do not fit each other -----------------------------------------------------
    "total_and_uplift": ProblemText(
        "Gesamtbudget und Steigerung sind beide angegeben; nur eines kann gelten",
        "total and uplift are both given; only one can hold",
        "eines von beiden leeren, z. B. mit --set uplift=",
        "empty one of the two, e.g. with --set uplift=",
        in_series=Text(
            'eines von beiden leeren, in der Reihe unter „werte“ z. B. uplift = ""',
            'empty one of the two, in the series under “set” e.g. uplift = ""',
        ),
    ),
    "population_missing": ProblemText(
        "das Bedarfsverfahren braucht eine Bezugsbevölkerung, es ist keine angegeben",
        "the need method needs a population, none is given",
        "den Namen der Spalte eintragen",
        "name its column",
    ),
    "spread_missing": ProblemText(
        "das Bedarfsverfahren braucht eine Spreizung, es ist keine angegeben",
        "the need method needs a spread, none is given",
        "eine Zahl eintragen, z. B. 0,1",
        "enter a number, e.g. 0.1",
    ),
    "auto_needs_max_loss": ProblemText(
        "die Dämpfung auto braucht einen Höchstverlust, es ist keiner angegeben",
        "damping auto needs a max loss, none is given",
        "Höchstverlust eintragen, z. B. 10 %",
        "enter a max loss, e.g. 10 %",
    ),
    "total_not_multiple": ProblemText(
        "das Gesamtbudget von {total} ist kein Vielfaches der Rundung von {rounding_unit}",
        "the total of {total} is not a multiple of the rounding unit of {rounding_unit}",
        "Gesamtbudget oder Rundung ändern",
        "change the total or the rounding unit",
    ),
    # --- notes on a result -------------------------------------------------------------------------
    "excluded_money_shared": ProblemText(
        "das Gesamtbudget von {total} € wird ohne {districts} verteilt; das bisherige Budget der Ausgenommenen von "
        "{sum} € bleibt darin enthalten",
        "the total of {total} € is shared without {districts}; today's budget of the excluded, {sum} €, stays in it",
        "soll es ihnen bleiben, das Gesamtbudget um diesen Betrag kürzen",
        "where they are to keep it, lower the total by that amount",
    ),
    "excluded_money_left_out": ProblemText(
        "das Gesamtbudget von {total} € ist ohne {districts} gebildet; das bisherige Budget der Ausgenommenen von "
        "{sum} € ist darin nicht enthalten",
        "the total of {total} € is formed without {districts}; today's budget of the excluded, {sum} €, is not "
        "part of it",
    ),
    "below_min_fte": ProblemText(
        "{district}: die Leistungen haben zusammen {fte} Stellen, nicht mehr als die Mindeststellen von {min_fte} "
        "(„fachlich und organisatorisch kritisch“)",
        "{district}: its services have {fte} FTE together, no more than the minimum of {min_fte} "
        "(“fachlich und organisatorisch kritisch”)",
        others=Text("{district} ({fte})", "{district} ({fte})"),
    ),
    "per_head_unknown": ProblemText(
        "Euro je Kopf: keine Angabe sagt eindeutig, welche Spalte die Köpfe zählt",
        "EUR per head: nothing says clearly which column counts the heads",
        "beim Parameter Kopfzahl eine Spalte der Sozialräume nennen",
        "name a column of the districts as the parameter head count",
    ),
    # --- files to be written: the place is the path ------------------------------------------------
    "output_suffix": ProblemText(
        "eine Datei mit der Endung {suffix} lässt sich nicht schreiben",
        "a file ending in {suffix} cannot be written",
        "eine dieser Endungen wählen: {known}",
        "choose one of these endings: {known}",
    ),
    "output_without_suffix": ProblemText(
        "der Dateiname hat keine Endung",
        "the file name has no ending",
        "eine dieser Endungen anhängen: {known}",
        "add one of these endings: {known}",
    ),
    "output_twice": ProblemText(
        "die Datei soll zweimal geschrieben werden",
        "the file is to be written twice",
        "jede Ausgabe nur einmal nennen",
        "name each output once",
    ),
    "output_is_input": ProblemText(
        "das ist die Eingabe selbst; sie wird nie verändert",
        "that is the input itself; it is never changed",
        "einen anderen Namen wählen",
        "choose another name",
    ),
    "output_is_template": ProblemText(
        "das ist die Briefkopf-Vorlage selbst; sie wird nie verändert",
        "that is the letterhead itself; it is never changed",
        "einen anderen Namen wählen",
        "choose another name",
    ),
    "output_is_folder": ProblemText(
        "das ist ein Ordner, keine Datei",
        "that is a folder, not a file",
        "einen Dateinamen angeben",
        "name a file",
    ),
    "output_folder_absent": ProblemText(
        "den Ordner {folder} gibt es nicht",
        "there is no folder {folder}",
        "den Ordner anlegen oder einen anderen wählen",
        "create the folder or choose another",
    ),
    "output_folder_forbidden": ProblemText(
        "im Ordner {folder} darf nicht geschrieben werden",
        "writing in the folder {folder} is not allowed",
        "einen anderen Ordner wählen oder die Rechte ändern lassen",
        "choose another folder or have its permissions changed",
    ),
    "output_exists": ProblemText(
        "die Datei gibt es schon",
        "the file exists already",
        "einen anderen Namen wählen oder mit --force ersetzen",
        "choose another name, or replace it with --force",
    ),
    "output_open": ProblemText(
        "die Datei ist in Excel oder LibreOffice geöffnet (Sperrdatei {lock})",
        "the file is open in Excel or LibreOffice (lock file {lock})",
        "dort schließen und erneut starten; ist sie nirgends offen, die Sperrdatei löschen",
        "close it there and run again; if it is open nowhere, delete the lock file",
    ),
    "output_no_file": ProblemText(
        "dort ist keine gewöhnliche Datei (Gerät oder Pipe)",
        "this is no ordinary file (a device or a pipe)",
        "eine Datei angeben; --json schreibt das Ergebnis in die Ausgabe",
        "give a file; --json writes the result to the output",
    ),
    "output_in_use": ProblemText(
        "ein anderes Programm hält die Datei geöffnet",
        "another program has the file open",
        "dort schließen und erneut starten",
        "close it there and run again",
    ),
    "output_disk_full": ProblemText(
        "der Datenträger ist voll",
        "the disk is full",
        "Platz schaffen oder einen anderen Ordner wählen",
        "make room or choose another folder",
    ),
    "output_failed": ProblemText(
        "die Datei lässt sich nicht schreiben: {reason}",
        "the file cannot be written: {reason}",
        "einen anderen Namen oder Ordner wählen",
        "choose another name or folder",
    ),
    "folder_is_file": ProblemText(
        "das ist eine Datei, kein Ordner",
        "that is a file, not a folder",
        "den Namen eines Ordners angeben",
        "name a folder",
    ),
    "folder_holds_files": ProblemText(
        "der Ordner enthält schon {files}",
        "the folder already holds {files}",
        "einen anderen Ordner wählen oder mit --force ersetzen",
        "choose another folder, or replace them with --force",
    ),
    # --- hour sheets --------------------------------------------------------------------------------
    "sheets_left_over": ProblemText(
        "im Ordner liegen noch Dateien eines früheren Laufs, die jetzt nicht geschrieben wurden: {files}",
        "the folder still holds files of an earlier run that were not written now: {files}",
        "ansehen und, wenn überholt, löschen",
        "look at them, and delete them where they are out of date",
    ),
    "districts_without_provider": ProblemText(
        "kein Träger ist angegeben für: {districts}; siehe Stundenblatt „ohne Träger“",
        "no provider is given for: {districts}; see the hour sheet “without provider”",
        "den Träger in der Eingabe eintragen, oder mit --by district je Sozialraum ein Blatt schreiben",
        "enter the provider in the input, or write one sheet for each district with --by district",
    ),
    "providers_alike": ProblemText(
        "die Träger {providers} sind fast gleich geschrieben; jeder hat ein eigenes Stundenblatt",
        "the providers {providers} are spelt almost alike; each has an hour sheet of its own",
        "ist es derselbe, in der Eingabe gleich schreiben",
        "spell them alike in the input if they are one",
    ),
    # --- the letterhead (--template) -----------------------------------------------------------------
    "template_absent": ProblemText(
        "die Briefkopf-Vorlage {path} gibt es nicht",
        "there is no letterhead {path}",
        "Namen und Ordner prüfen",
        "check the name and the folder",
    ),
    "template_absent_near": ProblemText(
        "die Briefkopf-Vorlage {path} gibt es nicht; im selben Ordner liegt {near}",
        "there is no letterhead {path}; in the same folder lies {near}",
        "{near} angeben, oder Namen und Ordner prüfen",
        "name {near}, or check the name and folder",
    ),
    "template_is_folder": ProblemText(
        "ist ein Ordner, keine Briefkopf-Vorlage",
        "is a folder, not a letterhead",
        "die Word-Datei darin angeben",
        "name the Word file in it",
    ),
    "template_unreadable": ProblemText(
        "die Briefkopf-Vorlage lässt sich nicht öffnen: {reason}",
        "the letterhead cannot be opened: {reason}",
        "Rechte und Ablageort prüfen",
        "check its permissions and where it lies",
    ),
    "template_empty": ProblemText(
        "die Briefkopf-Vorlage ist eine leere Datei (0 Byte)",
        "the letterhead is an empty file (0 bytes)",
        "die Vorlage neu beschaffen",
        "obtain the letterhead again",
    ),
    "template_too_large": ProblemText(
        "die Briefkopf-Vorlage ist zu groß ({size})",
        "the letterhead is too large ({size})",
        "Bilder darin verkleinern und neu speichern",
        "make its pictures smaller and save it again",
    ),
    "template_too_narrow": ProblemText(
        "auf einer Seite der Briefkopf-Vorlage bleiben zwischen den Rändern {width} × {height} mm für den Text, "
        "gebraucht werden mindestens {least} × {least} mm",
        "a page of the letterhead leaves {width} × {height} mm for text between its margins, at least "
        "{least} × {least} mm are needed",
        "Seitenränder oder Papierformat der Vorlage ändern und neu speichern",
        "change its margins or paper size and save it again",
    ),
    "template_encrypted": ProblemText(
        "die Briefkopf-Vorlage ist mit einem Kennwort verschlüsselt",
        "the letterhead is encrypted with a password",
        "in Word ohne Kennwort speichern",
        "save it in Word without a password",
    ),
    "template_other_format": ProblemText(
        "die Briefkopf-Vorlage ist {looks_like}, erwartet wird ein Word-Dokument (.docx oder .dotx)",
        "the letterhead is {looks_like}, expected a Word document (.docx or .dotx)",
        "in Word öffnen und als „Word-Dokument (.docx)“ speichern",
        "open it in Word and save it as .docx",
    ),
    "template_damaged": ProblemText(
        "die Briefkopf-Vorlage ist beschädigt: {reason}",
        "the letterhead is damaged: {reason}",
        "in Word öffnen, reparieren lassen und neu speichern",
        "open it in Word, have it repaired, save it again",
    ),
    # --- the district asked for (explain) ----------------------------------------------------------
    "district_unknown": ProblemText(
        "Einen Sozialraum „{asked}“ gibt es nicht",
        "There is no district “{asked}”",
        "Nr oder Name wie in der Eingabe angeben",
        "give its id or name as in the input",
    ),
    "district_unknown_near": ProblemText(
        "Einen Sozialraum „{asked}“ gibt es nicht; gemeint ist wohl {suggestion}",
        "There is no district “{asked}”; probably {suggestion} is meant",
        "Nr oder Name wie in der Eingabe angeben",
        "give its id or name as in the input",
    ),
    "district_begins": ProblemText(
        "Einen Sozialraum „{asked}“ gibt es nicht; so beginnen: {districts}",
        "There is no district “{asked}”; these begin so: {districts}",
        "einen davon angeben, mit Name oder Nr",
        "give one of them, by name or id",
    ),
    "district_ambiguous": ProblemText(
        "„{asked}“ heißen mehrere Sozialräume: {ids}",
        "Several districts are called “{asked}”: {ids}",
        "die Nr angeben",
        "give its id",
    ),
    "district_left_out": ProblemText(
        "Der Sozialraum „{asked}“ ist ausgenommen und nimmt an der Verteilung nicht teil: {reason}",
        "The district “{asked}” is left out and takes part in nothing: {reason}",
        "soll er mitrechnen, die Zelle in der Spalte ausgenommen leeren und seine Werte eintragen",
        "where it is to take part, empty its cell in the column excluded and enter its values",
    ),
    # --- small counts (annex --suppress-below) --------------------------------------------------------
    "suppression_not_protected": ProblemText(
        "{districts}: Zahlen unter {below} ({indicators}) lassen sich nicht sicher geheim halten; aus den auf "
        "{unit} € genauen Budgets, den Summen und den Gewichten könnten sie auch dann errechnet werden, wenn "
        "alle anderen Beträge gröber gerundet und die Zeilen weiterer Sozialräume nicht gedruckt würden",
        "{districts}: counts below {below} ({indicators}) cannot be kept secret; from the budgets, precise to "
        "{unit} €, the totals and the weights they could be computed even if all other amounts were rounded "
        "more coarsely and the rows of other districts were not printed",
        "Budgets gröber runden (z. B. --set rounding_unit=100), Sozialräume zusammenlegen, den Indikator weglassen "
        "oder durch einen gröberen ersetzen, oder nur den rechten Teil drucken (--part services), der keine "
        "Indikatoren zeigt",
        "round the budgets more coarsely (e.g. --set rounding_unit=100), merge districts, leave the indicator out "
        "or take a coarser one, or print the right part only (--part services), which shows no indicators",
    ),
    "suppression_single_indicator": ProblemText(
        "{districts}: nur {indicators} hat ein Gewicht, also verrät der Bedarfsanteil die kleinen Zahlen",
        "{districts}: only {indicators} has a weight, so the need share gives the small counts away",
        "Sozialräume zusammenlegen, weitere Indikatoren aufnehmen, oder nur den rechten Teil drucken (--part services)",
        "merge districts, take in further indicators, or print the right part only (--part services)",
    ),
    "suppression_too_few_districts": ProblemText(
        "{districts}: bei einem einzigen Sozialraum sind die Summen die kleinen Zahlen ({indicators})",
        "{districts}: with a single district the totals are the small counts ({indicators})",
        "nur den rechten Teil drucken (--part services) oder auf --suppress-below verzichten",
        "print the right part only (--part services), or do without --suppress-below",
    ),
    "suppression_method": ProblemText(
        "{districts}: beim Verfahren {method} lassen sich kleine Zahlen ({indicators}) nicht geheim halten, weil "
        "aus Mittelwert und Streuung oder kleinstem und größtem Wert auf sie geschlossen werden kann",
        "{districts}: under {method} small counts ({indicators}) cannot be kept secret, because they can be "
        "inferred from mean and deviation, or from smallest and largest value",
        "Sozialräume zusammenlegen, das Verfahren Anteile oder Belastungsfaktor wählen, oder nur den rechten Teil "
        "drucken (--part services)",
        "merge districts, choose the method shares or burden_factor, or print the right part only (--part services)",
    ),
}
for _problems in (seen_otherwise, roll, compare, project, verify, series, dated, project_fund):
    PROBLEMS |= _problems.PROBLEMS
