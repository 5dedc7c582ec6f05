"""What the hour sheets say. Part of the one catalogue (catalogue.py)."""

from sozialbudget.words.text import Text, same

WORDS: dict[str, Text] = {
    # --- the command ----------------------------------------------------------------------------------
    "cli.hours.help": Text(
        "Schreibt die Stundenblätter: je Träger oder Sozialraum eine Anlage zur Leistungsvereinbarung, dazu eine "
        "Übersicht. Wenn die Budgets beschlossen sind und mit den Trägern vereinbart werden.",
        "Write the hour sheets: an annex to the service agreement for each provider or district, and a covering list. "
        "Once the budgets are decided, to agree on them with the providers.",
    ),
    "cli.hours.example": Text(
        "sozialbudget hours eingabe.xlsx -o stundenblaetter --format pdf --format docx",
        "sozialbudget hours input.xlsx -o hour-sheets --format pdf --format docx",
    ),
    "cli.metavar.folder": Text("ORDNER", "FOLDER"),
    "cli.option.hours_output": Text(
        "In welchen Ordner die Stundenblätter kommen. Ohne Angabe: stundenblaetter neben der Eingabe.",
        "The folder the hour sheets go to. Left out: hour-sheets beside the input (stundenblaetter in German).",
    ),
    "cli.option.by": Text(
        "Ein Blatt je Träger (provider) mit allen seinen Sozialräumen, oder eines je Sozialraum (district). Ohne "
        "Angabe: provider.",
        "One sheet for each provider with all its districts, or one for each district. Left out: provider.",
    ),
    "cli.option.format": Text(
        "Art der Dateien: pdf (barrierefrei), docx, xlsx (rechnet nach). Mehrfach möglich. Ohne Angabe: pdf.",
        "Kind of the files: pdf (accessible), docx, xlsx (recalculates). May be repeated. Left out: pdf.",
    ),
    "cli.option.json_sheets": Text(
        "Gibt die geschriebenen Dateien und ihre Summen als JSON aus.",
        "Print the files written and their sums as JSON.",
    ),
    "usage.by": Text(
        "--by ist „{said}“; es gibt: provider, district.", "--by is “{said}”; choose provider or district."
    ),
    "usage.format": Text(
        "--format ist „{said}“; es gibt: pdf, xlsx, docx.", "--format is “{said}”; choose pdf, xlsx or docx."
    ),
    "usage.folder_like_file": Text(
        "--output „{said}“ sieht aus wie eine Datei; gemeint ist ein Ordner. Die Art der Blätter sagt --format.",
        "--output “{said}” looks like a file; a folder is meant. --format says of what kind the sheets are.",
    ),
    "usage.template_needs_docx": Text(
        "--template gilt nur für docx; dazu gehört --format docx.", "--template is for docx only; add --format docx."
    ),
    "run.writing_sheets": Text("Stundenblätter schreiben", "Writing the hour sheets"),
    "run.written_sheets": Text(
        "Geschrieben: {sheets} und die Übersicht in {folder}", "Written: {sheets} and the covering list in {folder}"
    ),
    # --- names of files -------------------------------------------------------------------------------
    "hour_sheet.folder": Text("stundenblaetter", "hour-sheets"),
    "hour_sheet.stem": Text("stundenblatt", "hour-sheet"),
    "hour_sheet.overview_stem": Text("00-uebersicht", "00-overview"),
    "hour_sheet.no_provider_stem": Text("ohne Träger", "without provider"),
    # --- title block ----------------------------------------------------------------------------------
    "hour_sheet.title": Text("Stundenblatt {year} – {name}", "Hour sheet {year} – {name}"),
    "hour_sheet.subtitle": Text("Anlage zur Leistungsvereinbarung", "Annex to the service agreement"),
    "hour_sheet.subject": Text(
        "Budget, Stellen und Wochenstunden der Sozialräume {year}", "Budget, positions and weekly hours {year}"
    ),
    "hour_sheet.no_provider": Text("ohne Träger", "without provider"),
    "hour_sheet.district": Text("Sozialraum", "District"),
    "hour_sheet.provider": Text("Träger", "Provider"),
    "hour_sheet.paper": Text("Vorlage", "Committee paper"),
    "hour_sheet.committee": Text("Gremium", "Committee"),
    "hour_sheet.day": Text("Datum", "Date"),
    # --- budget and hours -----------------------------------------------------------------------------
    "hour_sheet.budget_and_hours": Text("Budget und Stunden", "Budget and hours"),
    "hour_sheet.in_one": Text("im Sozialraum {name}", "in the district {name}"),
    "hour_sheet.in_many": Text("in {count} Sozialräumen", "in {count} districts"),
    "hour_sheet.lead": Text(
        "Für {year} sind {where} {hours} Face-to-face-Stunden je Woche vereinbart. Dafür steht ein Budget von {budget} "
        "im Jahr zur Verfügung.",
        "For {year}, {hours} face-to-face hours a week are agreed {where}. The budget for them is {budget} a year.",
    ),
    "hour_sheet.nobody_yet": Text(
        "Es ist noch kein Träger benannt; der Name ist vor der Unterschrift einzutragen.",
        "No provider has been named yet; enter the name before signing.",
    ),
    "hour_sheet.id": Text("Nr", "Id"),
    "hour_sheet.service": Text("Leistung", "Service"),
    "hour_sheet.own_share": Text("Anteil", "Share"),
    "hour_sheet.euros": Text("Euro im Jahr", "Euros a year"),
    "hour_sheet.a_week": Text("Stunden je Woche", "Hours a week"),
    "hour_sheet.weekly": Text("insgesamt", "in all"),
    "hour_sheet.abf": Text("abf-Abschlag", "abf deduction"),
    "hour_sheet.face_to_face": Text("Face-to-face", "face-to-face"),
    "hour_sheet.h": same("h"),
    "hour_sheet.all_services": Text("alle Leistungen", "all services"),
    "hour_sheet.money_caption": Text(
        "Budget {year} und seine Teile, Euro im Jahr", "Budget {year} and its parts, euros a year"
    ),
    "hour_sheet.hours_caption": Text(
        "Leistungen {year}: Betrag in Euro im Jahr, Vollzeitstellen, Stunden je Woche",
        "Services {year}: amount in euros a year, full-time positions, hours a week",
    ),
    "hour_sheet.hours_note": Text(
        "Face-to-face: unmittelbar mit Kindern, Jugendlichen und Familien. abf: aufgaben-, berufs- und fachspezifische "
        "Minderarbeitszeiten.",
        "Face-to-face: directly with children, young people and families. abf: non-contact time, such as preparation "
        "and follow-up.",
    ),
    "hour_sheet.all_of_it": Text(
        "Parameter und Rechenweg auf den folgenden Seiten sind Teil dieses Stundenblatts.",
        "Parameters and arithmetic on the following pages are part of this hour sheet.",
    ),
    # --- parameters -----------------------------------------------------------------------------------
    "hour_sheet.parameters": Text("Parameter", "Parameters"),
    "hour_sheet.parameters_caption": Text("Womit gerechnet ist", "What it is computed with"),
    "hour_sheet.parameter": Text("Parameter", "Parameter"),
    "hour_sheet.value": Text("Wert", "Value"),
    "hour_sheet.source": Text("Herkunft und Quelle", "Origin and source"),
    "hour_sheet.share": Text("Anteil {service}", "Share of {service}"),
    "hour_sheet.of": same("{label}: {name}"),
    # --- signatures -----------------------------------------------------------------------------------
    "hour_sheet.place_and_date": Text("Ort, Datum", "Place, date"),
    "hour_sheet.for_county": Text("Für den Landkreis", "For the county"),
    "hour_sheet.for_provider": Text("Für den Träger: {provider}", "For the provider: {provider}"),
    # --- how each figure comes about ------------------------------------------------------------------
    "hour_sheet.derivation": Text("Rechenweg", "How it is computed"),
    "hour_sheet.derivation_lead": Text(
        "So entsteht jede Zahl dieses Stundenblatts: zuerst die Formeln in Worten, dann je Sozialraum mit Zahlen.",
        "How each number of this sheet comes about: first the formulas in words, then with the numbers of each "
        "district.",
    ),
    "hour_sheet.formulas_caption": Text("Formeln", "Formulas"),
    "hour_sheet.figure": Text("Größe", "Figure"),
    "hour_sheet.formula": Text("Formel", "Formula"),
    "hour_sheet.abf_words": Text(
        "Wochenstunden − Face-to-face-Stunden, einschließlich Rundung",
        "weekly hours − face-to-face hours, rounding included",
    ),
    "hour_sheet.rounding_note": Text(
        "Jede Rechnung beginnt mit dem Betrag in Cent und rechnet ungerundet weiter; gerundet ist nur das Ergebnis "
        "(VZÄ auf 4 Stellen, Stunden auf 2). Summen sind Summen der gedruckten Zahlen. Der Berechnungsbogen rundet VZÄ "
        "und Wochenstunden so, dass sie ihre ungerundete Summe ergeben; beide können dort in der letzten Stelle "
        "abweichen, Euro und Face-to-face-Stunden nicht.",
        "Each arithmetic starts from the amount in cents and goes on unrounded; only the result is rounded (FTE to 4 "
        "places, hours to 2). Sums are sums of the printed numbers. The calculation sheet rounds FTE and weekly hours "
        "so that they add up to their unrounded total; both may differ there in the last place, euros and face-to-face "
        "hours do not.",
    ),
    "hour_sheet.named": same("{name} ({id})"),
    "hour_sheet.derivation_caption": Text("Rechenweg {name}", "How {name} is computed"),
    "hour_sheet.arithmetic": Text("Rechnung", "Arithmetic"),
    "hour_sheet.computed_from": Text(
        "Berechnet mit sozialbudget {version} aus {name} (SHA-256 {sha256}).",
        "Computed with sozialbudget {version} from {name} (SHA-256 {sha256}).",
    ),
    "hour_sheet.computed": Text("Berechnet mit sozialbudget {version}.", "Computed with sozialbudget {version}."),
    # --- the covering list ----------------------------------------------------------------------------
    "hour_sheet.overview_title": Text("Übersicht der Stundenblätter {year}", "Covering list of hour sheets {year}"),
    "hour_sheet.overview_subtitle": Text("Begleitliste zu den Leistungsvereinbarungen", "With the service agreements"),
    "hour_sheet.overview_sheets": Text("Stundenblätter", "Hour sheets"),
    "hour_sheet.overview_lead": Text(
        "{sheets} für {districts}: zusammen {budget} Budget im Jahr und {hours} Face-to-face-Stunden je Woche.",
        "{sheets} for {districts}: in all, a budget of {budget} a year and {hours} face-to-face hours a week.",
    ),
    "hour_sheet.overview_caption": Text("Stundenblätter {year}", "Hour sheets {year}"),
    "hour_sheet.overview_note": Text(
        "Die Summen sind die des Berechnungsbogens.", "The totals are those of the calculation sheet."
    ),
    "hour_sheet.overview_nobody": Text(
        "Sozialräume ohne Träger stehen auf einem eigenen Stundenblatt; der Träger ist dort einzutragen.",
        "Districts without a provider stand on a sheet of their own; enter the provider there.",
    ),
    "hour_sheet.excluded": Text("Ausgenommen sind: {districts}.", "Left out: {districts}."),
    "hour_sheet.sheet.one": Text("Stundenblatt", "hour sheet"),
    "hour_sheet.sheet.many": Text("Stundenblätter", "hour sheets"),
    "hour_sheet.its_districts": Text("Sozialräume", "Districts"),
    "hour_sheet.districts": Text("{count} Sozialräume", "{count} districts"),
    "hour_sheet.file": Text("Datei", "File"),
    "hour_sheet.face_to_face_a_week": Text("Face-to-face-Stunden je Woche", "Face-to-face hours a week"),
    "hour_sheet.together": Text("zusammen", "together"),
}
