"""Words and problems of passing from one year to the next: next year's input, boundary changes, stale indicators."""

from sozialbudget.words.text import ProblemText, Text

WORDS: dict[str, Text] = {
    "sheet.boundary_changes": Text("Gebietsänderungen", "Boundary changes"),
    "cli.option.keep_indicators": Text(
        "Rechnet auch mit Indikatoren, die noch zu aktualisieren sind; das Protokoll nennt sie.",
        "Calculate with indicators still to be refreshed, too; the protocol names them.",
    ),
    "cli.option.status_quo_from": Text(
        "Nimmt das Budget bisher aus den neuen Budgets dieses Ergebnisses (.xlsx, .ods) des Vorjahres, je Nr.",
        "Take today's budgets from the new budgets of this result (.xlsx, .ods) of the year before, by id.",
    ),
    "cli.metavar.result": Text("ERGEBNIS", "RESULT"),
    "cli.argument.result": Text(
        "Ergebnis-Arbeitsmappe eines Jahres (.xlsx, .ods), wie allocate sie schreibt.",
        "A year's result workbook (.xlsx, .ods), as allocate writes it.",
    ),
    "cli.roll.help": Text(
        "Schreibt aus dem Ergebnis eines Jahres die Eingabe des nächsten: die neuen Budgets werden zum Budget bisher, "
        "Indikatoren sind zu aktualisieren. Nach dem Beschluss, um das nächste Jahr zu beginnen.",
        "Write next year's input from a year's result: the new budgets become today's, indicators are to be refreshed. "
        "After the decision, to begin the next year.",
    ),
    "cli.roll.example": Text(
        "sozialbudget roll ergebnis-2012.xlsx -o eingabe-2013.xlsx --set uplift=0.02",
        "sozialbudget roll result-2012.xlsx -o input-2013.xlsx --set uplift=0.02",
    ),
    "cli.option.roll_output": Text(
        "Wohin die Eingabe kommt (.xlsx). Ohne Angabe: neben dem Ergebnis, etwa eingabe-2013.xlsx.",
        "Where the input goes (.xlsx). Left out: beside the result, e.g. input-2013.xlsx.",
    ),
    "cli.option.json_roll": Text(
        "Gibt als JSON aus, was sich ändert und was zu entscheiden ist.",
        "Print as JSON what changes and what is to be decided.",
    ),
    # --- what was done: screen, first sheet of the new input -------------------------------------------
    "sheet.roll": Text("Fortschreibung", "Recalculation"),
    "roll.input_title": Text("Sozialraumbudgets {year}: Eingabe", "District budgets {year}: input"),
    "roll.remark": Text(
        "Budget bisher ist das Budget neu aus {name} ({before}); alle anderen Werte sind noch die von {before}.",
        "The status quo is the new budget of {name} ({before}); all other values are still those of {before}.",
    ),
    "roll.title": Text("Fortschreibung von {before} auf {now}", "Recalculation from {before} to {now}"),
    "roll.from": Text("Aus dem Ergebnis {name} (SHA-256 {sha256})", "From the result {name} (SHA-256 {sha256})"),
    "roll.changed": Text("Geändert", "Changed"),
    "roll.what": Text("Angabe", "entry"),
    "roll.old": Text("alt", "old"),
    "roll.new": Text("neu", "new"),
    "roll.sum_of_budgets": Text("Summe Budget bisher", "sum of status quo"),
    "roll.districts": Text("Budget bisher je Sozialraum, Euro im Jahr", "Status quo of each district, euros a year"),
    "roll.id": Text("Nr", "id"),
    "roll.status_quo_old": Text("alt", "old"),
    "roll.status_quo_new": Text("neu", "new"),
    "roll.difference": Text("Veränderung", "change"),
    "roll.indicators": Text("Zu aktualisieren: Indikatoren", "To be refreshed: indicators"),
    "roll.indicators_note": Text(
        "Im Blatt Sozialräume stehen noch die Werte des Vorjahres. Neue Werte und im Blatt Indikatoren ihren Stand "
        "eintragen; was weiter gelten soll, dort mit „beibehalten“ kennzeichnen.",
        "The sheet Districts still holds last year's values. Enter new values and, in the sheet Indicators, what they "
        "are as of; mark what shall stay with “kept” there.",
    ),
    "roll.control_note": Text(
        "Die Kontrollsummen gehören zu den alten Werten: mit ihnen erneuern.",
        "The control totals belong to the old values: renew them together.",
    ),
    "roll.indicator": Text("Indikator", "indicator"),
    "roll.as_of": Text("alter Stand", "old date"),
    "roll.source": Text("Quelle", "source"),
    "roll.control_total": Text("Kontrollsumme", "control total"),
    "roll.bases": Text("Zu aktualisieren: Bezugsgrößen", "To be refreshed: bases"),
    "roll.bases_note": Text(
        "Ihr Stand steht im Blatt Indikatoren unter den Indikatoren, mit der Art Bezugsgröße.",
        "What they are as of stands in the sheet Indicators below the indicators, with the kind base.",
    ),
    "roll.base": Text("Bezugsgröße", "base"),
    "roll.digests": Text("Prüfsummen der alten Werte", "Checksums of the old values"),
    "roll.digests_note": Text(
        "Hat eine Spalte einen neuen Stand und noch diese Werte, so warnt das Programm.",
        "Where a column has a new date and these values still, the program warns.",
    ),
    "roll.column": Text("Spalte", "column"),
    "roll.digest": Text("Prüfsumme", "checksum"),
    "roll.carried": Text("Unverändert übernommen, neu zu entscheiden", "Carried over unchanged, to be decided anew"),
    "roll.parameter": Text("Parameter", "parameter"),
    "roll.value": Text("Wert", "value"),
    "roll.money.total": Text(
        "Das Geld ist mit dem Gesamtbudget festgelegt; die Summe Budget bisher ist {total}.",
        "The money is set by the total; the sum of the status quo is {total}.",
    ),
    "roll.money.uplift": Text(
        "Das Geld ist die Summe Budget bisher, {total}, erhöht um die Steigerung.",
        "The money is the sum of the status quo, {total}, raised by the uplift.",
    ),
    "roll.money.need": Text(
        "Ohne Gesamtbudget und Steigerung ist das Geld die Summe des Bedarfs, Fallzahl mal Median; die Summe Budget "
        "bisher, {total}, legt es nicht fest.",
        "Without a total and an uplift, the money is the sum of the needs, cases × median; the sum of the status quo, "
        "{total}, does not fix it.",
    ),
    "roll.money.neither": Text(
        "Ohne Gesamtbudget und Steigerung bleibt das Geld die Summe Budget bisher, {total}.",
        "Without total and uplift the money stays the sum of the status quo, {total}.",
    ),
    "roll.own_costs": Text("Eigene Jahreskosten je VZÄ, zu prüfen", "Own cost per FTE, to be checked"),
    "roll.excluded": Text("Weiter ausgenommen", "Still excluded"),
    "roll.reason": Text("Grund", "reason"),
    "roll.many": Text(
        "{n} Zeilen; alle stehen im Blatt Fortschreibung der neuen Eingabe.",
        "{n} rows; all of them stand in the sheet Recalculation of the new input.",
    ),
}

PROBLEMS: dict[str, ProblemText] = {
    # --- indicators of last year ----------------------------------------------------------------------
    "indicator_stale": ProblemText(
        "{what} {indicator} ist zu aktualisieren: {its} Werte sind die des Vorjahres",
        "{what} {indicator} is to be refreshed: {its} values are last year's",
        "die neuen Werte und ihren Stand eintragen; sollen die alten weiter gelten, „{kept}“ "
        "schreiben oder --keep-indicators angeben",
        "enter the new values and what they are as of; to keep the old ones write “{kept}”, or give --keep-indicators",
        others=Text("{indicator}", "{indicator}"),
        in_series=Text(
            "die neuen Werte und ihren Stand eintragen; sollen die alten weiter gelten, „{kept}“ schreiben, oder in "
            "der Reihe indikatoren_beibehalten = true",
            "enter the new values and what they are as of; to keep the old ones write “{kept}”, or keep_indicators = "
            "true in the series",
        ),
    ),
    "freshness_misspelt": ProblemText(
        "{subject} ist „{found}“; gemeint ist wohl „{meant}“",
        "{subject} is “{found}”; probably “{meant}” is meant",
        "„{meant}“ schreiben; sind die Werte neu, allein den Tag oder Zeitraum eintragen, von dem sie sind",
        "write “{meant}”; where the values are new, enter nothing but the day or period they are as of",
        others=Text("„{found}“, gemeint wohl „{meant}“", "“{found}”, probably “{meant}”"),
    ),
    # --- where reference populations are from ---------------------------------------------------------
    "base_with_more": ProblemText(
        "{subject} ist „{found}“; eine Bezugsgröße hat hier nichts, sie rechnet nur mit, wo ein Indikator sie nennt",
        "{subject} is “{found}”; a base has nothing here, it takes part only where an indicator names it",
        "die Zelle leeren; soll die Spalte selbst als Indikator zählen, als Art Anzahl oder Quote eintragen",
        "empty the cell; if the column is to count as an indicator itself, enter count or rate as its kind",
    ),
    "base_unused": ProblemText(
        "{found} ist Bezugsgröße keines Indikators und keine Bezugsbevölkerung; die Zeile sagt nichts",
        "{found} is the base of no indicator and no population; the row says nothing",
        "bei einem Indikator in der Spalte Bezugsgröße eintragen, oder die Zeile löschen",
        "enter it in the column base of an indicator, or delete the row",
    ),
    "indicators_unchanged": ProblemText(
        "als neu angegeben, und doch bis zur letzten Stelle die Werte des Vorjahres: {indicators}",
        "given as new, and yet last year's values to the last digit: {indicators}",
        "die neuen Werte im Blatt Sozialräume eintragen; sollen die alten weiter gelten, als Stand "
        "„beibehalten: “ und den alten Stand schreiben",
        "enter the new values in the sheet Districts; to keep the old ones write the old date with “kept: ” before it",
    ),
    "indicators_kept": ProblemText(
        "mit den Werten des Vorjahres gerechnet, weil ausdrücklich beibehalten: {indicators}",
        "calculated with last year's values, kept on purpose: {indicators}",
    ),
    # --- a rolled input against its own record --------------------------------------------------------
    "roll_unreadable": ProblemText(
        "die Tabelle der Budgets bisher ist hier nicht mehr zu lesen; ob seit der Fortschreibung ein Sozialraum "
        "oder Geld verloren ging, bleibt ungeprüft",
        "the table of today's budgets can no longer be read here; whether a district or money was lost since is "
        "not checked",
        "das Blatt unverändert lassen oder ganz löschen; „sozialbudget roll“ schreibt es neu",
        "leave the sheet as it was, or delete it; “sozialbudget roll” writes it anew",
    ),
    "roll_record_edited": ProblemText(
        "die Sozialräume dieses Blatts ergeben zusammen {sum}, seine Summe ist {total}: hier wurde etwas gelöscht "
        "oder geändert",
        "the districts of this sheet make {sum} together, its total is {total}: something was deleted or changed here",
        "das Blatt aus der unveränderten Fortschreibung übernehmen, oder mit „sozialbudget roll“ neu fortschreiben",
        "take the sheet from the untouched file, or make the input anew with “sozialbudget roll”",
    ),
    "roll_districts_missing": ProblemText(
        "fortgeschriebene Sozialräume fehlen, und mit ihnen {sum} Budget bisher: {districts}",
        "districts that were passed on are missing, and with them {sum} of today's budgets: {districts}",
        "die Zeile wiederherstellen (Beträge im Blatt Fortschreibung); was nicht mehr zählen soll, mit Grund in "
        "der Spalte ausgenommen ausnehmen; bei neuem Zuschnitt im Blatt Gebietsänderungen sagen, wohin das Geld "
        "geht (von Nr {id})",
        "restore the row (amounts in the sheet Recalculation); exclude with a reason in the column excluded what "
        "shall count no longer; where boundaries changed, say in the sheet Boundary changes where the money goes "
        "(from id {id})",
    ),
    "roll_districts_added": ProblemText(
        "Sozialräume, die nicht fortgeschrieben wurden: {districts}",
        "districts that were not passed on from the year before: {districts}",
        "im Blatt Gebietsänderungen sagen, woher sie kommen (nach Nr {id}); ein neuer ohne Vorgänger hat dort „–“ "
        "als von Nr; eine geänderte Nr zurückändern oder dort eintragen",
        "say in the sheet Boundary changes where they come from (to id {id}); a new one without predecessor has "
        "“–” as its from id; change an altered id back or enter it there",
    ),
    "roll_districts_renamed": ProblemText(
        "dieselbe Nr trägt in der Fortschreibung einen anderen Namen: {districts}",
        "the same id has another name in the sheet Recalculation: {districts}",
        "prüfen, ob jede Zeile noch das Budget ihres Sozialraums hat; eine Umbenennung im Blatt Gebietsänderungen "
        "eintragen (von und nach dieselbe Nr, 100 %)",
        "check that each row still has its own district's budget; enter a renaming in the sheet Boundary changes "
        "(from and to the same id, 100%)",
    ),
    "roll_sum_differs": ProblemText(
        "das Budget bisher ergibt {sum}, fortgeschrieben sind {rolled}; anders: {districts}",
        "today's budgets make {sum}, passed on were {rolled}; different: {districts}",
        "die fortgeschriebenen Beträge eintragen; einen neuen Zuschnitt im Blatt Gebietsänderungen sagen; kommt "
        "das Geld aus einem anderen Ergebnis, dieses mit --status-quo-from angeben; gilt die Fortschreibung nicht "
        "mehr, ihr Blatt löschen",
        "enter the amounts passed on; say in the sheet Boundary changes which boundaries changed; where the money "
        "comes from another result, name it with --status-quo-from; where the sheet Recalculation holds no "
        "longer, delete it",
    ),
    "roll_money_moved": ProblemText(
        "bei gleicher Summe von {sum} ist das Budget bisher nicht das fortgeschriebene: {districts}",
        "with the same sum of {sum} today's budgets are not those passed on: {districts}",
        "die fortgeschriebenen Beträge eintragen, oder im Blatt Gebietsänderungen sagen, warum Geld wandert",
        "enter the amounts passed on, or say in the sheet Boundary changes why money moves",
    ),
    "roll_new_with_budget": ProblemText(
        "nach den Gebietsänderungen neu und ohne Vorgänger, und doch schon mit Budget bisher: {districts}",
        "new and without predecessor by the boundary changes, and yet with a budget today: {districts}",
        "0 eintragen, oder den Vorgänger nennen",
        "enter 0, or name the predecessor",
    ),
    # --- the result of the year before ----------------------------------------------------------------
    "not_a_result": ProblemText(
        "das ist kein Ergebnis: ein Blatt „Berechnungsbogen“ mit den Spalten Nr und Budget neu fehlt",
        "that is no result: there is no “Calculation sheet” with the columns id and budget",
        "die Arbeitsmappe angeben, die „sozialbudget allocate“ geschrieben hat (…-ergebnis.xlsx)",
        "name the workbook that “sozialbudget allocate” wrote (…-result.xlsx)",
    ),
    "result_without_values": ProblemText(
        "die Formeln stehen ohne ihre Werte in der Datei: ein Programm hat sie gespeichert, ohne zu rechnen",
        "the formulas stand in the file without their values: a program saved it without calculating",
        "die Datei in LibreOffice oder Excel öffnen, speichern und erneut starten",
        "open the file in LibreOffice or Excel, save it, run again",
    ),
    "result_texts_lost": ProblemText(
        "die Nummern der Sozialräume sind verloren: LibreOffice speichert Texte aus Formeln in einer .xls als 0",
        "the ids of the districts are lost: LibreOffice saves texts from formulas in an .xls as 0",
        "das ursprüngliche Ergebnis nehmen, oder es als .xlsx oder .ods speichern",
        "take the original result, or save that as .xlsx or .ods",
    ),
    "result_differs": ProblemText(
        "das gespeicherte Budget neu ist nicht das, was die Eingaben derselben Datei ergeben: {districts}",
        "the stored budgets are not what the inputs of the same file give: {districts}",
        "mit „sozialbudget verify“ prüfen, was an der Datei geändert wurde, oder das unveränderte Ergebnis nehmen",
        "see with “sozialbudget verify” what was changed in the file, or take the unchanged result",
    ),
    "result_inputs_changed": ProblemText(
        "Eingaben des Ergebnisses {name} wurden nach dem Lauf geändert (Blatt {sheets}): sie passen nicht zu "
        "seinen Prüfsummen",
        "inputs of the result {name} were changed after the run (sheet {sheets}): they do not match its checksums",
        "mit „sozialbudget verify {name}“ ansehen, was geändert wurde; sonst das unveränderte Ergebnis nehmen, "
        "statt dieses zu berichtigen",
        "see with “sozialbudget verify {name}” what was changed; else take the unchanged result instead of mending "
        "this one",
    ),
    "rolled_total": ProblemText(
        "das Gesamtbudget von {total} ist aus dem Vorjahr übernommen und friert das Geld für {year} ein",
        "the total of {total} is carried over from the year before and freezes the money for {year}",
        "im Blatt Parameter neu festlegen (--set total=…), oder durch eine Steigerung ersetzen (--set uplift=…)",
        "set it anew in the sheet Parameters (--set total=…), or replace it by an uplift (--set uplift=…)",
    ),
    "status_quo_from_itself": ProblemText(
        "das ist dieselbe Datei wie das Ergebnis, aus dem das Budget bisher kommen soll",
        "that is the same file as the result that today's budgets shall come from",
        "als Eingabe die des neuen Jahres angeben („sozialbudget roll“ schreibt sie)",
        "name the new year's input (“sozialbudget roll” writes it)",
    ),
    "output_is_result": ProblemText(
        "das ist das Ergebnis selbst; es wird nie verändert",
        "that is the result itself; it is never changed",
        "einen anderen Namen wählen",
        "choose another name",
    ),
    "output_is_status_quo": ProblemText(
        "das ist das Ergebnis, aus dem das Budget bisher kommt; es wird nie verändert",
        "that is the result that today's budgets come from; it is never changed",
        "einen anderen Namen wählen",
        "choose another name",
    ),
    "status_quo_from": ProblemText(
        "Budget bisher aus dem Ergebnis {name} des Jahres {year}, Summe {sum} (SHA-256 {sha256})",
        "today's budgets from the result {name} of the year {year}, sum {sum} (SHA-256 {sha256})",
    ),
    "status_quo_other_year": ProblemText(
        "das Ergebnis {name} gilt für {earlier}, die Eingabe für {year}: es ist nicht das des Vorjahres",
        "the result {name} is for {earlier}, the input for {year}: it is not that of the year before",
        "Haushaltsjahr und Ergebnis prüfen",
        "check the budget year and the result",
    ),
    "status_quo_replaced_one": ProblemText(
        "ein eingetragenes Budget bisher gilt nicht: „{district}“ hat {typed}, aus {name} kommen {given}",
        "one budget entered does not count: “{district}” has {typed}, {name} gives {given}",
        "die Spalte Budget bisher leeren, oder ohne --status-quo-from rechnen",
        "empty the column status quo, or calculate without --status-quo-from",
        in_series=Text(
            'die Spalte Budget bisher leeren, oder in der Reihe budget_bisher = "eingabe" schreiben',
            'empty the column status quo, or write status_quo = "input" in the series',
        ),
    ),
    "status_quo_replaced": ProblemText(
        "{n} eingetragene Budgets bisher gelten nicht, aus {name} kommen andere; am weitesten auseinander: "
        "„{district}“ hat {typed}, von dort kommen {given}",
        "{n} budgets entered do not count, {name} gives others; farthest apart: “{district}” has {typed}, from "
        "there come {given}",
        "die Spalte Budget bisher leeren, oder ohne --status-quo-from rechnen",
        "empty the column status quo, or calculate without --status-quo-from",
        in_series=Text(
            'die Spalte Budget bisher leeren, oder in der Reihe budget_bisher = "eingabe" schreiben',
            'empty the column status quo, or write status_quo = "input" in the series',
        ),
    ),
    # --- districts of two years -----------------------------------------------------------------------
    "district_gone": ProblemText(
        "„{district}“ (Nr {id}) aus {name} fehlt unter den Sozialräumen",
        "“{district}” (id {id}) of {name} is not among the districts",
        "im Blatt Gebietsänderungen sagen, wohin sein Geld geht (von Nr {id}), oder den Sozialraum aufnehmen oder "
        "mit Grund ausnehmen",
        "say in the sheet Boundary changes where its money goes (from id {id}), or enter the district, or exclude "
        "it with a reason",
    ),
    "district_gone_suggested": ProblemText(
        "„{district}“ (Nr {id}) aus {name} fehlt unter den Sozialräumen; neu ist „{called}“ (Nr {suggestion})",
        "“{district}” (id {id}) of {name} is not among the districts; new is “{called}” (id {suggestion})",
        "ist es derselbe, im Blatt Gebietsänderungen eintragen: von Nr {id}, nach Nr {suggestion}, Anteil 100 %; "
        "ein Schreibfehler wird in der Spalte Nr berichtigt",
        "if it is the same, enter in the sheet Boundary changes: from id {id}, to id {suggestion}, share 100%; "
        "mend a slip in the column id",
    ),
    "district_new": ProblemText(
        "„{district}“ (Nr {id}) gibt es im Ergebnis {name} nicht",
        "“{district}” (id {id}) is not in the result {name}",
        "im Blatt Gebietsänderungen sagen, woher er kommt (nach Nr {id}); ein neuer ohne Vorgänger hat dort „–“ "
        "als von Nr, sein Budget bisher ist 0",
        "say in the sheet Boundary changes where it comes from (to id {id}); a new one without predecessor has “–” "
        "as its from id, its budget today is 0",
    ),
    "district_was_excluded": ProblemText(
        "„{district}“ (Nr {id}) war im Ergebnis {name} ausgenommen und hat dort kein Budget",
        "“{district}” (id {id}) was excluded in the result {name} and has no budget there",
        "wieder ausnehmen, oder im Blatt Gebietsänderungen „–“ nach Nr {id} eintragen (Budget bisher 0)",
        "exclude it again, or enter “–” to id {id} in the sheet Boundary changes (budget today 0)",
    ),
    "district_gives_everything": ProblemText(
        "„{district}“ (Nr {id}) gibt laut Gebietsänderungen alles ab und erhält von niemandem etwas",
        "“{district}” (id {id}) gives everything away by the boundary changes and gets nothing from anybody",
        "die Zeile streichen, oder sagen, was ihm bleibt (von Nr {id} nach Nr {id}); beginnt er neu mit 0, „–“ "
        "nach Nr {id} eintragen",
        "delete the row, or say what it keeps (from id {id} to id {id}); if it starts anew with 0, enter “–” to id "
        "{id}",
    ),
    "district_renamed": ProblemText(
        "Nr {id} heißt hier „{district}“ und hieß im Ergebnis „{before}“",
        "id {id} is called “{district}” here and was called “{before}” in the result",
        "ist es derselbe Sozialraum, im Blatt Gebietsänderungen eintragen: von Nr {id}, nach Nr {id}, Anteil "
        "100 %; sonst die Nr berichtigen",
        "if it is the same district, enter in the sheet Boundary changes: from id {id}, to id {id}, share 100%; "
        "else mend the id",
    ),
    "district_excluded_had_budget": ProblemText(
        "„{district}“ (Nr {id}) ist ausgenommen; {sum} aus dem Vorjahr zählen nicht zum Budget bisher",
        "“{district}” (id {id}) is excluded; {sum} of the year before are not part of today's budgets",
    ),
    "status_quo_dissolved": ProblemText(
        "{sum} aufgelöster Sozialräume gehen auf keinen Sozialraum über und zählen nicht zum Budget bisher",
        "{sum} of dissolved districts go to no district and are not part of today's budgets",
    ),
    # --- the sheet of boundary changes ----------------------------------------------------------------
    "boundary_moved": ProblemText(
        "Gebietsänderung: {share} von „{before}“ (Nr {from_id}) nach „{now}“ (Nr {to_id}), {amount}{why}",
        "boundary change: {share} of “{before}” (id {from_id}) to “{now}” (id {to_id}), {amount}{why}",
    ),
    "boundary_new": ProblemText(
        "Gebietsänderung: „{now}“ (Nr {to_id}) ist neu, ohne Vorgänger, Budget bisher 0 €{why}",
        "boundary change: “{now}” (id {to_id}) is new, without predecessor, budget today 0 €{why}",
    ),
    "boundary_dissolved": ProblemText(
        "Gebietsänderung: {share} von „{before}“ (Nr {from_id}) entfallen ohne Nachfolger, {amount}{why}",
        "boundary change: {share} of “{before}” (id {from_id}) end without successor, {amount}{why}",
    ),
    "boundary_changes_unused": ProblemText(
        "die Gebietsänderungen wirken nicht: das Budget bisher steht in der Eingabe selbst",
        "the boundary changes play no part: today's budgets stand in the input itself",
        "das Budget bisher mit „sozialbudget allocate --status-quo-from ERGEBNIS“ aus dem Ergebnis des Vorjahres "
        "nehmen, oder das Blatt löschen",
        "take today's budgets from the result of the year before with “sozialbudget allocate --status-quo-from "
        "RESULT”, or delete the sheet",
        in_series=Text(
            'das Budget bisher aus dem Ergebnis des Vorjahres nehmen (in der Reihe: budget_bisher = "vorjahr"), oder '
            "das Blatt löschen",
            'take today\'s budgets from the result of the year before (in the series: status_quo = "previous"), or '
            "delete the sheet",
        ),
    ),
    "boundary_changes_empty": ProblemText(
        "das Blatt nennt keine Gebietsänderung",
        "the sheet names no boundary change",
        "eintragen, oder das Blatt löschen",
        "enter them, or delete the sheet",
    ),
    "boundary_row_without_district": ProblemText(
        "die Zeile nennt keinen Sozialraum",
        "the row names no district",
        "von Nr oder nach Nr eintragen, oder die Zeile leeren",
        "enter from id or to id, or empty the row",
    ),
    "boundary_id_unknown_before": ProblemText(
        "die Nr {found} gibt es im Ergebnis des Vorjahres nicht",
        "there is no id {found} in the result of the year before",
        "eine Nr von dort eintragen; „–“, wo es keinen Vorgänger gibt",
        "enter an id from there; “–” where there is no predecessor",
    ),
    "boundary_id_misspelt_before": ProblemText(
        "die Nr {found} gibt es im Ergebnis des Vorjahres nicht",
        "there is no id {found} in the result of the year before",
        "gemeint ist wohl {suggestion}",
        "probably {suggestion} is meant",
        others=Text("{found}, gemeint wohl {suggestion}", "{found}, probably {suggestion}"),
    ),
    "boundary_id_unknown_now": ProblemText(
        "die Nr {found} gibt es unter den Sozialräumen nicht",
        "there is no id {found} among the districts",
        "eine Nr von dort eintragen; „–“, wo es keinen Nachfolger gibt",
        "enter an id from there; “–” where there is no successor",
    ),
    "boundary_id_misspelt_now": ProblemText(
        "die Nr {found} gibt es unter den Sozialräumen nicht",
        "there is no id {found} among the districts",
        "gemeint ist wohl {suggestion}",
        "probably {suggestion} is meant",
        others=Text("{found}, gemeint wohl {suggestion}", "{found}, probably {suggestion}"),
    ),
    "boundary_id_is_name_before": ProblemText(
        "{found} ist ein Name, keine Nr",
        "{found} is a name, no id",
        "die Nr aus dem Ergebnis des Vorjahres eintragen: {suggestion}",
        "enter the id of the result of the year before: {suggestion}",
        others=Text("{found}: {suggestion}", "{found}: {suggestion}"),
    ),
    "boundary_id_is_name_now": ProblemText(
        "{found} ist ein Name, keine Nr",
        "{found} is a name, no id",
        "die Nr eintragen: {suggestion}",
        "enter the id: {suggestion}",
        others=Text("{found}: {suggestion}", "{found}: {suggestion}"),
    ),
    "boundary_ids_swapped": ProblemText(
        "„von Nr“ und „nach Nr“ sind wohl vertauscht: von Nr steht für das Vorjahr, nach Nr für diese Eingabe",
        "“from id” and “to id” are probably swapped: from id is that of the year before, to id that of this input",
        "von Nr {from_id}, nach Nr {to_id} eintragen",
        "enter from id {from_id}, to id {to_id}",
    ),
    "boundary_share_zero": ProblemText(
        "der Anteil ist 0: die Zeile bewegt nichts",
        "the share is 0: the row moves nothing",
        "den Anteil eintragen, oder die Zeile leeren",
        "enter the share, or empty the row",
    ),
    "boundary_share_of_new": ProblemText(
        "der Anteil ist {found}, aber ein Sozialraum ohne Vorgänger erhält von niemandem etwas",
        "the share is {found}, but a district without predecessor gets nothing from anybody",
        "den Anteil leeren, oder den Vorgänger eintragen",
        "empty the share, or enter the predecessor",
    ),
    "boundary_twice": ProblemText(
        "von Nr {from_id} nach Nr {to_id} steht schon in {first}",
        "from id {from_id} to id {to_id} stands in {first} already",
        "eine der Zeilen löschen, oder beide zusammenfassen",
        "delete one of the rows, or add them up in one",
    ),
    "boundary_shares_not_one": ProblemText(
        "die Anteile der Nr {from_id} ergeben zusammen {sum}, erwartet werden genau 100 %",
        "the shares of id {from_id} make {sum} together, expected exactly 100%",
        "die Anteile berichtigen; was keinem Sozialraum zufällt, hat „–“ als nach Nr",
        "mend the shares; what goes to no district has “–” as its to id",
    ),
    "boundary_shares_nearly_one": ProblemText(
        "die Anteile der Nr {from_id} ergeben zusammen {sum}, erwartet werden genau 100 %",
        "the shares of id {from_id} make {sum} together, expected exactly 100%",
        "berechnete Anteile gehen selten genau auf: als Zahlen eintragen, etwa 33,33 %, 33,33 % und 33,34 %",
        "computed shares rarely make it exactly: enter them as numbers, e.g. 33.33%, 33.33% and 33.34%",
    ),
    "boundary_not_new": ProblemText(
        "Nr {id} soll ohne Vorgänger sein, hat aber Geld von: {givers}",
        "id {id} shall have no predecessor, but has money from: {givers}",
        "eine der Zeilen löschen oder berichtigen",
        "delete or mend one of the rows",
    ),
}
