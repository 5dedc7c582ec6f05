"""Problems of cells in which people see something else than the file holds.

{subject} is what the cell holds, {found} what is shown there or stored.
"""

from sozialbudget.words.problem_text import ProblemText
from sozialbudget.words.text import Text

SEEN_OTHERWISE: dict[str, ProblemText] = {
    "number_merged": ProblemText(
        Text(
            "{subject} ist {found} in den verbundenen Zellen {area}: wem davon wie viel gehört, steht nirgends",
            "{subject} is {found} in the merged cells {area}: how much of it belongs to which of them is not said",
        ),
        Text(
            "den Zellverbund aufheben und in jede Zelle ihren eigenen Wert eintragen",
            "unmerge the cells and enter each one's own value",
        ),
        others=Text("{found} in {area}", "{found} in {area}"),
    ),
    "cell_under_merge": ProblemText(
        Text(
            "{subject} ist {found}, verdeckt von den verbundenen Zellen {area}, in denen {seen} zu sehen ist",
            "{subject} is {found}, covered by the merged cells {area}, which show {seen}",
        ),
        Text(
            "den Zellverbund aufheben und eintragen, was gilt",
            "unmerge the cells and enter what holds",
        ),
        others=Text("{found}, zu sehen ist {seen}", "{found}, {seen} is seen"),
    ),
    "cell_raised": ProblemText(
        Text("{subject} ist „{found}“: {part} (Fußnote?)", "{subject} is “{found}”: {part} (a footnote?)"),
        Text(
            "den Wert allein eintragen, ohne Hoch- und Tiefstellung, und die Fußnote in eine eigene Zelle",
            "enter the value alone, neither raised nor lowered, and the footnote in a cell of its own",
        ),
        others=Text("„{found}“: {part}", "“{found}”: {part}"),
    ),
    "cell_struck_out": ProblemText(
        Text("{subject} ist „{found}“: {part}", "{subject} is “{found}”: {part}"),
        Text(
            "löschen, was nicht mehr gilt, und die Durchstreichung entfernen",
            "delete what no longer holds, and remove the strikethrough",
        ),
        others=Text("„{found}“: {part}", "“{found}”: {part}"),
    ),
    "cell_stored_twice": ProblemText(
        Text(
            "{subject} steht zweimal in der Zelle, als „{found}“ und als „{other}“",
            "{subject} is stored twice in the cell, as “{found}” and as “{other}”",
        ),
        Text(
            "den richtigen Wert neu eintragen und die Datei in Excel oder LibreOffice speichern",
            "enter the right value anew and save the file in Excel or LibreOffice",
        ),
        others=Text("„{found}“ und „{other}“", "“{found}” and “{other}”"),
    ),
    "cell_stored_apart": ProblemText(
        Text(
            "{subject} ist „{found}“, gespeichert an einer Stelle der Zelle, an der nicht jedes Programm es sucht",
            "{subject} is “{found}”, stored in a part of the cell in which not every program looks for it",
        ),
        Text(
            "den Wert neu eintragen und die Datei in Excel oder LibreOffice speichern",
            "enter the value anew and save the file in Excel or LibreOffice",
        ),
    ),
    "footnote_mark_left_out": ProblemText(
        Text(
            "„{found}“ wird als „{name}“ gelesen: {part}, also ein Fußnotenzeichen{more}",
            "“{found}” is read as “{name}”: {part}, a footnote mark{more}",
        ),
    ),
    # --- results of formulas that may be stale: {n} formulas take part, {cells} are the first of them ----------
    "calculated_by_hand": ProblemText(
        Text(
            "die Arbeitsmappe rechnet nicht von selbst (manuelle Berechnung): gespeicherte Ergebnisse von Formeln "
            "können veraltet sein ({n}: {cells})",
            "the workbook does not calculate by itself (manual calculation): stored results of formulas may be stale "
            "({n}: {cells})",
        ),
        Text(
            "F9 drücken, die Berechnung auf automatisch stellen (Excel: Formeln › Berechnungsoptionen; LibreOffice: "
            "Daten › Berechnen), speichern und erneut starten",
            "press F9, set the calculation to automatic (Excel: Formulas › Calculation Options; LibreOffice: "
            "Data › Calculate), save and run again",
        ),
    ),
    "calculated_in_part": ProblemText(
        Text(
            "die Arbeitsmappe wurde gespeichert, bevor alles berechnet war: Ergebnisse von Formeln können veraltet "
            "sein ({n}: {cells})",
            "the workbook was saved before all was calculated: results of formulas may be stale ({n}: {cells})",
        ),
        Text(
            "die Datei öffnen, F9 drücken, speichern und erneut starten", "open the file, press F9, save and run again"
        ),
    ),
    "calculated_as_shown": ProblemText(
        Text(
            "die Arbeitsmappe rechnet mit gerundeten Werten („Genauigkeit wie angezeigt“): Ergebnisse von Formeln "
            "können von den Formeln abweichen ({n}: {cells})",
            "the workbook calculates with rounded values (“precision as displayed”): results of formulas may differ "
            "from the formulas ({n}: {cells})",
        ),
        Text(
            "die Einstellung abwählen (Excel: Optionen › Erweitert; LibreOffice: Optionen › Calc › Berechnen), F9 "
            "drücken, die Werte prüfen, speichern und erneut starten",
            "switch the setting off (Excel: Options › Advanced; LibreOffice: Options › Calc › Calculate), press F9, "
            "check the values, save and run again",
        ),
    ),
    # --- number formats: what a cell shows, and what it holds --------------------------------------
    "format_two_readings": ProblemText(
        Text(
            "{subject} zeigt „{found}“ und enthält {stored}: das kann {seen} oder {held} heißen",
            "{subject} shows “{found}” and holds {stored}: that may mean {seen} or {held}",
        ),
        Text(
            "das Zahlenformat der Zelle auf „Standard“ stellen, dann {seen} oder {held} eintragen",
            "set the cell's number format to “General”, then enter {seen} or {held}",
        ),
    ),
    "format_size": ProblemText(
        Text(
            "{subject} zeigt „{found}“ und enthält {held}: {expected}",
            "{subject} shows “{found}” and holds {held}: {expected}",
        ),
        Text(
            "das Zahlenformat der Zelle auf „Standard“ stellen, dann {enter} eintragen",
            "set the cell's number format to “General”, then enter {enter}",
        ),
    ),
    "format_shows_nothing": ProblemText(
        Text(
            "{subject} zeigt nichts und enthält {held}",
            "{subject} shows nothing and holds {held}",
        ),
        Text(
            "das Zahlenformat der Zelle auf „Standard“ stellen und prüfen, ob {held} gemeint ist",
            "set the cell's number format to “General”, and check whether {held} is meant",
        ),
    ),
    "format_shows_other": ProblemText(
        Text(
            "{subject} zeigt „{found}“ und enthält {held}",
            "{subject} shows “{found}” and holds {held}",
        ),
        Text(
            "das Zahlenformat der Zelle auf „Standard“ stellen und eintragen, was gemeint ist",
            "set the cell's number format to “General”, and enter what is meant",
        ),
    ),
    "digits_hidden_in_rate": ProblemText(
        Text(
            "{subject} zeigt „{found}“ und enthält {held}: das kann {less} oder {held} heißen",
            "{subject} shows “{found}” and holds {held}: that may mean {less} or {held}",
        ),
        Text(
            "{held} mit allen Stellen anzeigen lassen (Zahlenformat mit mehr Nachkommastellen oder „Standard“); nur "
            "wenn {less} gemeint ist, {less} eintragen",
            "have {held} shown with all its digits (a number format with more decimals, or “General”); enter {less} "
            "only where that is meant",
        ),
    ),
    "digits_hidden": ProblemText(
        Text(
            "{column} enthält mehr Stellen, als zu sehen sind ({cells}): zu sehen ist {found}, gelesen wird {held}",
            "{column} holds more digits than are seen ({cells}): {found} is seen, {held} is read",
        ),
        Text(
            "prüfen; mehr Nachkommastellen anzeigen lassen, oder auf die sichtbaren runden",
            "check; have more decimals shown, or round to those that are seen",
        ),
    ),
}
