"""What the annex says of parameters, of each district and of checks. Part of the one catalogue (catalogue.py)."""

from sozialbudget.words.text import Text

ANNEX_DISTRICTS: dict[str, Text] = {
    # --- 4. parameters and readings -------------------------------------------------------------------
    "annex.parameters.title": Text("Parameter und Lesarten", "Parameters and readings"),
    "annex.parameters.intro": Text(
        "Diese Werte bestimmen das Ergebnis: wer sie festgelegt hat und worauf sie beruhen.",
        "These values decide the result: who set them and what they rest on.",
    ),
    "annex.parameters.caption": Text("Parameter der Verteilung", "Parameters of the allocation"),
    "annex.parameters.parameter": Text("Parameter", "Parameter"),
    "annex.parameters.value": Text("Wert", "Value"),
    "annex.parameters.default": Text("Voreinstellung", "Default"),
    "annex.parameters.said_by": Text("Herkunft", "Origin"),
    "annex.parameters.source": Text("Beschluss oder Quelle", "Resolution or source"),
    "annex.parameters.required": Text("Pflichtangabe", "required"),
    "annex.parameters.set": Text("Aufruf: {typed}", "Command line: {typed}"),
    "annex.parameters.no_value": Text("nicht festgelegt", "not set"),
    "annex.parameters.from_uplift": Text("aus Budget bisher und Steigerung", "from status quo and uplift"),
    "annex.parameters.computed": Text("errechnet: {value}", "computed: {value}"),
    "annex.parameters.auto": Text("auto, wirksam: {value}", "auto, applied: {value}"),
    "annex.parameters.without_effect": Text("{value} (hier ohne Wirkung)", "{value} (no effect here)"),
    "annex.parameters.unit.hours": Text("Stunden", "hours"),
    "annex.parameters.unit.fte": Text("VZÄ", "FTE"),
    "annex.parameters.indicators": Text("Indikatoren und Gewichte", "Indicators and weights"),
    "annex.parameters.indicators_caption": Text(
        "Indikatoren, aus denen der Bedarf errechnet ist", "Indicators the need is computed from"
    ),
    "annex.parameters.in_percent": Text("in %", "in %"),
    "annex.parameters.kind.count": Text(
        "Anzahl: Personen oder Fälle im Sozialraum.", "Count: persons or cases in the district."
    ),
    "annex.parameters.kind.rate": Text(
        "Quote: Anteil oder Rate, bezogen auf die Bezugsgröße.", "Rate: a share or rate of its base."
    ),
    "annex.parameters.services": Text("Leistungen", "Services"),
    "annex.parameters.services_caption": Text(
        "Leistungen, auf die das Personalbudget verteilt wird", "Services the personnel budget is divided over"
    ),
    "annex.parameters.service_share": Text("Anteil am Personalbudget", "Share of personnel budget"),
    "annex.parameters.abf_general": Text("allgemeiner Satz", "general rate"),
    "annex.parameters.abf_own": Text("eigener Satz", "own rate"),
    "annex.parameters.default_services": Text("Leistungen und Anteile: {said_by}.", "Services and shares: {said_by}."),
    "annex.parameters.own_costs": Text(
        "Eigene Jahreskosten je VZÄ gelten für: {districts}.",
        "Districts with a cost per FTE of their own: {districts}.",
    ),
    "annex.parameters.own_costs_many": Text(
        "Für {n} Sozialräume gelten eigene Jahreskosten je VZÄ, von {least} bis {most}.",
        "{n} districts have a cost per FTE of their own, from {least} to {most}.",
    ),
    "annex.parameters.readings": Text("Offene Lesarten", "Open readings"),
    "annex.parameters.open": Text(
        "Das Verfahren stammt aus der Vorlage 2011/099 des Landkreises Lüneburg. Wo sie mehrere Lesarten zulässt, ist "
        "diese gewählt:",
        "The method comes from Vorlage 2011/099 of Landkreis Lüneburg. Where it can be read in several ways, this one "
        "is taken:",
    ),
    # --- 5. each district -----------------------------------------------------------------------------
    "annex.district.title": Text("Die Sozialräume im Einzelnen", "District by district"),
    "annex.district.heading": Text("{district} (Nr. {id})", "{district} (no. {id})"),
    "annex.district.intro": Text(
        "Jede Abbildung führt vom bisherigen Budget zum neuen. Dazwischen stehen die Ursachen:",
        "Each figure leads from today's budget to the new one. Between them stand the causes:",
    ),
    "annex.district.intro.services": Text(
        "Zu jedem Sozialraum steht hier, wie aus seinem Budget Personal, Leistungen und Stunden werden.",
        "For each district this says how its budget becomes personnel, services and hours.",
    ),
    "annex.district.cause_total": Text(
        "was sich änderte, wenn jedes Budget so stiege oder sänke wie das Gesamtbudget.",
        "what would change if each budget rose or fell in proportion to the total.",
    ),
    "annex.district.cause_need": Text(
        "was hinzukäme oder wegfiele, wenn von da an allein der Bedarf zählte.",
        "what would come on top or fall away if from there on need alone counted.",
    ),
    "annex.district.cause_damping": Text(
        "was davon zurückgenommen wird, damit sich Budgets nicht zu stark auf einmal ändern.",
        "what is taken back of it, so that budgets do not change too much at once.",
    ),
    "annex.district.cause_protection": Text(
        "was ein Sozialraum erhält, um nicht unter seine Untergrenze zu fallen, oder für andere abgibt; ebenso, was "
        "Obergrenzen nehmen oder frei machen.",
        "what a district gets so as not to fall below its floor, or gives for others; likewise what caps take or set "
        "free.",
    ),
    "annex.district.cause_rounding": Text(
        "was das Runden ändert, damit die Budgets zusammen das Gesamtbudget ergeben.",
        "what rounding changes, so that the budgets sum to the total.",
    ),
    "annex.district.suppression": Text(
        "Fallzahlen unter {below} werden nicht veröffentlicht. Damit sie sich auch nicht errechnen lassen, fehlen die "
        "Werte aller Indikatoren für die betroffenen und einige weitere Sozialräume.",
        "Counts below {below} are not published. So that they cannot be computed either, the values of all indicators "
        "are missing for the districts concerned and some others.",
    ),
    "annex.district.coarse": Text(
        "Aus demselben Grund sind die Beträge zwischen bisherigem und neuem Budget hier auf {unit} gerundet; die "
        "Budgets selbst sind genau.",
        "For the same reason the amounts between today's and the new budget are rounded to {unit} here; the budgets "
        "themselves are exact.",
    ),
    "annex.district.withheld": Text(
        "Die Werte der Indikatoren bleiben hier geheim, weil sich aus ihnen eine Fallzahl unter {below} ergäbe, in "
        "diesem oder einem anderen Sozialraum.",
        "The values of the indicators are kept secret here, because a count below {below} would follow from them, in "
        "this or in another district.",
    ),
    "annex.district.gains": Text(
        "Für {year} erhält {district} {budget}, das sind {change} ({rate}) mehr als bisher.",
        "For {year} {district} gets {budget}, {change} ({rate}) more than today.",
    ),
    "annex.district.loses": Text(
        "Für {year} erhält {district} {budget}, das sind {change} ({rate}) weniger als bisher.",
        "For {year} {district} gets {budget}, {change} ({rate}) less than today.",
    ),
    "annex.district.same": Text(
        "Für {year} erhält {district} {budget}, genauso viel wie bisher.",
        "For {year} {district} gets {budget}, as much as today.",
    ),
    "annex.district.new": Text(
        "Für {year} erhält {district} {budget}; bisher gibt es dort kein Budget.",
        "For {year} {district} gets {budget}; today it has no budget.",
    ),
    "annex.district.none": Text(
        "Für {year} erhält {district} kein Budget und hat auch bisher keines.",
        "For {year} {district} gets no budget and has none today.",
    ),
    "annex.district.need": Text(
        "Mit dem bisherigen Anteil am Gesamtbudget wären es {carried}, allein nach Bedarf {need}.",
        "At its present share of the total it would be {carried}, by need alone {need}.",
    ),
    "annex.district.need_as_today": Text(
        "Mit dem bisherigen Anteil am Gesamtbudget wären es {carried}, allein nach Bedarf ebenfalls {need}.",
        "At its present share of the total it would be {carried}, by need alone {need} as well.",
    ),
    "annex.district.need_alone": Text("Allein nach Bedarf wären es {need}.", "By need alone it would be {need}."),
    "annex.district.damping": Text(
        "Mit der Dämpfung von {damping} sind es {damped}.",
        "With damping of {damping} it is {damped}.",
    ),
    "annex.district.damping_full": Text(
        "Wegen der Dämpfung von {damping} zählt der Bedarf nicht: Es bleibt bei {damped}.",
        "With damping of {damping}, need does not count: it stays at {damped}.",
    ),
    "annex.district.floor": Text(
        "Der Bestandsschutz (höchstens {limit} weniger) hebt das auf {balanced}.",
        "Protection (at most {limit} less) raises this to {balanced}.",
    ),
    "annex.district.floor_full": Text(
        "Der Bestandsschutz hebt das auf {balanced}, denn kein Sozialraum soll etwas verlieren (Höchstverlust "
        "{limit}).",
        "Protection raises this to {balanced}, for no district is to lose anything (max loss {limit}).",
    ),
    "annex.district.cap": Text(
        "Die Obergrenze (höchstens {limit} mehr) senkt das auf {balanced}.",
        "The cap (at most {limit} more) lowers this to {balanced}.",
    ),
    "annex.district.cap_full": Text(
        "Die Obergrenze senkt das auf {balanced}, denn kein Sozialraum soll etwas hinzugewinnen (Höchstzuwachs "
        "{limit}).",
        "The cap lowers this to {balanced}, for no district is to gain anything (max gain {limit}).",
    ),
    "annex.district.pays": Text(
        "Davon gehen {amount} in den Bestandsschutz anderer.",
        "Of this, {amount} goes to protect others.",
    ),
    "annex.district.gets": Text(
        "Aus den Obergrenzen anderer kommen {amount} hinzu.",
        "From the caps of others, {amount} comes on top.",
    ),
    "annex.district.rounding": Text("Gerundet auf {unit} sind das {budget}.", "Rounded to {unit} that is {budget}."),
    "annex.district.waterfall": Text(
        "{district}: vom bisherigen zum neuen Budget (Euro im Jahr)",
        "{district}: from today's budget to the new one (euros a year)",
    ),
    "annex.district.waterfall_alt": Text(
        "Wasserfalldiagramm für {district}: {steps}. Veränderung {change}.",
        "Waterfall chart of {district}: {steps}. Change {change}.",
    ),
    "annex.district.value": Text("Wert", "Value"),
    "annex.district.county.value": Text("im Kreis", "County"),
    "annex.district.county.mean": Text("Mittelwert", "Mean"),
    "annex.district.effect": Text("gibt (+), nimmt (−) €", "gives (+), takes (−) €"),
    "annex.district.effects": Text(
        "{district}: welcher Indikator gibt, welcher nimmt (bisher {share} % des Gesamtbudgets)",
        "{district}: which indicator gives, which takes (today {share}% of the total)",
    ),
    "annex.district.effects_total": Text("Bedarf zusammen", "Need in total"),
    "annex.district.part": Text("Beitrag %", "Part %"),
    "annex.district.parts": Text(
        "{district}: woraus der Bedarfsanteil besteht", "{district}: what the need share is made of"
    ),
    "annex.district.parts_total": Text("Bedarfsanteil", "Need share"),
    "annex.district.intro.effects": Text(
        "Darunter steht, welcher Indikator Geld gibt und welcher nimmt; zusammen ist das der Bedarf. Ein Indikator "
        "gibt, wo der Anteil an den Fällen im Kreis größer ist als der bisherige am Gesamtbudget.",
        "Below it says which indicator gives money and which takes it; together that is the need. An indicator gives "
        "where the share of the county's cases is larger than the present share of the total.",
    ),
    "annex.district.intro.parts": Text(
        "Darunter steht, was jeder Indikator zum Bedarfsanteil beiträgt, nach dem der Bedarf verteilt wird.",
        "Below it says what each indicator adds to the need share, by which need is divided.",
    ),
    "annex.district.personnel": Text(
        "Vom Budget sind {overhead} für Regie- und Sachkosten und {personnel} für Personal: {hours} "
        "Face-to-face-Stunden je Woche mit Kindern, Jugendlichen und Familien.",
        "Of the budget, {overhead} is for overhead and {personnel} for personnel: {hours} face-to-face hours a week "
        "with children, young people and families.",
    ),
    "annex.district.money": Text(
        "Regie- und Sachkosten {overhead}, Personal {personnel}: {hours} Face-to-face-Stunden je Woche.",
        "Overhead {overhead}, personnel {personnel}: {hours} face-to-face hours a week.",
    ),
    "annex.district.service": Text(
        "{service}: {amount}, {fte} VZÄ, {weekly} Wochenstunden, davon {hours} face to face.",
        "{service}: {amount}, {fte} FTE, {weekly} weekly hours, of which {hours} face to face.",
    ),
    "annex.district.budget": Text("Für {year} erhält {district} {budget}.", "For {year} {district} gets {budget}."),
    "annex.district.derivation": Text(
        "{district}: vom Budget zu den Stunden", "{district}: from the budget to the hours"
    ),
    "annex.district.step": Text("Schritt", "Step"),
    "annex.district.arithmetic": Text("Rechnung", "Arithmetic"),
    "annex.district.result": Text("Ergebnis", "Result"),
    # --- 6. checks and recomputing --------------------------------------------------------------------
    "annex.checking.title": Text("Prüfungen und Nachrechnen", "Checks and recomputing"),
    "annex.checking.caption": Text("Prüfungen der Rechnung", "Checks of the calculation"),
    "annex.checking.computed_anew": Text(
        "Jede Zeile ist aus den ungerundeten Ergebnissen neu gerechnet. Soll 0: So etwas darf nicht vorkommen.",
        "Each row is computed anew from the unrounded results. Expected 0: there must be none.",
    ),
    "check.auto_keeps_floors": Text(
        "Dämpfung auto: gedämpfte Budgets unter ihrer Untergrenze", "Damping auto: damped budgets below their floor"
    ),
    "annex.checking.recompute": Text("Nachrechnen", "Recomputing"),
    "annex.checking.facts_caption": Text("Womit gerechnet wurde", "What it was computed with"),
    "annex.checking.fact": Text("Angabe", "Fact"),
    "annex.checking.is": Text("Wert", "Value"),
    "annex.checking.parameter_file": Text("Parameterdatei", "Parameter file"),
    "annex.checking.who_has_the_input": Text(
        "Wer die Eingabe hat, kann alles nachrechnen. Das Programm ist frei erhältlich; diese Befehle genügen:",
        "Whoever has the input can recompute everything. The program is free; these commands are enough:",
    ),
    "annex.checking.command.annex": Text("diese Anlage:", "this annex:"),
    "annex.checking.command.allocate": Text(
        "die Arbeitsmappe, in der jede Zahl eine Formel ist:", "the workbook in which every figure is a formula:"
    ),
    "annex.checking.command.explain": Text(
        "die Herleitung eines Sozialraums, Schritt für Schritt mit Zelle und Quelle:",
        "the derivation of one district, step by step with cell and source:",
    ),
    "annex.checking.annex_file": Text("anlage.pdf", "annex.pdf"),
    "annex.checking.result_file": Text("{stem}-ergebnis.xlsx", "{stem}-result.xlsx"),
    "annex.checking.sha": Text(
        "Der SHA-256 ist der Fingerabdruck der Eingabe: Stimmt er überein, ist es dieselbe Datei.",
        "The SHA-256 is the input's fingerprint: where it agrees, it is the same file.",
    ),
    "annex.checking.excluded": Text("Ausgenommene Sozialräume", "Districts left out"),
    "annex.checking.excluded_caption": Text(
        "Sozialräume, die an der Verteilung nicht teilnehmen", "Districts that take no part in the allocation"
    ),
    "annex.checking.reason": Text("Grund", "Reason"),
    "annex.checking.notes": Text("Hinweise und Warnungen", "Notes and warnings"),
    "annex.checking.no_notes": Text("Es gibt keine.", "There are none."),
    "annex.checking.notes_withheld": Text(
        "Hinweise und Warnungen zur Eingabe: {n}. Sie nennen Zahlen, die geheim bleiben können, und sind deshalb nicht "
        "gedruckt; sozialbudget check zeigt sie.",
        "Notes and warnings on the input: {n}. They tell numbers that may have to stay secret, so they are not "
        "printed; sozialbudget check shows them.",
    ),
    "annex.checking.few_positions": Text(
        "Höchstens {min_fte} VZÄ haben (fachlich und organisatorisch kritisch): {districts}.",
        "No more than {min_fte} FTE (critical for the work and its organisation): {districts}.",
    ),
}
