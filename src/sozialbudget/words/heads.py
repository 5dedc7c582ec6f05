"""The sentences of problems with units in names of columns and parameters."""

from sozialbudget.words.problem_text import ProblemText
from sozialbudget.words.text import Text

HEAD_PROBLEMS: dict[str, ProblemText] = {
    "head_in_other_unit": ProblemText(
        Text(
            "die Spalte „{found}“ ist in {unit} angegeben, erwartet werden {expected}",
            "the column “{found}” is in {unit}, expected: {expected}",
        ),
        Text(
            "{do} und die Spalte dann „{suggestion}“ nennen",
            "{do}, then call the column “{suggestion}”",
        ),
    ),
    "unit_below_head": ProblemText(
        Text(
            "unter „{found}“ steht die Einheit {unit}, erwartet werden {expected}",
            "the unit below “{found}” is {unit}, expected: {expected}",
        ),
        Text("{do} und diese Zelle leeren", "{do}, then empty this cell"),
    ),
    "unit_above_heads": ProblemText(
        Text(
            "über der Tabelle steht „{found}“; gelesen wird, was in den Zellen steht, in Euro und nicht in {unit}",
            "above the table stands “{found}”; what the cells hold is read as euros, not as {unit}",
        ),
        Text(
            "stehen die Beträge in {unit}, sie in Euro umrechnen; dann diese Zelle leeren",
            "if the amounts are in {unit}, convert them to euros; then empty this cell",
        ),
    ),
    "row_of_units": ProblemText(
        Text("die Zeile nennt Einheiten und zählt nicht{more}", "the row names units and does not count{more}"),
    ),
    "row_of_column_numbers": ProblemText(
        Text(
            "die Zeile nummeriert die Spalten und zählt nicht{more}",
            "the row numbers the columns and does not count{more}",
        ),
    ),
    "row_perhaps_heads": ProblemText(
        Text(
            "die Zeile ab „{found}“ gehört wohl zu den Überschriften (Nummern der Spalten?), nicht zu den Werten",
            "the row from “{found}” on probably belongs to the heads (numbers of the columns?), not to the values",
        ),
        Text("die Zeile löschen", "delete the row"),
    ),
    "row_of_heads_again": ProblemText(
        Text(
            "die Zeile wiederholt die Überschriften und zählt nicht{more}",
            "the row repeats the heads and does not count{more}",
        ),
    ),
    "row_of_signs": ProblemText(
        Text("die Zeile ist ein Strich und zählt nicht{more}", "the row is a line and does not count{more}"),
    ),
    "column_beside_heads": ProblemText(
        Text(
            "„{found}“ steht nicht in der Kopfzeile (Zeile {row})",
            "“{found}” does not stand in the header row (row {row})",
        ),
        Text(
            "alle Überschriften in eine Zeile schreiben, direkt über die Werte",
            "write all heads in one row, directly above the values",
        ),
    ),
    "column_of_name_beside_heads": ProblemText(
        Text(
            "{what}: im Blatt {sheet} steht „{found}“ in {cell}, nicht in der Kopfzeile (Zeile {row})",
            "{what}: on the sheet {sheet} “{found}” stands in {cell}, not in the header row (row {row})",
        ),
        Text(
            "alle Überschriften in eine Zeile schreiben, direkt über die Werte",
            "write all heads in one row, directly above the values",
        ),
    ),
    "column_is_group": ProblemText(
        Text(
            "{what}: im Blatt {sheet} steht „{found}“ in {cell} über mehreren Spalten ({columns})",
            "{what}: on the sheet {sheet} “{found}” stands in {cell} over several columns ({columns})",
        ),
        Text("die gemeinte Spalte nennen, z. B. {suggestion}", "name the column that is meant, e.g. {suggestion}"),
    ),
    "column_perhaps_in_other_unit": ProblemText(
        Text(
            "die Spalte „{found}“ wird nicht gelesen; ist {suggestion} gemeint, in {unit}?",
            "the column “{found}” is not read; is {suggestion} meant, in {unit}?",
        ),
        Text(
            "wenn ja, {do} und die Spalte dann „{suggestion}“ nennen",
            "if so, {do}, then call the column “{suggestion}”",
        ),
    ),
    "head_in_percent": ProblemText(
        Text(
            "die Spalte „{found}“ ist in Prozent angegeben, doch nicht jeder Wert trägt ein Prozentzeichen: 0,5 hieße "
            "hier 0,5 %, sonst 50 %",
            "the column “{found}” is in percent, but not every value bears a percent sign: 0.5 would mean 0.5 % here, "
            "else 50 %",
        ),
        Text(
            "jeden Wert mit Prozentzeichen eintragen (50 %), oder als Anteil (0,5) und die Spalte "
            "„{suggestion}“ nennen",
            "enter every value with a percent sign (50 %), or as a share (0.5) and call the column “{suggestion}”",
        ),
    ),
    "label_in_other_unit": ProblemText(
        Text(
            "{subject} ist {found}, nach der Bezeichnung „{name}“ in {unit}",
            "{subject} is {found}, by its name “{name}” in {unit}",
        ),
        Text("{do} und die Bezeichnung „{label}“ verwenden", "{do}, and use the name “{label}”"),
    ),
    "label_in_percent": ProblemText(
        Text(
            "{subject} ist {found}, nach der Bezeichnung „{name}“ in Prozent, doch ohne Prozentzeichen: 0,5 hieße hier "
            "0,5 %, sonst 50 %",
            "{subject} is {found}, by its name “{name}” in percent, but without a percent sign: 0.5 would mean 0.5 % "
            "here, else 50 %",
        ),
        Text(
            "den Wert mit Prozentzeichen eintragen, z. B. 50 %",
            "enter the value with a percent sign, e.g. 50 %",
        ),
    ),
    "column_in_other_unit": ProblemText(
        Text(
            "{what}: im Blatt {sheet} heißt die Spalte „{header}“, ihre Werte sind in {unit}; „{found}“ nennt keine "
            "Einheit",
            "{what}: on the sheet {sheet} the column is called “{header}”, its values are in {unit}; “{found}” names "
            "no unit",
        ),
        Text("{do} und die Spalte „{found}“ nennen", "{do}, and call the column “{found}”"),
    ),
    "column_with_unit": ProblemText(
        Text(
            "{what}: im Blatt {sheet} heißt die Spalte „{header}“, mit Einheit; „{found}“ nennt keine",
            "{what}: on the sheet {sheet} the column is called “{header}”, with a unit; “{found}” names none",
        ),
        Text("beide gleich nennen: „{header}“", "call both the same: “{header}”"),
    ),
}
