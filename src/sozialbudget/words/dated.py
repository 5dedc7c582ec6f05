"""Words and problems of TOML files, and of parameters in them that hold for some years."""

from sozialbudget.words.text import ProblemText, Text

WORDS: dict[str, Text] = {
    # Read back from a result's column of sources (case/origins.py).
    "validity.one_year": Text("gilt für {first}", "valid for {first}"),
    "validity.from_until": Text("gilt ab {first} bis {last}", "valid from {first} to {last}"),
    "validity.from": Text("gilt ab {first}", "valid from {first}"),
    "validity.until": Text("gilt bis {last}", "valid until {last}"),
    "validity.review": Text("zu prüfen bis {day}", "review by {day}"),
    "dated.entry": Text("Eintrag {number}", "entry {number}"),
    "dated.entry_of_source": Text("Eintrag {number} „{source}“", "entry {number} “{source}”"),
    "dated.no_source": Text("ohne Quelle", "no source"),
    "dated.a_table": Text("ein Abschnitt", "a section"),
    "dated.a_list": Text("eine Liste", "a list"),
    "dated.years": Text("{first} bis {last}", "{first} to {last}"),
    # --- why a line is no TOML, and what to write ------------------------------------------------------
    "toml.twice": Text("{where}: schon einmal angegeben", "{where}: given before"),
    "toml.once": Text(
        "eine der beiden Angaben löschen; mehrere Einträge eines Namens beginnen mit [[…]]",
        "delete one of the two; several entries of one name begin with [[…]]",
    ),
    "toml.quotes": Text(
        "gerade Anführungszeichen schreiben: {meant} statt {found}",
        "write straight quotation marks: {meant} for {found}",
    ),
    "toml.day": Text("den Tag als {meant} schreiben", "write the day as {meant}"),
    "toml.unit": Text(
        "eine Zahl mit Einheit in Anführungszeichen schreiben: {meant}",
        "put a number with its unit in quotation marks: {meant}",
    ),
    "toml.amount": Text(
        "Beträge ohne Einheit und ohne Tausenderpunkt schreiben: {meant}",
        "write amounts without unit and without points between thousands: {meant}",
    ),
    "toml.thousands": Text(
        "Zahlen ohne Zeichen zwischen den Tausendern schreiben: {meant}",
        "write numbers without signs between thousands: {meant}",
    ),
    "toml.comma": Text(
        'ohne Anführungszeichen gilt der Punkt: {meant}, oder "{found}" schreiben',
        'without quotation marks the point is the decimal sign: write {meant}, or "{found}"',
    ),
    "toml.name": Text(
        "Namen mit Umlaut oder Leerzeichen in Anführungszeichen schreiben: {meant}",
        "put names with umlauts or spaces in quotation marks: {meant}",
    ),
    "toml.word": Text("Texte in Anführungszeichen schreiben: {meant}", "put texts in quotation marks: {meant}"),
    "toml.lines": Text(
        'je Zeile Name = Wert schreiben, etwa damping = 0.5 oder "Dämpfung" = "50 %"; Texte, Prozentsätze und Namen '
        "mit Umlaut oder Leerzeichen in Anführungszeichen",
        'write a line name = value each, such as damping = 0.5 or "cost per FTE" = 60000; texts, percentages and names '
        "with umlauts or spaces in quotation marks",
    ),
}

PROBLEMS: dict[str, ProblemText] = {
    # --- a value of a TOML file, with a remedy that is TOML ----------------------------------------------
    "toml_number_ambiguous": ProblemText(
        "{subject} ist „{found}“: das kann {large} oder {small} heißen",
        "{subject} is “{found}”: that may mean {large} or {small}",
        "als Zahl schreiben, ohne Zeichen zwischen den Tausendern: {large} oder {small_number}",
        "write it as a number, without signs between thousands: {large} or {small_number}",
    ),
    "toml_number_text": ProblemText(
        "{subject} ist der Text „{found}“, erwartet wird eine Zahl",
        "{subject} is the text “{found}”, no number",
        "eine Zahl mit Dezimalpunkt schreiben, z. B. 1234.56",
        "write a number, e.g. 1234.56",
    ),
    "toml_percent_unexpected": ProblemText(
        "{subject} steht in Prozent ({found}), erwartet wird ein Betrag oder eine Anzahl",
        "{subject} is in percent ({found}), expected an amount or a count",
        "die Zahl ohne Prozent schreiben",
        "write the number without percent",
    ),
    "toml_rate_above_one": ProblemText(
        "{subject} ist {found}: das kann {percent} % oder das {found}-Fache heißen",
        "{subject} is {found}: that may mean {percent} % or {found} times",
        '"{percent} %" oder {share_number} schreiben',
        'write "{percent} %" or {share_number}',
    ),
    "toml_rate_just_above_one": ProblemText(
        "{subject} ist {found}, erwartet werden höchstens 1, also 100 %",
        "{subject} is {found}, expected up to 1",
        'höchstens "100 %" schreiben; sind {percent} % gemeint, "{percent} %" oder {share_number}',
        'write "100 %" at most; where {percent} % is meant, "{percent} %" or {share_number}',
    ),
    "toml_rate_written_as_one": ProblemText(
        "{subject} ist 1, gerechnet wird mit 100 %; vielleicht ist 1 % gemeint",
        "{subject} is 1, which counts as 100 %; perhaps 1 % is meant",
        'ausschreiben, was gemeint ist: "1 %" oder "100 %"',
        'write what is meant: "1 %" or "100 %"',
    ),
    "toml_damping_written_as_one": ProblemText(
        "{subject} ist 1, gerechnet wird mit 100 %: die heutigen Anteile bleiben, der Bedarf zählt nicht; "
        "vielleicht ist 1 % gemeint",
        "{subject} is 1, which counts as 100 %: today's proportions stay, need does not count; perhaps 1 % is meant",
        'ausschreiben, was gemeint ist: "1 %" oder "100 %"',
        'write what is meant: "1 %" or "100 %"',
    ),
    "toml_rate_text": ProblemText(
        "{subject} ist der Text „{found}“, erwartet wird ein Prozentsatz",
        "{subject} is the text “{found}”, no rate",
        'einen Satz schreiben, z. B. "17,5 %" oder 0.175',
        'write a rate, e.g. "17.5 %" or 0.175',
    ),
    # --- one entry -------------------------------------------------------------------------------------
    "dated_no_entry": ProblemText(
        "{parameter} ist eine Liste ohne Einträge",
        "{parameter} is a list without entries",
        'Einträge wie {{ Wert = "50 %", gilt_ab = 2026 }} ergänzen oder den Parameter löschen',
        'add entries such as {{ value = "50 %", valid_from = 2026 }}, or delete the parameter',
    ),
    "dated_not_an_entry": ProblemText(
        "{parameter}: in der Liste steht {found}, erwartet wird ein Eintrag",
        "{parameter}: the list holds {found}, expected an entry",
        'Einträge wie {{ Wert = "50 %", gilt_ab = 2026 }} schreiben',
        'write entries such as {{ value = "50 %", valid_from = 2026 }}',
    ),
    "dated_budget_year": ProblemText(
        "das Haushaltsjahr wählt die Werte aus und kann selbst nicht datiert sein",
        "the budget year chooses the values and cannot be dated itself",
        "das Jahr ohne Datum angeben, z. B. Haushaltsjahr = 2026, oder im Aufruf mit --set year=2026",
        "give the year without dates, e.g. year = 2026, or on the command line with --set year=2026",
    ),
    "entry_without_value": ProblemText(
        "{parameter}: der Eintrag hat keinen Wert",
        "{parameter}: the entry has no value",
        'Wert = … ergänzen; mit Wert = "" gilt in diesen Jahren die Voreinstellung',
        'add value = …; with value = "" the default holds in these years',
    ),
    "entry_not_single": ProblemText(
        "{parameter}: {field} ist {found}, erwartet wird eine einzelne Angabe",
        "{parameter}: {field} is {found}, expected a single one",
        "eine Zahl oder einen Text in Anführungszeichen schreiben",
        "write a number, or a text in quotation marks",
    ),
    "entry_field_unknown": ProblemText(
        "{parameter}: eine Angabe {found} gibt es nicht",
        "{parameter}: there is no field {found}",
        "eine davon schreiben: {choices}",
        "write one of: {choices}",
    ),
    "entry_field_misspelt": ProblemText(
        "{parameter}: eine Angabe {found} gibt es nicht; gemeint ist wohl {suggestion}",
        "{parameter}: there is no field {found}; {suggestion} is probably meant",
        "{suggestion} schreiben",
        "write {suggestion}",
    ),
    "entry_field_is_parameter": ProblemText(
        "{parameter}: {found} ist ein eigener Parameter, steht aber unter diesem Eintrag und gehört so zu ihm",
        "{parameter}: {found} is a parameter of its own, but stands under this entry and so belongs to it",
        "die Zeile in der Datei über die erste Zeile mit eckigen Klammern setzen",
        "move the line above the first line in square brackets",
    ),
    "entry_field_twice": ProblemText(
        "{parameter}: {found} und {first} sind dieselbe Angabe",
        "{parameter}: {found} and {first} are the same field",
        "eine der beiden löschen",
        "delete one of the two",
    ),
    "dated_no_day": ProblemText(
        "{parameter}: {field} ist {found}, erwartet wird ein Jahr ({earliest} bis {latest}) oder ein Tag",
        "{parameter}: {field} is {found}, expected a year ({earliest} to {latest}) or a day",
        "{field} = {example} schreiben, mit dem einen Jahr, das gemeint ist",
        "write {field} = {example}, with the one year that is meant",
    ),
    "dated_not_first_day": ProblemText(
        "{parameter}: {field} ist {found}; Budgets gelten für ganze Jahre, ein Wert beginnt am 1. Januar",
        "{parameter}: {field} is {found}; budgets are for whole years, a value begins on 1 January",
        "entscheiden, ab welchem Haushaltsjahr der Wert gilt, und das Jahr allein schreiben ({field} = {example})",
        "decide from which budget year the value holds, and write the year alone ({field} = {example})",
    ),
    "dated_not_last_day": ProblemText(
        "{parameter}: {field} ist {found}; Budgets gelten für ganze Jahre, ein Wert endet am 31. Dezember",
        "{parameter}: {field} is {found}; budgets are for whole years, a value ends on 31 December",
        "entscheiden, bis zu welchem Haushaltsjahr der Wert gilt, und das Jahr allein schreiben ({field} = {example})",
        "decide up to which budget year the value holds, and write the year alone ({field} = {example})",
    ),
    "dated_ends_before_it_begins": ProblemText(
        "{parameter}: der Eintrag endet {last}, bevor er {first} beginnt",
        "{parameter}: the entry ends in {last}, before it begins in {first}",
        "eines der beiden Jahre berichtigen",
        "correct one of the two years",
    ),
    # --- the entries of a parameter together: the place is the later one -------------------------------
    "dated_without_begin": ProblemText(
        "{parameter}: bei mehreren Einträgen braucht jeder ein gilt_ab; {entry} hat keines",
        "{parameter}: among several entries each needs a valid_from; {entry} has none",
        "das Jahr ergänzen, ab dem er gilt",
        "add the year from which it holds",
    ),
    "dated_same_begin": ProblemText(
        "{parameter}: {earlier} und {entry} gelten beide ab {year}",
        "{parameter}: {earlier} and {entry} both hold from {year}",
        "den überholten der beiden löschen oder sein gilt_ab berichtigen",
        "delete the one that is superseded, or correct its valid_from",
    ),
    "dated_overlap": ProblemText(
        "{parameter}: {earlier} und {entry} gelten beide für {years}",
        "{parameter}: {earlier} and {entry} both hold for {years}",
        "in Eintrag {number} gilt_bis = {last} schreiben oder gilt_bis weglassen",
        "in entry {number} write valid_until = {last}, or leave valid_until out",
    ),
    "dated_gap": ProblemText(
        "{parameter}: zwischen {earlier} und {entry} gilt für {years} kein Wert",
        "{parameter}: between {earlier} and {entry} no value holds for {years}",
        "einen Eintrag für {years} ergänzen; gilt der frühere Wert weiter, sein gilt_bis weglassen",
        "add an entry for {years}; where the earlier value goes on, leave its valid_until out",
    ),
    # --- the budget year -------------------------------------------------------------------------------
    "dated_year_before": ProblemText(
        "{parameter}: für das Haushaltsjahr {year} gilt kein Wert; der früheste ist {entry}",
        "{parameter}: no value holds for the budget year {year}; the earliest is {entry}",
        "einen Eintrag ergänzen, der für {year} gilt, oder das Haushaltsjahr berichtigen",
        "add an entry that holds for {year}, or correct the budget year",
    ),
    "dated_year_after": ProblemText(
        "{parameter}: für das Haushaltsjahr {year} gilt kein Wert; der letzte ist {entry}",
        "{parameter}: no value holds for the budget year {year}; the last is {entry}",
        "einen Eintrag mit gilt_ab = {next} ergänzen; gilt der letzte Wert weiter, sein gilt_bis weglassen",
        "add an entry with valid_from = {next}; where the last value goes on, leave its valid_until out",
    ),
    "parameter_not_in_force": ProblemText(
        "{parameter} {value}, {source}: das Haushaltsjahr {year} liegt außerhalb dieser Jahre",
        "{parameter} {value}, {source}: the budget year {year} is outside these years",
        "den Beschluss suchen, der für {year} gilt, und Wert und Quelle eintragen",
        "find the resolution that holds for {year}, and enter its value and source",
    ),
    "parameter_due_for_review": ProblemText(
        "{parameter} {value}, {source}, zu prüfen bis {day}: das Haushaltsjahr {year} beginnt danach",
        "{parameter} {value}, {source}, review by {day}: the budget year {year} begins after that",
        "den Beschluss überprüfen lassen und das neue Datum eintragen",
        "have the resolution reviewed and enter the new date",
    ),
    # --- a TOML file that cannot be read: a parameter file, a plan, a series ----------------------------
    "toml_unreadable": ProblemText(
        "die Datei lässt sich nicht lesen ({reason})",
        "the file cannot be read ({reason})",
        "Pfad und Rechte prüfen",
        "check its path and permissions",
    ),
    "toml_not_utf8": ProblemText(
        "die Datei ist nicht in UTF-8 gespeichert",
        "the file is not saved in UTF-8",
        "im Editor mit der Kodierung UTF-8 speichern",
        "save it in the editor with the encoding UTF-8",
    ),
    "toml_is_workbook": ProblemText(
        "das ist eine Arbeitsmappe, keine TOML-Datei",
        "that is a workbook, not a TOML file",
        "an dieser Stelle die Textdatei (.toml) angeben",
        "give the text file (.toml) in this place",
    ),
    "toml_number_beyond": ProblemText(
        "die Zahl ist länger als jeder wirkliche Wert ({where})",
        "the number is longer than any real value ({where})",
        "die Zahl berichtigen",
        "correct the number",
    ),
    "toml_name_beyond": ProblemText(
        "ein Name mit mehr als {most} Punkten ({where}): so tief ist nichts gegliedert",
        "a name with more than {most} points ({where}): nothing is as deep as that",
        "den Namen berichtigen",
        "correct the name",
    ),
    "toml_entries_beyond": ProblemText(
        "{n} Einträge ({where}): so viele hat keine Angabe",
        "{n} entries ({where}): nothing has as many",
        "die Datei prüfen; vermutlich ist es eine andere",
        "check the file; it probably is another one",
    ),
    "toml_not_valid": ProblemText(
        "die Datei ist kein gültiges TOML ({where})",
        "the file is not valid TOML ({where})",
        "{advice}",
        "{advice}",
    ),
    "parameter_file_is_plan": ProblemText(
        "das ist ein Plan, keine Parameterdatei",
        "that is a plan, not a parameter file",
        "mit „sozialbudget project“ und --plan angeben",
        "give it to “sozialbudget project” with --plan",
    ),
    "parameter_file_is_series": ProblemText(
        "das beschreibt eine Reihe, keine Parameter",
        "that describes a series, not parameters",
        "mit „sozialbudget series“ rechnen",
        "run it with “sozialbudget series”",
    ),
    "file_is_toml": ProblemText(
        "das ist eine TOML-Datei, erwartet wird die Arbeitsmappe mit den Sozialräumen",
        "that is a TOML file, expected the workbook with the districts",
        "die Arbeitsmappe angeben; Parameter kommen aus einer TOML-Datei mit --params",
        "name the workbook; parameters come from a TOML file with --params",
    ),
}
