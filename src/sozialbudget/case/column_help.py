"""What each column of the input workbook means: the comments of the template and the reference of the input.

To explain a new column of `layout.py`, add an entry; a test names the columns without one.
"""

from collections.abc import Mapping

from sozialbudget.words import Text

COLUMN_HELP: Mapping[tuple[str, str], Text] = {
    ("districts", "id"): Text(
        "Eindeutige Nummer des Sozialraums, als Text: Führende Nullen bleiben erhalten (01, 033550001).",
        "The district's unique number, as text: leading zeros are kept (01, 033550001).",
    ),
    ("districts", "name"): Text(
        "Name des Sozialraums. Namen dürfen sich wiederholen, Nummern nicht.",
        "The district's name. Names may repeat, ids may not.",
    ),
    ("districts", "provider"): Text(
        "Träger des Sozialraumbüros. Die Stunden werden auch je Träger zusammengezählt.",
        "Provider of the district's office. Hours are also added up by provider.",
    ),
    ("districts", "status_quo"): Text(
        "Jahresbudget, das heute gilt, in EUR. Mindestens 0.",
        "The budget of today, EUR a year. At least 0.",
    ),
    ("districts", "cost_per_fte"): Text(
        "Eigene Personalkosten einer Vollzeitstelle in EUR im Jahr. Leer: Es gilt der Parameter gleichen Namens.",
        "Own personnel cost of a full-time position, EUR a year. Left empty: the parameter of the same name holds.",
    ),
    ("districts", "excluded"): Text(
        "Grund, aus dem der Sozialraum nicht mitrechnet. Er wird als ausgenommen aufgeführt, nie auf 0 gesetzt. "
        "Leer: Der Sozialraum rechnet mit.",
        "The reason why the district takes no part. It is listed as left out, never set to zero. "
        "Left empty: the district takes part.",
    ),
    ("indicators", "name"): Text(
        "Name einer Spalte des Blatts Sozialräume, genau so geschrieben.",
        "Name of a column of the sheet Districts, spelt the same.",
    ),
    ("indicators", "weight"): Text(
        "Gewicht des Indikators, mindestens 0. Es zählt das Verhältnis: 60 und 40 wirken wie 0,6 und 0,4. Bei Fallzahl "
        "mal Median leer.",
        "The indicator's weight, at least 0. Only the ratio counts: 60 and 40 act like 0.6 and 0.4. Empty under cases "
        "× median.",
    ),
    ("indicators", "kind"): Text(
        "Anzahl: gezählte Personen oder Fälle. Quote: Fälle je Person der Bezugsgröße (12,5 % oder 0,125; in einer "
        "Spalte alle gleich geschrieben). Bezugsgröße: die Zeile sagt nur Quelle und Stand einer Bevölkerung.",
        "count: persons or cases counted. rate: cases per person of the base (12.5% or 0.125; written alike within a "
        "column). base: the row only tells source and date of a population.",
    ),
    ("indicators", "base"): Text(
        "Bezugsgröße: Spalte der Bevölkerung, auf die sich der Indikator bezieht, z. B. Einwohner unter 18. "
        "Erforderlich beim Belastungsfaktor und, für Quoten, bei Anteilen. Bei Fallzahl mal Median: Spalte der eigenen "
        "Fallkosten, Euro je Fall.",
        "Column of the population the indicator refers to, e.g. inhabitants under 18. "
        "Required under burden_factor and, for rates, under shares. Under cases × median: the column of the district's "
        "own unit cost, EUR a case.",
    ),
    ("indicators", "direction"): Text(
        "+ belastet (mehr davon heißt mehr Bedarf), - entlastet. Leer: +. "
        "Entlastende Indikatoren gibt es nur bei z-Werten und Min-Max.",
        "+ burdens (more of it means more need), - relieves. Left empty: +. "
        "Relieving indicators exist only under zscore and minmax.",
    ),
    ("indicators", "source"): Text(
        "Woher die Werte stammen, z. B. Statistik der Bundesagentur für Arbeit.",
        "Where the values come from, e.g. the employment agency's statistics.",
    ),
    ("indicators", "as_of"): Text(
        "Stichtag oder Zeitraum der Werte, z. B. 31.12.2024. Beginnt er mit „zu aktualisieren“, sind die Werte die des "
        "Vorjahres und werden nicht angenommen; „beibehalten“ sagt, dass sie weiter gelten sollen.",
        "The day or period of the values, e.g. 31.12.2024. Where it begins with “to be refreshed”, the values are last "
        "year's and are refused; “kept” says that they shall stay.",
    ),
    ("indicators", "control_total"): Text(
        "Amtliche Summe der Spalte für den ganzen Kreis. Weicht die Summe der Sozialräume ab, meldet die Prüfung "
        "beide Zahlen.",
        "The published total of the column for the whole county. Where the districts' sum differs, the check names "
        "both figures.",
    ),
    ("parameters", "key"): Text(
        "Name des Parameters. Jede Zeile trägt ihre Erläuterung als Kommentar.",
        "Name of the parameter. Each row carries its explanation as a comment.",
    ),
    ("parameters", "value"): Text(
        "Der Wert, der gelten soll. Leer: Es gilt die Vorgabe der nächsten Spalte.",
        "The value that is to hold. Left empty: the default of the next column holds.",
    ),
    ("parameters", "source"): Text(
        "Ihr Beschluss oder die Vorschrift, die den Wert festlegt. Leer: Es wird „ohne Quelle“ gedruckt.",
        "Your resolution or the statute that sets the value. Left empty: “no source” is printed.",
    ),
    ("services", "name"): Text(
        "Name der Leistung, auf die das Personalbudget verteilt wird.",
        "Name of a service the personnel money is divided over.",
    ),
    ("services", "share"): Text(
        "Anteil am Personalbudget. Alle Anteile zusammen ergeben genau 100 %.",
        "Share of the personnel money. All shares together make exactly 100%.",
    ),
    ("services", "abf_rate"): Text(
        "Eigener abf-Abschlag der Leistung. Leer: Es gilt der Parameter gleichen Namens.",
        "The service's own abf rate. Left empty: the parameter of the same name holds.",
    ),
    ("boundary_changes", "from_id"): Text(
        "Nr des Sozialraums im Ergebnis des Vorjahres. Leer oder „–“: ein neuer Sozialraum ohne Vorgänger.",
        "The district's id in the result of the year before. Left empty or “–”: a new district without predecessor.",
    ),
    ("boundary_changes", "to_id"): Text(
        "Nr des Sozialraums in dieser Eingabe. Leer oder „–“: aufgelöst, sein Geld geht auf keinen Sozialraum über.",
        "The district's id in this input. Left empty or “–”: dissolved, its money goes to no district.",
    ),
    ("boundary_changes", "share"): Text(
        "Anteil am Budget, der übergeht. Die Anteile einer von Nr ergeben zusammen genau 100 %.",
        "The share of the budget that passes over. All shares of one from id make exactly 100%.",
    ),
    ("boundary_changes", "reason"): Text("Grund, etwa Teilung.", "The reason, e.g. a split."),
    ("boundary_changes", "source"): Text(
        "Beschluss oder Vorlage, die die Änderung festlegt.", "The resolution or paper that sets the change."
    ),
}
