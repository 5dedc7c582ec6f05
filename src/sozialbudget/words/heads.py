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
